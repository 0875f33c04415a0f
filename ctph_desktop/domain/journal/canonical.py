"""Canonical bytes: the one way a record is written, so that its hash is its name."""

import re
import unicodedata
from typing import Any

import msgspec

from ctph_desktop.domain.errors import DomainError
from ctph_desktop.domain.text import has_control_characters

MOST_LINE_BYTES = 256 * 1024
MOST_DEPTH = 32
LARGEST_INTEGER = 2**53
SIZE = "size"
NOT_NFC, CONTROL, NOT_UNICODE = "text is not NFC", "control character", "text is not Unicode"
TEXT_FAULTS = frozenset({NOT_NFC, CONTROL, NOT_UNICODE})

_ENCODER = msgspec.json.Encoder(order="sorted")
_KEY = re.compile(r"[\x21-\x7e]{1,64}")
# What only walking a line can judge: long numbers, escapes, and a member whose key is no plain one.
_SUSPECT = re.compile(rb'[0-9]{16}|\\[ubfr]|\x7f|[{,]"(?![!#-\[\]-~]{1,64}":)')


class CanonicalError(DomainError):
    """Bytes are not the canonical form of a record; `part` names what is wrong."""

    part: str


def _refuse_float(_: str) -> Any:
    raise CanonicalError("float")


_DECODER = msgspec.json.Decoder(float_hook=_refuse_float)


def encode(value: Any) -> bytes:
    """Return the canonical bytes of a JSON value; CanonicalError if it holds what none may hold."""
    _examine(value, MOST_DEPTH)
    try:
        line = _ENCODER.encode(value)
    except UnicodeEncodeError as error:
        raise CanonicalError(NOT_UNICODE) from error
    except (msgspec.MsgspecError, ValueError) as error:
        raise CanonicalError(str(error)) from error
    if len(line) > MOST_LINE_BYTES:
        raise CanonicalError(SIZE)
    return line


def decode_line(line: bytes, *, limit: int = MOST_LINE_BYTES) -> Any:
    """Return the JSON value of canonical bytes; CanonicalError for anything written in another way."""
    if len(line) > limit:
        raise CanonicalError(SIZE)
    value = _decode(line)
    if _ENCODER.encode(value) != line:
        raise CanonicalError("not canonical")
    _examine(value, MOST_DEPTH)
    return value


def is_plain(data: bytes) -> bool:
    """Tell whether bytes are ASCII without escapes and DEL: no text in them can break a rule."""
    return data.isascii() and b"\\" not in data and b"\x7f" not in data


def check_lines(block: bytes) -> list[bytes]:
    """Return the lines of a block of canonical records, each ended by a line feed.

    The whole block is decoded, encoded and compared at once; only lines that could break a rule are walked.
    """
    if not block:
        return []
    if not block.endswith(b"\n"):
        raise CanonicalError("last line")
    lines = block[:-1].split(b"\n")
    if max(map(len, lines)) > MOST_LINE_BYTES:
        raise CanonicalError(SIZE)
    try:
        values = _DECODER.decode_lines(block)
        again = _ENCODER.encode_lines(values)
    except (msgspec.MsgspecError, RecursionError, ValueError) as error:
        raise CanonicalError(str(error)) from error
    if again != block or len(values) != len(lines):
        raise CanonicalError("not canonical")
    for line, value in zip(lines, values, strict=True):
        if not line.isascii() or line.count(b"{") + line.count(b"[") >= MOST_DEPTH or _SUSPECT.search(line):
            _examine(value, MOST_DEPTH)
    return lines


def _decode(line: bytes) -> Any:
    try:
        return _DECODER.decode(line)
    except (msgspec.MsgspecError, RecursionError, ValueError) as error:
        raise CanonicalError(str(error)) from error


def _examine(value: Any, depth: int) -> None:
    if depth == 0:
        raise CanonicalError("depth")
    match value:
        case str():
            _examine_text(value)
        case bool() | None:
            pass
        case int():
            if abs(value) >= LARGEST_INTEGER:
                raise CanonicalError("integer")
        case dict() | list() | tuple():
            _examine_items(value, depth - 1)
        case _:
            raise CanonicalError(type(value).__name__)


def _examine_items(value: dict[Any, Any] | list[Any] | tuple[Any, ...], depth: int) -> None:
    if isinstance(value, dict):
        if not all(isinstance(key, str) and _KEY.fullmatch(key) for key in value):
            raise CanonicalError("key")
        value = list(value.values())
    for item in value:
        _examine(item, depth)


def _examine_text(text: str) -> None:
    if text.isascii():
        if text.isprintable():
            return
    elif not unicodedata.is_normalized("NFC", text):
        raise CanonicalError(NOT_NFC)
    if has_control_characters(text):
        raise CanonicalError(CONTROL)
