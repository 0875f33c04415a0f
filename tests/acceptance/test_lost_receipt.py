"""The lost receipt on screen: the answer is lost, the telephone helps, resending does no harm, a receipt arrives."""

from desktop_hands import click, type_text
from usual_work import CAM_TUYEN, SUPERIOR, bring, seal, type_month, written

from ctph_desktop.demonstration.sample import MARCH
from ctph_desktop.domain.submissions import SubmissionState
from ctph_desktop.office import open_office
from ctph_desktop.services.ground.exchange_rows import FileVerdict
from ctph_desktop.ui.screens.exchange.phone_code_dialog import PhoneCodeDialog


def seal_march(hands):
    progress = hands.screen("progress")
    type_month(hands, progress, ["12"])
    seal(hands, progress)


def march(exchange):
    return next(row for row in exchange.own.months.rows if row.period == MARCH).state


def code_in_the_report(hands, exchange):
    """Open the report on the board and read the digits as the official would read them out."""
    row = next(i for i in range(9) if exchange.board.row(i).unit_name == "Xã Cam Tuyền")
    exchange.board_grid.setCurrentIndex(exchange.board.index(row, 3))
    page = hands.report(exchange)
    code = page.phone_code.text().rpartition(": ")[2]
    click(page.close_button)
    return code


def test_a_lost_receipt_costs_a_telephone_call_and_no_figure(sample, hands, usb):
    commune, superior = sample / CAM_TUYEN, sample / SUPERIOR
    with hands.at(commune):
        seal_march(hands)
        exchange = hands.screen("exchange")
        first = written(hands, exchange, usb)
        assert march(exchange) is SubmissionState.EXPORTED
    with hands.at(superior):
        exchange = hands.screen("exchange")
        assert [row.verdict for row in bring(hands, exchange, [first])] == [FileVerdict.NEW]
        lost = written(hands, exchange, usb)  # the answer, which never reaches the commune
        code = code_in_the_report(hands, exchange)
    with hands.at(commune):
        exchange = hands.screen("exchange")
        assert march(exchange) is SubmissionState.EXPORTED
        again = written(hands, exchange, usb)  # sent once more, to be sure

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
        answer = written(hands, exchange, usb)
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
