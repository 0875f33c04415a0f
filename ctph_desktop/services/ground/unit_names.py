"""What units are called, and which one is meant by what was typed."""

from datetime import date

from ctph_desktop.domain.errors import UnknownUnitError
from ctph_desktop.domain.programme_years import is_clock_dead
from ctph_desktop.domain.text import clean, search_key
from ctph_desktop.domain.units import last_of
from ctph_desktop.services.ground.definitions import Definitions
from ctph_desktop.services.ground.identity import WhoIsHere


class UnitNames:
    """The names of the units of all programmes, today and on a day."""

    def __init__(self, who: WhoIsHere, definitions: Definitions, *, opened_on: date) -> None:
        self._who = who
        self._definitions = definitions
        self._opened_on = opened_on

    @property
    def day(self) -> date:
        """The day by whose names lists call units: today; the last of all days where the PC's clock cannot be right."""
        first_year = min((one.year for one in self._definitions.every().editions), default=self._opened_on.year)
        return date.max if is_clock_dead(self._opened_on, first_year=first_year) else self._opened_on

    def unit(self, unit: str) -> str:
        """Return what a unit of the programme is called today."""
        if unit == self._who.identity.unit:
            return self._who.identity.unit_name
        if unit == self._who.identity.superior:
            return self._who.identity.superior_name
        found = self._definitions.every().units.get(unit)
        if found is None:
            return unit
        return found.on(self.day).name if found.former_names else found.name

    def unit_on(self, unit: str, day: date) -> str:
        """Return what a unit of the programme was called on a day."""
        found = self._definitions.every().units.get(unit)
        return found.on(day).name if found else self.unit(unit)

    def find(self, text: str) -> str:
        """Return the UUID of the one unit meant by a UUID, code or name (marks may be left out if that is clear).

        A code that a unit has taken from one that ended means the one that goes on. One that will be called otherwise
        is known by both names.
        """
        units, day = self._definitions.every().units, self.day
        if text in units:
            return text
        wanted = clean(text).casefold()
        called = [(u, {(u.name, u.code), (then.name, then.code)}) for u in units.values() for then in [u.on(day)]]
        for candidates in (
            last_of([u for u, names in called if any(code == wanted for _, code in names)]),
            [u for u, names in called if any(name.casefold().endswith(wanted) for name, _ in names)],
            [u for u, names in called if any(search_key(name).endswith(search_key(text)) for name, _ in names)],
        ):
            if len(candidates) == 1 and wanted:
                return candidates[0].uuid
        raise UnknownUnitError(text)
