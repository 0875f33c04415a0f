"""A unit's figures with those of the units that became it: targets, months and stocks are carried on, none twice."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal

from msgspec import Struct
from msgspec.structs import replace

from ctph_desktop.domain.figures import MISSING, FigureValue, Measure
from ctph_desktop.domain.indicators import Indicator, IndicatorKind
from ctph_desktop.domain.periods import ReportingPeriod
from ctph_desktop.domain.standing import Standing
from ctph_desktop.domain.sums import of_all, of_what_is_there
from ctph_desktop.domain.units import AdministrativeUnit
from ctph_desktop.services.reading.figures_of_unit import UnitFigures, added


class CarriedFigures(Struct, frozen=True):
    """The figures of a unit, and of those it took over, the last of which ended on `since`.

    `is_new` marks a unit that began only then: a target given to it is that of the whole, and stands instead of theirs.
    A unit that was there before keeps its own target beside theirs.
    """

    own: UnitFigures
    taken_over: tuple["CarriedFigures", ...] = ()
    since: date = date.min
    is_new: bool = False

    @property
    def unit(self) -> str:
        """The unit that stands."""
        return self.own.unit

    def of_measure(self, measure: Measure) -> "CarriedFigures":
        """Return the same figures, of which another measure is read."""
        before = tuple(one.of_measure(measure) for one in self.taken_over)
        return replace(self, own=replace(self.own, measure=measure), taken_over=before)

    def of_year(
        self, indicator: str, breakdown: str | None, period: ReportingPeriod, measure: Measure
    ) -> Decimal | None:
        """Return a target or baseline of the year, that of the units taken over in it."""
        holders = self.holders(indicator, breakdown, period, measure)
        return added(figures.of_year(indicator, breakdown, period, measure) for figures in holders)

    def holders(
        self, indicator: str, breakdown: str | None, period: ReportingPeriod, measure: Measure
    ) -> Iterator[UnitFigures]:
        """Yield the units' figures a yearly figure is taken from."""
        is_given = self.own.of_year(indicator, breakdown, period, measure) is not None
        if is_given or not self.taken_over:
            yield self.own
        if not (is_given and self.is_new):
            for before in self.taken_over:
                yield from before.holders(indicator, breakdown, period, measure)

    def over(self, indicator: Indicator, breakdown: str | None, months: Sequence[ReportingPeriod]) -> FigureValue:
        """Return what months add up to, with those of the units taken over; a stock reported since stands alone.

        A moved stock never holds those of the units taken over: what they closed with is added to that of a unit that
        stood before, and is in the opening of one that began only then, without which nothing is known of it.
        """
        if indicator.kind is IndicatorKind.STOCK and self.taken_over and (self.is_new or not indicator.is_moved):
            later = [month for month in months if month.last_day > self.since]
            since = self.own.over(indicator, breakdown, later)
            if since != MISSING or (indicator.is_moved and later):
                return since
        carried = [before.over(indicator, breakdown, months) for before in self.taken_over]
        return of_what_is_there([self.own.over(indicator, breakdown, months), *carried])

    def whole_over(self, indicator: Indicator, months: Sequence[ReportingPeriod]) -> FigureValue:
        """Return what months add up to for an indicator; where it has parts, only when none of them is blank."""
        if not indicator.breakdowns:
            return self.over(indicator, None, months)
        return of_all(self.over(indicator, part, months) for part in indicator.breakdowns)

    def so_far(self, indicator: Indicator, months: Sequence[ReportingPeriod]) -> FigureValue:
        """Return what months add up to while they are still being typed: the parts that are there."""
        return of_what_is_there(self.over(indicator, part, months) for part in indicator.breakdowns or (None,))

    def all_taken_over(self) -> Iterator[UnitFigures]:
        """Yield the figures of every unit carried, those of earlier mergers among them."""
        for before in self.taken_over:
            yield before.own
            yield from before.all_taken_over()


def carried_figures(
    unit: str,
    standing: Standing,
    *,
    units: Mapping[str, AdministrativeUnit],
    figures: Mapping[str, UnitFigures],
) -> CarriedFigures:
    """Return the figures of a unit that stands, with those it has taken over; a unit without figures has none."""
    own = figures.get(unit) or UnitFigures(unit, {})
    before = standing.taken_over.get(unit, ())
    if not before:
        return CarriedFigures(own)
    ends = [end for one in before if one in units and (end := units[one].valid_to) is not None]
    since = max(ends, default=date.min)
    begun = units[unit].valid_from if unit in units else None
    taken_over = tuple(carried_figures(one, standing, units=units, figures=figures) for one in before)
    return CarriedFigures(own, taken_over, since, is_new=begun is not None and begun > min(ends, default=date.min))
