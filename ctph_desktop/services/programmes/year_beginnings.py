"""What a year that is about to be opened begins with, before anything of it is written."""

from collections.abc import Mapping
from functools import cached_property

from ctph_desktop.domain.errors import UnknownUnitError
from ctph_desktop.domain.figures import MISSING, Coordinates, FigureValue, Measure
from ctph_desktop.domain.indicators import Indicator
from ctph_desktop.domain.programme_years import Standpoint
from ctph_desktop.domain.programmes import Programme
from ctph_desktop.services.ground.workplace import Workplace
from ctph_desktop.services.reading.allocations import Baselines
from ctph_desktop.services.reading.openings import with_openings
from ctph_desktop.services.reading.period_figures import closing_of


class YearBeginning:
    """What a year that is about to be opened begins with: what the one before ended with, unless more is known."""

    def __init__(self, workplace: Workplace, last: Programme, following: Programme) -> None:
        self._workplace = workplace
        self._last = last
        self._following = following

    def baselines(self, indicator: Indicator) -> Baselines:
        """Return what each unit of the year begins with."""
        year = self._following.year_period
        return {
            unit: self._figures.get(Coordinates(unit, indicator.uuid, None, year, Measure.BASELINE), MISSING).count
            for unit in self._following.units
        }

    def unit(self, text: str) -> str:
        """Return the unit of the year meant by a UUID, code or name; UnknownUnitError for any other."""
        found = self._workplace.names.find(text)
        if found not in self._following.units:
            raise UnknownUnitError(text)
        return found

    @cached_property
    def _figures(self) -> Mapping[Coordinates, FigureValue]:
        workplace, last, year = self._workplace, self._last, self._following.year_period
        there = workplace.at(Standpoint(last.uuid, last.plan_year))
        figures: dict[Coordinates, FigureValue] = {}
        for unit, ended in closing_of(there, last, on=year.first_day).items():
            figures.update(with_openings({}, unit, ended, year=year))
        books = [workplace.books.about(unit, year=year.year) for unit in self._following.units]
        given = workplace.queries.figures(books)
        return figures | {where: value for where, value in given.items() if value != MISSING}
