"""Segments: what one replica wrote into one book since its last segment there, signed and immutable."""

import re
import zlib
from collections.abc import Iterator, Sequence
from hashlib import sha256
from typing import Final

import msgspec
from msgspec import Struct
from nacl.signing import SigningKey

from ctph_desktop.domain.errors import DomainError, InvalidCellError
from ctph_desktop.domain.journal import canonical, signed
from ctph_desktop.domain.journal.books import Book, is_later_book
from ctph_desktop.domain.journal.operation import Outline, StoredOperation, read_block, read_operation, read_outlines
from ctph_desktop.domain.journal.signed import Purpose, SignedSegment

MOST_BODY_BYTES: Final = 4 * 1024 * 1024
CUT_BYTES: Final = 1024 * 1024


class SegmentError(DomainError):
    """A segment's parts do not fit together, or its signature does not hold; `part` names what is wrong."""

    part: str


class LaterBookError(SegmentError):
    """A genuine segment of a book of a kind that a later version of the program brought; `part` is the book's name."""


class _Head(msgspec.Struct, frozen=True):
    replica: str
    book: str
    prev: str
    roster: str
    device: str
    n: int
    size: int
    body: str


class SegmentHead(Struct, frozen=True):
    """A segment's head as read: ids in hexadecimal; `previous` is empty at the start of a chain."""

    id: str
    book: Book
    replica: str
    previous: str
    roster: str
    device: str
    count: int
    size: int
    body_hash: str


_FIGURE_LINE: Final = re.compile(rb'\{"a":"[^"\\]*","c":"f/')
_DECODER = msgspec.json.Decoder(_Head)


def cut_segment(
    operations: Sequence[StoredOperation], *, book: Book, replica: str, previous: str, roster: str, key: SigningKey
) -> SignedSegment:
    """Return a signed segment of operations, in the order given."""
    block = b"".join(stored.line + b"\n" for stored in operations)
    head = canonical.encode(
        {
            "replica": replica,
            "book": book.key,
            "prev": previous,
            "roster": roster,
            "device": bytes(key.verify_key).hex(),
            "n": len(operations),
            "size": len(block),
            "body": sha256(block).hexdigest(),
        }
    )
    return SignedSegment(head, signed.sign(Purpose.SEGMENT, head, key=key), zlib.compress(block, 6))


def read_head(segment: SignedSegment) -> SegmentHead:
    """Return a segment's head after its signature held; SegmentError otherwise, LaterBookError for one to pass over."""
    try:
        canonical.decode_line(segment.head)
        raw = _DECODER.decode(segment.head)
        book = None if is_later_book(raw.book) else Book.parse(raw.book)
        device = bytes.fromhex(raw.device)
    except (canonical.CanonicalError, InvalidCellError, msgspec.MsgspecError, ValueError) as error:
        raise SegmentError(str(error)) from error
    if not 0 <= raw.size <= MOST_BODY_BYTES:
        raise SegmentError("size")
    if not signed.is_signed_by(device, Purpose.SEGMENT, segment.head, signature=segment.signature):
        raise SegmentError("signature")
    if book is None:
        raise LaterBookError(raw.book)
    return SegmentHead(segment.id, book, raw.replica, raw.prev, raw.roster, raw.device, raw.n, raw.size, raw.body)


def stored_head(line: bytes, *, name: str) -> SegmentHead:
    """Return the head of a segment that is held already: its signature held when it came."""
    raw = _DECODER.decode(line)
    return SegmentHead(
        name, Book.parse(raw.book), raw.replica, raw.prev, raw.roster, raw.device, raw.n, raw.size, raw.body
    )


def read_body(segment: SignedSegment, head: SegmentHead) -> Iterator[StoredOperation]:
    """Yield a segment's operations; SegmentError or CanonicalError if the body is not the one its head names."""
    return read_block(_block(segment, head))


def read_body_outlines(segment: SignedSegment, head: SegmentHead) -> list[tuple[Outline, bytes]]:
    """Return a segment's operations in outline, each with its line; refuses what `read_body` refuses."""
    return read_outlines(_block(segment, head))


def read_records(segment: SignedSegment, head: SegmentHead) -> tuple[list[StoredOperation], str]:
    """Return the operations of a segment that are no figures, and the device time of its last one.

    For segments of which all was found to count: figures are told by how their lines begin, and not looked into.
    """
    lines = _block(segment, head).split(b"\n")[:-1]
    records = [read_operation(line) for line in lines if not _FIGURE_LINE.match(line)]
    last = read_operation(lines[-1]).op.d if lines else ""
    return [stored for stored in records if not stored.op.c.startswith("f/")], last


def _block(segment: SignedSegment, head: SegmentHead) -> bytes:
    inflater = zlib.decompressobj()
    try:
        block = inflater.decompress(segment.body, head.size + 1)
    except zlib.error as error:
        raise SegmentError("body") from error
    if len(block) != head.size or not inflater.eof or inflater.unused_data:
        raise SegmentError("size")
    if sha256(block).hexdigest() != head.body_hash or block.count(b"\n") != head.count:
        raise SegmentError("body")
    return block
