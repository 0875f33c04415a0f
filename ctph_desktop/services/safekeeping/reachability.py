"""Whatever was accepted once can be reached for ever: from what a cell shows, from its ancestry, or held back."""

from collections.abc import Iterable, Mapping

from msgspec import Struct

from ctph_desktop.domain.journal.books import Book
from ctph_desktop.domain.journal.heads import CellState, heads
from ctph_desktop.domain.journal.operation import StoredOperation
from ctph_desktop.domain.journal.pending import judge_pending_operation
from ctph_desktop.domain.journal.segment import read_body
from ctph_desktop.domain.journal.validity import Verdict, judge_operation, judge_segment, may_seal, previous_of
from ctph_desktop.storage.journal import Journal


class Reach(Struct, frozen=True):
    """The operations of a book, each once: those reached from a head, those held back, and those lost to both."""

    reached: int
    held: int
    lost: int


def reach(journal: Journal, book: Book, shown: Mapping[str, CellState]) -> Reach:
    """Count where the operations of a book are; `shown` is what its cells show, drafts that are not shown left out."""
    counting, held = _sorted_out(journal, book)
    starts = {head.id for state in shown.values() for head in state.heads}
    unshown = [stored for stored in counting.values() if stored.op.c not in shown]
    starts |= {head.id for state in heads(unshown).values() for head in state.heads}
    reached = _ancestry(starts, counting)
    return Reach(len(reached), len(held - counting.keys()), len(counting.keys() - reached))


def _sorted_out(journal: Journal, book: Book) -> tuple[dict[str, StoredOperation], set[str]]:
    segments, tail = journal.stored(book)
    chain, before = journal.judging_chain, previous_of(item.head for item in segments)
    counting: dict[str, StoredOperation] = {}
    held: set[str] = set()
    for stored in tail.operations:
        if judge_pending_operation(stored, head=tail.head, chain=chain) is Verdict.VALID:
            counting[stored.id] = stored
        else:
            held.add(stored.id)
    for item in segments:
        is_valid = judge_segment(item.head, chain=chain, before=before) is Verdict.VALID
        seals = may_seal(item.head, chain=chain, before=before)
        for stored in read_body(item.segment, item.head):
            if is_valid and judge_operation(stored, book=book, may_seal=seals) is Verdict.VALID:
                counting[stored.id] = stored
            else:
                held.add(stored.id)
    return counting, held


def _ancestry(starts: Iterable[str], counting: Mapping[str, StoredOperation]) -> set[str]:
    reached: set[str] = set()
    waiting = [start for start in starts if start in counting]
    while waiting:
        found = waiting.pop()
        if found not in reached:
            reached.add(found)
            waiting += [parent for parent in counting[found].op.p if parent in counting]
    return reached
