"""A backup file a person picked: what it is, what opens it, and whether its office is on this PC already."""

from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from msgspec import Struct

from ctph_desktop.channels import backup_files
from ctph_desktop.channels.backup_files import BackupHeader
from ctph_desktop.domain.errors import FileDamagedError, NotAnOfficeError
from ctph_desktop.office.restoring import keeps_key_of
from ctph_desktop.services.office_card import Card, read_card
from ctph_desktop.services.rows import BackupRow
from ctph_desktop.services.safekeeping.backups import backup_row
from ctph_desktop.sync.recovery import decode_keys


class PickedBackup(Struct, frozen=True):
    """What a backup says of itself: the numbers of the sheets whose code opens it.

    `is_key_here`: this account opens it without a code. `present`: where its office lies on this PC, or None.
    """

    row: BackupRow
    sheets: tuple[str, ...]
    is_key_here: bool
    present: Path | None


def look_at(backup: Path, *, offices: Iterable[Path] = ()) -> PickedBackup:
    """Read a backup to its end, and look for its office in folders, the likeliest first.

    NotABackupError, NewerBackupError, BackupDamagedError or FileNotReadableError for what is no backup.
    """
    found = backup_files.read_backup(backup)
    backup_files.check_backup(backup)
    sheets = tuple(key.sheet for key in decode_keys(found.header.recovery))
    present = next((folder for folder in offices if _is_office_of(folder, found.header)), None)
    return PickedBackup(backup_row(found), sheets, keeps_key_of(backup, found.header), present)


def _is_office_of(folder: Path, header: BackupHeader) -> bool:
    """Tell whether a folder holds the office of a backup: the very one, or its unit's on another PC."""
    with suppress(NotAnOfficeError, FileDamagedError):
        card = read_card(folder)
        return card.key_name == header.key_name or _unit_of(card) == _unit_of(header)
    return False


def _unit_of(told: Card | BackupHeader) -> tuple[str, str, int, bool]:
    return told.role, told.unit_code, told.plan_year, told.is_sample
