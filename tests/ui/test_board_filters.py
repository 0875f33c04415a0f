"""The counts above the board leave only what they count; the view by programme shows all programmes at one time."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from ctph_desktop.domain.indicator_list import ListedIndicator
from ctph_desktop.domain.periods import PeriodKind, ReportingPeriod
from ctph_desktop.domain.report_groups import ReportGroup
from ctph_desktop.office import open_office
from ctph_desktop.services.programmes.founding_by_hand import ProgrammePlan

MARCH, APRIL = ReportingPeriod.month(2019, 3), ReportingPeriod.month(2019, 4)
QUARTERLY = ProgrammePlan(
    "Chương trình giảm nghèo", 2019, 2019, PeriodKind.QUARTER, (ListedIndicator("HN01", "Hộ được đỡ đầu", "hộ"),)
)


@pytest.fixture
def board(open_desk, superior, show_screen):
    desk = open_desk(superior)
    return desk, show_screen(desk, "exchange")


def names(screen):
    return [row.unit_name for row in screen.board.rows]


def test_a_count_leaves_its_communes_and_pressed_again_brings_all_back(board, press):
    _, screen = board
    filters = screen.board_panel.filters
    assert [filters.buttons[group].text() for group in ReportGroup if group is not ReportGroup.LATE] == [
        "● Đã duyệt 2", "○ Chờ duyệt 3", "◄ Trả lại 1", "· Chưa gửi 3",
    ]  # fmt: skip
    assert not filters.buttons[ReportGroup.LATE].isVisible(), "no day is fixed, so nothing is late"
    filters.buttons[ReportGroup.WAITING].setFocus()
    press(Qt.Key.Key_Return)
    assert names(screen) == ["Xã Cam Thanh", "Xã Cam Thủy", "Thị trấn Cam Lộ"]
    assert filters.buttons[ReportGroup.WAITING].isChecked()
    press(Qt.Key.Key_Return)
    assert len(names(screen)) == 9
    assert not filters.buttons[ReportGroup.WAITING].isChecked()


def test_esc_shows_all_from_the_counts_and_from_the_table(board, press):
    _, screen = board
    filters = screen.board_panel.filters
    filters.buttons[ReportGroup.WAITING].setFocus()
    press(Qt.Key.Key_Right)
    assert QApplication.focusWidget() is filters.buttons[ReportGroup.RETURNED]
    press(Qt.Key.Key_Space)
    assert names(screen) == ["Xã Cam Hiếu"]
    press(Qt.Key.Key_Escape)
    assert len(names(screen)) == 9
    press(Qt.Key.Key_Space)
    screen.board_grid.setFocus()
    press(Qt.Key.Key_Escape)
    assert len(names(screen)) == 9


def test_only_the_period_looked_at_is_wide(board, qtbot):
    desk, screen = board
    assert screen.board.text(1, 3) == "○ Chờ duyệt"
    assert screen.board.text(1, 2) == "●"
    assert screen.board_grid.columnWidth(2) < screen.board_grid.columnWidth(3) / 2
    desk.window_shown.period_picker.pick(APRIL)
    qtbot.waitUntil(lambda: desk.tasks.is_idle and screen.board.text(1, 4) == "· Chưa gửi", timeout=20_000)
    assert screen.board.text(1, 3) == "○"
    assert screen.board_grid.currentIndex().column() == 4
    assert screen.board_panel.filters.buttons[ReportGroup.MISSING].text() == "· Chưa gửi 9"


def test_the_board_is_opened_with_what_another_screen_counts(board):
    desk, screen = board
    desk.window_shown.begin("exchange", f"board:{ReportGroup.MISSING.value}")
    assert names(screen) == ["Xã Cam Tuyền", "Xã Cam Chính", "Xã Cam Nghĩa"]
    assert QApplication.focusWidget() is screen.board_grid


def test_all_programmes_stand_side_by_side_and_lead_to_their_reports(open_desk, superior, show_screen, qtbot, press):
    with open_office(superior) as office:
        office.founding.found(QUARTERLY)
    desk = open_desk(superior)
    screen = show_screen(desk, "exchange")
    panel = screen.board_panel
    panel.programmes_button.setFocus()
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: desk.tasks.is_idle and panel.programme_table.columnCount() == 3, timeout=20_000)
    assert not screen.open_button.isVisible(), "it speaks of a line of the other table"
    titles = [column.title for column in panel.programme_table.columns]
    assert any(title.endswith("· T3") for title in titles)
    place = next(place for place, title in enumerate(titles) if title.endswith("· Q1"))
    assert panel.programme_table.text(0, place) == "· Chưa gửi"
    panel.programme_grid.setFocus()
    panel.programme_grid.setCurrentIndex(panel.programme_table.index(0, place))
    press(Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: desk.tasks.is_idle and desk.link.profile.programme.title == QUARTERLY.title, timeout=20_000)
    assert desk.window_shown.place_shown == "exchange"
    assert desk.window_shown.period_picker.period == ReportingPeriod.parse("2019-q1")


def test_one_programme_needs_no_view_by_programme(board):
    _, screen = board
    assert not screen.board_panel.programmes_button.isVisible()
