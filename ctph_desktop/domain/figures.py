"""Figures: one number in one cell, what state it is in, and how a typed number is understood."""

import re
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum

from msgspec import Struct

from ctph_desktop.domain.errors import (
    AmbiguousNumberError,
    InvalidCellError,
    NegativeNumberError,
    NotANumberError,
    NotAWholeNumberError,
    NumberTooLargeError,
    TooManyDecimalsError,
)
from ctph_desktop.domain.periods import ReportingPeriod
from ctph_desktop.domain.text import clean

LARGEST_QUANTITY = Decimal(10) ** 14


class Measure(StrEnum):
    """Which kind of number a figure is."""

    BASELINE = "baseline"
    ASSIGNED = "assigned"
    COMMITTED = "committed"
    ACTUAL = "actual"
    ESTIMATE = "estimate"
    STATED_TOTAL = "stated_total"


class FigureState(StrEnum):
    """What a cell says: a number, a confirmed zero, nothing yet, or that it does not apply."""

    REPORTED = "reported"
    NOTHING = "nothing"
    MISSING = "missing"
    NOT_APPLICABLE = "not_applicable"


class FigureValue(Struct, frozen=True):
    """The content of a figure's cell; `quantity` is exact and present only when reported."""

    state: FigureState
    quantity: Decimal | None = None

    def __post_init__(self) -> None:
        if (self.quantity is not None) != (self.state is FigureState.REPORTED):
            raise InvalidCellError(f"{self.state}: {self.quantity}")

    @classmethod
    def reported(cls, quantity: Decimal | int) -> "FigureValue":
        """Return a reported number."""
        return cls(FigureState.REPORTED, Decimal(quantity))

    @property
    def count(self) -> Decimal | None:
        """The number this value adds to a sum: a confirmed zero counts 0, a blank does not count."""
        return Decimal(0) if self.state is FigureState.NOTHING else self.quantity


MISSING = FigureValue(FigureState.MISSING)
NOTHING = FigureValue(FigureState.NOTHING)

_HEX = re.compile(r"[0-9a-f]{32}")


class Coordinates(Struct, frozen=True):
    """Where a figure stands. Ids are UUIDs as 32 hexadecimal digits; no breakdown means the whole."""

    unit: str
    indicator: str
    breakdown: str | None
    period: ReportingPeriod
    measure: Measure

    @property
    def cell(self) -> str:
        """The cell's name in the journal: `f/<unit>/<indicator>/<breakdown|->/<period>/<measure>`."""
        return f"f/{self.unit}/{self.indicator}/{self.breakdown or '-'}/{self.period.code}/{self.measure.value}"

    @classmethod
    def parse(cls, cell: str) -> "Coordinates":
        """Return the coordinates a cell's name holds; InvalidCellError if it is not a figure's cell."""
        parts = cell.split("/")
        if len(parts) != 6 or parts[0] != "f":
            raise InvalidCellError(cell)
        _, unit, indicator, breakdown, period, measure = parts
        known = _HEX.fullmatch(unit) and _HEX.fullmatch(indicator)
        if not known or not (breakdown == "-" or _HEX.fullmatch(breakdown)) or measure not in set(Measure):
            raise InvalidCellError(cell)
        whole = None if breakdown == "-" else breakdown
        return cls(unit, indicator, whole, ReportingPeriod.parse(period), Measure(measure))


_WHOLE = re.compile(r"\d+")
_DOTTED = re.compile(r"\d{1,3}(?:\.\d{3})+")
_SPACED = re.compile(r"\d{1,3}(?: \d{3})+")
_COMMA_THOUSANDS = re.compile(r"\d{1,3}(?:,\d{3})+")
_DECIMAL_COMMA = re.compile(r"(\d+|\d{1,3}(?:[. ]\d{3})+),(\d+)")
_DECIMAL_POINT = re.compile(r"(\d+)\.(\d+)")


def parse_quantity(text: str, *, decimals: int) -> Decimal:
    """Return the number a Vietnamese official means: `1297`, `1.297`, `1 297`, and `9,92` where decimals are counted.

    Nothing is guessed: AmbiguousNumberError carries the readings to offer (`1,297` in a count; `1.297` and `12.5`
    in a column with decimals). NegativeNumberError, NotAWholeNumberError, TooManyDecimalsError,
    NumberTooLargeError and NotANumberError say what else is wrong.
    """
    typed = clean(text)
    if typed.startswith(("-", "\u2212")) or (typed.startswith("(") and typed.endswith(")")):
        inner = typed.strip("-\u2212() ")
        if inner and inner[0].isdigit():
            raise NegativeNumberError(typed)
        raise NotANumberError(typed)
    quantity = _whole_count(typed) if decimals == 0 else _with_decimals(typed, decimals)
    if quantity >= LARGEST_QUANTITY:
        raise NumberTooLargeError(typed)
    return quantity


def _digits(text: str) -> Decimal:
    return Decimal(re.sub(r"[., ]", "", text))


def _whole_count(typed: str) -> Decimal:
    if any(p.fullmatch(typed) for p in (_WHOLE, _DOTTED, _SPACED)) and typed.isascii():
        return _digits(typed)
    if _COMMA_THOUSANDS.fullmatch(typed):
        raise AmbiguousNumberError(typed, (_digits(typed),))
    if _DECIMAL_COMMA.fullmatch(typed) or _DECIMAL_POINT.fullmatch(typed):
        raise NotAWholeNumberError(typed)
    raise NotANumberError(typed)


def _with_decimals(typed: str, decimals: int) -> Decimal:
    if (_WHOLE.fullmatch(typed) or _SPACED.fullmatch(typed)) and typed.isascii():
        return _digits(typed)
    if match := _DECIMAL_COMMA.fullmatch(typed):
        if len(match[2]) > decimals:
            raise TooManyDecimalsError(typed, decimals)
        return Decimal(f"{_digits(match[1])}.{match[2]}")
    if match := _DECIMAL_POINT.fullmatch(typed):
        readings = [Decimal(f"{match[1]}.{match[2]}")] if len(match[2]) <= decimals else []
        if _DOTTED.fullmatch(typed):
            readings.insert(0, _digits(typed))
        if not readings:
            raise TooManyDecimalsError(typed, decimals)
        raise AmbiguousNumberError(typed, tuple(readings))
    if _DOTTED.fullmatch(typed):
        return _digits(typed)
    raise NotANumberError(typed)


def round_half_up(quantity: Decimal, *, decimals: int) -> Decimal:
    """Return a quantity rounded once, half up, as the printed forms do."""
    return quantity.quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP)


def write_quantity(quantity: Decimal) -> str:
    """Return a quantity as officials write it: `1.297`, `9,92`; the counterpart of `parse_quantity`."""
    return f"{quantity:,f}".translate(str.maketrans(",.", ".,"))
