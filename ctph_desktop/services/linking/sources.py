"""What a journal could give to another one of the same office: what a unit typed, or what its units reported."""

from collections.abc import Iterator, Mapping, Sequence

from msgspec import Struct

from ctph_desktop.domain.figures import FigureValue, Measure
from ctph_desktop.domain.indicators import Indicator, IndicatorKind
from ctph_desktop.domain.lines import LineKey
from ctph_desktop.domain.periods import ReportingPeriod
from ctph_desktop.domain.sums import of_what_is_there
from ctph_desktop.services.ground.workplace import Workplace
from ctph_desktop.services.reading.period_figures import PeriodFigures, read_period
from ctph_desktop.services.reading.sheets import SheetLines


class LinkSource(Struct, frozen=True):
    """A figure that can be copied: its line, by code, and where it lies.

    Of a figure this office typed, `operations` are those it was drawn from; of a total over units they are the seals
    that were added up, of `counted` of `units` units.
    """

    code: str
    indicator: Indicator
    cell: str
    value: FigureValue
    operations: tuple[str, ...]
    programme: str
    counted: int = 0
    units: int = 0


def link_sources(there: Workplace, period: ReportingPeriod) -> tuple[LinkSource, ...]:
    """Return what a journal says of a period, line by line, in the programme and year it looks at.

    Nothing where the periods reported there do not make up this one.
    """
    catalogue = there.catalogue()
    programme = catalogue.programme
    within = programme.within(period) if programme is not None else ()
    if programme is None or not _make_up(within, period):
        return ()
    codes = SheetLines(there).codes()
    lines = [(key, catalogue.indicators[key.indicator]) for key in codes if key.indicator in catalogue.indicators]
    title = programme.short_title or programme.title
    if there.is_superior:
        found = _totals(read_period(there, programme, period), lines, superior=there.office_unit)
    else:
        found = _own(there, lines, period, within)
    return tuple(
        LinkSource(codes[key], indicator, cell, value, operations, title, counted, units)
        for key, indicator, cell, value, operations, counted, units in found
    )


def _make_up(within: Sequence[ReportingPeriod], period: ReportingPeriod) -> bool:
    """Tell whether periods make up another one without a gap."""
    months = [month for one in within for month in one.months]
    return bool(months) and tuple(sorted(months)) == period.months


_Found = Iterator[tuple[LineKey, Indicator, str, FigureValue, tuple[str, ...], int, int]]


def _own(
    there: Workplace,
    lines: Sequence[tuple[LineKey, Indicator]],
    period: ReportingPeriod,
    within: Sequence[ReportingPeriod],
) -> _Found:
    figures = SheetLines(there).figures()
    operations: Mapping[str, str] = there.queries.figure_operations(there.books.of_unit(figures.unit))
    for key, indicator in lines:
        if key.breakdown is None and indicator.breakdowns:
            continue
        drawn_from = within[-1:] if indicator.kind is IndicatorKind.STOCK else within
        cells = [key.at(figures.unit, one).cell for one in drawn_from]
        named = tuple(operations[cell] for cell in cells if cell in operations)
        value = figures.over(indicator, key.breakdown, within)
        yield key, indicator, key.at(figures.unit, period).cell, value.bare, named, 0, 0


def _totals(read: PeriodFigures, lines: Sequence[tuple[LineKey, Indicator]], *, superior: str) -> _Found:
    units = [unit for unit in read.standing.units if unit not in read.waiting]
    codes = [one.code for one in read.within]
    seals = tuple(
        statement.seal
        for unit in units
        for one in read.standing.all_of(unit)
        for code in codes
        if (statement := read.accepted.get((one, code))) is not None
    )
    for key, indicator in lines:
        if key.breakdown is None and indicator.breakdowns:
            continue
        values = (read.figures[unit].over(indicator, key.breakdown, read.within) for unit in units)
        cell = key.at(superior, read.period, Measure.ACTUAL).cell
        yield (
            key, indicator, cell, of_what_is_there(values).bare, seals if units else (), len(units),
            len(read.standing.units),
        )  # fmt: skip
