"""Remarks are settled by an acceptance, and wait again when it is taken back."""

import pytest

from ctph_desktop.domain.remarks import closed_by_acceptance, reopened_by_withdrawal, silenced_by_withdrawal
from ctph_desktop.domain.submissions import Remark

VERSIONS = {"v1": 1, "v2": 2, "v3": 3, "v4": 4}


def a_remark(seal: str, *, is_open: bool, period: str = "2019-03") -> Remark:
    return Remark(seal, "commune", period, "", "xem lại", "person", is_open)


def test_accepting_settles_the_open_remarks_of_the_same_month_alone():
    remarks = {
        "first": a_remark("v1", is_open=True),
        "settled": a_remark("v1", is_open=False),
        "april": a_remark("a1", is_open=True, period="2019-04"),
    }
    assert list(closed_by_acceptance(remarks, unit="commune", period="2019-03")) == ["first"]


@pytest.mark.parametrize(("after", "waiting"), [(0, ["of v1", "of v3"]), (2, ["of v3"]), (4, [])])
def test_what_an_earlier_acceptance_settled_stays_settled(after, waiting):
    remarks = {
        "of v1": a_remark("v1", is_open=False),
        "of v3": a_remark("v3", is_open=False),
        "of another month": a_remark("a1", is_open=False, period="2019-04"),
    }
    assert list(reopened_by_withdrawal(remarks, versions=VERSIONS, after=after, withdrawn=())) == waiting


def test_a_return_that_was_taken_back_asks_for_nothing_again():
    remarks = {"of v1": a_remark("v1", is_open=True), "of v2": a_remark("v2", is_open=True)}
    assert list(silenced_by_withdrawal(remarks, seal="v1")) == ["of v1"]
    closed = {"of v1": a_remark("v1", is_open=False)}
    assert not list(reopened_by_withdrawal(closed, versions=VERSIONS, after=0, withdrawn={"v1"}))
