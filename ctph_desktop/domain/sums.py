"""What several figures come to: one rule for numbers, confirmed zeros, blanks, and what does not apply.

A number counts, a confirmed zero counts 0. A blank is unknown: what needs it, lacks it. What does not apply (`-`) is
neither: it adds nothing, nothing lacks it, and where nothing else is there, the whole does not apply either. A product
or a ratio with something that does not apply does not apply.
"""

from collections.abc import Iterable
from decimal import Decimal

from ctph_desktop.domain.figures import MISSING, NOT_APPLICABLE, NOTHING, FigureState, FigureValue
from ctph_desktop.domain.indicators import IndicatorKind


def over_time(kind: IndicatorKind, values: Iterable[FigureValue]) -> FigureValue:
    """Return what the periods of a year, oldest first, come to: the sum of a flow, the last word on a stock."""
    said = [value for value in values if value.state is not FigureState.MISSING]
    if kind is IndicatorKind.STOCK:
        return said[-1].bare if said else MISSING
    return of_what_is_there(said)


def of_what_is_there(values: Iterable[FigureValue]) -> FigureValue:
    """Return the sum while it is still being typed: blanks are left out, and it is blank where nothing else is."""
    said = [value for value in values if value.state is not FigureState.MISSING]
    applying = [value for value in said if value.state is not FigureState.NOT_APPLICABLE]
    if not applying:
        return NOT_APPLICABLE if said else MISSING
    if all(value.state is FigureState.NOTHING for value in applying):
        return NOTHING
    return FigureValue.reported(sum((value.count or Decimal(0) for value in applying), Decimal(0)))


def of_all(values: Iterable[FigureValue]) -> FigureValue:
    """Return the sum of parts that are all needed: blank where one of them is."""
    parts = list(values)
    return MISSING if any(part.state is FigureState.MISSING for part in parts) else of_what_is_there(parts)


def joined(sign: str, first: FigureState, second: FigureState) -> FigureState:
    """Return whether two operands of `+`, `-`, `*`, `/` give a number (REPORTED), a blank, or do not apply."""
    states = {first, second}
    if sign == "+":
        if FigureState.MISSING in states:
            return FigureState.MISSING
        return FigureState.NOT_APPLICABLE if states == {FigureState.NOT_APPLICABLE} else FigureState.REPORTED
    needed = {first} if sign == "-" else states
    if FigureState.NOT_APPLICABLE in needed:
        return FigureState.NOT_APPLICABLE
    return FigureState.MISSING if FigureState.MISSING in states else FigureState.REPORTED
