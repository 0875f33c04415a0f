"""How a cell is painted: tone, text, corner triangles for a remark and a note, a frame for the current cell."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtCore import QEvent, QModelIndex, QPersistentModelIndex, QPoint, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QHelpEvent, QPainter, QPolygon
from PySide6.QtWidgets import QAbstractItemView, QStyle, QStyledItemDelegate, QStyleOptionViewItem, QToolTip

from ctph_desktop.ui.grid.table_model import (
    DISPLAY,
    NUMBER_ALIGNMENT,
    TEXT_ALIGNMENT,
    CellLook,
    GridTableModel,
    plain_tip,
)
from ctph_desktop.ui.look.tones import ACCENT, BACKGROUNDS, FIELD_LINE, INKS, REMARK, SELECTION, Tone

PADDING = 6
INDENT = 18
# Stacked capitals (Ử, Ấ) rise above the font's ascent; two rows of pixels on each side keep them whole.
ROW_MARGIN = 10
_TEXT = TEXT_ALIGNMENT | int(Qt.TextFlag.TextWordWrap)
_SELECTED = QStyle.StateFlag.State_Selected
_TRIANGLE = 8
_FIELD = int(Tone.EDITABLE)
# A number never shows only its tail, which would read as another number: smaller first, then a spreadsheet's sign.
_SMALLEST = 0.8
TOO_NARROW = "####"
_MOST_FITS = 4096


def bold_font(font: QFont) -> QFont:
    """Return a font in bold."""
    bold = QFont(font)
    bold.setBold(True)
    return bold


class _Face:
    """A font, plain or bold, with its smaller size, and which numbers fit where."""

    def __init__(self, font: QFont) -> None:
        self.font = font
        small = QFont(font)
        small.setPointSizeF(font.pointSizeF() * _SMALLEST)
        self._sizes = ((font, QFontMetrics(font), PADDING), (small, QFontMetrics(small), PADDING // 2))
        self._fits: dict[tuple[str, int], tuple[str, QFont, int]] = {}

    def number(self, text: str, width: int) -> tuple[str, QFont, int]:
        """Return what to write for a number, in which font, and the margin beside it."""
        found = self._fits.get((text, width))
        if found is None:
            if len(self._fits) >= _MOST_FITS:
                self._fits.clear()
            found = self._fits[text, width] = self._fit(text, width)
        return found

    def _fit(self, text: str, width: int) -> tuple[str, QFont, int]:
        for font, metrics, margin in self._sizes:
            if metrics.horizontalAdvance(text) <= width - 2 * margin:
                return text, font, margin
        return TOO_NARROW, self.font, PADDING


class CellDelegate(QStyledItemDelegate):
    """Paints what a table keeps ready; nothing is computed or measured a second time while painting.

    The current cell is that of `grid`, also where another view paints the same table.
    """

    def __init__(self, grid: QAbstractItemView, *, table: GridTableModel[Any]) -> None:
        super().__init__(grid)
        self._grid = grid
        self._table = table
        self._font = QFont()
        self._faces: tuple[_Face, _Face] | None = None  # plain, bold

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        """Paint one cell."""
        rect: QRect = option.rect
        look = self._table.look(index.row(), index.column())
        painter.fillRect(rect, BACKGROUNDS[look.tone])
        if option.state & _SELECTED:
            painter.fillRect(rect, SELECTION)
        if look.tone == _FIELD:
            painter.setPen(FIELD_LINE)
            painter.drawRect(rect.adjusted(0, 0, -1, -1))
        if look.text:
            painter.setPen(INKS[look.tone])
            self._draw_text(painter, option, look)
        if look.has_mark:
            self._draw_mark(painter, rect)
        if look.is_noted:
            self._draw_note(painter, rect)
        if index == self._grid.currentIndex():
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
        if event.type() == QEvent.Type.ToolTip and index.isValid():
            row, column = index.row(), index.column()
            look = self._table.look(row, column)
            face = self._face(option, look)
            if look.is_number and look.text and face.number(look.text, option.rect.width())[0] == TOO_NARROW:
                tip = "\n".join(filter(None, (look.text, self._table.tip(row, column))))
                QToolTip.showText(event.globalPos(), plain_tip(tip), view)
                return True
        return super().helpEvent(event, view, option, index)

    def _draw_text(self, painter: QPainter, option: QStyleOptionViewItem, look: CellLook) -> None:
        face, rect = self._face(option, look), option.rect
        if look.is_number:
            text, font, margin = face.number(look.text, rect.width())
            painter.setFont(font)
            painter.drawText(rect.adjusted(margin, 0, -margin, 0), NUMBER_ALIGNMENT, text)
            return
        painter.setFont(face.font)
        painter.drawText(rect.adjusted(PADDING + INDENT * look.level, 0, -PADDING, 0), _TEXT, look.text)

    def _face(self, option: QStyleOptionViewItem, look: CellLook) -> _Face:
        font: QFont = option.font
        if self._faces is None or font != self._font:
            self._font = QFont(font)
            self._faces = (_Face(self._font), _Face(bold_font(font)))
        return self._faces[look.is_bold]

    @staticmethod
    def _draw_mark(painter: QPainter, rect: QRect) -> None:
        corner = QPoint(rect.right(), rect.top())
        _fill(painter, REMARK, [corner, corner - QPoint(_TRIANGLE, 0), corner + QPoint(0, _TRIANGLE)])

    @staticmethod
    def _draw_note(painter: QPainter, rect: QRect) -> None:
        """Mark the lower left corner: a number stands on the right, and a remark above it."""
        corner = QPoint(rect.left(), rect.bottom())
        _fill(painter, ACCENT, [corner, corner + QPoint(_TRIANGLE, 0), corner - QPoint(0, _TRIANGLE)])


def _fill(painter: QPainter, colour: QColor, points: Sequence[QPoint]) -> None:
    painter.save()
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(colour)
    painter.drawPolygon(QPolygon(points))
    painter.restore()
