"""What is fuzzed: each target takes any bytes, lets pass the errors that say what is wrong, and checks what must hold.

Behind signatures and check sums a fuzzer finds nothing, so the targets sign whatever they are given. Reading workbooks
is no part of the program yet.
"""

import json
import struct
import zlib
from collections.abc import Callable
from contextlib import suppress
from hashlib import sha256
from unicodedata import category, normalize

from offices_at_work import COMMUNE_PCS, OWN_BOOK, ROSTER_KEYS, an_id, first_roster
from sample_packages import COMMUNE_KEYS, KNOWN, SUPERIOR_KEYS, a_scan, full, public, small

from ctph_desktop.domain.errors import PackageError
from ctph_desktop.domain.journal import canonical, signed
from ctph_desktop.domain.journal.canonical import CanonicalError
from ctph_desktop.domain.journal.operation import read_block, read_operation, read_outlines
from ctph_desktop.domain.journal.pending import pending
from ctph_desktop.domain.journal.receipts import read_receipt, read_request
from ctph_desktop.domain.journal.roster import build_chain, encode_roster, read_roster
from ctph_desktop.domain.journal.segment import SegmentError, read_body, read_head
from ctph_desktop.domain.journal.signed import Purpose, SignedRecord, SignedSegment
from ctph_desktop.storage.judged import KnownSegment
from ctph_desktop.storage.projection import project_book
from ctph_desktop.sync.contents import PackageContents, decode_lines, encode_lines
from ctph_desktop.sync.package import END_MARK, open_package

_FIRST = first_roster(1, 1)
_CHAIN = build_chain(_FIRST.id, [_FIRST])
_HEADER = canonical.encode({
    "unit": an_id("superior"), "unit_code": "1", "kind": "invitation", "created": "", "period": "", "roster": "",
    "reader": 0, "recipients": [], "counts": {}, "inflated": 0,
})  # fmt: skip


def _signed(header: bytes, payload: Callable[[bytes], bytes]) -> bytes:
    """Return a public package of the superior office around any header and payload; the echo fits."""
    size = len(payload(bytes(76)))
    front = struct.pack(
        ">8sHHIQII32s16s16sQ24s", b"\x89CTP\r\n\x1a\n", 1, 0, 1, 128 + len(header) + size + 104, len(header), size,
        SUPERIOR_KEYS.public.sign, bytes(16), bytes(16), 1, bytes(24),
    )  # fmt: skip
    echo = b'{"echo":"' + sha256(front + header).hexdigest().encode() + b'"}\n'
    body = front + header + payload(echo)
    body += SUPERIOR_KEYS.signing_key.sign(b"CTPH1-pkg\0" + sha256(body).digest()).signature
    return body + sha256(body).digest() + END_MARK


def container(data: bytes) -> None:
    """Open bytes as a file, as a signed header, as a zlib stream, as lines; the first byte chooses."""
    how, rest = data[:1], data[1:]
    if how == b"H":
        data = _signed(rest[:65_536], lambda _: b"")
    elif how == b"Z":
        data = _signed(_HEADER, lambda _: rest)
    elif how == b"L":
        header = _HEADER.replace(b'"inflated":0', b'"inflated":%d' % (76 + len(rest)))
        data = _signed(header, lambda echo: zlib.compress(echo + rest, 0))
    elif how == b"F":
        data = small()[: len(small()) - len(rest)] + rest
    with suppress(PackageError):
        opened = open_package(data, keys=SUPERIOR_KEYS, is_known_sender=KNOWN.__contains__)
        lines = [line[:-1] for line in encode_lines(opened.contents)]
        assert decode_lines(lines)[0] == opened.contents


def canonical_codec(data: bytes) -> None:
    """Whatever is decoded encodes to the same bytes; a block is taken exactly when each of its lines is."""
    values = []
    try:
        for line in data.split(b"\n")[:-1]:
            values.append(canonical.decode_line(line))
            assert canonical.encode(values[-1]) == line
            assert _is_sound(json.loads(line), depth=canonical.MOST_DEPTH)
        is_sound = data.endswith(b"\n") or not data
    except CanonicalError:
        is_sound = False
    try:
        lines = canonical.check_lines(data)
    except CanonicalError:
        assert not is_sound
    else:
        assert is_sound
        assert len(lines) == len(values)


def _is_sound(value: object, *, depth: int) -> bool:
    """Tell, in other words than the codec's, whether a value keeps the rules of texts, numbers, keys and depth."""
    if isinstance(value, str):
        is_clean = all(character in "\n\t" or category(character) != "Cc" for character in value)
        return is_clean and normalize("NFC", value) == value
    if isinstance(value, dict):
        is_ascii = all(key and max(map(ord, key)) < 127 and min(map(ord, key)) > 32 for key in value)
        return depth > 0 and is_ascii and all(_is_sound(item, depth=depth - 1) for item in value.values())
    if isinstance(value, list):
        return depth > 0 and all(_is_sound(item, depth=depth - 1) for item in value)
    return value is None or isinstance(value, bool) or (isinstance(value, int) and -(2**53) < value < 2**53)


def segment(data: bytes) -> None:
    """Read bytes as a segment's head or as its body, and project what comes of it."""
    how, rest = data[:1], data[1:]
    key = COMMUNE_PCS[0].key
    head = rest if how == b"H" else canonical.encode({
        "replica": an_id("replica"), "book": OWN_BOOK.key, "prev": "", "roster": _FIRST.id,
        "device": bytes(key.verify_key).hex(), "n": rest.count(b"\n"), "size": len(rest),
        "body": sha256(rest).hexdigest(),
    })  # fmt: skip
    made = SignedSegment(head, signed.sign(Purpose.SEGMENT, head, key=key), zlib.compress(rest, 1))
    with suppress(SegmentError, CanonicalError):
        read = read_head(made)
        operations = list(read_body(made, read))
        assert [stored.line for stored in operations] == rest.split(b"\n")[:-1]
        known = [KnownSegment(made, read)]
        nothing = pending((), book=read.book, replica="", device="", roster="")
        first, second = (
            project_book(read.book, known, nothing, chain=_CHAIN, shows_drafts=drafts) for drafts in (True, False)
        )
        assert sum(first.held.values()) + len(operations) >= len({stored.id for stored in operations})
        assert {row.id for row in second.seals} == {row.id for row in first.seals}
    if how != b"H":
        _agree(rest)


def _agree(block: bytes) -> None:
    """Both ways of reading a block take the same and refuse the same."""
    answers = []
    for read in (lambda: [o.line for o in read_block(block)], lambda: [line for _, line in read_outlines(block)]):
        try:
            answers.append(read())
        except CanonicalError:
            answers.append(None)
    try:
        one_by_one = [read_operation(line).line for line in canonical.check_lines(block)]
    except CanonicalError:
        one_by_one = None
    assert answers == [one_by_one, one_by_one]


def roster(data: bytes) -> None:
    """Read bytes as the next roster version, as a receipt and as a request; the chain goes on from the first."""
    record = SignedRecord.make(Purpose.ROSTER, data, key=ROSTER_KEYS[0])
    with suppress(CanonicalError):
        read_roster(record)
    chain = build_chain(_FIRST.id, [_FIRST, record])
    assert chain.ids[:1] == (_FIRST.id,)
    assert len(chain.ids) <= 2
    for purpose, read in ((Purpose.RECEIPT, read_receipt), (Purpose.REQUEST, read_request)):
        with suppress(CanonicalError):
            read(SignedRecord.make(purpose, data, key=COMMUNE_KEYS.signing_key))


TARGETS: dict[str, Callable[[bytes], None]] = {
    "container": container, "canonical": canonical_codec, "segment": segment, "roster": roster,
}  # fmt: skip


def seeds(target: str) -> list[bytes]:
    """Return what a target begins with: what the program itself writes."""
    opened = open_package(full(), keys=SUPERIOR_KEYS, is_known_sender=KNOWN.__contains__)
    one = opened.contents.segments[0]
    operations = [stored.line for stored in read_body(one, read_head(one))][:3]
    block = b"".join(line + b"\n" for line in operations)
    lines = b"".join(encode_lines(PackageContents(rosters=opened.contents.rosters, receipts=opened.contents.receipts)))
    files = b"".join(encode_lines(PackageContents(attachments=(*opened.contents.attachments, a_scan(73)))))
    following = _FIRST.body.replace(b'"number":1', b'"number":2').replace(
        b'"previous":""', b'"previous":"%s"' % _FIRST.id.encode()
    )
    return {
        "container": [
            small(),
            public(),
            b"H" + _HEADER,
            b"L" + lines,
            b"L" + files,
            b"Z" + zlib.compress(bytes(76)),
            b"F" + END_MARK,
        ],
        "canonical": [block, _HEADER + b"\n", operations[0] + b"\n", '{"tên":"Xã Cam An"}\n'.encode()],
        "segment": [b"B" + block, b"H" + one.head, b"B" + _seal_line() + b"\n"],
        "roster": [_FIRST.body, following, encode_roster(_CHAIN.versions[0]), opened.contents.receipts[0].body],
    }[target]


def _seal_line() -> bytes:
    from offices_at_work import COMMUNE, INDICATORS, JULY, ONE_YEAR, PROGRAMME

    seal = {
        "programme": PROGRAMME, "unit": COMMUNE, "period": JULY.code, "basis": [], "replaces": "", "by": "", "note": "",
        "figures": [[INDICATORS[0], "-", "actual", "reported", "5"]],
    }  # fmt: skip
    return canonical.encode(
        {"a": "", "c": ONE_YEAR.reports[0].submission, "d": "", "p": [], "t": "r", "v": 1, "x": seal}
    )
