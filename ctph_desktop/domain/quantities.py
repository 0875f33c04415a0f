"""How a typed number is understood, and which of its readings an exact number beside it confirms.

Vietnamese officials write `1.297` and `9,92`; a spreadsheet with English settings shows `1,297` and `9.92`, an
accounting format `1.297,00` and a dash for zero. What has one reading is taken; the rest is asked.
"""

import re
from decimal import Decimal

from ctph_desktop.domain.errors import (
    AmbiguousNumberError,
    HiddenSeparatorError,
    NegativeNumberError,
    NotANumberError,
    NotAWholeNumberError,
    NumberTooLargeError,
    TooManyDecimalsError,
)
from ctph_desktop.domain.figures import LARGEST_QUANTITY, NOT_APPLICABLE, FigureValue, round_half_up
from ctph_desktop.domain.text import clean, hides_something

# A hyphen, the dashes that stand for one, the minus sign.
_DASH = "[-\u2010-\u2014\u2212]"
_ZERO = re.compile(_DASH)
_NEGATIVE = re.compile(rf"{_DASH} ?[0-9].*|\({_DASH}? ?[0-9].*\)|[0-9].* ?{_DASH}")
_PLAIN = "[0-9]+"
_BY_DOTS = r"[1-9][0-9]{0,2}(?:\.[0-9]{3})+"
_BY_COMMAS = "[1-9][0-9]{0,2}(?:,[0-9]{3})+"
_BY_BLANKS = "[1-9][0-9]{0,2}(?: [0-9]{3})+"
# No number that is counted, written with all its separators, is longer; nor has one more decimals.
_LONGEST = 40
_MOST_PLACES = 12
_WHOLE = re.compile(f"{_PLAIN}|{_BY_DOTS}|{_BY_COMMAS}|{_BY_BLANKS}")
_DOTTED = re.compile(_BY_DOTS)
_ONE_COMMA = re.compile("[1-9][0-9]{0,2},[0-9]{3}")
_DECIMAL_COMMA = re.compile(f"({_PLAIN}|{_BY_DOTS}|{_BY_BLANKS}),([0-9]+)")
_DECIMAL_POINT = re.compile(rf"({_PLAIN}|{_BY_BLANKS})\.([0-9]+)")
_ENGLISH = re.compile(rf"({_BY_COMMAS})\.([0-9]+)")


def parse_quantity(text: str, *, decimals: int) -> Decimal:
    """Return the number a Vietnamese official means: `1297`, `1.297`, `1 297`, and `9,92` where decimals are counted.

    Zeros at the end of a decimal part count for nothing: `1.297,00` is whole. Nothing is guessed:
    AmbiguousNumberError carries the readings to offer (`1,297`; a decimal point, and `1.297` where decimals are
    counted; a dash, by which spreadsheets show zero). HiddenSeparatorError, NegativeNumberError, NotAWholeNumberError,
    TooManyDecimalsError, NumberTooLargeError and NotANumberError say what else is wrong.
    """
    typed = clean(text)
    if hides_something(text):
        raise HiddenSeparatorError(typed)
    if len(typed) > _LONGEST:
        raise NotANumberError(f"{typed[:_LONGEST]}…")
    if _ZERO.fullmatch(typed):
        raise AmbiguousNumberError(typed, (Decimal(0),))
    if _NEGATIVE.fullmatch(typed):
        raise NegativeNumberError(typed)
    quantity = _digits(typed) if not decimals and _DOTTED.fullmatch(typed) else _only_reading(typed, decimals)
    if quantity >= LARGEST_QUANTITY:
        raise NumberTooLargeError(typed)
    return quantity


def parse_figure(text: str, *, decimals: int) -> FigureValue:
    """Return what is typed into a figure's cell: a number as `parse_quantity` has it, or `-`: it does not apply."""
    if is_dash(text):
        return NOT_APPLICABLE
    return FigureValue.reported(parse_quantity(text, decimals=decimals))


def is_dash(text: str) -> bool:
    """Tell whether a text is a dash alone: what does not apply where it is typed, zero as some spreadsheets show it."""
    return not hides_something(text) and _ZERO.fullmatch(clean(text)) is not None


def as_shown(text: str, exact: Decimal) -> Decimal | None:
    """Return the reading of a cell's text that shows the exact number a spreadsheet tells beside it; else None.

    The reading is rounded where the cell shows fewer decimals. A date and a percentage have exact numbers too, which
    are not what their text says.
    """
    typed = clean(text)
    if hides_something(text) or len(typed) > _LONGEST or not abs(exact) < LARGEST_QUANTITY:
        return None
    readings = [Decimal(0)] if _ZERO.fullmatch(typed) else _readings(typed)
    return next(
        (r for r in readings if _places(r) <= _MOST_PLACES and round_half_up(exact, decimals=_places(r)) == r), None
    )


def unmistakable(quantity: Decimal) -> str:
    """Return a number in the way that `parse_quantity` takes without a question."""
    written = f"{quantity:f}".replace(".", ",")
    return f"{written}0" if _ONE_COMMA.fullmatch(written) else written


def _only_reading(typed: str, decimals: int) -> Decimal:
    readings = [_without_zeros(reading) for reading in _readings(typed)]
    if not readings:
        raise NotANumberError(typed)
    fitting = [reading for reading in readings if _places(reading) <= decimals]
    if not fitting:
        raise NotAWholeNumberError(typed) if decimals == 0 else TooManyDecimalsError(typed, decimals)
    is_one_comma = _ONE_COMMA.fullmatch(typed) is not None
    if is_one_comma or (decimals and _DECIMAL_POINT.fullmatch(typed)):
        # Where decimals are counted a comma is read as theirs first; the whole number stands first otherwise.
        raise AmbiguousNumberError(typed, tuple(reversed(fitting) if decimals and is_one_comma else fitting))
    return fitting[0]


def _readings(typed: str) -> list[Decimal]:
    """Return every number a text can stand for, as a whole number first, with as many places as it shows."""
    matches = (pattern.fullmatch(typed) for pattern in (_DECIMAL_COMMA, _DECIMAL_POINT, _ENGLISH))
    whole = [_digits(typed)] if _WHOLE.fullmatch(typed) else []
    return [*whole, *(Decimal(f"{_digits(match[1])}.{match[2]}") for match in matches if match)]


def _digits(text: str) -> Decimal:
    return Decimal(re.sub(r"[., ]", "", text))


def _places(quantity: Decimal) -> int:
    exponent = quantity.as_tuple().exponent
    assert isinstance(exponent, int)
    return -exponent


def _without_zeros(quantity: Decimal) -> Decimal:
    return Decimal(f"{quantity.normalize():f}")
