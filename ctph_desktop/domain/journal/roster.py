"""The roster: the superior office's signed chain of versions that says who may write which book."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from enum import StrEnum
from functools import cached_property
from typing import Final, Self, TypeVar

import msgspec
from msgspec import Struct

from ctph_desktop.domain.journal import canonical
from ctph_desktop.domain.journal.books import Book, BookKind
from ctph_desktop.domain.journal.canonical import CanonicalError
from ctph_desktop.domain.journal.signed import Purpose, SignedRecord

MOST_VERSIONS: Final = 5_000
MOST_ENTRIES: Final = 40_000
MOST_HERITAGES: Final = 16
MOST_CHAINS: Final = 64

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


class Adoption(msgspec.Struct, frozen=True, forbid_unknown_fields=False):
    """A further chain that a version adopts: its root, the last version that counts, its office, its units.

    `inherits` are the offices whose common books that office had taken over itself. What was written there up to
    `last` stays as valid as it was there, in the books named here and in no other.
    """

    root: str
    last: str
    superior: str
    units: tuple[str, ...]
    inherits: tuple[str, ...] = ()

    @property
    def offices(self) -> tuple[str, ...]:
        """The superior offices whose common books go on."""
        return (self.superior, *self.inherits)

    def covers(self, book: Book) -> bool:
        """Tell whether a book is one the adopted chain may judge: its own offices' or one of its units'."""
        if book.kind is BookKind.COMMON:
            return book.unit in self.offices
        return book.unit in self.units or (book.kind is BookKind.OFFICE and book.unit in self.offices)


class Roster(msgspec.Struct, frozen=True, forbid_unknown_fields=False, dict=True):
    """One version: its number, the version before, the office that issues it, and the keys that may sign the next.

    As signed, a version names only the members and devices it adds or changes, and the chains it adopts; in a chain
    it holds all that are in force, in the order they first came. `heritage` stands in a first version only: `inherits`
    are the superior offices, nearest first, whose common books go on.
    """

    number: int
    previous: str
    superior: str
    signers: tuple[str, ...]
    members: tuple[Member, ...]
    devices: tuple[Grant, ...]
    heritage: Heritage | None = None
    inherits: tuple[str, ...] = ()
    adopted: tuple[Adoption, ...] = ()

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

    @cached_property
    def offices(self) -> tuple[str, ...]:
        """The superior offices whose common books this one keeps: its own first, then in the order they came."""
        adopted = (office for each in self.adopted for office in each.offices)
        return tuple(dict.fromkeys((self.superior, *self.inherits, *adopted)))

    def offices_for(self, unit: str) -> tuple[str, ...]:
        """Return the superior offices whose common books a unit's office reads.

        Those of other units' offices tell a unit nothing that came with an office of its own.
        """
        kept = {unit, *self.kept_by(unit)}
        came = tuple(each for each in self.adopted if not kept.isdisjoint(each.units))
        if unit == self.superior or not came:
            return self.offices
        return tuple(dict.fromkeys((self.superior, *self.inherits, *(one for each in came for one in each.offices))))

    @property
    def goes_on_from(self) -> frozenset[str]:
        """The roots of the chains it names as those it goes on from."""
        said = (self.heritage,) if self.heritage is not None else ()
        return frozenset(each.root for each in (*said, *self.adopted))

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
            is_its_own = book.kind is BookKind.ABOUT or book.unit in self.offices
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
    """Return the canonical bytes of a roster version; one that adopts nothing is written as it always was."""
    said = msgspec.to_builtins(roster)
    if not roster.adopted:
        del said["adopted"]
    return canonical.encode(said)


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
        adopted=tuple(each for each in wanted.adopted if each not in latest.adopted),
    )


def adopts_all(last: Roster, offered: Iterable[Adoption]) -> tuple[Adoption, ...]:
    """Return the adoptions in force after a version that offers some: one that names what is taken changes nothing.

    A unit belongs to one chain, and so does an office whose common books go on. One of a root that was adopted before
    takes the place of that one: the office went on for a while, and was handed over again.
    """
    found = {each.root: each for each in last.adopted}
    for each in offered:
        before = found.get(each.root)
        others = [one for one in found.values() if one is not before]
        offices = {last.superior, *last.inherits}.union(*(one.offices for one in others))
        own = {member.unit for member in last.members}.difference(before.units if before is not None else ())
        units = own.union(*(one.units for one in others))
        has_room = before is not None or len(found) < MOST_CHAINS
        if has_room and offices.isdisjoint(each.offices) and (units | offices).isdisjoint(each.units):
            found[each.root] = each
    return tuple(found.values())


def _begun(first: Roster) -> Roster | None:
    return _folded(msgspec.structs.replace(first, members=(), devices=(), adopted=()), first)


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
        adopted=adopts_all(last, following.adopted),
    )


class Origin(Struct, frozen=True):
    """A chain that another goes on from; `adoption` says what it may judge, None where it is the heritage: all."""

    chain: "RosterChain"
    adoption: Adoption | None = None

    def covers(self, book: Book) -> bool:
        """Tell whether the chain judges what was written into a book."""
        return self.adoption is None or self.adoption.covers(book)


class RosterChain(Struct, frozen=True, dict=True):
    """The versions of one superior office that follow one another, oldest first; `ids` name them.

    `is_forked` tells that two genuine versions follow the same one: nothing after the fork is applied. `origins` are
    the chains it goes on from, as far as it acknowledges them and they are whole: that of the superior office before,
    which its root names, then those its versions adopt.
    """

    versions: tuple[Roster, ...] = ()
    ids: tuple[str, ...] = ()
    is_forked: bool = False
    origins: tuple[Origin, ...] = ()

    @property
    def heritage(self) -> "RosterChain | None":
        """The chain of the superior office before."""
        return next((origin.chain for origin in self.origins if origin.adoption is None), None)

    @property
    def latest(self) -> Roster | None:
        """The newest version in force."""
        return self.versions[-1] if self.versions else None

    @cached_property
    def whole(self) -> tuple["RosterChain", ...]:
        """Every chain that takes part: those it goes on from with all they go on from, and itself last."""
        return (*(chain for origin in self.origins for chain in origin.chain.whole), self)

    @property
    def all_ids(self) -> tuple[str, ...]:
        """The versions of this chain and of those before it."""
        return tuple(name for chain in self.whole for name in chain.ids)

    @property
    def all_signers(self) -> frozenset[str]:
        """The keys that may sign a version of this chain or of those before it."""
        return frozenset(signer for chain in self.whole for version in chain.versions for signer in version.signers)

    @property
    def earlier_roots(self) -> frozenset[str]:
        """The roots of the chains it goes on from, however far back."""
        return frozenset(chain.ids[0] for chain in self.whole[:-1])

    @cached_property
    def _versions_by_id(self) -> Mapping[str, Roster]:
        return dict(zip(self.ids, self.versions, strict=True))

    @cached_property
    def _origins_by_version(self) -> Mapping[str, Origin]:
        found: dict[str, Origin] = {}
        for origin in self.origins:
            for name in origin.chain.all_ids:
                found.setdefault(name, origin)
        return found

    def version(self, roster_id: str) -> Roster | None:
        """Return the version with an id, None if it is not in the chain."""
        return self._versions_by_id.get(roster_id)

    def origin(self, roster_id: str) -> Origin | None:
        """Return the chain gone on from that knows a version, itself or through those it goes on from."""
        return self._origins_by_version.get(roster_id)

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
    offered = _Offered.of(records)
    return _gone_on(_build(root, offered), offered, iter(range(MOST_CHAINS - 1)), depth=1)


class _Offered(Struct, frozen=True):
    """Records that may be versions, each read once: by their id, and by that of the version they follow."""

    by_id: Mapping[str, Sequence[tuple[SignedRecord, Roster]]]
    following: Mapping[str, Sequence[tuple[SignedRecord, Roster]]]

    @classmethod
    def of(cls, records: Iterable[SignedRecord]) -> Self:
        """Return them without what is no roster."""
        by_id: dict[str, list[tuple[SignedRecord, Roster]]] = {}
        following: dict[str, list[tuple[SignedRecord, Roster]]] = {}
        for record in set(records):
            roster = _decoded(record)
            if roster is not None:
                by_id.setdefault(record.id, []).append((record, roster))
                following.setdefault(roster.previous, []).append((record, roster))
        return cls(by_id, following)


def _gone_on(chain: RosterChain, offered: _Offered, room: Iterator[int], *, depth: int) -> RosterChain:
    """Return a chain with those it goes on from, each with its own before the next one is looked for.

    `room` yields as often as one more may be looked for.
    """
    if chain.latest is None or depth >= MOST_HERITAGES:
        return chain
    first = chain.latest.heritage
    said = [(first.root, first.last, None)] if first is not None else []
    origins = []
    for root, last, adoption in (*said, *((each.root, each.last, each) for each in chain.latest.adopted)):
        if next(room, None) is None:
            break
        older = _build(root, offered, only=_up_to(last, offered))
        if older.ids and older.ids[-1] == last:
            origins.append(Origin(_gone_on(older, offered, room, depth=depth + 1), adoption))
    return msgspec.structs.replace(chain, origins=tuple(origins))


def _up_to(last: str, offered: _Offered) -> frozenset[str]:
    """Return a version and those before it, whatever else follows them."""
    found: set[str] = set()
    wanted = last
    while wanted in offered.by_id and len(found) < MOST_VERSIONS:
        found.add(wanted)
        wanted = offered.by_id[wanted][0][1].previous
    return frozenset(found)


def _build(root: str, offered: _Offered, *, only: frozenset[str] | None = None) -> RosterChain:
    start = [read for record, _ in offered.by_id.get(root, ()) if (read := _genuine(record))]
    is_meant = only is None or root in only
    versions = [whole for read in start[:1] if is_meant and (whole := _begun(read)) is not None]
    ids = [root for _ in versions]
    while versions and len(ids) < MOST_VERSIONS:
        fitting = _followers(versions[-1], offered.following.get(ids[-1], ()), only)
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


def _followers(
    last: Roster, offered: Iterable[tuple[SignedRecord, Roster]], only: frozenset[str] | None
) -> dict[str, Roster]:
    """Return the genuine versions that may follow; what does not fit is not even verified, for that is dear."""
    return {
        record.id: read
        for record, roster in offered
        if (only is None or record.id in only)
        and roster.number == last.number + 1
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
