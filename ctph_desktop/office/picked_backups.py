"""A backup file a person picked: what it is, what opens it, and whether its office is on this PC already."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from msgspec import Struct

from ctph_desktop.channels import backup_files
from ctph_desktop.channels.backup_files import BackupHeader, find_backups
from ctph_desktop.office.cards import told_card
from ctph_desktop.office.restoring import keeps_key_of
from ctph_desktop.services.ground.leftovers import BACKUP_FOLDER
from ctph_desktop.services.ground.office_card import Card
from ctph_desktop.services.ground.safekeeping_rows import BackupRow
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
    present = _office_of(found.header, tuple(_cards(offices)))
    return PickedBackup(backup_row(found), sheets, keeps_key_of(backup, found.header), present)


def _cards(offices: Iterable[Path]) -> Iterator[tuple[Path, Card]]:
    for folder in offices:
        if (card := told_card(folder)) is not None:
            yield folder, card


def _office_of(header: BackupHeader, cards: Sequence[tuple[Path, Card]]) -> Path | None:
    """Return the folder of the very office of a backup, or of its unit's office set up on this PC anew.

    Where only the name can tell the unit, two offices of one name are both left out.
    """
    very = [folder for folder, card in cards if card.key_name == header.key_name]
    units = {
        folder: _unit_in(folder, card) for folder, card in cards if not very and _kind_of(card) == _kind_of(header)
    }
    same = [folder for folder, unit in units.items() if unit and unit == header.unit]
    if found := very or same:
        return found[0]
    alike = [folder for folder, card in cards if units.get(folder) == "" and _name_of(card) == _name_of(header)]
    return alike[0] if len(alike) == 1 else None


def _unit_in(folder: Path, card: Card) -> str:
    """Return the UUID of an office's unit as its own backups tell it, for its database is locked; empty without any."""
    own = (backup.header for backup in find_backups(folder / BACKUP_FOLDER))
    return next((header.unit for header in own if header.key_name == card.key_name), "")


def _kind_of(told: Card | BackupHeader) -> tuple[str, bool]:
    return told.role, told.is_sample


def _name_of(told: Card | BackupHeader) -> tuple[str, str]:
    return told.unit_code, told.unit_name
