"""Offices, devices, rosters and segments as small as a test needs them."""

from dataclasses import dataclass, field
from hashlib import sha256
from itertools import count

from nacl.signing import SigningKey

from ctph_desktop.domain.journal.books import Book, BookKind
from ctph_desktop.domain.journal.operation import FIGURE, StoredOperation, make_operation
from ctph_desktop.domain.journal.roster import Grant, Member, Roster, RosterChain, build_chain, encode_roster
from ctph_desktop.domain.journal.segment import SegmentHead, cut_segment, read_head
from ctph_desktop.domain.journal.signed import Purpose, SignedRecord, SignedSegment

YEAR = 2019
_NUMBERS = count(1)


def an_id(name: str) -> str:
    return sha256(name.encode()).hexdigest()[:32]


SUPERIOR = an_id("superior")
COMMUNE = an_id("commune")
OTHER_COMMUNE = an_id("other commune")
INDICATOR = an_id("indicator")
JULY_CELL = f"f/{COMMUNE}/{INDICATOR}/-/{YEAR}-07/actual"
OWN_BOOK = Book(BookKind.UNIT, COMMUNE, YEAR)
ABOUT_BOOK = Book(BookKind.ABOUT, COMMUNE, YEAR)
COMMON_BOOK = Book(BookKind.COMMON, SUPERIOR, YEAR)


@dataclass
class Device:
    """A PC: its signing key, its office, the replica it writes as."""

    unit: str
    name: str
    key: SigningKey = field(init=False)
    replica: str = field(init=False)

    def __post_init__(self) -> None:
        self.key = SigningKey(sha256(self.name.encode()).digest())
        self.replica = an_id("replica of " + self.name)

    @property
    def sign(self) -> str:
        return bytes(self.key.verify_key).hex()

    def grant(self, *, since: int = 0, seals: bool = True, is_revoked: bool = False, cut: tuple[str, ...] = ()):
        return Grant(self.sign, "age1" + self.name, self.unit, self.name, since, seals, is_revoked, cut)


SUPERIOR_PC = Device(SUPERIOR, "superior pc")
COMMUNE_PC = Device(COMMUNE, "commune pc")
SECOND_PC = Device(COMMUNE, "second pc")
STRANGER_PC = Device(OTHER_COMMUNE, "stranger pc")
ROSTER_KEY = SigningKey(sha256(b"roster key").digest())


def a_roster(
    number: int = 1,
    previous: str = "",
    *,
    devices: tuple[Grant, ...] | None = None,
    members: tuple[Member, ...] = (Member(COMMUNE, "own"), Member(OTHER_COMMUNE, "own")),
    superior: str = SUPERIOR,
    signers: tuple[SigningKey, ...] = (ROSTER_KEY,),
    key: SigningKey = ROSTER_KEY,
) -> SignedRecord:
    if devices is None:
        devices = (SUPERIOR_PC.grant(seals=False), COMMUNE_PC.grant())
    keys = tuple(bytes(signer.verify_key).hex() for signer in signers)
    roster = Roster(number, previous, superior, keys, members, devices)
    return SignedRecord.make(Purpose.ROSTER, encode_roster(roster), key=key)


def a_chain(*versions: SignedRecord) -> RosterChain:
    return build_chain(versions[0].id, versions)


def an_operation(
    cell: str = JULY_CELL,
    value: object = None,
    *,
    kind: str = FIGURE,
    parents: tuple[str, ...] = (),
    author: str = "a",
    at: str | None = None,
) -> StoredOperation:
    if value is None:
        value = {"q": "5", "s": "reported"}
    moment = at if at is not None else f"2019-07-31T08:00:{next(_NUMBERS):06}"
    return make_operation(kind=kind, cell=cell, parents=parents, author=author, device_time=moment, value=value)


def a_segment(
    *operations: StoredOperation,
    device: Device = COMMUNE_PC,
    book: Book = OWN_BOOK,
    roster: str = "",
    previous: str = "",
) -> SignedSegment:
    return cut_segment(operations, book=book, replica=device.replica, previous=previous, roster=roster, key=device.key)


def a_head(**arguments) -> SegmentHead:
    return read_head(a_segment(an_operation(), **arguments))
