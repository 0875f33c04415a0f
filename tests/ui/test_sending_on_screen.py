"""Sending as a person does it: files and texts on the clipboard, letters, reminders, codes over the telephone."""

import os
import shutil
from pathlib import Path

import pytest
from msgspec.structs import replace
from PySide6.QtCore import QMimeData, QObject, QPoint, QPointF, Qt, QUrl, QUrlQuery, Slot
from PySide6.QtGui import QDesktopServices, QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication

from ctph_desktop.domain.figures import MISSING, NOTHING, FigureValue
from ctph_desktop.domain.periods import ReportingPeriod
from ctph_desktop.domain.submissions import SubmissionState
from ctph_desktop.office import open_office
from ctph_desktop.services.ground.exchange_rows import ChangeRow, FileVerdict, PreviewRow
from ctph_desktop.ui.screens.exchange.contact_dialog import ContactDialog
from ctph_desktop.ui.screens.exchange.imported_dialog import ImportedDialog
from ctph_desktop.ui.screens.exchange.letter_buttons import LetterButtons
from ctph_desktop.ui.screens.exchange.phone_code_dialog import PhoneCodeDialog
from ctph_desktop.ui.screens.exchange.preview_dialog import PreviewDialog, blanking_names
from ctph_desktop.ui.screens.exchange.reminder_dialog import ReminderDialog
from ctph_desktop.ui.screens.exchange.report_page import ReportPage
from ctph_desktop.ui.shell import outside
from ctph_desktop.ui.widgets.place_dialog import PlaceDialog

MARCH = ReportingPeriod.month(2019, 3)


class Opened(QObject):
    """Stands for the mail program and the file manager, and remembers what they were asked to open."""

    def __init__(self):
        super().__init__()
        self.urls: list[QUrl] = []

    @Slot(QUrl)
    def open(self, url):
        self.urls.append(QUrl(url))

    @property
    def letters(self):
        return [url for url in self.urls if url.scheme() == "mailto"]


@pytest.fixture
def opened():
    it = Opened()
    for scheme in ("mailto", "file"):
        QDesktopServices.setUrlHandler(scheme, it, "open")
    yield it
    for scheme in ("mailto", "file"):
        QDesktopServices.unsetUrlHandler(scheme)


@pytest.fixture
def usb(tmp_path):
    folder = tmp_path / "usb"
    folder.mkdir()
    return folder


def settle(desk, qtbot):
    qtbot.waitUntil(lambda: desk.tasks.is_idle and QApplication.activeModalWidget() is None, timeout=20_000)


def choose(folder):
    def act(dialog):
        assert isinstance(dialog, PlaceDialog)
        dialog.folder = folder
        dialog.accept()

    return act


def body_of(url):
    return QUrlQuery(url).queryItemValue("body", QUrl.ComponentFormattingOption.FullyDecoded)


def sealed(folder, out, **figures):
    """Type every line of March as nothing, some as figures, seal, export; the path of the file."""
    with open_office(folder) as office:
        rows = office.progress.sheet(MARCH).rows
        values = {row.key: NOTHING for row in rows if not row.is_computed}
        values |= {office.progress.find_line(code): value for code, value in figures.items()}
        office.progress.record(MARCH, values)
        office.submissions.seal(MARCH)
        return office.exchange.export_package(out).path


@pytest.fixture
def report_file(cam_tuyen, usb):
    return sealed(cam_tuyen, usb, VL01=FigureValue.reported(12))


def code_read_out(superior, unit="Xã Cam Tuyền"):
    with open_office(superior) as office:
        cells = [cell for row in office.review.board() if row.unit_name == unit for cell in row.cells]
        return office.review.received(next(cell.seal for cell in cells if cell.period == MARCH)).phone_code


class TestOutside:
    def test_files_on_the_clipboard_are_files_with_their_whole_names(self, tmp_path):
        paths = [tmp_path / ".hidden" / "báo cáo tháng 7 (1).ctph", tmp_path / "a%20b&c.ctph"]
        paths[0].parent.mkdir()
        for path in paths:
            path.write_bytes(b"x")
        assert outside.copy_files([*paths, tmp_path / "gone.ctph"]) == 2
        mime = QApplication.clipboard().mimeData()
        assert [url.toLocalFile() for url in mime.urls()] == [str(path) for path in paths]
        lines = bytes(mime.data("x-special/gnome-copied-files").data()).decode().split("\n")
        assert lines[0] == "copy"
        assert [QUrl(line).toLocalFile() for line in lines[1:]] == [str(path) for path in paths]

    def test_nothing_is_copied_when_no_file_is_left(self, tmp_path):
        outside.copy_text("trước")
        assert outside.copy_files([tmp_path / "gone.ctph"]) == 0
        assert QApplication.clipboard().text() == "trước"

    @pytest.mark.parametrize(
        "text", ["Kính gửi: Xã Cam Chính\n\nSố 1 & 2 = 50% + thêm #3?", "<img src=file:///etc/passwd>", "a\r\nb\n"]
    )
    def test_a_letter_arrives_in_the_mail_program_letter_by_letter(self, opened, text):
        asked = outside.write_mail(to=["a@xa.vn", "b@xa.vn"], subject="Tệp & số", body=text)
        assert asked is outside.Mail.ASKED
        (url,) = opened.letters
        assert url.path() == "a@xa.vn,b@xa.vn"
        query = QUrlQuery(url)
        assert query.queryItemValue("subject", QUrl.ComponentFormattingOption.FullyDecoded) == "Tệp & số"
        assert body_of(url) == text.replace("\r\n", "\n").replace("\n", "\r\n")
        assert len(query.queryItems()) == 2

    def test_a_letter_longer_than_windows_takes_is_told_as_such_and_not_as_a_missing_program(
        self, opened, monkeypatch, qtbot
    ):
        monkeypatch.setattr(outside.sys, "platform", "win32")
        buttons, told = LetterButtons(), []
        qtbot.addWidget(buttons)
        buttons.told.connect(told.append)
        buttons.set_letter(to=["a@xa.vn"], subject="Đề nghị", text="Kính gửi: Xã Cam Chính. " * 100)
        buttons.mail_button.click()
        assert opened.letters == []
        assert told == ["Lời nhắn dài hơn mức chương trình thư nhận được. Đã sao chép: hãy mở thư mới và dán (Ctrl+V)."]
        assert QApplication.clipboard().text().startswith("Kính gửi: Xã Cam Chính.")

    def test_an_address_cannot_smuggle_anything_into_a_letter(self, opened):
        outside.write_mail(to=["a@xa.vn?bcc=x@y.vn&attach=/etc/passwd"], subject="s", body="b")
        (url,) = opened.letters
        assert [name for name, _ in QUrlQuery(url).queryItems()] == ["subject", "body"]


def test_a_written_file_is_copied_as_a_file_from_the_copy_kept_on_the_pc(
    open_desk, cam_hieu, show_screen, usb, qtbot, in_dialog
):
    desk = open_desk(cam_hieu)
    screen = show_screen(desk, "exchange")
    assert not screen.sending.isVisible()
    in_dialog(screen.export_button.click, choose(usb))
    settle(desk, qtbot)
    (written,) = usb.iterdir()
    screen.sending.copy_button.click()
    (url,) = QApplication.clipboard().mimeData().urls()
    kept = cam_hieu / "gói đã gửi" / written.name
    assert url.toLocalFile() == str(kept)
    assert kept.read_bytes() == written.read_bytes()
    assert "Đã sao chép 1 tệp" in desk.window_shown.saved_state.text()
    kept.unlink()
    screen.sending.copy_button.click()
    assert "xuất tệp lại" in desk.window_shown.saved_state.text()


def test_a_letter_to_the_superior_is_ready_and_says_that_the_file_must_be_attached(
    open_desk, cam_hieu, show_screen, usb, qtbot, in_dialog, opened
):
    with open_office(cam_hieu) as office:
        (superior,) = office.contacts.contacts()
        office.contacts.record(superior, desk="", phone="", email="ldtbxh@camlo.gov.vn")
    desk = open_desk(cam_hieu)
    screen = show_screen(desk, "exchange")
    in_dialog(screen.export_button.click, choose(usb))
    settle(desk, qtbot)
    screen.sending.mail_button.click()
    qtbot.waitUntil(lambda: len(opened.urls) == 2, timeout=20_000)
    (url,) = opened.letters
    (written,) = usb.iterdir()
    assert url.path() == "ldtbxh@camlo.gov.vn"
    assert written.name in body_of(url)
    assert "đính kèm" in desk.window_shown.saved_state.text()
    assert opened.urls[-1].toLocalFile() == str(cam_hieu / "gói đã gửi")
    assert QApplication.clipboard().mimeData().hasUrls()


def test_the_code_heard_over_the_telephone_changes_the_state(
    open_desk, cam_tuyen, superior, report_file, show_screen, qtbot, in_dialog
):
    with open_office(superior) as office:
        office.exchange.import_packages([report_file])
    code = code_read_out(superior)
    desk = open_desk(cam_tuyen)
    screen = show_screen(desk, "exchange")
    assert code not in screen.own.state.text() + screen.own.next_step.text()
    wrong = code[:-1] + str((int(code[-1]) + 1) % 10)

    def type_codes(dialog):
        assert isinstance(dialog, PhoneCodeDialog)
        for typed, told in (("12 34", "10 chữ số"), (wrong, "Nhóm 2 sai"), (code[6:] + code[:5], "không phải của")):
            dialog.code.setText(typed)
            dialog.confirm_button.click()
            qtbot.waitUntil(lambda told=told: told in dialog.message.text(), timeout=20_000)
        dialog.code.setText(code.replace(" ", ""))
        dialog.confirm_button.click()
        qtbot.waitUntil(lambda: not dialog.isVisible(), timeout=20_000)

    in_dialog(screen.own.phone_button.click, type_codes)
    settle(desk, qtbot)
    march = next(row for row in screen.own.months.rows if row.period == MARCH)
    assert march.state is SubmissionState.RECEIVED_BY_PHONE
    position = screen.own.months.rows.index(march)
    assert screen.own.months.text(position, 1) == "◊ Đã nhận, qua điện thoại"
    assert "chờ biên nhận" in screen.own.months.text(position, 3)
    assert "qua điện thoại" in desk.window_shown.saved_state.text()


def test_the_superior_reads_the_code_in_the_report(
    open_desk, superior, report_file, show_screen, qtbot, in_dialog, on_report
):
    with open_office(superior) as office:
        office.exchange.import_packages([report_file])
    code = code_read_out(superior)
    desk = open_desk(superior)
    screen = show_screen(desk, "exchange")
    row = next(i for i, line in enumerate(screen.board.rows) if line.unit_name == "Xã Cam Tuyền")

    def look(dialog):
        assert isinstance(dialog, ReportPage)
        assert code in dialog.phone_code.text()

    on_report(screen, lambda: screen.open_report(row, 3), look)
    settle(desk, qtbot)


def test_communes_are_reminded_one_by_one_or_all_at_once(open_desk, superior, show_screen, qtbot, in_dialog, opened):
    desk = open_desk(superior)
    screen = show_screen(desk, "exchange")

    def remind(dialog):
        assert isinstance(dialog, ReminderDialog)
        assert dialog.table.text(0, 0) == f"Tất cả ({dialog.table.rowCount() - 1})"
        assert "3 đơn vị chưa gửi, 1 đơn vị bị trả lại chưa gửi lại" in dialog.heading.text()
        assert dialog.unreached.text().startswith("4 đơn vị chưa có điện thoại")
        assert "chọn một đơn vị" in dialog.contact_button.toolTip()
        assert {dialog.table.text(n, 3) for n in range(1, dialog.table.rowCount())} == {"chưa có"}
        dialog.letter.copy_button.click()
        assert "Xã Cam Chính" in QApplication.clipboard().text()
        row = next(i for i in range(1, dialog.table.rowCount()) if dialog.table.text(i, 0) == "Xã Cam Chính")
        dialog.grid.setCurrentIndex(dialog.table.index(row, 0))
        assert dialog.text.toPlainText().startswith("Kính gửi: Xã Cam Chính\n")

        def put_down(contact):
            assert isinstance(contact, ContactDialog)
            assert all(line.placeholderText().startswith("ví dụ: ") for line in (contact.phone, contact.email))
            contact.phone.setText("gọi anh Năm")
            contact.save_button.click()
            qtbot.waitUntil(contact.message.isVisible, timeout=20_000)
            assert "không phải số điện thoại" in contact.message.text()
            contact.phone.setText("0233 3872 123")
            contact.email.setText("vp@camchinh.gov.vn")
            contact.save_button.click()
            qtbot.waitUntil(lambda: not contact.isVisible(), timeout=20_000)

        in_dialog(dialog.contact_button.click, put_down)
        qtbot.waitUntil(lambda: dialog.table.text(row, 3) == "0233 3872 123", timeout=20_000)
        assert dialog.unreached.text().startswith("3 đơn vị")
        dialog.text.appendPlainText("Hạn: thứ Sáu.")
        dialog.letter.mail_button.click()
        (url,) = opened.letters
        assert url.path() == "vp@camchinh.gov.vn"
        assert body_of(url).endswith("Hạn: thứ Sáu.")
        dialog.grid.setCurrentIndex(dialog.table.index(0, 0))
        assert "ĐT 0233 3872 123" in dialog.text.toPlainText()
        dialog.close_button.click()

    in_dialog(screen.remind_button.click, remind)
    settle(desk, qtbot)


def test_when_everybody_has_sent_nobody_is_reminded(open_desk, superior, show_screen, qtbot):
    desk = open_desk(superior)
    screen = show_screen(desk, "exchange")
    desk.window_shown.period_picker.pick(ReportingPeriod.month(2019, 1))
    settle(desk, qtbot)
    screen.remind_button.click()
    settle(desk, qtbot)
    assert "Mọi đơn vị đã gửi" in desk.window_shown.saved_state.text()


def test_the_contact_of_the_commune_under_the_cursor_is_changed(open_desk, superior, show_screen, qtbot, in_dialog):
    desk = open_desk(superior)
    screen = show_screen(desk, "exchange")
    screen.board_grid.setCurrentIndex(screen.board.index(1, 2))
    name = screen.board.row(1).unit_name

    def put_down(dialog):
        assert dialog.windowTitle() == "Liên hệ"
        dialog.desk.setText("Văn phòng <b>UBND</b>")
        dialog.save_button.click()
        qtbot.waitUntil(lambda: not dialog.isVisible(), timeout=20_000)

    in_dialog(screen.contact_button.click, put_down)
    settle(desk, qtbot)
    assert desk.window_shown.saved_state.text() == f"Đã lưu liên hệ của {name}."
    desk.window_shown.close()
    with open_office(superior) as office:
        known = {row.unit_name: row.desk for row in office.contacts.contacts().values()}
    assert known[name] == "Văn phòng <b>UBND</b>"


def test_a_damaged_file_stays_in_the_tray_with_a_message_to_its_sender(
    open_desk, superior, cam_hieu, report_file, usb, show_screen, qtbot, in_dialog
):
    good = Path(report_file)
    data = bytearray(good.read_bytes())
    data[400] ^= 1
    bad = good.with_name("19600_2019-03_9_0badf00d.ctph")
    bad.write_bytes(data)
    with open_office(cam_hieu) as office:
        other = office.exchange.export_package(usb).path
    desk = open_desk(superior)
    screen = show_screen(desk, "exchange")

    def preview(dialog):
        assert isinstance(dialog, PreviewDialog)
        row = next(i for i, r in enumerate(dialog.files.rows) if r.verdict is FileVerdict.REFUSED)
        dialog.grid.setCurrentIndex(dialog.files.index(row, 0))
        assert dialog.letter.isVisible()
        dialog.letter.copy_button.click()
        assert bad.name in QApplication.clipboard().text()
        dialog.import_button.click()

    in_dialog(
        lambda: screen.file_import.take([str(bad), other]),
        preview,
        lambda dialog: dialog.close_button.click(),
    )
    settle(desk, qtbot)
    panel = screen.tray_panel
    assert screen.tabs.tabText(1) == "Hộp chờ (1)"
    screen.tabs.setCurrentWidget(panel)
    assert "theo tên tệp" in panel.table.text(0, 1)
    assert "hỏng" in panel.reason.toPlainText()
    assert not panel.enrol_button.isEnabled()
    panel.letter.copy_button.click()
    assert QApplication.clipboard().text().startswith("Kính gửi: Xã Cam Tuyền\n")
    in_dialog(panel.dismiss_button.click, lambda box: next(b for b in box.buttons() if "Giữ" in b.text()).click())
    assert panel.table.rowCount() == 1
    in_dialog(panel.dismiss_button.click, lambda box: next(b for b in box.buttons() if "Loại" in b.text()).click())
    settle(desk, qtbot)
    assert panel.table.rowCount() == 0
    assert panel.empty.isVisible()


def test_a_blanked_figure_is_shown_and_asked_about_before_it_is_imported(
    open_desk, superior, cam_tuyen, report_file, usb, show_screen, qtbot, in_dialog
):
    with open_office(superior) as office:
        office.exchange.import_packages([report_file])
    second = sealed(cam_tuyen, usb, VL01=MISSING)
    desk = open_desk(superior)
    screen = show_screen(desk, "exchange")

    def look(dialog):
        assert isinstance(dialog, PreviewDialog)
        assert dialog.warning.isVisible()
        assert "Xã Cam Tuyền (1 số)" in dialog.warning.text()
        assert dialog.changes.text(0, 3) == "(để trống)"
        dialog.import_button.click()

    def answer(text):
        return lambda box: next(b for b in box.buttons() if text in b.text()).click()

    in_dialog(lambda: screen.file_import.take([second]), look, answer("Không nhập"))
    settle(desk, qtbot)
    row = next(line for line in screen.board.rows if line.unit_name == "Xã Cam Tuyền")
    assert row.cells[2].version == 1
    in_dialog(lambda: screen.file_import.take([second]), look, answer("để trống"))

    def version():
        return next(line for line in screen.board.rows if line.unit_name == "Xã Cam Tuyền").cells[2].version

    qtbot.waitUntil(lambda: version() == 2, timeout=20_000)


def test_a_figure_that_two_files_leave_blank_is_counted_once():
    change = ChangeRow("Giải quyết việc làm", "tháng 03/2019", "5", "(để trống)", is_blanking=True)
    other = replace(change, label="Đào tạo nghề")
    first = PreviewRow("a", "a.ctph", FileVerdict.NEW, "UBND huyện Cam Lộ", None, (), 0, 0, (change,), ())
    rows = [first, replace(first, changes=(change, other)), replace(first, sender="Xã Cam An", changes=())]
    assert blanking_names(rows) == ["UBND huyện Cam Lộ (2 số)"]


def test_many_files_folders_and_foreign_files_are_dropped_together(
    open_desk, superior, report_file, usb, tmp_path, show_screen, qtbot, in_dialog
):
    data = Path(report_file).read_bytes()
    deep = tmp_path / "Tháng 3" / "Cam Tuyền"
    deep.mkdir(parents=True)
    for number in range(150):
        (deep / f"goi ({number}).ctph").write_bytes(data)
    (deep / "so lieu.xlsx").write_bytes(b"PK\x03\x04" + bytes(50))
    picture = tmp_path / "anh.png"
    picture.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(50))
    desk = open_desk(superior)
    screen = show_screen(desk, "exchange")
    mime = QMimeData()
    mime.setUrls([*map(QUrl.fromLocalFile, (str(picture), str(tmp_path / "Tháng 3"))), QUrl("https://xa.vn/a.ctph")])
    copy, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier

    def drop():
        enter = QDragEnterEvent(QPoint(40, 40), copy, mime, left, none)
        QApplication.sendEvent(screen, enter)
        assert enter.isAccepted()
        QApplication.sendEvent(screen, QDropEvent(QPointF(40, 40), copy, mime, left, none))

    def look(dialog):
        assert isinstance(dialog, PreviewDialog)
        verdicts = [row.verdict for row in dialog.files.rows]
        assert len(verdicts) == 151
        assert verdicts.count(FileVerdict.NEW) == 1
        assert verdicts.count(FileVerdict.KNOWN) == 149
        assert verdicts.count(FileVerdict.REFUSED) == 1
        dialog.import_button.click()

    def told(dialog):
        assert isinstance(dialog, ImportedDialog)
        assert dialog.table.rowCount() == 151
        dialog.close_button.click()

    in_dialog(drop, look)
    in_dialog(lambda: None, told)
    settle(desk, qtbot)
    assert screen.import_button.isEnabled()


def test_a_stick_is_chosen_by_its_name_and_free_space(
    open_desk, superior, report_file, usb, show_screen, qtbot, in_dialog, monkeypatch
):
    from ctph_desktop.channels import drives

    monkeypatch.setattr(drives, "list_drives", lambda: (drives.Drive(usb, "KINGSTON", 5 * 1024**3, True),))
    desk = open_desk(superior)
    screen = show_screen(desk, "exchange")

    def pick(dialog):
        assert isinstance(dialog, PlaceDialog)
        assert "KINGSTON" in dialog.places.item(0).text()
        assert "còn trống 5,0 GB" in dialog.places.item(0).text()
        assert dialog.write_button.text() == "&Nhập từ đây"
        dialog.write_button.click()

    in_dialog(screen.folder_button.click, pick, lambda preview: preview.reject())
    settle(desk, qtbot)


def test_what_a_stick_did_wrong_is_told_in_words(open_desk, cam_hieu, show_screen, usb, qtbot, in_dialog, monkeypatch):
    desk = open_desk(cam_hieu)
    screen = show_screen(desk, "exchange")
    real = os.fsync

    def pull(descriptor):
        if Path(f"/proc/self/fd/{descriptor}").readlink().is_relative_to(usb):
            shutil.rmtree(usb)
            raise OSError(5, "Input/output error")
        real(descriptor)

    monkeypatch.setattr(os, "fsync", pull)
    in_dialog(
        screen.export_button.click,
        choose(usb),
        lambda box: (_ for _ in ()).throw(AssertionError(box.text())) if "rút ra" not in box.text() else box.close(),
    )
    settle(desk, qtbot)
    assert screen.export_button.isEnabled()
    assert desk.window_shown.saved_state.text() == "Chưa xuất xong tệp."
    assert not any(row.is_outgoing and "2019-03_5" in row.file_name for row in screen.log.rows)


def test_a_file_that_came_alone_and_damaged_can_be_kept_in_the_tray(
    open_desk, superior, report_file, show_screen, qtbot, in_dialog
):
    path = Path(report_file)
    path.write_bytes(path.read_bytes()[:-20])
    desk = open_desk(superior)
    screen = show_screen(desk, "exchange")

    def keep(dialog):
        assert isinstance(dialog, PreviewDialog)
        assert dialog.import_button.text() == "&Giữ trong hộp chờ"
        dialog.import_button.click()

    in_dialog(lambda: screen.file_import.take([str(path)]), keep, lambda dialog: dialog.close_button.click())
    settle(desk, qtbot)
    assert screen.tabs.tabText(1) == "Hộp chờ (1)"
    assert "cụt" in screen.tray_panel.reason.toPlainText()
    picture = path.with_name("anh.png")
    picture.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(300))

    def cannot(dialog):
        assert not dialog.import_button.isEnabled()
        dialog.reject()

    in_dialog(lambda: screen.file_import.take([str(picture)]), cannot)
    settle(desk, qtbot)
