"""Which books two offices both hold: what a package between them carries, and all that it may bring."""

from collections.abc import Iterable

from ctph_desktop.domain.journal.books import Book, BookKind
from ctph_desktop.domain.journal.roster import Roster


def shared_books(roster: Roster | None, unit: str, *, common: Book, own: Book | None = None) -> tuple[Book, ...]:
    """Return the books a superior office and a unit's office both hold in the year of their common book.

    A unit that keeps the books of others shares those too. The superior office shares everything with its own further
    PCs: every member's books, and `own`, what it keeps for itself. A commune's package goes to its superior office as
    well, so what a commune keeps for itself stays on the PC.
    """
    units: Iterable[str] = (unit,)
    also: tuple[Book, ...] = ()
    if roster is not None and unit == roster.superior:
        units = (unit, *(member.unit for member in roster.members))
        also = (own,) if own is not None else ()
    elif roster is not None:
        units = (unit, *roster.kept_by(unit))
    concerned = (Book(kind, each, common.year) for each in units for kind in (BookKind.ABOUT, BookKind.UNIT))
    return (common, *concerned, *also)
