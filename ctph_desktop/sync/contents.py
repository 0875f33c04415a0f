"""What a package carries, one record a line: rosters, receipts, requests and segments, each with its signature.

A record is a flat JSON object of texts. Its kind is the name of the member that holds its body; a record without
a known kind is passed over and counted, so that an older program can read what a newer one wrote. Attachments come
in pieces, a line each, and are named by their hash.
"""

from base64 import b64decode, b64encode
from collections.abc import Iterable, Iterator
from typing import Final

import msgspec
from msgspec import Struct, field

from ctph_desktop.domain.errors import PackageError, PackageReason
from ctph_desktop.domain.evidence import MOST_ATTACHMENT_BYTES, Attachment, is_attachment_id
from ctph_desktop.domain.journal import canonical
from ctph_desktop.domain.journal.canonical import CanonicalError
from ctph_desktop.domain.journal.signed import Purpose, SignedRecord, SignedSegment

MOST_RECORD_BYTES: Final = 4 * 1024 * 1024
MOST_RECORDS: Final = 20_000
MOST_ATTACHED_BYTES: Final = 20 * 1024 * 1024
_MOST_MEMBERS: Final = 16
_PIECE_BYTES: Final = 1024 * 1024

_KINDS: Final = {"roster": Purpose.ROSTER, "receipt": Purpose.RECEIPT, "request": Purpose.REQUEST}
_SEGMENT: Final = "segment"
_ATTACHMENT: Final = "attachment"

_ENCODER = msgspec.json.Encoder(order="sorted")
_DECODER = msgspec.json.Decoder(dict[str, str])


class PackageContents(Struct, frozen=True):
    """The records of a package, each kind in the order it stands there."""

    rosters: tuple[SignedRecord, ...] = ()
    receipts: tuple[SignedRecord, ...] = ()
    requests: tuple[SignedRecord, ...] = ()
    segments: tuple[SignedSegment, ...] = ()
    attachments: tuple[Attachment, ...] = ()

    @property
    def counts(self) -> dict[str, int]:
        """How many records of each kind there are."""
        return {
            "rosters": len(self.rosters),
            "receipts": len(self.receipts),
            "requests": len(self.requests),
            "segments": len(self.segments),
            "attachments": len(self.attachments),
        }


class _Pieces(Struct):
    """Attachments as their pieces come: one after the other, each whole before the next begins."""

    whole: list[Attachment] = field(default_factory=list)
    _id: str = ""
    _size: int = 0
    _content: bytearray = field(default_factory=bytearray)
    _total: int = 0

    @property
    def is_open(self) -> bool:
        """Whether the last attachment still lacks pieces."""
        return bool(self._id)

    def take(self, members: dict[str, str]) -> None:
        """Read a piece; ValueError or KeyError if it does not follow what came before, PackageError if too much."""
        name, size = members[_ATTACHMENT], _count(members["size"])
        if not self._id:
            self._begin(name, size)
        piece = _base64(members["data"])
        is_next = (name, size, _count(members["at"])) == (self._id, self._size, len(self._content))
        if not is_next or len(piece) != min(_PIECE_BYTES, size - len(self._content)):
            raise ValueError
        self._content += piece
        if len(self._content) == size:
            self._finish()

    def _begin(self, name: str, size: int) -> None:
        if not is_attachment_id(name) or not size:
            raise ValueError
        self._total += size
        if size > MOST_ATTACHMENT_BYTES or self._total > MOST_ATTACHED_BYTES:
            raise PackageError(PackageReason.TOO_LARGE, {"part": "attachments"})
        self._id, self._size = name, size

    def _finish(self) -> None:
        attachment = Attachment(self._id, bytes(self._content))
        if not attachment.is_sound:
            raise ValueError
        self.whole.append(attachment)
        self._id, self._content = "", bytearray()


class ContentsReader(Struct):
    """Takes lines one by one; PackageError for a line that is not a record as this program would have written it."""

    unknown_records: int = 0
    _records: dict[Purpose, list[SignedRecord]] = field(default_factory=lambda: {kind: [] for kind in _KINDS.values()})
    _segments: list[SignedSegment] = field(default_factory=list)
    _pieces: _Pieces = field(default_factory=_Pieces)
    _count: int = 0

    def take(self, line: bytes) -> None:
        """Read one line, without its line feed."""
        self._count += 1
        if self._count > MOST_RECORDS:
            raise PackageError(PackageReason.TOO_LARGE, {"part": "records"})
        members = read_line(line)
        kinds = [kind for kind in (*_KINDS, _SEGMENT, _ATTACHMENT) if kind in members]
        if len(kinds) > 1 or (self._pieces.is_open and kinds != [_ATTACHMENT]):
            raise PackageError(PackageReason.BAD_RECORD, {"record": str(self._count)})
        if kinds:
            self._keep(kinds[0], members)
        else:
            self.unknown_records += 1

    def contents(self) -> PackageContents:
        """Return what was read; PackageError if an attachment is not whole."""
        if self._pieces.is_open:
            raise PackageError(PackageReason.BAD_RECORD, {"record": str(self._count)})
        return PackageContents(
            rosters=tuple(self._records[Purpose.ROSTER]),
            receipts=tuple(self._records[Purpose.RECEIPT]),
            requests=tuple(self._records[Purpose.REQUEST]),
            segments=tuple(self._segments),
            attachments=tuple(self._pieces.whole),
        )

    def _keep(self, kind: str, members: dict[str, str]) -> None:
        try:
            if kind == _SEGMENT:
                self._segments.append(_segment(members))
            elif kind == _ATTACHMENT:
                self._pieces.take(members)
            else:
                self._records[_KINDS[kind]].append(_record(kind, members))
        except (KeyError, ValueError) as error:
            raise PackageError(PackageReason.BAD_RECORD, {"record": str(self._count)}) from error


def encode_lines(contents: PackageContents) -> Iterator[bytes]:
    """Yield the records of a package as lines, each with its line feed."""
    names = {purpose: kind for kind, purpose in _KINDS.items()}
    for record in (*contents.rosters, *contents.receipts, *contents.requests):
        signer, signature = record.signer.hex(), record.signature.hex()
        yield _line({names[record.purpose]: record.body.decode(), "by": signer, "sig": signature})
    for segment in contents.segments:
        body = b64encode(segment.body).decode()
        yield _line({_SEGMENT: segment.head.decode(), "ops": body, "sig": segment.signature.hex()})
    for attachment in contents.attachments:
        yield from _piece_lines(attachment)


def _piece_lines(attachment: Attachment) -> Iterator[bytes]:
    size = len(attachment.content)
    for at in range(0, size, _PIECE_BYTES):
        data = b64encode(attachment.content[at : at + _PIECE_BYTES]).decode()
        yield _line({_ATTACHMENT: attachment.id, "at": str(at), "data": data, "size": str(size)})


def decode_lines(lines: Iterable[bytes]) -> tuple[PackageContents, int]:
    """Return the records in lines without their line feeds, and how many were of an unknown kind."""
    reader = ContentsReader()
    for line in lines:
        reader.take(line)
    return reader.contents(), reader.unknown_records


def read_line(line: bytes) -> dict[str, str]:
    """Return the members of a canonical line; PackageError for anything else.

    The typed decoding comes first because it stops at the first member that is no text, however deep it would go.
    """
    if len(line) > MOST_RECORD_BYTES:
        raise PackageError(PackageReason.TOO_LARGE, {"part": "records"})
    try:
        members = _DECODER.decode(line)
        if len(members) > _MOST_MEMBERS:
            raise PackageError(PackageReason.BAD_RECORD)
        canonical.decode_line(line, limit=MOST_RECORD_BYTES)
    except CanonicalError as error:
        raise PackageError(PackageReason.NOT_CANONICAL) from error
    except (msgspec.MsgspecError, ValueError, RecursionError) as error:
        raise PackageError(PackageReason.BAD_RECORD) from error
    return members


def _line(members: dict[str, str]) -> bytes:
    line = _ENCODER.encode(members)
    if len(line) > MOST_RECORD_BYTES:
        raise PackageError(PackageReason.TOO_LARGE, {"part": "records"})
    return line + b"\n"


def _record(kind: str, members: dict[str, str]) -> SignedRecord:
    signer, signature = _bytes(members["by"], size=32), _bytes(members["sig"], size=64)
    return SignedRecord(_KINDS[kind], members[kind].encode(), signer, signature)


def _segment(members: dict[str, str]) -> SignedSegment:
    body = _base64(members["ops"])
    return SignedSegment(members[_SEGMENT].encode(), _bytes(members["sig"], size=64), body)


def _base64(text: str) -> bytes:
    """Return the bytes of base64 in its one spelling; ValueError for any other."""
    data = b64decode(text)
    if b64encode(data).decode() != text:
        raise ValueError
    return data


def _count(text: str) -> int:
    """Return a number in its one spelling; ValueError for any other."""
    if not text.isascii() or not text.isdigit() or len(text) > 9 or (text[0] == "0" and text != "0"):
        raise ValueError
    return int(text)


def _bytes(text: str, *, size: int) -> bytes:
    """Return the bytes of lower-case hexadecimal digits; ValueError unless there are exactly `size`."""
    data = bytes.fromhex(text)
    if len(data) != size or data.hex() != text:
        raise ValueError
    return data
