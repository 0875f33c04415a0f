"""How wide the columns of a grid are, and how high its rows."""

from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFontMetrics
from PySide6.QtWidgets import QTableView

from ctph_desktop.ui.grid.cell_delegate import INDENT, PADDING, ROW_MARGIN, bold_font
from ctph_desktop.ui.grid.header import narrowest_width
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

    def remember_widths(self, widths: ColumnWidths, *, name: str) -> None:
        """Take the widths a table of this name was dragged to, and keep those it is dragged to from now on."""
        self._widths = (widths, name)

    def fit_columns(self) -> None:
        """Give columns their widths for the present font."""
        view = self._view
        self._is_fitting = True
        for index, column in enumerate(self._table.columns):
            kept = self._widths[0].width(self._widths[1], index) if self._widths else None
            width = round((kept or column.width) * self._scale())
            view.setColumnWidth(index, width if kept else max(width, narrowest_width(column, view.font())))
        self._is_fitting = False

    def keep_width(self, column: int, width: int) -> None:
        """Keep the width a column was dragged to."""
        if self._widths is not None and not self._is_fitting and width > 0:
            self._widths[0].keep(self._widths[1], column, round(width / self._scale()))

    def _scale(self) -> float:
        return max(1.0, self._view.fontMetrics().horizontalAdvance("0123456789") / _TEN_DIGITS_AT_10_POINT)

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
