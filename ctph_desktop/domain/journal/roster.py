"""The roster: the superior office's signed chain of versions that says who may write which book."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from enum import StrEnum
from functools import cached_property
from typing import Final, TypeVar

import msgspec
from msgspec import Struct

from ctph_desktop.domain.journal import canonical
from ctph_desktop.domain.journal.books import Book, BookKind
from ctph_desktop.domain.journal.canonical import CanonicalError
from ctph_desktop.domain.journal.signed import Purpose, SignedRecord

MOST_VERSIONS: Final = 5_000
MOST_ENTRIES: Final = 40_000
MOST_HERITAGES: Final = 16

Place = TypeVar("Place")


class Keeper(StrEnum):
    """Who keeps a unit's book: its own office, or the superior on its behalf; else the UUID of a successor unit."""

    OWN = "own"
    SUPERIOR = "superior"


class Grant(msgspec.Struct, frozen=True, forbid_unknown_fields=False):
    """A device's place in the roster. Entries are never removed, only cut off.

    `sign` and `age` are its public keys, `unit` its office; `since` is the first roster version whose writings
    count; `cut` names, once it is revoked, the last segment that still counts of each replica and book; a chain
    without one then counts nothing. Its seals count from version `seals_since` on while it `seals`, and before that
    up to the segments named by `sealed`.
    """

    sign: str
    age: str
    unit: str
    name: str
    since: int
    seals: bool
    is_revoked: bool = False
    cut: tuple[str, ...] = ()
    seals_since: int = 0
    sealed: tuple[str, ...] = ()


class Member(msgspec.Struct, frozen=True, forbid_unknown_fields=False):
    """A unit that reports to this superior office, and who keeps its book from which version on.

    `keeper` is a `Keeper`, or the UUID of the unit that keeps an ended unit's open books.

    `cut` names the last segment that still counts of each replica that wrote the book under an earlier version,
    those of an earlier change included.
    """

    unit: str
    keeper: str
    since: int = 0
    cut: tuple[str, ...] = ()


class Heritage(msgspec.Struct, frozen=True, forbid_unknown_fields=False):
    """The chain a new root goes on from: its root, the last version that counts, the office whose books it inherits.

    What was written under the old chain up to `last` stays as valid as it was there.
    """

    root: str
    last: str
    superior: str


class Roster(msgspec.Struct, frozen=True, forbid_unknown_fields=False, dict=True):
    """One version: its number, the version before, the office that issues it, and the keys that may sign the next.

    As signed, a version names only the members and devices it adds or changes; in a chain it holds all that are in
    force, in the order they first came. `heritage` stands in a first version only: `inherits` are the superior
    offices, nearest first, whose common books go on.
    """

    number: int
    previous: str
    superior: str
    signers: tuple[str, ...]
    members: tuple[Member, ...]
    devices: tuple[Grant, ...]
    heritage: Heritage | None = None
    inherits: tuple[str, ...] = ()

    # A province's board asks for each of hundreds of units: found by looking through them all, that is its square.
    @cached_property
    def _devices_by_sign(self) -> Mapping[str, Grant]:
        return {grant.sign: grant for grant in reversed(self.devices)}

    @cached_property
    def _members_by_unit(self) -> Mapping[str, Member]:
        return {member.unit: member for member in reversed(self.members)}

    @cached_property
    def _devices_by_unit(self) -> Mapping[str, tuple[Grant, ...]]:
        grouped: dict[str, list[Grant]] = {}
        for grant in self.devices:
            if not grant.is_revoked:
                grouped.setdefault(grant.unit, []).append(grant)
        return {unit: tuple(grants) for unit, grants in grouped.items()}

    def device(self, sign: str) -> Grant | None:
        """Return a device's place by its signing key."""
        return self._devices_by_sign.get(sign)

    def member(self, unit: str) -> Member | None:
        """Return a unit's place."""
        return self._members_by_unit.get(unit)

    def devices_of(self, unit: str) -> tuple[Grant, ...]:
        """Return the devices of an office that are not revoked."""
        return self._devices_by_unit.get(unit, ())

    def may_write(self, grant: Grant, book: Book) -> bool:
        """Tell whether a device's office keeps a book."""
        if book.kind is BookKind.OFFICE:
            return grant.unit == book.unit
        if book.kind is not BookKind.UNIT:
            is_its_own = book.kind is BookKind.ABOUT or book.unit in {self.superior, *self.inherits}
            return grant.unit == self.superior and is_its_own
        return grant.unit == self.keeper(book.unit)

    def keeper(self, unit: str) -> str:
        """Return the unit whose office keeps a unit's book; empty when it is no member."""
        member = self.member(unit)
        if member is None:
            return ""
        if member.keeper == Keeper.SUPERIOR:
            return self.superior
        return unit if member.keeper == Keeper.OWN else member.keeper

    def kept_by(self, unit: str) -> tuple[str, ...]:
        """Return the other units whose books an office keeps."""
        return tuple(m.unit for m in self.members if m.unit != unit and self.keeper(m.unit) == unit)


_DECODER = msgspec.json.Decoder(Roster)


def encode_roster(roster: Roster) -> bytes:
    """Return the canonical bytes of a roster version."""
    return canonical.encode(msgspec.to_builtins(roster))


def next_version(chain: "RosterChain", wanted: Roster) -> Roster:
    """Return what the version after a chain's last one has to say so that `wanted` is in force."""
    latest = chain.versions[-1]
    return Roster(
        number=latest.number + 1,
        previous=chain.ids[-1],
        superior=latest.superior,
        signers=wanted.signers,
        members=tuple(member for member in wanted.members if latest.member(member.unit) != member),
        devices=tuple(grant for grant in wanted.devices if latest.device(grant.sign) != grant),
    )


def _folded(last: Roster, following: Roster) -> Roster | None:
    """Return what is in force after a version; None when it holds more than a roster may."""
    members: Mapping[str, Member] = {entry.unit: entry for entry in (*last.members, *following.members)}
    devices: Mapping[str, Grant] = {entry.sign: entry for entry in (*last.devices, *following.devices)}
    if len(members) + len(devices) > MOST_ENTRIES:
        return None
    return msgspec.structs.replace(
        following,
        members=tuple(members.values()),
        devices=tuple(devices.values()),
        heritage=last.heritage,
        inherits=last.inherits,
    )


class RosterChain(Struct, frozen=True):
    """The versions of one superior office that follow one another, oldest first; `ids` name them.

    `is_forked` tells that two genuine versions follow the same one: nothing after the fork is applied. `heritage` is
    the chain of the superior office before, as far as this one's root acknowledges it.
    """

    versions: tuple[Roster, ...] = ()
    ids: tuple[str, ...] = ()
    is_forked: bool = False
    heritage: "RosterChain | None" = None

    @property
    def latest(self) -> Roster | None:
        """The newest version in force."""
        return self.versions[-1] if self.versions else None

    @property
    def all_ids(self) -> tuple[str, ...]:
        """The versions of this chain and of those before it."""
        return (*(self.heritage.all_ids if self.heritage else ()), *self.ids)

    @property
    def all_signers(self) -> frozenset[str]:
        """The keys that may sign a version of this chain or of those before it."""
        own = frozenset(signer for version in self.versions for signer in version.signers)
        return own | (self.heritage.all_signers if self.heritage else frozenset())

    def version(self, roster_id: str) -> Roster | None:
        """Return the version with an id, None if it is not in the chain."""
        return self.versions[self.ids.index(roster_id)] if roster_id in self.ids else None

    def keeping(self, unit: str, *, after: int) -> Iterator[Member]:
        """Yield the places a unit had in this chain, newest first, each from a later version (its number) on."""
        for member in self._places(lambda roster: roster.member(unit), since=lambda member: member.since):
            if member.since <= after:
                return
            yield member

    def sealing(self, sign: str, *, at: int) -> Iterator[Grant]:
        """Yield the places a device had in this chain, newest first, to the one in which it sealed at a version."""
        for grant in self._places(lambda roster: roster.device(sign), since=lambda grant: grant.seals_since):
            yield grant
            if grant.seals_since <= at:
                return

    def _places(self, place: Callable[[Roster], Place | None], *, since: Callable[[Place], int]) -> Iterator[Place]:
        """Yield the newest entry, then that of the version before it took effect, and so on."""
        number = self.versions[-1].number if self.versions else -1
        while self.versions and self.versions[0].number <= number:
            entry = place(self.versions[number - self.versions[0].number])
            if entry is None:
                return
            yield entry
            number = min(number, since(entry)) - 1


def read_roster(record: SignedRecord) -> Roster:
    """Return the version a record holds, as signed; CanonicalError if it is no roster or its signature fails."""
    if record.purpose is not Purpose.ROSTER or not record.is_genuine:
        raise CanonicalError("roster signature")
    canonical.decode_line(record.body)
    try:
        return _DECODER.decode(record.body)
    except (msgspec.MsgspecError, ValueError) as error:
        raise CanonicalError(str(error)) from error


def build_chain(root: str, records: Iterable[SignedRecord]) -> RosterChain:
    """Return the chain from a trusted first version (its id): n+1 names n, is exactly n+1, signed by a key in n.

    Each version is laid over the one before. A pure function of the set of records; those that fit nowhere are left
    aside.
    """
    known = set(records)
    chain = _build(root, known)
    heritages: list[Heritage] = []
    chains = [chain]
    while chains[-1].versions and (said := chains[-1].versions[0].heritage) and len(chains) < MOST_HERITAGES:
        heritages.append(said)
        chains.append(_build(said.root, _up_to(said.last, known)))
    before: RosterChain | None = None
    for said, inherited in zip(reversed(heritages), reversed(chains[1:]), strict=True):
        is_whole = bool(inherited.ids) and inherited.ids[-1] == said.last
        before = msgspec.structs.replace(inherited, heritage=before) if is_whole else None
    return msgspec.structs.replace(chain, heritage=before)


def _up_to(last: str, records: set[SignedRecord]) -> set[SignedRecord]:
    """Return the records of a version and of those before it, whatever else follows them."""
    by_id: dict[str, list[SignedRecord]] = {}
    for record in records:
        by_id.setdefault(record.id, []).append(record)
    found: set[SignedRecord] = set()
    wanted, steps = last, 0
    while wanted in by_id and steps < MOST_VERSIONS:
        found.update(by_id[wanted])
        roster = _decoded(by_id[wanted][0])
        if roster is None:
            break
        wanted = roster.previous
        steps += 1
    return found


def _build(root: str, records: Iterable[SignedRecord]) -> RosterChain:
    offered: dict[str, list[tuple[SignedRecord, Roster]]] = {}
    for record in records:
        roster = _decoded(record)
        if roster is None:
            continue
        offered.setdefault(record.id if record.id == root else roster.previous, []).append((record, roster))
    start = [read for record, _ in offered.get(root, ()) if record.id == root and (read := _genuine(record))]
    versions = [whole for read in start[:1] if (whole := _folded(read, read)) is not None]
    ids = [root for _ in versions]
    while versions and len(ids) < MOST_VERSIONS:
        fitting = _followers(versions[-1], offered.get(ids[-1], ()))
        if len(fitting) > 1:
            return RosterChain(tuple(versions), tuple(ids), is_forked=True)
        if not fitting:
            break
        ((following, roster),) = fitting.items()
        whole = _folded(versions[-1], roster)
        if whole is None:
            break
        ids.append(following)
        versions.append(whole)
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


def _decoded(record: SignedRecord) -> Roster | None:
    """Return what a record says, genuine or not; None where it says no roster, however deep it is."""
    try:
        return _DECODER.decode(record.body)
    except (msgspec.MsgspecError, RecursionError, ValueError):
        return None


def _genuine(record: SignedRecord) -> Roster | None:
    try:
        return read_roster(record)
    except CanonicalError:
        return None
