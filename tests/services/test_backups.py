"""Backups: whole or not at all, read again from end to end, thinned, and never in the way of work."""

import shutil
import stat
import sys
from datetime import date, datetime, timedelta, timezone
from pathlib import Path

import pytest
from village_offices import APRIL, record, run_sql

from ctph_desktop.channels import backup_files
from ctph_desktop.channels.backup_files import check_backup, find_backups, read_header
from ctph_desktop.domain.errors import (
    DatabaseKeyError,
    DiskFullError,
    FileDamagedError,
    FileInPlaceError,
    NewerDatabaseError,
    NotABackupError,
    UpgradeNotBackedUpError,
    WriteNotVerifiedError,
)
from ctph_desktop.office import open_office
from ctph_desktop.services.ground.leftovers import BACKUP_FOLDER
from ctph_desktop.services.roster.new_units import NewUnit
from ctph_desktop.services.safekeeping import backups, thinning
from ctph_desktop.services.safekeeping.backups import BackupReason
from ctph_desktop.services.safekeeping.thinning import Kept, superfluous
from ctph_desktop.storage.copies import check_file
from ctph_desktop.storage.engine import open_database
from ctph_desktop.system.paths import database_migrations
from ctph_desktop.wording.errors import explain

ONE = "commune 0"


@pytest.fixture
def commune(enrolled):
    shutil.rmtree(enrolled.root / ONE / BACKUP_FOLDER, ignore_errors=True)
    with enrolled.office(ONE) as office:
        record(office, VL01=3)
        yield office


def key_of(office):
    return office._key


def files_in(office):
    return sorted(path.name for path in office.folder.iterdir())


def test_a_backup_says_what_it_is_and_opens_with_the_key_of_the_office_only(commune, tmp_path):
    made = commune.safekeeping.backups.make()
    assert (made.reason, made.unit_code) == ("by_hand", commune.profile().unit_code)
    assert made.operations > made.segments > 0
    assert Path(made.path).parent.name == BACKUP_FOLDER
    backup_files.extract(Path(made.path), tmp_path / "copy.db")
    assert check_file(tmp_path / "copy.db", key=key_of(commune)).operations == made.operations
    with pytest.raises(DatabaseKeyError):
        check_file(tmp_path / "copy.db", key="00" * 32)
    header = Path(made.path).read_bytes()[:2000]
    assert b"C\xc3\xa1n b\xe1\xbb\x99" not in header, "no person is named in clear"


def test_a_backup_leaves_no_copy_of_the_database_behind(commune):
    before = files_in(commune)
    commune.safekeeping.backups.make()
    assert [name for name in files_in(commune) if name not in {*before, BACKUP_FOLDER}] == []


def test_saving_goes_on_between_the_copy_and_its_check(commune):
    copying = commune.kept.backups.begin(BackupReason.DAILY)
    record(commune, APRIL, VL01=9)
    made = commune.kept.backups.finish(copying)
    assert commune.progress.sheet(APRIL).rows[0].in_period.quantity == 9
    assert made.operations < commune.safekeeping.backups.make().operations


@pytest.mark.parametrize("place", [3, 20, 400, -60, -9, -1])
def test_a_backup_with_one_changed_byte_is_told_from_a_whole_one(commune, place):
    path = Path(commune.safekeeping.backups.make().path)
    check_backup(path)
    content = bytearray(path.read_bytes())
    content[place] ^= 0x20
    path.write_bytes(content)
    with pytest.raises((FileDamagedError, NotABackupError, NewerDatabaseError)):
        check_backup(path)


def test_a_backup_cut_short_anywhere_or_with_something_behind_is_told_from_a_whole_one(commune):
    path = Path(commune.safekeeping.backups.make().path)
    content = path.read_bytes()
    for end in [0, 7, 15, 40, 3000, len(content) // 2, len(content) - 41, len(content) - 1]:
        path.write_bytes(content[:end])
        with pytest.raises((FileDamagedError, NotABackupError)):
            check_backup(path)
    path.write_bytes(content + b"x")
    with pytest.raises(FileDamagedError):
        check_backup(path)


def test_a_backup_of_a_later_format_asks_for_an_update(commune):
    path = Path(commune.safekeeping.backups.make().path)
    content = bytearray(path.read_bytes())
    content[9] = 2
    path.write_bytes(content)
    with pytest.raises(NewerDatabaseError):
        read_header(path)
    assert find_backups(path.parent) == ()


def test_a_damaged_database_makes_no_backup_and_says_so(commune):
    run_sql(commune, "UPDATE segment SET body = x'00' WHERE number = 1")
    with pytest.raises(FileDamagedError):
        commune.safekeeping.backups.make()
    assert commune.safekeeping.backups.rows() == ()
    assert not [name for name in files_in(commune) if name.endswith(".sao")]


def test_a_stick_gets_a_copy_that_is_read_back_and_is_remembered(commune, other_disk):
    stick = other_disk
    saved = commune.safekeeping.backups.save_to(stick)
    assert Path(saved.path).parent == stick
    assert check_backup(Path(saved.path)) == check_backup(Path(commune.safekeeping.backups.rows()[0].path))
    view = commune.safekeeping.view()
    assert (view.stick_place, view.stick_at is not None) == (str(stick), True)


@pytest.mark.skipif(sys.platform == "win32", reason="accounts are told apart by other means there")
def test_other_accounts_read_neither_data_nor_backups_and_a_copy_on_a_stick_serves_another_pc(commune, enrolled):
    stick = enrolled.stick()
    saved = commune.safekeeping.backups.save_to(stick)
    own = commune.folder / BACKUP_FOLDER / saved.file_name
    kept = {path.name: stat.S_IMODE(path.stat().st_mode) for path in (commune.folder, commune.folder / "ctph.db", own)}
    assert kept == {commune.folder.name: 0o700, "ctph.db": 0o600, saved.file_name: 0o600}
    assert stat.S_IMODE(Path(saved.path).stat().st_mode) & 0o040


def test_a_stick_that_keeps_something_else_than_was_written_is_told(commune, enrolled, monkeypatch):
    stick = enrolled.stick()
    true = backup_files.digest_on_drive
    monkeypatch.setattr(backup_files, "digest_on_drive", lambda p: b"?" * 32 if p.parent == stick else true(p))
    with pytest.raises(WriteNotVerifiedError):
        commune.safekeeping.backups.save_to(stick)
    assert list(stick.iterdir()) == []
    assert commune.safekeeping.view().stick_at is None


def test_each_session_after_changes_is_in_a_backup_though_a_dead_clock_always_shows_one_day(enrolled):
    midnight = enrolled.clock.at
    for quantity in (1, 2, 2):
        enrolled.clock.at = midnight
        with enrolled.office(ONE) as office:
            record(office, VL01=quantity)
            office.safekeeping.backups.make_if_due()
    with enrolled.office(ONE) as office:
        assert [row.reason for row in office.safekeeping.backups.rows()].count("daily") == 2
        assert office.safekeeping.backups.make_if_due() is None


def test_a_merger_and_a_new_superior_office_are_preceded_by_a_backup(enrolled):
    with enrolled.superior() as office:
        office.succession.merge_units([enrolled.units[ONE]], enrolled.units["commune 1"], last_day=date(2019, 6, 30))
        office.succession.succeed(NewUnit("45", "Tỉnh mới"))
        reasons = [row.reason for row in office.safekeeping.backups.rows()]
    assert {"before_succession", "before_merger"} <= set(reasons)


def test_the_daily_backup_is_made_once_a_day_and_only_if_something_changed(commune, enrolled):
    service = commune.safekeeping.backups
    assert service.make_if_due() is not None
    record(commune, VL01=4)
    assert service.make_if_due() is None, "today has one"
    enrolled.clock.at += timedelta(days=1)
    assert service.make_if_due() is not None
    enrolled.clock.at += timedelta(days=1)
    assert service.make_if_due() is None, "nothing changed since yesterday"
    record(commune, VL01=5)
    assert service.make_if_due() is not None


def test_an_import_that_brings_something_is_preceded_by_a_backup_and_one_that_does_not_by_none(enrolled):
    report = enrolled.report(ONE, VL01=2)
    for _ in range(2):
        enrolled.imported("superior", report)
    with enrolled.superior() as office:
        reasons = [row.reason for row in office.safekeeping.backups.rows()]
    before = reasons.count("before_import")
    enrolled.imported("superior", report)
    with enrolled.superior() as office:
        assert [row.reason for row in office.safekeeping.backups.rows()].count("before_import") == before > 0


def test_a_full_disk_stops_no_import_and_is_told_in_words(enrolled, monkeypatch):
    report = enrolled.report(ONE, VL01=2)
    with enrolled.superior() as office:

        def full(*_, **__):
            raise DiskFullError(office.folder, needed=10, free=1)

        monkeypatch.setattr(backup_files, "write_backup", full)
        (row,) = office.exchange.import_packages([report])
        assert row.verdict.value == "new"
        assert any("đã đầy" in notice for notice in office.safekeeping.notices())
        monkeypatch.undo()
        assert office.safekeeping.backups.make_if_due() is not None
        assert not any("đã đầy" in notice for notice in office.safekeeping.notices())


def test_a_real_disk_without_room_leaves_no_backup_and_no_copy(commune, monkeypatch):
    small = shutil.disk_usage(commune.folder)._replace(free=1000)
    monkeypatch.setattr(backup_files.shutil, "disk_usage", lambda _: small)
    with pytest.raises(DiskFullError):
        commune.safekeeping.backups.make()
    assert commune.safekeeping.backups.rows() == ()
    assert not [name for name in files_in(commune) if name.endswith((".sao", ".part"))]


def test_what_a_killed_backup_left_is_gone_after_the_next_opening(enrolled):
    with enrolled.office(ONE) as office:
        office.kept.backups.begin(BackupReason.DAILY)
        (office.folder / BACKUP_FOLDER).mkdir(exist_ok=True)
        (office.folder / BACKUP_FOLDER / "sao-luu_x.ctphbak.part").write_bytes(b"half")
        assert [name for name in files_in(office) if name.endswith(".sao")]
    with enrolled.office(ONE) as office:
        assert not [name for name in files_in(office) if name.endswith(".sao")]
        assert not list((office.folder / BACKUP_FOLDER).glob("*.part"))


def test_an_older_database_is_backed_up_before_its_tables_change(enrolled):
    with enrolled.office(ONE) as office:
        key = key_of(office)
        run_sql(office, "DROP TABLE mark")
        run_sql(office, "UPDATE alembic_version SET version_num = '0001'")
        office._witness.leave = lambda: None
    with open_office(enrolled.root / ONE) as office:
        made = [row for row in office.safekeeping.backups.rows() if row.reason == "before_upgrade"]
        assert len(made) == 1
        assert office.inspection.verify().problems == ()
    old = enrolled.root / "old.db"
    backup_files.extract(Path(made[0].path), old)
    opened = open_database(old, key=key, migrations=database_migrations())
    opened.close()


@pytest.fixture
def of_an_earlier_version(enrolled):
    """A commune whose database the earlier version of the program wrote."""
    with enrolled.office(ONE) as office:
        run_sql(office, "DROP TABLE mark")
        run_sql(office, "UPDATE alembic_version SET version_num = '0001'")
        office._witness.leave = lambda: None
    return enrolled


def test_an_upgrade_without_room_for_a_backup_waits_until_there_is_room(of_an_earlier_version, monkeypatch):
    village = of_an_earlier_version
    database = village.root / ONE / "ctph.db"
    before = database.read_bytes()
    small = shutil.disk_usage(village.root)._replace(free=1000)
    with monkeypatch.context() as patched:
        patched.setattr(backup_files.shutil, "disk_usage", lambda _: small)
        with pytest.raises(UpgradeNotBackedUpError) as caught, village.office(ONE):
            pass
    assert database.read_bytes() == before
    assert not [path for path in (village.root / ONE).iterdir() if path.name.endswith(".sao")]
    said = explain(caught.value)
    assert "đã đầy" in said
    assert "Dữ liệu vẫn nguyên như cũ" in said
    assert "mở lại đơn vị" in said
    with village.office(ONE) as office:
        assert "before_upgrade" in [row.reason for row in office.safekeeping.backups.rows()]
        assert office.inspection.verify().problems == ()


def test_an_upgrade_waits_too_where_no_backup_may_be_written(of_an_earlier_version):
    village = of_an_earlier_version
    folder = village.root / ONE / BACKUP_FOLDER
    shutil.rmtree(folder, ignore_errors=True)
    folder.write_bytes(b"no folder")
    with pytest.raises(FileInPlaceError) as caught, village.office(ONE):
        pass
    assert "sao lưu" in explain(caught.value)
    folder.unlink()
    with village.office(ONE) as office:
        assert office.inspection.verify().problems == ()


def test_a_database_damaged_already_does_not_wait_for_a_backup_nobody_can_make(of_an_earlier_version, monkeypatch):
    def damaged(path, **_):
        raise FileDamagedError(path)

    monkeypatch.setattr(backups, "check_file", damaged)
    with of_an_earlier_version.office(ONE) as office:
        assert office.profile().unit_name


# thinning

NOON = datetime(2026, 7, 30, 12, tzinfo=timezone(timedelta(hours=7)))


def a_year(size=1):
    return [Kept(f"{day:03}", NOON - timedelta(days=day), size) for day in range(365)]


def left(kept, **options):
    gone = set(superfluous(kept, **options))
    return [backup.name for backup in kept if backup.name not in gone]


def test_a_year_of_daily_backups_keeps_twelve_days_ten_weeks_and_nine_months():
    names = left(a_year())
    assert names[:12] == [f"{day:03}" for day in range(12)]
    assert thinning.DAILY < len(names) <= thinning.DAILY + thinning.WEEKLY + thinning.MONTHLY
    assert max(int(name) for name in names) > 8 * 28


def test_many_backups_of_one_day_keep_the_newest_few():
    names = left([Kept(f"{minute:03}", NOON - timedelta(minutes=minute), 1) for minute in range(50)])
    assert names == [f"{minute:03}" for minute in range(thinning.NEWEST)]


def test_thinning_again_removes_nothing_more():
    kept = a_year()
    names = set(left(kept))
    assert superfluous([backup for backup in kept if backup.name in names]) == ()


def test_the_oldest_go_first_when_there_is_no_room_but_the_newest_always_stay():
    assert left(a_year(size=10), most_bytes=75) == [f"{day:03}" for day in range(7)]
    assert left(a_year(size=1000), most_bytes=75) == ["000", "001", "002"]


WEEKS_LATER = timedelta(days=40)


def growing(days, *, wrong=(), shift=timedelta()):
    """Backups of days in a row, three a day, each holding more than the one before; some made at a shifted clock."""
    made = []
    for day in range(days):
        for hour in range(3):
            at = NOON + timedelta(days=day, hours=hour)
            made.append(Kept(f"{day:03}.{hour}", at + shift if day in wrong else at, 1, growth=len(made)))
    return made


def days_left(kept, **options):
    return {name.partition(".")[0] for name in left(kept, **options)}


@pytest.mark.parametrize("shift", [timedelta(days=-20_000), timedelta(days=-40), WEEKS_LATER, timedelta(days=20_000)])
def test_two_days_with_a_wrong_clock_take_no_good_backup_away_and_are_kept_themselves(shift):
    right = days_left(growing(20))
    assert days_left(growing(20, wrong={18, 19}, shift=shift)) >= right | {"018", "019"}


@pytest.mark.parametrize("shift", [timedelta(days=-20_000), timedelta(days=20_000)])
def test_where_room_is_short_a_wrong_clock_does_not_make_the_newest_go_first(shift):
    kept = growing(20, wrong={19}, shift=shift)
    assert {"019.2", "019.1", "018.2"} <= set(left(kept, most_bytes=6))


def test_backups_after_an_older_state_was_restored_stay_although_they_hold_less():
    made = growing(20)
    after = [Kept(f"after {n}", NOON + timedelta(days=20, hours=n), 1, growth=5 + n) for n in range(4)]
    assert {backup.name for backup in after} <= set(left([*made, *after]))
    assert {"after 3", "after 2"} <= set(left([*made, *after], most_bytes=5))


def test_the_backup_of_a_day_with_a_wrong_clock_is_still_there_days_later(commune, enrolled, monkeypatch):
    for number, name in ((2, "NEWEST"), (3, "DAILY"), (2, "WEEKLY"), (1, "MONTHLY")):
        monkeypatch.setattr(thinning, name, number)
    service, right = commune.safekeeping.backups, enrolled.clock.at
    for day in range(12):
        enrolled.clock.at = right + timedelta(days=day)
        record(commune, VL01=day)
        service.make()
    enrolled.clock.at = datetime(2001, 1, 1, 8, tzinfo=right.tzinfo)
    record(commune, VL01=77)
    wrong = service.make()
    for day in range(13, 15):
        enrolled.clock.at = right + timedelta(days=day)
        record(commune, VL01=day)
        service.make()
    assert Path(wrong.path).is_file()


def test_backups_in_the_folder_are_thinned_when_another_is_made(commune, enrolled, monkeypatch):
    monkeypatch.setattr(thinning, "NEWEST", 2)
    for _ in range(4):
        commune.safekeeping.backups.make()
    assert len(commune.safekeeping.backups.rows()) == 3


def test_a_clock_that_is_years_behind_does_not_thin_out_the_backup_just_made(commune, enrolled):
    for _ in range(30):
        commune.safekeeping.backups.make()
    enrolled.clock.at = datetime(1970, 1, 1, 7, tzinfo=enrolled.clock.at.tzinfo)
    made = commune.safekeeping.backups.make()
    assert Path(made.path).is_file()
