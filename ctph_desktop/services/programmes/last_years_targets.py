"""What the units of a programme's year were given in the year before, each with the work it goes on with."""

from collections.abc import Iterator
from decimal import Decimal

from ctph_desktop.domain.figures import Coordinates, FigureValue
from ctph_desktop.domain.programme_years import Standpoint
from ctph_desktop.domain.programmes import Programme
from ctph_desktop.domain.standing import standing
from ctph_desktop.domain.targets import TargetPlace
from ctph_desktop.services.ground.workplace import Workplace
from ctph_desktop.services.reading.carried_figures import CarriedFigures, carried_figures
from ctph_desktop.services.reading.targets_given import own_total_given, unit_figures


def last_years_targets(
    workplace: Workplace, last: Programme, following: Programme
) -> Iterator[tuple[str, TargetPlace, Decimal]]:
    """Yield what held at the end of a year for each unit of the following one, and the superior office's own total."""
    units, old, new = workplace.catalogue().units, last.year_period, following.year_period
    by_unit: dict[str, dict[Coordinates, FigureValue]] = {unit: {} for unit in last.units}
    about = workplace.queries.figures([workplace.books.about(unit, year=old.year) for unit in last.units])
    for where, value in about.items():
        by_unit[where.unit][where] = value
    there = workplace.at(Standpoint(last.uuid, last.plan_year))
    given = unit_figures(there, by_unit)
    stands = standing(units, last.units, new.first_day)
    places = {place for figures in given.values() for place in figures.targets if place.indicator in last.indicators}
    own = own_total_given(there)
    for unit in (*following.units, own.unit):
        carried = CarriedFigures(own) if unit == own.unit else carried_figures(unit, stands, units=units, figures=given)
        for place in sorted(
            places | own.targets.keys(), key=lambda one: (one.indicator, one.breakdown or "", one.measure)
        ):
            count = carried.of_year(place.indicator, place.breakdown, old, place.measure)
            if count is not None:
                yield unit, place, count
