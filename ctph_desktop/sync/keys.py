"""A device's keys: an Ed25519 key that signs and an X25519 age identity that reads."""

from collections.abc import Mapping
from hashlib import sha256

import pyrage
from msgspec import Struct
from nacl.signing import SigningKey
from nacl.utils import random

KEY_ID_DIGITS = 16


class DevicePublic(Struct, frozen=True):
    """What others may know of a device: `sign` is 32 bytes, `age` an "age1…" recipient."""

    sign: bytes
    age: str

    @property
    def key_id(self) -> str:
        """The 16 hexadecimal digits by which a package names this reader."""
        return key_id(self.age)


class DeviceKeys(Struct, frozen=True):
    """The secret keys of a device: a 32-byte signing seed and an "AGE-SECRET-KEY-1…" identity."""

    seed: bytes
    identity: str

    def __repr__(self) -> str:
        return "DeviceKeys(…)"  # secrets reach no log

    @classmethod
    def new(cls) -> "DeviceKeys":
        """Return fresh random keys."""
        return cls(random(32), str(pyrage.x25519.Identity.generate()))

    @classmethod
    def from_json(cls, value: Mapping[str, str]) -> "DeviceKeys":
        """Return the keys that `to_json` gave."""
        return cls(bytes.fromhex(value["sign"]), value["age"])

    def to_json(self) -> dict[str, str]:
        """Return the keys as texts, to be kept in the encrypted database only."""
        return {"age": self.identity, "sign": self.seed.hex()}

    @property
    def signing_key(self) -> SigningKey:
        """The key that signs."""
        return SigningKey(self.seed)

    @property
    def public(self) -> DevicePublic:
        """What others may know of these keys."""
        recipient = pyrage.x25519.Identity.from_str(self.identity).to_public()
        return DevicePublic(bytes(self.signing_key.verify_key), str(recipient))


def key_id(age: str) -> str:
    """Return the first 16 hexadecimal digits of the SHA-256 of an age recipient."""
    return sha256(age.encode()).hexdigest()[:KEY_ID_DIGITS]
