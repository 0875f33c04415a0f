"""One office and several authorities: a commune under a district and a department, each in a journal of its own."""

import errno
import shutil
from pathlib import Path

import msgspec
import pytest
from second_authority import COMMUNE, DEPARTMENT, Department, found_department, joined
from village_offices import MARCH, Village, record

from ctph_desktop.channels import backup_files
from ctph_desktop.domain.errors import (
    AlreadyJoinedError,
    AuthorityLeftError,
    CodeMismatchError,
    DiskFullError,
    EnvironmentFault,
    ForeignBackupError,
    JournalClosedError,
    JournalMissingError,
    LastJournalError,
    MistypedCodeError,
    OtherOfficeError,
    RecoveryCodeWrongError,
    UnknownJournalError,
)
from ctph_desktop.domain.programme_years import Standpoint
from ctph_desktop.domain.submissions import SubmissionState
from ctph_desktop.office import authorities, open_office
from ctph_desktop.office.joining import join_office, read_invitation
from ctph_desktop.office.journals import Journals
from ctph_desktop.office.restoring import restore, restore_into_new
from ctph_desktop.services.ground.exchange_rows import FileVerdict
from ctph_desktop.services.ground.journals import FIRST, FURTHER_FOLDER
from ctph_desktop.services.ground.office_rows import OfficeRole
from ctph_desktop.services.roster.new_units import NewUnit
from ctph_desktop.sync.recovery import new_code
from ctph_desktop.system import new_folder
from ctph_desktop.wording.errors import explain


@pytest.fixture
def department(enrolled: Village) -> Department:
    return found_department(enrolled)


def enrolled_there(village: Village, department: Department) -> Standpoint:
    """Join the department and be enrolled there, with the answer taken in."""
    there = joined(village, department)
    with village.office(COMMUNE) as office:
        second = office.at(there)
        request = second.exchange.export_package(village.stick()).path
        code = second.enrolment.request_code()
    with open_office(department.folder, clock=village.clock) as office:
        office.exchange.import_packages([request])
        office.enrolment.enrol(office.exchange.tray()[-1].package, code)
        answer = office.exchange.export_package(village.stick(), unit=department.unit).path
    with village.office(COMMUNE) as office:
        assert office.receiving.import_packages([answer])[0].verdict is FileVerdict.NEW
    return there


def test_a_second_authority_is_a_journal_beside_the_first(enrolled, department):
    there = joined(enrolled, department)
    with enrolled.office(COMMUNE) as office:
        rows = office.authorities.rows()
        assert [row.authority for row in rows] == [office.authority_name, DEPARTMENT]
        assert [row.is_enrolled for row in rows] == [True, False]
        second = office.at(there)
        assert second.profile().unit_name == office.profile().unit_name
        assert second.profile().unit == department.unit
        assert second.profile().person_name == office.profile().person_name
        assert second.at(Standpoint(journal=FIRST)).profile().unit == office.profile().unit
        assert {row.authority for row in office.journals.years(seen_from=office)} == {
            office.authority_name, DEPARTMENT,
        }  # fmt: skip
    folders = list((enrolled.root / COMMUNE / FURTHER_FOLDER).iterdir())
    assert [folder.name for folder in folders] == [there.journal]


def test_an_office_with_one_authority_shows_no_trace_of_others(enrolled):
    with enrolled.office(COMMUNE) as office:
        assert not (office.folder / FURTHER_FOLDER).exists()
        assert {row.journal for row in office.journals.years(seen_from=office)} == {""}
        assert {row.authority for row in office.safekeeping.backups.rows()} <= {""}
        assert office.receiving.previewing().__class__.__name__ == "Previewing"


def test_a_month_goes_to_each_authority_and_nothing_of_the_one_to_the_other(enrolled, department):
    there = enrolled_there(enrolled, department)
    with enrolled.office(COMMUNE) as office:
        second = office.at(there)
        record(office, VL01=11)
        record(second, VL01=22)
        office.submissions.seal(MARCH)
        second.submissions.seal(MARCH)
        to_district = office.exchange.export_package(enrolled.stick()).path
        to_department = second.exchange.export_package(enrolled.stick()).path
    with enrolled.superior() as office:
        rows = office.exchange.import_packages([to_district, to_department])
        assert [row.verdict for row in rows] == [FileVerdict.NEW, FileVerdict.ELSEWHERE]
        sealed = office.review._workplace.queries.statements()
        assert enrolled.units[COMMUNE] in {statement.unit for statement in sealed}
    with open_office(department.folder, clock=enrolled.clock) as office:
        rows = office.exchange.import_packages([to_district, to_department])
        assert [row.verdict for row in rows] == [FileVerdict.ELSEWHERE, FileVerdict.NEW]
        assert {statement.unit for statement in office.review._workplace.queries.statements()} == {department.unit}
    with enrolled.office(COMMUNE) as office:
        assert office.submissions.own_state(MARCH) is SubmissionState.EXPORTED
        assert office.at(there).submissions.own_state(MARCH) is SubmissionState.EXPORTED
        assert office.progress.sheet(MARCH).rows[0].in_period.quantity == 11
        assert office.at(there).progress.sheet(MARCH).rows[0].in_period.quantity == 22


def test_a_file_goes_into_the_journal_it_is_for_wherever_one_stands(enrolled, department):
    there = enrolled_there(enrolled, department)
    with enrolled.office(COMMUNE) as office:
        second = office.at(there)
        record(second, VL01=22)
        second.submissions.seal(MARCH)
        report = second.exchange.export_package(enrolled.stick()).path
    with open_office(department.folder, clock=enrolled.clock) as office:
        (row,) = office.exchange.import_packages([report])
        office.review.accept(row.outcomes[0].seal)
        answer = office.exchange.export_package(enrolled.stick(), unit=department.unit).path
    own = enrolled.answered(COMMUNE)
    with enrolled.office(COMMUNE) as office:
        seen = office.receiving.preview([answer, own]).rows
        assert [row.verdict for row in seen] == [FileVerdict.NEW, FileVerdict.NEW]
        first, _ = office.receiving.import_packages([answer, own])
        assert first.outcomes[0].standpoint.journal == there.journal
        assert office.at(first.outcomes[0].standpoint).submissions.own_state(MARCH) is SubmissionState.ACCEPTED


def test_what_waits_for_another_authority_is_told_with_its_name_and_leads_there(enrolled, department):
    there = enrolled_there(enrolled, department)
    with enrolled.office(COMMUNE) as office:
        record(office.at(there), VL01=22)
        office.at(there).submissions.seal(MARCH)
        steps = [step for step in office.overview().todo if step.standpoint and step.standpoint.journal]
        assert [step.text.startswith(f"{DEPARTMENT}: ") for step in steps] == [True]
        assert office.at(steps[0].standpoint).journal == there.journal
        from_there = office.at(there).overview().todo
        assert {step.standpoint.journal for step in from_there if step.standpoint} <= {"", FIRST}


@pytest.mark.parametrize(("typed", "error"), [("0000 0000 0000 0000 0000", MistypedCodeError), ("", CodeMismatchError)])
def test_a_wrong_code_joins_nothing(enrolled, department, typed, error):
    other = typed or enrolled.code
    with enrolled.office(COMMUNE) as office:
        with pytest.raises(error):
            office.authorities.join(department.invitation, department.unit, other)
        assert not (office.folder / FURTHER_FOLDER).exists() or not list((office.folder / FURTHER_FOLDER).iterdir())


def test_the_same_authority_is_not_joined_twice(enrolled, department):
    joined(enrolled, department)
    with enrolled.office(COMMUNE) as office:
        for invitation in (department.invitation, enrolled.invitation):
            with pytest.raises(AlreadyJoinedError):
                office.authorities.read(invitation)


@pytest.mark.parametrize("where", ["ctph_desktop.office.journals", "ctph_desktop.services.safekeeping.recovery"])
def test_a_joining_that_lasts_is_no_failure_when_the_drive_is_full_right_after_it(
    enrolled, department, monkeypatch, where
):
    with enrolled.office(COMMUNE) as office:
        office.safekeeping.recovery.confirm(office.safekeeping.recovery.issue().groups[-1])

    def refuse(*_: object) -> None:
        raise DiskFullError(enrolled.root)

    with monkeypatch.context() as patches:
        patches.setattr(f"{where}.write_settings", refuse)
        there = joined(enrolled, department)
    with enrolled.office(COMMUNE) as office:
        assert [row.authority for row in office.authorities.rows()] == [office.authority_name, DEPARTMENT]
        assert office.safekeeping.recovery.opens_all()
    shutil.rmtree(enrolled.root / COMMUNE / FURTHER_FOLDER / there.journal)
    with enrolled.office(COMMUNE) as office:
        assert [row.is_missing for row in office.authorities.rows()] == [False, True]


@pytest.mark.parametrize("failing", ["the folder's name does not last", "the new journal does not open"])
def test_a_joining_that_is_told_as_failed_left_nothing_and_is_done_once(enrolled, department, monkeypatch, failing):
    def refuse(*_: object) -> None:
        raise OSError(errno.EIO, "", str(enrolled.root))

    def refuse_journal(self, place: Path, held: object) -> None:
        raise DiskFullError(place)

    with enrolled.office(COMMUNE) as office:
        office.authorities.rows()
        with monkeypatch.context() as patches:
            if failing.startswith("the folder"):
                patches.setattr(new_folder, "sync_folder", lambda folder: folder.name != FURTHER_FOLDER or refuse())
            else:
                patches.setattr(Journals, "_opened", refuse_journal)
            with pytest.raises(EnvironmentFault):
                office.authorities.join(department.invitation, department.unit, department.code)
        assert [*(office.folder / FURTHER_FOLDER).iterdir()] == []
        assert [row.trouble for row in office.authorities.rows()] == [""]
        there = office.authorities.join(department.invitation, department.unit, department.code)
        assert office.journals.of(there.journal).authority_name == DEPARTMENT


@pytest.mark.parametrize("failing", ["the folder", "the journal"])
def test_an_authority_whose_journal_cannot_be_read_for_a_moment_is_not_joined_anew(
    enrolled, department, monkeypatch, failing
):
    def refuse(*_: object) -> None:
        raise OSError(errno.EIO, "", str(enrolled.root))

    def refuse_journal(self, place: Path, held: object) -> None:
        raise DiskFullError(place)

    joined(enrolled, department)
    with enrolled.office(COMMUNE) as office:
        with monkeypatch.context() as patches:
            patches.setattr(
                *((Path, "iterdir", refuse) if failing == "the folder" else (Journals, "_opened", refuse_journal))
            )
            with pytest.raises(EnvironmentFault):
                office.authorities.read(department.invitation)
        with pytest.raises(AlreadyJoinedError):
            office.authorities.join(department.invitation, department.unit, department.code)
        assert len(office.authorities.rows()) == 2


def test_a_drive_that_fails_for_a_moment_makes_no_journal_missing_and_is_asked_again(enrolled, department, monkeypatch):
    there = joined(enrolled, department)

    def refuse(self):
        raise OSError(errno.EIO, "", str(self))

    with enrolled.office(COMMUNE) as office:
        with monkeypatch.context() as patches:
            patches.setattr(Path, "iterdir", refuse)
            assert [row.is_missing for row in office.authorities.rows()] == [False, False]
            with pytest.raises(EnvironmentFault):
                office.journals.of(there.journal)
            with pytest.raises(EnvironmentFault):
                office.authorities.take_in(enrolled.root / "superior")
        assert office.journals.of(there.journal).authority_name == DEPARTMENT
        assert [row.trouble for row in office.authorities.rows()] == ["", ""]


def test_a_journal_that_failed_for_the_drives_sake_is_opened_when_it_is_wanted(enrolled, department, monkeypatch):
    there = joined(enrolled, department)
    with enrolled.office(COMMUNE) as office:
        with monkeypatch.context() as patches:
            patches.setattr(Journals, "_opened", lambda *_: (_ for _ in ()).throw(DiskFullError(enrolled.root)))
            assert office.authorities.rows()[1].trouble
        assert office.journals.of(there.journal).authority_name == DEPARTMENT


def test_one_sheet_opens_all_journals_also_one_joined_later(enrolled, department, tmp_path):
    with enrolled.office(COMMUNE) as office:
        sheet = office.safekeeping.recovery.issue()
        office.safekeeping.recovery.confirm(sheet.groups[-1])
    there = joined(enrolled, department)
    with enrolled.office(COMMUNE) as office:
        assert office.safekeeping.view().is_sheet_confirmed
        assert office.safekeeping.recovery.opens_all()
        rows = office.safekeeping.backups.save_all_to(tmp_path)
        assert [row.authority for row in rows] == [office.authority_name, DEPARTMENT]
    for number, row in enumerate(rows):
        restore_into_new(tmp_path / f"new {number}", row.path, code=" ".join(sheet.groups), clock=enrolled.clock)
    with enrolled.office(COMMUNE) as office:
        renewed = office.at(there).safekeeping.recovery.issue()
        office.safekeeping.recovery.confirm(renewed.groups[-1])
        later = office.safekeeping.backups.save_all_to(tmp_path)
    restore_into_new(tmp_path / "newest", later[1].path, code=" ".join(renewed.groups), clock=enrolled.clock)


def test_a_typed_code_is_checked_wherever_a_backup_comes_back_also_where_the_key_is_known(
    enrolled, department, tmp_path
):
    there = joined(enrolled, department)
    with enrolled.office(COMMUNE) as office:
        sheet = office.safekeeping.recovery.issue()
        office.safekeeping.recovery.confirm(sheet.groups[-1])
        first, second = office.safekeeping.backups.save_all_to(tmp_path)
    wrong = " ".join(new_code())
    shutil.rmtree(enrolled.root / COMMUNE / FURTHER_FOLDER / there.journal)
    with enrolled.office(COMMUNE) as office:
        for attempt in (
            lambda code: office.authorities.bring_back(second.path, code=code),
            lambda code: office.uniting.preview(first.path, code=code),
        ):
            with pytest.raises(RecoveryCodeWrongError):
                attempt(wrong)
        assert [row.is_missing for row in office.authorities.rows()] == [False, True]
        office.authorities.bring_back(second.path, code=" ".join(sheet.groups))
        assert [row.is_missing for row in office.authorities.rows()] == [False, False]
    with pytest.raises(RecoveryCodeWrongError):
        restore(enrolled.root / COMMUNE, first.path, code=wrong, clock=enrolled.clock)


def test_a_missing_journal_is_told_comes_back_from_its_backup_and_can_be_forgotten(enrolled, department, tmp_path):
    there = joined(enrolled, department)
    with enrolled.office(COMMUNE) as office:
        record(office.at(there), VL01=22)
        backup = Path(office.safekeeping.backups.save_all_to(tmp_path)[1].path)
    folder = enrolled.root / COMMUNE / FURTHER_FOLDER / there.journal
    shutil.rmtree(folder)
    with enrolled.office(COMMUNE) as office:
        assert DEPARTMENT in office.safekeeping.notices()[0]
        with pytest.raises(JournalMissingError):
            office.at(there)
        assert office.authorities.place_of(backup) == (folder, False)
        assert office.profile().unit == enrolled.units[COMMUNE]
    with enrolled.office(COMMUNE) as office:
        assert office.authorities.bring_back(backup).journal == there.journal
        assert office.safekeeping.notices()[0] != DEPARTMENT
    with enrolled.office(COMMUNE) as office:
        assert office.at(there).progress.sheet(MARCH).rows[0].in_period.quantity == 22
        assert office.authorities.place_of(backup) == (folder, True)
    shutil.rmtree(folder)
    with enrolled.office(COMMUNE) as office:
        office.authorities.leave(there.journal)
        assert len(office.authorities.rows()) == 1
    with enrolled.office(COMMUNE) as office:
        assert len(office.authorities.rows()) == 1


def test_a_journal_that_does_not_open_is_told_stops_no_other_and_comes_back_from_its_backup(enrolled, department):
    there = joined(enrolled, department)
    with enrolled.office(COMMUNE) as office:
        record(office.at(there), VL01=22)
        backup = Path(office.safekeeping.backups.make_all()[1].path)
    database = enrolled.root / COMMUNE / FURTHER_FOLDER / there.journal / "ctph.db"
    database.write_bytes(b"spoilt" * 1000)
    with enrolled.office(COMMUNE) as office:
        record(office, VL01=1)
        assert office.safekeeping.notices()
        assert office.authorities.rows()[-1].trouble
        assert office.safekeeping.backups.make().path
        assert str(backup) in {row.path for row in office.safekeeping.backups.rows()}
        assert office.authorities.bring_back(backup).journal == there.journal
        assert office.at(there).progress.sheet(MARCH).rows[0].in_period.quantity == 22
        assert not office.authorities.rows()[-1].trouble


@pytest.mark.parametrize("at_hand", [0, 1])
def test_on_a_new_pc_any_journal_comes_first_and_the_others_into_it(enrolled, department, tmp_path, at_hand):
    joined(enrolled, department)
    with enrolled.office(COMMUNE) as office:
        sheet = office.safekeeping.recovery.issue()
        office.safekeeping.recovery.confirm(sheet.groups[-1])
        record(office, VL01=1)
        backups = [row.path for row in office.safekeeping.backups.save_all_to(tmp_path)]
        authorities = [row.authority for row in office.authorities.rows()]
        strange = enrolled.root / "commune 1"
    new, code = tmp_path / "new", " ".join(sheet.groups)
    restore_into_new(new, backups[at_hand], code=code, clock=enrolled.clock)
    other = backups[1 - at_hand]
    with open_office(new, clock=enrolled.clock) as office:
        assert not office.authorities.place_of(other)[1]
        with pytest.raises(RecoveryCodeWrongError):
            office.authorities.bring_back(other, code=" ".join(new_code()))
        there = office.authorities.bring_back(other, code=code)
        rows = office.authorities.rows()
        assert [row.authority for row in rows] == [authorities[at_hand], authorities[1 - at_hand]]
        assert not any(row.trouble for row in rows)
        assert office.at(there).profile().unit_name == office.profile().unit_name
        with open_office(strange, clock=enrolled.clock) as stranger, pytest.raises(ForeignBackupError):
            office.authorities.place_of(stranger.safekeeping.backups.make().path)
    with pytest.raises(ForeignBackupError) as raised:
        restore(new, other, code=code, clock=enrolled.clock)
    assert authorities[1 - at_hand] in explain(raised.value)
    assert "Phục hồi từ tệp" in explain(raised.value)


def test_a_backup_that_says_outside_that_it_is_of_another_authority_makes_no_twin(enrolled, department, tmp_path):
    joined(enrolled, department)
    with enrolled.office(COMMUNE) as office:
        first = Path(office.safekeeping.backups.make().path)
        database = tmp_path / "database"
        header = backup_files.extract(first, database)
        lying = backup_files.write_backup(
            tmp_path, name="a.ctphbak", header=msgspec.structs.replace(header, root="ab" * 32, unit="cd" * 16),
            database=database,
        )  # fmt: skip
        with pytest.raises(OtherOfficeError):
            office.authorities.bring_back(lying)
        assert len(office.authorities.rows()) == 2


def test_a_backup_goes_back_into_its_own_journal_whatever_else_is_missing(enrolled, department, tmp_path):
    there = joined(enrolled, department)
    with enrolled.office(COMMUNE) as office:
        first, second = office.safekeeping.backups.save_all_to(tmp_path)
        assert office.authorities.place_of(first.path) == (office.folder, True)
        with pytest.raises(OtherOfficeError):
            office.authorities.bring_back(first.path)
    shutil.rmtree(enrolled.root / COMMUNE / FURTHER_FOLDER / there.journal)
    with enrolled.office(COMMUNE) as office:
        with pytest.raises(OtherOfficeError):
            office.authorities.bring_back(first.path)
        assert [row.is_missing for row in office.authorities.rows()] == [False, True]
        assert office.journals.find(DEPARTMENT) == there.journal
        with pytest.raises(ForeignBackupError), enrolled.superior() as superior:
            office.authorities.place_of(superior.safekeeping.backups.make().path)
        office.authorities.bring_back(second.path)
        assert [row.is_missing for row in office.authorities.rows()] == [False, False]


def test_what_a_killed_joining_left_is_no_journal(enrolled, department):
    there = joined(enrolled, department)
    places = enrolled.root / COMMUNE / FURTHER_FOLDER
    shutil.copytree(places / there.journal, places / "0123456789ab.0a1b2c3d.new")
    with enrolled.office(COMMUNE) as office:
        assert [row.name for row in office.authorities.rows()] == [FIRST, there.journal]
    assert [place.name for place in places.iterdir()] == [there.journal]


def test_an_authority_that_was_left_is_not_joined_anew(enrolled, department):
    there = joined(enrolled, department)
    with enrolled.office(COMMUNE) as office:
        office.authorities.leave(there.journal)
        with pytest.raises(AuthorityLeftError):
            office.authorities.read(department.invitation)


def test_figures_of_another_unit_are_not_offered(enrolled, department):
    units = [row for row in read_invitation(department.invitation).units if row[0] != department.unit]
    with enrolled.office(COMMUNE) as office:
        record(office, VL01=11)
        there = office.authorities.join(department.invitation, units[0][0], department.code)
        assert office.at(there).linking.proposals(MARCH) == ()


def test_an_authority_that_was_left_asks_for_nothing_and_comes_back(enrolled, department):
    there = enrolled_there(enrolled, department)
    with enrolled.office(COMMUNE) as office:
        record(office.at(there), VL01=22)
        office.at(there).submissions.seal(MARCH)
        office.authorities.leave(there.journal)
        assert not [step for step in office.overview().todo if step.standpoint and step.standpoint.journal]
        assert {row.authority for row in office.journals.years(seen_from=office)} == {office.authority_name}
        assert office.authorities.rows()[-1].left_on == "2019-04-01"
        with pytest.raises(LastJournalError):
            office.authorities.leave(FIRST)
        assert office.at(there).progress.sheet(MARCH).rows[0].in_period.quantity == 22
        office.authorities.come_back(there.journal)
        assert len({row.journal for row in office.journals.years(seen_from=office)}) == 2


def test_an_authority_that_was_left_is_read_and_nothing_is_written_for_it(enrolled, department, tmp_path):
    there = enrolled_there(enrolled, department)
    scan = tmp_path / "scan.pdf"
    scan.write_bytes(b"%PDF-1.7 scan")
    with enrolled.office(COMMUNE) as office:
        second = office.at(there)
        record(second, VL01=22)
        office.authorities.leave(there.journal)
        for attempt in (
            lambda: record(second, VL01=23),
            lambda: second.submissions.seal(MARCH),
            lambda: second.exchange.export_package(enrolled.stick()),
            lambda: second.evidence.add(MARCH, scan),
            lambda: second.linking.take(MARCH, second.linking.proposals(MARCH)),
        ):
            record(office, VL01=11)
            with pytest.raises(JournalClosedError):
                attempt()
        sheet = second.sheet(MARCH)
        assert (sheet.rows[0].in_period.quantity, sheet.can_edit, sheet.can_seal) == (22, False, False)
        assert "Làm việc lại" in sheet.keeper_note
        assert second.profile().left_note == sheet.keeper_note
        assert next(step.text for step in second.overview().todo) == sheet.keeper_note
        assert office.profile().left_note == ""
        assert [row.new.quantity for row in second.revisions.since_last_seal(MARCH).rows] == [22]
        office.authorities.come_back(there.journal)
        record(second, VL01=23)
        assert second.sheet(MARCH).can_edit


def test_two_offices_of_one_pc_become_one_with_two_journals(enrolled, department):
    other = enrolled.root / "other"
    join_office(
        other, department.invitation, department.unit, "Cán bộ xã", "", department.code, device_name="PC",
        clock=enrolled.clock,
    )  # fmt: skip
    with open_office(other, clock=enrolled.clock) as office:
        record(office, VL01=5)
    with enrolled.office(COMMUNE) as office:
        sheet = office.safekeeping.recovery.issue()
        office.safekeeping.recovery.confirm(sheet.groups[-1])
        there = office.authorities.take_in(other)
        assert office.at(there).progress.sheet(MARCH).rows[0].in_period.quantity == 5
        assert not other.exists()
        assert not office.safekeeping.recovery.opens_all()
        renewed = office.safekeeping.recovery.issue()
        office.safekeeping.recovery.confirm(renewed.groups[-1])
        assert office.safekeeping.recovery.opens_all()
    with enrolled.office(COMMUNE) as office:
        assert office.journals.find("sở lao động") == there.journal
        with pytest.raises(UnknownJournalError):
            office.journals.find("bộ")


def test_a_folder_that_cannot_become_a_journal_stays_where_it_is(enrolled, department):
    joined(enrolled, department)
    twin = enrolled.root / "commune 1"
    with enrolled.office(COMMUNE) as office:
        for folder, error in ((office.folder, OtherOfficeError), (twin, OtherOfficeError)):
            with pytest.raises(error):
                office.authorities.take_in(folder)
        assert (twin / "ctph.db").exists()
        assert len(office.authorities.rows()) == 2
    with enrolled.office(COMMUNE) as office:
        assert [row.is_missing for row in office.authorities.rows()] == [False, False]


def test_a_second_journal_of_an_authority_never_lies_among_the_journals(enrolled, department, monkeypatch):
    joined(enrolled, department)
    moved = []
    monkeypatch.setattr(authorities, "rename_folder", lambda *folders: moved.append(folders))
    with enrolled.office(COMMUNE) as office, pytest.raises(OtherOfficeError):
        office.authorities.take_in(enrolled.root / "commune 1")
    assert moved == []


def test_an_office_whose_move_does_not_last_is_back_where_it_was(enrolled, department, monkeypatch):
    other = enrolled.root / "other"
    join_office(
        other, department.invitation, department.unit, "Cán bộ xã", "", department.code, device_name="PC",
        clock=enrolled.clock,
    )  # fmt: skip

    def fail(folder: Path) -> None:
        raise OSError(errno.EIO, "", str(folder))

    with enrolled.office(COMMUNE) as office:
        with monkeypatch.context() as patches:
            patches.setattr(authorities, "sync_folder", fail)
            with pytest.raises(EnvironmentFault):
                office.authorities.take_in(other)
        assert [row.is_missing for row in office.authorities.rows()] == [False]
        there = office.authorities.take_in(other)
        assert office.journals.find(DEPARTMENT) == there.journal


def test_who_hands_over_hands_over_all_journals(enrolled, department, other_disk, tmp_path):
    there = joined(enrolled, department)
    with enrolled.office(COMMUNE) as office:
        minutes = office.safekeeping.handover.hand_over(
            "Trần Thị Bình", "Công chức", stick=other_disk, minutes=tmp_path / "bien-ban.pdf"
        )
        assert [one.authority for one in minutes.further] == [DEPARTMENT]
        names = [path.name for path in other_disk.glob("*.ctphbak")]
        assert sorted(names) == sorted(minutes.backup_names)
        assert [name.split("_")[2] for name in minutes.backup_names] == ["ubnd-huyen-cam-lo", "so-lao-dong-tinh"]
        counted = [row.operations for row in office.safekeeping.backups.rows() if row.reason == "handover"]
        assert minutes.operations == sum(counted) > max(counted)
        assert not office.safekeeping.handover.is_begun()
    with enrolled.office(COMMUNE) as office:
        assert office.profile().person_name == "Trần Thị Bình"
        assert office.at(there).profile().person_name == "Trần Thị Bình"


def test_what_was_copied_is_still_told_once_that_authority_has_a_successor(enrolled, department):
    there = enrolled_there(enrolled, department)
    with enrolled.office(COMMUNE) as office:
        record(office, VL01=11)
        second = office.at(there)
        second.linking.take(MARCH, [one for one in second.linking.proposals(MARCH) if one.code == "VL01"])
    with enrolled.superior() as office:
        office.succession.succeed(NewUnit("450", "Sở mới"))
    with enrolled.superior() as office:
        letter, code = office.enrolment.invitation(enrolled.stick())
    with enrolled.office(COMMUNE) as office:
        office.invitations.accept(letter.path, code)
    with enrolled.office(COMMUNE) as office:
        second = office.at(there)
        assert [one.is_linked for one in second.linking.proposals(MARCH) if one.code == "VL01"] == [True]
        assert second.linking.differences(MARCH) == ()
        record(office, VL01=12)
        assert len(second.linking.differences(MARCH)) == 1


def test_a_figure_typed_for_one_authority_is_copied_for_the_other_and_told_once_they_part(enrolled, department):
    there = enrolled_there(enrolled, department)
    with enrolled.office(COMMUNE) as office:
        record(office, VL01=11, GN06_ND=3)
        second = office.at(there)
        record(second, VL01=4)
        offered = {one.code: one for one in second.linking.proposals(MARCH)}
        assert (offered["VL01"].present.quantity, offered["VL01"].source.value.quantity) == (4, 11)
        assert set(offered) == {"VL01", "GN06/ND"}
        second.linking.take(MARCH, list(offered.values()))
        rows = {second.progress.codes()[row.key]: row for row in second.progress.sheet(MARCH).rows}
        assert (rows["VL01"].in_period.quantity, rows["GN06/ND"].in_period.quantity) == (11, 3)
        assert second.linking.differences(MARCH) == ()
        assert all(one.is_linked and not one.differs for one in second.linking.proposals(MARCH))
        record(office, VL01=12)
        (told,) = second.linking.differences(MARCH)
        assert "ở đây 11" in told.text
        assert "12; số ở đó đã đổi" in told.text
        assert second.progress.sheet(MARCH).rows[0].in_period.quantity == 11
        second.submissions.seal(MARCH)
        report = second.exchange.export_package(enrolled.stick()).path
    with open_office(department.folder, clock=enrolled.clock) as office:
        assert office.exchange.import_packages([report])[0].verdict is FileVerdict.NEW


def test_an_office_in_the_middle_reports_upwards_what_its_units_came_to(enrolled, department):
    enrolled.imported("superior", enrolled.report(COMMUNE, VL01=11), enrolled.report("commune 1", VL01=5))
    with enrolled.superior() as office:
        for row in office.review.board():
            for cell in row.cells:
                if cell.seal and row.unit in set(enrolled.units.values()):
                    office.review.accept(cell.seal)
        offered = office.authorities.read(department.invitation).units
        (unit,) = [uuid for uuid, code, _ in offered if code == office.profile().unit_code]
        there = office.authorities.join(department.invitation, unit, department.code)
        upwards = office.at(there)
        assert (office.profile().role, upwards.profile().role) == (OfficeRole.SUPERIOR, OfficeRole.COMMUNE)
        (jobs,) = [one for one in upwards.linking.proposals(MARCH) if one.code == "VL01"]
        assert (jobs.source.value.quantity, jobs.source.counted, jobs.source.units) == (16, 2, 9)
        assert len(jobs.source.operations) == 2
        upwards.linking.take(MARCH, [jobs])
        assert upwards.linking.differences(MARCH) == ()
    again = enrolled.report("commune 1", VL01=6)
    with enrolled.superior() as office:
        (row,) = office.exchange.import_packages([again])
        office.review.accept(row.outcomes[0].seal)
        (told,) = office.at(there).linking.differences(MARCH)
        assert "17; số ở đó đã đổi" in told.text
