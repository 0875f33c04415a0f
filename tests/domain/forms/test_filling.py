from decimal import Decimal

import pytest

from ctph_desktop.domain.errors import FormulaError
from ctph_desktop.domain.figures import FigureState, Measure
from ctph_desktop.domain.forms.definition import (
    ColumnRole,
    FormColumn,
    FormLine,
    ReportForm,
    Source,
    Span,
    TotalRule,
)
from ctph_desktop.domain.forms.filled import Coverage, FilledCell
from ctph_desktop.domain.forms.filling import FormContext, fill
from ctph_desktop.domain.forms.formulas import FormulaFault
from ctph_desktop.domain.forms.totals import BLANK, NOT_APPLICABLE
from ctph_desktop.domain.periods import ReportingPeriod

COMMITTED = Source("households", Measure.COMMITTED)
CUMULATIVE = Source("households", Measure.ACTUAL, Span.CUMULATIVE)
STATED = Source("households", Measure.STATED_TOTAL)
MARCH = FormContext(
    programme_title="Chương trình",
    office_name="UBND huyện Cam Lộ",
    period=ReportingPeriod.month(2019, 3),
    period_label="Tháng 03/2019",
    coverage=Coverage(expected=2, accepted=1, missing=("Cam An",)),
    coverage_label="tạm tính, 1/2 xã",
    sample_note="số liệu minh họa",
    waiting=frozenset({"an"}),
    kept_on_behalf=frozenset({"tuyen"}),
)


def sourced(code: str, source: Source, **others) -> FormColumn:
    return FormColumn(code, code, code, ColumnRole.PROGRESS, source=source, **others)


def computed(code: str, formula: str, *, total=TotalRule.FORMULA, decimals=0) -> FormColumn:
    return FormColumn(code, code, code, ColumnRole.DERIVED, formula=formula, total=total, decimals=decimals)


TARGET = sourced("8", COMMITTED, stated_source=STATED)
DONE = sourced("12", CUMULATIVE)
SHARE = computed("13", "12/8*#100", decimals=2)


def a_form(*columns: FormColumn) -> ReportForm:
    return ReportForm(
        uuid="form",
        code="bieu-2",
        number="Biểu số 2",
        title="GIẢM NGHÈO",
        attached_to="",
        line_heading="Đơn vị",
        total_label="Tổng cộng",
        columns=columns,
        lines=(FormLine("tuyen", "Cam Tuyền"), FormLine("an", "Cam An")),
    )


def filled_with(*columns: FormColumn, tuyen=(14, 7), an=(5, 1), stated=None):
    """Fill a form for two communes with their committed and done households; None is a blank."""
    figures = {"tuyen": dict(zip((COMMITTED, CUMULATIVE), tuyen, strict=True))}
    figures["an"] = dict(zip((COMMITTED, CUMULATIVE), an, strict=True))

    def read(unit, source):
        quantity = figures[unit][source]
        return BLANK if quantity is None else FilledCell(Decimal(quantity), provenance=f"seal of {unit}")

    return fill(a_form(*columns), read, stated=stated or {}, context=MARCH)


def values(line):
    return [cell.value for cell in line.cells]


def test_a_line_holds_what_was_read_and_what_is_computed_from_it():
    filled = filled_with(TARGET, DONE, SHARE)
    assert [values(line) for line in filled.lines] == [[14, 7, 50], [5, 1, 20]]
    assert [line.label for line in filled.lines] == ["Cam Tuyền", "Cam An"]
    assert filled.lines[0].cells[0].provenance == "seal of tuyen"


def test_a_percentage_of_the_total_line_comes_from_the_totals():
    filled = filled_with(TARGET, DONE, SHARE)
    total = filled.computed_total
    assert values(total)[:2] == [19, 8]
    assert total.cells[2].shown(SHARE) == Decimal("42.11")
    assert total.label == "Tổng cộng"


def test_columns_are_computed_in_the_order_they_need_whatever_order_they_are_printed_in():
    doubled = computed("1", "2*#2")
    left_over = computed("2", "8-12")
    filled = filled_with(doubled, left_over, TARGET, DONE)
    assert values(filled.lines[0]) == [14, 7, 14, 7]
    assert values(filled.computed_total) == [22, 11, 19, 8]


def test_a_total_leaves_blanks_out_and_is_blank_where_nothing_is_present():
    filled = filled_with(TARGET, DONE, SHARE, an=(5, None))
    assert filled.lines[1].cells[1:] == (BLANK, BLANK)
    assert values(filled.computed_total)[:2] == [19, 7]
    empty = filled_with(TARGET, DONE, SHARE, tuyen=(14, None), an=(5, None))
    assert empty.computed_total.cells[1:] == (BLANK, BLANK)


def test_a_zero_is_added_and_is_not_a_blank():
    filled = filled_with(TARGET, DONE, tuyen=(14, 0), an=(5, None))
    assert filled.computed_total.cells[1] == FilledCell(Decimal(0))


def test_a_share_of_nothing_does_not_apply_while_a_share_of_a_blank_is_blank():
    filled = filled_with(TARGET, DONE, SHARE, tuyen=(0, 3), an=(None, 1))
    assert filled.lines[0].cells[2] == NOT_APPLICABLE
    assert filled.lines[1].cells[2] == BLANK


def test_what_does_not_apply_to_any_unit_does_not_apply_to_the_total():
    filled = fill(a_form(TARGET, SHARE, DONE), lambda _unit, _source: NOT_APPLICABLE, stated={}, context=MARCH)
    cells = [cell for line in (*filled.lines, filled.computed_total) for cell in line.cells]
    assert {cell.state for cell in cells} == {FigureState.NOT_APPLICABLE}


def test_a_column_with_a_formula_may_still_be_added_up_and_one_may_have_no_total():
    added = computed("13", "12/8*#100", total=TotalRule.SUM)
    untotalled = computed("14", "8-12", total=TotalRule.NONE)
    filled = filled_with(TARGET, DONE, added, untotalled)
    assert values(filled.computed_total) == [19, 8, 70, None]


def test_a_column_without_source_and_formula_stays_blank_for_the_pen():
    remark = FormColumn("14", "Ghi chú", "14", ColumnRole.DERIVED, total=TotalRule.NONE)
    assert filled_with(TARGET, DONE, remark).lines[0].cells[2] == BLANK


def test_a_stated_total_that_differs_is_shown_with_its_difference_and_neither_is_changed():
    filled = filled_with(TARGET, DONE, stated={"8": Decimal(20)})
    (discrepancy,) = filled.discrepancies
    assert (discrepancy.column.code, discrepancy.stated, discrepancy.computed) == ("8", 20, 19)
    assert discrepancy.difference == 1
    assert filled.stated_total is not None
    assert values(filled.stated_total) == [20, None]
    assert values(filled.computed_total) == [19, 8]


def test_a_stated_total_that_agrees_is_no_discrepancy():
    filled = filled_with(TARGET, DONE, SHARE, stated={"8": Decimal(19), "13": Decimal("42.11")})
    assert filled.discrepancies == ()


def test_a_form_without_stated_totals_has_no_stated_line():
    assert filled_with(TARGET, DONE).stated_total is None


def test_a_filled_form_says_what_it_rests_on():
    filled = filled_with(TARGET, DONE)
    assert [(line.is_waiting, line.is_kept_on_behalf) for line in filled.lines] == [(False, True), (True, False)]
    assert filled.coverage.is_provisional
    assert (filled.coverage_label, filled.sample_note) == ("tạm tính, 1/2 xã", "số liệu minh họa")
    assert (filled.period, filled.period_label) == (MARCH.period, "Tháng 03/2019")


@pytest.mark.parametrize(
    ("columns", "fault"),
    [
        ((computed("1", "2+8"), computed("2", "1-8"), TARGET), FormulaFault.CYCLE),
        ((computed("1", "1"),), FormulaFault.CYCLE),
        ((TARGET, computed("9", "8/7")), FormulaFault.UNKNOWN_COLUMN),
        ((TARGET, computed("9", "8/")), FormulaFault.MALFORMED),
        ((TARGET, TARGET), FormulaFault.DUPLICATE_COLUMN),
    ],
)
def test_a_form_that_cannot_be_computed_is_refused(columns, fault):
    with pytest.raises(FormulaError) as caught:
        filled_with(*columns)
    assert caught.value.reason == fault


def test_a_long_chain_of_formulas_is_computed():
    chain = [computed(str(n), f"{n - 1}+#1") for n in range(2000, 100, -1)]
    filled = filled_with(*chain, computed("100", "8"), TARGET)
    assert filled.lines[0].cells[0].value == 14 + 1900
