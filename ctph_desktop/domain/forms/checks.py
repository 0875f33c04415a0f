"""Checks of filled forms: identities within one form, and columns that must agree between two."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from msgspec.structs import replace

from ctph_desktop.domain.errors import FormulaError
from ctph_desktop.domain.figures import round_half_up, write_quantity
from ctph_desktop.domain.forms import formulas
from ctph_desktop.domain.forms.definition import Check, CrossCheck, ReportForm
from ctph_desktop.domain.forms.filled import FilledForm, FilledLine, Finding
from ctph_desktop.domain.forms.formulas import Expression, FormulaFault

Shown = Mapping[str, Decimal | None]


def shown_values(form: ReportForm, line: FilledLine) -> dict[str, Decimal | None]:
    """Return the values of a line as printed, by column code."""
    cells = zip(form.columns, line.cells, strict=True)
    return {column.code: cell.shown(column) for column, cell in cells}


def check_lines(form: ReportForm, lines: Sequence[FilledLine]) -> tuple[Finding, ...]:
    """Try every identity of a form on every line, the total line among them, with the values as printed.

    A side with a blank in it is no finding. FormulaError if an identity is malformed or names an unknown column.
    """
    shown = [(line.label, shown_values(form, line)) for line in lines]
    return tuple(
        finding
        for check in form.checks
        for label, values in shown
        for finding in _check_identity(form, check, values, label=label)
    )


def check_across(forms: Sequence[FilledForm]) -> tuple[FilledForm, ...]:
    """Return the forms with the findings of their cross-checks added, unit by unit and on the totals.

    A form that is not among them is not compared. FormulaError if a cross-check names an unknown column.
    """
    by_code = {filled.form.code: filled for filled in forms}
    return tuple(replace(filled, findings=filled.findings + tuple(_check_others(filled, by_code))) for filled in forms)


def _check_identity(form: ReportForm, check: Check, values: Shown, *, label: str) -> Iterator[Finding]:
    left, right = formulas.parse_identity(check.identity)
    sides = formulas.evaluate(left, values), formulas.evaluate(right, values)
    if sides[0] is None or sides[1] is None or abs(sides[0] - sides[1]) <= check.tolerance:
        return
    codes = formulas.columns(left) | formulas.columns(right)
    decimals = max((column.decimals for column in form.columns if column.code in codes), default=0)
    message = _message(check.explanation, sides[0], sides[1], decimals=decimals)
    yield Finding(check.severity, label, _blamed(form, left), message)


def _blamed(form: ReportForm, left: Expression) -> str:
    """The column a finding is shown at: the first one on the left."""
    named = formulas.columns(left)
    return next((column.code for column in form.columns if column.code in named), "")


def _check_others(filled: FilledForm, by_code: Mapping[str, FilledForm]) -> Iterator[Finding]:
    for check in filled.form.cross_checks:
        if other := by_code.get(check.other_form):
            yield from _compare(check, filled, other)


def _compare(check: CrossCheck, filled: FilledForm, other: FilledForm) -> Iterator[Finding]:
    others = {line.unit: line for line in other.lines}
    pairs = [(line, others[line.unit]) for line in filled.lines if line.unit in others]
    pairs.append((filled.computed_total, other.computed_total))
    decimals = max(_decimals(filled.form, check.column), _decimals(other.form, check.other_column))
    for line, other_line in pairs:
        left = shown_values(filled.form, line)[check.column]
        right = shown_values(other.form, other_line)[check.other_column]
        if left is not None and right is not None and left != right:
            message = _message(check.explanation, left, right, decimals=decimals)
            yield Finding(check.severity, line.label, check.column, message)


def _decimals(form: ReportForm, code: str) -> int:
    try:
        return form.column(code).decimals
    except KeyError:
        raise FormulaError(code, FormulaFault.UNKNOWN_COLUMN) from None


def _message(explanation: str, left: Decimal, right: Decimal, *, decimals: int) -> str:
    """Put both sides and their difference into a sentence; anything else in braces stays as it is."""
    for place, value in (("{left}", left), ("{right}", right), ("{difference}", left - right)):
        explanation = explanation.replace(place, write_quantity(round_half_up(value, decimals=decimals)))
    return explanation
