"""What is replaced is kept, also where the disk no longer gives all of it: rescue must work on what is broken."""

import errno
import os

import pytest

from ctph_desktop.office.keeping_aside import keep_aside

BAD, SECTOR = 40_960, 4096
CONTENT = os.urandom(600_000)


class FailingDrive:
    """A file on a disk with one sector that cannot be read."""

    def __init__(self, file):
        self._file = file

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self._file.close()

    def fileno(self):
        return self._file.fileno()

    def seek(self, place):
        return self._file.seek(place)

    def read(self, size):
        place = self._file.tell()
        if place <= BAD < place + size:
            raise OSError(errno.EIO, "Input/output error")
        return self._file.read(size)


@pytest.fixture
def broken(tmp_path):
    path = tmp_path / "ctph.db"
    path.write_bytes(CONTENT)
    return path


def test_a_file_is_kept_by_a_second_name_which_reads_nothing(broken, tmp_path):
    keep_aside(broken, tmp_path / "kept.db")
    broken.unlink()
    assert (tmp_path / "kept.db").read_bytes() == CONTENT


def test_on_a_drive_without_second_names_all_but_the_broken_sector_is_kept(broken, tmp_path, monkeypatch):
    def no_links(*_):
        raise OSError(errno.EPERM, "Operation not permitted")

    real = type(broken).open
    monkeypatch.setattr(os, "link", no_links)
    monkeypatch.setattr(type(broken), "open", lambda path, *a, **k: FailingDrive(real(path, *a, **k)))
    keep_aside(broken, tmp_path / "kept.db")
    monkeypatch.undo()
    kept = (tmp_path / "kept.db").read_bytes()
    assert kept == CONTENT[:BAD] + bytes(SECTOR) + CONTENT[BAD + SECTOR :]
    assert sorted(path.name for path in tmp_path.iterdir()) == ["ctph.db", "kept.db"]
