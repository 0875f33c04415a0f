"""The language of a form's formulas: column codes, `#` literals, four operations and parentheses; always exact."""

import re
from collections.abc import Callable, Container, Mapping
from decimal import Context, Decimal
from enum import StrEnum
from fractions import Fraction
from operator import add, mul, sub, truediv

from msgspec import Struct

from ctph_desktop.domain.errors import FormulaError
from ctph_desktop.domain.figures import FigureState
from ctph_desktop.domain.sums import joined

LONGEST = 400
DEEPEST = 32

_PRECISION = Context(prec=50)
_TOKEN = re.compile(
    r"[#](?P<literal>\d{1,15}(?:\.\d{1,10})?) | (?P<column>\d{1,4}[a-z]{0,2}) | (?P<sign>[-+*/()])",
    re.ASCII | re.VERBOSE,
)
_BINDING = {"+": 1, "-": 1, "*": 2, "/": 2}
_APPLY: dict[str, Callable[[Fraction, Fraction], Fraction]] = {"+": add, "-": sub, "*": mul, "/": truediv}


class FormulaFault(StrEnum):
    """Why a formula cannot be used."""

    EMPTY = "empty"
    TOO_LONG = "too_long"
    TOO_DEEP = "too_deep"
    MALFORMED = "malformed"
    NOT_AN_IDENTITY = "not_an_identity"
    UNKNOWN_COLUMN = "unknown_column"
    DUPLICATE_COLUMN = "duplicate_column"
    CYCLE = "cycle"


class ColumnReference(Struct, frozen=True):
    """The value of the column with this code."""

    code: str


class Literal(Struct, frozen=True):
    """A number written with `#`."""

    value: Decimal


class Operation(Struct, frozen=True):
    """Two expressions joined by `+`, `-`, `*` or `/`."""

    sign: str
    left: "Expression"
    right: "Expression"


Expression = ColumnReference | Literal | Operation


def parse(text: str) -> Expression:
    """Return the expression a formula writes; FormulaError if it is malformed, too long or too deep."""
    return _Parser(text).expression()


def parse_identity(text: str) -> tuple[Expression, Expression]:
    """Return both sides of an identity such as `10=2-8`; FormulaError if it is not one."""
    sides = text.split("=")
    if len(sides) != 2:
        raise FormulaError(text, FormulaFault.NOT_AN_IDENTITY)
    return parse(sides[0]), parse(sides[1])


def evaluate(
    expression: Expression, values: Mapping[str, Decimal | None], *, outside: Container[str] = frozenset()
) -> Decimal | None:
    """Return the value: exact fractions inside, 50 digits outside.

    Columns `outside` do not apply and add nothing. Any other column without a value, or a division by zero, gives None
    for the whole, and so does what `presence` tells; a column that `values` does not know is a FormulaError.
    """
    try:
        value = _fraction(expression, values, outside)
    except ZeroDivisionError:
        return None
    if isinstance(value, FigureState):
        return None
    return _PRECISION.divide(Decimal(value.numerator), Decimal(value.denominator))


def presence(expression: Expression, states: Mapping[str, FigureState]) -> FigureState:
    """Return whether an expression has a value (REPORTED), lacks a column (MISSING), or does not apply."""
    match expression:
        case ColumnReference(code):
            return states[code]
        case Operation(sign, left, right):
            return joined(sign, presence(left, states), presence(right, states))
        case Literal():
            return FigureState.REPORTED


def columns(expression: Expression) -> frozenset[str]:
    """Return the codes of the columns an expression reads."""
    match expression:
        case ColumnReference(code):
            return frozenset({code})
        case Operation(_, left, right):
            return columns(left) | columns(right)
        case Literal():
            return frozenset()


def render(expression: Expression, name: Callable[[str], str]) -> str:
    """Write an expression with each column replaced by its name, as spreadsheets read it: `C5/D5*100`."""
    match expression:
        case ColumnReference(code):
            return name(code)
        case Literal(value):
            return f"{value:f}"
        case Operation(sign, left, right):
            before = _enclosed(left, name, is_loose=_binding(left) < _BINDING[sign])
            after = _enclosed(right, name, is_loose=_binding(right) <= _BINDING[sign])
            return f"{before}{sign}{after}"


def _binding(expression: Expression) -> int:
    return _BINDING[expression.sign] if isinstance(expression, Operation) else 3


def _enclosed(expression: Expression, name: Callable[[str], str], *, is_loose: bool) -> str:
    text = render(expression, name)
    return f"({text})" if is_loose else text


def _fraction(
    expression: Expression, values: Mapping[str, Decimal | None], outside: Container[str]
) -> Fraction | FigureState:
    match expression:
        case ColumnReference(code):
            if code not in values:
                raise FormulaError(code, FormulaFault.UNKNOWN_COLUMN)
            value = values[code]
            if value is not None:
                return Fraction(value)
            return FigureState.NOT_APPLICABLE if code in outside else FigureState.MISSING
        case Literal(value):
            return Fraction(value)
        case Operation(sign, left, right):
            return _applied(sign, _fraction(left, values, outside), _fraction(right, values, outside))


def _applied(sign: str, first: Fraction | FigureState, second: Fraction | FigureState) -> Fraction | FigureState:
    """Apply a sign; a side that does not apply adds nothing, where `joined` lets the other one stand."""
    states = (side if isinstance(side, FigureState) else FigureState.REPORTED for side in (first, second))
    state = joined(sign, *states)
    if state is not FigureState.REPORTED:
        return state
    if isinstance(second, FigureState):
        return first
    return second if isinstance(first, FigureState) else _APPLY[sign](first, second)


class _Parser:
    """Recursive descent over the tokens of one formula; parentheses nest at most `DEEPEST` levels."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._position = 0
        self._depth = 0
        self._tokens = self._split()

    def expression(self) -> Expression:
        """Return the whole formula; what is left over is a fault."""
        result = self._sum()
        if not self._is_finished:
            raise self._fault(FormulaFault.MALFORMED)
        return result

    def _split(self) -> list[re.Match[str]]:
        if len(self._text) > LONGEST:
            raise self._fault(FormulaFault.TOO_LONG)
        tokens, start = [], 0
        while start < len(self._text):
            if self._text[start] == " ":
                start += 1
                continue
            token = _TOKEN.match(self._text, start)
            if token is None:
                raise self._fault(FormulaFault.MALFORMED)
            tokens.append(token)
            start = token.end()
        if not tokens:
            raise self._fault(FormulaFault.EMPTY)
        return tokens

    def _sum(self) -> Expression:
        return self._chain(("+", "-"), self._product)

    def _product(self) -> Expression:
        return self._chain(("*", "/"), self._operand)

    def _chain(self, signs: tuple[str, str], operand: Callable[[], Expression]) -> Expression:
        result = operand()
        while (sign := self._next()) in signs:
            self._position += 1
            result = Operation(sign, result, operand())
        return result

    def _operand(self) -> Expression:
        if self._next() == "(":
            return self._parenthesis()
        if self._is_finished:
            raise self._fault(FormulaFault.MALFORMED)
        token = self._tokens[self._position]
        self._position += 1
        if token["column"]:
            return ColumnReference(token["column"])
        if token["literal"]:
            return Literal(Decimal(token["literal"]))
        raise self._fault(FormulaFault.MALFORMED)

    def _parenthesis(self) -> Expression:
        self._depth += 1
        if self._depth > DEEPEST:
            raise self._fault(FormulaFault.TOO_DEEP)
        self._position += 1
        inner = self._sum()
        if self._next() != ")":
            raise self._fault(FormulaFault.MALFORMED)
        self._position += 1
        self._depth -= 1
        return inner

    def _next(self) -> str:
        """The sign that comes next; empty before a column or literal and at the end."""
        return "" if self._is_finished else self._tokens[self._position]["sign"] or ""

    @property
    def _is_finished(self) -> bool:
        return self._position == len(self._tokens)

    def _fault(self, fault: FormulaFault) -> FormulaError:
        return FormulaError(self._text, fault)
