"""Which operations count: a function of the set of segments and rosters, never of the moment of arrival."""

from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import Final

from ctph_desktop.domain.journal.books import Book, RecordKind
from ctph_desktop.domain.journal.operation import FIGURE, RECORD, Outline, StoredOperation
from ctph_desktop.domain.journal.roster import Grant, RosterChain
from ctph_desktop.domain.journal.segment import SegmentHead

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


def judge_segment(head: SegmentHead, *, chain: RosterChain, before: Mapping[str, str]) -> Verdict:
    """Say whether the segments of a head count.

    `before` maps each known segment id to the one before it, so that a cut can be followed backwards.
    """
    latest = chain.latest
    written_under = chain.number_of(head.roster)
    if latest is None or written_under is None:
        return Verdict.UNKNOWN_ROSTER
    grant = latest.device(head.device)
    if grant is None or written_under < grant.since:
        return Verdict.UNKNOWN_DEVICE
    if not _kept_by(head, grant, chain, written_under, before):
        return Verdict.WRONG_ROLE
    if grant.is_revoked and not _is_within(head, grant.cut, before):
        return Verdict.CUT_OFF
    return Verdict.VALID


def _kept_by(
    head: SegmentHead, grant: Grant, chain: RosterChain, written_under: int, before: Mapping[str, str]
) -> bool:
    latest = chain.latest
    if latest is None:
        return False
    member = latest.member(head.book.unit)
    if latest.may_write(grant, head.book):
        return member is None or written_under >= member.since or _was_keeper(chain, grant, head.book, written_under)
    return (
        member is not None
        and _was_keeper(chain, grant, head.book, written_under)
        and _is_within(head, member.cut, before)
    )


def _was_keeper(chain: RosterChain, grant: Grant, book: Book, number: int) -> bool:
    return any(version.number == number and version.may_write(grant, book) for version in chain.versions)


def _is_within(head: SegmentHead, cut: Mapping[str, str], before: Mapping[str, str]) -> bool:
    """Tell whether a segment is the last that counts in its chain, or comes before it."""
    segment = cut.get(f"{head.replica} {head.book.key}", "")
    seen: set[str] = set()
    while segment and segment not in seen:
        if segment == head.id:
            return True
        seen.add(segment)
        segment = before.get(segment, "")
    return False


def judge_operation(stored: StoredOperation, *, book: Book, may_seal: bool) -> Verdict:
    """Say whether an operation of a valid segment counts by itself."""
    return judge_outline(stored.op, book=book, may_seal=may_seal)


def judge_outline(op: Outline, *, book: Book, may_seal: bool) -> Verdict:
    """Say the same of an operation in outline."""
    if op.t not in (FIGURE, RECORD) or op.v != 1:
        return Verdict.NEEDS_UPDATE
    if (op.t == FIGURE) != op.c.startswith("f/") or not book.holds(op.c):
        return Verdict.WRONG_BOOK
    if not may_seal and op.c.startswith(_SUBMISSION):
        return Verdict.NOT_THE_SEALER
    return Verdict.VALID


def previous_of(heads: Iterable[SegmentHead]) -> dict[str, str]:
    """Return the segment before each segment."""
    return {head.id: head.previous for head in heads}
