"""Reports are gone through one by one; a decision is undone by one visible action; remarks are typed in place."""

import os
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from ctph_desktop.domain.figures import FigureValue
from ctph_desktop.domain.periods import ReportingPeriod
from ctph_desktop.domain.report_groups import ReportGroup
from ctph_desktop.domain.submissions import SubmissionState
from ctph_desktop.office import open_office
from ctph_desktop.ui.grid.columns import CellEdit
from ctph_desktop.ui.look.dialogs import TextDialog
from ctph_desktop.ui.screens.exchange.report_columns import NEW_REMARK

ALT = Qt.KeyboardModifier.AltModifier
MARCH = ReportingPeriod.month(2019, 3)


@pytest.fixture
def board(open_desk, superior, show_screen):
    desk = open_desk(superior)
    return desk, show_screen(desk, "exchange")


def cell_of(screen, seal):
    return next(cell for row in screen.board.rows for cell in row.cells if cell.seal == seal)


def waiting_place(screen):
    return next(
        (row, column)
        for row, line in enumerate(screen.board.rows)
        for column, cell in enumerate(line.cells, start=1)
        if cell.state is SubmissionState.RECEIVED
    )


def ways(desk):
    shown = desk.window_shown.way_links
    return shown.links if shown is not None else []


def settle(desk, qtbot):
    qtbot.waitUntil(lambda: desk.tasks.is_idle, timeout=20_000)


def test_one_wrong_key_is_undone_by_one_visible_action(board, qtbot, press):
    desk, screen = board
    row, column = waiting_place(screen)
    seal = screen.board.row(row).cells[column - 1].seal
    review = screen.report_review
    screen.open_report(row, column)
    qtbot.waitUntil(lambda: review.page is not None and desk.tasks.is_idle, timeout=20_000)
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_D, ALT)
    qtbot.waitUntil(lambda: cell_of(screen, seal).state is SubmissionState.ACCEPTED and desk.tasks.is_idle)
    assert review.page is not None, "the next report that waits"
    assert review.page.report.seal != seal
    assert review.page.grid.hasFocus()
    (back,) = ways(desk)
    assert back.text() == "Bỏ duyệt"
    qtbot.mouseClick(back, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: cell_of(screen, seal).state is SubmissionState.RECEIVED, timeout=20_000)
    settle(desk, qtbot)
    assert not ways(desk)
    assert review.page.report.seal == seal, "the report that waits again is shown"
    assert "chờ duyệt lại" in desk.window_shown.saved_state.text()


def test_three_reports_are_accepted_by_three_keys_and_the_board_comes_back(board, qtbot, press):
    desk, screen = board
    review, panel = screen.report_review, screen.board_panel
    qtbot.mouseClick(panel.review_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: review.page is not None and desk.tasks.is_idle, timeout=20_000)
    for _ in range(3):
        before = review.page
        QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_D, ALT)
        qtbot.waitUntil(lambda before=before: review.page is not before and desk.tasks.is_idle, timeout=20_000)
    assert review.page is None
    assert screen.board_grid.hasFocus()
    assert panel.filters.buttons[ReportGroup.WAITING].text() == "○ Chờ duyệt 0"
    assert panel.filters.buttons[ReportGroup.ACCEPTED].text() == "● Đã duyệt 5"
    assert not panel.review_button.isVisible()


def test_a_remark_is_typed_at_once_and_alt_t_returns_the_report(board, qtbot, press):
    desk, screen = board
    row, column = waiting_place(screen)
    seal = screen.board.row(row).cells[column - 1].seal
    screen.open_report(row, column)
    qtbot.waitUntil(lambda: screen.report_review.page is not None and desk.tasks.is_idle, timeout=20_000)
    press("x", "e", "m")
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_T, ALT)
    qtbot.waitUntil(lambda: cell_of(screen, seal).state is SubmissionState.RETURNED, timeout=20_000)
    settle(desk, qtbot)
    assert cell_of(screen, seal).open_remarks == 1
    assert [way.text() for way in ways(desk)] == ["Bỏ trả lại"]


def test_reports_without_a_doubt_are_accepted_together_and_taken_back_together(board, qtbot, in_dialog):
    desk, screen = board
    panel = screen.board_panel
    told = []

    def look(box):
        told.append((box.text(), box.informativeText()))
        next(b for b in box.buttons() if b.text().startswith("&Duyệt")).click()

    in_dialog(panel.undoubted_button.click, look)
    qtbot.waitUntil(lambda: bool(ways(desk)) and desk.tasks.is_idle, timeout=20_000)
    assert told[0][0].startswith("Duyệt 3 báo cáo tháng 03/2019")
    assert panel.filters.buttons[ReportGroup.ACCEPTED].text() == "● Đã duyệt 5"
    ways(desk)[0].chosen.emit()
    qtbot.waitUntil(
        lambda: panel.filters.buttons[ReportGroup.WAITING].text() == "○ Chờ duyệt 3" and desk.tasks.is_idle,
        timeout=20_000,
    )


def test_a_decision_the_commune_may_know_is_taken_back_with_a_reason(board, qtbot, in_dialog, tmp_path, on_report):
    desk, screen = board
    place = next(
        (row, column)
        for row, line in enumerate(screen.board.rows)
        for column, cell in enumerate(line.cells, start=1)
        if cell.state is SubmissionState.ACCEPTED
    )
    seal = screen.board.row(place[0]).cells[place[1] - 1].seal
    screen._export_answers(tmp_path)
    settle(desk, qtbot)

    def take_back(dialog):
        assert dialog.take_back_button.text() == "Bỏ du&yệt…"
        in_dialog(dialog.take_back_button.click, say_why)

    def say_why(dialog):
        assert isinstance(dialog, TextDialog)
        dialog._edit.setPlainText("duyệt nhầm")
        dialog.accept()

    on_report(screen, lambda: screen.open_report(*place), take_back)
    qtbot.waitUntil(lambda: cell_of(screen, seal).state is SubmissionState.RECEIVED, timeout=20_000)


def test_a_decided_report_says_why_no_remark_can_be_typed(board, in_dialog, on_report):
    _, screen = board
    place = next(
        (row, column)
        for row, line in enumerate(screen.board.rows)
        for column, cell in enumerate(line.cells, start=1)
        if cell.state is SubmissionState.ACCEPTED
    )

    def look(dialog):
        assert not dialog.table.can_edit(0, NEW_REMARK)
        assert "đã có quyết định" in dialog.table.why_closed(0, NEW_REMARK)

    on_report(screen, lambda: screen.open_report(*place), look)


def test_a_remark_is_typed_in_its_line_and_sent_with_the_return(board, qtbot, in_dialog, on_report):
    desk, screen = board
    place = waiting_place(screen)
    seal = screen.board.row(place[0]).cells[place[1] - 1].seal

    def remark(dialog):
        assert dialog.table.columns[NEW_REMARK].title == "Góp ý mới"
        row = next(n for n, line in enumerate(dialog.table.rows) if not line.row.is_computed)
        assert dialog.table.can_edit(row, NEW_REMARK)
        dialog.grid.edits_made.emit((CellEdit(row, NEW_REMARK, "kiểm lại"),))
        assert list(dialog.remarks.values()) == ["kiểm lại"]
        dialog.grid.edits_made.emit((CellEdit(row, NEW_REMARK, ""),))
        assert dialog.remarks == {}

    on_report(screen, lambda: screen.open_report(*place), remark)
    settle(desk, qtbot)
    assert cell_of(screen, seal).state is SubmissionState.RECEIVED


def test_the_report_of_the_next_unit_is_one_key_away_and_what_was_typed_stays(board, qtbot, press):
    desk, screen = board
    review, column = screen.report_review, MARCH.number
    seals = [line.cells[column - 1].seal for line in screen.board.rows if line.cells[column - 1].seal]
    screen.open_report(*waiting_place(screen))
    qtbot.waitUntil(lambda: review.page is not None and desk.tasks.is_idle, timeout=20_000)
    here = seals.index(review.page.report.seal)
    press("k", "é", "m")
    for key, place in ((Qt.Key.Key_Right, here + 1), (Qt.Key.Key_Left, here)):
        QTest.keyClick(QApplication.focusWidget(), key, ALT)
        qtbot.waitUntil(lambda place=place: review.page.report.seal == seals[place], timeout=20_000)
        settle(desk, qtbot)
    assert list(review.page.remarks.values()) == ["kém"]
    assert review.page.table.text(review.page.grid.currentIndex().row(), NEW_REMARK) == "kém"


def test_the_second_version_shows_what_was_remarked_on_the_first_and_what_its_commune_says(
    sample, superior, tmp_path, open_desk, show_screen, qtbot, in_dialog, on_report
):
    first = tmp_path / "first"
    first.mkdir()
    with open_office(superior) as office:
        row, seal = next(
            (line, cell.seal)
            for line in office.review.board()
            for cell in line.cells
            if cell.state is SubmissionState.RECEIVED
        )
        line = office.progress.find_line("VL01")
        cell = next(each.cell for each in office.review.received(seal).rows if each.key == line)
        office.review.return_report(seal, remarks={cell: "kiểm lại số này"})
        answer = office.exchange.export_package(first, unit=row.unit).path
    (commune,) = (folder for folder in sample.iterdir() if folder.name.split("-")[0] in Path(answer).name.split("_"))
    with open_office(commune) as office:
        office.exchange.import_packages([answer])
        period = next(cell.period for cell in row.cells if cell.seal == seal)
        office.progress.record(period, {line: FigureValue.reported(4)})
        office.submissions.seal(period, explanations={line: "cộng sót"})
        package = office.exchange.export_package(tmp_path).path
    with open_office(superior) as office:
        office.exchange.import_packages([package])
    screen = show_screen(open_desk(superior), "exchange")
    place = waiting_place(screen)

    def look(dialog):
        shown = next(each for each in dialog.table.rows if each.row.key == line)
        position = dialog.table.rows.index(shown)
        texts = [dialog.table.text(position, column) for column in range(dialog.table.columnCount())]
        assert "kiểm lại số này" in texts
        assert any("cộng sót" in text for text in texts)
        dialog.grid.setCurrentIndex(dialog.table.index(position, 3))
        assert "Góp ý lần trước: kiểm lại số này" in dialog.detail.toPlainText()
        if folder := os.environ.get("CTPH_PICTURES"):
            dialog.grab().save(f"{folder}/report.png")

    on_report(screen, lambda: screen.open_report(*place), look)
