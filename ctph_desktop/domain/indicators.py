"""Indicators: what is counted, in which unit of measure, and how it adds up."""

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
    report it each month.
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
