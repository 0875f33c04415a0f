"""Packages as the program writes them, the same bytes every time: what the damaged ones are made from."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from hashlib import sha256, shake_256
from itertools import count
from unittest.mock import patch

from offices_at_work import (
    COMMUNE,
    COMMUNE_PCS,
    INDICATORS,
    OWN_BOOK,
    SUPERIOR,
    YEAR,
    an_id,
    first_roster,
)

from ctph_desktop.domain.evidence import Attachment
from ctph_desktop.domain.journal.operation import FIGURE, make_operation
from ctph_desktop.domain.journal.receipts import Receipt, encode
from ctph_desktop.domain.journal.segment import cut_segment
from ctph_desktop.domain.journal.signed import Purpose, SignedRecord, SignedSegment
from ctph_desktop.sync import age_file, package
from ctph_desktop.sync.contents import PackageContents
from ctph_desktop.sync.keys import DeviceKeys
from ctph_desktop.sync.package import END_MARK, PackageHeader, PackageKind

_IDENTITIES = (
    "AGE-SECRET-KEY-1ZUHSS8TS442TG27JCQL0RM83MTSKCLSJFR8TAVA7A4PZJE6HP8XSMM8QUX",
    "AGE-SECRET-KEY-1484UQUSQTU8L0M8TR530CY0JVHFPGGL74LXXENT8906XX82LV5WQFETZ42",
    "AGE-SECRET-KEY-1SGE6MKF52WEFZ53CYWNLNC8QHK9GSSTMJJFZF8WEN5P0W243T2DSCCMSW5",
)
COMMUNE_KEYS, SUPERIOR_KEYS, STRANGER_KEYS = (
    DeviceKeys(sha256(identity.encode()).digest(), identity) for identity in _IDENTITIES
)
KNOWN = {COMMUNE_KEYS.public.sign, SUPERIOR_KEYS.public.sign}


@contextmanager
def no_chance(name: str) -> Iterator[None]:
    """Let what is random in a package depend on its name alone."""
    numbers = count()

    def repeated(size: int) -> bytes:
        return shake_256(f"{name}/{next(numbers)}".encode()).digest(size)

    with patch.object(package, "random", repeated), patch.object(age_file, "random", repeated):
        yield


def _segment(months: int, cells: int) -> SignedSegment:
    operations = [
        make_operation(
            kind=FIGURE,
            cell=f"f/{COMMUNE}/{an_id(f'indicator {cell}')}/-/{YEAR}-{month:02}/actual",
            parents=(),
            author=an_id("official"),
            device_time=f"{YEAR}-{month:02}-28T16:{cell % 60:02}:00+07:00",
            value={"q": str(cell * month), "s": "reported"},
        )
        for month in range(1, months + 1)
        for cell in range(cells)
    ]
    return cut_segment(
        operations, book=OWN_BOOK, replica=an_id("replica"), previous="", roster=first_roster(1, 1).id,
        key=COMMUNE_PCS[0].key,
    )  # fmt: skip


def built(name: str, kind: PackageKind, contents: PackageContents) -> bytes:
    """Return a package from the commune to the superior office, or its invitation to everybody."""
    is_report = kind is PackageKind.REPORT
    header = PackageHeader(COMMUNE if is_report else SUPERIOR, "19597", kind, "2019-08-02T07:30:00+07:00")
    with no_chance(name):
        return package.build(
            contents,
            header=header,
            sender=COMMUNE_KEYS if is_report else SUPERIOR_KEYS,
            recipients=[SUPERIOR_KEYS.public.age],
            replica=bytes(range(16)),
            counter=7,
        )


def a_scan(size: int, name: str = "scan") -> Attachment:
    """Return a file that begins as a PDF does; zeros follow what makes it unlike any of another name."""
    return Attachment.of((b"%PDF-1.7\n" + shake_256(name.encode()).digest(64)).ljust(size, b"\0"))


@cache
def small() -> bytes:
    """One figure."""
    return built("small", PackageKind.REPORT, PackageContents(segments=(_segment(1, 1),)))


@cache
def full() -> bytes:
    """A year of 287 figures a month, the roster, a receipt and a file."""
    receipt = Receipt(to=COMMUNE, segments=(), packages={}, at="2019-08-02T07:30:00+07:00")
    contents = PackageContents(
        rosters=(first_roster(1, 1),),
        receipts=(SignedRecord.make(Purpose.RECEIPT, encode(receipt), key=COMMUNE_KEYS.signing_key),),
        segments=tuple(_segment(month, 287) for month in (1, 4, 7)),
        attachments=(a_scan(300),),
    )
    return built("full", PackageKind.REPORT, contents)


@cache
def public() -> bytes:
    """An invitation: signed, and readable by everybody."""
    contents = PackageContents(rosters=(first_roster(1, 1),), segments=(_segment(1, len(INDICATORS)),))
    return built("public", PackageKind.INVITATION, contents)


def rehashed(data: bytes) -> bytes:
    """Return a package with a check sum that fits, as whoever changes a file on purpose would write it."""
    body = data[: -32 - len(END_MARK)]
    return body + sha256(body).digest() + END_MARK


def signed_again(data: bytes, *, keys: DeviceKeys) -> bytes:
    """Return the same package under another device's name, with a signature of its own."""
    body = data[:32] + keys.public.sign + data[64 : -64 - 32 - len(END_MARK)]
    signature = keys.signing_key.sign(b"CTPH1-pkg\0" + sha256(body).digest()).signature
    return rehashed(body + signature + bytes(32) + END_MARK)
