"""The stolen PC on screen: what the superior held before the revocation counts, what comes afterwards does not."""

import shutil

from desktop_hands import click
from usual_work import CAM_TUYEN, SUPERIOR, bring, go_to_month, on_board, seal, type_month, written

from ctph_desktop.demonstration.sample import MARCH
from ctph_desktop.domain.periods import ReportingPeriod
from ctph_desktop.domain.submissions import SubmissionState
from ctph_desktop.office import open_office
from ctph_desktop.services.ground.exchange_rows import FileVerdict
from ctph_desktop.ui.screens.devices.device_dialogs import RevokeDialog

APRIL = ReportingPeriod.month(2019, 4)
UNIT = "Xã Cam Tuyền"


def report_of(hands, folder, month, jobs, usb):
    """Type and seal a month on a PC, and write the file to the stick."""
    with hands.at(folder):
        progress = hands.screen("progress")
        go_to_month(hands, month)
        type_month(hands, progress, [jobs])
        seal(hands, progress)
        return written(hands, hands.screen("exchange"), usb)


def select_pc(devices):
    row = next(n for n, line in enumerate(devices.table.rows) if line.office.unit_name == UNIT)
    devices.grid.setCurrentIndex(devices.table.index(row, 0))
    return devices.table.row(row).device


def revoke(hands, devices):
    """Take the PC out of use with its wizard; the box about files at hand is asked for."""

    def answer(dialog):
        click(dialog.next_button)
        click(dialog.next_button)
        assert dialog.message.isVisible()
        click(dialog.all_in)
        click(dialog.next_button)
        hands.qtbot.waitUntil(lambda: dialog.is_done, timeout=20_000)
        click(dialog.leave_button)

    select_pc(devices)
    with hands.answering((RevokeDialog, answer)):
        click(devices.revoke_button)


def test_a_stolen_pc_counts_up_to_what_arrived_before_it_was_revoked(sample, hands, usb):
    before = report_of(hands, sample / CAM_TUYEN, MARCH, "12", usb)
    stolen = shutil.copytree(sample / CAM_TUYEN, sample / "máy bị lấy")
    with hands.at(sample / SUPERIOR):
        exchange = hands.screen("exchange")
        assert [row.verdict for row in bring(hands, exchange, [before])] == [FileVerdict.NEW]
        assert on_board(exchange, MARCH).state is SubmissionState.RECEIVED
        devices = hands.screen("devices")
        revoke(hands, devices)
        assert select_pc(devices).is_revoked
        assert not devices.revoke_button.isEnabled()
        exchange = hands.screen("exchange")
        assert on_board(exchange, MARCH).state is SubmissionState.RECEIVED
    after = report_of(hands, stolen, APRIL, "90", usb)
    with hands.at(sample / SUPERIOR):
        exchange = hands.screen("exchange")
        held = exchange.board.rows
        (refused,) = bring(hands, exchange, [after])
        assert refused.verdict is FileVerdict.REFUSED
        assert "thu hồi" in refused.message
        assert [row.cells for row in exchange.board.rows] == [row.cells for row in held]
        assert on_board(exchange, MARCH).state is SubmissionState.RECEIVED
        assert on_board(exchange, APRIL).state is SubmissionState.NOTHING
    hands.close()
    with open_office(sample / SUPERIOR) as office:
        assert office.inspection.verify().problems == ()
