"""The way of a report: typed, sealed, exported, received, returned, changed, sealed again, accepted."""

import shutil
from pathlib import Path

import pytest
from village_offices import APRIL, MARCH, board_cell, publish, record, workplace_of

from ctph_desktop.domain.errors import (
    AlreadyDecidedError,
    InvalidCellError,
    NotAllowedError,
    NothingToSealError,
    RemarkMissingError,
    SealingRefusedError,
    UnknownSealError,
)
from ctph_desktop.domain.figures import MISSING, NOTHING, FigureValue
from ctph_desktop.domain.journal.roster import Member
from ctph_desktop.domain.submissions import SubmissionState
from ctph_desktop.services.ground.exchange_rows import FileVerdict
from ctph_desktop.services.reading.accepted import accepted_statements

ONE = "commune 0"


def _decide(village, how, month=MARCH, **arguments):
    with village.superior() as office:
        seal = board_cell(office, village.units[ONE], month).seal
        return getattr(office.review, how)(seal, **arguments)


def test_a_report_goes_its_whole_way(enrolled):
    village = enrolled
    assert village.state(ONE) is SubmissionState.NOTHING
    with village.office(ONE) as office:
        record(office, VL01=12, DN01=NOTHING)
    assert village.state(ONE) is SubmissionState.DRAFT
    with village.office(ONE) as office:
        office.submissions.seal(MARCH)
        assert office.submissions.own_state(MARCH) is SubmissionState.SEALED
    sent = village.exported(ONE)
    assert village.state(ONE) is SubmissionState.EXPORTED
    assert village.imported("superior", sent)[0].verdict is FileVerdict.NEW
    assert village.board(ONE).state is SubmissionState.RECEIVED
    assert village.state(ONE) is SubmissionState.EXPORTED, "nothing is received before a receipt says so"
    village.imported(ONE, village.answered(ONE))
    assert village.state(ONE) is SubmissionState.RECEIVED

    with village.superior() as office:
        report = office.review.received(village_seal(village, office))
        cell = next(row.cell for row in report.rows if row.in_period == FigureValue.reported(12))
    _decide(village, "return_report", remarks={cell: "Xem lại: 12 hay 21?", "": "Thiếu thuyết minh"})
    assert village.board(ONE).open_remarks == 2
    village.imported(ONE, village.answered(ONE))
    assert village.state(ONE) is SubmissionState.RETURNED
    with village.office(ONE) as office:
        sheet = office.progress.sheet(MARCH)
        marked = [row for row in sheet.rows if row.remarks]
        assert [remark.text for remark in marked[0].remarks] == ["Xem lại: 12 hay 21?"]
        assert len(sheet.remarks) == 2
        record(office, VL01=21)
        assert office.submissions.own_state(MARCH) is SubmissionState.CHANGED
        office.submissions.seal(MARCH)
        assert office.submissions.own_state(MARCH) is SubmissionState.SEALED

    village.imported("superior", village.exported(ONE))
    assert (village.board(ONE).state, village.board(ONE).version) == (SubmissionState.RECEIVED, 2)
    with village.superior() as office:
        report = office.review.received(village_seal(village, office))
        changed = [row for row in report.rows if row.previous_version == FigureValue.reported(12)]
        assert [row.in_period for row in changed] == [FigureValue.reported(21)]
        assert (report.version, report.sealed_by) == (2, "Cán bộ commune 0, Văn hoá – xã hội")
    _decide(village, "accept")
    assert village.board(ONE).open_remarks == 0
    village.imported(ONE, village.answered(ONE))
    assert village.state(ONE) is SubmissionState.ACCEPTED
    for name in ("superior", ONE):
        with village.office(name) as office:
            assert office.inspection.verify().problems == ()


def village_seal(village, office, month=MARCH) -> str:
    return board_cell(office, village.units[ONE], month).seal


def test_a_lost_receipt_is_made_good_by_the_next_one(enrolled):
    enrolled.imported("superior", enrolled.report(ONE, VL01=1))
    enrolled.answered(ONE).unlink()
    assert enrolled.state(ONE) is SubmissionState.EXPORTED
    enrolled.imported("superior", enrolled.report(ONE, APRIL, VL01=2))
    enrolled.imported(ONE, enrolled.answered(ONE))
    assert enrolled.state(ONE, MARCH) is SubmissionState.RECEIVED
    assert enrolled.state(ONE, APRIL) is SubmissionState.RECEIVED


def test_a_lost_package_is_made_good_by_the_next_one(enrolled):
    enrolled.report(ONE, VL01=1).unlink()
    enrolled.imported("superior", enrolled.report(ONE, APRIL, VL01=2))
    assert enrolled.board(ONE, MARCH).state is SubmissionState.RECEIVED
    assert enrolled.board(ONE, APRIL).state is SubmissionState.RECEIVED


def test_a_receipt_for_another_commune_says_nothing_here(enrolled):
    enrolled.imported("superior", enrolled.report(ONE, VL01=1))
    answer = enrolled.answered("commune 1")
    assert enrolled.imported(ONE, answer)[0].verdict is FileVerdict.ELSEWHERE
    assert enrolled.state(ONE) is SubmissionState.EXPORTED


def test_sealing_the_same_again_and_sealing_nothing_are_refused(enrolled):
    with enrolled.office(ONE) as office:
        with pytest.raises(NothingToSealError) as caught:
            office.submissions.seal(MARCH)
        assert caught.value.is_empty
        record(office, VL01=1)
        office.submissions.seal(MARCH)
        with pytest.raises(NothingToSealError) as caught:
            office.submissions.seal(MARCH)
        assert not caught.value.is_empty


def test_going_back_to_the_sealed_number_needs_no_new_seal(enrolled):
    with enrolled.office(ONE) as office:
        record(office, VL01=1)
        office.submissions.seal(MARCH)
        record(office, VL01=2)
        assert office.submissions.own_state(MARCH) is SubmissionState.CHANGED
        record(office, VL01=1)
        assert office.submissions.own_state(MARCH) is SubmissionState.SEALED


def test_a_number_that_was_blanked_is_shown_as_blanked_before_it_is_merged(enrolled):
    enrolled.imported("superior", enrolled.report(ONE, VL01=12, DN01=3))
    with enrolled.office(ONE) as office:
        record(office, VL01=MISSING)
        office.submissions.seal(MARCH)
    package = enrolled.exported(ONE)
    with enrolled.superior() as office:
        changes = office.exchange.preview([package]).rows[0].changes
        assert [(change.is_blanking, change.old) for change in changes] == [(True, "12")]


def test_an_old_empty_package_wipes_nothing(enrolled):
    with enrolled.office(ONE) as office:
        record(office, DN01=1)
    before = enrolled.exported(ONE)
    enrolled.imported("superior", enrolled.report(ONE, VL01=12))
    assert enrolled.imported("superior", before)[0].verdict is not FileVerdict.REFUSED
    with enrolled.superior() as office:
        rows = office.review.received(village_seal(enrolled, office)).rows
        assert FigureValue.reported(12) in [row.in_period for row in rows]


def test_a_returned_report_whose_figures_are_right_is_sealed_again_with_an_explanation(enrolled):
    village = enrolled
    village.imported("superior", village.report(ONE, VL01=12))
    _decide(village, "return_report", remarks={"": "Đề nghị giải trình"})
    village.imported(ONE, village.answered(ONE))
    with village.office(ONE) as office:
        assert office.progress.sheet(MARCH).can_seal
        with pytest.raises(SealingRefusedError) as refused:
            office.submissions.seal(MARCH, note="  ")
        assert "giải trình" in str(refused.value.reasons)
        office.submissions.seal(MARCH, note="Có quyết định kèm theo")
        assert office.submissions.own_state(MARCH) is SubmissionState.SEALED
        with pytest.raises(NothingToSealError):
            office.submissions.seal(MARCH, note="Lần nữa")
    village.imported("superior", village.exported(ONE))
    with village.superior() as office:
        report = office.review.received(village_seal(village, office))
        assert (report.version, report.note) == (2, "Có quyết định kèm theo")


def test_a_decision_belongs_to_a_seal_and_is_made_once(enrolled):
    enrolled.imported("superior", enrolled.report(ONE, VL01=12))
    with enrolled.superior() as office:
        seal = village_seal(enrolled, office)
        for remarks in ({}, {"": "  "}, {"": "\u200b"}):
            with pytest.raises(RemarkMissingError):
                office.review.return_report(seal, remarks=remarks)
        with pytest.raises(InvalidCellError):
            office.review.return_report(seal, remarks={"f/x": "?"})
        office.review.accept(seal)
        for decide in (office.review.accept, lambda s: office.review.return_report(s, remarks={"": "x"})):
            with pytest.raises(AlreadyDecidedError) as caught:
                decide(seal)
            assert not caught.value.is_replaced
        with pytest.raises(UnknownSealError):
            office.review.accept("0" * 32)
        with pytest.raises(UnknownSealError):
            office.review.received("")


def test_a_seal_that_was_replaced_is_not_decided_any_more(enrolled):
    enrolled.imported("superior", enrolled.report(ONE, VL01=12))
    with enrolled.superior() as office:
        first = village_seal(enrolled, office)
    enrolled.imported("superior", enrolled.report(ONE, VL01=13))
    with enrolled.superior() as office:
        with pytest.raises(AlreadyDecidedError) as caught:
            office.review.accept(first)
        assert caught.value.is_replaced


def test_after_acceptance_a_new_seal_waits_for_its_own_decision_and_the_old_one_counts_until_then(enrolled):
    enrolled.imported("superior", enrolled.report(ONE, VL01=12))
    _decide(enrolled, "accept")
    enrolled.imported("superior", enrolled.report(ONE, VL01=13))
    assert enrolled.board(ONE).state is SubmissionState.RECEIVED
    with enrolled.superior() as office:
        accepted = accepted_statements(office.review._workplace)[enrolled.units[ONE], MARCH.code]
        assert accepted.version == 1


def test_each_office_does_its_own_part_only(enrolled):
    enrolled.imported("superior", enrolled.report(ONE, VL01=12))
    with enrolled.superior() as office:
        seal = village_seal(enrolled, office)
        with pytest.raises(NotAllowedError):
            office.submissions.seal(MARCH)
        with pytest.raises(NotAllowedError):
            office.exchange.export_package(Path(enrolled.root))
    with enrolled.office(ONE) as office:
        for refused in (
            lambda: office.review.accept(seal),
            lambda: office.review.return_report(seal, remarks={"": "x"}),
            lambda: office.exchange.export_answers(enrolled.root),
            lambda: office.enrolment.invitation(enrolled.root),
            lambda: office.enrolment.enrol("x", "1"),
            lambda: office.consolidation.view(MARCH),
        ):
            with pytest.raises(NotAllowedError):
                refused()


# two PCs of one commune


@pytest.fixture
def with_second_pc(enrolled):
    """The first commune with a second PC, enrolled."""
    enrolled.join("second", enrolled.units[ONE], device="PC thứ hai")
    enrolled.enrol("second", enrolled.exported("second"))
    for name in ("second", ONE):
        enrolled.imported(name, enrolled.answered(name))
    return enrolled


def _exchange(village, sender, receiver):
    assert village.imported(receiver, village.exported(sender))[0].verdict is not FileVerdict.REFUSED


def test_two_pcs_with_two_numbers_cannot_seal_until_one_is_chosen(with_second_pc):
    village = with_second_pc
    with village.office(ONE) as office:
        record(office, VL01=5)
    with village.office("second") as office:
        record(office, VL01=7)
    _exchange(village, "second", ONE)
    with village.office(ONE) as office:
        sheet = office.progress.sheet(MARCH)
        assert not sheet.can_seal
        assert [row.has_conflict for row in sheet.rows if row.key == office.progress.find_line("VL01")] == [True]
        with pytest.raises(SealingRefusedError) as caught:
            office.submissions.seal(MARCH)
        assert "hai máy" in caught.value.reasons[0]
        assert sum(row.is_current for row in office.progress.history(MARCH, office.progress.find_line("VL01"))) == 2
        record(office, VL01=5 if sheet_value(office) == 7 else 7)
        office.submissions.seal(MARCH)
        assert office.inspection.verify().problems == ()


def sheet_value(office):
    key = office.progress.find_line("VL01")
    return next(row.in_period.quantity for row in office.progress.sheet(MARCH).rows if row.key == key)


def test_choosing_the_number_that_is_shown_ends_the_conflict_as_well(with_second_pc):
    """The value does not change, but the person has decided: that must be written."""
    village = with_second_pc
    with village.office(ONE) as office:
        record(office, VL01=5)
    with village.office("second") as office:
        record(office, VL01=7)
    _exchange(village, "second", ONE)
    with village.office(ONE) as office:
        record(office, VL01=int(sheet_value(office)))
        assert not any(row.has_conflict for row in office.progress.sheet(MARCH).rows)
        office.submissions.seal(MARCH)


def test_the_same_number_on_both_pcs_is_no_conflict(with_second_pc):
    village = with_second_pc
    for name in (ONE, "second"):
        with village.office(name) as office:
            record(office, VL01=5)
    _exchange(village, "second", ONE)
    with village.office(ONE) as office:
        record(office, VL01=6)
        office.submissions.seal(MARCH)
        assert office.inspection.verify().problems == ()
        office.inspection.rebuild()
        assert not any(row.has_conflict for row in office.progress.sheet(MARCH).rows)


def test_only_one_pc_of_an_office_seals(with_second_pc):
    """A seal of the second PC would not count above, so it is not made."""
    with with_second_pc.office("second") as office:
        record(office, VL01=5)
        with pytest.raises(SealingRefusedError) as caught:
            office.submissions.seal(MARCH)
        assert "“PC commune 0”" in caught.value.reasons[0]
        assert office.submissions.own_state(MARCH) is SubmissionState.DRAFT
        assert not office.progress.sheet(MARCH).can_seal


def test_what_the_second_pc_typed_the_first_one_seals(with_second_pc):
    village = with_second_pc
    with village.office("second") as office:
        record(office, VL01=5)
    _exchange(village, "second", ONE)
    with village.office(ONE) as office:
        office.submissions.seal(MARCH)
    village.imported("superior", village.exported(ONE))
    assert village.board(ONE).state is SubmissionState.RECEIVED


def test_while_the_superior_keeps_a_book_the_communes_late_figures_do_not_count(enrolled):
    village = enrolled
    with village.superior() as office:
        latest = workplace_of(office).journal.chain.latest
        kept = Member(village.units[ONE], "superior", latest.number + 1)
        publish(office, members=tuple(kept if member.unit == kept.unit else member for member in latest.members))
    rows = village.imported("superior", village.report(ONE, VL01=5))
    assert "giữ riêng" in rows[0].message
    assert village.board(ONE).seal == ""
    with village.superior() as office:
        book = workplace_of(office).books.of_unit(village.units[ONE])
        assert workplace_of(office).journal.project(book).held.total() > 0
        assert office.inspection.verify().problems == ()


def test_two_seals_of_one_month_are_settled_by_sealing_once_more(with_second_pc):
    """A PC that was cloned and then sealed on both sides: the next seal names both, even with the same figures.

    The clone writes as a PC of its own from its first opening on, so there is no fork to report.
    """
    village = with_second_pc
    with village.office(ONE) as office:
        record(office, VL01=5)
        office.submissions.seal(MARCH)
    shutil.copytree(village.root / ONE, village.root / "clone")
    with village.office(ONE) as office:
        record(office, VL01=6)
        office.submissions.seal(MARCH)
    village.exported(ONE)
    with village.office("clone") as office:
        record(office, VL01=7)
        office.submissions.seal(MARCH)
    _exchange(village, "clone", ONE)
    with village.office(ONE) as office:
        with pytest.raises(SealingRefusedError):
            office.submissions.seal(MARCH)
        record(office, VL01=int(sheet_value(office)))
        office.submissions.seal(MARCH)
        assert office.submissions.own_state(MARCH) is SubmissionState.SEALED
        with pytest.raises(NothingToSealError):
            office.submissions.seal(MARCH)
        assert office.inspection.verify().problems == ()
    village.imported("superior", village.exported(ONE))
    assert village.board(ONE).state is SubmissionState.RECEIVED
