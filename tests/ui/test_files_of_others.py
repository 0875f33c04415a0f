"""What lies on a stick beside the own file is another's business, and a slow stick holds up nobody."""

from threading import Event

import pytest

from ctph_desktop.office import open_office
from ctph_desktop.services.exchanging import foreign_files
from ctph_desktop.services.ground.exchange_rows import FileVerdict
from ctph_desktop.ui.screens.exchange.imported_dialog import ImportedDialog
from ctph_desktop.ui.screens.exchange.preview_dialog import PreviewDialog


@pytest.fixture
def stick(superior, tmp_path):
    """The superior office's answers to all communes."""
    folder = tmp_path / "usb"
    folder.mkdir()
    with open_office(superior) as office:
        assert len(office.exchange.export_answers(folder)) > 2
    return folder


def test_answers_to_others_stay_grey_and_the_own_one_says_what_was_decided(
    open_desk, cam_hieu, show_screen, stick, in_dialog, qtbot
):
    desk = open_desk(cam_hieu)
    screen = show_screen(desk, "exchange")

    def look(dialog):
        assert isinstance(dialog, PreviewDialog)
        verdicts = [row.verdict for row in dialog.files.rows]
        assert verdicts[0] in {FileVerdict.NEW, FileVerdict.KNOWN}
        assert set(verdicts[1:]) == {FileVerdict.ELSEWHERE}
        assert dialog.grid.currentIndex().row() == 0
        assert dialog.import_button.text() == "&Nhập 1 tệp"
        assert any("Gửi cho Xã Cam An" in row.told for row in dialog.files.rows)
        dialog.import_button.click()

    def result(dialog):
        assert isinstance(dialog, ImportedDialog)
        dialog.close_button.click()

    in_dialog(lambda: screen.file_import.start_folder(stick), look, result)
    qtbot.waitUntil(lambda: desk.tasks.is_idle, timeout=20_000)
    assert screen.tray_panel.table.rowCount() == 0
    assert "nơi khác: 8" in desk.window_shown.saved_state.text()


def test_the_office_answers_and_saves_while_a_drive_does_not(
    open_desk, cam_hieu, show_screen, stick, qtbot, monkeypatch, in_dialog
):
    desk = open_desk(cam_hieu)
    screen = show_screen(desk, "exchange")
    is_asked, is_plugged_out = Event(), Event()

    def hang(path):
        is_asked.set()
        is_plugged_out.wait()
        raise AssertionError(path)

    monkeypatch.setattr(foreign_files.drives, "read_file", hang)
    screen.file_import.start_folder(stick)
    qtbot.waitUntil(is_asked.is_set, timeout=20_000)
    answers = []
    desk.link.ask(lambda office: office.profile().unit_name, on_done=answers.append, owner=screen)
    qtbot.waitUntil(lambda: bool(answers), timeout=20_000)
    assert desk.tasks.is_idle  # nothing keeps the window from being closed
    in_dialog(screen.cancel_button.click, lambda box: box.close())
    assert not screen.cancel_button.isVisible()
    assert screen.import_button.isEnabled()
    is_plugged_out.set()
