"""The links beside the sentence of the status line; each is followed by mouse, Enter or the space bar."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ctph_desktop.ui.widgets.link_line import LinkLine
from ctph_desktop.ui.widgets.told import Way

_ESCAPE = 0x01000000  # Qt.Key.Key_Escape


class WayLinks(QWidget):
    """Hidden while there are none. Esc gives the keyboard back, and so does a link that was followed."""

    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.links: list[LinkLine] = []
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(10)
        self.hide()

    def show_ways(self, ways: Sequence[Way]) -> None:
        """Offer these ways in place of those before; who stood on one of those goes back."""
        had_keyboard = any(link.hasFocus() for link in self.links)
        for link in self.links:
            self._row.removeWidget(link)
            link.hide()
            link.deleteLater()
        self.links = [LinkLine(way.text) for way in ways]
        for link, way in zip(self.links, ways, strict=True):
            link.setWordWrap(False)
            link.chosen.connect(lambda go=way.go: self._follow(go))
            self._row.addWidget(link)
        self.setVisible(bool(ways))
        if had_keyboard:
            self.left.emit()

    def _follow(self, go: object) -> None:
        self.left.emit()
        if callable(go):
            go()

    def take_keyboard(self) -> bool:
        """Let the keyboard come to the first link; False where there is none."""
        if not self.links:
            return False
        self.links[0].setFocus()
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Go back with Esc."""
        if event.key() == _ESCAPE:
            self.left.emit()
        else:
            super().keyPressEvent(event)
