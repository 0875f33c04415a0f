"""Packages and segments as they travel in a simulated history, each read once however often it arrives."""

from collections.abc import Sequence

import second_opinion

from ctph_desktop.domain.journal.operation import StoredOperation
from ctph_desktop.domain.journal.roster import RosterChain, build_chain
from ctph_desktop.domain.journal.segment import SegmentHead, read_body, read_head
from ctph_desktop.domain.journal.signed import SignedRecord, SignedSegment
from ctph_desktop.sync.contents import PackageContents, decode_lines, encode_lines


def packed(contents: PackageContents) -> tuple[bytes, ...]:
    """Return the lines of a package as they travel."""
    return tuple(line[:-1] for line in encode_lines(contents))


_CHAINS: dict[tuple[str, frozenset[SignedRecord]], RosterChain] = {}
_LINES: dict[bytes, PackageContents] = {}


def unpacked(lines: Sequence[bytes]) -> PackageContents:
    """Return what lines hold; the same line is read once in a history."""
    for line in lines:
        if line not in _LINES:
            _LINES[line] = decode_lines([line])[0]
    found = [_LINES[line] for line in lines]
    return PackageContents(
        rosters=tuple(record for contents in found for record in contents.rosters),
        segments=tuple(segment for contents in found for segment in contents.segments),
    )


_HEADS: dict[SignedSegment, SegmentHead] = {}
_OPERATIONS: dict[str, tuple[StoredOperation, ...]] = {}


def chain_from(root: str, records: frozenset[SignedRecord]) -> RosterChain:
    """Return the roster that records make up; worked out once in a history."""
    found = _CHAINS.get((root, records))
    if found is None:
        found = _CHAINS[root, records] = build_chain(root, records)
    return found


def head_of(segment: SignedSegment) -> SegmentHead:
    """Return a segment's head, its signature checked; once in a history."""
    found = _HEADS.get(segment)
    if found is None:
        found = _HEADS[segment] = read_head(segment)
    return found


def operations_of(segment: SignedSegment) -> tuple[StoredOperation, ...]:
    """Return a segment's operations; read once in a history."""
    head = head_of(segment)
    found = _OPERATIONS.get(head.id)
    if found is None:
        found = _OPERATIONS[head.id] = tuple(read_body(segment, head))
    return found


def forget_segments() -> None:
    """Begin another history."""
    _CHAINS.clear()
    _LINES.clear()
    _HEADS.clear()
    _OPERATIONS.clear()
    second_opinion.forget()
