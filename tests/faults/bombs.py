"""Packages that are meant to choke: signed by an enrolled PC, imported by a real office in a process of its own.

Each must end in an answer within two seconds of computing and 300 MB, program included.
"""

import shutil
import subprocess
import sys
import zlib
from collections.abc import Callable, Iterator
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

import msgspec
from enrolled_village import a_village, enrolled_village
from fault_rows import Row
from forged_packages import Forger, handmade, lines_of
from msgspec.structs import replace

from ctph_desktop.domain.journal import canonical, signed
from ctph_desktop.domain.journal.books import RecordKind, record_cell
from ctph_desktop.domain.journal.operation import RECORD, make_operation, read_operation
from ctph_desktop.domain.journal.receipts import Receipt, encode
from ctph_desktop.domain.journal.segment import CUT_BYTES
from ctph_desktop.domain.journal.signed import Purpose, SignedRecord, SignedSegment
from ctph_desktop.domain.periods import ReportingPeriod
from ctph_desktop.domain.submissions import Seal, submission_uuid
from ctph_desktop.sync.contents import PackageContents

MOST_SECONDS = 2.0
MOST_MEGABYTES = 300
_MEGABYTE = 1024 * 1024
_TARGET = Path(__file__).with_name("bomb_target.py")


class Bomb(NamedTuple):
    """A name and what makes the package."""

    name: str
    make: Callable[[Forger], bytes]


def _stream(forger: Forger, plain: bytes, *, inflated: int | None = None) -> bytes:
    """Return a package whose records are any bytes; the echo stands in a stored block before them."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -zlib.MAX_WBITS)
    packed = packer.compress(plain) + packer.flush()

    def payload(echo: bytes) -> bytes:
        stored = b"\0" + len(echo).to_bytes(2, "little") + (len(echo) ^ 0xFFFF).to_bytes(2, "little") + echo
        return b"\x78\x9c" + stored + packed + zlib.adler32(plain, zlib.adler32(echo)).to_bytes(4, "big")

    size = 76 + len(plain) if inflated is None else inflated
    return handmade(
        payload, keys=forger.keys, ages=forger.ages, inflated=size, unit=forger.identity.unit,
        unit_code=forger.identity.unit_code,
    )  # fmt: skip


def _segment_of(forger: Forger, block: bytes, count: int, *, previous: str = "") -> SignedSegment:
    """Return a signed segment around any bytes."""
    head = canonical.encode({
        "replica": "ab" * 16, "book": forger.book.key, "prev": previous, "roster": forger.roster,
        "device": forger.keys.public.sign.hex(), "n": count, "size": len(block), "body": sha256(block).hexdigest(),
    })  # fmt: skip
    return SignedSegment(head, signed.sign(Purpose.SEGMENT, head, key=forger.keys.signing_key), zlib.compress(block, 9))


def _cell(forger: Forger) -> str:
    return f"f/{forger.identity.unit}/{forger.indicators[0]}/-/2019-03/actual"


def _line(cell: str, number: int, parents: list[str], quantity: str) -> bytes:
    named = ",".join(f'"{parent}"' for parent in parents)
    value = f'{{"q":"{quantity}","s":"reported"}}'
    return f'{{"a":"","c":"{cell}","d":"{number}","p":[{named}],"t":"f","v":1,"x":{value}}}'.encode()


def _lines(forger: Forger, count: int, parents: Callable[[int], list[str]], value: Callable[[int], str]) -> list[bytes]:
    cell = _cell(forger)
    return [_line(cell, number, parents(number), value(number)) for number in range(count)]


def _in_segments(forger: Forger, lines: list[bytes]) -> bytes:
    segments: list[SignedSegment] = []
    while lines:
        size = taken = 0
        while taken < len(lines) and size + len(lines[taken]) < CUT_BYTES * 3:
            size, taken = size + len(lines[taken]) + 1, taken + 1
        block = b"".join(line + b"\n" for line in lines[:taken])
        segments.append(_segment_of(forger, block, taken, previous=segments[-1].id if segments else ""))
        lines = lines[taken:]
    return forger.package(PackageContents(segments=tuple(segments)))


def _line_segment(forger: Forger, line: bytes) -> bytes:
    return forger.package(PackageContents(segments=(_segment_of(forger, line + b"\n", 1),)))


def _with_value(forger: Forger, value: str) -> bytes:
    line = f'{{"a":"","c":"{_cell(forger)}","d":"","p":[],"t":"f","v":1,"x":{value}}}'.encode()
    return _line_segment(forger, line)


def _record_line(forger: Forger, body: str) -> bytes:
    record = SignedRecord.make(Purpose.RECEIPT, body.encode(), key=forger.keys.signing_key)
    return _stream(forger, lines_of(PackageContents(receipts=(record,))))


def _roster_line(forger: Forger, body: bytes) -> bytes:
    record = SignedRecord.make(Purpose.ROSTER, body, key=forger.keys.signing_key)
    return forger.package(PackageContents(rosters=(record,)))


def _chain(forger: Forger, count: int) -> bytes:
    """Each operation names the one before: what is walked along must not be walked by recursion."""
    lines: list[bytes] = []
    last: list[str] = []
    for number in range(count):
        lines.append(_line(_cell(forger), number, last, str(number % 10)))
        last = [read_operation(lines[-1]).id]
    return _in_segments(forger, lines)


def _wide_parents(forger: Forger, count: int) -> bytes:
    names = [f"{number:032x}" for number in range(count)]
    return _in_segments(forger, _lines(forger, 1, lambda _: names, lambda _: "1"))


def _big_receipt(forger: Forger) -> bytes:
    packages = {f"{number:032x}": "merged" for number in range(5_000)}
    receipt = Receipt(to=forger.superior, segments=(), packages=packages, at="")
    record = SignedRecord.make(Purpose.RECEIPT, encode(receipt), key=forger.keys.signing_key)
    return forger.package(PackageContents(receipts=(record,) * 2_000))


def _foreign_rosters(forger: Forger) -> bytes:
    key = forger.keys.signing_key
    body = forger.rosters[0].body
    signer = bytes(key.verify_key)
    bodies = (body.replace(b"1", b"%d" % number, 1) for number in range(15_000))
    records = (SignedRecord(Purpose.ROSTER, changed, signer, bytes(64)) for changed in bodies)
    return forger.package(PackageContents(rosters=tuple(records)))


def _some(
    count: int, *, values: int = 10, parents: Callable[[int], list[str]] = lambda _: []
) -> Callable[[Forger], bytes]:
    return lambda forger: _in_segments(forger, _lines(forger, count, parents, lambda n: str(n % values)))


def _value(text: str) -> Callable[[Forger], bytes]:
    return lambda forger: _with_value(forger, text)


def _plain(data: Callable[[], bytes], *, inflated: int | None = None) -> Callable[[Forger], bytes]:
    return lambda forger: _stream(forger, data(), inflated=inflated)


def _many_segments(forger: Forger) -> bytes:
    lines = _lines(forger, 5_001, lambda _: [], str)
    return forger.package(PackageContents(segments=tuple(_segment_of(forger, line + b"\n", 1) for line in lines)))


def _inflating_segment(forger: Forger) -> bytes:
    segment = replace(_segment_of(forger, b"{}\n", 1), body=zlib.compress(bytes(1024 * _MEGABYTE), 9))
    return forger.package(PackageContents(segments=(segment,)))


def _rival_seals(forger: Forger, count: int, figures: int) -> bytes:
    """Many seals of one month, none of which replaces another."""
    month = ReportingPeriod.month(2019, 3)
    programme = forger.programme.uuid
    cell = record_cell(
        RecordKind.SUBMISSION, submission_uuid(programme=programme, unit=forger.identity.unit, period=month)
    )
    values = [[f"{number:032x}", "-", "actual", "reported", "1"] for number in range(figures)]
    seal = Seal(programme, forger.identity.unit, month.code, figures=(), basis=(), replaces="", by="")
    value = msgspec.to_builtins(seal) | {"figures": values}
    made = (
        make_operation(kind=RECORD, cell=cell, parents=(), author="", device_time="", value=value | {"note": str(n)})
        for n in range(count)
    )
    return _in_segments(forger, [operation.line for operation in made])


def _long_version(forger: Forger) -> bytes:
    line = f'{{"a":"","c":"{_cell(forger)}","d":"","p":[],"t":"f","v":{"9" * 200_000},"x":{{}}}}'
    return _line_segment(forger, line.encode())


BOMBS = (
    Bomb("zlib: 256 MB of one byte, size declared", _plain(lambda: bytes(256 * _MEGABYTE - 77) + b"\n")),
    Bomb("zlib: 256 MB of line feeds", _plain(lambda: b"\n" * (256 * _MEGABYTE - 76))),
    Bomb("zlib: 64 MB, declared as 1 kB", _plain(lambda: bytes(64 * _MEGABYTE), inflated=1024)),
    Bomb("zlib: 250 MB of small unknown records", _plain(lambda: b'{"new":"1"}\n' * (21 * _MEGABYTE))),
    Bomb("zlib: 1 GB declared", _plain(lambda: b"{}\n", inflated=1024 * _MEGABYTE)),
    Bomb("one line of 5 MB", _plain(lambda: b'{"new":"' + b"a" * (5 * _MEGABYTE) + b'"}\n')),
    Bomb("a record nested a million deep", _plain(lambda: b"[" * 10**6 + b"]" * 10**6 + b"\n")),
    Bomb(
        "a member nested 600,000 deep", _plain(lambda: b'{"new":' + b'{"a":' * 600_000 + b"1" + b"}" * 600_001 + b"\n")
    ),
    Bomb("a value nested 40,000 deep", _value("[" * 40_000 + "]" * 40_000)),
    Bomb("a value nested a million deep", _value("[" * 10**6 + "]" * 10**6)),
    Bomb("an integer of 200,000 digits", _value("9" * 200_000)),
    Bomb("an integer of a million digits", _value("9" * 10**6)),
    Bomb("a number with an exponent of a million", _value("1e1000000")),
    Bomb("a quantity of 200,000 digits", _value('{"q":"' + "9" * 200_000 + '","s":"reported"}')),
    Bomb("a version of 200,000 digits", _long_version),
    Bomb("an operation that names 65 parents", lambda f: _wide_parents(f, 65)),
    Bomb("an operation that names 7,000 parents", lambda f: _wide_parents(f, 7_000)),
    Bomb("100,000 heads of one cell", _some(100_000)),
    Bomb("240,000 heads of one cell, all different", _some(240_000, values=10**6)),
    Bomb("a million heads of one cell", _some(10**6)),
    Bomb(
        "60,000 operations that name 16 parents each",
        _some(60_000, parents=lambda n: [f"{n + i:032x}" for i in range(16)]),
    ),
    Bomb("a chain of 100,000 operations", lambda f: _chain(f, 100_000)),
    Bomb("2,000 receipts of 5,000 packages", _big_receipt),
    Bomb("15,000 roster versions without a signature", _foreign_rosters),
    Bomb("a roster body of 3 MB", lambda f: _roster_line(f, b'{"x":"' + b"a" * (3 * _MEGABYTE) + b'"}')),
    Bomb("a receipt nested 500,000 deep", lambda f: _record_line(f, "[" * 500_000 + "]" * 500_000)),
    Bomb("5,001 segments of one operation", _many_segments),
    Bomb("10,000 rival seals of one month", lambda f: _rival_seals(f, 10_000, 1)),
    Bomb("400 rival seals of 2,500 figures", lambda f: _rival_seals(f, 400, 2_500)),
    Bomb("a segment that inflates to a gigabyte", _inflating_segment),
)


def run(amount: float, seed: int) -> Iterator[Row]:
    """Set off every bomb once, each in a fresh office; a short run takes every seventh."""
    bombs = BOMBS if amount >= 0.5 else BOMBS[seed % 7 :: 7]
    forger = Forger(enrolled_village())
    broken: list[str] = []
    slowest = largest = 0.0
    for bomb in bombs:
        village = a_village()
        file = village.stick() / "gói.ctph"
        file.write_bytes(bomb.make(forger))
        seconds, megabytes, said = _set_off(village.root / "superior", file)
        shutil.rmtree(village.root)
        slowest, largest = max(slowest, seconds), max(largest, megabytes)
        if said.startswith("!") or seconds > MOST_SECONDS or megabytes > MOST_MEGABYTES:
            broken.append(f"{bomb.name}: {seconds:.1f} s, {megabytes:.0f} MB, {said}")
    peaks = {"slowest s": slowest, "largest MB": largest}
    yield Row("bombs through the import", len(bombs), len(broken), "; ".join(broken), peaks=peaks)


def _set_off(office: Path, file: Path) -> tuple[float, float, str]:
    """Import a package in a process of its own; return its seconds, megabytes at the peak and what it said."""
    done = subprocess.run(
        [sys.executable, str(_TARGET), str(office), str(file)], capture_output=True, encoding="utf-8", check=False
    )
    seconds, _, rest = done.stdout.partition("|")
    megabytes, _, message = rest.partition("|")
    return float(seconds or 99), float(megabytes or 0), message or f"!no answer: {done.stderr[-300:]}"
