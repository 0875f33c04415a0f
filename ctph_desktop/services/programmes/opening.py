"""Opening a programme's next year: its units, indicators and forms then, and where its targets come from."""

from collections.abc import Iterator, Mapping
from enum import StrEnum

from msgspec import UNSET, Struct
from msgspec.structs import replace

from ctph_desktop.domain.errors import (
    NoProgrammeError,
    NotAllowedError,
    TermOverError,
    YearNotNextError,
    YearOpenAlreadyError,
)
from ctph_desktop.domain.figure_codec import quantity_text
from ctph_desktop.domain.figures import Coordinates, FigureValue
from ctph_desktop.domain.forms.definition import ReportForm
from ctph_desktop.domain.journal.books import STANDING, RecordKind
from ctph_desktop.domain.programme_years import Standpoint, form_in_year, form_of_year_uuid, next_year
from ctph_desktop.domain.programmes import Programme
from ctph_desktop.domain.standing import standing
from ctph_desktop.domain.targets import TIERS, WHOLE, WHOLE_YEAR, Target
from ctph_desktop.services.ground.changes import Changes
from ctph_desktop.services.ground.puts import put_edition, put_record, put_target
from ctph_desktop.services.ground.workplace import Workplace
from ctph_desktop.services.reading.carried_figures import CarriedFigures, carried_figures
from ctph_desktop.services.reading.targets_given import own_total_given, unit_figures
from ctph_desktop.storage.journal import Put


class FirstTargets(StrEnum):
    """What the targets of a new year are to begin with."""

    EMPTY = "empty"
    LAST_YEAR = "last_year"


class OpeningView(Struct, frozen=True):
    """What opening a year would do: which year of which programme, for which units, with how many forms.

    `ended` are units of the year before that stand no more.
    """

    programme: str
    title: str
    year: int
    units: tuple[str, ...]
    ended: tuple[str, ...]
    forms: int
    targets: int


class YearOpening:
    """Opens the year after the last of the programme looked at."""

    def __init__(self, workplace: Workplace) -> None:
        self._workplace = workplace

    def preview(self, year: int, *, targets: FirstTargets = FirstTargets.EMPTY) -> OpeningView:
        """Return what opening a year would do; YearNotNextError for any but the one after the last opened.

        YearOpenAlreadyError for one that is open.
        """
        last = self._last()
        following = self._following(last, year)
        names = self._workplace.names.unit
        return OpeningView(
            programme=following.uuid,
            title=following.short_title,
            year=following.plan_year,
            units=tuple(map(names, following.units)),
            ended=tuple(names(unit) for unit in last.units if unit not in following.units),
            forms=len(following.forms),
            targets=len(list(self._targets(last, following, targets))),
        )

    def open_year(self, year: int, *, targets: FirstTargets = FirstTargets.EMPTY) -> Changes:
        """Open a year: communes get it with the next answer; those that typed for it already go on."""
        last = self._last()
        following = self._following(last, year)
        self._workplace.write(
            [
                *self._forms(last, following),
                *self._targets(last, following, targets),
                put_edition(self._workplace, following),
            ]
        )
        return Changes.ALL

    def _last(self) -> Programme:
        """Return the programme looked at in its last opened year."""
        if not self._workplace.is_superior:
            raise NotAllowedError("superior")
        catalogue = self._workplace.catalogue()
        if catalogue.programme is None:
            raise NoProgrammeError
        return [one for one in catalogue.editions if one.programme.uuid == catalogue.programme.document][-1].programme

    def _years(self, programme: Programme) -> set[int]:
        return {one.year for one in self._workplace.catalogue().editions if one.programme.uuid == programme.uuid}

    def _following(self, last: Programme, year: int) -> Programme:
        following = next_year(last, self._workplace.catalogue().units)
        if year in self._years(last):
            raise YearOpenAlreadyError(year)
        if year != following.plan_year:
            raise YearNotNextError(year, following.plan_year)
        if last.last_year is not UNSET and year > last.last_year:
            raise TermOverError(last.short_title, last.last_year)
        known = self._workplace.catalogue().forms
        kept = tuple(form for form in last.forms if form in known)
        return replace(following, forms=tuple(form_of_year_uuid(form=form, year=year) for form in kept))

    def _forms(self, last: Programme, following: Programme) -> Iterator[Put]:
        catalogue = self._workplace.catalogue()
        for uuid in last.forms:
            if uuid in catalogue.forms:
                form = form_in_year(
                    catalogue.forms[uuid],
                    old=last.plan_year,
                    new=following.plan_year,
                    labels=self._labels(catalogue.forms[uuid], following),
                    left_out=frozenset(last.units) - frozenset(following.units),
                )
                yield put_record(self._workplace.books.standing, RecordKind.FORM, form.uuid, form)

    def _labels(self, form: ReportForm, following: Programme) -> Mapping[str, str]:
        """Return what the lines of the following year's units are called, in the programme's order."""
        labels = {line.unit: line.label for line in form.lines}
        units = self._workplace.catalogue().units
        return {
            unit: labels.get(unit) or (units[unit].printed_name if unit in units else unit) for unit in following.units
        }

    def _targets(self, last: Programme, following: Programme, targets: FirstTargets) -> Iterator[Put]:
        if targets is FirstTargets.EMPTY:
            return
        workplace, units = self._workplace, self._workplace.catalogue().units
        old, new = last.year_period, following.year_period
        about = workplace.queries.figures([workplace.books.about(unit, year=old.year) for unit in last.units])
        by_unit: dict[str, dict[Coordinates, FigureValue]] = {unit: {} for unit in last.units}
        for where, value in about.items():
            by_unit[where.unit][where] = value
        edition = Standpoint(last.uuid, last.plan_year)
        given = unit_figures(workplace.at(edition), by_unit)
        stands = standing(units, last.units, new.first_day)
        places = {
            place for figures in given.values() for place in figures.targets if place.indicator in last.indicators
        }
        own = own_total_given(workplace.at(edition))
        books = {unit: workplace.books.about(unit, year=STANDING) for unit in following.units}
        books[own.unit] = workplace.books.standing
        for unit, book in books.items():
            carried = (
                CarriedFigures(own) if unit == own.unit else carried_figures(unit, stands, units=units, figures=given)
            )
            for place in sorted(
                places | own.targets.keys(), key=lambda one: (one.indicator, one.breakdown or "", one.measure)
            ):
                count = carried.of_year(place.indicator, place.breakdown, old, place.measure)
                if count is None:
                    continue
                yield put_target(
                    book,
                    Target(
                        programme=last.uuid,
                        unit=unit,
                        indicator=place.indicator,
                        breakdown=place.breakdown or WHOLE,
                        period=new.code,
                        tier=TIERS[place.measure],
                        since=WHOLE_YEAR,
                        quantity=quantity_text(count),
                    ),
                )
