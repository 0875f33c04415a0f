"""Reviewing: the board of who has sent, the reports received, and the decisions on them."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Final
from uuid import uuid4

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from ctph_desktop.domain.closings import KnownClosing
from ctph_desktop.domain.errors import (
    AlreadyDecidedError,
    ImpossibleFiguresError,
    NotAllowedError,
    ReasonMissingError,
    RemarkMissingError,
    RivalSealsError,
    UnknownSealError,
)
from ctph_desktop.domain.figures import MISSING, Coordinates, FigureValue, Measure
from ctph_desktop.domain.forms.definition import Severity
from ctph_desktop.domain.indicators import Indicator
from ctph_desktop.domain.journal.books import RecordKind
from ctph_desktop.domain.lines import LineKey
from ctph_desktop.domain.periods import ReportingPeriod
from ctph_desktop.domain.submissions import Decision, Remark, SubmissionState, Verdict, decision_uuid
from ctph_desktop.domain.text import clean
from ctph_desktop.domain.timeliness import SubmissionDay, moment_of, submission_day_uuid
from ctph_desktop.services.ground.rows import BoardCell, BoardRow, Changes, ReceivedReport, ReceivedRow
from ctph_desktop.services.ground.workplace import Workplace, moment, put_record
from ctph_desktop.services.reading.accepted import accepted_statements
from ctph_desktop.services.reading.closings import Closings, is_correction
from ctph_desktop.services.reading.decisions import EPOCH, Decisions, state_of
from ctph_desktop.services.reading.figures_of_unit import UnitFigures
from ctph_desktop.services.reading.known_evidence import count_of_month
from ctph_desktop.services.reading.sheets import SheetLines
from ctph_desktop.services.reading.timeliness import CorrectedDays, Timeliness, age_in_days
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
        self._sheets = SheetLines(workplace)

    def board(self) -> tuple[BoardRow, ...]:
        """Return the board commune × month of a superior office, in the programme's order of units."""
        programme = self._workplace.catalogue().programme
        latest = self._workplace.journal.chain.latest
        if programme is None:
            return ()
        decisions = self._decisions.by_seal()
        open_remarks = Counter((k.remark.unit, k.remark.period) for k in self._decisions.remarks() if k.remark.is_open)
        heads: dict[tuple[str, str], list[StatementRow]] = {}
        seals: dict[tuple[str, str], list[str]] = {}
        counting: dict[tuple[str, str], int] = {}
        for statement in self._workplace.statements():
            decision = decisions.get(statement.seal)
            place = statement.unit, statement.period.code
            seals.setdefault(place, []).append(statement.seal)
            if statement.is_head and statement.programme == programme.uuid:
                heads.setdefault(place, []).append(statement)
            if decision is not None and decision.verdict == Verdict.ACCEPTED and statement.programme == programme.uuid:
                counting[place] = statement.version
        received = {
            entry.partner: moment(entry.at)
            for entry in reversed(self._workplace.packages.log())
            if not entry.is_outgoing
        }
        newest, kept = self._newest(programme.units), frozenset(self._workplace.kept_units)
        today, months = self._workplace.clock().date(), self._workplace.months()
        closings, days = self._closings.by_period(), self._timeliness.corrected()
        shown = _Shown(decisions, open_remarks, closings, self._timeliness, days)
        return tuple(
            BoardRow(
                unit=unit,
                unit_name=self._workplace.unit_name(unit),
                is_enrolled=bool(latest and latest.devices_of(unit)),
                newest_package_at=received.get(unit),
                cells=tuple(
                    replace(
                        shown.cell(month, heads.get((unit, month.code), []), seals.get((unit, month.code), ())),
                        is_outside=not self._workplace.is_open_for(unit, month),
                        counting_version=counting.get((unit, month.code), 0),
                    )
                    for month in months
                ),
                newest_data_at=newest.get(unit),
                days_old=age_in_days(newest[unit].date(), today) if unit in newest else 0,
                is_typed_above=unit in kept,
            )
            for unit in programme.units
        )

    def _newest(self, units: Sequence[str]) -> dict[str, datetime]:
        """Return when the newest of what each unit sent was written, no later than it came."""
        states = self._workplace.queries.book_states(map(self._workplace.unit_book, units))
        found = {state.book.unit: moment_of(state.newest) for state in states}
        return {unit: at for unit, at in found.items() if at is not None}

    def received(self, seal: str) -> ReceivedReport:
        """Return a sealed report as it is reviewed; UnknownSealError if none of that name is held."""
        from ctph_desktop.sync.codes import phone_code  # noqa: PLC0415 - the first screen does not need it

        statement = self._statement(seal)
        replaced = self._workplace.queries.statements(seal=statement.replaces) if statement.replaces else ()
        sealed = self._workplace.queries.sealed_figures([*self._year(statement), statement, *replaced])
        rows = tuple(self._received_rows(statement, sealed, replaced[0].seal if replaced else ""))
        decision = self._decisions.by_seal().get(seal)
        known_closing = self._closings.of(statement.period)
        remarks = [known for known in self._decisions.remarks() if known.remark.seal == seal]
        counting = accepted_statements(self._workplace).get((statement.unit, statement.period.code))
        return ReceivedReport(
            seal=seal,
            unit=statement.unit,
            unit_name=self._workplace.unit_name(statement.unit),
            period=statement.period,
            version=statement.version,
            sealed_at=moment(statement.device_time) or EPOCH,
            sealed_by=self._workplace.catalogue().person_label(statement.sealed_by, unit=statement.unit),
            state=state_of(decision),
            rows=rows,
            remarks=tuple(self._decisions.row(known) for known in remarks if not known.remark.cell),
            note=clean(statement.note)[:_LONGEST_NOTE],
            rivals=len(self._rivals(statement)),
            phone_code=phone_code(seal),
            is_correction=is_correction(known_closing, statement),
            is_supplement=known_closing is not None and known_closing.is_supplement(self._seals_beside(statement)),
            closing=self._closings.row(known_closing) if known_closing is not None else None,
            submitted=self._timeliness.row(statement),
            counting_version=counting.version if counting is not None else 0,
            evidence=count_of_month(self._workplace, statement.unit, statement.period),
        )

    def _seals_beside(self, statement: StatementRow) -> Iterator[str]:
        """Yield every seal of a statement's month, its own too."""
        return (s.seal for s in self._workplace.queries.statements(unit=statement.unit, period=statement.period))

    def accept(self, seal: str, *, note: str = "") -> Changes:
        """Accept a seal; the open remarks on the reports it replaces are closed.

        RivalSealsError when the month holds another seal it does not replace, ImpossibleFiguresError when it holds
        figures that cannot be.
        """
        statement = self._open_seal(seal)
        if self._rivals(statement):
            raise RivalSealsError(self._workplace.unit_name(statement.unit))
        found = [finding for row in self.received(seal).rows for finding in row.findings]
        if errors := tuple(finding.message for finding in found if finding.severity is Severity.ERROR):
            raise ImpossibleFiguresError(errors)
        book = self._workplace.about_book(statement.unit)
        puts = [self._decision(statement, Verdict.ACCEPTED, note)]
        for known in self._decisions.remarks():
            same = (known.remark.unit, known.remark.period) == (statement.unit, statement.period.code)
            if same and known.remark.is_open:
                closed = msgspec.structs.replace(known.remark, is_open=False)
                puts.append(put_record(book, RecordKind.REMARK, known.uuid, closed))
        self._workplace.write(puts)
        return Changes.SUBMISSIONS

    def return_report(self, seal: str, *, remarks: Mapping[str, str], note: str = "") -> Changes:
        """Return a seal with remarks by cell (empty: on the whole report); RemarkMissingError without any."""
        statement = self._open_seal(seal)
        texts = {cell: clean(text) for cell, text in remarks.items() if clean(text)}
        if not texts:
            raise RemarkMissingError
        for cell in texts:
            if cell:
                Coordinates.parse(cell)
        book = self._workplace.about_book(statement.unit)
        person = self._workplace.identity.person
        puts = [self._decision(statement, Verdict.RETURNED, note)]
        puts.extend(
            put_record(
                book,
                RecordKind.REMARK,
                uuid4().hex,
                Remark(seal, statement.unit, statement.period.code, cell, text, person),
            )
            for cell, text in texts.items()
        )
        self._workplace.write(puts)
        return Changes.SUBMISSIONS

    def correct_day(self, seal: str, day: date, *, reason: str) -> Changes:
        """Say on which day a seal was submitted; its commune reads day and reason.

        ReasonMissingError without a reason, InvalidDayError for a day before the period or after the receipt.
        """
        if not self._workplace.is_superior:
            raise NotAllowedError("superior")
        if not clean(reason):
            raise ReasonMissingError
        statement = self._statement(seal)
        self._timeliness.check_day(statement, day)
        record = SubmissionDay(seal, day.isoformat(), self._workplace.identity.person, clean(reason)[:_LONGEST_NOTE])
        book = self._workplace.about_book(statement.unit)
        self._workplace.write([put_record(book, RecordKind.SUBMISSION_DAY, submission_day_uuid(seal), record)])
        return Changes.SUBMISSIONS

    def _decision(self, statement: StatementRow, verdict: Verdict, note: str) -> Put:
        decision = Decision(statement.seal, verdict.value, self._workplace.identity.person, clean(note))
        book = self._workplace.about_book(statement.unit)
        return put_record(book, RecordKind.DECISION, decision_uuid(statement.seal), decision)

    def _open_seal(self, seal: str) -> StatementRow:
        if not self._workplace.is_superior:
            raise NotAllowedError("superior")
        statement = self._statement(seal)
        if not statement.is_head:
            raise AlreadyDecidedError(is_replaced=True)
        if seal in self._decisions.by_seal():
            raise AlreadyDecidedError(is_replaced=False)
        return statement

    def _rivals(self, statement: StatementRow) -> list[StatementRow]:
        """Return the other seals of the month that nobody has replaced."""
        same = self._workplace.queries.statements(unit=statement.unit, period=statement.period)
        return [s for s in same if s.is_head and s.programme == statement.programme and s.seal != statement.seal]

    def _statement(self, seal: str) -> StatementRow:
        found = self._workplace.queries.statements(seal=seal)
        if not found:
            raise UnknownSealError(seal)
        return found[0]

    def _year(self, statement: StatementRow) -> list[StatementRow]:
        months = {month.code for month in statement.period.year_to_date[:-1]}
        return [
            s
            for s in self._workplace.queries.statements(unit=statement.unit)
            if s.is_head and s.programme == statement.programme and s.period.code in months
        ]

    def _received_rows(
        self, statement: StatementRow, sealed: Mapping[str, Mapping[Coordinates, FigureValue]], replaced: str
    ) -> Iterator[ReceivedRow]:
        catalogue = self._workplace.catalogue()
        now = UnitFigures(statement.unit, _merged(sealed, statement, self._year(statement)))
        old = sealed.get(replaced, {})
        about = UnitFigures(
            statement.unit, self._workplace.queries.figures([self._workplace.about_book(statement.unit)])
        )
        remarks = [known for known in self._decisions.remarks() if known.remark.seal == statement.seal]
        for indicator in catalogue.monthly_indicators():
            for part in (None, *indicator.breakdowns):
                where = Coordinates(statement.unit, indicator.uuid, part, statement.period, Measure.ACTUAL)
                organisation = catalogue.organisations.get(part) if part else None
                name = organisation.name if organisation else indicator.name
                is_whole = part is None and bool(indicator.breakdowns)
                until = statement.period.year_to_date
                row = ReceivedRow(
                    key=LineKey(indicator.uuid, part),
                    cell=where.cell,
                    label=name,
                    level=0 if part is None else 1,
                    unit_of_measure=indicator.unit_of_measure,
                    decimals=indicator.decimals,
                    is_computed=is_whole,
                    committed=about.of_year(indicator.uuid, part, statement.period, Measure.COMMITTED),
                    before=_over(now, indicator, part, until[:-1]),
                    in_period=now.whole_value(indicator, statement.period)
                    if is_whole
                    else now.figures.get(where, MISSING),
                    previous_version=old.get(where, MISSING) if replaced and not is_whole else None,
                    cumulative=_over(now, indicator, part, until),
                    findings=(),
                    remarks=tuple(self._decisions.row(k) for k in remarks if k.remark.cell == where.cell),
                )
                found = self._sheets.findings(row, about, statement.period, in_conflict=False)
                yield replace(row, findings=tuple(f for f in found if f.severity is not Severity.NOTE))


def _merged(
    sealed: Mapping[str, Mapping[Coordinates, FigureValue]],
    statement: StatementRow,
    year: Sequence[StatementRow],
) -> dict[Coordinates, FigureValue]:
    merged: dict[Coordinates, FigureValue] = {}
    for one in (*year, statement):
        merged.update(sealed[one.seal])
    return merged


def _over(
    figures: UnitFigures, indicator: Indicator, part: str | None, months: Sequence[ReportingPeriod]
) -> Decimal | None:
    if part is None and indicator.breakdowns:
        return figures.whole_over(indicator, months)
    return figures.over(indicator, part, months)


class _Shown(Struct, frozen=True):
    """What a board cell is drawn from, beside its own seals."""

    decisions: Mapping[str, Decision]
    open_remarks: Counter[tuple[str, str]]
    closings: Mapping[str, KnownClosing]
    timeliness: Timeliness
    days: CorrectedDays

    def cell(self, month: ReportingPeriod, heads: Sequence[StatementRow], seals: Iterable[str]) -> BoardCell:
        """Return a month on the board, given all its seals; of several heads the one that still waits is shown."""
        closing = self.closings.get(month.code)
        is_closed = closing is not None and closing.closing.is_closed
        if not heads:
            return BoardCell(month, SubmissionState.NOTHING, "", 0, None, 0, is_closed=is_closed)
        statement = next((head for head in heads if head.seal not in self.decisions), heads[-1])
        return BoardCell(
            period=month,
            state=state_of(self.decisions.get(statement.seal)),
            seal=statement.seal,
            version=statement.version,
            sealed_at=moment(statement.device_time),
            open_remarks=self.open_remarks[statement.unit, month.code],
            rivals=len(heads) - 1,
            is_closed=is_closed,
            is_correction=is_correction(closing, statement),
            is_supplement=closing is not None and closing.is_supplement(seals),
            submitted=self.timeliness.row(statement, self.days),
        )
