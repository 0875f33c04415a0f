"""Write the test vectors: files with one fault each, the expected verdict before the two dashes of the name.

    python tests/vectors/make_vectors.py

makes them anew; a test says when they differ. `keys.json` holds what a reader needs: who it is and whom it trusts.
"""

import json
import sys
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

from answer_vectors import answers
from attachment_vectors import attachments
from document_vectors import documents
from handmade import (
    Device,
    age,
    canonical,
    digest,
    finish,
    key_code,
    operation,
    package,
    put,
    record,
    rehash,
    resized,
    secret,
    segment,
    segment_head,
    signed,
    spelled,
    stored,
    uuid,
)
from nacl.signing import SigningKey
from obligation_vectors import obligations
from vector_offices import (
    ABOUT_BOOK,
    CELL,
    COMMON_BOOK,
    COMMUNE,
    FIGURE,
    FIRST,
    FORMER_KEY,
    INDICATOR,
    LATEST,
    LOST_PC,
    OFFICE_PC,
    OTHER,
    OTHER_PC,
    OWN_BOOK,
    PC,
    PROGRAMME,
    RECEIPT,
    REQUEST,
    ROOT,
    ROSTER_KEY,
    ROSTERS,
    SECOND_PC,
    STRANGER,
    SUPERIOR,
    YEAR,
    a_piece,
    a_segment,
    digest_of_parts,
    member,
    report,
    roster,
    seal,
)
from year_vectors import years

FOLDER = Path(__file__).parent
GROUP_ORDER = 2**252 + 27742317777372353535851937790883648493

KEYS = {
    "reader": {"identity": OFFICE_PC.identity, "recipient": OFFICE_PC.recipient},
    "root": ROOT,
    "codes": {
        "invitation": key_code("CTPH1-invitation", SUPERIOR, OFFICE_PC),
        "enrolment": key_code("CTPH1-enrolment", COMMUNE, PC),
        "seal": spelled(sha256(b"CTPH1-phone\0" + bytes.fromhex(ROOT)).digest(), groups=2),
    },
    "senders": {device.name: device.sign.hex() for device in (OFFICE_PC, PC, SECOND_PC, OTHER_PC, LOST_PC)},
}


def good() -> Iterator[tuple[str, bytes]]:
    assigned = operation(f"f/{COMMUNE}/{INDICATOR}/-/{YEAR}/assigned", {"q": "1200.5", "s": "reported"})
    name = operation(f"r/person/{uuid('person')}", {"name": "Cán bộ LĐ-TB&XH", "post": "Văn hoá – xã hội", "since": ""})
    first = segment_head(PC, OWN_BOOK, LATEST, name + FIGURE)
    second = seal(p=[])
    chained = segment_head(PC, OWN_BOOK, LATEST, second, prev=digest("CTPH1-seg", first).hex())
    segments = segment(first, stored(name + FIGURE), PC.key) + segment(chained, stored(second), PC.key)
    receipt = record("receipt", RECEIPT, PC.key)
    yield "report", report(ROSTERS + receipt + segments)
    yield "answer", package(
        ROSTERS + record("receipt", RECEIPT | {"to": COMMUNE}, OFFICE_PC.key)
        + a_segment(assigned, device=OFFICE_PC, book=ABOUT_BOOK),
        sender=OFFICE_PC, readers=[PC, OFFICE_PC], kind="answer",
    )  # fmt: skip
    farmers = {"uuid": uuid("organisation"), "code": "ND", "name": "Hội Nông dân", "short_name": "HND"}
    common = operation(f"r/organisation/{uuid('organisation')}", farmers | {"later": [1, None]})
    yield "invitation-to-everybody", package(
        ROSTERS + a_segment(common, device=OFFICE_PC, book=COMMON_BOOK),
        sender=OFFICE_PC, readers=[], flags=1, kind="invitation",
    )  # fmt: skip
    deep: object = 2**53 - 1
    for _ in range(30):
        deep = [deep]
    limits = operation(
        f"r/explanation/{uuid('deep')}", deep, p=[f"{number:032x}" for number in range(64)], why="đã sửa\n"
    )
    yield "as-deep-and-as-large-as-may-be", report(ROSTERS + a_segment(limits))
    yield (
        "request-of-an-unknown-pc",
        report(
            ROSTERS
            + record("request", REQUEST | {"sign": STRANGER.sign.hex(), "age": STRANGER.recipient}, STRANGER.key),
            sender=STRANGER,
        ),
    )
    yield "nothing-in-it", report()
    yield "flags-that-may-be-ignored", report(flags=0x8000_0000)
    yield "header-member-of-a-later-version", report(later="x")
    yield "record-member-of-a-later-version", report(ROSTERS + record("receipt", RECEIPT, PC.key, later="x"))
    yield "value-none-deletes", report(ROSTERS + a_segment(operation(f"r/person/{uuid('gone')}", None)))
    spare = 65_536 - len(stored(bytes(76) + record("receipt", RECEIPT, PC.key, later=""))) - 5
    chunk = report(record("receipt", RECEIPT, PC.key, later="x" * spare))
    yield "payload-of-exactly-one-chunk", chunk
    yield "payload-one-byte-over-a-chunk", report(record("receipt", RECEIPT, PC.key, later="x" * (spare + 1)))


def named_by_rosters() -> Iterator[tuple[str, bytes]]:
    """What a revocation, a change of keeper and a moved seal leave standing: what they name, and what was before it."""

    def two(device: Device, block: bytes) -> tuple[bytes, str]:
        first = segment_head(device, OWN_BOOK, LATEST, block)
        last = segment_head(device, OWN_BOOK, LATEST, FIGURE, prev=digest("CTPH1-seg", first).hex())
        lines = segment(first, stored(block), device.key) + segment(last, stored(FIGURE), device.key)
        return lines, digest("CTPH1-seg", last).hex()

    lines, last = two(LOST_PC, FIGURE)
    third = roster(3, LATEST, devices=[LOST_PC.grant(is_revoked=True, cut=[last])])
    yield "revoked-device-up-to-its-cut", report(ROSTERS + record("roster", third, ROSTER_KEY) + lines)
    lines, last = two(PC, FIGURE)
    third = roster(3, LATEST, members=[member(COMMUNE) | {"keeper": "superior", "since": 3, "cut": [last]}])
    yield "former-keeper-up-to-its-cut", report(ROSTERS + record("roster", third, ROSTER_KEY) + lines)
    lines, last = two(PC, seal())
    third = roster(
        3, LATEST, devices=[PC.grant(seals=False, sealed=[last]), SECOND_PC.grant(seals=True, seals_since=3)]
    )
    yield "former-sealer-up-to-what-it-sealed", report(ROSTERS + record("roster", third, ROSTER_KEY) + lines)


def outlines() -> Iterator[tuple[str, bytes]]:
    data = report(ROSTERS)
    head = int.from_bytes(data[24:28], "big")
    yield "too_short--empty-file", b""
    yield "too_short--seven-bytes", data[:7]
    yield "not_a_package--plain-text", "Kính gửi UBND huyện\n".encode() * 20
    yield "workbook--zip-with-xl-workbook", b"PK\x03\x04" + bytes(26) + b"xl/workbook.xml" + bytes(300)
    yield "word_document--zip-with-word-document", b"PK\x03\x04" + bytes(26) + b"word/document.xml" + bytes(300)
    yield "older_office_file--compound-document", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(300)
    yield "archive--zip", b"PK\x03\x04" + bytes(300)
    yield "archive--rar", b"Rar!\x1a\x07\x01\x00" + bytes(300)
    yield "picture--png", b"\x89PNG\r\n\x1a\n" + bytes(300)
    yield "picture--heic", b"\0\0\0\x18ftypheic" + bytes(300)
    yield "pdf--document", b"%PDF-1.7\n" + bytes(300)
    yield "truncated--in-the-front", data[:20]
    yield "truncated--in-the-payload", data[:700]
    yield "truncated--last-byte", data[:-1]
    yield "trailing_bytes--one", data + b"\n"
    yield "trailing_bytes--two-packages-in-one-file", data + report()
    yield "end_mark_missing--other-letters", data[:-8] + b"CTPHEND\0"
    yield "damaged--line-ends-made-unix", data.replace(b"\r\n", b"\n")
    yield "damaged--line-ends-made-windows", data.replace(b"\n", b"\r\n")
    yield "damaged--seven-bits", bytes(byte & 127 for byte in data)
    yield "damaged--one-bit-of-the-payload", data[:900] + bytes([data[900] ^ 4]) + data[901:]
    yield "damaged--one-bit-of-the-hash", data[:-9] + bytes([data[-9] ^ 1]) + data[-8:]
    yield "damaged--total-length", put(data, 16, bytes(7) + b"\1")
    yield "damaged--lengths-do-not-add-up", put(data, 24, (head + 1).to_bytes(4, "big"))
    yield "too_large--header-length", put(data, 24, (65_537).to_bytes(4, "big"))
    yield "too_large--payload-length", put(data, 28, (64 * 1024 * 1024 + 1).to_bytes(4, "big"))
    yield "reserved_not_zero--last-byte", put(data, 127, b"\1")
    yield "damaged--major-version-that-none-has", put(data, 8, b"\0\0")
    yield "future_version--major", put(data, 8, b"\0\2")
    yield "future_version--reader", report(reader=2, kind="a kind of the future")
    yield "unknown_flags--critical", put(data, 12, b"\0\0\0\2")


def signatures() -> Iterator[tuple[str, bytes]]:
    data = report()
    yield "bad_signature--name-of-another-sender", put(data, 32, OTHER_PC.sign)
    yield "bad_signature--one-bit-of-the-header", put(data, 140, bytes([data[140] ^ 1]))
    s = int.from_bytes(data[-72:-40], "little") + GROUP_ORDER
    yield "bad_signature--second-spelling", rehash(data[:-72] + s.to_bytes(32, "little"))
    identity = b"\1" + bytes(31)
    yield "bad_signature--key-of-low-order", rehash(data[:32] + identity + data[64:-104] + identity + bytes(32))
    without = data[:-104]
    plain = PC.key.sign(without).signature
    yield "bad_signature--without-its-purpose", rehash(without + plain)


def headers() -> Iterator[tuple[str, bytes]]:
    yield "bad_header--unknown-kind", report(kind="minutes")
    yield "bad_header--blanks-between", report(header=b'{ "kind":"report"}')
    yield "bad_header--no-object", report(header=b"[]")
    yield "bad_header--recipients-no-list", report(recipients="all")
    yield "bad_header--size-below-zero", report(inflated=-1)
    yield "bad_header--unit-no-text", report(unit=None)
    yield "bad_header--report-to-everybody", report(readers=[], flags=1)
    yield (
        "bad_header--invitation-with-recipients",
        report(readers=[], flags=1, kind="invitation", recipients=[PC.key_id]),
    )
    yield "not_for_us--other-recipients", report(readers=[PC, OTHER_PC])
    yield "decrypt_failed--named-and-not-encrypted-to", report(readers=[PC], recipients=[OFFICE_PC.key_id])
    data = report()
    end = 128 + int.from_bytes(data[24:28], "big")
    changed = data[: len(data) - 105] + bytes([data[-105] ^ 1])
    yield "decrypt_failed--one-bit-of-the-last-chunk", finish(changed, PC)
    yield "decrypt_failed--cut-chunk", resized(data, PC, data[end:-105])
    many = age(stored(bytes(76)), [PC, OFFICE_PC], name="many", repeated=90)
    yield "decrypt_failed--header-without-end", resized(data, PC, many)
    yield "inflated_too_large--more-than-declared", report(b'{"later":"x"}\n', inflated=80)
    yield "inflated_too_large--declared-above-the-cap", report(inflated=256 * 1024 * 1024 + 1)
    yield "echo_mismatch--payload-of-another-sender", finish(data[:32] + OTHER_PC.sign + data[64:-104], OTHER_PC)
    yield "echo_mismatch--other-package-id", finish(data[:64] + bytes(16) + data[80:-104], PC)
    yield "echo_mismatch--no-first-line", report(payload=lambda _: stored(b""), inflated=0)


def lines() -> Iterator[tuple[str, bytes]]:
    def one(line: bytes) -> bytes:
        return report(line + b"\n")

    yield "needs_update--record-of-an-unknown-kind", one(b'{"minutes":"x"}')
    yield "not_canonical--blank", one(b'{"a": "1"}')
    yield "not_canonical--order", one(b'{"b":"1","a":"2"}')
    yield "not_canonical--member-twice", one(b'{"a":"1","a":"1"}')
    yield "not_canonical--escaped-letter", one(b'{"a":"\\u0041"}')
    yield "not_canonical--escaped-slash", one(b'{"a":"\\/"}')
    yield "not_canonical--marks-apart", one('{"a":"e\u0302"}'.encode())
    yield "not_canonical--control-character", one(b'{"a":"\x7f"}')
    yield "not_canonical--key-with-marks", one('{"số":"1"}'.encode())
    yield "bad_record--number", one(b'{"a":1}')
    yield "bad_record--list", one(b'["a"]')
    yield "bad_record--empty-line", one(b"")
    yield "bad_record--no-utf-8", one(b'{"a":"\xff"}')
    yield "bad_record--seventeen-members", one(canonical({f"m{n:02}": "" for n in range(17)}))
    yield "bad_record--two-kinds", one(b'{"receipt":"{}","roster":"{}"}')
    yield "bad_record--no-signature", one(b'{"roster":"{}"}')
    yield "bad_record--signer-in-capitals", report(record("receipt", RECEIPT, PC.key, by=PC.sign.hex().upper()))
    yield "bad_record--signature-too-short", report(record("receipt", RECEIPT, PC.key, sig="00" * 63))
    block = segment_head(PC, OWN_BOOK, LATEST, b"")
    yield "bad_record--base64-spelled-otherwise", report(segment(block, b"", PC.key, ops="QR=="))
    yield "bad_record--base64-without-padding", report(segment(block, b"", PC.key, ops="QQ"))
    yield "bad_record--last-line-without-end", report(b'{"a":"1"}')
    yield "bad_record--bytes-behind-the-stream", report(payload=lambda echo: stored(echo) + b"x")
    yield "bad_record--stream-cut-short", report(payload=lambda echo: stored(echo)[:-3])
    yield "bad_record--checksum-of-the-stream", report(payload=lambda echo: stored(echo)[:-4] + bytes(4))
    yield "bad_record--less-than-declared", report(inflated=77)
    yield "bad_record--no-stream", report(payload=lambda _: b"no stream")
    yield "too_large--records", report(b"{}\n" * 20_001)


def segments() -> Iterator[tuple[str, bytes]]:
    def sent(line: bytes) -> bytes:
        return report(ROSTERS + line)

    def block(text: bytes) -> bytes:
        return sent(a_segment(text))

    head, body = segment_head(PC, OWN_BOOK, LATEST, FIGURE), stored(FIGURE)
    yield "segment_invalid--signature", sent(segment(head, body, PC.key, signature=bytes(64)))
    purpose = signed("CTPH1-roster", head, PC.key)
    yield "segment_invalid--signature-of-another-purpose", sent(segment(head, body, PC.key, signature=purpose))
    yield "segment_invalid--signed-by-another", sent(segment(head, body, SECOND_PC.key))
    yield "segment_invalid--body-of-another", sent(segment(head, stored(operation(CELL, None)), PC.key))
    yield "segment_invalid--hash", sent(a_segment(FIGURE, body="00" * 32))
    yield "segment_invalid--count", sent(a_segment(FIGURE, n=2))
    yield "segment_invalid--size", sent(a_segment(FIGURE, size=len(FIGURE) + 1))
    yield "segment_invalid--size-above-the-cap", sent(a_segment(FIGURE, size=4 * 1024 * 1024 + 1))
    yield "segment_invalid--size-below-zero", sent(a_segment(b"", size=-1))
    yield "segment_invalid--bytes-behind-the-body", sent(segment(head, body + b"x", PC.key))
    yield "segment_invalid--body-no-stream", sent(segment(head, b"no stream", PC.key))
    yield "segment_invalid--head-with-blanks", sent(segment(head.replace(b",", b", "), body, PC.key))
    yield "segment_invalid--head-without-device", sent(segment(canonical({"n": 0}), stored(b""), PC.key))
    yield "segment_invalid--book-of-no-kind", sent(a_segment(FIGURE, book="Minutes/" + OWN_BOOK.split("/", 1)[1]))
    yield "segment_invalid--last-line-without-end", block(FIGURE[:-1])
    yield "segment_invalid--blank-in-a-line", block(FIGURE.replace(b",", b", ", 1))
    yield "segment_invalid--operation-without-value", block(operation(CELL, 0).replace(b',"x":0', b""))
    yield "segment_invalid--operation-no-object", block(b"[]\n")
    yield "segment_invalid--65-parents", block(operation(CELL, None, p=["00" * 16] * 65))
    yield "segment_invalid--fraction", block(operation(CELL, {"q": 1.5}))
    yield "segment_invalid--large-integer", block(operation(CELL, 2**53))
    yield "segment_invalid--minus-zero", block(operation(CELL, 7).replace(b'"x":7', b'"x":-0'))
    deep: object = "x"
    for _ in range(31):
        deep = [deep]
    yield "segment_invalid--too-deep", block(operation(f"r/person/{uuid('deep')}", deep))
    yield "segment_invalid--marks-apart", block(operation(f"r/person/{uuid('person')}", {"name": "e\u0302"}))
    yield "segment_invalid--control-character", block(operation(f"r/person/{uuid('person')}", {"name": "\x85"}))


def judged() -> Iterator[tuple[str, bytes]]:
    def sent(*lines: bytes) -> bytes:
        return report(ROSTERS + b"".join(lines))

    yield "unknown_roster--version-nobody-sent", sent(a_segment(FIGURE, roster="ff" * 16))
    yield "unknown_device--in-no-roster", sent(a_segment(FIGURE, device=STRANGER))
    late = roster(3, LATEST, devices=[STRANGER.grant(unit=COMMUNE, since=3)])
    yield (
        "unknown_device--written-before-it-was-enrolled",
        sent(record("roster", late, ROSTER_KEY), a_segment(FIGURE, device=STRANGER)),
    )
    yield (
        "wrong_role--commune-in-the-common-book",
        sent(a_segment(operation(f"r/unit/{COMMUNE}", {"name": "x"}), book=COMMON_BOOK)),
    )
    yield "wrong_role--commune-in-the-book-about-it", sent(a_segment(FIGURE, book=ABOUT_BOOK))
    yield "wrong_role--commune-in-the-book-of-another", sent(a_segment(FIGURE, device=OTHER_PC))
    yield "wrong_role--superior-in-the-book-of-a-unit", sent(a_segment(FIGURE, device=OFFICE_PC))
    yield "cut_off--revoked-device", sent(a_segment(FIGURE, device=LOST_PC))
    kept = roster(3, LATEST, members=[member(COMMUNE) | {"keeper": "superior", "since": 3}])
    yield "cut_off--keeper-changed", sent(record("roster", kept, ROSTER_KEY), a_segment(FIGURE))
    yield "wrong_book--figure-of-another-unit", sent(a_segment(FIGURE.replace(COMMUNE.encode(), OTHER.encode())))
    yield "wrong_book--figure-of-another-year", sent(a_segment(FIGURE.replace(b"/2026-07/", b"/2025-07/")))
    yield "wrong_book--measure-of-another-book", sent(a_segment(FIGURE.replace(b"/actual", b"/assigned")))
    yield "wrong_book--kind-of-another-book", sent(a_segment(operation(f"r/decision/{uuid('decision')}", {})))
    yield "wrong_book--cell-of-no-form", sent(a_segment(operation("f/x", {"s": "missing"})))
    yield "wrong_book--record-in-the-cell-of-a-figure", sent(a_segment(operation(CELL, {}, t="r")))
    yield "not_the_sealer--second-pc", sent(a_segment(seal(), device=SECOND_PC))
    moved = roster(3, LATEST, devices=[SECOND_PC.grant(seals=True, seals_since=3)])
    yield (
        "not_the_sealer--before-it-became-the-sealer",
        sent(record("roster", moved, ROSTER_KEY), a_segment(seal(), device=SECOND_PC)),
    )
    yield "needs_update--later-version-of-an-operation", sent(a_segment(operation(CELL, None, v=2)))
    yield "needs_update--operation-of-an-unknown-type", sent(a_segment(operation(CELL, None, t="m")))


def values() -> Iterator[tuple[str, bytes]]:
    """What the values of operations say that this version does not read."""

    def sent(cell: str, value: object, *more: bytes, **changes: object) -> bytes:
        return report(ROSTERS + a_segment(b"".join((operation(cell, value, **changes), *more))))

    later_book = a_segment(FIGURE, book="register/" + OWN_BOOK.split("/", 1)[1])
    yield "needs_update--segment-of-a-book-of-a-later-version", report(ROSTERS + a_segment(FIGURE) + later_book)
    yield "needs_update--record-of-a-later-kind", sent(f"r/task/{uuid('task')}", {"title": "x"})
    yield "needs_update--measure-of-a-later-version", sent(CELL.replace("actual", "forecast"), {"s": "missing"})
    yield "needs_update--period-of-a-later-version", sent(CELL.replace("-07", ".school@16"), {"s": "missing"})
    yield "needs_update--state-of-a-later-version", sent(CELL, {"s": "estimated", "q": "5"})
    yield "malformed--state-no-text", sent(CELL, {"s": ["x"]})
    yield "malformed--quantity-beside-nothing", sent(CELL, {"s": "nothing", "q": "5"})
    yield "malformed--quantity-with-exponent", sent(CELL, {"s": "reported", "q": "1e5"})
    yield "malformed--figure-none", sent(CELL, None)
    yield "malformed--note-beside-a-blank", sent(CELL, {"s": "missing", "n": "ước"})
    yield "malformed--note-of-two-lines", sent(CELL, {"s": "reported", "q": "5", "n": "ước\nsố liệu của HPN"})
    yield "malformed--note-of-121-letters", sent(CELL, {"s": "reported", "q": "5", "n": "ứ" * 121})
    place = f"{INDICATOR}/-/actual"
    noted = operation(CELL, {"s": "reported", "q": "12", "n": "ước"})
    yield "ok--note-beside-a-figure-and-in-its-seal", report(ROSTERS + a_segment(noted + seal(notes={place: "ước"})))
    yield "malformed--note-without-letters-in-a-seal", report(ROSTERS + a_segment(seal(notes={place: ""})))
    part = uuid("organisation")
    parted = operation(CELL.replace("/-/", f"/{part}/"), {"s": "reported", "q": "12", "n": "ước"})
    of_part = {"figures": [[INDICATOR, part, "actual", "reported", "12"]]}
    noted_part = {digest_of_parts("sealed_figure", INDICATOR, part, "actual"): "ước"}
    yield (
        "ok--note-beside-a-part-and-in-its-seal",
        report(ROSTERS + a_segment(parted + seal(**of_part, notes=noted_part))),
    )
    name, piece = a_piece({}, notes={COMMUNE: noted_part})
    yield "ok--note-beside-a-part-in-a-piece", report(ROSTERS + a_segment(piece + seal(**of_part, pieces=[name])))
    yield "malformed--version-below-one", sent(CELL, {"s": "missing"}, v=0)
    person = f"r/person/{uuid('person')}"
    yield "malformed--member-left-out", sent(person, {"name": "Cán bộ"})
    yield "malformed--member-of-another-type", sent(person, {"name": "Cán bộ", "post": 1})
    scan = {
        "programme": PROGRAMME, "unit": COMMUNE, "period": f"{YEAR}-07", "title": "", "kind": "webp",
        "attachment": "00" * 32, "size": 1, "by": "",
    }  # fmt: skip
    yield "needs_update--word-of-a-later-version", sent(f"r/evidence/{uuid('scan')}", scan)
    longer = [INDICATOR, "-", "actual", "reported", "12", "ghi chú"]
    yield "needs_update--field-of-a-later-version-in-a-seal", report(ROSTERS + a_segment(seal(figures=[longer])))
    yield "malformed--figure-twice-in-a-seal", report(ROSTERS + a_segment(seal(figures=[longer[:5]] * 2)))
    yield "malformed--seal-under-another-name", sent(f"r/submission/{uuid('seal')}", json.loads(seal())["x"])
    yield "malformed--seal-deleted", sent(json.loads(seal())["c"], None)
    other_year = json.loads(seal())["x"] | {"period": "2025-07"}
    moved = f"r/submission/{digest_of_parts('submission', PROGRAMME, COMMUNE, '2025-07')}"
    yield "wrong_book--seal-of-another-year", sent(moved, other_year)
    piece, part = a_piece({COMMUNE: [longer[:5]], OTHER: [longer[:5]]})
    whole = seal(figures=[], pieces=[piece])
    yield "ok--seal-in-pieces", report(ROSTERS + a_segment(part + whole))
    yield "incomplete--piece-missing", report(ROSTERS + a_segment(whole))
    yield "incomplete--figure-twice-in-a-seal-and-its-pieces", report(ROSTERS + a_segment(part + seal(pieces=[piece])))
    yield "malformed--piece-under-another-name", sent(f"r/submission_piece/{uuid('piece')}", json.loads(part)["x"])


def statements() -> Iterator[tuple[str, bytes]]:
    yield "roster_invalid--signature", report(record("roster", FIRST, ROSTER_KEY, sig="00" * 64))
    yield "roster_invalid--no-roster", report(ROSTERS + record("roster", {"number": 3}, ROSTER_KEY))
    another = record("roster", roster(3, LATEST), FORMER_KEY)
    yield "roster_unconnected--signed-by-another-key", report(ROSTERS + another)
    yield "roster_unconnected--number-left-out", report(ROSTERS + record("roster", roster(4, LATEST), ROSTER_KEY))
    elsewhere = record("roster", roster(3, LATEST, superior=OTHER), ROSTER_KEY)
    yield "roster_unconnected--of-another-office", report(ROSTERS + elsewhere)
    one = record("roster", roster(3, LATEST, devices=[STRANGER.grant()]), ROSTER_KEY)
    two = record("roster", roster(3, LATEST, members=[member(uuid("third commune"))]), ROSTER_KEY)
    yield "roster_forked--two-third-versions", report(ROSTERS + one + two)
    yield "receipt_invalid--signature", report(ROSTERS + record("receipt", RECEIPT, PC.key, sig="00" * 64))
    yield "receipt_invalid--no-receipt", report(ROSTERS + record("receipt", {"to": 1}, PC.key))
    yield "request_invalid--signed-by-another", report(ROSTERS + record("request", REQUEST, STRANGER.key))


# A new superior office that goes on where the first one ended; its vectors have a root of their own.
NEW_OFFICE, NEW_KEY = uuid("new superior office"), SigningKey(secret("new roster"))


def heir(**changes: object) -> dict[str, object]:
    return {
        "number": 1, "previous": "", "superior": NEW_OFFICE, "signers": [bytes(NEW_KEY.verify_key).hex()],
        "members": [], "devices": [], "heritage": {"root": ROOT, "last": LATEST, "superior": SUPERIOR},
        "inherits": [SUPERIOR],
    } | changes  # fmt: skip


def heirs() -> dict[str, tuple[dict[str, object], bytes]]:
    """Vectors of a new root: the root, and the lines behind the older versions."""
    moved = PC.grant(seals=False, since=1)
    return {
        "ok--written-under-the-office-before": (heir(), a_segment(FIGURE + seal())),
        "cut_off--inherited-and-revoked-since": (heir(devices=[PC.grant(is_revoked=True)]), a_segment(FIGURE)),
        "cut_off--inherited-and-keeper-changed-since": (
            heir(members=[member(COMMUNE) | {"keeper": "superior", "since": 1}]), a_segment(FIGURE),
        ),
        "not_the_sealer--inherited-and-sealing-moved-since": (heir(devices=[moved]), a_segment(seal())),
        "unknown_roster--heritage-that-is-not-whole": (
            heir(heritage={"root": ROOT, "last": "ff" * 16, "superior": SUPERIOR}), a_segment(FIGURE),
        ),
    }  # fmt: skip


def adopters() -> dict[str, tuple[list[dict[str, object]], bytes]]:
    """Vectors of an office that has a chain of its own and adopts the one of the others: its versions, the lines."""
    own = {"number": 1, "previous": "", "superior": NEW_OFFICE, "signers": [bytes(NEW_KEY.verify_key).hex()]}
    alone = own | {"members": [member(OTHER)], "devices": []}

    def adopting(*devices: dict[str, object], **changes: object) -> list[dict[str, object]]:
        adoption = {"root": ROOT, "last": LATEST, "superior": SUPERIOR, "units": [COMMUNE], "inherits": []} | changes
        brought = {"members": [member(COMMUNE)], "devices": [*devices], "adopted": [adoption]}
        return [alone, own | {"number": 2, "previous": version_id(alone)} | brought]

    def adopting_again() -> list[dict[str, object]]:
        first = adopting(last=ROOT)
        later = {"root": ROOT, "last": LATEST, "superior": SUPERIOR, "units": [COMMUNE], "inherits": []}
        changes = {"members": [], "devices": [], "adopted": [later]}
        return [*first, own | {"number": 3, "previous": version_id(first[-1])} | changes]

    gone = OFFICE_PC.grant(is_revoked=True)
    assigned = operation(f"f/{OTHER}/{INDICATOR}/-/{YEAR}/assigned", {"q": "1200", "s": "reported"})
    about_other = f"about/{OTHER}/{YEAR}"
    late = a_segment(assigned.replace(OTHER.encode(), COMMUNE.encode()), device=OFFICE_PC, book=ABOUT_BOOK)
    return {
        "ok--written-under-an-adopted-office": (adopting(), a_segment(FIGURE + seal())),
        "ok--written-under-an-office-adopted-again": (adopting_again(), a_segment(FIGURE + seal())),
        "wrong_role--adopted-office-in-a-book-of-another-chain": (
            adopting(), a_segment(assigned, device=OFFICE_PC, book=about_other),
        ),
        "wrong_role--adopted-unit-that-is-not-named": (adopting(units=[uuid("third commune")]), a_segment(FIGURE)),
        "cut_off--adopted-office-that-went-on": (adopting(gone), late),
        "unknown_roster--adopted-chain-that-is-not-whole": (adopting(last="ff" * 16), a_segment(FIGURE)),
        "roster_unconnected--adopted-unit-of-another-chain": (adopting(units=[COMMUNE, OTHER]), a_segment(FIGURE)),
    }  # fmt: skip


def version_id(version: dict[str, object]) -> str:
    return digest("CTPH1-roster", canonical(version))[:16].hex()


def roots() -> dict[str, str]:
    made = {name: version_id(root) for name, (root, _) in heirs().items()}
    return made | {name: version_id(versions[0]) for name, (versions, _) in adopters().items()}


def inherited() -> Iterator[tuple[str, bytes]]:
    for name, (root, lines) in heirs().items():
        older = ROSTERS if "not-whole" not in name else b""
        yield name, report(older + record("roster", root, NEW_KEY) + lines)
    for name, (versions, lines) in adopters().items():
        older = ROSTERS if "not-whole" not in name else b""
        yield name, report(older + b"".join(record("roster", each, NEW_KEY) for each in versions) + lines)


def vectors() -> dict[str, bytes]:
    """Every vector by the stem of its file name."""
    made = {f"ok--{name}": data for part in (good, named_by_rosters) for name, data in part()}
    for part in (
        outlines,
        signatures,
        headers,
        lines,
        segments,
        judged,
        values,
        statements,
        inherited,
        attachments,
        years,
        obligations,
        answers,
        documents,
    ):
        for name, data in part():
            if name in made:
                raise ValueError(name)
            made[name] = data
    return made


def keys() -> bytes:
    return (json.dumps(KEYS | {"roots": roots()}, ensure_ascii=False, indent=1) + "\n").encode()


def main() -> None:
    for old in FOLDER.glob("*.ctph"):
        old.unlink()
    made = vectors()
    for name, data in made.items():
        (FOLDER / f"{name}.ctph").write_bytes(data)
    (FOLDER / "keys.json").write_bytes(keys())
    sys.stdout.write(f"{len(made)} vectors, {sum(map(len, made.values())):,} bytes\n")


if __name__ == "__main__":
    main()
