"""How large windows open: as they would like to be, and never larger than the screen has room for."""

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget

_TITLE_BAR = 40
_BORDERS = 16


def fit(window: QWidget, width: int, height: int) -> None:
    """Resize a window; task bar, title bar and borders leave it less than the screen, at 125 % a third less."""
    window.resize(room_for(QSize(width, height), within=window.screen().availableGeometry().size()))


def room_for(wanted: QSize, *, within: QSize) -> QSize:
    """Return how large the inside of a window can be so that its frame stays within a screen's free area."""
    return wanted.boundedTo(within - QSize(_BORDERS, _TITLE_BAR))
