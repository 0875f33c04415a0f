"""What is read of an own report: its sheet, its findings and remarks, where it stands."""

from datetime import datetime
from decimal import Decimal

from msgspec import Struct
from msgspec.structs import replace

from ctph_desktop.domain.figures import MISSING, FigureValue
from ctph_desktop.domain.forms.definition import Severity
from ctph_desktop.domain.indicators import Direction, IndicatorKind, remaining
from ctph_desktop.domain.lines import LineKey
from ctph_desktop.domain.periods import ReportingPeriod
from ctph_desktop.domain.submissions import SubmissionState
from ctph_desktop.domain.sums import over_time
from ctph_desktop.services.ground.closing_rows import ClosingRow


class FindingRow(Struct, frozen=True):
    """Something to look at before sealing; `line` is the key of the progress row, None for the whole sheet."""

    severity: Severity
    line: LineKey | None
    message: str


class RemarkRow(Struct, frozen=True):
    """A remark of the superior office, on a cell (`line` is a progress row key) or on the report (None).

    It is open until the superior office accepts the month; `is_answered` where its commune has sealed again since.
    """

    uuid: str
    seal: str
    line: LineKey | None
    line_label: str
    text: str
    is_open: bool
    written_at: datetime
    is_answered: bool = False

    @property
    def asks(self) -> bool:
        """Tell whether its commune still has something to do about it."""
        return self.is_open and not self.is_answered


class PeriodRow(Struct, frozen=True):
    """A month of the plan year, with the state of the own report, and whether the superior office closed it.

    `is_reopened` marks a period that was opened again and not sealed since.
    """

    period: ReportingPeriod
    state: SubmissionState
    filled: int
    expected: int
    closing: ClosingRow | None = None
    is_reopened: bool = False


class ProgressRow(Struct, frozen=True):
    """A line of the month's sheet: an indicator, or one association's part of it.

    A line with parts is computed (`is_computed`) and cannot be typed into.
    `assigned` is None where nothing was assigned to this unit; `before` is the cumulative figure up to the month
    before, `cumulative` includes this month, `remaining` is committed minus cumulative, not below zero. `sealed` is
    what the newest seal of the month says; None where there is no seal, or the line is computed. `amended` says of
    targets that changed in the year what they were at its beginning, and by which document they became what they are.
    Of an estimate of the year (`is_estimate`) `before` is what was done so far, to which it adds nothing.
    """

    key: LineKey
    label: str
    level: int
    unit_of_measure: str
    decimals: int
    kind: IndicatorKind
    direction: Direction
    is_computed: bool
    assigned: Decimal | None
    committed: Decimal | None
    before: Decimal | None
    previous_month: FigureValue
    year_before: FigureValue
    in_period: FigureValue
    cumulative: Decimal | None
    remaining: Decimal | None
    findings: tuple[FindingRow, ...] = ()
    remarks: tuple[RemarkRow, ...] = ()
    has_conflict: bool = False
    sealed: FigureValue | None = None
    amended: str = ""
    is_estimate: bool = False

    @property
    def is_blank(self) -> bool:
        """Whether something is to be typed into the line and nothing is."""
        return not self.is_computed and self.in_period == MISSING

    def holding(self, value: FigureValue) -> "ProgressRow":
        """Return the line as it stands with another figure in this month, as the sheet will read it from the disk."""
        before = MISSING if self.before is None or self.is_estimate else FigureValue.reported(self.before)
        cumulative = over_time(self.kind, (before, value)).count
        left = remaining(self.kind, self.direction, committed=self.committed, cumulative=cumulative)
        return replace(self, in_period=value, cumulative=cumulative, remaining=left)


class ProgressSheet(Struct, frozen=True):
    """A month of one office: lines in printing order, where the report stands, what to look at.

    `evidence` counts the files beside the report. `decision_note` says why the superior office took back what it had
    decided of the newest seal, `carried_note` which merged units' figures the sums contain.
    """

    period: ReportingPeriod
    unit_name: str
    rows: tuple[ProgressRow, ...]
    state: SubmissionState
    sealed_at: datetime | None
    findings: tuple[FindingRow, ...]
    remarks: tuple[RemarkRow, ...]
    can_edit: bool
    can_seal: bool
    closing: ClosingRow | None = None
    keeper_note: str = ""
    evidence: int = 0
    decision_note: str = ""
    carried_note: str = ""

    @property
    def blanks(self) -> tuple[ProgressRow, ...]:
        """The lines into which something is to be typed and nothing is."""
        return tuple(row for row in self.rows if row.is_blank)


class VersionRow(Struct, frozen=True):
    """One value a cell has had, newest last: who put it, when the PC says so, why.

    `is_held` marks one that is held back and does not count.
    """

    value: FigureValue
    author: str
    device: str
    at: datetime
    reason: str
    is_current: bool
    is_held: bool = False
