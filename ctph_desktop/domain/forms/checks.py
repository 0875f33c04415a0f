"""Checks of filled forms: identities within one form, and columns that must agree between two."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from msgspec import Struct
from msgspec.structs import replace

from ctph_desktop.domain.errors import FormulaError
from ctph_desktop.domain.figures import FigureState, round_half_up, write_quantity
from ctph_desktop.domain.forms import formulas
from ctph_desktop.domain.forms.definition import Check, CrossCheck, ReportForm, Severity, TotalRule
from ctph_desktop.domain.forms.filled import ColumnCount, FilledCell, FilledForm, FilledLine, Finding
from ctph_desktop.domain.forms.formulas import Expression, FormulaFault
from ctph_desktop.domain.forms.reported_columns import reported_columns
from ctph_desktop.domain.forms.totals import counted_alike


def shown_values(form: ReportForm, line: FilledLine) -> dict[str, Decimal | None]:
    """Return the values of a line as printed, by column code."""
    cells = zip(form.columns, line.cells, strict=True)
    return {column.code: cell.shown(column) for column, cell in cells}


class _ShownLine(Struct, frozen=True):
    """A line as printed: values by column code, and the columns `outside`, which do not apply to it."""

    label: str
    values: Mapping[str, Decimal | None]
    outside: frozenset[str]


class Unchecked(Struct, frozen=True):
    """A check that cannot be made on some lines, for one side shows a figure there and the other a blank.

    `columns` are those of this form; `other_form` (its number) and `other_column` are empty for an identity.
    """

    columns: tuple[str, ...]
    places: tuple[str, ...]
    other_form: str = ""
    other_column: str = ""


def check_lines(form: ReportForm, lines: Sequence[FilledLine]) -> tuple[Finding, ...]:
    """Try every identity of a form on every line with the values as printed.

    A line with a blank in it cannot be tried: `unchecked` tells. FormulaError if an identity is malformed or names an
    unknown column.
    """
    shown = [_ShownLine(line.label, shown_values(form, line), _outside(form, line)) for line in lines]
    return tuple(finding for check in form.checks for line in shown for finding in _check_identity(form, check, line))


def check_total(form: ReportForm, total: FilledLine, counts: Sequence[ColumnCount]) -> tuple[Finding, ...]:
    """Try every identity of a form on its totals, where these count the same lines."""
    by_code = dict(zip((column.code for column in form.columns), counts, strict=True))
    without_total = {column.code for column in form.columns if column.total is TotalRule.NONE}
    line = _ShownLine(total.label, shown_values(form, total), _outside(form, total) - without_total)
    return tuple(
        finding
        for check in form.checks
        if counted_alike(by_code, _columns_of(form, check))
        for finding in _check_identity(form, check, line)
    )


def unchecked(filled: FilledForm, forms: Sequence[FilledForm]) -> Iterator[Unchecked]:
    """Yield the checks of a form that a blank keeps from being made, notes left aside, line by line.

    Lines that show nothing on either side are not asked about, nor what is reported where the report has not come.
    """
    reported = reported_columns(filled.form)
    for check in filled.form.checks:
        codes = _columns_of(filled.form, check)
        lines = [line for line in filled.lines if not (line.is_waiting and reported & codes)]
        places = tuple(line.label for line in lines if _is_half_blank(filled.form, line, codes))
        if places and check.severity is not Severity.NOTE:
            yield Unchecked(tuple(c.code for c in filled.form.columns if c.code in codes), places)
    by_code = {other.form.code: other for other in forms}
    for cross in filled.form.cross_checks:
        other = by_code.get(cross.other_form)
        if other is not None and cross.severity is not Severity.NOTE:
            places = tuple(_half_blank_pairs(cross, filled, other))
            if places:
                yield Unchecked((cross.column,), places, other.form.number, cross.other_column)


def check_across(forms: Sequence[FilledForm]) -> tuple[FilledForm, ...]:
    """Return the forms with the findings of their cross-checks added, unit by unit and on the totals.

    A form that is not among them is not compared. FormulaError if a cross-check names an unknown column.
    """
    by_code = {filled.form.code: filled for filled in forms}
    return tuple(replace(filled, findings=filled.findings + tuple(_check_others(filled, by_code))) for filled in forms)


def without_unusable_checks(forms: Sequence[FilledForm]) -> tuple[FilledForm, ...]:
    """Return the forms without the cross-checks that name an unknown column: no other one is held up by them."""
    by_code = {filled.form.code: filled.form for filled in forms}

    def is_usable(form: ReportForm, check: CrossCheck) -> bool:
        other = by_code.get(check.other_form)
        return other is None or (_has(form, check.column) and _has(other, check.other_column))

    return tuple(
        filled
        if all(is_usable(filled.form, check) for check in filled.form.cross_checks)
        else replace(
            filled,
            form=replace(
                filled.form,
                cross_checks=tuple(check for check in filled.form.cross_checks if is_usable(filled.form, check)),
            ),
        )
        for filled in forms
    )


def _has(form: ReportForm, code: str) -> bool:
    return any(column.code == code for column in form.columns)


def _columns_of(form: ReportForm, check: Check) -> frozenset[str]:
    left, right = formulas.parse_identity(check.identity)
    codes = formulas.columns(left) | formulas.columns(right)
    known = {column.code for column in form.columns}
    if not codes <= known:
        raise FormulaError(check.identity, FormulaFault.UNKNOWN_COLUMN)
    return codes


def _is_half_blank(form: ReportForm, line: FilledLine, codes: frozenset[str]) -> bool:
    cells = [cell for column, cell in zip(form.columns, line.cells, strict=True) if column.code in codes]
    return _differ_in_blanks(cells)


def _half_blank_pairs(check: CrossCheck, filled: FilledForm, other: FilledForm) -> Iterator[str]:
    others = {line.unit: line for line in other.lines}
    places = _place(filled.form, check.column), _place(other.form, check.other_column)
    is_reported = check.column in reported_columns(filled.form) or check.other_column in reported_columns(other.form)
    for line in filled.lines:
        other_line = others.get(line.unit)
        if other_line is None or (is_reported and (line.is_waiting or other_line.is_waiting)):
            continue
        if _differ_in_blanks([line.cells[places[0]], other_line.cells[places[1]]]):
            yield line.label


def _differ_in_blanks(cells: Sequence[FilledCell]) -> bool:
    """Tell whether some cells show a figure and others a blank; what does not apply is neither."""
    is_blank = [cell.value is None for cell in cells if cell.state is not FigureState.NOT_APPLICABLE]
    return any(is_blank) and not all(is_blank)


def _place(form: ReportForm, code: str) -> int:
    return form.columns.index(form.column(code))


def _outside(form: ReportForm, line: FilledLine) -> frozenset[str]:
    """Return the columns that do not apply to a line."""
    cells = zip(form.columns, line.cells, strict=True)
    return frozenset(column.code for column, cell in cells if cell.state is FigureState.NOT_APPLICABLE)


def _check_identity(form: ReportForm, check: Check, line: _ShownLine) -> Iterator[Finding]:
    left, right = formulas.parse_identity(check.identity)
    sides = tuple(formulas.evaluate(side, line.values, outside=line.outside) for side in (left, right))
    if sides[0] is None or sides[1] is None or abs(sides[0] - sides[1]) <= check.tolerance:
        return
    codes = formulas.columns(left) | formulas.columns(right)
    decimals = max((column.decimals for column in form.columns if column.code in codes), default=0)
    message = _message(check.explanation, sides[0], sides[1], decimals=decimals)
    yield Finding(check.severity, line.label, _blamed(form, left), message)


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
    if _are_counted_alike(check, filled, other):
        pairs.append((filled.computed_total, other.computed_total))
    decimals = max(_decimals(filled.form, check.column), _decimals(other.form, check.other_column))
    for line, other_line in pairs:
        left = shown_values(filled.form, line)[check.column]
        right = shown_values(other.form, other_line)[check.other_column]
        if left is not None and right is not None and left != right:
            message = _message(check.explanation, left, right, decimals=decimals)
            yield Finding(check.severity, line.label, check.column, message)


def _are_counted_alike(check: CrossCheck, filled: FilledForm, other: FilledForm) -> bool:
    count, other_count = filled.count(check.column), other.count(check.other_column)
    missing = set(count.missing) if count else set()
    return missing == (set(other_count.missing) if other_count else set())


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
