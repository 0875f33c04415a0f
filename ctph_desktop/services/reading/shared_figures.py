"""Figures that programmes of one office share: typed once, at the finest rhythm any of them asks for."""

from collections.abc import Iterable, Mapping

from ctph_desktop.domain.figures import MISSING, Coordinates, FigureValue, Measure
from ctph_desktop.domain.indicators import Indicator, IndicatorKind
from ctph_desktop.domain.periods import ReportingPeriod
from ctph_desktop.domain.programmes import Programme
from ctph_desktop.domain.spans import covering
from ctph_desktop.domain.sums import over_time
from ctph_desktop.services.ground.workplace import Workplace
from ctph_desktop.services.reading.figures_of_unit import UnitFigures

Finer = Mapping[tuple[str, ReportingPeriod], tuple[ReportingPeriod, ...]]


def finer_periods(workplace: Workplace) -> Finer:
    """Return, by indicator and period of the reports looked at, the shorter periods in which it is typed elsewhere.

    That is another programme, or the own one where an obligation is looked at, whose rhythm leaves no day of the period
    out. Only a programme that the unit whose book lies open takes part in has anything typed in it, and only what was
    done adds up.
    """
    catalogue, unit = workplace.catalogue(), workplace.identity.unit
    programme = catalogue.programme
    is_finest = programme is None or (programme.is_monthly and not programme.is_obliged)
    if programme is None or is_finest or programme.measure is not Measure.ACTUAL:
        return {}
    years: dict[str, list[Programme]] = {}
    for one in (edition.programme for edition in catalogue.editions):
        is_other = one.uuid != programme.uuid and not one.is_obliged and one.calendar is programme.calendar
        if is_other and unit in one.units:
            years.setdefault(one.uuid, []).append(one)
    found: dict[tuple[str, ReportingPeriod], tuple[ReportingPeriod, ...]] = {}
    for period in programme.periods():
        for other in years.values():
            shorter = covering(period, (typed for one in other for typed in one.periods()))
            counted = [set(one.indicators) for one in other if one.within(period)]
            for indicator in set(programme.indicators).intersection(*counted) if shorter else ():
                if len(shorter) > len(found.get((indicator, period), ())):
                    found[indicator, period] = shorter
    return found


def with_shared(
    figures: Mapping[Coordinates, FigureValue], unit: str, indicators: Iterable[Indicator], finer: Finer
) -> dict[Coordinates, FigureValue]:
    """Return a unit's figures with those of longer periods that are typed in shorter ones, as these come to.

    What a moved stock closes with follows from its movements in the longer period as in any other.
    """
    found = dict(figures)
    by_uuid = {indicator.uuid: indicator for indicator in indicators}
    for (uuid, period), shorter in finer.items():
        indicator = by_uuid.get(uuid)
        if indicator is None or indicator.is_moved:
            continue
        for part in indicator.breakdowns or (None,):
            values = [found.get(Coordinates(unit, uuid, part, one, Measure.ACTUAL), MISSING) for one in shorter]
            where = Coordinates(unit, uuid, part, period, Measure.ACTUAL)
            value = over_time(indicator.kind, values)
            if value != MISSING:
                found[where] = value
    return found


def not_yet_typed(
    indicator: Indicator, part: str | None, period: ReportingPeriod, figures: UnitFigures, finer: Finer
) -> tuple[ReportingPeriod, ...]:
    """Return the shorter periods without which a shared figure is not all there: of a stock, the last alone counts.

    Of a moved stock none: its flows say it.
    """
    if indicator.is_moved:
        return ()
    shorter = finer.get((indicator.uuid, period), ())
    needed = shorter[-1:] if indicator.kind is IndicatorKind.STOCK else shorter
    return tuple(one for one in needed if figures.value(indicator.uuid, part, one, Measure.ACTUAL) == MISSING)
