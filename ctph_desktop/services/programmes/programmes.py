"""The programmes of an office, year by year."""

from msgspec import Struct

from ctph_desktop.domain.errors import NoProgrammeError
from ctph_desktop.domain.periods import PeriodCalendar, PeriodKind, ReportingPeriod
from ctph_desktop.domain.programme_years import Standpoint
from ctph_desktop.services.ground.workplace import Workplace
from ctph_desktop.services.programmes.choosing import find_programme
from ctph_desktop.services.reading.closings import closed_years


class ProgrammeYearRow(Struct, frozen=True):
    """A programme in one year: `is_presumed` while the superior office has not opened it, as far as is known here.

    `journal` and `authority` say in which journal it lies, of an office with several; empty where there is one.
    `is_obliged` marks what an obligation sees of a programme.
    """

    programme: str
    title: str
    year: int
    calendar: PeriodCalendar
    periods: tuple[ReportingPeriod, ...]
    units: int
    is_presumed: bool
    is_closed: bool
    is_looked_at: bool
    journal: str = ""
    authority: str = ""
    is_obliged: bool = False

    @property
    def rhythm(self) -> tuple[PeriodKind, ...]:
        """The kinds of periods that are reported, each once, in order."""
        return tuple(dict.fromkeys(period.kind for period in self.periods))

    @property
    def standpoint(self) -> Standpoint:
        """Where one stands to look at it."""
        return Standpoint(self.programme, self.year, self.journal)


class ProgrammeService:
    """Says which programmes and years there are."""

    def __init__(self, workplace: Workplace) -> None:
        self._workplace = workplace

    def years(self) -> tuple[ProgrammeYearRow, ...]:
        """Return every programme in each of its years, programme by programme, the earliest year first."""
        catalogue, closed = self._workplace.catalogue(), closed_years(self._workplace)
        return tuple(
            ProgrammeYearRow(
                programme=edition.programme.uuid,
                title=edition.title,
                year=edition.year,
                calendar=edition.programme.calendar,
                periods=edition.programme.periods(),
                units=len(edition.programme.units),
                is_presumed=edition.is_presumed,
                is_closed=edition.standpoint in closed,
                is_looked_at=edition == catalogue.edition,
                is_obliged=edition.programme.is_obliged,
            )
            for edition in catalogue.editions
        )

    def year(self) -> ReportingPeriod:
        """Return the year looked at as a period; NoProgrammeError where there is none."""
        programme = self._workplace.catalogue().programme
        if programme is None:
            raise NoProgrammeError
        return programme.year_period

    def find(self, text: str) -> str:
        """Return the UUID of the one programme meant by a UUID or a part of its title."""
        return find_programme(self._workplace, text)

    def standpoint_of(self, period: ReportingPeriod, *, programme: str = "") -> Standpoint:
        """Return where one stands to look at a period: in its year, with a programme that reports it if any does.

        Without a programme the one looked at is preferred, then the only one there is. A programme that has no such
        year is looked at in its usual one.
        """
        catalogue = self._workplace.catalogue()
        here = catalogue.programme.uuid if catalogue.programme is not None else ""
        of_year = [one for one in catalogue.editions if one.year == period.year]
        named = [one for one in of_year if programme in {"", one.programme.uuid}]
        preferred = sorted(named, key=lambda one: (not one.programme.reports(period), one.programme.uuid != here))
        return preferred[0].standpoint if preferred else Standpoint(programme)
