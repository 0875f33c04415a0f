"""Reviewing: the board of who has sent, the reports received, and the decisions on them."""

from collections.abc import Mapping
from datetime import date
from typing import Final
from uuid import uuid4

from msgspec.structs import replace

from ctph_desktop.domain.errors import (
    AlreadyDecidedError,
    ImpossibleFiguresError,
    NotAllowedError,
    ReasonMissingError,
    RemarkMissingError,
    RivalSealsError,
)
from ctph_desktop.domain.figures import Coordinates
from ctph_desktop.domain.forms.definition import Severity
from ctph_desktop.domain.journal.books import RecordKind
from ctph_desktop.domain.periods import ReportingPeriod
from ctph_desktop.domain.remarks import closed_by_acceptance
from ctph_desktop.domain.submissions import Decision, Remark, Verdict, decision_uuid
from ctph_desktop.domain.text import clean
from ctph_desktop.domain.timeliness import SubmissionDay, submission_day_uuid
from ctph_desktop.services.ground.changes import Changes
from ctph_desktop.services.ground.moments import moment
from ctph_desktop.services.ground.puts import put_record
from ctph_desktop.services.ground.review_rows import BoardRow, ReceivedReport
from ctph_desktop.services.ground.workplace import Workplace
from ctph_desktop.services.reading.answers import AnswersSent
from ctph_desktop.services.reading.closings import Closings
from ctph_desktop.services.reading.decisions import Decisions
from ctph_desktop.services.reading.timeliness import Timeliness, age_in_days
from ctph_desktop.services.reviewing.board_cells import board_cells, open_remarks
from ctph_desktop.services.reviewing.received import ReceivedReports
from ctph_desktop.services.reviewing.taking_back import TakingBack
from ctph_desktop.storage.journal import Put
from ctph_desktop.storage.queries import StatementRow

_LONGEST_NOTE: Final = 2_000


class ReviewService:
    """What a superior office does with the seals it receives."""

    def __init__(self, workplace: Workplace) -> None:
        self._workplace = workplace
        self._decisions = Decisions(workplace)
        self._closings = Closings(workplace)
        self._timeliness = Timeliness(workplace)
        self._taking_back = TakingBack(workplace)
        self._answers = AnswersSent(workplace)
        self._received = ReceivedReports(workplace)

    def board(self, *, of: ReportingPeriod | None = None, tells_age: bool = True) -> tuple[BoardRow, ...]:
        """Return the board commune × month of a superior office, in the programme's order of units.

        Of one period alone, or where `tells_age` is not wanted, it says nothing of how new the data are.
        """
        workplace, programme = self._workplace, self._workplace.catalogue().programme
        latest = workplace.journal.chain.latest
        if programme is None:
            return ()
        periods, remarks = workplace.looked_at.periods(), open_remarks(workplace)
        shown = periods if of is None or of in periods else (of,)
        cells = board_cells(workplace, shown)
        place = slice(None) if of is None else slice(shown.index(of), shown.index(of) + 1)
        reports = workplace.reports.of_year(programme.uuid, programme.plan_year).by_unit
        newest = workplace.ages.newest() if of is None and tells_age else {}
        received = workplace.packages.last_received()
        kept, today = frozenset(workplace.keeping.kept_units), workplace.clock().date()
        return tuple(
            BoardRow(
                unit=unit,
                unit_name=workplace.names.unit(unit),
                is_enrolled=bool(latest and latest.devices_of(unit)),
                newest_package_at=moment(received.get(unit, "")),
                cells=cells.of(unit, reports.get(unit), remarks.get(unit, {}))[place],
                newest_data_at=newest.get(unit),
                days_old=age_in_days(newest[unit].date(), today) if unit in newest else 0,
                is_typed_above=unit in kept,
            )
            for unit in programme.units
        )

    def received(self, seal: str) -> ReceivedReport:
        """Return a sealed report as it is reviewed; UnknownSealError if none of that name is held."""
        return self._received.report(seal)

    def unsent_answers(self) -> tuple[str, ...]:
        """Return the units about which something was decided that stands in no file written for them."""
        return self._answers.waiting()

    def accept(self, seal: str, *, note: str = "") -> Changes:
        """Accept a seal; the open remarks on the reports it replaces are closed.

        RivalSealsError when the month holds another seal it does not replace, ImpossibleFiguresError when it holds
        figures that cannot be.
        """
        statement = self._open_seal(seal)
        if self._received.rivals(statement):
            raise RivalSealsError(self._workplace.names.unit(statement.unit))
        found = [finding for row in self.received(seal).rows for finding in row.findings]
        if errors := tuple(finding.message for finding in found if finding.severity is Severity.ERROR):
            raise ImpossibleFiguresError(errors)
        book = self._workplace.books.about(statement.unit, year=statement.period.year)
        same = self._workplace.queries.statements(
            unit=statement.unit, period=statement.period, programme=statement.programme
        )
        seals = {one.seal for one in same}
        remarks = {known.uuid: known.remark for known in self._decisions.remarks() if known.remark.seal in seals}
        puts = [self._decision(statement, Verdict.ACCEPTED, note)]
        puts.extend(
            put_record(book, RecordKind.REMARK, uuid, replace(remarks[uuid], is_open=False))
            for uuid in closed_by_acceptance(remarks, unit=statement.unit, period=statement.period.code)
        )
        self._workplace.write(puts)
        return Changes.SUBMISSIONS

    def return_report(self, seal: str, *, remarks: Mapping[str, str], note: str = "") -> Changes:
        """Return a seal with remarks by cell (empty: on the whole report); RemarkMissingError without any.

        What was remarked when it was returned before, and that taken back, is said again under the same name.
        """
        statement = self._open_seal(seal)
        texts = {cell: clean(text) for cell, text in remarks.items() if clean(text)}
        if not texts:
            raise RemarkMissingError
        for cell in texts:
            if cell:
                Coordinates.parse(cell)
        book = self._workplace.books.about(statement.unit, year=statement.period.year)
        person = self._workplace.identity.person
        puts = [self._decision(statement, Verdict.RETURNED, note)]
        said = {known.remark.cell: known.uuid for known in self._decisions.remarks() if known.remark.seal == seal}
        puts.extend(
            put_record(
                book,
                RecordKind.REMARK,
                said.get(cell) or uuid4().hex,
                Remark(seal, statement.unit, statement.period.code, cell, text, person),
            )
            for cell, text in texts.items()
        )
        dropped = (uuid for cell, uuid in said.items() if cell not in texts)
        puts.extend(put_record(book, RecordKind.REMARK, uuid, None) for uuid in dropped)
        self._workplace.write(puts)
        return Changes.SUBMISSIONS

    def take_back(self, seal: str, *, reason: str = "") -> Changes:
        """Take the decision on a seal back, so that it waits again; see `TakingBack` for what refuses it."""
        self._taking_back.take_back(self._received.statement(seal), reason=reason)
        return Changes.SUBMISSIONS

    def correct_day(self, seal: str, day: date, *, reason: str) -> Changes:
        """Say on which day a seal was submitted; its commune reads day and reason.

        ReasonMissingError without a reason, InvalidDayError for a day before the period or after the receipt.
        """
        if not self._workplace.is_superior:
            raise NotAllowedError("superior")
        if not clean(reason):
            raise ReasonMissingError
        statement = self._received.statement(seal)
        self._timeliness.check_day(statement, day)
        record = SubmissionDay(seal, day.isoformat(), self._workplace.identity.person, clean(reason)[:_LONGEST_NOTE])
        book = self._workplace.books.about(statement.unit, year=statement.period.year)
        self._workplace.write([put_record(book, RecordKind.SUBMISSION_DAY, submission_day_uuid(seal), record)])
        return Changes.SUBMISSIONS

    def _decision(self, statement: StatementRow, verdict: Verdict, note: str) -> Put:
        """Return a decision; one that replaces another that was taken back goes on saying why."""
        before = self._decisions.of(statement)
        said = clean(note) or (before.decision.note if before is not None and before.is_withdrawn else "")
        decision = Decision(statement.seal, verdict.value, self._workplace.identity.person, said)
        book = self._workplace.books.about(statement.unit, year=statement.period.year)
        return put_record(book, RecordKind.DECISION, decision_uuid(statement.seal), decision)

    def _open_seal(self, seal: str) -> StatementRow:
        if not self._workplace.is_superior:
            raise NotAllowedError("superior")
        statement = self._received.statement(seal)
        if not statement.is_head:
            raise AlreadyDecidedError(is_replaced=True)
        known = self._decisions.of(statement)
        if known is not None and not known.is_withdrawn:
            raise AlreadyDecidedError(is_replaced=False)
        return statement
