"""The real desktop started and typed in, a process each time: every one must end by itself, well, and say what it saw.

A fault of threads shows in one start of hundreds, and on an idle machine sooner than on a busy one.
"""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from tempfile import mkdtemp

from fault_rows import Row

from ctph_desktop.demonstration.sample import build_sample

PIECES = 20
STARTS = 1_000
TYPINGS = 300
MOST_SECONDS = 180
_UNIMPORTANT = "This plugin does not support"  # said by the screen nobody sees
_TESTS = Path(__file__).parents[1]
_DRIVER = _TESTS / "benchmarks" / "desktop_driver.py"


def run(amount: float, seed: int) -> Iterator[Row]:
    """Start the desktop on a commune's office, which is another copy in each piece, and type into fresh copies."""
    for name, purpose, count in (("starts", "settle", STARTS), ("starts, typed in", "type", TYPINGS)):
        failures = [
            failure
            for number in range(max(1, round(count * amount)))
            if (failure := _failure(purpose, _office(seed, number if purpose == "type" else 0)))
        ]
        for failure in failures:
            sys.stderr.write(f"{name}: {failure}\n")
        yield Row(name, max(1, round(count * amount)), len(failures), "; ".join(f.split("\n", 1)[0] for f in failures))


def _failure(purpose: str, office: Path) -> str | None:
    """Run the desktop once; return how it ended and all it wrote, None if that was well."""
    command = [sys.executable, str(_DRIVER), purpose, str(office)]
    try:
        done = subprocess.run(
            command, capture_output=True, encoding="utf-8", errors="replace", check=False, timeout=MOST_SECONDS,
            env=_environment(office),
        )  # fmt: skip
    except subprocess.TimeoutExpired as error:
        return f"did not end in {MOST_SECONDS} s\n{error.stdout!r}\n{error.stderr!r}"
    complaints = [line for line in done.stderr.splitlines() if not line.startswith(_UNIMPORTANT)]
    if done.returncode == 0 and _has_said(done.stdout) and not complaints:
        return None
    return f"exit {done.returncode}\n{done.stdout}\n{done.stderr}"


def _has_said(output: str) -> bool:
    try:
        return "open" in json.loads(output.strip().splitlines()[-1])
    except (IndexError, ValueError):
        return False


def _environment(office: Path) -> dict[str, str]:
    """Return where the desktop runs: its PC knows of no other copy of the office."""
    return os.environ | {
        "CTPH_STATE": f"{office}-state",
        "PYTHONPATH": str(_TESTS.parent),
        "PYTHONFAULTHANDLER": "1",
        "QT_QPA_PLATFORM": f"offscreen:configfile={_TESTS / 'screen.json'}",
    }


@cache
def _commune() -> Path:
    return build_sample(Path(mkdtemp(prefix="offices-"), "offices")).communes[0].folder


def _office(seed: int, number: int) -> Path:
    """Return a copy of a commune's office; nothing was typed into it, and its backup of the day is due."""
    folder = Path(os.environ["CTPH_DATA"], f"{seed}-{number}")
    return folder if folder.is_dir() else Path(shutil.copytree(_commune(), folder))
