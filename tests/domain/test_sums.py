"""One rule for numbers, confirmed zeros, blanks and what does not apply, wherever figures are added up."""

from decimal import Decimal

import pytest

from ctph_desktop.domain.figures import MISSING, NOT_APPLICABLE, NOTHING, FigureState, FigureValue
from ctph_desktop.domain.indicators import IndicatorKind
from ctph_desktop.domain.sums import joined, of_all, of_what_is_there, over_time

FLOW, STOCK, DERIVED = IndicatorKind.FLOW, IndicatorKind.STOCK, IndicatorKind.DERIVED
WORDS = {"": MISSING, "-": NOT_APPLICABLE, "kps": NOTHING}


def values(typed: str) -> list[FigureValue]:
    """Read cells as `5 kps - .`: a number, không phát sinh, không áp dụng, a blank."""
    return [value(cell.strip(".")) for cell in typed.split()]


def value(cell: str) -> FigureValue:
    return WORDS[cell] if cell in WORDS else FigureValue.reported(Decimal(cell))


@pytest.mark.parametrize(
    ("kind", "months", "whole"),
    [
        (FLOW, "5 2", "7"),
        (FLOW, ". 2", "2"),
        (FLOW, "5 .", "5"),
        (FLOW, "kps kps", "kps"),
        (FLOW, "kps 3", "3"),
        (FLOW, "kps .", "kps"),
        (FLOW, "- 3", "3"),
        (FLOW, "- kps", "kps"),
        (FLOW, "- -", "-"),
        (FLOW, "- .", "-"),
        (FLOW, ". .", ""),
        (FLOW, "", ""),
        (STOCK, "5 2", "2"),
        (STOCK, "5 kps", "kps"),
        (STOCK, "5 .", "5"),
        (STOCK, "5 -", "-"),
        (STOCK, "- 5", "5"),
        (STOCK, "- .", "-"),
        (STOCK, ". 2", "2"),
        (STOCK, ".", ""),
        (DERIVED, "5 2", "7"),
    ],
)
def test_a_flow_is_summed_and_of_a_stock_the_last_word_counts(kind, months, whole):
    assert over_time(kind, values(months)) == value(whole)


@pytest.mark.parametrize(
    ("parts", "all_needed", "so_far"),
    [
        ("2 1 kps", "3", "3"),
        ("2 1 .", "", "3"),
        ("2 1 -", "3", "3"),
        ("kps - kps", "kps", "kps"),
        ("- - -", "-", "-"),
        ("- - .", "", "-"),
        (". . .", "", ""),
        ("kps kps", "kps", "kps"),
    ],
)
def test_a_blank_part_is_lacking_and_a_part_that_does_not_apply_is_not(parts, all_needed, so_far):
    assert of_all(values(parts)) == value(all_needed)
    assert of_what_is_there(values(parts)) == value(so_far)


NUMBER, BLANK, OUTSIDE = FigureState.REPORTED, FigureState.MISSING, FigureState.NOT_APPLICABLE


@pytest.mark.parametrize(
    ("sign", "first", "second", "result"),
    [
        ("+", NUMBER, OUTSIDE, NUMBER),
        ("+", OUTSIDE, NUMBER, NUMBER),
        ("+", OUTSIDE, OUTSIDE, OUTSIDE),
        ("+", OUTSIDE, BLANK, BLANK),
        ("-", NUMBER, OUTSIDE, NUMBER),
        ("-", OUTSIDE, NUMBER, OUTSIDE),
        ("-", OUTSIDE, BLANK, OUTSIDE),
        ("-", BLANK, OUTSIDE, BLANK),
        ("*", NUMBER, OUTSIDE, OUTSIDE),
        ("/", OUTSIDE, NUMBER, OUTSIDE),
        ("/", OUTSIDE, BLANK, OUTSIDE),
        ("/", NUMBER, BLANK, BLANK),
        ("/", NUMBER, NUMBER, NUMBER),
    ],
)
def test_a_sum_leaves_out_what_does_not_apply_and_a_ratio_does_not_apply_with_it(sign, first, second, result):
    assert joined(sign, first, second) is result
