"""The formulas of a form as a spreadsheet reads them, guarded where a figure is missing or a divisor is zero."""

from collections.abc import Callable, Mapping, Sequence

from ctph_desktop.documents.layout import UNDEFINED
from ctph_desktop.domain.figures import FigureState
from ctph_desktop.domain.forms.definition import FormColumn, TotalRule
from ctph_desktop.domain.forms.filled import FilledCell
from ctph_desktop.domain.forms.formulas import (
    ColumnReference,
    Expression,
    Literal,
    Operation,
    columns,
    parse,
    render,
)

_MOST_OPERATIONS = 60


def line_formula(
    column: FormColumn, *, name: Callable[[str], str], order: Sequence[str], is_complete: bool, without: str = ""
) -> str:
    """Return the formula of a computed column on one line, such as `=D12-J12`.

    `name` gives the address of a column's cell on the line, `order` the codes of all columns, left to right.
    Where a figure is missing now (`is_complete` is false) or the formula divides, `without` stands in for a result.
    """
    assert column.formula is not None
    expression = parse(column.formula)
    result = render(expression, name)
    divisors = [render(divisor, name) for divisor in _divisors(expression)]
    if divisors or column.decimals:
        result = f"ROUND({result},{column.decimals})"
    if divisors:
        result = f'IF({_any_zero(divisors)},"{UNDEFINED}",{result})'
    if divisors or not is_complete:
        read = columns(expression)
        result = _only_with([name(code) for code in order if code in read], result, without=without)
    return f"={result}"


def operand(address: str, cell: FilledCell, *, is_complete: bool) -> str:
    """Return how a formula with a result reads a cell: what does not apply is a dash there, and adds nothing."""
    return f"N({address})" if is_complete and cell.state is FigureState.NOT_APPLICABLE else address


def sum_formula(first: str, last: str, *, has_figures: bool, without: str = "") -> str:
    """Return the sum of a column's lines; as long as none of them has a figure `without` stands in for it."""
    result = f"SUM({first}:{last})"
    return f"={result}" if has_figures else f'=IF(COUNT({first}:{last})=0,"{without}",{result})'


def on_lines(column: FormColumn, known: Mapping[str, FormColumn]) -> Expression | None:
    """Return what a column's total reads of the lines; None where that is too long for a spreadsheet.

    Columns that are computed on the totals themselves are replaced by their formulas, down to those that are summed.
    """
    rest = [_MOST_OPERATIONS]

    def expanded(expression: Expression) -> Expression:
        rest[0] -= 1
        if rest[0] < 0:
            return expression
        match expression:
            case ColumnReference(code) if (inner := _formula_on_totals(known[code])) is not None:
                return expanded(inner)
            case Operation(sign, left, right):
                return Operation(sign, expanded(left), expanded(right))
        return expression

    whole = expanded(_formula_on_totals(column) or ColumnReference(column.code))
    return whole if rest[0] >= 0 else None


def is_addition(expression: Expression) -> bool:
    """Tell whether an expression only adds and subtracts columns: its total is then the sum of its own column."""
    match expression:
        case ColumnReference():
            return True
        case Operation(sign, left, right):
            return sign in {"+", "-"} and is_addition(left) and is_addition(right)
        case Literal():
            return False


def masked_formula(expression: Expression, *, decimals: int, name: Callable[[str], str], without: str = "") -> str:
    """Return a total over the lines that have all it reads, such as `SUMPRODUCT(…,D12:D20)-SUMPRODUCT(…,J12:J20)`.

    `name` gives the range of a column's lines, `without` stands in for a result. A line typed in later counts as soon
    as it is complete.
    """
    mask = _mask(expression, name)
    result = render(expression, lambda code: f"SUMPRODUCT({mask},{name(code)})")
    divisors = [render(divisor, lambda code: f"SUMPRODUCT({mask},{name(code)})") for divisor in _divisors(expression)]
    if divisors or decimals:
        result = f"ROUND({result},{decimals})"
    if divisors:
        result = f'IF({_any_zero(divisors)},"{UNDEFINED}",{result})'
    return f'=IF(SUMPRODUCT({mask})=0,"{without}",{result})'


def count_formula(expression: Expression, *, expected: int, name: Callable[[str], str]) -> str:
    """Return the number of lines a total counts, of how many, as `8/9`."""
    return f'=SUMPRODUCT({_mask(expression, name)})&"/{expected}"'


def difference_formula(stated: str, computed: str, *, decimals: int) -> str:
    """Return stated minus computed; decimals are rounded off, for spreadsheets count in binary fractions."""
    result = f"{stated}-{computed}"
    return f"=ROUND({result},{decimals})" if decimals else f"={result}"


def _formula_on_totals(column: FormColumn) -> Expression | None:
    return parse(column.formula) if column.formula is not None and column.total is TotalRule.FORMULA else None


def _mask(expression: Expression, name: Callable[[str], str]) -> str:
    """Return which lines have a number in every column that is read, as ones and zeros."""
    tests = [f"ISNUMBER({name(code)})" for code in sorted(columns(expression))]
    return "*".join(tests if len(tests) > 1 else [*tests, "1"])


def _divisors(expression: Expression) -> list[Expression]:
    if not isinstance(expression, Operation):
        return []
    found = _divisors(expression.left) + _divisors(expression.right)
    if expression.sign == "/" and not isinstance(expression.right, Literal):
        found.append(expression.right)
    return found


def _any_zero(divisors: list[str]) -> str:
    tests = [f"{divisor}=0" for divisor in dict.fromkeys(divisors)]
    return tests[0] if len(tests) == 1 else f"OR({','.join(tests)})"


def _only_with(addresses: list[str], result: str, *, without: str) -> str:
    if not addresses:
        return result
    return f'IF(COUNT({",".join(addresses)})<{len(addresses)},"{without}",{result})'
