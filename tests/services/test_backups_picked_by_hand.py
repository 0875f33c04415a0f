"""A backup file somebody picked is looked at before a code is asked for: what it is, what opens it, whose it is."""

import shutil
from pathlib import Path

import pytest

from ctph_desktop.channels import backup_files
from ctph_desktop.domain.errors import (
    BackupDamagedError,
    BackupWithoutSheetError,
    FileNotReadableError,
    NewerBackupError,
    NotABackupError,
)
from ctph_desktop.office.picked_backups import look_at
from ctph_desktop.office.restoring import restore, restore_into_new
from ctph_desktop.system.secrets import KEY_FILE
from ctph_desktop.wording.errors import explain

ONE, OTHER = "commune 0", "commune 1"


@pytest.fixture
def village(enrolled):
    return enrolled


@pytest.fixture
def sheet(village):
    with village.office(ONE) as office:
        return office.safekeeping.recovery.issue()


@pytest.fixture
def backup(village, sheet):
    with village.office(ONE) as office:
        return Path(shutil.move(office.safekeeping.backups.make().path, village.root))


def test_a_backup_names_the_sheet_that_opens_it_and_finds_its_office_among_others(village, backup, sheet):
    picked = look_at(backup, offices=[village.root / name for name in ("nowhere", OTHER, "superior", ONE)])
    assert picked.sheets == (sheet.number,)
    assert picked.present == village.root / ONE
    assert not picked.is_key_here
    assert look_at(backup, offices=[village.root / OTHER, village.root / "superior"]).present is None


def test_the_office_of_the_same_unit_is_found_although_another_pc_made_the_backup(village, backup):
    village.join("second PC", village.units[ONE], device="Máy thứ hai")
    assert look_at(backup, offices=[village.root / OTHER, village.root / "second PC"]).present == (
        village.root / "second PC"
    )


def test_what_is_no_backup_is_refused_before_a_code_is_asked_for(village, backup):
    content = backup.read_bytes()
    for change, refusal, said in (
        (b"hello" * 30, NotABackupError, "do chương trình ghi"),
        (content[:9] + b"\x02" + content[10:], NewerBackupError, "cập nhật chương trình"),
        (content[:60], BackupDamagedError, "chọn bản sao lưu khác"),
        (content[:-3], BackupDamagedError, "chọn bản sao lưu khác"),
        (content[: len(content) // 2], BackupDamagedError, "chép chưa hết"),
    ):
        backup.write_bytes(change)
        with pytest.raises(refusal) as caught:
            look_at(backup)
        assert said in explain(caught.value)
        assert backup.name in explain(caught.value)
    with pytest.raises(FileNotReadableError):
        look_at(village.root)


def test_a_backup_without_a_sheet_is_told_apart_from_one_whose_code_is_wanting(village):
    with village.office(ONE) as office:
        backup = Path(office.safekeeping.backups.make().path)
    assert look_at(backup).sheets == ()
    with pytest.raises(BackupWithoutSheetError) as caught:
        restore_into_new(village.root / "new", backup, clock=village.clock)
    assert "chưa có phiếu phục hồi" in explain(caught.value)
    (village.root / ONE / KEY_FILE).unlink()
    with pytest.raises(BackupWithoutSheetError):
        restore(village.root / ONE, backup, clock=village.clock)


def test_a_backup_whose_database_cannot_be_read_is_named_itself_not_a_file_nobody_knows(village, backup, sheet):
    header = backup_files.read_header(backup)
    (village.root / "noise").write_bytes(b"noise" * 4000)
    noise = backup_files.write_backup(
        village.root, name="noise.ctphbak", header=header, database=village.root / "noise"
    )
    for restoring in (
        lambda: restore_into_new(village.root / "new", noise, code=" ".join(sheet.groups), clock=village.clock),
        lambda: restore(village.root / ONE, noise, code=" ".join(sheet.groups), clock=village.clock),
    ):
        with pytest.raises(BackupDamagedError) as caught:
            restoring()
        assert noise.name in explain(caught.value)
    assert not (village.root / "new").exists()
