"""One look: fonts, palette and style sheet."""

import re
from typing import Final

from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QApplication

from ctph_desktop.system.paths import resource

FONT_FAMILY = "Liberation Sans"
FONT_POINTS = 10
# Given to QApplication: asking it for its style, or setting one, builds the class of styles with all its enums first.
STYLE_ARGUMENTS = ("-style", "fusion")
# Qt.ColorScheme.Light as the number it is, see widgets/controls.py.
_LIGHT: Final = 1

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
_DISABLED_INK = QColor("#66717d")
# What Windows gives a font of its own; a style sheet brings those fonts back.
_FONTS_OF_WINDOWS = (
    "QMenuBar", "QMenu", "QAbstractItemView", "QHeaderView", "QMessageBox", "QStatusBar", "QTipLabel",
)  # fmt: skip


def apply_theme(app: QApplication, *, letter_size: int = 100) -> None:
    """Give an application made with STYLE_ARGUMENTS its fonts, palette and style sheet; letters in per cent."""
    _add_face("Regular")
    font = QFont(FONT_FAMILY)
    font.setPointSizeF(FONT_POINTS * letter_size / 100)
    # Each system has its own idea of it, and with it other widths: a head would break into lines elsewhere.
    font.setHintingPreference(QFont.HintingPreference.PreferVerticalHinting)
    app.setFont(font)
    app.styleHints().setProperty("colorScheme", _LIGHT)
    app.setPalette(_palette())
    app.setStyleSheet(_style_sheet(letter_size))
    for kind in _FONTS_OF_WINDOWS:
        app.setFont(font, kind)  # type: ignore[arg-type]  # its stubs say bytes, it takes text


def complete_theme(app: QApplication) -> None:
    """Add what the first paint does without: the bold face and the window's icon."""
    from PySide6.QtGui import QIcon  # noqa: PLC0415 - a class that the first paint does without

    _add_face("Bold")
    app.setWindowIcon(QIcon(str(resource("icons", "ctph.png"))))


def _style_sheet(letter_size: int) -> str:
    written = resource("theme", "ctph.qss").read_text(encoding="utf-8")
    return re.sub(r"(\d+)pt\b", lambda found: f"{int(found[1]) * letter_size / 100:g}pt", written)


def _add_face(face: str) -> None:
    QFontDatabase.addApplicationFont(str(resource("fonts", f"LiberationSans-{face}.ttf")))


def _palette() -> QPalette:
    palette = QPalette()
    for role, colour in _PALETTE.items():
        palette.setColor(role, QColor(colour))
    for role in (QPalette.ColorRole.WindowText, QPalette.ColorRole.Text, QPalette.ColorRole.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, role, _DISABLED_INK)
    return palette
