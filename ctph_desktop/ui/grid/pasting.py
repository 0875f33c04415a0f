"""What a pasted block would do, before it does it."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from decimal import Decimal
from enum import Enum, auto
from typing import Any

from msgspec import Struct

from ctph_desktop.domain.errors import (
    AmbiguousNumberError,
    DomainError,
    NotAWholeNumberError,
    TooManyDecimalsError,
)
from ctph_desktop.domain.quantities import as_shown, is_dash, unmistakable
from ctph_desktop.domain.text import clean
from ctph_desktop.ui.grid.block import Block
from ctph_desktop.ui.grid.clipboard import PastedBlock, PastedCell
from ctph_desktop.ui.grid.columns import CellEdit, RefusedText
from ctph_desktop.ui.grid.moving import next_row
from ctph_desktop.ui.grid.table_model import GridTableModel
from ctph_desktop.ui.look.languages import translate
from ctph_desktop.wording.errors import explain


class Doubt(Enum):
    """Why a pasted text is asked about: what its comma, its point or its dash means, or what it does not show."""

    COMMA = auto()
    POINT = auto()
    DASH = auto()
    ROUNDED = auto()


class Meaning(Enum):
    """How a doubtful text is taken."""

    THOUSANDS = auto()
    DECIMALS = auto()
    ZERO = auto()
    NOT_APPLICABLE = auto()
    AS_SHOWN = auto()


_DOUBTS = {",": Doubt.COMMA, ".": Doubt.POINT}


class Reading(Struct, frozen=True):
    """What a text may stand for, a number or none, and the value it would be in its cell."""

    number: Decimal | None
    value: Any


class AskedText(Struct, frozen=True):
    """A pasted text with several readings, or one that is not taken without a word; likeliest first."""

    row: int
    column: int
    text: str
    doubt: Doubt
    readings: Mapping[Meaning, Reading]


class PastePlan(Struct, frozen=True):
    """What fits, what is asked, what does not fit with the reason, and how much lies beyond the table's edge."""

    edits: tuple[CellEdit, ...]
    refused: tuple[RefusedText, ...] = ()
    asked: tuple[AskedText, ...] = ()
    rows_outside: int = 0
    columns_outside: int = 0

    @property
    def needs_a_word(self) -> bool:
        """Whether it is shown before it is done."""
        return bool(self.refused or self.asked or self.rows_outside or self.columns_outside)


def plan_paste(table: GridTableModel[Any], pasted: PastedBlock, *, at: Block) -> PastePlan:
    """Lay a block over the table from a corner; a single cell fills the whole rectangle."""
    outcomes = [_one(table, row, column, cell) for row, column, cell in _targets(table, pasted.rows, at)]
    return _plan(outcomes, pasted.rows_outside, pasted.columns_outside)


def plan_cells(table: GridTableModel[Any], cells: Iterable[tuple[int, int, PastedCell]]) -> PastePlan:
    """Put each text into the cell of its own, wherever it stood where it comes from."""
    return _plan([_one(table, row, column, cell) for row, column, cell in cells])


def plan_fill(table: GridTableModel[Any], *, at: Block, is_down: bool) -> PastePlan:
    """Repeat the first row of a rectangle below, or its first column to the right.

    A single row takes the row above it, a single column the one before.
    """
    outcomes = []
    rows = [row for row in range(at.top, at.bottom + 1) if not table.is_hidden(row)]
    first = rows[0] if len(rows) > 1 else next_row(table, at.top, -1)
    for row, column in _cells(at):
        source = (first, column) if is_down else (row, _first(at.left, at.right))
        if source == (row, column) or min(source) < 0 or not table.can_edit(row, column):
            continue
        if table.can_edit(*source) and (text := table.typed(*source)):
            outcomes.append(_one(table, row, column, PastedCell(text), is_own=True))
    return _plan(outcomes)


def plan_spread(table: GridTableModel[Any], text: str, *, at: Block) -> PastePlan:
    """Put what was typed once into every cell of a rectangle that can be typed into."""
    cells = [cell for cell in _cells(at) if table.can_edit(*cell)]
    return _plan([_one(table, *cell, PastedCell(text), is_own=True) for cell in cells])


def _first(first: int, last: int) -> int:
    return first if last > first else first - 1


def _cells(at: Block) -> Iterator[tuple[int, int]]:
    yield from ((r, c) for r in range(at.top, at.bottom + 1) for c in range(at.left, at.right + 1))


def _plan(
    outcomes: Sequence[CellEdit | AskedText | RefusedText | None], rows_outside: int = 0, columns_outside: int = 0
) -> PastePlan:
    return PastePlan(
        tuple(outcome for outcome in outcomes if isinstance(outcome, CellEdit)),
        tuple(outcome for outcome in outcomes if isinstance(outcome, RefusedText)),
        tuple(outcome for outcome in outcomes if isinstance(outcome, AskedText)),
        rows_outside,
        columns_outside,
    )


def _targets(
    table: GridTableModel[Any], rows: Sequence[Sequence[PastedCell]], at: Block
) -> Iterator[tuple[int, int, PastedCell]]:
    if len(rows) == 1 and len(rows[0]) == 1:
        yield from ((row, column, rows[0][0]) for row, column in _cells(at) if not table.is_hidden(row))
        return
    below = (row for row in range(at.top, table.rowCount()) if not table.is_hidden(row))
    for row, cells in zip(below, rows, strict=False):
        for column, cell in enumerate(cells[: table.columnCount() - at.left], start=at.left):
            yield row, column, cell


def _one(
    table: GridTableModel[Any], row: int, column: int, cell: PastedCell, *, is_own: bool = False
) -> CellEdit | AskedText | RefusedText | None:
    """Say what becomes of a cell; `is_own` tells that its text comes from the table itself, as it would be typed."""
    shown, text = table.text(row, column), clean(cell.text)
    if not table.can_edit(row, column):
        if text in {"", shown} or _is_same_number(table, row, column, cell):
            return None
        sentence = translate("Pasting", "Ô này không nhập được (ô tính sẵn hoặc chỉ để xem).")
        return RefusedText(row, column, text, sentence)
    if not text:
        sentence = translate("Pasting", "Ô dán trống: số đang có được giữ nguyên.")
        return RefusedText(row, column, text, sentence) if shown else None
    try:
        if is_own:
            return CellEdit(row, column, table.parse(row, column, cell.text))
        return _taken(table, row, column, cell)
    except DomainError as error:
        return RefusedText(row, column, text, explain(error))


def _taken(table: GridTableModel[Any], row: int, column: int, cell: PastedCell) -> CellEdit | AskedText:
    """Take the exact number that the text shows, or the text; ask where neither says it all. DomainError: neither."""
    shown = None if cell.exact is None else as_shown(cell.text, cell.exact)
    if shown is None and is_dash(cell.text):
        return _asked_dash(table, row, column, cell)
    try:
        text = cell.text if shown is None or cell.exact is None else unmistakable(cell.exact)
        return CellEdit(row, column, table.parse(row, column, text))
    except AmbiguousNumberError as error:
        readings = {_meaning(error.text, number): _reading(table, row, column, number) for number in error.readings}
        return AskedText(row, column, error.text, _DOUBTS[_sign(error.text)], readings)
    except (NotAWholeNumberError, TooManyDecimalsError):
        if shown is None or shown == cell.exact:
            raise
        readings = {Meaning.AS_SHOWN: _reading(table, row, column, shown)}
        return AskedText(row, column, clean(cell.text), Doubt.ROUNDED, readings)


def _asked_dash(table: GridTableModel[Any], row: int, column: int, cell: PastedCell) -> AskedText:
    """Ask what a dash means: zero, and where the column knows it, what does not apply."""
    readings = {}
    with suppress(AmbiguousNumberError):
        readings[Meaning.NOT_APPLICABLE] = Reading(None, table.parse(row, column, cell.text))
    readings[Meaning.ZERO] = _reading(table, row, column, Decimal(0))
    return AskedText(row, column, clean(cell.text), Doubt.DASH, readings)


def _reading(table: GridTableModel[Any], row: int, column: int, number: Decimal) -> Reading:
    return Reading(number, table.parse(row, column, unmistakable(number)))


def _meaning(text: str, number: Decimal) -> Meaning:
    return Meaning.THOUSANDS if f"{number:f}" == text.replace(_sign(text), "") else Meaning.DECIMALS


def _sign(text: str) -> str:
    return next((sign for sign in _DOUBTS if sign in text), "")


def _is_same_number(table: GridTableModel[Any], row: int, column: int, cell: PastedCell) -> bool:
    number = table.number(row, column)
    if number is None:
        return False
    if cell.exact is not None and as_shown(cell.text, cell.exact) is not None:
        return cell.exact == number
    return clean(cell.text) in {f"{number:f}".replace(".", sign) for sign in ",."}
