"""A sentence that leads somewhere: pressed by the mouse, or by Enter or the space bar."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QEnterEvent, QKeyEvent, QMouseEvent

from ctph_desktop.ui.widgets.controls import PlainLabel, as_plain_text, without_wheel


class LinkLine(PlainLabel):
    """Wraps its text, which is never markup, as a button cannot. Without `is_link` it is a plain line."""

    chosen = Signal()

    def __init__(self, text: str = "", *, is_link: bool = True) -> None:
        super().__init__()
        as_plain_text(self)
        self.setWordWrap(True)
        self._is_link = is_link
        if is_link:
            self.setObjectName("link")
            without_wheel(self)
        self.setText(text)

    @property
    def is_link(self) -> bool:
        """Whether it leads anywhere."""
        return self._is_link

    def setText(self, text: str) -> None:
        """Show a text; it is what a screen reader speaks."""
        super().setText(text)
        self.setAccessibleName(text)

    def enterEvent(self, event: QEnterEvent) -> None:
        """Show by the pointer that the line can be pressed."""
        super().enterEvent(event)
        if self._is_link:
            self.setCursor(Qt.CursorShape.PointingHandCursor)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Follow the link."""
        if self._is_link and event.key() in {Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space}:
            self.chosen.emit()
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Follow the link where the button is let go on it."""
        is_on_it = self.rect().contains(event.position().toPoint())
        if self._is_link and event.button() is Qt.MouseButton.LeftButton and is_on_it:
            self.chosen.emit()
        else:
            super().mouseReleaseEvent(event)
