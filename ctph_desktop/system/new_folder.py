"""A folder that comes into being whole or not at all."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from secrets import token_hex
from typing import Final

from ctph_desktop.domain.errors import OfficeExistsError, OfficeInUseError
from ctph_desktop.files.faults import fault_of
from ctph_desktop.files.placing import private_folder, rename_folder, shared_folder, sync_file, sync_folder
from ctph_desktop.system.single_instance import FileLock

UNFINISHED: Final = ".new"
_LOCK: Final = ".lock"


@contextmanager
def new_folder(folder: Path) -> Iterator[Path]:
    """Yield a folder under another name, which gets its own when the block ends well and vanishes when it does not.

    Only its owner can look into it. OfficeExistsError if something lies in the folder already, the faults of `fault_of`
    if it or what the block puts into it cannot be made.
    """
    building = folder.with_name(f"{folder.name}.{token_hex(4)}{UNFINISHED}")
    try:
        if folder.exists() and any(folder.iterdir()):
            raise OfficeExistsError(folder)
        shared_folder(folder.parent)
        clear_unfinished(folder.parent)
    except OSError as error:
        raise fault_of(error, folder, is_folder=True) from error
    try:
        with _claimed(building):
            private_folder(building)
            yield building
            _sync(building)
            rename_folder(building, folder)
            try:
                sync_folder(folder.parent)
            except OSError:
                rename_folder(folder, building)  # what is told as failed is not there afterwards
                raise
    except OSError as error:
        raise fault_of(error, folder, is_folder=True) from error
    finally:
        shutil.rmtree(building, ignore_errors=True)


def take_back(folder: Path) -> None:
    """Remove a folder that was just made, as if it had never been; one that cannot be removed stays whole."""
    building = folder.with_name(f"{folder.name}.{token_hex(4)}{UNFINISHED}")
    with suppress(OSError):
        rename_folder(folder, building)
        shutil.rmtree(building, ignore_errors=True)


def clear_unfinished(place: Path) -> None:
    """Remove the folders that were being made when their program was killed; one that is being made now stays."""
    with suppress(OSError):
        for building in place.glob(f"*.????????{UNFINISHED}"):
            with suppress(OfficeInUseError, OSError), _claimed(building):
                shutil.rmtree(building, ignore_errors=True)


@contextmanager
def _claimed(building: Path) -> Iterator[None]:
    """Hold a lock beside a folder that is being made: inside it, the folder could not be renamed on Windows."""
    lock = building.with_name(building.name + _LOCK)
    is_ours = False
    try:
        with FileLock(lock):
            is_ours = True
            yield
    finally:
        if is_ours:
            with suppress(OSError):
                lock.unlink(missing_ok=True)


def _sync(folder: Path) -> None:
    """Have everything in a folder on the disk before it gets its name: a power cut then leaves all of it or nothing."""
    for path in sorted(folder.rglob("*"), reverse=True):
        if path.is_dir():
            sync_folder(path)
        else:
            sync_file(path)
    sync_folder(folder)
