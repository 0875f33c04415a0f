"""What a stock stands at: opening + increase − decrease, period after period."""

from decimal import Decimal

import pytest

from ctph_desktop.domain.figures import MISSING, NOT_APPLICABLE, NOTHING, FigureValue
from ctph_desktop.domain.stocks import Movement, closings


def number(count):
    return FigureValue.reported(count)


@pytest.mark.parametrize(
    ("opening", "movements", "stands_at"),
    [
        (50, [(number(3), number(10)), (number(0), number(4))], [number(43), number(39)]),
        (50, [(NOTHING, number(2)), (NOTHING, NOTHING)], [number(48), number(48)]),
        (None, [(number(3), number(10))], [MISSING]),
        (50, [(number(3), MISSING), (number(0), number(4))], [MISSING, MISSING]),
        (50, [(number(1), NOTHING), (MISSING, MISSING)], [number(51), MISSING]),
        (50, [(NOT_APPLICABLE, number(4)), (number(2), NOT_APPLICABLE)], [number(46), number(48)]),
        (50, [(NOT_APPLICABLE, NOT_APPLICABLE), (number(1), NOTHING)], [NOT_APPLICABLE, number(51)]),
        (2, [(NOTHING, number(5))], [number(-3)]),
        (Decimal("1.5"), [(number(Decimal("0.25")), NOTHING)], [number(Decimal("1.75"))]),
    ],
)
def test_cl_14_a_stock_closes_with_opening_and_increase_less_decrease(opening, movements, stands_at):
    given = None if opening is None else Decimal(opening)
    assert list(closings(given, [Movement(*pair) for pair in movements])) == stands_at
