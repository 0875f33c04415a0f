"""Reports in which nothing is doubted are accepted together; one that answers a remark or is doubted stays."""

import pytest
from village_offices import MARCH

from ctph_desktop.domain.submissions import SubmissionState

SOUND, DOUBTED = "commune 0", "commune 1"


@pytest.fixture
def reported(enrolled):
    enrolled.imported("superior", enrolled.report(SOUND, VL01=5))
    enrolled.imported("superior", enrolled.report(DOUBTED, VL01=90_000))
    return enrolled


def states(village):
    return [village.board(name).state for name in (SOUND, DOUBTED)]


def test_only_what_nothing_is_doubted_in_is_accepted_and_can_be_taken_back(reported):
    with reported.superior() as office:
        found = office.undoubted.of(MARCH)
        assert (len(found.seals), found.left) == (1, 1)
        office.undoubted.accept(found.seals)
    assert states(reported) == [SubmissionState.ACCEPTED, SubmissionState.RECEIVED]
    with reported.superior() as office:
        assert office.undoubted.of(MARCH).seals == ()
        office.undoubted.take_back(found.seals)
    assert states(reported) == [SubmissionState.RECEIVED, SubmissionState.RECEIVED]


def test_a_report_that_answers_a_remark_is_looked_at(reported):
    seal = reported.board(SOUND).seal
    with reported.superior() as office:
        office.review.return_report(seal, remarks={"": "Xem lại"})
    reported.imported(SOUND, reported.answered(SOUND))
    reported.imported("superior", reported.report(SOUND, VL01=6))
    with reported.superior() as office:
        assert (office.undoubted.of(MARCH).seals, office.undoubted.of(MARCH).left) == ((), 2)
