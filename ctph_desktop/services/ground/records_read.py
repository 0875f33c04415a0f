"""Records as they are read: with their place, and once until something of their kind is written."""

from collections.abc import Callable, Sequence
from typing import Any, Generic, TypeVar, cast

from msgspec import Struct

from ctph_desktop.domain.journal.books import RecordKind
from ctph_desktop.domain.journal.values import read_record
from ctph_desktop.services.ground.identity import WhoIsHere
from ctph_desktop.storage.journal import Journal
from ctph_desktop.storage.queries import Queries, RecordRow

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


class Records:
    """The records of a journal, each as it stands: of several with one UUID the last of them."""

    def __init__(self, who: WhoIsHere, journal: Journal, queries: Queries) -> None:
        self._who = who
        self._journal = journal
        self._queries = queries
        self._read: dict[tuple[RecordKind, type[Any]], tuple[int, tuple[ReadRecord[Any], ...]]] = {}

    def read(self, kind: RecordKind, into: type[T]) -> tuple[ReadRecord[T], ...]:
        """Return the records of a kind, year by year, oldest first, those of standing books last.

        The last of several with one UUID stands over the others, whatever the clocks said that wrote them: of standing
        books that of the office that comes first among those whose work goes on, for a unit that of the one it came
        with. What this version cannot read never came into the tables: the notices count it. They are read once until
        one is written: one screen asks for the same decisions several times.
        """
        writes, known = self._journal.writes(kind), self._read.get((kind, into))
        if known is None or known[0] != writes:
            read = []
            for row in sorted(self._queries.records(kind), key=self._weight(kind)):
                content = read_record(kind, row.value, uuid=row.uuid)
                if isinstance(content, into):
                    read.append(ReadRecord(row, content))
            known = self._read[kind, into] = writes, tuple(read)
        return cast("tuple[ReadRecord[T], ...]", known[1])

    def _weight(self, kind: RecordKind) -> Callable[[RecordRow], tuple[tuple[bool, int], bool, int]]:
        """Return what a record is sorted by: the last stands."""
        latest = self._journal.chain.latest
        ranks = {office: -rank for rank, office in enumerate(self._who.identity.common_offices(self._journal.chain))}
        homes: dict[str, tuple[str, ...]] = {}
        if kind is RecordKind.UNIT and latest is not None:
            homes = {unit: each.offices for each in latest.adopted for unit in each.units}

        def weight(row: RecordRow) -> tuple[tuple[bool, int], bool, int]:
            is_at_home = row.book.unit in homes.get(row.uuid, ())
            return row.book.precedence, is_at_home, ranks.get(row.book.unit, -len(ranks))

        return weight

    def by_uuid(self, kind: RecordKind, into: type[Any], *, home: str = "") -> dict[str, Any]:
        """Return what the records of a kind say, by UUID; of one home only where it is named."""
        return {each.row.uuid: each.content for each in self.read(kind, into) if home in {"", each.row.book.unit}}
