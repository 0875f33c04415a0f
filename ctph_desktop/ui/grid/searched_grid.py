"""A table with a line over it: a long one is filtered by what is typed there, any other is searched cell by cell."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from ctph_desktop.ui.grid.grid_view import GridView
from ctph_desktop.ui.grid.searching import cells_with, next_place, rows_without
from ctph_desktop.ui.widgets.controls import button, plain_label, restyle

if TYPE_CHECKING:
    from ctph_desktop.ui.grid.moving import Place

PATIENCE: Final = 200  # milliseconds: while letters get their marks nothing is searched
FEWEST_ROWS: Final = 15  # a shorter table is seen whole
_KEY = Qt.Key
MOVES: Final = (_KEY.Key_Down, _KEY.Key_Up, _KEY.Key_PageDown, _KEY.Key_PageUp)  # from the line into the list


class SearchedGrid(QWidget):
    """Holds a grid and the line. Ctrl+F goes into the line, Esc clears it and goes back, F3 goes to the next place.

    `filters` tells that rows without the words are left out, where there are many; a sheet that is typed into is only
    searched. Rows that `is_line` does not name, as totals, are neither counted nor left standing beside a part.
    """

    def __init__(
        self, grid: GridView, *, filters: bool = True, is_line: Callable[[Any], bool] = lambda _row: True
    ) -> None:
        super().__init__()
        self.grid = grid
        self._may_filter = filters
        self._is_line = is_line
        self._places: tuple[Place, ...] = ()
        self._is_wanted = False  # a line that only searches is there when it was asked for
        self._patience = QTimer(self, singleShot=True, interval=PATIENCE)
        self._build()
        self._connect()
        self._show_line()

    def _build(self) -> None:
        self.line = QLineEdit()
        self.line.setClearButtonEnabled(True)
        self.line.setMaximumWidth(self.fontMetrics().horizontalAdvance("M") * 26)
        self.label = plain_label()
        self.label.setBuddy(self.line)
        self.count = plain_label(name="found")
        self.previous_button = button(self.tr("Trước"), tip=self.tr("Chỗ trước (Shift+F3)"))
        self.next_button = button(self.tr("Sau"), tip=self.tr("Chỗ sau (F3)"))
        self.bar = QWidget()
        row = QHBoxLayout(self.bar)
        row.setContentsMargins(0, 0, 0, 4)
        for widget in (self.label, self.line, self.count, self.previous_button, self.next_button):
            row.addWidget(widget, stretch=int(widget is self.line))
        row.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.bar)
        layout.addWidget(self.grid, stretch=1)
        self.setFocusProxy(self.grid)

    def _connect(self) -> None:
        self.line.installEventFilter(self)
        self.line.textChanged.connect(lambda _: self._patience.start())
        self._patience.timeout.connect(self.search)
        self.previous_button.clicked.connect(lambda: self.go_on(is_back=True))
        self.next_button.clicked.connect(lambda: self.go_on(is_back=False))
        self.grid.find_requested.connect(self.begin)
        self.grid.all_rows_wanted.connect(self.end)
        self.grid.find_next_requested.connect(lambda is_back: self.go_on(is_back=is_back))
        self.grid.table.modelReset.connect(self._on_rows_came)
        self.grid.table.dataChanged.connect(self._on_rows_changed)

    @property
    def is_filter(self) -> bool:
        """Whether the line leaves rows out; else it goes from one place to the next."""
        return self._may_filter and self.grid.table.rowCount() >= FEWEST_ROWS

    def begin(self) -> None:
        """Let the person type what is looked for."""
        if not self.grid.finish_edit():
            return
        self._is_wanted = True
        self._show_line()
        self.line.setFocus()
        self.line.selectAll()

    def end(self) -> None:
        """Forget what was looked for, and give the keyboard back to the table."""
        self._is_wanted = False
        self.line.clear()
        self.search()
        self.grid.setFocus()
        self._show_line()

    def search(self) -> None:
        """Leave out the rows without the words, or go to the first cell with them from the current one on."""
        self._patience.stop()
        if self.is_filter:
            self.grid.hide_rows(self._rows_left_out())
        else:
            self.grid.hide_rows(frozenset())
            self._places = self._landings()
            self._go_to(next_place(self._places, after=(self._here()[0], -1)))
        self._tell_count()

    def _rows_left_out(self) -> frozenset[int]:
        table, text = self.grid.table, self.line.text()
        if not text.strip():
            return frozenset()
        others = (row for row in range(table.rowCount()) if not self._is_line(table.row(row)))
        return rows_without(table, text).union(others)

    def go_on(self, *, is_back: bool = False) -> None:
        """Go to the next or the previous place; into the line while nothing is looked for."""
        if not self.line.text().strip() or not self.grid.finish_edit():
            self.begin()
            return
        self._patience.stop()
        table = self.grid.table
        if self.is_filter:
            self.grid.hide_rows(self._rows_left_out())
            self._places = tuple((row, self._here()[1]) for row in table.shown_rows)
        else:
            self._places = self._landings()
        self._go_to(next_place(self._places, after=self._found or self._here(), is_back=is_back))
        self._tell_count()

    def _landings(self) -> "tuple[Place, ...]":
        """Return the places one goes to, each once: a line may have the words in its name and beside it."""
        return tuple(dict.fromkeys(map(self.grid.landing, cells_with(self.grid.table, self.line.text()))))

    # Where the person is

    def _here(self) -> "Place":
        index = self.grid.currentIndex()
        return max(index.row(), 0), max(index.column(), 0)

    @property
    def _found(self) -> "Place | None":
        """The place gone to last, as long as its line is still the current one."""
        place = self.grid.found_place
        return place if place is not None and place[0] == self.grid.currentIndex().row() else None

    def _go_to(self, position: int | None) -> None:
        self.grid.go_to_found(None if position is None else self._places[position])

    # What is shown

    def _on_rows_came(self) -> None:
        if self.is_filter and self.line.text().strip():
            self.grid.hide_rows(self._rows_left_out())
        self._show_line()

    def _on_rows_changed(self) -> None:
        if self.is_filter and self.line.text().strip():
            self._patience.start()

    def _show_line(self) -> None:
        is_filter = self.is_filter
        text = self.tr("Lọc:") if is_filter else self.tr("Tìm:")
        self.label.setText(text)
        self.line.setAccessibleName(text.rstrip(":"))
        hint = self.tr("chữ có dấu hoặc không dấu (Ctrl+F)")
        self.line.setPlaceholderText(hint)
        for made in (self.previous_button, self.next_button):
            made.setVisible(not is_filter)
        if not is_filter and not self._is_wanted:
            self.line.clear()
        self.bar.setVisible(is_filter or self._is_wanted)
        self._tell_count()

    def _tell_count(self) -> None:
        table, text = self.grid.table, self.line.text().strip()
        if self.is_filter:
            lines = [row for row in range(table.rowCount()) if self._is_line(table.row(row))]
            shown = sum(1 for row in lines if not table.is_hidden(row))
            told = f"{shown}/{len(lines)}"
        else:
            shown = len(self._places) if text else 0
            place = self._found
            at = self._places.index(place) + 1 if place in self._places else 0
            told = f"{at}/{shown}" if text and shown else ""
        is_missing = bool(text) and not shown
        self.count.setText(self.tr("Không thấy") if is_missing else told)
        self.count.setProperty("missing", is_missing)
        restyle(self.count)

    # Keys

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Let the line do what its keys say."""
        if watched is self.line and isinstance(event, QKeyEvent) and event.type() is QEvent.Type.KeyPress:
            return self._run_key(event) or super().eventFilter(watched, event)
        return super().eventFilter(watched, event)

    def _run_key(self, event: QKeyEvent) -> bool:
        key, is_back = event.key(), bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if key == _KEY.Key_Escape:
            self.end()
        elif key in {_KEY.Key_Return, _KEY.Key_Enter} and self.is_filter:
            self.search()
            self.grid.setFocus()
        elif key in {_KEY.Key_Return, _KEY.Key_Enter, _KEY.Key_F3}:
            self._go_on_from_line(is_back=is_back)
        elif key in MOVES:
            self._search_now()
            self.grid.setFocus()
        else:
            return False
        return True

    def _go_on_from_line(self, *, is_back: bool) -> None:
        if self._patience.isActive() and not is_back:
            self.search()
        else:
            self.go_on(is_back=is_back)

    def _search_now(self) -> None:
        if self._patience.isActive():
            self.search()
