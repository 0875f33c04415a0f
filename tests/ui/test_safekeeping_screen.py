"""An toàn dữ liệu, with mouse and keyboard: backups, restoring, the recovery sheet, checking, handing over."""

import shutil
from pathlib import Path

import pypdfium2
import pytest
from msgspec import structs
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrinter
from PySide6.QtWidgets import QLabel
from safekeeping_hands import a_code, idle, pressed, type_
from sqlalchemy import text

from ctph_desktop.channels import backup_files
from ctph_desktop.domain.errors import DiskFullError, NotAnOfficeError
from ctph_desktop.domain.figures import FigureValue
from ctph_desktop.domain.periods import ReportingPeriod
from ctph_desktop.office import open_office
from ctph_desktop.services.safekeeping.recovery import RECOVERY_FILE
from ctph_desktop.system.secrets import KEY_FILE
from ctph_desktop.ui.beginnings.start_page import StartPage
from ctph_desktop.ui.bringing_back.recovery_dialog import RecoveryDialog
from ctph_desktop.ui.look import dialogs
from ctph_desktop.ui.screens.safekeeping.printing import draw_sheet
from ctph_desktop.ui.screens.safekeeping.sheet_dialogs import GroupDialog, SheetDialog
from ctph_desktop.ui.widgets.place_dialog import PlaceDialog
from ctph_desktop.wording.terms import SAMPLE_NOTE

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def opened(kept, open_desk, show_screen):
    desk = open_desk(kept)
    return desk, show_screen(desk, "safekeeping")


def test_a_backup_by_hand_appears_at_the_head_of_the_list(opened, qtbot):
    desk, screen = opened
    assert not screen.backups.rows
    assert not screen.restore_button.isEnabled()
    qtbot.mouseClick(screen.backup_button, LEFT)
    idle(desk, qtbot)
    assert len(screen.backups.rows) == 1
    assert "Đã ghi và kiểm tra lại" in screen.outcome.text()
    assert "do cán bộ bấm" in screen.last.text()
    assert "Chưa sao lưu ra USB" in screen.last.text()


def choosing(folder):
    """Return what chooses a folder in the dialog that asks for a place."""

    def choose(dialog):
        assert isinstance(dialog, PlaceDialog)
        dialog.folder = folder
        dialog.accept()

    return choose


@pytest.fixture
def other_disk(monkeypatch, tmp_path):
    """A folder that lies on another disk as far as the program can see."""
    stick = tmp_path / "USB"
    stick.mkdir()
    monkeypatch.setattr("ctph_desktop.services.safekeeping.backups.is_on_same_disk", lambda one, _: one != stick)
    return stick


def test_a_backup_to_a_stick_warns_without_a_sheet_and_is_remembered(opened, qtbot, in_dialog, other_disk):
    desk, screen = opened
    in_dialog(lambda: qtbot.mouseClick(screen.stick_button, LEFT), pressed("&Lập phiếu trước"))
    idle(desk, qtbot)
    assert list(other_disk.glob("*.ctphbak")) == []
    in_dialog(lambda: qtbot.mouseClick(screen.stick_button, LEFT), pressed("&Vẫn sao lưu"), choosing(other_disk))
    idle(desk, qtbot)
    assert len(list(other_disk.glob("*.ctphbak"))) == 1
    assert str(other_disk) in screen.last.text()
    assert "cùng ổ đĩa" not in screen.outcome.text()


def test_a_folder_on_the_disk_of_the_data_is_told_and_counts_as_no_stick(
    opened, qtbot, in_dialog, other_disk, tmp_path
):
    desk, screen = opened

    def told(box):
        assert f"“{tmp_path}” nằm trên chính ổ đĩa đang chứa dữ liệu" in box.text()
        assert "không được tính là đã sao lưu ra USB" in box.informativeText()
        pressed("&Vẫn ghi vào đây")(box)

    in_dialog(lambda: qtbot.mouseClick(screen.stick_button, LEFT), pressed("&Vẫn sao lưu"), choosing(tmp_path), told)
    idle(desk, qtbot)
    assert len(list(tmp_path.glob("*.ctphbak"))) == 1
    assert "không tính là đã sao lưu ra USB" in screen.outcome.text()
    assert "Chưa sao lưu ra USB lần nào" in screen.last.text()


def test_whoever_learns_that_it_is_the_same_disk_chooses_again(opened, qtbot, in_dialog, other_disk, tmp_path):
    desk, screen = opened
    in_dialog(
        lambda: qtbot.mouseClick(screen.stick_button, LEFT),
        pressed("&Vẫn sao lưu"),
        choosing(tmp_path),
        pressed("&Chọn nơi khác"),
        choosing(other_disk),
    )
    idle(desk, qtbot)
    assert not list(tmp_path.glob("*.ctphbak"))
    assert str(other_disk) in screen.last.text()


def test_what_was_told_of_one_action_goes_when_the_next_begins(opened, qtbot, in_dialog):
    desk, screen = opened
    qtbot.mouseClick(screen.backup_button, LEFT)
    idle(desk, qtbot)
    assert "Đã ghi và kiểm tra lại" in screen.outcome.text()
    assert screen.outcome.isVisible()
    in_dialog(lambda: qtbot.mouseClick(screen.restore_button, LEFT), pressed("&Thôi"))
    assert not screen.outcome.isVisible()
    qtbot.mouseClick(screen.backup_button, LEFT)
    idle(desk, qtbot)
    assert screen.outcome.isVisible()
    qtbot.mouseClick(screen.check_button, LEFT)
    assert not screen.outcome.isVisible()
    idle(desk, qtbot)


def test_a_new_sheet_is_confirmed_by_typing_its_last_group(opened, kept, qtbot, in_dialog, press):
    desk, screen = opened
    assert not screen.confirm_button.isVisible()
    shown = []

    def confirm(dialog):
        assert isinstance(dialog, SheetDialog)
        panel = dialog.panel
        shown.extend(label.text() for label in panel.groups)
        type_(panel.line, "000001", press)
        qtbot.mouseClick(panel.confirm_button, LEFT)
        qtbot.waitUntil(panel.message.isVisible)
        assert "không khớp" in panel.message.text()
        type_(panel.line, shown[-1], press)
        press(Qt.Key.Key_Return, to=panel.line)
        qtbot.waitUntil(lambda: not dialog.isVisible())

    in_dialog(lambda: qtbot.mouseClick(screen.new_button, LEFT), confirm)
    idle(desk, qtbot)
    assert len(shown) == 8
    assert "đã xác nhận" in screen.sheet.text()
    assert "cất phiếu trong tủ" in screen.outcome.text()
    assert "phiếu cũ" not in screen.outcome.text()
    assert (kept / RECOVERY_FILE).is_file()


def test_a_sheet_that_follows_another_asks_to_destroy_the_old_one(opened, kept, qtbot, in_dialog, press):
    desk, screen = opened
    a_sheet = []
    desk.link.ask(confirmed_sheet, on_done=a_sheet.append, owner=desk)
    idle(desk, qtbot)

    def confirm(dialog):
        assert "hãy huỷ phiếu cũ" in " ".join(label.text() for label in dialog.panel.findChildren(QLabel))
        type_(dialog.panel.line, dialog.panel.groups[-1].text(), press)
        qtbot.mouseClick(dialog.panel.confirm_button, LEFT)
        qtbot.waitUntil(lambda: not dialog.isVisible())

    in_dialog(lambda: qtbot.mouseClick(screen.new_button, LEFT), confirm)
    idle(desk, qtbot)
    assert "Hãy huỷ phiếu cũ" in screen.outcome.text()


def confirmed_sheet(office):
    sheet = office.safekeeping.recovery.issue()
    office.safekeeping.recovery.confirm(sheet.groups[-1])
    return sheet


def test_the_banner_asks_for_a_sheet_until_it_is_confirmed(opened, qtbot, in_dialog, press):
    desk, screen = opened
    banner = desk.window_shown.banner
    desk.safeguard.show_notices()
    idle(desk, qtbot)
    assert "Chưa có phiếu phục hồi" in banner.text()
    groups = []

    def put_off(dialog):
        groups.extend(label.text() for label in dialog.panel.groups)
        qtbot.mouseClick(dialog.later_button, LEFT)

    in_dialog(lambda: qtbot.mouseClick(screen.new_button, LEFT), put_off)
    qtbot.waitUntil(lambda: "chưa được xác nhận" in banner.text())
    qtbot.waitUntil(screen.confirm_button.isVisible, timeout=20_000)

    def confirm(dialog):
        assert isinstance(dialog, GroupDialog)
        type_(dialog.code, groups[-1], press)
        qtbot.mouseClick(dialog.verb, LEFT)
        qtbot.waitUntil(lambda: not dialog.isVisible())

    in_dialog(lambda: qtbot.mouseClick(screen.confirm_button, LEFT), confirm)
    qtbot.waitUntil(lambda: not banner.isVisible())


def test_one_group_of_the_sheet_in_the_drawer_is_tested(opened, qtbot, in_dialog, press, monkeypatch):
    desk, screen = opened
    groups = []

    def put_off(dialog):
        groups.extend(label.text() for label in dialog.panel.groups)
        dialog.reject()

    in_dialog(lambda: qtbot.mouseClick(screen.new_button, LEFT), put_off)
    idle(desk, qtbot)
    monkeypatch.setattr("ctph_desktop.services.safekeeping.recovery.randbelow", lambda _: 4)

    def test(dialog):
        type_(dialog.code, "1", press)
        qtbot.mouseClick(dialog.verb, LEFT)
        assert "6 chữ số" in dialog.message.text()
        type_(dialog.code, "000001", press)
        qtbot.mouseClick(dialog.verb, LEFT)
        qtbot.waitUntil(lambda: "không khớp" in dialog.message.text())
        type_(dialog.code, groups[4], press)
        press(Qt.Key.Key_Return, to=dialog.code)
        qtbot.waitUntil(lambda: not dialog.isVisible())

    in_dialog(lambda: qtbot.mouseClick(screen.test_button, LEFT), test)
    idle(desk, qtbot)
    assert "phiếu đang dùng" in screen.outcome.text()


def test_everything_is_read_again_and_the_result_is_said(opened, qtbot):
    desk, screen = opened
    qtbot.mouseClick(screen.check_button, LEFT)
    idle(desk, qtbot)
    assert screen.found.toPlainText().startswith("Không thấy gì sai.")
    assert "Chữ ký và mã băm" in screen.found.toPlainText()


def test_a_backup_chosen_in_the_list_is_restored_and_the_office_opens_again(opened, kept, qtbot, in_dialog):
    desk, screen = opened
    qtbot.mouseClick(screen.backup_button, LEFT)
    idle(desk, qtbot)

    def told(box):
        assert "Đã phục hồi" in box.text()
        box.close()

    in_dialog(lambda: qtbot.mouseClick(screen.restore_button, LEFT), pressed("&Phục hồi"), told)
    idle(desk, qtbot)
    qtbot.waitUntil(lambda: desk.link is not None and desk.tasks.is_idle)
    assert desk.window_shown.office_name.text() == "Xã Cam Tuyền"
    assert len(list((kept / "giữ lại").iterdir())) == 1
    desk.safeguard.show_notices()
    qtbot.waitUntil(lambda: "phục hồi từ bản sao lưu" in desk.window_shown.banner.text())


def test_the_notice_about_an_exchanged_file_goes_when_it_was_read(kept, open_desk, show_screen, qtbot, tmp_path):
    with open_office(kept):
        shutil.copyfile(kept / "ctph.db", tmp_path / "older.db")
    with open_office(kept) as office:
        office.safekeeping.recovery.issue()
    shutil.copyfile(tmp_path / "older.db", kept / "ctph.db")
    desk = open_desk(kept)
    screen = show_screen(desk, "safekeeping")
    assert "bản cũ hơn" in screen.notice.text()
    assert screen.notice.isVisible()
    qtbot.mouseClick(screen.read_button, LEFT)
    qtbot.waitUntil(lambda: not screen.notice.isVisible())
    assert "bản cũ hơn" not in desk.window_shown.banner.text()


def test_the_backup_of_the_day_is_made_behind_the_work_and_once(opened, qtbot):
    desk, screen = opened
    for _ in range(2):
        desk.safeguard.back_up()
        idle(desk, qtbot)
        qtbot.waitUntil(lambda: len(screen.backups.rows) == 1)
    assert "tự động" in screen.last.text()


def test_a_backup_that_cannot_be_made_is_told_on_the_banner_and_nothing_else(opened, qtbot, monkeypatch):
    desk, screen = opened

    def full(*_, **__):
        raise DiskFullError(Path("ổ đĩa"))

    monkeypatch.setattr(backup_files, "write_backup", full)
    desk.safeguard.back_up()
    qtbot.waitUntil(lambda: "Chưa sao lưu được" in desk.window_shown.banner.text(), timeout=10_000)
    assert not screen.backups.rows


# an office that does not open


def test_an_office_whose_key_is_lost_asks_for_the_code_and_opens(kept, open_desk, in_dialog, qtbot, press):
    code, _ = a_code(kept)
    (kept / KEY_FILE).unlink()
    desks = []

    def answer(dialog):
        assert isinstance(dialog, RecoveryDialog)
        type_(dialog.code, "12345", press)
        qtbot.mouseClick(dialog.verb, LEFT)
        assert "48 chữ số" in dialog.message.text()
        type_(dialog.code, code, press)
        qtbot.mouseClick(dialog.verb, LEFT)
        qtbot.waitUntil(lambda: not dialog.isVisible(), timeout=20_000)

    in_dialog(lambda: desks.append(open_desk(kept)), answer)
    qtbot.waitUntil(lambda: desks[0].window_shown.office_name.text() == "Xã Cam Tuyền", timeout=20_000)
    assert (kept / KEY_FILE).is_file()


def test_who_has_no_code_comes_to_the_start_page(kept, open_desk, in_dialog, qtbot):
    a_code(kept)
    (kept / KEY_FILE).unlink()
    desks = []
    in_dialog(lambda: desks.append(open_desk(kept)), lambda dialog: dialog.reject())
    qtbot.waitUntil(lambda: isinstance(desks[0].window_shown.pages.currentWidget(), StartPage), timeout=20_000)


def test_a_ruined_database_is_offered_its_newest_backup(kept, open_desk, in_dialog, qtbot):
    a_code(kept)
    (kept / "ctph.db").write_bytes(b"ruined" * 4000)
    desks = []
    in_dialog(
        lambda: desks.append(open_desk(kept)),
        pressed("&Phục hồi bản này"),
        lambda box: box.close(),
    )
    qtbot.waitUntil(lambda: desks[0].window_shown.office_name.text() == "Xã Cam Tuyền", timeout=20_000)


def test_an_upgrade_the_disk_has_no_room_to_back_up_is_told_and_waits(kept, open_desk, in_dialog, qtbot, monkeypatch):
    with open_office(kept) as office:
        with office._workplace.journal.database.transaction() as connection:
            connection.execute(text("DROP TABLE mark"))
            connection.execute(text("UPDATE alembic_version SET version_num = '0001'"))
        office._witness.leave = lambda: None
    desks = []

    def told(box):
        assert "chưa sao lưu được trước khi nâng cấp" in box.text()
        assert "Dữ liệu vẫn nguyên như cũ" in box.text()
        box.close()

    with monkeypatch.context() as patched:
        small = shutil.disk_usage(kept)._replace(free=1000)
        patched.setattr(backup_files.shutil, "disk_usage", lambda _: small)
        in_dialog(lambda: desks.append(open_desk(kept)), told)
        qtbot.waitUntil(lambda: isinstance(desks[0].window_shown.pages.currentWidget(), StartPage), timeout=20_000)
    desks[0].open(kept)
    qtbot.waitUntil(lambda: desks[0]._folder == kept, timeout=20_000)
    assert list((kept / "sao lưu").glob("*.ctphbak"))


# paper


def test_the_sheet_is_printed_whole_on_one_page_and_saved_as_a_pdf(opened, qtbot, tmp_path):
    desk, screen = opened
    sheets = []
    desk.link.ask(lambda o: o.safekeeping.recovery.issue(), on_done=sheets.append, owner=desk)
    idle(desk, qtbot)
    printer = QPrinter(QPrinter.PrinterMode.HighResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(tmp_path / "printed.pdf"))
    draw_sheet(printer, sheets[0])
    pages = pypdfium2.PdfDocument(tmp_path / "printed.pdf")
    assert len(pages) == 1
    printed = pages[0].get_textpage().get_text_range()
    assert all(group in printed for group in sheets[0].groups)
    assert SAMPLE_NOTE not in printed
    draw_sheet(printer, structs.replace(sheets[0], sample_note=SAMPLE_NOTE))
    noted = pypdfium2.PdfDocument(tmp_path / "printed.pdf")
    assert len(noted) == 1
    assert SAMPLE_NOTE in noted[0].get_textpage().get_text_range()
    dialog = SheetDialog(screen, sheets[0], link=desk.link)
    qtbot.addWidget(dialog)
    dialog.panel.save(tmp_path / "phiếu.pdf")
    idle(desk, qtbot)
    assert (tmp_path / "phiếu.pdf").read_bytes().startswith(b"%PDF")
    assert "Đã ghi" in dialog.panel.message.text()


def test_another_folder_of_the_office_is_looked_at_asked_once_and_united(
    kept, open_desk, show_screen, qtbot, tmp_path, monkeypatch
):
    other, may, asked = tmp_path / "elsewhere", ReportingPeriod.month(2019, 5), []
    shutil.copytree(kept, other)
    with open_office(other) as office:
        key = office.progress.find_line("VL01")
        office.progress.record(may, {key: FigureValue.reported(77)})
    desk = open_desk(kept)
    screen = show_screen(desk, "safekeeping")
    monkeypatch.setattr(dialogs, "ask", lambda *_, **words: asked.append(words["detail"]) or len(asked) > 1)
    for _ in range(2):
        screen.uniting.look_at(other)
        idle(desk, qtbot)
    assert "1 lần ghi" in asked[0]
    assert "Đã hợp xong" in screen.outcome.text()
    rows = []
    screen.link.ask(lambda office: office.progress.sheet(may).rows, on_done=rows.extend, owner=screen)
    idle(desk, qtbot)
    assert next(row for row in rows if row.key == key).in_period.quantity == 77


def test_a_folder_that_is_no_office_of_this_unit_is_said_and_nothing_asked(opened, qtbot, tmp_path, monkeypatch):
    desk, screen = opened
    told = []
    monkeypatch.setattr(screen.link.faults, "show", told.append)
    screen.uniting.look_at(tmp_path)
    idle(desk, qtbot)
    assert isinstance(told[0], NotAnOfficeError)
    assert screen.outcome.isHidden()
