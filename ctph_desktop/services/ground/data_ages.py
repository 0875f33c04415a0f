"""How new what came of each unit is, read once and again only where something came."""

from collections.abc import Mapping, Sequence
from datetime import datetime

from ctph_desktop.domain.journal.books import Book, BookKind
from ctph_desktop.domain.timeliness import moment_of
from ctph_desktop.storage.journal import Journal
from ctph_desktop.storage.queries import Queries


class DataAges:
    """When the newest of what units wrote into their books was written, no later than it came."""

    def __init__(self, journal: Journal, queries: Queries) -> None:
        self._journal = journal
        self._queries = queries
        self._looked_at = -1
        self._by_book: dict[Book, datetime] = {}
        self._newest: Mapping[str, datetime] = {}

    def newest(self) -> Mapping[str, datetime]:
        """Return it by unit; units of which nothing came are left out."""
        now = self._journal.all_writes
        if now != self._looked_at:
            written = self._journal.books_written(self._looked_at) if self._looked_at >= 0 else None
            if written is None:
                self._by_book = {}
            books = self._queries.known_books() if written is None else written
            self._read([book for book in books if book.kind is BookKind.UNIT])
            self._looked_at = now
        return self._newest

    def _read(self, books: Sequence[Book]) -> None:
        for book in books:
            self._by_book.pop(book, None)
        for state in self._queries.book_states(books) if books else ():
            if (at := moment_of(state.newest)) is not None:
                self._by_book[state.book] = at
        newest: dict[str, datetime] = {}
        for book, at in self._by_book.items():
            newest[book.unit] = max(at, newest.get(book.unit, at))
        self._newest = newest
