"""What is typed into: a plain line that never rewrites or completes, a note beside it, and a choice of readings."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QEvent, QPoint, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLabel, QLineEdit, QPushButton, QWidget

from ctph_desktop.ui.grid.moving import Step
from ctph_desktop.ui.widgets.controls import button, plain_label

_KEY = Qt.Key


_ALWAYS = {
    _KEY.Key_Tab: Step.NEXT,
    _KEY.Key_Backtab: Step.PREVIOUS,
    _KEY.Key_Down: Step.DOWN,
    _KEY.Key_Up: Step.UP,
}
_TYPING_OVER = {_KEY.Key_Right: Step.RIGHT, _KEY.Key_Left: Step.LEFT}


class CellEditor(QLineEdit):
    """The one editor of a grid. It has no completer and changes nothing while a person types.

    Vietnamese input tools send false Backspaces and then letters; anything that rewrites, completes or reacts to
    Backspace would spoil the word.
    """

    finished = Signal(Step)
    spread = Signal()  # what was typed is to go into every selected cell
    cancelled = Signal()
    left = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setFrame(False)
        self.setAccessibleName(self.tr("Ô đang nhập"))
        self.setStyleSheet("QLineEdit { border: 2px solid #1f4e8c; background: #fffef4; padding: 0 4px; }")
        self.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.is_typing_over = False
        self.hide()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Finish on Enter, Tab and the arrows a spreadsheet finishes on; leave the rest to the line."""
        key, shift = event.key(), bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        if key in {_KEY.Key_Return, _KEY.Key_Enter} and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.spread.emit()
        elif key in {_KEY.Key_Return, _KEY.Key_Enter}:
            self.finished.emit(Step.ABOVE if shift else Step.BELOW)
        elif key in _ALWAYS:
            self.finished.emit(_ALWAYS[_KEY(key)])
        elif key in _TYPING_OVER and self.is_typing_over and not shift:
            self.finished.emit(_TYPING_OVER[_KEY(key)])
        elif key == _KEY.Key_Escape:
            self.cancelled.emit()
        elif key == _KEY.Key_F2:
            self.is_typing_over = False
        else:
            super().keyPressEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Tell that the person went elsewhere; a menu of its own does not count."""
        super().focusOutEvent(event)
        if event.reason() not in {Qt.FocusReason.PopupFocusReason, Qt.FocusReason.ActiveWindowFocusReason}:
            self.left.emit()

    def focusNextPrevChild(self, _next: bool) -> bool:  # noqa: FBT001 - Qt's signature
        """Keep Tab for the grid."""
        return False


class Bubble(QLabel):
    """A sentence beside a cell."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._room = parent
        self.setObjectName("bubble")
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.hide()

    def say(self, sentence: str, *, below: QPoint, above: int) -> None:
        """Show a sentence under a point, or over `above` where there is no room below."""
        self.setText(sentence)
        self.setAccessibleName(sentence)
        self.setFixedWidth(min(340, self._room.width() - 8))
        self.adjustSize()
        self.resize(self.width(), self.heightForWidth(self.width()))
        place_inside(self, self._room, below=below, above=above)


class ReadingChoice(QFrame):
    """Asks which number was meant, with the readings as buttons."""

    picked = Signal(str)
    given_up = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._room = parent
        self.setObjectName("readings")
        self._layout = QHBoxLayout(self)
        self._layout.setContentsMargins(8, 6, 8, 6)
        self.buttons: list[QPushButton] = []
        self.hide()

    def offer(self, question: str, readings: Sequence[tuple[str, str]], *, below: QPoint, above: int) -> None:
        """Offer readings as (shown, typed) pairs, likeliest first."""
        self._clear()
        self.setAccessibleName(question)
        self._layout.addWidget(plain_label(question))
        for shown, typed in readings:
            self._add(shown, self._picker(typed))
        self._add(self.tr("Sửa lại"), self.given_up.emit)
        self.adjustSize()
        place_inside(self, self._room, below=below, above=above)
        self.buttons[0].setFocus()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses the button in focus, arrows move between buttons, Escape gives up."""
        key = event.key()
        if key == _KEY.Key_Escape:
            self.given_up.emit()
        elif key in {_KEY.Key_Right, _KEY.Key_Down}:
            self.focusNextPrevChild(True)  # noqa: FBT003 - Qt's signature
        elif key in {_KEY.Key_Left, _KEY.Key_Up}:
            self.focusNextPrevChild(False)  # noqa: FBT003 - Qt's signature
        elif key in {_KEY.Key_Return, _KEY.Key_Enter}:
            focused = [b for b in self.buttons if b.hasFocus()]
            (focused or self.buttons)[0].click()
        else:
            event.accept()

    def focusNextPrevChild(self, is_next: bool) -> bool:  # noqa: FBT001 - Qt's signature
        """Go round the buttons; without this the grid would take Tab for itself."""
        focused = next((i for i, b in enumerate(self.buttons) if b.hasFocus()), 0)
        self.buttons[(focused + (1 if is_next else -1)) % len(self.buttons)].setFocus()
        return True

    def event(self, event: QEvent) -> bool:
        """Keep keys inside."""
        if event.type() == QEvent.Type.ShortcutOverride:
            event.accept()
        return super().event(event)

    def _picker(self, typed: str) -> Callable[[], None]:
        return lambda: self.picked.emit(typed)

    def _add(self, text: str, slot: Callable[[], None]) -> None:
        made = button(text)
        made.clicked.connect(slot)
        self._layout.addWidget(made)
        self.buttons.append(made)

    def _clear(self) -> None:
        self.buttons = []
        while item := self._layout.takeAt(0):
            if widget := item.widget():
                widget.hide()
                widget.deleteLater()


def place_inside(widget: QWidget, parent: QWidget, *, below: QPoint, above: int) -> None:
    """Show a child widget under a point of its parent, kept inside the parent."""
    room = parent.rect()
    x = max(4, min(below.x(), room.right() - widget.width() - 4))
    y = below.y() + 2
    if y + widget.height() > room.bottom():
        y = max(2, above - widget.height() - 2)
    widget.move(x, y)
    widget.show()
    widget.raise_()
