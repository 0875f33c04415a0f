"""What screens and commands read of evidence."""

from datetime import datetime

from msgspec import Struct

from ctph_desktop.domain.evidence import EvidenceKind


class EvidenceRow(Struct, frozen=True):
    """A file beside a report. `is_here`: its bytes are held; `is_received`: the superior office has signed for it."""

    uuid: str
    title: str
    kind: EvidenceKind
    size: int
    added_by: str
    added_at: datetime | None
    is_here: bool
    is_received: bool


class EvidenceList(Struct, frozen=True):
    """The evidence of a unit's month. `can_edit`: this office keeps the book; `is_sent_up`: it has a superior."""

    rows: tuple[EvidenceRow, ...]
    can_edit: bool
    is_sent_up: bool


class EvidenceAdded(Struct, frozen=True):
    """What became of files that were to be added: how many were, how many stood there already, what was wrong."""

    added: int
    known: int
    problems: tuple[str, ...]


class EvidenceFile(Struct, frozen=True):
    """The bytes of a piece of evidence, and a name for it that nobody else has chosen: `<unit>_<month>_<hash>.pdf`."""

    file_name: str
    content: bytes
