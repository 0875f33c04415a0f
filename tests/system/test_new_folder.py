"""A folder is there whole, or it is not there."""

import errno
import stat
import sys

import pytest

from ctph_desktop.domain.errors import (
    DiskFullError,
    DriveFailedError,
    FileInPlaceError,
    OfficeExistsError,
    WriteProtectedError,
)
from ctph_desktop.system import new_folder as placing_of_folders
from ctph_desktop.system.new_folder import UNFINISHED, clear_unfinished, new_folder, take_back


def test_a_folder_gets_its_name_when_everything_in_it_is_ready(tmp_path):
    with new_folder(tmp_path / "a" / "office") as building:
        (building / "data").write_text("1")
        assert not (tmp_path / "a" / "office").exists()
    assert [path.name for path in (tmp_path / "a").iterdir()] == ["office"]
    assert (tmp_path / "a" / "office" / "data").read_text("utf-8") == "1"


def test_nothing_is_left_of_a_folder_that_failed(tmp_path):
    with pytest.raises(ZeroDivisionError), new_folder(tmp_path / "office") as building:  # noqa: PT012
        (building / "data").write_text("1")
        raise ZeroDivisionError
    assert list(tmp_path.iterdir()) == []


def test_a_folder_with_something_in_it_is_left_alone(tmp_path):
    (tmp_path / "office").mkdir()
    (tmp_path / "office" / "data").write_text("1")
    with pytest.raises(OfficeExistsError), new_folder(tmp_path / "office"):
        pass
    assert (tmp_path / "office" / "data").read_text("utf-8") == "1"


@pytest.mark.parametrize("name", ["file", "file/office"])
def test_where_no_folder_can_be_made_the_sentence_is_about_the_folder(tmp_path, name):
    (tmp_path / "file").write_text("")
    with pytest.raises(FileInPlaceError) as caught, new_folder(tmp_path / name):
        pass
    assert caught.value.path == tmp_path / "file"


@pytest.mark.parametrize(
    ("code", "fault"),
    [(errno.ENOSPC, DiskFullError), (errno.EIO, DriveFailedError), (errno.EROFS, WriteProtectedError)],
)
def test_what_the_disk_refuses_is_told_in_words_and_nothing_is_left(tmp_path, code, fault):
    with pytest.raises(fault), new_folder(tmp_path / "office") as building:  # noqa: PT012
        (building / "data").write_text("1")
        raise OSError(code, "")
    assert list(tmp_path.iterdir()) == []


def test_a_folder_whose_name_does_not_last_is_not_there_when_that_is_told(tmp_path, monkeypatch):
    def fail(folder):
        raise OSError(errno.EIO, "", str(folder))

    with pytest.raises(DriveFailedError), new_folder(tmp_path / "office") as building:  # noqa: PT012
        (building / "data").write_text("1")
        monkeypatch.setattr(placing_of_folders, "sync_folder", lambda folder: folder != tmp_path or fail(folder))
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_was_just_made_is_taken_back(tmp_path):
    with new_folder(tmp_path / "office") as building:
        (building / "data").write_text("1")
    take_back(tmp_path / "office")
    assert list(tmp_path.iterdir()) == []


def test_what_a_killed_program_was_making_is_cleared_and_what_is_being_made_stays(tmp_path):
    left = tmp_path / f"xã A.0a1b2c3d{UNFINISHED}"
    left.mkdir()
    (left / "data").write_text("1")
    with new_folder(tmp_path / "office") as building:
        assert not left.exists()
        clear_unfinished(tmp_path)
        assert building.exists()
    assert [path.name for path in tmp_path.iterdir()] == ["office"]


@pytest.mark.skipif(sys.platform == "win32", reason="accounts are told apart by other means there")
def test_only_its_owner_can_look_into_an_offices_folder(tmp_path):
    with new_folder(tmp_path / "a" / "office") as building:
        (building / "data").write_text("1")
    assert stat.S_IMODE((tmp_path / "a" / "office").stat().st_mode) == 0o700
