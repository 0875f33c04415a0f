"""The twelve months of a year stay readable on a narrow screen."""

import pytest
from PySide6.QtGui import QFontMetrics

from ctph_desktop.domain.periods import ReportingPeriod
from ctph_desktop.domain.submissions import SubmissionState
from ctph_desktop.services.ground.closing_rows import ClosingRow
from ctph_desktop.services.ground.report_rows import PeriodRow
from ctph_desktop.ui.widgets.month_strip import MonthStrip

MARCH = ReportingPeriod.month(2019, 3)
CLOSED = PeriodRow(
    MARCH, SubmissionState.ACCEPTED, 13, 13, ClosingRow(MARCH, is_closed=True, at=None, by="", reason="")
)


@pytest.fixture
def strip(qtbot):
    made = MonthStrip()
    qtbot.addWidget(made)
    return made


def test_the_name_of_a_closed_month_gives_way_to_the_count_beside_it(strip):
    wide = QFontMetrics(strip.font()).horizontalAdvance("Tháng 3 ◙") + 1
    assert strip.name_of(CLOSED, font=strip.font(), room=wide) == "Tháng 3 ◙"
    assert strip.name_of(CLOSED, font=strip.font(), room=wide - 5) == "T3 ◙"


def test_a_long_state_is_never_cut(strip):
    strip.resize(700, 200)
    strip.show_months([CLOSED])
    short = strip.sizeHint().height()
    strip.show_months([CLOSED, PeriodRow(MARCH, SubmissionState.EXPORTED, 13, 13)])
    strip.resize(260, 200)
    assert strip.sizeHint().height() > short
