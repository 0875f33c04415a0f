"""What goes on paper when data are kept safe: a recovery sheet, the minutes of a handover."""

from datetime import datetime

from msgspec import Struct


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


class HandoverMinutes(Struct, frozen=True):
    """What the minutes of a handover state; codes and keys are not in it.

    `sample_note` stands on every page when not empty.
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
