"""Work in a process of its own, one of whose system calls fails, or is its last: strace injects the fault.

A process that has imported everything is forked, strace is attached to the child, and only then the child begins: an
injection costs a fork instead of a start of Python. What the child says goes through shared memory, for a pipe would
be one of the calls that fail.
"""

import ctypes
import mmap
import os
import re
import select
import shutil
import signal
import subprocess
import time
import traceback
import warnings
from collections.abc import Callable
from contextlib import suppress
from enum import Enum
from pathlib import Path
from typing import NamedTuple

OPENING = ("openat",)
READING = ("read", "pread64", "newfstatat", "fstat", "statfs", "fstatfs", "getdents64", "fcntl", "flock")
WRITING = (
    "write", "pwrite64", "fsync", "fdatasync", "ftruncate", "rename", "renameat", "renameat2", "unlink", "unlinkat",
    "mkdir", "rmdir", "link", "fallocate", "copy_file_range", "sendfile", "utimensat", "fchmod", "chmod", "close",
)  # fmt: skip
CALLS = OPENING + READING + WRITING
# Those of the calls that ask a disk for room.
ROOM = ("openat", "write", "pwrite64", "fsync", "fdatasync", "ftruncate", "rename", "mkdir", "link", "close")

_SPOKEN_BYTES = 1 << 16
_MOST_SECONDS = 120
_PR_SET_PTRACER = 0x59616D61
_ANYONE = ctypes.c_ulong(-1)
_CALL = re.compile(r"^(?:\d+ +)?(\w+)\(")

Say = Callable[[str], None]


class Fault(Enum):
    """What happens at a system call; the values are strace's words."""

    KILL = "signal=KILL"
    FULL = "error=ENOSPC"
    BROKEN = "error=EIO"


class Injection(NamedTuple):
    """A fault at the n-th of a process's system calls of one name."""

    call: str
    number: int
    fault: Fault

    def __str__(self) -> str:
        return f"{self.fault.name} at {self.call} no. {self.number}"

    @property
    def expression(self) -> str:
        return f"inject={self.call}:{self.fault.value}:when={self.number}"


class Outcome(NamedTuple):
    """How a process ended: what it said, by what it was stopped, whether the fault was reached.

    `calls` are the traced calls in their order, each with its line of the trace, which names the file.
    """

    said: tuple[str, ...]
    error: str
    is_killed: bool
    is_reached: bool
    calls: tuple[tuple[str, str], ...]


def missing() -> str:
    """Return why strace cannot be used here; nothing when it can."""
    if shutil.which("strace") is None:
        return "strace is not installed (Debian, Ubuntu: apt-get install strace)"
    tried = subprocess.run(["strace", "-o", os.devnull, "true"], capture_output=True, text=True, check=False)
    return f"strace cannot trace here: {tried.stderr.strip()}" if tried.returncode else ""


def run_traced(work: Callable[[Say], None], *, trace: Path, injection: Injection | None = None) -> Outcome:
    """Let work run in a forked process under strace; without an injection its calls are counted only."""
    with mmap.mmap(-1, _SPOKEN_BYTES) as spoken:
        going, go = os.pipe()
        child = _forked(work, spoken, going)
        try:
            os.close(going)
            tracer = _attached(child, trace, injection)
            os.write(go, b"!")
            status = _waited(child)
            tracer.wait(timeout=_MOST_SECONDS)
        finally:
            os.close(go)
        said = spoken[:].rstrip(b"\0").decode().splitlines()
    lines = trace.read_text(encoding="utf-8", errors="replace").splitlines()
    errors = [word.removeprefix("! ") for word in said if word.startswith("! ")]
    return Outcome(
        said=tuple(word for word in said if not word.startswith("! ")),
        error=errors[0] if errors else "",
        is_killed=os.WIFSIGNALED(status),
        is_reached=os.WIFSIGNALED(status) or any("(INJECTED)" in line for line in lines),
        calls=tuple((match[1], line) for line in lines if (match := _CALL.match(line))),
    )


def in_a_process(work: Callable[[Say], None]) -> tuple[str, ...]:
    """Let work run in a forked process with nothing injected, and return what it said; an error is the last word."""
    with mmap.mmap(-1, _SPOKEN_BYTES) as spoken:
        status = _waited(_forked(work, spoken, None))
        said = tuple(spoken[:].rstrip(b"\0").decode().splitlines())
    return said if os.WIFEXITED(status) else (*said, f"! ended by signal {os.WTERMSIG(status)}")


def _forked(work: Callable[[Say], None], spoken: mmap.mmap, going: int | None) -> int:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)
        child = os.fork()
    if child:
        return child
    at = 0

    def say(word: str) -> None:
        nonlocal at
        data = (word.replace("\n", " ") + "\n").encode()
        spoken[at : at + len(data)] = data
        at += len(data)

    try:
        if going is not None:
            ctypes.CDLL(None).prctl(_PR_SET_PTRACER, _ANYONE, 0, 0, 0)
            _await(going)
        work(say)
    except BaseException as error:  # noqa: BLE001 - whatever it is, it is said
        place = traceback.extract_tb(error.__traceback__)[-1]
        say(f"! {type(error).__name__} at {Path(place.filename).name}:{place.lineno} {error}"[:600])
    finally:
        os._exit(0)


def _await(going: int) -> None:
    """Wait until there is something in a pipe, by a call that is never made to fail."""
    poll = select.poll()
    poll.register(going, select.POLLIN | select.POLLHUP)
    poll.poll()


def _attached(child: int, trace: Path, injection: Injection | None) -> subprocess.Popen[bytes]:
    """Attach strace to a process that waits; return when every further call is seen."""
    chosen = [injection.call] if injection else list(CALLS)
    command = ["strace", "-f", "-qq", "-y", "-a", "1", "-s", "512", "-o", str(trace), "-e", "signal=none"]
    command += ["-e", f"trace={','.join(chosen)}", *(["-e", injection.expression] if injection else [])]
    trace.unlink(missing_ok=True)
    tracer = subprocess.Popen([*command, "-p", str(child)], stdin=subprocess.DEVNULL)
    status = Path(f"/proc/{child}/status")
    ends = time.monotonic() + _MOST_SECONDS
    while "TracerPid:\t0\n" in status.read_text(encoding="ascii"):
        if tracer.poll() is not None or time.monotonic() > ends:
            raise RuntimeError("strace could not be attached")
        time.sleep(0.0005)
    time.sleep(0.003)  # from seizing to stopping
    return tracer


def _waited(child: int) -> int:
    ends = time.monotonic() + _MOST_SECONDS
    while time.monotonic() < ends:
        pid, status = os.waitpid(child, os.WNOHANG)
        if pid:
            return status
        time.sleep(0.001)
    with suppress(ProcessLookupError):
        os.kill(child, signal.SIGKILL)
    return os.waitpid(child, 0)[1]
