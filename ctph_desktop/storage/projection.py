"""What a book shows: a pure function of its segments, what is not signed yet and the roster."""

from collections import Counter
from collections.abc import Mapping, Sequence
from graphlib import TopologicalSorter

from msgspec import Struct, field
from msgspec.structs import replace

from ctph_desktop.domain.journal.books import Book, BookKind, parse_record_cell
from ctph_desktop.domain.journal.heads import CellState, heads
from ctph_desktop.domain.journal.operation import FIGURE, FigureOutline, Outline, StoredOperation, read_operation
from ctph_desktop.domain.journal.pending import Pending, weigh_pending
from ctph_desktop.domain.journal.roster import RosterChain
from ctph_desktop.domain.journal.segment import read_body_outlines, read_records
from ctph_desktop.domain.journal.validity import Verdict, judge_segment, may_seal, previous_of, weigh
from ctph_desktop.domain.journal.values import figures_are_read, read_again
from ctph_desktop.domain.statements import SubmissionPiece, joined
from ctph_desktop.domain.submissions import Seal, SealedFigure
from ctph_desktop.domain.timeliness import earliest, latest
from ctph_desktop.storage.judged import KnownSegment, WaitingCell, waiting_cells


class SealRow(Struct, frozen=True):
    """A seal with its name, where it travels and when it came; `version` counts the seals it replaces.

    `below` holds the figures of other units that an office in the middle sealed with its own.
    """

    id: str
    seal: Seal
    is_head: bool
    version: int
    segment: str
    device_time: str
    received_at: str
    below: Mapping[str, Sequence[SealedFigure]] = field(default_factory=dict)


class ProjectedBook(Struct):
    """What a book shows: the state of each cell, its seals, what is held back and why, and what of it waits."""

    book: Book
    states: Mapping[str, CellState]
    seals: list[SealRow] = field(default_factory=list)
    held: Counter[str] = field(default_factory=Counter)
    segments: int = 0
    operations: int = 0
    newest: str = ""
    waiting: tuple[WaitingCell, ...] = ()


class _Sorted(Struct):
    """The operations of a book that count, with the segment of each record, and the seals and pieces among them."""

    operations: list[StoredOperation]
    origin: dict[str, tuple[str, str]]
    held: Counter[str]
    seals: dict[str, Seal] = field(default_factory=dict)
    pieces: dict[str, SubmissionPiece] = field(default_factory=dict)
    below: dict[str, Mapping[str, Sequence[SealedFigure]]] = field(default_factory=dict)
    total: int = 0
    newest: str = ""

    def take(self, stored: StoredOperation, value: object) -> None:
        """Let an operation count."""
        self.operations.append(stored)
        if isinstance(value, Seal):
            self.seals[stored.id] = value
        elif isinstance(value, SubmissionPiece):
            self.pieces[parse_record_cell(stored.op.c)[1]] = value

    def travels(self, stored: StoredOperation, item: KnownSegment) -> None:
        """Note a segment that a record travels in: of several the one with the smaller id."""
        origin = (item.head.id, item.received_at)
        self.origin[stored.id] = min(origin, self.origin.get(stored.id, origin))

    def complete(self) -> None:
        """Join the seals that come in pieces; one that lacks any does not count yet."""
        wholes = {name: joined(seal, self.pieces) for name, seal in self.seals.items()}
        lacking = {name for name, whole in wholes.items() if whole is None}
        if lacking:
            self.held[Verdict.INCOMPLETE.value] += len(lacking)
            self.operations = [stored for stored in self.operations if stored.id not in lacking]
        self.seals = {name: whole.seal for name, whole in wholes.items() if whole is not None}
        self.below = {name: whole.below for name, whole in wholes.items() if whole is not None}


def project_book(
    book: Book,
    known: Sequence[KnownSegment],
    tail: Pending,
    *,
    chain: RosterChain,
    shows_drafts: bool,
    settled: int = 0,
) -> ProjectedBook:
    """Return what a book shows. Where drafts are not shown, only its records (seals above all) are.

    Of the first segments, as many as are `settled`, all was found to count under this very chain: their drafts are
    passed over unread.
    """
    sorted_out = _sort(book, known, chain, shows_drafts=shows_drafts, settled=0 if shows_drafts else settled)
    _sort_tail(sorted_out, tail, chain)
    sorted_out.complete()
    states = heads(sorted_out.operations)
    projected = ProjectedBook(book, states, held=sorted_out.held, segments=len(known))
    projected.operations = sorted_out.total
    projected.newest = sorted_out.newest
    projected.seals = _seals(sorted_out, states)
    if sorted_out.held.get(Verdict.CUT_OFF.value):
        projected.waiting = tuple(waiting_cells(known, tail, chain=chain))
    return projected


def _sort(
    book: Book, known: Sequence[KnownSegment], chain: RosterChain, *, shows_drafts: bool, settled: int
) -> _Sorted:
    before = previous_of(item.head for item in known)
    result = _Sorted([], {}, Counter())
    for place, item in enumerate(known):
        result.total += item.head.count
        verdict = judge_segment(item.head, chain=chain, before=before)
        if verdict is not Verdict.VALID:
            # Read all the same: what is let in unread would break the roster that lets it count.
            result.held[verdict.value] += len(read_body_outlines(item.segment, item.head))
            continue
        is_sealer = may_seal(item.head, chain=chain, before=before)
        if place < settled:
            _take_again(result, item, book)
            continue
        outlines = read_body_outlines(item.segment, item.head)
        if book.kind is BookKind.UNIT and outlines:
            result.newest = latest(result.newest, earliest(outlines[-1][0].d, item.received_at))
        for outline, line in outlines if shows_drafts else _without_drafts(outlines, book):
            weighed = weigh(outline, book=book, may_seal=is_sealer)
            if weighed.verdict is not Verdict.VALID:
                result.held[weighed.verdict.value] += 1
            elif shows_drafts or outline.t != FIGURE:
                stored = read_operation(line)
                result.take(stored, weighed.value)
                if outline.t != FIGURE:
                    result.travels(stored, item)
    return result


def _take_again(result: _Sorted, item: KnownSegment, book: Book) -> None:
    """Let the records of a segment count as they did before."""
    records, last = read_records(item.segment, item.head)
    if book.kind is BookKind.UNIT and last:
        result.newest = latest(result.newest, earliest(last, item.received_at))
    for stored in records:
        result.take(stored, read_again(stored.op))
        result.travels(stored, item)


def _sort_tail(result: _Sorted, tail: Pending, chain: RosterChain) -> None:
    """Sort out what this PC wrote and has not signed: its own drafts it shows."""
    result.total += len(tail.operations)
    for stored in tail.operations:
        weighed = weigh_pending(stored, head=tail.head, chain=chain)
        if weighed.verdict is Verdict.VALID:
            result.take(stored, weighed.value)
        else:
            result.held[weighed.verdict.value] += 1


def _without_drafts(outlines: list[tuple[Outline, bytes]], book: Book) -> list[tuple[Outline, bytes]]:
    """Leave out the figures that would be judged valid and then not shown, if that can be said of all of them."""
    figures = [outline for outline, _ in outlines if type(outline) is FigureOutline]
    if not (book.holds_usual_figures([figure.c for figure in figures]) and figures_are_read(figures)):
        return outlines
    return [pair for pair in outlines if type(pair[0]) is not FigureOutline]


def _seals(sorted_out: _Sorted, states: Mapping[str, CellState]) -> list[SealRow]:
    rows: dict[str, SealRow] = {}
    parents: dict[str, tuple[str, ...]] = {}
    cells = {stored.op.c for stored in sorted_out.operations if stored.id in sorted_out.seals}
    standing = {head.id for cell in cells for head in states[cell].heads}
    for stored in sorted_out.operations:
        seal = sorted_out.seals.get(stored.id)
        if seal is not None:
            segment, received_at = sorted_out.origin.get(stored.id, ("", ""))
            is_head = stored.id in standing
            rows[stored.id] = SealRow(
                stored.id, seal, is_head, 1, segment, stored.op.d, received_at, sorted_out.below.get(stored.id, {})
            )
            parents[stored.id] = stored.op.p
    versions = _versions(parents)
    return [replace(row, version=versions[row.id]) for row in rows.values()]


def _versions(parents: Mapping[str, tuple[str, ...]]) -> dict[str, int]:
    """Return the version of each seal: one more than the highest it names; one it names and nobody holds counts 1."""
    order = TopologicalSorter({seal: [p for p in named if p in parents] for seal, named in parents.items()})
    versions: dict[str, int] = {}
    for seal in order.static_order():
        versions[seal] = 1 + max((versions.get(parent, 1) for parent in parents[seal]), default=0)
    return versions
