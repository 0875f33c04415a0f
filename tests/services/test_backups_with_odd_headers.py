"""A backup that names an impossible time or size is one of unknown time: listed, never the newest, in nobody's way."""

import shutil
from datetime import datetime
from pathlib import Path

import pytest
from msgspec.structs import replace
from village_offices import record

from ctph_desktop.channels import backup_files
from ctph_desktop.channels.backup_files import EARLIEST, EXTENSION, growth, made_at, read_header
from ctph_desktop.domain.errors import BackupDamagedError, FolderNotWritableError
from ctph_desktop.office import open_office
from ctph_desktop.office.restoring import backups_of, newest_backup, restore, restore_into_new
from ctph_desktop.services.ground.leftovers import BACKUP_FOLDER
from ctph_desktop.services.ground.office_card import CARD_NAME, read_card
from ctph_desktop.services.safekeeping import backups, thinning
from ctph_desktop.system.secrets import FileKeyStore
from ctph_desktop.ui.beginnings.known_offices import find_offices
from ctph_desktop.wording.errors import explain

ONE = "commune 0"
ODD_TIMES = (
    "0001-01-01T00:00:00+14:00", "9999-12-31T23:59:59-12:00", "0001-01-01T00:00:00", "2026-01-01T00:00:00",
    "2026-01-01", "", "2201-01-01T00:00:00+07:00", "1970-01-01T00:00:00+14:00", "hôm nay",
)  # fmt: skip


@pytest.fixture
def made(enrolled):
    shutil.rmtree(enrolled.root / ONE / BACKUP_FOLDER, ignore_errors=True)
    with enrolled.office(ONE) as office:
        return Path(office.safekeeping.backups.make().path)


def odd(made, folder, name, **changes):
    """Write a whole backup whose header says something else."""
    folder.mkdir(exist_ok=True)
    database = folder / "taken out.db"
    header = replace(backup_files.extract(made, database), **changes)
    written = backup_files.write_backup(folder, name=name + EXTENSION, header=header, database=database)
    database.unlink()
    return written


@pytest.mark.parametrize("created", ODD_TIMES)
def test_a_time_that_cannot_be_is_listed_as_unknown_behind_the_others(made, tmp_path, enrolled, created):
    path = odd(made, tmp_path / "usb", "odd", created=created)
    shutil.copy(made, tmp_path / "usb" / "right.ctphbak")
    rows = backups_of(tmp_path / "usb", clock=enrolled.clock)
    assert [(row.file_name, row.created_at is None) for row in rows] == [("right.ctphbak", False), (path.name, True)]
    assert not rows[1].is_clock_wrong
    assert newest_backup(tmp_path / "usb").name == "right.ctphbak"


@pytest.mark.parametrize("created", ["1970-01-01T07:00:00+07:00", "2200-12-31T23:59:59-12:00", "2026-01-01T00:00:00Z"])
def test_a_time_of_the_years_1970_to_2200_with_a_zone_is_known(made, created):
    assert made_at(replace(read_header(made), created=created)) == datetime.fromisoformat(created)
    assert made_at(replace(read_header(made), created=created)) >= EARLIEST


@pytest.mark.parametrize(("segments", "operations"), [(2**62, 2**62), (10**9 + 1, -1), (-5, -9)])
def test_a_journal_no_office_can_have_counts_as_unknown_and_never_as_the_newest(
    made, tmp_path, enrolled, segments, operations
):
    odd(made, tmp_path / "usb", "odd", segments=segments, operations=operations)
    shutil.copy(made, tmp_path / "usb" / "right.ctphbak")
    (row,) = (row for row in backups_of(tmp_path / "usb", clock=enrolled.clock) if row.file_name == "odd.ctphbak")
    assert (row.segments, row.operations) == (0, 0)
    assert newest_backup(tmp_path / "usb").name == "right.ctphbak"


@pytest.mark.parametrize(
    "change",
    [
        {"role": "evil"},
        {"key_name": "a\n# b = c"},
        {"unit_name": "<b>\nXã khác</b>", "unit_code": "../..", "plan_year": -1, "is_sample": True},
    ],
)
def test_nobody_vouches_for_a_header_so_the_card_says_what_the_database_says(made, enrolled, tmp_path, change):
    known = read_card(enrolled.root / ONE)
    path = odd(made, tmp_path / "usb", "odd", **change)
    key = FileKeyStore(enrolled.root / ONE).get(known.key_name)
    shutil.rmtree(enrolled.root / ONE / BACKUP_FOLDER)
    restore(enrolled.root / ONE, path)
    assert read_card(enrolled.root / ONE) == known
    (enrolled.root / ONE / CARD_NAME).unlink()
    shutil.copy(path, enrolled.root / ONE / BACKUP_FOLDER)
    assert find_offices(enrolled.root, known=()) != ()
    with enrolled.office(ONE) as office:
        assert (office.profile().unit_name, office._key) == (known.unit_name, key)
    assert replace(read_card(enrolled.root / ONE), key_name=known.key_name) == known


def test_of_a_backup_with_an_impossible_header_a_new_office_is_made_that_opens_again(made, enrolled, tmp_path):
    with enrolled.office(ONE) as office:
        sheet = office.safekeeping.recovery.issue()
        made = Path(office.safekeeping.backups.make().path)
    path = odd(made, tmp_path / "usb", "odd", role="evil", key_name="a\n# b = c", unit_name="khác")
    restore_into_new(tmp_path / "data" / "new", path, code=" ".join(sheet.groups))
    for folder in (tmp_path / "data" / "new", enrolled.root / ONE):
        with open_office(folder) as office:
            assert office.profile().unit_name != "khác"
    (found,) = find_offices(tmp_path / "data", known=())
    assert (found.folder, found.role) == (tmp_path / "data" / "new", "commune")


@pytest.mark.parametrize("created", ODD_TIMES)
def test_backups_are_made_and_listed_beside_one_of_unknown_time(made, enrolled, created):
    odd(made, enrolled.root / ONE / BACKUP_FOLDER, "odd", created=created)
    with enrolled.office(ONE) as office:
        service = office.safekeeping.backups
        row = service.make()
        assert {row.file_name, "odd.ctphbak", made.name} == {other.file_name for other in service.rows()}
        record(office, VL01=5)
        assert service.make_if_due() is None
        assert service.trouble == ""


@pytest.mark.parametrize("change", [{"created": ""}, {"segments": 2**62, "operations": 2**62}])
def test_odd_backups_are_thinned_out_before_good_ones(made, enrolled, monkeypatch, change):
    for name in ("NEWEST", "DAILY", "WEEKLY", "MONTHLY"):
        monkeypatch.setattr(thinning, name, 2)
    for number in range(6):
        odd(
            made, enrolled.root / ONE / BACKUP_FOLDER, f"odd {number}", **({"created": "2018-01-01T00:00:00Z"} | change)
        )
    with enrolled.office(ONE) as office:
        service = office.safekeeping.backups
        good = []
        for count in range(3):
            record(office, VL01=count)
            good.append(service.make().file_name)
        left = {row.file_name for row in service.rows()}
    assert set(good[-2:]) <= left
    assert len({name for name in left if name.startswith("odd")}) <= 1


@pytest.mark.parametrize("created", ODD_TIMES)
def test_an_import_goes_on_beside_a_backup_of_unknown_time(made, enrolled, created):
    folder = enrolled.root / "superior" / BACKUP_FOLDER
    for number in range(2):
        odd(made, folder, f"odd {number}", created=created)
    report = enrolled.report(ONE, VL01=3)
    with enrolled.superior() as office:
        before = {row.file_name for row in office.safekeeping.backups.rows()}
        (row,) = office.exchange.import_packages([report])
        assert (row.verdict.value, office.safekeeping.backups.trouble) == ("new", "")
        (made_now,) = {row.file_name for row in office.safekeeping.backups.rows()} - before
    assert read_header(folder / made_now).reason == "before_import"


def test_whatever_goes_wrong_with_backups_an_import_goes_on_and_it_is_told(enrolled, monkeypatch):
    fault = TypeError("nobody foresaw this")

    def fail(*_, **__):
        raise fault

    monkeypatch.setattr(backups, "superfluous", fail)
    report = enrolled.report(ONE, VL01=3)
    with enrolled.superior() as office:
        (row,) = office.exchange.import_packages([report])
        assert (row.verdict.value, office.safekeeping.backups.trouble) == ("new", explain(fault))


def test_a_header_nested_without_end_is_a_damaged_backup(made, tmp_path):
    text = b'{"x":' + b"[" * 60_000 + b"}"
    path = tmp_path / "deep.ctphbak"
    path.write_bytes(made.read_bytes()[:12] + len(text).to_bytes(4, "big") + text)
    with pytest.raises(BackupDamagedError):
        read_header(path)
    assert backup_files.find_backups(tmp_path) == ()


def test_wrapped_keys_nested_without_end_are_no_sheet(made, tmp_path, enrolled):
    path = odd(made, tmp_path / "usb", "deep", recovery='{"x":' + "[" * 40_000)
    (row,) = backups_of(tmp_path / "usb", clock=enrolled.clock)
    assert (row.file_name, row.has_sheet) == (path.name, False)


def test_growth_of_an_ordinary_backup_is_what_it_holds(made):
    header = read_header(made)
    assert growth(header) == header.segments + header.operations > 0


def test_a_stick_that_fails_while_it_is_looked_at_is_told_in_words(enrolled, monkeypatch):
    with enrolled.superior() as office:
        made = Path(office.safekeeping.backups.make().path)
    stick, look = enrolled.stick(), Path.exists

    def fails(self, **more):
        if self.parent == stick:
            raise OSError(5, "Input/output error", str(self))
        return look(self, **more)

    with monkeypatch.context() as patch:
        patch.setattr(Path, "exists", fails)
        with pytest.raises(FolderNotWritableError):
            backup_files.copy_backup(made, stick)
    assert list(stick.iterdir()) == []
