"""Indicators: what is counted, in which unit of measure, and how it adds up."""

from collections.abc import Iterable
from decimal import Decimal
from enum import StrEnum

from msgspec import Struct


class IndicatorKind(StrEnum):
    """How an indicator adds over time: a flow is summed, a stock keeps its last value, a derived one is computed."""

    FLOW = "flow"
    STOCK = "stock"
    DERIVED = "derived"


class Direction(StrEnum):
    """Whether more is better."""

    UP = "up"
    DOWN = "down"
    NEUTRAL = "neutral"


class Indicator(Struct, frozen=True):
    """An indicator of a programme.

    `breakdowns` are the UUIDs of the catalogue rows that split it, in printing order; the parts are a partition.
    `ceiling` is the indicator whose baseline a cumulative figure cannot exceed. `is_monthly` says that communes
    report it in each period of a programme, of whatever rhythm. A stock with an `increase` and a `decrease`, the flows
    that move it, is not typed: it closes with opening + increase − decrease. A derived one with a `numerator` and a
    `denominator` is a rate, in percent of these two indicators; over units it is reckoned from what both add up to.
    """

    uuid: str
    code: str
    name: str
    unit_of_measure: str
    decimals: int
    kind: IndicatorKind
    direction: Direction
    is_monthly: bool = False
    breakdowns: tuple[str, ...] = ()
    ceiling: str | None = None
    note: str = ""
    increase: str | None = None
    decrease: str | None = None
    numerator: str | None = None
    denominator: str | None = None

    @property
    def is_moved(self) -> bool:
        """Whether it is a stock that follows from what increased and decreased it."""
        return self.increase is not None and self.decrease is not None

    @property
    def rate_of(self) -> tuple[str, str] | None:
        """The numerator and the denominator of a rate; None for any other indicator."""
        if self.kind is not IndicatorKind.DERIVED or self.numerator is None or self.denominator is None:
            return None
        return self.numerator, self.denominator

    @property
    def moved_by(self) -> tuple[str, ...]:
        """The flows that move a stock; none where it is typed."""
        return tuple(flow for flow in (self.increase, self.decrease) if flow is not None)


def closing_stock(
    *, reported: Decimal | None, opening: Decimal | None, left: Iterable[Decimal | None]
) -> Decimal | None:
    """Return what a stock stands at in the end: as last reported, or what it began with less what left it.

    None where neither is known. Nothing is below zero.
    """
    if reported is not None or opening is None:
        return reported
    return max(opening - sum((count for count in left if count is not None), Decimal(0)), Decimal(0))


def is_worked_off(kind: IndicatorKind, direction: Direction) -> bool:
    """Tell whether a commitment is worked off month by month."""
    return kind is IndicatorKind.FLOW and direction is not Direction.DOWN


def remaining(
    kind: IndicatorKind, direction: Direction, *, committed: Decimal | None, cumulative: Decimal | None
) -> Decimal | None:
    """Return what is left of a commitment, never below zero; None where nothing runs down to it.

    Only a flow of which more is better does: what a stock stands at is not worked off, nor is what should fall.
    """
    if committed is None or not is_worked_off(kind, direction):
        return None
    return max(committed - (cumulative or Decimal(0)), Decimal(0))
