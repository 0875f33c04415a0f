"""Choosing a place: the button that can be used is the one Enter presses, and the list follows what is plugged in."""

from pathlib import Path

import pytest
from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog

from ctph_desktop.services.ground.exchange_rows import DriveRow
from ctph_desktop.ui.look.last_folders import LastFolders
from ctph_desktop.ui.widgets.place_dialog import PlaceDialog

KINGSTON = DriveRow("/media/kingston", "KINGSTON", 1_000_000, is_removable=True)
SANDISK = DriveRow("/media/sandisk", "SANDISK", 1_000_000, is_removable=True)


@pytest.fixture
def dialog(qtbot, plugged_in):
    shown = PlaceDialog(None, title="Xuất tệp", prompt="Ghi vào:", drives=())
    qtbot.addWidget(shown)
    shown.show()
    return shown


def defaults(dialog):
    return [made for made in (dialog.write_button, dialog.folder_button) if made.isDefault()]


def test_without_a_stick_enter_chooses_a_folder(dialog):
    assert not dialog.write_button.isEnabled()
    assert defaults(dialog) == [dialog.folder_button]
    assert dialog.folder_button.property("primary") is True


def test_a_stick_plugged_in_later_is_listed_and_enter_writes_to_it(dialog, plugged_in, qtbot):
    plugged_in.append(KINGSTON)
    qtbot.waitUntil(lambda: dialog.places.count() == 1, timeout=20_000)
    assert dialog.write_button.isEnabled()
    assert defaults(dialog) == [dialog.write_button]
    assert not dialog.empty.isVisible()
    dialog.write_button.click()
    assert dialog.folder == Path(KINGSTON.path)
    assert not dialog.is_folder_chosen


@pytest.mark.parametrize(
    ("drive", "title"),
    [
        (DriveRow("E:\\", "KINGSTON", 14_900_000_000, is_removable=True), "USB: KINGSTON – E:\\"),
        (DriveRow("E:\\", "E:", 14_900_000_000, is_removable=True), "USB: E:\\"),
        (DriveRow("D:\\", "Dữ liệu", 14_900_000_000, is_removable=False), "Ổ đĩa: Dữ liệu – D:\\"),
    ],
)
def test_a_disk_is_not_called_a_folder_nor_a_nameless_one_named_twice(dialog, drive, title):
    dialog.show_drives((drive,))
    assert dialog.places.item(0).text().startswith(f"{title} (còn trống ")


def test_the_chosen_stick_stays_chosen_when_another_comes_before_it(dialog):
    dialog.show_drives((SANDISK,))
    dialog.show_drives((KINGSTON, SANDISK))
    dialog.write_button.click()
    assert dialog.folder == Path(SANDISK.path)


def test_a_stick_that_is_pulled_out_can_be_chosen_no_longer(dialog):
    dialog.show_drives((KINGSTON,))
    dialog.show_drives(())
    assert not dialog.write_button.isEnabled()
    assert defaults(dialog) == [dialog.folder_button]


def test_the_last_folder_is_remembered_for_each_office_and_kind(tmp_path):
    bank, house = tmp_path / "gửi", tmp_path / "nhận"
    for folder in (bank, house):
        folder.mkdir()
    LastFolders("a").remember("export", bank / "x.ctph")
    LastFolders("a").remember("import", house)
    assert LastFolders("a").start_of("export") == str(bank)
    assert LastFolders("a").start_of("import") == str(house)
    assert LastFolders("a").start_with("export", "y.ctph") == str(bank / "y.ctph")
    assert LastFolders("b").start_of("export") not in {str(bank), str(house)}
    bank.rmdir()
    assert LastFolders("a").start_of("export") != str(bank)


def test_without_a_last_folder_a_dialog_begins_in_documents(tmp_path, monkeypatch, qtbot, plugged_in):
    documents = tmp_path / "Tài liệu"
    documents.mkdir()
    monkeypatch.setattr(QStandardPaths, "writableLocation", lambda _place: str(documents))
    asked = []
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *words: (asked.append(words[-1]), "")[1])
    dialog = PlaceDialog(None, title="Xuất tệp", prompt="Ghi vào:", drives=())
    qtbot.addWidget(dialog)
    dialog.folder_button.click()
    assert asked == [str(documents)]
