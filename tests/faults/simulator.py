"""Histories over the journal's pure functions: operations, segments, signatures, rosters, validity, heads, projection.

The sets lie in memory, so that a million histories can be played; `simulated_databases` plays them on real files.
"""

from collections.abc import Iterator, Mapping
from copy import copy
from random import Random
from typing import Any

from fault_rows import Row
from offices_at_work import COMMUNE_PCS, OTHER_PC, SUPERIOR_PCS, Device, an_id, first_roster
from promises import check
from read_once import chain_from, forget_segments, head_of
from simulated_history import BrokenPromiseError, History
from weighed_once import each_weighed_once

from ctph_desktop.domain.journal.books import Book
from ctph_desktop.domain.journal.heads import CellState, heads
from ctph_desktop.domain.journal.operation import StoredOperation, make_operation
from ctph_desktop.domain.journal.pending import Pending, judge_pending_operation, pending, version_to_sign_under
from ctph_desktop.domain.journal.roster import RosterChain
from ctph_desktop.domain.journal.segment import SegmentHead, cut_segment
from ctph_desktop.domain.journal.signed import SignedRecord, SignedSegment
from ctph_desktop.domain.journal.validity import Verdict
from ctph_desktop.storage import projection
from ctph_desktop.storage.judged import KnownSegment
from ctph_desktop.sync.contents import PackageContents

HISTORIES = 1_000_000
PIECES = 200
_SEEDS = 1_000_000


class MemoryPc:
    """A PC whose database is a few dictionaries."""

    def __init__(self, device: Device, root: str, rosters: frozenset[SignedRecord]) -> None:
        self.device = device
        self.replica = an_id("replica of " + device.name)
        self.must: set[str] = set()
        self.root = root
        self._rosters = rosters
        self._chain = chain_from(root, rosters)
        self._segments: dict[str, KnownSegment] = {}
        self._tails: dict[Book, tuple[StoredOperation, ...]] = {}
        self._shown: dict[Book, Mapping[str, CellState]] = {}

    def put(self, book: Book, kind: str, cell: str, value: Any, moment: str) -> StoredOperation | None:
        state = self.state(book, cell)
        parents = [head.id for head in state.heads] if state is not None else []
        stored = make_operation(
            kind=kind, cell=cell, parents=parents, author="official", device_time=moment, value=value
        )
        if judge_pending_operation(stored, head=self._head_of_now(book), chain=self._chain) is not Verdict.VALID:
            return None
        self._tails[book] = (*self.tail(book).operations, stored)
        self._show(book, stored, state)
        return stored

    def _show(self, book: Book, stored: StoredOperation, before: CellState | None) -> None:
        """Let a book show what was put in: where it is signed under the roster it was judged by, its cell alone."""
        if self._signed_under(book) == self._head_of_now(book).roster:
            known = [*before.heads, stored] if before is not None else [stored]
            self._shown[book] = {**self._shown[book], **heads(known)}
        else:
            del self._shown[book]

    def state(self, book: Book, cell: str) -> CellState | None:
        if book not in self._shown:
            items = [item for item in self._segments.values() if item.head.book == book]
            projected = projection.project_book(book, items, self.tail(book), chain=self._chain, shows_drafts=True)
            self._shown[book] = projected.states
        return self._shown[book].get(cell)

    def tail(self, book: Book) -> Pending:
        roster = self._signed_under(book)
        written = self._tails.get(book, ())
        return pending(written, book=book, replica=self.replica, device=self.device.sign, roster=roster)

    def _head_of_now(self, book: Book) -> SegmentHead:
        newest = self._chain.ids[-1] if self._chain.ids else self.root
        return pending((), book=book, replica=self.replica, device=self.device.sign, roster=newest).head

    def _signed_under(self, book: Book) -> str:
        return version_to_sign_under(self._chain, book=book, device=self.device.sign) or self.root

    def cut(self) -> None:
        for book, tail in self._tails.items():
            own = [k.head for k in self._segments.values() if k.head.book == book and self._is_own(k)]
            followed = {head.previous for head in own}
            last = [head.id for head in own if head.id not in followed]
            segment = cut_segment(
                tail, book=book, replica=self.replica, previous=last[-1] if last else "",
                roster=self._signed_under(book), key=self.device.key,
            )  # fmt: skip
            self._segments[segment.id] = KnownSegment(segment, head_of(segment))
            self._shown.pop(book, None)
        self._tails = {}

    def _is_own(self, item: KnownSegment) -> bool:
        return (item.head.replica, item.head.device) == (self.replica, self.device.sign)

    def contents(self) -> PackageContents:
        rosters = tuple(sorted(self._rosters, key=lambda record: (record.body, record.signature)))
        return PackageContents(rosters=rosters, segments=tuple(k.segment for k in self._segments.values()))

    def take(self, contents: PackageContents, moment: str) -> None:
        fresh: list[SignedSegment] = [s for s in contents.segments if s.id not in self._segments]
        self._segments |= {s.id: KnownSegment(s, head_of(s), moment) for s in fresh}
        rosters = {record for record in contents.rosters if record.is_genuine} - self._rosters
        if rosters:
            self._rosters |= rosters
            known, chain = self._chain.ids, chain_from(self.root, self._rosters)
            if chain != self._chain and known and chain.version(known[-1]) is not None:
                self.cut()
            self._chain = chain
        if fresh or rosters:
            self._shown = {}

    def chain(self) -> RosterChain:
        return self._chain

    def copied(self) -> "MemoryPc":
        other = copy(self)
        other.must, other._segments, other._tails = set(self.must), dict(self._segments), dict(self._tails)
        other._shown = dict(self._shown)
        return other

    def put_back(self, kept: "MemoryPc") -> "MemoryPc":
        return kept.copied()

    def restored(self, kept: "MemoryPc", replica: str) -> "MemoryPc":
        restored, aside = kept.copied(), self.copied()
        for pc in (restored, aside):
            pc.cut()
        restored.take(aside.contents(), "")
        restored.replica = replica
        return restored

    def adopt(self, root: str) -> None:
        self.root = root
        self._chain = chain_from(root, self._rosters)
        self._shown = {}

    def restart(self) -> None:
        """Nothing is held but the sets."""


def begun(random: Random, kind: type[History] = History) -> History:
    """Return the offices before anything happened, in a history of some kind."""
    commune_pcs, superior_pcs = random.randint(1, 3), random.randint(1, 2)
    first = first_roster(random.randint(1, commune_pcs), superior_pcs)
    devices = [*SUPERIOR_PCS[:superior_pcs], *COMMUNE_PCS[:commune_pcs]]
    if random.random() < 0.3:
        devices.append(OTHER_PC)
    known = [frozenset({first} if not number or random.random() < 0.9 else ()) for number in range(len(devices))]
    pcs = [MemoryPc(device, first.id, rosters) for device, rosters in zip(devices, known, strict=True)]
    return kind(random, pcs, [first.id])


@each_weighed_once()
def played(seed: int) -> History:
    """Play the history of one seed and check what was promised."""
    forget_segments()
    random = Random(seed)  # noqa: S311
    history = begun(random)
    history.play(random.randint(8, 32))
    check(history)
    return history


def run(amount: float, seed: int) -> Iterator[Row]:
    """Play histories."""
    yield piece("simulated histories, in memory", played, histories=HISTORIES, amount=amount, seed=seed)


def counted(name: str, play: Any, *, first: int, count: int) -> Row:
    """Play the histories of so many seeds; what breaks is told with its seed."""
    edits = events = 0
    broken: list[str] = []
    for seed in range(first, first + count):
        try:
            history = play(seed)
        except Exception as error:  # noqa: BLE001 - whatever ends a history is a violation, and the others go on
            broken.append(f"seed {seed}: {type(error).__name__} {error}"[:200])
            continue
        edits, events = edits + history.edits, events + history.events
    return Row(name, count, len(broken), "; ".join(broken[:3]), {"edits": edits, "events": events})


def piece(name: str, play: Any, *, histories: int, amount: float, seed: int) -> Row:
    """Play a share of so many histories; the seeds of a piece follow one another."""
    return counted(name, play, first=seed * _SEEDS, count=max(1, round(histories * amount)))


def told(play: Any, seed: int) -> str:
    """Play one history again and say what happened in it."""
    try:
        history = play(seed)
    except BrokenPromiseError as error:
        return f"seed {seed}: {error}"
    return f"seed {seed}: {history.edits} edits, nothing broken: {' '.join(history.happened)}"


def replay(seed: int) -> str:
    """Play one history again."""
    return told(played, seed)
