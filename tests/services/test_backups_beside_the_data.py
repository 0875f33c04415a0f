"""A backup counts as carried away only where it is not lost together with the PC's disk."""

import os
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest
from village_offices import record

from ctph_desktop.channels import same_disk
from ctph_desktop.channels.same_disk import is_on_same_disk
from ctph_desktop.services.safekeeping.backups import BackupReason

ONE = "commune 0"
MEMORY = getattr(same_disk, "_MEMORY", None)  # what other_disk puts aside, for a stick is what it stands for


def test_a_folder_on_the_disk_of_the_office_gets_the_backup_and_counts_as_no_stick(enrolled):
    beside = enrolled.stick()
    with enrolled.office(ONE) as office:
        record(office, VL01=3)
        backups = office.safekeeping.backups
        assert backups.is_on_same_disk(beside)
        saved = backups.save_to(beside)
        assert Path(saved.path).parent == beside
        assert office.safekeeping.view().stick_at is None


def test_a_later_backup_beside_the_data_leaves_the_last_one_on_a_stick_as_it_was_told(enrolled, other_disk):
    with enrolled.office(ONE) as office:
        backups = office.safekeeping.backups
        assert not backups.is_on_same_disk(other_disk)
        backups.save_to(other_disk)
        told = backups.stick()
        backups.save_to(enrolled.stick(), BackupReason.HANDOVER)
        assert backups.stick() == told
        assert told[1] == str(other_disk)


def test_a_handover_beside_the_data_counts_as_no_stick_either(enrolled):
    beside = enrolled.stick()
    with enrolled.office(ONE) as office:
        sheet = office.safekeeping.recovery.issue()
        office.safekeeping.recovery.confirm(sheet.groups[-1])
        office.safekeeping.handover.hand_over("Cán bộ nhận", "", stick=beside, minutes=beside / "m.pdf")
        assert office.safekeeping.view().stick_at is None


@pytest.mark.skipif(sys.platform == "win32", reason="where Linux keeps its memory")
def test_a_folder_in_the_memory_of_the_pc_gets_the_backup_and_counts_as_no_stick(enrolled, other_disk, monkeypatch):
    monkeypatch.setattr(same_disk, "_MEMORY", MEMORY)
    mounts = Path("/proc/mounts").read_text(encoding="utf-8").splitlines()
    if not any(line.split()[1:3] == ["/dev/shm", "tmpfs"] for line in mounts):  # noqa: S108 - where the folder lies
        pytest.skip("the folder lies on a disk here")
    with enrolled.office(ONE) as office:
        backups = office.safekeeping.backups
        saved = backups.save_to(other_disk)
        assert Path(saved.path).parent == other_disk
        assert backups.is_on_same_disk(other_disk)
        assert backups.stick() == (None, "")


@pytest.mark.skipif(sys.platform == "win32", reason="what Linux says of its mounts")
@pytest.mark.parametrize(("device", "is_lost"), [("0:41", True), ("0:42", True), ("8:17", False), ("0:43", False)])
def test_a_table_of_mounts_tells_memory_from_a_stick(tmp_path, monkeypatch, device, is_lost):
    (tmp_path / "mounts").write_text(
        "22 1 0:41 / /dev/shm rw,nosuid shared:4 - tmpfs tmpfs rw\n"
        "23 1 0:42 / /media/m\\040m rw - ramfs none rw\n"
        "24 1 8:17 / /media/tmpfs rw shared:9 - vfat /dev/sdb1 rw\n\nnonsense\n"
    )
    monkeypatch.setattr(same_disk, "_MOUNTS", tmp_path / "mounts")
    monkeypatch.setattr(same_disk, "_DEVICES", tmp_path / "nowhere")
    assert is_on_same_disk(_on(device), _on("8:1")) is is_lost


def test_a_folder_that_is_not_there_is_on_no_disk_at_all(tmp_path):
    assert not is_on_same_disk(tmp_path / "nowhere", tmp_path)


@pytest.mark.skipif(sys.platform == "win32", reason="what Linux says of its disks")
@pytest.mark.parametrize(
    ("one", "other", "is_same"),
    [
        ("8:1", "8:2", True),  # two partitions of a disk, as C: and D: are
        ("8:1", "8:17", False),  # another disk, as a stick is
        ("253:0", "8:2", True),  # an encrypted volume on a partition of the first disk
        ("253:0", "8:17", False),
        ("0:99", "8:1", False),  # a network folder, of which nothing is known
    ],
)
def test_partitions_of_one_disk_are_lost_together(tmp_path, monkeypatch, one, other, is_same):
    disks, devices = tmp_path / "devices", tmp_path / "block"
    devices.mkdir()
    for disk, part, number in (("sda", "sda1", "8:1"), ("sda", "sda2", "8:2"), ("sdb", "sdb1", "8:17")):
        (disks / disk / part).mkdir(parents=True)
        (disks / disk / part / "partition").write_text("1")
        (devices / number).symlink_to(disks / disk / part)
    (disks / "dm-0" / "slaves").mkdir(parents=True)
    (disks / "dm-0" / "slaves" / "sda1").symlink_to(disks / "sda" / "sda1")
    (devices / "253:0").symlink_to(disks / "dm-0")
    monkeypatch.setattr(same_disk, "_DEVICES", devices)
    monkeypatch.setattr(same_disk, "_MOUNTS", tmp_path / "nowhere")
    assert is_on_same_disk(_on(one), _on(other)) is is_same


def _on(device: str) -> SimpleNamespace:
    """Return what stands for a folder on a device."""
    return SimpleNamespace(stat=lambda: SimpleNamespace(st_dev=os.makedev(*map(int, device.split(":")))))
