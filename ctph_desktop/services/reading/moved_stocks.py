"""The closings of stocks that are typed as increase and decrease, beside the figures they come from."""

from collections.abc import Iterable, Mapping, Sequence

from ctph_desktop.domain.figures import MISSING, Coordinates, FigureValue, Measure
from ctph_desktop.domain.indicators import Indicator
from ctph_desktop.domain.periods import ReportingPeriod
from ctph_desktop.domain.stocks import Movement, closings


def with_closings(
    figures: Mapping[Coordinates, FigureValue],
    unit: str,
    indicators: Iterable[Indicator],
    *,
    periods: Sequence[ReportingPeriod],
    year: ReportingPeriod,
) -> dict[Coordinates, FigureValue]:
    """Return a unit's figures with what its moved stocks stand at after each period of a year, oldest first.

    They begin with the baseline of the year that is among the figures.
    """
    found = dict(figures)
    for stock in indicators:
        if stock.increase is None or stock.decrease is None:
            continue
        opening = found.get(Coordinates(unit, stock.uuid, None, year, Measure.BASELINE), MISSING).count
        movements = [
            Movement(
                found.get(Coordinates(unit, stock.increase, None, period, Measure.ACTUAL), MISSING),
                found.get(Coordinates(unit, stock.decrease, None, period, Measure.ACTUAL), MISSING),
            )
            for period in periods
        ]
        for period, closing in zip(periods, closings(opening, movements), strict=True):
            where = Coordinates(unit, stock.uuid, None, period, Measure.ACTUAL)
            found.pop(where, None)
            if closing != MISSING:
                found[where] = closing
    return found
