"""The bars of the year: what a share is taken of stands beside it."""

from decimal import Decimal

import pytest

from ctph_desktop.services.ground.rows import OverviewIndicator
from ctph_desktop.ui.widgets.year_bars import YearBars


def poor_households(**more) -> OverviewIndicator:
    fourteen, two = Decimal(14), Decimal(2)
    numbers = {"target": fourteen, "cumulative": fourteen, "share": two / 14, "pace": Decimal(0), "towards_target": two}
    return OverviewIndicator("Hộ giảm nghèo", "hộ", **{**numbers, **more})


@pytest.mark.parametrize(
    ("indicator", "said"),
    [
        (
            poor_households(units_with_target=1, units=3),
            "Hộ giảm nghèo: 2/14 hộ · 14,29% (1/3 đơn vị có cam kết; chung 14)",
        ),
        (poor_households(cumulative=Decimal(2)), "Hộ giảm nghèo: 2/14 hộ · 14,29%"),
        (
            poor_households(cumulative=None, share=None, towards_target=None, units_with_target=0, units=0),
            "Hộ giảm nghèo: 0/14 hộ · 0%",
        ),
    ],
)
def test_the_share_is_that_of_the_two_numbers_before_it(qtbot, indicator, said):
    bars = YearBars()
    qtbot.addWidget(bars)
    bars.show_indicators([indicator])
    assert bars.accessibleDescription() == said
