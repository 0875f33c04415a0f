"""Chỉ tiêu of a commune: agreed to, or answered with another figure and a reason."""

import pytest
from PySide6.QtCore import Qt

from ctph_desktop.domain.target_answers import AnswerState
from ctph_desktop.office import open_office
from ctph_desktop.ui.screens.targets.own_targets_screen import FIGURE, REASON, LineGroup

ANSWER = 4


@pytest.fixture
def desk(open_desk, cam_tuyen):
    return open_desk(cam_tuyen)


@pytest.fixture
def screen(desk, show_screen, qtbot):
    shown = show_screen(desk, "targets")
    shown.grid.setFocus()
    qtbot.waitUntil(shown.grid.hasFocus, timeout=5_000)
    return shown


def idle(desk, qtbot):
    qtbot.waitUntil(lambda: desk.tasks.is_idle, timeout=20_000)


def test_cl_02_all_targets_are_agreed_to_at_one_time(desk, screen, cam_tuyen, qtbot):
    assert screen.table.text(0, ANSWER) == "· Chưa trả lời"
    assert screen.filters.buttons[LineGroup.WAITING].text() == "· Chưa trả lời 11"
    qtbot.mouseClick(screen.agree_all_button, Qt.MouseButton.LeftButton)
    idle(desk, qtbot)
    assert screen.table.text(0, ANSWER) == "✔ Đồng ý"
    assert not screen.agree_all_button.isEnabled()
    assert desk.window_shown.saved_state.text().startswith("Đã trả lời 11 chỉ tiêu")
    desk.window_shown.close()
    idle(desk, qtbot)
    with open_office(cam_tuyen) as office:
        states = {line.state for line in office.own_targets.sheet().lines if line.tier is not None}
        assert states == {AnswerState.AGREED}


def test_another_figure_leads_to_its_reason_and_is_written_with_it(desk, screen, press, qtbot):
    assert screen.grid.currentIndex().column() == FIGURE
    press(*"120", Qt.Key.Key_Return)
    assert screen.grid.currentIndex().column() == REASON
    assert screen.table.text(0, ANSWER) == "· Chưa trả lời"
    assert "chưa có lý do" in screen.loss_on_closing()
    press(*"thieu lao dong", Qt.Key.Key_Return)
    idle(desk, qtbot)
    assert screen.table.text(0, ANSWER) == "≠ Đề nghị số khác"
    assert (screen.table.text(0, FIGURE), screen.table.text(0, REASON)) == ("120", "thieu lao dong")
    assert screen.loss_on_closing() == ""
    screen.grid.setCurrentIndex(screen.table.index(0, FIGURE))
    press(Qt.Key.Key_Z, modifiers=Qt.KeyboardModifier.ControlModifier)
    idle(desk, qtbot)
    assert screen.table.text(0, ANSWER) == "· Chưa trả lời"
    press(Qt.Key.Key_Y, modifiers=Qt.KeyboardModifier.ControlModifier)
    idle(desk, qtbot)
    assert screen.table.text(0, ANSWER) == "≠ Đề nghị số khác"
    press(Qt.Key.Key_Delete)
    idle(desk, qtbot)
    assert screen.table.text(0, ANSWER) == "· Chưa trả lời"


def test_the_given_figure_typed_is_an_agreement(desk, screen, press, qtbot):
    press(*"124", Qt.Key.Key_Return)
    idle(desk, qtbot)
    assert screen.table.text(0, ANSWER) == "✔ Đồng ý"


def test_what_the_commune_says_is_seen_above_after_its_next_package(
    desk, screen, press, qtbot, cam_tuyen, superior, open_desk, show_screen, tmp_path
):
    press(*"120", Qt.Key.Key_Return, *"thieu lao dong", Qt.Key.Key_Return)
    idle(desk, qtbot)
    qtbot.mouseClick(screen.agree_all_button, Qt.MouseButton.LeftButton)
    idle(desk, qtbot)
    desk.window_shown.close()
    qtbot.waitUntil(lambda: desk.link is None and desk.tasks.is_idle, timeout=20_000)
    with open_office(cam_tuyen) as office:
        package = office.exchange.export_package(tmp_path).path
    with open_office(superior) as office:
        office.exchange.import_packages([package])
    above = show_screen(open_desk(superior), "targets")
    row = next(place for place, line in enumerate(above.table.rows) if line.unit.name == "Xã Cam Tuyền")
    assert [above.table.text(row, column) for column in (2, 3, 5, 6)] == ["124", "≠ 120", "70", "✔"]
    assert above.totals.text(0, 3) == "1/9"
    above.grid.setCurrentIndex(above.table.index(row, 3))
    assert above.facts.text().endswith("Xã đề nghị 120: thieu lao dong.")
    press(*"5", to=above.grid)
    assert "Xã trả lời ở máy của xã" in above.grid.bubble.text()
