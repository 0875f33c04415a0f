"""The projection tables: how projected books and single own operations become rows."""

import json
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from decimal import Decimal
from functools import lru_cache
from hashlib import blake2b
from itertools import repeat
from typing import Any, Final, NamedTuple

from msgspec import UNSET
from sqlalchemy import Connection, Dialect, Table, bindparam, delete, func, insert, select

from ctph_desktop.domain.errors import InvalidCellError
from ctph_desktop.domain.figures import Coordinates, FigureState, FigureValue, Measure
from ctph_desktop.domain.journal.books import Book, RecordKind, parse_record_cell
from ctph_desktop.domain.journal.heads import CellState
from ctph_desktop.domain.journal.operation import FIGURE, StoredOperation
from ctph_desktop.domain.journal.values import read_figure, read_record
from ctph_desktop.domain.statements import joined
from ctph_desktop.domain.submissions import Decision, Seal
from ctph_desktop.domain.targets import Target
from ctph_desktop.storage import tables
from ctph_desktop.storage.judged import WaitingCell
from ctph_desktop.storage.prepared import Prepared
from ctph_desktop.storage.projection import ProjectedBook, SealRow

MEASURES: Final = tuple(Measure)
STATES: Final = tuple(FigureState)
_MEASURE_NUMBER: Final = {measure.value: number for number, measure in enumerate(MEASURES)}
_STATE_NUMBER: Final = {state.value: number for number, state in enumerate(STATES)}
_SCALE: Final = 10**tables.QUANTITY_DECIMALS
_SUBMISSION: Final = RecordKind.SUBMISSION.value
_TARGET: Final = RecordKind.TARGET.value
_DECISION: Final = RecordKind.DECISION.value
_NAMED_AT_ONCE: Final = 500
_KIND_OF: Final = {tables.figure: FIGURE}


COUNTED: Final = tuple(STATES.index(state) for state in (FigureState.REPORTED, FigureState.NOTHING))
"""The stored states of what adds to a sum: a confirmed zero counts 0."""

BLANK: Final = STATES.index(FigureState.MISSING)
"""The stored state of a cell in which nothing stands any more."""

OUTSIDE: Final = STATES.index(FigureState.NOT_APPLICABLE)
"""The stored state of what does not apply."""


# An edit waits for these: built once, as building a statement costs more than running it.
FIGURE_PLACE: Final = (
    tables.figure.c.book == bindparam("at_book"),
    tables.figure.c.period == bindparam("at_period"),
    tables.figure.c.indicator == bindparam("at_indicator"),
    tables.figure.c.breakdown == bindparam("at_breakdown"),
    tables.figure.c.measure == bindparam("at_measure"),
)
CONFLICT_PLACE: Final = (
    tables.conflict.c.book == bindparam("at_book"),
    tables.conflict.c.cell == bindparam("at_cell"),
)
_DELETE_FIGURE: Final = delete(tables.figure).where(*FIGURE_PLACE)
_CHANGE_FIGURE: Final = Prepared(
    tables.figure.update()
    .where(*FIGURE_PLACE)
    .values(
        state=bindparam("to_state"),
        quantity=bindparam("to_quantity"),
        note=bindparam("to_note"),
        operation=bindparam("to_operation"),
    )
)
_DELETE_CONFLICT: Final = delete(tables.conflict).where(*CONFLICT_PLACE)
ASIDE_PLACE: Final = (
    tables.set_aside.c.book == bindparam("at_book"),
    tables.set_aside.c.cell == bindparam("at_cell"),
)
_DELETE_ASIDE: Final = delete(tables.set_aside).where(*ASIDE_PLACE)
_CHANGE_ASIDE: Final = tables.set_aside.update().where(*ASIDE_PLACE).values(is_open=bindparam("to_open"))


def measure_number(measure: Measure) -> int:
    """Return the number a measure is stored as."""
    return _MEASURE_NUMBER[measure.value]


def scaled(quantity: Decimal | None) -> int | None:
    """Return a quantity as the integer that is stored."""
    return None if quantity is None else int(quantity.scaleb(tables.QUANTITY_DECIMALS))


def unscaled(number: int | None) -> Decimal | None:
    """Return the exact quantity of a stored integer."""
    return None if number is None else quantity_of(number)


def quantity_of(number: int) -> Decimal:
    """Return the exact quantity of a stored integer that is there."""
    if number % _SCALE == 0:
        return Decimal(number // _SCALE)
    return Decimal(number).scaleb(-tables.QUANTITY_DECIMALS).normalize()


@lru_cache(maxsize=8192)
def value_of(state: int, quantity: int | None, note: str) -> FigureValue:
    """Return the figure's value of a stored row; a page reads thousands, of which most are small numbers."""
    return FigureValue(STATES[state], unscaled(quantity), note)


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

    @contextmanager
    def as_committed(self, *, is_trial: bool = False) -> Iterator[None]:
        """Forget the numbers given in the block if it fails, or is a trial: their rows are taken back as well."""
        count, is_kept = len(self._numbers), False
        try:
            yield
            is_kept = not is_trial
        finally:
            if not is_kept:
                for name in list(self._numbers)[count:]:
                    del self._names[self._numbers.pop(name)]

    def number(self, name: str, connection: Connection) -> int:
        """Return the number of a name, giving it one if it has none."""
        number = self._numbers.get(name)
        if number is None:
            number = len(self._numbers)
            connection.execute(insert(tables.symbol).values(id=number, name=name))
            self._numbers[name] = number
            self._names[number] = name
        return number

    def numbers(self, names: Sequence[str], connection: Connection) -> list[int]:
        """Return the numbers of names, giving one to each that has none."""
        try:
            return [self._numbers[name] for name in names]
        except KeyError:
            return [self.number(name, connection) for name in names]

    def find(self, name: str) -> int:
        """Return the number of a name, -1 if nothing is known of it."""
        return self._numbers.get(name, -1)

    def figure_place(self, book: int, where: Coordinates) -> dict[str, object]:
        """Return what FIGURE_PLACE is bound to for a figure of a book."""
        return {
            "at_book": book,
            "at_period": where.period.code,
            "at_indicator": self.find(where.indicator),
            "at_breakdown": self.find(where.breakdown or "-"),
            "at_measure": measure_number(where.measure),
        }

    def name(self, number: int) -> str:
        """Return the name of a number."""
        return self._names[number]

    @property
    def newest(self) -> tuple[int, str]:
        """How many names there are, and the last of them: what changes with every name that comes or goes."""
        return len(self._numbers), next(reversed(self._numbers), "")

    def books(self) -> list[str]:
        """Return the names of books; no other name has strokes."""
        return [name for name in self._numbers if "/" in name]


class Standing(NamedTuple):
    """What stands in a cell before it is written: the ids of its heads, and whether the conflict table lists them.

    `aside` is what its table says is set aside there.
    """

    heads: Sequence[str]
    is_listed: bool = False
    aside: str | None = None


class ProjectionWriter:
    """Puts projected books and single own operations into the projection tables."""

    def __init__(self, connection: Connection, symbols: Symbols) -> None:
        self._connection = connection
        self._symbols = symbols
        self.has_taken_away = False
        """Whether any seal or decision that was shown is shown no more."""

    def replace(self, projected: ProjectedBook, *, is_anew: bool = False) -> set[str]:
        """Put a book's rows in place of what stood there; return the kinds of cells among both.

        Seals that stay are left where they are, unless nothing is to be trusted of what stands there.
        """
        is_known = self._symbols.find(projected.book.key) != -1
        book = self._number(projected.book.key)
        decided = self._decided(book) if is_known else set()
        kinds = self._clear(book) if is_known else set()
        if is_anew and self._replace_seals(book, []):
            kinds.add(_SUBMISSION)
        figures: list[tuple[Any, ...]] = []
        records: list[tuple[Any, ...]] = []
        targets: list[StoredOperation] = []
        decisions: list[StoredOperation] = []
        conflicts: list[tuple[Any, ...]] = []
        for cell, state in projected.states.items():
            if state.winner.op.t == FIGURE:
                figures.append(self._figure_row(book, state.winner))
            elif not cell.startswith(f"r/{_SUBMISSION}/"):
                records.append(_record_row(book, state.winner))
                if cell.startswith(f"r/{_TARGET}/"):
                    targets.append(state.winner)
                elif cell.startswith(f"r/{_DECISION}/"):
                    decisions.append(state.winner)
            if len(state.heads) > 1:
                conflicts.append(_heads_row(book, cell, state))
        self._insert_many(tables.figure, figures)
        self._insert_many(tables.record, records)
        self._insert_targets(projected.book, book, targets)
        self.has_taken_away |= not decided <= self._insert_decisions(book, decisions)
        self._insert_many(tables.conflict, conflicts)
        self._insert_many(tables.set_aside, [_aside_row(book, one) for one in projected.waiting])
        if self._replace_seals(book, projected.seals):
            kinds.add(_SUBMISSION)
        self._connection.execute(
            insert(tables.book_state).values(
                book=book,
                segments=projected.segments,
                operations=projected.operations,
                held=sum(projected.held.values()),
                held_reasons=json.dumps(projected.held, sort_keys=True),
                newest=projected.newest,
            )
        )
        kinds |= {kind for _, kind, *_ in records}
        return kinds | ({FIGURE} if figures else set())

    def apply(self, book: Book, stored: StoredOperation, *, over: Standing, answers: Collection[str] = ()) -> None:
        """Put one own operation, which names all heads of its cell and what it answers, into the tables."""
        number = self._number(book.key)
        cell = stored.op.c
        if over.is_listed:
            self._connection.execute(_DELETE_CONFLICT, {"at_book": number, "at_cell": cell})
        if over.aside is not None:
            self._apply_to_aside(number, stored, json.loads(over.aside), answers)
        if stored.op.t == FIGURE:
            self._apply_figure(number, stored, over)
            return
        kind, uuid = parse_record_cell(cell)
        if kind == _SUBMISSION:
            self._apply_seal(number, uuid, stored)
            return
        self._connection.execute(
            delete(tables.record).where(
                tables.record.c.book == number, tables.record.c.kind == kind, tables.record.c.uuid == uuid
            )
        )
        self._insert_many(tables.record, [_record_row(number, stored)])
        if kind == _TARGET:
            t = tables.target.c
            self._connection.execute(delete(tables.target).where(t.book == number, t.uuid == uuid))
            self._insert_targets(book, number, [stored])
        elif kind == _DECISION:
            d = tables.decision.c
            self._connection.execute(delete(tables.decision).where(d.book == number, d.uuid == uuid))
            self.has_taken_away |= not self._insert_decisions(number, [stored])

    def _apply_to_aside(
        self, book: int, stored: StoredOperation, values: Mapping[str, str], answers: Collection[str]
    ) -> None:
        """Let an operation answer what is set aside in its cell, or stand beside it with another value than before."""
        place = {"at_book": book, "at_cell": stored.op.c}
        if values.keys() <= set(answers):
            self._connection.execute(_DELETE_ASIDE, place)
        else:
            is_open = set(values.values()) != {_digest(stored)}
            self._connection.execute(_CHANGE_ASIDE, place | {"to_open": is_open})

    def _apply_figure(self, number: int, stored: StoredOperation, over: Standing) -> None:
        """Change the figure's row where one stands; an edit is waited for, so what is known is not asked again."""
        row = self._figure_row(number, stored)
        place = self._symbols.figure_place(number, Coordinates.parse(stored.op.c))
        if over.heads and not over.is_listed:
            *_, state, quantity, note, operation = row
            changed = {"to_state": state, "to_quantity": quantity, "to_note": note, "to_operation": operation}
            _CHANGE_FIGURE.run(self._connection, place | changed)
            return
        if over.is_listed:
            self._connection.execute(_DELETE_FIGURE, place)
        self._insert_many(tables.figure, [row])

    def _apply_seal(self, book: int, uuid: str, stored: StoredOperation) -> None:
        seal = self._whole(book, read_record(RecordKind.SUBMISSION, bytes(stored.op.x), uuid=uuid))
        t = tables.statement.c
        same = (t.programme == seal.programme, t.unit == seal.unit, t.period == seal.period)
        self._connection.execute(tables.statement.update().where(*same).values(is_head=False))
        known = self._connection.execute(select(func.max(t.version)).where(t.seal.in_(stored.op.p))).scalar()
        replaced = (known or 1) if stored.op.p else 0
        self._insert_seals(book, [SealRow(stored.id, seal, True, replaced + 1, "", stored.op.d, "")])  # noqa: FBT003

    def _whole(self, book: int, seal: Seal) -> Seal:
        """Return a seal with the figures of its pieces, which were written before it; InvalidCellError if not."""
        names = [] if seal.pieces is UNSET else list(seal.pieces)
        r = tables.record.c
        wanted = select(r.uuid, r.value).where(
            r.book == book, r.kind == RecordKind.SUBMISSION_PIECE.value, r.uuid.in_(names)
        )
        rows = self._connection.execute(wanted).all() if names else []
        kind = RecordKind.SUBMISSION_PIECE
        whole = joined(seal, {row.uuid: read_record(kind, row.value, uuid=row.uuid) for row in rows})
        if whole is None:
            raise InvalidCellError(RecordKind.SUBMISSION.value)
        return whole.seal

    def _number(self, name: str) -> int:
        return self._symbols.number(name, self._connection)

    def _clear(self, book: int) -> set[str]:
        """Remove a book's rows, but for its seals; return the kinds of cells they were of."""
        r = tables.record.c
        kinds = set(self._connection.execute(select(r.kind).distinct().where(r.book == book)).scalars())
        for table in tables.OF_BOOKS:
            if table is tables.statement:
                continue
            removed = self._connection.execute(delete(table).where(table.c.book == book)).rowcount
            kinds |= {_KIND_OF[table]} if removed and table in _KIND_OF else set()
        return kinds

    def _decided(self, book: int) -> set[str]:
        """Return the names of the decisions a book shows."""
        d = tables.decision.c
        return set(self._connection.execute(select(d.uuid).where(d.book == book)).scalars())

    def _figure_row(self, book: int, stored: StoredOperation) -> tuple[Any, ...]:
        _, _, indicator, breakdown, period, measure = stored.op.c.split("/")
        value = read_figure(bytes(stored.op.x))
        return (
            book, period, self._number(indicator), self._number(breakdown), _MEASURE_NUMBER[measure],
            _STATE_NUMBER[value.state.value], scaled(value.quantity), value.note, bytes.fromhex(stored.id),
        )  # fmt: skip

    def _insert_targets(self, book: Book, number: int, written: Iterable[StoredOperation]) -> None:
        """Insert what targets say in columns; those of another unit than the book's are nobody's."""
        rows = []
        for stored in written:
            _, uuid = parse_record_cell(stored.op.c)
            target = read_record(RecordKind.TARGET, bytes(stored.op.x), uuid=uuid)
            if isinstance(target, Target) and target.unit == book.unit:
                names = self._numbers([target.programme, target.indicator, target.breakdown])
                programme, indicator, breakdown = names
                rows.append((
                    number, uuid, programme, target.period, indicator, breakdown, target.tier.value, target.since,
                    _scaled_text(target.quantity), target.document, bytes.fromhex(stored.id),
                ))  # fmt: skip
        self._insert_many(tables.target, rows)

    def _insert_decisions(self, book: int, written: Iterable[StoredOperation]) -> set[str]:
        """Insert what decisions say in columns; return the names of those that say anything."""
        rows = []
        for stored in written:
            _, uuid = parse_record_cell(stored.op.c)
            decision = read_record(RecordKind.DECISION, bytes(stored.op.x), uuid=uuid)
            if isinstance(decision, Decision):
                operation = bytes.fromhex(stored.id)
                rows.append((
                    book, uuid, decision.seal, decision.verdict, decision.by, decision.note, operation, stored.op.d,
                ))  # fmt: skip
        self._insert_many(tables.decision, rows)
        return {uuid for _, uuid, *_ in rows}

    def _replace_seals(self, book: int, rows: Sequence[SealRow]) -> bool:
        """Let a book show some seals: what those that stay hold never changes, and is left where it is.

        Returns whether it showed or shows any.
        """
        t = tables.statement.c
        asked = select(t.seal, t.number, t.version, t.is_head, t.segment, t.received_at).where(t.book == book)
        known = {seal: tuple(shown) for seal, *shown in self._connection.execute(asked)}
        new = {row.id: row for row in rows}
        self.has_taken_away |= not known.keys() <= new.keys()
        for group in _groups([number for seal, (number, *_) in known.items() if seal not in new]):
            figures = tables.statement_figure
            self._connection.execute(delete(figures).where(figures.c.statement.in_(group)))
            self._connection.execute(delete(tables.statement).where(t.number.in_(group)))
        for row in rows:
            changing = {
                "version": row.version, "is_head": row.is_head, "segment": row.segment, "received_at": row.received_at,
            }  # fmt: skip
            if row.id in known and known[row.id][1:] != tuple(changing.values()):
                at = t.number == known[row.id][0]
                self._connection.execute(tables.statement.update().where(at).values(**changing))
        self._insert_seals(book, [row for row in rows if row.id not in known])
        return bool(known or rows)

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
                row.segment, row.device_time, row.received_at, seal.by, seal.note, (seal.closing or "")[:32],
            ))  # fmt: skip
            figures.extend(self._sealed_rows(number, seal))
        self._insert_many(tables.statement, statements)
        self._insert_many(tables.statement_figure, figures)

    def _sealed_rows(self, statement: int, seal: Seal) -> Iterator[tuple[Any, ...]]:
        """Yield the rows of a seal's figures; column by column, as a year of a province has 340,000."""
        figures, notes = seal.figures, {} if seal.notes is UNSET else seal.notes
        return zip(
            repeat(statement, len(figures)),
            self._numbers([sealed.indicator for sealed in figures]),
            self._numbers([sealed.breakdown for sealed in figures]),
            [_MEASURE_NUMBER[sealed.measure] for sealed in figures],
            [_STATE_NUMBER[sealed.state] for sealed in figures],
            [int(q) * _SCALE if q.isdecimal() else _scaled_text(q) for q in [sealed.quantity for sealed in figures]],
            [notes.get(sealed.place, "") for sealed in figures] if notes else repeat("", len(figures)),
            strict=True,
        )

    def _numbers(self, names: Sequence[str]) -> list[int]:
        return self._symbols.numbers(names, self._connection)

    def _insert_many(self, table: Any, rows: list[tuple[Any, ...]]) -> None:
        """Insert rows given in the order of the table's columns, in one statement compiled for the engine."""
        if rows:
            self._connection.exec_driver_sql(_insertion(table, self._connection.dialect), rows)


def _groups(numbers: Sequence[int]) -> Iterator[Sequence[int]]:
    """Yield numbers in groups that one statement may name."""
    for start in range(0, len(numbers), _NAMED_AT_ONCE):
        yield numbers[start : start + _NAMED_AT_ONCE]


@lru_cache(maxsize=64)
def _insertion(table: Table, dialect: Dialect) -> str:
    return str(insert(table).compile(dialect=dialect))


def _scaled_text(text: str) -> int | None:
    return scaled(Decimal(text)) if text else None


def _record_row(book: int, stored: StoredOperation) -> tuple[Any, ...]:
    kind, uuid = parse_record_cell(stored.op.c)
    return (book, kind, uuid, bytes(stored.op.x), bytes.fromhex(stored.id), stored.op.d)


def _aside_row(book: int, one: WaitingCell) -> tuple[Any, ...]:
    """Return what waits for an answer in a cell: each operation with its value, and the PCs they come from."""
    offered = {version.stored.id: _digest(version.stored) for version in one.aside}
    devices = sorted({version.device for version in one.aside})
    return (book, one.cell, json.dumps(offered, sort_keys=True), json.dumps(devices), one.is_open)


def _digest(stored: StoredOperation) -> str:
    return blake2b(bytes(stored.op.x), digest_size=16).hexdigest()


def _heads_row(book: int, cell: str, state: CellState) -> tuple[Any, ...]:
    """Return the heads of a cell that no other table tells: several."""
    return (book, cell, json.dumps([head.id for head in state.heads]), state.is_conflict)
