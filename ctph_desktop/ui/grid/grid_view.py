"""A table that is used like a spreadsheet: type over, F2, Enter, Tab, blocks to and from the clipboard."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

from PySide6.QtCore import (
    QMimeData,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QGuiApplication,
    QInputMethodEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QResizeEvent,
    QShowEvent,
    QWheelEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QApplication, QTableView, QWidget

from ctph_desktop.ui.grid.block import Block
from ctph_desktop.ui.grid.cell_delegate import CellDelegate
from ctph_desktop.ui.grid.cell_editing import CellEditing
from ctph_desktop.ui.grid.cell_editor import Bubble, CellEditor, ReadingChoice
from ctph_desktop.ui.grid.clipboard import copied, pasted_block
from ctph_desktop.ui.grid.closed_cells import editable_cells, takes_figures, why_closed
from ctph_desktop.ui.grid.columns import CellEdit
from ctph_desktop.ui.grid.frozen_columns import FrozenColumns
from ctph_desktop.ui.grid.header import GroupedHeader
from ctph_desktop.ui.grid.moving import Place, Step, first_entry
from ctph_desktop.ui.grid.ordering import next_order
from ctph_desktop.ui.grid.pasting import PastePlan, plan_fill, plan_paste, plan_spread
from ctph_desktop.ui.grid.selecting import GridSelection
from ctph_desktop.ui.grid.sizing import GridSizes
from ctph_desktop.ui.grid.summing import sum_of
from ctph_desktop.ui.grid.table_model import GridTableModel
from ctph_desktop.ui.grid.widths import ColumnWidths
from ctph_desktop.ui.grid.zoom import keep_zoom, kept_zoom, stepped, zoomed_font
from ctph_desktop.ui.look.preferences import USUAL_SIZE

Index = QModelIndex | QPersistentModelIndex
_KEY = Qt.Key
_STANDARD = QKeySequence.StandardKey
_TEN_DIGITS_AT_10_POINT = 74
_GRID_LINE = 1
_CONTROL = Qt.KeyboardModifier.ControlModifier


class GridView(QTableView):
    """Shows a GridTableModel. It writes nothing itself: what is typed or pasted is handed on as `edits_made`.

    As in a spreadsheet the current cell of a selection is the one it began at, and Enter goes round inside it.
    """

    edits_made = Signal(object)  # tuple[CellEdit, ...], one action
    paste_planned = Signal(object)  # PastePlan with something refused
    blank_requested = Signal(object)  # tuple[(row, column), ...]
    nothing_requested = Signal(object)  # tuple[(row, column), ...]
    note_requested = Signal(int)  # the row whose cell gets a note
    undo_requested = Signal()
    redo_requested = Signal()
    selection_summed = Signal(str)
    told = Signal(str)  # a sentence for the status line
    current_row_changed = Signal(int)
    row_opened = Signal(int, int)
    room_changed = Signal()
    went_below = Signal()  # arrow down in the last row that is seen
    find_requested = Signal()
    find_next_requested = Signal(bool)  # whether backwards
    all_rows_wanted = Signal()  # a row that is left out is gone to

    def __init__(self, table: GridTableModel[Any], *, frozen: int, spoken: str) -> None:
        super().__init__()
        self.table = table
        self._frozen: FrozenColumns | None = None
        self.is_ordered_by_heads = False
        self.takes_table: Callable[[QMimeData], bool] | None = None  # asked first about what is pasted
        self.setAccessibleName(spoken)
        self._build_view()
        self._selecting = GridSelection(self, table=table)
        if frozen:
            self._frozen = FrozenColumns(self, count=frozen)
        self._editing = CellEditing(self, table=table)
        self._sizes = GridSizes(self, table=table)
        self._zoom = USUAL_SIZE
        self.found_place: Place | None = None  # where a search went last
        self._connect()
        self.fit()

    def _build_view(self) -> None:
        self.setItemDelegate(CellDelegate(self, table=self.table))
        self.setHorizontalHeader(GroupedHeader(self))
        self.verticalHeader().hide()
        self.verticalHeader().setMinimumSectionSize(20)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ContiguousSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(True)
        self.setCornerButtonEnabled(False)
        self.setWordWrap(True)
        self.setModel(self.table)

    def _connect(self) -> None:
        self.table.modelReset.connect(self._on_model_reset)
        self.table.dataChanged.connect(self._sum_selection)
        self.selectionModel().selectionChanged.connect(self._sum_selection)
        self.selectionModel().currentChanged.connect(self._on_current_changed)
        self._editing.typed.connect(self._on_typed)
        self._editing.blanked.connect(self._on_blanked)
        self._editing.spread.connect(self._on_spread)
        self._editing.left.connect(self._selecting.step)
        self.doubleClicked.connect(self._on_double_clicked)
        self.horizontalHeader().sectionResized.connect(self._on_column_resized)

    @property
    def grouped_header(self) -> GroupedHeader:
        """The heading of the scrolled columns."""
        header = self.horizontalHeader()
        assert isinstance(header, GroupedHeader)
        return header

    @property
    def frozen_count(self) -> int:
        """How many columns stay at the left."""
        return self._frozen.count if self._frozen is not None else 0

    @property
    def editor(self) -> CellEditor:
        """The line that is typed into."""
        return self._editing.editor

    @property
    def bubble(self) -> Bubble:
        """The note beside the cell."""
        return self._editing.bubble

    @property
    def readings(self) -> ReadingChoice:
        """The choice of readings."""
        return self._editing.readings

    @property
    def is_editing(self) -> bool:
        """Whether a cell is being typed into."""
        return self._editing.is_on

    def fit(self) -> None:
        """Give columns their widths for the present font, and rows the height their texts need."""
        self._sizes.fit_columns()
        for header in self._headers():
            header.order = self.table.order
        self.grouped_header.set_columns(self.table.columns)
        self._sizes.fit_rows()
        if self._frozen is not None:
            self._frozen.fit()

    def remember_widths(self, widths: ColumnWidths, *, name: str) -> None:
        """Give columns the widths they were dragged to, and keep those they are dragged to from now on."""
        self._sizes.remember_widths(widths, name=name)
        self.fit()

    def order_by_heads(self) -> None:
        """Let a click on a head order the rows by its column: upwards, downwards, as they came."""
        self.is_ordered_by_heads = True
        for header in self._headers():
            header.sectionClicked.connect(self.order_by)

    def order_by(self, column: int) -> None:
        """Order the rows by a column, the other way round if they are so already; the current row stays current."""
        index = self.currentIndex()
        row = self.table.row(index.row()) if index.isValid() else None
        self.table.order_by(next_order(self.table.order, column))
        position = next((place for place, other in enumerate(self.table.rows) if other is row), None)
        if position is not None:
            self._selecting.go((position, column))

    def _headers(self) -> tuple[GroupedHeader, ...]:
        return (self.grouped_header, *((self._frozen.grouped_header,) if self._frozen is not None else ()))

    def _on_column_resized(self, column: int, _old: int, width: int) -> None:
        self._sizes.keep_width(column, width)

    # Editing

    def begin_edit(self, *, text: str, is_typing_over: bool) -> bool:
        """Open the editor on the current cell, the caret at the end; false if that cell cannot be typed into."""
        return self._editing.begin(text=text, is_typing_over=is_typing_over)

    def finish_edit(self, step: Step = Step.STAY) -> bool:
        """Take what was typed; false if it is not a value yet, and the text stays in the editor."""
        return self._editing.finish(step)

    def cancel_edit(self) -> None:
        """Forget what was typed."""
        self._editing.cancel()

    def _on_typed(self, edit: CellEdit) -> None:
        self.edits_made.emit((edit,))

    def _on_spread(self, text: str) -> None:
        block = self.selected_block()
        if not text:
            self.ask_blank()
        elif block is not None:
            self._carry_out(plan_spread(self.table, text, at=block))

    def _on_blanked(self, cell: Place) -> None:
        self.blank_requested.emit((cell,))

    def _say_why_closed(self) -> None:
        """Say why the current cell takes nothing; a table that is only read needs no word."""
        index = self.currentIndex()
        if self.is_editing or not index.isValid() or not takes_figures(self.table):
            return
        if self.table.can_edit(index.row(), index.column()):
            return
        sentence = why_closed(self.table, index.row(), index.column())
        QApplication.beep()
        self.told.emit(sentence)
        self.scrollTo(index)
        box = self.visualRect(index)
        if self._frozen is not None and index.column() < self._frozen.count:
            box.moveLeft(self._frozen.frozen_width())
        self._editing.say(sentence, beside=box)

    # Size

    def zoom_to(self, percent: int) -> None:
        """Show letters at a percentage of their size."""
        if percent == self._zoom:
            return
        self._zoom = percent
        self._sizes.smallest = min(1.0, percent / USUAL_SIZE)
        font = zoomed_font(percent)
        parts: list[QWidget] = [self, self.horizontalHeader(), self._editing.editor]
        if self._frozen is not None:
            parts += [self._frozen, self._frozen.horizontalHeader()]
        for part in parts:
            part.setFont(font)
        self.fit()
        self.scrollTo(self.currentIndex())

    def zoom(self, *, is_larger: bool) -> None:
        """Show letters of all tables a step larger or smaller, now and next time."""
        self.zoom_all(stepped(self._zoom, is_larger=is_larger))

    def zoom_all(self, percent: int) -> None:
        """Show letters of all tables at a percentage, now and next time; one that is not seen follows when it is."""
        keep_zoom(percent)
        for widget in QApplication.allWidgets():
            if isinstance(widget, GridView) and (widget is self or widget.isVisible()):
                widget.zoom_to(percent)
        self.told.emit(self.tr("Cỡ chữ của bảng: {percent} %").format(percent=percent))

    def zoom_by_wheel(self, event: QWheelEvent) -> bool:
        """Zoom where Ctrl is held; false leaves the wheel to scrolling."""
        if not event.modifiers() & _CONTROL:
            return False
        if event.angleDelta().y():
            self.zoom(is_larger=event.angleDelta().y() > 0)
        return True

    def wheelEvent(self, event: QWheelEvent) -> None:
        """With Ctrl make letters larger or smaller, else scroll."""
        if not self.zoom_by_wheel(event):
            super().wheelEvent(event)

    def showEvent(self, event: QShowEvent) -> None:
        """Take the size of letters that was chosen on any table."""
        super().showEvent(event)
        self.zoom_to(kept_zoom())

    # Searching

    def hide_rows(self, rows: frozenset[int]) -> None:
        """Leave rows out; the current cell goes to one that is seen, nowhere when none is."""
        table, here = self.table, self.currentIndex()
        changed = [row for row in range(table.rowCount()) if table.is_hidden(row) != (row in rows)]
        if not changed:
            return
        table.hide(rows)
        for row in changed:
            self.setRowHidden(row, row in rows)
            if self._frozen is not None:
                self._frozen.setRowHidden(row, row in rows)
        self.bubble.hide()
        if not table.shown_rows:
            self.selectionModel().clear()
            self.current_row_changed.emit(-1)
        elif not here.isValid() or here.row() in rows:
            self.setCurrentIndex(table.index(table.shown_rows[0], max(here.column(), 0)))
        self.scrollTo(self.currentIndex())
        self._sum_selection()

    def setCurrentIndex(self, index: Index) -> None:
        """Make a cell the current one; for one that is left out the next one below or above that is seen."""
        if index.isValid() and self.table.is_hidden(index.row()):
            rows = self.table.shown_rows
            row = next((place for place in rows if place > index.row()), rows[-1] if rows else index.row())
            index = self.table.index(row, index.column())
        super().setCurrentIndex(index)

    def landing(self, place: Place) -> Place:
        """Return where one goes for a place that was looked for: for a word of a line, to the column one is in."""
        row, column = place
        frozen, here = self._frozen.count if self._frozen is not None else 0, self.currentIndex().column()
        spec = self.table.columns[column]
        is_word = column < frozen or (takes_figures(self.table) and not spec.is_number and spec.parse is None)
        return row, here if is_word and here >= frozen else column

    def go_to_found(self, place: Place | None) -> None:
        """Go where a search leads, and remember it."""
        self.found_place = place
        if place is not None:
            self._selecting.go(place)

    def go_to(self, row: int, column: int) -> None:
        """Go to a cell by its place, also where its row is left out by a filter."""
        if self.table.is_hidden(row):
            self.all_rows_wanted.emit()
        self.setCurrentIndex(self.table.index(row, column))
        self.scrollTo(self.currentIndex())

    # Moving

    @property
    def selecting(self) -> GridSelection:
        """Which cell is current and which are selected, by keyboard and mouse."""
        return self._selecting

    def selected_block(self) -> Block | None:
        """Return the selected rectangle, or the current cell; None without either."""
        return self._selecting.block

    def select_cells(self, cells: Sequence[Place]) -> None:
        """Select the rectangle around cells, the first of them being current."""
        self._selecting.select_cells(cells)

    def editable_cells(self) -> tuple[tuple[int, int], ...]:
        """Return the selected cells that can be typed into."""
        return editable_cells(self.table, self.selected_block())

    # Clipboard

    def copy(self) -> None:
        """Put the selected block on the clipboard."""
        block = self.selected_block()
        if block is not None:
            QGuiApplication.clipboard().setMimeData(copied(self.table, block))

    def cut(self) -> None:
        """Put the selected block on the clipboard, and ask for its cells to be blanked."""
        self.copy()
        self.ask_blank()

    def paste(self) -> None:
        """Lay the clipboard over the table, unless somebody takes it as a table of its own."""
        mime = QGuiApplication.clipboard().mimeData()
        if self.takes_table is None or mime is None or not self.takes_table(mime):
            self.paste_here()

    def paste_here(self) -> None:
        """Lay the clipboard over the table from the selection's corner, as far as the table goes."""
        block, mime = self.selected_block(), QGuiApplication.clipboard().mimeData()
        if block is None or mime is None or not takes_figures(self.table):
            return
        rows = sum(1 for row in self.table.shown_rows if row >= block.top)
        columns = self.table.columnCount() - block.left
        pasted = pasted_block(mime, most_rows=rows, most_columns=columns)
        if pasted.rows:
            self._carry_out(plan_paste(self.table, pasted, at=block))

    def fill_down(self) -> None:
        """Repeat the first selected row in the rows below it."""
        self._fill(is_down=True)

    def fill_right(self) -> None:
        """Repeat the first selected column in the columns to the right of it."""
        self._fill(is_down=False)

    def _fill(self, *, is_down: bool) -> None:
        block = self.selected_block()
        if block is None or not takes_figures(self.table):
            return
        plan = plan_fill(self.table, at=block, is_down=is_down)
        if not (plan.edits or plan.needs_a_word):
            self.told.emit(self.tr("Không có số nào nhập được để điền sang ô đang chọn."))
        self._carry_out(plan)

    def _carry_out(self, plan: PastePlan) -> None:
        if plan.needs_a_word:
            self.paste_planned.emit(plan)
        elif plan.edits:
            self.edits_made.emit(plan.edits)

    # Qt

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Do what a spreadsheet does; letters and digits open the editor and reach it."""
        if self._leads_below(event):
            self.went_below.emit()
        if self._run_command(event) or self._run_plain_key(event) or self._selecting.run_arrow(event):
            event.accept()
            return
        if self._is_text(event):
            if self.begin_edit(text="", is_typing_over=True):
                QApplication.sendEvent(self.editor, event)
            else:
                self._say_why_closed()
            return
        before = self.currentIndex()
        super().keyPressEvent(event)
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:  # Qt selected, as with Shift and End
            self._selecting.stay_at(before)

    def _leads_below(self, event: QKeyEvent) -> bool:
        rows, is_plain = self.table.shown_rows, not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        return event.key() == _KEY.Key_Down and is_plain and bool(rows) and self.currentIndex().row() == rows[-1]

    def _run_command(self, event: QKeyEvent) -> bool:
        commands = {
            _STANDARD.Cut: self.cut,
            _STANDARD.Copy: self.copy,
            _STANDARD.Paste: self.paste,
            _STANDARD.Undo: self.undo_requested.emit,
            _STANDARD.Redo: self.redo_requested.emit,
        }
        for standard, command in commands.items():
            if event.matches(standard):
                command()
                return True
        modifiers = event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if event.key() == _KEY.Key_Plus:  # on most keyboards with Shift
            modifiers &= ~Qt.KeyboardModifier.ShiftModifier
        if modifiers != _CONTROL:
            return False
        own: dict[Qt.Key, Callable[[], object]] = {
            _KEY.Key_D: self.fill_down,
            _KEY.Key_R: self.fill_right,
            _KEY.Key_Y: self.redo_requested.emit,
            _KEY.Key_0: self.ask_nothing,
            _KEY.Key_Home: self._go_to_first_entry,
            _KEY.Key_F: self.find_requested.emit,
            _KEY.Key_Equal: partial(self.zoom, is_larger=True),
            _KEY.Key_Plus: partial(self.zoom, is_larger=True),
            _KEY.Key_Minus: partial(self.zoom, is_larger=False),
        }
        own_command = own.get(_KEY(event.key()))
        if own_command is None:
            return False
        own_command()
        return True

    def _go_to_first_entry(self) -> None:
        self._selecting.go(first_entry(self.table, frozen=self._frozen.count if self._frozen else 0))

    def _run_plain_key(self, event: QKeyEvent) -> bool:
        key, shift = event.key(), bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if key == _KEY.Key_F2:
            return self.ask_note() if shift else self.change_current()
        if key == _KEY.Key_F3:
            self.find_next_requested.emit(shift)
            return True
        if key in {_KEY.Key_Return, _KEY.Key_Enter}:
            return self._on_enter(is_upwards=shift)
        if key in {_KEY.Key_Tab, _KEY.Key_Backtab}:
            self._selecting.step(Step.PREVIOUS if key == _KEY.Key_Backtab or shift else Step.NEXT)
            return True
        if key == _KEY.Key_Delete:
            self.ask_blank()
            return True
        return key == _KEY.Key_Backspace  # nothing: input tools send false Backspaces

    def _on_enter(self, *, is_upwards: bool) -> bool:
        index = self.currentIndex()
        if index.isValid() and not takes_figures(self.table):
            self.row_opened.emit(index.row(), index.column())
        else:
            self._selecting.step(Step.ABOVE if is_upwards else Step.BELOW)
        return True

    def change_current(self) -> bool:
        """Open the editor with what stands in the current cell; say why where it is closed."""
        index = self.currentIndex()
        text = self.table.typed(index.row(), index.column()) if index.isValid() else ""
        if not self.begin_edit(text=text, is_typing_over=False):
            self._say_why_closed()
            return False
        return True

    def ask_blank(self) -> None:
        """Ask for the selected cells that can be typed into to be blanked."""
        if cells := self.editable_cells():
            self.blank_requested.emit(cells)
        else:
            self._say_why_closed()

    def ask_note(self) -> bool:
        """Ask for a note beside the value of the current row."""
        if self.currentIndex().isValid():
            self.note_requested.emit(self.currentIndex().row())
        return True

    def ask_nothing(self) -> None:
        """Ask for a confirmed zero in the selected cells that can be typed into."""
        if cells := self.editable_cells():
            self.nothing_requested.emit(cells)
        else:
            self._say_why_closed()

    @staticmethod
    def _is_text(event: QKeyEvent) -> bool:
        blocking = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier
        with_alt_gr = event.modifiers() & blocking == blocking
        text = event.text()
        return bool(text) and text.isprintable() and (with_alt_gr or not event.modifiers() & blocking)

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        """Open the editor and hand it the composed text: Qt opens an editor here but loses the first string."""
        if (event.commitString() or event.preeditString()) and self.begin_edit(text="", is_typing_over=True):
            QApplication.sendEvent(self.editor, event)
            return
        if event.commitString():
            self._say_why_closed()
        super().inputMethodEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Give the keyboard on to what is still being typed."""
        if not self._editing.is_taking_back:
            super().focusInEvent(event)
        if self.is_editing:
            self.editor.setFocus()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Paint all cells as those of a view left, unless the keyboard only went to its own editor.

        Qt paints every cell again for it, which at each figure takes longer than all else that typing does.
        """
        if not self.is_editing:
            super().focusOutEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take what is being typed first; stay there if it is not a value yet."""
        if not self.finish_edit():
            self.editor.setFocus()
        elif not self._selecting.press_at(self.indexAt(event.position().toPoint()), event):
            super().mousePressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """End a selection by mouse."""
        super().mouseReleaseEvent(event)
        self._selecting.release()

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """Offer what can be done with the selected cells."""
        from ctph_desktop.ui.grid.context_menu import ContextMenu  # noqa: PLC0415 - only when asked for

        if self.finish_edit() and self.currentIndex().isValid():
            menu = ContextMenu(self)
            menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
            menu.popup(event.globalPos())

    def scrollTo(
        self, index: Index, hint: QAbstractItemView.ScrollHint = QAbstractItemView.ScrollHint.EnsureVisible
    ) -> None:
        """Keep the cell clear of the frozen columns."""
        super().scrollTo(index, hint)
        if self._frozen is not None and index.column() >= self._frozen.count:
            hidden = self._frozen.frozen_width() - self.visualRect(index).left()
            if hidden > 0:
                bar = self.horizontalScrollBar()
                bar.setValue(bar.value() - hidden)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Let the table end at the view's edge, and keep the frozen columns as high as the view."""
        super().resizeEvent(event)
        if self._sizes.fill():
            self._sizes.fit_rows()
            if self._frozen is not None:
                self._frozen.fit()
        if self._frozen is not None:
            self._frozen.place()
        self._editing.place()
        self.room_changed.emit()

    def updateGeometries(self) -> None:
        """Keep the frozen columns beside the rest."""
        super().updateGeometries()
        if self._frozen is not None:
            self._frozen.place()

    # Answers

    def _on_double_clicked(self, index: QModelIndex) -> None:
        if self.table.can_edit(index.row(), index.column()):
            self.begin_edit(text=self.table.typed(index.row(), index.column()), is_typing_over=False)
        else:
            self.row_opened.emit(index.row(), index.column())

    def _on_model_reset(self) -> None:
        self._editing.cancel()
        self.fit()
        self.selection_summed.emit("")

    def _on_current_changed(self, current: QModelIndex, previous: QModelIndex) -> None:
        self.bubble.hide()
        self.update(previous)
        if self._frozen is not None:
            self._frozen.update_rows(current.row(), previous.row())
        if current.isValid():
            self.current_row_changed.emit(current.row())

    def _sum_selection(self) -> None:
        """Say what the selected cells add up to, whenever they or what stands in them change."""
        self.selection_summed.emit(sum_of(self.table, self.selected_block()))
