"""The first screen says what to do in the order of urgency; every number and line leads to what it counts."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from ctph_desktop.domain.due_work import WorkGroup
from ctph_desktop.domain.periods import ReportingPeriod
from ctph_desktop.services.ground.overview_rows import TodoRow
from ctph_desktop.ui.screens.overview.overview_screen import due_text

MARCH, APRIL = ReportingPeriod.month(2019, 3), ReportingPeriod.month(2019, 4)


@pytest.fixture
def overview(open_desk, superior, show_screen):
    desk = open_desk(superior)
    return desk, show_screen(desk, "overview")


def headings(screen):
    return [label.text() for label in screen._headings]


def test_what_others_have_to_do_stands_below_what_is_to_be_done_here(overview):
    _, screen = overview
    assert headings(screen) == ["Cần làm · 3", "Chờ nơi khác · 2"]
    assert screen.todo[0].text().startswith("•  Xem và duyệt")
    assert QApplication.focusWidget() is screen.todo[0]


def test_the_counts_of_a_programme_lead_to_the_board_with_what_they_count(overview, press, qtbot):
    desk, screen = overview
    table = screen.counts.table
    assert [table.text(0, column) for column in range(1, 6)] == ["2", "3", "1", "3", "–"]
    screen.counts.grid.setFocus()
    screen.counts.grid.setCurrentIndex(table.index(0, 4))
    press(Qt.Key.Key_Return)
    board = next(place.screen for place in desk.window_shown.places if place.key == "exchange")
    qtbot.waitUntil(lambda: desk.tasks.is_idle and board.board.rowCount() == 3, timeout=20_000)
    assert [row.unit_name for row in board.board.rows] == ["Xã Cam Tuyền", "Xã Cam Chính", "Xã Cam Nghĩa"]


def test_a_returned_report_that_is_waited_for_opens_its_line_on_the_board(overview, qtbot):
    desk, screen = overview
    line = next(line for line in screen.todo if "Chờ gửi lại" in line.text())
    qtbot.mouseClick(line, Qt.MouseButton.LeftButton)
    board = next(place.screen for place in desk.window_shown.places if place.key == "exchange")
    qtbot.waitUntil(lambda: desk.tasks.is_idle and board.board.rowCount() == 1, timeout=20_000)
    assert board.board.row(0).unit_name == "Xã Cam Hiếu"


def test_a_step_says_when_it_is_due_and_how_far_off_that_is():
    late = TodoRow("Nhập số liệu.", "progress", MARCH, group=WorkGroup.OVERDUE, due=date(2019, 4, 5), days_left=-5)
    assert due_text(late) == "Nhập số liệu · hạn 05/04/2019, trễ 5 ngày"
    ahead = TodoRow("Nhập số liệu.", "progress", APRIL, due=date(2019, 5, 16), days_left=6)
    assert due_text(ahead) == "Nhập số liệu · hạn 16/05/2019, còn 6 ngày"
    assert due_text(TodoRow("Mời các xã.")) == "Mời các xã."


def test_work_that_is_far_off_or_without_a_day_is_folded_until_it_is_asked_for(overview, qtbot, press):
    _, screen = overview
    now = TodoRow("Nhập số liệu.", "progress", MARCH, due=date(2019, 4, 5), days_left=4)
    later = TodoRow("Nhập quý II.", "progress", APRIL, group=WorkGroup.LATER, due=date(2019, 7, 5), days_left=95)
    undated = TodoRow("Nhập năm.", "progress", APRIL, group=WorkGroup.UNDATED)
    screen._show_todo((now, later, undated))
    assert [line.text() for line in screen._headings] == [
        "Cần làm · 1", "▸ Sau 14 ngày nữa · 1", "▸ Chưa ấn định ngày · 1",
    ]  # fmt: skip
    assert len(screen.todo) == 1
    press(Qt.Key.Key_Return, to=screen._headings[1])
    assert screen._headings[1].text() == "Sau 14 ngày nữa · 1"
    assert "Nhập quý II" in screen.todo[1].text()
    assert screen.window().focusWidget() is screen.todo[1]
    screen._unfolded.clear()
    screen._show_todo((later,))
    assert "Nhập quý II" in screen.todo[0].text(), "what is nearest is seen where nothing stands above it"


def test_when_nothing_is_to_be_done_the_next_report_is_named_and_leads_there(overview, qtbot):
    _, screen = overview
    screen._show_todo((), TodoRow("", "exchange", APRIL, due=date(2019, 5, 18), days_left=38))
    (line,) = screen.todo
    assert line.text() == "Hết việc đến hạn. Việc gần nhất: báo cáo tháng 04/2019 · hạn 18/05/2019, còn 38 ngày"
    with qtbot.waitSignal(screen.action_wanted) as asked:
        qtbot.mouseClick(line, Qt.MouseButton.LeftButton)
    assert asked.args[0] == "exchange"
