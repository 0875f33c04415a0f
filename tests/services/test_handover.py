"""Bàn giao: the next person, the next sheet, the key, a backup and minutes; after a fault it goes on."""

import pypdfium2
import pytest
from msgspec.structs import replace
from village_offices import MARCH, record, workplace_of

from ctph_desktop.channels import backup_files
from ctph_desktop.channels.backup_files import check_backup
from ctph_desktop.domain.errors import (
    DiskFullError,
    FileInPlaceError,
    FolderInPlaceError,
    FolderNotWritableError,
    PersonMissingError,
    RecoveryCodeWrongError,
)
from ctph_desktop.office.restoring import restore_into_new, unlock
from ctph_desktop.system.secrets import KEY_FILE
from ctph_desktop.wording.terms import SAMPLE_NOTE

ONE = "commune 0"


def handed_over(village, *, name="Cán bộ nhận", post="Văn phòng", folder=ONE):
    stick = village.stick()
    with village.office(folder) as office:
        sheet = office.safekeeping.recovery.issue()
        office.safekeeping.recovery.confirm(sheet.groups[-1])
        stated = office.safekeeping.handover.hand_over(name, post, stick=stick, minutes=stick / "biên bản.pdf")
    return stick, sheet, stated


@pytest.mark.parametrize("folder", [ONE, "superior"])
def test_the_next_person_writes_in_their_own_name_and_the_record_of_the_last_one_is_closed(enrolled, folder):
    with enrolled.office(folder) as office:
        last = workplace_of(office).identity.person
    handed_over(enrolled, folder=folder)
    with enrolled.office(folder) as office:
        profile = office.profile()
        assert (profile.person_name, profile.person_post) == ("Cán bộ nhận", "Văn phòng")
        workplace = workplace_of(office)
        assert workplace.identity.person != last
        persons = workplace.persons.by_office()
        closed, opened = persons[profile.unit, last], persons[profile.unit, workplace.identity.person]
        assert (closed.until, opened.since, opened.until) == ("2019-04-01", "2019-04-01", "")
        assert office.inspection.verify().problems == ()
    if folder == ONE:
        with enrolled.office(ONE) as office:
            record(office, VL01=4)
            book = workplace_of(office).books.of_unit(office.profile().unit)
            newest = workplace_of(office).journal.operations(book)[-1][0]
            assert newest.op.a == workplace_of(office).identity.person


def test_the_last_sheet_opens_nothing_any_more_and_the_stick_opens_with_the_new_one(enrolled):
    with enrolled.office(ONE) as office:
        old = office.safekeeping.recovery.issue()
        office.safekeeping.recovery.confirm(old.groups[-1])
    stick, sheet, stated = handed_over(enrolled)
    (enrolled.root / ONE / KEY_FILE).unlink()
    with pytest.raises(RecoveryCodeWrongError):
        unlock(enrolled.root / ONE, " ".join(old.groups))
    backup = stick / stated.backup_name
    assert check_backup(backup) == stated.backup_digest
    restore_into_new(enrolled.root / "next account", backup, code=" ".join(sheet.groups), clock=enrolled.clock)
    with enrolled.office("next account") as office:
        assert office.profile().person_name == "Cán bộ nhận"


def test_the_minutes_name_both_persons_the_sheet_and_the_backup_but_not_the_code(enrolled):
    enrolled.report(ONE, VL01=3)
    stick, sheet, stated = handed_over(enrolled)
    pages = pypdfium2.PdfDocument(stick / "biên bản.pdf")
    text = " ".join(pages[n].get_textpage().get_text_range() for n in range(len(pages)))
    for wanted in ("BIÊN BẢN BÀN GIAO", "Cán bộ commune 0", "Cán bộ nhận", sheet.number, "tháng 03/2019"):
        assert wanted in text
    assert stated.backup_name in text.replace("\r\n", "")
    assert not any(group in text for group in sheet.groups)


def test_after_a_fault_of_the_stick_the_handover_goes_on_where_it_stopped(enrolled):
    with enrolled.office(ONE) as office:
        handover = office.safekeeping.handover
        with pytest.raises(FolderNotWritableError):
            handover.hand_over("Cán bộ nhận", "", stick=enrolled.root / "nowhere", minutes=enrolled.root / "m.pdf")
        person = workplace_of(office).identity.person
    stick = enrolled.stick()
    with enrolled.office(ONE) as office:
        stated = office.safekeeping.handover.hand_over("Cán bộ nhận", "", stick=stick, minutes=stick / "m.pdf")
        assert workplace_of(office).identity.person == person
        assert (stated.outgoing_name, stated.incoming_name) == ("Cán bộ commune 0", "Cán bộ nhận")


def test_a_handover_to_nobody_changes_nothing(enrolled):
    stick = enrolled.stick()
    with enrolled.office(ONE) as office:
        before = workplace_of(office).identity
        with pytest.raises(PersonMissingError):
            office.safekeeping.handover.hand_over(" \u200b ", "x", stick=stick, minutes=stick / "m.pdf")
        assert workplace_of(office).identity == before
    assert list(stick.iterdir()) == []


def text_of(path):
    pages = pypdfium2.PdfDocument(path)
    return " ".join(pages[number].get_textpage().get_text_range() for number in range(len(pages)))


@pytest.mark.parametrize("is_sample", [True, False])
def test_minutes_and_sheet_of_the_sample_programme_say_so_and_others_do_not(enrolled, is_sample):
    with enrolled.office(ONE) as office:
        workplace = workplace_of(office)
        workplace.identity = replace(workplace.identity, sample_note=SAMPLE_NOTE if is_sample else "")
        sheet = office.safekeeping.recovery.issue()
        office.safekeeping.recovery.confirm(sheet.groups[-1])
        stick = enrolled.stick()
        office.safekeeping.save_sheet(sheet, stick / "phiếu.pdf")
        office.safekeeping.handover.hand_over("Cán bộ nhận", "", stick=stick, minutes=stick / "m.pdf")
    for page in ("phiếu.pdf", "m.pdf"):
        assert (SAMPLE_NOTE in text_of(stick / page)) is is_sample


def test_a_handover_is_begun_from_the_change_of_persons_until_the_minutes_are_there(enrolled):
    stick = enrolled.stick()
    with enrolled.office(ONE) as office:
        handover = office.safekeeping.handover
        assert not handover.is_begun()
        with pytest.raises(FolderNotWritableError):
            handover.hand_over("Cán bộ nhận", "", stick=enrolled.root / "nowhere", minutes=stick / "m.pdf")
        assert handover.is_begun()
    with enrolled.office(ONE) as office:
        assert office.safekeeping.handover.is_begun()
        office.safekeeping.handover.hand_over("Cán bộ nhận", "", stick=stick, minutes=stick / "m.pdf")
        assert not office.safekeeping.handover.is_begun()


@pytest.mark.parametrize("folder", [ONE, "superior"])
def test_a_name_set_right_after_a_fault_goes_on_with_the_same_outgoing_person(enrolled, folder):
    with enrolled.office(folder) as office:
        last = office.profile().person_name
        for name in ("Cán bộ nhậm", "Cán bộ nhận việc"):
            with pytest.raises(FolderNotWritableError):
                office.safekeeping.handover.hand_over(name, "", stick=enrolled.root / "nowhere", minutes="m.pdf")
    stick = enrolled.stick()
    with enrolled.office(folder) as office:
        handover = office.safekeeping.handover
        stated = handover.hand_over("Cán bộ nhận", "", stick=stick, minutes=stick / "m.pdf")
        assert (stated.outgoing_name, stated.incoming_name) == (last, "Cán bộ nhận")
        assert not handover.is_begun()
        stated = handover.hand_over("Cán bộ sau", "", stick=stick, minutes=stick / "m.pdf")
        assert (stated.outgoing_name, stated.incoming_name) == ("Cán bộ nhận", "Cán bộ sau")
    assert "Cán bộ nhậm" not in text_of(stick / "m.pdf")


def test_what_would_stop_a_handover_is_found_before_it_and_nothing_is_left_of_the_look(enrolled, monkeypatch):
    stick = enrolled.stick()
    (stick / "folder.pdf").mkdir()
    (stick / "file").write_text("x")
    before = sorted(stick.rglob("*"))
    with enrolled.office(ONE) as office:
        handover = office.safekeeping.handover
        for name, place, minutes, refusal in (
            (" \u200b ", stick, stick / "m.pdf", PersonMissingError),
            ("Cán bộ nhận", stick / "nowhere", stick / "m.pdf", FolderNotWritableError),
            ("Cán bộ nhận", stick / "file", stick / "m.pdf", FileInPlaceError),
            ("Cán bộ nhận", stick, stick / "nowhere" / "m.pdf", FolderNotWritableError),
            ("Cán bộ nhận", stick, stick / "folder.pdf", FolderInPlaceError),
        ):
            with pytest.raises(refusal):
                handover.check(name, stick=place, minutes=minutes)
        handover.check("Cán bộ nhận", stick=stick, minutes=stick / "m.pdf")
        handover.check("Cán bộ nhận", stick=stick, minutes=stick / "file")
        assert not handover.is_begun()
        small = backup_files.shutil.disk_usage(stick)._replace(free=1000)
        monkeypatch.setattr(backup_files.shutil, "disk_usage", lambda _: small)
        with pytest.raises(DiskFullError):
            handover.check("Cán bộ nhận", stick=stick, minutes=stick / "m.pdf")
    assert sorted(stick.rglob("*")) == before
    assert (stick / "file").read_text("utf-8") == "x"


def test_the_minutes_of_the_superior_office_name_the_months_it_closed(enrolled):
    with enrolled.superior() as office:
        stick = enrolled.stick()
        office.closing.close_period(MARCH)
        stated = office.safekeeping.handover.hand_over("Cán bộ nhận", "", stick=stick, minutes=stick / "m.pdf")
    assert stated.sealed == ("tháng 03/2019",)
