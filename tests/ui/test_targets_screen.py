"""Chỉ tiêu of a superior office: typed as drafts with the keyboard, and given at one time."""

from decimal import Decimal

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QMessageBox

from ctph_desktop.domain.figures import Measure
from ctph_desktop.domain.programme_years import Standpoint
from ctph_desktop.office import open_office
from ctph_desktop.ui.look.tones import Tone
from ctph_desktop.ui.screens.targets.allocation_dialog import SHARE, AllocationDialog
from ctph_desktop.ui.screens.targets.issue_dialog import IssueDialog
from ctph_desktop.ui.screens.targets.targets_screen import UnitGroup

ASSIGNED, COMMITTED = 1, 2  # the columns of the first indicator
CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def desk(open_desk, superior):
    return open_desk(superior)


@pytest.fixture
def screen(desk, show_screen, qtbot):
    shown = show_screen(desk, "targets")
    shown.grid.setFocus()
    qtbot.waitUntil(shown.grid.hasFocus, timeout=5_000)
    return shown


def texts(screen, column):
    return [screen.table.text(row, column) for row in range(screen.table.rowCount())]


def idle(desk, qtbot):
    qtbot.waitUntil(lambda: desk.tasks.is_idle, timeout=20_000)


def test_the_fifth_keys_lead_to_the_targets_of_all_units(desk, screen):
    assert desk.window_shown.navigation.currentItem().text() == "5  Chỉ tiêu"
    assert texts(screen, 0)[:3] == ["Xã Cam An", "Xã Cam Thanh", "Xã Cam Thủy"]
    assert texts(screen, COMMITTED)[:3] == ["215", "75", "197"]
    assert screen.table.columns[COMMITTED].groups == ("Giải quyết việc làm",)


def test_cl_10_totals_and_the_own_total_stay_under_the_units(screen):
    assert [screen.totals.text(row, 0) for row in range(2)] == ["Tổng các đơn vị", "Cấp trên giao"]
    assert [screen.totals.text(row, COMMITTED) for row in range(2)] == ["1.296", "108,00%"]
    assert screen.totals.text(1, ASSIGNED) == "1.200"
    assert screen.pinned.y() > screen.searched.y()
    assert [screen.pinned.columnWidth(column) for column in range(3)] == [
        screen.grid.columnWidth(column) for column in range(3)
    ]
    screen.grid.horizontalScrollBar().setValue(50)
    assert screen.pinned.horizontalScrollBar().value() == screen.grid.horizontalScrollBar().value()


def test_what_is_typed_is_a_draft_that_counts_in_the_totals_and_is_given_with_document_and_reason(
    desk, screen, superior, press, qtbot, in_dialog
):
    press(*"110", Qt.Key.Key_Return, Qt.Key.Key_Right, *"76", Qt.Key.Key_Return)
    assert (screen.table.text(0, ASSIGNED), screen.table.text(1, COMMITTED)) == ("○ 110", "○ 76")
    assert screen.table.look(0, ASSIGNED).tone == Tone.WAITING
    assert [screen.totals.text(row, COMMITTED) for row in range(2)] == ["1.297", "108,08%"]
    assert screen.issue_button.text() == "&Ghi và giao 2…"

    def give(dialog):
        assert isinstance(dialog, IssueDialog)
        qtbot.waitUntil(lambda: dialog.effect is not None, timeout=20_000)
        assert "Giao 1 chỉ tiêu mới, sửa 1 chỉ tiêu đã giao của 2 đơn vị" in dialog.effect_label.text()
        assert "hãy ghi lý do" in dialog.effect_label.text()
        assert not dialog.give_button.isEnabled()
        dialog.since_box.setCurrentIndex(dialog.since_box.findData("2019-07"))
        dialog.number.setFocus()
        press("QD 45", to=dialog.number)
        press("giao them", to=dialog.reason)
        qtbot.waitUntil(dialog.give_button.isEnabled, timeout=20_000)
        press(Qt.Key.Key_Return, to=dialog.reason)
        qtbot.waitUntil(lambda: not dialog.isVisible(), timeout=20_000)

    in_dialog(screen.issue_button.click, give)
    idle(desk, qtbot)
    assert desk.window_shown.saved_state.text().startswith("Đã giao 2 chỉ tiêu cho 2 đơn vị.")
    assert screen.drafts == {}
    qtbot.waitUntil(lambda: screen.table.text(1, COMMITTED) == "76²", timeout=20_000)
    screen.grid.setCurrentIndex(screen.table.index(1, COMMITTED))
    assert "đầu năm: 75; từ tháng 07/2019: 76 (QD 45 ngày" in screen.facts.text()
    desk.window_shown.close()
    idle(desk, qtbot)
    with open_office(superior) as office:
        (cam_an, cam_thanh, *_) = office.target_grid.view().units
        places = {(one.code, one.place.measure): one.place for one in office.target_grid.view().columns}
        assert cam_an.counts[places["VL01", Measure.ASSIGNED]] == 110
        assert [one.quantity for one in cam_thanh.versions[places["VL01", Measure.COMMITTED]]] == [75, 76]
        assert office.target_drafts.read() == {}


def test_drafts_outlive_the_screen_and_the_window(desk, screen, superior, press, qtbot, open_desk, show_screen):
    press(*"110", Qt.Key.Key_Return)
    show_screen(desk, "exchange")
    assert show_screen(desk, "targets").table.text(0, ASSIGNED) == "○ 110"
    desk.window_shown.close()
    idle(desk, qtbot)
    qtbot.waitUntil(lambda: desk.link is None, timeout=20_000)
    again = show_screen(open_desk(superior), "targets")
    assert again.table.text(0, ASSIGNED) == "○ 110"
    assert again.filters.buttons[UnitGroup.DRAFTED].text() == "○ Có bản nháp 1"


def test_a_block_is_pasted_taken_back_and_done_again_at_one_time(screen, press):
    QApplication.clipboard().setText("1.000\t74\n2\t3\n")
    press(Qt.Key.Key_V, modifiers=CONTROL)
    assert texts(screen, ASSIGNED)[:3] == ["○ 1.000", "○ 2", ""]
    assert texts(screen, COMMITTED)[:2] == ["○ 74", "○ 3"]
    press(Qt.Key.Key_Z, modifiers=CONTROL)
    assert (texts(screen, ASSIGNED)[0], texts(screen, COMMITTED)[0], screen.drafts) == ("", "215", {})
    press(Qt.Key.Key_Y, modifiers=CONTROL)
    assert texts(screen, COMMITTED)[:2] == ["○ 74", "○ 3"]


def test_typing_what_is_given_already_and_blanking_leave_no_draft_and_a_draft_that_takes_back(screen, press):
    press(Qt.Key.Key_Right, *"215", Qt.Key.Key_Return)
    assert screen.drafts == {}
    press(Qt.Key.Key_Up, Qt.Key.Key_Delete)
    assert screen.table.text(0, COMMITTED) == "○ rút"
    assert "rút chỉ tiêu" in screen.facts.text()


def test_a_count_is_a_filter(screen, press, qtbot):
    press(*"5", Qt.Key.Key_Return)
    drafted = screen.filters.buttons[UnitGroup.DRAFTED]
    qtbot.mouseClick(drafted, Qt.MouseButton.LeftButton)
    assert texts(screen, 0) == ["Xã Cam An"]
    assert screen.totals.text(0, COMMITTED) == "1.296"
    qtbot.mouseClick(drafted, Qt.MouseButton.LeftButton)
    assert len(texts(screen, 0)) == 9


def test_the_own_total_is_typed_under_the_units_and_reached_with_the_arrow(desk, screen, press, qtbot):
    screen.grid.setCurrentIndex(screen.table.index(8, ASSIGNED))
    press(Qt.Key.Key_Down)
    assert screen.pinned.hasFocus()
    press(Qt.Key.Key_Down, *"1300", Qt.Key.Key_Return)
    assert screen.totals.text(1, ASSIGNED) == "○ 1.300"
    assert screen.totals.text(1, COMMITTED) == "99,69%"
    press(Qt.Key.Key_Up, Qt.Key.Key_Up)
    assert screen.grid.hasFocus()
    idle(desk, qtbot)


def test_drafts_are_given_up_only_after_a_yes(screen, press, in_dialog):
    press(*"5", Qt.Key.Key_Return)

    def answer(text):
        def act(box):
            assert isinstance(box, QMessageBox)
            next(made for made in box.buttons() if made.text().replace("&", "") == text).click()

        return act

    in_dialog(screen.discard_button.click, answer("Giữ lại"))
    assert len(screen.drafts) == 1
    in_dialog(screen.discard_button.click, answer("Bỏ bản nháp"))
    assert screen.drafts == {}


def test_cl_05_baselines_are_a_table_of_their_own(screen):
    screen.tier_box.setCurrentIndex(screen.tier_box.findData(Measure.BASELINE.value))
    screen.tier_box.activated.emit(screen.tier_box.currentIndex())
    assert screen.table.columns[1].groups == ("Lao động trong độ tuổi",)
    assert {column.title for column in screen.table.columns[1:]} == {"Số đầu kỳ"}


def test_a_year_without_targets_says_so_and_takes_last_years(open_desk, show_screen, superior, qtbot):
    with open_office(superior) as office:
        office.opening.open_year(2020)
    desk = open_desk(superior)
    desk._stand_at(Standpoint(desk.link.profile.programme.uuid, 2020))
    idle(desk, qtbot)
    screen = show_screen(desk, "targets")
    assert screen.empty.isVisible()
    assert screen.empty.sentence.text() == "Chưa giao chỉ tiêu năm 2020. Gõ vào ô, hoặc:"
    qtbot.mouseClick(screen.empty.copy_button, Qt.MouseButton.LeftButton)
    idle(desk, qtbot)
    assert dict(zip(texts(screen, 0), texts(screen, COMMITTED), strict=True))["Xã Cam Hiếu"] == "○ 110"
    assert not screen.empty.isVisible()
    assert Decimal(1200) in [draft.count for draft in screen.drafts.values()]
    idle(desk, qtbot)


def test_cl_11_a_total_is_divided_by_a_rate_seen_live_locked_by_hand_and_taken_back_at_one_time(
    screen, press, qtbot, in_dialog
):
    def divide(dialog):
        assert isinstance(dialog, AllocationDialog)
        assert not dialog.take_button.isEnabled()
        dialog.target_box.setCurrentIndex(dialog.target_box.findText("VL01", Qt.MatchFlag.MatchStartsWith))
        dialog.basis_box.setCurrentIndex(dialog.basis_box.findText("LD03", Qt.MatchFlag.MatchStartsWith))
        press("24,4", to=dialog.number)
        assert dialog.told.text().startswith("Chia được 1.296 trên tổng 1.297: dư +1 → ")
        dialog.method_box.setCurrentIndex(1)
        assert dialog.told.text() == "Chia được 1.297, đúng tổng 1.297."
        dialog.method_box.setCurrentIndex(0)
        dialog.grid.setFocus()
        qtbot.waitUntil(dialog.grid.hasFocus, timeout=5_000)
        dialog.grid.setCurrentIndex(dialog.table.index(0, SHARE))
        press(*"300", Qt.Key.Key_Return)
        assert dialog.table.text(0, SHARE) == "■ 300"
        assert dialog.counts[dialog.table.row(0).unit, dialog.target.place] == 300
        qtbot.mouseClick(dialog.unlock_button, Qt.MouseButton.LeftButton)
        assert dialog.table.text(0, SHARE) == "215"
        qtbot.mouseClick(dialog.take_button, Qt.MouseButton.LeftButton)

    in_dialog(screen.allocate_button.click, divide)
    assert texts(screen, ASSIGNED)[:2] == ["○ 215", "○ 75"]
    assert screen.totals.text(0, ASSIGNED) == "1.296"
    press(Qt.Key.Key_Z, modifiers=CONTROL, to=screen.grid)
    assert screen.drafts == {}
