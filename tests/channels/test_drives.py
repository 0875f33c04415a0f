"""Packages on sticks: there whole and verified, or not there at all."""

import errno
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from ctph_desktop.channels import drives, reading_back
from ctph_desktop.channels.volumes import Volume, read_mounts
from ctph_desktop.domain.errors import (
    DiskFullError,
    DriveRemovedError,
    EnvironmentFault,
    FileInPlaceError,
    FileNameTakenError,
    FileNotReadableError,
    FolderNotWritableError,
    PackageError,
    PackageReason,
    WriteNotVerifiedError,
    WriteProtectedError,
)
from ctph_desktop.domain.package_files import MAGIC, MOST_FILE_BYTES

DATA = MAGIC + bytes(range(256)) * 100


@pytest.fixture
def tiny_stick(tmp_path):
    """A real file system of its own with room for 192 KiB."""
    place = tmp_path / "stick"
    place.mkdir()
    command = ["mount", "-t", "tmpfs", "-o", "size=192k", "tmpfs", place]
    if shutil.which("mount") is None or subprocess.run(command, capture_output=True, check=False).returncode:
        pytest.skip("mounting is not allowed here")
    yield place
    subprocess.run(["umount", place], check=True)


class TestWriting:
    def test_a_written_package_is_there_under_its_name_and_nothing_beside_it(self, tmp_path):
        path = drives.write_package(tmp_path, name="19597_202607_1_00000000.ctph", data=DATA)
        assert path == tmp_path / "19597_202607_1_00000000.ctph"
        assert path.read_bytes() == DATA
        assert list(tmp_path.iterdir()) == [path]

    def test_a_name_is_never_used_twice(self):
        names = {drives.package_name("Cam Tuyền", "19600", about="2026-07_b1", counter=12) for _ in range(100)}
        assert len(names) == 100
        assert all(name.startswith("CamTuyen_19600_2026-07_b1_12_") and name.endswith(".ctph") for name in names)

    def test_a_name_is_plain_ascii_whatever_name_and_code_of_the_unit_are(self):
        name = drives.package_name("xã/Cam Lộ..", "../468", about="2026-07@15_b1", counter=1)
        assert name.isascii()
        assert name.replace("-", "").replace("_", "").replace(".ctph", "").isalnum()

    def test_a_file_that_is_there_is_not_overwritten(self, tmp_path):
        (tmp_path / "a.ctph").write_bytes(b"old")
        with pytest.raises(FileNameTakenError):
            drives.write_package(tmp_path, name="a.ctph", data=DATA)
        assert (tmp_path / "a.ctph").read_bytes() == b"old"
        assert len(list(tmp_path.iterdir())) == 1

    def test_a_folder_that_is_missing_is_told(self, tmp_path):
        with pytest.raises(FolderNotWritableError) as caught:
            drives.write_package(tmp_path / "gone", name="a.ctph", data=DATA)
        assert caught.value.folder == tmp_path / "gone"

    def test_a_file_in_place_of_the_folder_is_told(self, tmp_path):
        (tmp_path / "file").write_bytes(b"")
        with pytest.raises(FileInPlaceError) as caught:
            drives.write_package(tmp_path / "file", name="a.ctph", data=DATA)
        assert caught.value.path == tmp_path / "file"

    def test_a_read_only_stick_is_told(self, tiny_stick):
        subprocess.run(["mount", "-o", "remount,ro", tiny_stick], check=True)
        with pytest.raises(FolderNotWritableError):
            drives.write_package(tiny_stick, name="a.ctph", data=DATA)

    def test_a_stick_without_room_is_told_before_anything_is_written(self, tiny_stick):
        with pytest.raises(DiskFullError) as caught:
            drives.write_package(tiny_stick, name="a.ctph", data=bytes(150 * 1024))
        assert caught.value.needed > caught.value.free > 0
        assert list(tiny_stick.iterdir()) == []

    def test_a_stick_that_fills_up_while_writing_is_told_and_left_clean(self, tiny_stick, monkeypatch):
        monkeypatch.setattr(drives, "_require_room", lambda *_: None)
        with pytest.raises(DiskFullError):
            drives.write_package(tiny_stick, name="a.ctph", data=bytes(300 * 1024))
        assert list(tiny_stick.iterdir()) == []

    def test_a_limit_of_the_file_size_is_told_and_nothing_is_left(self, tmp_path):
        script = """
import resource, signal, sys
from pathlib import Path
from ctph_desktop.channels import drives
from ctph_desktop.domain.errors import DiskFullError
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (10_000, 10_000))
try:
    drives.write_package(Path(sys.argv[1]), name="a.ctph", data=bytes(25_608))
except DiskFullError:
    sys.exit(7)
"""
        run = subprocess.run([sys.executable, "-c", script, tmp_path], check=False)
        assert run.returncode == 7
        assert list(tmp_path.iterdir()) == []

    def test_a_stick_that_keeps_other_bytes_is_found_out(self, tmp_path, monkeypatch):
        def a_false_stick(path, data):
            path.write_bytes(data[:-1] + b"?")

        monkeypatch.setattr(drives, "_write", a_false_stick)
        with pytest.raises(WriteNotVerifiedError) as caught:
            drives.write_package(tmp_path, name="a.ctph", data=DATA)
        assert caught.value.path.name == "a.ctph"
        assert list(tmp_path.iterdir()) == []

    @pytest.mark.parametrize("failing_call", [1, 2])
    def test_when_the_drive_cannot_confirm_the_file_is_lost_and_removed(self, tmp_path, monkeypatch, failing_call):
        calls = []

        def failing_sync(descriptor):
            calls.append(descriptor)
            if len(calls) == failing_call:
                raise OSError(errno.EIO, "I/O error")

        monkeypatch.setattr(os, "fsync", failing_sync)
        with pytest.raises(WriteNotVerifiedError):
            drives.write_package(tmp_path, name="a.ctph", data=DATA)
        assert len(calls) == failing_call
        assert list(tmp_path.iterdir()) == []

    def test_a_program_killed_while_writing_leaves_nothing_that_is_taken_for_a_package(self, tmp_path):
        script = """
import os, signal, sys
from pathlib import Path
from ctph_desktop.channels import drives
os.fsync = lambda _: os.kill(os.getpid(), signal.SIGKILL)
drives.write_package(Path(sys.argv[1]), name="a.ctph", data=bytes(25_608))
"""
        assert subprocess.run([sys.executable, "-c", script, tmp_path], check=False).returncode == -9
        assert [path.name for path in tmp_path.iterdir()] == ["a.ctph.part"]
        assert drives.find_packages(tmp_path) == ()

    def test_what_is_on_the_drive_is_read_and_not_what_is_in_memory(self, tmp_path, monkeypatch):
        advised = []
        monkeypatch.setattr(os, "posix_fadvise", lambda *arguments: advised.append(arguments[3]))
        drives.write_package(tmp_path, name="a.ctph", data=DATA)
        assert advised == [os.POSIX_FADV_DONTNEED]

    def test_an_empty_file_reads_back_too(self, tmp_path):
        (tmp_path / "empty").write_bytes(b"")
        assert reading_back.digest_on_drive(tmp_path / "empty").hex().startswith("e3b0c442")


class TestFinding:
    def test_packages_are_found_whatever_mail_made_of_the_name(self, tmp_path):
        names = ["a.ctph", "a.ctph.txt", "a", "báo cáo tháng 7 (1).bin", "B.CTPH"]
        for name in names:
            (tmp_path / name).write_bytes(DATA)
        assert {path.name for path in drives.find_packages(tmp_path)} == set(names)

    @pytest.mark.parametrize("name", ["a.ctph.part", "._a.ctph", "~$a.ctph"])
    def test_unfinished_and_shadow_files_are_passed_over(self, tmp_path, name):
        (tmp_path / name).write_bytes(DATA)
        assert drives.find_packages(tmp_path) == ()

    def test_other_files_are_passed_over_unless_they_are_called_packages(self, tmp_path):
        for name in ("so-lieu.xlsx", "anh.png", "gia.ctph"):
            (tmp_path / name).write_bytes(b"PK\x03\x04" + bytes(300))
        assert drives.find_packages(tmp_path) == (tmp_path / "gia.ctph",)

    def test_files_larger_than_any_package_are_passed_over(self, tmp_path):
        with (tmp_path / "phim").open("wb") as file:
            file.write(MAGIC)
            file.truncate(MOST_FILE_BYTES + 1)
        assert drives.find_packages(tmp_path) == ()

    def test_folders_on_the_stick_are_searched_but_not_its_waste_or_its_depths(self, tmp_path):
        for folder in ("Tháng 7/Cam Thanh", "$RECYCLE.BIN", ".Trash-1000", "1/2/3/4"):
            (tmp_path / folder).mkdir(parents=True)
            (tmp_path / folder / "a.ctph").write_bytes(DATA)
        assert drives.find_packages(tmp_path) == (tmp_path / "Tháng 7" / "Cam Thanh" / "a.ctph",)

    def test_links_are_not_followed(self, tmp_path):
        (tmp_path / "a.ctph").symlink_to("/etc/passwd")
        os.mkfifo(tmp_path / "pipe.ctph")
        assert drives.find_packages(tmp_path) == ()

    def test_a_folder_that_is_gone_is_told(self, tmp_path):
        with pytest.raises(FileNotReadableError):
            drives.find_packages(tmp_path / "gone")


class TestReading:
    def test_a_file_is_read_whole(self, tmp_path):
        (tmp_path / "a.ctph").write_bytes(DATA)
        assert drives.read_file(tmp_path / "a.ctph") == DATA

    def test_a_file_larger_than_any_package_is_refused(self, tmp_path):
        with (tmp_path / "phim.ctph").open("wb") as file:
            file.truncate(MOST_FILE_BYTES + 1)
        with pytest.raises(PackageError) as caught:
            drives.read_file(tmp_path / "phim.ctph")
        assert caught.value.reason is PackageReason.TOO_LARGE

    def test_a_file_that_cannot_be_read_is_told(self, tmp_path):
        with pytest.raises(FileNotReadableError):
            drives.read_file(tmp_path / "gone.ctph")


class TestDrives:
    MOUNTS = """\
/dev/sda1 / ext4 rw 0 0
proc /proc proc rw 0 0
/dev/sdb1 /media/lan/USB\\040Công\\040ty vfat rw,nosuid 0 0
/dev/sdc1 /run/media/lan/KINGSTON exfat rw 0 0
tmpfs /mnt/wslg tmpfs rw 0 0
/dev/sdd1 /mediathek ext4 rw 0 0
"""

    def test_sticks_are_told_from_other_mounts(self):
        assert [volume.path for volume in read_mounts(self.MOUNTS)] == [
            Path("/media/lan/USB Công ty"),
            Path("/run/media/lan/KINGSTON"),
        ]

    def test_a_drive_has_its_name_and_its_free_space(self, tmp_path, monkeypatch):
        here, gone = Volume(tmp_path, "KINGSTON", True), Volume(tmp_path / "gone", "PULLED", True)
        monkeypatch.setattr(drives, "volumes", lambda: (here, gone))
        (drive,) = drives.list_drives()
        assert (drive.path, drive.name, drive.is_removable) == (tmp_path, "KINGSTON", True)
        assert drive.free > 0

    def test_this_machine_can_be_asked(self):
        assert all(drive.path.is_dir() for drive in drives.list_drives())


class TestPulledAndLockedSticks:
    def test_a_stick_that_is_pulled_while_it_is_written_is_told_as_pulled(self, tmp_path, monkeypatch):
        stick = tmp_path / "stick"
        stick.mkdir()

        def pull(descriptor):
            shutil.rmtree(stick)
            raise OSError(errno.EIO, "Input/output error")

        monkeypatch.setattr(os, "fsync", pull)
        with pytest.raises(DriveRemovedError) as caught:
            drives.write_package(stick, name="a.ctph", data=DATA)
        assert caught.value.folder == stick

    @pytest.mark.parametrize("number", [errno.ENODEV, errno.ENXIO])
    def test_a_device_that_is_gone_is_told_as_pulled_though_its_folder_is_left(self, tmp_path, monkeypatch, number):
        def gone(descriptor):
            raise OSError(number, os.strerror(number))

        monkeypatch.setattr(os, "fsync", gone)
        with pytest.raises(DriveRemovedError):
            drives.write_package(tmp_path, name="a.ctph", data=DATA)

    def test_an_unmounted_stick_takes_nothing_half(self, tiny_stick, monkeypatch):
        """The file system goes away for real between writing and reading back."""
        real = drives.digest_on_drive

        def unmounted_first(path):
            subprocess.run(["umount", "--lazy", tiny_stick], check=True)
            subprocess.run(["mount", "-t", "tmpfs", "-o", "size=192k", "tmpfs", tiny_stick], check=True)
            return real(path)

        monkeypatch.setattr(drives, "digest_on_drive", unmounted_first)
        with pytest.raises(EnvironmentFault):
            drives.write_package(tiny_stick, name="a.ctph", data=DATA)
        assert list(tiny_stick.iterdir()) == []

    def test_a_locked_stick_is_told_as_locked(self, tiny_stick):
        subprocess.run(["mount", "-o", "remount,ro", tiny_stick], check=True)
        with pytest.raises(WriteProtectedError):
            drives.write_package(tiny_stick, name="a.ctph", data=DATA)
