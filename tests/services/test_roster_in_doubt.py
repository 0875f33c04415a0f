"""A superior office whose database was put back does not change the roster before it has heard from its communes."""

import shutil
from datetime import timedelta
from pathlib import Path

import pytest
from village_offices import run_sql, workplace_of

from ctph_desktop.cli import main
from ctph_desktop.domain.errors import (
    FileDamagedError,
    NotAllowedError,
    PackageRefusedError,
    RefusalReason,
    RosterInDoubtError,
)
from ctph_desktop.domain.journal.signed import Purpose
from ctph_desktop.domain.submissions import SubmissionState
from ctph_desktop.office.restoring import restore, restore_into_new
from ctph_desktop.services.ground.changes import Changes
from ctph_desktop.services.ground.exchange_rows import FileVerdict
from ctph_desktop.storage import copies
from ctph_desktop.wording.errors import explain

ONE, TWO = "commune 0", "commune 1"


@pytest.fixture
def changed(enrolled):
    """A village whose roster went on, and reached the communes, after the superior office's backup; with its code."""
    enrolled.clock.at += timedelta(days=1)
    with enrolled.superior() as office:
        sheet = office.safekeeping.recovery.issue()
        backup = Path(office.safekeeping.backups.make().path)
    backup = Path(shutil.copy2(backup, enrolled.root / backup.name))
    shutil.copyfile(enrolled.root / "superior" / "ctph.db", enrolled.root / "older.db")
    with enrolled.superior() as office:
        office.keeping.keep_for(enrolled.units[TWO])
    for name in (ONE, TWO):
        assert enrolled.imported(name, enrolled.answered(name))[0].verdict is FileVerdict.NEW
    return enrolled, backup, " ".join(sheet.groups)


def roster_number(office):
    return workplace_of(office).journal.chain.latest.number


def is_in_doubt(office):
    return office.devices.overview().is_in_doubt


def refuses_every_change(village, office):
    unit = village.units[ONE]
    key = next(device.key for device in office.devices.devices() if device.unit == unit)
    before = roster_number(office)
    for change in (
        lambda: office.keeping.keep_for(unit),
        lambda: office.keeping.give_back(unit),
        lambda: office.devices.revoke(key),
        lambda: office.devices.rename(key, "Tên khác"),
        lambda: office.devices.move_sealing(key),
        lambda: office.enrolment.enrol("x", "1"),
    ):
        with pytest.raises(RosterInDoubtError):
            change()
    return is_in_doubt(office) and roster_number(office) == before


def test_a_superior_restored_on_a_new_pc_hears_from_its_communes_before_it_changes_a_pc(changed):
    village, backup, code = changed
    reports = [village.report(name, VL01=5) if name == ONE else village.exported(name) for name in (ONE, TWO)]
    shutil.rmtree(village.root / "superior")
    restore_into_new(village.root / "superior", backup, code=code, clock=village.clock)
    with village.superior() as office:
        assert refuses_every_change(village, office)
        assert office.exchange.import_packages(reports[:1])[0].verdict is FileVerdict.NEW
        with pytest.raises(RosterInDoubtError) as raised:
            office.keeping.keep_for(village.units[ONE])
        assert raised.value.missing == (workplace_of(office).names.unit(village.units[TWO]),)
        assert raised.value.missing[0] in explain(raised.value)
    with village.superior() as office:
        assert office.exchange.import_packages(reports[1:])[0].verdict in {FileVerdict.NEW, FileVerdict.KNOWN}
        office.keeping.keep_for(village.units[ONE])
        assert not is_in_doubt(office)
    assert village.imported(ONE, village.answered(ONE))[0].verdict is FileVerdict.NEW
    assert village.imported(TWO, village.answered(TWO))[0].verdict is FileVerdict.NEW
    numbers = set()
    for name in ("superior", ONE, TWO):
        with village.office(name) as office:
            assert not workplace_of(office).journal.chain.is_forked
            numbers.add(roster_number(office))
    assert len(numbers) == 1
    assert village.board(ONE).state is not SubmissionState.NOTHING


def test_an_older_file_put_back_behind_the_programs_back_is_in_doubt_as_well(changed):
    village, _, _ = changed
    shutil.copyfile(village.root / "older.db", village.root / "superior" / "ctph.db")
    with village.superior() as office:
        assert refuses_every_change(village, office)
    for name in (ONE, TWO):
        village.imported("superior", village.exported(name))
    with village.superior() as office:
        office.keeping.keep_for(village.units[ONE])


def test_a_restore_that_brought_the_present_database_over_leaves_no_doubt(changed):
    village, backup, _ = changed
    assert restore(village.root / "superior", backup, clock=village.clock).merged.lost == 0
    with village.superior() as office:
        assert not is_in_doubt(office)
        office.keeping.keep_for(village.units[ONE])
    assert village.imported(ONE, village.answered(ONE))[0].verdict is FileVerdict.NEW


@pytest.mark.parametrize("content", [b"the disk has eaten it" * 500, None], ids=["unreadable", "older"])
def test_a_restore_beside_a_present_database_that_is_not_the_newest_is_in_doubt(changed, content):
    village, backup, _ = changed
    present = village.root / "superior" / "ctph.db"
    present.write_bytes(content or (village.root / "older.db").read_bytes())
    restore(village.root / "superior", backup, clock=village.clock)
    with village.superior() as office:
        assert refuses_every_change(village, office)


def test_a_roster_version_that_is_not_genuine_any_more_is_counted_as_lost_and_puts_the_roster_in_doubt(changed):
    village, backup, _ = changed
    with village.superior() as office:
        statement = (
            "UPDATE signed_record SET signature = zeroblob(64) "
            "WHERE rowid = (SELECT max(rowid) FROM signed_record WHERE purpose = :purpose)"
        )
        run_sql(office, statement, purpose=Purpose.ROSTER.value)
    done = restore(village.root / "superior", backup, clock=village.clock)
    assert done.merged.lost == 1
    with village.superior() as office:
        assert refuses_every_change(village, office)


def test_a_damaged_page_of_roster_versions_costs_those_on_it_and_puts_the_roster_in_doubt(changed, monkeypatch):
    """The rows of one page cannot be read; those of the others come over all the same."""
    village, backup, _ = changed
    with village.superior() as office:
        before = roster_number(office)
    monkeypatch.setattr(copies, "_all_rows", stumbling(copies._all_rows))
    done = restore(village.root / "superior", backup, clock=village.clock)
    assert done.merged.lost == 1
    with village.superior() as office:
        assert is_in_doubt(office)
        assert roster_number(office) == before


def stumbling(read):
    def all_rows(source, table):
        if table.name == "signed_record":
            raise FileDamagedError(source.path)
        return read(source, table)

    return all_rows


def test_a_file_known_before_the_restore_does_not_count_as_heard(changed):
    village, _, _ = changed
    reports = [village.exported(name) for name in (ONE, TWO)]
    village.imported("superior", *reports)
    present = village.root / "superior" / "ctph.db"
    shutil.copyfile(present, village.root / "older.db")
    with village.superior() as office:
        office.keeping.give_back(village.units[TWO])
    shutil.copyfile(village.root / "older.db", present)
    assert [row.verdict for row in village.imported("superior", *reports)] == [FileVerdict.KNOWN] * 2
    with village.superior() as office:
        assert refuses_every_change(village, office)


def test_before_any_pc_was_enrolled_the_roster_stays_in_doubt_until_somebody_vouches_for_it(founded):
    shutil.copyfile(founded.root / "superior" / "ctph.db", founded.root / "older.db")
    founded.enrol(ONE, founded.exported(ONE))
    shutil.copyfile(founded.root / "older.db", founded.root / "superior" / "ctph.db")
    with pytest.raises(RosterInDoubtError):
        founded.enrol(TWO, founded.exported(TWO))


def test_somebody_who_knows_that_nothing_changed_ends_the_doubt_for_good(enrolled):
    enrolled.clock.at += timedelta(days=1)
    present = enrolled.root / "superior" / "ctph.db"
    shutil.copyfile(present, enrolled.root / "older.db")
    with enrolled.superior() as office:
        office.exchange.export_package(enrolled.stick(), unit=enrolled.units[ONE])
    shutil.copyfile(enrolled.root / "older.db", present)
    with enrolled.superior() as office:
        assert refuses_every_change(enrolled, office)
    assert main(["devices", "--office", str(enrolled.root / "superior"), "--nothing-changed-since-backup"]) == 0
    with enrolled.superior() as office:
        assert not is_in_doubt(office)
        assert office.devices.trust() is Changes.NONE
        office.keeping.keep_for(enrolled.units[ONE])
    assert enrolled.imported(ONE, enrolled.answered(ONE))[0].verdict is FileVerdict.NEW


def test_a_restored_commune_goes_on_without_a_doubt_and_may_not_vouch_for_the_roster(enrolled):
    with enrolled.office(ONE) as office:
        backup = Path(office.safekeeping.backups.make().path)
    backup = Path(shutil.copy2(backup, enrolled.root / backup.name))
    (enrolled.root / ONE / "ctph.db").write_bytes(b"the disk has eaten it" * 500)
    restore(enrolled.root / ONE, backup, clock=enrolled.clock)
    report = enrolled.report(ONE, VL01=4)
    assert enrolled.imported("superior", report)[0].verdict is FileVerdict.NEW
    with enrolled.office(ONE) as office:
        assert not is_in_doubt(office)
        with pytest.raises(NotAllowedError):
            office.devices.trust()


def test_a_superior_whose_roster_has_parted_is_told_how_to_come_together_again(changed):
    village, _, _ = changed
    report = village.report(ONE, VL01=5)
    shutil.copyfile(village.root / "older.db", village.root / "superior" / "ctph.db")
    with village.superior() as office:
        office.devices.trust()  # somebody was wrong
        office.keeping.keep_for(village.units[ONE])
    refused = village.imported("superior", report)[0]
    assert refused.message == explain(PackageRefusedError(RefusalReason.OWN_ROSTER_FORKED))
    refused = village.imported(ONE, village.answered(ONE))[0]
    assert refused.message == explain(PackageRefusedError(RefusalReason.FORKED_ROSTER))
