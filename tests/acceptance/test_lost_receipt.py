"""The lost receipt on screen: the answer is lost, the telephone helps, resending does no harm, a receipt arrives."""

from desktop_hands import click, drop_files, press, type_text
from PySide6.QtCore import Qt

from ctph_desktop.demonstration.sample import MARCH
from ctph_desktop.office import open_office
from ctph_desktop.services.rows import FileVerdict, SubmissionState
from ctph_desktop.ui.screens.exchange.phone_code_dialog import PhoneCodeDialog
from ctph_desktop.ui.screens.exchange.preview_dialog import ImportedDialog, PreviewDialog
from ctph_desktop.ui.screens.exchange.report_dialog import ReportDialog
from ctph_desktop.ui.screens.progress.columns import IN_PERIOD
from ctph_desktop.ui.screens.progress.seal_dialog import SealDialog
from ctph_desktop.ui.widgets.place_dialog import PlaceDialog

CAM_TUYEN = "19600-xa-cam-tuyen"


def written(usb, hands, exchange):
    """Export to the stick, and return what was not there before: the file of Cam Tuyền."""
    before = set(usb.iterdir())
    with hands.answering((PlaceDialog, lambda dialog: click(dialog.folder_button))):
        click(exchange.export_button)
    (path,) = [path for path in set(usb.iterdir()) - before if path.name.startswith("19600_")]
    return str(path)


def bring(hands, exchange, paths):
    """Drop files, say yes once, and return what became of each."""
    became = []

    def close(dialog):
        became.extend(row.verdict for row in dialog.table.rows)
        click(dialog.close_button)

    with hands.answering((PreviewDialog, lambda dialog: click(dialog.import_button)), (ImportedDialog, close)):
        drop_files(exchange, paths)
    return became


def seal_march(hands):
    progress = hands.screen("progress")
    progress.grid.setFocus()
    progress.grid.setCurrentIndex(progress.table.index(0, IN_PERIOD))
    type_text("12")
    press(Qt.Key.Key_Return)
    hands.rest()
    with hands.answering((SealDialog, lambda dialog: click(dialog.seal_button))):
        click(progress.seal_button)


def march(exchange):
    return next(row for row in exchange.own.months.rows if row.period == MARCH).state


def code_in_the_report(hands, exchange):
    """Open the report on the board and read the digits as the official would read them out."""
    row = next(i for i in range(9) if exchange.board.row(i).unit_name == "Xã Cam Tuyền")
    exchange.board_grid.setCurrentIndex(exchange.board.index(row, 3))
    read = []

    def look(dialog):
        read.append(dialog.phone_code.text().rpartition(": ")[2])
        click(dialog.close_button)

    with hands.answering((ReportDialog, look)):
        click(exchange.open_button)
    return read[0]


def test_a_lost_receipt_costs_a_telephone_call_and_no_figure(sample, hands, usb):
    commune, superior = sample / CAM_TUYEN, sample / "cap-tren"
    with hands.at(commune):
        seal_march(hands)
        exchange = hands.screen("exchange")
        first = written(usb, hands, exchange)
        assert march(exchange) is SubmissionState.EXPORTED
    with hands.at(superior):
        exchange = hands.screen("exchange")
        assert bring(hands, exchange, [first]) == [FileVerdict.NEW]
        lost = written(usb, hands, exchange)  # the answer, which never reaches the commune
        code = code_in_the_report(hands, exchange)
    with hands.at(commune):
        exchange = hands.screen("exchange")
        assert march(exchange) is SubmissionState.EXPORTED
        again = written(usb, hands, exchange)  # sent once more, to be sure

        def type_code(dialog):
            type_text(code)
            click(dialog.confirm_button)

        with hands.answering((PhoneCodeDialog, type_code)):
            click(exchange.own.phone_button)
        assert march(exchange) is SubmissionState.RECEIVED_BY_PHONE
    with hands.at(superior):
        exchange = hands.screen("exchange")
        held = exchange.board.rows
        bring(hands, exchange, [again, first, again])
        assert [row.cells for row in exchange.board.rows] == [row.cells for row in held]
        assert exchange.tray_panel.table.rowCount() == 0
        answer = written(usb, hands, exchange)
    with hands.at(commune):
        exchange = hands.screen("exchange")
        bring(hands, exchange, [answer])
        assert march(exchange) is SubmissionState.RECEIVED
        known = exchange.own.months.text(0, 3)
        assert known.startswith("cấp trên đã nhận (")
        assert known.endswith("1/1 số)")
        bring(hands, exchange, [lost])  # the first answer turns up after all, older than what is known
        assert march(exchange) is SubmissionState.RECEIVED
    hands.close()
    for folder in (commune, superior):
        with open_office(folder) as office:
            assert office.inspection.verify().problems == ()
