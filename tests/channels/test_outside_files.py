"""Files somebody else made are never waited for: what is no file with contents is refused at once."""

import os
import socket
import sys
from io import FileIO
from pathlib import Path

import pytest

from ctph_desktop.channels import backup_files, drives, outside_files
from ctph_desktop.channels.outside_files import read_outside
from ctph_desktop.cli import text_files
from ctph_desktop.domain.errors import (
    FileNotReadableError,
    NotAPlainFileError,
    PackageError,
    TextFileTooLargeError,
)

MANY = 10_000
on_unix = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such things among its files")


@pytest.fixture
def pipe(tmp_path):
    path = tmp_path / "bao-cao.ctph"
    os.mkfifo(path)
    return path


@on_unix
def test_a_pipe_nobody_writes_into_is_refused_and_not_waited_for(pipe):
    with pytest.raises(NotAPlainFileError):
        drives.read_file(pipe)
    assert drives.find_packages(pipe.parent) == ()


@on_unix
def test_a_pipe_with_the_name_of_a_backup_is_no_backup_and_not_waited_for(tmp_path):
    path = tmp_path / "x.ctphbak"
    os.mkfifo(path)
    assert backup_files.find_backups(tmp_path) == ()
    for use in (backup_files.read_header, backup_files.check_backup):
        with pytest.raises(NotAPlainFileError):
            use(path)
    with pytest.raises(NotAPlainFileError):
        backup_files.extract(path, tmp_path / "ctph.db")
    assert not (tmp_path / "ctph.db").exists()


@on_unix
def test_a_socket_with_the_name_of_a_package_is_refused(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind("bao-cao.ctph")
        with pytest.raises(NotAPlainFileError):
            drives.read_file(tmp_path / "bao-cao.ctph")
        assert drives.find_packages(tmp_path) == ()


@on_unix
@pytest.mark.parametrize("device", ["/dev/zero", "/dev/null"])
def test_a_device_is_refused(device):
    with pytest.raises(NotAPlainFileError):
        drives.read_file(Path(device))


def test_a_folder_with_the_name_of_a_package_is_no_file(tmp_path):
    folder = tmp_path / "x.ctph"
    folder.mkdir()
    with pytest.raises(NotAPlainFileError):
        read_outside(folder, most=MANY)


def test_a_file_that_is_gone_cannot_be_read(tmp_path):
    with pytest.raises(FileNotReadableError):
        read_outside(tmp_path / "x.ctph", most=MANY)


def test_a_huge_file_is_refused_by_its_size_and_never_read(tmp_path):
    path = tmp_path / "x.ctph"
    with path.open("wb") as file:
        file.truncate(3_000_000_000)
    assert read_outside(path, most=MANY) is None
    with pytest.raises(PackageError):
        drives.read_file(path)


@pytest.mark.parametrize(("size", "is_taken"), [(0, True), (MANY, True), (MANY + 1, False)])
def test_a_file_of_exactly_the_largest_size_is_read(tmp_path, size, is_taken):
    path = tmp_path / "x.ctph"
    path.write_bytes(bytes(size))
    assert read_outside(path, most=MANY) == (bytes(size) if is_taken else None)


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="a file whose size is told as nought")
def test_a_file_that_grows_beyond_the_size_it_tells_is_refused():
    assert read_outside(Path("/proc/self/status"), most=8) is None


@on_unix
def test_a_command_that_is_given_a_pipe_or_a_device_for_a_list_says_so(pipe):
    for path in (pipe, Path("/dev/zero")):
        with pytest.raises(NotAPlainFileError):
            text_files.read_text(path)


def test_a_list_beyond_all_lists_is_not_read_into_memory(tmp_path):
    path = tmp_path / "danh-sach.txt"
    with path.open("wb") as file:
        file.truncate(3 << 30)
    with pytest.raises(TextFileTooLargeError):
        text_files.read_text(path)


def test_a_file_that_was_read_stays_read_though_closing_it_fails(tmp_path, monkeypatch):
    path = tmp_path / "a.ctph"
    path.write_bytes(b"read")

    class Failing(FileIO):
        def close(self):
            super().close()
            raise OSError(28, "No space left on device")

    monkeypatch.setattr(outside_files.os, "fdopen", lambda descriptor, *_, **__: Failing(descriptor, "rb"))
    assert read_outside(path, most=10) == b"read"
