"""A backup file picked on the start page or on An toàn dữ liệu: looked at first, opened only on purpose."""

import shutil

import pytest
from msgspec import structs
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QLabel, QMessageBox
from safekeeping_hands import a_code, idle, pressed, type_

from ctph_desktop.channels import backup_files
from ctph_desktop.office import open_office
from ctph_desktop.ui.bringing_back import restoring
from ctph_desktop.ui.bringing_back.present_office_dialog import PresentOfficeDialog
from ctph_desktop.ui.bringing_back.recovery_dialog import RecoveryDialog

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def carried(kept, tmp_path):
    """A code and a backup that lies on a stick."""
    code, backup = a_code(kept)
    return code, shutil.copyfile(backup, tmp_path / backup.name)


def start_page(open_desk, monkeypatch, backup):
    """Open the start page, on which a file will be picked."""
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(backup), ""))
    desk = open_desk(None)
    return desk, desk.window_shown.pages.currentWidget()


def words_of(widget):
    return "\n".join(label.text() for label in widget.findChildren(QLabel))


def test_on_a_new_pc_the_start_page_opens_a_backup_with_its_code(
    kept, carried, open_desk, in_dialog, qtbot, press, monkeypatch, data_folder
):
    code, backup = carried
    shutil.rmtree(kept)
    desk, page = start_page(open_desk, monkeypatch, backup)

    def answer(dialog):
        assert isinstance(dialog, RecoveryDialog)
        assert "Xã Cam Tuyền" in words_of(dialog)
        type_(dialog.code, code, press)
        qtbot.mouseClick(dialog.verb, LEFT)
        dialog.close()
        assert dialog.isVisible(), "not closed in the midst of opening"
        qtbot.waitUntil(lambda: not dialog.isVisible(), timeout=20_000)

    in_dialog(lambda: qtbot.mouseClick(page.backup_button, LEFT), answer)
    qtbot.waitUntil(lambda: desk.window_shown.office_name.text() == "Xã Cam Tuyền", timeout=20_000)
    assert (data_folder / "19600" / "ctph.db").is_file()


def test_an_office_that_is_on_this_pc_already_is_told_with_its_last_use_and_opened_instead(
    kept, carried, open_desk, in_dialog, qtbot, monkeypatch, data_folder
):
    _, backup = carried
    open_desk(kept).window_shown.close()
    desk, page = start_page(open_desk, monkeypatch, backup)

    def answer(dialog):
        assert isinstance(dialog, PresentOfficeDialog)
        said = words_of(dialog)
        assert "Xã Cam Tuyền đã có trên máy này, mở lần cuối lúc" in said
        assert str(kept) in said
        assert backup.name in said
        qtbot.mouseClick(dialog.open_button, LEFT)

    in_dialog(lambda: qtbot.mouseClick(page.backup_button, LEFT), answer)
    qtbot.waitUntil(lambda: desk._folder == kept, timeout=20_000)
    assert not (data_folder / "19600").exists()


def test_a_second_one_is_made_from_the_backup_only_on_purpose(
    kept, carried, open_desk, in_dialog, qtbot, press, monkeypatch, data_folder
):
    code, backup = carried
    open_desk(kept).window_shown.close()
    desk, page = start_page(open_desk, monkeypatch, backup)
    in_dialog(lambda: qtbot.mouseClick(page.backup_button, LEFT), lambda dialog: dialog.reject())
    idle(desk, qtbot)
    assert desk.window_shown.pages.currentWidget() is page

    def answer(dialog):
        type_(dialog.code, code, press)
        qtbot.mouseClick(dialog.verb, LEFT)
        qtbot.waitUntil(lambda: not dialog.isVisible(), timeout=20_000)

    in_dialog(
        lambda: qtbot.mouseClick(page.backup_button, LEFT),
        lambda dialog: qtbot.mouseClick(dialog.another_button, LEFT),
        answer,
    )
    qtbot.waitUntil(lambda: desk._folder == data_folder / "19600", timeout=20_000)


def test_an_office_found_in_the_data_folder_and_never_opened_counts_too(
    kept, carried, open_desk, in_dialog, qtbot, monkeypatch, data_folder
):
    _, backup = carried
    shutil.move(kept, data_folder / "cam-tuyen")
    _, page = start_page(open_desk, monkeypatch, backup)

    def answer(dialog):
        assert isinstance(dialog, PresentOfficeDialog)
        assert "Xã Cam Tuyền đã có trên máy này." in words_of(dialog)

    in_dialog(lambda: qtbot.mouseClick(page.backup_button, LEFT), answer)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (lambda _: b"a letter" * 30, "không phải tệp sao lưu"),
        (lambda content: content[: len(content) // 2], "đã hỏng hoặc chép chưa hết"),
    ],
)
def test_what_is_no_backup_is_told_before_a_code_is_asked_for(
    carried, open_desk, show_screen, kept, in_dialog, qtbot, monkeypatch, change, said
):
    _, backup = carried
    backup.write_bytes(change(backup.read_bytes()))
    desk, page = start_page(open_desk, monkeypatch, backup)

    def told(box):
        assert isinstance(box, QMessageBox)
        assert said in box.text()
        box.close()

    in_dialog(lambda: qtbot.mouseClick(page.backup_button, LEFT), told)
    assert desk.window_shown.saved_state.text() == ""
    desk.open(kept)
    idle(desk, qtbot)
    screen = show_screen(desk, "safekeeping")
    in_dialog(lambda: qtbot.mouseClick(screen.file_button, LEFT), told)
    idle(desk, qtbot)
    assert not screen.outcome.isVisible()
    assert not (kept / "giữ lại").exists()


def test_a_backup_no_sheet_opens_is_told_at_once(kept, open_desk, in_dialog, qtbot, monkeypatch, tmp_path):
    with open_office(kept) as office:
        backup = office.safekeeping.backups.make().path
    shutil.move(backup, tmp_path / "old.ctphbak")
    shutil.rmtree(kept)
    _, page = start_page(open_desk, monkeypatch, tmp_path / "old.ctphbak")

    def told(box):
        assert isinstance(box, QMessageBox)
        assert "khi chưa có phiếu phục hồi" in box.text()
        box.close()

    in_dialog(lambda: qtbot.mouseClick(page.backup_button, LEFT), told)


def test_whose_account_still_keeps_the_key_is_asked_for_no_code(
    kept, carried, open_desk, qtbot, monkeypatch, data_folder
):
    _, backup = carried
    with open_office(kept) as office:
        key = office._key
    shutil.rmtree(kept)
    monkeypatch.setattr("ctph_desktop.office.restoring._system_key", lambda *_: key)
    desk, page = start_page(open_desk, monkeypatch, backup)
    qtbot.mouseClick(page.backup_button, LEFT)
    qtbot.waitUntil(lambda: desk._folder == data_folder / "19600", timeout=20_000)


def test_a_file_to_restore_from_says_whose_it_is_and_from_when(kept, carried, open_desk, show_screen, in_dialog, qtbot):
    _, backup = carried
    desk = open_desk(kept)
    screen = show_screen(desk, "safekeeping")

    def told(box):
        assert "Phục hồi từ bản sao lưu của Xã Cam Tuyền, làm lúc" in box.text()
        pressed("&Thôi")(box)

    in_dialog(lambda: screen.restore_from(backup), told)
    idle(desk, qtbot)
    assert not screen.outcome.isVisible()


def test_what_a_file_calls_its_unit_becomes_no_path(kept, data_folder, tmp_path):
    code, backup = a_code(kept)
    header = backup_files.extract(backup, tmp_path / "taken.db")
    hostile = backup_files.write_backup(
        tmp_path,
        name="hostile.ctphbak",
        header=structs.replace(header, unit_code="../../<img src=x>"),
        database=tmp_path / "taken.db",
    )
    folder = restoring._into_new(hostile, code)
    assert folder.parent == data_folder
    assert folder.name == "-img-src-x-"
