"""A Biểu copied whole from Excel and pasted into Chỉ tiêu: matched by name, looked through, and drafted with Enter."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from ctph_desktop.domain.figures import Measure
from ctph_desktop.ui.screens.targets.pasted_table_dialog import PastedTableDialog

CONTROL = Qt.KeyboardModifier.ControlModifier
BIEU = (
    "BIỂU GIAO CHỈ TIÊU NĂM 2019\n"
    "STT\tXã, phường\tGiải quyết việc làm\t\tSố lớp\n"
    "\t\tGiao\tCam kết\t\n"
    "A\tB\t1\t2\t3\n"
    "1\tXã Cam Thanh\t1.074\t75\t2\n"
    "2\tCam An\t110\tkhông\t2\n"
    "3\tXã Cam Thuỳ\t120\t197\t1\n"
    "\tTổng cộng\t1.304\t272\t5\n"
)


@pytest.fixture
def screen(open_desk, superior, show_screen, qtbot):
    shown = show_screen(open_desk(superior), "targets")
    shown.grid.setFocus()
    qtbot.waitUntil(shown.grid.hasFocus, timeout=5_000)
    return shown


def pasted(screen, press, in_dialog, text, *actions):
    QApplication.clipboard().setText(text)
    in_dialog(lambda: press(Qt.Key.Key_V, modifiers=CONTROL, to=screen.grid), *actions)


def by_name(screen, column):
    return {screen.table.text(row, 0): screen.table.text(row, column) for row in range(screen.table.rowCount())}


def review(dialog):
    assert isinstance(dialog, PastedTableDialog)
    return [
        tuple(dialog.grid.table.text(row, column) for column in range(3)) for row in range(dialog.grid.table.rowCount())
    ]


def test_cl_02_a_whole_bieu_is_matched_looked_through_and_drafted_with_enter(screen, press, in_dialog, qtbot):
    def take(dialog):
        lines = review(dialog)
        assert dialog.told.text() == (
            "Khớp 2/3 dòng đơn vị và 2/3 cột. 1 dòng tổng bỏ qua. 1 số chưa đọc được. Chỗ màu đỏ không lấy."
        )
        assert [(where, text) for where, text, _ in lines[:3]] == [
            ("Cột E", "Số lớp"),
            ("Dòng 7", "Xã Cam Thuỳ"),
            ("Số", "không"),
        ]
        assert lines[0][2] == "chưa rõ, không lấy"
        assert "Xã Cam Thủy" in lines[1][2]
        assert "VL01 – Giải quyết việc làm · Giao" in {meant for *_, meant in lines}
        assert dialog.focusWidget() is dialog.take_button
        press(Qt.Key.Key_Return, to=dialog.take_button)

    pasted(screen, press, in_dialog, BIEU, take)
    qtbot.waitUntil(lambda: bool(screen.drafts), timeout=20_000)
    assert by_name(screen, 1)["Xã Cam Thanh"] == "○ 1.074"
    assert by_name(screen, 1)["Xã Cam An"] == "○ 110"
    assert len(screen.drafts) == 2  # what is given already, 75, is no draft
    window = screen.window()
    assert window.saved_state.text() == "Đã đưa 2 số của bảng dán vào bản nháp, chưa giao."
    (back,) = window.way_links.links
    press(Qt.Key.Key_Return, to=back)
    assert screen.drafts == {}


def test_what_is_not_certain_is_said_with_the_keyboard(screen, press, in_dialog, qtbot):
    def settle(dialog):
        dialog.grid.setCurrentIndex(dialog.grid.table.index(1, 0))
        press(Qt.Key.Key_Return, to=dialog.grid)
        assert dialog.focusWidget() is dialog.meant_box
        press(Qt.Key.Key_Down, to=dialog.meant_box)
        dialog.meant_box.activated.emit(dialog.meant_box.currentIndex())
        assert dialog.told.text().startswith("Khớp 3/3 dòng đơn vị")
        dialog.usual_box.setCurrentIndex(dialog.usual_box.findData(Measure.BASELINE.value))
        dialog.usual_box.activated.emit(dialog.usual_box.currentIndex())
        assert dialog.told.text().startswith("Khớp 3/3 dòng đơn vị")
        dialog.accept()

    pasted(screen, press, in_dialog, BIEU, settle)
    qtbot.waitUntil(lambda: bool(screen.drafts), timeout=20_000)
    assert by_name(screen, 1)["Xã Cam Thủy"] == "○ 120"


def test_doubtful_numbers_are_asked_about_once_and_a_table_without_units_is_laid_where_it_is_pasted(
    screen, press, in_dialog, qtbot
):
    def answer(dialog):
        (question,) = dialog.questions
        assert dialog.counts[dialog.units[1], dialog.columns[1]] == 1297
        question.choices[None].click()
        assert not dialog.take_button.isEnabled()
        dialog.reject()

    pasted(screen, press, in_dialog, "Đơn vị\tVL01\nXã Cam An\t1,297", answer)
    assert screen.drafts == {}
    QApplication.clipboard().setText("1.000\t74\n2\tghi chú\n")
    in_dialog(
        lambda: press(Qt.Key.Key_V, modifiers=CONTROL, to=screen.grid),
        lambda dialog: dialog.good_button.click(),
    )
    qtbot.waitUntil(lambda: len(screen.drafts) == 3, timeout=20_000)
