"""What a seal is in the light of a closing, whatever it says of itself."""

import pytest

from ctph_desktop.domain.closings import KnownClosing, PeriodClosing, closing_uuid, reopenings_in_force
from ctph_desktop.domain.periods import ReportingPeriod

CLOSED = KnownClosing(PeriodClosing("p", "2019-03", is_closed=True, by="x", seals=("s1",)), "op2", "")
OPEN = KnownClosing(PeriodClosing("p", "2019-03", is_closed=False, by="x", seals=("s1",)), "op3", "")


@pytest.mark.parametrize(
    ("known", "seal", "seen", "expected"),
    [
        (CLOSED, "s1", "", False),
        (CLOSED, "s1", "anything", False),
        (CLOSED, "s2", "", True),
        (CLOSED, "s2", "op2", True),
        (CLOSED, "s2", "op3", True),
        (OPEN, "s1", "", False),
        (OPEN, "s2", "", True),
        (OPEN, "s2", "op2", True),
        (OPEN, "s2", "op3", False),
    ],
)
def test_a_correction_is_what_the_closing_does_not_rest_on_and_no_reopening_was_seen_by(known, seal, seen, expected):
    assert known.makes_correction(seal, seen=seen) is expected


def test_every_month_of_every_programme_has_a_cell_of_its_own():
    march, april = (ReportingPeriod.month(2019, number) for number in (3, 4))
    names = {closing_uuid(programme=p, period=m) for p in ("a", "b") for m in (march, april)}
    assert len(names) == 4
    assert all(len(name) == 32 for name in names)


@pytest.mark.parametrize(
    ("versions", "expected"),
    [
        ({}, set()),
        ({"c1": (True, ())}, set()),
        ({"c1": (True, ()), "r1": (False, ("c1",))}, {"r1"}),
        ({"c1": (True, ()), "ra": (False, ("c1",)), "rb": (False, ("c1",))}, {"ra", "rb"}),
        ({"c": (True, ()), "a": (False, ("c",)), "b": (False, ("c",)), "r": (False, ("a", "b"))}, {"a", "b", "r"}),
        ({"c1": (True, ()), "r1": (False, ("c1",)), "c2": (True, ("r1",)), "r2": (False, ("c2",))}, {"r2"}),
        ({"r1": (False, ("unknown",))}, {"r1"}),
    ],
)  # fmt: skip
def test_the_reopenings_since_the_last_closing_count_whichever_pc_wrote_them(versions, expected):
    assert reopenings_in_force(versions) == expected
