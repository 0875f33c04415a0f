"""The closings of stocks that are typed as increase and decrease, beside the figures they come from."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from ctph_desktop.domain.figures import MISSING, Coordinates, FigureValue, Measure
from ctph_desktop.domain.indicators import Indicator
from ctph_desktop.domain.periods import ReportingPeriod
from ctph_desktop.domain.stocks import Movement, closings, follow_one_another


def with_closings(
    figures: Mapping[Coordinates, FigureValue],
    unit: str,
    indicators: Iterable[Indicator],
    *,
    periods: Sequence[ReportingPeriod],
    year: ReportingPeriod,
    begins: date = date.min,
) -> dict[Coordinates, FigureValue]:
    """Return a unit's figures with what its moved stocks stand at after each period of a year, oldest first.

    They begin with the baseline of the year that is among the figures, on the first day of the year, or on `begins` if
    the unit came into being later. Where periods leave a day out, begin later or overlap, none stands anywhere: what
    moved it on other days is not known.
    """
    found = dict(figures)
    standing_in = [period for period in periods if period.last_day >= begins]
    follows = follow_one_another(standing_in, since=max(begins, year.first_day))
    for stock in indicators:
        if stock.increase is None or stock.decrease is None:
            continue
        opening = found.get(Coordinates(unit, stock.uuid, None, year, Measure.BASELINE), MISSING).count
        movements = [
            Movement(
                found.get(Coordinates(unit, stock.increase, None, period, Measure.ACTUAL), MISSING),
                found.get(Coordinates(unit, stock.decrease, None, period, Measure.ACTUAL), MISSING),
            )
            for period in standing_in
        ]
        for period in periods:
            found.pop(Coordinates(unit, stock.uuid, None, period, Measure.ACTUAL), None)
        for period, closing in zip(standing_in, closings(opening, movements), strict=True) if follows else ():
            where = Coordinates(unit, stock.uuid, None, period, Measure.ACTUAL)
            if closing != MISSING:
                found[where] = closing
    return found
