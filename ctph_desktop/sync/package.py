"""The package file, byte by byte: signed outside, encrypted inside, and checked cheap before dear.

Nothing is parsed before it is authenticated, and whatever is wrong becomes one PackageError with a reason.
"""

import struct
import zlib
from collections.abc import Callable, Iterator, Sequence
from enum import StrEnum
from hashlib import sha256
from typing import Annotated, Any, Final

import msgspec
from msgspec import Struct, field
from msgspec.structs import replace
from nacl.exceptions import CryptoError
from nacl.signing import VerifyKey
from nacl.utils import random

from ctph_desktop.domain.errors import PackageError, PackageReason
from ctph_desktop.domain.journal import canonical
from ctph_desktop.domain.journal.canonical import CanonicalError
from ctph_desktop.domain.journal.signed import Purpose
from ctph_desktop.domain.package_files import LEAST_READER, MAGIC, MAJOR, MINOR
from ctph_desktop.sync import age_file, foreign_files
from ctph_desktop.sync.contents import MOST_RECORD_BYTES, ContentsReader, PackageContents, encode_lines
from ctph_desktop.sync.keys import DeviceKeys, key_id

END_MARK: Final = b"CTPHEND\n"
FLAG_PUBLIC: Final = 0x0001
MOST_HEADER_BYTES: Final = 65_536
MOST_PAYLOAD_BYTES: Final = 64 * 1024 * 1024
MOST_INFLATED_BYTES: Final = 256 * 1024 * 1024

_FRONT: Final = struct.Struct(">8sHHIQII32s16s16sQ24s")
_CRITICAL_FLAGS: Final = 0xFFFF
_SIGNATURE_BYTES: Final = 64
_TRAILER_BYTES: Final = _SIGNATURE_BYTES + 32 + len(END_MARK)
_LEAST_BYTES: Final = _FRONT.size + _TRAILER_BYTES
_MOST_BYTES: Final = _LEAST_BYTES + MOST_HEADER_BYTES + MOST_PAYLOAD_BYTES
_CHUNK_BYTES: Final = 1024 * 1024


class PackageKind(StrEnum):
    """What a package is for: a unit's report, the superior's answer, or the public invitation."""

    REPORT = "report"
    ANSWER = "answer"
    INVITATION = "invitation"


class PackageHeader(Struct, frozen=True):
    """What a package says of itself in clear: no personal data, no names of persons.

    `unit` is a UUID and `unit_code` its official code; `period` a period's code or empty; `roster` an id in
    hexadecimal or empty; `created` an ISO time for display; `reader` the least minor version that understands it.
    `build` fills in `recipients` (key ids), `counts` and `inflated`, the size of the records in bytes.
    """

    unit: str
    unit_code: str
    kind: PackageKind
    created: str
    period: str = ""
    roster: str = ""
    reader: Annotated[int, msgspec.Meta(ge=0)] = 0
    recipients: tuple[str, ...] = ()
    counts: dict[str, int] = field(default_factory=dict)
    inflated: Annotated[int, msgspec.Meta(ge=0)] = 0


class Envelope(Struct, frozen=True):
    """What an undamaged package says before any signature was checked: display only, except sizes and digest.

    `digest` is the SHA-256 of all that the file says.
    """

    sender: bytes
    package_id: bytes
    replica: bytes
    counter: int
    minor: int
    is_public: bool
    header_size: int
    payload_size: int
    digest: bytes

    @property
    def header_end(self) -> int:
        """Where the payload begins."""
        return _FRONT.size + self.header_size

    @property
    def payload_end(self) -> int:
        """Where the signature begins."""
        return self.header_end + self.payload_size


class OpenedPackage(Struct, frozen=True):
    """A package whose signature, encryption and records hold; ids are bytes.

    The caller decides what a sender who is not known may do. `unknown_records` need a newer program.
    """

    header: PackageHeader
    contents: PackageContents
    sender: bytes
    package_id: bytes
    replica: bytes
    counter: int
    is_sender_known: bool
    unknown_records: int
    digest: bytes


def build(
    contents: PackageContents,
    *,
    header: PackageHeader,
    sender: DeviceKeys,
    recipients: Sequence[str],
    replica: bytes,
    counter: int,
) -> bytes:
    """Return a package to the given age recipients and the sender itself; an invitation is public and has none.

    A recipient that is no key is passed over: one bad entry of a roster must not keep the others from reading.
    PackageError(TOO_LARGE) if the contents do not fit into one package.
    """
    is_public = header.kind is PackageKind.INVITATION
    usable = filter(age_file.is_recipient, recipients)
    readers = [] if is_public else sorted({*usable, sender.public.age})
    if len(readers) > age_file.MOST_RECIPIENTS:
        raise PackageError(PackageReason.TOO_LARGE, {"part": "header"})
    records = b"".join(encode_lines(contents))
    packed = _deflate(records)
    size = _packed_size(packed)
    described = _encode_header(
        replace(
            header,
            reader=LEAST_READER,
            recipients=tuple(map(key_id, readers)),
            counts=contents.counts,
            inflated=len(_echo_line(b"")) + len(records),
        )
    )
    payload_size = size if is_public else age_file.encrypted_size(size, recipients=len(readers))
    front = _front(
        sender.public.sign,
        flags=FLAG_PUBLIC if is_public else 0,
        header_size=len(described),
        payload_size=payload_size,
        replica=replica,
        counter=counter,
    )
    plain = _join(_echo_line(front + described), records, packed)
    payload = plain if is_public else age_file.encrypt(plain, recipients=readers)
    signed = front + described + payload
    signed += sender.signing_key.sign(_signed_message(signed)).signature
    return signed + sha256(signed).digest() + END_MARK


def peek(data: bytes) -> Envelope:
    """Return what a file says of itself after every check that needs no key; PackageError if one fails."""
    _check_outline(data)
    _, major, minor, flags, _, header_size, payload_size, sender, package_id, replica, counter, zero = (
        _FRONT.unpack_from(data)
    )
    if header_size > MOST_HEADER_BYTES:
        raise PackageError(PackageReason.TOO_LARGE, {"part": "header"})
    if payload_size > MOST_PAYLOAD_BYTES:
        raise PackageError(PackageReason.TOO_LARGE, {"part": "payload"})
    if _LEAST_BYTES + header_size + payload_size != len(data):
        raise PackageError(PackageReason.DAMAGED, {"part": "lengths"})
    if any(zero):
        raise PackageError(PackageReason.RESERVED_NOT_ZERO)
    if major < MAJOR:
        raise PackageError(PackageReason.DAMAGED, {"part": "version"})
    if major > MAJOR:
        raise PackageError(PackageReason.FUTURE_VERSION, {"version": f"{major}.{minor}"})
    if flags & _CRITICAL_FLAGS & ~FLAG_PUBLIC:
        raise PackageError(PackageReason.UNKNOWN_FLAGS, {"flags": f"{flags:08x}"})
    hash_start = len(data) - len(END_MARK) - 32
    digest = sha256(memoryview(data)[:hash_start]).digest()
    if digest != data[hash_start : hash_start + 32]:
        raise PackageError(PackageReason.DAMAGED, {"part": "hash"})
    is_public = bool(flags & FLAG_PUBLIC)
    return Envelope(sender, package_id, replica, counter, minor, is_public, header_size, payload_size, digest)


def open_package(data: bytes, *, keys: DeviceKeys, is_known_sender: Callable[[bytes], bool]) -> OpenedPackage:
    """Return what a package holds for this device; PackageError at the first check that fails.

    The signature must hold for the key the file names, whether or not its sender is known.
    """
    envelope, header = authenticate(data, keys=keys)
    return open_authentic(data, envelope, header=header, keys=keys, is_known_sender=is_known_sender)


def authenticate(data: bytes, *, keys: DeviceKeys) -> tuple[Envelope, PackageHeader]:
    """Return what a package says of itself after every check that decrypts nothing, its signature above all."""
    envelope, header = _signed_outside(data)
    _check_readers(envelope, header, keys)
    return envelope, header


def read_outside(data: bytes) -> PackageHeader:
    """Return what a package says of itself in clear, without any key; PackageError if it does not hold."""
    return _signed_outside(data)[1]


def _signed_outside(data: bytes) -> tuple[Envelope, PackageHeader]:
    envelope = peek(data)
    _check_signature(data, envelope)
    return envelope, _read_header(data[_FRONT.size : envelope.header_end])


def open_authentic(
    data: bytes,
    envelope: Envelope,
    *,
    header: PackageHeader,
    keys: DeviceKeys,
    is_known_sender: Callable[[bytes], bool],
) -> OpenedPackage:
    """Return what a package holds for this device, given what `authenticate` returned for it."""
    packed = data[envelope.header_end : envelope.payload_end]
    if not envelope.is_public:
        packed = _decrypt(packed, keys)
    contents, unknown = _read_records(packed, header, echo=_echo_line(data[: envelope.header_end]))
    return OpenedPackage(
        header,
        contents,
        envelope.sender,
        envelope.package_id,
        envelope.replica,
        envelope.counter,
        is_known_sender(envelope.sender),
        unknown,
        envelope.digest,
    )


def _front(sender: bytes, *, flags: int, header_size: int, payload_size: int, replica: bytes, counter: int) -> bytes:
    if header_size > MOST_HEADER_BYTES:
        raise PackageError(PackageReason.TOO_LARGE, {"part": "header"})
    if payload_size > MOST_PAYLOAD_BYTES:
        raise PackageError(PackageReason.TOO_LARGE, {"part": "payload"})
    total = _LEAST_BYTES + header_size + payload_size
    return _FRONT.pack(
        MAGIC,
        MAJOR,
        MINOR,
        flags,
        total,
        header_size,
        payload_size,
        sender,
        random(16),
        replica,
        counter,
        b"",
    )


def _check_outline(data: bytes) -> None:
    """Check length, magic, end mark and total length, and say what is missing or too much."""
    if not data.startswith(MAGIC):
        raise PackageError(foreign_files.recognise(data))
    if len(data) < _LEAST_BYTES:
        raise _truncated(data)
    total = _stated_length(data)
    if total == len(data) and data.endswith(END_MARK):
        return
    if total > len(data) and not data.endswith(END_MARK):
        raise _truncated(data)
    if _LEAST_BYTES <= total < len(data) and data[total - len(END_MARK) : total] == END_MARK:
        raise PackageError(PackageReason.TRAILING_BYTES, {"extra": str(len(data) - total)})
    if total == len(data):
        raise PackageError(PackageReason.END_MARK_MISSING)
    raise PackageError(PackageReason.DAMAGED, {"part": "lengths"})


def _stated_length(data: bytes) -> int:
    return int.from_bytes(data[16:24], "big")


def _truncated(data: bytes) -> PackageError:
    missing = _stated_length(data) - len(data)
    if len(data) < 24 or not 0 < missing <= _MOST_BYTES:
        return PackageError(PackageReason.TRUNCATED)
    return PackageError(PackageReason.TRUNCATED, {"missing": str(missing)})


def _signed_message(signed: bytes | memoryview) -> bytes:
    return Purpose.PACKAGE.value.encode() + b"\0" + sha256(signed).digest()


def _check_signature(data: bytes, envelope: Envelope) -> None:
    end = envelope.payload_end
    try:
        VerifyKey(envelope.sender).verify(_signed_message(memoryview(data)[:end]), data[end : end + _SIGNATURE_BYTES])
    except (CryptoError, ValueError, TypeError) as error:
        raise PackageError(PackageReason.BAD_SIGNATURE) from error


def _encode_header(header: PackageHeader) -> bytes:
    return canonical.encode(msgspec.to_builtins(header))


def _read_header(line: bytes) -> PackageHeader:
    try:
        value = canonical.decode_line(line, limit=MOST_HEADER_BYTES)
        _check_version(value)
        return msgspec.convert(value, PackageHeader)
    except (CanonicalError, msgspec.MsgspecError, ValueError) as error:
        raise PackageError(PackageReason.BAD_HEADER) from error


def _check_version(value: Any) -> None:
    """Refuse what only a newer program may show, before its other members are looked at."""
    reader = value.get("reader") if isinstance(value, dict) else None
    if type(reader) is int and reader > MINOR:
        raise PackageError(PackageReason.FUTURE_VERSION, {"version": f"{MAJOR}.{reader}"})


def _check_readers(envelope: Envelope, header: PackageHeader, keys: DeviceKeys) -> None:
    if header.inflated > MOST_INFLATED_BYTES:
        raise PackageError(PackageReason.INFLATED_TOO_LARGE)
    if envelope.is_public:
        if header.kind is not PackageKind.INVITATION or header.recipients:
            raise PackageError(PackageReason.BAD_HEADER)
    elif keys.public.key_id not in header.recipients:
        raise PackageError(PackageReason.NOT_FOR_US)


def _decrypt(payload: bytes, keys: DeviceKeys) -> bytes:
    try:
        return age_file.decrypt(payload, identity=keys.identity)
    except age_file.UnreadableError as error:
        raise PackageError(PackageReason.DECRYPT_FAILED) from error


def _echo_line(repeated: bytes) -> bytes:
    return b'{"echo":"' + sha256(repeated).hexdigest().encode() + b'"}\n'


def _deflate(records: bytes) -> bytes:
    packer = zlib.compressobj(6, zlib.DEFLATED, -zlib.MAX_WBITS)
    return packer.compress(records) + packer.flush()


def _join(echo: bytes, records: bytes, packed: bytes) -> bytes:
    """Return the zlib stream of echo and records.

    The echo stands in a stored block, so that the stream's length, which the echo covers, does not depend on it.
    """
    stored = struct.pack("<BHH", 0, len(echo), len(echo) ^ 0xFFFF) + echo
    check = zlib.adler32(records, zlib.adler32(echo))
    return b"\x78\x9c" + stored + packed + check.to_bytes(4, "big")


def _packed_size(packed: bytes) -> int:
    return len(_join(_echo_line(b""), b"", packed))


def _read_records(packed: bytes, header: PackageHeader, *, echo: bytes) -> tuple[PackageContents, int]:
    reader = ContentsReader()
    lines = _inflated_lines(packed, size=header.inflated)
    if next(lines, b"") + b"\n" != echo:
        raise PackageError(PackageReason.ECHO_MISMATCH)
    for line in lines:
        reader.take(line)
    return reader.contents(), reader.unknown_records


def _inflated_lines(packed: bytes, *, size: int) -> Iterator[bytes]:
    """Yield the lines of a zlib stream of exactly `size` bytes, never holding more than a line and a chunk."""
    pending = b""
    for chunk in _inflated_chunks(packed, size=size):
        *lines, pending = (pending + chunk).split(b"\n")
        yield from lines
        if len(pending) > MOST_RECORD_BYTES:
            raise PackageError(PackageReason.TOO_LARGE, {"part": "records"})
    if pending:
        raise PackageError(PackageReason.BAD_RECORD)


def _inflated_chunks(packed: bytes, *, size: int) -> Iterator[bytes]:
    inflater, done = zlib.decompressobj(), 0
    for start in range(0, len(packed), _CHUNK_BYTES):
        piece: bytes | None = packed[start : start + _CHUNK_BYTES]
        while piece is not None:
            limit = min(_CHUNK_BYTES, size - done + 1)
            chunk = _inflate(inflater, piece, limit=limit)
            done += len(chunk)
            if done > size:
                raise PackageError(PackageReason.INFLATED_TOO_LARGE)
            if inflater.unused_data:
                raise PackageError(PackageReason.BAD_RECORD)
            yield chunk
            is_drained = not inflater.unconsumed_tail and len(chunk) < limit
            piece = None if is_drained else inflater.unconsumed_tail
    if done != size or not inflater.eof:
        raise PackageError(PackageReason.BAD_RECORD)


def _inflate(inflater: Any, piece: bytes, *, limit: int) -> bytes:
    try:
        return bytes(inflater.decompress(piece, limit))
    except zlib.error as error:
        raise PackageError(PackageReason.BAD_RECORD) from error
