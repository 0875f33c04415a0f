"""Package files on sticks and in folders: written so that they are there, found whatever they are called."""

import os
import shutil
from collections.abc import Iterator
from contextlib import suppress
from hashlib import sha256
from itertools import islice
from pathlib import Path
from secrets import token_hex
from typing import Final

from msgspec import Struct

from ctph_desktop.channels.outside_files import is_plain_file, open_outside, read_outside
from ctph_desktop.channels.reading_back import digest_on_drive
from ctph_desktop.channels.volumes import volumes
from ctph_desktop.domain.errors import (
    DiskFullError,
    FileNotReadableError,
    NotAPlainFileError,
    PackageError,
    PackageReason,
    WriteNotVerifiedError,
)
from ctph_desktop.domain.package_files import EXTENSION, MAGIC, MOST_FILE_BYTES, file_stem
from ctph_desktop.files.faults import fault_of, is_there
from ctph_desktop.files.placing import PART, SHARED, new_file, rename, sync_folder

_SPARE_BYTES: Final = 64 * 1024
_DEEPEST_FOLDER: Final = 3
_MOST_FILES: Final = 20_000


class Drive(Struct, frozen=True):
    """A drive that packages can be carried on; `free` in bytes."""

    path: Path
    name: str
    free: int
    is_removable: bool


def list_drives() -> tuple[Drive, ...]:
    """Return the drives that can be looked into at this moment, sticks first."""
    drives = []
    for volume in volumes():
        with suppress(OSError):
            free = shutil.disk_usage(volume.path).free
            drives.append(Drive(volume.path, volume.name, free, volume.is_removable))
    return tuple(sorted(drives, key=lambda drive: (not drive.is_removable, drive.path)))


def package_name(unit: str, code: str, *, about: str, counter: int) -> str:
    """Return a new file name that no other package has: see `file_stem`."""
    return file_stem(unit, code, about=about, counter=counter, mark=token_hex(4)) + EXTENSION


def write_package(folder: Path, *, name: str, data: bytes) -> Path:
    """Write a new file, read it back from the drive, and return where it is.

    Nothing is overwritten, and what is not there whole is not there at all. Raises DiskFullError,
    FolderNotWritableError (WriteProtectedError for a locked drive), FileNameTakenError, DriveRemovedError when the
    drive went away meanwhile, or WriteNotVerifiedError; after the last, write under a new name.
    """
    was_there = is_there(folder)
    target, part = folder / name, folder / (name + PART)
    is_finished = is_renamed = False
    try:
        _require_room(folder, len(data))
        _write(part, data)
        _require_same(part, data)
        rename(part, target)
        is_renamed = True
        sync_folder(folder)
        if target.stat().st_size != len(data):
            raise WriteNotVerifiedError(target)
        is_finished = True
    except OSError as error:
        raise fault_of(error, target, needed=len(data), was_there=was_there) from error
    finally:
        _remove(part)
        if is_renamed and not is_finished:
            _remove(target)
    return target


def find_packages(folder: Path) -> tuple[Path, ...]:
    """Return what can be offered for import: packages by their first bytes, whatever mail made of the name.

    Other files that are called packages are returned too, so that their reader can say what is wrong with them.
    Raises FileNotReadableError if the folder itself cannot be looked into.
    """
    try:
        os.scandir(folder).close()
    except OSError as error:
        raise FileNotReadableError(folder) from error
    return tuple(sorted(path for path in islice(_files(folder), _MOST_FILES) if _looks_like_package(path)))


def read_file(path: Path) -> bytes:
    """Return a file's bytes, copied from the drive at once; PackageError if it is larger than any package.

    NotAPlainFileError for a folder, pipe or device, FileNotReadableError if it cannot be read. Slow where the drive
    is: never called where something waits to be saved.
    """
    data = read_outside(path, most=MOST_FILE_BYTES)
    if data is None:
        raise PackageError(PackageReason.TOO_LARGE, {"part": "file"})
    return data


def _require_room(folder: Path, size: int) -> None:
    free = shutil.disk_usage(folder).free
    if free < size + _SPARE_BYTES:
        raise DiskFullError(folder, needed=size + _SPARE_BYTES, free=free)


def _write(path: Path, data: bytes) -> None:
    with new_file(path, mode=SHARED) as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def _require_same(path: Path, data: bytes) -> None:
    if digest_on_drive(path) != sha256(data).digest():
        raise WriteNotVerifiedError(path.with_suffix(""))


def _remove(path: Path) -> None:
    with suppress(OSError):
        path.unlink(missing_ok=True)


def _files(folder: Path) -> Iterator[Path]:
    for place, folders, names in os.walk(folder):
        depth = len(Path(place).relative_to(folder).parts)
        folders[:] = [] if depth == _DEEPEST_FOLDER else [name for name in folders if name[0] not in ".$"]
        yield from (Path(place, name) for name in names if _is_of_interest(name))


def _is_of_interest(name: str) -> bool:
    return not name.startswith(("._", "~$")) and not name.endswith(PART)


def _looks_like_package(path: Path) -> bool:
    if not is_plain_file(path):
        return False
    if path.suffix.casefold() == EXTENSION:
        return True
    try:
        with open_outside(path) as file:
            return os.fstat(file.fileno()).st_size <= MOST_FILE_BYTES and file.read(len(MAGIC)) == MAGIC
    except (NotAPlainFileError, FileNotReadableError):
        return False
