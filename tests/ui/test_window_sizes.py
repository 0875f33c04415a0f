"""No window opens larger than the screen has room for, task bar and frame counted."""

import ast
from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QWidget

from ctph_desktop import ui
from ctph_desktop.ui.look.sizes import fit, room_for

NOT_DIALOGS = {"main_window.py", "cell_editor.py", "sizes.py"}


@pytest.mark.parametrize(
    ("wanted", "screen", "given"),
    [
        (QSize(1060, 600), QSize(1366, 720), QSize(1060, 600)),
        (QSize(1140, 540), QSize(1093, 576), QSize(1077, 536)),  # 1366 × 768 at 125 %, task bar of 48
        (QSize(820, 600), QSize(1093, 576), QSize(820, 536)),
    ],
)
def test_a_window_takes_what_the_screen_has(wanted, screen, given):
    assert room_for(wanted, within=screen) == given


def test_a_window_stays_within_the_screen_it_opens_on(qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    fit(window, 5_000, 5_000)
    free = window.screen().availableGeometry().size()
    assert window.width() < free.width()
    assert window.height() < free.height()


def test_every_dialog_asks_for_its_size_in_the_one_way_that_looks_at_the_screen():
    resized = [
        f"{path.name}:{node.lineno}"
        for path in Path(ui.__file__).parent.rglob("*.py")
        if path.name not in NOT_DIALOGS
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and ast.unparse(node.func) == "self.resize"
    ]
    assert resized == []
