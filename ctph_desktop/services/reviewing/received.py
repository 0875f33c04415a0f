"""A sealed report as it is reviewed: its lines beside what was sealed, remarked and explained before."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import Final

from msgspec import Struct
from msgspec.structs import replace

from ctph_desktop.domain.errors import UnknownSealError
from ctph_desktop.domain.figures import MISSING, Coordinates, FigureValue, Measure
from ctph_desktop.domain.forms.definition import Severity
from ctph_desktop.domain.indicators import Indicator
from ctph_desktop.domain.lines import LineKey
from ctph_desktop.domain.periods import ReportingPeriod
from ctph_desktop.domain.standing import standing
from ctph_desktop.domain.submissions import SubmissionState
from ctph_desktop.domain.text import clean
from ctph_desktop.services.ground.moments import moment
from ctph_desktop.services.ground.report_rows import RemarkRow
from ctph_desktop.services.ground.review_rows import ReceivedReport, ReceivedRow
from ctph_desktop.services.ground.workplace import Workplace
from ctph_desktop.services.reading.accepted import accepted_statements
from ctph_desktop.services.reading.carried_figures import CarriedFigures, carried_figures
from ctph_desktop.services.reading.closings import Closings, is_correction
from ctph_desktop.services.reading.conflict_rows import WriterRow
from ctph_desktop.services.reading.decisions import EPOCH, Decisions, KnownRemark, in_force, state_of
from ctph_desktop.services.reading.figures_of_unit import UnitFigures
from ctph_desktop.services.reading.known_evidence import known_evidence, of_report
from ctph_desktop.services.reading.openings import with_openings
from ctph_desktop.services.reading.period_figures import closing_before
from ctph_desktop.services.reading.sealed_writers import sealed_writers
from ctph_desktop.services.reading.sheets import SheetLines
from ctph_desktop.services.reading.targets_given import unit_figures
from ctph_desktop.services.reading.timeliness import Timeliness
from ctph_desktop.services.reviewing.taking_back import TakingBack
from ctph_desktop.storage.queries import StatementRow
from ctph_desktop.wording import messages

_LONGEST_NOTE: Final = 2_000


class _Beside(Struct, frozen=True):
    """What the lines of a report are drawn from: figures of the year, of the seal before, targets, words.

    `carried` holds the figures of the year and the targets, with those of the units that had become this one by then;
    `year` has the seals, but for the one under review, that its months are taken from.
    """

    carried: CarriedFigures
    year: tuple[StatementRow, ...]
    before: Mapping[Coordinates, FigureValue] | None
    own_remarks: Mapping[str, Sequence[RemarkRow]]
    earlier_remarks: Mapping[str, Sequence[RemarkRow]]
    writers: Mapping[Coordinates, WriterRow]


class ReceivedReports:
    """Reads the seals a superior office holds."""

    def __init__(self, workplace: Workplace) -> None:
        self._workplace = workplace
        self._decisions = Decisions(workplace)
        self._closings = Closings(workplace)
        self._timeliness = Timeliness(workplace)
        self._sheets = SheetLines(workplace)
        self._taking_back = TakingBack(workplace)

    def report(self, seal: str) -> ReceivedReport:
        """Return a sealed report as it is reviewed; UnknownSealError if none of that name is held.

        It is read among the figures of its own programme and year, whatever is looked at.
        """
        statement = self.statement(seal)
        own = self._workplace.catalogue().elsewhere(statement.programme, statement.period.year)
        if own is not None:
            return ReceivedReports(self._workplace.at(own)).report(seal)
        return self._report(statement)

    def _report(self, statement: StatementRow) -> ReceivedReport:
        from ctph_desktop.sync.codes import phone_code  # noqa: PLC0415 - the first screen does not need it

        seal = statement.seal
        month = self._month(statement)
        known = self._decisions.of(statement)
        is_withdrawn = known is not None and known.is_withdrawn
        state = state_of(known.decision if known is not None else None)
        known_closing = self._closings.of(statement.period)
        beside = self._beside(statement, month)
        evidence = known_evidence(
            self._workplace, [self._workplace.books.of_unit(statement.unit, year=statement.period.year)]
        )
        accepted = accepted_statements(self._workplace)
        counting = accepted.get((statement.unit, statement.period.code))
        unaccepted = [s for s in beside.year if accepted.get((s.unit, s.period.code)) != s]
        return ReceivedReport(
            seal=seal,
            unit=statement.unit,
            unit_name=self._workplace.names.unit(statement.unit),
            period=statement.period,
            version=statement.version,
            sealed_at=moment(statement.device_time) or EPOCH,
            sealed_by=self._workplace.persons.label(statement.sealed_by, unit=statement.unit),
            state=state,
            rows=tuple(self._rows(statement, beside)),
            remarks=tuple(beside.own_remarks.get("", ())),
            note=clean(statement.note)[:_LONGEST_NOTE],
            rivals=len(self.rivals(statement)),
            phone_code=phone_code(seal),
            is_correction=is_correction(known_closing, statement, is_returned=state is SubmissionState.RETURNED),
            is_supplement=known_closing is not None and known_closing.is_supplement(s.seal for s in month),
            closing=self._closings.row(known_closing) if known_closing is not None else None,
            submitted=self._timeliness.row(statement),
            counting_version=counting.version if counting is not None else 0,
            evidence=len(of_report(evidence, statement.programme, statement.period)),
            sums_note=self._sums_note(statement, unaccepted),
            earlier_remarks=tuple(beside.earlier_remarks.get("", ())),
            is_told=self._taking_back.is_told(statement),
            is_estimate=self._workplace.looked_at.measure is Measure.ESTIMATE,
            withdrawn_reason=clean(known.decision.note)[:_LONGEST_NOTE] if is_withdrawn and known else "",
            drafted_remarks=self._drafted(seal) if is_withdrawn else {},
        )

    def _sums_note(self, statement: StatementRow, unaccepted: Sequence[StatementRow]) -> str:
        if not unaccepted:
            return ""
        workplace = self._workplace
        named = [("" if s.unit == statement.unit else workplace.names.unit(s.unit), s.period) for s in unaccepted]
        return messages.sums_contain_unaccepted(named)

    def statement(self, seal: str) -> StatementRow:
        """Return a seal; UnknownSealError if none of that name is held."""
        found = self._workplace.queries.statements(seal=seal)
        if not found:
            raise UnknownSealError(seal)
        return found[0]

    def rivals(self, statement: StatementRow) -> list[StatementRow]:
        """Return the other seals of the month that nobody has replaced."""
        same = self._month(statement)
        return [s for s in same if s.is_head and s.seal != statement.seal]

    def _month(self, statement: StatementRow) -> tuple[StatementRow, ...]:
        """Return every seal of a statement's report, its own too."""
        return self._workplace.queries.statements(
            unit=statement.unit, period=statement.period, programme=statement.programme
        )

    def _drafted(self, seal: str) -> dict[str, str]:
        """Return what was remarked on a seal by cell, for a return that was taken back."""
        return {known.remark.cell: clean(known.remark.text) for known in self._remarks_on({seal})}

    def _remarks_on(self, seals: set[str]) -> list[KnownRemark]:
        return [known for known in self._decisions.remarks() if known.remark.seal in seals]

    def _sealed_by(self, unit: str, statement: StatementRow) -> list[StatementRow]:
        """Return the seals up to a statement that stand for a unit's year and the period before it, without its own."""
        months = {month.code for month in self._workplace.looked_at.until(statement.period)}
        if statement.period.previous is not None:
            months.add(statement.period.previous.code)
        return [
            s
            for s in self._workplace.queries.statements(unit=unit, programme=statement.programme)
            if s.is_head and s.period.code in months and (s.unit, s.period) != (statement.unit, statement.period)
        ]

    def _carried(self, statement: StatementRow) -> tuple[CarriedFigures, tuple[StatementRow, ...]]:
        """Return the year up to a statement, with what the units were given and sealed that had become this one.

        The seals it is taken from come with it, but for the statement itself.
        """
        workplace, queries = self._workplace, self._workplace.queries
        units, programme = workplace.catalogue().units, workplace.catalogue().programme
        stands = standing(units, programme.units if programme else (), statement.period.last_day)
        by_unit: dict[str, dict[Coordinates, FigureValue]] = {}
        year: list[StatementRow] = []
        closing = closing_before(workplace, programme) if programme is not None else {}
        for unit in stands.all_of(statement.unit):
            before = self._sealed_by(unit, statement)
            year.extend(one for one in before if one.period.year == statement.period.year)
            of_unit = queries.figures([workplace.books.about(unit)])
            for sealed in queries.sealed_figures([*before, statement] if unit == statement.unit else before).values():
                of_unit.update(sealed)
            if programme is not None:
                of_unit = with_openings(of_unit, unit, closing.get(unit, {}), year=programme.year_period)
            by_unit[unit] = of_unit
        figures = unit_figures(workplace, by_unit)
        return carried_figures(statement.unit, stands, units=units, figures=figures), tuple(year)

    def _beside(self, statement: StatementRow, month: Sequence[StatementRow]) -> _Beside:
        queries, unit = self._workplace.queries, statement.unit
        replaced = [s for s in month if s.seal == statement.replaces]
        sealed = queries.sealed_figures([statement, *replaced])
        decisions = in_force(self._decisions.on([s.seal for s in (statement, *month)]))
        own = self._remarks_on({statement.seal}) if statement.seal in decisions else []
        earlier = {s.seal for s in month if s.version < statement.version and s.seal in decisions}
        places = [
            Coordinates(unit, indicator.uuid, part, statement.period, self._workplace.looked_at.measure)
            for indicator in self._workplace.catalogue().reported_indicators()
            for part in indicator.breakdowns or (None,)
        ]
        carried, year = self._carried(statement)
        return _Beside(
            carried=carried,
            year=year,
            before=sealed[replaced[0].seal] if replaced else None,
            own_remarks=self._by_cell(own),
            earlier_remarks=self._by_cell(self._remarks_on(earlier)),
            writers=sealed_writers(self._workplace, statement, sealed[statement.seal], places),
        )

    def _by_cell(self, remarks: Sequence[KnownRemark]) -> dict[str, list[RemarkRow]]:
        rows: dict[str, list[RemarkRow]] = {}
        for known in remarks:
            rows.setdefault(known.remark.cell, []).append(self._decisions.row(known))
        return rows

    def _rows(self, statement: StatementRow, beside: _Beside) -> Iterator[ReceivedRow]:
        own = beside.carried.own
        for indicator in self._workplace.catalogue().reported_indicators():
            for part in (None, *indicator.breakdowns):
                row = self._row(statement.unit, statement.period, indicator, part, beside)
                found = self._sheets.findings(row, own, statement.period, own=own, in_conflict=False)
                yield replace(row, findings=tuple(f for f in found if f.severity is not Severity.NOTE))

    def _row(
        self, unit: str, period: ReportingPeriod, indicator: Indicator, part: str | None, beside: _Beside
    ) -> ReceivedRow:
        where = Coordinates(unit, indicator.uuid, part, period, self._workplace.looked_at.measure)
        organisation = self._workplace.catalogue().organisations.get(part) if part else None
        is_whole = part is None and bool(indicator.breakdowns)
        until, previous, carried = self._workplace.looked_at.until(period), period.previous, beside.carried
        writer = beside.writers.get(where)
        return ReceivedRow(
            key=LineKey(indicator.uuid, part),
            cell=where.cell,
            label=organisation.name if organisation else indicator.name,
            level=0 if part is None else 1,
            unit_of_measure=indicator.unit_of_measure,
            decimals=indicator.decimals,
            is_computed=is_whole or indicator.is_moved,
            committed=carried.of_year(indicator.uuid, part, period, Measure.COMMITTED),
            before=_over(carried, indicator, part, self._workplace.looked_at.before(period)),
            in_period=_of_month(carried.own, indicator, part, period),
            previous_version=None if beside.before is None or is_whole else beside.before.get(where, MISSING),
            cumulative=_over(carried, indicator, part, until),
            findings=(),
            remarks=tuple(beside.own_remarks.get(where.cell, ())),
            previous_month=_of_month(carried.own, indicator, part, previous) if previous is not None else MISSING,
            earlier_remarks=tuple(beside.earlier_remarks.get(where.cell, ())),
            reason=writer.reason if writer is not None else "",
            changed_by=", ".join(filter(None, (writer.author, writer.device))) if writer is not None else "",
        )


def _of_month(figures: UnitFigures, indicator: Indicator, part: str | None, month: ReportingPeriod) -> FigureValue:
    if part is None and indicator.breakdowns:
        return figures.whole_value(indicator, month)
    return figures.value(indicator.uuid, part, month, figures.measure)


def _over(
    figures: CarriedFigures, indicator: Indicator, part: str | None, months: Sequence[ReportingPeriod]
) -> Decimal | None:
    if part is None and indicator.breakdowns:
        return figures.so_far(indicator, months).count
    return figures.over(indicator, part, months).count
