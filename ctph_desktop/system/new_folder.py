"""A folder that comes into being whole or not at all."""

import errno
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from secrets import token_hex
from typing import Final

from ctph_desktop.domain.errors import DiskFullError, EnvironmentFault, FolderNotWritableError, OfficeExistsError
from ctph_desktop.system.private_file import sync_folder

UNFINISHED: Final = ".new"

_FULL: Final = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})


@contextmanager
def new_folder(folder: Path) -> Iterator[Path]:
    """Yield a folder under another name, which gets its own when the block ends well and vanishes when it does not.

    OfficeExistsError if something lies in the folder already, FolderNotWritableError or DiskFullError if it or what
    the block puts into it cannot be made.
    """
    building = folder.with_name(f"{folder.name}.{token_hex(4)}{UNFINISHED}")
    try:
        if folder.exists() and any(folder.iterdir()):
            raise OfficeExistsError(folder)
        building.mkdir(parents=True)
    except OSError as error:
        raise _fault(error, folder) from error
    try:
        yield building
        _sync(building)
        if folder.exists():
            folder.rmdir()
        building.rename(folder)
        sync_folder(folder.parent)
    except OSError as error:
        shutil.rmtree(building, ignore_errors=True)
        raise _fault(error, folder) from error
    except BaseException:
        shutil.rmtree(building, ignore_errors=True)
        raise


def _sync(folder: Path) -> None:
    """Have everything in a folder on the disk before it gets its name: a power cut then leaves all of it or nothing."""
    for path in sorted(folder.rglob("*"), reverse=True):
        if path.is_dir():
            sync_folder(path)
        else:
            with path.open("rb+") as file:
                os.fsync(file.fileno())
    sync_folder(folder)


def _fault(error: OSError, folder: Path) -> EnvironmentFault:
    return DiskFullError(folder.parent) if error.errno in _FULL else FolderNotWritableError(folder)
