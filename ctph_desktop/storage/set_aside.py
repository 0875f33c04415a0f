"""Cells in which something is set aside that a person may take up: what stands there, and what does not count."""

from collections.abc import Iterator

from msgspec import Struct

from ctph_desktop.domain.journal.books import Book
from ctph_desktop.domain.journal.heads import heads
from ctph_desktop.domain.journal.operation import StoredOperation
from ctph_desktop.domain.journal.pending import judge_pending
from ctph_desktop.domain.journal.segment import SegmentHead, read_body
from ctph_desktop.domain.journal.set_aside import awaiting_answer
from ctph_desktop.domain.journal.validity import Verdict, judge_operation, judge_segment, may_seal, previous_of
from ctph_desktop.storage.journal import Journal
from ctph_desktop.storage.versions import Version


class SetAsideCell(Struct, frozen=True):
    """A cell of a book, its heads (none where it is blank), and what was cut off there and says something else."""

    book: Book
    cell: str
    standing: tuple[Version, ...]
    aside: tuple[Version, ...]

    @property
    def seen(self) -> tuple[str, ...]:
        """What a person who answers has to have been shown."""
        return tuple(version.stored.id for version in (*self.standing, *self.aside))


def read_set_aside(journal: Journal, book: Book) -> tuple[SetAsideCell, ...]:
    """Return the cells of a book in which something cut off waits for an answer, in the order of their names."""
    counting: dict[str, Version] = {}
    cut_off: dict[str, Version] = {}
    for version, verdict in _judged(journal, book):
        if verdict is Verdict.VALID:
            counting.setdefault(version.stored.id, version)
        elif verdict is Verdict.CUT_OFF:
            cut_off.setdefault(version.stored.id, version)
    aside = {name: version.stored for name, version in cut_off.items() if name not in counting}
    waiting = awaiting_answer((version.stored for version in counting.values()), aside)
    states = heads(version.stored for version in counting.values() if version.stored.op.c in waiting)
    found = []
    for cell, offered in sorted(waiting.items()):
        state = states.get(cell)
        standing = tuple(counting[head.id] for head in state.heads) if state else ()
        values = {bytes(version.stored.op.x) for version in standing}
        if any(values != {bytes(stored.op.x)} for stored in offered):
            found.append(SetAsideCell(book, cell, standing, tuple(cut_off[stored.id] for stored in offered)))
    return tuple(found)


def _judged(journal: Journal, book: Book) -> Iterator[tuple[Version, Verdict]]:
    """Yield every operation of a book with the verdict on what it is signed in, or on itself where it never counts."""
    known, tail = journal.stored(book)
    chain, before = journal.judging_chain, previous_of(item.head for item in known)
    for item in known:
        verdict = judge_segment(item.head, chain=chain, before=before)
        seals = verdict is not Verdict.VALID or may_seal(item.head, chain=chain, before=before)
        for stored in read_body(item.segment, item.head):
            yield _judged_by_itself(stored, item.head, verdict, seals=seals)
    verdict = judge_pending(tail.head, chain=chain)
    seals = verdict is not Verdict.VALID or may_seal(tail.head, chain=chain, before={})
    for stored in tail.operations:
        yield _judged_by_itself(stored, tail.head, verdict, seals=seals)


def _judged_by_itself(
    stored: StoredOperation, head: SegmentHead, whole: Verdict, *, seals: bool
) -> tuple[Version, Verdict]:
    by_itself = judge_operation(stored, book=head.book, may_seal=seals)
    verdict = whole if by_itself is Verdict.VALID else by_itself
    return Version(stored, head.device, verdict is not Verdict.VALID), verdict
