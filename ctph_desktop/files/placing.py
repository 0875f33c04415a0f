"""Putting a finished file or folder in its place, so that it is there whole and its name lasts.

On Windows a scanner or the search index holds what was just written for a moment, and nothing can be renamed
meanwhile: who waits a little gets through.
"""

import errno
import os
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from secrets import token_hex
from typing import BinaryIO, Final

PART: Final = ".part"
PRIVATE: Final = 0o600
SHARED: Final = 0o666  # less what the account's umask takes away

_FILE_SECONDS: Final = 3.0
_FOLDER_SECONDS: Final = 10.0  # a folder has many files to be scanned
_PAUSE_SECONDS: Final = 0.1
_CANNOT_SYNC_FOLDERS: Final = frozenset({errno.EINVAL, errno.ENOTSUP, errno.EOPNOTSUPP, errno.ENOSYS})


def write_whole(path: Path, data: bytes, *, mode: int = PRIVATE) -> None:
    """Replace a file by bytes, or leave what stood there; OSError if it cannot be done.

    Others than those `mode` names cannot read it at any moment.
    """
    part = path.with_name(f".{token_hex(6)}{PART}")  # short: the name itself may be as long as a name can be
    try:
        with new_file(part, mode=mode) as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        replace(part, path)
        sync_folder(path.parent)
    finally:
        with suppress(OSError):
            part.unlink(missing_ok=True)


def new_file(path: Path, *, mode: int = PRIVATE) -> BinaryIO:
    """Open a new file to be written; FileExistsError if there is one of that name."""
    return os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), mode), "wb")


def replace(part: Path, target: Path) -> None:
    """Give a file its name in place of what stood there; PermissionError if one of both is held for longer."""
    _patiently(lambda: part.replace(target), seconds=_FILE_SECONDS)


def rename(part: Path, target: Path) -> None:
    """Give a file its name without overwriting: FileExistsError."""

    def attempt() -> None:
        if target.exists():
            raise FileExistsError(errno.EEXIST, "", str(target))
        part.rename(target)

    _patiently(attempt, seconds=_FILE_SECONDS)


def rename_folder(building: Path, folder: Path) -> None:
    """Give a folder its name, in place of an empty one; OSError if something lies there."""

    def attempt() -> None:
        if folder.exists():
            folder.rmdir()
        building.rename(folder)

    _patiently(attempt, seconds=_FOLDER_SECONDS)


def sync_file(path: Path) -> None:
    """Have a file on the disk itself; OSError if the disk says no."""
    with path.open("r+b") as file:
        os.fsync(file.fileno())


def sync_folder(folder: Path) -> None:
    """Make the names in a folder last, where its file system can: some network and guest folders cannot."""
    if sys.platform != "win32":
        descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
        try:
            os.fsync(descriptor)
        except OSError as error:
            if error.errno not in _CANNOT_SYNC_FOLDERS:
                raise
        finally:
            os.close(descriptor)


def private_folder(folder: Path) -> Path:
    """Make a folder that only its owner may look into, where accounts are told apart by such means.

    Not on Windows, where the folder would stay closed to the next account and after Windows was installed anew; what
    lies in a person's own profile is closed to others there anyhow.
    """
    if sys.platform != "win32":
        shared_folder(folder.parent)
        return _made(folder, mode=0o700)
    else:  # noqa: RET505 - the type checker looks at one of the two
        return shared_folder(folder)


def shared_folder(folder: Path) -> Path:
    """Make a folder, and those above it; NotADirectoryError if a file has the name of one of them."""
    if not folder.parent.exists():
        shared_folder(folder.parent)
    return _made(folder, mode=0o777)


def _made(folder: Path, *, mode: int) -> Path:
    try:
        folder.mkdir(mode=mode, exist_ok=True)
    except FileExistsError as error:
        raise NotADirectoryError(errno.ENOTDIR, "", str(folder)) from error
    return folder


def _patiently(attempt: Callable[[], object], *, seconds: float) -> None:
    end = time.monotonic() + seconds
    while True:
        try:
            attempt()
        except PermissionError:
            if time.monotonic() >= end:
                raise
            time.sleep(_PAUSE_SECONDS)
        else:
            return
