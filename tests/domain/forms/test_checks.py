from decimal import Decimal

import pytest
from msgspec.structs import replace

from ctph_desktop.domain.errors import FormulaError
from ctph_desktop.domain.forms.checks import check_across, check_lines, without_unusable_checks
from ctph_desktop.domain.forms.definition import (
    Check,
    ColumnRole,
    CrossCheck,
    FormColumn,
    FormLine,
    ReportForm,
    Severity,
)
from ctph_desktop.domain.forms.filled import Coverage, FilledCell, FilledForm, FilledLine, Finding
from ctph_desktop.domain.forms.formulas import FormulaFault
from ctph_desktop.domain.periods import ReportingPeriod


def columns(*codes: str, decimals: int = 0) -> tuple[FormColumn, ...]:
    return tuple(FormColumn(code, code, code, ColumnRole.BASELINE, decimals=decimals) for code in codes)


def a_form(*checks: Check, codes=("3", "4", "5"), decimals=0, code="bieu-1", cross_checks=()) -> ReportForm:
    return ReportForm(
        uuid=code,
        code=code,
        number="",
        title="",
        attached_to="",
        line_heading="",
        total_label="Tổng cộng",
        columns=columns(*codes, decimals=decimals),
        lines=(FormLine("tuyen", "Cam Tuyền"),),
        checks=checks,
        cross_checks=cross_checks,
    )


def a_line(*values, unit="tuyen", label="Cam Tuyền") -> FilledLine:
    return FilledLine(unit, label, tuple(FilledCell(None if v is None else Decimal(v)) for v in values))


def a_filled_form(form: ReportForm, *lines: FilledLine, total: FilledLine) -> FilledForm:
    return FilledForm(
        form=form,
        programme_title="",
        office_name="",
        period=ReportingPeriod.whole_year(2019),
        period_label="",
        lines=lines,
        computed_total=total,
        stated_total=None,
        discrepancies=(),
        findings=(),
        coverage=Coverage(expected=1, accepted=1),
    )


PARTITION = Check("3=4+5", Severity.ERROR, "Số lao động {left} khác {right}, chênh lệch {difference}.")
SHARES = Check("11=3-9", Severity.NOTE, "{left}% khác {right}%: {difference}", Decimal("0.01"))


def test_an_identity_that_holds_is_no_finding():
    assert check_lines(a_form(PARTITION), [a_line(3529, 3020, 509)]) == ()


def test_an_identity_that_fails_says_where_and_by_how_much_in_vietnamese_numbers():
    (finding,) = check_lines(a_form(PARTITION), [a_line(30389, 25074, 5316, label="Tổng cộng")])
    assert finding == Finding(Severity.ERROR, "Tổng cộng", "3", "Số lao động 30.389 khác 30.390, chênh lệch -1.")


def test_every_line_is_tried():
    lines = [a_line(3, 1, 1, label="Cam An"), a_line(2, 1, 1), a_line(5, 1, 1, label="Tổng cộng")]
    assert [finding.place for finding in check_lines(a_form(PARTITION), lines)] == ["Cam An", "Tổng cộng"]


def test_a_blank_is_not_compared():
    assert check_lines(a_form(PARTITION), [a_line(3, None, 1)]) == ()


def test_percentages_are_compared_as_printed_and_a_hundredth_is_rounding():
    """Cam Thủy prints 4,56 - 1,11 = 3,46: the exact shares agree, the printed ones differ by 0,01."""
    form = a_form(SHARES, codes=("3", "9", "11"), decimals=2)
    thuy = a_line(Decimal(6600) / 1446, Decimal(1600) / 1446, Decimal(5000) / 1446)
    assert check_lines(form, [thuy]) == ()
    strict = a_form(replace(SHARES, tolerance=Decimal(0)), codes=("3", "9", "11"), decimals=2)
    (finding,) = check_lines(strict, [thuy])
    assert finding.message == "3,46% khác 3,45%: 0,01"


def test_a_difference_beyond_the_tolerance_is_a_finding_at_the_left_column():
    form = a_form(SHARES, codes=("3", "9", "11"), decimals=2)
    (finding,) = check_lines(form, [a_line("4.56", "1.11", "3.50")])
    assert (finding.severity, finding.column) == (Severity.NOTE, "11")
    assert finding.message == "3,50% khác 3,45%: 0,05"


def test_a_sum_on_the_left_blames_the_first_column_it_names():
    check = Check("4+5=3", Severity.DOUBT, "")
    (finding,) = check_lines(a_form(check), [a_line(3, 1, 1)])
    assert finding.column == "4"


def test_other_braces_in_an_explanation_stay_as_they_are():
    check = Check("3=4+5", Severity.NOTE, "{left.__class__} {0} {right}")
    (finding,) = check_lines(a_form(check), [a_line(3, 1, 1)])
    assert finding.message == "{left.__class__} {0} 2"


@pytest.mark.parametrize("identity", ["3=4+8", "3", "3=4+"])
def test_a_check_that_cannot_be_read_is_a_fault_of_the_form(identity):
    with pytest.raises(FormulaError):
        check_lines(a_form(Check(identity, Severity.ERROR, "")), [a_line(3, 1, 1)])


CROSS = CrossCheck("6", "bieu-2", "8", Severity.ERROR, "{left} khác {right}: {difference}")


def a_form_3(*values, total) -> FilledForm:
    form = a_form(codes=("6",), code="bieu-3", cross_checks=(CROSS,))
    lines = [a_line(value, unit=unit, label=f"Xã {unit}") for unit, value in values]
    return a_filled_form(form, *lines, total=a_line(total, unit="", label="Tổng cộng"))


def a_form_2(*values, total) -> FilledForm:
    form = a_form(codes=("1", "8"), code="bieu-2")
    lines = [a_line(0, value, unit=unit, label=unit) for unit, value in values]
    return a_filled_form(form, *lines, total=a_line(0, total, unit="", label="Tổng cộng"))


def test_two_forms_are_compared_unit_by_unit_whatever_their_row_order():
    three = a_form_3(("tuyen", 14), ("an", 5), total=19)
    two = a_form_2(("an", 5), ("tuyen", 14), total=19)
    assert check_across([three, two]) == (three, two)


def test_a_difference_between_two_forms_is_found_on_the_line_and_on_the_total():
    three = a_form_3(("tuyen", 14), ("an", 6), total=20)
    two = a_form_2(("an", 5), ("tuyen", 14), total=19)
    checked, untouched = check_across([three, two])
    assert untouched == two
    assert checked.findings == (
        Finding(Severity.ERROR, "Xã an", "6", "6 khác 5: 1"),
        Finding(Severity.ERROR, "Tổng cộng", "6", "20 khác 19: 1"),
    )


def test_findings_of_the_form_itself_are_kept():
    own = Finding(Severity.DOUBT, "Cam An", "6", "")
    three = replace(a_form_3(("an", 6), total=6), findings=(own,))
    checked, _ = check_across([three, a_form_2(("an", 5), total=6)])
    assert [finding.severity for finding in checked.findings] == [Severity.DOUBT, Severity.ERROR]


def test_a_form_that_is_not_there_and_a_blank_are_not_compared():
    three = a_form_3(("tuyen", None), ("bac", 1), total=15)
    assert check_across([three]) == (three,)
    assert check_across([three, a_form_2(("tuyen", 14), total=15)])[0].findings == ()


def test_a_cross_check_of_an_unknown_column_is_a_fault_of_the_form():
    form = replace(a_form_3(total=1).form, cross_checks=(replace(CROSS, other_column="9"),))
    with pytest.raises(FormulaError) as caught:
        check_across([replace(a_form_3(total=1), form=form), a_form_2(total=1)])
    assert caught.value.reason == FormulaFault.UNKNOWN_COLUMN


def test_a_cross_check_of_a_column_that_is_not_there_keeps_no_other_one_from_being_made():
    good, bad = (
        CrossCheck("3", "bieu-2", "3", Severity.DOUBT, "khác"),
        CrossCheck("9", "bieu-2", "3", Severity.DOUBT, ""),
    )
    first = a_filled_form(a_form(cross_checks=(bad, good)), a_line(1, 2, 3), total=a_line(1, 2, 3))
    second = a_filled_form(a_form(code="bieu-2"), a_line(4, 2, 3), total=a_line(1, 2, 3))
    with pytest.raises(FormulaError):
        check_across([first, second])
    usable = without_unusable_checks([first, second])
    assert [one.form.cross_checks for one in usable] == [(good,), ()]
    assert [one.message for one in check_across(usable)[0].findings] == ["khác"]
