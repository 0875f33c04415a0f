"""The targets of a unit's year, typed by the superior office."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox

from ctph_desktop.domain.figures import Measure
from ctph_desktop.office import open_office
from ctph_desktop.ui.screens.devices.targets_dialog import FIRST, TargetsDialog

NGHIA = "Xã Cam Nghĩa"
ASSIGNED, COMMITTED = FIRST + 1, FIRST + 2


def line_of(sheet, label):
    return next(line for line in sheet.lines if line.label == label)


def row_of(dialog, label):
    return next(n for n, line in enumerate(dialog.table.rows) if line.label == label)


@pytest.fixture
def type_in(qtbot, press):
    """Type into a cell as a person does, key by key to whatever has the keyboard."""

    def type_it(dialog, label, column, text):
        dialog.grid.setFocus()
        qtbot.waitUntil(dialog.grid.hasFocus, timeout=5_000)
        dialog.grid.setCurrentIndex(dialog.table.index(row_of(dialog, label), column))
        press(*text, Qt.Key.Key_Return)

    return type_it


@pytest.fixture
def chosen(open_desk, show_screen, superior):
    desk = open_desk(superior)
    screen = show_screen(desk, "devices")
    row = next(n for n, line in enumerate(screen.table.rows) if line.office.unit_name == NGHIA)
    screen.grid.setCurrentIndex(screen.table.index(row, 0))
    return desk, screen


def test_cl_05_a_target_is_typed_and_changed_only_with_a_reason(chosen, in_dialog, qtbot, press, type_in, superior):
    desk, screen = chosen

    def give(dialog):
        assert isinstance(dialog, TargetsDialog)
        assert not dialog.save_button.isEnabled()
        assert "Chưa có chỉ tiêu nào thay đổi" in dialog.save_button.toolTip()
        type_in(dialog, "Giải quyết việc làm", ASSIGNED, "120")
        qtbot.waitUntil(lambda: len(dialog.changed) == 1, timeout=5_000)
        assert dialog.save_button.isEnabled()
        type_in(dialog, "Giải quyết việc làm", COMMITTED, "140")
        qtbot.waitUntil(lambda: len(dialog.changed) == 2, timeout=5_000)
        assert not dialog.save_button.isEnabled()
        assert "lý do" in dialog.message.text()
        dialog.reason.setFocus()
        press("QĐ 12", to=dialog.reason)
        assert dialog.save_button.isEnabled()
        dialog.save_button.click()
        qtbot.waitUntil(lambda: not dialog.isVisible(), timeout=20_000)

    in_dialog(screen.targets_button.click, give)
    qtbot.waitUntil(lambda: desk.tasks.is_idle, timeout=20_000)
    assert desk.window_shown.saved_state.text().startswith(f"Đã ghi chỉ tiêu của {NGHIA}")
    desk.window_shown.close()
    qtbot.waitUntil(lambda: desk.tasks.is_idle, timeout=20_000)
    with open_office(superior) as office:
        counts = line_of(office.targets.sheet(NGHIA), "Giải quyết việc làm").counts
        assert (counts[Measure.ASSIGNED], counts[Measure.COMMITTED]) == (120, 140)


def test_cl_05_a_cell_without_a_target_cannot_be_typed_into(chosen, in_dialog, type_in):
    def look(dialog):
        type_in(dialog, "Lao động trong độ tuổi", COMMITTED, "7")
        assert dialog.changed == {}

    in_dialog(chosen[1].targets_button.click, look)


def test_what_was_typed_is_given_up_only_after_a_yes(chosen, in_dialog, qtbot, type_in):
    def leave(dialog):
        type_in(dialog, "Tư vấn xuất khẩu lao động", COMMITTED, "9")
        qtbot.waitUntil(lambda: len(dialog.changed) == 1, timeout=5_000)
        for close, answer in ((dialog.close, "Quay lại"), (dialog.leave_button.click, "Bỏ các ô đã sửa")):
            in_dialog(close, answering(answer))
        assert not dialog.isVisible()

    def answering(answer):
        def act(box):
            assert isinstance(box, QMessageBox)
            assert box.text() == "Có 1 ô đã sửa mà chưa ghi. Bỏ các ô này?"
            next(made for made in box.buttons() if made.text().replace("&", "") == answer).click()

        return act

    in_dialog(chosen[1].targets_button.click, leave)


def test_a_figure_in_the_open_cell_is_taken_before_closing_or_writing(chosen, in_dialog, qtbot, press, type_in):
    _, screen = chosen

    def go_back(box):
        assert "1 ô đã sửa" in box.text()
        next(made for made in box.buttons() if made.text().replace("&", "") == "Quay lại").click()

    def leave(dialog):
        dialog.grid.setFocus()
        qtbot.waitUntil(dialog.grid.hasFocus, timeout=5_000)
        dialog.grid.setCurrentIndex(dialog.table.index(row_of(dialog, "Tư vấn xuất khẩu lao động"), COMMITTED))
        press(*"957")
        assert dialog.save_button.isEnabled()
        in_dialog(dialog.close, go_back)
        assert dialog.isVisible()
        assert list(dialog.changed.values()) == [957]
        qtbot.mouseClick(dialog.save_button, Qt.MouseButton.LeftButton)
        qtbot.waitUntil(lambda: not dialog.isVisible(), timeout=20_000)

    in_dialog(screen.targets_button.click, leave)


def test_nothing_is_typed_or_given_up_while_it_is_written_down(chosen, in_dialog, qtbot, type_in):
    _, screen = chosen

    def give(dialog):
        type_in(dialog, "Giải quyết việc làm", ASSIGNED, "120")
        dialog.save_button.click()
        assert not dialog.grid.isEnabled()
        dialog.close()
        assert dialog.isVisible()
        qtbot.waitUntil(lambda: not dialog.isVisible(), timeout=20_000)
        assert dialog.outcome

    in_dialog(screen.targets_button.click, give)


def test_a_sum_its_parts_do_not_make_is_told_and_may_stay(chosen, in_dialog, qtbot, press, type_in):
    _, screen = chosen

    def give(dialog):
        row = row_of(dialog, "Hộ giảm nghèo")
        parts = sum(dialog.table.number(row + n, COMMITTED) or 0 for n in range(1, 6))
        assert dialog.table.number(row, COMMITTED) == parts
        dialog.reason.setFocus()
        press("QĐ 12", to=dialog.reason)
        assert not dialog.message.isVisible()
        type_in(dialog, "Hộ giảm nghèo", COMMITTED, str(parts + 1))
        assert f"các dòng dưới cộng được {parts}, dòng này ghi {parts + 1}" in dialog.message.text()
        assert dialog.save_button.isEnabled()
        type_in(dialog, "Hộ giảm nghèo", COMMITTED, str(parts))
        assert not dialog.message.isVisible()
        dialog.close()

    in_dialog(screen.targets_button.click, give)


def choose_month(dialog, month):
    box = dialog.since_box
    box.setCurrentIndex(box.findData(month))
    box.activated.emit(box.currentIndex())


def test_cl_10_an_amendment_from_july_on_names_its_document_and_leaves_the_first_target(
    chosen, in_dialog, qtbot, press, type_in, superior
):
    desk, screen = chosen

    def amend(dialog):
        choose_month(dialog, "2019-07")
        qtbot.waitUntil(dialog.grid.isEnabled, timeout=20_000)
        before = dialog.table.row(row_of(dialog, "Giải quyết việc làm")).counts[Measure.COMMITTED]
        assert before == 152
        type_in(dialog, "Giải quyết việc làm", COMMITTED, "160")
        qtbot.waitUntil(lambda: len(dialog.changed) == 1, timeout=5_000)
        assert "văn bản điều chỉnh" in dialog.message.text()
        dialog.document.setFocus()
        press("QĐ 12", to=dialog.document)
        dialog.save_button.click()
        qtbot.waitUntil(lambda: not dialog.isVisible(), timeout=20_000)

    def look(dialog):
        assert dialog.since_box.currentText() == "Từ tháng 07/2019 (điều chỉnh)"
        row = row_of(dialog, "Giải quyết việc làm")
        said = dialog.table.data(dialog.table.index(row, COMMITTED + 1))
        assert said == "Cam kết đầu năm: 152; từ tháng 07/2019: 160 (QĐ 12)."

    in_dialog(screen.targets_button.click, amend)
    qtbot.waitUntil(lambda: desk.tasks.is_idle, timeout=20_000)
    in_dialog(screen.targets_button.click, look)
    desk.window_shown.close()
    qtbot.waitUntil(lambda: desk.tasks.is_idle, timeout=20_000)
    with open_office(superior) as office:
        assert line_of(office.targets.sheet(NGHIA), "Giải quyết việc làm").counts[Measure.COMMITTED] == 152


def test_a_second_amendment_of_a_month_names_its_own_document_and_a_slip_keeps_the_one_there_is(
    chosen, in_dialog, qtbot, press, type_in
):
    desk, screen = chosen
    said = []

    def amend(number, field, words):
        def act(dialog):
            assert not dialog.document.isVisible() or dialog.since_box.currentData() == "2019-07"
            choose_month(dialog, "2019-07")
            qtbot.waitUntil(lambda: dialog.grid.isEnabled() and dialog.document.isVisible(), timeout=20_000)
            row = row_of(dialog, "Giải quyết việc làm")
            said.append(dialog.table.data(dialog.table.index(row, COMMITTED + 1)))
            type_in(dialog, "Giải quyết việc làm", COMMITTED, number)
            qtbot.waitUntil(lambda: len(dialog.changed) == 1, timeout=5_000)
            editor = getattr(dialog, field)
            editor.setFocus()
            press(words, to=editor)
            dialog.save_button.click()
            qtbot.waitUntil(lambda: not dialog.isVisible(), timeout=20_000)

        in_dialog(screen.targets_button.click, act)
        qtbot.waitUntil(lambda: desk.tasks.is_idle, timeout=20_000)

    amend("160", "document", "QĐ 12")
    amend("166", "reason", "Gõ nhầm")
    amend("170", "document", "QĐ 30")
    amend("171", "reason", "Gõ nhầm")
    endings = [text.rpartition("; ")[2] for text in said]
    assert endings[1:] == [
        "từ tháng 07/2019: 160 (QĐ 12).", "từ tháng 07/2019: 166 (QĐ 12).", "từ tháng 07/2019: 170 (QĐ 30).",
    ]  # fmt: skip


def test_a_baseline_is_typed_for_the_whole_year_only(chosen, in_dialog, qtbot, type_in):
    def look(dialog):
        choose_month(dialog, "2019-07")
        qtbot.waitUntil(dialog.grid.isEnabled, timeout=20_000)
        type_in(dialog, "Lao động trong độ tuổi", FIRST, "7")
        assert dialog.changed == {}
        choose_month(dialog, "")
        qtbot.waitUntil(dialog.grid.isEnabled, timeout=20_000)
        type_in(dialog, "Lao động trong độ tuổi", FIRST, "7")
        assert list(dialog.changed.values()) == [7]
        dialog.table.set_rows(tuple(dialog._known.values()))

    in_dialog(chosen[1].targets_button.click, look)


def test_another_month_is_shown_only_after_a_yes_to_giving_up_what_was_typed(chosen, in_dialog, qtbot, type_in):
    def refuse(box):
        next(made for made in box.buttons() if made.text().replace("&", "") == "Quay lại").click()

    def look(dialog):
        type_in(dialog, "Giải quyết việc làm", ASSIGNED, "9")
        qtbot.waitUntil(lambda: len(dialog.changed) == 1, timeout=5_000)
        in_dialog(lambda: choose_month(dialog, "2019-07"), refuse)
        assert dialog.since_box.currentData() == ""
        assert len(dialog.changed) == 1
        dialog.table.set_rows(tuple(dialog._known.values()))

    in_dialog(chosen[1].targets_button.click, look)


def test_cl_10_the_line_of_the_superior_office_takes_the_total_it_was_assigned(
    open_desk, show_screen, superior, in_dialog, qtbot, type_in
):
    desk = open_desk(superior)
    screen = show_screen(desk, "devices")
    row = next(n for n, line in enumerate(screen.table.rows) if line.office.unit == screen.link.profile.unit)
    screen.grid.setCurrentIndex(screen.table.index(row, 0))

    def look(dialog):
        assert dialog.windowTitle() == "Kế hoạch giao chung năm 2019 của UBND huyện Cam Lộ"
        assert dialog.table.columnCount() == FIRST + 2
        assert dialog.table.row(row_of(dialog, "Giải quyết việc làm")).counts == {Measure.ASSIGNED: 1200}
        type_in(dialog, "Đào tạo nghề", FIRST, "500")
        qtbot.waitUntil(lambda: len(dialog.changed) == 1, timeout=5_000)
        dialog.save_button.click()
        qtbot.waitUntil(lambda: not dialog.isVisible(), timeout=20_000)

    in_dialog(screen.targets_button.click, look)
    qtbot.waitUntil(lambda: desk.tasks.is_idle, timeout=20_000)
    assert desk.window_shown.saved_state.text().startswith("Đã ghi kế hoạch giao chung")
