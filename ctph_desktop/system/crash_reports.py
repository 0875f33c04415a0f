"""Crash reports: where something went wrong, never what the figures or the names were."""

import platform
import sys
import traceback
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Final

from ctph_desktop.system import clock

REPORTS_FOLDER: Final = "bao-cao-loi"

_MOST_REPORTS: Final = 20
_LIBRARIES: Final = ("PySide6-Essentials", "SQLAlchemy", "sqlcipher3", "pyrage", "pynacl", "msgspec")


def write_crash_report(folder: Path, error: BaseException) -> Path | None:
    """Write down a fault of the program and return the file, which can be sent to whoever mends it.

    None where the disk does not take it: the fault that is told must stay the one that happened.
    """
    try:
        return _write(folder / REPORTS_FOLDER, error)
    except OSError:
        return None


def _write(reports: Path, error: BaseException) -> Path:
    reports.mkdir(parents=True, exist_ok=True)
    stamp = clock.now()
    path = reports / f"loi-{stamp:%Y%m%d-%H%M%S-%f}.txt"
    lines = (f"time: {stamp.isoformat(timespec='seconds')}", *_surroundings(), "", *describe(error))
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    for old in sorted(reports.glob("loi-*.txt"))[:-_MOST_REPORTS]:
        with suppress(OSError):
            old.unlink()
    return path


def describe(error: BaseException) -> Iterator[str]:
    """Yield the types of an error and its causes, with the places they passed: no messages, no values, no folders."""
    seen: set[int] = set()
    current: BaseException | None = error
    while current is not None and id(current) not in seen:
        seen.add(id(current))
        yield f"{type(current).__module__}.{type(current).__qualname__}"
        yield from _places(current.__traceback__)
        current = current.__cause__ or current.__context__


def _places(trace: TracebackType | None) -> Iterator[str]:
    for frame, line in traceback.walk_tb(trace):
        code = frame.f_code
        yield f"  {frame.f_globals.get('__name__', '?')}:{line} {code.co_qualname}"


def _surroundings() -> Iterator[str]:
    from importlib import metadata  # noqa: PLC0415 - a slow import, needed by few

    yield f"system: {platform.platform()}"
    yield f"python: {platform.python_version()} {'frozen' if hasattr(sys, '_MEIPASS') else ''}".rstrip()
    for name in ("ctph-desktop", *_LIBRARIES):
        try:
            yield f"{name}: {metadata.version(name)}"
        except metadata.PackageNotFoundError:
            yield f"{name}: ?"
