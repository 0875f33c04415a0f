"""How large the parts of a package may be, as plain numbers, and what is said of one that is larger."""

import zlib
from hashlib import shake_256

import pytest

from ctph_desktop.domain.errors import PackageError, PackageReason
from ctph_desktop.domain.journal import canonical
from ctph_desktop.domain.journal.signed import SignedSegment
from ctph_desktop.sync import age_file, package
from ctph_desktop.sync.contents import PackageContents
from ctph_desktop.sync.keys import DeviceKeys, DevicePublic
from ctph_desktop.sync.package import PackageHeader, PackageKind

SENDER, READER = DeviceKeys.new(), DeviceKeys.new()
HEADER = PackageHeader(unit="1" * 32, unit_code="19597", kind=PackageKind.REPORT, created="2026-08-02T07:30:00+07:00")
REPLICA = bytes(range(16))


def a_package(contents=None, *, recipients=(READER.public.age,), counter=7, **header) -> bytes:
    described = PackageHeader(**{name: getattr(HEADER, name) for name in HEADER.__struct_fields__} | header)
    return package.build(
        contents or PackageContents(), header=described, sender=SENDER, recipients=recipients, replica=REPLICA,
        counter=counter,
    )  # fmt: skip


def refused(work) -> PackageError:
    with pytest.raises(PackageError) as found:
        work()
    return found.value


def test_limits_are_those_of_the_format():
    assert package.MOST_HEADER_BYTES == 65_536
    assert package.MOST_PAYLOAD_BYTES == 67_108_864
    assert package.MOST_INFLATED_BYTES == 268_435_456
    assert age_file.MOST_RECIPIENTS == 64
    assert (package.MAJOR, package.MINOR, package.FLAG_PUBLIC, package.END_MARK) == (1, 1, 1, b"CTPHEND\n")


def header_size(data: bytes) -> int:
    return package.peek(data).header_size


def test_a_header_of_the_greatest_size_is_written_and_read_and_no_larger_one():
    room = 65_536 - header_size(a_package(unit_code=""))
    data = a_package(unit_code="x" * room)
    assert header_size(data) == 65_536
    assert package.read_outside(data).unit_code == "x" * room
    error = refused(lambda: a_package(unit_code="x" * (room + 1)))
    assert (error.reason, error.detail) == (PackageReason.TOO_LARGE, {"part": "header"})


def test_a_payload_larger_than_may_be_read_is_not_written(monkeypatch):
    body = shake_256(b"x").digest(10_000)
    contents = PackageContents(segments=(SignedSegment(b"{}", bytes(64), body),))
    size = package.peek(a_package(contents)).payload_size
    monkeypatch.setattr(package, "MOST_PAYLOAD_BYTES", size)
    data = a_package(contents)
    assert package.peek(data).payload_size == size
    monkeypatch.setattr(package, "MOST_PAYLOAD_BYTES", size - 1)
    for work in (lambda: a_package(contents), lambda: package.peek(data)):
        error = refused(work)
        assert (error.reason, error.detail) == (PackageReason.TOO_LARGE, {"part": "payload"})


def test_as_many_readers_as_can_be_named_can_read_and_one_more_is_refused():
    readers = [DeviceKeys.new() for _ in range(63)]
    data = a_package(recipients=[keys.public.age for keys in readers])
    assert len(package.read_outside(data).recipients) == 64
    for keys in (readers[0], readers[-1], SENDER):
        assert package.open_package(data, keys=keys, is_known_sender=lambda _: True).header.unit == "1" * 32
    error = refused(lambda: a_package(recipients=[keys.public.age for keys in [*readers, DeviceKeys.new()]]))
    assert (error.reason, error.detail) == (PackageReason.TOO_LARGE, {"part": "header"})


def test_what_is_said_outside_can_be_read_without_any_key_once_the_signature_holds():
    data = a_package(period="2026-07")
    assert package.read_outside(data).period == "2026-07"
    broken = bytearray(data)
    broken[-60] ^= 1
    assert refused(lambda: package.read_outside(bytes(broken))).reason is PackageReason.DAMAGED


def inflated(block: bytes, *, size: int | None = None) -> list[bytes]:
    return list(package._inflated_lines(zlib.compress(block, 1), size=len(block) if size is None else size))


LONGEST = 4_194_304


def test_a_line_of_the_greatest_length_comes_through_the_inflater_and_no_longer_one():
    assert inflated(b"a\n" + b"x" * LONGEST + b"\nb\n") == [b"a", b"x" * LONGEST, b"b"]
    assert inflated(b"x" * LONGEST + b"\n") == [b"x" * LONGEST]
    error = refused(lambda: inflated(b"x" * (LONGEST + 2 * 1024 * 1024) + b"\n"))
    assert (error.reason, error.detail) == (PackageReason.TOO_LARGE, {"part": "records"})


def test_exactly_as_much_as_was_declared_is_taken():
    block = b"line\n" * 500_000
    assert len(inflated(block)) == 500_000
    assert refused(lambda: inflated(block, size=len(block) - 1)).reason is PackageReason.INFLATED_TOO_LARGE
    assert refused(lambda: inflated(block, size=len(block) + 1)).reason is PackageReason.BAD_RECORD
    assert inflated(b"") == []


def test_a_public_key_is_told_by_the_first_digits_of_its_hash():
    public = DevicePublic(bytes(32), "age1x")
    assert public.key_id == "ba9e59dcc44fa0b7"


@pytest.mark.parametrize("counter", [0, 1, 2**64 - 1])
def test_any_counter_comes_through(counter):
    assert package.peek(a_package(counter=counter)).counter == counter


def test_a_header_is_canonical_json():
    data = a_package()
    line = data[128 : 128 + header_size(data)]
    assert canonical.decode_line(line, limit=65_536)["kind"] == "report"
