"""Files from outside, read whole before anybody looks into them: this needs no office, and may take as long as it does.

A slow stick or a share that is gone must not keep the office from saving; so whoever shows a window reads here, beside
the thread of the database, and hands over what was read.
"""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Final

from msgspec import Struct

from ctph_desktop.channels import drives
from ctph_desktop.domain.errors import DomainError, EnvironmentFault, NoPackageFoundError
from ctph_desktop.domain.text import clean
from ctph_desktop.files.faults import is_there
from ctph_desktop.services.ground.exchange_rows import DriveRow

_MOST_AT_ONCE: Final = 16
_MOST_BYTES_AT_ONCE: Final = 8 * 1024 * 1024


class ForeignFile(Struct, frozen=True):
    """A file as it was read, or why it was not; `name` is fit to be stored and told."""

    path: str
    name: str
    data: bytes = b""
    fault: Exception | None = None


def read_foreign(path: Path | str) -> ForeignFile:
    """Read a file; what keeps it from being read is in the `fault`, so that one file costs no other."""
    path = Path(path)
    file = ForeignFile(str(path), clean(path.name))
    try:
        return ForeignFile(file.path, file.name, drives.read_file(path))
    except (DomainError, EnvironmentFault) as error:
        return ForeignFile(file.path, file.name, fault=error)


def read_some(paths: Sequence[Path | str]) -> tuple[ForeignFile, ...]:
    """Read the first of some files: at least one, and as many as can be held in memory and looked at in one go."""
    files: list[ForeignFile] = []
    for path in paths[:_MOST_AT_ONCE]:
        files.append(read_foreign(path))
        if sum(len(file.data) for file in files) > _MOST_BYTES_AT_ONCE:
            break
    return tuple(files)


def gather(paths: Iterable[Path | str]) -> tuple[str, ...]:
    """Return files as they are, each once, and in place of folders and sticks the packages in them.

    NoPackageFoundError if folders were given and nothing is left; FileNotReadableError if one cannot be read.
    """
    chosen = [Path(path) for path in paths]
    folders = [path for path in chosen if is_there(path)]
    found = [file for path in chosen for file in (drives.find_packages(path) if path in folders else (path,))]
    if folders and not found:
        raise NoPackageFoundError(folders[0])
    return tuple(dict.fromkeys(map(str, found)))


def drive_rows() -> tuple[DriveRow, ...]:
    """Return the removable drives that are plugged in."""
    return tuple(DriveRow(str(d.path), d.name, d.free, d.is_removable) for d in drives.list_drives())
