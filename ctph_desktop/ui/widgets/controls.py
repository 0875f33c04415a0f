"""Buttons, labels and boxes made the same way everywhere: plain text, accessible names."""

import re
from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QFrame, QLabel, QPushButton, QWidget

if TYPE_CHECKING:
    from PySide6.QtCore import QSize
    from PySide6.QtGui import QKeyEvent

# Qt.TextFormat.PlainText, Qt.TextInteractionFlag.TextSelectableBy{Mouse,Keyboard}, Qt.FocusPolicy.{Tab,Strong}Focus as
# the numbers they are: the first touch of Qt's namespace, its import included, builds all its enums, which costs an
# eighth of the time to the first paint.
_PLAIN_TEXT: Final = 0
_NOT_SELECTABLE: Final = 0
_SELECTABLE: Final = 3
_TAB_FOCUS: Final = 1
_STRONG_FOCUS: Final = 11
_TURNING_MARK: Final = re.compile("[\u202a-\u202e\u2066-\u2069]")
_MOST_WIDTH: Final = 640
_MOST_LETTERS: Final = 4_000
_ENTER_KEYS: Final = (0x01000004, 0x01000005)  # Qt.Key.Key_Return, Qt.Key.Key_Enter


def plain_label(
    text: str = "", *, name: str = "", wraps: bool = False, is_selectable: bool = False, spoken: str = ""
) -> QLabel:
    """Return a label that shows its text as it is, never as markup. `name` is what the style sheet knows it by."""
    label = _SelectableLabel() if is_selectable else PlainLabel()
    as_plain_text(label)
    label.setText(text)
    label.setWordWrap(wraps)
    if name:
        label.setObjectName(name)
    if spoken:
        label.setAccessibleName(spoken)
    return label


class PlainLabel(QLabel):
    """A text as it is, which is cut rather than that a window becomes wider or higher than a screen.

    Names come from other offices, and nothing says how long a name, or a word of it, may be.
    """

    def setText(self, text: str) -> None:
        """Show a text; a mark of direction in a name turns no figure round that stands behind it."""
        text = _TURNING_MARK.sub("", text)
        super().setText(text if len(text) <= _MOST_LETTERS else f"{text[: _MOST_LETTERS - 1]}…")

    def minimumSizeHint(self) -> "QSize":
        """Ask for no more room than a screen has."""
        hint = super().minimumSizeHint()
        if hint.width() > _MOST_WIDTH:
            hint.setWidth(_MOST_WIDTH)
        return hint


class _SelectableLabel(PlainLabel):
    """A text that can be copied; the keyboard passes over it while it says nothing."""

    def setText(self, text: str) -> None:
        """Show a text."""
        super().setText(text)
        self.setProperty("textInteractionFlags", _SELECTABLE if text else _NOT_SELECTABLE)


def as_plain_text(label: QLabel) -> None:
    """Let a label show its text as it is, never as markup."""
    label.setProperty("textFormat", _PLAIN_TEXT)


def mnemonic_label(text: str) -> QLabel:
    """Return a label of the program's own words, whose mnemonic works."""
    return QLabel(text)


class PushButton(QPushButton):
    """A button that Enter presses as Space does while it has the keyboard, in dialogs and outside them.

    A key held down presses once: what comes next has a button in the same place.
    """

    def keyPressEvent(self, event: "QKeyEvent") -> None:
        """Be pressed by Enter."""
        if event.key() not in _ENTER_KEYS:
            super().keyPressEvent(event)
        elif not event.isAutoRepeat():
            self.click()


def button(text: str, *, is_primary: bool = False, spoken: str = "", tip: str = "") -> QPushButton:
    """Return a button with its verb; its accessible name is the verb without the mnemonic mark."""
    made = PushButton(text)
    made.setAccessibleName(spoken or text.replace("&", ""))
    made.setProperty("primary", is_primary)
    made.setAutoDefault(False)
    if tip:
        made.setToolTip(tip)
    return made


def by_keyboard_only(widget: QWidget) -> None:
    """Let a widget take the keyboard by Tab, not by a click."""
    widget.setProperty("focusPolicy", _TAB_FOCUS)


def without_wheel(widget: QWidget) -> None:
    """Let a widget take the keyboard by Tab and by a click, not by the wheel."""
    widget.setProperty("focusPolicy", _STRONG_FOCUS)


def panel() -> QFrame:
    """Return a white box with a border."""
    frame = QFrame()
    frame.setObjectName("panel")
    return frame


def shortened(name: str, *, most: int = 40) -> str:
    """Return a received name on one line and short enough for a sentence."""
    name = " ".join(name.split())
    return name if len(name) <= most else name[: most - 1].rstrip() + "…"


def restyle(widget: QWidget) -> None:
    """Let the style sheet look again at a widget whose property changed."""
    widget.style().unpolish(widget)
    widget.style().polish(widget)
