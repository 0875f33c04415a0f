"""Operations: immutable statements that put a value into a cell, named by the hash of their own bytes."""

from collections.abc import Iterable, Iterator
from hashlib import sha256
from typing import Annotated, Any, ClassVar, Literal, TypeAlias

import msgspec
from msgspec import UNSET, UnsetType

from ctph_desktop.domain.journal import canonical
from ctph_desktop.domain.journal.canonical import MOST_LINE_BYTES, CanonicalError
from ctph_desktop.domain.submissions import Seal

FIGURE = "f"
RECORD = "r"
MOST_PARENTS = 64
_PREFIX = b"CTPH1-op\0"


class Operation(msgspec.Struct, frozen=True, gc=False):
    """One operation as decoded; unknown fields live on in its bytes.

    `t` type and `v` its version, `c` cell, `p` ids of the heads the author saw, `a` author (person record),
    `d` device time (shown, never decides), `x` value, `why` the reason given.
    """

    t: str
    v: int
    c: str
    p: tuple[str, ...]
    a: str
    d: str
    x: msgspec.Raw
    why: str = ""


class StoredOperation(msgspec.Struct, frozen=True, gc=False):
    """An operation with its name (32 hexadecimal digits) and its verbatim bytes."""

    id: str
    op: Operation
    line: bytes

    @property
    def value(self) -> Any:
        """The value as plain JSON data."""
        return msgspec.json.decode(self.op.x)


Parents: TypeAlias = Annotated[tuple[str, ...], msgspec.Meta(max_length=MOST_PARENTS)]


class _FigureText(msgspec.Struct, frozen=True, gc=False):
    s: str
    q: str | UnsetType = UNSET
    n: str | UnsetType = UNSET


class FigureOutline(msgspec.Struct, frozen=True, gc=False, tag_field="t", tag=FIGURE):
    """A figure's operation with nothing in it that this version does not write."""

    t: ClassVar[str] = FIGURE

    a: str
    c: str
    d: str
    p: Parents
    v: Literal[1]
    x: _FigureText
    why: str | UnsetType = UNSET


class RecordOutline(msgspec.Struct, frozen=True, gc=False, tag_field="t", tag=RECORD):
    """A record's operation, its value not looked into."""

    t: ClassVar[str] = RECORD

    a: str
    c: str
    d: str
    p: Parents
    v: int
    x: msgspec.Raw
    why: str | UnsetType = UNSET


class _SealLine(msgspec.Struct, frozen=True, gc=False):
    a: str
    c: str
    d: str
    p: tuple[str, ...]
    t: Literal["r"]
    v: Literal[1]
    x: Seal


Outline: TypeAlias = FigureOutline | RecordOutline | Operation

_DECODER = msgspec.json.Decoder(Operation)
_OUTLINES = msgspec.json.Decoder(FigureOutline | RecordOutline)
_SEAL_LINE = msgspec.json.Decoder(_SealLine)
_ENCODER = msgspec.json.Encoder(order="sorted")


def operation_id(line: bytes) -> str:
    """Return the name of an operation: the first 16 bytes of SHA-256 over prefix and bytes, in hexadecimal."""
    return sha256(_PREFIX + line).hexdigest()[:32]


def make_operation(
    *, kind: str, cell: str, parents: Iterable[str], author: str, device_time: str, value: Any, reason: str = ""
) -> StoredOperation:
    """Return a new operation over a JSON value; CanonicalError if it cannot be written, or names too many parents."""
    record: dict[str, Any] = {
        "t": kind,
        "v": 1,
        "c": cell,
        "p": sorted(parents),
        "a": author,
        "d": device_time,
        "x": value,
    }
    if reason:
        record["why"] = reason
    return read_operation(canonical.encode(record))


def read_operation(line: bytes) -> StoredOperation:
    """Return the operation that canonical bytes hold; CanonicalError if they are not one."""
    return StoredOperation(operation_id(line), _decode(line), line)


def read_block(block: bytes) -> Iterator[StoredOperation]:
    """Yield the operations of a block of canonical lines, checked as a whole first."""
    return (read_operation(line) for _, line in read_outlines(block))


def read_outlines(block: bytes) -> list[tuple[Outline, bytes]]:
    """Return what judging needs of each operation of a block, with its line; refuses what `read_block` refuses.

    A block as this version writes it is decoded by type once and compared with its own encoding; any other takes
    the generic way, which alone decides what is refused.
    """
    outlines = _outlines_as_written(block)
    if outlines is None:
        return [(_decode(line), line) for line in canonical.check_lines(block)]
    return outlines


def _outlines_as_written(block: bytes) -> list[tuple[Outline, bytes]] | None:
    lines = block[:-1].split(b"\n")
    try:
        outlines = _OUTLINES.decode_lines(block)
        is_same = _ENCODER.encode_lines(outlines) == block
    except (msgspec.MsgspecError, RecursionError, ValueError):
        return None
    if not is_same or len(lines) != len(outlines) or max(map(len, lines)) > MOST_LINE_BYTES:
        return None
    is_plain = canonical.is_plain(block)
    for outline, line in zip(outlines, lines, strict=True):
        if type(outline) is RecordOutline or not is_plain:
            _check_line(line, is_record=type(outline) is RecordOutline)
    return list(zip(outlines, lines, strict=True))


def _check_line(line: bytes, *, is_record: bool) -> None:
    """Check what comparing outlines left open: texts, and the inside of a record."""
    if not (canonical.is_plain(line) and (not is_record or _is_plain_seal(line))):
        canonical.decode_line(line)


def _is_plain_seal(line: bytes) -> bool:
    try:
        return _ENCODER.encode(_SEAL_LINE.decode(line)) == line
    except (msgspec.MsgspecError, RecursionError, ValueError):
        return False


def _decode(line: bytes) -> Operation:
    try:
        op = _DECODER.decode(line)
    except (msgspec.MsgspecError, RecursionError, ValueError) as error:
        raise CanonicalError(str(error)) from error
    if len(op.p) > MOST_PARENTS:
        raise CanonicalError("parents")
    return op
