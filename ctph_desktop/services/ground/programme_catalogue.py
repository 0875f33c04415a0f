"""The programmes of an office in each of their years, and what their reports are drawn with."""

from collections.abc import Mapping

from msgspec import Struct

from ctph_desktop.domain.forms.definition import ReportForm
from ctph_desktop.domain.indicators import Indicator
from ctph_desktop.domain.organisations import Organisation
from ctph_desktop.domain.programme_years import Edition, Standpoint
from ctph_desktop.domain.programmes import Programme
from ctph_desktop.domain.units import AdministrativeUnit


class ProgrammeCatalogue(Struct, frozen=True):
    """The programme looked at, as it is in the year looked at, with everything its reports are drawn with.

    `editions` are all programmes in each of their years, `edition` the one looked at.
    """

    edition: Edition | None
    editions: tuple[Edition, ...]
    indicators: Mapping[str, Indicator]
    forms: Mapping[str, ReportForm]
    units: Mapping[str, AdministrativeUnit]
    organisations: Mapping[str, Organisation]

    @property
    def programme(self) -> Programme | None:
        """The programme looked at, as it is in the year looked at."""
        return self.edition.programme if self.edition is not None else None

    @property
    def signed(self) -> tuple[Edition, ...]:
        """The programmes that were signed, in each of their years, without what obligations see of them."""
        return tuple(one for one in self.editions if not one.programme.is_obliged)

    @property
    def programmes(self) -> Mapping[str, Programme]:
        """Every programme by UUID, as it is in its newest year."""
        return {one.programme.uuid: one.programme for one in self.editions}

    def elsewhere(self, programme: str, year: int) -> Standpoint | None:
        """Return where one stands to look at a report; None where one does already, or where there is no such year."""
        there = Standpoint(programme, year)
        is_here = self.edition is not None and self.edition.standpoint == there
        return there if not is_here and any(one.standpoint == there for one in self.editions) else None

    @property
    def all_units(self) -> tuple[str, ...]:
        """The units of every programme and year, each once, in the order in which they are first named."""
        return tuple(dict.fromkeys(unit for one in self.editions for unit in one.programme.units))

    def reported_indicators(self) -> tuple[Indicator, ...]:
        """Return the indicators communes report in each period, in printing order."""
        if self.programme is None:
            return ()
        ordered = (self.indicators[uuid] for uuid in self.programme.indicators if uuid in self.indicators)
        return tuple(indicator for indicator in ordered if indicator.is_monthly)
