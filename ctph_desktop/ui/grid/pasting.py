"""What a pasted block would do, before it does it."""

from collections.abc import Sequence
from typing import Any

from msgspec import Struct

from ctph_desktop.domain.errors import AmbiguousNumberError, DomainError
from ctph_desktop.ui.grid.columns import CellEdit, RefusedText
from ctph_desktop.ui.grid.table_model import GridTableModel
from ctph_desktop.ui.look.languages import translate
from ctph_desktop.wording import formats
from ctph_desktop.wording.errors import explain


class Block(Struct, frozen=True):
    """A rectangle of cells, last row and column included."""

    top: int
    left: int
    bottom: int
    right: int


class PastePlan(Struct, frozen=True):
    """What fits, and what does not with the reason."""

    edits: tuple[CellEdit, ...]
    refused: tuple[RefusedText, ...]


def plan_paste(table: GridTableModel[Any], texts: Sequence[Sequence[str]], *, at: Block) -> PastePlan:
    """Lay texts over the table from the block's corner; a single text fills the whole block."""
    edits: list[CellEdit] = []
    refused: list[RefusedText] = []
    for row, column, text in _targets(texts, at):
        outcome = _one(table, row, column, text)
        if isinstance(outcome, RefusedText):
            refused.append(outcome)
        elif outcome is not None:
            edits.append(outcome)
    return PastePlan(tuple(edits), tuple(refused))


def plan_fill_down(table: GridTableModel[Any], *, at: Block) -> PastePlan:
    """Repeat the top row of a block in the rows below; a single row takes the row above it."""
    top = at.top if at.bottom > at.top else at.top - 1
    if top < 0:
        return PastePlan((), ())
    edits = []
    for column in range(at.left, at.right + 1):
        if not table.can_edit(top, column):
            continue
        text = table.typed(top, column)
        for row in range(top + 1, at.bottom + 1):
            if table.can_edit(row, column) and text:
                outcome = _one(table, row, column, text)
                if isinstance(outcome, CellEdit):
                    edits.append(outcome)
    return PastePlan(tuple(edits), ())


def _targets(texts: Sequence[Sequence[str]], at: Block) -> list[tuple[int, int, str]]:
    if len(texts) == 1 and len(texts[0]) == 1:
        text = texts[0][0]
        return [(r, c, text) for r in range(at.top, at.bottom + 1) for c in range(at.left, at.right + 1)]
    return [(at.top + r, at.left + c, text) for r, line in enumerate(texts) for c, text in enumerate(line)]


def _one(table: GridTableModel[Any], row: int, column: int, text: str) -> CellEdit | RefusedText | None:
    if row >= table.rowCount() or column >= table.columnCount():
        return RefusedText(row, column, text, translate("Pasting", "Nằm ngoài bảng.")) if text else None
    shown = table.text(row, column)
    if not table.can_edit(row, column):
        if text in {"", shown} or _is_same_number(table, row, column, text):
            return None
        sentence = translate("Pasting", "Ô này không nhập được (ô tính sẵn hoặc chỉ để xem).")
        return RefusedText(row, column, text, sentence)
    if not text:
        sentence = translate("Pasting", "Ô dán trống: số đang có được giữ nguyên.")
        return RefusedText(row, column, text, sentence) if shown else None
    return _parsed(table, row, column, text)


def _parsed(table: GridTableModel[Any], row: int, column: int, text: str) -> CellEdit | RefusedText:
    try:
        return CellEdit(row, column, table.parse(row, column, text))
    except AmbiguousNumberError as error:
        readings = ", ".join(formats.quantity(reading) for reading in error.readings)
        sentence = translate("Pasting", "Có thể hiểu nhiều cách ({readings}): hãy gõ tay ô này.")
        return RefusedText(row, column, text, sentence.format(readings=readings))
    except DomainError as error:
        return RefusedText(row, column, text, explain(error))


def _is_same_number(table: GridTableModel[Any], row: int, column: int, text: str) -> bool:
    number = table.number(row, column)
    return number is not None and text == f"{number:f}".replace(".", ",")
