"""How counts of months add up, and what is left of a commitment."""

from decimal import Decimal

import pytest

from ctph_desktop.domain.indicators import Direction, Indicator, IndicatorKind, remaining

FLOW, STOCK, DERIVED = IndicatorKind.FLOW, IndicatorKind.STOCK, IndicatorKind.DERIVED
UP, DOWN, NEUTRAL = Direction.UP, Direction.DOWN, Direction.NEUTRAL


@pytest.mark.parametrize(
    ("kind", "direction", "committed", "cumulative", "left"),
    [
        (FLOW, UP, 10, 3, 7),
        (FLOW, NEUTRAL, 10, 3, 7),
        (FLOW, UP, 10, None, 10),
        (FLOW, UP, 10, 12, 0),
        (FLOW, UP, 0, 0, 0),
        (FLOW, UP, None, 3, None),
        (FLOW, DOWN, 10, 3, None),
        (STOCK, UP, 10, 3, None),
        (STOCK, DOWN, 2, 2, None),
        (DERIVED, UP, 10, 3, None),
    ],
)
def test_only_a_flow_that_should_grow_leaves_something_of_its_commitment(kind, direction, committed, cumulative, left):
    whole = None if committed is None else Decimal(committed)
    assert remaining(kind, direction, committed=whole, cumulative=cumulative) == left


def test_what_stands_in_the_catalogue_keeps_its_words():
    assert [kind.value for kind in IndicatorKind] == ["flow", "stock", "derived"]
    assert [direction.value for direction in Direction] == ["up", "down", "neutral"]


def test_an_indicator_is_not_typed_each_month_unless_it_says_so():
    indicator = Indicator("a" * 32, "VL01", "Giải quyết việc làm", "người", 0, FLOW, UP)
    assert (indicator.is_monthly, indicator.breakdowns, indicator.ceiling, indicator.note) == (False, (), None, "")
