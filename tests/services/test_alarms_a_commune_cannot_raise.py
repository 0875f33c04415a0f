"""What a commune's key signs into books it may not write, or under a replica not its own, alarms nobody falsely."""

import pytest
from msgspec.structs import replace
from test_hostile_packages import Forger
from village_offices import publish, record, workplace_of

from ctph_desktop.domain.journal.books import Book, BookKind, RecordKind, record_cell
from ctph_desktop.domain.journal.operation import FIGURE, RECORD, make_operation
from ctph_desktop.domain.journal.segment import cut_segment
from ctph_desktop.services.ground.exchange_rows import FileVerdict
from ctph_desktop.services.reading.conflict_rows import ChainKind

ONE, OTHER = "commune 0", "commune 1"
ALARMS = ("thiếu một đoạn", "hai nhánh", "hai bản dữ liệu", "cùng một bản dữ liệu", "bản dữ liệu khác")


def period_segment(forger, book, number, *, replica="ab" * 16, previous="", roster=""):
    cell = record_cell(RecordKind.PERIOD, "ab" * 16)
    operation = make_operation(kind=RECORD, cell=cell, parents=(), author="", device_time="", value={"n": number})
    return cut_segment(
        [operation], book=book, replica=replica, previous=previous, roster=roster or forger.roster,
        key=forger.keys.signing_key,
    )  # fmt: skip


def figure_segment(forger, number, *, replica="ab" * 16, previous=""):
    cell = f"f/{forger.identity.unit}/{'ab' * 16}/-/2019-05/actual"
    operation = make_operation(
        kind=FIGURE, cell=cell, parents=(), author="", device_time=str(number), value={"s": "nothing"}
    )
    return cut_segment(
        [operation], book=forger.book, replica=replica, previous=previous, roster=forger.roster,
        key=forger.keys.signing_key,
    )  # fmt: skip


@pytest.fixture
def superiors(enrolled):
    """What a commune knows of its superior's common book: the book, its first segment and whose replica that is."""
    with enrolled.superior() as office:
        workplace = workplace_of(office)
        heads = workplace.journal.heads_of_segments([workplace.books.standing])
        return workplace.books.standing, heads[0].replica, heads[0].id


def assert_no_alarm(village, row):
    assert not [alarm for alarm in ALARMS if alarm in row.message], row.message
    with village.superior() as office:
        assert office.inspection.verify().problems == ()
        assert office.chains.rows() == ()


@pytest.mark.parametrize("roster", ["", "ee" * 32])
def test_no_gap_is_told_of_the_superiors_book(enrolled, superiors, roster):
    book, _, _ = superiors
    forger = Forger(enrolled)
    row = forger.send(period_segment(forger, book, 1, previous="ff" * 32, roster=roster))
    assert_no_alarm(enrolled, row)
    with enrolled.superior() as office:
        assert office.inspection.verify().held == 1


@pytest.mark.parametrize("roster", ["", "ee" * 32])
def test_no_fork_is_told_of_the_superiors_book(enrolled, superiors, roster):
    book, replica, first = superiors
    forger = Forger(enrolled)
    mine = [period_segment(forger, book, number, roster=roster) for number in (1, 2)]
    beside = period_segment(forger, book, 3, replica=replica, previous=first, roster=roster)
    assert_no_alarm(enrolled, forger.send(*mine, beside))


def test_the_superiors_replica_in_a_communes_segment_sends_nobody_to_join_again(enrolled, superiors):
    book, replica, _ = superiors
    forger = Forger(enrolled)
    assert_no_alarm(enrolled, forger.send(period_segment(forger, book, 1, replica=replica)))
    row = forger.send(figure_segment(forger, 1, replica=replica))
    assert "tham gia lại" not in row.message
    with enrolled.superior() as office:
        assert office.chains.rows() == ()


def test_the_replica_of_another_commune_sends_nobody_to_join_again(enrolled):
    enrolled.imported("superior", enrolled.report(OTHER, VL01=1))
    with enrolled.office(OTHER) as office:
        replica = workplace_of(office).identity.replica
    forger = Forger(enrolled)
    assert "tham gia lại" not in forger.send(figure_segment(forger, 1, replica=replica)).message
    with enrolled.superior() as office:
        assert office.chains.rows() == ()


def test_a_commune_is_still_told_of_its_own_fork_and_of_its_own_gap(enrolled):
    forger = Forger(enrolled)
    row = forger.send(
        figure_segment(forger, 1), figure_segment(forger, 2), figure_segment(forger, 3, previous="ff" * 32)
    )
    assert "hai bản dữ liệu" in row.message
    with enrolled.superior() as office:
        assert {r.kind for r in office.chains.rows()} == {ChainKind.FORK, ChainKind.GAP}
        told = office.inspection.verify()
    assert "hai nhánh" in " ".join(told.notes)
    assert "thiếu một đoạn" in " ".join(told.problems)


def test_two_pcs_of_one_office_that_start_a_book_under_one_replica_are_no_fork(enrolled):
    enrolled.join("second", enrolled.units[ONE], device="PC thứ hai")
    enrolled.enrol("second", enrolled.exported("second"))
    enrolled.imported("second", enrolled.answered(ONE))
    for name in (ONE, "second"):
        forger = Forger(enrolled, name)
        forger.send(figure_segment(forger, 1))
    with enrolled.superior() as office:
        assert [row.kind for row in office.chains.rows()] == [ChainKind.SHARED]
        assert office.inspection.verify().problems == ()


def test_what_follows_a_segment_that_is_held_back_is_no_gap(enrolled, superiors):
    book, _, _ = superiors
    forger = Forger(enrolled)
    foreign = period_segment(forger, book, 1)
    assert_no_alarm(enrolled, forger.send(foreign, period_segment(forger, book, 2, previous=foreign.id)))


def test_held_parts_name_the_office_whose_pc_wrote_them(enrolled, superiors):
    book, _, _ = superiors
    forger = Forger(enrolled)
    forger.send(period_segment(forger, book, 1))
    with enrolled.superior() as office:
        (row,) = office.exchange.held()
        own = office.profile().unit_name
        workplace = workplace_of(office)
        assert row.sender == workplace.names.unit(enrolled.units[ONE])
        assert row.sender != own
        assert row.message.startswith(f"Kính gửi: {row.sender}\n")
        assert f"ghi vào sổ {own}" in row.message
        assert "trong sổ của quý đơn vị" not in row.message


def test_what_this_office_wrote_itself_and_does_not_count_has_no_letter_to_itself(enrolled):
    with enrolled.superior() as office:
        own = office.profile().unit
        workplace = workplace_of(office)
        grants = office.enrolment._latest().devices
        publish(office, devices=tuple(_without_rights(grant) if grant.unit == own else grant for grant in grants))
        rows = [row for row in office.exchange.held() if row.sender == workplace.names.unit(own)]
        assert rows
        assert {(row.message, row.contact) for row in rows} == {("", None)}


def _without_rights(grant):
    return replace(grant, is_revoked=True, cut=())


def test_a_package_wholly_left_outside_says_so_each_time_it_is_imported(enrolled):
    forger = Forger(enrolled)
    elsewhere = Book(BookKind.UNIT, enrolled.units[OTHER], 2019)
    segment = period_segment(forger, elsewhere, 1)
    for _ in range(2):
        row = forger.send(segment)
        assert "Không có gì mới" not in row.message
        assert "1 phần trong tệp không được nhận" in row.message
        assert row.verdict is FileVerdict.NEW


def test_the_same_file_is_read_again_until_nothing_of_it_stays_outside(enrolled):
    forger = Forger(enrolled)
    elsewhere = Book(BookKind.UNIT, enrolled.units[OTHER], 2019)
    forger.send(period_segment(forger, elsewhere, 1), figure_segment(forger, 1))
    (path,) = max(enrolled.root.glob("stick *"), key=lambda folder: int(folder.name.split()[1])).glob("*.ctph")
    with enrolled.superior() as office:
        preview = office.exchange.preview([path]).rows[0]
        (row,) = office.exchange.import_packages([path])
    for text in (preview.told, row.message):
        assert "1 phần trong tệp không được nhận" in text
    assert (preview.held, preview.new_figures) == (0, 0)
    assert "Không có gì mới" not in row.message


def test_a_commune_is_told_at_the_import_who_types_from_now_on(enrolled):
    with enrolled.superior() as office:
        office.keeping.keep_for(enrolled.units[ONE])
    taken, elsewhere = enrolled.answered(ONE), enrolled.answered(OTHER)
    with enrolled.office(ONE) as office:
        assert "Từ nay cấp trên nhập số liệu thay" in office.exchange.preview([taken]).rows[0].told
        assert "Từ nay cấp trên nhập số liệu thay" in office.exchange.import_packages([taken])[0].message
        assert "Từ nay" not in office.exchange.import_packages([taken])[0].message
    assert "Từ nay" not in enrolled.imported(OTHER, elsewhere)[0].message
    with enrolled.superior() as office:
        office.keeping.give_back(enrolled.units[ONE])
    assert "đã trả lại việc nhập" in enrolled.imported(ONE, enrolled.answered(ONE))[0].message
    with enrolled.office(ONE) as office:
        record(office, VL01=2)
