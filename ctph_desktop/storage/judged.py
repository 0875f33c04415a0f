"""Every operation of a book with the verdict on it, and what of it is cut off and waits for an answer."""

from collections.abc import Iterator, Sequence

from msgspec import Struct

from ctph_desktop.domain.journal.heads import heads
from ctph_desktop.domain.journal.operation import StoredOperation
from ctph_desktop.domain.journal.pending import Pending, judge_pending
from ctph_desktop.domain.journal.roster import RosterChain
from ctph_desktop.domain.journal.segment import SegmentHead, read_body
from ctph_desktop.domain.journal.set_aside import awaiting_answer
from ctph_desktop.domain.journal.signed import SignedSegment
from ctph_desktop.domain.journal.validity import Verdict, judge_operation, judge_segment, may_seal, previous_of


class KnownSegment(Struct, frozen=True):
    """A segment with its head as read and the moment it reached this database (empty for the own)."""

    segment: SignedSegment
    head: SegmentHead
    received_at: str = ""


class Version(Struct, frozen=True):
    """An operation, the signing key of the device it came from, and whether it is held back instead of counting."""

    stored: StoredOperation
    device: str
    is_held: bool = False


class WaitingCell(Struct, frozen=True):
    """A cell with what stands there (nothing where it is blank) and what was cut off there and nobody answered."""

    cell: str
    standing: tuple[Version, ...]
    aside: tuple[Version, ...]

    @property
    def is_open(self) -> bool:
        """Whether something cut off says anything else than what stands."""
        values = {bytes(version.stored.op.x) for version in self.standing}
        return any(values != {bytes(version.stored.op.x)} for version in self.aside)


def waiting_cells(known: Sequence[KnownSegment], tail: Pending, *, chain: RosterChain) -> Iterator[WaitingCell]:
    """Yield the cells of a book in which something cut off was not answered, in the order of their names."""
    counting: dict[str, Version] = {}
    cut_off: dict[str, Version] = {}
    for version, verdict in _judged(known, tail, chain):
        if verdict is Verdict.VALID:
            counting.setdefault(version.stored.id, version)
        elif verdict is Verdict.CUT_OFF:
            cut_off.setdefault(version.stored.id, version)
    aside = {name: version.stored for name, version in cut_off.items() if name not in counting}
    waiting = awaiting_answer((version.stored for version in counting.values()), aside)
    states = heads(version.stored for version in counting.values() if version.stored.op.c in waiting)
    for cell, offered in sorted(waiting.items()):
        state = states.get(cell)
        standing = tuple(counting[head.id] for head in state.heads) if state else ()
        yield WaitingCell(cell, standing, tuple(cut_off[stored.id] for stored in offered))


def _judged(known: Sequence[KnownSegment], tail: Pending, chain: RosterChain) -> Iterator[tuple[Version, Verdict]]:
    """Yield every operation of a book with the verdict on what it is signed in, or on itself where it never counts."""
    before = previous_of(item.head for item in known)
    for item in known:
        verdict = judge_segment(item.head, chain=chain, before=before)
        seals = verdict is not Verdict.VALID or may_seal(item.head, chain=chain, before=before)
        for stored in read_body(item.segment, item.head):
            yield _judged_by_itself(stored, item.head, verdict, seals=seals)
    verdict = judge_pending(tail.head, chain=chain)
    seals = verdict is not Verdict.VALID or may_seal(tail.head, chain=chain, before={})
    for stored in tail.operations:
        yield _judged_by_itself(stored, tail.head, verdict, seals=seals)


def _judged_by_itself(
    stored: StoredOperation, head: SegmentHead, whole: Verdict, *, seals: bool
) -> tuple[Version, Verdict]:
    by_itself = judge_operation(stored, book=head.book, may_seal=seals)
    verdict = whole if by_itself is Verdict.VALID else by_itself
    return Version(stored, head.device, verdict is not Verdict.VALID), verdict
