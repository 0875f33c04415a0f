"""A unit's figures over the year: targets beside months, and how they add up."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from types import MappingProxyType

from msgspec import Struct

from ctph_desktop.domain.figures import MISSING, Coordinates, FigureState, FigureValue, Measure
from ctph_desktop.domain.indicators import Indicator, IndicatorKind
from ctph_desktop.domain.lines import LineKey
from ctph_desktop.domain.periods import PeriodKind, ReportingPeriod
from ctph_desktop.domain.spans import disjoint
from ctph_desktop.domain.sums import of_what_is_there, over_time
from ctph_desktop.domain.targets import TIERS, TargetHistory, TargetPlace, TargetVersion, in_force


class UnitFigures(Struct, frozen=True):
    """The figures of one unit, by coordinates, and the versions of its targets in the year.

    `measure` is the one whose figures are read of periods: what was done, or what is estimated of the year.
    """

    unit: str
    figures: Mapping[Coordinates, FigureValue]
    targets: TargetHistory = MappingProxyType({})
    measure: Measure = Measure.ACTUAL
    targets_of: PeriodKind = PeriodKind.YEAR

    def value(self, indicator: str, breakdown: str | None, period: ReportingPeriod, measure: Measure) -> FigureValue:
        """Return what a cell holds; missing when nothing was ever put there."""
        return self.figures.get(Coordinates(self.unit, indicator, breakdown, period, measure), MISSING)

    def of_year(
        self, indicator: str, breakdown: str | None, period: ReportingPeriod, measure: Measure
    ) -> Decimal | None:
        """Return a yearly figure of the period's plan year: a baseline, or the target that holds in its last month."""
        if period.kind is PeriodKind.TERM and measure in TIERS and self.targets_of is not PeriodKind.TERM:
            return None  # a year's target says nothing of a term
        if measure in TIERS:
            version = in_force(self.versions(indicator, breakdown, measure), period)
            return version.quantity if version is not None else None
        year = ReportingPeriod.whole_year(period.year, calendar=period.calendar)
        return self.value(indicator, breakdown, year, measure).count

    def versions(self, indicator: str, breakdown: str | None, measure: Measure) -> Sequence[TargetVersion]:
        """Return what a target said from the beginning of the year on, the first first."""
        return self.targets.get(TargetPlace(indicator, breakdown, measure), ())

    def over(self, indicator: Indicator, breakdown: str | None, months: Sequence[ReportingPeriod]) -> FigureValue:
        """Return what months add up to: the sum of a flow, the last word on a stock or an estimate; else missing."""
        kind = self._kind(indicator)
        values = {month: self.value(indicator.uuid, breakdown, month, self.measure) for month in months}
        if kind is IndicatorKind.STOCK or len({month.kind for month in months}) <= 1:
            return over_time(kind, values.values())
        typed = disjoint(month for month, value in values.items() if value.state is not FigureState.MISSING)
        return over_time(kind, map(values.__getitem__, typed))

    def _kind(self, indicator: Indicator) -> IndicatorKind:
        return IndicatorKind.STOCK if self.measure is Measure.ESTIMATE else indicator.kind

    def counts_of(self, key: LineKey, periods: Iterable[ReportingPeriod]) -> list[Decimal]:
        """Return the figures a line has in some periods, in their order; blanks are left out."""
        counts = (self.value(key.indicator, key.breakdown, one, self.measure).count for one in periods)
        return [count for count in counts if count is not None]

    def notes(
        self, indicator: Indicator, parts: Sequence[str | None], months: Sequence[ReportingPeriod]
    ) -> Iterator[tuple[ReportingPeriod, str]]:
        """Yield what stands beside the figures that months come to: of a stock, beside the last one."""
        for part in parts:
            values = [(month, self.value(indicator.uuid, part, month, self.measure)) for month in months]
            said = [(month, value.note) for month, value in values if value.state is not FigureState.MISSING]
            counting = said[-1:] if self._kind(indicator) is IndicatorKind.STOCK else said
            yield from ((month, note) for month, note in counting if note)

    def whole_value(self, indicator: Indicator, period: ReportingPeriod) -> FigureValue:
        """Return an indicator's value of a period, over its parts where it has any."""
        if not indicator.breakdowns:
            return self.value(indicator.uuid, None, period, self.measure)
        return of_what_is_there(self.value(indicator.uuid, part, period, self.measure) for part in indicator.breakdowns)


def added(counts: Iterable[Decimal | None]) -> Decimal | None:
    """Return the sum of those counts that are there; None when none is."""
    present = [count for count in counts if count is not None]
    return sum(present, Decimal(0)) if present else None
