"""Where the current cell goes: Enter and Tab to the next cell that is typed into, Ctrl and an arrow over a block."""

from collections.abc import Sequence
from enum import Enum, auto
from typing import Any

from ctph_desktop.ui.grid.block import Block
from ctph_desktop.ui.grid.table_model import GridTableModel

Place = tuple[int, int]


class Step(Enum):
    """Where the current cell goes after an edit: a cell on, or to the cell that is typed into next or before.

    `BELOW` and `ABOVE` (Enter) stay in the column; `NEXT` and `PREVIOUS` (Tab) go line by line.
    """

    STAY = auto()
    DOWN = auto()
    UP = auto()
    RIGHT = auto()
    LEFT = auto()
    BELOW = auto()
    ABOVE = auto()
    NEXT = auto()
    PREVIOUS = auto()


WAYS = {Step.DOWN: (1, 0), Step.UP: (-1, 0), Step.RIGHT: (0, 1), Step.LEFT: (0, -1)}
_BY_COLUMN = {Step.BELOW, Step.ABOVE}
_BACK = {Step.ABOVE, Step.PREVIOUS}


def place_after(table: GridTableModel[Any], here: Place, step: Step, *, selected: Block | None) -> Place:
    """Return the cell that is current after a step; the same one where the table ends.

    In a selection of several cells Enter and Tab go round inside it, over those that can be typed into.
    """
    if step is Step.STAY:
        return here
    if step in WAYS:
        return _inside(table, here, WAYS[step])
    is_selection = selected is not None and not selected.is_one_cell and selected.holds(*here)
    around = selected if is_selection else None
    stops = _stops(table, here, step, around)
    if not stops:
        return _inside(table, here, WAYS[_plain(step)])
    order = [_key(stop, step) for stop in stops]
    now = _key(here, step)
    ahead = [i for i, key in enumerate(order) if (key < now if step in _BACK else key > now)]
    if ahead:
        return stops[ahead[-1] if step in _BACK else ahead[0]]
    if around is None:
        return here
    return stops[-1] if step in _BACK else stops[0]


def _stops(table: GridTableModel[Any], here: Place, step: Step, around: Block | None) -> list[Place]:
    """Return the cells a step may end on, in its order."""
    if around is not None:
        cells = [cell for cell in around.cells() if not table.is_hidden(cell[0])]
    elif step in _BY_COLUMN:
        cells = [(row, here[1]) for row in table.shown_rows]
    else:
        cells = [(row, column) for row in table.shown_rows for column in range(table.columnCount())]
    open_cells = [cell for cell in cells if table.can_edit(*cell)]
    stops = open_cells or (cells if around is not None else [])
    return sorted(stops, key=lambda cell: _key(cell, step))


def _key(cell: Place, step: Step) -> Place:
    return (cell[1], cell[0]) if step in _BY_COLUMN else cell


def _plain(step: Step) -> Step:
    return {Step.BELOW: Step.DOWN, Step.ABOVE: Step.UP, Step.NEXT: Step.RIGHT, Step.PREVIOUS: Step.LEFT}[step]


def _inside(table: GridTableModel[Any], here: Place, way: Place) -> Place:
    """Return the cell beside one; over the edge of a line to the next or the last one."""
    row, column, down = here[0], here[1] + way[1], way[0]
    if column >= table.columnCount():
        down, column = 1, 0
    elif column < 0:
        down, column = -1, table.columnCount() - 1
    row = next_row(table, row, down) if down else row
    return here if down and row == here[0] else (row, column)


def next_row(table: GridTableModel[Any], row: int, down: int) -> int:
    """Return the row that is seen below, or above, another one; the same one where the table ends."""
    rows = range(row + 1, table.rowCount()) if down > 0 else range(row - 1, -1, -1)
    return next((place for place in rows if not table.is_hidden(place)), row)


def beside(table: GridTableModel[Any], here: Place, way: Place) -> Place:
    """Return where an arrow goes: a cell on, the same one at the edge."""
    row = next_row(table, here[0], way[0]) if way[0] else here[0]
    return row, min(max(here[1] + way[1], 0), table.columnCount() - 1)


def jump(table: GridTableModel[Any], here: Place, way: Place) -> Place:
    """Return where Ctrl and an arrow go: to the end of the filled cells, over blanks to the next one, to the edge."""
    line = _line_from(table, here, way)
    if not line:
        return here
    filled = [bool(table.text(*cell)) for cell in line]
    if table.text(*here) and filled[0]:
        return line[(filled.index(False) if False in filled else len(line)) - 1]
    return line[filled.index(True)] if True in filled else line[-1]


def _line_from(table: GridTableModel[Any], here: Place, way: Place) -> Sequence[Place]:
    row, column = here
    if way[0]:
        rows = range(row + 1, table.rowCount()) if way[0] > 0 else range(row - 1, -1, -1)
        return [(r, column) for r in rows if not table.is_hidden(r)]
    columns = range(column + 1, table.columnCount()) if way[1] > 0 else range(column - 1, -1, -1)
    return [(row, c) for c in columns]


def first_entry(table: GridTableModel[Any], *, frozen: int) -> Place:
    """Return the first cell that is typed into; without any the first one that scrolls."""
    rows = table.shown_rows
    cells = ((row, column) for row in rows for column in range(table.columnCount()))
    elsewhere = (rows[0] if rows else 0, min(frozen, table.columnCount() - 1))
    return next((cell for cell in cells if table.can_edit(*cell)), elsewhere)


def far_corner(selected: Block, anchor: Place) -> Place:
    """Return the corner of a selection across from the cell it began at; that cell itself where it is no corner."""
    row, column = anchor
    if row not in {selected.top, selected.bottom} or column not in {selected.left, selected.right}:
        return anchor
    return (
        selected.bottom if row == selected.top else selected.top,
        selected.right if column == selected.left else selected.left,
    )
