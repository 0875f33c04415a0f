"""What is read first: what to do next, and how the year stands."""

from datetime import date
from decimal import Decimal
from typing import Final

from msgspec import Struct

from ctph_desktop.domain.due_work import WorkGroup
from ctph_desktop.domain.periods import ReportingPeriod
from ctph_desktop.domain.programme_years import Standpoint
from ctph_desktop.domain.submissions import SubmissionState
from ctph_desktop.services.ground.report_rows import PeriodRow
from ctph_desktop.services.ground.review_rows import BoardRow


class OverviewIndicator(Struct, frozen=True):
    """An indicator on the first screen: how far the year has come, beside the pace of the calendar.

    `share` is that of `towards_target` in `target`: of the units with a target, which may be fewer than those whose
    results `cumulative` adds up. `own_target` is what the superior office was assigned for all its units.
    """

    label: str
    unit_of_measure: str
    target: Decimal | None
    cumulative: Decimal | None
    share: Decimal | None
    pace: Decimal
    towards_target: Decimal | None
    units_with_target: int = 1
    units: int = 1
    own_target: Decimal | None = None


BOOK_ACTION: Final = "book"


def book_action(unit: str, period: ReportingPeriod) -> str:
    """Return what is begun on the screen of PCs and books: opening a unit's book at a month."""
    return f"{BOOK_ACTION} {unit} {period.code}"


class TodoRow(Struct, frozen=True):
    """A step to take next, and where it is taken: a place of the window, a month, what is begun there.

    A step without a `place` is only told. `action` is in the words of the screen at `place`. `standpoint` is where one
    stands to take it, None where one does. `due` is the last day in time, `days_left` counts to it from today.
    """

    text: str
    place: str = ""
    period: ReportingPeriod | None = None
    action: str = ""
    standpoint: Standpoint | None = None
    group: WorkGroup = WorkGroup.DUE
    due: date | None = None
    days_left: int | None = None


class ProgrammeCounts(Struct, frozen=True):
    """How many reports of a programme stand where, for the period it reports at the time looked at."""

    standpoint: Standpoint
    title: str
    period: ReportingPeriod
    due: date | None
    accepted: int
    waiting: int
    returned: int
    missing: int
    late: int
    is_looked_at: bool


class Overview(Struct, frozen=True):
    """The first screen: what to do next, and how the year stands; `basis` says which reports the figures count.

    `programmes` are those of a superior office; `next_report` is the next one to be due.
    """

    period: ReportingPeriod
    todo: tuple[TodoRow, ...]
    indicators: tuple[OverviewIndicator, ...]
    months: tuple[PeriodRow, ...]
    board: tuple[BoardRow, ...]
    basis: str = ""
    programmes: tuple[ProgrammeCounts, ...] = ()
    next_report: TodoRow | None = None

    @property
    def is_judged(self) -> bool:
        """Tell whether the year can be ahead or behind: an own month is judged once it is sealed."""
        unsealed = {SubmissionState.NOTHING, SubmissionState.DRAFT}
        return not any(row.period == self.period and row.state in unsealed for row in self.months)
