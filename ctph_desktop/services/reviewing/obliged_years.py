"""What a programme asks for beside its rhythm in a year that is closed, and opened again, as a whole.

Each obligation has a closing of the year of its own, beside those of single periods: what was closed by itself before
stays closed when the year is opened again. A term or days that run on past the year are closed by themselves, and so is
what is asked for after the year was closed.
"""

from collections.abc import Iterator

from ctph_desktop.domain.errors import YearStillClosedError
from ctph_desktop.domain.journal.books import RecordKind
from ctph_desktop.domain.obligations import Obligation, is_closed_with
from ctph_desktop.domain.programme_years import Standpoint
from ctph_desktop.domain.programmes import Programme
from ctph_desktop.services.consolidating.frozen import FrozenService
from ctph_desktop.services.ground.closing_rows import ObligedClosing
from ctph_desktop.services.ground.workplace import Workplace
from ctph_desktop.services.reading.accepted import accepted_statements
from ctph_desktop.services.reading.closings import Closings
from ctph_desktop.services.reviewing.closing_puts import closing_put, reopening_put
from ctph_desktop.storage.journal import Put


class ObligedYears:
    """The obligations of a programme in the year looked at, where that year is closed or opened again."""

    def __init__(self, workplace: Workplace, frozen: FrozenService) -> None:
        self._workplace = workplace
        self._frozen = frozen

    def rows(self, programme: Programme) -> tuple[ObligedClosing, ...]:
        """Return what would be closed with the year, and what runs on past it."""
        kept = self._workplace.records.read(RecordKind.OBLIGATION, Obligation)
        names = {each.row.uuid: each.content.name for each in kept}
        found = []
        for obliged, there in self._of(programme):
            periods = {period.code: period for period in obliged.periods()}
            expected = {
                (unit, code)
                for code, period in periods.items()
                for unit in obliged.units
                if there.looked_at.is_open_for(unit, period)
            }
            accepted = {place for place in accepted_statements(there) if place[1] in periods}
            runs_on = not is_closed_with(obliged, programme.year_period)
            name = names.get(obliged.uuid, obliged.short_title)
            found.append(ObligedClosing(name, len(accepted), len(expected | accepted), runs_on))
        return tuple(found)

    def closings(self, programme: Programme, *, reason: str) -> Iterator[Put]:
        """Yield what closes the obligations of a year with it, the figures of each period frozen."""
        for obliged, there in self._of(programme):
            closings, frozen = Closings(there), self._frozen.at(there.standpoint)
            known = closings.of(obliged.year_period)
            is_closed = known is not None and known.closing.is_closed and not known.has_conflict
            if is_closed or not is_closed_with(obliged, programme.year_period):
                continue
            consolidation = ""
            for period in obliged.periods():
                before = closings.of(period)
                if before is None or not before.closing.is_closed:
                    freezing = frozen.prepare(period, note=reason)
                    yield from freezing.puts
                    consolidation = freezing.uuid if period == obliged.year_period else consolidation
            year = obliged.year_period
            yield closing_put(there, obliged, year, reason=reason, consolidation=consolidation)

    def reopenings(self, programme: Programme, *, reason: str) -> Iterator[Put]:
        """Yield what opens the obligations of a year again that were closed with it."""
        for obliged, there in self._of(programme):
            known = Closings(there).of(obliged.year_period)
            if known is not None and (known.closing.is_closed or known.has_conflict):
                yield reopening_put(there, obliged, obliged.year_period, known.closing, reason=reason)

    def check_not_closed_over(self, programme: Programme) -> None:
        """Refuse to open an obligation's year again while that of its programme is closed: YearStillClosedError."""
        signed = self._workplace.at(Standpoint(programme.document, programme.plan_year))
        if programme.document != programme.uuid and Closings(signed).is_year_closed():
            raise YearStillClosedError(programme.year_period.code, programme.plan_year)

    def _of(self, programme: Programme) -> Iterator[tuple[Programme, Workplace]]:
        """Yield the obligations of a programme's year, each with the workplace that looks at it."""
        for edition in self._workplace.catalogue().editions:
            one = edition.programme
            is_of_year = one.document == programme.uuid and one.plan_year == programme.plan_year
            if is_of_year and one.uuid != programme.uuid:
                yield one, self._workplace.at(edition.standpoint)
