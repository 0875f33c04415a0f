"""A package that is double-clicked: the right office opens, the preview shows, a window that is open takes it."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QObject, QUrl
from PySide6.QtNetwork import QLocalSocket
from PySide6.QtWidgets import QApplication, QMessageBox

from ctph_desktop.office import open_office
from ctph_desktop.office.addressing import Addressee, FileKind, find_addressee
from ctph_desktop.services.exchanging.foreign_files import read_foreign
from ctph_desktop.services.ground.exchange_rows import FileVerdict
from ctph_desktop.ui.beginnings.join_dialog import JoinDialog
from ctph_desktop.ui.look.preferences import Preferences
from ctph_desktop.ui.screens.exchange.preview_dialog import PreviewDialog
from ctph_desktop.ui.shell.package_arguments import read_arguments
from ctph_desktop.ui.shell.package_opening import PackageOpening
from ctph_desktop.ui.shell.running_instance import RunningInstance, channel_name, hand_over


@pytest.fixture
def usb(tmp_path):
    folder = tmp_path / "usb stick"
    folder.mkdir()
    return folder


@pytest.fixture
def report(cam_hieu, usb):
    with open_office(cam_hieu) as office:
        return Path(office.exchange.export_package(usb).path)


@pytest.fixture
def answer(superior, usb):
    with open_office(superior) as office:
        return Path(office.exchange.export_package(usb, unit="19600").path)


@pytest.fixture
def invitation(superior, usb):
    with open_office(superior) as office:
        return Path(office.enrolment.invitation(usb)[0].path)


@pytest.fixture
def offices(sample, data_folder):
    """The sample lies in the data folder, where offices are looked for."""
    data_folder.mkdir(parents=True, exist_ok=True)
    sample.rename(data_folder / "mau")
    return data_folder / "mau"


def folders_in(offices):
    return sorted(path for path in offices.iterdir() if (path / "don-vi.json").is_file())


def opening_of(desk, data_folder):
    return PackageOpening(desk, preferences=Preferences(data_folder))


def settle(desk, qtbot):
    qtbot.waitUntil(lambda: desk.tasks.is_idle and QApplication.activeModalWidget() is None, timeout=20_000)


class TestArguments:
    def test_a_folder_a_package_and_the_sample_are_told_apart(self, tmp_path):
        office, package = tmp_path / "đơn vị", tmp_path / "gói 1.ctph"
        office.mkdir()
        package.write_bytes(b"")
        read = read_arguments([str(office), str(package), "--sample", QUrl.fromLocalFile(str(package)).toString()])
        assert read.folder == office
        assert read.packages == (package, package)
        assert read.wants_sample

    def test_a_package_whose_name_mail_changed_is_still_a_package(self, tmp_path):
        (tmp_path / "goi.ctph.bin").write_bytes(b"")
        assert read_arguments([str(tmp_path / "goi.ctph.bin")]).packages == (tmp_path / "goi.ctph.bin",)

    def test_a_package_that_is_gone_is_still_meant_as_one_and_a_missing_folder_as_a_folder(self, tmp_path):
        read = read_arguments([str(tmp_path / "gone.CTPH"), str(tmp_path / "gone")])
        assert read.packages == (tmp_path / "gone.CTPH",)
        assert read.folder == tmp_path / "gone"

    def test_nothing_is_the_start_page(self):
        read = read_arguments([])
        assert (read.folder, read.packages, read.wants_sample) == (None, (), False)

    def test_paths_are_made_absolute_before_they_go_to_another_window(self, tmp_path, monkeypatch):
        monkeypatch.chdir(tmp_path)
        Path("a.ctph").write_bytes(b"")
        assert read_arguments(["a.ctph"]).packages == (tmp_path / "a.ctph",)


class TestAddressee:
    def test_a_report_is_for_the_superior_office_and_an_answer_for_its_commune(
        self, sample, cam_tuyen, superior, report, answer
    ):
        folders = folders_in(sample)
        assert find_addressee(read_foreign(report).data, folders) == Addressee(FileKind.PACKAGE, superior)
        assert find_addressee(read_foreign(answer).data, folders) == Addressee(FileKind.PACKAGE, cam_tuyen)
        assert find_addressee(read_foreign(answer).data, folders[::-1]) == Addressee(FileKind.PACKAGE, cam_tuyen)

    def test_the_only_office_of_a_pc_is_named_without_being_opened(self, cam_hieu, answer):
        with open_office(cam_hieu):
            assert find_addressee(read_foreign(answer).data, [cam_hieu]) == Addressee(FileKind.PACKAGE, cam_hieu)

    def test_an_office_that_is_open_elsewhere_is_passed_over(self, cam_tuyen, superior, answer):
        with open_office(cam_tuyen):
            assert find_addressee(read_foreign(answer).data, [cam_tuyen, superior]) == Addressee(
                FileKind.PACKAGE, superior
            )

    def test_invitations_and_what_cannot_be_read_are_told_apart(self, sample, invitation, usb):
        assert find_addressee(read_foreign(invitation).data, folders_in(sample)).kind is FileKind.INVITATION
        (usb / "rac.ctph").write_bytes(b"\x89CTP\r\n\x1a\n" + bytes(400))
        for path in (usb / "rac.ctph", usb / "gone.ctph"):
            assert find_addressee(read_foreign(path).data, folders_in(sample)) == Addressee(FileKind.UNREADABLE)


def preview_of(name, verdict=FileVerdict.NEW):
    def look(dialog):
        assert isinstance(dialog, PreviewDialog)
        assert [(row.file_name, row.verdict) for row in dialog.files.rows] == [(name, verdict)]
        dialog.reject()

    return look


def test_a_package_opens_its_office_and_shows_its_preview(report, offices, open_desk, data_folder, qtbot, in_dialog):
    desk = open_desk(None)
    opening = opening_of(desk, data_folder)
    in_dialog(lambda: opening.take([report]), preview_of(report.name))
    settle(desk, qtbot)
    assert desk.link.profile.role.value == "superior"
    assert desk.window_shown.navigation.currentItem().text().endswith("Gửi và nhận")


def test_a_package_for_the_open_office_is_previewed_there(superior, report, open_desk, data_folder, qtbot, in_dialog):
    desk = open_desk(superior)
    link = desk.link
    opening = opening_of(desk, data_folder)
    in_dialog(lambda: opening.receive([report]), preview_of(report.name))
    settle(desk, qtbot)
    assert desk.link is link


def test_another_office_is_opened_only_after_a_yes(answer, offices, open_desk, data_folder, qtbot, in_dialog):
    desk = open_desk(offices / "19615-xa-cam-hieu")
    opening = opening_of(desk, data_folder)

    def press(text):
        return lambda box: next(b for b in box.buttons() if text in b.text()).click()

    in_dialog(lambda: opening.take([answer]), press("Để sau"))
    settle(desk, qtbot)
    assert desk.link.profile.unit_name == "Xã Cam Hiếu"
    in_dialog(lambda: opening.take([answer]), press("mở đơn vị nhận tệp"), preview_of(answer.name))
    settle(desk, qtbot)
    assert desk.link.profile.unit_name == "Xã Cam Tuyền"


def test_a_file_nobody_reads_shows_its_reason_in_the_open_office(
    cam_hieu, usb, open_desk, data_folder, qtbot, in_dialog
):
    (usb / "rac.ctph").write_bytes(b"PK\x03\x04" + bytes(300))
    desk = open_desk(cam_hieu)
    in_dialog(
        lambda: opening_of(desk, data_folder).take([usb / "rac.ctph"]), preview_of("rac.ctph", FileVerdict.REFUSED)
    )
    settle(desk, qtbot)


def test_without_any_office_a_file_is_told_and_an_invitation_is_joined(
    invitation, usb, open_desk, data_folder, qtbot, in_dialog
):
    (usb / "rac.ctph").write_bytes(b"PK\x03\x04" + bytes(300))
    desk = open_desk(None)
    opening = opening_of(desk, data_folder)

    def told(box):
        assert isinstance(box, QMessageBox)
        assert "rac.ctph" in box.text()
        box.close()

    in_dialog(lambda: opening.take([usb / "rac.ctph"]), told)

    def join(dialog):
        assert isinstance(dialog, JoinDialog)
        qtbot.waitUntil(lambda: dialog.unit_box.count() == 10, timeout=20_000)
        dialog.reject()

    in_dialog(lambda: opening.take([invitation]), join)
    settle(desk, qtbot)


def test_files_that_come_while_a_dialog_is_open_wait_for_it(superior, report, open_desk, data_folder, qtbot, in_dialog):
    desk = open_desk(superior)
    opening = opening_of(desk, data_folder)
    other = report.with_name("ban sao.ctph")
    other.write_bytes(report.read_bytes())

    def first(dialog):
        opening.receive([other])
        qtbot.wait(500)
        assert QApplication.activeModalWidget() is dialog
        dialog.reject()

    in_dialog(lambda: opening.take([report]), first, preview_of("ban sao.ctph"))
    settle(desk, qtbot)


@pytest.fixture
def instance(data_folder, qtbot):
    owner = QObject()
    yield RunningInstance(data_folder, parent=owner)
    owner.deleteLater()
    QApplication.sendPostedEvents(owner, 52)


def started_with(data_folder, *paths):
    """Hand files over from another process, as a double-click does."""
    script = (
        "import sys; from pathlib import Path; from PySide6.QtCore import QCoreApplication\n"
        "app = QCoreApplication([]); from ctph_desktop.ui.shell.running_instance import hand_over\n"
        "print(hand_over(Path(sys.argv[1]), [Path(p) for p in sys.argv[2:]]))"
    )
    return subprocess.Popen(
        [sys.executable, "-c", script, data_folder, *paths], stdout=subprocess.PIPE, text=True, env=dict(os.environ)
    )


def test_files_come_from_another_process_with_their_whole_names(instance, data_folder, qtbot, tmp_path):
    paths = [tmp_path / "báo cáo tháng 7 (1).ctph", tmp_path / 'a"b\n.ctph']
    with qtbot.waitSignal(instance.received, timeout=20_000) as came:
        process = started_with(data_folder, *paths)
    assert came.args == [tuple(paths)]
    assert process.communicate(timeout=20)[0].strip() == "True"


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has pipes, which Qt opens to one person")
def test_the_place_where_windows_meet_is_closed_to_other_people(instance, data_folder, tmp_path, monkeypatch):
    place = Path(channel_name(data_folder))
    assert place.is_socket()
    assert (place.parent.stat().st_mode & 0o077, place.stat().st_mode & 0o077) == (0, 0)
    session = tmp_path / "session"
    session.mkdir(mode=0o700)
    monkeypatch.setenv("XDG_RUNTIME_DIR", str(session))
    assert Path(channel_name(data_folder)).parent == session
    session.chmod(0o777)
    assert channel_name(data_folder) == str(place)


def test_nobody_answers_where_no_window_is_open(data_folder, qapp, tmp_path):
    assert not hand_over(data_folder, [tmp_path / "a.ctph"])


def test_another_data_folder_is_another_window(instance, data_folder, tmp_path):
    assert channel_name(data_folder) != channel_name(tmp_path)
    assert not hand_over(tmp_path, [tmp_path / "a.ctph"])


def test_a_second_window_leaves_the_first_one_listening_and_follows_it(instance, data_folder, qtbot):
    second = RunningInstance(data_folder, parent=instance)
    assert instance.is_listening
    assert not second.is_listening
    instance._server.close()
    instance._lock.unlock()
    second.listen()
    assert second.is_listening


def test_of_two_windows_started_in_one_moment_one_listens(data_folder, qtbot, monkeypatch):
    monkeypatch.setattr(RunningInstance, "_is_answered", lambda _: False)
    owner = QObject()
    first, second = (RunningInstance(data_folder, parent=owner) for _ in range(2))
    assert (first.is_listening, second.is_listening) == (True, False)
    owner.deleteLater()


def test_what_a_killed_program_left_behind_is_cleared_away(data_folder, qtbot):
    script = (
        "import sys, os, signal; from pathlib import Path; from PySide6.QtCore import QCoreApplication, QObject\n"
        "app = QCoreApplication([]); from ctph_desktop.ui.shell.running_instance import RunningInstance\n"
        "it = RunningInstance(Path(sys.argv[1]), parent=app); assert it.is_listening\n"
        "os.kill(os.getpid(), signal.SIGKILL)"
    )
    subprocess.run([sys.executable, "-c", script, data_folder], check=False)
    owner = QObject()
    assert RunningInstance(data_folder, parent=owner).is_listening
    owner.deleteLater()


@pytest.mark.parametrize(
    "line",
    [
        b"\n",
        b"rubbish\n",
        b'{"packages": "x"}\n',
        b'{"packages": ["relative.ctph", 7, null]}\n',
        b"[" * 5_000 + b"\n",
        b"x" * 200_000,
        json.dumps({"other": []}).encode() + b"\n",
    ],
    ids=range(7),
)
def test_rubbish_is_dropped_and_the_window_goes_on_listening(instance, data_folder, qtbot, tmp_path, line):
    came = []
    instance.received.connect(came.append)
    socket = QLocalSocket()
    socket.connectToServer(channel_name(data_folder))
    assert socket.waitForConnected(2_000)
    socket.write(line)
    socket.flush()
    qtbot.waitUntil(lambda: socket.state() is QLocalSocket.LocalSocketState.UnconnectedState, timeout=10_000)
    assert came == []
    with qtbot.waitSignal(instance.received, timeout=20_000):
        process = started_with(data_folder, tmp_path / "a.ctph")
    assert process.communicate(timeout=20)[0].strip() == "True"


def test_files_that_come_before_anybody_attends_are_kept(instance, data_folder, qtbot, tmp_path):
    with qtbot.waitSignal(instance.received, timeout=20_000):
        process = started_with(data_folder, tmp_path / "a.ctph")
    process.communicate(timeout=20)
    came = []
    instance.attend(came.append)
    assert came == [(tmp_path / "a.ctph",)]
    with qtbot.waitSignal(instance.received, timeout=20_000):
        process = started_with(data_folder, tmp_path / "b.ctph")
    process.communicate(timeout=20)
    assert came == [(tmp_path / "a.ctph",), (tmp_path / "b.ctph",)]
