"""In whose standing book programmes and units lie: there they are changed, and nowhere else gets a copy."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, Final

from ctph_desktop.domain.journal.books import STANDING, Book, BookKind, RecordKind
from ctph_desktop.domain.obligations import Obligation
from ctph_desktop.domain.programmes import Programme
from ctph_desktop.domain.units import AdministrativeUnit
from ctph_desktop.services.ground.identity import WhoIsHere
from ctph_desktop.services.ground.records_read import Records, Remembered
from ctph_desktop.storage.journal import Journal

_LYING_AT_HOME: Final[Mapping[RecordKind, type[Any]]] = MappingProxyType(
    {
        RecordKind.PROGRAMME: Programme,
        RecordKind.OBLIGATION: Obligation,
        RecordKind.UNIT: AdministrativeUnit,
    }
)


class Homes:
    """The superior offices whose common books are in use, and which of them holds what."""

    def __init__(self, who: WhoIsHere, journal: Journal, records: Records) -> None:
        self._who = who
        self._journal = journal
        self._records = records
        self._held = Remembered(journal, tuple(_LYING_AT_HOME), self._read_homes)

    @property
    def common_offices(self) -> tuple[str, ...]:
        """The superior offices whose common books are in use here: those whose work goes on, the own one first."""
        return self._who.identity.common_offices(self._journal.chain)

    @property
    def own_standing_book(self) -> Book:
        """The standing book for what belongs to no programme in particular."""
        return Book(BookKind.COMMON, self._who.identity.own_office, STANDING)

    def of(self, programme: str) -> str:
        """Return the superior office in whose standing book a programme lies, with its years, forms and indicators.

        A new one belongs to the own office. Each is changed where it lies: no other office's book gets a second copy.
        """
        homes = self._held()
        at_home = homes.get((RecordKind.PROGRAMME, programme)) or homes.get((RecordKind.OBLIGATION, programme))
        return at_home or self._who.identity.own_office

    def book_of_unit(self, unit: str) -> Book:
        """Return the standing book in which a unit is named; a new one is named in the own office's."""
        home = self._held().get((RecordKind.UNIT, unit), self._who.identity.own_office)
        return Book(BookKind.COMMON, home, STANDING)

    def _read_homes(self) -> dict[tuple[RecordKind, str], str]:
        return {
            (kind, each.row.uuid): each.row.book.unit
            for kind, into in _LYING_AT_HOME.items()
            for each in self._records.read(kind, into)
            if each.row.book.kind is BookKind.COMMON
        }
