"""What cannot be taken in is noted with its reason and a message for its sender, and forgotten when it is settled."""

import pytest
from village_offices import MARCH, publish, record, revoke, workplace_of

from ctph_desktop.domain.errors import UnknownPackageError
from ctph_desktop.services.ground.exchange_rows import FileVerdict

ONE, OTHER = "commune 0", "commune 1"


def damaged(path, name=None):
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    other = path.with_name(name or path.name)
    other.write_bytes(data)
    return other


def held(village, name="superior"):
    with village.office(name) as office:
        return office.exchange.held()


def test_a_damaged_file_is_noted_once_with_its_reason_and_a_message_to_its_sender(enrolled):
    path = damaged(enrolled.report(ONE, VL01=1))
    enrolled.imported("superior", path, path)
    (row,) = held(enrolled)
    assert row.file_name == path.name
    assert "hỏng" in row.reason
    assert not row.is_certain
    assert row.sender in row.message
    assert row.reason in row.message
    assert path.name in row.subject
    with enrolled.superior() as office:
        assert office.exchange.tray() == ()
        office.contacts.record(enrolled.units[ONE], desk="", phone="", email="vp@xa.vn")
        assert office.exchange.held()[0].contact.email == "vp@xa.vn"


def test_the_next_good_file_of_the_sender_settles_what_could_not_be_read(enrolled):
    good = enrolled.report(ONE, VL01=1)
    enrolled.imported("superior", damaged(good, f"{good.stem}-2.ctph"))
    assert len(held(enrolled)) == 1
    enrolled.imported("superior", enrolled.report(OTHER, VL01=1))
    assert len(held(enrolled)) == 1, "another unit's file settles nothing"
    enrolled.imported("superior", good)
    assert held(enrolled) == ()


def test_a_note_is_removed_by_hand_and_only_once(enrolled):
    path = damaged(enrolled.report(ONE, VL01=1))
    enrolled.imported("superior", path)
    with enrolled.superior() as office:
        (row,) = office.exchange.held()
        assert row.can_dismiss
        office.exchange.dismiss(row.id)
        assert office.exchange.held() == ()
        with pytest.raises(UnknownPackageError):
            office.exchange.dismiss(row.id)


def test_foreign_files_are_told_and_not_kept(enrolled):
    stick = enrolled.stick()
    for name, data in (("so.xlsx", b"PK\x03\x04" + bytes(300)), ("anh.png", b"\x89PNG\r\n\x1a\n" + bytes(300))):
        (stick / name).write_bytes(data)
    rows = enrolled.imported("superior", *stick.iterdir())
    assert {row.verdict for row in rows} == {FileVerdict.REFUSED}
    assert held(enrolled) == ()


def test_a_flood_of_damaged_files_drops_the_oldest_notes_and_never_keeps_a_new_pc_out(founded):
    path = founded.report(ONE, VL01=1)
    data = path.read_bytes()
    stick = founded.stick()
    for number in range(130):
        (stick / f"{number:03}.ctph").write_bytes(data[: -9 - number])
    founded.imported("superior", *sorted(stick.iterdir()))
    rows = held(founded)
    assert len(rows) == 100
    assert {row.file_name for row in rows} == {f"{number:03}.ctph" for number in range(30, 130)}
    founded.enrol(ONE, path)
    with founded.superior() as office:
        assert office.inspection.verify().problems == ()


def test_a_waiting_pc_has_a_message_and_merges_by_itself_once_it_is_enrolled(founded):
    first, second = founded.report(ONE, VL01=1), founded.exported(ONE)
    with founded.office(ONE) as office:
        code = office.enrolment.request_code()
    with founded.superior() as office:
        office.exchange.import_packages([first, second])
        rows = office.exchange.tray()
        assert len(rows) == 2
        assert "20 chữ số" in rows[0].message
        assert rows[0].sender in rows[0].message
        office.enrolment.enrol(rows[0].package, code)
        assert office.exchange.tray() == ()
    assert founded.board(ONE).seal


def test_parts_of_a_book_that_are_held_back_are_told_with_their_reason(enrolled):
    enrolled.imported("superior", enrolled.report(ONE, VL01=1))
    with enrolled.superior() as office:
        revoke(office, enrolled.units[ONE])
        (row,) = office.exchange.held()
        assert "thu hồi" in row.reason
        assert row.sender == workplace_of(office).names.unit(enrolled.units[ONE])
        assert not row.can_dismiss
        assert row.sender in row.message


def test_a_hostile_file_name_is_shown_and_not_followed(enrolled):
    path = enrolled.report(ONE, VL01=1)
    hostile = damaged(path, "19597_<img src=x>\u202e%n.ctph")
    enrolled.imported("superior", hostile)
    (row,) = held(enrolled)
    assert "\u202e" not in row.file_name
    assert row.contact is None or row.contact.unit_name


def test_a_commune_notes_what_it_cannot_read_from_its_superior(enrolled):
    path = damaged(enrolled.answered(ONE))
    enrolled.imported(ONE, path)
    (row,) = held(enrolled, ONE)
    with enrolled.office(ONE) as office:
        assert row.sender == office.profile().superior_name
    enrolled.imported(ONE, enrolled.answered(ONE))
    assert held(enrolled, ONE) == ()


def test_folders_files_and_sticks_are_gathered_in_one_go(enrolled):
    stick, folder = enrolled.stick(), enrolled.stick()
    good = enrolled.report(ONE, VL01=1)
    for number in range(300):
        (stick / f"goi {number}.ctph").write_bytes(good.read_bytes())
    (stick / "so.xlsx").write_bytes(b"PK\x03\x04")
    (folder / "goi.bin").write_bytes(good.read_bytes())
    with enrolled.superior() as office:
        found = office.exchange.gather([good, stick, folder, good])
        assert len(found) == 302
        preview = office.exchange.preview(found)
        assert [row.verdict for row in preview.rows] == [FileVerdict.NEW, *[FileVerdict.KNOWN] * 301]
        rows = office.exchange.import_packages(found)
        assert [row.verdict for row in rows] == [FileVerdict.NEW, *[FileVerdict.KNOWN] * 301]
    assert enrolled.board(ONE, MARCH).seal


def test_a_new_roster_may_forbid_and_nothing_that_waits_is_lost(enrolled):
    """Publishing twice in a row leaves the tray as it was."""
    path = damaged(enrolled.report(ONE, VL01=1))
    enrolled.imported("superior", path)
    with enrolled.superior() as office:
        publish(office)
        record_count = len(office.exchange.held())
    assert record_count == 1
    with enrolled.office(ONE) as office:
        record(office, VL01=2)
