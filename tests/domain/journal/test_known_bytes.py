"""The bytes that every version writes and reads alike, spelled out: whoever changes one breaks what lies on sticks."""

import zlib
from hashlib import sha256

import pytest
from nacl.signing import SigningKey

from ctph_desktop.domain.journal import canonical, signed
from ctph_desktop.domain.journal.books import Book, BookKind
from ctph_desktop.domain.journal.operation import make_operation, operation_id
from ctph_desktop.domain.journal.segment import cut_segment, read_body, read_head
from ctph_desktop.domain.journal.signed import Purpose, SignedRecord

KEY = SigningKey(bytes(range(32)))
PREFIXES = {
    Purpose.SEGMENT: b"CTPH1-seg\0",
    Purpose.ROSTER: b"CTPH1-roster\0",
    Purpose.RECEIPT: b"CTPH1-receipt\0",
    Purpose.REQUEST: b"CTPH1-request\0",
    Purpose.PACKAGE: b"CTPH1-pkg\0",
}
UNIT, INDICATOR, AUTHOR, REPLICA, ROSTER = ("1" * 32, "2" * 32, "c" * 32, "3" * 32, "4" * 32)
LINE = (
    f'{{"a":"{AUTHOR}","c":"f/{UNIT}/{INDICATOR}/-/2019-07/actual","d":"2019-07-31T08:00:00+07:00",'
    f'"p":["{"a" * 32}","{"b" * 32}"],"t":"f","v":1,"why":"sửa","x":{{"q":"5","s":"reported"}}}}'
).encode()


def an_operation():
    return make_operation(
        kind="f", cell=f"f/{UNIT}/{INDICATOR}/-/2019-07/actual", parents=["b" * 32, "a" * 32], author=AUTHOR,
        device_time="2019-07-31T08:00:00+07:00", value={"q": "5", "s": "reported"}, reason="sửa",
    )  # fmt: skip


def a_segment(*operations):
    book = Book(BookKind.UNIT, UNIT, 2019)
    return cut_segment(operations, book=book, replica=REPLICA, previous="", roster=ROSTER, key=KEY)


def test_every_purpose_has_its_prefix():
    assert set(PREFIXES) == set(Purpose)


@pytest.mark.parametrize(("purpose", "prefix"), PREFIXES.items())
def test_a_signature_covers_purpose_and_digest(purpose, prefix):
    digest = sha256(prefix + b"{}").digest()
    record = SignedRecord.make(purpose, b"{}", key=KEY)
    assert signed.digest(purpose, b"{}") == digest
    assert record.id == digest[:16].hex()
    assert record.signature == KEY.sign(prefix + digest).signature
    assert record.signer == bytes(KEY.verify_key)


def test_an_operation_is_written_in_one_way_and_named_by_its_hash():
    operation = an_operation()
    assert operation.line == LINE
    assert operation.id == "24d04c1783af4893827734a3bd1edcc6"
    assert operation_id(LINE) == sha256(b"CTPH1-op\0" + LINE).hexdigest()[:32]


def test_an_operation_without_a_reason_has_no_member_for_it():
    operation = make_operation(kind="r", cell="r/person/1", parents=(), author="", device_time="", value={})
    assert operation.line == b'{"a":"","c":"r/person/1","d":"","p":[],"t":"r","v":1,"x":{}}'
    assert operation.op.why == ""


def test_a_segment_names_its_body_and_is_named_by_its_head():
    segment = a_segment(an_operation())
    block = LINE + b"\n"
    assert canonical.decode_line(segment.head) == {
        "body": sha256(block).hexdigest(),
        "book": f"unit/{UNIT}/2019",
        "device": bytes(KEY.verify_key).hex(),
        "n": 1,
        "prev": "",
        "replica": REPLICA,
        "roster": ROSTER,
        "size": len(block),
    }
    assert zlib.decompress(segment.body) == block
    assert segment.id == sha256(b"CTPH1-seg\0" + segment.head).hexdigest()
    assert segment.id == "7312dfd8d2f026589cca9f1b5aad049e8bc0eb33bd0dd1e6beff9a29f9a4390f"


def test_a_segment_of_nothing_is_read_as_nothing():
    segment = a_segment()
    assert list(read_body(segment, read_head(segment))) == []
