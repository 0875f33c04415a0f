"""Rows of texts that are typed into, added, taken away and moved: parties, recipients, links, indicators."""

from collections.abc import Callable, Sequence
from typing import Any, Final

from msgspec import Struct
from msgspec.structs import replace
from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ctph_desktop.domain.text import clean
from ctph_desktop.ui.grid.columns import CellEdit, Column
from ctph_desktop.ui.grid.grid_view import GridView
from ctph_desktop.ui.grid.paste_dialog import agreed_edits
from ctph_desktop.ui.grid.pasting import PastePlan
from ctph_desktop.ui.grid.searched_grid import SearchedGrid
from ctph_desktop.ui.grid.table_model import GridTableModel
from ctph_desktop.ui.grid.widths import ColumnWidths
from ctph_desktop.ui.look.tones import Tone
from ctph_desktop.ui.widgets.controls import button
from ctph_desktop.ui.widgets.reasons import allow

_ADD_KEYS: Final = ("F5", "Ctrl+Ins")
_REMOVE_KEYS: Final = "Ctrl+Del"


class Field(Struct, frozen=True):
    """A column: how a row's text is written, what a typed text changes in the row, and what taking it away does.

    Without `read` it is only shown. `why_closed` says of a row why it takes nothing; empty where it does.
    """

    title: str
    text: Callable[[Any], str]
    read: Callable[[str], dict[str, Any]] | None = None
    blank: dict[str, Any] = {}
    width: int = 120
    is_number: bool = False
    why_closed: Callable[[Any], str] = lambda _row: ""
    tip: Callable[[Any], str] = lambda _row: ""


def text_field(title: str, name: str, *, width: int = 120, tip: str = "") -> Field:
    """Return a column of a member that is a text."""
    return Field(
        title,
        lambda row: getattr(row, name),
        lambda text: {name: " ".join(clean(text).split())},
        {name: ""},
        width,
        tip=lambda _: tip,
    )


class RowsEditor(QWidget):
    """A grid of rows with what is done with whole rows under it; `changed` says that something was typed."""

    changed = Signal()
    told = Signal(str)

    def __init__(
        self,
        fields: Sequence[Field],
        *,
        new_row: Callable[[], Any],
        spoken: str,
        widths: ColumnWidths,
        name: str,
        adds: QPushButton,
    ) -> None:
        super().__init__()
        self._fields = tuple(fields)
        self._new_row = new_row
        self._known: tuple[Any, ...] = ()
        self._is_open = False
        self.why_not_removed: Callable[[Any], str] = lambda _row: ""
        self.table: GridTableModel[Any] = GridTableModel([self._column(field) for field in self._fields], parent=self)
        self.grid = GridView(self.table, frozen=1, spoken=spoken)
        self.grid.remember_widths(widths, name=name)
        self.add_button = adds
        self.remove_button = button(self.tr("Bỏ dòng"), tip=self.tr("Bỏ dòng đang chọn (Ctrl+Delete)"))
        self.up_button = button(self.tr("Lên"), tip=self.tr("Chuyển dòng lên trên (Alt+Shift+↑)"))
        self.down_button = button(self.tr("Xuống"), tip=self.tr("Chuyển dòng xuống dưới (Alt+Shift+↓)"))
        self._build()
        self._connect()
        self._update()

    def _build(self) -> None:
        row = QHBoxLayout()
        for made in self._buttons:
            row.addWidget(made)
        row.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(SearchedGrid(self.grid, filters=False), stretch=1)
        layout.addLayout(row)
        self.setFocusProxy(self.grid)

    def _connect(self) -> None:
        self.grid.edits_made.connect(self._on_edits_made)
        self.grid.paste_planned.connect(self._on_paste_planned)
        self.grid.blank_requested.connect(self._on_blank_requested)
        self.grid.told.connect(self.told)
        self.grid.current_row_changed.connect(lambda _: self._update())
        self.add_button.clicked.connect(self.add)
        self.remove_button.clicked.connect(self.remove)
        self.up_button.clicked.connect(lambda: self.move_row(-1))
        self.down_button.clicked.connect(lambda: self.move_row(1))
        for keys, act in (
            *((keys, self.add) for keys in _ADD_KEYS),
            (_REMOVE_KEYS, self.remove),
            ("Alt+Shift+Up", lambda: self.move_row(-1)),
            ("Alt+Shift+Down", lambda: self.move_row(1)),
        ):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(act)

    @property
    def _buttons(self) -> tuple[QPushButton, ...]:
        return (self.add_button, self.remove_button, self.up_button, self.down_button)

    # What is shown

    @property
    def rows(self) -> tuple[Any, ...]:
        """The rows as they stand, top to bottom."""
        return tuple(self.table.rows)

    def show_rows(self, rows: Sequence[Any], *, is_open: bool) -> None:
        """Show rows; they are typed into only where they are open."""
        self._known = tuple(rows)
        self._is_open = is_open
        index = self.grid.currentIndex()
        row, column = max(index.row(), 0), max(index.column(), 0)
        self.table.set_columns(self.table.columns, rows)  # tones change too
        if rows:
            self.grid.setCurrentIndex(self.table.index(min(row, len(rows) - 1), column))
        for made in self._buttons:
            made.setVisible(is_open)
        self._update()

    def finish_edit(self) -> bool:
        """Take what is being typed; false if it is not a value yet."""
        return self.grid.finish_edit()

    def _column(self, field: Field) -> Column[Any]:
        return Column(
            field.title,
            field.text,
            width=field.width,
            is_number=field.is_number,
            value=field.text,
            typed=field.text,
            parse=None if field.read is None else lambda _row, text: field.read(text) if field.read else {},
            can_edit=lambda row: self._is_open and not field.why_closed(row),
            why_closed=field.why_closed,
            tone=lambda row: self._tone(field, row),
            tip=field.tip,
        )

    def _tone(self, field: Field, row: Any) -> Tone:
        if not self._is_open:
            return Tone.PLAIN
        if field.read is None or field.why_closed(row):
            return Tone.COMPUTED
        return Tone.EDITABLE if any(row == known for known in self._known) else Tone.WAITING

    def _update(self) -> None:
        place, count = self.grid.currentIndex().row(), self.table.rowCount()
        why_not = "" if 0 <= place < count else self.tr("Chưa chọn dòng nào.")
        allow(self.remove_button, why_not=why_not or self.why_not_removed(self.table.row(place)))
        allow(self.up_button, why_not=why_not or ("" if place > 0 else self.tr("Đây là dòng đầu.")))
        allow(self.down_button, why_not=why_not or ("" if place < count - 1 else self.tr("Đây là dòng cuối.")))

    # What is done

    def add(self) -> None:
        """Put a blank row behind the current one and begin to type into it."""
        if not self._is_open or not self.finish_edit():
            return
        place = self.grid.currentIndex().row() + 1 if self.table.rowCount() else 0
        self._take([*self.rows[:place], self._new_row(), *self.rows[place:]], place=place)
        self.grid.setFocus()

    def remove(self) -> None:
        """Take the current row away."""
        place = self.grid.currentIndex().row()
        if self._is_open and 0 <= place < self.table.rowCount() and self.finish_edit():
            why_not = self.why_not_removed(self.table.row(place))
            if why_not:
                self.told.emit(why_not)
            else:
                self._take([*self.rows[:place], *self.rows[place + 1 :]], place=place)

    def move_row(self, step: int) -> None:
        """Change the current row's place with the one above or below."""
        place = self.grid.currentIndex().row()
        if self._is_open and place >= 0 and 0 <= place + step < self.table.rowCount() and self.finish_edit():
            rows = list(self.rows)
            rows[place], rows[place + step] = rows[place + step], rows[place]
            self._take(rows, place=place + step)

    def _take(self, rows: Sequence[Any], *, place: int) -> None:
        column = max(self.grid.currentIndex().column(), 0)
        self.table.set_rows(rows)
        if rows:
            self.grid.setCurrentIndex(self.table.index(min(place, len(rows) - 1), column))
        self._update()
        self.changed.emit()

    def _put(self, row: int, changes: dict[str, Any]) -> None:
        self.table.replace(row, replace(self.table.row(row), **changes))

    def _on_edits_made(self, edits: Sequence[CellEdit]) -> None:
        for edit in edits:
            self._put(edit.row, edit.value)
        self.changed.emit()

    def _on_paste_planned(self, plan: PastePlan) -> None:
        self._on_edits_made(agreed_edits(self, plan=plan, table=self.table))

    def _on_blank_requested(self, cells: Sequence[tuple[int, int]]) -> None:
        for row, column in cells:
            self._put(row, self._fields[column].blank)
        self.changed.emit()
