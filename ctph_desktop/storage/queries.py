"""What the tables are asked: every question returns the domain's own immutable values."""

import json
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from functools import lru_cache
from itertools import starmap
from typing import Any, Final, TypeVar

from msgspec import Struct
from sqlalchemy import Select, case, func, or_, select

from ctph_desktop.domain.figures import Coordinates, FigureValue, Measure
from ctph_desktop.domain.journal.books import Book, RecordKind
from ctph_desktop.domain.periods import ReportingPeriod
from ctph_desktop.domain.targets import TargetPlace, TargetVersion
from ctph_desktop.storage import tables
from ctph_desktop.storage.engine import Database
from ctph_desktop.storage.view import (
    BLANK,
    COUNTED,
    MEASURES,
    OUTSIDE,
    Symbols,
    measure_number,
    quantity_of,
    unscaled,
    value_of,
)

T = TypeVar("T")

_F: Final = tables.figure.c
_NAMED_AT_ONCE: Final = 500
_AFTER_INDICATOR: Final = 1 + len("f/") + 2 * (32 + len("/"))
_YEAR_DIGITS: Final = 4
_S: Final = tables.statement.c
_STATEMENTS: Final = select(
    _S.number, _S.seal, _S.programme, _S.unit, _S.period, _S.replaces, _S.version, _S.is_head, _S.segment,
    _S.device_time, _S.received_at, _S.sealed_by, _S.note, _S.closing,
)  # fmt: skip
_D: Final = tables.decision.c
_DECISIONS: Final = select(_D.book, _D.device_time, _D.uuid, _D.seal, _D.verdict, _D.decided_by, _D.note, _D.operation)
_FIGURES: Final = select(_F.book, _F.period, _F.indicator, _F.breakdown, _F.measure, _F.state, _F.quantity, _F.note)


class RecordRow(Struct, frozen=True):
    """A record as its cell holds it: `value` is canonical JSON."""

    book: Book
    uuid: str
    value: bytes
    operation: str
    device_time: str


class StatementRow(Struct, frozen=True, gc=False):
    """A seal without its figures. `segment` is empty while it has not been cut, `received_at` for the own."""

    number: int
    seal: str
    programme: str
    unit: str
    period: ReportingPeriod
    replaces: str
    version: int
    is_head: bool
    segment: str
    device_time: str
    received_at: str
    sealed_by: str
    note: str
    closing: str = ""


class DecisionRow(Struct, frozen=True, gc=False):
    """A decision as its record says it, with the operation that holds it and the device time of its writing."""

    seal: str
    verdict: str
    by: str
    note: str
    operation: str
    device_time: str


class ConflictCount(Struct, frozen=True):
    """How many cells of a book hold a conflict: records of one kind, or figures (`kind` empty) of one period."""

    book: Book
    kind: str
    period: str
    cells: int


class BookState(Struct, frozen=True):
    """How much a book holds, and what of it is held back and why (reason code → operations).

    `newest` is when its newest segment was last written to, no later than it came here.
    """

    book: Book
    segments: int
    operations: int
    held: Mapping[str, int]
    newest: str = ""


class ConflictingCell(Struct, frozen=True):
    """A cell with several heads of different values, and their ids."""

    book: Book
    cell: str
    heads: tuple[str, ...]


class Queries:
    """Reading the projection tables."""

    def __init__(self, database: Database, symbols: Symbols) -> None:
        self._database = database
        self._symbols = symbols
        self._books_of: tuple[tuple[int, str], dict[str, list[Book]]] | None = None

    def records(
        self, kind: RecordKind, *, uuids: Sequence[str] | None = None, books: Iterable[Book] | None = None
    ) -> tuple[RecordRow, ...]:
        """Return the records of a kind, deleted ones left out: in all books or in some, of all UUIDs or of some."""
        r = tables.record.c
        wanted = select(r.book, r.uuid, r.value, r.operation, r.device_time).where(r.kind == kind.value)
        if books is not None:
            wanted = wanted.where(r.book.in_([self._symbols.find(book.key) for book in books]))
        named = range(0, len(uuids), _NAMED_AT_ONCE) if uuids is not None else ()
        groups = [uuids[start : start + _NAMED_AT_ONCE] for start in named] if uuids is not None else [None]
        rows: list[Any] = []
        with self._database.read() as connection:
            for group in groups:
                asked = wanted if group is None else wanted.where(r.uuid.in_(group))
                rows.extend(connection.execute(asked.order_by(r.device_time, r.uuid)).all())
        return tuple(
            RecordRow(self._book(row.book), row.uuid, row.value, row.operation.hex(), row.device_time)
            for row in rows
            if row.value != b"null"
        )

    def figures(
        self, books: Iterable[Book], *, indicators: Iterable[str] | None = None
    ) -> dict[Coordinates, FigureValue]:
        """Return every figure that books show, or those of some indicators."""
        numbers = {self._symbols.find(book.key): book for book in books}
        wanted = _FIGURES.where(tables.figure.c.book.in_(list(numbers)))
        if indicators is not None:
            wanted = wanted.where(tables.figure.c.indicator.in_(list(map(self._symbols.find, indicators))))
        with self._database.read() as connection:
            rows = connection.execute(wanted).all()
        periods: dict[str, ReportingPeriod] = {}
        found = {}
        for book, period, indicator, breakdown, measure, state, quantity, note in rows:
            if period not in periods:
                periods[period] = ReportingPeriod.parse(period)
            where = Coordinates(
                numbers[book].unit,
                self._symbols.name(indicator),
                self._symbols.name(breakdown) if breakdown else None,
                periods[period],
                MEASURES[measure],
            )
            found[where] = value_of(state, quantity, note)
        return found

    def targets(
        self, books: Iterable[Book], *, programme: str, period: ReportingPeriod
    ) -> dict[str, dict[TargetPlace, tuple[TargetVersion, ...]]]:
        """Return the targets of a programme's year in books, by unit: every version, the first first."""
        numbers = {self._symbols.find(book.key): book for book in books}
        t = tables.target.c
        wanted = select(t.book, t.indicator, t.breakdown, t.tier, t.since, t.quantity, t.document, t.operation)
        versions: dict[tuple[int, int, int, str], list[TargetVersion]] = {}
        for group in _groups(list(numbers)):
            of_year = (t.book.in_(group), t.programme == self._symbols.find(programme), t.period == period.code)
            with self._database.read() as connection:
                rows = connection.execute(wanted.where(*of_year).order_by(t.since)).all()
            for book, indicator, breakdown, tier, since, quantity, document, operation in rows:
                version = TargetVersion(since, unscaled(quantity), document, operation.hex())
                versions.setdefault((book, indicator, breakdown, tier), []).append(version)
        places = {
            (indicator, breakdown, tier): TargetPlace(
                self._symbols.name(indicator), self._symbols.name(breakdown) if breakdown else None, Measure(tier)
            )
            for _, indicator, breakdown, tier in versions
        }
        found: dict[str, dict[TargetPlace, tuple[TargetVersion, ...]]] = {}
        for (book, indicator, breakdown, tier), listed in versions.items():
            found.setdefault(numbers[book].unit, {})[places[indicator, breakdown, tier]] = tuple(listed)
        return found

    def books_with_targets(self, books: Iterable[Book], *, programme: str, period: ReportingPeriod) -> frozenset[Book]:
        """Return those of some books that hold any target of a programme's year."""
        numbers = {self._symbols.find(book.key): book for book in books}
        t = tables.target.c
        given = (t.programme == self._symbols.find(programme), t.period == period.code, t.quantity.is_not(None))
        found = (
            row
            for group in _groups(list(numbers))
            for row in self._all(select(t.book).distinct().where(t.book.in_(group), *given))
        )
        return frozenset(numbers[row.book] for row in found)

    def books_with(self, books: Iterable[Book], *, measures: Iterable[Measure]) -> frozenset[Book]:
        """Return those of some books in which any figure of some measures is a number or a confirmed zero."""
        numbers = {self._symbols.find(book.key): book for book in books}
        stored = [measure_number(measure) for measure in measures]
        found = (
            row
            for group in _groups(list(numbers))
            for row in self._all(
                select(_F.book).distinct().where(_F.book.in_(group), _F.measure.in_(stored), _F.state.in_(COUNTED))
            )
        )
        return frozenset(numbers[row.book] for row in found)

    def sealed_totals_by_unit(
        self, statements: Iterable[StatementRow], *, measure: Measure, indicators: Iterable[str]
    ) -> Mapping[tuple[str, str, str | None], Decimal | None]:
        """Return what the figures of seals add up to for each unit, by unit, indicator and breakdown: of some of these.

        None where a unit's figures say that it does not apply, and nothing else.
        """
        t, s = tables.statement_figure.c, tables.statement.c
        is_counted, numbers = t.state.in_(COUNTED), list(map(self._symbols.find, indicators))
        scaled_totals: dict[tuple[str, str, str | None], int | None] = {}
        for group in _groups([statement.number for statement in statements]):
            wanted = (
                select(
                    s.unit, t.indicator, t.breakdown,
                    func.sum(case((is_counted, func.coalesce(t.quantity, 0)))).label("amount"),
                )
                .where(t.statement == s.number, t.statement.in_(group), t.indicator.in_(numbers))
                .where(t.measure == measure_number(measure), or_(is_counted, t.state == OUTSIDE))
                .group_by(s.unit, t.indicator, t.breakdown)
            )  # fmt: skip
            for row in self._all(wanted):
                part = self._symbols.name(row.breakdown) if row.breakdown else None
                place = row.unit, self._symbols.name(row.indicator), part
                before = scaled_totals.get(place)
                scaled_totals[place] = row.amount if before is None else before + (row.amount or 0)
        return {place: None if amount is None else quantity_of(amount) for place, amount in scaled_totals.items()}

    def figure_operations(self, book: Book) -> dict[str, str]:
        """Return the operation shown in every figure's cell of a book, as its id."""
        f = tables.figure.c
        with self._database.read() as connection:
            rows = connection.execute(
                select(f.operation, f.period, f.indicator, f.breakdown, f.measure).where(
                    f.book == self._symbols.find(book.key)
                )
            ).all()
        return {
            "/".join((
                "f", book.unit, self._symbols.name(row.indicator), self._symbols.name(row.breakdown), row.period,
                MEASURES[row.measure].value,
            )): row.operation.hex()
            for row in rows
        }  # fmt: skip

    def statements(
        self,
        *,
        unit: str | None = None,
        period: ReportingPeriod | None = None,
        seal: str | None = None,
        programme: str | None = None,
        year: int | None = None,
        units: Collection[str] | None = None,
    ) -> tuple[StatementRow, ...]:
        """Return seals, oldest version first; of a few `units` only where these are named."""
        s = tables.statement.c
        wanted = _STATEMENTS.order_by(s.unit, s.period, s.version, s.seal)
        if unit is not None:
            wanted = wanted.where(s.unit == unit)
        if period is not None:
            wanted = wanted.where(s.period == period.code)
        if seal is not None:
            wanted = wanted.where(s.seal == seal)
        if programme is not None:
            wanted = wanted.where(s.programme == programme)
        if year is not None:
            wanted = wanted.where(*_of_year(year))
        if units is not None:
            wanted = wanted.where(s.unit.in_(units))
        return tuple(starmap(_statement, self._all(wanted)))

    def decisions(self, *, programme: str, year: int) -> dict[str, DecisionRow]:
        """Return what was last decided of each seal of a programme's reports of a year that has a decision."""
        s, d = tables.statement.c, tables.decision.c
        asked = _DECISIONS.join_from(tables.statement, tables.decision, s.seal == d.seal)
        return self._decided(self._all(asked.where(s.programme == programme, *_of_year(year))))

    def decisions_on(self, seals: Sequence[str]) -> dict[str, DecisionRow]:
        """Return what was last decided of each of some seals that has a decision."""
        groups = (self._all(_DECISIONS.where(tables.decision.c.seal.in_(group))) for group in _groups(seals))
        return self._decided(row for group in groups for row in group)

    def _decided(self, rows: Iterable[Any]) -> dict[str, DecisionRow]:
        """Return decisions by seal; of several what stands in a standing book, or was written last."""
        ordered = sorted(map(tuple, rows), key=lambda row: (self._book(row[0]).is_standing, row[1], row[2]))
        return {
            seal: DecisionRow(seal, verdict, by, note, operation.hex(), at)
            for _, at, _, seal, verdict, by, note, operation in ordered
        }

    def units_decided(self) -> frozenset[str]:
        """Return the units in whose books any decision stands."""
        return frozenset(self._book(row.book).unit for row in self._all(select(tables.decision.c.book).distinct()))

    def undecided(
        self, *, withdrawn: str, units: Collection[str] | None = None
    ) -> list[tuple[str, tuple[str, int], int]]:
        """Return how many seals that nobody replaced have no decision, by unit, and by programme and year.

        A decision whose verdict is `withdrawn` is none. Of a few `units` only where these are named.
        """
        s, d = tables.statement.c, tables.decision.c
        is_decided = select(d.uuid).where(d.seal == s.seal, d.verdict != withdrawn).exists()
        # One name for both: grouped by its own columns, the whole table would be read in the order of their index.
        report = (s.programme + func.substr(s.period, 1, _YEAR_DIGITS)).label("report")
        counted = select(s.unit, report, func.count().label("seals")).where(s.is_head, ~is_decided)
        if units is not None:
            counted = counted.where(s.unit.in_(units))
        return [
            (row.unit, (row.report[:-_YEAR_DIGITS], int(row.report[-_YEAR_DIGITS:])), row.seals)
            for row in self._all(counted.group_by(s.unit, report))
        ]

    def units_reported_in(self, books: Collection[Book]) -> frozenset[str]:
        """Return the units whose seals stand in some books, or were decided there."""
        s, d = tables.statement.c, tables.decision.c
        numbers = [self._symbols.find(book.key) for book in books]
        found: set[str] = set()
        for group in _groups(numbers):
            decided = select(s.unit).distinct().join_from(tables.decision, tables.statement, s.seal == d.seal)
            found.update(row.unit for row in self._all(select(s.unit).distinct().where(s.book.in_(group))))
            found.update(row.unit for row in self._all(decided.where(d.book.in_(group))))
        return frozenset(found)

    def periods_with(self, indicator: str) -> tuple[ReportingPeriod, ...]:
        """Return the periods for which an indicator has a figure, a sealed one or a target, in any book."""
        number = self._symbols.find(indicator)
        f, t, s, sealed = tables.figure.c, tables.target.c, tables.statement.c, tables.statement_figure.c
        asked = (
            select(f.period).where(f.indicator == number, f.state != BLANK),
            select(t.period).where(t.indicator == number, t.quantity.is_not(None)),
            select(s.period).where(s.number == sealed.statement, sealed.indicator == number),
        )
        codes = {row.period for one in asked for row in self._all(one.distinct())}
        return tuple(map(ReportingPeriod.parse, sorted(codes)))

    def periods_of_unit(self, unit: str, *, programme: str) -> tuple[ReportingPeriod, ...]:
        """Return the periods of a programme for which a unit sealed a report or has a target."""
        s, t = tables.statement.c, tables.target.c
        books = [self._symbols.find(book.key) for book in self.known_books() if book.unit == unit]
        codes = {row.period for row in self._all(select(s.period).where(s.unit == unit, s.programme == programme))}
        for group in _groups(books):
            given = (t.book.in_(group), t.programme == self._symbols.find(programme), t.quantity.is_not(None))
            codes |= {row.period for row in self._all(select(t.period).distinct().where(*given))}
        return tuple(map(ReportingPeriod.parse, sorted(codes)))

    def periods_sealed(self, *, programme: str) -> tuple[ReportingPeriod, ...]:
        """Return the periods of a programme of which any unit sealed a report."""
        s = tables.statement.c
        rows = self._all(select(s.period).distinct().where(s.programme == programme))
        return tuple(ReportingPeriod.parse(row.period) for row in rows)

    def sealed_figures(
        self, statements: Iterable[StatementRow], *, indicators: Iterable[str] | None = None
    ) -> dict[str, dict[Coordinates, FigureValue]]:
        """Return the figures of seals, by seal: all of them, or those of some indicators."""
        by_number = {statement.number: statement for statement in statements}
        found: dict[str, dict[Coordinates, FigureValue]] = {s.seal: {} for s in by_number.values()}
        f = tables.statement_figure.c
        wanted = select(f.statement, f.indicator, f.breakdown, f.measure, f.state, f.quantity, f.note)
        if indicators is not None:
            wanted = wanted.where(f.indicator.in_(list(map(self._symbols.find, indicators))))
        name = self._symbols.name
        for group in _groups(list(by_number)):
            for number, indicator, breakdown, measure, state, quantity, note in self._all(
                wanted.where(f.statement.in_(group))
            ):
                at = by_number[number]
                part = name(breakdown) if breakdown else None
                where = Coordinates(at.unit, name(indicator), part, at.period, MEASURES[measure])
                found[at.seal][where] = value_of(state, quantity, note)
        return found

    def conflicts(self, book: Book) -> Mapping[str, tuple[str, ...]]:
        """Return the cells of a book that hold a conflict, with the ids of their heads."""
        c = tables.conflict.c
        rows = self._all(select(c.cell, c.heads).where(c.book == self._symbols.find(book.key), c.is_conflict))
        return {row.cell: tuple(json.loads(row.heads)) for row in rows}

    def conflicting_cells(self, *, kinds: Iterable[RecordKind] = ()) -> tuple[ConflictingCell, ...]:
        """Return every cell that holds a conflict, of any kind unless records are named; by books and cells."""
        c = tables.conflict.c
        wanted = select(c.book, c.cell, c.heads).where(c.is_conflict)
        if named := [c.cell.startswith(f"r/{kind.value}/") for kind in kinds]:
            wanted = wanted.where(or_(*named))
        rows = self._all(wanted)
        found = (ConflictingCell(self._book(row.book), row.cell, tuple(json.loads(row.heads))) for row in rows)
        return tuple(sorted(found, key=lambda one: (one.book.key, one.cell)))

    def conflict_counts(self) -> tuple[ConflictCount, ...]:
        """Return how many cells of each book hold a conflict, by kind, and figures by period."""
        c = tables.conflict.c
        after_indicator = func.substr(c.cell, _AFTER_INDICATOR)
        after_breakdown = func.substr(after_indicator, func.instr(after_indicator, "/") + 1)
        period = func.substr(after_breakdown, 1, func.instr(after_breakdown, "/") - 1)
        after_mark = func.substr(c.cell, 3)
        kind = func.substr(after_mark, 1, func.instr(after_mark, "/") - 1)
        is_figure = c.cell.startswith("f/").label("is_figure")
        named = case((is_figure, period), else_=kind).label("named")
        counted = select(c.book, is_figure, named, func.count().label("cells")).where(c.is_conflict)
        return tuple(
            ConflictCount(
                self._book(row.book),
                kind="" if row.is_figure else row.named,
                period=row.named if row.is_figure else "",
                cells=row.cells,
            )
            for row in self._all(counted.group_by(c.book, is_figure, named))
        )

    def set_aside_counts(self, *, device: str, kinds: Iterable[RecordKind]) -> Mapping[Book, tuple[int, int]]:
        """Return by book in how many cells something cut off waits, and in how many of them it is of one PC.

        `kinds` are the records that count beside figures.
        """
        a = tables.set_aside.c
        wanted = or_(a.cell.startswith("f/"), *(a.cell.startswith(f"r/{kind.value}/") for kind in kinds))
        is_of_device = a.devices.contains(f'"{device}"', autoescape=True)
        counted = select(a.book, func.count().label("every"), func.count().filter(is_of_device).label("own"))
        rows = self._all(counted.where(a.is_open, wanted).group_by(a.book))
        return {self._book(row.book): (row.every, row.own) for row in rows}

    def known_books(self) -> Iterator[Book]:
        """Yield every book the tables may hold something of, from memory."""
        return map(_parsed_book, self._symbols.books())

    def known_books_of(self, units: Iterable[str]) -> Iterator[Book]:
        """Yield those books of some units that the tables may hold something of."""
        newest = self._symbols.newest
        if self._books_of is None or self._books_of[0] != newest:
            found: dict[str, list[Book]] = {}
            for book in self.known_books():
                found.setdefault(book.unit, []).append(book)
            self._books_of = newest, found
        for unit in units:
            yield from self._books_of[1].get(unit, ())

    def book_states(self, books: Iterable[Book]) -> tuple[BookState, ...]:
        """Return how much books hold; those of which nothing is held are left out."""
        numbers = [self._symbols.find(book.key) for book in books]
        rows = self._all(select(tables.book_state).where(tables.book_state.c.book.in_(numbers)))
        states = (
            BookState(self._book(row.book), row.segments, row.operations, json.loads(row.held_reasons), row.newest)
            for row in rows
        )
        return tuple(sorted(states, key=lambda state: state.book.key))

    def _all(self, wanted: "Select[Any]") -> list[Any]:
        with self._database.read() as connection:
            return list(connection.execute(wanted).all())

    def _book(self, number: int) -> Book:
        return _parsed_book(self._symbols.name(number))


def _groups(names: Sequence[T]) -> Iterator[Sequence[T]]:
    """Yield numbers or names in groups that one statement may name."""
    for start in range(0, len(names), _NAMED_AT_ONCE):
        yield names[start : start + _NAMED_AT_ONCE]


@lru_cache(maxsize=8192)
def _parsed_book(key: str) -> Book:
    """Return the book of a key; every record that is read names one of a few."""
    return Book.parse(key)


def _of_year(year: int) -> tuple[Any, ...]:
    """Return that a seal is of a period of a year: their codes begin with it."""
    s = tables.statement.c
    return s.period >= f"{year:04}", s.period < f"{year + 1:04}"


def _statement(number: int, seal: str, programme: str, unit: str, period: str, *rest: Any) -> StatementRow:
    return StatementRow(number, seal, programme, unit, ReportingPeriod.parse(period), *rest)
