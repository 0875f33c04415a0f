"""The figures that the reports of the open book hold in the programme looked at: typed, or shared with another one."""

from ctph_desktop.domain.figures import Coordinates, FigureState, FigureValue
from ctph_desktop.services.ground.workplace import Workplace
from ctph_desktop.services.reading.shared_figures import finer_periods, with_shared
from ctph_desktop.services.reading.sheets import SheetLines


def report_figures(workplace: Workplace) -> dict[Coordinates, FigureValue]:
    """Return the figures of the year that belong into reports of the programme looked at, blanks left out."""
    programme = workplace.catalogue().programme
    if programme is None:
        return {}
    unit, known = workplace.identity.unit, workplace.catalogue().indicators
    books = [workplace.books.of_unit(unit, year=year) for year in workplace.looked_at.years_drawn_on]
    typed = workplace.queries.figures(books, indicators=programme.indicators)
    indicators = [known[uuid] for uuid in programme.indicators if uuid in known]
    figures = with_shared(typed, unit, indicators, finer_periods(workplace))
    if moved := {indicator.uuid for indicator in indicators if indicator.is_moved}:
        stands_at = SheetLines(workplace).figures(only=moved).figures
        periods = set(programme.periods())
        kept = {where: value for where, value in figures.items() if where.indicator not in moved}
        closed = {w: value for w, value in stands_at.items() if w.indicator in moved and w.period in periods}
        figures = {**kept, **closed}
    return {
        where: value
        for where, value in figures.items()
        if value.state is not FigureState.MISSING and where.measure is programme.measure
    }
