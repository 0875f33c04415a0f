"""What screens, commands and tests read: immutable rows, and nothing else leaves the services."""

from collections.abc import Mapping
from datetime import datetime
from decimal import Decimal
from enum import Flag, StrEnum, auto
from typing import Final

from msgspec import Struct, field
from msgspec.structs import replace

from ctph_desktop.domain.figures import MISSING, FigureValue
from ctph_desktop.domain.forms.definition import Severity
from ctph_desktop.domain.forms.filled import FilledForm
from ctph_desktop.domain.indicators import Direction, IndicatorKind, cumulated, remaining
from ctph_desktop.domain.lines import LineKey
from ctph_desktop.domain.periods import ReportingPeriod
from ctph_desktop.domain.programmes import Programme
from ctph_desktop.domain.submissions import SubmissionState as SubmissionState
from ctph_desktop.services.ground.closing_rows import ClosingRow, SubmittedRow


class Changes(Flag):
    """What a use case changed; screens that show it reload."""

    NONE = 0
    FIGURES = auto()
    SUBMISSIONS = auto()
    EXCHANGE = auto()
    ROSTER = auto()
    PROGRAMME = auto()
    SAFEKEEPING = auto()
    EVIDENCE = auto()
    ALL = FIGURES | SUBMISSIONS | EXCHANGE | ROSTER | PROGRAMME | EVIDENCE


class OfficeRole(StrEnum):
    """What an office is; an office in the middle is both."""

    COMMUNE = "commune"
    SUPERIOR = "superior"


class OfficeProfile(Struct, frozen=True):
    """The office that is open. `sample_note` is shown on every screen and page when not empty.

    `is_alone` says that it has no superior office so far; `superior_name` is then only the one of the catalogue.
    """

    unit: str
    unit_code: str
    unit_name: str
    role: OfficeRole
    superior_name: str
    programme: Programme | None
    plan_year: int
    person_name: str
    person_post: str
    device_name: str
    is_enrolled: bool
    sample_note: str
    is_alone: bool = False


class CardState(StrEnum):
    """What can be made of the card beside an office's database."""

    READABLE = "readable"
    NEWER = "newer"  # written by a later version of the program
    DAMAGED = "damaged"  # or missing


class OfficeSummary(Struct, frozen=True):
    """What is known of an office without opening it; `changed_at` in seconds since 1970, 0 when unknown.

    Where its card is lost, and no backup tells it, the name is the folder's and the role None.
    """

    folder: str
    unit_name: str
    unit_code: str
    role: OfficeRole | None
    plan_year: int
    is_sample: bool
    changed_at: float
    card: CardState = CardState.READABLE


class InvitationView(Struct, frozen=True):
    """What an invitation offers: whose programme, and the units that may join (UUID, code, name)."""

    superior: str
    superior_name: str
    programme_title: str
    plan_year: int
    is_sample: bool
    units: tuple[tuple[str, str, str], ...]
    superior_code: str = ""


class ExchangedFile(Struct, frozen=True):
    """A database file that is not the one last known: `kind` is older, copied, moved (from another PC) or restored."""

    kind: str
    at: str


class BackupRow(Struct, frozen=True):
    """A backup file: when and why it was made, of which office, and whether a recovery sheet opens it.

    `is_clock_wrong`: it says to be made at a moment that has not come yet.
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


class DeliveryRow(Struct, frozen=True):
    """What is known here of an own sealed report having arrived.

    `received_at` is the moment of the first signed receipt that covers the newest seal, `phoned_at` when its code was
    typed. `received_figures` of its `sealed_figures` stand in the newest seal the superior office signed for, which is
    `received_version` (0: none yet).
    """

    period: ReportingPeriod
    version: int
    sealed_figures: int
    received_version: int = 0
    received_figures: int = 0
    received_at: datetime | None = None
    phoned_at: datetime | None = None


class PhoneConfirmation(Struct, frozen=True):
    """Which report a typed telephone code stood for, and what typing it changed."""

    period: ReportingPeriod
    version: int
    changes: Changes


class ContactRow(Struct, frozen=True):
    """How an office is reached: the desk in charge, its telephone, its e-mail; empty where unknown."""

    unit: str
    unit_name: str
    desk: str = ""
    phone: str = ""
    email: str = ""


class ReminderRow(Struct, frozen=True):
    """A unit whose report of a month is not there, how it is reached, and a text ready to send."""

    unit: str
    unit_name: str
    state: SubmissionState
    contact: ContactRow
    subject: str
    text: str


class Reminders(Struct, frozen=True):
    """Who has not sent a month: one row each, and one text for all."""

    period: ReportingPeriod
    rows: tuple[ReminderRow, ...]
    text: str


class HeldRow(Struct, frozen=True):
    """Something that came and does not count: a file that was not taken in, or parts of a book that are held back.

    `reason` and `message`, ready to be sent to whoever sent it, are sentences. `is_certain` tells whether the sender
    is proven by a signature, or only read from the file's name. What this office wrote itself has no message.
    """

    id: str
    received_at: datetime | None
    file_name: str
    sender: str
    is_certain: bool
    reason: str
    subject: str
    message: str
    contact: ContactRow | None
    can_dismiss: bool


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


class ProgressRow(Struct, frozen=True):
    """A line of the month's sheet: an indicator, or one association's part of it.

    A line with parts is computed (`is_computed`) and cannot be typed into.
    `assigned` is None where nothing was assigned to this unit; `before` is the cumulative figure up to the month
    before, `cumulative` includes this month, `remaining` is committed minus cumulative, not below zero. `sealed` is
    what the newest seal of the month says; None where there is no seal, or the line is computed.
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

    def holding(self, value: FigureValue) -> "ProgressRow":
        """Return the line as it stands with another figure in this month, as the sheet will read it from the disk."""
        cumulative = cumulated(self.kind, (self.before, value.count))
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


class BoardCell(Struct, frozen=True):
    """One commune's month as the superior office sees it.

    `seal` is the newest one received, empty if none; `rivals` counts other seals of the month that it does not replace.
    `is_correction` marks a seal that came after the period was closed and that the closing does not rest on;
    `is_supplement` says that the closing holds nothing of the unit at all. `is_outside` marks a month in which the unit
    does not exist, and from which no report is awaited. `counting_version` is the accepted seal the consolidation rests
    on, 0 if none: perhaps an earlier one.
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
    `drafted_remarks`, by cell, come from a decision that was taken back.
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


class FileVerdict(StrEnum):
    """What became of a file, or will."""

    NEW = "new"  # brings something
    KNOWN = "known"  # brings nothing new
    TRAY = "tray"  # waits for a person (unknown sender with a request)
    REFUSED = "refused"  # cannot be read; the reason says why
    ELSEWHERE = "elsewhere"  # whole and genuine, and meant for another office: nothing to do, nothing to keep


class ChangeRow(Struct, frozen=True):
    """What an import would bring: old → new, in words. `is_figure` tells figures from decisions, remarks, evidence."""

    label: str
    period_label: str
    old: str
    new: str
    is_blanking: bool
    is_figure: bool = False


class PreviewRow(Struct, frozen=True):
    """One file of an import: who, which periods, what it brings. `notes` are sentences, the most important first.

    A refused file has a `message` under `subject`, ready to be sent to whoever sent it; importing it leaves a note in
    the tray if `can_be_held`.
    """

    path: str
    file_name: str
    verdict: FileVerdict
    sender: str
    created_at: datetime | None
    periods: tuple[str, ...]
    new_seals: int
    held: int
    changes: tuple[ChangeRow, ...]
    notes: tuple[str, ...]
    corrections: int = 0
    subject: str = ""
    message: str = ""
    can_be_held: bool = False

    @property
    def blanked(self) -> int:
        """How many figures that stand here the file would leave blank."""
        return sum(1 for change in self.changes if change.is_blanking)

    @property
    def told(self) -> str:
        """The notes as one text."""
        return " ".join(self.notes)

    @property
    def new_figures(self) -> int:
        """How many figures would stand here that are not the ones that stand here now."""
        return sum(1 for change in self.changes if change.is_figure)


class ImportPreview(Struct, frozen=True):
    """What importing the chosen files would do; what is meant for other offices comes last."""

    rows: tuple[PreviewRow, ...]


class OutcomeRow(Struct, frozen=True):
    """A report that came, or what the superior office decided on an own one: a sentence, and where it is looked at.

    `is_returned` marks a report that has to be corrected, `kept_unit` whose it is where this office reports for
    another unit.
    """

    text: str
    period: ReportingPeriod
    seal: str
    is_returned: bool = False
    kept_unit: str = ""


class ImportedRow(Struct, frozen=True):
    """What became of one file, in sentences, and the reports or decisions it brought."""

    file_name: str
    verdict: FileVerdict
    sender: str
    notes: tuple[str, ...]
    outcomes: tuple[OutcomeRow, ...] = ()

    @property
    def message(self) -> str:
        """The notes as one text."""
        return " ".join(self.notes)


class CarriedReport(Struct, frozen=True):
    """A sealed report that a file carries: a month and the how manieth version; `unit_name` where it is another's."""

    unit_name: str
    period: ReportingPeriod
    version: int


class UnsealedMonths(Struct, frozen=True):
    """Months with figures that no file carries; `unit` and `unit_name` where they are of a unit reported for here."""

    months: tuple[ReportingPeriod, ...]
    unit: str = ""
    unit_name: str = ""


class ExportedFile(Struct, frozen=True):
    """A written and re-read package file; `set_aside` counts cells typed on this PC whose values do not count now.

    `reports` are the sealed reports the addressee finds in it; what is not sealed nobody sees. `attachments` counts the
    files of evidence in it, `further` are packages with those that found no room in it.
    """

    path: str
    file_name: str
    size: int
    recipients: tuple[str, ...]
    kept_copy: str
    set_aside: int = 0
    attachments: int = 0
    further: tuple["ExportedFile", ...] = ()
    reports: tuple[CarriedReport, ...] = ()

    @property
    def all_files(self) -> tuple["ExportedFile", ...]:
        """This file and the further ones."""
        return (self, *self.further)


class PackageLogRow(Struct, frozen=True):
    """A package in the log, in or out."""

    at: datetime
    is_outgoing: bool
    file_name: str
    partner: str
    summary: str


class TrayRow(Struct, frozen=True):
    """A package that waits: an unknown PC that asks to be enrolled, or a file that could not be read.

    `message` under `subject` is ready to be sent to the office at `contact`.
    """

    package: str
    received_at: datetime
    file_name: str
    sender: str
    device_name: str
    reason: str
    can_enrol: bool
    subject: str = ""
    message: str = ""
    contact: ContactRow | None = None


class DriveRow(Struct, frozen=True):
    """A place a package can be written to: a removable drive or a folder."""

    path: str
    name: str
    free: int
    is_removable: bool


class ConsolidationView(Struct, frozen=True):
    """Biểu 1–3 for a period, and on which reports they rest."""

    period: ReportingPeriod
    forms: tuple[FilledForm, ...]
    coverage_label: str
    is_provisional: bool


class OverviewIndicator(Struct, frozen=True):
    """An indicator on the first screen: how far the year has come, beside the pace of the calendar.

    `share` is that of `towards_target` in `target`: of the units with a target, which may be fewer than those whose
    results `cumulative` adds up.
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


BOOK_ACTION: Final = "book"


def book_action(unit: str, period: ReportingPeriod) -> str:
    """Return what is begun on the screen of PCs and books: opening a unit's book at a month."""
    return f"{BOOK_ACTION} {unit} {period.code}"


class TodoRow(Struct, frozen=True):
    """A step to take next, and where it is taken: a place of the window, a month, what is begun there.

    A step without a `place` is only told. `action` is in the words of the screen at `place`.
    """

    text: str
    place: str = ""
    period: ReportingPeriod | None = None
    action: str = ""


class Overview(Struct, frozen=True):
    """The first screen: what to do next, and how the year stands; `basis` says which reports the figures count."""

    period: ReportingPeriod
    todo: tuple[TodoRow, ...]
    indicators: tuple[OverviewIndicator, ...]
    months: tuple[PeriodRow, ...]
    board: tuple[BoardRow, ...]
    basis: str = ""

    @property
    def is_judged(self) -> bool:
        """Tell whether the year can be ahead or behind: an own month is judged once it is sealed."""
        unsealed = {SubmissionState.NOTHING, SubmissionState.DRAFT}
        return not any(row.period == self.period and row.state in unsealed for row in self.months)
