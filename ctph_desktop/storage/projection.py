"""What a book shows: a pure function of its segments, its own tail and the roster."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from graphlib import TopologicalSorter
from typing import Final

import msgspec
from msgspec import Struct, field
from msgspec.structs import replace

from ctph_desktop.domain.errors import InvalidCellError, InvalidPeriodError
from ctph_desktop.domain.figures import FigureState, Measure
from ctph_desktop.domain.journal.books import Book, BookKind, RecordKind, parse_record_cell, record_cell
from ctph_desktop.domain.journal.heads import CellState, heads
from ctph_desktop.domain.journal.operation import FIGURE, FigureOutline, Outline, StoredOperation, read_operation
from ctph_desktop.domain.journal.roster import RosterChain
from ctph_desktop.domain.journal.segment import SegmentHead, read_body_outlines
from ctph_desktop.domain.journal.signed import SignedSegment
from ctph_desktop.domain.journal.validity import Verdict, judge_outline, judge_segment, may_seal, previous_of
from ctph_desktop.domain.submissions import Seal, SealedFigure, submission_uuid
from ctph_desktop.domain.timeliness import earliest, latest

_SUBMISSION: Final = RecordKind.SUBMISSION.value
_SEAL: Final = msgspec.json.Decoder(Seal)
_MEASURES: Final = frozenset(measure.value for measure in Measure)
_UUID: Final = re.compile("[0-9a-f]{32}")
_WHOLE_NUMBERS: Final = re.compile(r"(?:[0-9]{1,14}\n)+")


class KnownSegment(Struct, frozen=True):
    """A segment with its head as read and the moment it reached this database (empty for the own)."""

    segment: SignedSegment
    head: SegmentHead
    received_at: str = ""


class SealRow(Struct, frozen=True):
    """A seal with its name, where it travels and when it came; `version` counts the seals it replaces."""

    id: str
    seal: Seal
    is_head: bool
    version: int
    segment: str
    device_time: str
    received_at: str


class ProjectedBook(Struct):
    """What a book shows: the state of each cell, its seals, and what is held back and why."""

    book: Book
    states: Mapping[str, CellState]
    seals: list[SealRow] = field(default_factory=list)
    held: Counter[str] = field(default_factory=Counter)
    segments: int = 0
    operations: int = 0
    newest: str = ""


class _Sorted(Struct):
    """The operations of a book that count, with the segment of each seal."""

    operations: list[StoredOperation]
    origin: dict[str, tuple[str, str]]
    held: Counter[str]
    total: int = 0
    newest: str = ""


def project_book(
    book: Book,
    known: Sequence[KnownSegment],
    tail: Iterable[StoredOperation],
    *,
    chain: RosterChain,
    shows_drafts: bool,
) -> ProjectedBook:
    """Return what a book shows. Where drafts are not shown, only its records (seals above all) are."""
    sorted_out = _sort(book, known, chain, shows_drafts=shows_drafts)
    own = list(tail)
    sorted_out.operations.extend(own)
    states = heads(sorted_out.operations)
    projected = ProjectedBook(book, states, held=sorted_out.held, segments=len(known))
    projected.operations = sorted_out.total + len(own)
    projected.newest = sorted_out.newest
    if book.kind is BookKind.UNIT:
        projected.seals = _seals(book, sorted_out, states)
    return projected


def _sort(book: Book, known: Sequence[KnownSegment], chain: RosterChain, *, shows_drafts: bool) -> _Sorted:
    before = previous_of(item.head for item in known)
    result = _Sorted([], {}, Counter())
    for item in known:
        result.total += item.head.count
        verdict = judge_segment(item.head, chain=chain, before=before)
        if verdict is not Verdict.VALID:
            # Read all the same: what is let in unread would break the roster that lets it count.
            result.held[verdict.value] += len(read_body_outlines(item.segment, item.head))
            continue
        is_sealer = may_seal(item.head, chain=chain, before=before)
        outlines = read_body_outlines(item.segment, item.head)
        if book.kind is BookKind.UNIT and outlines:
            result.newest = latest(result.newest, earliest(outlines[-1][0].d, item.received_at))
        for outline, line in outlines if shows_drafts else _without_drafts(outlines, book):
            verdict = judge_outline(outline, book=book, may_seal=is_sealer)
            if verdict is not Verdict.VALID:
                result.held[verdict.value] += 1
            elif shows_drafts or outline.t != FIGURE:
                stored = read_operation(line)
                result.operations.append(stored)
                if outline.t != FIGURE:
                    origin = (item.head.id, item.received_at)
                    result.origin[stored.id] = min(origin, result.origin.get(stored.id, origin))
    return result


def _without_drafts(outlines: list[tuple[Outline, bytes]], book: Book) -> list[tuple[Outline, bytes]]:
    """Leave out the figures that would be judged valid and then not shown, if that can be said of all of them."""
    figures = [outline.c for outline, _ in outlines if type(outline) is FigureOutline]
    if not book.holds_figures(figures):
        return outlines
    return [pair for pair in outlines if type(pair[0]) is not FigureOutline]


def _seals(book: Book, sorted_out: _Sorted, states: Mapping[str, CellState]) -> list[SealRow]:
    rows: dict[str, SealRow] = {}
    parents: dict[str, tuple[str, ...]] = {}
    current = {head.id for cell, state in states.items() if cell.startswith("r/") for head in state.heads}
    for stored in sorted_out.operations:
        if stored.op.t == FIGURE or parse_record_cell(stored.op.c)[0] != _SUBMISSION:
            continue
        seal = read_seal(stored, book)
        if seal is None:
            sorted_out.held[Verdict.NEEDS_UPDATE.value] += 1
            continue
        segment, received_at = sorted_out.origin.get(stored.id, ("", ""))
        rows[stored.id] = SealRow(stored.id, seal, stored.id in current, 1, segment, stored.op.d, received_at)
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


def read_seal(stored: StoredOperation, book: Book) -> Seal | None:
    """Return the seal an operation holds, None when it is not one this version understands or not of this book."""
    try:
        seal = _SEAL.decode(stored.op.x)
        period = seal.reporting_period
        if not _are_usual(seal.figures):
            for sealed in seal.figures:
                _ = sealed.value, Measure(sealed.measure)
    except (msgspec.MsgspecError, InvalidCellError, InvalidPeriodError, ValueError):
        return None
    uuid = submission_uuid(programme=seal.programme, unit=seal.unit, period=period)
    is_its_own = stored.op.c == record_cell(RecordKind.SUBMISSION, uuid)
    is_of_book = (seal.unit, period.year) == (book.unit, book.year)
    return seal if is_its_own and is_of_book and _have_places(seal.figures) else None


def _are_usual(figures: Sequence[SealedFigure]) -> bool:
    """Tell at once whether all figures are whole numbers that were reported, with known measures."""
    quantities = "\n".join([sealed.quantity for sealed in figures]) + "\n"
    return (
        quantities.count("\n") == len(figures)
        and _WHOLE_NUMBERS.fullmatch(quantities) is not None
        and {sealed.state for sealed in figures} == {FigureState.REPORTED.value}
        and {sealed.measure for sealed in figures} <= _MEASURES
    )


def _have_places(figures: Sequence[SealedFigure]) -> bool:
    """Tell whether each figure has a place of its own, named by UUIDs."""
    places = {(sealed.indicator, sealed.breakdown, sealed.measure) for sealed in figures}
    indicators = {indicator for indicator, _, _ in places}
    breakdowns = {breakdown for _, breakdown, _ in places} - {"-"}
    return len(places) == len(figures) and all(map(_UUID.fullmatch, indicators | breakdowns))
