"""How wide the columns of a grid are, and how high its rows."""

from collections.abc import Mapping, Sequence
from contextlib import nullcontext
from typing import Any

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QTableView

from ctph_desktop.ui.grid.cell_delegate import INDENT, PADDING, ROW_MARGIN, bold_font
from ctph_desktop.ui.grid.header import GroupedHeader, narrowest_width
from ctph_desktop.ui.grid.table_model import GridTableModel
from ctph_desktop.ui.grid.widths import ColumnWidths

_TEN_DIGITS_AT_10_POINT = 74
_GRID_LINE = 1


class GridSizes:
    """Fits the columns and rows of one view to its font and texts; widths that were dragged are kept."""

    def __init__(self, view: QTableView, *, table: GridTableModel[Any]) -> None:
        self._view = view
        self._table = table
        self._widths: tuple[ColumnWidths, str] | None = None
        self._is_fitting = False
        self._own_widths: list[int] = []
        self.smallest = 1.0  # of the widths designed: less only where the person wants smaller letters

    def remember_widths(self, widths: ColumnWidths, *, name: str) -> None:
        """Take the widths a table of this name was dragged to, and keep those it is dragged to from now on."""
        self._widths = (widths, name)

    def fit_columns(self) -> None:
        """Give columns their widths for the present font, and one of them the room that is left."""
        self._own_widths = [self._own_width(index) for index in range(len(self._table.columns))]
        self._set_widths(self._filling())

    def fill(self) -> bool:
        """Give one column the room that is left in a view of another size; tell whether any width has changed."""
        return self._set_widths(self._filling())

    def _own_width(self, index: int) -> int:
        column, kept = self._table.columns[index], self._kept(index)
        width = round((kept or column.width) * self._scale())
        return width if kept else max(width, narrowest_width(column, self._view.font()))

    def _kept(self, index: int) -> int | None:
        return self._widths[0].width(self._widths[1], index) if self._widths else None

    def _filling(self) -> list[int]:
        """Return the widths with which the table ends at the edge of its view, where it is not wider anyhow.

        The room goes to the widest column of texts; one that was dragged stays as it is, as long as any other is left.
        """
        widths, spare = list(self._own_widths), self._view.viewport().width() - sum(self._own_widths)
        if not widths or spare <= 0:
            return widths
        columns = self._table.columns
        free = [index for index in range(len(widths)) if self._kept(index) is None]
        texts = [index for index in free if not columns[index].is_number]
        chosen = max(texts, key=widths.__getitem__) if texts else (free or range(len(widths)))[-1]
        widths[chosen] += spare
        return widths

    def _set_widths(self, widths: Sequence[int]) -> bool:
        view, self._is_fitting = self._view, True
        changed = [index for index, width in enumerate(widths) if view.columnWidth(index) != width]
        if changed:
            header = view.horizontalHeader()
            with header.held() if isinstance(header, GroupedHeader) else nullcontext():
                for index in changed:
                    view.setColumnWidth(index, widths[index])
        self._is_fitting = False
        return bool(changed)

    def keep_width(self, column: int, width: int) -> None:
        """Keep the width a column was dragged to."""
        if self._is_fitting or width <= 0:
            return
        if column < len(self._own_widths):
            self._own_widths[column] = width
        if self._widths is not None:
            self._widths[0].keep(self._widths[1], column, round(width / self._scale()))

    def _scale(self) -> float:
        return max(self.smallest, self._view.fontMetrics().horizontalAdvance("0123456789") / _TEN_DIGITS_AT_10_POINT)

    def fit_rows(self) -> None:
        """Give rows the height their texts need."""
        view = self._view
        line = view.fontMetrics().height()
        metrics = {False: view.fontMetrics(), True: QFontMetrics(bold_font(view.font()))}
        view.verticalHeader().setDefaultSectionSize(line + ROW_MARGIN)
        wrapping = [place for place, column in enumerate(self._table.columns) if not column.is_number]
        for row in range(self._table.rowCount()):
            tallest = max((self._text_height(row, column, metrics) for column in wrapping), default=0)
            view.setRowHeight(row, max(line, tallest) + ROW_MARGIN)

    def _text_height(self, row: int, column: int, metrics_by_weight: Mapping[bool, QFontMetrics]) -> int:
        text = self._table.text(row, column)
        metrics = metrics_by_weight[self._table.columns[column].is_bold(self._table.row(row))]
        room = self._view.columnWidth(column) - 2 * PADDING - _GRID_LINE
        if metrics.horizontalAdvance(text) <= room - 40:
            return 0
        spec = self._table.columns[column]
        room -= INDENT * (spec.level(self._table.row(row)) if spec.level else 0)
        return metrics.boundingRect(QRect(0, 0, max(room, 20), 4000), int(Qt.TextFlag.TextWordWrap), text).height()
