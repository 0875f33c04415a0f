"""The status line says what was done and leads on and back, by mouse and by keyboard, until something else is said."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from ctph_desktop.ui.screens.progress.columns import IN_PERIOD
from ctph_desktop.ui.shell import outside
from ctph_desktop.ui.shell.file_ways import told_of_file


@pytest.fixture
def sheet(open_desk, cam_tuyen, show_screen):
    """A commune's window and its month, empty."""
    desk = open_desk(cam_tuyen)
    screen = show_screen(desk, "progress")
    screen.grid.setFocus()
    screen.grid.setCurrentIndex(screen.table.index(0, IN_PERIOD))
    return desk, screen


def links(desk):
    return [link.text() for link in desk.window_shown.way_links.links]


def idle(desk, qtbot):
    qtbot.waitUntil(lambda: desk.tasks.is_idle and "Đã lưu" in desk.window_shown.saved_state.text(), timeout=20_000)


def test_cells_left_blank_come_back_by_a_link_reached_with_f6(sheet, press, qtbot):
    desk, screen = sheet
    press("7", Qt.Key.Key_Return)
    idle(desk, qtbot)
    screen.grid.setCurrentIndex(screen.table.index(0, IN_PERIOD))
    press(Qt.Key.Key_Delete)
    idle(desk, qtbot)
    assert "Đã để trống 1 ô." in desk.window_shown.saved_state.text()
    assert links(desk) == ["Hoàn tác"]
    for _ in range(4):
        QTest.keyClick(desk.window_shown, Qt.Key.Key_F6)
        if desk.window_shown.way_links.links[0].hasFocus():
            break
    assert QApplication.focusWidget() is desk.window_shown.way_links.links[0]
    press(Qt.Key.Key_Return)
    idle(desk, qtbot)
    assert screen.table.text(0, IN_PERIOD) == "7"
    assert links(desk) == ["Làm lại"]
    assert QApplication.focusWidget() is screen.grid
    assert screen.grid.currentIndex().row() == 0


def test_links_go_with_the_screen_and_escape_leaves_them(sheet, press, qtbot):
    desk, screen = sheet
    screen.tell_done("Đã làm.", *told_of_file(Path("x"), fail=print).ways)
    assert desk.window_shown.way_links.isVisible()
    desk.window_shown.way_links.take_keyboard()
    press(Qt.Key.Key_Escape)
    assert QApplication.focusWidget() is screen.grid
    desk.window_shown.go_to("exchange")
    assert not desk.window_shown.way_links.isVisible()
    assert desk.window_shown.saved_state.text() == ""


def test_what_nothing_on_the_pc_opens_is_said(sheet, monkeypatch, qtbot):
    desk, screen = sheet
    monkeypatch.setattr(outside, "open_file", lambda _: False)
    screen.done_told.emit(told_of_file(Path("thư mục/tổng hợp.xlsx"), fail=screen.tell_failed))
    assert "tổng hợp.xlsx" in desk.window_shown.saved_state.text()
    qtbot.mouseClick(desk.window_shown.way_links.links[0], Qt.MouseButton.LeftButton)
    assert "không mở được tổng hợp.xlsx" in desk.window_shown.saved_state.text()
    assert not desk.window_shown.way_links.isVisible()


def test_f8_stands_in_the_menu_and_goes_to_what_deserves_a_look(sheet, show_screen):
    desk, screen = sheet
    (action,) = [a for a in desk.window_shown.findChildren(QAction) if a.shortcut() == QKeySequence("F8")]
    assert action in desk.window_shown.places_menu.actions()
    QTest.keyClick(desk.window_shown, Qt.Key.Key_F8)
    assert screen.check_list.isVisible()
    show_screen(desk, "exchange")
    QTest.keyClick(desk.window_shown, Qt.Key.Key_F8)
    assert "không có danh sách" in desk.window_shown.saved_state.text()
