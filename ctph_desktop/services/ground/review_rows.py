"""What a superior office reads of reports: the board, and one report under review."""

from collections.abc import Mapping
from datetime import datetime
from decimal import Decimal

from msgspec import Struct, field

from ctph_desktop.domain.figures import MISSING, FigureValue
from ctph_desktop.domain.lines import LineKey
from ctph_desktop.domain.periods import ReportingPeriod
from ctph_desktop.domain.report_groups import ReportGroup, groups_of
from ctph_desktop.domain.submissions import SubmissionState
from ctph_desktop.services.ground.closing_rows import ClosingRow, SubmittedRow
from ctph_desktop.services.ground.report_rows import FindingRow, RemarkRow


class BoardCell(Struct, frozen=True):
    """One commune's month as the superior office sees it.

    `seal` is the newest one received, empty if none; `rivals` counts other seals of the month that it does not replace.
    `is_correction` marks a seal that waits or was accepted although the closing of its period does not rest on it;
    `is_supplement` says that the closing holds nothing of the unit at all. `is_outside` marks a month in which the unit
    does not exist, and from which no report is awaited. `counting_version` is the accepted seal the consolidation rests
    on, 0 if none: perhaps an earlier one. `overdue` says since how many days a missing report should be here.
    """

    period: ReportingPeriod
    state: SubmissionState
    seal: str
    version: int
    sealed_at: datetime | None
    open_remarks: int
    rivals: int = 0
    is_closed: bool = False
    is_correction: bool = False
    is_supplement: bool = False
    submitted: SubmittedRow | None = None
    is_outside: bool = False
    counting_version: int = 0
    overdue: int = 0

    @property
    def groups(self) -> frozenset[ReportGroup]:
        """The groups it is counted in."""
        return groups_of(self.state, is_received=bool(self.seal), is_awaited=not self.is_outside, overdue=self.overdue)

    @property
    def days_late(self) -> int:
        """By how many days it is overdue, or was when it was submitted."""
        return self.submitted.late_by if self.submitted is not None else self.overdue


class BoardRow(Struct, frozen=True):
    """One commune on the board commune × month.

    `newest_data_at` is when its PC last wrote anything that came here, no later than it came; `days_old` counts from
    that day to today. `is_typed_above` says that this office types for it.
    """

    unit: str
    unit_name: str
    is_enrolled: bool
    newest_package_at: datetime | None
    cells: tuple[BoardCell, ...]
    newest_data_at: datetime | None = None
    days_old: int = 0
    is_typed_above: bool = False


class ReceivedRow(Struct, frozen=True):
    """A line of a sealed report under review: what was sealed, beside what was sealed before.

    `earlier_remarks` stand on earlier seals of the month; `reason` is what its commune wrote beside the figure since
    then, `changed_by` who on which PC: empty where the figure is as it was sealed before.
    """

    key: LineKey
    cell: str
    label: str
    level: int
    unit_of_measure: str
    decimals: int
    is_computed: bool
    committed: Decimal | None
    before: Decimal | None
    in_period: FigureValue
    previous_version: FigureValue | None
    cumulative: Decimal | None
    findings: tuple[FindingRow, ...]
    remarks: tuple[RemarkRow, ...]
    previous_month: FigureValue = MISSING
    earlier_remarks: tuple[RemarkRow, ...] = ()
    reason: str = ""
    changed_by: str = ""


class ReceivedReport(Struct, frozen=True):
    """One sealed report under review; `note` came with it, `rivals` counts other seals of the month not replaced.

    `phone_code` is what the superior office reads out so that the commune knows which seal it holds.
    `counting_version` is the accepted seal the consolidation rests on, 0 if none: perhaps an earlier one.
    `evidence` counts the files beside the report of this month.
    `sums_note` names earlier reports in the sums that are not accepted, so that the consolidation leaves them out.
    `is_told` says that the decision is in a file that was written for the commune. `withdrawn_reason` and
    `drafted_remarks`, by cell, come from a decision that was taken back. `is_estimate` marks estimates of the year.
    """

    seal: str
    unit: str
    unit_name: str
    period: ReportingPeriod
    version: int
    sealed_at: datetime
    sealed_by: str
    state: SubmissionState
    rows: tuple[ReceivedRow, ...]
    remarks: tuple[RemarkRow, ...]
    note: str = ""
    rivals: int = 0
    phone_code: str = ""
    is_correction: bool = False
    is_supplement: bool = False
    closing: ClosingRow | None = None
    submitted: SubmittedRow | None = None
    counting_version: int = 0
    evidence: int = 0
    sums_note: str = ""
    earlier_remarks: tuple[RemarkRow, ...] = ()
    is_told: bool = False
    withdrawn_reason: str = ""
    drafted_remarks: Mapping[str, str] = field(default_factory=dict)
    is_estimate: bool = False
