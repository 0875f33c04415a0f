"""Packages that carry files of evidence; the files are mostly zeros, so that a large one makes a small vector."""

from base64 import b64encode
from collections.abc import Iterator
from hashlib import sha256

from handmade import canonical, operation, record, run_packed, uuid
from vector_offices import (
    ABOUT_BOOK,
    COMMUNE,
    OFFICE_PC,
    PC,
    PROGRAMME,
    RECEIPT,
    ROSTERS,
    YEAR,
    a_segment,
    report,
)

PIECE = 1_048_576
SMALL = b"%PDF-1.7\nscan\n%%EOF\n"
ANOTHER = b"\x89PNG\r\n\x1a\npicture"
LARGE = b"%PDF-1.7\n" + bytes(PIECE - 9) + b"%%EOF\n"  # a piece and six bytes


def name_of(content: bytes) -> str:
    return sha256(content).hexdigest()


def piece(content: bytes, start: int = 0, /, *, end: int | None = None, without: str = "", **changes: str) -> bytes:
    """The line of a piece, as it should be but for the members that are changed, or the one that is left out."""
    data = content[start : start + PIECE if end is None else end]
    line = {
        "attachment": name_of(content),
        "at": str(start),
        "data": b64encode(data).decode(),
        "size": str(len(content)),
    }
    return canonical({member: text for member, text in (line | changes).items() if member != without}) + b"\n"


def whole(*contents: bytes) -> bytes:
    return b"".join(piece(content, at) for content in contents for at in range(0, len(content), PIECE))


def evidence(content: bytes) -> bytes:
    value = {
        "programme": PROGRAMME, "unit": COMMUNE, "period": f"{YEAR}-07", "title": "Báo cáo đã ký", "kind": "pdf",
        "attachment": name_of(content), "size": len(content), "by": uuid("person"),
    }  # fmt: skip
    return operation(f"r/evidence/{uuid('evidence')}", value)


def sent(*lines: bytes) -> bytes:
    block = ROSTERS + b"".join(lines)
    return report(block, payload=lambda echo: run_packed(echo + block))


def large(year: int) -> bytes:
    """A file of the greatest size, unlike that of another year."""
    return b"%%PDF-1.7\n%d" % year + bytes(10 * PIECE - 13)


def attachments() -> Iterator[tuple[str, bytes]]:
    first, last = piece(LARGE), piece(LARGE, PIECE)
    receipt = record("receipt", RECEIPT, PC.key)
    naming = RECEIPT | {"attachments": [name_of(SMALL)[:32]], "program": "1.5.0"}
    yield "ok--attachment-of-two-pieces", sent(a_segment(evidence(LARGE)), first, last)
    yield (
        "ok--attachments-before-between-and-behind-records",
        sent(whole(SMALL), receipt, whole(ANOTHER, SMALL), a_segment(evidence(SMALL)), piece(b"x", later="x")),
    )
    yield "ok--attachments-as-large-as-may-be", sent(whole(large(2025), large(2026)))
    yield "ok--receipt-that-names-attachments", sent(record("receipt", naming, PC.key))
    lacking = RECEIPT | {"attachments": [], "lacks": [name_of(SMALL)[:32]], "program": "1.5.0"}
    yield "ok--receipt-that-lacks-an-attachment", sent(record("receipt", lacking, PC.key))
    yield "bad_record--attachment-with-another-hash", sent(piece(SMALL, attachment=name_of(ANOTHER)))
    changed = b64encode(b"%%EOG\n").decode()
    yield "bad_record--attachment-with-another-last-piece", sent(first, piece(LARGE, PIECE, data=changed))
    yield "bad_record--attachment-without-its-last-piece", sent(first)
    yield "bad_record--attachment-without-its-first-piece", sent(last)
    yield "bad_record--pieces-in-the-wrong-order", sent(last, first)
    yield "bad_record--piece-twice", sent(first, first, last)
    yield "bad_record--record-between-pieces", sent(first, receipt, last)
    yield "bad_record--record-of-an-unknown-kind-between-pieces", sent(first, b'{"minutes":"x"}\n', last)
    yield "bad_record--attachment-between-pieces", sent(first, whole(SMALL), last)
    short = PIECE - 3
    yield "bad_record--pieces-of-another-length", sent(piece(LARGE, end=short), piece(LARGE, short, end=len(LARGE)))
    yield "bad_record--attachment-in-one-piece", sent(piece(LARGE, end=len(LARGE)))
    yield "bad_record--pieces-that-state-two-sizes", sent(first, piece(LARGE, PIECE, size=str(len(LARGE) + 1)))
    yield "bad_record--attachment-of-no-bytes", sent(piece(b""))
    yield "bad_record--attachment-named-in-capitals", sent(piece(SMALL, attachment=name_of(SMALL).upper()))
    yield "bad_record--attachment-without-offset", sent(piece(SMALL, without="at"))
    yield "bad_record--attachment-without-size", sent(piece(SMALL, without="size"))
    yield "bad_record--attachment-without-data", sent(piece(SMALL, without="data"))
    yield "bad_record--attachment-size-with-a-zero-before", sent(piece(SMALL, size=f"0{len(SMALL)}"))
    yield "bad_record--attachment-size-in-other-digits", sent(piece(SMALL, size="\u0662\u0660"))
    yield "bad_record--attachment-size-of-ten-digits", sent(piece(SMALL, size="1000000000"))
    yield "bad_record--attachment-offset-with-a-sign", sent(piece(SMALL, at="-0"))
    yield "bad_record--attachment-base64-spelled-otherwise", sent(piece(b"Q", data="QR=="))
    yield "bad_record--attachment-and-segment-in-one", sent(piece(SMALL, segment="{}", ops="", sig="00" * 64))
    yield "too_large--attachment", sent(whole(large(2026) + b"x"))
    yield "too_large--attachments-together", sent(whole(large(2025), large(2026), b"x"))
    wrong = RECEIPT | {"attachments": name_of(SMALL)[:32]}
    yield "receipt_invalid--attachments-no-list", sent(record("receipt", wrong, PC.key))
    no_list = RECEIPT | {"lacks": {name_of(SMALL)[:32]: 1}}
    yield "receipt_invalid--lacks-no-list", sent(record("receipt", no_list, PC.key))
    numbers = RECEIPT | {"attachments": [1]}
    yield "receipt_invalid--attachments-that-are-numbers", sent(record("receipt", numbers, PC.key))
    yield (
        "wrong_book--evidence-in-the-book-about-a-unit",
        sent(a_segment(evidence(SMALL), device=OFFICE_PC, book=ABOUT_BOOK)),
    )
