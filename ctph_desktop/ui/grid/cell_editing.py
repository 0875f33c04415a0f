"""Typing into one cell of a grid: the editor opens, what was typed is taken, or asked about."""

from typing import Any

from PySide6.QtCore import QObject, QPoint, QRect, Qt, Signal
from PySide6.QtWidgets import QApplication, QTableView

from ctph_desktop.domain.errors import AmbiguousNumberError, DomainError
from ctph_desktop.domain.quantities import unmistakable
from ctph_desktop.domain.text import clean
from ctph_desktop.ui.grid.cell_editor import Bubble, CellEditor, ReadingChoice
from ctph_desktop.ui.grid.columns import CellEdit
from ctph_desktop.ui.grid.moving import Step
from ctph_desktop.ui.grid.table_model import NUMBER_ALIGNMENT, TEXT_ALIGNMENT, GridTableModel
from ctph_desktop.wording import formats
from ctph_desktop.wording.errors import explain


class CellEditing(QObject):
    """The editor of one view, with the note and the choice of readings beside it."""

    typed = Signal(object)  # CellEdit
    spread = Signal(str)  # what was typed, for every selected cell; nothing stands for blanks
    blanked = Signal(object)  # (row, column) whose text was taken away
    left = Signal(Step)  # where the person goes on, once the editor is closed

    def __init__(self, view: QTableView, *, table: GridTableModel[Any]) -> None:
        super().__init__(view)
        self._view = view
        self._table = table
        self._edited: tuple[int, int] | None = None
        self._started_with = ""
        self._is_spreading = False
        self.is_taking_back = False  # the keyboard comes back from the editor
        self.editor = CellEditor(view.viewport())
        self.bubble = Bubble(view.viewport())
        self.readings = ReadingChoice(view.viewport())
        self._connect()

    def _connect(self) -> None:
        self.editor.finished.connect(self._on_editor_finished)
        self.editor.spread.connect(self._on_spread)
        self.editor.cancelled.connect(self.cancel)
        self.editor.left.connect(self._on_editor_left)
        self.editor.textEdited.connect(self.bubble.hide)
        self.readings.picked.connect(self._on_reading_picked)
        self.readings.given_up.connect(self._on_readings_given_up)
        self._view.verticalScrollBar().valueChanged.connect(self.place)
        self._view.horizontalScrollBar().valueChanged.connect(self.place)

    @property
    def is_on(self) -> bool:
        """Whether a cell is being typed into."""
        return self._edited is not None

    def begin(self, *, text: str, is_typing_over: bool) -> bool:
        """Open the editor on the current cell, the caret at the end; false if that cell cannot be typed into."""
        self._is_spreading = False
        index = self._view.currentIndex()
        if self.is_on or not index.isValid() or not self._table.can_edit(index.row(), index.column()):
            return False
        self.bubble.hide()
        self._view.scrollTo(index)
        self._edited = (index.row(), index.column())
        self._started_with = text
        is_number = self._table.columns[index.column()].is_number
        self.editor.setAlignment(Qt.AlignmentFlag(NUMBER_ALIGNMENT if is_number else TEXT_ALIGNMENT))
        self.editor.setText(text)
        self.editor.is_typing_over = is_typing_over
        self.place()
        self.editor.show()
        self.editor.setFocus()
        self.editor.deselect()
        return True

    def finish(self, step: Step = Step.STAY) -> bool:
        """Take what was typed; false if it is not a value yet, and the text stays in the editor."""
        if self._edited is None:
            return True
        self._is_spreading = False
        row, column = self._edited
        typed, text = self.editor.text(), clean(self.editor.text())
        if typed == self._started_with or (not text and not self._table.text(row, column)):
            self.close(step)
        elif not text:
            self.close(step)
            self.blanked.emit((row, column))
        else:
            return self._take(typed, step)
        return True

    def cancel(self) -> None:
        """Forget what was typed."""
        self.close(Step.STAY)

    def _take(self, text: str, step: Step) -> bool:
        assert self._edited is not None
        row, column = self._edited
        try:
            value = self._table.parse(row, column, text)
        except AmbiguousNumberError as error:
            self._offer_readings(error)
            return False
        except DomainError as error:
            self.say(explain(error), beside=self.editor.geometry())
            return False
        is_spreading = self._is_spreading
        self.close(step)
        if is_spreading:
            self.spread.emit(text)
        else:
            self.typed.emit(CellEdit(row, column, value))
        return True

    def close(self, step: Step) -> None:
        """Put the editor away, and give the keyboard back to the view if it was there."""
        had_focus = self.editor.hasFocus() or self.readings.isAncestorOf(QApplication.focusWidget() or self._view)
        self._edited = None
        self._is_spreading = False
        if had_focus:
            self.is_taking_back = True
            self._view.setFocus()  # before hiding: Qt passes the focus of a hidden child on as if Tab were pressed
            self.is_taking_back = False
        else:
            self._view.update()  # its frame as that of a view left, put off while the editor had the keyboard
        self.readings.hide()
        self.bubble.hide()
        self.editor.hide()
        if step is not Step.STAY:
            self.left.emit(step)

    def say(self, sentence: str, *, beside: QRect) -> None:
        """Say something beside a cell."""
        self.bubble.say(sentence, below=QPoint(beside.left(), beside.bottom()), above=beside.top())

    def _offer_readings(self, error: AmbiguousNumberError) -> None:
        box = self.editor.geometry()
        pairs = [(formats.quantity(reading), unmistakable(reading)) for reading in error.readings]
        question = self.tr("«{text}» nghĩa là:").format(text=error.text)
        self.bubble.hide()
        self.readings.offer(question, pairs, below=QPoint(box.left(), box.bottom()), above=box.top())

    def place(self) -> None:
        """Keep the editor over its cell; a note beside a cell that moves away goes."""
        if self._edited is not None:
            self.editor.setGeometry(self._view.visualRect(self._table.index(*self._edited)))
        else:
            self.bubble.hide()

    def _on_editor_finished(self, step: Step) -> None:
        self.finish(step)

    def _on_spread(self) -> None:
        self._is_spreading = True
        if clean(self.editor.text()):
            self._take(self.editor.text(), Step.STAY)
        else:
            self.close(Step.STAY)
            self.spread.emit("")

    def _on_editor_left(self) -> None:
        focused = QApplication.focusWidget()
        if focused is None or not self.readings.isAncestorOf(focused):
            self.finish()

    def _on_reading_picked(self, typed: str) -> None:
        self.editor.setFocus()
        self.readings.hide()
        self._take(typed, Step.STAY if self._is_spreading else Step.BELOW)

    def _on_readings_given_up(self) -> None:
        self.editor.setFocus()
        self.readings.hide()
