"""A backup file somebody picked is looked at before a code is asked for: what it is, what opens it, whose it is."""

import json
import shutil
from pathlib import Path

import pytest
from village_offices import Clock

from ctph_desktop.channels import backup_files
from ctph_desktop.domain.errors import (
    BackupDamagedError,
    BackupWithoutSheetError,
    NewerBackupError,
    NotABackupError,
    NotAPlainFileError,
)
from ctph_desktop.domain.unit_list import ListedUnit
from ctph_desktop.office import open_office
from ctph_desktop.office.founding import catalogue, create_own_superior
from ctph_desktop.office.picked_backups import look_at
from ctph_desktop.office.restoring import restore, restore_into_new
from ctph_desktop.services.founding.own_programme import SuperiorPlan
from ctph_desktop.services.ground.office_card import CARD_NAME, read_card, rename_card
from ctph_desktop.system.secrets import KEY_FILE
from ctph_desktop.wording.errors import explain

ONE, OTHER = "commune 0", "commune 1"


@pytest.fixture
def village(enrolled):
    return enrolled


@pytest.fixture
def clock():
    return Clock()


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
    with pytest.raises(NotAPlainFileError):
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


def founded_twice(root, names, clock):
    """Found superior offices of one code and year under names."""
    for number, name in enumerate(names):
        plan = SuperiorPlan(name, "45", 2026, (ListedUnit("20001", "Xã A"),))
        create_own_superior(
            root / f"superior {number}", plan, template=catalogue().programmes[0], person_name="Cán bộ", person_post="",
            clock=clock,
        )  # fmt: skip
    return [root / f"superior {number}" for number in range(len(names))]


def carried(folder, root, clock):
    """Make a backup of an office and take it out of its folder."""
    with open_office(folder, clock=clock) as office:
        return Path(shutil.move(office.safekeeping.backups.make().path, root))


def test_the_very_office_is_found_before_another_of_the_same_code(tmp_path, clock):
    one, other = founded_twice(tmp_path, ["Sở Nội vụ tỉnh A", "Sở Nội vụ tỉnh A"], clock)
    backup = carried(one, tmp_path, clock)
    assert look_at(backup, offices=[other, one]).present == one


def test_another_office_of_the_same_code_and_another_name_is_not_offered(tmp_path, clock):
    one, other = founded_twice(tmp_path, ["Sở Nội vụ tỉnh A", "Sở Tài chính tỉnh B"], clock)
    assert look_at(carried(one, tmp_path, clock), offices=[other]).present is None


def test_of_offices_that_only_their_name_tells_apart_none_is_offered(tmp_path, clock):
    one, other, third = founded_twice(tmp_path, ["Sở Nội vụ tỉnh A"] * 3, clock)
    backup = carried(one, tmp_path, clock)
    assert look_at(backup, offices=[other]).present == other
    assert look_at(backup, offices=[other, third]).present is None


def test_an_office_whose_own_backups_name_another_unit_is_not_offered_under_the_same_name(tmp_path, clock):
    one, other = founded_twice(tmp_path, ["Sở Nội vụ tỉnh A"] * 2, clock)
    with open_office(other, clock=clock) as office:
        office.safekeeping.backups.make()
    assert look_at(carried(one, tmp_path, clock), offices=[other]).present is None


def test_the_unit_is_found_by_what_its_own_backups_say_although_it_has_another_name_now(village, backup):
    village.join("second PC", village.units[ONE], device="Máy thứ hai")
    second = village.root / "second PC"
    with village.office("second PC") as office:
        office.safekeeping.backups.make()
    rename_card(second, unit_name="Phường mới", unit_code="99999")
    assert look_at(backup, offices=[village.root / OTHER, second]).present == second
    rename_card(village.root / OTHER, unit_name=read_card(village.root / ONE).unit_name, unit_code="19600")
    assert look_at(backup, offices=[village.root / OTHER, second]).present == second


def test_the_unit_is_found_in_whatever_year_its_office_on_this_pc_began(village, backup):
    village.join("second PC", village.units[ONE], device="Máy thứ hai")
    second = village.root / "second PC"
    with village.office("second PC") as office:
        office.safekeeping.backups.make()
    card = json.loads((second / CARD_NAME).read_text("utf-8"))
    (second / CARD_NAME).write_text(json.dumps(card | {"plan_year": card["plan_year"] + 3}), "utf-8")
    assert look_at(backup, offices=[second]).present == second
