"""What has to hold after a history, whatever happened in it."""

from collections.abc import Iterable, Sequence
from random import Random

import msgspec
import second_opinion
from offices_at_work import OWN_BOOK
from read_once import head_of, operations_of, unpacked
from simulated_history import BrokenPromiseError, History

from ctph_desktop.domain.journal.books import Book, BookKind
from ctph_desktop.domain.journal.operation import FIGURE, StoredOperation
from ctph_desktop.domain.journal.pending import Pending, pending
from ctph_desktop.domain.journal.roster import RosterChain, build_chain
from ctph_desktop.domain.journal.signed import SignedRecord, SignedSegment
from ctph_desktop.storage import projection
from ctph_desktop.storage.judged import KnownSegment
from ctph_desktop.storage.projection import ProjectedBook
from ctph_desktop.sync.contents import PackageContents

Shown = tuple[object, ...]

NOTHING_PENDING = pending((), book=OWN_BOOK, replica="", device="", roster="")


def promise(holds: bool, what: str) -> None:
    """Raise BrokenPromiseError unless a promise holds."""
    if not holds:
        raise BrokenPromiseError(what)


def shown(projected: ProjectedBook) -> Shown:
    """Return what a book shows, independent of the order and the moment its parts came."""
    states = {
        cell: (tuple(head.id for head in state.heads), state.winner.id, state.is_conflict, bytes(state.winner.op.x))
        for cell, state in projected.states.items()
    }
    seals = {
        (row.id, msgspec.json.encode(row.seal, order="sorted"), row.is_head, row.version, row.segment)
        for row in projected.seals
    }
    return states, seals, dict(projected.held), projected.operations


def known_from(segments: Iterable[SignedSegment]) -> list[KnownSegment]:
    """Return segments with their heads, each once."""
    return [KnownSegment(s, head_of(s)) for s in {segment.id: segment for segment in segments}.values()]


def check_pc(pc: object, random: Random, books: Sequence[Book]) -> PackageContents:
    """Check what one PC holds and shows, and return what it would send."""
    contents = pc.contents()
    held = {stored.id for segment in contents.segments for stored in operations_of(segment)}
    known, chain = known_from(contents.segments), pc.chain()
    for book in books:
        tail = pc.tail(book)
        held |= {stored.id for stored in tail.operations}
        items = [item for item in known if item.head.book == book]
        random.shuffle(items)
        check_book(book, items, tail, chain, shows_drafts=True)
    lost = pc.must - held
    promise(not lost, f"{len(lost)} accepted edits lost on {pc.device.name}: {sorted(lost)[:2]}")
    return contents


def check_book(
    book: Book,
    items: Sequence[KnownSegment],
    tail: Pending,
    chain: RosterChain,
    *,
    shows_drafts: bool,
) -> ProjectedBook:
    """Compare what a book shows with what the rules say, written down a second time."""
    projected = projection.project_book(book, items, tail, chain=chain, shows_drafts=shows_drafts)
    counting, quarantined = judged(items, tail, chain)
    if not shows_drafts:
        counting = [stored for stored in counting if stored.op.t != FIGURE]
    heads = second_opinion.heads_of(counting)
    found = {cell: tuple(head.id for head in state.heads) for cell, state in projected.states.items()}
    promise(found == heads, f"{book.kind} book: other heads than the rules say")
    for cell, state in projected.states.items():
        values = {bytes(head.op.x) for head in state.heads}
        promise(state.is_conflict == (len(values) > 1), f"{cell}: a conflict not flagged, or one that is none")
        promise(state.winner.id == max(heads[cell]), f"{cell}: another winner than the larger id")
    reached = second_opinion.reachable(counting, [head for ids in heads.values() for head in ids])
    promise({stored.id for stored in counting} == reached, f"{book.kind} book: operations nothing leads to")
    promise(sum(projected.held.values()) == len(quarantined), f"{book.kind} book: quarantine counts wrongly")
    return projected


def judged(
    items: Sequence[KnownSegment], tail: Pending, chain: RosterChain
) -> tuple[list[StoredOperation], list[StoredOperation]]:
    """Return the operations that count by the rules, and those in quarantine.

    What is not signed yet is judged as if it were; before any roster is known it counts.
    """
    before = {item.head.id: item.head.previous for item in items}
    counting: list[StoredOperation] = []
    quarantined: list[StoredOperation] = []
    for item in items:
        is_valid = bool(chain.versions) and second_opinion.counts(item.head, chain, before)
        for stored in operations_of(item.segment):
            fits = is_valid and second_opinion.fits(stored, item.head, chain, before)
            (counting if fits else quarantined).append(stored)
    is_valid = not chain.versions or second_opinion.counts(tail.head, chain, before)
    for stored in tail.operations:
        fits = is_valid and (not chain.versions or second_opinion.fits(stored, tail.head, chain, before))
        (counting if fits else quarantined).append(stored)
    return counting, quarantined


def check_union(history: History, everything: Sequence[PackageContents]) -> None:
    """Check what all would show who hold all there is: in any order the same, seals as they were made."""
    segments = {segment.id: segment for contents in everything for segment in contents.segments}
    rosters = {record: None for contents in everything for record in contents.rosters}
    order = list(rosters)
    known = known_from(segments.values())
    for root in history.all_roots:
        chain = check_roster(root, order, history.random)
        for book in dict.fromkeys(item.head.book for item in known):
            check_everything(history, book, [item for item in known if item.head.book == book], chain)


def check_roster(root: str, records: list[SignedRecord], random: Random) -> RosterChain:
    """Check that the roster is what the rules say, in whatever order its versions came."""
    chain = build_chain(root, records)
    random.shuffle(records)
    promise(chain == build_chain(root, records), "the roster depends on the order its versions came in")
    promise((list(chain.ids), chain.is_forked) == second_opinion.chain_of(root, records), "another roster")
    if chain.versions:
        adopted = second_opinion.adopted_of(chain.ids, records)
        promise([each.last for each in chain.versions[-1].adopted] == adopted, "other chains are adopted")
    if chain.versions and (said := chain.versions[0].heritage) is not None:
        inherited = second_opinion.inherited_of(said.root, said.last, records)
        found = list(chain.heritage.ids) if chain.heritage is not None else []
        promise(found == (inherited if inherited[-1:] == [said.last] else []), "another heritage")
    return chain


def check_everything(history: History, book: Book, items: list[KnownSegment], chain: RosterChain) -> None:
    """Check what a book shows to whoever holds all there is of it."""
    projected = check_book(book, items, NOTHING_PENDING, chain, shows_drafts=True)
    again = items[:]
    history.random.shuffle(again)
    other = projection.project_book(book, again, NOTHING_PENDING, chain=chain, shows_drafts=True)
    promise(shown(projected) == shown(other), f"{book.kind} book: shows depend on the order of arrival")
    if book.kind is BookKind.UNIT:
        check_book(book, again, NOTHING_PENDING, chain, shows_drafts=False)
        check_seals(history, projected, judged(items, NOTHING_PENDING, chain)[0])


def check_seals(history: History, projected: ProjectedBook, counting: Sequence[StoredOperation]) -> None:
    """Check that every seal that counts is there, with the figures it was made with."""
    rows = {row.id: row for row in projected.seals}
    for stored in counting:
        if stored.id in history.seals:
            row = rows.get(stored.id)
            promise(row is not None, f"seal {stored.id} counts and is not shown")
            promise(row is not None and row.seal.figures == history.seals[stored.id], f"seal {stored.id}: figures")


def check(history: History, pcs: Sequence[object] | None = None) -> None:
    """Check everything that was promised, of some PCs or of all, and of what all of them hold together."""
    checked = history.pcs if pcs is None else pcs
    everything = [check_pc(pc, history.random, history.world.books) for pc in checked]
    everything.extend(pc.contents() for pc in history.pcs if pc not in checked)
    everything.extend(unpacked(lines) for lines in history.packages)
    check_union(history, everything)
