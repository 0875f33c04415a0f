"""Lines of a sheet, and their text."""

import pytest

from ctph_desktop.domain.errors import UnknownIndicatorError
from ctph_desktop.domain.figures import Coordinates, Measure
from ctph_desktop.domain.lines import LineKey
from ctph_desktop.domain.periods import ReportingPeriod

A, B, C = "a" * 32, "b" * 32, "c" * 32
MARCH = ReportingPeriod.month(2019, 3)


@pytest.mark.parametrize(("key", "text"), [(LineKey(A), f"{A}/-"), (LineKey(A, B), f"{A}/{B}")])
def test_a_line_is_written_and_read_again(key, text):
    assert str(key) == text
    assert LineKey.parse(text) == key


@pytest.mark.parametrize("text", ["", "x", "x/-", "../..", A, f"{A}/", f"{A}/x", f"{A}/-/committed", f"{A}/-\n"])
def test_what_names_no_line_is_refused(text):
    with pytest.raises(UnknownIndicatorError):
        LineKey.parse(text)


def test_a_line_says_where_its_figures_stand():
    where = Coordinates(C, A, B, MARCH, Measure.ACTUAL)
    assert LineKey(A, B).at(C, MARCH) == where
    assert LineKey(A).at(C, MARCH, Measure.COMMITTED) == Coordinates(C, A, None, MARCH, Measure.COMMITTED)
    assert LineKey.of(where) == LineKey(A, B)
