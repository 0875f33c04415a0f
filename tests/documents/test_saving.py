import os
import subprocess
import sys

import pytest
from filled_forms import FONTS, a_column, a_filled_form

from ctph_desktop.documents.pdf import write_pdf
from ctph_desktop.documents.saving import save
from ctph_desktop.documents.workbook import write_workbook
from ctph_desktop.domain.errors import FileInUseError, FolderNotWritableError


@pytest.fixture
def old(tmp_path):
    path = tmp_path / "Biểu.xlsx"
    path.write_bytes(b"old")
    return path


# In a process of its own: what else writes there while files must be small would be killed, the test run as well.
LITTLE_ROOM = """
import resource, signal, sys
from pathlib import Path
from ctph_desktop.documents.saving import save
from ctph_desktop.domain.errors import DiskFullError
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (100, resource.RLIM_INFINITY))
try:
    save(Path(sys.argv[1]), b"x" * 1000)
except DiskFullError as fault:
    sys.exit(7 if fault.needed == 1000 else 8)
"""


def test_a_new_document_replaces_the_old_one_and_leaves_nothing_beside_it(old):
    save(old, b"new")
    assert old.read_bytes() == b"new"
    assert [path.name for path in old.parent.iterdir()] == [old.name]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows knows no limit on the size of files")
def test_without_room_the_old_document_stays_and_no_part_is_left(old):
    saved = subprocess.run(
        [sys.executable, "-c", LITTLE_ROOM, old], check=False, capture_output=True, text=True, timeout=120
    )
    assert (saved.returncode, saved.stderr) == (7, "")
    assert old.read_bytes() == b"old"
    assert [path.name for path in old.parent.iterdir()] == [old.name]


def test_a_missing_folder_is_named(tmp_path):
    form = a_filled_form([a_column("1")], {"A": [1]})
    for write in (
        lambda path: write_workbook([form], path),
        lambda path: write_pdf([form], path, fonts=FONTS),
    ):
        with pytest.raises(FolderNotWritableError) as fault:
            write(tmp_path / "không có" / "biểu")
        assert fault.value.folder == tmp_path / "không có"


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0, reason="permissions do not bind this user")
def test_a_read_only_folder_is_named(old):
    old.parent.chmod(0o500)
    with pytest.raises(FolderNotWritableError):
        save(old, b"new")
    old.parent.chmod(0o700)
    assert old.read_bytes() == b"old"


@pytest.mark.skipif(sys.platform != "win32", reason="only Windows keeps an open file from being replaced")
def test_a_file_open_elsewhere_is_named_and_stays(old):
    with old.open("rb"), pytest.raises(FileInUseError):
        save(old, b"new")
    assert old.read_bytes() == b"old"


def test_a_file_that_may_not_be_replaced_is_said_to_be_in_use(old, monkeypatch):
    def refuse(part, path):
        raise PermissionError(13, "The process cannot access the file", str(part), None, str(path))

    monkeypatch.setattr("pathlib.Path.replace", refuse)
    monkeypatch.setattr("ctph_desktop.files.placing._FILE_SECONDS", 0)
    with pytest.raises(FileInUseError) as fault:
        save(old, b"new")
    assert fault.value.path == old
    assert [path.name for path in old.parent.iterdir()] == [old.name]
