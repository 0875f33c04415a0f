"""What is written can be read, and what may be typed into can be told from the rest (WCAG 2.1, 1.4.3 and 1.4.11)."""

import re

import pytest
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication

from ctph_desktop.system.paths import resource
from ctph_desktop.ui.look.tones import (
    ACCENT,
    BACKGROUNDS,
    FIELD_LINE,
    HEADING,
    HEADING_INK,
    INKS,
    REMARK,
    SELECTION,
    Tone,
)
from ctph_desktop.ui.widgets import year_bars

TEXT = 4.5
SIGN = 3.0
WINDOW = "#f4f6f8"
RULE = re.compile(r"([^{}]+)\{([^}]*)\}")
# Each lies on what another rule paints, or on its own background in every state.
LIES_ON = {"#navigation": "#eef1f5", "QPushButton": "#ffffff", "#header": "#ffffff", "#statusLine": "#ffffff"}
ON_WHITE = ("#officeName", "#programmeTitle", "#savedState")


def ratio(one, other):
    brighter, darker = sorted((luminance(QColor(one)), luminance(QColor(other))), reverse=True)
    return (brighter + 0.05) / (darker + 0.05)


def luminance(colour):
    parts = [p / 12.92 if p <= 0.03928 else ((p + 0.055) / 1.055) ** 2.4 for p in colour.getRgbF()[:3]]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def over(top, below):
    share = top.alphaF()
    mixed = [a * share + b * (1 - share) for a, b in zip(top.getRgbF()[:3], below.getRgbF()[:3], strict=True)]
    return QColor.fromRgbF(*mixed)


def style_rules():
    """Return (selector, properties) of the style sheet."""
    sheet = re.sub(r"/\*.*?\*/", "", resource("theme", "ctph.qss").read_text(encoding="utf-8"), flags=re.DOTALL)
    for selectors, body in RULE.findall(sheet):
        properties = dict(re.findall(r"([\w-]+)\s*:\s*([^;]+)", body))
        yield from ((selector.strip(), properties) for selector in selectors.split(","))


def test_luminance_is_that_of_the_standard():
    assert ratio("#000000", "#ffffff") == pytest.approx(21)
    assert ratio("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("tone", Tone)
def test_the_text_of_a_cell_can_be_read_also_where_it_is_chosen(tone):
    assert ratio(INKS[tone], BACKGROUNDS[tone]) >= TEXT
    assert ratio(INKS[tone], over(SELECTION, BACKGROUNDS[tone])) >= TEXT


@pytest.mark.parametrize("tone", Tone)
def test_the_marks_of_a_cell_are_seen_on_every_tone(tone):
    assert ratio(REMARK, BACKGROUNDS[tone]) >= SIGN
    assert ratio(ACCENT, BACKGROUNDS[tone]) >= SIGN


@pytest.mark.parametrize("tone", [Tone.EDITABLE, Tone.COMPUTED, Tone.TOTAL])
def test_the_line_around_what_may_be_typed_is_seen_beside_every_neighbour(tone):
    assert ratio(FIELD_LINE, BACKGROUNDS[tone]) >= SIGN


def test_a_head_can_be_read():
    assert ratio(HEADING_INK, HEADING) >= TEXT


def test_every_colour_of_the_style_sheet_can_be_read_on_what_it_lies_on():
    unread = []
    for selector, properties in style_rules():
        if "color" not in properties:
            continue
        base = next((ground for start, ground in LIES_ON.items() if selector.startswith(start)), WINDOW)
        ground = properties.get("background", "#ffffff" if selector.startswith(ON_WHITE) else base)
        if ratio(properties["color"], ground) < TEXT:
            unread.append((selector, round(ratio(properties["color"], ground), 2)))
    assert unread == []


def test_the_border_of_a_button_is_seen_on_the_window():
    borders = [properties["border"] for selector, properties in style_rules() if selector == "QPushButton"]
    (colour,) = (re.search("#[0-9a-f]{6}", border).group() for border in borders)
    assert ratio(colour, WINDOW) >= SIGN
    assert ratio(colour, "#ffffff") >= SIGN


@pytest.mark.parametrize("group", [QPalette.ColorGroup.Active, QPalette.ColorGroup.Disabled])
@pytest.mark.parametrize(
    ("ink", "ground"),
    [
        ("WindowText", "Window"),
        ("Text", "Base"),
        ("Text", "AlternateBase"),
        ("ButtonText", "Button"),
        ("HighlightedText", "Highlight"),
        ("ToolTipText", "ToolTipBase"),
        ("Link", "Window"),
        ("PlaceholderText", "Base"),
    ],
)
def test_what_a_palette_writes_can_be_read(group, ink, ground):
    palette = QApplication.palette()
    roles = (getattr(QPalette.ColorRole, ink), getattr(QPalette.ColorRole, ground))
    assert ratio(*(palette.color(group, role) for role in roles)) >= TEXT


def test_bars_are_seen_on_what_they_stand_on():
    for colour in (year_bars._AHEAD, year_bars._BEHIND, year_bars._NOT_YET):
        assert ratio(colour, year_bars._EMPTY) >= SIGN
        assert ratio(colour, "#ffffff") >= SIGN
    for ink in (year_bars._INK, year_bars._QUIET):
        assert ratio(ink, "#ffffff") >= TEXT
