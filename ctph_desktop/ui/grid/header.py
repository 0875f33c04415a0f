"""A heading of several lines: groups over columns, and the column numbers the printed form has."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFont, QFontMetrics, QPainter
from PySide6.QtWidgets import QHeaderView, QWidget

from ctph_desktop.ui.grid.cell_delegate import bold_font
from ctph_desktop.ui.grid.columns import Column
from ctph_desktop.ui.grid.ordering import Order
from ctph_desktop.ui.look.tones import HEADING, HEADING_INK, LINE

_PADDING = 4
_GRID_LINE = 1
_WRAPPED = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap


def narrowest_width(column: Column[Any], font: QFont) -> int:
    """Return the width at which no word of a column's title is cut."""
    metrics = QFontMetrics(bold_font(font))
    widest = max((metrics.horizontalAdvance(word) for word in column.title.split()), default=0)
    return widest + 2 * _PADDING + _GRID_LINE


class GroupedHeader(QHeaderView):
    """Paints group headings across the columns they cover. All columns share one height."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(Qt.Orientation.Horizontal, parent)
        self._columns: tuple[Column[Any], ...] = ()
        self._band_heights: list[int] = []
        self._is_held = False
        self.order: Order | None = None  # the head of the column that rows are ordered by bears an arrow
        self.setSectionsClickable(True)
        self.setHighlightSections(False)
        self.setMinimumSectionSize(36)
        self.sectionResized.connect(self._on_section_resized)

    def set_columns(self, columns: Sequence[Column[Any]]) -> None:
        """Take the headings of these columns."""
        self._columns = tuple(columns)
        self.measure()

    def measure(self) -> None:
        """Find the height of each band; called when columns, widths or the font change."""
        if self._is_held:
            return
        metrics = QFontMetrics(bold_font(self.font()))
        bands = max((len(c.groups) for c in self._columns), default=0)
        heights = [self._group_band_height(band, metrics) for band in range(bands)]
        titles = [self._text_height(self._title(i), self._width(i), metrics) for i in range(len(self._columns))]
        spare = [sum(heights[len(c.groups) :]) for c in self._columns]
        heights.append(
            max((t - s for t, s in zip(titles, spare, strict=True)), default=metrics.height() + 2 * _PADDING)
        )
        heights[-1] = max(heights[-1], metrics.height() + 2 * _PADDING)
        if any(c.printed for c in self._columns):
            heights.append(metrics.height() + _PADDING)
        if heights != self._band_heights:
            self._band_heights = heights
            self.updateGeometry()
            self.geometriesChanged.emit()
        self.viewport().update()

    @contextmanager
    def held(self) -> Iterator[None]:
        """Measure once when many columns were given their widths, not at each."""
        self._is_held = True
        try:
            yield
        finally:
            self._is_held = False
            self.measure()

    def sizeHint(self) -> QSize:
        """As high as all bands."""
        return QSize(super().sizeHint().width(), sum(self._band_heights) + 1)

    def paintSection(self, painter: QPainter, rect: QRect, logical_index: int) -> None:
        """Paint the part of every band that falls into one column."""
        if not rect.isValid() or logical_index >= len(self._columns):
            return
        column = self._columns[logical_index]
        painter.save()
        painter.setClipRect(rect)
        painter.fillRect(rect, HEADING)
        top = rect.top()
        for depth in range(len(column.groups)):
            height = self._band_heights[depth]
            span = self._span(logical_index, depth)
            self._draw(painter, QRect(span.left(), top, span.width(), height), column.groups[depth], is_bold=True)
            top += height
        numbers = self._band_heights[-1] if self._has_numbers() else 0
        own = QRect(rect.left(), top, rect.width(), rect.bottom() + 1 - top - numbers)
        self._draw(painter, own, self._title(logical_index), is_bold=True)
        if numbers:
            foot = QRect(rect.left(), rect.bottom() + 1 - numbers, rect.width(), numbers)
            self._draw(painter, foot, column.printed, is_bold=False)
        painter.restore()

    def _title(self, index: int) -> str:
        title = self._columns[index].title
        if self.order is None or self.order.column != index:
            return title
        return f"{title} {'↓' if self.order.is_descending else '↑'}"

    def _has_numbers(self) -> bool:
        return any(c.printed for c in self._columns)

    def _draw(self, painter: QPainter, rect: QRect, text: str, *, is_bold: bool) -> None:
        painter.setPen(LINE)
        painter.drawRect(rect.adjusted(-1, -1, -1, -1))
        painter.setPen(HEADING_INK)
        painter.setFont(bold_font(self.font()) if is_bold else self.font())
        painter.drawText(rect.adjusted(_PADDING, 0, -_PADDING, 0), int(_WRAPPED), text)

    def _span(self, index: int, depth: int) -> QRect:
        first = last = index
        groups = self._columns[index].groups[: depth + 1]
        while first > 0 and self._belongs(first - 1, groups):
            first -= 1
        while last + 1 < len(self._columns) and self._belongs(last + 1, groups):
            last += 1
        left = self.sectionViewportPosition(first)
        return QRect(left, 0, self.sectionViewportPosition(last) + self.sectionSize(last) - left, 0)

    def _belongs(self, index: int, groups: tuple[str, ...]) -> bool:
        return self._columns[index].groups[: len(groups)] == groups and not self.isSectionHidden(index)

    def _group_band_height(self, band: int, metrics: QFontMetrics) -> int:
        tallest = metrics.height() + 2 * _PADDING
        for index, column in enumerate(self._columns):
            if len(column.groups) > band:
                tallest = max(tallest, self._text_height(column.groups[band], self._group_width(index, band), metrics))
        return tallest

    def _group_width(self, index: int, band: int) -> int:
        groups = self._columns[index].groups[: band + 1]
        return sum(self._width(i) for i, c in enumerate(self._columns) if c.groups[: band + 1] == groups)

    def _width(self, index: int) -> int:
        if index < self.count() and not self.isSectionHidden(index):
            return self.sectionSize(index)
        return self._columns[index].width

    @staticmethod
    def _text_height(text: str, width: int, metrics: QFontMetrics) -> int:
        box = metrics.boundingRect(QRect(0, 0, max(width - 2 * _PADDING, 10), 4000), int(_WRAPPED), text)
        return box.height() + 2 * _PADDING

    def _on_section_resized(self, _index: int, _old: int, _new: int) -> None:
        self.measure()
