"""Rows about closed periods, days of submission, frozen consolidations and outdated programs, as screens read them."""

from datetime import date, datetime

from msgspec import Struct

from ctph_desktop.domain.periods import ReportingPeriod


class ClosingRow(Struct, frozen=True):
    """Whether a period is closed or was reopened: when the PC says so, by whom, why; two PCs may disagree."""

    period: ReportingPeriod
    is_closed: bool
    at: datetime | None
    by: str
    reason: str
    has_conflict: bool = False


class ObligedClosing(Struct, frozen=True):
    """What is reported beside the rhythm in a year that is closed, and of how many reports how many are accepted.

    `runs_on` marks what ends after the year: it stays open.
    """

    name: str
    accepted: int
    expected: int
    runs_on: bool = False


class ClosingPreview(Struct, frozen=True):
    """What closing a period would close over: names of units whose reports are missing, waiting, or returned.

    `obligations` are those that are closed with a year, and those that run on past it.
    """

    period: ReportingPeriod
    accepted: int
    expected: int
    missing: tuple[str, ...]
    waiting: tuple[str, ...]
    returned: tuple[str, ...]
    obligations: tuple[ObligedClosing, ...] = ()


class SubmittedRow(Struct, frozen=True):
    """On which day a report was submitted, and whether that was in time; `due` is None where no day is fixed.

    `by` and `reason` belong to an official's correction of the day, empty where there is none.
    """

    day: date | None
    sealed_at: datetime | None
    received_at: datetime | None
    due: date | None = None
    late_by: int = 0
    by: str = ""
    reason: str = ""


class FrozenRow(Struct, frozen=True):
    """A frozen consolidation of a period. `label` is its number, with a code where two PCs gave the same number."""

    uuid: str
    period: ReportingPeriod
    label: str
    frozen_at: datetime | None
    by: str
    note: str
    coverage_label: str
    is_provisional: bool
    is_damaged: bool = False


class CellDifference(Struct, frozen=True):
    """A cell of a form that shows another number now than when it was frozen; empty where there was none."""

    unit_name: str
    form_number: str
    column: str
    then: str
    now: str


class SourceDifference(Struct, frozen=True):
    """A report on which the numbers rest now, and the one they rested on when they were frozen, in words."""

    unit_name: str
    period: ReportingPeriod
    then: str
    now: str


class FrozenComparison(Struct, frozen=True):
    """What differs between a frozen consolidation and the present one."""

    frozen: FrozenRow
    sources: tuple[SourceDifference, ...]
    cells: tuple[CellDifference, ...]


class ProgramRow(Struct, frozen=True):
    """The oldest version among the PCs of a unit; empty when it wrote none yet, as the first versions did.

    `needs_update` means the unit's, `we_need_update` that it runs a later version than this PC, or sent what this
    version does not understand.
    """

    unit: str
    version: str
    needs_update: bool
    we_need_update: bool
