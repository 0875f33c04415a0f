"""Allocating a total over units, as the signed forms of Cam Lộ 2019 were made, and so that nothing is left."""

from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ctph_desktop.domain.allocation import AllocationMethod, allocate, remainder_goes_to
from ctph_desktop.domain.errors import AllocationRefusedError
from ctph_desktop.domain.figures import Measure
from ctph_desktop.services.founding.catalogue import load_catalogue

CATALOGUE = load_catalogue(Path(__file__).parents[2] / "resources" / "catalogue")
NAMES = {line.unit: line.label for line in CATALOGUE.form_by_code("bieu-1").lines}


def figures_of(code, measure):
    """The figures of an indicator by commune, as the signed form prints them."""
    indicator = CATALOGUE.indicator_by_code(code).uuid
    found = {f.coordinates.unit: f.quantity for f in CATALOGUE.figures
             if (f.coordinates.indicator, f.coordinates.measure) == (indicator, measure)}  # fmt: skip
    return {name: found[unit] for unit, name in NAMES.items()}


@pytest.mark.parametrize(
    ("target", "basis", "rate", "method"),
    [
        ("VL01", "LD03", "0.244", AllocationMethod.ROUNDED),
        ("XK01", "LD03", "0.028", AllocationMethod.ROUNDED),
        ("DN01", "LD05", "0.0434", AllocationMethod.ROUNDED),
        ("DN02", "LD04", "0.106", AllocationMethod.DOWN),
    ],
)
def test_cl_11_the_signed_targets_come_out_of_their_rate_row_by_row(target, basis, rate, method):
    found = allocate(figures_of(basis, Measure.BASELINE), rate=Decimal(rate), method=method)
    assert found.shares == figures_of(target, Measure.COMMITTED)


def test_cl_11_what_rounding_leaves_is_seen_and_largest_remainders_leave_nothing():
    basis = figures_of("LD03", Measure.BASELINE)
    rounded = allocate(basis, rate=Decimal("0.244"))
    assert (rounded.total, sum(rounded.shares.values()), rounded.left_over) == (1297, 1296, 1)
    exact = allocate(basis, rate=Decimal("0.244"), method=AllocationMethod.REMAINDER)
    assert (sum(exact.shares.values()), exact.left_over) == (1297, 0)
    assert {n: c for n, c in exact.shares.items() if c != rounded.shares[n]} == {"Cam Thanh": 76}
    abroad = allocate(basis, rate=Decimal("0.028"), method=AllocationMethod.REMAINDER)
    before = figures_of("XK01", Measure.COMMITTED)
    assert (abroad.total, {n: c for n, c in abroad.shares.items() if c != before[n]}) == (149, {"TT Cam Lộ": 22})


def test_cl_11_a_locked_number_stays_and_the_rest_of_the_total_is_divided_among_the_others():
    found = allocate(
        {"a": Decimal(100), "b": Decimal(50), "c": Decimal(50), "d": None},
        total=Decimal(120),
        method=AllocationMethod.REMAINDER,
        locked={"a": Decimal(20)},
    )
    assert found.shares == {"a": 20, "b": 50, "c": 50}
    assert (found.rate, found.locked, found.without_baseline) == (1, {"a"}, ("d",))
    given_to_one_without = allocate({"a": None, "b": Decimal(1)}, total=Decimal(9), locked={"a": Decimal(4)})
    assert given_to_one_without.shares == {"a": 4, "b": 5}


@pytest.mark.parametrize(
    ("wanted", "reason"),
    [
        ({}, "rate_or_total"),
        ({"rate": Decimal(1), "total": Decimal(1)}, "rate_or_total"),
        ({"rate": Decimal(-1)}, "negative"),
        ({"total": Decimal(-1)}, "negative"),
        ({"total": Decimal(5), "locked": {"a": Decimal(6)}}, "locked"),
    ],
)
def test_what_cannot_be_allocated_is_refused(wanted, reason):
    with pytest.raises(AllocationRefusedError) as refused:
        allocate({"a": Decimal(1), "b": Decimal(2)}, **wanted)
    assert refused.value.reason == reason


def test_without_any_baseline_nothing_can_be_divided():
    with pytest.raises(AllocationRefusedError):
        allocate({"a": None, "b": Decimal(0)}, total=Decimal(5))
    assert allocate({"a": Decimal(0)}, total=Decimal(0)).shares == {"a": 0}


@given(
    st.lists(st.integers(0, 10_000), min_size=1, max_size=40).filter(any),
    st.integers(0, 1_000_000),
    st.integers(0, 2),
)
def test_largest_remainders_add_up_to_the_total_whatever_it_is(bases, total, decimals):
    amount = Decimal(total).scaleb(-decimals)
    found = allocate(
        {str(n): Decimal(base) for n, base in enumerate(bases)},
        total=amount,
        method=AllocationMethod.REMAINDER,
        decimals=decimals,
    )
    assert found.left_over == 0
    step = Decimal(1).scaleb(-decimals)
    assert all(abs(count - bases[int(unit)] * found.rate) < step for unit, count in found.shares.items())


def test_cl_11_what_rounding_leaves_goes_to_the_unit_that_lost_most_by_it():
    bases = {"a": Decimal(10), "b": Decimal(11), "c": Decimal(12), "d": None}
    found = allocate(bases, total=Decimal(10), method=AllocationMethod.ROUNDED)
    assert (found.shares, found.left_over) == ({"a": 3, "b": 3, "c": 4}, 0)
    assert remainder_goes_to(bases, found) == ()
    down = allocate(bases, total=Decimal(10), method=AllocationMethod.DOWN, locked={"a": Decimal(3)})
    assert (down.left_over, remainder_goes_to(bases, down)) == (1, ("c",))
    up = allocate({"a": Decimal(1), "b": Decimal(1)}, total=Decimal(3), method=AllocationMethod.ROUNDED)
    assert (up.left_over, remainder_goes_to({"a": Decimal(1), "b": Decimal(1)}, up)) == (-1, ("a",))
