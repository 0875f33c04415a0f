"""Which operations count: a function of the set of segments and rosters, never of the moment of arrival."""

from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import Any, Final

from msgspec import Struct

from ctph_desktop.domain.errors import UnreadValueError
from ctph_desktop.domain.journal.books import Book, BookKind, RecordKind
from ctph_desktop.domain.journal.operation import FIGURE, RECORD, Outline, StoredOperation
from ctph_desktop.domain.journal.roster import Grant, Origin, RosterChain
from ctph_desktop.domain.journal.segment import SegmentHead
from ctph_desktop.domain.journal.values import read_value

_SUBMISSION: Final = f"r/{RecordKind.SUBMISSION.value}/"


class Verdict(StrEnum):
    """Why a segment or an operation counts, or does not."""

    VALID = "valid"
    UNKNOWN_ROSTER = "unknown_roster"
    UNKNOWN_DEVICE = "unknown_device"
    WRONG_ROLE = "wrong_role"
    CUT_OFF = "cut_off"
    WRONG_BOOK = "wrong_book"
    NOT_THE_SEALER = "not_the_sealer"
    NEEDS_UPDATE = "needs_update"
    MALFORMED = "malformed"
    INCOMPLETE = "incomplete"


def judge_segment(head: SegmentHead, *, chain: RosterChain, before: Mapping[str, str]) -> Verdict:
    """Say whether the segments of a head count.

    `before` maps each known segment id to the one before it, so that a cut can be followed backwards.
    """
    latest, written_under = chain.latest, chain.version(head.roster)
    if latest is None:
        return Verdict.UNKNOWN_ROSTER
    if written_under is None:
        origin = chain.origin(head.roster)
        return Verdict.UNKNOWN_ROSTER if origin is None else _judge_inherited(head, chain, origin, before)
    grant = latest.device(head.device)
    if grant is None or written_under.number < grant.since:
        return Verdict.UNKNOWN_DEVICE
    if not written_under.may_write(grant, head.book):
        return Verdict.WRONG_ROLE
    return Verdict.CUT_OFF if _is_cut_off(head, chain, before, version=written_under.number) else Verdict.VALID


def may_have_written(book: Book, *, device: str, roster: str, chain: RosterChain) -> bool:
    """Tell whether a device may write a book under the roster that is named, or the latest where that is unknown.

    Narrower than being held back: what a known device signs into a book it never kept tells nothing of that book.
    """
    latest = chain.latest
    if latest is None:
        return False
    grant = latest.device(device)
    version = chain.version(roster)
    if grant is not None and (version or latest).may_write(grant, book):
        return True
    return any(
        origin.covers(book) and may_have_written(book, device=device, roster=roster, chain=origin.chain)
        for origin in chain.origins
    )


def _judge_inherited(head: SegmentHead, chain: RosterChain, origin: Origin, before: Mapping[str, str]) -> Verdict:
    """Judge what was written under a chain gone on from; what was cut off since then is cut off there too."""
    if not origin.covers(head.book):
        return Verdict.WRONG_ROLE
    verdict = judge_segment(head, chain=origin.chain, before=before)
    is_cut_off = verdict is Verdict.VALID and _is_cut_off(head, chain, before, version=0)
    return Verdict.CUT_OFF if is_cut_off else verdict


def _is_cut_off(head: SegmentHead, chain: RosterChain, before: Mapping[str, str], *, version: int) -> bool:
    """Tell whether a chain cuts off what was written under one of its versions, or before it (0).

    What one change of keeper cut off waits for an answer: a later one, which names what its writer wrote since, lets
    none of it in.
    """
    grant = chain.versions[-1].device(head.device)
    if grant is not None and grant.is_revoked and not _is_within(head, grant.cut, before):
        return True
    if head.book.kind is not BookKind.UNIT:
        return False
    return any(not _is_within(head, member.cut, before) for member in chain.keeping(head.book.unit, after=version))


def may_seal(head: SegmentHead, *, chain: RosterChain, before: Mapping[str, str]) -> bool:
    """Tell whether the seals in a segment that counts are made by the PC that seals for its office."""
    written_under = chain.version(head.roster)
    if chain.latest is None:
        return False
    version = 0 if written_under is None else written_under.number
    places = tuple(chain.sealing(head.device, at=version))
    if written_under is None:
        origin = chain.origin(head.roster)
        if origin is None or not may_seal(head, chain=origin.chain, before=before):
            return False
    elif not places:
        return False
    return all(_sealed_from(grant, version) or _is_within(head, grant.sealed, before) for grant in places)


def _sealed_from(grant: Grant, version: int) -> bool:
    """Tell whether a PC seals, and did so when a version was in force already."""
    return grant.seals and grant.seals_since <= version


def _is_within(head: SegmentHead, cut: Iterable[str], before: Mapping[str, str]) -> bool:
    """Tell whether a segment is one that a cut names, or comes before one in its chain."""
    seen: set[str] = set()
    for last in cut:
        segment = last
        while segment and segment not in seen:
            if segment == head.id:
                return True
            seen.add(segment)
            segment = before.get(segment, "")
    return False


class Weighed(Struct, frozen=True):
    """Whether an operation counts by itself, and what its value says where it does."""

    verdict: Verdict
    value: Any = None


def weigh(op: Outline, *, book: Book, may_seal: bool) -> Weighed:
    """Read an operation of a valid segment: whether it counts by itself, whatever stands beside it.

    What does not count takes no part in anything: it is neither a head nor does it supersede what it names.
    """
    verdict = _outside(op, book, may_seal=may_seal)
    if verdict is not Verdict.VALID:
        return Weighed(verdict)
    try:
        value = read_value(op)
    except UnreadValueError as error:
        return Weighed(Verdict.NEEDS_UPDATE if error.is_later else Verdict.MALFORMED)
    if op.c.startswith(_SUBMISSION) and (value.unit, value.reporting_period.year) != (book.unit, book.year):
        return Weighed(Verdict.WRONG_BOOK)
    return Weighed(Verdict.VALID, value)


def _outside(op: Outline, book: Book, *, may_seal: bool) -> Verdict:
    """Judge an operation by what stands around its value."""
    if op.t not in (FIGURE, RECORD) or op.v > 1:
        return Verdict.NEEDS_UPDATE
    if op.v < 1:
        return Verdict.MALFORMED
    if (op.t == FIGURE) != op.c.startswith("f/") or not book.holds(op.c):
        return Verdict.WRONG_BOOK
    return Verdict.NOT_THE_SEALER if not may_seal and op.c.startswith(_SUBMISSION) else Verdict.VALID


def judge_operation(stored: StoredOperation, *, book: Book, may_seal: bool) -> Verdict:
    """Say whether an operation of a valid segment counts by itself."""
    return weigh(stored.op, book=book, may_seal=may_seal).verdict


def previous_of(heads: Iterable[SegmentHead]) -> dict[str, str]:
    """Return the segment before each segment."""
    return {head.id: head.previous for head in heads}
