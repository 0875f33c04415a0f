"""The projection tables: how projected books and single own operations become rows."""

import json
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Any, Final

from sqlalchemy import Connection, delete, func, insert, select

from ctph_desktop.domain.errors import InvalidCellError
from ctph_desktop.domain.figures import Coordinates, FigureState, FigureValue, Measure
from ctph_desktop.domain.journal.books import Book, RecordKind, parse_record_cell
from ctph_desktop.domain.journal.heads import CellState
from ctph_desktop.domain.journal.operation import FIGURE, StoredOperation
from ctph_desktop.domain.submissions import Seal, decode_value
from ctph_desktop.storage import tables
from ctph_desktop.storage.projection import ProjectedBook, SealRow, read_seal

MEASURES: Final = tuple(Measure)
STATES: Final = tuple(FigureState)
_MEASURE_NUMBER: Final = {measure.value: number for number, measure in enumerate(MEASURES)}
_STATE_NUMBER: Final = {state.value: number for number, state in enumerate(STATES)}
_SCALE: Final = 10**tables.QUANTITY_DECIMALS
_SUBMISSION: Final = RecordKind.SUBMISSION.value


def measure_number(measure: Measure) -> int:
    """Return the number a measure is stored as."""
    return _MEASURE_NUMBER[measure.value]


def scaled(quantity: Decimal | None) -> int | None:
    """Return a quantity as the integer that is stored."""
    return None if quantity is None else int(quantity.scaleb(tables.QUANTITY_DECIMALS))


def unscaled(number: int | None) -> Decimal | None:
    """Return the exact quantity of a stored integer."""
    if number is None:
        return None
    return Decimal(number // _SCALE) if number % _SCALE == 0 else Decimal(number).scaleb(-tables.QUANTITY_DECIMALS)


def value_of(state: int, quantity: int | None) -> FigureValue:
    """Return the figure's value of a stored row."""
    return FigureValue(STATES[state], unscaled(quantity))


class Symbols:
    """Short numbers for the long names of books, indicators and breakdowns; `-` is 0."""

    def __init__(self) -> None:
        self._numbers: dict[str, int] = {}
        self._names: dict[int, str] = {}

    def load(self, connection: Connection) -> None:
        """Read the names known to the database."""
        rows = connection.execute(select(tables.symbol.c.name, tables.symbol.c.id)).all()
        self._numbers = {"-": 0, **{name: number for name, number in rows}}  # noqa: C416 - rows are not pairs to mypy
        self._names = {number: name for name, number in self._numbers.items()}

    def number(self, name: str, connection: Connection) -> int:
        """Return the number of a name, giving it one if it has none."""
        number = self._numbers.get(name)
        if number is None:
            number = len(self._numbers)
            connection.execute(insert(tables.symbol).values(id=number, name=name))
            self._numbers[name] = number
            self._names[number] = name
        return number

    def find(self, name: str) -> int:
        """Return the number of a name, -1 if nothing is known of it."""
        return self._numbers.get(name, -1)

    def name(self, number: int) -> str:
        """Return the name of a number."""
        return self._names[number]


class ProjectionWriter:
    """Puts projected books and single own operations into the projection tables."""

    def __init__(self, connection: Connection, symbols: Symbols) -> None:
        self._connection = connection
        self._symbols = symbols

    def replace(self, projected: ProjectedBook) -> None:
        """Put a book's rows in place of what stood there."""
        book = self._number(projected.book.key)
        self._clear(book)
        figures: list[tuple[Any, ...]] = []
        records: list[tuple[Any, ...]] = []
        conflicts: list[tuple[Any, ...]] = []
        for cell, state in projected.states.items():
            if state.is_conflict:
                conflicts.append(_conflict_row(book, cell, state))
            if state.winner.op.t == FIGURE:
                figures.extend(self._figure_rows(book, state.winner))
            elif not cell.startswith(f"r/{_SUBMISSION}/"):
                records.extend(_record_rows(book, state.winner))
        self._insert_many(tables.figure, figures)
        self._insert_many(tables.record, records)
        self._insert_many(tables.conflict, conflicts)
        self._insert_seals(book, projected.seals)
        self._connection.execute(
            insert(tables.book_state).values(
                book=book,
                segments=projected.segments,
                operations=projected.operations,
                held=sum(projected.held.values()),
                held_reasons=json.dumps(projected.held, sort_keys=True),
            )
        )

    def apply(self, book: Book, stored: StoredOperation) -> None:
        """Put one own operation, which names all heads of its cell, into the tables."""
        number = self._number(book.key)
        cell = stored.op.c
        self._connection.execute(
            delete(tables.conflict).where(tables.conflict.c.book == number, tables.conflict.c.cell == cell)
        )
        if stored.op.t == FIGURE:
            where = Coordinates.parse(cell)
            self._delete_figure(number, where)
            self._insert_many(tables.figure, list(self._figure_rows(number, stored)))
            return
        kind, uuid = parse_record_cell(cell)
        if kind == _SUBMISSION:
            self._apply_seal(number, book, stored)
            return
        self._connection.execute(
            delete(tables.record).where(
                tables.record.c.book == number, tables.record.c.kind == kind, tables.record.c.uuid == uuid
            )
        )
        self._insert_many(tables.record, list(_record_rows(number, stored)))

    def _apply_seal(self, number: int, book: Book, stored: StoredOperation) -> None:
        seal = read_seal(stored, book)
        if seal is None:
            raise InvalidCellError(stored.op.c)
        t = tables.statement.c
        same = (t.programme == seal.programme, t.unit == seal.unit, t.period == seal.period)
        self._connection.execute(tables.statement.update().where(*same).values(is_head=False))
        replaced = self._connection.execute(select(t.version).where(t.seal == seal.replaces)).scalar() or 0
        self._insert_seals(number, [SealRow(stored.id, seal, True, replaced + 1, "", stored.op.d, "")])  # noqa: FBT003

    def _delete_figure(self, book: int, where: Coordinates) -> None:
        f = tables.figure.c
        self._connection.execute(
            delete(tables.figure).where(
                f.book == book,
                f.period == where.period.code,
                f.indicator == self._number(where.indicator),
                f.breakdown == self._number(where.breakdown or "-"),
                f.measure == _MEASURE_NUMBER[where.measure.value],
            )
        )

    def _number(self, name: str) -> int:
        return self._symbols.number(name, self._connection)

    def _clear(self, book: int) -> None:
        mine = select(tables.statement.c.number).where(tables.statement.c.book == book).scalar_subquery()
        self._connection.execute(delete(tables.statement_figure).where(tables.statement_figure.c.statement.in_(mine)))
        for table in (tables.figure, tables.record, tables.conflict, tables.statement, tables.book_state):
            self._connection.execute(delete(table).where(table.c.book == book))

    def _figure_rows(self, book: int, stored: StoredOperation) -> Iterator[tuple[Any, ...]]:
        _, _, indicator, breakdown, period, measure = stored.op.c.split("/")
        number = _MEASURE_NUMBER.get(measure)
        if number is None:
            return
        try:
            value = decode_value(stored.value)
        except InvalidCellError:
            return
        yield (
            book, period, self._number(indicator), self._number(breakdown), number,
            _STATE_NUMBER[value.state.value], scaled(value.quantity), bytes.fromhex(stored.id),
        )  # fmt: skip

    def _insert_seals(self, book: int, rows: Sequence[SealRow]) -> None:
        if not rows:
            return
        first = (self._connection.execute(select(func.max(tables.statement.c.number))).scalar() or 0) + 1
        statements: list[tuple[Any, ...]] = []
        figures: list[tuple[Any, ...]] = []
        for number, row in enumerate(rows, first):
            seal = row.seal
            statements.append((
                number, book, row.id, seal.programme, seal.unit, seal.period, seal.replaces, row.version, row.is_head,
                row.segment, row.device_time, row.received_at, seal.by, seal.note,
            ))  # fmt: skip
            figures.extend(self._sealed_rows(number, seal))
        self._insert_many(tables.statement, statements)
        self._insert_many(tables.statement_figure, figures)

    def _sealed_rows(self, statement: int, seal: Seal) -> Iterator[tuple[Any, ...]]:
        for sealed in seal.figures:
            yield (
                statement, self._number(sealed.indicator), self._number(sealed.breakdown),
                _MEASURE_NUMBER[sealed.measure], _STATE_NUMBER[sealed.state], _scaled_text(sealed.quantity),
            )  # fmt: skip

    def _insert_many(self, table: Any, rows: list[tuple[Any, ...]]) -> None:
        """Insert rows given in the order of the table's columns, in one statement compiled for the engine."""
        if rows:
            compiled = str(insert(table).compile(dialect=self._connection.dialect))
            self._connection.exec_driver_sql(compiled, rows)


def _scaled_text(text: str) -> int | None:
    if text.isdigit():
        return int(text) * _SCALE
    return scaled(Decimal(text)) if text else None


def _record_rows(book: int, stored: StoredOperation) -> Iterator[tuple[Any, ...]]:
    kind, uuid = parse_record_cell(stored.op.c)
    yield (book, kind, uuid, bytes(stored.op.x), bytes.fromhex(stored.id), stored.op.d)


def _conflict_row(book: int, cell: str, state: CellState) -> tuple[Any, ...]:
    return (book, cell, json.dumps([head.id for head in state.heads]))
