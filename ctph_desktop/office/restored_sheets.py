"""Which recovery sheets open a database that was taken from a backup, and their file beside it."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from secrets import token_hex

from ctph_desktop.channels.backup_files import BackupHeader, find_backups, growth
from ctph_desktop.domain.errors import DomainError, EnvironmentFault
from ctph_desktop.files.placing import private_folder, replace
from ctph_desktop.office.keeping_aside import keep_aside
from ctph_desktop.services.ground.leftovers import BACKUP_FOLDER
from ctph_desktop.services.safekeeping.recovery import RECOVERY_FILE, read_keys, sheets_that_count, write_keys
from ctph_desktop.storage.engine import Database
from ctph_desktop.sync.recovery import decode_keys, unwrap_key
from ctph_desktop.system.clock import Clock


def has_sheets(folder: Path) -> bool:
    """Tell whether a sheet is known beside an office's database."""
    return bool(read_keys(folder))


def opens(folder: Path, code: str, *, key: str) -> bool:
    """Tell whether one of the sheets beside an office's database opens a key by a code."""
    with suppress(EnvironmentFault, DomainError):
        return unwrap_key(read_keys(folder), code) == key
    return False


def mend_sheets(folder: Path, database: Database) -> None:
    """Bring back the file of an open office's sheets from its backups where it was lost, with those that count."""
    with suppress(EnvironmentFault):
        if has_sheets(folder) or not (counting := sheets_that_count(database)):
            return
        for backup in sorted(find_backups(folder / BACKUP_FOLDER), key=lambda b: growth(b.header), reverse=True):
            take_sheets(folder, backup.header, counting)
            if has_sheets(folder):
                return


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
        private_folder(aside)
        keep_aside(file, kept)
    try:
        take_sheets(folder, header, sheets)
        yield
    except BaseException:
        with suppress(OSError):
            if was_there:
                replace(kept, file)
            else:
                file.unlink(missing_ok=True)
        raise
