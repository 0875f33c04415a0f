"""How a cell is painted: tone, text, corner triangle for a remark, a frame for the current cell."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter, QPolygon
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ctph_desktop.ui.grid.table_model import ALIGNMENT, BOLD, DISPLAY, LEVEL, MARK, TONE
from ctph_desktop.ui.tones import ACCENT, BACKGROUNDS, INKS, REMARK, SELECTION

PADDING = 6
INDENT = 18
# Stacked capitals (Ử, Ấ) rise above the font's ascent; two rows of pixels on each side keep them whole.
ROW_MARGIN = 10
_WRAP = int(Qt.TextFlag.TextWordWrap)
_SELECTED = QStyle.StateFlag.State_Selected
_TRIANGLE = 8


def bold_font(font: QFont) -> QFont:
    """Return a font in bold."""
    bold = QFont(font)
    bold.setBold(True)
    return bold


class CellDelegate(QStyledItemDelegate):
    """Paints from cached roles only; the view asks nothing of it but painting."""

    def __init__(self, view: QAbstractItemView) -> None:
        super().__init__(view)
        self._view = view

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Paint one cell."""
        rect: QRect = option.rect
        tone = index.data(TONE) or 0
        painter.fillRect(rect, BACKGROUNDS[tone])
        if option.state & _SELECTED:
            painter.fillRect(rect, SELECTION)
        text = index.data(DISPLAY)
        if text:
            font: QFont = option.font
            if index.data(BOLD):
                font = bold_font(font)
            painter.setFont(font)
            painter.setPen(INKS[tone])
            left = PADDING + INDENT * (index.data(LEVEL) or 0)
            painter.drawText(rect.adjusted(left, 0, -PADDING, 0), int(index.data(ALIGNMENT)) | _WRAP, text)
        if index.data(MARK):
            self._draw_mark(painter, rect)
        if index == self._view.currentIndex():
            painter.setPen(ACCENT)
            painter.drawRect(rect.adjusted(0, 0, -1, -1))
            painter.drawRect(rect.adjusted(1, 1, -2, -2))

    def sizeHint(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QSize:
        """Return the room a cell's text takes on one line."""
        metrics: QFontMetrics = option.fontMetrics
        text = index.data(DISPLAY) or ""
        return QSize(metrics.horizontalAdvance(text) + 2 * PADDING + 2, metrics.height() + ROW_MARGIN)

    @staticmethod
    def _draw_mark(painter: QPainter, rect: QRect) -> None:
        corner = QPoint(rect.right(), rect.top())
        painter.save()
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(REMARK)
        painter.drawPolygon(QPolygon([corner, corner - QPoint(_TRIANGLE, 0), corner + QPoint(0, _TRIANGLE)]))
        painter.restore()
