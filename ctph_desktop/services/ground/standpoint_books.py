"""The books of an office as they lie at one standpoint."""

from ctph_desktop.domain.journal.books import STANDING, Book, BookKind
from ctph_desktop.services.ground.held_books import held_books
from ctph_desktop.services.ground.homes import Homes
from ctph_desktop.services.ground.identity import WhoIsHere
from ctph_desktop.services.ground.looked_at import LookedAt
from ctph_desktop.storage.journal import Journal


class StandpointBooks:
    """Which book holds what: the common one, those of units and about them, of the year looked at."""

    def __init__(self, who: WhoIsHere, journal: Journal, looked_at: LookedAt, homes: Homes) -> None:
        self._who = who
        self._journal = journal
        self._looked_at = looked_at
        self._homes = homes

    @property
    def common_office(self) -> str:
        """The superior office in whose common books the programme looked at lies, with all that was said of it."""
        programme = self._looked_at.catalogue().programme
        return self._who.identity.own_office if programme is None else self._homes.of(programme.uuid)

    @property
    def common(self) -> Book:
        """The common book of the superior office in the year looked at: what happens on a day or in a period."""
        return Book(BookKind.COMMON, self.common_office, self._looked_at.year)

    @property
    def standing(self) -> Book:
        """The common book of what outlives a year and belongs to the programme looked at."""
        return Book(BookKind.COMMON, self.common_office, STANDING)

    def of_unit(self, unit: str, *, year: int | None = None) -> Book:
        """Return the book a unit's own office keeps, of the year looked at unless another is named."""
        return Book(BookKind.UNIT, unit, self._looked_at.year if year is None else year)

    def about(self, unit: str, *, year: int | None = None) -> Book:
        """Return the superior's book about a unit, of the year looked at unless another is named."""
        return Book(BookKind.ABOUT, unit, self._looked_at.year if year is None else year)

    @property
    def office(self) -> Book:
        """What this office keeps for itself; it travels to no other office."""
        return Book(BookKind.OFFICE, self._who.identity.unit, STANDING)

    def held(self, *kinds: BookKind, unit: str | None = None) -> tuple[Book, ...]:
        """Return the books of some kinds, of one unit if it is named, in whatever year, of which anything is held."""
        return held_books(self._journal, *kinds, unit=unit)
