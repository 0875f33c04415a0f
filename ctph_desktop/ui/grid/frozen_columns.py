"""The left columns of a grid, which stay while the others scroll."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QContextMenuEvent, QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QTableView

from ctph_desktop.ui.grid.cell_delegate import CellDelegate
from ctph_desktop.ui.grid.header import GroupedHeader

if TYPE_CHECKING:
    from ctph_desktop.ui.grid.grid_view import GridView


class FrozenColumns(QTableView):
    """Lies over the left edge of a grid and shares its table, its selection and its rows' heights."""

    def __init__(self, grid: "GridView", *, count: int) -> None:
        super().__init__(grid)
        self._grid = grid
        self.count = count
        self.setModel(grid.table)
        self.setSelectionModel(grid.selectionModel())
        self.setItemDelegate(CellDelegate(grid, table=grid.table))
        self.setHorizontalHeader(GroupedHeader(self))
        self._build_view()
        self._connect()
        self.show()

    def _build_view(self) -> None:
        self.setObjectName("frozenColumns")
        self.setStyleSheet("#frozenColumns { border: none; border-right: 2px solid #8c99a8; }")
        self.verticalHeader().hide()
        self.verticalHeader().setMinimumSectionSize(20)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ContiguousSelection)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setCornerButtonEnabled(False)

    def _connect(self) -> None:
        self._grid.verticalScrollBar().valueChanged.connect(self.verticalScrollBar().setValue)
        self.verticalScrollBar().valueChanged.connect(self._grid.verticalScrollBar().setValue)
        self._grid.verticalHeader().sectionResized.connect(self._on_row_resized)
        self._grid.horizontalHeader().sectionResized.connect(self._on_column_resized)
        self.horizontalHeader().sectionResized.connect(self._on_own_column_resized)
        self.doubleClicked.connect(self._grid.doubleClicked)

    @property
    def grouped_header(self) -> GroupedHeader:
        """The heading of the frozen columns."""
        header = self.horizontalHeader()
        assert isinstance(header, GroupedHeader)
        return header

    def frozen_width(self) -> int:
        """Return the room the frozen columns take."""
        return sum(self._grid.columnWidth(i) for i in range(min(self.count, self._grid.table.columnCount())))

    def fit(self) -> None:
        """Take columns and row heights from the grid."""
        with self.grouped_header.held():
            for index in range(self._grid.table.columnCount()):
                self.setColumnHidden(index, index >= self.count)
                self.setColumnWidth(index, self._grid.columnWidth(index))
            self.grouped_header.set_columns(self._grid.table.columns)
        for row in range(self._grid.table.rowCount()):
            self.setRowHeight(row, self._grid.rowHeight(row))
            self.setRowHidden(row, self._grid.table.is_hidden(row))
        self.place()

    def place(self) -> None:
        """Lie exactly over the grid's left edge."""
        header, view = self._grid.horizontalHeader(), self._grid.viewport()
        heading = 0 if header.isHidden() else header.height()
        height = heading + view.height()
        frame = self._grid.frameWidth()
        self.horizontalHeader().setHidden(header.isHidden())
        self.horizontalHeader().setFixedHeight(max(heading, 1))
        self.setGeometry(frame, frame, self.frozen_width() + 1, height)
        self.verticalScrollBar().setValue(self._grid.verticalScrollBar().value())

    def update_rows(self, *rows: int) -> None:
        """Paint the cells of these rows again; a row below zero is none."""
        for row in rows:
            for column in range(self.count):
                self.update(self._grid.table.index(row, column))

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Let the grid take what is being typed first, and give it the keyboard."""
        if not self._grid.finish_edit():
            self._grid.editor.setFocus()
            return
        if not self._grid.selecting.press_at(self.indexAt(event.position().toPoint()), event):
            super().mousePressEvent(event)
        self._grid.setFocus()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """End a selection by mouse."""
        super().mouseReleaseEvent(event)
        self._grid.selecting.release()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer what the grid offers."""
        self._grid.contextMenuEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """With Ctrl make letters larger or smaller, else scroll."""
        if not self._grid.zoom_by_wheel(event):
            super().wheelEvent(event)

    def _on_row_resized(self, row: int, _old: int, new: int) -> None:
        if new:
            self.setRowHeight(row, new)

    def _on_column_resized(self, column: int, _old: int, new: int) -> None:
        if column < self.count:
            self.setColumnWidth(column, new)
            self.place()

    def _on_own_column_resized(self, column: int, _old: int, new: int) -> None:
        if column < self.count and self._grid.columnWidth(column) != new:
            self._grid.setColumnWidth(column, new)
