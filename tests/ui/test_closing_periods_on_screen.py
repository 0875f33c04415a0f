"""The month is closed, corrected late and printed again, by clicks."""

from pathlib import Path
from zipfile import ZipFile

import pytest
from PySide6.QtCore import QDate, Qt
from PySide6.QtWidgets import QFileDialog, QMessageBox, QPlainTextEdit, QWidget
from sqlalchemy import text

from ctph_desktop.domain.figures import FigureValue
from ctph_desktop.domain.periods import ReportingPeriod
from ctph_desktop.domain.submissions import SubmissionState
from ctph_desktop.office import open_office
from ctph_desktop.services.ground.closing_rows import ProgramRow
from ctph_desktop.ui.look.dialogs import TextDialog
from ctph_desktop.ui.look.tones import Tone
from ctph_desktop.ui.screens.consolidation.compare_dialog import CompareDialog
from ctph_desktop.ui.screens.exchange.day_dialog import DayDialog
from ctph_desktop.ui.screens.exchange.imported_dialog import ImportedDialog
from ctph_desktop.ui.screens.exchange.preview_dialog import PreviewDialog
from ctph_desktop.ui.screens.exchange.report_page import ReportPage
from ctph_desktop.ui.screens.progress.seal_dialog import SealDialog

MARCH = ReportingPeriod.month(2019, 3)


@pytest.fixture
def usb(tmp_path: Path) -> Path:
    folder = tmp_path / "usb"
    folder.mkdir()
    return folder


def wait(qtbot, condition) -> None:
    qtbot.waitUntil(condition, timeout=20_000)


def press_verb(verb: str):
    """Return what presses a button of a dialog by its words."""

    def act(dialog: QWidget) -> None:
        assert isinstance(dialog, QMessageBox)
        for button in dialog.buttons():
            if button.text().replace("&", "") == verb:
                button.click()
                return
        raise AssertionError(verb)

    return act


def close_march(desk, screen, qtbot, in_dialog) -> list[str]:
    """Close March by its button; return what the question said."""
    said = []

    def confirm(dialog: QMessageBox) -> None:
        said.extend((dialog.text(), dialog.informativeText()))
        press_verb("Chốt kỳ")(dialog)

    in_dialog(screen.bar.close_button.click, confirm)
    wait(qtbot, lambda: desk.tasks.is_idle and not screen.bar.close_button.isVisible())
    return said


def report_of(commune: Path, usb: Path, quantity: int) -> Path:
    """Type and seal March in a commune's office; return its package."""
    with open_office(commune) as office:
        office.progress.record(MARCH, {office.progress.find_line("VL01"): FigureValue.reported(quantity)})
        office.submissions.seal(MARCH)
        return Path(office.exchange.export_package(usb).path)


def hears(superior: Path, commune: Path, usb: Path) -> None:
    """Let a commune take in the answer of its superior office."""
    with open_office(commune) as office:
        unit = office.profile().unit
    with open_office(superior) as office:
        path = office.exchange.export_package(usb, unit=unit).path
    with open_office(commune) as office:
        office.exchange.import_packages([path])


def print_workbook(screen, path: Path, qtbot, monkeypatch) -> dict[str, bytes]:
    """Write what is shown by its button; return the sheets and texts of the workbook, byte by byte."""
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(path), ""))
    screen.workbook_button.click()
    qtbot.waitUntil(lambda: path.name in screen.window().saved_state.text(), timeout=30_000)
    with ZipFile(path) as archive:
        return {name: archive.read(name) for name in archive.namelist() if "worksheets" in name or "Strings" in name}


def texts(screen) -> list[list[str]]:
    """Return every text of the tables on screen, form by form."""
    tables = [screen.tabs.widget(i).table for i in range(screen.tabs.count())]
    return [[t.text(row, c) for row in range(t.rowCount()) for c in range(len(t.columns))] for t in tables]


def import_late_report(desk, exchange, late: Path, qtbot, in_dialog) -> None:
    """Import a package whose report is a correction, as preview and result say."""

    def look(dialog: PreviewDialog) -> None:
        assert dialog.files.row(0).corrections == 1
        notes = next(i for i, column in enumerate(dialog.files.columns) if column.title == "Ghi chú")
        assert "đính chính sau khi chốt kỳ" in dialog.files.text(0, notes)
        dialog.import_button.click()

    def told(dialog: ImportedDialog) -> None:
        assert "đính chính sau khi chốt kỳ" in dialog.table.text(0, 3)
        dialog.close_button.click()

    in_dialog(lambda: exchange.file_import.start([str(late)]), look)
    wait(qtbot, lambda: desk.window_shown.way_links is not None and desk.tasks.is_idle)
    in_dialog(desk.window_shown.way_links.links[-1].chosen.emit, told)


def test_the_whole_story_of_a_late_report(
    open_desk, superior, cam_tuyen, usb, tmp_path, qtbot, in_dialog, show_screen, monkeypatch, on_report
):
    desk = open_desk(superior)
    screen = show_screen(desk, "consolidation")
    before = texts(screen)
    question, detail = close_march(desk, screen, qtbot, in_dialog)
    assert "2/9" in question
    assert "Xã Cam Tuyền" in detail
    assert "đã chốt ngày" in screen.bar.state.text()
    late = report_of(cam_tuyen, usb, 31)
    exchange = show_screen(desk, "exchange")
    assert exchange.board.columns[3].title == "T3 ◙"

    import_late_report(desk, exchange, late, qtbot, in_dialog)
    row = next(i for i, r in enumerate(exchange.board.rows) if r.unit_name == "Xã Cam Tuyền")
    assert exchange.board.text(row, 3) == "♦ Chờ duyệt"
    assert exchange.board.columns[3].tone(exchange.board.row(row)) is Tone.DOUBT
    tip = exchange.board.index(row, 3).data(Qt.ItemDataRole.ToolTipRole)
    assert "Chưa tính vào tổng hợp" in tip
    assert "Ngày nộp" in tip

    def accept(dialog: ReportPage) -> None:
        assert dialog.correction.isVisible()
        assert "Bổ sung sau khi chốt kỳ" in dialog.correction.text()
        in_dialog(dialog.accept_button.click, press_verb("Duyệt, giữ kỳ đã chốt"))

    on_report(exchange, lambda: exchange.open_report(row, 3), accept)
    wait(qtbot, lambda: exchange.board.row(row).cells[2].state is SubmissionState.ACCEPTED)
    assert exchange.board.text(row, 3) == "♦ Đã duyệt"
    screen = show_screen(desk, "consolidation")
    assert texts(screen) != before
    assert screen.coverage.text().startswith("Số liệu hiện tại; kỳ đã chốt ngày")
    assert "Tạm tính, 3/9" in screen.coverage.text()
    screen.bar.versions.setCurrentIndex(1)
    wait(qtbot, lambda: desk.tasks.is_idle and "Số liệu chốt ngày" in screen.coverage.text())
    assert texts(screen) == before
    printed = print_workbook(screen, tmp_path / "ban-1.xlsx", qtbot, monkeypatch)
    assert any("Số liệu chốt ngày".encode() in data for data in printed.values())
    screen.bar.versions.setCurrentIndex(0)
    wait(qtbot, lambda: desk.tasks.is_idle and "Số liệu chốt ngày" not in screen.coverage.text())
    assert print_workbook(screen, tmp_path / "nay.xlsx", qtbot, monkeypatch) != printed
    screen.bar.versions.setCurrentIndex(1)
    wait(qtbot, lambda: desk.tasks.is_idle and "Số liệu chốt ngày" in screen.coverage.text())
    assert print_workbook(screen, tmp_path / "in-lai.xlsx", qtbot, monkeypatch) == printed

    def compare(dialog: CompareDialog) -> None:
        assert [s.unit_name for s in dialog.sources.rows] == ["Xã Cam Tuyền"]
        assert "bổ sung sau khi chốt" in dialog.sources.row(0).now
        assert ("", "45") in {(cell.then, cell.now) for cell in dialog.cells.rows}
        dialog.close_button.click()

    in_dialog(screen.bar.compare_button.click, compare)


def test_not_closing_leaves_the_month_open(open_desk, superior, qtbot, in_dialog, show_screen):
    desk = open_desk(superior)
    screen = show_screen(desk, "consolidation")
    in_dialog(screen.bar.close_button.click, press_verb("Chưa chốt"))
    wait(qtbot, lambda: desk.tasks.is_idle)
    assert screen.bar.close_button.isVisible()
    assert not screen.bar.state.isVisible()
    assert screen.bar.versions.count() == 1


def test_reopening_needs_a_reason(open_desk, superior, qtbot, in_dialog, show_screen):
    desk = open_desk(superior)
    screen = show_screen(desk, "consolidation")
    close_march(desk, screen, qtbot, in_dialog)

    def give(dialog: QWidget) -> None:
        assert not dialog._accept.isEnabled()
        dialog.findChild(QPlainTextEdit).setPlainText("Bổ sung <b>Cam Tuyền</b>")
        dialog._accept.click()

    in_dialog(screen.bar.reopen_button.click, give)
    wait(qtbot, lambda: desk.tasks.is_idle and screen.bar.close_button.isVisible())
    assert "Bổ sung <b>Cam Tuyền</b>" in screen.bar.state.text()
    assert screen.bar.state.textFormat() is Qt.TextFormat.PlainText


def test_a_commune_reads_why_its_month_was_opened_again(open_desk, superior, cam_tuyen, usb, show_screen):
    with open_office(superior) as office:
        office.closing.close_period(MARCH)
        office.closing.reopen_period(MARCH, reason="Bổ sung <b>Cam Tuyền</b>")
    hears(superior, cam_tuyen, usb)
    commune = open_desk(cam_tuyen)
    progress = show_screen(commune, "progress")
    assert "đã mở lại" in progress.closing_note.text()
    assert progress.closing_note.isVisible()
    overview = show_screen(commune, "overview")
    assert any("Bổ sung <b>Cam Tuyền</b>" in label.text() for label in overview.todo)


def test_a_commune_sees_that_its_month_is_closed_and_may_write_all_the_same(
    open_desk, superior, cam_tuyen, usb, qtbot, in_dialog, show_screen, press
):
    with open_office(superior) as office:
        office.closing.close_period(MARCH)
    hears(superior, cam_tuyen, usb)
    desk = open_desk(cam_tuyen)
    overview = show_screen(desk, "overview")
    assert "tháng 03/2019" in overview.closed_months.text()
    assert "kỳ đã chốt" in overview.months.accessibleDescription()
    screen = show_screen(desk, "progress")
    assert screen.closing_note.isVisible()
    assert "Kỳ tháng 03/2019 đã chốt" in screen.closing_note.text()
    assert "đính chính sau khi chốt" in screen.closing_note.text()
    screen.grid.setFocus()
    press("5", Qt.Key.Key_Return)
    wait(qtbot, lambda: desk.tasks.is_idle and screen.saver.is_idle and screen.seal_button.isEnabled())

    def seal(dialog: SealDialog) -> None:
        assert any("đính chính" in label.text() for label in dialog.findChildren(QWidget) if hasattr(label, "text"))
        dialog.sending.tick.setChecked(False)
        dialog.seal_button.click()

    in_dialog(screen.seal_button.click, seal)
    wait(qtbot, lambda: desk.tasks.is_idle and screen.sheet.state is SubmissionState.SEALED)


def test_an_open_month_says_nothing_of_closing(open_desk, cam_tuyen, show_screen):
    desk = open_desk(cam_tuyen)
    assert not show_screen(desk, "progress").closing_note.isVisible()
    assert not show_screen(desk, "overview").closed_months.isVisible()


def test_figures_are_frozen_by_a_button_and_once_only(open_desk, superior, qtbot, in_dialog, show_screen):
    desk = open_desk(superior)
    screen = show_screen(desk, "consolidation")
    in_dialog(screen.bar.freeze_button.click, press_verb("Lưu bản"))
    wait(qtbot, lambda: desk.tasks.is_idle and screen.bar.versions.count() == 2)
    assert screen.bar.close_button.isVisible()
    in_dialog(screen.bar.freeze_button.click, press_verb("Lưu bản"), press_verb("Đóng"))
    wait(qtbot, lambda: desk.tasks.is_idle)
    assert screen.bar.versions.count() == 2


def test_another_month_shows_its_present_figures_again(open_desk, superior, qtbot, in_dialog, show_screen):
    desk = open_desk(superior)
    screen = show_screen(desk, "consolidation")
    in_dialog(screen.bar.freeze_button.click, press_verb("Lưu bản"))
    wait(qtbot, lambda: desk.tasks.is_idle and screen.bar.versions.count() == 2)
    screen.bar.versions.setCurrentIndex(1)
    wait(qtbot, lambda: desk.tasks.is_idle and "Số liệu chốt ngày" in screen.coverage.text())
    assert not screen.bar.freeze_button.isEnabled()
    desk.window_shown.period_picker.pick(ReportingPeriod.month(2019, 1))
    wait(qtbot, lambda: desk.tasks.is_idle and screen.view.period.number == 1)
    assert screen.bar.versions.count() == 1
    assert "Số liệu chốt" not in screen.coverage.text()


def test_a_damaged_version_is_told_and_the_present_figures_stay(open_desk, superior, qtbot, in_dialog, show_screen):
    desk = open_desk(superior)
    screen = show_screen(desk, "consolidation")
    in_dialog(screen.bar.freeze_button.click, press_verb("Lưu bản"))
    wait(qtbot, lambda: desk.tasks.is_idle and screen.bar.versions.count() == 2)

    def spoil(office) -> None:
        with office._workplace.journal.database.transaction() as connection:
            connection.execute(text("delete from record where kind = 'consolidated_unit'"))

    done = []
    screen.link.ask(spoil, on_done=lambda _: done.append(True), owner=screen)
    qtbot.waitUntil(lambda: bool(done))
    in_dialog(lambda: screen.bar.versions.setCurrentIndex(1), press_verb("Đóng"))
    wait(qtbot, lambda: desk.tasks.is_idle)
    assert screen.bar.shown_version == ""
    assert "Số liệu chốt" not in screen.coverage.text()


def test_the_day_of_a_report_is_corrected_on_its_page(open_desk, superior, qtbot, in_dialog, show_screen):
    desk = open_desk(superior)
    screen = show_screen(desk, "exchange")
    row, column = next(
        (i, j)
        for i, line in enumerate(screen.board.rows)
        for j, cell in enumerate(line.cells, 1)
        if cell.state is SubmissionState.RECEIVED and cell.period == MARCH
    )

    def correct(dialog: DayDialog) -> None:
        assert not dialog.save_button.isEnabled()
        dialog.day_edit.setDate(QDate(2019, 3, 31))
        dialog.reason_edit.setPlainText("Nộp bản giấy trước")
        dialog.save_button.click()

    seal, reports = screen.board.row(row).cells[column - 1].seal, []
    screen.link.ask(lambda office: office.review.received(seal), on_done=reports.append, owner=screen)
    wait(qtbot, lambda: bool(reports))
    dialog = ReportPage(report=reports[0], drafts={}, link=screen.link)
    qtbot.addWidget(dialog)
    dialog.show()
    assert "Ngày nộp" in dialog.submitted.text()
    in_dialog(dialog.day_button.click, correct)
    wait(qtbot, lambda: "31/03/2019" in dialog.submitted.text() and desk.tasks.is_idle)
    assert "Nộp bản giấy trước" in dialog.submitted.text()
    dialog.close()
    shown = screen.board.row(row).cells[column - 1].submitted
    assert shown.day.isoformat() == "2019-03-31"
    assert shown.reason == "Nộp bản giấy trước"


def test_the_board_says_how_old_data_are_and_whose_program_is_outdated(open_desk, superior, show_screen):
    desk = open_desk(superior)
    screen = show_screen(desk, "exchange")
    titles = [column.title for column in screen.board.columns]
    assert titles[-2:] == ["Số liệu mới nhất", "Phần mềm"]
    row = screen.board.row(0)
    assert f"{row.newest_data_at:%d/%m/%Y}" in screen.board.text(0, len(titles) - 2)
    assert screen.board.text(0, len(titles) - 1).startswith("bản ")
    assert row.unit_name in screen.board_notes.unit.text()
    assert not screen.board_notes.outdated.isVisible()
    old = ProgramRow(row.unit, "0.0.9", needs_update=True, we_need_update=False)
    screen.board_panel.show_board(screen.board.rows, [old], period=screen.period)
    assert screen.board.text(0, len(titles) - 1) == "Cần cập nhật – bản 0.0.9"
    assert row.unit_name in screen.board_notes.outdated.text()
    assert screen.board_notes.outdated.isVisible()


def test_accepting_a_late_report_opens_its_period_again_where_that_is_wanted(
    open_desk, superior, cam_tuyen, show_screen, qtbot, in_dialog, usb, on_report
):
    desk = open_desk(superior)
    screen = show_screen(desk, "consolidation")
    close_march(desk, screen, qtbot, in_dialog)
    exchange = show_screen(desk, "exchange")
    import_late_report(desk, exchange, report_of(cam_tuyen, usb, 31), qtbot, in_dialog)
    row = next(i for i, r in enumerate(exchange.board.rows) if r.unit_name == "Xã Cam Tuyền")

    def leave(dialog: ReportPage) -> None:
        in_dialog(dialog.accept_button.click, press_verb("Xem lại"))
        assert dialog.isVisible()

    on_report(exchange, lambda: exchange.open_report(row, 3), leave)
    assert exchange.board.row(row).cells[2].state is SubmissionState.RECEIVED

    def give_reason(dialog: TextDialog) -> None:
        dialog._edit.setPlainText("Cam Tuyền gửi muộn")
        dialog.accept()

    def accept(dialog: ReportPage) -> None:
        in_dialog(dialog.accept_button.click, press_verb("Duyệt và mở lại kỳ…"), give_reason)

    on_report(exchange, lambda: exchange.open_report(row, 3), accept)
    wait(qtbot, lambda: exchange.board.row(row).cells[2].state is SubmissionState.ACCEPTED)
    assert exchange.board.columns[3].title == "T3"
