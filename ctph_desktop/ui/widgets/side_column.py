"""What stands in a column beside a table, and scrolls where a small screen has no room for all of it."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

_LEAST_HEIGHT = 120


class SideColumn(QScrollArea):
    """As wide as its widest widget, as low as a window likes; the keyboard brings what it reaches into sight."""

    def __init__(self, parts: Sequence[QWidget], *, spoken: str) -> None:
        super().__init__()
        self.setAccessibleName(spoken)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)
        self._column = QWidget()
        layout = QVBoxLayout(self._column)
        layout.setContentsMargins(0, 0, 0, 0)
        for part in parts:
            layout.addWidget(part)
        layout.addStretch(1)
        self.setWidget(self._column)

    def sizeHint(self) -> QSize:
        """As wide as what it holds, with room for the bar that scrolls it."""
        wanted = self._column.sizeHint()
        return QSize(wanted.width() + self.verticalScrollBar().sizeHint().width() + 4, wanted.height())

    def minimumSizeHint(self) -> QSize:
        """As wide as it wants to be, but low."""
        return QSize(self.sizeHint().width(), min(self.sizeHint().height(), _LEAST_HEIGHT))
