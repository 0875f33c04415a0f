"""The reports of a programme's year as they were last read: one screen asks for them, and what was decided, often."""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from decimal import Decimal
from functools import cached_property
from itertools import groupby
from typing import Final

from msgspec import Struct

from ctph_desktop.domain.figures import Measure
from ctph_desktop.domain.journal.books import RecordKind
from ctph_desktop.domain.submissions import Decision, Verdict
from ctph_desktop.services.ground.worked_out import Few
from ctph_desktop.storage.journal import Journal
from ctph_desktop.storage.queries import DecisionRow, Queries, StatementRow

Totals = Mapping[tuple[str, str, str | None], Decimal | None]
ProgrammeYear = tuple[str, int]
_MOST_HELD: Final = 12
_MOST_UNITS: Final = 20
"""Where reports of more units may have changed, all are read: of a few units every year, of all the years asked for."""


class UnitReports(Struct, frozen=True):
    """What one unit sealed of a programme's year, oldest version first, and what was last decided of each seal.

    `in_force` are the decisions that were not taken back, `accepted` the latest accepted seals by code of the period.
    """

    statements: tuple[StatementRow, ...]
    decisions: Mapping[str, DecisionRow]
    in_force: Mapping[str, Decision]
    accepted: Mapping[str, StatementRow]


class ReportsOfYear:
    """The reports of one programme's year, unit by unit; never changed, made anew where any of them is another."""

    def __init__(self, by_unit: Mapping[str, UnitReports]) -> None:
        self.by_unit = by_unit

    @cached_property
    def statements(self) -> tuple[StatementRow, ...]:
        """Every seal, oldest version first."""
        return tuple(statement for unit in sorted(self.by_unit) for statement in self.by_unit[unit].statements)

    @cached_property
    def decisions(self) -> Mapping[str, DecisionRow]:
        """What was last decided of each seal that has a decision."""
        return {seal: row for reports in self.by_unit.values() for seal, row in reports.decisions.items()}

    @cached_property
    def in_force(self) -> Mapping[str, Decision]:
        """The decision in force on each seal that has one."""
        return {seal: decision for reports in self.by_unit.values() for seal, decision in reports.in_force.items()}

    @cached_property
    def seals(self) -> frozenset[str]:
        """The name of every seal."""
        return frozenset(statement.seal for reports in self.by_unit.values() for statement in reports.statements)

    @cached_property
    def accepted(self) -> Mapping[tuple[str, str], StatementRow]:
        """The latest accepted seal by unit and code of the period."""
        return {(unit, code): seal for unit, one in self.by_unit.items() for code, seal in one.accepted.items()}


class ReportsHeld:
    """Seals, and what was decided of them, by programme and year: a province has tens of thousands in five years.

    They are read once. Where only some books were written since, only the reports of the units these speak of are read
    again.
    """

    def __init__(self, journal: Journal, queries: Queries) -> None:
        self._journal, self._queries = journal, queries
        self._looked_at = self._writes = -1
        self._years = Few[ProgrammeYear, ReportsOfYear](_MOST_HELD)
        self._undecided: dict[str, dict[ProgrammeYear, int]] | None = None
        self._totals = Few[tuple[ProgrammeYear, Measure, frozenset[str]], _TotalsOfUnits](_MOST_HELD)

    def of_year(self, programme: str, year: int) -> ReportsOfYear:
        """Return the reports of a programme's year, unit by unit."""
        self._follow()
        found = self._years.get((programme, year))
        return found or self._years.put((programme, year), ReportsOfYear(self._read((programme, year))))

    def statements(self, programme: str, year: int) -> tuple[StatementRow, ...]:
        """Return every seal of a programme's reports of a year, oldest version first."""
        return self.of_year(programme, year).statements

    def decisions(self, programme: str, year: int) -> Mapping[str, DecisionRow]:
        """Return what was last decided of each of these seals that has a decision."""
        return self.of_year(programme, year).decisions

    def undecided(self) -> dict[ProgrammeYear, int]:
        """Return how many seals that nobody replaced have no decision, by programme and year."""
        self._follow()
        if self._undecided is None:
            self._undecided = self._read_undecided(None)
        found: Counter[ProgrammeYear] = Counter()
        for counts in self._undecided.values():
            found.update(counts)
        return dict(found)

    def totals(self, statements: Iterable[StatementRow], *, measure: Measure, indicators: Collection[str]) -> Totals:
        """Return what the figures of some seals of one programme's year add up to for each unit, of some indicators.

        A seal never changes, nor does their sum: only those of units of which other seals are asked for are added up.
        """
        by_unit: dict[str, list[StatementRow]] = {}
        for statement in statements:
            by_unit.setdefault(statement.unit, []).append(statement)
        first = next(iter(by_unit.values()), [])[:1]
        if not first or not indicators:
            return {}
        asked = (first[0].programme, first[0].period.year), measure, frozenset(indicators)
        held = self._totals.get(asked) or self._totals.put(asked, _TotalsOfUnits())
        return held.of(
            by_unit,
            lambda missing: self._queries.sealed_totals_by_unit(missing, measure=measure, indicators=indicators),
        )

    def _follow(self) -> None:
        """Read again what may have changed since something was asked last."""
        now = self._journal.all_writes
        if now == self._looked_at:
            return
        writes = self._journal.writes(RecordKind.SUBMISSION, RecordKind.DECISION)
        if writes != self._writes:
            books = self._journal.books_written(self._looked_at)
            units = None if books is None else {book.unit for book in books} | self._queries.units_reported_in(books)
            if units is None or len(units) > _MOST_UNITS:
                self._years.clear()
                self._undecided = None
            elif units:
                self._read_again(units)
        self._looked_at, self._writes = now, writes

    def _read_again(self, units: Collection[str]) -> None:
        statements = self._queries.statements(units=units)
        decided = self._queries.decisions_on([one.seal for one in statements])
        changed: dict[ProgrammeYear, dict[str, list[StatementRow]]] = {}
        for one in statements:
            of_year = changed.setdefault((one.programme, one.period.year), {})
            of_year.setdefault(one.unit, []).append(one)
        for asked, held in self._years.items():
            others = {unit: reports for unit, reports in held.by_unit.items() if unit not in units}
            read = {unit: _unit_reports(tuple(sealed), decided) for unit, sealed in changed.get(asked, {}).items()}
            self._years.put(asked, ReportsOfYear(others | read))
        if self._undecided is not None:
            others_undecided = {unit: counts for unit, counts in self._undecided.items() if unit not in units}
            self._undecided = others_undecided | self._read_undecided(units)

    def _read(self, asked: ProgrammeYear) -> dict[str, UnitReports]:
        programme, year = asked
        decided = self._queries.decisions(programme=programme, year=year)
        return {
            unit: _unit_reports(tuple(sealed), decided)
            for unit, sealed in groupby(
                self._queries.statements(programme=programme, year=year), key=lambda statement: statement.unit
            )
        }

    def _read_undecided(self, units: Collection[str] | None) -> dict[str, dict[ProgrammeYear, int]]:
        found: dict[str, dict[ProgrammeYear, int]] = {}
        for unit, asked, seals in self._queries.undecided(withdrawn=Verdict.WITHDRAWN.value, units=units):
            found.setdefault(unit, {})[asked] = seals
        return found


class _TotalsOfUnits:
    """What the figures of seals add up to, unit by unit: of each the seals that were added up last."""

    def __init__(self) -> None:
        self._held: dict[str, tuple[frozenset[str], Totals]] = {}

    def of(
        self, by_unit: Mapping[str, Sequence[StatementRow]], add_up: Callable[[Iterable[StatementRow]], Totals]
    ) -> Totals:
        """Return the totals of the seals of each unit, adding up those that were not."""
        seals = {unit: frozenset(one.seal for one in statements) for unit, statements in by_unit.items()}
        others = [unit for unit in by_unit if unit not in self._held or self._held[unit][0] != seals[unit]]
        found: dict[str, dict[tuple[str, str, str | None], Decimal | None]] = {unit: {} for unit in others}
        if others:
            for place, total in add_up(statement for unit in others for statement in by_unit[unit]).items():
                found[place[0]][place] = total
        self._held.update({unit: (seals[unit], totals) for unit, totals in found.items()})
        return {place: total for unit in by_unit for place, total in self._held[unit][1].items()}


def _unit_reports(statements: tuple[StatementRow, ...], decided: Mapping[str, DecisionRow]) -> UnitReports:
    decisions = {one.seal: decided[one.seal] for one in statements if one.seal in decided}
    in_force = {
        seal: Decision(row.seal, row.verdict, row.by, row.note)
        for seal, row in decisions.items()
        if row.verdict != Verdict.WITHDRAWN
    }
    accepted = {
        one.period.code: one
        for one in statements
        if one.seal in in_force and in_force[one.seal].verdict == Verdict.ACCEPTED
    }
    return UnitReports(statements, decisions, in_force, accepted)
