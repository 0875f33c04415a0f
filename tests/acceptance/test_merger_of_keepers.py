"""The merger of 1 July on screen: two communes end, what they became reports their June, old PCs write no more."""

from commune_pcs import imported, joined, stick
from desktop_hands import click
from PySide6.QtCore import Qt
from usual_work import CAM_TUYEN, SUPERIOR, bring, go_to_month, on_board, seal, type_month, written

from ctph_desktop.domain.periods import ReportingPeriod
from ctph_desktop.domain.submissions import SubmissionState
from ctph_desktop.office import open_office
from ctph_desktop.ui.screens.devices.succession_dialogs import MergeDialog
from ctph_desktop.ui.shell.kept_book_dialog import KeptBookDialog

JUNE, JULY = ReportingPeriod.month(2019, 6), ReportingPeriod.month(2019, 7)
ENDED = ("Xã Cam Tuyền", "Xã Cam Thủy")
NEW = "Xã Hợp Nhất"


def merge(hands, devices):
    """Two communes become a new one on 1 July, with the wizard."""

    def answer(dialog):
        for row in range(dialog.ended.count()):
            if dialog.ended.item(row).text() in ENDED:
                dialog.ended.item(row).setCheckState(Qt.CheckState.Checked)
        click(dialog.next_button)
        dialog.new_name.setText(NEW)
        dialog.new_code.setText("19999")
        click(dialog.next_button)
        assert all(name in dialog.summary.text() for name in (*ENDED, NEW, "30/06/2019"))
        click(dialog.next_button)
        assert dialog.message.isVisible()  # it cannot be undone: a box asks for it
        click(dialog.is_sure)
        click(dialog.next_button)
        hands.qtbot.waitUntil(lambda: dialog.is_done, timeout=20_000)
        click(dialog.leave_button)

    with hands.answering((MergeDialog, answer)):
        click(devices.merge_button)


def report_june_for(hands, devices, unit):
    """Open the book of an ended commune, type its June and seal it."""

    def type_it(dialog):
        book = dialog.screen_shown
        dialog.picker.pick(JUNE)
        hands.qtbot.waitUntil(lambda: book.sheet is not None and book.sheet.period == JUNE, timeout=20_000)
        type_month(hands, book, ["5"])
        seal(hands, book)
        hands.qtbot.waitUntil(lambda: book.sheet.state is SubmissionState.SEALED, timeout=20_000)
        click(dialog.close_button)

    row = next(n for n, line in enumerate(devices.table.rows) if line.office.unit_name == unit)
    devices.grid.setCurrentIndex(devices.table.index(row, 0))
    with hands.answering((KeptBookDialog, type_it)):
        click(devices.open_button)


def test_the_commune_that_two_became_reports_their_june(sample, hands, usb):
    superior = sample / SUPERIOR
    with hands.at(superior):
        merge(hands, hands.screen("devices"))
    with hands.at(sample / CAM_TUYEN):  # meanwhile letters and files go between the superior and the new commune
        new = joined(sample, superior, "hop-nhat", unit_name=NEW)
        with open_office(superior) as office:
            units = {row.unit_name: row.unit for row in office.review.board()}
            imported(new, office.exchange.export_package(stick(sample), unit=units[NEW]).path)
            to_the_old = office.exchange.export_package(stick(sample), unit=units[ENDED[0]]).path
    with hands.at(new):
        devices = hands.screen("devices")
        for unit in ENDED:
            report_june_for(hands, devices, unit)
        progress = hands.screen("progress")
        go_to_month(hands, JULY)
        type_month(hands, progress, ["20"])
        seal(hands, progress)
        package = written(hands, hands.screen("exchange"), usb, code="19999")
    with hands.at(superior):
        exchange = hands.screen("exchange")
        bring(hands, exchange, [package])
        for unit, month in ((ENDED[0], JUNE), (ENDED[1], JUNE), (NEW, JULY)):
            assert on_board(exchange, month, unit=unit).state is SubmissionState.RECEIVED
        assert on_board(exchange, JULY, unit=ENDED[0]).is_outside
    with hands.at(sample / CAM_TUYEN):
        bring(hands, hands.screen("exchange"), [to_the_old])
        progress = hands.screen("progress")
        go_to_month(hands, JUNE)
        assert not progress.sheet.can_edit
    hands.close()
    for folder in (superior, new):
        with open_office(folder) as office:
            assert office.inspection.verify().problems == ()
