"""Bảng theo dõi: who has sent, what waits; the counts above the table leave only the lines they count."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from ctph_desktop.domain.periods import ReportingPeriod
from ctph_desktop.domain.programme_years import Standpoint
from ctph_desktop.domain.report_groups import ReportGroup, counted
from ctph_desktop.services.ground.closing_rows import ProgramRow
from ctph_desktop.services.ground.review_rows import BoardCell, BoardRow
from ctph_desktop.services.reviewing.programme_boards import ProgrammeBoard
from ctph_desktop.ui.grid.grid_view import GridView
from ctph_desktop.ui.grid.searched_grid import SearchedGrid
from ctph_desktop.ui.grid.table_model import GridTableModel
from ctph_desktop.ui.grid.widths import ColumnWidths
from ctph_desktop.ui.look.period_words import period_words
from ctph_desktop.ui.screens.exchange.board_notes import BoardNotes
from ctph_desktop.ui.screens.exchange.programme_table import UnitLine, programme_columns, unit_lines
from ctph_desktop.ui.widgets.board import board_cell, board_columns
from ctph_desktop.ui.widgets.controls import button
from ctph_desktop.ui.widgets.count_filters import CountFilters
from ctph_desktop.ui.widgets.group_words import group_words

_FIRST = 1


class BoardPanel(QWidget):
    """Commune × month, or commune × programme for the period looked at. `buttons` stand beside the notes below.

    `rows` are all lines of the programme looked at, `table` those that are shown.
    """

    opened = Signal(int, int)  # a row and a column of `table`
    report_elsewhere_wanted = Signal(object, object, str)  # Standpoint, ReportingPeriod, seal
    programmes_wanted = Signal()

    def __init__(self, widths: ColumnWidths, *, buttons: Sequence[QWidget]) -> None:
        super().__init__()
        self.rows: tuple[BoardRow, ...] = ()
        self.period: ReportingPeriod | None = None
        self.table: GridTableModel[BoardRow] = GridTableModel(board_columns(()), parent=self)
        self.programme_table: GridTableModel[UnitLine] = GridTableModel(programme_columns(()), parent=self)
        self._programs: dict[str, ProgramRow] = {}
        self._boards: tuple[ProgrammeBoard, ...] = ()
        self._widths = widths
        self._build(buttons)
        self._connect()

    def _build(self, buttons: Sequence[QWidget]) -> None:
        self.filters = CountFilters(ReportGroup)
        self.review_button = button(self.tr("Duyệt lầ&n lượt"), is_primary=True)
        self.undoubted_button = button(self.tr("Duyệt &không nghi vấn…"))
        self.programmes_button = button(self.tr("Th&eo chương trình"))
        for slim in (self.review_button, self.undoubted_button, self.programmes_button):
            slim.setObjectName("slim")
        self.programmes_button.setCheckable(True)
        self.programmes_button.hide()
        self.grid = GridView(self.table, frozen=1, spoken=self.tr("Bảng theo dõi xã theo tháng"))
        self.programme_grid = GridView(
            self.programme_table, frozen=1, spoken=self.tr("Bảng theo dõi xã theo chương trình")
        )
        for grid in (self.grid, self.programme_grid):
            grid.order_by_heads()
        self.programme_grid.remember_widths(self._widths, name="programme-board")
        self.pages = QStackedWidget()
        for grid in (self.grid, self.programme_grid):
            self.pages.addWidget(SearchedGrid(grid))
        self.notes = BoardNotes()
        top = QHBoxLayout()
        top.addWidget(self.filters, stretch=1)
        for made in (self.review_button, self.undoubted_button, self.programmes_button):
            top.addWidget(made)
        below = QHBoxLayout()
        below.addWidget(self.notes, stretch=1)
        self._of_a_unit = tuple(buttons)
        for beside in buttons:
            below.addWidget(beside)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 6, 8, 8)
        layout.setSpacing(4)
        layout.addLayout(top)
        layout.addWidget(self.pages, stretch=1)
        layout.addLayout(below)
        self.setFocusProxy(self.grid)

    def _connect(self) -> None:
        self.filters.changed.connect(lambda _: self._show_lines())
        self.programmes_button.clicked.connect(self._on_programmes_clicked)
        self.grid.row_opened.connect(self.opened)
        self.grid.current_row_changed.connect(self._on_row_changed)
        self.programme_grid.row_opened.connect(self._on_programme_opened)

    # What is shown

    def offer_programmes(self, *, is_offered: bool) -> None:
        """Offer the view by programme, where there are several."""
        self.programmes_button.setVisible(is_offered)

    @property
    def is_by_programme(self) -> bool:
        """Whether the columns are programmes."""
        return self.programmes_button.isChecked()

    def show_board(
        self, rows: Sequence[BoardRow], programs: Sequence[ProgramRow], *, period: ReportingPeriod | None
    ) -> None:
        """Show the board as it stands now, its cursor in the period looked at when that is another one."""
        is_other = period != self.period
        self.rows, self.period = tuple(rows), period
        self._programs = {program.unit: program for program in programs}
        self.notes.show_board(rows, programs)
        if period is not None:
            self.grid.remember_widths(self._widths, name=f"board-{period.kind}-{period.number}")
        self._show_lines(is_other=is_other)

    def show_programmes(self, boards: Sequence[ProgrammeBoard]) -> None:
        """Show where the reports of all programmes stand."""
        self._boards = tuple(boards)
        self._show_lines()

    def filter_by(self, group: ReportGroup | None) -> None:
        """Leave only the reports of a group of the period looked at; None shows all."""
        self.programmes_button.setChecked(False)
        self.pages.setCurrentIndex(0)
        self.filters.choose(group)
        self._show_lines()

    def _show_lines(self, *, is_other: bool = False) -> None:
        for made in self._of_a_unit:
            made.setVisible(not self.is_by_programme)  # they speak of the line of the other table
        if self.is_by_programme:
            self.notes.show_unit(None)
            self._show_programme_lines()
        else:
            self._show_months(is_other=is_other)
        self.setFocusProxy(self.programme_grid if self.is_by_programme else self.grid)

    def _show_months(self, *, is_other: bool) -> None:
        kept, column = self._current()
        chosen = self.filters.chosen
        shown = [row for row in self.rows if chosen is None or chosen in self._groups(row)]
        self._show_counts(counted(self._groups(row) for row in self.rows), len(self.rows))
        self.table.set_columns(board_columns(self.rows, self._programs, wide=self.period), shown)
        if is_other or not column:
            column = self.column_of(self.period)
        units = [row.unit for row in self.table.rows]
        row = units.index(kept) if kept in units else 0
        self.grid.setCurrentIndex(self.table.index(row, column))
        self._on_row_changed(row)

    def _show_counts(self, counts: Mapping[ReportGroup, int], total: int) -> None:
        period = period_words(self.period) if self.period is not None else ""
        title = (
            self.tr("{period} · {count} xã:") if not self.is_by_programme else self.tr("{period} · {count} báo cáo:")
        )
        for made in (self.review_button, self.undoubted_button):
            made.setVisible(bool(counts[ReportGroup.WAITING]) and not self.is_by_programme)
        is_late = bool(counts[ReportGroup.LATE]) or self.filters.chosen is ReportGroup.LATE
        words = {one: group_words(one, counts[one]) for one in ReportGroup if is_late or one is not ReportGroup.LATE}
        self.filters.show_counts(title.format(period=period[:1].upper() + period[1:], count=total), words)

    def _show_programme_lines(self) -> None:
        chosen, lines = self.filters.chosen, unit_lines(self._boards)
        cells = [cell.groups for line in lines for cell in line.cells.values()]
        self._show_counts(counted(cells), len(cells))
        shown = [line for line in lines if chosen is None or chosen in line.groups]
        self.programme_table.set_columns(programme_columns(self._boards), shown)
        if shown and not self.programme_grid.currentIndex().isValid():
            self.programme_grid.setCurrentIndex(self.programme_table.index(0, _FIRST))

    def _groups(self, row: BoardRow) -> frozenset[ReportGroup]:
        cell = next((cell for cell in row.cells if cell.period == self.period), None)
        return cell.groups if cell is not None else frozenset()

    def column_of(self, period: ReportingPeriod | None) -> int:
        """Return where a period stands in the table; its first month where it does not stand there."""
        shown = [cell.period for cell in self.rows[0].cells] if self.rows else []
        return _FIRST + shown.index(period) if period in shown else _FIRST

    def _current(self) -> tuple[str, int]:
        index = self.grid.currentIndex()
        is_there = index.isValid() and index.row() < self.table.rowCount()
        return (self.table.row(index.row()).unit, index.column()) if is_there else ("", 0)

    def current_row(self) -> BoardRow | None:
        """Return the commune in the current line."""
        position = self.grid.currentIndex().row()
        return self.table.row(position) if 0 <= position < self.table.rowCount() else None

    def go_to_unit(self, unit: str) -> bool:
        """Go to the line of a unit, whatever was left out before; False where it has none."""
        if all(row.unit != unit for row in self.rows):
            return False
        self.filter_by(None)
        row = next(place for place, row in enumerate(self.table.rows) if row.unit == unit)
        self.grid.go_to(row, self.grid.currentIndex().column())
        return True

    def cell_at(self, row: int, column: int) -> BoardCell | None:
        """Return the report under a place of the table, if it is one of a month."""
        return board_cell(self.table.row(row), column) if 0 <= row < self.table.rowCount() else None

    def stand_on(self, unit: str, period: ReportingPeriod) -> None:
        """Go to the report of a commune, where its line is shown."""
        units = [row.unit for row in self.table.rows]
        if unit in units:
            self.grid.setCurrentIndex(self.table.index(units.index(unit), self.column_of(period)))

    def waiting_seals(self) -> tuple[str, ...]:
        """Return the reports of the period looked at that wait, from top to bottom."""
        rows = self.table.rows or self.rows
        cells = [cell for row in rows for cell in row.cells if cell.period == self.period]
        return tuple(cell.seal for cell in cells if ReportGroup.WAITING in cell.groups)

    # Answers

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc in the table shows all lines again."""
        if event.key() == Qt.Key.Key_Escape and self.filters.chosen is not None:
            self.filters.choose(None)
        else:
            super().keyPressEvent(event)

    def _on_row_changed(self, position: int) -> None:
        self.notes.show_unit(self.table.row(position) if 0 <= position < self.table.rowCount() else None)

    def _on_programmes_clicked(self) -> None:
        self.pages.setCurrentIndex(int(self.is_by_programme))
        if self.is_by_programme:
            self.programmes_wanted.emit()
        self._show_lines()

    def _on_programme_opened(self, row: int, column: int) -> None:
        place = column - _FIRST
        if not 0 <= place < len(self._boards):
            return
        board = self._boards[place]
        cell = self.programme_table.row(row).cells.get(board.standpoint)
        if cell is not None:
            self.report_elsewhere_wanted.emit(self._elsewhere(board), cell.period, cell.seal)

    @staticmethod
    def _elsewhere(board: ProgrammeBoard) -> Standpoint | None:
        return None if board.is_looked_at else board.standpoint
