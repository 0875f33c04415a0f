"""age v1 files to X25519 recipients (C2SP age.md).

Reading is pyrage's. Writing is done here on libsodium's primitives, because a package states its payload's length
inside what the payload repeats: the length must be known beforehand, and pyrage adds a stanza of random length.
"""

import hmac
import re
from base64 import b64encode
from collections.abc import Iterator, Sequence
from typing import Final

import pyrage
from nacl.bindings import (
    crypto_aead_chacha20poly1305_ietf_encrypt,
    crypto_scalarmult,
    crypto_scalarmult_base,
)
from nacl.exceptions import CryptoError
from nacl.utils import random

MOST_RECIPIENTS: Final = 64

_VERSION: Final = b"age-encryption.org/v1\n"
_CHUNK_BYTES: Final = 64 * 1024
_TAG_BYTES: Final = 16
_NONCE_BYTES: Final = 16
_STANZA_BYTES: Final = len("-> X25519 \n\n") + 43 + 43
_MAC_LINE_BYTES: Final = len("--- \n") + 43
_BECH32: Final = "qpzry9x8gf2tvdw0s3jn54khce6mua7l"
# Reading a header costs more than its length: a thousand stanzas take seconds, before anything can be authenticated.
_MOST_HEADER_BYTES: Final = 8 * 1024
_HEADER_END: Final = re.compile(rb"\n--- [A-Za-z0-9+/]{43}\n")


class UnreadableError(Exception):
    """A file is not for this identity, or was changed."""


class UnusableRecipientError(Exception):
    """A text is no key that anybody could read with."""


def encrypted_size(size: int, *, recipients: int) -> int:
    """Return how many bytes `encrypt` makes of `size` bytes."""
    chunks = max(1, -(-size // _CHUNK_BYTES))
    header = len(_VERSION) + recipients * _STANZA_BYTES + _MAC_LINE_BYTES
    return header + _NONCE_BYTES + size + chunks * _TAG_BYTES


def encrypt(plain: bytes, *, recipients: Sequence[str]) -> bytes:
    """Return an age file that each of the "age1…" recipients can open.

    UnusableRecipientError if one is no key; ValueError for more than MOST_RECIPIENTS, or none.
    """
    if not 1 <= len(recipients) <= MOST_RECIPIENTS:
        raise ValueError(len(recipients))
    file_key, nonce = random(16), random(_NONCE_BYTES)
    stanzas = b"".join(_stanza(file_key, _public_key(recipient)) for recipient in recipients)
    header = _VERSION + stanzas + b"---"
    mac = hmac.digest(_derive(file_key, info=b"header"), header, "sha256")
    payload_key = _derive(file_key, info=b"payload", salt=nonce)
    return b"".join((header, b" ", _encode(mac), b"\n", nonce, *_chunks(plain, payload_key)))


def decrypt(data: bytes, *, identity: str) -> bytes:
    """Return what an age file holds; UnreadableError if it is not for this identity or was changed.

    Armoured files, which pyrage would take too, and headers longer than `encrypt` can write are refused.
    """
    if not data.startswith(_VERSION) or _HEADER_END.search(data, 0, _MOST_HEADER_BYTES) is None:
        raise UnreadableError("header")
    try:
        return bytes(pyrage.decrypt(data, [pyrage.x25519.Identity.from_str(identity)]))
    except pyrage.DecryptError as error:
        raise UnreadableError(str(error)) from error


def is_recipient(text: str) -> bool:
    """Tell whether a text is an "age1…" recipient, spelled the one usual way, to whom something can be encrypted."""
    try:
        crypto_scalarmult(b"\1" * 32, _public_key(text))
    except (UnusableRecipientError, CryptoError):
        return False
    return True


def _stanza(file_key: bytes, recipient: bytes) -> bytes:
    secret = random(32)
    share = crypto_scalarmult_base(secret)
    try:
        shared = crypto_scalarmult(secret, recipient)
    except CryptoError as error:  # a point of low order: the result would be zero, and known to everybody
        raise UnusableRecipientError(recipient.hex()) from error
    wrap_key = _derive(shared, info=b"age-encryption.org/v1/X25519", salt=share + recipient)
    wrapped = crypto_aead_chacha20poly1305_ietf_encrypt(file_key, None, bytes(12), wrap_key)
    return b"-> X25519 " + _encode(share) + b"\n" + _encode(wrapped) + b"\n"


def _chunks(plain: bytes, key: bytes) -> Iterator[bytes]:
    last = max(1, -(-len(plain) // _CHUNK_BYTES)) - 1
    for index in range(last + 1):
        chunk = plain[index * _CHUNK_BYTES : (index + 1) * _CHUNK_BYTES]
        nonce = index.to_bytes(11, "big") + (b"\1" if index == last else b"\0")
        yield crypto_aead_chacha20poly1305_ietf_encrypt(chunk, None, nonce, key)


def _derive(secret: bytes, *, info: bytes, salt: bytes = b"") -> bytes:
    """Return 32 bytes of HKDF-SHA-256."""
    return hmac.digest(hmac.digest(salt, secret, "sha256"), info + b"\1", "sha256")


def _encode(data: bytes) -> bytes:
    return b64encode(data).rstrip(b"=")


def _public_key(recipient: str) -> bytes:
    """Return the 32 bytes of a Bech32 recipient after pyrage checked its check digits."""
    try:
        text = str(pyrage.x25519.Recipient.from_str(recipient))
    except pyrage.RecipientError as error:
        raise UnusableRecipientError(recipient) from error
    if text != recipient:  # capitals: the same key under a second key id
        raise UnusableRecipientError(recipient)
    number = 0
    for character in text.removeprefix("age1")[:-6]:
        number = number << 5 | _BECH32.index(character)
    return (number >> 4).to_bytes(32, "big")
