"""A decision can be taken back: freely until its answer was written, afterwards with a reason its commune reads."""

import pytest
from village_offices import MARCH, board_cell, record

from ctph_desktop.domain.errors import ClosedOverError, NotDecidedError, ReasonMissingError
from ctph_desktop.domain.submissions import SubmissionState
from ctph_desktop.wording.errors import explain

COMMUNE = "commune 0"


@pytest.fixture
def reported(enrolled):
    enrolled.imported("superior", enrolled.report(COMMUNE, VL01=5, DN01=4))
    return enrolled


def seal_of(village) -> str:
    return village.board(COMMUNE).seal


def test_an_acceptance_nobody_was_told_of_is_undone_in_one_step(reported):
    seal = seal_of(reported)
    with reported.superior() as office:
        office.review.accept(seal)
        office.review.take_back(seal)
        cell = board_cell(office, reported.units[COMMUNE])
        assert (cell.state, cell.counting_version) == (SubmissionState.RECEIVED, 0)
        assert office.consolidation.view(MARCH).is_provisional
        with pytest.raises(NotDecidedError):
            office.review.take_back(seal)
        office.review.accept(seal)
        assert board_cell(office, reported.units[COMMUNE]).state is SubmissionState.ACCEPTED


def test_once_the_answer_is_written_a_reason_is_needed_and_the_commune_reads_it(reported):
    seal = seal_of(reported)
    with reported.superior() as office:
        office.review.accept(seal)
        assert not office.review.received(seal).is_told
    reported.imported(COMMUNE, reported.answered(COMMUNE))
    assert reported.state(COMMUNE) is SubmissionState.ACCEPTED
    with reported.superior() as office:
        assert office.review.received(seal).is_told
        with pytest.raises(ReasonMissingError):
            office.review.take_back(seal, reason="  ")
        office.review.take_back(seal, reason="duyệt nhầm, số lớp chưa rõ")
        assert office.review.received(seal).withdrawn_reason == "duyệt nhầm, số lớp chưa rõ"
    answer = reported.answered(COMMUNE)
    with reported.office(COMMUNE) as office:
        changes = office.exchange.preview([answer]).rows[0].changes
        assert any("duyệt nhầm, số lớp chưa rõ" in change.new for change in changes)
        office.exchange.import_packages([answer])
        assert office.submissions.own_state(MARCH) is SubmissionState.RECEIVED
        assert office.progress.sheet(MARCH).decision_note == "duyệt nhầm, số lớp chưa rõ"
    with reported.superior() as office:
        office.review.return_report(seal, remarks={"": "xem lại số lớp"})
    answer = reported.answered(COMMUNE)
    with reported.office(COMMUNE) as office:
        changes = office.exchange.preview([answer]).rows[0].changes
        assert any("duyệt nhầm, số lớp chưa rõ" in change.new for change in changes)
        office.exchange.import_packages([answer])
        assert office.submissions.own_state(MARCH) is SubmissionState.RETURNED


def test_a_return_taken_back_asks_for_nothing_and_its_remarks_are_there_to_be_used_again(reported):
    seal = seal_of(reported)
    with reported.superior() as office:
        cell = next(row.cell for row in office.review.received(seal).rows if not row.is_computed)
        office.review.return_report(seal, remarks={cell: "kiểm lại", "": "thiếu giải trình"})
        assert board_cell(office, reported.units[COMMUNE]).open_remarks == 2
        office.review.take_back(seal)
        assert board_cell(office, reported.units[COMMUNE]).open_remarks == 0
        assert office.review.received(seal).drafted_remarks == {cell: "kiểm lại", "": "thiếu giải trình"}
    reported.imported(COMMUNE, reported.answered(COMMUNE))
    with reported.office(COMMUNE) as office:
        assert office.submissions.own_remarks(MARCH) == ()
    with reported.superior() as office:
        office.review.return_report(seal, remarks={cell: "kiểm lại số này"})
        assert board_cell(office, reported.units[COMMUNE]).open_remarks == 1
    reported.imported(COMMUNE, reported.answered(COMMUNE))
    with reported.office(COMMUNE) as office:
        assert [remark.text for remark in office.submissions.own_remarks(MARCH)] == ["kiểm lại số này"]


def test_taking_an_acceptance_back_lets_the_remarks_it_settled_wait_again(reported):
    first = seal_of(reported)
    with reported.superior() as office:
        office.review.return_report(first, remarks={"": "xem lại"})
    reported.imported(COMMUNE, reported.answered(COMMUNE))
    reported.imported("superior", reported.report(COMMUNE, VL01=6))
    with reported.superior() as office:
        second = board_cell(office, reported.units[COMMUNE]).seal
        office.review.accept(second)
        assert board_cell(office, reported.units[COMMUNE]).open_remarks == 0
        office.review.take_back(second)
        assert board_cell(office, reported.units[COMMUNE]).open_remarks == 1


def test_an_acceptance_a_period_was_closed_over_stands_until_it_is_opened_again(reported):
    seal = seal_of(reported)
    with reported.superior() as office:
        office.review.accept(seal)
        office.closing.close_period(MARCH)
        with pytest.raises(ClosedOverError) as refused:
            office.review.take_back(seal)
        assert "mở lại kỳ" in explain(refused.value)
        office.closing.reopen_period(MARCH, reason="xã báo sai")
        office.review.take_back(seal)
        assert board_cell(office, reported.units[COMMUNE]).state is SubmissionState.RECEIVED


def test_answers_wait_until_they_are_written_and_again_after_the_next_decision(reported):
    seal = seal_of(reported)
    unit = reported.units[COMMUNE]
    with reported.superior() as office:
        assert office.review.unsent_answers() == ()
        office.review.accept(seal)
        assert office.review.unsent_answers() == (unit,)
        office.exchange.export_answers(reported.stick())
        assert office.review.unsent_answers() == ()
        office.review.take_back(seal, reason="duyệt nhầm")
        assert office.review.unsent_answers() == (unit,)


def test_a_file_for_one_commune_leaves_the_answers_of_others_waiting(reported):
    reported.imported("superior", reported.report("commune 1", VL01=7))
    with reported.superior() as office:
        for row in office.review.board():
            for cell in row.cells:
                if cell.seal:
                    office.review.accept(cell.seal)
        assert set(office.review.unsent_answers()) == set(reported.units.values())
        office.exchange.export_package(reported.stick(), unit=reported.units[COMMUNE])
        assert office.review.unsent_answers() == (reported.units["commune 1"],)
        assert not office.review.received(board_cell(office, reported.units["commune 1"]).seal).is_told


def test_the_reason_of_a_changed_figure_reaches_the_superior_office(reported):
    with reported.office(COMMUNE) as office:
        record(office, VL01=9)
        office.submissions.seal(MARCH, explanations={office.progress.find_line("VL01"): "cộng sót một lớp"})
        package = office.exchange.export_package(reported.stick()).path
        record(office, VL01=12)
    reported.imported("superior", package)
    with reported.superior() as office:
        seal = board_cell(office, reported.units[COMMUNE]).seal
        (row,) = office.revisions.between_seals(seal).rows
        assert (row.old.quantity, row.new.quantity) == (5, 9)
        assert (row.reason, row.device, row.author) == ("cộng sót một lớp", f"PC {COMMUNE}", row.author)
        assert "Cán bộ" in row.author
        lines = {line.key: line for line in office.review.received(seal).rows}
        assert lines[office.progress.find_line("VL01")].reason == "cộng sót một lớp"
        assert lines[office.progress.find_line("DN01")].reason == ""
