"""How other offices are reached, kept in the book that only this office's own PCs read."""

from contextlib import suppress

from ctph_desktop.domain.contacts import Contact, contact_of
from ctph_desktop.domain.errors import ContactNotValidError, UnknownUnitError
from ctph_desktop.domain.journal.books import BookKind, RecordKind
from ctph_desktop.services.ground.changes import Changes
from ctph_desktop.services.ground.contact_rows import ContactRow
from ctph_desktop.services.ground.puts import put_record
from ctph_desktop.services.ground.workplace import Workplace


class ContactService:
    """The telephone numbers a superior office calls its communes at, and a commune its superior office."""

    def __init__(self, workplace: Workplace) -> None:
        self._workplace = workplace

    def contacts(self) -> dict[str, ContactRow]:
        """Return how each office this one writes to is reached, by unit; what is not known is empty."""
        known = self._known()
        rows = {}
        for unit in self._partners():
            found = known.get(unit, Contact())
            rows[unit] = ContactRow(unit, self._workplace.names.unit(unit), found.desk, found.phone, found.email)
        return rows

    def contact(self, unit: str) -> ContactRow:
        """Return how one office is reached; UnknownUnitError for one this office does not write to."""
        found = self.contacts().get(unit)
        if found is None:
            raise UnknownUnitError(unit)
        return found

    def record(self, unit: str, *, desk: str, phone: str, email: str) -> Changes:
        """Put down how an office is reached; ContactNotValidError says which part cannot be right."""
        present = self.contact(unit)
        contact = contact_of(desk, phone, email)
        if contact == Contact(present.desk, present.phone, present.email):
            return Changes.NONE
        self._workplace.write([put_record(self._workplace.books.office, RecordKind.CONTACT, unit, contact)])
        return Changes.EXCHANGE

    def _partners(self) -> tuple[str, ...]:
        if not self._workplace.is_superior:
            return (self._workplace.identity.superior,)
        return self._workplace.catalogue().all_units

    def _known(self) -> dict[str, Contact]:
        """Return what this office put down, and what the offices had whose work goes on here."""
        found = {}
        own = self._workplace.identity.unit
        homes = {own, *(self._workplace.homes.common_offices if self._workplace.is_superior else ())}
        known = self._workplace.records.read(RecordKind.CONTACT, Contact)
        kept = [each for each in known if each.row.book.kind is BookKind.OFFICE and each.row.book.unit in homes]
        for each in sorted(kept, key=lambda each: each.row.book.unit == own):
            with suppress(ContactNotValidError):
                found[each.row.uuid] = contact_of(each.content.desk, each.content.phone, each.content.email)
        return found
