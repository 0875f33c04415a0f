"""Founding a superior office from the start page, typed key by key."""

import pytest
from PySide6.QtCore import Qt

from ctph_desktop.office.founding import catalogue
from ctph_desktop.ui.beginnings.founding_dialog import FoundingDialog
from ctph_desktop.ui.look import dialogs

UNITS = "20001 Phường Đông Hà\n20002;Xã Hiếu Giang"


@pytest.fixture
def start(open_desk):
    desk = open_desk(None)
    return desk, desk.window_shown.pages.currentWidget()


@pytest.fixture
def type_into(qtbot, press):
    """Give a field the keyboard and type, a line break being Return."""

    def type_it(widget, text):
        widget.setFocus()
        qtbot.waitUntil(widget.hasFocus, timeout=5_000)
        for letter in text:
            press(Qt.Key.Key_Return if letter == "\n" else letter)

    return type_it


def fill(dialog, type_into, *, name="Sở Nội vụ", code="45SN", person="Cán bộ Sở", units=UNITS):
    for widget, text in (
        (dialog.name, name), (dialog.code, code), (dialog.person_name, person), (dialog.units, units),
    ):  # fmt: skip
        type_into(widget, text)


def read(dialog, qtbot):
    assert isinstance(dialog, FoundingDialog)
    qtbot.waitUntil(lambda: dialog.programme_box.count() == 2, timeout=20_000)


def test_an_office_of_ones_own_is_founded_and_opened(start, in_dialog, qtbot, type_into):
    desk, page = start

    def found(dialog):
        read(dialog, qtbot)
        fill(dialog, type_into)
        dialog.year.setValue(2026)
        assert dialog.units_read.text() == "Đọc được 2 đơn vị."
        dialog.next_button.click()
        said = dialog.summary.toPlainText()
        for part in (
            "Sở Nội vụ (mã 45sn)",
            "Năm kế hoạch: 2026",
            "năm 2026",
            "1. Phường Đông Hà (mã 20001)",
            "chưa có",
        ):
            assert part in said
        dialog.found_button.click()
        qtbot.waitUntil(lambda: dialog.folder is not None, timeout=30_000)

    in_dialog(page.founding_button.click, found)
    qtbot.waitUntil(lambda: desk.window_shown.office_name.text() == "Sở Nội vụ", timeout=30_000)
    qtbot.waitUntil(lambda: desk.tasks.is_idle, timeout=30_000)
    assert [row.unit_name for row in desk.link.holder.office.review.board()] == ["Phường Đông Hà", "Xã Hiếu Giang"]


def test_bd_02_an_office_is_founded_with_a_programme_that_has_a_name_alone(start, in_dialog, qtbot, type_into):
    desk, page = start

    def found(dialog):
        read(dialog, qtbot)
        assert not dialog.title.isVisible()
        dialog.programme_box.setCurrentIndex(1)
        assert dialog.title.isVisible()
        assert not dialog.fill_button.isEnabled()
        fill(dialog, type_into)
        dialog.next_button.click()
        assert "tên chương trình" in dialog.message.text()
        type_into(dialog.title, "CTPH giảm nghèo 2026–2030")
        dialog.year.setValue(2026)
        dialog.next_button.click()
        said = dialog.summary.toPlainText()
        assert "Chương trình: CTPH giảm nghèo 2026–2030" in said
        assert "dán danh sách chỉ tiêu" in said
        dialog.found_button.click()
        qtbot.waitUntil(lambda: dialog.folder is not None, timeout=30_000)

    in_dialog(page.founding_button.click, found)
    qtbot.waitUntil(lambda: desk.window_shown.office_name.text() == "Sở Nội vụ", timeout=30_000)
    qtbot.waitUntil(lambda: desk.tasks.is_idle, timeout=30_000)
    office = desk.link.holder.office
    assert [row.unit_name for row in office.review.board()] == ["Phường Đông Hà", "Xã Hiếu Giang"]
    assert office.documents.bones().indicators == ()
    for place in desk.window_shown.places:
        desk.window_shown.go_to(place.key)
        qtbot.waitUntil(lambda: desk.tasks.is_idle, timeout=30_000)


def test_what_is_missing_is_said_one_thing_after_the_other_and_nothing_is_made(
    start, in_dialog, qtbot, type_into, data_folder
):
    def look(dialog):
        read(dialog, qtbot)
        steps = (
            (dialog.name, "Sở Nội vụ", "tên đơn vị cấp trên"),
            (dialog.code, "45", "mã đơn vị cấp trên"),
            (dialog.person_name, "Cán bộ", "họ và tên"),
            (dialog.units, "20001 Phường Đông Hà\nXã Hiếu Giang", "danh sách"),
        )
        for widget, text, missing in steps:
            dialog.next_button.click()
            assert missing in dialog.message.text()
            type_into(widget, text)
        dialog.next_button.click()
        assert "Dòng 2 «Xã Hiếu Giang»" in dialog.message.text()
        dialog.units.setPlainText("45\tPhường Đông Hà")
        dialog.next_button.click()
        assert "trùng" in dialog.message.text()
        assert dialog.pages.currentIndex() == 0

    in_dialog(start[1].founding_button.click, look)
    assert not list(data_folder.glob("cap-tren*"))


def test_the_units_of_the_template_are_filled_in_and_bring_its_targets(start, in_dialog, qtbot, type_into):
    def look(dialog):
        read(dialog, qtbot)
        dialog.fill_button.click()
        type_into(dialog.person_name, "Cán bộ huyện")
        dialog.next_button.click()
        assert "theo văn bản có sẵn" in dialog.summary.toPlainText()
        dialog.back_button.click()
        dialog.year.setValue(2027)
        dialog.next_button.click()
        assert "Chỉ tiêu, cam kết: chưa có" in dialog.summary.toPlainText()
        assert dialog.units_read.text() == f"Đọc được {len(catalogue().programmes[0].units)} đơn vị."

    in_dialog(start[1].founding_button.click, look)


def test_an_office_founded_twice_is_asked_about_and_gets_a_folder_of_its_own(
    start, in_dialog, qtbot, type_into, data_folder, monkeypatch
):
    desk, page = start
    answers, asked = [False, True], []
    monkeypatch.setattr(dialogs, "ask", lambda *_, **words: (asked.append(words["text"]), answers.pop(0))[1])

    def found(dialog):
        read(dialog, qtbot)
        fill(dialog, type_into)
        dialog.year.setValue(2026)
        dialog.next_button.click()
        dialog.found_button.click()
        qtbot.waitUntil(lambda: dialog.folder is not None or dialog.found_button.isEnabled(), timeout=30_000)

    in_dialog(page.founding_button.click, found)
    qtbot.waitUntil(lambda: desk.tasks.is_idle, timeout=30_000)
    desk.show_start_page()
    qtbot.waitUntil(lambda: desk.tasks.is_idle, timeout=30_000)
    again = desk.window_shown.pages.currentWidget()

    def asked_about(dialog):
        found(dialog)
        assert dialog.folder is None
        assert "cap-tren-45sn-2026" in asked[0]
        dialog.found_button.click()
        qtbot.waitUntil(lambda: dialog.folder is not None, timeout=30_000)

    in_dialog(again.founding_button.click, asked_about)
    qtbot.waitUntil(lambda: desk.tasks.is_idle, timeout=30_000)
    assert sorted(folder.name for folder in data_folder.glob("cap-tren*")) == [
        "cap-tren-45sn-2026",
        "cap-tren-45sn-2026-2",
    ]
