"""A workplace over books that lie in memory: the program's own reading rooms, without a database."""

import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path
from typing import Any

import msgspec
from msgspec import UNSET
from msgspec.structs import replace
from offices_at_work import SUPERIOR, an_id
from sqlalchemy.dialects import sqlite

from ctph_desktop.domain.figure_codec import decode_value, figure_value
from ctph_desktop.domain.figures import Coordinates, FigureValue, Measure
from ctph_desktop.domain.journal.books import Book, RecordKind
from ctph_desktop.domain.journal.roster import RosterChain
from ctph_desktop.domain.journal.validity import Verdict
from ctph_desktop.domain.periods import ReportingPeriod
from ctph_desktop.domain.submissions import Decision, Seal, coordinates_of
from ctph_desktop.domain.targets import Target, TargetPlace, TargetVersion
from ctph_desktop.services.ground.identity import OfficeIdentity
from ctph_desktop.services.ground.office_rows import OfficeRole
from ctph_desktop.services.ground.workplace import Workplace
from ctph_desktop.storage.projection import ProjectedBook
from ctph_desktop.storage.queries import DecisionRow, RecordRow, StatementRow


class NoSettings:
    """A database in which nothing is kept by name; it is its own connection and cursor."""

    dialect = sqlite.dialect(dbapi=sqlite3)

    @contextmanager
    def read(self) -> Iterator["NoSettings"]:
        yield self

    @property
    def connection(self) -> "NoSettings":
        return self

    def cursor(self) -> "NoSettings":
        return self

    def execute(self, *_: object) -> "NoSettings":
        return self

    def fetchone(self) -> None:
        return None


class MemoryJournal:
    """What a workplace asks of a journal whose sets lie in memory."""

    database: Any = NoSettings()
    symbols: Any = None

    def __init__(self, books: Mapping[Book, ProjectedBook], chain: RosterChain) -> None:
        self._books = books
        self.chain = chain

    def books(self) -> tuple[Book, ...]:
        return tuple(self._books)

    def verdict_on_writing(self, _: Book) -> Verdict:
        return Verdict.VALID

    def writes(self, *_: str) -> int:
        return 0

    def writes_until(self, _: int) -> int:
        return 0

    def books_written(self, _: int) -> None:
        """Say that anything may have changed."""

    @property
    def all_writes(self) -> int:
        return 0


class MemoryQueries:
    """What the tables answer, from books that lie in memory."""

    def __init__(self, books: Mapping[Book, ProjectedBook]) -> None:
        self._books = books

    def records(self, kind: RecordKind, **_: object) -> tuple[RecordRow, ...]:
        rows = [
            RecordRow(book, cell[-32:], bytes(state.winner.op.x), state.winner.id, state.winner.op.d)
            for book, projected in self._books.items()
            for cell, state in projected.states.items()
            if cell.startswith(f"r/{kind.value}/") and state.winner.value is not None
        ]
        return tuple(sorted(rows, key=lambda row: (row.device_time, row.uuid)))

    def figures(
        self, books: Iterable[Book], *, indicators: Iterable[str] | None = None, **_: object
    ) -> dict[Coordinates, FigureValue]:
        asked = None if indicators is None else set(indicators)
        states = [self._books[book].states for book in books if book in self._books]
        return {
            Coordinates.parse(cell): decode_value(state.winner.value)
            for each in states
            for cell, state in each.items()
            if cell.startswith("f/") and (asked is None or cell.split("/")[2] in asked)
        }

    def figure_operations(self, book: Book) -> dict[str, str]:
        states = self._books[book].states if book in self._books else {}
        return {cell: state.winner.id for cell, state in states.items() if cell.startswith("f/")}

    def sealed_figures(
        self, statements: Iterable[StatementRow], *, indicators: Iterable[str] | None = None
    ) -> dict[str, Any]:
        asked = None if indicators is None else set(indicators)
        rows = {row.id: row.seal for projected in self._books.values() for row in projected.seals}
        return {
            one.seal: {
                where: value
                for where, value in self._sealed(rows[one.seal])
                if asked is None or where.indicator in asked
            }
            for one in statements
        }

    def _sealed(self, seal: Seal) -> Iterator[tuple[Coordinates, FigureValue]]:
        notes = {} if seal.notes is UNSET else seal.notes
        for one in seal.figures:
            where = coordinates_of(one, unit=seal.unit, period=seal.reporting_period)
            yield where, replace(one.value, note=notes.get(one.place, ""))

    def targets(self, books: Iterable[Book], *, programme: str, period: ReportingPeriod) -> dict[str, Any]:
        found: dict[str, dict[TargetPlace, list[TargetVersion]]] = {}
        asked = set(books)
        for row in self.records(RecordKind.TARGET):
            value = msgspec.json.decode(row.value, type=Target)
            place_asked = value.unit, value.programme, value.period
            if row.book in asked and place_asked == (row.book.unit, programme, period.code):
                part = None if value.breakdown == "-" else value.breakdown
                place = TargetPlace(value.indicator, part, Measure(value.tier.value))
                quantity = figure_value("reported", value.quantity).quantity if value.quantity else None
                version = TargetVersion(value.since, quantity, value.document, row.operation)
                found.setdefault(value.unit, {}).setdefault(place, []).append(version)
        return {
            unit: {place: tuple(sorted(listed, key=lambda one: one.since)) for place, listed in places.items()}
            for unit, places in found.items()
        }

    def statements(self, *, programme: str, year: int, **_: object) -> tuple[StatementRow, ...]:
        rows = [
            row
            for projected in self._books.values()
            for row in projected.seals
            if (row.seal.programme, row.seal.reporting_period.year) == (programme, year)
        ]
        listed = [
            StatementRow(
                0, row.id, row.seal.programme, row.seal.unit, row.seal.reporting_period, row.seal.replaces, row.version,
                row.is_head, row.segment, row.device_time, row.received_at, row.seal.by, row.seal.note,
            )
            for row in rows
        ]  # fmt: skip
        return tuple(sorted(listed, key=lambda one: (one.unit, one.period.code, one.version, one.seal)))

    def decisions(self, *, programme: str, year: int, **_: object) -> dict[str, DecisionRow]:
        seals = {row.seal for row in self.statements(programme=programme, year=year)}
        found = {}
        for row in sorted(self.records(RecordKind.DECISION), key=lambda row: row.book.is_standing):
            said = msgspec.json.decode(row.value, type=Decision)
            if said.seal in seals:
                found[said.seal] = DecisionRow(
                    said.seal, said.verdict, said.by, said.note, row.operation, row.device_time
                )  # fmt: skip
        return found


def a_workplace(journal: Any, *, unit: str, today: str, superior: str = SUPERIOR, queries: Any = None) -> Workplace:
    """Return the workplace of an office over its journal, opened on a day."""
    identity = OfficeIdentity(
        unit=unit, unit_code="", unit_name="", role=OfficeRole.SUPERIOR if unit == superior else OfficeRole.COMMUNE,
        superior=superior, superior_name="", plan_year=2019, replica="", root="", person=an_id("official"),
        device_name="", sample_note="",
    )  # fmt: skip
    opened_at = datetime.fromisoformat(f"{today}T08:00:00+07:00")
    return Workplace(
        folder=Path(), identity=identity, keys=Any, journal=journal, clock=lambda: opened_at, attachments=Any,
        queries=queries,
    )  # fmt: skip


def in_memory(books: Mapping[Book, ProjectedBook], chain: RosterChain, *, unit: str, today: str) -> Workplace:
    """Return the workplace of an office that shows these books under a roster."""
    superior = chain.latest.superior if chain.latest is not None else SUPERIOR
    return a_workplace(
        MemoryJournal(books, chain), unit=unit, today=today, superior=superior, queries=MemoryQueries(books)
    )
