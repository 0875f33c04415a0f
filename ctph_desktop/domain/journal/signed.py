"""Signed things as they travel: bytes kept verbatim, with a domain-separated Ed25519 signature."""

from enum import StrEnum
from hashlib import sha256

from msgspec import Struct
from nacl.exceptions import CryptoError
from nacl.signing import SigningKey, VerifyKey


class Purpose(StrEnum):
    """What a signature is for; it is part of the signed bytes, so that none can stand for another."""

    SEGMENT = "CTPH1-seg"
    ROSTER = "CTPH1-roster"
    RECEIPT = "CTPH1-receipt"
    REQUEST = "CTPH1-request"
    PACKAGE = "CTPH1-pkg"


def digest(purpose: Purpose, data: bytes) -> bytes:
    """Return the 32 bytes that name data for a purpose, and that its signature covers."""
    return sha256(purpose.value.encode() + b"\0" + data).digest()


def sign(purpose: Purpose, data: bytes, *, key: SigningKey) -> bytes:
    """Return the 64-byte signature over the purpose and the SHA-256 of purpose and data."""
    return key.sign(purpose.value.encode() + b"\0" + digest(purpose, data)).signature


def is_signed_by(signer: bytes, purpose: Purpose, data: bytes, *, signature: bytes) -> bool:
    """Tell whether `signer` (32-byte Ed25519 public key) signed data for the purpose."""
    try:
        VerifyKey(signer).verify(purpose.value.encode() + b"\0" + digest(purpose, data), signature)
    except (CryptoError, ValueError, TypeError):
        return False
    return True


class SignedRecord(Struct, frozen=True):
    """A canonical JSON record (roster version, receipt, request) with its signer and signature."""

    purpose: Purpose
    body: bytes
    signer: bytes
    signature: bytes

    @property
    def id(self) -> str:
        """The record's name: 32 hexadecimal digits of its digest."""
        return digest(self.purpose, self.body)[:16].hex()

    @property
    def is_genuine(self) -> bool:
        """Whether the signature holds."""
        return is_signed_by(self.signer, self.purpose, self.body, signature=self.signature)

    @classmethod
    def make(cls, purpose: Purpose, body: bytes, *, key: SigningKey) -> "SignedRecord":
        """Return the record signed with a key."""
        return cls(purpose, body, bytes(key.verify_key), sign(purpose, body, key=key))


class SignedSegment(Struct, frozen=True):
    """A segment as it travels and is stored.

    `head` is a canonical JSON line that names the SHA-256 and the size of the inflated body; `body` is a zlib stream
    of canonical operation lines. The signature covers the head, and through it everything.
    """

    head: bytes
    signature: bytes
    body: bytes

    @property
    def id(self) -> str:
        """The segment's name: 64 hexadecimal digits."""
        return digest(Purpose.SEGMENT, self.head).hex()
