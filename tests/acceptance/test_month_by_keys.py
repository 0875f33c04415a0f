"""A month of a commune with the keyboard, counted: a figure with the key that ends it is one input, as any key is."""

import pytest
from desktop_hands import PLAIN, press, type_text
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from usual_work import CAM_TUYEN

from ctph_desktop.demonstration.sample import MARCH
from ctph_desktop.domain.submissions import SubmissionState
from ctph_desktop.services.exchanging import foreign_files
from ctph_desktop.services.ground.exchange_rows import DriveRow
from ctph_desktop.ui.screens.progress.seal_dialog import SealDialog

FIGURES = (12, 6, 3, 2, 4, 1, 0, 1, 0, 0, 2, 3, 75)
MOST_INPUTS = 22


class CountedKeys:
    """The only way this story touches the program."""

    def __init__(self) -> None:
        self.inputs = 0

    def figure(self, number: int) -> None:
        self.inputs += 1
        type_text(str(number))
        press(Qt.Key.Key_Return)

    def key(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = PLAIN) -> None:
        self.inputs += 1
        press(key, modifiers)


@pytest.fixture
def stick(tmp_path, monkeypatch):
    folder = tmp_path / "KINGSTON"
    folder.mkdir()
    drive = DriveRow(str(folder), "KINGSTON", 1_000_000_000, is_removable=True)
    monkeypatch.setattr(foreign_files, "drive_rows", lambda: (drive,))
    return folder


def test_cl_14_cl_22_thirteen_figures_are_typed_sealed_and_on_a_stick_in_22_inputs(sample, hands, stick):
    counted = CountedKeys()

    def agree(dialog):
        hands.qtbot.waitUntil(lambda: dialog.folder == stick, timeout=20_000)
        hands.qtbot.waitUntil(lambda: dialog.isAncestorOf(QApplication.focusWidget()), timeout=20_000)
        counted.key(Qt.Key.Key_Return)

    with hands.at(sample / CAM_TUYEN):
        counted.key(Qt.Key.Key_2, Qt.KeyboardModifier.AltModifier)
        hands.rest()
        progress = hands.window.pages.currentWidget()
        assert hands.window.period_picker.period == MARCH
        for number in FIGURES:
            counted.figure(number)
        with hands.answering((SealDialog, agree)):
            counted.key(Qt.Key.Key_F9)
        hands.qtbot.waitUntil(lambda: progress.sheet.state is SubmissionState.EXPORTED, timeout=30_000)
        typed = [int(row.in_period.quantity or 0) for row in progress.sheet.rows if not row.is_computed]
        assert typed == list(FIGURES)
    assert len(list(stick.iterdir())) == 1
    assert counted.inputs <= MOST_INPUTS
