"""Programmes × where their reports stand: each number leads to the board with those it counts."""

from collections.abc import Callable, Sequence
from decimal import Decimal

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ctph_desktop.domain.report_groups import ReportGroup
from ctph_desktop.services.ground.overview_rows import ProgrammeCounts
from ctph_desktop.ui.grid.columns import Column
from ctph_desktop.ui.grid.grid_view import GridView
from ctph_desktop.ui.grid.table_model import GridTableModel
from ctph_desktop.ui.look.period_words import short_period_words
from ctph_desktop.ui.look.tones import Tone
from ctph_desktop.ui.widgets.group_words import group_title
from ctph_desktop.wording import formats

_MOST_LINES = 8
_FIRST = 1
_READ: dict[ReportGroup, Callable[[ProgrammeCounts], int]] = {
    ReportGroup.ACCEPTED: lambda row: row.accepted,
    ReportGroup.WAITING: lambda row: row.waiting,
    ReportGroup.RETURNED: lambda row: row.returned,
    ReportGroup.MISSING: lambda row: row.missing,
    ReportGroup.LATE: lambda row: row.late,
}
_TONES = {
    ReportGroup.ACCEPTED: Tone.GOOD,
    ReportGroup.WAITING: Tone.WAITING,
    ReportGroup.RETURNED: Tone.ERROR,
    ReportGroup.MISSING: Tone.PLAIN,
    ReportGroup.LATE: Tone.DOUBT,
}


class ProgrammeCountsTable(QWidget):
    """A line for each programme; Enter or a double click follows the number."""

    chosen = Signal(object, object)  # ProgrammeCounts, ReportGroup | None

    def __init__(self) -> None:
        super().__init__()
        self.table: GridTableModel[ProgrammeCounts] = GridTableModel(self._columns(), parent=self)
        self.grid = GridView(self.table, frozen=1, spoken=self.tr("Báo cáo của các xã theo chương trình"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.grid)
        self.grid.row_opened.connect(self._on_opened)

    def _columns(self) -> tuple[Column[ProgrammeCounts], ...]:
        return (
            Column(
                self.tr("Chương trình"),
                lambda row: f"{row.title} · {short_period_words(row.period)}",
                width=110,
                is_bold=lambda row: row.is_looked_at,
            ),
            *map(_count_column, ReportGroup),
            Column(self.tr("Hạn"), lambda row: formats.day(row.due) if row.due else "", width=80),
        )

    def show_programmes(self, rows: Sequence[ProgrammeCounts]) -> None:
        """Show where the reports stand."""
        self.table.set_rows(rows)
        self.grid.fit()
        lines = min(len(rows), _MOST_LINES)
        height = self.grid.horizontalHeader().height() + 2 * self.grid.frameWidth()
        self.grid.setFixedHeight(
            height + sum(self.grid.rowHeight(row) for row in range(lines)) + _bar_height(self.grid)
        )
        if rows and not self.grid.currentIndex().isValid():
            self.grid.setCurrentIndex(self.table.index(0, _FIRST + 1))

    def _on_opened(self, row: int, column: int) -> None:
        groups = tuple(ReportGroup)
        place = column - _FIRST
        self.chosen.emit(self.table.row(row), groups[place] if 0 <= place < len(groups) else None)


def _count_column(group: ReportGroup) -> Column[ProgrammeCounts]:
    read = _READ[group]
    return Column(
        group_title(group),
        lambda row: formats.quantity(Decimal(read(row))) if read(row) else "–",
        width=48,
        is_number=True,
        tone=lambda row: _TONES[group] if read(row) else Tone.QUIET,
    )


def _bar_height(grid: GridView) -> int:
    return grid.horizontalScrollBar().sizeHint().height()
