"""How a cell is painted: tone, text, corner triangle for a remark, a frame for the current cell."""

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QHelpEvent, QPainter, QPolygon
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QToolTip

from ctph_desktop.ui.grid.table_model import (
    ALIGNMENT,
    BOLD,
    DISPLAY,
    LEVEL,
    MARK,
    NUMBER_ALIGNMENT,
    TONE,
    GridTableModel,
    plain_tip,
)
from ctph_desktop.ui.tones import ACCENT, BACKGROUNDS, INKS, REMARK, SELECTION

PADDING = 6
INDENT = 18
# Stacked capitals (Ử, Ấ) rise above the font's ascent; two rows of pixels on each side keep them whole.
ROW_MARGIN = 10
_WRAP = int(Qt.TextFlag.TextWordWrap)
_SELECTED = QStyle.StateFlag.State_Selected
_TRIANGLE = 8
# A number never shows only its tail, which would read as another number: smaller first, then a spreadsheet's sign.
_SMALLEST = 0.8
TOO_NARROW = "####"


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
            painter.setPen(INKS[tone])
            self._draw_text(painter, option, index)
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

    def helpEvent(
        self,
        event: QHelpEvent,
        view: QAbstractItemView,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> bool:
        """Tell a number that has no room in its cell, before what else there is to say."""
        is_asked = event.type() == QEvent.Type.ToolTip and index.data(ALIGNMENT) == NUMBER_ALIGNMENT
        if is_asked and self._shown_number(option, index)[0] == TOO_NARROW:
            table = index.model()
            tip = table.tip(index.row(), index.column()) if isinstance(table, GridTableModel) else ""
            QToolTip.showText(event.globalPos(), plain_tip("\n".join(filter(None, (index.data(DISPLAY), tip)))), view)
            return True
        return super().helpEvent(event, view, option, index)

    def _draw_text(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        alignment = int(index.data(ALIGNMENT))
        if alignment == NUMBER_ALIGNMENT:
            text, font, margin = self._shown_number(option, index)
            painter.setFont(font)
            painter.drawText(option.rect.adjusted(margin, 0, -margin, 0), alignment, text)
            return
        painter.setFont(_font(option, index))
        left = PADDING + INDENT * (index.data(LEVEL) or 0)
        painter.drawText(option.rect.adjusted(left, 0, -PADDING, 0), alignment | _WRAP, index.data(DISPLAY))

    @staticmethod
    def _shown_number(
        option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> tuple[str, QFont, int]:
        """Return what to write for a number, in which font, and the margin beside it."""
        font = _font(option, index)
        text: str = index.data(DISPLAY) or ""
        small = QFont(font)
        small.setPointSizeF(font.pointSizeF() * _SMALLEST)
        for fitting, margin in ((font, PADDING), (small, PADDING // 2)):
            if QFontMetrics(fitting).horizontalAdvance(text) <= option.rect.width() - 2 * margin:
                return text, fitting, margin
        return TOO_NARROW, font, PADDING

    @staticmethod
    def _draw_mark(painter: QPainter, rect: QRect) -> None:
        corner = QPoint(rect.right(), rect.top())
        painter.save()
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(REMARK)
        painter.drawPolygon(QPolygon([corner, corner - QPoint(_TRIANGLE, 0), corner + QPoint(0, _TRIANGLE)]))
        painter.restore()


def _font(option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> QFont:
    font: QFont = option.font
    return bold_font(font) if index.data(BOLD) else font
