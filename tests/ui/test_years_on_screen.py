"""The next year on screen: opened from the menu, looked at beside the old one, closed and opened again."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QMessageBox

from ctph_desktop.domain.allocation import AllocationMethod
from ctph_desktop.domain.figures import FigureValue, Measure
from ctph_desktop.domain.periods import ReportingPeriod
from ctph_desktop.domain.programme_years import Standpoint
from ctph_desktop.office import open_office
from ctph_desktop.ui.look.dialogs import TextDialog
from ctph_desktop.ui.shell.opening_dialog import OpeningDialog


def settle(desk, qtbot):
    qtbot.waitUntil(lambda: desk.tasks.is_idle, timeout=30_000)


def press_verb(text):
    def act(box):
        assert isinstance(box, QMessageBox)
        next(button for button in box.buttons() if text in button.text().replace("&", "")).click()

    return act


def copy_targets(dialog):
    assert isinstance(dialog, OpeningDialog)
    dialog.is_copied.setChecked(True)
    dialog.open_button.click()


def look_at(desk, qtbot, year):
    box = desk.window_shown.standpoint_box
    place = [row.year for row in box.rows].index(year)
    box.findChild(QComboBox).activated.emit(place)
    settle(desk, qtbot)


@pytest.fixture
def opened(open_desk, superior, qtbot, in_dialog):
    """The superior office, which has just opened 2020 with the targets of 2019."""
    desk = open_desk(superior)
    assert not desk.window_shown.standpoint_box.isVisible()
    in_dialog(desk._year_menu.open_action.trigger, copy_targets)
    settle(desk, qtbot)
    return desk


def test_a_superior_opens_a_year_and_looks_at_either(opened, qtbot, superior):
    window = opened.window_shown
    assert "Đã mở năm 2020" in window.saved_state.text()
    assert window.standpoint_box.isVisible()
    assert [row.year for row in window.standpoint_box.rows] == [2019, 2020]
    window.go_to("consolidation")
    settle(opened, qtbot)
    look_at(opened, qtbot, 2019)
    assert window.place_shown == "consolidation"
    assert {period.year for period in window.period_picker.periods} == {2019}
    look_at(opened, qtbot, 2020)
    assert window.place_shown == "consolidation"
    assert {period.year for period in window.period_picker.periods} == {2020}
    assert opened._year_menu.open_action.text().endswith("2021…")


def test_a_year_is_closed_and_opened_again_with_a_reason(opened, qtbot, in_dialog):
    look_at(opened, qtbot, 2019)
    menu = opened._year_menu
    assert not menu.reopen_action.isEnabled()
    in_dialog(menu.close_action.trigger, press_verb("Khoá năm"))
    settle(opened, qtbot)
    assert "Đã khoá năm 2019" in opened.window_shown.saved_state.text()
    assert [row.is_closed for row in opened.window_shown.standpoint_box.rows] == [True, False]
    assert not menu.close_action.isEnabled()

    def give_reason(dialog):
        assert isinstance(dialog, TextDialog)
        dialog._edit.setPlainText("Sửa tháng 12")
        dialog.accept()

    in_dialog(menu.reopen_action.trigger, give_reason)
    settle(opened, qtbot)
    assert [row.is_closed for row in opened.window_shown.standpoint_box.rows] == [False, False]


def test_the_year_looked_at_is_the_one_that_is_shown_again(opened, qtbot, superior, open_desk):
    look_at(opened, qtbot, 2020)
    opened.window_shown.close()
    again = open_desk(superior)
    assert again.link.profile.plan_year == 2020
    assert {period.year for period in again.window_shown.period_picker.periods} == {2020}


def tell_of_2020(superior, commune, folder):
    with open_office(superior) as office:
        office.opening.open_year(2020)
        answer = office.exchange.export_package(folder, unit=office.find_unit("Xã Cam Tuyền")).path
    with open_office(commune) as office:
        office.exchange.import_packages([answer])


def test_a_commune_with_one_year_sees_no_trace_of_it_and_one_with_two_types_january(
    open_desk, cam_tuyen, superior, qtbot, tmp_path, show_screen
):
    desk = open_desk(cam_tuyen)
    assert not desk.window_shown.standpoint_box.isVisible()
    assert not desk.window_shown.year_menu.menuAction().isVisible()
    desk.window_shown.close()
    tell_of_2020(superior, cam_tuyen, tmp_path)
    desk = open_desk(cam_tuyen)
    assert desk.window_shown.standpoint_box.isVisible()
    assert not desk.window_shown.year_menu.menuAction().isVisible()
    look_at(desk, qtbot, 2020)
    progress = show_screen(desk, "progress")
    assert progress.period.year == 2020
    assert progress.period in ReportingPeriod.whole_year(2020).months
    look_at(desk, qtbot, 2019)
    assert desk.link.profile.plan_year == 2019


def test_a_month_of_another_year_that_is_not_sealed_is_told_and_led_to(
    open_desk, cam_tuyen, superior, qtbot, tmp_path, show_screen, in_dialog
):
    tell_of_2020(superior, cam_tuyen, tmp_path)
    april = ReportingPeriod.month(2019, 4)
    with open_office(cam_tuyen) as home:
        office = home.at(Standpoint(year=2019))
        office.progress.record(april, {office.progress.find_line("VL01"): FigureValue.reported(3)})
    desk = open_desk(cam_tuyen)
    look_at(desk, qtbot, 2020)
    exchange = show_screen(desk, "exchange")

    def seal_first(dialog):
        assert "Tháng 04/2019 chưa chốt" in dialog.question.text()
        dialog.seal_button.click()

    in_dialog(exchange.export_button.click, seal_first)
    settle(desk, qtbot)
    window = desk.window_shown
    assert (desk.link.profile.plan_year, window.period_picker.period, window.place_shown) == (2019, april, "progress")


def test_a_year_that_is_gone_leaves_the_window_where_it_was(opened, qtbot, monkeypatch):
    told = []
    monkeypatch.setattr(opened.faults, "show", told.append)
    before = opened.link.standpoint
    opened.window_shown.standpoint_box.chosen.emit(Standpoint(year=2031))
    settle(opened, qtbot)
    assert [type(error).__name__ for error in told] == ["UnknownYearError"]
    assert opened.link.standpoint == before
    assert opened.link.profile.plan_year == 2019


def test_a_line_about_a_report_of_another_year_leads_into_that_year(
    superior, cam_tuyen, open_desk, qtbot, tmp_path, show_screen
):
    may = ReportingPeriod.month(2019, 5)
    tell_of_2020(superior, cam_tuyen, tmp_path)
    with open_office(cam_tuyen) as home:
        then = home.at(Standpoint(year=2019))
        then.progress.record(may, {then.progress.find_line("VL01"): FigureValue.reported(3)})
    desk = open_desk(cam_tuyen)
    look_at(desk, qtbot, 2020)
    screen = show_screen(desk, "overview")
    settle(desk, qtbot)
    next(line for line in screen.todo if "tháng 05/2019" in line.text()).chosen.emit()
    settle(desk, qtbot)
    window = desk.window_shown
    assert (desk.link.profile.plan_year, window.place_shown, window.period_picker.period) == (2019, "progress", may)
    assert [row.year for row in window.standpoint_box.rows if row.is_looked_at] == [2019]


def test_a_report_that_came_for_another_year_is_opened_as_that_year_has_it(opened, qtbot, show_screen):
    look_at(opened, qtbot, 2020)
    screen = show_screen(opened, "overview")
    settle(opened, qtbot)
    line = next(line for line in screen.todo if "2019" in line.text() and "duyệt" in line.text())
    line.chosen.emit()
    settle(opened, qtbot)
    review = show_screen(opened, "exchange").report_review
    qtbot.waitUntil(lambda: review is not None and review.page is not None, timeout=20_000)
    assert review.page.report.period.year == 2019
    assert opened.link.profile.plan_year == 2019


def test_a_month_of_a_closed_year_has_no_button_that_opens_it_alone(opened, qtbot, in_dialog, show_screen):
    look_at(opened, qtbot, 2019)
    in_dialog(opened._year_menu.close_action.trigger, press_verb("Khoá năm"))
    settle(opened, qtbot)
    screen = show_screen(opened, "consolidation")
    settle(opened, qtbot)
    assert not screen.bar.reopen_button.isVisible()
    assert not screen.bar.close_button.isVisible()


def test_a_year_is_opened_with_allocated_targets_seen_unit_by_unit_before(open_desk, superior, qtbot, in_dialog):
    desk = open_desk(superior)

    def allocate(dialog):
        assert isinstance(dialog, OpeningDialog)
        dialog.is_allocated.setChecked(True)
        assert not dialog.open_button.isEnabled()
        qtbot.waitUntil(lambda: dialog.line.count() > 0 and desk.tasks.is_idle, timeout=30_000)
        dialog.line.setCurrentIndex(dialog.line.findText("VL01", Qt.MatchFlag.MatchStartsWith))
        dialog.basis.setCurrentIndex(dialog.basis.findText("LD03", Qt.MatchFlag.MatchStartsWith))
        dialog.add_button.click()
        assert dialog.message.isVisible()  # no number was typed
        dialog.number.setText("24,4")
        dialog.add_button.click()
        qtbot.waitUntil(lambda: dialog.table.columnCount() == 1 and desk.tasks.is_idle, timeout=30_000)
        counts = [int(dialog.table.item(row, 0).text().replace(".", "")) for row in range(dialog.table.rowCount())]
        assert counts[0] == sum(counts[1:]) > 0
        assert "tỷ lệ 24,4" in dialog.told.text()
        dialog.method.setCurrentIndex(dialog.method.findData(AllocationMethod.DOWN))
        dialog.add_button.click()
        qtbot.waitUntil(lambda: "chưa phân bổ" in dialog.told.text(), timeout=30_000)
        assert dialog.table.columnCount() == 1
        counts = [int(dialog.table.item(row, 0).text().replace(".", "")) for row in range(dialog.table.rowCount())]
        seen.extend(counts[1:])
        dialog.remove_button.click()
        assert not dialog.open_button.isEnabled()
        dialog.add_button.click()
        qtbot.waitUntil(lambda: dialog.open_button.isEnabled() and desk.tasks.is_idle, timeout=30_000)
        dialog.open_button.click()

    seen: list[int] = []
    in_dialog(desk._year_menu.open_action.trigger, allocate)
    settle(desk, qtbot)
    assert "Đã mở năm 2020" in desk.window_shown.saved_state.text()
    desk.window_shown.close()
    settle(desk, qtbot)
    with open_office(superior) as office:
        new = office.at(Standpoint(year=2020))
        sheets = [new.targets.sheet(unit) for unit in new.profile().programme.units]
        given = [next(line for line in sheet.lines if line.code == "VL01").counts for sheet in sheets]
        assert [int(counts[Measure.ASSIGNED]) for counts in given] == seen
