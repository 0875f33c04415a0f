"""A form on screen: what the year began with folds under one head, the total stays in sight, the missing are a list."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from ctph_desktop.ui.screens.consolidation.missing_dialog import MissingDialog
from ctph_desktop.wording.form_lines import LineKind

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def screen(open_desk, superior, show_screen):
    return show_screen(open_desk(superior), "consolidation")


def test_baselines_fold_to_one_head_and_results_are_seen_at_once(screen, qtbot):
    page = screen.tabs.widget(0)
    titles = [column.title for column in page.table.columns]
    assert titles[1] == "▸ Số đầu kỳ (5 cột)"
    result = next(one for one in page.filled.form.columns if one.role.value == "progress")
    place = page.place_of(result.code)
    assert page.grid.visualRect(page.table.index(0, place)).right() < page.grid.viewport().width()
    page.stand_on(2, result.code)
    QTest.mouseClick(page.fold_button, LEFT)
    assert "3" in [column.printed for column in page.table.columns]
    current = page.grid.currentIndex()
    assert (current.row(), page.code_at(current.column())) == (2, result.code)
    assert page.fold_button.text() == "▾ Số đầu kỳ 5 cột"


def test_the_total_stays_in_sight_while_it_lies_below(screen, qtbot):
    page = screen.tabs.widget(0)
    page.resize(page.width(), 200)
    page.notes.hide()
    total = next(n for n, line in enumerate(page.table.rows) if line.kind is LineKind.TOTAL)
    page.grid.setFixedHeight(170)
    qtbot.waitUntil(page.pinned.isVisible, timeout=20_000)
    assert page.pinned.geometry().bottom() <= page.grid.viewport().geometry().bottom()
    page.grid.verticalScrollBar().setValue(page.grid.verticalScrollBar().maximum())
    assert not page.pinned.isVisible(), "the row itself is seen"
    page.grid.verticalScrollBar().setValue(0)
    QTest.mouseClick(page.pinned, LEFT)
    assert page.grid.currentIndex().row() == total


def test_who_is_missing_is_a_count_with_a_list_behind_it(screen, in_dialog):
    assert screen.missing_button.text() == "Chưa có 7 ▸"

    def look(dialog):
        assert isinstance(dialog, MissingDialog)
        assert dialog.table.rowCount() == 7
        texts = {dialog.table.text(row, 0): dialog.table.text(row, 1) for row in range(7)}
        assert texts["Xã Cam Hiếu"] == "◄ Trả lại"
        assert texts["Xã Cam Tuyền"] == "· Chưa gửi"
        dialog.reject()

    in_dialog(screen.missing_button.click, look)
