"""What is read of backups, and of what reading everything again found."""

from datetime import datetime

from msgspec import Struct


class ExchangedFile(Struct, frozen=True):
    """A database file that is not the one last known: `kind` is older, copied, moved (from another PC) or restored."""

    kind: str
    at: str


class BackupRow(Struct, frozen=True):
    """A backup file: when and why it was made, of which office, and whether a recovery sheet opens it.

    `is_clock_wrong`: it says to be made at a moment that has not come yet. `authority` says which journal it is of, for
    an office with several.
    """

    path: str
    file_name: str
    created_at: datetime | None
    reason: str
    unit_code: str
    unit_name: str
    size: int
    segments: int
    operations: int
    has_sheet: bool
    is_clock_wrong: bool = False
    authority: str = ""


class Safekeeping(Struct, frozen=True):
    """How safe the data are: backups here, the last one on a stick, the recovery sheet, and what should be told."""

    backups: tuple[BackupRow, ...]
    folder: str
    stick_at: datetime | None
    stick_place: str
    sheet: str
    sheet_issued_at: datetime | None
    is_sheet_confirmed: bool
    exchanged: ExchangedFile | None
    trouble: str


class Inspection(Struct, frozen=True):
    """What reading everything again found; `problems` are sentences, none when all is well.

    `notes` tell what is whole and was told when it happened: chains that forked.
    `checked` says what was looked at, `reachable` counts the operations found from what the cells show.
    """

    books: int
    segments: int
    operations: int
    held: int
    conflicts: int
    problems: tuple[str, ...]
    records: int = 0
    reachable: int = 0
    checked: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
