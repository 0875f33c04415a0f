"""The reports of a programme's year as they were last read: one screen asks for them, and what was decided, often."""

from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from typing import Final, Generic, TypeVar

from ctph_desktop.domain.figures import Measure
from ctph_desktop.domain.journal.books import RecordKind
from ctph_desktop.domain.submissions import Verdict
from ctph_desktop.storage.journal import Journal
from ctph_desktop.storage.queries import DecisionRow, Queries, StatementRow

Totals = Mapping[tuple[str, str, str | None], Decimal | None]
_MOST_HELD: Final = 12
T = TypeVar("T")


class _OfYears(Generic[T]):
    """What is read of a few programmes' years, each once until records of some kinds are written."""

    def __init__(self, journal: Journal, kinds: tuple[RecordKind, ...], read: Callable[[str, int], T]) -> None:
        self._journal = journal
        self._kinds = kinds
        self._read = read
        self._writes = -1
        self._held: dict[tuple[str, int], T] = {}

    def __call__(self, programme: str, year: int) -> T:
        writes, asked = self._journal.writes(*self._kinds), (programme, year)
        if writes != self._writes or (asked not in self._held and len(self._held) == _MOST_HELD):
            self._writes, self._held = writes, {}
        if asked not in self._held:
            self._held[asked] = self._read(programme, year)
        return self._held[asked]


class ReportsHeld:
    """Seals, and what was decided of them, by programme and year: a province has tens of thousands in five years."""

    def __init__(self, journal: Journal, queries: Queries) -> None:
        self._journal, self._queries = journal, queries
        self._totals: dict[tuple[Measure, frozenset[str]], Totals] = {}
        self._undecided: tuple[int, Mapping[tuple[str, int], int]] | None = None
        seals, both = (RecordKind.SUBMISSION,), (RecordKind.SUBMISSION, RecordKind.DECISION)
        self._statements = _OfYears(
            journal, seals, lambda programme, year: queries.statements(programme=programme, year=year)
        )
        self._decisions = _OfYears(
            journal, both, lambda programme, year: queries.decisions(programme=programme, year=year)
        )

    def undecided(self) -> dict[tuple[str, int], int]:
        """Return how many seals that nobody replaced have no decision, by programme and year: read once until written.

        All seals of all years are looked through for it.
        """
        writes = self._journal.writes(RecordKind.SUBMISSION, RecordKind.DECISION)
        if self._undecided is None or self._undecided[0] != writes:
            self._undecided = writes, self._queries.undecided(withdrawn=Verdict.WITHDRAWN.value)
        return dict(self._undecided[1])

    def totals(self, statements: Sequence[StatementRow], *, measure: Measure) -> Totals:
        """Return what the figures of some seals add up to for each unit: a seal never changes, nor does their sum."""
        asked = measure, frozenset(statement.seal for statement in statements)
        if asked not in self._totals:
            if len(self._totals) == _MOST_HELD:
                self._totals = {}
            self._totals[asked] = self._queries.sealed_totals_by_unit(statements, measure=measure)
        return self._totals[asked]

    def statements(self, programme: str, year: int) -> tuple[StatementRow, ...]:
        """Return every seal of a programme's reports of a year, oldest version first."""
        return self._statements(programme, year)

    def decisions(self, programme: str, year: int) -> Mapping[str, DecisionRow]:
        """Return what was last decided of each of these seals that has a decision."""
        return self._decisions(programme, year)
