"""How large the letters of all tables are, from 90 to 150 %; kept for next time."""

from itertools import pairwise
from typing import Final

from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication

from ctph_desktop.system.paths import data_folder
from ctph_desktop.ui.look.preferences import Preferences

USUAL: Final = 100
STEPS: Final = (90, 100, 110, 125, 150)
_KEY: Final = "tables/zoom"


def kept_zoom() -> int:
    """Return the percentage that was chosen last; the usual one where what is kept is none."""
    kept = str(Preferences(data_folder()).file.value(_KEY, USUAL))
    return int(kept) if kept.isascii() and kept.isdigit() and int(kept) in STEPS else USUAL


def keep_zoom(percent: int) -> None:
    """Remember a percentage."""
    file = Preferences(data_folder()).file
    file.setValue(_KEY, percent)
    file.sync()


def stepped(percent: int, *, is_larger: bool) -> int:
    """Return the next larger or smaller step; the same one at the end."""
    pairs = [(low, high) if is_larger else (high, low) for low, high in pairwise(STEPS)]
    return dict(pairs).get(percent, percent)


def zoomed_font(percent: int) -> QFont:
    """Return the font of the program at a percentage of its size."""
    font = QFont(QApplication.font())
    font.setPointSizeF(font.pointSizeF() * percent / USUAL)
    return font
