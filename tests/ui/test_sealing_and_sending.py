"""Chốt và gửi: one question for blanks, doubts, remarks and the stick; a seal lasts when no file comes."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QMessageBox

from ctph_desktop.domain.figures import MISSING, NOTHING, FigureValue
from ctph_desktop.domain.periods import ReportingPeriod
from ctph_desktop.domain.submissions import SubmissionState
from ctph_desktop.office import open_office
from ctph_desktop.services.ground.exchange_rows import DriveRow
from ctph_desktop.ui.look.last_folders import LastFolders
from ctph_desktop.ui.screens.progress.seal_dialog import SealDialog
from ctph_desktop.ui.shell import outside

KEY = Qt.Key
MARCH, APRIL = ReportingPeriod.month(2019, 3), ReportingPeriod.month(2019, 4)


@pytest.fixture
def stick(tmp_path, plugged_in):
    folder = tmp_path / "KINGSTON"
    folder.mkdir()
    plugged_in.append(DriveRow(str(folder), "KINGSTON", 1_000_000_000, is_removable=True))
    return folder


@pytest.fixture
def desk(open_desk, cam_tuyen):
    return open_desk(cam_tuyen)


@pytest.fixture
def screen(desk, show_screen, press, qtbot):
    """March of Cam Tuyền with one figure in it."""
    screen = show_screen(desk, "progress")
    screen.grid.setFocus()
    press("5", KEY.Key_Return)
    settle(desk, screen, qtbot)
    return screen


def settle(desk, screen, qtbot):
    qtbot.waitUntil(lambda: desk.tasks.is_idle and screen.saver.is_idle, timeout=20_000)


def meet(screen, press, in_dialog, qtbot, *actions):
    """Press F9 at the month, and meet what opens."""
    with qtbot.waitActive(screen.window()):
        screen.window().activateWindow()
    in_dialog(lambda: press(KEY.Key_F9, to=screen.grid), *actions)


def when_it_sees(dialog, qtbot, folder):
    qtbot.waitUntil(lambda: dialog.folder == folder, timeout=20_000)


def test_cl_22_a_month_is_sealed_and_written_to_the_stick_with_one_question(
    desk, screen, stick, press, in_dialog, qtbot, cam_tuyen
):
    def agree(dialog):
        assert isinstance(dialog, SealDialog)
        when_it_sees(dialog, qtbot, stick)
        press(KEY.Key_Return, to=dialog)

    meet(screen, press, in_dialog, qtbot, agree)
    settle(desk, screen, qtbot)
    (written,) = stick.iterdir()
    assert written.name.startswith("CamTuyen_19600_2019-03_b1_")
    assert screen.sheet.state is SubmissionState.EXPORTED
    told = desk.window_shown.saved_state.text()
    assert "Đã chốt tháng 03/2019; đã ghi và kiểm tra lại CamTuyen_19600" in told
    desk.window_shown.close()
    with open_office(cam_tuyen) as office:
        blank = [row for row in office.progress.sheet(MARCH).rows if row.in_period == MISSING and not row.is_computed]
        assert len(blank) == 12  # nobody said that nothing happened there


def test_that_nothing_happened_is_written_only_where_a_person_says_so(desk, screen, stick, press, in_dialog, qtbot):
    def agree(dialog):
        dialog.blanks.nothing.click()
        dialog.sending.tick.setChecked(False)
        assert dialog.seal_button.text() == "&Chốt"
        dialog.seal_button.click()

    meet(screen, press, in_dialog, qtbot, agree)
    settle(desk, screen, qtbot)
    typed = [row.in_period for row in screen.sheet.rows if not row.is_computed]
    assert typed == [FigureValue.reported(5), *[NOTHING] * 12]
    assert screen.sheet.state is SubmissionState.SEALED
    assert list(stick.iterdir()) == []


def test_why_cells_stay_blank_is_written_beside_them(desk, screen, press, in_dialog, qtbot, cam_tuyen):
    def agree(dialog):
        dialog.sending.tick.setChecked(False)
        press("ban chua bao cao", to=dialog.blanks.reason)
        dialog.seal_button.click()

    meet(screen, press, in_dialog, qtbot, agree)
    settle(desk, screen, qtbot)
    desk.window_shown.close()
    with open_office(cam_tuyen) as office:
        key = office.progress.find_line("DN01")
        assert [version.reason for version in office.progress.history(MARCH, key)] == ["ban chua bao cao"]
        assert office.progress.sheet(MARCH).state is SubmissionState.SEALED


def test_a_stick_pulled_out_is_no_place_and_nothing_is_sealed_until_there_is_one(
    desk, screen, stick, plugged_in, press, in_dialog, qtbot
):
    def pull_it(dialog):
        when_it_sees(dialog, qtbot, stick)
        plugged_in.clear()
        when_it_sees(dialog, qtbot, None)
        dialog.seal_button.click()
        assert dialog.isVisible()
        assert "Hãy cắm USB hoặc chọn thư mục" in dialog.missing.text()
        dialog.reject()

    meet(screen, press, in_dialog, qtbot, pull_it)
    settle(desk, screen, qtbot)
    assert screen.sheet.state is SubmissionState.DRAFT


def test_a_file_that_cannot_be_written_leaves_the_month_sealed_and_says_so(
    desk, screen, stick, press, in_dialog, qtbot
):
    def agree(dialog):
        when_it_sees(dialog, qtbot, stick)
        stick.rmdir()
        dialog.seal_button.click()

    meet(screen, press, in_dialog, qtbot, agree, QMessageBox.reject)
    settle(desk, screen, qtbot)
    assert screen.sheet.state is SubmissionState.SEALED
    assert "chưa ghi được tệp: hãy bấm «Xuất tệp gửi…»" in desk.window_shown.saved_state.text()
    assert screen.export_button.isVisible()


def test_other_months_that_stay_behind_are_told_before(desk, screen, press, in_dialog, qtbot, cam_tuyen):
    screen.link.ask(
        lambda office: office.progress.record(APRIL, {office.progress.find_line("VL01"): FigureValue.reported(3)}),
        on_done=lambda _: None,
        owner=screen,
    )
    settle(desk, screen, qtbot)

    def look(dialog):
        assert dialog.sending.warning.isVisible()
        assert dialog.sending.warning.text().startswith("Tháng 04/2019 chưa chốt")
        dialog.reject()

    meet(screen, press, in_dialog, qtbot, look)


def test_the_choice_of_last_time_is_offered_again(desk, screen, tmp_path, press, in_dialog, qtbot):
    folder = tmp_path / "gửi đi"
    folder.mkdir()
    LastFolders(desk.link.profile.unit).remember("export", folder)

    def untick(dialog):
        assert dialog.folder == folder
        dialog.sending.tick.setChecked(False)
        dialog.seal_button.click()

    meet(screen, press, in_dialog, qtbot, untick)
    settle(desk, screen, qtbot)
    screen.write({screen.table.row(1).key: FigureValue.reported(6)})
    settle(desk, screen, qtbot)
    qtbot.waitUntil(screen.seal_button.isVisible, timeout=20_000)

    def look(dialog):
        assert not dialog.sending.tick.isChecked()
        assert dialog.folder is None
        dialog.reject()

    meet(screen, press, in_dialog, qtbot, look)


def test_the_paper_to_sign_is_made_with_the_seal_and_opened(
    desk, screen, press, in_dialog, qtbot, tmp_path, monkeypatch
):
    opened = []
    monkeypatch.setattr(outside, "open_file", lambda path: bool(opened.append(path)) or True)
    LastFolders(desk.link.profile.unit).remember("paper", tmp_path)

    def agree(dialog):
        dialog.sending.tick.setChecked(False)
        dialog.sending.paper_tick.setChecked(True)
        dialog.seal_button.click()

    meet(screen, press, in_dialog, qtbot, agree)
    settle(desk, screen, qtbot)
    assert opened == [tmp_path / "bao-cao-19600-2019-03.pdf"]
    assert opened[0].read_bytes().startswith(b"%PDF")


def test_ctrl_p_writes_the_paper_of_the_month_where_the_person_says(desk, screen, press, qtbot, tmp_path, monkeypatch):
    path = tmp_path / "tháng ba.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args, **_more: (str(path), ""))
    with qtbot.waitActive(screen.window()):
        screen.window().activateWindow()
    press(KEY.Key_P, modifiers=Qt.KeyboardModifier.ControlModifier, to=screen.grid)
    settle(desk, screen, qtbot)
    assert path.read_bytes().startswith(b"%PDF")
    assert "tháng ba.pdf" in desk.window_shown.saved_state.text()
