"""The roster: the superior office's signed chain of versions that says who may write which book."""

from collections.abc import Iterable
from enum import StrEnum
from typing import Final

import msgspec
from msgspec import Struct

from ctph_desktop.domain.journal import canonical
from ctph_desktop.domain.journal.books import Book, BookKind
from ctph_desktop.domain.journal.canonical import CanonicalError
from ctph_desktop.domain.journal.signed import Purpose, SignedRecord

MOST_VERSIONS: Final = 10_000


class Keeper(StrEnum):
    """Who keeps a unit's book: its own office, or the superior on its behalf."""

    OWN = "own"
    SUPERIOR = "superior"


class Grant(msgspec.Struct, frozen=True, forbid_unknown_fields=False):
    """A device's place in the roster. Entries are never removed, only cut off.

    `sign` and `age` are its public keys, `unit` its office; `since` is the first roster version whose writings
    count; `cut` names, once it is revoked, the last segment that still counts of each replica and book; a chain
    without one then counts nothing.
    """

    sign: str
    age: str
    unit: str
    name: str
    since: int
    seals: bool
    is_revoked: bool = False
    cut: tuple[str, ...] = ()


class Member(msgspec.Struct, frozen=True, forbid_unknown_fields=False):
    """A unit that reports to this superior office, and who keeps its book from which version on.

    `cut` names the last segment that still counts of each replica that wrote the book under an earlier version,
    those of an earlier change included.
    """

    unit: str
    keeper: str
    since: int = 0
    cut: tuple[str, ...] = ()


class Roster(msgspec.Struct, frozen=True, forbid_unknown_fields=False):
    """One version: its number, the version before, the office that issues it, and the keys that may sign the next."""

    number: int
    previous: str
    superior: str
    signers: tuple[str, ...]
    members: tuple[Member, ...]
    devices: tuple[Grant, ...]

    def device(self, sign: str) -> Grant | None:
        """Return a device's place by its signing key."""
        return next((grant for grant in self.devices if grant.sign == sign), None)

    def member(self, unit: str) -> Member | None:
        """Return a unit's place."""
        return next((member for member in self.members if member.unit == unit), None)

    def devices_of(self, unit: str) -> tuple[Grant, ...]:
        """Return the devices of an office that are not revoked."""
        return tuple(grant for grant in self.devices if grant.unit == unit and not grant.is_revoked)

    def may_write(self, grant: Grant, book: Book) -> bool:
        """Tell whether a device's office keeps a book."""
        if book.kind is not BookKind.UNIT:
            return grant.unit == self.superior and (book.kind is BookKind.ABOUT or book.unit == self.superior)
        member = self.member(book.unit)
        if member is None:
            return False
        keeper = self.superior if member.keeper == Keeper.SUPERIOR else book.unit
        return grant.unit == keeper


_DECODER = msgspec.json.Decoder(Roster)


def encode_roster(roster: Roster) -> bytes:
    """Return the canonical bytes of a roster version."""
    return canonical.encode(msgspec.to_builtins(roster))


class RosterChain(Struct, frozen=True):
    """The versions of one superior office that follow one another, oldest first; `ids` name them.

    `is_forked` tells that two genuine versions follow the same one: nothing after the fork is applied.
    """

    versions: tuple[Roster, ...] = ()
    ids: tuple[str, ...] = ()
    is_forked: bool = False

    @property
    def latest(self) -> Roster | None:
        """The newest version in force."""
        return self.versions[-1] if self.versions else None

    def version(self, roster_id: str) -> Roster | None:
        """Return the version with an id, None if it is not in the chain."""
        return self.versions[self.ids.index(roster_id)] if roster_id in self.ids else None


def read_roster(record: SignedRecord) -> Roster:
    """Return the version a record holds; CanonicalError if it is no roster or its signature does not hold."""
    if record.purpose is not Purpose.ROSTER or not record.is_genuine:
        raise CanonicalError("roster signature")
    canonical.decode_line(record.body)
    try:
        return _DECODER.decode(record.body)
    except (msgspec.MsgspecError, ValueError) as error:
        raise CanonicalError(str(error)) from error


def build_chain(root: str, records: Iterable[SignedRecord]) -> RosterChain:
    """Return the chain from a trusted first version (its id): n+1 names n, is exactly n+1, signed by a key in n.

    A pure function of the set of records; those that fit nowhere are left aside.
    """
    offered: dict[str, list[tuple[SignedRecord, Roster]]] = {}
    for record in set(records):
        try:
            roster = _DECODER.decode(record.body)
        except (msgspec.MsgspecError, ValueError):
            continue
        offered.setdefault(record.id if record.id == root else roster.previous, []).append((record, roster))
    start = {record.id: read for record, _ in offered.get(root, ()) if record.id == root and (read := _genuine(record))}
    ids, versions = list(start), list(start.values())
    while versions and len(ids) < MOST_VERSIONS:
        fitting = _followers(versions[-1], offered.get(ids[-1], ()))
        if len(fitting) > 1:
            return RosterChain(tuple(versions), tuple(ids), is_forked=True)
        if not fitting:
            break
        ids.extend(fitting)
        versions.extend(fitting.values())
    return RosterChain(tuple(versions), tuple(ids))


def _followers(last: Roster, offered: Iterable[tuple[SignedRecord, Roster]]) -> dict[str, Roster]:
    """Return the genuine versions that may follow; what does not fit is not even verified, for that is dear."""
    return {
        record.id: read
        for record, roster in offered
        if roster.number == last.number + 1
        and roster.superior == last.superior
        and record.signer.hex() in last.signers
        and (read := _genuine(record))
    }


def _genuine(record: SignedRecord) -> Roster | None:
    try:
        return read_roster(record)
    except CanonicalError:
        return None
