"""Reading everything again: hashes, signatures, chains, reachability, and the tables against the journal."""

from collections.abc import Iterator

from ctph_desktop.domain.errors import EnvironmentFault
from ctph_desktop.domain.journal.books import Book
from ctph_desktop.domain.journal.canonical import CanonicalError
from ctph_desktop.domain.journal.segment import SegmentError
from ctph_desktop.services.rows import Inspection
from ctph_desktop.services.workplace import Workplace
from ctph_desktop.storage.checking import table_differences
from ctph_desktop.wording import checking
from ctph_desktop.wording.errors import explain


class InspectionService:
    """`ctph verify`: nothing is changed, everything is read."""

    def __init__(self, workplace: Workplace) -> None:
        self._workplace = workplace

    def verify(self) -> Inspection:
        """Read every segment and operation again, check chains and signatures, and compare the tables."""
        journal = self._workplace.journal
        segments = operations = held = conflicts = 0
        problems: list[str] = []
        for book in journal.books():
            try:
                projected = journal.project(book)
            except (SegmentError, CanonicalError, EnvironmentFault) as error:
                problems.append(checking.unreadable(self._label(book), explain(error)))
                continue
            segments += projected.segments
            operations += projected.operations
            held += sum(projected.held.values())
            conflicts += sum(state.is_conflict for state in projected.states.values())
            problems.extend(self._chain_problems(book))
            if table_differences(journal, projected):
                problems.append(checking.tables_differ(self._label(book)))
        return Inspection(len(journal.books()), segments, operations, held, conflicts, tuple(problems))

    def rebuild(self) -> int:
        """Compute every table anew from the journal; return the number of books."""
        return self._workplace.journal.rebuild()

    def _chain_problems(self, book: Book) -> Iterator[str]:
        heads = self._workplace.journal.heads_of_segments([book])
        known = {head.id for head in heads}
        followers: dict[tuple[str, str], int] = {}
        for head in heads:
            if head.previous and head.previous not in known:
                yield checking.gap(self._label(book))
            place = (head.replica, head.previous)
            followers[place] = followers.get(place, 0) + 1
        if any(count > 1 for count in followers.values()):
            yield checking.fork(self._label(book))

    def _label(self, book: Book) -> str:
        return f"{self._workplace.unit_name(book.unit)}, năm {book.year}"
