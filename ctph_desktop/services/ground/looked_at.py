"""The programme and year looked at: its periods, what is typed into its reports."""

from ctph_desktop.domain.errors import PeriodNotInProgrammeError, UnitEndedError
from ctph_desktop.domain.figures import Measure
from ctph_desktop.domain.periods import PeriodKind, ReportingPeriod
from ctph_desktop.domain.programme_years import Standpoint
from ctph_desktop.domain.programmes import Programme
from ctph_desktop.services.ground.definitions import Definitions
from ctph_desktop.services.ground.identity import WhoIsHere
from ctph_desktop.services.ground.programme_catalogue import ProgrammeCatalogue


class LookedAt:
    """What a standpoint shows of the definitions."""

    def __init__(self, who: WhoIsHere, definitions: Definitions, standpoint: Standpoint) -> None:
        self.standpoint = standpoint
        self._who = who
        self._definitions = definitions
        self._held: tuple[ProgrammeCatalogue, ProgrammeCatalogue] | None = None

    def catalogue(self) -> ProgrammeCatalogue:
        """Return the programme looked at and its definitions as the journal holds them."""
        every = self._definitions.every()
        if self._held is None or self._held[0] is not every:
            self._held = every, self._definitions.at(self.standpoint)
        return self._held[1]

    @property
    def measure(self) -> Measure:
        """What is typed into the reports looked at: what was done, or what is estimated."""
        programme = self.catalogue().programme
        return Measure.ACTUAL if programme is None else programme.measure

    @property
    def targets_of(self) -> PeriodKind:
        """What the targets beside the reports looked at are about: a year, or a whole term."""
        programme = self.catalogue().programme
        return programme.target_period.kind if programme is not None else PeriodKind.YEAR

    @property
    def years_drawn_on(self) -> tuple[int, ...]:
        """The years whose figures the reports looked at are drawn from: several where a term is reported."""
        last = max((period.last_day.year for period in self.periods()), default=self.year)
        return tuple(range(self.year, max(self.year, last) + 1))

    @property
    def year(self) -> int:
        """The year looked at."""
        edition = self.catalogue().edition
        return edition.year if edition is not None else self.standpoint.year or self._who.identity.plan_year

    def check_period(self, period: ReportingPeriod) -> Programme:
        """Return the programme looked at; PeriodNotInProgrammeError when it reports no such period in this year."""
        programme = self.catalogue().programme
        if programme is None or not programme.reports(period):
            raise PeriodNotInProgrammeError(period.code, programme.plan_year if programme else 0)
        if not self.is_open_for(self._who.identity.unit, period):
            raise UnitEndedError(self._who.identity.unit_name, period.code)
        return programme

    def is_open_for(self, unit: str, period: ReportingPeriod) -> bool:
        """Tell whether a unit exists in some part of a period: it reports for no month before or after its time."""
        known = self.catalogue().units.get(unit)
        return known is None or known.stands_within(period.first_day, period.last_day)

    def periods(self) -> tuple[ReportingPeriod, ...]:
        """Return the periods that are reported in the year looked at, the earliest first."""
        programme = self.catalogue().programme
        return programme.periods() if programme is not None else ()

    def until(self, period: ReportingPeriod) -> tuple[ReportingPeriod, ...]:
        """Return the periods that are reported in the year looked at and end by the end of a period."""
        programme = self.catalogue().programme
        return programme.until(period) if programme is not None else ()

    def before(self, period: ReportingPeriod) -> tuple[ReportingPeriod, ...]:
        """Return the periods that are reported in the year looked at and are over when a reported one begins."""
        return tuple(one for one in self.until(period) if one.last_day < period.first_day)

    def within(self, period: ReportingPeriod) -> tuple[ReportingPeriod, ...]:
        """Return the periods that are reported in the year looked at and lie in a period."""
        programme = self.catalogue().programme
        return programme.within(period) if programme is not None else ()
