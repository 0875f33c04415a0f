"""Reports are gone through one by one; a decision is undone by one visible action; remarks are typed in place."""

import os
from pathlib import Path

import pytest

from ctph_desktop.domain.figures import FigureValue
from ctph_desktop.domain.periods import ReportingPeriod
from ctph_desktop.domain.submissions import SubmissionState
from ctph_desktop.office import open_office
from ctph_desktop.ui.grid.columns import CellEdit
from ctph_desktop.ui.look.dialogs import TextDialog
from ctph_desktop.ui.screens.exchange.decision_bar import Decided, DecisionBar
from ctph_desktop.ui.screens.exchange.report_columns import NEW_REMARK
from ctph_desktop.ui.screens.exchange.report_dialog import ReportDialog

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


def settle(desk, qtbot):
    qtbot.waitUntil(lambda: desk.tasks.is_idle, timeout=20_000)


def close_by(button_of, qtbot):
    def act(dialog):
        assert isinstance(dialog, ReportDialog)
        button_of(dialog).click()
        qtbot.waitUntil(lambda: not dialog.isVisible(), timeout=20_000)

    return act


def test_one_wrong_key_is_undone_by_one_visible_action(board, qtbot, in_dialog):
    desk, screen = board
    place = waiting_place(screen)
    seal = screen.board.row(place[0]).cells[place[1] - 1].seal
    in_dialog(lambda: screen.open_report(*place), close_by(lambda dialog: dialog.accept_button, qtbot))
    settle(desk, qtbot)
    assert cell_of(screen, seal).state is SubmissionState.ACCEPTED
    bar = screen.report_review.bar
    assert bar.isVisible()
    assert bar.take_back_button.text() == "Bỏ duyệt"
    assert not bar.take_back_button.hasFocus()
    bar.take_back_button.click()
    qtbot.waitUntil(lambda: cell_of(screen, seal).state is SubmissionState.RECEIVED, timeout=20_000)
    assert not bar.isVisible()
    assert "chờ duyệt lại" in desk.window_shown.saved_state.text()


def test_a_decision_the_commune_may_know_is_taken_back_with_a_reason(board, qtbot, in_dialog, tmp_path):
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
        assert dialog.take_back_button.text() == "&Bỏ duyệt…"
        in_dialog(dialog.take_back_button.click, say_why)
        qtbot.waitUntil(lambda: not dialog.isVisible(), timeout=20_000)

    def say_why(dialog):
        assert isinstance(dialog, TextDialog)
        dialog._edit.setPlainText("duyệt nhầm")
        dialog.accept()

    in_dialog(lambda: screen.open_report(*place), take_back)
    qtbot.waitUntil(lambda: cell_of(screen, seal).state is SubmissionState.RECEIVED, timeout=20_000)


def test_the_last_decision_leaves_the_keyboard_where_enter_does_not_undo_it(qtbot):
    bar = DecisionBar()
    qtbot.addWidget(bar)
    bar.show_decided(Decided("s", "Xã Cam An", MARCH, SubmissionState.ACCEPTED), "Đã duyệt.", waiting=0)
    assert bar.focusWidget() is None
    bar.show_decided(Decided("s", "Xã Cam An", MARCH, SubmissionState.ACCEPTED), "Đã duyệt.", waiting=2)
    assert bar.focusWidget() is bar.next_button


def test_a_decided_report_says_why_no_remark_can_be_typed(board, in_dialog):
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
        dialog.reject()

    in_dialog(lambda: screen.open_report(*place), look)


def test_a_remark_is_typed_in_its_line_and_sent_with_the_return(board, qtbot, in_dialog):
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
        dialog.reject()

    in_dialog(lambda: screen.open_report(*place), remark)
    settle(desk, qtbot)
    assert cell_of(screen, seal).state is SubmissionState.RECEIVED


def test_the_report_of_the_next_unit_is_one_key_away(board, qtbot, in_dialog):
    desk, screen = board
    column = MARCH.number
    rows = [n for n, line in enumerate(screen.board.rows) if line.cells[column - 1].seal]
    shown = []

    def step(dialog):
        shown.append(dialog.report.unit_name)
        dialog.next_button.click()

    def close(dialog):
        shown.append(dialog.report.unit_name)
        dialog.reject()

    in_dialog(lambda: screen.open_report(rows[0], column), step, close)
    settle(desk, qtbot)
    assert shown == [screen.board.row(row).unit_name for row in rows[:2]]


def test_the_second_version_shows_what_was_remarked_on_the_first_and_what_its_commune_says(
    sample, superior, tmp_path, open_desk, show_screen, qtbot, in_dialog
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
        dialog.reject()

    in_dialog(lambda: screen.open_report(*place), look)
