"""Operations: immutable statements that put a value into a cell, named by the hash of their own bytes."""

from collections.abc import Iterable, Iterator
from hashlib import sha256
from typing import Any

import msgspec

from ctph_desktop.domain.journal import canonical
from ctph_desktop.domain.journal.canonical import CanonicalError

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


_DECODER = msgspec.json.Decoder(Operation)


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
    try:
        op = _DECODER.decode(line)
    except (msgspec.MsgspecError, RecursionError, ValueError) as error:
        raise CanonicalError(str(error)) from error
    if len(op.p) > MOST_PARENTS:
        raise CanonicalError("parents")
    return StoredOperation(operation_id(line), op, line)


def read_block(block: bytes) -> Iterator[StoredOperation]:
    """Yield the operations of a block of canonical lines, checked as a whole first."""
    lines = canonical.check_lines(block)
    return map(read_operation, lines)
