import re
from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ctph_desktop.domain.errors import FormulaError
from ctph_desktop.domain.forms import formulas
from ctph_desktop.domain.forms.formulas import (
    DEEPEST,
    LONGEST,
    ColumnReference,
    FormulaFault,
    Literal,
    Operation,
)

CODES = ("1", "2", "8", "8a", "13")
QUANTITIES = st.decimals(min_value=-(10**6), max_value=10**6, places=4)
VALUES = st.fixed_dictionaries({code: st.none() | QUANTITIES for code in CODES})
OPERANDS = st.sampled_from(CODES) | st.decimals(min_value=0, max_value=1000, places=2).map(lambda d: f"#{d}")


def joined(inner):
    sides = st.tuples(inner, st.sampled_from("+-*/"), inner)
    return sides.map(" ".join) | sides.map(lambda parts: f"({''.join(parts)})")


FORMULAS = st.recursive(OPERANDS, joined, max_leaves=12)


def by_python(text: str, values: dict[str, Decimal | None]) -> Fraction | None:
    """Let Python parse and compute the same formula, with its own precedence and its own exact fractions."""
    if any(values[code] is None for code in re.findall(r"(?<![#.\d])\d+[a-z]*", text)):
        return None
    source = re.sub(r"#([\d.]+)|(\d+[a-z]*)", lambda m: f"Fraction('{m[1]}')" if m[1] else f"column['{m[2]}']", text)
    known = {code: Fraction(value) for code, value in values.items() if value is not None}
    try:
        return eval(source, {"Fraction": Fraction, "column": known})  # noqa: S307 - generated above
    except ZeroDivisionError:
        return None


def fault_of(text: str) -> str | None:
    """Return why a formula is refused; any other exception is the test's to report."""
    try:
        formulas.parse(text)
    except FormulaError as error:
        return error.reason
    return None


@given(FORMULAS, VALUES)
def test_a_formula_has_the_value_that_python_computes_with_fractions(text, values):
    expected = by_python(text, values)
    result = formulas.evaluate(formulas.parse(text), values)
    if expected is None:
        assert result is None
    else:
        assert result is not None
        assert abs(Fraction(result) - expected) <= abs(expected) / 10**49


@given(FORMULAS)
def test_a_rendered_formula_means_the_same_with_every_column_renamed(text):
    expression = formulas.parse(text)
    rendered = formulas.render(expression, lambda code: f"[{code}]")
    again = re.sub(r"\[(\w+)\]|([\d.]+)", lambda m: m[1] or f"#{m[2]}", rendered)
    assert formulas.parse(again) == expression


@given(FORMULAS)
def test_the_columns_of_a_formula_are_those_it_writes(text):
    assert formulas.columns(formulas.parse(text)) == set(re.findall(r"(?<![#.\d])\d+[a-z]*", text))


@given(st.text(alphabet="0123456789ab#.+-*/()= ", max_size=30) | st.text(max_size=10))
def test_any_other_text_is_read_or_refused_as_a_formula_fault(text):
    assert fault_of(text) in {None, *FormulaFault}


def test_numbers_are_column_codes_unless_they_are_marked():
    assert formulas.parse("10/1*#100") == Operation(
        "*", Operation("/", ColumnReference("10"), ColumnReference("1")), Literal(Decimal(100))
    )


def test_an_identity_has_two_sides():
    left, right = formulas.parse_identity("10=2-8")
    assert left == ColumnReference("10")
    assert right == Operation("-", ColumnReference("2"), ColumnReference("8"))


@pytest.mark.parametrize("text", ["10", "10=2=8", "=2", "10=", ""])
def test_anything_else_is_not_an_identity(text):
    with pytest.raises(FormulaError):
        formulas.parse_identity(text)


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("", FormulaFault.EMPTY),
        ("   ", FormulaFault.EMPTY),
        ("1 2", FormulaFault.MALFORMED),
        ("1 2 3", FormulaFault.MALFORMED),
        ("1+", FormulaFault.MALFORMED),
        ("-1", FormulaFault.MALFORMED),
        ("1**2", FormulaFault.MALFORMED),
        ("(1", FormulaFault.MALFORMED),
        ("1)", FormulaFault.MALFORMED),
        ("()", FormulaFault.MALFORMED),
        ("1.5", FormulaFault.MALFORMED),
        ("#", FormulaFault.MALFORMED),
        ("#1,5", FormulaFault.MALFORMED),
        ("A1", FormulaFault.MALFORMED),
        ("SUM(1)", FormulaFault.MALFORMED),
        ("١", FormulaFault.MALFORMED),
        ("1+" * (LONGEST // 2) + "1", FormulaFault.TOO_LONG),
        ("(" * (DEEPEST + 1) + "1" + ")" * (DEEPEST + 1), FormulaFault.TOO_DEEP),
    ],
)
def test_a_malformed_formula_says_what_is_wrong(text, fault):
    with pytest.raises(FormulaError) as caught:
        formulas.parse(text)
    assert caught.value.reason == fault


def test_the_longest_and_deepest_formulas_are_still_computed():
    longest = "1" + "+1" * ((LONGEST - 1) // 2)
    deepest = "(" * DEEPEST + "1" + ")" * DEEPEST
    assert formulas.evaluate(formulas.parse(longest), {"1": Decimal(1)}) == (LONGEST + 1) // 2
    assert formulas.evaluate(formulas.parse(deepest), {"1": Decimal(7)}) == 7


def test_a_blank_and_a_division_by_zero_give_no_value():
    share = formulas.parse("12/8*#100")
    assert formulas.evaluate(share, {"12": None, "8": Decimal(14)}) is None
    assert formulas.evaluate(share, {"12": Decimal(3), "8": Decimal(0)}) is None


def test_a_column_that_does_not_exist_is_a_fault():
    with pytest.raises(FormulaError) as caught:
        formulas.evaluate(formulas.parse("2-9"), {"2": Decimal(1)})
    assert (caught.value.formula, caught.value.reason) == ("9", FormulaFault.UNKNOWN_COLUMN)


def test_a_spreadsheet_gets_only_the_parentheses_it_needs():
    def name(code: str) -> str:
        return f"{chr(ord('A') + int(code))}5"

    assert formulas.render(formulas.parse("((2-8))"), name) == "C5-I5"
    assert formulas.render(formulas.parse("(2/1)*#100"), name) == "C5/B5*100"
    assert formulas.render(formulas.parse("2-(8-1)*#0.5"), name) == "C5-(I5-B5)*0.5"
    assert formulas.render(formulas.parse("2/(8/1)"), name) == "C5/(I5/B5)"
