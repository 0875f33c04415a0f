"""The figures the consolidation of a period counts: accepted reports and targets, of the units that stand then.

Every number of the programme as a whole comes from here, so that the forms and the overview cannot disagree.
"""

from collections.abc import Collection, Container, Mapping
from datetime import date
from functools import partial

from msgspec import Struct

from ctph_desktop.domain.figures import MISSING, Coordinates, FigureState, FigureValue
from ctph_desktop.domain.forms.definition import Source, Span
from ctph_desktop.domain.forms.filled import FilledCell
from ctph_desktop.domain.indicators import Indicator
from ctph_desktop.domain.periods import ReportingPeriod
from ctph_desktop.domain.programmes import Programme
from ctph_desktop.domain.standing import Standing, standing, with_heirs
from ctph_desktop.services.ground.openings_held import Openings
from ctph_desktop.services.ground.workplace import Workplace
from ctph_desktop.services.reading.accepted import accepted_statements
from ctph_desktop.services.reading.carried_figures import CarriedFigures, carried_figures
from ctph_desktop.services.reading.figures_of_unit import UnitFigures
from ctph_desktop.services.reading.openings import (
    closing_stocks,
    not_closed_by_itself,
    previous_edition,
    stocks_and_what_leaves_them,
    with_openings,
)
from ctph_desktop.services.reading.targets_given import unit_figures
from ctph_desktop.storage.queries import StatementRow
from ctph_desktop.wording import formats


class PeriodFigures(Struct, frozen=True):
    """What the forms of a period are filled from; `waiting` are units of which a report of the period is missing.

    `within` are the reported periods in it, `until` those of the year to its end. `sealed` holds each unit's own
    figures, `figures` those of the units that stand with what they took over. `listed` are the programme's units, and
    those they had become by the day that was asked for.
    """

    period: ReportingPeriod
    within: tuple[ReportingPeriod, ...]
    until: tuple[ReportingPeriod, ...]
    standing: Standing
    sealed: Mapping[str, UnitFigures]
    figures: Mapping[str, CarriedFigures]
    accepted: Mapping[tuple[str, str], StatementRow]
    waiting: frozenset[str]
    listed: tuple[str, ...] = ()
    boundaries: date | None = None

    @property
    def day(self) -> date:
        """The day by whose boundaries and names the units stand."""
        return self.boundaries or self.period.last_day

    def read(self, unit: str, source: Source, indicator: Indicator | None) -> FilledCell:
        """Return what a form shows of a source; a unit that waits shows no progress at all."""
        figures = self.figures.get(unit)
        if figures is None or indicator is None:
            return FilledCell(None, FigureState.MISSING)
        if source.span is Span.YEAR:
            count = figures.of_year(source.indicator, source.breakdown, self.period, source.measure)
            return _cell(MISSING if count is None else FigureValue.reported(count))
        if unit in self.waiting:
            return FilledCell(None, FigureState.MISSING)
        months = self.within if source.span is Span.IN_PERIOD else self.until
        if source.sums_breakdowns:
            total = figures.whole_over(indicator, months)
        else:
            total = figures.over(indicator, source.breakdown, months)
        last = self.accepted.get((unit, self.within[-1].code)) if self.within else None
        parts = indicator.breakdowns if source.sums_breakdowns else (source.breakdown,)
        every = (*figures.all_taken_over(), figures.own)
        notes = [noted for one in every for noted in one.notes(indicator, parts or (None,), months)]
        note = formats.notes(notes, is_of_several=len(months) > 1)
        return _cell(total, provenance=last.seal if last else "", note=note)


def read_period(
    workplace: Workplace,
    programme: Programme,
    period: ReportingPeriod,
    *,
    on: date | None = None,
    indicators: Collection[str] | None = None,
    openings: Openings | None = None,
) -> PeriodFigures:
    """Read what the units of a programme were given and had accepted, up to the end of a period.

    The units are those that stand on its last day, or `on` another, by whose boundaries everything is added up. Where
    no baseline was given, a stock begins with what the year before ended with, or what `openings` say. `indicators`
    are those that are wanted, if not all are.
    """
    accepted = accepted_statements(workplace)
    reached = [statement for statement in accepted.values() if statement.period.last_day <= period.last_day]
    sealed = workplace.queries.sealed_figures(reached, indicators=indicators)
    units = workplace.catalogue().units
    listed = programme.units if on is None else with_heirs(units, programme.units)
    stands = standing(units, listed, on or period.last_day)
    waiting = waiting_units(workplace, stands, accepted, period)
    about = workplace.queries.figures([workplace.books.about(unit) for unit in listed], indicators=indicators)
    by_unit: dict[str, dict[Coordinates, FigureValue]] = {unit: {} for unit in listed}
    for where, value in about.items():
        by_unit[where.unit][where] = value
    for statement in reached:
        if statement.unit in by_unit:
            by_unit[statement.unit].update(sealed[statement.seal])
    for unit, closing in (closing_before(workplace, programme) if openings is None else openings).items():
        if unit in by_unit:
            by_unit[unit] = with_openings(by_unit[unit], unit, closing, year=programme.year_period)
    own = unit_figures(workplace, by_unit)
    return PeriodFigures(
        period=period,
        within=programme.within(period),
        until=programme.until(period),
        standing=stands,
        sealed=own,
        figures={unit: carried_figures(unit, stands, units=units, figures=own) for unit in stands.units},
        accepted=accepted,
        waiting=waiting,
        listed=listed,
        boundaries=on,
    )


def closing_before(workplace: Workplace, programme: Programme) -> Openings:
    """Return what the stocks of the units that stand when a year begins stood at in the end of the year before.

    Of earlier years only those are read on which some stock rests that was neither reported nor given since.
    """
    last_year = previous_edition(workplace)
    if last_year is None:
        return {}
    there = workplace.at(last_year)
    then = there.catalogue().programme
    if then is None:
        return {}
    return workplace.openings.of(
        programme.uuid,
        programme.plan_year,
        as_typed=False,
        work_out=lambda: closing_of(there, then, on=programme.year_period.first_day),
    )


def closing_of(there: Workplace, then: Programme, *, on: date) -> Openings:
    """Return what the stocks of the units that stand on a day stood at in the end of the year looked at."""
    known = stocks_and_what_leaves_them(there, then)
    read = partial(read_period, there, then, then.year_period, on=on)
    found, units = read(indicators={one.uuid for one in known}, openings={}).figures, there.catalogue().units
    closed = {unit: closing_stocks(figures, known, then=then, units=units) for unit, figures in found.items()}
    resting = frozenset[str]().union(*(not_closed_by_itself(one, known, then=then) for one in found.values()))
    if resting and previous_edition(there) is not None:
        of_these = [one for one in known if one.uuid in resting or one.ceiling in resting]
        begun = read(indicators={one.uuid for one in of_these}).figures
        for unit, figures in begun.items():
            closed[unit] |= closing_stocks(figures, of_these, then=then, units=units)
    return closed


def waiting_units(
    workplace: Workplace, stands: Standing, accepted: Container[tuple[str, str]], period: ReportingPeriod
) -> frozenset[str]:
    """Return the units that stand, of which, or of one they took over, a report of a period is not accepted."""
    months = [(month, month.code) for month in workplace.looked_at.within(period)]
    return frozenset(
        unit
        for unit in stands.units
        if any(
            (one, code) not in accepted
            for one in stands.all_of(unit)
            for month, code in months
            if workplace.looked_at.is_open_for(one, month)
        )
    )


def _cell(value: FigureValue, *, provenance: str = "", note: str = "") -> FilledCell:
    return FilledCell(value.count, value.state if value.count is None else FigureState.REPORTED, provenance, note)
