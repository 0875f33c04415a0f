"""The totals of the signed document, typed beside what a form adds up to."""

import pytest
from PySide6.QtCore import Qt

from ctph_desktop.office import open_office
from ctph_desktop.ui.screens.consolidation.stated_totals_dialog import EXPLANATION, STATED


@pytest.fixture
def opened(open_desk, show_screen, superior, qtbot):
    desk = open_desk(superior)
    screen = show_screen(desk, "consolidation")
    qtbot.waitUntil(lambda: screen.tabs.count() == 3 and desk.tasks.is_idle, timeout=20_000)
    return desk, screen


@pytest.fixture
def type_in(qtbot, press):
    """Type into a cell as a person does, key by key to whatever has the keyboard."""

    def type_it(dialog, row, column, text):
        dialog.grid.setFocus()
        qtbot.waitUntil(dialog.grid.hasFocus, timeout=5_000)
        dialog.grid.setCurrentIndex(dialog.table.index(row, column))
        press(*text, Qt.Key.Key_Return)

    return type_it


def test_cl_07_a_stated_total_keeps_its_difference_and_gets_an_explanation(opened, in_dialog, qtbot, type_in, superior):
    desk, screen = opened

    def explain(dialog):
        row = next(n for n, line in enumerate(dialog.table.rows) if line.stated.quantity == 1297)
        shown = [dialog.table.data(dialog.table.index(row, column)) for column in (STATED - 1, STATED, STATED + 1)]
        assert shown == ["1.296", "1.297", "1"]
        assert not dialog.save_button.isEnabled()
        type_in(dialog, row, EXPLANATION, "lam tron")
        qtbot.waitUntil(lambda: len(dialog.changed) == 1, timeout=5_000)
        dialog.save_button.click()
        qtbot.waitUntil(lambda: not dialog.isVisible(), timeout=20_000)

    in_dialog(screen.stated_button.click, explain)
    qtbot.waitUntil(
        lambda: desk.tasks.is_idle and "lam tron" in screen.tabs.widget(0).notes.toPlainText(), timeout=20_000
    )
    assert "chênh lệch 1" in screen.tabs.widget(0).notes.toPlainText()
    desk.window_shown.close()
    qtbot.waitUntil(lambda: desk.tasks.is_idle, timeout=20_000)
    with open_office(superior) as office:
        assert [one.explanation for one in office.stated_totals.of("bieu-1").values() if one.explanation] == [
            "lam tron"
        ]


def test_a_stated_total_changes_only_with_a_reason(opened, in_dialog, qtbot, press, type_in):
    def change(dialog):
        row = next(n for n, line in enumerate(dialog.table.rows) if line.stated.quantity == 1297)
        type_in(dialog, row, STATED, "1300")
        qtbot.waitUntil(lambda: len(dialog.changed) == 1, timeout=5_000)
        assert not dialog.save_button.isEnabled()
        assert "hãy ghi lý do" in dialog.message.text()
        dialog.reason.setFocus()
        press("dinh chinh", to=dialog.reason)
        assert dialog.save_button.isEnabled()
        dialog.save_button.click()
        qtbot.waitUntil(lambda: not dialog.isVisible(), timeout=20_000)

    in_dialog(opened[1].stated_button.click, change)


def test_an_explanation_waits_for_its_total(opened, in_dialog, type_in):
    def look(dialog):
        row = next(n for n, line in enumerate(dialog.table.rows) if line.stated.quantity == 1297)
        dialog.grid.setCurrentIndex(dialog.table.index(row, STATED))
        dialog.grid.blank_requested.emit([(row, STATED)])
        type_in(dialog, row, EXPLANATION, "x")
        assert dialog.changed[dialog.table.row(row).code].explanation == ""
        dialog.table.set_rows([line for line in dialog.table.rows if line.code not in dialog.changed])

    in_dialog(opened[1].stated_button.click, look)
