"""Closing a period: the superior office's word that its figures stand, and what a later seal is in its light.

Closing never invalidates anything: it says on which seals the closed figures rest, and every other seal that did not
see the period reopened is a correction after closing (đính chính sau khi chốt), which waits for a decision of its own.
"""

from collections.abc import Iterable, Mapping
from hashlib import sha256

import msgspec

from ctph_desktop.domain.periods import ReportingPeriod


class PeriodClosing(msgspec.Struct, frozen=True):
    """The closing, or the reopening, of a period.

    `seals` are those accepted when it was closed; a reopening keeps those of the closing it undoes. `consolidation`
    names the frozen figures a closing left behind.
    """

    programme: str
    period: str
    is_closed: bool
    by: str
    reason: str = ""
    seals: tuple[str, ...] = ()
    consolidation: str = ""


class KnownClosing(msgspec.Struct, frozen=True):
    """A closing as its cell holds it now: `operation` is its name, `at` the device time of its writing.

    `reopenings` are the operations that opened a period that is open: its own, and those of other PCs it came from.
    """

    closing: PeriodClosing
    operation: str
    at: str
    has_conflict: bool = False
    reopenings: frozenset[str] = frozenset()

    def makes_correction(self, seal: str, *, seen: str, is_returned: bool = False) -> bool:
        """Tell whether a seal is a correction after closing; `seen` is the closing its author knew, if any.

        A seal the closing rests on is none, nor is one whose author saw that the period is open again. One that was
        returned, before the closing or after, corrects nothing; what is sent instead of it does, once it is accepted.
        """
        if is_returned or seal in self.closing.seals:
            return False
        return self.closing.is_closed or self.is_unseen_reopening(seen)

    def rests_on(self, seal: str) -> bool:
        """Tell whether the period is closed, and over this seal."""
        return self.closing.is_closed and seal in self.closing.seals

    def is_supplement(self, of_unit: Iterable[str]) -> bool:
        """Tell whether the closing rests on none of a unit's seals: what it sends now is added and corrects nothing."""
        return not set(of_unit).intersection(self.closing.seals)

    def is_unseen_reopening(self, seen: str) -> bool:
        """Tell whether the period is open again, and a seal's author did not see that."""
        return not self.closing.is_closed and seen not in {self.operation, *self.reopenings}


def reopenings_in_force(versions: Mapping[str, tuple[bool, tuple[str, ...]]]) -> frozenset[str]:
    """Return the reopenings since a period was last closed, given of each operation whether it closes, and its parents.

    Two PCs may have reopened it at once, and a third operation have settled that: a seal that saw either saw it open.
    """
    named = {parent for _, parents in versions.values() for parent in parents}
    waiting = [name for name in versions if name not in named]
    found: set[str] = set()
    while waiting:
        name = waiting.pop()
        if name in versions and name not in found and not versions[name][0]:
            found.add(name)
            waiting.extend(versions[name][1])
    return frozenset(found)


def closing_uuid(*, programme: str, period: ReportingPeriod) -> str:
    """Return the UUID of a period's closing: two PCs of the superior office meet in one cell."""
    return closing_name(programme=programme, period=period.code)


def closing_name(*, programme: str, period: str) -> str:
    """Return the same from the code of a period, also of one that only a later version knows."""
    return sha256("\0".join(("CTPH1", "period", programme, period)).encode()).hexdigest()[:32]
