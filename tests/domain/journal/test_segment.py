"""Segments: signed, immutable, and refused whole when anything was touched."""

import zlib
from hashlib import sha256

import pytest
from journal_builders import COMMUNE, COMMUNE_PC, OWN_BOOK, STRANGER_PC, a_segment, an_id, an_operation
from msgspec.structs import replace

from ctph_desktop.domain.journal import canonical, signed
from ctph_desktop.domain.journal.books import RecordKind, record_cell
from ctph_desktop.domain.journal.canonical import CanonicalError
from ctph_desktop.domain.journal.operation import RECORD
from ctph_desktop.domain.journal.segment import (
    MOST_BODY_BYTES,
    SegmentError,
    read_body,
    read_head,
    read_records,
    stored_head,
)
from ctph_desktop.domain.journal.signed import Purpose, SignedSegment


def _resigned(segment: SignedSegment, packed: bytes | None = None, **changes: object) -> SignedSegment:
    """Change a head and sign it again with the right key: what an insider can do."""
    head = canonical.encode({**canonical.decode_line(segment.head), **changes})
    signature = signed.sign(Purpose.SEGMENT, head, key=COMMUNE_PC.key)
    return SignedSegment(head, signature, segment.body if packed is None else packed)


def _of_block(block: bytes, *, packed: bytes | None = None, **changes: object) -> SignedSegment:
    """Return a segment whose head fits a body of any bytes."""
    fitting = {"n": block.count(b"\n"), "size": len(block), "body": sha256(block).hexdigest(), **changes}
    return _resigned(a_segment(an_operation()), zlib.compress(block) if packed is None else packed, **fitting)


def _all(segment: SignedSegment) -> list[object]:
    return list(read_body(segment, read_head(segment)))


def test_what_was_cut_is_read_back_in_the_same_order():
    operations = [an_operation() for _ in range(20)]
    segment = a_segment(*operations, roster="r" * 32, previous="p" * 64)
    head = read_head(segment)
    assert _all(segment) == operations
    assert (head.book, head.replica, head.device, head.count) == (OWN_BOOK, COMMUNE_PC.replica, COMMUNE_PC.sign, 20)
    assert (head.roster, head.previous, head.id) == ("r" * 32, "p" * 64, segment.id)


def test_every_flipped_bit_of_head_and_signature_is_noticed():
    segment = a_segment(an_operation())
    for part in ("head", "signature"):
        data = getattr(segment, part)
        for position in range(len(data)):
            broken = bytearray(data)
            broken[position] ^= 1 << (position % 8)
            with pytest.raises(SegmentError):
                read_head(replace(segment, **{part: bytes(broken)}))


def test_every_flipped_bit_of_the_body_is_noticed_or_changes_nothing():
    segment = a_segment(an_operation(), an_operation())
    intact, refused = _all(segment), 0
    for position in range(len(segment.body) * 8):
        broken = bytearray(segment.body)
        broken[position // 8] ^= 1 << (position % 8)
        try:
            assert _all(replace(segment, body=bytes(broken))) == intact
        except (SegmentError, CanonicalError):
            refused += 1
    assert refused > len(segment.body) * 7


def test_a_truncated_body_is_refused_at_every_length():
    segment = a_segment(an_operation())
    for length in range(len(segment.body)):
        with pytest.raises(SegmentError):
            _all(replace(segment, body=segment.body[:length]))


def test_bytes_after_the_body_are_refused():
    segment = a_segment(an_operation())
    for extra in (b"\0", b"x" * 100, segment.body):
        with pytest.raises(SegmentError):
            _all(replace(segment, body=segment.body + extra))


def test_another_segments_body_or_signature_is_refused():
    one, other = a_segment(an_operation()), a_segment(an_operation())
    with pytest.raises(SegmentError):
        _all(replace(one, body=other.body))
    with pytest.raises(SegmentError):
        read_head(replace(one, signature=other.signature))


def test_a_signature_for_another_purpose_is_no_signature_of_a_segment():
    segment = a_segment(an_operation())
    for purpose in set(Purpose) - {Purpose.SEGMENT}:
        with pytest.raises(SegmentError):
            read_head(replace(segment, signature=signed.sign(purpose, segment.head, key=COMMUNE_PC.key)))


def test_a_head_that_names_another_device_than_its_signer_is_refused():
    with pytest.raises(SegmentError):
        read_head(_resigned(a_segment(an_operation()), device=STRANGER_PC.sign))


@pytest.mark.parametrize(
    "changes",
    [
        {"size": -1},
        {"size": MOST_BODY_BYTES + 1},
        {"size": 2**52},
        {"size": "5"},
        {"n": None},
        {"book": "unit/x/2019"},
        {"book": f"unit/{COMMUNE}/２０１９"},
        {"device": "zz" * 32},
        {"device": "00"},
        {"device": ""},
        {"replica": 5},
        {"prev": None},
    ],
    ids=str,
)
def test_a_signed_head_with_nonsense_in_it_is_refused(changes):
    with pytest.raises(SegmentError):
        read_head(_resigned(a_segment(an_operation()), **changes))


@pytest.mark.parametrize("changes", [{"size": 10}, {"size": 5000}, {"n": 2}, {"n": 0}, {"body": "0" * 64}], ids=str)
def test_a_signed_head_that_does_not_fit_its_body_is_refused(changes):
    with pytest.raises(SegmentError):
        _all(_resigned(a_segment(an_operation()), **changes))


def test_a_bomb_is_inflated_no_further_than_its_head_says():
    bomb = zlib.compress(b"0" * (64 * 1024 * 1024), 9)
    with pytest.raises(SegmentError):
        _all(_resigned(a_segment(an_operation()), bomb))
    with pytest.raises(SegmentError):
        _all(_of_block(b"0\n", packed=bomb))


def test_a_body_that_is_no_zlib_stream_is_refused():
    for body in (b"", b"text", b"\x78\x9c", bytes(100)):
        with pytest.raises(SegmentError):
            _all(_resigned(a_segment(an_operation()), body))


@pytest.mark.parametrize(
    "block",
    [b"{}\n", b"[]\n", b'"text"\n', b"1.5\n", b'{"a":1}', b"\n", an_operation().line + b"\n\n", b"\xff\n"],
    ids=repr,
)
def test_a_signed_body_of_something_else_than_operations_is_refused(block):
    with pytest.raises((SegmentError, CanonicalError)):
        _all(_of_block(block))


def test_a_signed_empty_segment_holds_nothing():
    assert _all(_of_block(b"")) == []


def test_records_are_read_without_looking_into_figures_and_the_last_operation_tells_when():
    person = an_operation(record_cell(RecordKind.PERSON, an_id("person")), {"name": "A", "post": ""}, kind=RECORD)
    odd = an_operation(author='say "f"', at="2019-07-01T08:00:00+07:00")
    last = an_operation(at="2019-07-31T08:00:00+07:00")
    segment = a_segment(an_operation(), person, odd, last)
    read, at = read_records(segment, read_head(segment))
    assert read == [person]
    assert at == "2019-07-31T08:00:00+07:00"
    assert read_records(_of_block(b""), read_head(_of_block(b""))) == ([], "")


def test_a_head_that_is_stored_is_the_one_that_was_read():
    segment = a_segment(an_operation(), roster="r" * 32, previous="p" * 64)
    assert stored_head(segment.head, name=segment.id) == read_head(segment)


def test_a_head_written_in_another_way_is_refused_though_it_is_signed():
    segment = a_segment(an_operation())
    for head in (segment.head.replace(b'":', b'": ', 1), segment.head + b"\n", segment.head[:-1] + b',"size":1}'):
        other = SignedSegment(head, signed.sign(Purpose.SEGMENT, head, key=COMMUNE_PC.key), segment.body)
        with pytest.raises(SegmentError):
            read_head(other)
