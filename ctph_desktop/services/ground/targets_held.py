"""The targets of a programme's year as they were last read: one screen asks for those of all units several times."""

from collections.abc import Mapping, Sequence
from typing import Final

from ctph_desktop.domain.journal.books import Book, RecordKind
from ctph_desktop.domain.periods import ReportingPeriod
from ctph_desktop.domain.targets import TargetHistory
from ctph_desktop.storage.journal import Journal
from ctph_desktop.storage.queries import Queries

_MOST_HELD: Final = 4


class TargetsHeld:
    """Targets by unit, read once until one is written."""

    def __init__(self, journal: Journal, queries: Queries) -> None:
        self._journal = journal
        self._queries = queries
        self._writes = -1
        self._held: dict[tuple[str, str, tuple[Book, ...]], Mapping[str, TargetHistory]] = {}

    def read(self, books: Sequence[Book], *, programme: str, period: ReportingPeriod) -> Mapping[str, TargetHistory]:
        """Return the targets in books, by unit; whoever adds to them copies them first."""
        writes, asked = self._journal.writes(RecordKind.TARGET), (programme, period.code, tuple(books))
        if writes != self._writes or (asked not in self._held and len(self._held) == _MOST_HELD):
            self._writes, self._held = writes, {}
        if asked not in self._held:
            self._held[asked] = self._queries.targets(books, programme=programme, period=period)
        return self._held[asked]
