"""What cells have been: their operations with the device that signed them, read from a book once."""

from collections.abc import Container

from ctph_desktop.domain.journal.books import Book
from ctph_desktop.domain.journal.operation import read_operation
from ctph_desktop.domain.journal.pending import judge_pending_operation
from ctph_desktop.domain.journal.segment import read_body_outlines
from ctph_desktop.domain.journal.validity import Verdict, judge_segment, may_seal, previous_of, weigh
from ctph_desktop.storage.journal import Journal
from ctph_desktop.storage.judged import Version


def read_versions(journal: Journal, book: Book, cells: Container[str]) -> tuple[Version, ...]:
    """Return every operation of some cells of a book, each once, in the order they were stored.

    What a copied PC signed a second time counts if either copy does.
    """
    known, tail = journal.stored(book)
    chain = journal.judging_chain
    before = previous_of(item.head for item in known)
    found: dict[str, Version] = {}
    for item in known:
        counts = judge_segment(item.head, chain=chain, before=before) is Verdict.VALID
        is_sealer = may_seal(item.head, chain=chain, before=before)
        for outline, line in read_body_outlines(item.segment, item.head):
            if outline.c not in cells:
                continue
            is_held = not counts or weigh(outline, book=book, may_seal=is_sealer).verdict is not Verdict.VALID
            version = Version(read_operation(line), item.head.device, is_held)
            if version.stored.id not in found or (found[version.stored.id].is_held and not is_held):
                found[version.stored.id] = version
    for stored in tail.operations:
        if stored.op.c in cells:
            is_held = judge_pending_operation(stored, head=tail.head, chain=chain) is not Verdict.VALID
            found.setdefault(stored.id, Version(stored, journal.own_device, is_held))
    return tuple(found.values())
