"""The targets of a programme's year as they were last read: one screen asks for those of all units several times."""

from collections.abc import Mapping, Sequence
from typing import Final

from ctph_desktop.domain.journal.books import Book, RecordKind
from ctph_desktop.domain.periods import ReportingPeriod
from ctph_desktop.domain.targets import TargetHistory
from ctph_desktop.services.ground.worked_out import Few
from ctph_desktop.storage.journal import Journal
from ctph_desktop.storage.queries import Queries

_MOST_HELD: Final = 12


class TargetsHeld:
    """Targets by unit, read once until one is written."""

    def __init__(self, journal: Journal, queries: Queries) -> None:
        self._journal = journal
        self._queries = queries
        self._writes = -1
        self._held = Few[tuple[str, str, tuple[Book, ...]], Mapping[str, TargetHistory]](_MOST_HELD)

    def read(self, books: Sequence[Book], *, programme: str, period: ReportingPeriod) -> Mapping[str, TargetHistory]:
        """Return the targets in books, by unit; whoever adds to them copies them first."""
        writes, asked = self._journal.writes(RecordKind.TARGET), (programme, period.code, tuple(books))
        if writes != self._writes:
            self._writes = writes
            self._held.clear()
        held = self._held.get(asked)
        if held is None:
            held = self._held.put(asked, self._queries.targets(books, programme=programme, period=period))
        return held
