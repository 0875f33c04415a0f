"""One look: fonts, palette and the few colours that carry meaning."""

from enum import IntEnum

from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication

from ctph_desktop.system.paths import resource

FONT_FAMILY = "Liberation Sans"
FONT_POINTS = 10
_FACES = ("Regular", "Bold")


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
    Tone.QUIET: ("#f6f7f9", "#5f6b78"),
}
BACKGROUNDS = {int(tone): QColor(back) for tone, (back, _) in _TONES.items()}
INKS = {int(tone): QColor(ink) for tone, (_, ink) in _TONES.items()}
ACCENT = QColor("#1f4e8c")
LINE = QColor("#cfd6de")
FROZEN_LINE = QColor("#8c99a8")
HEADING = QColor("#e6ebf1")
HEADING_INK = QColor("#22303f")
REMARK = QColor("#c2410c")
SELECTION = QColor(31, 78, 140, 46)

_PALETTE = {
    QPalette.ColorRole.Window: "#f4f6f8",
    QPalette.ColorRole.WindowText: "#1b2430",
    QPalette.ColorRole.Base: "#ffffff",
    QPalette.ColorRole.AlternateBase: "#f6f8fa",
    QPalette.ColorRole.Text: "#1b2430",
    QPalette.ColorRole.PlaceholderText: "#66717d",
    QPalette.ColorRole.Button: "#f4f6f8",
    QPalette.ColorRole.ButtonText: "#1b2430",
    QPalette.ColorRole.ToolTipBase: "#fffbe8",
    QPalette.ColorRole.ToolTipText: "#1b2430",
    QPalette.ColorRole.Highlight: "#1f4e8c",
    QPalette.ColorRole.HighlightedText: "#ffffff",
    QPalette.ColorRole.Link: "#1f4e8c",
}
_DISABLED_INK = QColor("#8b95a1")


def apply_theme(app: QApplication) -> None:
    """Give the application its fonts, palette and style sheet."""
    app.setStyle("Fusion")
    _apply_font(app)
    app.setPalette(_palette())
    app.setStyleSheet(resource("theme", "ctph.qss").read_text(encoding="utf-8"))


def _apply_font(app: QApplication) -> None:
    for face in _FACES:
        QFontDatabase.addApplicationFont(str(resource("fonts", f"LiberationSans-{face}.ttf")))
    app.setFont(QFont(FONT_FAMILY, FONT_POINTS))


def _palette() -> QPalette:
    palette = QPalette()
    for role, colour in _PALETTE.items():
        palette.setColor(role, QColor(colour))
    for role in (QPalette.ColorRole.WindowText, QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, role, _DISABLED_INK)
    return palette
