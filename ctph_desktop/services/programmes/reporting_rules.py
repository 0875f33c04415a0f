"""How the programme looked at is reported, from its year looked at on: rhythm, calendar, due day, units taking part."""

from collections.abc import Callable, Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from ctph_desktop.domain.errors import NoProgrammeError, NotAllowedError, ReportingRefusedError
from ctph_desktop.domain.forms.definition import FormLine, ReportForm
from ctph_desktop.domain.programme_years import Edition, Standpoint
from ctph_desktop.domain.programmes import Programme
from ctph_desktop.domain.reporting_plans import ReportingPlan, plan_of, planned
from ctph_desktop.services.ground.changes import Changes
from ctph_desktop.services.ground.puts import changed_forms, put_edition
from ctph_desktop.services.ground.workplace import Workplace
from ctph_desktop.services.reading.closings import closed_years
from ctph_desktop.storage.journal import Put


class ReportingSheet(Struct, frozen=True):
    """How a programme is reported, as it is edited: `units` are all that can take part, with their names, in order.

    `is_used` says that the calendar is fixed because figures are there.
    """

    plan: ReportingPlan
    units: dict[str, str]
    is_used: bool


class ReportingRules:
    """What the office that leads a programme settles about its reports."""

    def __init__(self, workplace: Workplace) -> None:
        self._workplace = workplace

    def sheet(self) -> ReportingSheet:
        """Return how the programme looked at is reported; NoProgrammeError where there is none."""
        programme, catalogue = self._programme(), self._workplace.catalogue()
        first_day = programme.year_period.first_day
        standing = (
            uuid
            for uuid, unit in catalogue.units.items()
            if uuid in catalogue.all_units and not unit.has_ended_before(first_day)
        )
        every = dict.fromkeys((*programme.units, *standing))
        names = {unit: self._workplace.names.unit(unit) for unit in every}
        return ReportingSheet(plan_of(programme), names, self._is_used(programme))

    def change(self, plan: ReportingPlan) -> Changes:
        """Let reports be made so from the year looked at on; ReportingRefusedError says what cannot be.

        A unit that joins stands on the forms after the others; one that leaves has no line there any more. Years that
        are closed stay as they are.
        """
        if not self._workplace.is_superior:
            raise NotAllowedError("superior")
        here = self._programme()
        self._check_open(here)
        if plan == plan_of(here):
            raise ReportingRefusedError("nothing")
        sealed = self._workplace.queries.periods_sealed(programme=here.document)
        changed = planned(here, plan, sealed=sealed, is_used=self._is_used(here))
        joining = [unit for unit in changed.units if unit not in here.units]
        leaving = [unit for unit in here.units if unit not in changed.units]
        self._check_units(here, joining, leaving)
        editions = self._editions(here, is_of_all_years=changed.calendar is not here.calendar)
        puts = [put_edition(self._workplace, self._as_changed(one.programme, here, changed)) for one in editions]
        self._workplace.write([*puts, *self._puts_of_forms(editions, joining, leaving)])
        return Changes.ALL

    def _programme(self) -> Programme:
        programme = self._workplace.catalogue().programme
        if programme is None:
            raise NoProgrammeError
        return programme

    def _is_used(self, programme: Programme) -> bool:
        """Tell whether a report was sealed, a target given or a figure typed that another calendar would lose."""
        queries, signed = self._workplace.queries, self._workplace.catalogue().signed
        shared = {
            indicator
            for one in signed
            if one.programme.uuid != programme.document
            for indicator in one.programme.indicators
        }
        years = [one.programme for one in signed if one.programme.uuid == programme.document]
        books = tuple(queries.known_books())
        return (
            bool(queries.periods_sealed(programme=programme.document))
            or any(queries.books_with_targets(books, programme=one.document, period=one.target_period) for one in years)
            or any(queries.periods_with(one) for one in programme.indicators if one not in shared)
        )

    def _check_open(self, here: Programme) -> None:
        if Standpoint(here.document, here.plan_year) in closed_years(self._workplace):
            raise ReportingRefusedError("closed", str(here.plan_year))

    def _check_units(self, here: Programme, joining: Sequence[str], leaving: Sequence[str]) -> None:
        known = self._workplace.catalogue().units
        if unknown := [unit for unit in joining if unit not in known]:
            raise ReportingRefusedError("unit_gone", self._workplace.names.unit(unknown[0]))
        first_day = here.year_period.first_day
        for unit in leaving:
            periods = self._workplace.queries.periods_of_unit(unit, programme=here.document)
            if any(period.last_day >= first_day for period in periods):
                raise ReportingRefusedError("unit_used", self._workplace.names.unit(unit))

    def _editions(self, here: Programme, *, is_of_all_years: bool) -> tuple[Edition, ...]:
        closed = closed_years(self._workplace)
        return tuple(
            one
            for one in self._workplace.catalogue().signed
            if one.programme.uuid == here.document
            and (is_of_all_years or one.year >= here.plan_year)
            and one.standpoint not in closed
        )

    @staticmethod
    def _as_changed(edition: Programme, here: Programme, changed: Programme) -> Programme:
        """Return a year with what was changed of the one looked at; what it has of its own stays."""
        edition = replace(edition, calendar=changed.calendar)
        if edition.plan_year < here.plan_year:
            return edition
        if changed.due_days != here.due_days:
            edition = replace(edition, due_days=changed.due_days)
        if changed.rhythm != here.rhythm:
            edition = replace(edition, rhythm=changed.rhythm)
        kept = [unit for unit in edition.units if unit in changed.units or unit not in here.units]
        new = [unit for unit in changed.units if unit not in here.units and unit not in kept]
        return replace(edition, units=(*kept, *new))

    def _puts_of_forms(
        self, editions: Sequence[Edition], joining: Sequence[str], leaving: Sequence[str]
    ) -> Iterator[Put]:
        if not joining and not leaving:
            return
        here, units = self._programme(), self._workplace.catalogue().units
        lines = [FormLine(unit, units[unit].printed_name) for unit in joining]
        from_here = [one for one in editions if one.year >= here.plan_year]
        yield from changed_forms(self._workplace, from_here, _with_lines(lines, frozenset(leaving)))


def _with_lines(joining: Sequence[FormLine], leaving: frozenset[str]) -> Callable[[ReportForm], ReportForm | None]:
    """Return what gives a form of units further lines after them, and takes those of others away."""

    def changed(form: ReportForm) -> ReportForm | None:
        kept = [line for line in form.lines if line.unit not in leaving]
        places = [place for place, line in enumerate(kept) if line.unit]
        there = {line.unit for line in kept}
        new = [line for line in joining if line.unit not in there]
        after = places[-1] + 1 if places else len(kept)
        lines = (*kept[:after], *new, *kept[after:])
        return None if lines == form.lines else replace(form, lines=lines, version=form.next_version)

    return changed
