"""A roster in doubt on screen: said, and the button is there only as long as the doubt."""

import shutil

import pytest
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QMessageBox

from ctph_desktop.office import open_office


@pytest.fixture
def in_doubt(superior):
    older = superior.parent / "older.db"
    shutil.copyfile(superior / "ctph.db", older)
    with open_office(superior):
        pass
    shutil.copyfile(superior / "ctph.db", older)
    with open_office(superior) as office:
        office.safekeeping.recovery.issue()
        office.devices.rename(office.devices.devices()[-1].key, "Tên khác")
    shutil.copyfile(older, superior / "ctph.db")
    return superior


def answering(verb):
    """Click a button of the next question."""

    def click():
        box = QApplication.activeModalWidget()
        assert isinstance(box, QMessageBox)
        next(made for made in box.buttons() if made.text() == verb).click()

    QTimer.singleShot(0, click)


def test_the_button_asks_first_and_goes_away_with_the_doubt(open_desk, show_screen, in_doubt, qtbot):
    screen = show_screen(open_desk(in_doubt), "devices")
    assert screen.trust_button.isVisible()
    assert "tệp mới nhất của các xã" in screen.note.text()
    answering("Thôi")
    screen.trust_button.click()
    assert screen.trust_button.isVisible()
    answering("Đúng, không đổi gì")
    screen.trust_button.click()
    qtbot.waitUntil(lambda: not screen.trust_button.isVisible(), timeout=20_000)
    assert not screen.note.isVisible()


def test_without_a_doubt_there_is_no_such_button(open_desk, show_screen, superior):
    assert not show_screen(open_desk(superior), "devices").trust_button.isVisible()
