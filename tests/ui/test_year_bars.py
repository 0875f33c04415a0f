"""The bars of the year say ahead or behind only of a month that was reported."""

from decimal import Decimal

import pytest
from msgspec.structs import replace

from ctph_desktop.domain.periods import ReportingPeriod
from ctph_desktop.domain.submissions import SubmissionState
from ctph_desktop.services.ground.overview_rows import Overview, OverviewIndicator
from ctph_desktop.services.ground.report_rows import PeriodRow
from ctph_desktop.ui.widgets.year_bars import YearBars

APRIL = ReportingPeriod.month(2019, 4)
BEHIND = OverviewIndicator(
    "Việc làm", "người", Decimal(100), Decimal(20), Decimal("0.2"), pace=Decimal("0.33"), towards_target=Decimal(20)
)


def overview(*states):
    months = tuple(PeriodRow(ReportingPeriod.month(2019, n), state, 0, 13) for n, state in enumerate(states, 1))
    return Overview(APRIL, (), (BEHIND,), months, ())


@pytest.mark.parametrize(
    ("state", "is_judged"),
    [(SubmissionState.NOTHING, False), (SubmissionState.DRAFT, False), (SubmissionState.SEALED, True)],
)
def test_a_month_is_judged_once_it_is_sealed(state, is_judged):
    assert overview(*[SubmissionState.ACCEPTED] * 3, state).is_judged is is_judged


def test_a_superior_office_has_no_month_of_its_own_to_wait_for():
    assert overview().is_judged


def test_what_cannot_be_judged_is_neither_green_nor_orange(qtbot):
    bars = YearBars()
    qtbot.addWidget(bars)
    ahead = replace(BEHIND, share=Decimal("0.5"))
    bars.show_indicators([BEHIND, ahead])
    assert bars.colour_of(BEHIND) != bars.colour_of(ahead)
    bars.show_indicators([BEHIND, ahead], is_judged=False)
    assert bars.colour_of(BEHIND) == bars.colour_of(ahead)
