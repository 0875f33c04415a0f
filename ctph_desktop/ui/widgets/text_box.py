"""A text of any length that is only read: it breaks lines anywhere and scrolls beyond its greatest height."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QPlainTextEdit, QSizePolicy

_MARGIN = 5
_FRAME_AND_MARGINS = 2 * _MARGIN + 1  # without a pixel more, Qt shows a scroll bar beside lines that all have room


class TextBox(QPlainTextEdit):
    """As high as its lines, at most as high as it may be; one long word does not make a window wider."""

    def __init__(self, *, spoken: str) -> None:
        super().__init__()
        self.setReadOnly(True)
        self.setTabChangesFocus(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName(spoken)
        # Margins outside the viewport: inside it they would show the top of a line that has no room.
        self.document().setDocumentMargin(0)
        self.setViewportMargins(_MARGIN, _MARGIN, _MARGIN, _MARGIN)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        self.textChanged.connect(self.updateGeometry)

    def sizeHint(self) -> QSize:
        """As high as the lines are at this width."""
        return QSize(320, self.height_of(round(self.document().size().height())))

    def minimumSizeHint(self) -> QSize:
        """At least a line."""
        return QSize(160, self.height_of(1))

    def height_of(self, lines: int) -> int:
        """Return how high so many lines are."""
        return lines * self.fontMetrics().lineSpacing() + _FRAME_AND_MARGINS

    def height_within(self, height: int, *, least: int) -> int:
        """Return the height of the whole lines that have room in a height, of `least` lines if fewer have."""
        return self.height_of(max(least, (height - _FRAME_AND_MARGINS) // self.fontMetrics().lineSpacing()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Ask for another height when lines break elsewhere."""
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()
