"""The restored backup on screen: what was typed after it, and what only the superior still holds, is there again."""

import shutil
from decimal import Decimal

from desktop_hands import click
from PySide6.QtWidgets import QMessageBox
from usual_work import CAM_TUYEN, SUPERIOR, agree, bring, go_to_month, seal, type_month, written

from ctph_desktop.demonstration.sample import MARCH
from ctph_desktop.domain.submissions import SubmissionState
from ctph_desktop.office import open_office


def numbers(sheet, count):
    return [row.in_period.quantity for row in sheet.rows[:count]]


def back_up(hands):
    safekeeping = hands.screen("safekeeping")
    count = safekeeping.backups.rowCount()
    click(safekeeping.backup_button)
    hands.rest()
    hands.qtbot.waitUntil(lambda: safekeeping.backups.rowCount() == count + 1, timeout=20_000)
    return safekeeping


def test_x_01_a_restored_backup_keeps_what_the_pc_still_had(sample, hands, usb):
    commune = sample / CAM_TUYEN
    with hands.at(commune):
        type_month(hands, hands.screen("progress"), ["12"])
        back_up(hands)
        progress = hands.screen("progress")
        type_month(hands, progress, ["", "6"])
        seal(hands, progress)
        sent = written(hands, hands.screen("exchange"), usb)
        type_month(hands, hands.screen("progress"), ["", "", "3"])
        safekeeping = hands.screen("safekeeping")
        safekeeping.grid.setCurrentIndex(safekeeping.backups.index(0, 0))
        with hands.answering((QMessageBox, agree), (QMessageBox, lambda box: click(box.buttons()[0]))):
            click(safekeeping.restore_button)
        hands.qtbot.waitUntil(lambda: bool(hands.window.places), timeout=20_000)
        hands.rest()
        progress = hands.screen("progress")
        assert numbers(progress.sheet, 3) == [Decimal(12), Decimal(6), Decimal(3)]
        assert progress.sheet.state is SubmissionState.CHANGED
    with hands.at(sample / SUPERIOR):
        exchange = hands.screen("exchange")
        bring(hands, exchange, [sent])
    with hands.at(commune):
        progress = hands.screen("progress")
        go_to_month(hands, MARCH)
        seal(hands, progress)
        again = written(hands, hands.screen("exchange"), usb)
    with hands.at(sample / SUPERIOR):
        exchange = hands.screen("exchange")
        bring(hands, exchange, [again])
        answer = written(hands, exchange, usb)
    with hands.at(commune):
        bring(hands, hands.screen("exchange"), [answer])
        go_to_month(hands, MARCH)
        assert hands.screen("progress").sheet.state is SubmissionState.RECEIVED
    hands.close()
    for folder in (commune, sample / SUPERIOR):
        with open_office(folder) as office:
            assert office.inspection.verify().problems == ()


def test_an_old_copy_put_over_the_database_gets_its_figures_back_from_the_superior(sample, hands, usb, tmp_path):
    """Somebody copied an old file over the new one, not knowing of *Phục hồi*: the PC itself no longer has the work."""
    commune = sample / CAM_TUYEN
    old = shutil.copyfile(commune / "ctph.db", tmp_path / "cũ.db")
    with hands.at(commune):
        progress = hands.screen("progress")
        type_month(hands, progress, ["12", "6"])
        seal(hands, progress)
        sent = written(hands, hands.screen("exchange"), usb)
    with hands.at(sample / SUPERIOR):
        exchange = hands.screen("exchange")
        bring(hands, exchange, [sent])
        answer = written(hands, exchange, usb)
        shutil.copyfile(old, commune / "ctph.db")
    with hands.at(commune):
        hands.qtbot.waitUntil(lambda: "bản cũ" in hands.window.banner.text(), timeout=10_000)
        progress = hands.screen("progress")
        assert numbers(progress.sheet, 2) == [None, None]
        bring(hands, hands.screen("exchange"), [answer])
        progress = hands.screen("progress")
        assert numbers(progress.sheet, 2) == [Decimal(12), Decimal(6)]
        type_month(hands, progress, ["", "", "3"])
    hands.close()
    with open_office(commune) as office:
        assert office.inspection.verify().problems == ()
        assert numbers(office.progress.sheet(MARCH), 3) == [Decimal(12), Decimal(6), Decimal(3)]
