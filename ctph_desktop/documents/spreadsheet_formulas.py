"""The formulas of a form as a spreadsheet reads them, guarded where a figure is missing or a divisor is zero."""

from collections.abc import Callable, Sequence

from ctph_desktop.documents.layout import UNDEFINED
from ctph_desktop.domain.forms.definition import FormColumn
from ctph_desktop.domain.forms.formulas import Expression, Literal, Operation, columns, parse, render


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


def sum_formula(first: str, last: str, *, has_figures: bool, without: str = "") -> str:
    """Return the sum of a column's lines; as long as none of them has a figure `without` stands in for it."""
    result = f"SUM({first}:{last})"
    return f"={result}" if has_figures else f'=IF(COUNT({first}:{last})=0,"{without}",{result})'


def difference_formula(stated: str, computed: str, *, decimals: int) -> str:
    """Return stated minus computed; decimals are rounded off, for spreadsheets count in binary fractions."""
    result = f"{stated}-{computed}"
    return f"=ROUND({result},{decimals})" if decimals else f"={result}"


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
