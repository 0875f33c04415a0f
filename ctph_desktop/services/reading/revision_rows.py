"""What screens and commands read of changes between seals, and of where a figure comes from."""

from datetime import datetime

from msgspec import Struct

from ctph_desktop.domain.figures import FigureValue
from ctph_desktop.domain.periods import ReportingPeriod
from ctph_desktop.domain.submissions import SubmissionState


class SealedVersionRow(Struct, frozen=True):
    """One seal of a month: who sealed when, which file brought it here, and what was decided of it.

    `received_at` and `file_name` are empty for own seals, `decided_at` and `decided_by` without a decision.
    """

    seal: str
    version: int
    sealed_at: datetime | None
    sealed_by: str
    received_at: datetime | None
    file_name: str
    state: SubmissionState
    decided_at: datetime | None
    decided_by: str
    note: str
    is_head: bool


class RevisionRow(Struct, frozen=True):
    """A figure that changed: what it was, what it is, who put it there on which PC, when and why.

    `is_contested` marks a figure several PCs wrote differently and nobody has chosen yet.
    """

    cell: str
    label: str
    decimals: int
    old: FigureValue
    new: FigureValue
    author: str
    device: str
    at: datetime | None
    reason: str
    is_contested: bool = False


class RevisionView(Struct, frozen=True):
    """What changed in a unit's month between two seals, or since the last one; `since` None: never sealed before.

    `until` is None when compared with what stands in the cells now.
    """

    period: ReportingPeriod
    unit_name: str
    since: SealedVersionRow | None
    until: SealedVersionRow | None
    rows: tuple[RevisionRow, ...]


class SealedValueRow(Struct, frozen=True):
    """What a cell was in one seal."""

    version: SealedVersionRow
    value: FigureValue


class OriginRow(Struct, frozen=True):
    """One figure that went into a cell of a form: whose, of which period, and the seal and file it came with.

    `version` is None for targets and baselines, which the superior office keeps itself.
    """

    unit_name: str
    label: str
    period: ReportingPeriod
    value: FigureValue
    version: SealedVersionRow | None
    author: str = ""
    at: datetime | None = None


class OriginView(Struct, frozen=True):
    """Where a cell of a form comes from: its column, its line, and the figures behind it."""

    form_number: str
    column_label: str
    line_label: str
    rows: tuple[OriginRow, ...]
