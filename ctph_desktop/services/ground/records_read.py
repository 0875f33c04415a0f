"""Records as they are read: with their place, and once until something of their kind is written."""

from collections.abc import Callable, Sequence
from typing import Generic, TypeVar

from msgspec import Struct

from ctph_desktop.domain.journal.books import RecordKind
from ctph_desktop.storage.journal import Journal
from ctph_desktop.storage.queries import RecordRow

T = TypeVar("T")


class ReadRecord(Struct, Generic[T], frozen=True):
    """A record with what it says, understood."""

    row: RecordRow
    content: T


class Remembered(Generic[T]):
    """What is read of some kinds of records, once until one of them is written."""

    def __init__(self, journal: Journal, kinds: Sequence[RecordKind], read: Callable[[], T]) -> None:
        self._journal = journal
        self._kinds = kinds
        self._read = read
        self._held: tuple[int, T] | None = None
        self._looked_at = -1

    def __call__(self) -> T:
        """Return it, read anew where it may have changed; a board asks some thousand times."""
        looked_at = self._journal.all_writes
        if self._held is not None and self._looked_at == looked_at:
            return self._held[1]
        writes = self._journal.writes(*self._kinds)
        if self._held is None or self._held[0] != writes:
            self._held = writes, self._read()
        self._looked_at = looked_at
        return self._held[1]
