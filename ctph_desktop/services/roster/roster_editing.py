"""Changing the roster: the next version, signed by the one PC that holds the key."""

from collections.abc import Callable, Iterable

from msgspec.structs import replace
from nacl.signing import SigningKey

from ctph_desktop.domain.errors import NotAllowedError, RosterInDoubtError, RosterKeyElsewhereError
from ctph_desktop.domain.journal.books import Book, BookKind
from ctph_desktop.domain.journal.roster import Grant, Member, Roster, encode_roster, next_version
from ctph_desktop.domain.journal.segment import SegmentHead
from ctph_desktop.domain.journal.signed import Purpose, SignedRecord
from ctph_desktop.services.ground.workplace import Workplace
from ctph_desktop.services.roster.roster_doubt import RosterDoubt


class RosterEditor:
    """Makes roster versions. Every change is one version, in force here when `publish` returns."""

    def __init__(self, workplace: Workplace, key: SigningKey | None) -> None:
        self._workplace = workplace
        self._key = key
        self._doubt = RosterDoubt(workplace)

    @property
    def holds_key(self) -> bool:
        """Whether this PC may change the roster."""
        latest = self._workplace.journal.chain.latest
        return self._key is not None and latest is not None and bytes(self._key.verify_key).hex() in latest.signers

    def latest(self) -> Roster:
        """Return the roster in force, to be changed; RosterKeyElsewhereError where that is not this PC's to do.

        RosterInDoubtError while this database may be an older one and not every office was heard since.
        """
        latest = self._own_latest()
        if self._doubt.stands(latest):
            raise RosterInDoubtError(tuple(map(self._workplace.names.unit, self._doubt.unheard(latest))))
        return latest

    @property
    def is_in_doubt(self) -> bool:
        """Whether this PC may not change the roster because its database may be an older one."""
        latest = self._workplace.journal.chain.latest
        return self._workplace.is_superior and self.holds_key and latest is not None and self._doubt.stands(latest)

    def trust(self) -> bool:
        """Take somebody's word that the roster held here is the newest; False if nobody doubted it."""
        if not self._doubt.stands(self._own_latest()):
            return False
        self._doubt.settle()
        return True

    def _own_latest(self) -> Roster:
        latest = self._workplace.journal.chain.latest
        if not self._workplace.is_superior or latest is None:
            raise NotAllowedError("superior")
        if not self.holds_key:
            raise RosterKeyElsewhereError
        self._workplace.keeping.check_at_work()
        return latest

    def publish(self, roster: Roster) -> None:
        """Put a changed roster in force."""
        self._workplace.journal.add_record(self.signed(roster))

    def signed(self, roster: Roster) -> SignedRecord:
        """Return the next version, signed: what it takes to put a changed roster in force."""
        if self._key is None:
            raise RosterKeyElsewhereError
        following = next_version(self._workplace.journal.chain, roster)
        return SignedRecord.make(Purpose.ROSTER, encode_roster(following), key=self._key)

    def last_segments(self, books: Iterable[Book], *, device: str = "") -> tuple[str, ...]:
        """Return the last segment that counts of each chain of books, or of one device's chains there."""
        return last_of(head for head in self._heads(books) if device in {"", head.device})

    def unit_books(self, units: Iterable[str]) -> tuple[Book, ...]:
        """Return the books of units of every year."""
        wanted = set(units)
        return tuple(b for b in self._workplace.journal.books() if b.kind is BookKind.UNIT and b.unit in wanted)

    def books_of_device(self, roster: Roster, grant: Grant) -> tuple[Book, ...]:
        """Return the books a device may have written."""
        if grant.unit == roster.superior:
            return self._workplace.journal.books()
        return self.unit_books((grant.unit, *roster.kept_by(grant.unit)))

    def cut_own_tail(self) -> None:
        """Sign what was written here so far, so that it can be named."""
        self._workplace.journal.cut()

    def _heads(self, books: Iterable[Book]) -> tuple[SegmentHead, ...]:
        return self._workplace.journal.heads_that_count(books)


def last_of(heads: Iterable[SegmentHead]) -> tuple[str, ...]:
    """Return the segments that no other of them follows."""
    held = tuple(heads)
    followed = {head.previous for head in held}
    return tuple(sorted(head.id for head in held if head.id not in followed))


def with_devices(roster: Roster, change: Callable[[Grant], Grant]) -> Roster:
    """Return a roster with every device changed by a function."""
    return replace(roster, devices=tuple(map(change, roster.devices)))


def with_member(roster: Roster, member: Member) -> Roster:
    """Return a roster with one member put in, or in its place."""
    others = [known for known in roster.members if known.unit != member.unit]
    if len(others) == len(roster.members):
        return replace(roster, members=(*roster.members, member))
    return replace(roster, members=tuple(member if m.unit == member.unit else m for m in roster.members))
