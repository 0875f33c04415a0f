"""What Windows forbids, noticed on Linux: a file is replaced, renamed or removed while this process holds it open.

Every such step of Python passes an audit hook, and /proc names what is open at that moment. What only the garbage
collector would close stays open here until the test is over, as it may for a person.
"""

import gc
import os
import sys
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

_OPEN_FILES = Path("/proc/self/fd")
_WATCHED = frozenset({"os.rename", "os.remove", "os.rmdir"})
_PRODUCT = f"{os.sep}ctph_desktop{os.sep}"


class _Watch:
    def __init__(self) -> None:
        self.seen: list[str] | None = None
        self.is_installed = False

    def install(self) -> None:
        if not self.is_installed:
            sys.addaudithook(self._on_event)
            self.is_installed = True

    def _on_event(self, event: str, arguments: tuple[Any, ...]) -> None:
        if self.seen is None or event not in _WATCHED:
            return
        seen, self.seen = self.seen, None  # what is asked here must not be noticed itself
        try:
            seen.extend(_forbidden(event, arguments))
        finally:
            self.seen = seen


_watch = _Watch()


@contextmanager
def watched() -> Iterator[list[str]]:
    """Yield what was done with files held open; it grows while the block runs."""
    _watch.install()
    seen: list[str] = []
    _watch.seen = seen
    collected_by_python = gc.isenabled()
    gc.disable()
    try:
        yield seen
    finally:
        if collected_by_python:
            gc.enable()
        _watch.seen = None


def _forbidden(event: str, arguments: tuple[Any, ...]) -> Iterator[str]:
    is_renaming = event == "os.rename"
    names = [str(Path(os.fsdecode(name)).absolute()) for name in arguments[: 2 if is_renaming else 1]]
    for held in _held():
        if any(held == name or (is_renaming and held.startswith(name + os.sep)) for name in names):
            yield f"{event} {' -> '.join(names)} while {held} is open, at {_place()}"


def _held() -> Iterator[str]:
    for descriptor in _OPEN_FILES.iterdir():
        try:
            yield str(descriptor.readlink())
        except OSError:  # the one that listed them
            continue


def _place() -> str:
    steps = [f"{step.filename}:{step.lineno}" for step in traceback.extract_stack() if _PRODUCT in step.filename]
    return " < ".join(reversed(steps[-3:])) or "the test"
