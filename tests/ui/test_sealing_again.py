"""Sealing a returned report again: its remarks are listed, and one that found no answer is asked about."""

import os

import pytest
from PySide6.QtWidgets import QMessageBox

from ctph_desktop.domain.figures import FigureValue
from ctph_desktop.ui.grid.columns import CellEdit
from ctph_desktop.ui.screens.progress.seal_dialog import SealDialog

EXPLANATION = 3


@pytest.fixture
def returned(open_desk, cam_hieu, show_screen):
    """Cam Hiếu of the sample, whose March was returned with one remark."""
    desk = open_desk(cam_hieu)
    return desk, show_screen(desk, "progress")


@pytest.fixture
def dialog(returned, qtbot):
    _, screen = returned
    made = SealDialog(screen, sheet=screen.sheet)
    qtbot.addWidget(made)
    made.show()
    return made


def remark_row(dialog) -> int:
    (row,) = (n for n, point in enumerate(dialog.table.rows) if point.is_remark)
    return row


def test_an_unchanged_report_is_not_sealed_again_without_a_word(dialog):
    assert dialog.table.text(remark_row(dialog), 2).startswith("Góp ý: ")
    dialog.seal_button.click()
    assert dialog.isVisible()
    assert "Hãy sửa số, hoặc ghi giải trình" in dialog.missing.text()
    if folder := os.environ.get("CTPH_PICTURES"):
        dialog.grab().save(f"{folder}/seal.png")


def test_words_beside_the_figure_answer_the_remark_and_travel_with_it(dialog):
    row = remark_row(dialog)
    assert dialog.table.can_edit(row, EXPLANATION)
    dialog.grid.edits_made.emit((CellEdit(row, EXPLANATION, "đã kiểm, số đúng"),))
    dialog.seal_button.click()
    assert not dialog.isVisible()
    assert dialog.explanations == {dialog.table.row(row).line: "đã kiểm, số đúng"}


def test_a_report_changed_elsewhere_asks_about_the_remark_that_stays_open(returned, qtbot, in_dialog):
    desk, screen = returned
    remarked = next(row for row in screen.table.rows if row.remarks)
    other = next(row for row in screen.table.rows if row.key != remarked.key and not row.is_computed)
    screen.write({other.key: FigureValue.reported(7)})
    qtbot.waitUntil(lambda: desk.tasks.is_idle and screen.saver.is_idle, timeout=20_000)
    qtbot.waitUntil(lambda: any(row.sealed not in {None, row.in_period} for row in screen.sheet.rows), timeout=20_000)
    made = SealDialog(screen, sheet=screen.sheet)
    qtbot.addWidget(made)
    made.show()
    assert any("→ 7" in made.table.text(n, 2) for n in range(made.table.rowCount()))

    def go_back(box):
        assert isinstance(box, QMessageBox)
        assert "1 góp ý chưa sửa số, chưa giải trình" in box.text()
        box.reject()

    in_dialog(made.seal_button.click, go_back)
    assert made.isVisible()


def test_a_point_opened_leads_to_its_line(dialog):
    row = remark_row(dialog)
    dialog.grid.row_opened.emit(row, 2)
    assert not dialog.isVisible()
    assert dialog.wants_line == dialog.table.row(row).line
