"""Rows under a grid that stay in sight while the others scroll: totals, and what is set beside them."""

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QTableView

from ctph_desktop.ui.grid.grid_view import GridView
from ctph_desktop.ui.grid.table_model import GridTableModel

_KEY = Qt.Key


class PinnedRows(GridView):
    """A table of the same columns as a grid: it takes its widths, scrolls sideways with it, and has no heading.

    Arrow down from the last row of the grid leads here, arrow up from the first row back.
    """

    def __init__(self, above: GridView, table: GridTableModel[Any], *, frozen: int, spoken: str) -> None:
        self._above = above
        super().__init__(table, frozen=frozen, spoken=spoken)
        self.horizontalHeader().hide()
        self.setObjectName("pinnedRows")
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        above.room_changed.connect(self._take_room)
        above.went_below.connect(self._come_from_above)
        above.horizontalHeader().sectionResized.connect(lambda column, _old, new: self._take_width(column, new))
        above.horizontalScrollBar().valueChanged.connect(self.horizontalScrollBar().setValue)
        self.horizontalScrollBar().valueChanged.connect(above.horizontalScrollBar().setValue)
        self.fit()

    def fit(self) -> None:
        """Take the widths of the grid, and as much height as the rows need."""
        with self.grouped_header.held():
            for column in range(min(self.table.columnCount(), self._above.table.columnCount())):
                self.setColumnWidth(column, self._above.columnWidth(column))
        self._sizes.fit_rows()
        if self._frozen is not None:
            self._frozen.fit()
        self._take_room()

    def _take_width(self, column: int, width: int) -> None:
        if column < self.table.columnCount():
            self.setColumnWidth(column, width)
            if self._frozen is not None and column < self._frozen.count:
                self._frozen.fit()

    def _take_room(self) -> None:
        frame = 2 * self.frameWidth()
        self.setFixedSize(self._above.viewport().width() + frame, self.verticalHeader().length() + frame)
        self.horizontalScrollBar().setValue(self._above.horizontalScrollBar().value())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the widths of the grid above."""
        QTableView.resizeEvent(self, event)
        if self._frozen is not None:
            self._frozen.place()
        self._editing.place()

    def _come_from_above(self) -> None:
        if self.table.rowCount():
            self.setCurrentIndex(self.table.index(0, self._above.currentIndex().column()))
            self.setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go back into the grid from the first row."""
        here = self.currentIndex()
        is_plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if event.key() == _KEY.Key_Up and is_plain and here.row() <= 0:
            rows = self._above.table.shown_rows
            if rows:
                self._above.setCurrentIndex(self._above.table.index(rows[-1], max(here.column(), 0)))
            self._above.setFocus()
            return
        super().keyPressEvent(event)
