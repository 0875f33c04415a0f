"""Keeping data safe: when a backup is due, and what goes on paper: a recovery sheet, the minutes of a handover."""

from datetime import datetime
from typing import Final

from msgspec import Struct

MANY_CHANGES: Final = 1000
MANY_LOOKS: Final = 4


class RecoverySheet(Struct, frozen=True):
    """A recovery code that was just made: shown, printed or saved, and then forgotten by the program.

    `is_first`: there was no sheet before it. `sample_note` stands on the page when not empty.
    """

    number: str
    groups: tuple[str, ...]
    unit_code: str
    unit_name: str
    issued_at: datetime
    is_first: bool = False
    sample_note: str = ""


class FurtherBackup(Struct, frozen=True):
    """A further journal in the minutes of a handover: its backup, and the periods that are ended in it."""

    authority: str
    backup_name: str
    backup_digest: str
    sealed: tuple[str, ...]


class HandoverMinutes(Struct, frozen=True):
    """What the minutes of a handover state; codes and keys are not in it.

    `sample_note` stands on every page when not empty. `further` are the journals for other authorities; `segments` and
    `operations` are those of all journals.
    """

    unit_name: str
    superior_name: str
    device_name: str
    at: datetime
    outgoing_name: str
    outgoing_post: str
    incoming_name: str
    incoming_post: str
    sheet: str
    backup_name: str
    backup_digest: str
    segments: int
    operations: int
    sealed: tuple[str, ...]
    waiting: int
    sample_note: str = ""
    further: tuple[FurtherBackup, ...] = ()

    @property
    def backup_names(self) -> tuple[str, ...]:
        """The backups of all journals, the first one's first."""
        return (self.backup_name, *(one.backup_name for one in self.further))


def is_backup_due(*, is_changed: bool, has_one_of_today: bool, looks: int, changes: int) -> bool:
    """Tell whether the program should make a backup by itself.

    Something must have changed since the last one. Then it is due once a day, but no clock decides alone: a PC whose
    battery is dead has the same day for ever. So it is due as well the first time anybody looks after the office was
    opened (`looks` counts from 1, one an hour), after some hours, and after many rows were written (`changes`).
    """
    is_time = not has_one_of_today or looks == 1 or looks > MANY_LOOKS or changes >= MANY_CHANGES
    return is_changed and is_time
