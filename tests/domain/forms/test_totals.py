"""A total counts exactly what its column shows, and says which units it lacks."""

from decimal import Decimal

import pytest
from msgspec.structs import replace
from test_filling import a_form, computed, sourced, values

from ctph_desktop.domain.figures import Measure
from ctph_desktop.domain.forms.checks import check_across, unchecked
from ctph_desktop.domain.forms.definition import Check, CrossCheck, FormLine, Severity, Source, Span, TotalRule
from ctph_desktop.domain.forms.filled import Coverage, FilledCell, FilledForm
from ctph_desktop.domain.forms.filling import FormContext, fill
from ctph_desktop.domain.forms.totals import BLANK, NOT_APPLICABLE
from ctph_desktop.domain.periods import ReportingPeriod

HOUSEHOLDS = sourced("1", Source("households", Measure.BASELINE))
POOR = sourced("2", Source("poor", Measure.BASELINE))
COMMITTED = sourced("8", Source("fewer", Measure.COMMITTED))
DONE = sourced("12", Source("fewer", Measure.ACTUAL, Span.CUMULATIVE))
EXPECTED = computed("10", "2-8")
SHARE = computed("13", "12/8*#100", decimals=2)
LEFT = computed("14", "2-12")
SHARE_LEFT = computed("15", "14/1*#100", decimals=2)
POVERTY = (HOUSEHOLDS, POOR, COMMITTED, EXPECTED, DONE, SHARE, LEFT, SHARE_LEFT)


def filled(columns, figures, *, waiting=(), **form) -> FilledForm:
    """Fill a form: `figures` gives for each unit what its columns with a source hold; "–" does not apply."""
    given = [column.source for column in columns if column.source is not None]

    def read(unit, source):
        value = figures[unit][given.index(source)]
        if value == "–":
            return NOT_APPLICABLE
        return BLANK if value is None else FilledCell(Decimal(value))

    lines = tuple(FormLine(unit, f"Xã {unit}") for unit in figures)
    context = FormContext(
        programme_title="", office_name="", period=ReportingPeriod.month(2019, 3), period_label="",
        coverage=Coverage(len(lines), len(lines)), waiting=frozenset(waiting),
    )  # fmt: skip
    return fill(replace(a_form(*columns), lines=lines, **form), read, stated={}, context=context)


def total_of(form, code):
    return values(form.computed_total)[[column.code for column in form.form.columns].index(code)]


def count_of(form, code):
    count = form.count(code)
    return (count.counted, count.expected, count.missing)


def test_a_target_of_a_unit_without_a_baseline_is_not_taken_from_the_others():
    """50-5=45 and a unit that has a target of 4 but no baseline: the total is 45, not 41."""
    form = filled((HOUSEHOLDS, POOR, COMMITTED, EXPECTED), {"a": (1000, 50, 5), "b": (900, None, 4)})
    assert [total_of(form, code) for code in ("2", "8", "10")] == [50, 9, 45]
    assert count_of(form, "10") == (1, 2, ("b",))
    assert count_of(form, "8") == (2, 2, ())


def test_what_is_left_does_not_contain_the_poor_of_a_unit_that_has_not_reported():
    """Eight of nine: the rows of column 14 add to 508, and so does the total; the ninth has 85 poor households."""
    figures = {"a": (14_000, 524, 70, 16), "hieu": (653, 85, 12, None)}
    form = filled(POVERTY, figures, waiting={"hieu"})
    assert total_of(form, "2") == 609
    assert total_of(form, "14") == 508
    assert form.computed_total.cells[-1].shown(SHARE_LEFT) == Decimal("3.63")  # of 14.000, not of 14.653
    assert [count_of(form, code) for code in ("14", "15")] == [(1, 2, ("hieu",))] * 2


def test_a_share_is_divided_by_the_targets_of_the_units_that_reported():
    form = filled((COMMITTED, DONE, SHARE), {"a": (100, 22), "b": (50, None), "c": (None, 8)})
    assert [total_of(form, code) for code in ("8", "12", "13")] == [150, 30, 22]
    assert count_of(form, "13") == (1, 3, ("b", "c"))


def test_a_target_of_none_has_no_share_and_yet_counts_in_the_share_of_all():
    form = filled((COMMITTED, DONE, SHARE), {"a": (100, 22), "b": (0, 3)})
    assert form.lines[1].cells[2] == NOT_APPLICABLE
    assert total_of(form, "13") == 25
    assert form.counts == ()


def test_a_line_a_column_does_not_apply_to_is_not_missed():
    form = filled((COMMITTED, DONE, SHARE), {"a": (100, 22), "b": ("–", "–"), "c": (50, None)})
    assert [count_of(form, code) for code in ("8", "12", "13")] == [(2, 2, ()), (1, 2, ("c",)), (1, 2, ("c",))]
    assert total_of(form, "13") == 22


def test_a_sum_of_columns_leaves_out_what_does_not_apply_and_is_complete():
    """A commune without an association of veterans: its row is the sum of the others, and nobody lacks anything."""
    parts = (sourced("1", Source("nd", Measure.ACTUAL)), sourced("2", Source("ccb", Measure.ACTUAL)))
    form = filled((*parts, computed("3", "1+2")), {"a": (4, 1), "b": (2, "–"), "c": ("–", "–")})
    assert [values(line)[2] for line in form.lines] == [5, 2, None]
    assert form.lines[2].cells[2] == NOT_APPLICABLE
    assert values(form.computed_total) == [6, 1, 7]
    assert form.counts == ()


def test_a_total_that_applies_to_no_line_does_not_apply():
    form = filled((COMMITTED, DONE, SHARE), {"a": (100, "–"), "b": (50, "–")})
    assert form.computed_total.cells[1:] == (NOT_APPLICABLE, NOT_APPLICABLE)
    assert form.counts == ()


def test_an_identity_is_checked_without_what_does_not_apply():
    form = filled((POOR, ABLE, UNABLE), {"a": (50, "–", 50), "b": (66, "–", 50), "c": ("–", 1, 2)}, checks=(PARTITION,))
    assert [(finding.place, finding.message) for finding in form.findings][:1] == [("Xã b", "66 khác 50")]


def test_shares_are_rounded_once_from_exact_counts():
    thirds = computed("7", "13/#3", decimals=2)
    form = filled((COMMITTED, DONE, SHARE, thirds), {"a": (3, 1)})
    assert [cell.shown(column) for column, cell in zip(form.form.columns, form.lines[0].cells, strict=True)] == [
        3, 1, Decimal("33.33"), Decimal("11.11"),
    ]  # fmt: skip
    quarter = filled((COMMITTED, DONE, computed("13", "12/8*#100", decimals=2)), {"a": (800, 1)})
    assert quarter.lines[0].cells[2].shown(quarter.form.columns[2]) == Decimal("0.13")


def test_a_complete_form_says_nothing_of_counts():
    assert filled(POVERTY, {"a": (1411, 140, 14, 3)}).counts == ()


def test_a_column_without_a_total_lacks_nothing():
    left = computed("14", "2-12", total=TotalRule.NONE)
    form = filled((POOR, DONE, left), {"a": (50, None)})
    assert count_of(form, "14") == (0, 0, ())


PARTITION = Check("2=4+6", Severity.ERROR, "{left} khác {right}")
ABLE, UNABLE = (sourced(code, Source(code, Measure.BASELINE)) for code in "46")


def test_totals_of_different_lines_are_not_set_against_each_other():
    figures = {"a": (140, 14, 126), "b": (66, None, 50)}
    form = filled((POOR, ABLE, UNABLE), figures, checks=(PARTITION,))
    assert form.findings == ()
    assert [(one.columns, one.places) for one in unchecked(form, [form])] == [(("2", "4", "6"), ("Xã b",))]


@pytest.mark.parametrize(("figures", "is_told"), [((66, None, 50), True), ((None,) * 3, False), ((66, "–", 50), False)])
def test_a_figure_against_a_blank_is_told_and_nothing_at_all_is_not(figures, is_told):
    form = filled((POOR, ABLE, UNABLE), {"b": figures}, checks=(PARTITION,))
    assert bool(list(unchecked(form, [form]))) is is_told


def test_a_figure_of_one_form_against_a_blank_of_another_is_told():
    cross = CrossCheck("12", "second", "8", Severity.ERROR, "{left} khác {right}")
    first = filled((DONE,), {"a": (1,), "b": (2,), "c": (None,)}, waiting={"c"}, cross_checks=(cross,))
    second = filled((COMMITTED,), {"a": (1,), "b": (None,), "c": (5,)}, code="second", number="Biểu số 3")
    forms = check_across([first, second])
    assert forms[0].findings == ()
    (told,) = unchecked(forms[0], forms)
    assert (told.columns, told.places, told.other_form, told.other_column) == (("12",), ("Xã b",), "Biểu số 3", "8")
