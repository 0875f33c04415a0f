"""Decisions and remarks of the superior office, read by both sides."""

from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from typing import Final

from msgspec import Struct

from ctph_desktop.domain.errors import InvalidCellError, InvalidPeriodError
from ctph_desktop.domain.figures import Coordinates
from ctph_desktop.domain.journal.books import RecordKind
from ctph_desktop.domain.lines import LineKey
from ctph_desktop.domain.submissions import Decision, Remark, SubmissionState, Verdict
from ctph_desktop.domain.text import clean
from ctph_desktop.services.ground.moments import moment
from ctph_desktop.services.ground.report_rows import RemarkRow
from ctph_desktop.services.ground.workplace import Workplace
from ctph_desktop.storage.queries import DecisionRow, StatementRow
from ctph_desktop.wording import terms

_LONGEST_REMARK: Final = 2_000
EPOCH: Final = datetime.fromtimestamp(0, UTC)
_STATE_OF: Final = {
    Verdict.ACCEPTED.value: SubmissionState.ACCEPTED,
    Verdict.RETURNED.value: SubmissionState.RETURNED,
}


class KnownDecision(Struct, frozen=True):
    """A decision with the operation that holds it and the device time of its writing."""

    decision: Decision
    operation: str
    at: str

    @property
    def is_withdrawn(self) -> bool:
        """Whether it was taken back, so that its seal waits again."""
        return self.decision.verdict == Verdict.WITHDRAWN


class KnownRemark(Struct, frozen=True):
    """A remark with its UUID and the device time of its writing."""

    uuid: str
    remark: Remark
    at: str


class Decisions:
    """What the superior office has said of seals."""

    def __init__(self, workplace: Workplace) -> None:
        self._workplace = workplace

    def by_seal(self) -> Mapping[str, Decision]:
        """Return the decision in force on each seal that has one, of the reports of the year looked at."""
        programme = self._workplace.catalogue().programme
        if programme is None:
            return {}
        return self._workplace.reports.of_year(programme.uuid, programme.plan_year).in_force

    def of(self, statement: StatementRow) -> KnownDecision | None:
        """Return what was last decided of a seal of any year, what was taken back as well."""
        return self.on([statement.seal]).get(statement.seal)

    def on(self, seals: Sequence[str]) -> dict[str, KnownDecision]:
        """Return the same of each of some seals that has a decision."""
        found = self._workplace.queries.decisions_on(seals)
        return {seal: KnownDecision(_decision(row), row.operation, row.device_time) for seal, row in found.items()}

    def remarks(self) -> list[KnownRemark]:
        """Return every remark, oldest first."""
        return [
            KnownRemark(each.row.uuid, each.content, each.row.device_time)
            for each in self._workplace.records.read(RecordKind.REMARK, Remark)
        ]

    def row(self, known: KnownRemark) -> RemarkRow:
        """Return a remark as a screen shows it."""
        line, label = None, ""
        if known.remark.cell:
            try:
                where = Coordinates.parse(known.remark.cell)
                line = LineKey.of(where)
                label = self.cell_label(known.remark.cell)
            except (InvalidCellError, InvalidPeriodError):
                label = ""
        return RemarkRow(
            uuid=known.uuid,
            seal=known.remark.seal,
            line=line,
            line_label=label,
            text=clean(known.remark.text)[:_LONGEST_REMARK],
            is_open=known.remark.is_open,
            written_at=moment(known.at) or EPOCH,
        )

    def cell_label(self, cell: str) -> str:
        """Return what a cell is called."""
        if not cell.startswith("f/"):
            return terms.REPORT
        try:
            where = Coordinates.parse(cell)
        except (InvalidCellError, InvalidPeriodError):
            return terms.OF_LATER_VERSION
        catalogue = self._workplace.catalogue()
        indicator = catalogue.indicators.get(where.indicator)
        label = indicator.name if indicator else where.indicator
        if where.breakdown in catalogue.organisations:
            label += f" – {catalogue.organisations[where.breakdown or ''].name}"
        return label


def in_force(known: Mapping[str, KnownDecision]) -> dict[str, Decision]:
    """Return those decisions that were not taken back."""
    return {seal: each.decision for seal, each in known.items() if not each.is_withdrawn}


def _decision(row: DecisionRow) -> Decision:
    return Decision(row.seal, row.verdict, row.by, row.note)


def state_of(decision: Decision | None) -> SubmissionState:
    """Return where a received seal stands, given the decision on it."""
    if decision is None:
        return SubmissionState.RECEIVED
    return _STATE_OF.get(decision.verdict, SubmissionState.RECEIVED)
