"""What somebody with another program, and perhaps with an enrolled PC's keys, can send to the superior office."""

import struct
from collections.abc import Callable
from hashlib import sha256
from random import Random

from enrolled_village import ONE, OTHER
from msgspec.structs import replace
from nacl.signing import SigningKey
from offices_at_work import an_id
from sample_packages import rehashed
from village_offices import Village, workplace_of

from ctph_desktop.domain.journal import canonical
from ctph_desktop.domain.journal.books import Book, BookKind
from ctph_desktop.domain.journal.operation import FIGURE, StoredOperation, make_operation
from ctph_desktop.domain.journal.receipts import Request, encode
from ctph_desktop.domain.journal.roster import Roster, encode_roster
from ctph_desktop.domain.journal.segment import cut_segment
from ctph_desktop.domain.journal.signed import Purpose, SignedRecord, SignedSegment
from ctph_desktop.sync import age_file
from ctph_desktop.sync.contents import PackageContents, encode_lines
from ctph_desktop.sync.keys import DeviceKeys, key_id
from ctph_desktop.sync.package import END_MARK, PackageHeader, PackageKind, build


class Forger:
    """The keys of a commune's enrolled PC in the hands of another program, with what the commune has seen so far."""

    def __init__(self, village: Village, name: str = ONE) -> None:
        with village.superior() as office:
            workplace = workplace_of(office)
            self.chain = workplace.journal.chain
            self.common, self.superior = workplace.books.common, workplace.identity.unit
        with village.office(name) as office:
            workplace = workplace_of(office)
            self.identity, self.keys = workplace.identity, workplace.keys
            self.rosters = workplace.journal.records(Purpose.ROSTER)
            self.receipts = workplace.journal.records(Purpose.RECEIPT)
            self.book = workplace.books.of_unit(self.identity.unit)
            self.segments = workplace.journal.segments([self.book])
            self.programme = workplace.catalogue().programme
            self.indicators = tuple(indicator.uuid for indicator in workplace.catalogue().reported_indicators())
        self.other = village.units[OTHER]
        self.ages = [grant.age for grant in self.chain.latest.devices if grant.unit == self.superior]
        self.roster = self.chain.ids[-1]

    def package(
        self,
        contents: PackageContents,
        *,
        keys: DeviceKeys | None = None,
        ages: list[str] | None = None,
        **header: object,
    ) -> bytes:
        """Return a package as the program would write it, with any contents, under any key and any header."""
        described = PackageHeader(self.identity.unit, self.identity.unit_code, PackageKind.REPORT, "2019-04-01T08:00")
        return build(
            contents, header=replace(described, **header), sender=keys or self.keys,
            recipients=self.ages if ages is None else ages, replica=bytes(16), counter=1,
        )  # fmt: skip

    def segment(
        self, *operations: StoredOperation, book: Book | None = None, key: SigningKey | None = None, previous: str = "",
        roster: str = "", replica: str = "ab" * 16,
    ) -> SignedSegment:  # fmt: skip
        """Return a signed segment of any operations."""
        return cut_segment(
            operations, book=book or self.book, replica=replica, previous=previous, roster=roster or self.roster,
            key=key or self.keys.signing_key,
        )  # fmt: skip

    def figure(self, quantity: object, *, unit: str = "", number: int = 0, **more: object) -> StoredOperation:
        """Return the operation of a figure."""
        cell = f"f/{unit or self.identity.unit}/{self.indicators[number]}/-/2019-03/actual"
        value = {"s": "reported", "q": str(quantity)} | more
        return make_operation(kind=FIGURE, cell=cell, parents=(), author="", device_time="", value=value)


def handmade(
    payload: Callable[[bytes], bytes],
    *,
    keys: DeviceKeys,
    ages: list[str],
    inflated: int,
    flags: int = 0,
    **header: object,
) -> bytes:
    """Return a properly signed package around any payload; `payload` makes it from the echo line, always as long."""
    described = {
        "unit": "", "unit_code": "", "kind": "report", "created": "", "period": "", "roster": "", "reader": 0,
        "recipients": [key_id(age) for age in ages], "counts": {}, "inflated": inflated,
    } | header  # fmt: skip
    head = canonical.encode(described)
    size = age_file.encrypted_size(len(payload(bytes(76))), recipients=len(ages))
    total = 128 + len(head) + size + 104
    front = struct.pack(
        ">8sHHIQII32s16s16sQ24s", b"\x89CTP\r\n\x1a\n", 1, 0, 0, total, len(head), size, keys.public.sign,
        bytes(16), bytes(16), 1, bytes(24),
    )  # fmt: skip
    echo = b'{"echo":"' + sha256(front + head).hexdigest().encode() + b'"}\n'
    body = front + head + age_file.encrypt(payload(echo), recipients=ages)
    signature = keys.signing_key.sign(b"CTPH1-pkg\0" + sha256(body).digest()).signature
    return rehashed(body + signature + bytes(32) + END_MARK)


def lines_of(contents: PackageContents) -> bytes:
    """Return the records of a package as one block of lines."""
    return b"".join(encode_lines(contents))


# what must leave everything as it was


def unknown_sender(forger: Forger, _: Random) -> bytes:
    return forger.package(PackageContents(rosters=forger.rosters, segments=forger.segments), keys=DeviceKeys.new())


def request_of_a_foreign_unit(forger: Forger, random: Random) -> bytes:
    keys, unit = DeviceKeys.new(), an_id(str(random.random()))
    request = Request(unit=unit, sign=keys.public.sign.hex(), age=keys.public.age, name="PC")
    record = SignedRecord.make(Purpose.REQUEST, encode(request), key=keys.signing_key)
    return forger.package(PackageContents(requests=(record,)), keys=keys, unit=unit)


def request_for_another_key(forger: Forger, _: Random) -> bytes:
    keys, stolen = DeviceKeys.new(), DeviceKeys.new()
    request = Request(unit=forger.identity.unit, sign=stolen.public.sign.hex(), age=stolen.public.age, name="PC")
    record = SignedRecord.make(Purpose.REQUEST, encode(request), key=keys.signing_key)
    return forger.package(PackageContents(requests=(record,)), keys=keys)


def wrong_unit(forger: Forger, random: Random) -> bytes:
    unit = random.choice((forger.other, forger.superior, an_id("nobody")))
    return forger.package(PackageContents(segments=forger.segments), unit=unit)


def wrong_kind(forger: Forger, random: Random) -> bytes:
    kind = random.choice((PackageKind.ANSWER, PackageKind.INVITATION))
    return forger.package(PackageContents(segments=(forger.segment(forger.figure(random.random())),)), kind=kind)


def for_somebody_else(forger: Forger, random: Random) -> bytes:
    contents = PackageContents(segments=(forger.segment(forger.figure(random.randrange(100))),))
    return forger.package(contents, ages=[DeviceKeys.new().public.age])


def segments_of_another_unit(forger: Forger, random: Random) -> bytes:
    book = Book(BookKind.UNIT, forger.other, 2019)
    return forger.package(PackageContents(segments=(forger.segment(forger.figure(1, unit=forger.other), book=book),)))


def segments_of_a_stranger(forger: Forger, random: Random) -> bytes:
    segment = forger.segment(forger.figure(random.randrange(1000)), key=SigningKey.generate())
    return forger.package(PackageContents(segments=(segment,)))


def rosters_of_its_own(forger: Forger, random: Random) -> bytes:
    """Versions n+1 and n+2 that a commune signed, one that takes the chain's place, one under a wrong number."""
    latest = forger.chain.latest
    number = latest.number + random.choice((1, 2, 2, -latest.number + 1, 10**6))
    previous = random.choice((forger.roster, an_id("before"), ""))
    grants = tuple(replace(grant, seals=True, since=0) for grant in latest.devices)
    mine = Roster(
        number, previous, latest.superior, (bytes(forger.keys.signing_key.verify_key).hex(),), latest.members, grants
    )
    record = SignedRecord.make(Purpose.ROSTER, encode_roster(mine), key=forger.keys.signing_key)
    if random.random() < 0.3:
        record = SignedRecord(record.purpose, record.body, bytes.fromhex(latest.signers[0]), record.signature)
    return forger.package(PackageContents(rosters=(*forger.rosters, record)))


def receipts_of_another(forger: Forger, random: Random) -> bytes:
    return forger.package(PackageContents(receipts=forger.receipts, rosters=forger.rosters[: random.randrange(2)]))


def broken_segments(forger: Forger, random: Random) -> bytes:
    """Bodies, heads and signatures of genuine segments put together anew, or cut."""
    one, other = forger.segments[0], forger.segment(forger.figure(random.randrange(10**6)))
    broken = random.choice((
        SignedSegment(other.head, one.signature, other.body),
        SignedSegment(other.head, other.signature, one.body),
        SignedSegment(other.head, other.signature, other.body[: random.randrange(len(other.body))]),
        SignedSegment(other.head, other.signature, other.body + random.randbytes(3)),
        SignedSegment(other.head[:-1] + b" }", other.signature, other.body),
        SignedSegment(random.randbytes(40).hex().encode(), other.signature, other.body),
    ))  # fmt: skip
    return forger.package(PackageContents(segments=(*forger.segments, broken)))


def nothing_new(forger: Forger, random: Random) -> bytes:
    """Old things in a new package, whatever it says of itself: rollback, freeze, replay, fast-forward."""
    kept = random.sample(forger.segments, k=random.randint(0, len(forger.segments)))
    contents = PackageContents(rosters=forger.rosters[: random.randint(0, 3)], segments=(*kept, *kept))
    moment = random.choice(("1970-01-01T00:00:00", "2099-12-31T23:59:59", "hôm nay", ""))
    return forger.package(contents, created=moment, roster=random.choice(("", an_id("later"), forger.roster)))


HARMLESS = {
    "unknown sender": unknown_sender,
    "request for a unit that is none": request_of_a_foreign_unit,
    "request for a key that did not sign": request_for_another_key,
    "wrong unit": wrong_unit,
    "wrong role": wrong_kind,
    "for somebody else": for_somebody_else,
    "segments of another unit's book": segments_of_another_unit,
    "segments signed by a stranger": segments_of_a_stranger,
    "roster versions n+1, n+2 of a commune": rosters_of_its_own,
    "receipts of another": receipts_of_another,
    "parts of segments mixed": broken_segments,
    "rollback, freeze, replay, fast-forward": nothing_new,
}
