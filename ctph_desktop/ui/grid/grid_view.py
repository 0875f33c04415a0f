"""A table that is used like a spreadsheet: type over, F2, Enter, Tab, blocks to and from the clipboard."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from PySide6.QtCore import (
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    Qt,
    Signal,
)
from PySide6.QtGui import (
    QContextMenuEvent,
    QFocusEvent,
    QFontMetrics,
    QGuiApplication,
    QInputMethodEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QApplication, QTableView

from ctph_desktop.domain.errors import AmbiguousNumberError, DomainError
from ctph_desktop.domain.quantities import unmistakable
from ctph_desktop.domain.text import clean
from ctph_desktop.ui.grid.cell_delegate import INDENT, PADDING, ROW_MARGIN, CellDelegate, bold_font
from ctph_desktop.ui.grid.cell_editor import Bubble, CellEditor, ReadingChoice
from ctph_desktop.ui.grid.clipboard import CopiedCell, block_mime, pasted_block
from ctph_desktop.ui.grid.columns import CellEdit
from ctph_desktop.ui.grid.frozen_columns import FrozenColumns
from ctph_desktop.ui.grid.header import GroupedHeader, narrowest_width
from ctph_desktop.ui.grid.moving import Place, Step, first_entry
from ctph_desktop.ui.grid.pasting import Block, PastePlan, plan_fill, plan_paste
from ctph_desktop.ui.grid.selecting import GridSelection
from ctph_desktop.ui.grid.table_model import GridTableModel
from ctph_desktop.ui.grid.widths import ColumnWidths
from ctph_desktop.wording import formats
from ctph_desktop.wording.errors import explain

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
    undo_requested = Signal()
    redo_requested = Signal()
    selection_summed = Signal(str)
    told = Signal(str)  # a sentence for the status line
    current_row_changed = Signal(int)
    row_opened = Signal(int, int)

    def __init__(self, table: GridTableModel[Any], *, frozen: int, spoken: str) -> None:
        super().__init__()
        self.table = table
        self._edited: tuple[int, int] | None = None
        self._frozen: FrozenColumns | None = None
        self._started_with = ""
        self._widths: tuple[ColumnWidths, str] | None = None
        self._is_fitting = False
        self._is_taking_back = False  # the keyboard comes back from the editor
        self.setAccessibleName(spoken)
        self._build_view()
        self._selecting = GridSelection(self, table=table)
        if frozen:
            self._frozen = FrozenColumns(self, count=frozen)
        self._editor = CellEditor(self.viewport())
        self._bubble = Bubble(self.viewport())
        self._readings = ReadingChoice(self.viewport())
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
        self._editor.finished.connect(self._on_editor_finished)
        self._editor.cancelled.connect(self.cancel_edit)
        self._editor.left.connect(self._on_editor_left)
        self._editor.textEdited.connect(self._bubble.hide)
        self._readings.picked.connect(self._on_reading_picked)
        self._readings.given_up.connect(self._on_readings_given_up)
        self.verticalScrollBar().valueChanged.connect(self._place_editor)
        self.horizontalScrollBar().valueChanged.connect(self._place_editor)
        self.doubleClicked.connect(self._on_double_clicked)
        self.horizontalHeader().sectionResized.connect(self._on_column_resized)

    @property
    def grouped_header(self) -> GroupedHeader:
        """The heading of the scrolled columns."""
        header = self.horizontalHeader()
        assert isinstance(header, GroupedHeader)
        return header

    @property
    def editor(self) -> CellEditor:
        """The line that is typed into."""
        return self._editor

    @property
    def bubble(self) -> Bubble:
        """The note beside the cell."""
        return self._bubble

    @property
    def readings(self) -> ReadingChoice:
        """The choice of readings."""
        return self._readings

    @property
    def is_editing(self) -> bool:
        """Whether a cell is being typed into."""
        return self._edited is not None

    def fit(self) -> None:
        """Give columns their widths for the present font, and rows the height their texts need."""
        self._is_fitting = True
        for index, column in enumerate(self.table.columns):
            kept = self._widths[0].width(self._widths[1], index) if self._widths else None
            width = round((kept or column.width) * self._scale())
            self.setColumnWidth(index, width if kept else max(width, narrowest_width(column, self.font())))
        self._is_fitting = False
        self.grouped_header.set_columns(self.table.columns)
        self._fit_rows()
        if self._frozen is not None:
            self._frozen.fit()

    def remember_widths(self, widths: ColumnWidths, *, name: str) -> None:
        """Give columns the widths they were dragged to, and keep those they are dragged to from now on."""
        self._widths = (widths, name)
        self.fit()

    def _scale(self) -> float:
        return max(1.0, self.fontMetrics().horizontalAdvance("0123456789") / _TEN_DIGITS_AT_10_POINT)

    def _on_column_resized(self, column: int, _old: int, width: int) -> None:
        if self._widths is not None and not self._is_fitting and width > 0:
            self._widths[0].keep(self._widths[1], column, round(width / self._scale()))

    def _fit_rows(self) -> None:
        line = self.fontMetrics().height()
        metrics = {False: self.fontMetrics(), True: QFontMetrics(bold_font(self.font()))}
        self.verticalHeader().setDefaultSectionSize(line + ROW_MARGIN)
        wrapping = [i for i, c in enumerate(self.table.columns) if not c.is_number]
        for row in range(self.table.rowCount()):
            tallest = max((self._text_height(row, c, metrics) for c in wrapping), default=0)
            self.setRowHeight(row, max(line, tallest) + ROW_MARGIN)

    def _text_height(self, row: int, column: int, metrics_by_weight: Mapping[bool, QFontMetrics]) -> int:
        text = self.table.text(row, column)
        metrics = metrics_by_weight[self.table.columns[column].is_bold(self.table.row(row))]
        room = self.columnWidth(column) - 2 * PADDING - _GRID_LINE
        if metrics.horizontalAdvance(text) <= room - 40:
            return 0
        spec = self.table.columns[column]
        room -= INDENT * (spec.level(self.table.row(row)) if spec.level else 0)
        return metrics.boundingRect(QRect(0, 0, max(room, 20), 4000), int(Qt.TextFlag.TextWordWrap), text).height()

    # Editing

    def begin_edit(self, *, text: str, is_typing_over: bool) -> bool:
        """Open the editor on the current cell, the caret at the end; false if that cell cannot be typed into."""
        index = self.currentIndex()
        if self.is_editing or not index.isValid() or not self.table.can_edit(index.row(), index.column()):
            return False
        self._bubble.hide()
        self.scrollTo(index)
        self._edited = (index.row(), index.column())
        self._started_with = text
        self._editor.setText(text)
        self._editor.is_typing_over = is_typing_over
        self._place_editor()
        self._editor.show()
        self._editor.setFocus()
        self._editor.deselect()
        return True

    def finish_edit(self, step: Step = Step.STAY) -> bool:
        """Take what was typed; false if it is not a value yet, and the text stays in the editor."""
        if self._edited is None:
            return True
        row, column = self._edited
        typed, text = self._editor.text(), clean(self._editor.text())
        if typed == self._started_with or (not text and not self.table.text(row, column)):
            self._close_editor(step)
        elif not text:
            self._close_editor(step)
            self.blank_requested.emit(((row, column),))
        else:
            return self._take(typed, step)
        return True

    def cancel_edit(self) -> None:
        """Forget what was typed."""
        self._close_editor(Step.STAY)

    def _take(self, text: str, step: Step) -> bool:
        assert self._edited is not None
        row, column = self._edited
        try:
            value = self.table.parse(row, column, text)
        except AmbiguousNumberError as error:
            self._offer_readings(error)
            return False
        except DomainError as error:
            self._say(explain(error), beside=self._editor.geometry())
            return False
        self._close_editor(step)
        self.edits_made.emit((CellEdit(row, column, value),))
        return True

    def _close_editor(self, step: Step) -> None:
        had_focus = self._editor.hasFocus() or self._readings.isAncestorOf(QApplication.focusWidget() or self)
        self._edited = None
        if had_focus:
            self._is_taking_back = True
            self.setFocus()  # before hiding: Qt passes the focus of a hidden child on as if Tab were pressed
            self._is_taking_back = False
        else:
            self.update()  # its frame as that of a view left, which was put off while the editor had the keyboard
        self._readings.hide()
        self._bubble.hide()
        self._editor.hide()
        if step is not Step.STAY:
            self._selecting.step(step)

    def _say(self, sentence: str, *, beside: QRect) -> None:
        self._bubble.say(sentence, below=QPoint(beside.left(), beside.bottom()), above=beside.top())

    def _say_why_closed(self) -> None:
        """Say why the current cell takes nothing; a table that is only read needs no word."""
        index = self.currentIndex()
        takes_text = any(column.parse for column in self.table.columns)
        if self.is_editing or not index.isValid() or not takes_text or self.table.can_edit(index.row(), index.column()):
            return
        sentence = self._why_closed(index.row(), index.column())
        QApplication.beep()
        self.told.emit(sentence)
        self.scrollTo(index)
        box = self.visualRect(index)
        if self._frozen is not None and index.column() < self._frozen.count:
            box.moveLeft(self._frozen.frozen_width())
        self._say(sentence, beside=box)

    def _why_closed(self, row: int, column: int) -> str:
        """Say why a cell is closed: where else its line is open, or why none of the line is."""
        computed = self.tr("Ô này do chương trình tính, không gõ vào được.")
        columns = self.table.columns
        if columns[column].parse:
            return self.table.why_closed(row, column) or computed
        takers = [place for place, spec in enumerate(columns) if spec.parse]
        titles = [columns[place].title for place in takers if self.table.can_edit(row, place)]
        if titles:
            return self.tr("Ô này do chương trình điền, không gõ vào được. Hãy gõ ở cột «{columns}».").format(
                columns="», «".join(titles)
            )
        return next(filter(None, (self.table.why_closed(row, place) for place in takers)), computed)

    def _offer_readings(self, error: AmbiguousNumberError) -> None:
        box = self._editor.geometry()
        pairs = [(formats.quantity(r), unmistakable(r)) for r in error.readings]
        question = self.tr("«{text}» nghĩa là:").format(text=error.text)
        self._bubble.hide()
        self._readings.offer(question, pairs, below=QPoint(box.left(), box.bottom()), above=box.top())

    def _place_editor(self) -> None:
        if self._edited is not None:
            self._editor.setGeometry(self.visualRect(self.table.index(*self._edited)))
        else:
            self._bubble.hide()

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
        block = self.selected_block()
        if block is None:
            return ()
        return tuple(
            (row, column)
            for row in range(block.top, block.bottom + 1)
            for column in range(block.left, block.right + 1)
            if self.table.can_edit(row, column)
        )

    # Clipboard

    def copy(self) -> None:
        """Put the selected block on the clipboard."""
        block = self.selected_block()
        if block is None:
            return
        rows = [
            [
                CopiedCell(self.table.text(r, c), self.table.number(r, c) if self.table.text(r, c) else None)
                for c in range(block.left, block.right + 1)
            ]
            for r in range(block.top, block.bottom + 1)
        ]
        QGuiApplication.clipboard().setMimeData(block_mime(rows))

    def cut(self) -> None:
        """Put the selected block on the clipboard, and ask for its cells to be blanked."""
        self.copy()
        self.ask_blank()

    def paste(self) -> None:
        """Lay the clipboard over the table from the selection's corner, as far as the table goes."""
        block, mime = self.selected_block(), QGuiApplication.clipboard().mimeData()
        if block is None or mime is None or not self._takes_figures:
            return
        rows, columns = self.table.rowCount() - block.top, self.table.columnCount() - block.left
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
        if block is None or not self._takes_figures:
            return
        plan = plan_fill(self.table, at=block, is_down=is_down)
        if not (plan.edits or plan.needs_a_word):
            self.told.emit(self.tr("Không có số nào nhập được để điền sang ô đang chọn."))
        self._carry_out(plan)

    @property
    def _takes_figures(self) -> bool:
        return any(column.parse for column in self.table.columns)

    def _carry_out(self, plan: PastePlan) -> None:
        if plan.needs_a_word:
            self.paste_planned.emit(plan)
        elif plan.edits:
            self.edits_made.emit(plan.edits)

    # Qt

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Do what a spreadsheet does; letters and digits open the editor and reach it."""
        if self._run_command(event) or self._run_plain_key(event) or self._selecting.run_arrow(event):
            event.accept()
            return
        if self._is_text(event):
            if self.begin_edit(text="", is_typing_over=True):
                QApplication.sendEvent(self._editor, event)
            else:
                self._say_why_closed()
            return
        before = self.currentIndex()
        super().keyPressEvent(event)
        if event.modifiers() & Qt.KeyboardModifier.ShiftModifier:  # Qt selected, as with Shift and End
            self._selecting.stay_at(before)

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
        if event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier != _CONTROL:
            return False
        own = {
            _KEY.Key_D: self.fill_down,
            _KEY.Key_R: self.fill_right,
            _KEY.Key_Y: self.redo_requested.emit,
            _KEY.Key_0: self.ask_nothing,
            _KEY.Key_Home: self._go_to_first_entry,
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
            return self._change_current()
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
        if index.isValid() and not self._takes_figures:
            self.row_opened.emit(index.row(), index.column())
        else:
            self._selecting.step(Step.ABOVE if is_upwards else Step.BELOW)
        return True

    def _change_current(self) -> bool:
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
            QApplication.sendEvent(self._editor, event)
            return
        if event.commitString():
            self._say_why_closed()
        super().inputMethodEvent(event)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Give the keyboard on to what is still being typed."""
        if not self._is_taking_back:
            super().focusInEvent(event)
        if self.is_editing:
            self._editor.setFocus()

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Paint all cells as those of a view left, unless the keyboard only went to its own editor.

        Qt paints every cell again for it, which at each figure takes longer than all else that typing does.
        """
        if not self.is_editing:
            super().focusOutEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Take what is being typed first; stay there if it is not a value yet."""
        if not self.finish_edit():
            self._editor.setFocus()
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
        """Keep the frozen columns as high as the view."""
        super().resizeEvent(event)
        if self._frozen is not None:
            self._frozen.place()
        self._place_editor()

    def updateGeometries(self) -> None:
        """Keep the frozen columns beside the rest."""
        super().updateGeometries()
        if self._frozen is not None:
            self._frozen.place()

    # Answers

    def _on_editor_finished(self, step: Step) -> None:
        self.finish_edit(step)

    def _on_editor_left(self) -> None:
        focused = QApplication.focusWidget()
        if focused is None or not self._readings.isAncestorOf(focused):
            self.finish_edit()

    def _on_reading_picked(self, typed: str) -> None:
        self._editor.setFocus()
        self._readings.hide()
        self._take(typed, Step.BELOW)

    def _on_readings_given_up(self) -> None:
        self._editor.setFocus()
        self._readings.hide()

    def _on_double_clicked(self, index: QModelIndex) -> None:
        if self.table.can_edit(index.row(), index.column()):
            self.begin_edit(text=self.table.typed(index.row(), index.column()), is_typing_over=False)
        else:
            self.row_opened.emit(index.row(), index.column())

    def _on_model_reset(self) -> None:
        self._close_editor(Step.STAY)
        self.fit()
        self.selection_summed.emit("")

    def _on_current_changed(self, current: QModelIndex, previous: QModelIndex) -> None:
        self._bubble.hide()
        self.update(previous)
        if self._frozen is not None:
            self._frozen.update_rows(current.row(), previous.row())
        if current.isValid():
            self.current_row_changed.emit(current.row())

    def _sum_selection(self) -> None:
        """Say what the selected cells add up to, whenever they or what stands in them change."""
        block = self.selected_block()
        numbers: list[Decimal] = []
        if block is not None:
            cells = ((r, c) for r in range(block.top, block.bottom + 1) for c in range(block.left, block.right + 1))
            numbers = [n for n in (self.table.number(r, c) for r, c in cells) if n is not None]
        self.selection_summed.emit(self._sum_of(numbers))

    def _sum_of(self, numbers: Sequence[Decimal]) -> str:
        if len(numbers) < 2:
            return ""
        total = sum(numbers, Decimal(0))
        return self.tr("Tổng: {total}   Số ô: {count}   Trung bình: {mean}").format(
            total=formats.quantity(total),
            count=len(numbers),
            mean=formats.quantity(total / len(numbers), decimals=2),
        )
