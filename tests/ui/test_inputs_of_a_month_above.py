"""How many keys a month costs a superior office: nine files taken in, reviewed and answered, in the real window.

Letters of words are left out; all else is a key press or a click, sent to whatever has the keyboard.
"""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from ctph_desktop.channels import drives
from ctph_desktop.domain.figures import NOTHING
from ctph_desktop.domain.periods import ReportingPeriod
from ctph_desktop.domain.submissions import SubmissionState
from ctph_desktop.office import open_office
from ctph_desktop.ui.screens.exchange.preview_dialog import PreviewDialog
from ctph_desktop.ui.widgets.place_dialog import PlaceDialog

APRIL = ReportingPeriod.month(2019, 4)
ALT, PLAIN = Qt.KeyboardModifier.AltModifier, Qt.KeyboardModifier.NoModifier
MOST = 28


class Fingers:
    """Presses keys where the keyboard is, and counts them."""

    def __init__(self):
        self.pressed = 0

    def press(self, key, modifiers=PLAIN, *, window=None):
        window = window or QApplication.activeWindow()
        assert window is not None
        target = window.focusWidget() or window
        self.pressed += 1
        QTest.keyClick(target, key, modifiers)

    def write(self, text):
        """Type words: what is said to a commune is written by hand in either way of working."""
        for letter in text:
            QTest.keyClicks(QApplication.focusWidget(), letter)


@pytest.fixture
def stick(sample, tmp_path, monkeypatch):
    """A stick with the April of nine communes on it."""
    folder = tmp_path / "usb"
    folder.mkdir()
    for commune in sorted(sample.glob("19*")):
        with open_office(commune) as office:
            rows = office.progress.sheet(APRIL).rows
            office.progress.record(APRIL, {row.key: NOTHING for row in rows if not row.is_computed})
            office.submissions.seal(APRIL)
            office.exchange.export_package(folder)
    monkeypatch.setattr(drives, "list_drives", lambda: (drives.Drive(folder, "KINGSTON", 5 * 1024**3, True),))
    return folder


def come_back(desk, qtbot):
    """Give the keyboard back to the window after dialogs, as a window manager does."""
    with qtbot.waitActive(desk.window_shown):
        desk.window_shown.activateWindow()


def test_cl_23_nine_reports_are_taken_in_reviewed_and_answered_by_few_keys(
    stick, superior, open_desk, show_screen, qtbot, in_dialog
):
    desk = open_desk(superior)
    show_screen(desk, "overview")
    fingers = Fingers()
    came = len(list(stick.glob("*.ctph")))

    def enter(kind):
        def act(dialog):
            assert isinstance(dialog, kind)
            qtbot.waitUntil(lambda: dialog.focusWidget() is not None, timeout=20_000)
            fingers.press(Qt.Key.Key_Return, window=dialog)
            qtbot.waitUntil(lambda: not dialog.isVisible(), timeout=20_000)

        return act

    fingers.press(Qt.Key.Key_6, ALT)
    screen = next(place.screen for place in desk.window_shown.places if place.key == "exchange")
    qtbot.waitUntil(lambda: desk.tasks.is_idle and screen.board.rowCount() == came == 9, timeout=20_000)
    review = screen.report_review

    in_dialog(lambda: fingers.press(Qt.Key.Key_T, ALT), enter(PlaceDialog), enter(PreviewDialog))
    qtbot.waitUntil(lambda: desk.window_shown.way_links is not None and desk.tasks.is_idle, timeout=60_000)
    come_back(desk, qtbot)
    assert desk.window_shown.way_links.links[0].hasFocus()
    fingers.press(Qt.Key.Key_Return)
    before = None
    for number in range(came):
        qtbot.waitUntil(lambda before=before: review.page not in {None, before} and desk.tasks.is_idle, timeout=20_000)
        qtbot.waitUntil(review.page.grid.hasFocus, timeout=20_000)
        before = review.page
        if number == 4:
            fingers.write("xem lai so nay")
            fingers.press(Qt.Key.Key_T, ALT)
        else:
            fingers.press(Qt.Key.Key_D, ALT)
    qtbot.waitUntil(lambda: review.page is None and desk.tasks.is_idle, timeout=20_000)
    states = [cell.state for row in screen.board_panel.rows for cell in row.cells if cell.period == APRIL]
    assert states.count(SubmissionState.ACCEPTED) == 8
    assert states.count(SubmissionState.RETURNED) == 1

    in_dialog(lambda: fingers.press(Qt.Key.Key_X, ALT), enter(PlaceDialog))
    qtbot.waitUntil(lambda: len(list(stick.glob("*.ctph"))) == 2 * came and desk.tasks.is_idle, timeout=60_000)
    assert fingers.pressed <= MOST
    assert fingers.pressed == 16, "as the page on screens says: look again when it costs more"
