"""Figures: one number in one cell, and what state it is in."""

import re
from decimal import ROUND_HALF_UP, Decimal
from enum import StrEnum

from msgspec import Struct
from msgspec.structs import replace

from ctph_desktop.domain.errors import InvalidCellError, NoteOnBlankError, NoteTooLongError
from ctph_desktop.domain.periods import ReportingPeriod
from ctph_desktop.domain.text import clean

LARGEST_QUANTITY = Decimal(10) ** 14
LONGEST_NOTE = 120


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
    """The content of a figure's cell; `quantity` is exact and present only when reported.

    `note` is a word beside the figure ("ước", "số liệu của HPN"), of one line; a blank has none.
    """

    state: FigureState
    quantity: Decimal | None = None
    note: str = ""

    def __post_init__(self) -> None:
        if (self.quantity is not None) != (self.state is FigureState.REPORTED):
            raise InvalidCellError(f"{self.state}: {self.quantity}")
        if self.note and self.state is FigureState.MISSING:
            raise InvalidCellError(f"{self.state}: {self.note}")

    @classmethod
    def reported(cls, quantity: Decimal | int) -> "FigureValue":
        """Return a reported number."""
        return cls(FigureState.REPORTED, Decimal(quantity))

    def noted(self, text: str) -> "FigureValue":
        """Return the value with a note as it was typed, or without one; NoteTooLongError, NoteOnBlankError."""
        note = " ".join(clean(text).split())
        if len(note) > LONGEST_NOTE:
            raise NoteTooLongError(len(note), LONGEST_NOTE)
        if note and self.state is FigureState.MISSING:
            raise NoteOnBlankError(note)
        return replace(self, note=note)

    @property
    def bare(self) -> "FigureValue":
        """The value without its note."""
        return replace(self, note="") if self.note else self

    @property
    def count(self) -> Decimal | None:
        """The number this value adds to a sum: a confirmed zero counts 0, a blank does not count."""
        return Decimal(0) if self.state is FigureState.NOTHING else self.quantity


MISSING = FigureValue(FigureState.MISSING)
NOTHING = FigureValue(FigureState.NOTHING)
NOT_APPLICABLE = FigureValue(FigureState.NOT_APPLICABLE)

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


def round_half_up(quantity: Decimal, *, decimals: int) -> Decimal:
    """Return a quantity rounded once, half up, as the printed forms do."""
    return quantity.quantize(Decimal(1).scaleb(-decimals), rounding=ROUND_HALF_UP)


def write_quantity(quantity: Decimal) -> str:
    """Return a quantity as officials write it: `1.297`, `9,92`; the counterpart of `quantities.parse_quantity`."""
    return f"{quantity:,f}".translate(str.maketrans(",.", ".,"))
