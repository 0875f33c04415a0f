"""Who plays in a simulated history: the PCs of a superior office and two communes, their books and their rosters."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import cache
from hashlib import sha256
from typing import NamedTuple

from nacl.signing import SigningKey

from ctph_desktop.domain.journal.books import Book, BookKind, RecordKind, record_cell
from ctph_desktop.domain.journal.operation import FIGURE, RECORD
from ctph_desktop.domain.journal.roster import Grant, Member, Roster, RosterChain, encode_roster, next_version
from ctph_desktop.domain.journal.signed import Purpose, SignedRecord
from ctph_desktop.domain.periods import ReportingPeriod
from ctph_desktop.domain.submissions import submission_uuid

YEAR = 2019


def an_id(name: str) -> str:
    return sha256(name.encode()).hexdigest()[:32]


SUPERIOR, COMMUNE, OTHER, PROGRAMME = map(an_id, ("superior", "commune", "other commune", "programme"))
INDICATORS = (an_id("indicator 0"), an_id("indicator 1"))
JULY = ReportingPeriod.month(YEAR, 7)
OWN_BOOK = Book(BookKind.UNIT, COMMUNE, YEAR)
OTHER_BOOK = Book(BookKind.UNIT, OTHER, YEAR)
ABOUT_BOOK = Book(BookKind.ABOUT, COMMUNE, YEAR)
COMMON_BOOK = Book(BookKind.COMMON, SUPERIOR, YEAR)
FIGURES = tuple(f"f/{COMMUNE}/{indicator}/-/{YEAR}-07/actual" for indicator in INDICATORS)
CELLS = {
    OWN_BOOK: (
        *((FIGURE, cell) for cell in FIGURES),
        (RECORD, record_cell(RecordKind.PERSON, an_id("official"))),
        (RECORD, record_cell(RecordKind.EXPLANATION, an_id("explanation"))),
    ),
    OTHER_BOOK: ((FIGURE, f"f/{OTHER}/{INDICATORS[0]}/-/{YEAR}-07/actual"),),
    ABOUT_BOOK: (
        (FIGURE, f"f/{COMMUNE}/{INDICATORS[0]}/-/{YEAR}/committed"),
        (RECORD, record_cell(RecordKind.REMARK, an_id("remark"))),
    ),
    COMMON_BOOK: ((RECORD, record_cell(RecordKind.UNIT, COMMUNE)),),
}


def record_of(cell: str, number: int) -> dict[str, object]:
    """Return what the record of a cell may say: one of a few values that differ."""
    name = f"Cán bộ {number}"
    if "/remark/" in cell:
        return {"seal": "", "unit": COMMUNE, "period": JULY.code, "cell": "", "text": name, "by": ""}
    if "/unit/" in cell:
        return {"uuid": COMMUNE, "code": "", "name": name, "level": "commune", "kind": None, "parent": None}
    return {"name": name, "post": "Văn hoá – xã hội"}


class Report(NamedTuple):
    """A report of a unit, the commune most often: the cell of its seals, and the cells whose figures are sealed."""

    programme: str
    period: ReportingPeriod
    figures: tuple[str, ...]
    unit: str = COMMUNE

    @property
    def book(self) -> Book:
        return Book(BookKind.UNIT, self.unit, self.period.year)

    @property
    def about_book(self) -> Book:
        return Book(BookKind.ABOUT, self.unit, self.period.year)

    @property
    def submission(self) -> str:
        uuid = submission_uuid(programme=self.programme, unit=self.unit, period=self.period)
        return record_cell(RecordKind.SUBMISSION, uuid)


class World(NamedTuple):
    """What a history is about: its books with the cells that are edited in each, and what is reported.

    `homes` are the books each office writes, `forged` those in which a stranger to them is likely to write, `record` is
    what the record of a cell says by a number from 0 to 2.
    """

    cells: Mapping[Book, Sequence[tuple[str, str]]]
    homes: Mapping[str, Sequence[Book]]
    forged: Mapping[str, Sequence[Book]]
    reports: Sequence[Report]
    record: Callable[[str, int], dict[str, object]]

    @property
    def books(self) -> tuple[Book, ...]:
        return tuple(self.cells)


ONE_YEAR = World(
    cells=CELLS,
    homes={COMMUNE: (OWN_BOOK,), OTHER: (OTHER_BOOK,), SUPERIOR: (ABOUT_BOOK, COMMON_BOOK)},
    forged={COMMUNE: (OWN_BOOK,), OTHER: (OTHER_BOOK,), SUPERIOR: (ABOUT_BOOK,)},
    reports=(Report(PROGRAMME, JULY, FIGURES),),
    record=record_of,
)
"""One programme and one year, as 0.1.0 knew them."""


class Device(NamedTuple):
    """A PC: its name, its office, the key it signs with."""

    name: str
    unit: str
    key: SigningKey
    sign: str

    def grant(self, *, seals: bool) -> Grant:
        return Grant(self.sign, "age1" + self.name, self.unit, self.name, 0, seals)


def a_device(name: str, unit: str) -> Device:
    """Return a PC whose key is a function of its name."""
    key = SigningKey(sha256(name.encode()).digest())
    return Device(name, unit, key, bytes(key.verify_key).hex())


SUPERIOR_PCS = (a_device("superior 1", SUPERIOR), a_device("superior 2", SUPERIOR))
COMMUNE_PCS = tuple(a_device(f"commune {number}", COMMUNE) for number in (1, 2, 3))
OTHER_PC = a_device("other 1", OTHER)
FORGERS = (*SUPERIOR_PCS, *COMMUNE_PCS, OTHER_PC, a_device("stranger", COMMUNE))
ROSTER_KEYS = tuple(
    SigningKey(sha256(name).digest()) for name in (b"roster key", b"second roster key", b"district's roster key")
)


@cache
def signed_roster(body: bytes, number: int = 0) -> SignedRecord:
    """Return a roster version signed with one of the roster keys; the same bytes are signed once."""
    return SignedRecord.make(Purpose.ROSTER, body, key=ROSTER_KEYS[number])


@cache
def first_roster(commune_pcs: int, superior_pcs: int) -> SignedRecord:
    """Return the first version: so many PCs of commune and superior office, the other commune's one."""
    grants = [device.grant(seals=False) for device in SUPERIOR_PCS[:superior_pcs]]
    grants += [device.grant(seals=number == 0) for number, device in enumerate(COMMUNE_PCS[:commune_pcs])]
    members = (Member(COMMUNE, "own"), Member(OTHER, "own"))
    signer = bytes(ROSTER_KEYS[0].verify_key).hex()
    first = Roster(1, "", SUPERIOR, (signer,), members, (*grants, OTHER_PC.grant(seals=True)))
    return signed_roster(encode_roster(first))


def following(chain: RosterChain, wanted: Roster) -> SignedRecord:
    """Return the signed version after a chain's last one, in which `wanted` is in force."""
    signer = chain.versions[-1].signers[0]
    number = next(n for n, key in enumerate(ROSTER_KEYS) if bytes(key.verify_key).hex() == signer)
    return signed_roster(encode_roster(next_version(chain, wanted)), number)


def changed(entries: Iterable[Grant], sign: str, new: Grant) -> tuple[Grant, ...]:
    """Return a roster's devices with one of them replaced."""
    return tuple(new if entry.sign == sign else entry for entry in entries)
