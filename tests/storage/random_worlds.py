"""Offices that write with and without right, at random: everything there is of them, and the ways it may arrive."""

import random
from collections.abc import Sequence
from pathlib import Path

import msgspec
from nacl.signing import SigningKey
from replicas import (
    ABOUT_BOOK,
    COMMON_BOOK,
    COMMUNE_PC,
    FIRST_ROSTER,
    OTHER_BOOK,
    OWN_BOOK,
    SECOND_PC,
    STRANGER_PC,
    SUBMISSION,
    SUPERIOR,
    SUPERIOR_PC,
    Device,
    a_database,
    a_roster,
    a_seal,
    a_segment,
    an_id,
    an_operation,
    figure_cell,
    rebuilt,
    reported,
    shown,
    take_in,
)

from ctph_desktop.domain.journal.books import RecordKind, record_cell
from ctph_desktop.domain.journal.operation import RECORD, StoredOperation, make_operation
from ctph_desktop.domain.journal.roster import Adoption, Grant, Member, Roster, encode_roster
from ctph_desktop.domain.journal.signed import Purpose, SignedRecord
from ctph_desktop.storage.checking import table_differences
from ctph_desktop.storage.journal import Identity, Journal

GRANTS = (SUPERIOR_PC.grant(seals=False), COMMUNE_PC.grant(), STRANGER_PC.grant())
WITH_SECOND = a_roster(2, FIRST_ROSTER.id, *GRANTS, SECOND_PC.grant(seals=False))
PROVINCE = an_id("province")
PROVINCE_PC = Device(PROVINCE, "province pc")
_PROVINCE_KEY = SigningKey(bytes(range(32)))


def a_later_operation(cell: str, value: object, parents: tuple[str, ...]) -> StoredOperation:
    return make_operation(kind="z", cell=cell, parents=parents, author="x", device_time="", value=value)


class World:
    """Three PCs of two offices and the superior's, writing with and without right, over up to three rosters."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)  # noqa: S311
        self.made: list[StoredOperation] = []
        self.last: dict[tuple[str, str], str] = {}
        self.rosters = [FIRST_ROSTER, WITH_SECOND]
        self.segments = [self._segment() for _ in range(self.random.randint(3, 9))]
        self.rosters.append(self._last_roster())

    def _last_roster(self) -> SignedRecord:
        chosen = tuple(self.random.sample([s.id for s in self.segments], k=min(2, len(self.segments))))
        revoked = STRANGER_PC.grant(is_revoked=True, cut=chosen)
        keeper = self.random.choice(["own", "superior"])
        since = 3 if keeper == "superior" else 0
        members = (Member(OWN_BOOK.unit, keeper, since, chosen), Member(OTHER_BOOK.unit, "own"))
        grants = (SUPERIOR_PC.grant(seals=False), COMMUNE_PC.grant(), SECOND_PC.grant(seals=False), revoked)
        return a_roster(3, WITH_SECOND.id, *grants, members=members)

    def _segment(self):
        device = self.random.choice([COMMUNE_PC, COMMUNE_PC, SECOND_PC, STRANGER_PC, SUPERIOR_PC])
        homes = {COMMUNE_PC: OWN_BOOK, SECOND_PC: OWN_BOOK, STRANGER_PC: OTHER_BOOK, SUPERIOR_PC: ABOUT_BOOK}
        anywhere = [OWN_BOOK, OTHER_BOOK, ABOUT_BOOK, COMMON_BOOK]
        book = homes[device] if self.random.random() < 0.75 else self.random.choice(anywhere)
        operations = [self._operation(book) for _ in range(self.random.randint(1, 5))]
        place = (device.name, book.key)
        segment = a_segment(
            *operations,
            device=device,
            book=book,
            roster=self.random.choice(self.rosters).id,
            previous=self.last.get(place, ""),
        )
        self.last[place] = segment.id
        return segment

    def _operation(self, book) -> StoredOperation:
        known = [stored.id for stored in self.made]
        parents = tuple(self.random.sample(known, k=min(len(known), self.random.randint(0, 2))))
        number, value = self.random.randint(0, 1), self.random.randint(0, 2)
        kind = self.random.choice(["figure", "figure", "target", "person", "seal", "decision", "later", "odd"])
        unit = book.unit if self.random.random() < 0.9 else OTHER_BOOK.unit
        if kind in {"figure", "target", "odd"}:
            period, measure = ("2019-07", "actual") if kind != "target" else ("2019", "committed")
            cell = figure_cell(number, unit=unit, period=period, measure=measure)
            stored = an_operation(cell, {"s": "odd"} if kind == "odd" else reported(value), parents=parents)
        elif kind == "seal":
            replaces = self.random.choice(["", *known])
            value = msgspec.to_builtins(a_seal(value, replaces=replaces))
            stored = an_operation(SUBMISSION, value, kind=RECORD, parents=parents)
        elif kind == "later":
            stored = a_later_operation(figure_cell(number, unit=unit), {"x": value}, parents)
        else:
            record = record_cell(RecordKind(kind), an_id(str(number)))
            stored = an_operation(record, {"name": str(value)}, kind=RECORD, parents=parents)
        self.made.append(stored)
        return stored

    def all(self):
        return [*self.segments, *self.rosters]

    def parcels(self):
        """The same things in another order, in parcels, some of them twice."""
        things = self.all()
        things += self.random.sample(things, k=self.random.randint(0, 3))
        self.random.shuffle(things)
        while things:
            size = self.random.randint(1, len(things))
            yield things[:size]
            things = things[size:]


class AdoptedWorld(World):
    """The same, and an office that adopts theirs up to one of its rosters, and changes it once more."""

    def __init__(self, seed: int) -> None:
        super().__init__(seed)
        first = self._version(1, "", devices=(PROVINCE_PC.grant(seals=False),))
        last = self.random.choice(self.rosters[:2])
        named = self.random.choice([(OWN_BOOK.unit, OTHER_BOOK.unit), (OWN_BOOK.unit,)])
        gone = SUPERIOR_PC.grant(seals=False, is_revoked=True, cut=self._some_segments())
        brought = (COMMUNE_PC.grant(), SECOND_PC.grant(seals=False), STRANGER_PC.grant())
        adopting = self._version(
            2,
            first.id,
            devices=(gone, *(msgspec.structs.replace(grant, since=2) for grant in brought)),
            members=tuple(Member(unit, "own") for unit in named),
            adopted=(Adoption(FIRST_ROSTER.id, last.id, SUPERIOR, named),),
        )
        self.root = first.id
        self.rosters += [first, adopting]
        self.segments += [self._segment() for _ in range(self.random.randint(1, 5))]
        keeper = Member(OWN_BOOK.unit, "superior", 3, self._some_segments())
        self.rosters.append(self._version(3, adopting.id, members=(keeper,)))

    def _some_segments(self) -> tuple[str, ...]:
        return tuple(self.random.sample([s.id for s in self.segments], k=min(2, len(self.segments))))

    @staticmethod
    def _version(
        number: int,
        previous: str,
        *,
        devices: tuple[Grant, ...] = (),
        members: tuple[Member, ...] = (),
        adopted: tuple[Adoption, ...] = (),
    ) -> SignedRecord:
        signers = (bytes(_PROVINCE_KEY.verify_key).hex(),)
        roster = Roster(number, previous, PROVINCE, signers, members, devices, adopted=adopted)
        return SignedRecord.make(Purpose.ROSTER, encode_roster(roster), key=_PROVINCE_KEY)


def converges(world: World, identity: Identity, folder: Path) -> None:
    """Take everything in at once, in parcels, and one by one backwards; it has to show the same, built anew as well."""
    found = []
    ways: Sequence[Sequence[object]] = ([world.all()], list(world.parcels()), [[t] for t in reversed(world.all())])
    for number, parcels in enumerate(ways):
        journal = Journal(a_database(folder / f"{identity.device.name}{number}.db"), identity)
        for parcel in parcels:
            take_in(journal, *parcel)
        found.append(shown(journal))
        assert rebuilt(journal) == found[-1]
        assert all(table_differences(journal, journal.project(book)) == () for book in journal.books())
        journal.database.close()
    assert found[0] == found[1] == found[2]
