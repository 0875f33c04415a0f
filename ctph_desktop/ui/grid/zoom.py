"""How large the letters of all tables are, from 90 to 150 %; kept for next time."""

from itertools import pairwise

from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication

from ctph_desktop.system.paths import data_folder
from ctph_desktop.ui.look.preferences import LETTER_SIZES, USUAL_SIZE, Preferences


def kept_zoom() -> int:
    """Return the percentage that was chosen last; the usual one where what is kept is none."""
    return Preferences(data_folder()).letter_size_of_tables


def keep_zoom(percent: int) -> None:
    """Remember a percentage."""
    Preferences(data_folder()).choose_letter_size_of_tables(percent)


def stepped(percent: int, *, is_larger: bool) -> int:
    """Return the next larger or smaller step; the same one at the end."""
    pairs = [(low, high) if is_larger else (high, low) for low, high in pairwise(LETTER_SIZES)]
    return dict(pairs).get(percent, percent)


def zoomed_font(percent: int) -> QFont:
    """Return the font of the program at a percentage of its size."""
    font = QFont(QApplication.font())
    font.setPointSizeF(font.pointSizeF() * percent / USUAL_SIZE)
    return font
