"""Files that are looked at or merged one after the other, and what whoever does that has to know."""

from collections.abc import Iterable
from pathlib import Path
from typing import Protocol

from ctph_desktop.domain.feedback import Feedback
from ctph_desktop.services.exchanging.foreign_files import ForeignFile, read_foreign
from ctph_desktop.services.ground.exchange_rows import ImportedRow, ImportPreview


class Looking(Protocol):
    """Looks at files one after the other."""

    def add(self, file: ForeignFile) -> None:
        """Look at a file."""

    def preview(self) -> ImportPreview:
        """Return what was seen."""


class Merging(Protocol):
    """Merges files one after the other; whoever begins also finishes."""

    def take(self, file: ForeignFile) -> ImportedRow:
        """Merge a file."""

    def take_waiting(self) -> None:
        """Merge what waits and can be merged by now."""

    def finish(self) -> None:
        """End it."""


def look_at_all(looking: Looking, paths: Iterable[Path | str], *, feedback: Feedback | None = None) -> ImportPreview:
    """Read files, look at each, and return what was seen."""
    chosen = list(paths)
    for done, path in enumerate(chosen):
        looking.add(_read(path, done, len(chosen), feedback))
    return looking.preview()


def merge_all(
    merging: Merging, paths: Iterable[Path | str], *, feedback: Feedback | None = None
) -> tuple[ImportedRow, ...]:
    """Read files and merge each, then what waits; it is finished whatever happens."""
    chosen = list(paths)
    try:
        rows = [merging.take(_read(path, done, len(chosen), feedback)) for done, path in enumerate(chosen)]
        merging.take_waiting()
    finally:
        merging.finish()
    return tuple(rows)


def _read(path: Path | str, done: int, total: int, feedback: Feedback | None) -> ForeignFile:
    file = read_foreign(path)
    if feedback is not None:
        feedback.step(done, total, file.name)
    return file
