"""The officials of the offices, who of them is at the desk, and where they are named."""

from collections.abc import Mapping, Sequence
from typing import Final

from ctph_desktop.domain.journal.books import STANDING, Book, BookKind, RecordKind
from ctph_desktop.domain.persons import Person
from ctph_desktop.domain.text import clean
from ctph_desktop.services.ground.homes import Homes
from ctph_desktop.services.ground.identity import WhoIsHere
from ctph_desktop.services.ground.puts import put_record
from ctph_desktop.services.ground.records_read import Records, Remembered
from ctph_desktop.storage.journal import Journal, Put
from ctph_desktop.storage.queries import Queries

_LONGEST_TEXT: Final = 120


class Officials:
    """The officials by office, and who is at the desk."""

    def __init__(
        self,
        who: WhoIsHere,
        journal: Journal,
        queries: Queries,
        *,
        records: Records,
        homes: Homes,
        office_unit: str,
    ) -> None:
        self._who = who
        self._queries = queries
        self._records = records
        self._homes = homes
        self._office_unit = office_unit
        self._held = Remembered(journal, (RecordKind.PERSON,), self._read_persons)
        self._introduced = ""

    @property
    def book(self) -> Book:
        """The book in which the officials of the unit whose book lies open are named."""
        if self._who.identity.is_superior:
            return self._homes.own_standing_book
        return Book(BookKind.UNIT, self._who.identity.unit, STANDING)

    def _names_persons(self, book: Book) -> bool:
        """Tell whether what is written into a book needs its author named: a superior's common books do together."""
        home = self.book
        return book.kind is home.kind and (book.kind is BookKind.COMMON or book.unit == home.unit)

    def at_desk(self) -> Person:
        """Return who is at the desk; without a name where nobody said."""
        known = self.by_office().get((self._office_unit, self._who.identity.person))
        return known or Person(self._who.identity.person_name, self._who.identity.person_post)

    def introduction(self, puts: Sequence[Put]) -> tuple[Put, ...]:
        """Name the person at the desk in the book their figures are read in, unless it does already."""
        person, book = self._who.identity.person, self.book
        if self._introduced == person or not any(self._names_persons(put.book) for put in puts):
            return ()
        known = self._queries.records(RecordKind.PERSON, uuids=[person])
        is_known = any(self._names_persons(row.book) for row in known)
        at_desk = self.at_desk()
        if is_known or not at_desk.name:
            return ()
        return (put_record(book, RecordKind.PERSON, person, at_desk),)

    def by_office(self) -> Mapping[tuple[str, str], Person]:
        """Return the officials by office, so that no office can rename another's."""
        return self._held()

    def label(self, uuid: str, *, unit: str) -> str:
        """Return name and post of an official of a unit, or nothing if unknown here."""
        person = self.by_office().get((unit, uuid))
        if person is None:
            return ""
        return f"{person.name}, {person.post}" if person.post else person.name

    def _read_persons(self) -> dict[tuple[str, str], Person]:
        found = {}
        for each in self._records.read(RecordKind.PERSON, Person):
            row, person = each.row, each.content
            office = self._who.identity.superior if row.book.kind is BookKind.COMMON else row.book.unit
            found[office, row.uuid] = Person(
                clean(person.name)[:_LONGEST_TEXT], clean(person.post)[:_LONGEST_TEXT], person.since, person.until
            )
        return found

    def introduced(self, puts: Sequence[Put]) -> None:
        """Remember that whoever is at the desk is named where this was written."""
        if any(self._names_persons(put.book) for put in puts):
            self._introduced = self._who.identity.person
