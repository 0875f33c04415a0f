"""Copied figures and their sources: what may be copied, and how the two stand to each other afterwards."""

import pytest
from msgspec.structs import replace

from ctph_desktop.domain.figures import MISSING, NOT_APPLICABLE, NOTHING, FigureValue
from ctph_desktop.domain.indicators import Direction, Indicator, IndicatorKind
from ctph_desktop.domain.linked_figures import Agreement, agreement, may_be_linked, said_alike

JOBS = Indicator("a" * 32, "VL01", "Giải quyết việc làm", "lượt người", 0, IndicatorKind.FLOW, Direction.UP)
FIVE, SIX, SEVEN = map(FigureValue.reported, (5, 6, 7))


@pytest.mark.parametrize(
    ("other", "may"),
    [
        (replace(JOBS, uuid="b" * 32, name="Số việc làm"), True),
        (replace(JOBS, unit_of_measure="Lượt Người"), True),
        (replace(JOBS, unit_of_measure="người"), False),
        (replace(JOBS, decimals=1), False),
        (replace(JOBS, kind=IndicatorKind.STOCK), False),
    ],
)
def test_only_what_is_counted_alike_may_be_copied(other, may):
    assert may_be_linked(JOBS, other) is may
    assert may_be_linked(other, JOBS) is may


def test_what_is_computed_is_not_copied():
    rate = replace(JOBS, kind=IndicatorKind.DERIVED)
    assert not may_be_linked(rate, rate)


@pytest.mark.parametrize(
    ("copied", "copy", "source", "expected"),
    [
        (FIVE, FIVE, FIVE, Agreement.EQUAL),
        (FIVE, SIX, SIX, Agreement.EQUAL),
        (FIVE, FIVE, SIX, Agreement.SOURCE_CHANGED),
        (FIVE, SIX, FIVE, Agreement.TYPED_OVER),
        (FIVE, SIX, SEVEN, Agreement.APART),
        (FIVE, MISSING, FIVE, Agreement.TYPED_OVER),
        (FIVE, FIVE, MISSING, Agreement.SOURCE_CHANGED),
        (NOTHING, FigureValue.reported(0), NOTHING, Agreement.EQUAL),
        (NOT_APPLICABLE, MISSING, NOT_APPLICABLE, Agreement.TYPED_OVER),
    ],
)
def test_a_copy_agrees_with_its_source_or_it_is_told_which_of_them_changed(copied, copy, source, expected):
    assert agreement(copied, copy=copy, source=source) is expected


def test_a_note_beside_a_figure_makes_no_difference():
    assert said_alike(FIVE, FIVE.noted("ước"))
