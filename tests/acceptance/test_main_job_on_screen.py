"""The main job on screen: Cam Tuyền types March, sends it, gets it back with a remark, corrects it, and is counted."""

from decimal import Decimal

import openpyxl
from desktop_hands import click, press, type_text
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QPushButton
from usual_work import CAM_TUYEN, SUPERIOR, bring, on_board, seal, type_month, written

from ctph_desktop.demonstration.sample import MARCH
from ctph_desktop.domain.submissions import SubmissionState
from ctph_desktop.office import open_office
from ctph_desktop.ui.look.dialogs import TextDialog


def march_is_typed_and_sent(hands, folder, usb):
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
        first = written(hands, exchange, usb)
        assert "chưa có biên nhận" in exchange.own.state.text()
    return first


def place_on_board(exchange):
    return next(row for row in range(9) if exchange.board.row(row).unit_name == "Xã Cam Tuyền")


def it_is_returned_with_a_remark(hands, folder, first, usb):
    with hands.at(folder):
        exchange = hands.screen("exchange")
        bring(hands, exchange, [first, first])
        assert on_board(exchange, MARCH).state is SubmissionState.RECEIVED
        exchange.board_grid.setCurrentIndex(exchange.board.index(place_on_board(exchange), 3))
        page = hands.report(exchange)
        page.grid.setCurrentIndex(page.table.index(0, 3))
        with hands.answering((TextDialog, _write_remark)):
            click(page.remark_button)
        click(page.return_button)
        hands.qtbot.waitUntil(lambda: on_board(exchange, MARCH).state is SubmissionState.RETURNED, timeout=10_000)
        hands.rest()
        click(exchange.report_review.page.close_button)
        return written(hands, exchange, usb)


def it_is_corrected_and_sent_again(hands, folder, answer, usb):
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
        return written(hands, hands.screen("exchange"), usb)


def it_is_accepted_and_consolidated(hands, folder, packages):
    with hands.at(folder):
        exchange = hands.screen("exchange")
        bring(hands, exchange, packages)
        exchange.board_grid.setCurrentIndex(exchange.board.index(place_on_board(exchange), 3))
        click(hands.report(exchange).accept_button)
        hands.rest()
        consolidation = hands.screen("consolidation")
        assert consolidation.coverage.text().startswith("Tạm tính, 3/9 xã")
        click(consolidation.workbook_button)
        hands.qtbot.waitUntil(lambda: "tong-hop.xlsx" in consolidation.window().saved_state.text(), timeout=30_000)


def test_cl_22_cl_23_a_month_is_typed_sent_returned_corrected_and_consolidated(
    sample, hands, usb, tmp_path, monkeypatch
):
    first = march_is_typed_and_sent(hands, sample / CAM_TUYEN, usb)
    answer = it_is_returned_with_a_remark(hands, sample / SUPERIOR, first, usb)
    second = it_is_corrected_and_sent_again(hands, sample / CAM_TUYEN, answer, usb)
    workbook = tmp_path / "tong-hop.xlsx"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args, **_more: (str(workbook), ""))
    it_is_accepted_and_consolidated(hands, sample / SUPERIOR, [second, first])
    hands.close()
    sheet = openpyxl.load_workbook(workbook)["Biểu 1"]
    line = next(row for row in sheet.iter_rows() if row[1].value == "Cam Tuyền")
    with open_office(sample / CAM_TUYEN) as office:
        jobs = office.progress.sheet(MARCH).rows[0].cumulative
    assert line[11].value == jobs == Decimal(14 + 12)


def _write_remark(dialog):
    type_text("Số này lớn hơn cả năm, xem lại giúp.")
    click(next(b for b in dialog.findChildren(QPushButton) if b.text() == "&Ghi góp ý"))


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
