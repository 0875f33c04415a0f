"""One look on both systems: what Windows would give another font or colour is told ours."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontMetricsF, QGuiApplication
from PySide6.QtWidgets import QApplication, QMessageBox

from ctph_desktop.ui.look.preferences import Preferences
from ctph_desktop.ui.look.theme import FONT_FAMILY, FONT_POINTS, apply_theme

OF_WINDOWS = QFont("Segoe UI", 9)
KINDS = ("QMenuBar", "QMenu", "QAbstractItemView", "QHeaderView", "QMessageBox", "QStatusBar", "QTipLabel")


class WindowsApplication:
    """Does with fonts what an application on Windows does: a style sheet brings those of the system back."""

    def __init__(self):
        self.fonts = {}

    def setFont(self, font, kind=""):  # noqa: N802 - as Qt calls it
        self.fonts = {**self.fonts, kind: font} if kind else {"": font}

    def setStyleSheet(self, _sheet):  # noqa: N802 - as Qt calls it
        self.fonts |= dict.fromkeys(KINDS, OF_WINDOWS)

    def setPalette(self, palette):  # noqa: N802 - as Qt calls it
        pass

    def styleHints(self):  # noqa: N802 - as Qt calls it
        return QGuiApplication.styleHints()


def test_menus_grids_and_boxes_have_the_font_of_all_else(qapp):
    app = WindowsApplication()
    apply_theme(app)
    assert {(app.fonts[kind].family(), app.fonts[kind].pointSize()) for kind in ("", *KINDS)} == {
        (FONT_FAMILY, FONT_POINTS)
    }


def test_text_is_as_wide_on_every_system(qapp):
    apply_theme(qapp)
    measured = QFontMetricsF(QApplication.font()).horizontalAdvance("Có tay nghề nhưng chưa có bằng cấp")
    assert measured == pytest.approx(218.8, abs=0.1)
    assert QApplication.font().hintingPreference() is QFont.HintingPreference.PreferVerticalHinting


def test_no_word_of_a_button_is_cut_where_its_box_is_narrow(qtbot):
    box = QMessageBox()
    qtbot.addWidget(box)
    box.setText("Mở năm 2020?")
    verbs = ("Mở, chỉ tiêu để trống", "Mở, chép 77 chỉ tiêu năm trước", "Thôi")
    buttons = [box.addButton(verb, QMessageBox.ButtonRole.AcceptRole) for verb in verbs]
    box.show()
    assert [made.width() >= made.sizeHint().width() for made in buttons] == [True, True, True]


def test_a_dark_system_leaves_the_program_light(qapp, monkeypatch):
    chosen = []

    class Hints:
        def setProperty(self, name, value):  # noqa: N802 - as Qt calls it
            chosen.append((name, value))

    app = WindowsApplication()
    monkeypatch.setattr(app, "styleHints", Hints)
    apply_theme(app)
    assert chosen == [("colorScheme", Qt.ColorScheme.Light.value)]
    assert QGuiApplication.styleHints().setProperty(*chosen[0])  # Qt has such a property, and takes it


def test_letters_grow_everywhere_as_chosen_and_come_back_at_the_next_start(data_folder):
    app = WindowsApplication()
    for size, points, heading in ((100, 10, "font-size: 13pt"), (150, 15, "font-size: 19.5pt"), (90, 9, "11.7pt")):
        with_sheet = []
        app.setStyleSheet = with_sheet.append
        apply_theme(app, letter_size=size)
        assert app.fonts[""].pointSizeF() == points
        assert heading in with_sheet[0]
    data_folder.mkdir(parents=True, exist_ok=True)
    preferences = Preferences(data_folder)
    assert preferences.letter_size == 100
    preferences.choose_letter_size(125)
    assert Preferences(data_folder).letter_size == 125
    preferences.file.setValue("letters", "a, b")
    assert preferences.letter_size == 100
