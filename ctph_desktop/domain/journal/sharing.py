"""Which books two offices both hold: what a package between them carries, and all that it may bring."""

from collections.abc import Iterable, Iterator

from msgspec import Struct

from ctph_desktop.domain.journal.books import Book, BookKind
from ctph_desktop.domain.journal.roster import Roster


class SharedBooks(Struct, frozen=True):
    """The books a superior office and a unit's office both hold, of whatever year: a year is opened by writing in it.

    `common` are the offices of the common books; of `units` the own books and those about them are shared; `own` is the
    office whose own books are, empty where none's are.
    """

    common: frozenset[str]
    units: frozenset[str]
    own: str = ""

    def __contains__(self, book: Book) -> bool:
        if book.kind is BookKind.COMMON:
            return book.unit in self.common
        if book.kind is BookKind.OFFICE:
            return bool(self.own) and book.unit == self.own
        return book.unit in self.units

    def of(self, books: Iterable[Book]) -> Iterator[Book]:
        """Yield those of some books that are shared."""
        return (book for book in books if book in self)


def shared_books(roster: Roster | None, unit: str, *, common: Iterable[str], own: str = "") -> SharedBooks:
    """Return the books a superior office and a unit's office both hold; `common` are the offices of the common books.

    A unit that keeps the books of others shares those too. The superior office shares everything with its own further
    PCs: every member's books, and those of `own`, what it keeps for itself. A commune's package goes to its superior
    office as well, so what a commune keeps for itself stays on the PC.
    """
    offices = frozenset(common)
    if roster is None:
        return SharedBooks(offices, frozenset({unit}))
    if unit == roster.superior:
        return SharedBooks(offices, frozenset({unit, *(member.unit for member in roster.members)}), own)
    return SharedBooks(offices, frozenset({unit, *roster.kept_by(unit)}))
