"""A database file exchanged behind the program's back: noticed, told, and nothing is lost or written twice."""

import shutil
from pathlib import Path

import pytest
from village_offices import APRIL, MARCH, record, run_sql, workplace_of

from ctph_desktop.domain.errors import DiskFullError
from ctph_desktop.office import open_office
from ctph_desktop.services.safekeeping import witness
from ctph_desktop.system import witness_file
from ctph_desktop.wording import safekeeping as words

ONE = "commune 0"


def database(village, name=ONE) -> Path:
    return village.root / name / "ctph.db"


def replica(office):
    return workplace_of(office).identity.replica


def exchanged(office):
    found = office.safekeeping.view().exchanged
    return found.kind if found else None


@pytest.fixture
def known(enrolled):
    """A village whose first commune this PC has opened and closed before."""
    with enrolled.office(ONE) as office:
        record(office, VL01=1)
    return enrolled


def test_an_office_opened_again_and_again_writes_as_the_same_replica(known):
    with known.office(ONE) as office:
        first = replica(office)
        record(office, VL01=2)
    for _ in range(3):
        with known.office(ONE) as office:
            assert (replica(office), exchanged(office)) == (first, None)


def test_an_older_file_put_back_goes_on_as_another_replica_and_says_so_until_somebody_has_read_it(known, tmp_path):
    shutil.copyfile(database(known), tmp_path / "older.db")
    with known.office(ONE) as office:
        before = replica(office)
        record(office, VL01=7)
    shutil.copyfile(tmp_path / "older.db", database(known))
    with known.office(ONE) as office:
        after = replica(office)
        assert after != before
        assert exchanged(office) == "older"
        assert words.exchanged("older", has_superior=True) in office.safekeeping.notices()
    with known.office(ONE) as office:
        assert (replica(office), exchanged(office)) == (after, "older")
        office.safekeeping.acknowledge()
    with known.office(ONE) as office:
        assert (replica(office), exchanged(office)) == (after, None)


def test_an_older_file_is_noticed_after_an_export_even_if_the_program_never_closed_the_newer_one(known, tmp_path):
    shutil.copyfile(database(known), tmp_path / "older.db")
    with known.office(ONE) as office:
        before = replica(office)
        record(office, VL01=7)
        office.exchange.export_package(known.stick())
        shutil.copyfile(database(known), tmp_path / "killed.db")
        workplace_of(office).journal.database.close()
        office._witness.leave = lambda: None
    shutil.copyfile(tmp_path / "older.db", database(known))
    with known.office(ONE) as office:
        assert replica(office) != before


def test_what_a_killed_program_left_is_the_same_database(known):
    with known.office(ONE) as office:
        before = replica(office)
        record(office, VL01=7)
        office._witness.leave = lambda: None  # as if killed: nothing is remembered of this time
    with known.office(ONE) as office:
        assert (replica(office), exchanged(office)) == (before, None)


def test_a_folder_copied_on_one_pc_goes_on_as_another_replica_and_the_first_one_stays_what_it_is(known):
    shutil.copytree(known.root / ONE, known.root / "copy")
    with known.office(ONE) as office:
        first = replica(office)
    with known.office("copy") as office:
        second = replica(office)
        assert exchanged(office) == "copied"
        office.safekeeping.acknowledge()
    assert second != first
    for _ in range(2):
        with known.office(ONE) as office:
            assert (replica(office), exchanged(office)) == (first, None)
            record(office, VL01=3)
        with known.office("copy") as office:
            assert (replica(office), exchanged(office)) == (second, None)
            record(office, VL01=4)


def test_a_folder_that_was_renamed_is_no_copy(known):
    with known.office(ONE) as office:
        first = replica(office)
    (known.root / ONE).rename(known.root / "renamed")
    with known.office("renamed") as office:
        assert (replica(office), exchanged(office)) == (first, None)


def test_a_folder_copied_to_another_pc_is_noticed_there(known, state_folder, monkeypatch, tmp_path):
    with known.office(ONE) as office:
        first = replica(office)
    shutil.copytree(known.root / ONE, known.root / "second pc")
    monkeypatch.setattr(witness_file, "_system_machine_id", lambda: "another machine")
    monkeypatch.setenv("CTPH_STATE", str(tmp_path / "state of another machine"))
    with known.office("second pc") as office:
        assert (replica(office) != first, exchanged(office)) == (True, "moved")
        second = replica(office)
    with known.office("second pc") as office:
        assert replica(office) == second


@pytest.mark.parametrize("damage", ["gone", "garbage", "a folder", "not writable"])
def test_without_a_readable_witness_the_program_works_and_claims_nothing(known, state_folder, damage):
    folder = state_folder / "nhan-chung"
    for path in folder.iterdir():
        path.unlink()
        if damage == "garbage":
            path.write_bytes(b"\xff{]")
        elif damage == "a folder":
            path.mkdir()
    if damage == "not writable":
        folder.rmdir()
        folder.write_text("a file where the folder should be")
    with known.office(ONE) as office:
        first = replica(office)
        assert exchanged(office) is None
        record(office, VL01=9)
        office.exchange.export_package(known.stick())
    with known.office(ONE) as office:
        assert (replica(office), exchanged(office)) == (first, None)


def test_a_pc_without_a_name_of_its_own_notices_older_files_all_the_same(enrolled, monkeypatch, tmp_path):
    monkeypatch.setattr(witness_file, "_system_machine_id", lambda: "")
    with enrolled.office(ONE) as office:
        first = replica(office)
    shutil.copyfile(database(enrolled), tmp_path / "older.db")
    with enrolled.office(ONE) as office:
        record(office, VL01=7)
        assert replica(office) == first
    shutil.copyfile(tmp_path / "older.db", database(enrolled))
    with enrolled.office(ONE) as office:
        assert (replica(office) != first, exchanged(office)) == (True, "older")


def test_where_the_new_replica_cannot_be_kept_it_holds_for_this_time_and_is_noticed_again(known, tmp_path):
    shutil.copyfile(database(known), tmp_path / "older.db")
    with known.office(ONE) as office:
        first = replica(office)
        record(office, VL01=7)
    shutil.copyfile(tmp_path / "older.db", database(known))

    def full(*_, **__):
        raise DiskFullError(known.root)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(witness, "mark_moment", full)
        with known.office(ONE) as office:
            second = replica(office)
            assert second != first
    with known.office(ONE) as office:
        assert replica(office) not in {first, second}
        assert exchanged(office) == "older"


def test_old_file_put_back_no_edit_is_lost_and_both_sides_agree_in_the_end(known, tmp_path):
    """The story: a commune reports March, its PC gets an older file back, it goes on, and everything meets again."""
    older = tmp_path / "older.db"
    shutil.copyfile(database(known), older)
    known.imported("superior", known.report(ONE, MARCH, VL01=11, DN01=5))
    shutil.copyfile(older, database(known))
    with known.office(ONE) as office:
        assert exchanged(office) == "older"
        record(office, APRIL, VL01=22)
    known.imported(ONE, known.answered(ONE))
    with known.office(ONE) as office:
        sheet = {row.label: row for row in office.progress.sheet(MARCH).rows}
        assert sheet["Giải quyết việc làm"].in_period.quantity == 11
        april = {row.label: row for row in office.progress.sheet(APRIL).rows}
        assert april["Giải quyết việc làm"].in_period.quantity == 22
        assert office.inspection.verify().problems == ()
    known.imported("superior", known.exported(ONE))
    unit = workplace_of  # the superior holds the chains of both replicas, and neither forks
    with known.superior() as office:
        journal = unit(office).journal
        heads = [h for h in journal.heads_of_segments(journal.books()) if h.book.unit == known.units[ONE]]
        own = {h.replica for h in heads if h.book.key.startswith("unit/")}
        assert len(own) == 2
        places = [(h.replica, h.book.key, h.previous) for h in heads]
        assert len(places) == len(set(places))
        assert office.inspection.verify().problems == ()


def test_the_cloned_disk_loses_no_edit_forks_no_chain_and_every_side_is_told(known, monkeypatch, tmp_path):
    """The story: a folder is copied to a second PC, both go on typing and sending, and everything meets."""
    known.imported("superior", known.report(ONE, MARCH, VL01=3))
    shutil.copytree(known.root / ONE, known.root / "second pc")
    known.units["second pc"] = known.units[ONE]

    def on_second_pc(work):
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(witness_file, "_system_machine_id", lambda: "another machine")
            patch.setenv("CTPH_STATE", str(tmp_path / "state of another machine"))
            return work()

    def type_and_send():
        with known.office("second pc") as office:
            assert exchanged(office) == "moved"
            record(office, APRIL, DN01=6)
        return known.exported("second pc")

    with known.office(ONE) as office:
        record(office, APRIL, VL01=5)
    first, second = known.exported(ONE), on_second_pc(type_and_send)
    told = known.imported("superior", first, second)
    assert "ghi tiếp từ một bản dữ liệu khác" in told[1].message
    assert "ghi tiếp từ một bản dữ liệu khác" not in told[0].message
    answer = known.answered(ONE)
    (row,) = known.imported(ONE, answer)
    assert "bản dữ liệu khác của chính máy này" in row.message
    on_second_pc(lambda: known.imported("second pc", answer))

    def shown(name):
        with known.office(name) as office:
            assert office.chains.rows() == ()
            assert office.inspection.verify().problems == ()
            rows = {row.label: row.in_period.quantity for row in office.progress.sheet(APRIL).rows}
            return rows["Giải quyết việc làm"], rows["Đào tạo nghề"]

    assert shown(ONE) == (5, 6)
    assert on_second_pc(lambda: shown("second pc")) == (5, 6)


def test_an_office_of_the_first_schema_is_marked_at_its_first_opening(known, state_folder):
    with known.office(ONE) as office:
        run_sql(office, "DELETE FROM mark")
        run_sql(office, "DELETE FROM setting WHERE name IN ('database', 'machine')")
    with open_office(known.root / ONE) as office:
        assert exchanged(office) is None
    assert len(list((state_folder / "nhan-chung").iterdir())) >= 2
