"""The main job on screen: Cam Tuyền types March, sends it, gets it back with a remark, corrects it, and is counted."""

from decimal import Decimal

import openpyxl
from desktop_hands import click, drop_files, press, type_text
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QMessageBox, QPushButton

from ctph_desktop.demonstration.sample import MARCH
from ctph_desktop.office import open_office
from ctph_desktop.services.rows import SubmissionState
from ctph_desktop.ui.dialogs import TextDialog
from ctph_desktop.ui.screens.exchange.preview_dialog import ImportedDialog, PreviewDialog
from ctph_desktop.ui.screens.exchange.report_dialog import ReportDialog
from ctph_desktop.ui.screens.progress.columns import IN_PERIOD
from ctph_desktop.ui.screens.progress.seal_dialog import SealDialog
from ctph_desktop.ui.widgets.place_dialog import PlaceDialog

CAM_TUYEN = "19600-xa-cam-tuyen"


def files_on(usb, code):
    return sorted(str(path) for path in usb.iterdir() if path.name.startswith(f"{code}_"))


def type_month(hands, progress, numbers):
    """Type numbers down the month's column; `-` marks a line “không phát sinh”."""
    progress.grid.setFocus()
    progress.grid.setCurrentIndex(progress.table.index(0, IN_PERIOD))
    for number in numbers:
        if number == "-":
            press(Qt.Key.Key_0, Qt.KeyboardModifier.ControlModifier)
            press(Qt.Key.Key_Down)
        elif number:
            type_text(number)
            press(Qt.Key.Key_Return)
        else:
            press(Qt.Key.Key_Down)
    hands.rest()


def seal(hands, progress):
    with hands.answering((SealDialog, lambda dialog: click(dialog.seal_button))):
        click(progress.seal_button)


def export(hands, exchange):
    with hands.answering((PlaceDialog, lambda dialog: click(dialog.folder_button))):
        click(exchange.export_button)


def bring(hands, exchange, paths):
    with hands.answering(
        (PreviewDialog, lambda dialog: click(dialog.import_button)),
        (ImportedDialog, lambda dialog: click(dialog.close_button)),
    ):
        drop_files(exchange, paths)


def march_is_typed_and_sent(hands, folder):
    with hands.at(folder):
        assert hands.window.banner.isVisible()
        progress = hands.screen("progress")
        assert hands.window.period_picker.period == MARCH
        type_month(hands, progress, ["1.002", "6", "3", "2", "4", "", "1", "1", "-", "-", "-", "-", "2", "75"])
        rows = {row.label: row for row in progress.sheet.rows}
        assert rows["Giải quyết việc làm"].in_period.quantity == 1002
        assert rows["Hộ giảm nghèo"].in_period.quantity == 2
        assert "Đã lưu" in hands.window.saved_state.text()
        seal(hands, progress)
        assert progress.sheet.state is SubmissionState.SEALED
        exchange = hands.screen("exchange")
        export(hands, exchange)
        assert "chưa có biên nhận" in exchange.own.state.text()


def place_on_board(exchange):
    return next(row for row in range(9) if exchange.board.row(row).unit_name == "Xã Cam Tuyền")


def march_on_board(exchange):
    return exchange.board.row(place_on_board(exchange)).cells[2].state


def it_is_returned_with_a_remark(hands, folder, first):
    def remark_and_return(dialog):
        dialog.grid.setCurrentIndex(dialog.table.index(0, 3))
        with hands.answering((TextDialog, _write_remark)):
            click(dialog.remark_button)
        with hands.answering((QMessageBox, _agree)):
            click(dialog.return_button)

    with hands.at(folder):
        exchange = hands.screen("exchange")
        bring(hands, exchange, [first, first])
        assert march_on_board(exchange) is SubmissionState.RECEIVED
        exchange.board_grid.setCurrentIndex(exchange.board.index(place_on_board(exchange), 3))
        with hands.answering((ReportDialog, remark_and_return)):
            click(exchange.open_button)
        hands.qtbot.waitUntil(lambda: march_on_board(exchange) is SubmissionState.RETURNED, timeout=10_000)
        export(hands, exchange)


def it_is_corrected_and_sent_again(hands, folder, answer):
    with hands.at(folder):
        bring(hands, hands.screen("exchange"), [answer])
        progress = hands.screen("progress")
        press(Qt.Key.Key_PageUp, Qt.KeyboardModifier.AltModifier)
        hands.rest()
        assert progress.sheet.state is SubmissionState.RETURNED
        assert progress.sheet.rows[0].remarks[0].text == "Số này lớn hơn cả năm, xem lại giúp."
        type_month(hands, progress, ["12"])
        assert progress.sheet.state is SubmissionState.CHANGED
        seal(hands, progress)
        export(hands, hands.screen("exchange"))


def it_is_accepted_and_consolidated(hands, folder, packages):
    with hands.at(folder):
        exchange = hands.screen("exchange")
        bring(hands, exchange, packages)
        exchange.board_grid.setCurrentIndex(exchange.board.index(place_on_board(exchange), 3))
        with hands.answering((ReportDialog, lambda dialog: click(dialog.accept_button))):
            click(exchange.open_button)
        consolidation = hands.screen("consolidation")
        assert consolidation.coverage.text().startswith("Tạm tính, 3/9 xã")
        with hands.answering((QMessageBox, lambda box: click(box.buttons()[0]))):
            click(consolidation.workbook_button)


def test_a_month_is_typed_sent_returned_corrected_and_consolidated(sample, hands, usb, tmp_path, monkeypatch):
    march_is_typed_and_sent(hands, sample / CAM_TUYEN)
    (first,) = files_on(usb, "19600")
    it_is_returned_with_a_remark(hands, sample / "cap-tren", first)
    (answer,) = {*files_on(usb, "19600")} - {first}
    it_is_corrected_and_sent_again(hands, sample / CAM_TUYEN, answer)
    (second,) = {*files_on(usb, "19600")} - {first, answer}
    written = tmp_path / "tong-hop.xlsx"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args, **_more: (str(written), ""))
    it_is_accepted_and_consolidated(hands, sample / "cap-tren", [second, first])
    hands.close()
    sheet = openpyxl.load_workbook(written)["Biểu 1"]
    line = next(row for row in sheet.iter_rows() if row[1].value == "Cam Tuyền")
    with open_office(sample / CAM_TUYEN) as office:
        jobs = office.progress.sheet(MARCH).rows[0].cumulative
    assert line[11].value == jobs == Decimal(14 + 12)


def _write_remark(dialog):
    type_text("Số này lớn hơn cả năm, xem lại giúp.")
    click(next(b for b in dialog.findChildren(QPushButton) if b.text() == "&Ghi góp ý"))


def _agree(box):
    click(next(b for b in box.buttons() if box.buttonRole(b) is QMessageBox.ButtonRole.AcceptRole))


def test_what_was_typed_is_there_after_the_program_was_killed(sample):
    import subprocess
    import sys

    folder = sample / CAM_TUYEN
    script = f"""
import os, sys
from ctph_desktop.office import open_office
from ctph_desktop.domain.figures import FigureValue
from ctph_desktop.domain.periods import ReportingPeriod
with open_office({str(folder)!r}) as office:
    month = ReportingPeriod.month(2019, 3)
    key = office.progress.find_line("VL01")
    for number in range(1, 1000):
        office.progress.record(month, {{key: FigureValue.reported(number)}})
        print(number, flush=True)
"""
    with subprocess.Popen([sys.executable, "-c", script], stdout=subprocess.PIPE, text=True) as process:
        said = [process.stdout.readline() for _ in range(20)]
        process.kill()
        said += process.stdout.readlines()
    last_said = int([line for line in said if line.endswith("\n")][-1])
    with open_office(folder) as office:
        found = office.progress.sheet(MARCH).rows[0].in_period.quantity
        assert last_said <= found <= last_said + 1
        assert office.inspection.verify().problems == ()
