"""The few colours that carry meaning."""

from enum import IntEnum

from PySide6.QtGui import QColor


class Tone(IntEnum):
    """What a cell's background says; the number doubles as the value of the tone role."""

    PLAIN = 0
    COMPUTED = 1
    EDITABLE = 2
    ERROR = 3
    DOUBT = 4
    GOOD = 5
    WAITING = 6
    TOTAL = 7
    QUIET = 8


_TONES = {
    Tone.PLAIN: ("#ffffff", "#1b2430"),
    Tone.COMPUTED: ("#eceff3", "#39434f"),
    Tone.EDITABLE: ("#ffffff", "#0b2545"),
    Tone.ERROR: ("#fbd9d5", "#8a1207"),
    Tone.DOUBT: ("#fff1c2", "#5c4300"),
    Tone.GOOD: ("#d9efdc", "#14532d"),
    Tone.WAITING: ("#dbe8f8", "#123d73"),
    Tone.TOTAL: ("#e2e8f0", "#111827"),
    Tone.QUIET: ("#f6f7f9", "#4d5865"),
}
BACKGROUNDS = {int(tone): QColor(back) for tone, (back, _) in _TONES.items()}
INKS = {int(tone): QColor(ink) for tone, (_, ink) in _TONES.items()}
ACCENT = QColor("#1f4e8c")
LINE = QColor("#cfd6de")
FIELD_LINE = QColor("#6f7b88")  # around a cell that may be typed into: its white alone is too near to grey
HEADING = QColor("#e6ebf1")
HEADING_INK = QColor("#22303f")
REMARK = QColor("#c2410c")
SELECTION = QColor(31, 78, 140, 46)
