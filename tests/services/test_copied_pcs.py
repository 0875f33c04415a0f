"""Copied disks and old copies put back: both parts are kept, and everybody concerned is told what to do."""

import shutil
from collections import Counter

import pytest
from msgspec.structs import replace
from village_offices import APRIL, record, workplace_of

from ctph_desktop.domain.journal.operation import FIGURE, make_operation
from ctph_desktop.domain.journal.segment import cut_segment, read_head
from ctph_desktop.services.ground.exchange_rows import FileVerdict
from ctph_desktop.services.reading import chains
from ctph_desktop.services.reading.conflict_rows import ChainKind
from ctph_desktop.storage.chains import read_links

ONE, CLONE = "commune 0", "commune 0 copied"


def replica_of(village, name):
    with village.office(name) as office:
        return workplace_of(office).identity.replica


def chains_of(village, name):
    with village.office(name) as office:
        return office.chains.unseen()


def goes_on_as(office, replica):
    """Let an open office write under a replica, as a program does that has not noticed it was copied."""
    workplace = workplace_of(office)
    workplace.identity = replace(workplace.identity, replica=replica)
    workplace.journal.use_replica(replica)


@pytest.fixture
def cloned(enrolled):
    """A PC whose disk was copied; both copies typed a number and sent a file."""
    village = enrolled
    village.imported("superior", village.report(ONE, VL01=3))
    shutil.copytree(village.root / ONE, village.root / CLONE)
    village.units[CLONE] = village.units[ONE]
    for name, code in ((ONE, "VL01"), (CLONE, "DN01")):
        with village.office(name) as office:
            record(office, APRIL, **{code: 5})
    return village


def export_as(village, name, replica):
    """Export under a replica, as a program does that has not noticed anything."""
    with village.office(name) as office:
        goes_on_as(office, replica)
        return office.exchange.export_package(village.stick()).path


def test_the_superior_office_is_told_in_the_preview_in_the_result_and_on_its_board(cloned):
    replica = replica_of(cloned, ONE)
    first, second = export_as(cloned, ONE, replica), export_as(cloned, CLONE, replica)
    cloned.imported("superior", first)
    assert chains_of(cloned, "superior") == ()
    with cloned.superior() as office:
        assert office.conflicts.attention().chains == ()
        preview = office.exchange.preview([second]).rows[0]
        imported = office.exchange.import_packages([second])[0]
        assert (preview.verdict, imported.verdict) == (FileVerdict.NEW, FileVerdict.NEW)
        for text in (preview.told, imported.message):
            assert "hai bản dữ liệu cùng ghi tiếp" in text
            assert "Hãy gọi điện" in text
        (row,) = office.chains.unseen()
        assert (row.kind, row.device, row.is_own) == (ChainKind.FORK, "PC commune 0", False)
        assert office.conflicts.attention().chains == (row,)
        office.chains.acknowledge([row.name])
        assert office.chains.unseen() == ()
        assert office.chains.rows() == (row,)
        assert office.inspection.verify().held == 0


def test_chains_in_which_nothing_is_odd_are_read_again_only_when_a_segment_has_come(cloned, monkeypatch):
    first = cloned.exported(ONE)
    read = []

    def noted(database):
        read.append(database)
        return read_links(database)

    monkeypatch.setattr(chains, "read_links", noted)
    with cloned.superior() as office:
        office.conflicts.attention()
        seal = next(cell.seal for row in office.review.board() for cell in row.cells if cell.seal)
        office.review.accept(seal)
        office.at(office.standpoint).conflicts.attention()
        assert len(read) == 1
        office.exchange.import_packages([first])
        read.clear()
        office.conflicts.attention()
        assert len(read) == 1


def test_the_office_itself_is_told_keeps_both_parts_and_goes_on_as_another_replica(cloned):
    replica = replica_of(cloned, ONE)
    first, second = export_as(cloned, ONE, replica), export_as(cloned, CLONE, replica)
    cloned.imported("superior", first, second)
    answer = cloned.answered(ONE)
    (row,) = cloned.imported(ONE, answer)
    assert "chính máy này đã ghi" in row.message
    assert replica_of(cloned, ONE) != replica
    (told,) = chains_of(cloned, ONE)
    assert told.is_own
    assert "tham gia lại như máy thứ hai" in told.advice
    with cloned.office(ONE) as office:
        rows = {r.label: r.in_period.quantity for r in office.progress.sheet(APRIL).rows}
        assert (rows["Giải quyết việc làm"], rows["Đào tạo nghề"]) == (5, 5)
        record(office, APRIL, VL01=6)
        office.submissions.seal(APRIL)
        told = office.inspection.verify()
        assert told.problems == ()
        assert "hai nhánh" in " ".join(told.notes)
    cloned.imported("superior", cloned.exported(ONE))
    assert len(chains_of(cloned, "superior")) == 1
    with cloned.office(ONE) as office:
        links = read_links(workplace_of(office).journal.database)
        new = workplace_of(office).identity.replica
        mine = [link for link in links if link.replica == new]
        assert [link.previous for link in mine] == [""]


def test_an_old_copy_put_back_gets_its_work_again_and_does_not_fork_afterwards(enrolled):
    village = enrolled
    village.report(ONE, VL01=3)
    old = village.root / "old copy"
    shutil.copytree(village.root / ONE, old)
    replica = replica_of(village, ONE)
    village.imported("superior", village.report(ONE, APRIL, VL01=4))
    shutil.rmtree(village.root / ONE)
    shutil.copytree(old, village.root / ONE)
    with village.office(ONE) as office:
        goes_on_as(office, replica)
        workplace = workplace_of(office)
        with village.superior() as superior:
            answer = superior.exchange.export_package(village.stick(), unit=village.units[ONE]).path
        (row,) = office.exchange.import_packages([answer])
        assert "chính máy này đã ghi" in row.message
        assert workplace.identity.replica != replica
        assert office.progress.sheet(APRIL).rows[0].in_period.quantity == 4
        record(office, APRIL, DN01=1)
    village.imported("superior", village.exported(ONE))
    assert chains_of(village, "superior") == ()
    assert chains_of(village, ONE) == ()


def test_a_package_with_a_missing_segment_says_whose_file_to_ask_for(enrolled):
    village = enrolled
    village.report(ONE, VL01=3)
    with village.office(ONE) as office:
        record(office, VL01=4)
        office.exchange.export_package(village.stick())
        workplace = workplace_of(office)
        book = workplace.books.of_unit(workplace.identity.unit)
        segments = workplace.journal.segments([book])
        assert len(segments) >= 2
        kept = workplace.journal.heads_to_pass_on
        workplace.journal.heads_to_pass_on = lambda books: tuple(s for s in kept(books) if s.id != segments[-2].id)
        package = office.exchange.export_package(village.stick()).path
    with village.superior() as office:
        assert "thiếu một đoạn" in office.exchange.preview([package]).rows[0].told
        assert "Hãy xin" in office.exchange.import_packages([package])[0].message
        (row,) = office.chains.unseen()
        assert row.kind is ChainKind.GAP
    village.imported("superior", village.exported(ONE))
    assert chains_of(village, "superior") == ()


def test_one_replica_under_the_keys_of_two_pcs_is_told(enrolled):
    village = enrolled
    village.join("second", village.units[ONE], device="PC thứ hai")
    village.enrol("second", village.exported("second"))
    village.imported("second", village.answered(ONE))
    village.imported("superior", village.report(ONE, VL01=3))
    with village.office("second") as office:
        record(office, VL01=9)
    package = export_as(village, "second", replica_of(village, ONE))
    (row,) = village.imported("superior", package)
    assert "cùng một bản dữ liệu" in row.message
    assert Counter(r.kind for r in chains_of(village, "superior")) == {ChainKind.SHARED: 1}


def test_what_adds_to_a_fork_that_was_seen_is_told_again(cloned):
    replica = replica_of(cloned, ONE)
    for name in (ONE, CLONE):
        cloned.imported("superior", export_as(cloned, name, replica))
    with cloned.superior() as office:
        office.chains.acknowledge([row.name for row in office.chains.unseen()])
        workplace = workplace_of(office)
        book = workplace.books.of_unit(cloned.units[ONE])
        link = next(link for link in read_links(workplace.journal.database, [book]) if link.previous)
    with cloned.office(CLONE) as office:
        workplace = workplace_of(office)
        cell = f"f/{cloned.units[ONE]}/{'ab' * 16}/-/2019-05/actual"
        third = cut_segment(
            [make_operation(kind=FIGURE, cell=cell, parents=(), author="x", device_time="", value={"s": "nothing"})],
            book=book, replica=replica, previous=link.previous, roster=workplace.journal.chain.ids[-1],
            key=workplace.keys.signing_key,
        )  # fmt: skip
        journal = workplace.journal
        heads, segments = journal.heads_to_pass_on, journal.segments
        journal.heads_to_pass_on = lambda books: (*heads(books), read_head(third))
        journal.segments = lambda books: (*segments(books), third)
        package = office.exchange.export_package(cloned.stick()).path
    cloned.imported("superior", package)
    assert len(chains_of(cloned, "superior")) == 1
