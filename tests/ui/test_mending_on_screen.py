"""An office that does not open: what the screen offers leads somewhere, and nothing is offered for ever."""

import shutil

from PySide6.QtCore import Qt
from safekeeping_hands import a_code, pressed, type_

from ctph_desktop.services.ground.office_card import CARD_NAME, read_card
from ctph_desktop.system.secrets import KEY_FILE
from ctph_desktop.ui.beginnings.start_page import StartPage

LEFT = Qt.MouseButton.LeftButton
LONG = 60_000  # ms; a busy PC takes its time, and nothing waits longer than it must


def opened(desks, name="Xã Cam Tuyền"):
    return lambda: desks and desks[0].window_shown.office_name.text() == name


def test_an_office_whose_card_is_lost_just_opens(kept, open_desk, qtbot):
    card = read_card(kept)
    (kept / CARD_NAME).write_bytes(bytes(300))
    desks = [open_desk(kept)]
    qtbot.waitUntil(opened(desks), timeout=LONG)
    assert (read_card(kept).key_name, read_card(kept).unit_name) == (card.key_name, card.unit_name)


def test_a_backup_that_cannot_be_restored_is_offered_once_and_then_the_start_page_comes(
    kept, open_desk, in_dialog, qtbot
):
    _, backup = a_code(kept)
    backup.write_bytes(backup.read_bytes()[:-5_000])
    (kept / "ctph.db").write_bytes(b"ruined" * 4000)
    desks, told = [], []

    def hear(box):
        told.append(box.text())
        box.close()

    in_dialog(lambda: desks.append(open_desk(kept)), pressed("&Phục hồi bản này"), hear, hear)
    qtbot.waitUntil(lambda: isinstance(desks[0].window_shown.pages.currentWidget(), StartPage), timeout=LONG)
    assert ["đã hỏng hoặc chép chưa hết" in told[0], "Không mở được cơ sở dữ liệu" in told[1]] == [True, True]


def test_with_key_and_database_lost_the_code_leads_to_the_newest_backup(kept, open_desk, in_dialog, qtbot, press):
    code, _ = a_code(kept)
    (kept / KEY_FILE).unlink()
    shutil.copyfile(__file__, kept / "ctph.db")
    desks = []

    def answer(dialog):
        type_(dialog.code, code, press)
        qtbot.mouseClick(dialog.verb, LEFT)
        qtbot.waitUntil(lambda: not dialog.isVisible(), timeout=LONG)

    in_dialog(lambda: desks.append(open_desk(kept)), answer, pressed("&Phục hồi bản này"), lambda box: box.close())
    qtbot.waitUntil(opened(desks), timeout=LONG)
