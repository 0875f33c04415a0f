"""A province from nothing, in the window: founded, a programme by hand, a Biểu pasted and given; then a month round."""

import pytest
from desktop_hands import click, press
from province_story import PROGRAMME, largest_province, month_goes_round
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication, QPlainTextEdit

from ctph_desktop.ui.beginnings.founding_dialog import FoundingDialog
from ctph_desktop.ui.look.dialogs import TextDialog
from ctph_desktop.ui.screens.programme.new_programme_dialog import NewProgrammeDialog
from ctph_desktop.ui.screens.targets.issue_dialog import IssueDialog
from ctph_desktop.ui.screens.targets.pasted_table_dialog import PastedTableDialog

CONTROL = Qt.KeyboardModifier.ControlModifier
HEADING = "BIỂU GIAO CHỈ TIÊU NĂM 2026\nSTT\tXã, phường\tHộ thoát nghèo\t\n\t\tGiao\tCam kết\n"
INDICATORS = "NG01;Hộ thoát nghèo;hộ\nTL01;Tỷ lệ hộ nghèo;%;2;thời điểm;giảm\n"


@pytest.fixture
def wait(qtbot):
    return lambda is_so: qtbot.waitUntil(is_so, timeout=60_000)


def founded(hands, wait, province):
    """Found the office with all communes of a province out of the catalogue; return its folder."""
    folders = []

    def pick():
        picker = QApplication.activeModalWidget()
        wait(lambda: picker.province_box.count() > 1)
        box = picker.province_box
        box.setCurrentIndex(next(at for at in range(box.count()) if province in box.itemText(at)))
        click(picker.all_button)

    def found(dialog):
        wait(lambda: dialog.programme_box.count() == 2)
        QTimer.singleShot(0, pick)
        click(dialog.pick_button)
        assert dialog.units_read.text() == "Đọc được 168 đơn vị."
        dialog.person_name.setText("Cán bộ tỉnh")
        dialog.year.setValue(2026)
        click(dialog.next_button)
        click(dialog.found_button)
        wait(lambda: dialog.folder is not None)
        folders.append(dialog.folder)

    hands.desk.start(None)
    hands.rest()
    with hands.answering((FoundingDialog, found)):
        click(hands.window.pages.currentWidget().founding_button)
    wait(lambda: bool(hands.window.places))
    hands.rest()
    return folders[0]


def begin_programme(hands, wait):
    """Make a programme by hand, and list its indicators."""
    before = hands.desk.link.profile.programme.uuid

    def begin(dialog):
        dialog.name.setText(PROGRAMME)
        dialog.first_year.setValue(2026)
        dialog.last_year.setValue(2030)
        click(dialog.found_button)

    def add(dialog):
        dialog.findChild(QPlainTextEdit).setPlainText(INDICATORS)
        dialog.accept()

    with hands.answering((NewProgrammeDialog, begin)):
        click(hands.screen("programme").new_button)
    wait(lambda: hands.desk.link is not None and hands.desk.link.profile.programme.uuid != before)
    hands.rest()
    with hands.answering((TextDialog, add)):
        hands.screen("programme").indicators_page.add_button.click()


def paste_and_give(hands, wait, communes):
    """Paste a whole Biểu from a spreadsheet, from the last commune to the first, and give what it says."""
    targets = hands.screen("targets")
    wait(lambda: targets.table.rowCount() == len(communes))
    targets.grid.setFocus()
    lines = [f"{number}\t{unit.name}\t{number + 9}\t50" for number, unit in enumerate(communes, 1)]
    QApplication.clipboard().setText(HEADING + "\n".join(reversed(lines)) + "\n\tTổng cộng\t15.708\t8.400\n")

    def look(dialog):
        assert dialog.told.text() == "Khớp 168/168 dòng đơn vị và 2/2 cột. 1 dòng tổng bỏ qua."
        click(dialog.take_button)

    def give(dialog):
        wait(lambda: dialog.effect is not None)
        dialog.number.setText("12/QĐ-UBND")
        dialog.number.textEdited.emit(dialog.number.text())
        wait(dialog.give_button.isEnabled)
        click(dialog.give_button)

    with hands.answering((PastedTableDialog, look)):
        press(Qt.Key.Key_V, CONTROL)
    assert len(targets.drafts) == 336
    with hands.answering((IssueDialog, give)):
        click(targets.issue_button)
    wait(lambda: targets.drafts == {})


def test_a_province_is_founded_its_bieu_pasted_and_given_in_the_window_and_a_month_goes_round(
    hands, wait, ctph, tmp_path
):
    name, communes = largest_province()
    home = founded(hands, wait, name)
    begin_programme(hands, wait)
    paste_and_give(hands, wait, communes)
    hands.close()
    wait(lambda: hands.desk.link is None)
    month_goes_round(
        ctph, home, communes[0], communes[-1], root=tmp_path, figures=("NG01=7", "TL01=2,25"), counts={"7", "2.25"}
    )
