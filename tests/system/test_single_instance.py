"""Two programs never write into one office's folder."""

import subprocess
import sys

import pytest

from ctph_desktop.domain.errors import FolderNotWritableError, OfficeInUseError
from ctph_desktop.system.single_instance import OfficeLock

HOLDER = """
import sys
from pathlib import Path
from ctph_desktop.system.single_instance import OfficeLock
with OfficeLock(Path(sys.argv[1])):
    print("held", flush=True)
    sys.stdin.read()
"""


@pytest.fixture
def holder(tmp_path):
    process = subprocess.Popen(
        [sys.executable, "-c", HOLDER, tmp_path], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert process.stdout.readline() == "held\n"
    yield process
    process.kill()
    process.communicate()


def test_a_folder_that_another_process_holds_is_refused(tmp_path, holder):
    with pytest.raises(OfficeInUseError) as caught, OfficeLock(tmp_path):
        pass
    assert caught.value.folder == tmp_path


def test_the_folder_is_free_when_the_other_has_closed_it(tmp_path, holder):
    holder.communicate("")
    with OfficeLock(tmp_path):
        pass


def test_the_lock_goes_with_a_process_that_is_killed(tmp_path, holder):
    holder.kill()
    holder.wait()
    with OfficeLock(tmp_path):
        pass


def test_a_second_window_of_the_same_process_is_refused_too(tmp_path):
    with OfficeLock(tmp_path), pytest.raises(OfficeInUseError), OfficeLock(tmp_path):
        pass
    with OfficeLock(tmp_path):
        pass


def test_the_folder_is_free_after_an_error_inside(tmp_path):
    with pytest.raises(KeyError), OfficeLock(tmp_path):
        raise KeyError
    with OfficeLock(tmp_path):
        pass


def test_two_offices_do_not_disturb_each_other(tmp_path, holder):
    (tmp_path / "other").mkdir()
    with OfficeLock(tmp_path / "other"):
        pass


def test_a_folder_that_is_missing_is_told(tmp_path):
    with pytest.raises(FolderNotWritableError), OfficeLock(tmp_path / "gone"):
        pass
