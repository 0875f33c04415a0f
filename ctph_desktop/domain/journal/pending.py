"""What a PC wrote into a book and has not signed yet: it counts as the segment would that it is signed into."""

from collections.abc import Sequence

from msgspec import Struct

from ctph_desktop.domain.journal.books import Book
from ctph_desktop.domain.journal.operation import StoredOperation
from ctph_desktop.domain.journal.roster import RosterChain
from ctph_desktop.domain.journal.segment import SegmentHead
from ctph_desktop.domain.journal.validity import Verdict, Weighed, judge_segment, may_seal, weigh


class Pending(Struct, frozen=True):
    """Operations without a segment yet, under the head they are judged by: that of no segment, so no cut names it."""

    head: SegmentHead
    operations: tuple[StoredOperation, ...] = ()


def pending(operations: Sequence[StoredOperation], *, book: Book, replica: str, device: str, roster: str) -> Pending:
    """Return what a device wrote into a book, to be signed under a roster version (its id)."""
    head = SegmentHead("", book, replica, "", roster, device, len(operations), 0, "")
    return Pending(head, tuple(operations))


def version_to_sign_under(chain: RosterChain, *, book: Book, device: str) -> str:
    """Return the id of the version that what a device wrote is signed under; empty where no version is known.

    The newest, as it was typed knowing that one. Where that does not give the device the book, the newest that did:
    the typing is older than the change then.
    """
    latest = chain.latest
    if latest is None:
        return ""
    grant = latest.device(device)
    for version, name in zip(reversed(chain.versions), reversed(chain.ids), strict=True):
        if grant is not None and version.number >= grant.since and version.may_write(grant, book):
            return name
    return chain.ids[-1]


def judge_pending(head: SegmentHead, *, chain: RosterChain) -> Verdict:
    """Say whether what is not signed yet counts as a whole. Before any roster is known everything does."""
    return Verdict.VALID if chain.latest is None else judge_segment(head, chain=chain, before={})


def weigh_pending(stored: StoredOperation, *, head: SegmentHead, chain: RosterChain) -> Weighed:
    """Read one operation that is not signed yet: whether it counts, and what its value says where it does."""
    whole = judge_pending(head, chain=chain)
    if whole is not Verdict.VALID:
        return Weighed(whole)
    seals = chain.latest is None or may_seal(head, chain=chain, before={})
    return weigh(stored.op, book=head.book, may_seal=seals)


def judge_pending_operation(stored: StoredOperation, *, head: SegmentHead, chain: RosterChain) -> Verdict:
    """Say whether one operation that is not signed yet counts: the whole of them, and the operation by itself."""
    return weigh_pending(stored, head=head, chain=chain).verdict
