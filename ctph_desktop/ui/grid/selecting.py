"""Which cell of a grid is current and which are selected: the current one is that at which a selection began."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QItemSelection, QItemSelectionModel, QItemSelectionRange, QModelIndex, Qt
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QTableView

from ctph_desktop.ui.grid.block import Block
from ctph_desktop.ui.grid.moving import WAYS, Place, Step, beside, far_corner, jump, place_after
from ctph_desktop.ui.grid.table_model import GridTableModel

_KEY = Qt.Key
_ARROWS = {_KEY.Key_Down: Step.DOWN, _KEY.Key_Up: Step.UP, _KEY.Key_Right: Step.RIGHT, _KEY.Key_Left: Step.LEFT}
_SHIFT, _CONTROL = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.ControlModifier
_SELECT, _KEEP = QItemSelectionModel.SelectionFlag.ClearAndSelect, QItemSelectionModel.SelectionFlag.NoUpdate


class GridSelection:
    """Moves and selects in one view as a spreadsheet does."""

    def __init__(self, view: QTableView, *, table: GridTableModel[Any]) -> None:
        self._view = view
        self._table = table
        self._pressed: Place | None = None  # where the mouse began a selection

    def step(self, step: Step) -> None:
        """Go where Enter, Tab or an arrow goes after a cell was typed into."""
        index, block = self._view.currentIndex(), self.block
        place = place_after(self._table, (index.row(), index.column()), step, selected=block)
        is_inside = block is not None and not block.is_one_cell and step not in WAYS and block.holds(*place)
        self.go(place, _KEEP if is_inside else _SELECT)

    def go(self, place: Place, command: QItemSelectionModel.SelectionFlag = _SELECT) -> None:
        """Make a cell the current one, and the selected one unless the selection is to stay."""
        index = self._table.index(*place)
        if index.isValid():
            self._view.selectionModel().setCurrentIndex(index, command)
            self._view.scrollTo(index)

    def select_cells(self, cells: Sequence[Place]) -> None:
        """Select the rectangle around cells, the first of them being current."""
        rows, columns = [row for row, _ in cells], [column for _, column in cells]
        if cells:
            self.go(cells[0])
            self._select(Block(min(rows), min(columns), max(rows), max(columns)))

    def _select(self, block: Block) -> None:
        corners = (self._table.index(block.top, block.left), self._table.index(block.bottom, block.right))
        self._view.selectionModel().select(QItemSelection(*corners), _SELECT)

    def extend_to(self, place: Place) -> None:
        """Select from the current cell, which stays current, to another one."""
        here = self._view.currentIndex()
        if not here.isValid() or not self._table.index(*place).isValid():
            return
        rows, columns = sorted((here.row(), place[0])), sorted((here.column(), place[1]))
        self._select(Block(rows[0], columns[0], rows[1], columns[1]))
        self._view.scrollTo(self._table.index(*place))

    def run_arrow(self, event: QKeyEvent) -> bool:
        """Go or select as far as an arrow says: with Ctrl over a whole block, with Shift from the current cell."""
        here, block, step = self._view.currentIndex(), self.block, _ARROWS.get(_KEY(event.key()))
        modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        is_far, is_selecting = bool(modifiers & _CONTROL), bool(modifiers & _SHIFT)
        if step is None or block is None or not here.isValid() or modifiers & ~(_CONTROL | _SHIFT):
            return False
        anchor = (here.row(), here.column())
        begin = far_corner(block, anchor) if is_selecting else anchor
        place = (jump if is_far else beside)(self._table, begin, WAYS[step])
        if is_selecting:
            self.extend_to(place)
        else:
            self.go(place)
        return True

    def press_at(self, index: QModelIndex, event: QMouseEvent) -> bool:
        """Begin or extend a selection with the mouse; false leaves the rest to Qt."""
        self._pressed = (index.row(), index.column()) if index.isValid() else None
        if self._pressed is None:
            return False
        if event.button() == Qt.MouseButton.RightButton:
            block = self.block
            self._pressed = None
            return block is not None and block.holds(index.row(), index.column())
        if event.modifiers() & _SHIFT and self._view.currentIndex().isValid():
            place, self._pressed = self._pressed, None
            self.extend_to(place)
            return True
        if event.modifiers() & _CONTROL:  # ranges apart from one another are not known here
            self.go(self._pressed)
            return True
        return False

    def release(self) -> None:
        """Let the cell at which a selection by mouse began be the current one."""
        block = self.block
        if self._pressed is not None and block is not None and not block.is_one_cell and block.holds(*self._pressed):
            self.go(self._pressed, _KEEP)
        self._pressed = None

    @property
    def block(self) -> Block | None:
        """The selected rectangle, or the current cell; None without either."""
        ranges: list[QItemSelectionRange] = list(self._view.selectionModel().selection())  # type: ignore[call-overload]
        if ranges:
            first = ranges[0]
            return Block(first.top(), first.left(), first.bottom(), first.right())
        index = self._view.currentIndex()
        return Block(index.row(), index.column(), index.row(), index.column()) if index.isValid() else None

    def stay_at(self, index: QModelIndex) -> None:
        """Let the cell that was current before Qt selected from it be so again."""
        block, place = self.block, (index.row(), index.column())
        if index.isValid() and index != self._view.currentIndex() and block is not None and block.holds(*place):
            self._view.selectionModel().setCurrentIndex(index, _KEEP)
