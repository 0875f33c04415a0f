"""A row of a grid that stays at the lower edge while it lies below what is seen: a total."""

from PySide6.QtCore import QEvent, QObject, QRect, Qt
from PySide6.QtGui import QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from ctph_desktop.ui.grid.cell_delegate import PADDING, bold_font
from ctph_desktop.ui.grid.grid_view import GridView
from ctph_desktop.ui.look.tones import BACKGROUNDS, INKS, LINE


class RowInSight(QWidget):
    """Lies over the lower edge of a grid; a click goes to the row itself."""

    def __init__(self, grid: GridView, *, spoken: str) -> None:
        super().__init__(grid)
        self._grid = grid
        self._row = -1
        self.setAccessibleName(spoken)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        grid.viewport().installEventFilter(self)
        for bar in (grid.verticalScrollBar(), grid.horizontalScrollBar()):
            bar.valueChanged.connect(self._place)
            bar.rangeChanged.connect(self._place)
        grid.horizontalHeader().sectionResized.connect(self._place)
        grid.verticalHeader().sectionResized.connect(self._place)
        grid.table.modelReset.connect(self._place)
        self.hide()

    def pin(self, row: int) -> None:
        """Have a row stay in sight; one below zero is none."""
        self._row = row
        self._place()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Follow the size of the grid."""
        if event.type() is QEvent.Type.Resize:
            self._place()
        return super().eventFilter(watched, event)

    def _place(self) -> None:
        grid, view = self._grid, self._grid.viewport()
        is_there = 0 <= self._row < grid.table.rowCount() and not grid.table.is_hidden(self._row)
        height = grid.rowHeight(self._row) if is_there else 0
        is_below = is_there and grid.rowViewportPosition(self._row) + height > view.height()
        self.setVisible(is_below)
        if is_below:
            self.setGeometry(view.x(), view.y() + view.height() - height, view.width(), height)
            self.raise_()
            self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the cells where their columns stand, the frozen ones last."""
        del event
        grid, painter = self._grid, QPainter(self)
        painter.setFont(bold_font(grid.font()))
        frozen = range(min(grid.frozen_count, grid.table.columnCount()))
        left = 0
        for column in range(len(frozen), grid.table.columnCount()):
            self._draw(painter, column, grid.columnViewportPosition(column))
        for column in frozen:
            self._draw(painter, column, left)
            left += grid.columnWidth(column)
        painter.setPen(LINE)
        painter.drawLine(0, 0, self.width(), 0)

    def _draw(self, painter: QPainter, column: int, left: int) -> None:
        look = self._grid.table.look(self._row, column)
        box = QRect(left, 0, self._grid.columnWidth(column), self.height())
        painter.fillRect(box, BACKGROUNDS[look.tone])
        painter.setPen(LINE)
        painter.drawLine(box.topRight(), box.bottomRight())
        painter.setPen(INKS[look.tone])
        side = Qt.AlignmentFlag.AlignRight if look.is_number else Qt.AlignmentFlag.AlignLeft
        painter.drawText(box.adjusted(PADDING, 0, -PADDING, 0), int(side | Qt.AlignmentFlag.AlignVCenter), look.text)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Go to the row that is pinned."""
        column = max(0, self._grid.columnAt(int(event.position().x())))
        self._grid.setCurrentIndex(self._grid.table.index(self._row, column))
        self._grid.setFocus()
