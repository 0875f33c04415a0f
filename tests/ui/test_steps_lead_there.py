"""What is to be done is a link: it opens the very month, report or dialog it speaks of."""

import pytest
from PySide6.QtCore import Qt

from ctph_desktop.domain.periods import ReportingPeriod
from ctph_desktop.ui.screens.exchange.report_page import ReportPage

MARCH = ReportingPeriod.month(2019, 3)
APRIL = ReportingPeriod.month(2019, 4)


@pytest.fixture
def returned(open_desk, cam_hieu):
    """A commune whose March was returned, while the header shows April."""
    desk = open_desk(cam_hieu)
    desk.window_shown.period_picker.pick(APRIL)
    return desk


def progress_of(desk, qtbot):
    qtbot.waitUntil(lambda: desk.tasks.is_idle, timeout=20_000)
    screen = next(place.screen for place in desk.window_shown.places if place.key == "progress")
    assert desk.window_shown.pages.currentWidget() is screen
    return screen


def assert_stands_on_the_remark(desk, qtbot):
    progress = progress_of(desk, qtbot)
    assert desk.window_shown.period_picker.period == MARCH
    assert progress.sheet.period == MARCH
    row = progress.table.row(progress.grid.currentIndex().row())
    assert any(remark.is_open for remark in row.remarks)
    assert progress.grid.hasFocus()


def test_the_step_of_a_returned_report_opens_its_month_at_the_remark(returned, show_screen, press, qtbot):
    overview = show_screen(returned, "overview")
    line = next(line for line in overview.todo if "03/2019 bị trả lại" in line.text())
    line.setFocus()
    press(Qt.Key.Key_Return)
    assert_stands_on_the_remark(returned, qtbot)


def test_the_row_of_a_returned_report_opens_its_month_at_the_remark(returned, show_screen, qtbot):
    screen = show_screen(returned, "exchange")
    row = next(n for n, month in enumerate(screen.own.months.rows) if month.period == MARCH)
    screen.own.grid.row_opened.emit(row, 1)
    assert_stands_on_the_remark(returned, qtbot)


def test_the_step_of_a_report_that_waits_opens_that_report(open_desk, superior, show_screen, qtbot):
    desk = open_desk(superior)
    overview = show_screen(desk, "overview")
    line = next(line for line in overview.todo if line.text().startswith("•  Xem và duyệt"))

    text = line.text()
    qtbot.mouseClick(line, Qt.MouseButton.LeftButton)
    screen = next(place.screen for place in desk.window_shown.places if place.key == "exchange")
    qtbot.waitUntil(lambda: screen.report_review.page is not None, timeout=20_000)
    assert isinstance(screen.report_review.page, ReportPage)
    assert screen.report_review.page.report.unit_name in text
    assert screen.report_review.page.grid.hasFocus()


def test_a_step_that_is_only_told_is_no_link(open_desk, cam_tuyen, show_screen):
    overview = show_screen(open_desk(cam_tuyen), "overview")
    overview._show_todo(())
    assert overview.todo[0].text() == "Không có việc nào đang chờ."
    assert overview.todo[0].focusPolicy() is Qt.FocusPolicy.NoFocus
