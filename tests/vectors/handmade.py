"""Package files made by hand from the format page: every byte, key and nonce is fixed, so each run makes the same."""

import hmac
import json
import re
import struct
import zlib
from base64 import b64encode
from hashlib import sha256

from nacl.bindings import crypto_aead_chacha20poly1305_ietf_encrypt, crypto_scalarmult, crypto_scalarmult_base
from nacl.pwhash import argon2id
from nacl.signing import SigningKey

MAGIC, END = b"\x89CTP\r\n\x1a\n", b"CTPHEND\n"
FRONT = ">8sHHIQII32s16s16sQ24s"
LETTERS = "qpzry9x8gf2tvdw0s3jn54khce6mua7l"


def secret(name: str) -> bytes:
    return sha256(b"CTPH test vector\0" + name.encode()).digest()


def uuid(name: str) -> str:
    return secret(name).hex()[:32]


def canonical(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"), sort_keys=True).encode()


def bech32(prefix: str, key: bytes) -> str:
    number = int.from_bytes(key, "big") << 4
    values = [number >> 5 * place & 31 for place in reversed(range(52))]
    check = 1
    for value in [*(ord(c) >> 5 for c in prefix), 0, *(ord(c) & 31 for c in prefix), *values, *[0] * 6]:
        top, check = check >> 25, (check & 0x1FFFFFF) << 5 ^ value
        for place, term in enumerate((0x3B6A57B2, 0x26508E6D, 0x1EA119FA, 0x3D4233DD, 0x2A1462B3)):
            check ^= term if top >> place & 1 else 0
    digits = [(check ^ 1) >> 5 * place & 31 for place in reversed(range(6))]
    return prefix + "1" + "".join(LETTERS[value] for value in values + digits)


class Device:
    """A PC with the keys that belong to its name."""

    def __init__(self, name: str, unit: str) -> None:
        self.name, self.unit = name, unit
        self.key = SigningKey(secret("sign " + name))
        self.sign = bytes(self.key.verify_key)
        self.read_key = crypto_scalarmult_base(secret("age " + name))
        self.recipient = bech32("age", self.read_key)
        self.identity = bech32("age-secret-key-", secret("age " + name)).upper()
        self.key_id = sha256(self.recipient.encode()).hexdigest()[:16]
        self.replica = secret("replica " + name)[:16]

    def grant(self, **changes: object) -> dict[str, object]:
        return {
            "sign": self.sign.hex(), "age": self.recipient, "unit": self.unit, "name": self.name, "since": 0,
            "seals": False, "is_revoked": False, "cut": [],
        } | changes  # fmt: skip


# age


def derive(key: bytes, *, info: bytes, salt: bytes = b"") -> bytes:
    return hmac.digest(hmac.digest(salt, key, "sha256"), info + b"\1", "sha256")


def unpadded(data: bytes) -> bytes:
    return b64encode(data).rstrip(b"=")


def age(plain: bytes, readers: list[Device], *, name: str, repeated: int = 1) -> bytes:
    """An age file to devices; `repeated` says how often each stanza stands there."""
    file_key, nonce = secret("file key " + name)[:16], secret("nonce " + name)[:16]
    header = b"age-encryption.org/v1\n"
    for reader in readers:
        ephemeral = secret(f"ephemeral {name} {reader.name}")
        share = crypto_scalarmult_base(ephemeral)
        shared = crypto_scalarmult(ephemeral, reader.read_key)
        wrap = derive(shared, info=b"age-encryption.org/v1/X25519", salt=share + reader.read_key)
        body = crypto_aead_chacha20poly1305_ietf_encrypt(file_key, None, bytes(12), wrap)
        header += (b"-> X25519 " + unpadded(share) + b"\n" + unpadded(body) + b"\n") * repeated
    header += b"---"
    mac = hmac.digest(derive(file_key, info=b"header"), header, "sha256")
    key, sealed = derive(file_key, info=b"payload", salt=nonce), b""
    pieces = [plain[start : start + 65_536] for start in range(0, len(plain), 65_536)] or [b""]
    for number, piece in enumerate(pieces):
        last = b"\1" if number == len(pieces) - 1 else b"\0"
        sealed += crypto_aead_chacha20poly1305_ietf_encrypt(piece, None, number.to_bytes(11, "big") + last, key)
    return header + b" " + unpadded(mac) + b"\n" + nonce + sealed


def age_size(size: int, readers: int) -> int:
    return 22 + 98 * readers + 48 + 16 + size + 16 * max(1, -(-size // 65_536))


# zlib without compression: the same bytes whatever zlib is installed


def stored(data: bytes) -> bytes:
    return b"\x78\x01" + stored_blocks(data, ends=True) + zlib.adler32(data).to_bytes(4, "big")


def stored_blocks(data: bytes, *, ends: bool) -> bytes:
    pieces = [data[start : start + 65_535] for start in range(0, len(data), 65_535)] or [b""]
    return b"".join(
        struct.pack("<BHH", ends and number == len(pieces) - 1, len(piece), len(piece) ^ 0xFFFF) + piece
        for number, piece in enumerate(pieces)
    )


def run_packed(data: bytes) -> bytes:
    """The same, but base64 of many zeros takes little room, in the fixed codes of RFC 1951."""
    blocks, done = b"", 0
    for run in re.finditer(b"A{1033,}", data):
        repeats = (run.end() - run.start() - 1) // 258
        blocks += stored_blocks(data[done : run.end() - 258 * repeats], ends=False)
        bits = "010" + "1100010100000" * repeats + "0000000" + "000"  # 258 times what stood last; the end; a new block
        blocks += bytes(int(bits[at : at + 8][::-1], 2) for at in range(0, len(bits), 8)) + b"\0\0\xff\xff"
        done = run.end()
    return b"\x78\x01" + blocks + stored_blocks(data[done:], ends=True) + zlib.adler32(data).to_bytes(4, "big")


# records


def signed(purpose: str, body: bytes, key: SigningKey) -> bytes:
    named = purpose.encode() + b"\0"
    return key.sign(named + sha256(named + body).digest()).signature


def digest(purpose: str, body: bytes) -> bytes:
    return sha256(purpose.encode() + b"\0" + body).digest()


def record(kind: str, body: object, key: SigningKey, **changes: str) -> bytes:
    """The line of a roster version, receipt or request."""
    text = body if isinstance(body, bytes) else canonical(body)
    line = {kind: text.decode(), "by": bytes(key.verify_key).hex(), "sig": signed("CTPH1-" + kind, text, key).hex()}
    return canonical(line | changes) + b"\n"


def operation(cell: str, value: object, **changes: object) -> bytes:
    made = {"t": cell[0], "v": 1, "c": cell, "p": [], "a": uuid("person"), "d": "2026-07-31T16:00:00+07:00", "x": value}
    return canonical(made | changes) + b"\n"


def segment_head(device: Device, book: str, roster: str, block: bytes, /, **changes: object) -> bytes:
    return canonical(
        {
            "replica": device.replica.hex(), "book": book, "prev": "", "roster": roster, "device": device.sign.hex(),
            "n": block.count(b"\n"), "size": len(block), "body": sha256(block).hexdigest(),
        } | changes
    )  # fmt: skip


def segment(head: bytes, body: bytes, key: SigningKey, *, signature: bytes = b"", **changes: str) -> bytes:
    """The line of a segment, its body as given."""
    signature = signature or signed("CTPH1-seg", head, key)
    line = {"segment": head.decode(), "ops": b64encode(body).decode(), "sig": signature.hex()} | changes
    return canonical(line) + b"\n"


# the file


def package(
    lines: bytes,
    *,
    sender: Device,
    readers: list[Device],
    header: dict[str, object] | bytes = b"",
    payload: object = None,
    flags: int = 0,
    major: int = 1,
    **named: object,
) -> bytes:
    """A whole file; `payload` makes what is encrypted out of the echo's line, `named` changes header members."""
    wrap = payload or (lambda echo: stored(echo + lines))
    described = {
        "unit": sender.unit, "unit_code": "19600", "kind": "report", "created": "2026-08-02T07:30:00+07:00",
        "period": "2026-07", "roster": "", "reader": 0, "recipients": sorted(reader.key_id for reader in readers),
        "counts": {}, "inflated": 76 + len(lines),
    } | named  # fmt: skip
    head = header if isinstance(header, bytes) and header else canonical(described)
    name = sha256(sender.sign + head + lines).hexdigest()
    size = len(wrap(bytes(76)))
    size = age_size(size, len(readers)) if readers else size
    front = struct.pack(
        FRONT, MAGIC, major, 0, flags, 232 + len(head) + size, len(head), size, sender.sign,
        secret("package " + name)[:16], sender.replica, 7, bytes(24),
    )  # fmt: skip
    echo = b'{"echo":"' + sha256(front + head).hexdigest().encode() + b'"}\n'
    plain = wrap(echo)
    return finish(front + head + (age(plain, readers, name=name) if readers else plain), sender)


def finish(signed_part: bytes, sender: Device) -> bytes:
    """Sign what stands before the signature, and add the rest."""
    return rehash(signed_part + sender.key.sign(b"CTPH1-pkg\0" + sha256(signed_part).digest()).signature)


def rehash(body: bytes) -> bytes:
    return body + sha256(body).digest() + END


def resized(data: bytes, sender: Device, payload: bytes) -> bytes:
    """Return the same package around another payload, with lengths and signature that fit."""
    head_size = int.from_bytes(data[24:28], "big")
    total = 232 + head_size + len(payload)
    front = data[:16] + struct.pack(">QII", total, head_size, len(payload)) + data[32 : 128 + head_size]
    return finish(front + payload, sender)


def put(data: bytes, offset: int, field: bytes) -> bytes:
    """Change bytes and make the hash right again."""
    return rehash((data[:offset] + field + data[offset + len(field) :])[:-40])


# codes: D5 as two rows of a pentagon's symmetries, the permutation as Verhoeff gives it


def spelled(tag: bytes, *, groups: int) -> str:
    digits = str(int.from_bytes(tag, "big") % 10 ** (4 * groups)).zfill(4 * groups)
    return " ".join(part + check_digit(part) for part in (digits[at : at + 4] for at in range(0, 4 * groups, 4)))


def check_digit(digits: str) -> str:
    permutation, check = "1576283094", 0
    for position, digit in enumerate(reversed(digits), start=1):
        moved = digit
        for _ in range(position % 8):
            moved = permutation[int(moved)]
        check = after(check, int(moved))
    return next(str(last) for last in range(10) if after(check, last) == 0)


def after(first: int, second: int) -> int:
    turned = first % 5 + second % 5 if first < 5 else first % 5 - second % 5
    return turned % 5 + 5 * ((first < 5) != (second < 5))


def key_code(purpose: str, unit: str, device: Device) -> str:
    message = b"\0".join((purpose.encode(), unit.encode(), device.sign, device.recipient.encode()))
    salt = sha256(purpose.encode()).digest()[:16]
    return spelled(argon2id.kdf(16, message, salt, opslimit=3, memlimit=64 * 1024 * 1024), groups=4)
