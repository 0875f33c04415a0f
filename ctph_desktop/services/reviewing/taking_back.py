"""Taking a decision back: its seal waits again, and what it did to remarks is undone."""

from collections.abc import Iterable, Iterator
from typing import Final

from msgspec.structs import replace

from ctph_desktop.domain.errors import ClosedOverError, NotAllowedError, NotDecidedError, ReasonMissingError
from ctph_desktop.domain.journal.books import RecordKind
from ctph_desktop.domain.periods import ReportingPeriod
from ctph_desktop.domain.remarks import reopened_by_withdrawal, silenced_by_withdrawal
from ctph_desktop.domain.submissions import Decision, Remark, Verdict, decision_uuid
from ctph_desktop.domain.text import clean
from ctph_desktop.services.ground.puts import put_record
from ctph_desktop.services.ground.workplace import Workplace
from ctph_desktop.services.reading.answers import AnswersSent
from ctph_desktop.services.reading.closings import Closings
from ctph_desktop.services.reading.decisions import Decisions, in_force
from ctph_desktop.storage.journal import Put
from ctph_desktop.storage.queries import StatementRow

_LONGEST_REASON: Final = 2_000


class TakingBack:
    """What a superior office does when it decided too early, or wrongly."""

    def __init__(self, workplace: Workplace) -> None:
        self._workplace = workplace
        self._decisions = Decisions(workplace)
        self._closings = Closings(workplace)
        self._answers = AnswersSent(workplace)

    def is_told(self, statement: StatementRow) -> bool:
        """Tell whether the decision on a seal is in an answer that was written, so that its commune may know it."""
        known = self._decisions.of(statement)
        if known is None or known.is_withdrawn:
            return False
        book = self._workplace.books.about(statement.unit, year=statement.period.year)
        return self._answers.is_told(book, known.operation)

    def take_back(self, statement: StatementRow, *, reason: str) -> None:
        """Let a seal wait for a decision again.

        NotDecidedError when none is in force; ReasonMissingError without a reason when its commune may have read the
        decision; ClosedOverError when its period was closed over this acceptance and is not open again.
        """
        if not self._workplace.is_superior:
            raise NotAllowedError("superior")
        known = self._decisions.of(statement)
        decision = known.decision if known is not None else None
        if decision is None or decision.verdict not in {Verdict.ACCEPTED, Verdict.RETURNED}:
            raise NotDecidedError(self._workplace.names.unit(statement.unit), statement.period.code)
        if not clean(reason) and self.is_told(statement):
            raise ReasonMissingError
        is_acceptance = decision.verdict == Verdict.ACCEPTED
        closing = self._closings.of(statement.period)
        if is_acceptance and closing is not None and closing.rests_on(statement.seal):
            raise ClosedOverError(statement.period.code)
        withdrawn = Decision(
            statement.seal,
            Verdict.WITHDRAWN.value,
            self._workplace.identity.person,
            clean(reason)[:_LONGEST_REASON],
        )
        book = self._workplace.books.about(statement.unit, year=statement.period.year)
        remarks = {known.uuid: known.remark for known in self._decisions.remarks()}
        changed = (
            self._turned(remarks, self._reopened(statement, remarks), is_open=True)
            if is_acceptance
            else self._turned(remarks, silenced_by_withdrawal(remarks, seal=statement.seal), is_open=False)
        )
        self._workplace.write(
            [put_record(book, RecordKind.DECISION, decision_uuid(statement.seal), withdrawn), *changed], reason=reason
        )

    def _reopened(self, statement: StatementRow, remarks: dict[str, Remark]) -> Iterable[str]:
        month = [
            s
            for s in self._workplace.queries.statements(
                unit=statement.unit, period=statement.period, programme=statement.programme
            )
            if s.version <= statement.version
        ]
        known = self._decisions.on([s.seal for s in month])
        decisions = in_force(known)
        accepted = [
            s.version
            for s in month
            if s.seal != statement.seal and s.seal in decisions and decisions[s.seal].verdict == Verdict.ACCEPTED
        ]
        return reopened_by_withdrawal(
            remarks,
            versions={s.seal: s.version for s in month},
            after=max(accepted, default=0),
            withdrawn={seal for seal, each in known.items() if each.is_withdrawn},
        )

    def _turned(self, remarks: dict[str, Remark], uuids: Iterable[str], *, is_open: bool) -> Iterator[Put]:
        for uuid in uuids:
            remark = replace(remarks[uuid], is_open=is_open)
            book = self._workplace.books.about(remark.unit, year=ReportingPeriod.parse(remark.period).year)
            yield put_record(book, RecordKind.REMARK, uuid, remark)
