"""What may have changed since something was read: counts that only grow, and the books that were written."""

from collections import Counter, deque
from collections.abc import Iterable
from typing import Final

from msgspec import Struct, field

from ctph_desktop.domain.journal.books import Book

_MOST_NOTED: Final = 4096


class Written(Struct):
    """What one transaction writes, filled in until it ends: kinds of cells, years of books, and books.

    No kinds are all of them; no books, as None, are any, or some of which a report or a decision is no more.
    """

    kinds: set[str] = field(default_factory=set)
    years: set[int] = field(default_factory=set)
    books: set[Book] | None = None


class Writes:
    """Counts what is written into a database by the one program that has it open."""

    def __init__(self) -> None:
        self._everything = 0
        self._all = 0
        self._by_kind: Counter[str] = Counter()
        self._by_year: Counter[int] = Counter()
        self._noted: deque[tuple[int, frozenset[Book] | None]] = deque(maxlen=_MOST_NOTED)

    @property
    def all(self) -> int:
        """A number that grows whenever anything may have changed."""
        return self._all

    def of(self, kinds: Iterable[str]) -> int:
        """Return a number that grows whenever records of one of these kinds may have changed in any book."""
        return self._everything + sum(self._by_kind[kind] for kind in kinds)

    def until(self, year: int) -> int:
        """Return a number that grows whenever anything may have changed in books of a year, or before it."""
        return self._everything + sum(count for written, count in self._by_year.items() if written <= year)

    def books_since(self, count: int) -> frozenset[Book] | None:
        """Return the books in which anything may have changed since `all` was a number; None where that is any."""
        if self._all - count > len(self._noted):
            return None
        found: set[Book] = set()
        for number, books in reversed(self._noted):
            if number <= count:
                break
            if books is None:
                return None
            found |= books
        return frozenset(found)

    def note(self, written: Written) -> None:
        """Count what a transaction wrote, once it is on disk."""
        self._by_kind.update(written.kinds)
        self._by_year.update(written.years)
        self._everything += 0 if written.kinds else 1
        self._all += 1
        self._noted.append((self._all, None if written.books is None else frozenset(written.books)))

    def note_anything(self) -> None:
        """Count that anything may have changed."""
        self.note(Written())
