"""One patient way for a file or folder to get its place, whatever scanners hold and drives cannot do."""

import errno
import os
import stat
import sys

import pytest

from ctph_desktop.domain.errors import (
    DiskFullError,
    DriveFailedError,
    DriveRemovedError,
    FileInPlaceError,
    FileInUseError,
    FileNameRefusedError,
    FileNameTakenError,
    FolderInPlaceError,
    FolderNotWritableError,
    WriteProtectedError,
)
from ctph_desktop.files import faults, placing
from ctph_desktop.files.faults import fault_of
from ctph_desktop.files.placing import private_folder, rename, rename_folder, replace, write_whole


@pytest.fixture
def scanner(monkeypatch):
    """A virus scanner that holds what was just written for the first few attempts; what it saw is returned."""

    def hold(function, *, times):
        real, looks = getattr(os, function), []

        def held(source, target, **options):
            looks.append(source)
            if len(looks) <= times:
                raise PermissionError(errno.EACCES, "held", str(source), None, str(target))
            return real(source, target, **options)

        monkeypatch.setattr(os, function, held)
        return looks

    monkeypatch.setattr(placing, "_PAUSE_SECONDS", 0.001)
    return hold


@pytest.fixture
def in_no_time(monkeypatch):
    monkeypatch.setattr(placing, "_FILE_SECONDS", 0)
    monkeypatch.setattr(placing, "_FOLDER_SECONDS", 0)


def test_a_file_that_a_scanner_holds_gets_its_place_all_the_same(tmp_path, scanner):
    looks = scanner("replace", times=5)
    write_whole(tmp_path / "a", b"new")
    assert (len(looks), (tmp_path / "a").read_bytes()) == (6, b"new")
    assert [path.name for path in tmp_path.iterdir()] == ["a"]


def test_a_new_file_and_a_new_folder_wait_for_the_scanner_too(tmp_path, scanner):
    scanner("rename", times=5)
    (tmp_path / "part").write_bytes(b"1")
    rename(tmp_path / "part", tmp_path / "a")
    (tmp_path / "building").mkdir()
    (tmp_path / "folder").mkdir()
    rename_folder(tmp_path / "building", tmp_path / "folder")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a", "folder"]


def test_a_file_that_is_held_for_good_is_said_to_be_in_use_and_the_old_one_stays(tmp_path, scanner, in_no_time):
    scanner("replace", times=1000)
    (tmp_path / "a").write_bytes(b"old")
    with pytest.raises(PermissionError) as refused:
        write_whole(tmp_path / "a", b"new")
    assert type(fault_of(refused.value, tmp_path / "a")) is FileInUseError
    assert [path.read_bytes() for path in tmp_path.iterdir()] == [b"old"]


def test_a_new_name_takes_nobody_elses_place(tmp_path):
    for name in ("part", "a"):
        (tmp_path / name).write_bytes(name.encode())
    with pytest.raises(FileExistsError):
        rename(tmp_path / "part", tmp_path / "a")
    assert (tmp_path / "a").read_bytes() == b"a"


@pytest.mark.parametrize("number", [errno.EINVAL, errno.ENOTSUP])
@pytest.mark.skipif(sys.platform == "win32", reason="there folders are not synced")
def test_a_drive_that_cannot_sync_a_folder_is_written_to_and_one_that_fails_is_told(tmp_path, monkeypatch, number):
    real = os.fsync

    def fsync(descriptor, *, number=number):
        if stat.S_ISDIR(os.fstat(descriptor).st_mode):
            raise OSError(number, "told")
        real(descriptor)

    monkeypatch.setattr(os, "fsync", fsync)
    write_whole(tmp_path / "a", b"new")
    assert (tmp_path / "a").read_bytes() == b"new"
    monkeypatch.setattr(os, "fsync", lambda descriptor: fsync(descriptor, number=errno.EIO))
    with pytest.raises(OSError, match="told") as refused:
        write_whole(tmp_path / "a", b"newer")
    assert refused.value.errno == errno.EIO


@pytest.mark.skipif(sys.platform == "win32", reason="accounts are told apart by other means there")
def test_only_the_owner_can_read_what_is_private_whatever_the_mask(tmp_path):
    before = os.umask(0)
    try:
        write_whole(tmp_path / "a", b"new")
        private_folder(tmp_path / "folder")
    finally:
        os.umask(before)
    modes = {path.name: stat.S_IMODE(path.stat().st_mode) for path in tmp_path.iterdir()}
    assert modes == {"a": 0o600, "folder": 0o700}


CAUSES = [
    (errno.ENOSPC, DiskFullError),
    (errno.EDQUOT, DiskFullError),
    (errno.EIO, DriveFailedError),
    (errno.EACCES, FolderNotWritableError),
    (errno.EPERM, FolderNotWritableError),
    (errno.ENOENT, FolderNotWritableError),
    (errno.EROFS, WriteProtectedError),
    (errno.ENODEV, DriveRemovedError),
    (errno.ENXIO, DriveRemovedError),
    (errno.EEXIST, FileNameTakenError),
    (errno.EBUSY, FileInUseError),
    (errno.EINVAL, FileNameRefusedError),
    (errno.ENAMETOOLONG, FileNameRefusedError),
]


@pytest.mark.parametrize(("number", "kind"), CAUSES)
def test_one_cause_is_one_fault(tmp_path, number, kind):
    assert type(fault_of(OSError(number, ""), tmp_path / "a", was_there=True)) is kind


@pytest.mark.parametrize(
    ("number", "kind"),
    [
        (19, WriteProtectedError),
        (21, DriveRemovedError),
        (1167, DriveRemovedError),
        (32, FileInUseError),
        (5, FolderNotWritableError),
    ],
)
def test_what_windows_says_is_understood(tmp_path, number, kind):
    told = PermissionError(errno.EACCES, "")
    told.winerror = number
    assert type(fault_of(told, tmp_path / "a", was_there=True)) is kind


def test_a_locked_stick_that_only_denies_access_is_asked_itself(tmp_path, monkeypatch):
    monkeypatch.setattr(faults, "_is_write_protected", lambda folder: folder == tmp_path)
    assert type(fault_of(PermissionError(errno.EACCES, ""), tmp_path / "a")) is WriteProtectedError


def test_a_folder_that_was_there_and_is_gone_was_on_a_stick_that_was_pulled(tmp_path):
    error = OSError(errno.EINVAL, "")
    assert type(fault_of(error, tmp_path / "gone" / "a", was_there=True)) is DriveRemovedError
    assert type(fault_of(FileNotFoundError(errno.ENOENT, ""), tmp_path / "gone" / "a")) is FolderNotWritableError


def test_a_folder_in_the_place_of_a_file_and_a_file_in_that_of_a_folder_are_told_apart(tmp_path):
    (tmp_path / "folder").mkdir()
    (tmp_path / "file").write_bytes(b"1")
    for number in (errno.EISDIR, errno.EACCES):
        told = fault_of(OSError(number, ""), tmp_path / "folder")
        assert (type(told), told.path) == (FolderInPlaceError, tmp_path / "folder")
        assert type(fault_of(OSError(number, ""), tmp_path / "folder", is_folder=True)) is FolderNotWritableError
    told = fault_of(OSError(errno.ENOTDIR, ""), tmp_path / "file" / "below" / "a")
    assert (type(told), told.path) == (FileInPlaceError, tmp_path / "file")


def test_replacing_says_which_file_is_held(tmp_path, scanner, in_no_time):
    scanner("replace", times=1)
    (tmp_path / "part").write_bytes(b"1")
    with pytest.raises(PermissionError) as refused:
        replace(tmp_path / "part", tmp_path / "new")
    assert type(fault_of(refused.value, tmp_path / "new")) is FolderNotWritableError
