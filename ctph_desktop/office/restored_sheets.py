"""Which recovery sheets open a database that was taken from a backup, and their file beside it."""

import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from secrets import token_hex

from ctph_desktop.channels.backup_files import BackupHeader
from ctph_desktop.domain.errors import DiskFullError, DomainError, EnvironmentFault
from ctph_desktop.services.safekeeping.recovery import RECOVERY_FILE, read_keys, write_keys
from ctph_desktop.sync.recovery import decode_keys, unwrap_key
from ctph_desktop.system.clock import Clock


def has_sheets(folder: Path) -> bool:
    """Tell whether a sheet is known beside an office's database."""
    with suppress(EnvironmentFault):
        return bool(read_keys(folder))
    return False


def opens(folder: Path, code: str, *, key: str) -> bool:
    """Tell whether one of the sheets beside an office's database opens a key by a code."""
    with suppress(EnvironmentFault, DomainError):
        return unwrap_key(read_keys(folder), code) == key
    return False


def take_sheets(folder: Path, header: BackupHeader, sheets: frozenset[str]) -> None:
    """Let the sheets of a backup open the database that came from it, those that count: a newer one shuts older out."""
    if keys := tuple(key for key in decode_keys(header.recovery) if key.sheet in sheets):
        write_keys(folder, keys)


@contextmanager
def sheets_replaced(
    folder: Path, header: BackupHeader, sheets: frozenset[str], *, aside: Path, clock: Clock
) -> Iterator[None]:
    """Take the sheets of a backup; what stood there is kept aside, and comes back if what is done meanwhile fails."""
    file = folder / RECOVERY_FILE
    kept = aside / f"{file.stem}_{clock().strftime('%Y%m%d-%H%M%S')}_{token_hex(2)}{file.suffix}"
    was_there = file.is_file()
    if was_there:
        _keep(file, kept)
    try:
        take_sheets(folder, header, sheets)
        yield
    except BaseException:
        with suppress(OSError):
            if was_there:
                kept.replace(file)
            else:
                file.unlink(missing_ok=True)
        raise


def _keep(file: Path, kept: Path) -> None:
    try:
        kept.parent.mkdir(exist_ok=True)
        shutil.copyfile(file, kept)
    except OSError as error:
        with suppress(OSError):
            kept.unlink(missing_ok=True)
        raise DiskFullError(file.parent, needed=file.stat().st_size) from error
