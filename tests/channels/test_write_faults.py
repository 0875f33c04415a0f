"""Every system call of writing a package fails once, or is the last: the file is whole, or it is not there."""

import os
import shutil
import subprocess
import sys

import pytest

DATA = bytes(range(256)) * 1_000
NAME = "a.ctph"
SCRIPT = """
import sys
from pathlib import Path
from ctph_desktop.channels import drives
from ctph_desktop.domain.errors import EnvironmentFault
try:
    drives.write_package(Path(sys.argv[1]), name="a.ctph", data=bytes(range(256)) * 1_000)
except EnvironmentFault as fault:
    sys.exit(type(fault).__name__)
print("written and verified")
"""
CALLS = ("openat", "write", "fsync", "read", "close", "rename", "newfstatat,fstat,statx", "statfs,fstatfs")


def run_with(folder, injection):
    """Return how the script ended: its exit code, what it said, and whether the fault was reached."""
    paths = [part for name in ("", NAME, f"{NAME}.part") for part in ("-P", str(folder / name).rstrip("/"))]
    trace = folder.parent / "trace"
    command = ["strace", "-f", "-o", trace, *paths, "-e", f"inject={injection}"]
    run = subprocess.run(
        [*command, sys.executable, "-c", SCRIPT, folder], capture_output=True, text=True, check=False
    )  # fmt: skip
    is_reached = "(INJECTED)" in trace.read_text("utf-8") or "killed by SIGKILL" in trace.read_text("utf-8")
    return run, is_reached


def can_trace():
    return (
        shutil.which("strace")
        and not subprocess.run(["strace", "-o", os.devnull, "true"], capture_output=True, check=False).returncode
    )


@pytest.mark.skipif(not can_trace(), reason="strace cannot be used here")
@pytest.mark.parametrize("fault", ["error=ENOSPC", "error=EIO", "signal=KILL"])
@pytest.mark.parametrize("call", CALLS)
def test_a_package_is_whole_or_not_there_whatever_fails(tmp_path, call, fault):
    for number in range(1, 12):
        folder = tmp_path / f"{number}"
        folder.mkdir()
        run, is_reached = run_with(folder, f"{call}:{fault}:when={number}")
        if not is_reached:
            break
        left = {path.name: path.read_bytes() for path in folder.iterdir()}
        assert left.get(NAME) in {None, DATA}
        if run.stdout:
            assert left == {NAME: DATA}
        elif "error" in fault:
            assert "Traceback" not in run.stderr, run.stderr
            assert left == {}
        else:
            assert left.keys() <= {NAME, f"{NAME}.part"}
    assert 1 < number < 11
