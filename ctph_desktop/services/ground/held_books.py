"""The books of which anything is held."""

from ctph_desktop.domain.journal.books import Book, BookKind
from ctph_desktop.storage.journal import Journal


def held_books(journal: Journal, *kinds: BookKind, unit: str | None = None) -> tuple[Book, ...]:
    """Return the books of some kinds, of one unit if it is named, in whatever year, of which anything is held."""
    return tuple(book for book in journal.books() if book.kind in kinds and unit in {None, book.unit})
