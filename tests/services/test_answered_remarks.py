"""A remark asks its commune for something until it seals again; what the superior office thinks of it comes later."""

import pytest
from village_offices import MARCH, record

from ctph_desktop.domain.submissions import SubmissionState

COMMUNE = "commune 0"


@pytest.fixture
def returned(enrolled):
    """A commune that was told to look at one figure again."""
    enrolled.imported("superior", enrolled.report(COMMUNE, VL01=5))
    return_with_remark(enrolled, "kiểm lại số này")
    return enrolled


def return_with_remark(village, text):
    seal = village.board(COMMUNE).seal
    with village.superior() as office:
        cell = next(row.cell for row in office.review.received(seal).rows if not row.is_computed)
        office.review.return_report(seal, remarks={cell: text})
    village.imported(COMMUNE, village.answered(COMMUNE))


def asked(village) -> list[str]:
    with village.office(COMMUNE) as office:
        remarks = office.progress.sheet(MARCH).remarks
        assert all(remark.is_open for remark in remarks)
        return [remark.text for remark in remarks if remark.asks]


def test_a_remark_asks_until_the_month_is_sealed_again(returned):
    assert asked(returned) == ["kiểm lại số này"]
    with returned.office(COMMUNE) as office:
        record(office, VL01=6)
    assert asked(returned) == ["kiểm lại số này"]
    with returned.office(COMMUNE) as office:
        office.submissions.seal(MARCH)
    assert returned.state(COMMUNE) is SubmissionState.SEALED
    assert asked(returned) == []


def test_a_month_that_was_returned_again_asks_everything_that_is_still_open(returned):
    returned.imported("superior", returned.report(COMMUNE, VL01=6))
    assert asked(returned) == []
    return_with_remark(returned, "vẫn chưa đúng")
    assert asked(returned) == ["kiểm lại số này", "vẫn chưa đúng"]
