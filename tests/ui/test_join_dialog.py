from pathlib import Path

import pytest
from PySide6.QtWidgets import QFileDialog, QWidget

from ctph_desktop.office import open_office
from ctph_desktop.ui.beginnings.join_dialog import JoinDialog
from ctph_desktop.ui.look.dialogs import Faults
from ctph_desktop.ui.shell.work import TaskRunner


@pytest.fixture
def invitation(superior, tmp_path):
    """The invitation file and the code on the letter."""
    letters = tmp_path / "letters"
    letters.mkdir()
    with open_office(superior) as office:
        return office.enrolment.invitation(letters)


@pytest.fixture
def dialog(qtbot, tmp_path):
    window = QWidget()
    qtbot.addWidget(window)
    tasks = TaskRunner(window)
    made = JoinDialog(
        window, tasks=tasks, faults=Faults(window, save_report=lambda _: None), offices=tmp_path / "my-offices"
    )
    made.open()
    yield made
    tasks.stop()


def fill(dialog, code):
    dialog.person_name.setText("Người dùng thử")
    dialog.person_post.setText("Công chức văn hoá – xã hội")
    dialog.code.setText(code)


def test_a_commune_joins_with_the_invitation_and_the_code_on_the_letter(dialog, invitation, qtbot):
    file, code = invitation
    assert not dialog.join_button.isEnabled()
    dialog.read(Path(file.path))
    qtbot.waitUntil(lambda: dialog.unit_box.count() == 10, timeout=20_000)
    assert "UBND huyện Cam Lộ" in dialog.programme.text()
    dialog.unit_box.setCurrentIndex(dialog.unit_box.findText("Xã Cam Tuyền (19600)"))
    fill(dialog, code)
    dialog.join_button.click()
    qtbot.waitUntil(lambda: dialog.folder is not None, timeout=30_000)
    with open_office(dialog.folder) as office:
        profile = office.profile()
        assert (profile.unit_name, profile.person_name) == ("Xã Cam Tuyền", "Người dùng thử")


def test_a_mistyped_code_names_the_group_and_makes_nothing(dialog, invitation, qtbot, tmp_path):
    file, code = invitation
    dialog.read(Path(file.path))
    qtbot.waitUntil(lambda: dialog.unit_box.count() == 10, timeout=20_000)
    dialog.unit_box.setCurrentIndex(0)
    fill(dialog, code[:-1] + ("1" if code[-1] != "1" else "2"))
    dialog.join_button.click()
    qtbot.waitUntil(lambda: "Nhóm 4 sai" in dialog.message.text(), timeout=20_000)
    assert dialog.folder is None
    assert not (tmp_path / "my-offices").exists()


def test_a_file_that_is_no_invitation_is_refused_with_a_sentence(dialog, qtbot, tmp_path):
    picture = tmp_path / "anh.ctph"
    picture.write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(200))
    dialog.read(picture)
    qtbot.waitUntil(lambda: bool(dialog.message.text()), timeout=20_000)
    assert "ảnh" in dialog.message.text()
    assert not dialog.join_button.isEnabled()


def test_the_invitation_is_looked_for_where_the_last_one_lay(dialog, tmp_path, monkeypatch):
    asked = []
    monkeypatch.setattr(dialog, "read", lambda _file: None)
    monkeypatch.setattr(
        QFileDialog, "getOpenFileName", lambda *words: (asked.append(words[2]), (str(tmp_path / "thu-moi.ctph"), ""))[1]
    )
    dialog.file_button.click()
    dialog.file_button.click()
    assert asked[1] == str(tmp_path)
    assert asked[0] != asked[1]
