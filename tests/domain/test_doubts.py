"""Which figures deserve a second look, and which do not."""

from decimal import Decimal

import pytest

from ctph_desktop.domain.doubts import FigureDoubt, beside_commitment, beside_own_months

ABOVE, BELOW = FigureDoubt.FAR_ABOVE_OWN_MONTHS, FigureDoubt.FAR_BELOW_OWN_MONTHS
BEYOND, NOTHING = FigureDoubt.FAR_BEYOND_COMMITMENT, FigureDoubt.BEYOND_NOTHING


@pytest.mark.parametrize(
    ("quantity", "past", "doubt"),
    [
        (1297, [3], ABOVE),
        (1297, [4, 2, 0], ABOVE),
        (53, [3], ABOVE),
        (52, [3], None),
        (30, [3], None),
        (200, [20], ABOVE),
        (199, [20], None),
        (120, [0, 0], None),
        (1297, [], None),
        (60, [1], ABOVE),
        (51, [1], ABOVE),
        (50, [1], None),
        (1297, [0, 3], ABOVE),
        (40, [5, 4, 6], None),
        (10, [120, 110, 130], BELOW),
        (11, [120, 110, 130], BELOW),
        (12, [120, 110, 130], None),
        (10, [120, 110], None),
        (10, [120, 110, 0], None),
        (5, [54, 60, 54], None),
        (5, [55, 60, 55], BELOW),
        (0, [120, 110, 130], None),
        (None, [120, 110, 130], None),
        (-5, [3], None),
        (85, [85, 84, 86], None),
        (Decimal("9.92"), [Decimal("9.8")], None),
        (992, [Decimal("9.8")], ABOVE),
    ],
)
def test_a_figure_is_doubted_when_it_is_far_from_the_own_months(quantity, past, doubt):
    number = None if quantity is None else Decimal(quantity)
    assert beside_own_months(number, [Decimal(count) for count in past]) is doubt


@pytest.mark.parametrize(
    ("cumulative", "committed", "is_worked_off", "doubt"),
    [
        (2, 0, True, NOTHING),
        (1, 0, True, NOTHING),
        (2, 1, True, BEYOND),
        (0, 0, True, None),
        (2, 0, False, None),
        (None, 0, True, None),
        (2, None, True, None),
        (150, 100, True, None),
        (151, 100, True, BEYOND),
        (151, 100, False, BEYOND),
        (100, 100, True, None),
    ],
)
def test_a_year_is_doubted_beside_what_was_committed(cumulative, committed, is_worked_off, doubt):
    whole, signed = (None if number is None else Decimal(number) for number in (cumulative, committed))
    assert beside_commitment(cumulative=whole, committed=signed, is_worked_off=is_worked_off) is doubt
