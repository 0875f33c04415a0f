"""What a year begins with: stocks go on from what the year before ended with, unless a baseline was given."""

from collections.abc import Iterable, Mapping, Sequence

from ctph_desktop.domain.figures import MISSING, NOT_APPLICABLE, Coordinates, FigureValue, Measure
from ctph_desktop.domain.indicators import Indicator, IndicatorKind, closing_stock
from ctph_desktop.domain.periods import ReportingPeriod
from ctph_desktop.domain.programme_years import Standpoint
from ctph_desktop.domain.programmes import Programme
from ctph_desktop.domain.units import AdministrativeUnit
from ctph_desktop.services.ground.workplace import Workplace
from ctph_desktop.services.reading.carried_figures import CarriedFigures


def previous_edition(workplace: Workplace) -> Standpoint | None:
    """Return where one stands to look at the year before in the same programme; None where it has no such year."""
    catalogue = workplace.catalogue()
    programme = catalogue.programme
    if programme is None:
        return None
    there = Standpoint(programme.document, programme.plan_year - 1)
    years = {(one.programme.uuid, one.year) for one in catalogue.editions}
    return there if (there.programme, there.year) in years else None


def stocks_and_what_leaves_them(workplace: Workplace, programme: Programme) -> tuple[Indicator, ...]:
    """Return the stocks that a programme counts, shows or is limited by, and what leaves them."""
    known, forms = workplace.catalogue().indicators, workplace.catalogue().forms
    shown = {
        column.source.indicator
        for form in programme.forms
        if form in forms
        for column in forms[form].columns
        if column.source is not None
    }
    counted = shown.union(programme.indicators)
    limits = {known[uuid].ceiling or uuid for uuid in counted if uuid in known}
    stocks = {uuid for uuid in counted | limits if uuid in known and known[uuid].kind is IndicatorKind.STOCK}
    return tuple(one for one in known.values() if one.uuid in stocks or one.ceiling in stocks)


def not_closed_by_itself(
    figures: CarriedFigures, indicators: Iterable[Indicator], *, then: Programme
) -> frozenset[str]:
    """Return the stocks whose end of a year rests on what that year began with, and nobody gave."""
    periods, year = then.periods(), then.year_period
    return frozenset(
        indicator.uuid
        for indicator in indicators
        if indicator.kind is IndicatorKind.STOCK
        for part in (None, *indicator.breakdowns)
        if figures.over(indicator, part, periods) == MISSING
        and (figures.taken_over or figures.of_year(indicator.uuid, part, year, Measure.BASELINE) is None)
    )


def closing_stocks(
    figures: CarriedFigures,
    indicators: Iterable[Indicator],
    *,
    then: Programme,
    units: Mapping[str, AdministrativeUnit],
) -> dict[tuple[str, str | None], FigureValue]:
    """Return what each stock of a unit stood at in the end of a year, by indicator and part, where that is known."""
    every, periods, year = list(indicators), then.periods(), then.year_period
    found: dict[tuple[str, str | None], FigureValue] = {}
    for indicator in every:
        if indicator.kind is not IndicatorKind.STOCK:
            continue
        leaving = [flow for flow in every if flow.ceiling == indicator.uuid]
        for part in (None, *indicator.breakdowns):
            if indicator.is_moved and not _ends_known(figures, indicator, periods, units=units):
                continue
            reported = figures.over(indicator, part, periods)
            if reported == NOT_APPLICABLE:
                continue
            closing = closing_stock(
                reported=reported.count,
                opening=figures.of_year(indicator.uuid, part, year, Measure.BASELINE),
                left=[figures.so_far(flow, periods).count for flow in leaving] if part is None else (),
            )
            if closing is not None:
                found[indicator.uuid, part] = FigureValue.reported(closing)
    return found


def _ends_known(
    figures: CarriedFigures,
    indicator: Indicator,
    periods: Sequence[ReportingPeriod],
    *,
    units: Mapping[str, AdministrativeUnit],
) -> bool:
    """Tell whether a moved stock's closing is there: of the last period the unit stood in, an earlier one is no end.

    So it has to be of every unit taken over whose closing is added; a new unit holds theirs in its own opening.
    """
    row = units.get(figures.unit)
    own = [one for one in periods if row is None or row.stands_within(one.first_day, one.last_day)]
    if not own or figures.own.over(indicator, None, own[-1:]) == MISSING:
        return False
    added = () if figures.is_new else figures.taken_over
    return all(_ends_known(before, indicator, periods, units=units) for before in added)


def with_openings(
    figures: Mapping[Coordinates, FigureValue],
    unit: str,
    closing: Mapping[tuple[str, str | None], FigureValue],
    *,
    year: ReportingPeriod,
) -> dict[Coordinates, FigureValue]:
    """Return a unit's figures with what the year before ended with as baselines of a year, where none was given."""
    found = dict(figures)
    for (indicator, part), value in closing.items():
        where = Coordinates(unit, indicator, part, year, Measure.BASELINE)
        if found.get(where, MISSING) == MISSING:
            found[where] = value
    return found
