"""The recovery code: digits on paper that open the database's key when the operating system has lost it.

40 random digits (132 bits) in 8 groups, each with a Verhoeff check digit. What lies in files is the key wrapped by
them: Argon2id, then XSalsa20-Poly1305.
"""

from collections.abc import Sequence
from hashlib import sha256
from hmac import compare_digest
from secrets import randbelow, token_bytes, token_hex
from typing import Final

import msgspec
from msgspec import Struct
from nacl.exceptions import CryptoError
from nacl.pwhash import argon2id
from nacl.secret import SecretBox

from ctph_desktop.domain.errors import (
    RecoveryCodeMistypedError,
    RecoveryCodeWrongError,
    RecoveryGroupWrongError,
    RecoverySheetMissingError,
)
from ctph_desktop.sync.codes import check_digit

GROUPS: Final = 8
GROUP_SIZE: Final = 6

_MEMORY_BYTES: Final = 64 * 1024 * 1024
_PASSES: Final = 3
_FORMAT: Final = 1
_SEPARATORS: Final = " \t\r\n\u00a0-\u2013.\u00b7/,"
_NOTICE: Final = (
    "Khoá cơ sở dữ liệu, đã bọc bằng mã trên phiếu phục hồi. Giữ tệp này cùng cơ sở dữ liệu; "
    "không có phiếu thì không mở được."
)


class WrappedKey(Struct, frozen=True):
    """A database's key as one sheet opens it: `sheet` is the number printed on it; salt and box in hexadecimal."""

    sheet: str
    issued_at: str
    salt: str
    box: str


class _File(Struct, frozen=True):
    format: int
    note: str
    keys: tuple[WrappedKey, ...]


def new_code() -> tuple[str, ...]:
    """Return a fresh code, group by group."""
    parts = (f"{randbelow(10 ** (GROUP_SIZE - 1)):0{GROUP_SIZE - 1}}" for _ in range(GROUPS))
    return tuple(part + str(check_digit(part)) for part in parts)


def wrap_key(key: str, code: Sequence[str], *, issued_at: str, sheet: str = "") -> WrappedKey:
    """Return a key (64 hexadecimal digits) as a code opens it; several keys of one `sheet` have its number."""
    salt = token_bytes(argon2id.SALTBYTES)
    box = SecretBox(_derived(code, salt)).encrypt(bytes.fromhex(key))
    return WrappedKey(sheet or token_hex(4).upper(), issued_at, salt.hex(), bytes(box).hex())


def unwrap_key(keys: Sequence[WrappedKey], typed: str) -> str:
    """Return the key that a typed code opens.

    RecoverySheetMissingError if no sheet was ever made, RecoveryCodeMistypedError if groups do not fit their check
    digits, RecoveryCodeWrongError if it is another sheet's code.
    """
    if not keys:
        raise RecoverySheetMissingError
    code = read_code(typed)
    for wrapped in keys:
        try:
            return SecretBox(_derived(code, bytes.fromhex(wrapped.salt))).decrypt(bytes.fromhex(wrapped.box)).hex()
        except (CryptoError, ValueError, TypeError):
            continue
    raise RecoveryCodeWrongError(", ".join(wrapped.sheet for wrapped in keys))


def read_code(typed: str) -> tuple[str, ...]:
    """Return the groups of a typed code; RecoveryCodeMistypedError names those that cannot be."""
    groups = _split(typed)
    wrong = tuple(index for index, group in enumerate(groups) if not _is_sound(group))
    if wrong:
        raise RecoveryCodeMistypedError(wrong)
    return groups


def group_marks(code: Sequence[str]) -> tuple[str, ...]:
    """Return what lets each group be recognised later, for the encrypted database only."""
    salt = token_hex(8)
    return tuple(f"{salt}:{_mark(salt, index, group)}" for index, group in enumerate(code))


def require_group(typed: str, index: int, *, marks: Sequence[str]) -> None:
    """Raise RecoveryGroupWrongError unless a typed group is the one of a sheet's code."""
    salt, _, mark = marks[index].partition(":")
    group = "".join(character for character in typed if character not in _SEPARATORS)
    if not compare_digest(_mark(salt, index, group), mark):
        raise RecoveryGroupWrongError(index)


def encode_keys(keys: Sequence[WrappedKey]) -> str:
    """Return wrapped keys as the text of their file."""
    return msgspec.json.format(msgspec.json.encode(_File(_FORMAT, _NOTICE, tuple(keys))), indent=2).decode()


def decode_keys(text: str) -> tuple[WrappedKey, ...]:
    """Return the wrapped keys of a file's text; none if it is not such a text."""
    try:
        return msgspec.json.decode(text, type=_File).keys
    except (msgspec.MsgspecError, RecursionError):
        return ()


def _derived(code: Sequence[str], salt: bytes) -> bytes:
    digits = "".join(group[:-1] for group in code)
    return argon2id.kdf(SecretBox.KEY_SIZE, digits.encode(), salt, opslimit=_PASSES, memlimit=_MEMORY_BYTES)


def _split(typed: str) -> tuple[str, ...]:
    """Return the groups as typed if their number is right, else cut after every sixth character."""
    spoken = "".join(" " if character in _SEPARATORS else character for character in typed).split()
    if len(spoken) == GROUPS:
        return tuple(spoken)
    joined = "".join(spoken)
    groups = [joined[start : start + GROUP_SIZE] for start in range(0, GROUPS * GROUP_SIZE, GROUP_SIZE)]
    groups[-1] += joined[GROUPS * GROUP_SIZE :]
    return tuple(groups)


def _is_sound(group: str) -> bool:
    is_digits = group.isascii() and group.isdigit() and len(group) == GROUP_SIZE
    return is_digits and check_digit(group[:-1]) == int(group[-1])


def _mark(salt: str, index: int, group: str) -> str:
    return sha256(f"CTPH1-sheet\0{salt}\0{index}\0{group}".encode()).hexdigest()
