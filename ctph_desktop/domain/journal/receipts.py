"""Receipts: what an office says it holds of another's books. Receipts form a union too."""

from enum import StrEnum

import msgspec

from ctph_desktop.domain.journal import canonical
from ctph_desktop.domain.journal.canonical import CanonicalError
from ctph_desktop.domain.journal.signed import Purpose, SignedRecord


class PackageVerdict(StrEnum):
    """What became of a package."""

    MERGED = "merged"
    MERGED_OLDER = "merged-older"
    DAMAGED = "damaged"
    NOT_FOR_US = "not-for-us"
    UNKNOWN_SENDER = "unknown-sender"
    QUARANTINED = "quarantined"


class Receipt(msgspec.Struct, frozen=True):
    """`to` is the unit it answers; `segments` the newest segments held, `packages` the verdict of each package id.

    `program` is the version of the program that wrote it; `attachments` and `lacks` are the files held, and not held,
    that evidence in the books of both names, each by the first 32 digits of its SHA-256. `whole` names the sets of
    segments the PC holds as `replica`, by year and unit; `left_out` the ends of what the package leaves out, because
    its readers said to hold it; `parts` the ends of what each of several packages holds that go together, this being
    `part` (from 1). The first versions left all of these out.
    """

    to: str
    segments: tuple[str, ...]
    packages: dict[str, str]
    at: str
    program: str | msgspec.UnsetType = msgspec.UNSET
    attachments: tuple[str, ...] | msgspec.UnsetType = msgspec.UNSET
    lacks: tuple[str, ...] | msgspec.UnsetType = msgspec.UNSET
    replica: str | msgspec.UnsetType = msgspec.UNSET
    whole: dict[str, dict[str, str]] | msgspec.UnsetType = msgspec.UNSET
    left_out: dict[str, dict[str, tuple[str, ...]]] | msgspec.UnsetType = msgspec.UNSET
    part: int | msgspec.UnsetType = msgspec.UNSET
    parts: tuple[tuple[str, ...], ...] | msgspec.UnsetType = msgspec.UNSET


class Request(msgspec.Struct, frozen=True):
    """A PC's wish to be enrolled: its public keys, its office, the name it goes by. Self-signed."""

    unit: str
    sign: str
    age: str
    name: str


_RECEIPT = msgspec.json.Decoder(Receipt)
_REQUEST = msgspec.json.Decoder(Request)


def encode(record: Receipt | Request) -> bytes:
    """Return the canonical bytes of a receipt or request."""
    return canonical.encode(msgspec.to_builtins(record))


def read_receipt(record: SignedRecord) -> Receipt:
    """Return the receipt a signed record holds; CanonicalError if it does not hold."""
    _check(record, Purpose.RECEIPT)
    try:
        return _RECEIPT.decode(record.body)
    except (msgspec.MsgspecError, ValueError) as error:
        raise CanonicalError(str(error)) from error


def read_request(record: SignedRecord) -> Request:
    """Return the request a self-signed record holds; CanonicalError if another key signed it."""
    _check(record, Purpose.REQUEST)
    try:
        request = _REQUEST.decode(record.body)
    except (msgspec.MsgspecError, ValueError) as error:
        raise CanonicalError(str(error)) from error
    if request.sign != record.signer.hex():
        raise CanonicalError("signer")
    return request


def _check(record: SignedRecord, purpose: Purpose) -> None:
    if record.purpose is not purpose or not record.is_genuine:
        raise CanonicalError("signature")
    canonical.decode_line(record.body)
