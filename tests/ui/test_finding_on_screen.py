"""Ctrl+K leads by name to screens, units, indicators, programmes, periods and commands."""

import pytest
from msgspec.structs import replace
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def find(qtbot, press):
    """Press Ctrl+K, type, and wait for the list."""

    def run(desk, typed):
        window = desk.window_shown
        with qtbot.waitActive(window):
            window.activateWindow()
        QTest.keyClick(window, Qt.Key.Key_K, CONTROL)
        assert window.find_line.hasFocus()
        qtbot.waitUntil(lambda: desk.tasks.is_idle, timeout=20_000)
        press(typed)
        qtbot.waitUntil(lambda: not window.finder._patience.isActive())
        return names(window)

    return run


def names(window):
    found = window.finder.list
    return [found.topLevelItem(row).text(0) for row in range(found.topLevelItemCount())]


@pytest.fixture
def settle(qtbot):
    """Let what was chosen come about."""

    def run(desk):
        qtbot.wait(1)
        qtbot.waitUntil(lambda: desk.tasks.is_idle, timeout=20_000)
        with qtbot.waitActive(desk.window_shown):
            desk.window_shown.activateWindow()

    return run


def test_escape_gives_the_keyboard_back_and_the_list_goes(open_desk, cam_tuyen, show_screen, find, press):
    desk = open_desk(cam_tuyen)
    grid = show_screen(desk, "progress").grid
    grid.setFocus()
    grid.setCurrentIndex(grid.table.index(2, 4))
    assert find(desk, "zzz") == []
    assert "Không thấy" in desk.window_shown.finder.count.text()
    press(Qt.Key.Key_Escape)
    assert QApplication.focusWidget() is grid
    assert grid.currentIndex().row() == 2
    assert not desk.window_shown.finder.frame.isVisible()
    assert desk.window_shown.find_line.text() == ""


def test_a_screen_a_command_and_a_month_are_gone_to(open_desk, cam_tuyen, show_screen, find, press, settle):
    desk = open_desk(cam_tuyen)
    window = desk.window_shown
    show_screen(desk, "progress")
    assert find(desk, "gui va nhan")[0] == "Gửi và nhận"
    press(Qt.Key.Key_Return)
    settle(desk)
    assert window.place_shown == "exchange"
    assert window.pages.currentWidget().isAncestorOf(QApplication.focusWidget())
    assert find(desk, "t2")[0] == "Tháng 02/2019"
    press(Qt.Key.Key_Return)
    settle(desk)
    assert window.period_picker.period.code == "2019-02"
    assert window.place_shown == "exchange"
    show_screen(desk, "progress").grid.setFocus()
    size = window.font().pointSize()
    assert find(desk, "chu to hon")[0] == "Chữ to hơn"
    before = show_screen(desk, "progress").grid.font().pointSizeF()
    press(Qt.Key.Key_Return)
    settle(desk)
    assert show_screen(desk, "progress").grid.font().pointSizeF() > before
    assert window.font().pointSize() == size


def test_a_programme_with_a_paragraph_for_a_title_leaves_names_their_room(open_desk, cam_tuyen, find):
    desk = open_desk(cam_tuyen)
    finder = desk.window_shown.finder
    find(desk, "t2")
    finder._rows = tuple(replace(row, name="W" * 500, beside="W" * 500) for row in finder._rows)
    finder._make_ready()
    assert finder.list.columnWidth(0) > finder.list.width() / 3


def test_a_commune_goes_to_the_line_of_an_indicator(open_desk, cam_tuyen, show_screen, find, press, settle):
    desk = open_desk(cam_tuyen)
    table = show_screen(desk, "progress").table
    show_screen(desk, "overview")
    whole = next(row for row in reversed(table.rows) if row.key.breakdown is None)
    assert whole.label in find(desk, whole.label)
    press(Qt.Key.Key_Return)
    settle(desk)
    screen = desk.window_shown.pages.currentWidget()
    assert desk.window_shown.place_shown == "progress"
    assert screen.table.rows[screen.grid.currentIndex().row()].key.indicator == whole.key.indicator
    assert QApplication.focusWidget() is screen.grid


def test_a_superior_goes_to_a_unit_and_to_the_columns_of_an_indicator(
    open_desk, superior, show_screen, find, press, settle
):
    desk = open_desk(superior)
    window = desk.window_shown
    assert find(desk, "cam chinh")[0] == "Xã Cam Chính"
    press(Qt.Key.Key_Return)
    settle(desk)
    screen = window.pages.currentWidget()
    assert window.place_shown == "exchange"
    assert screen.board_panel.current_row().unit_name == "Xã Cam Chính"
    assert QApplication.focusWidget() is screen.board_panel.grid
    assert desk.link.profile.programme_title in find(desk, "chuong trinh 2019")
    press(Qt.Key.Key_Escape)
    found = find(desk, "chi tieu dao tao")
    assert found
    press(Qt.Key.Key_Return)
    settle(desk)
    assert window.place_shown == "consolidation"
    page = window.pages.currentWidget().tabs.currentWidget()
    column = (
        window.pages.currentWidget()
        .view.forms[window.pages.currentWidget().tabs.currentIndex()]
        .form.columns[page.grid.currentIndex().column() - 1]
    )
    assert column.source is not None
    assert QApplication.focusWidget() is page.grid


def test_the_arrows_choose_in_the_list_and_a_click_goes_there_too(open_desk, superior, find, press, settle, qtbot):
    desk = open_desk(superior)
    window = desk.window_shown
    found = find(desk, "xa cam")
    press(Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Up)
    assert window.finder.list.currentIndex().row() == 1
    item = window.finder.list.topLevelItem(2)
    place = window.finder.list.visualItemRect(item).center()
    qtbot.mouseClick(window.finder.list.viewport(), Qt.MouseButton.LeftButton, pos=place)
    settle(desk)
    screen = window.pages.currentWidget()
    assert screen.board_panel.current_row().unit_name == found[2]


def test_what_is_typed_is_taken_before_and_what_is_no_value_keeps_the_keyboard(
    open_desk, cam_tuyen, show_screen, press
):
    desk = open_desk(cam_tuyen)
    screen = show_screen(desk, "progress")
    screen.grid.setFocus()
    press("1x")
    QTest.keyClick(desk.window_shown, Qt.Key.Key_K, CONTROL)
    assert not desk.window_shown.find_line.hasFocus()
    assert screen.grid.is_editing


def test_searching_asks_the_office_nothing(open_desk, superior, find, press, monkeypatch, qtbot):
    desk = open_desk(superior)
    find(desk, "cam")
    asked = []
    monkeypatch.setattr(desk.link, "ask", lambda question, **_: asked.append(question.__module__))
    press(" tuyen")
    qtbot.waitUntil(lambda: not desk.window_shown.finder._patience.isActive())
    assert names(desk.window_shown)[0] == "Xã Cam Tuyền"
    press(Qt.Key.Key_Escape)
    QTest.keyClick(desk.window_shown, Qt.Key.Key_K, CONTROL)
    assert "ctph_desktop.ui.shell.finder" not in asked


def test_the_key_stands_in_the_menu(open_desk, cam_tuyen):
    window = open_desk(cam_tuyen).window_shown
    (action,) = [a for a in window.findChildren(QAction) if a.shortcut() == QKeySequence("Ctrl+K")]
    assert action in window.places_menu.actions()
