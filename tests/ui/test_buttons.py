"""Buttons and the keyboard: Enter presses the one that has it, and work that runs does not hand it to a neighbour."""

from functools import partial

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QDialog, QVBoxLayout

from ctph_desktop.ui.widgets.controls import button
from ctph_desktop.ui.widgets.reasons import allow_together


def _hear(heard, text, *_):
    heard.append(text)


@pytest.fixture
def dialog(qtbot):
    """Three buttons, with what was pressed in `heard`."""
    made = QDialog()
    made.heard = []
    made.buttons = [button(text) for text in ("Xuất", "Bỏ duyệt", "Đóng")]
    layout = QVBoxLayout(made)
    for one in made.buttons:
        layout.addWidget(one)
        one.clicked.connect(partial(_hear, made.heard, one.text()))
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
def test_the_button_that_has_the_keyboard_is_pressed_by_enter_and_space(dialog, qtbot, key):
    qtbot.keyClick(dialog.buttons[1], key)
    assert dialog.heard == ["Bỏ duyệt"]


def test_enter_held_down_presses_nothing_more(dialog):
    held = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Return, Qt.KeyboardModifier.NoModifier, "\r", True)
    QApplication.sendEvent(dialog.buttons[0], held)
    assert dialog.heard == []
    assert dialog.isVisible()


def test_the_keyboard_comes_back_to_the_button_whose_work_is_done(dialog):
    export, take_back, _ = dialog.buttons
    export.setFocus()
    allow_together((export,), why_not="Đang ghi.")
    assert dialog.focusWidget() is dialog
    allow_together((export,), why_not="")
    assert dialog.focusWidget() is export
    allow_together((export,), why_not="Đang ghi.")
    take_back.setFocus()
    allow_together((export,), why_not="")
    assert dialog.focusWidget() is take_back
