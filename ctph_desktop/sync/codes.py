"""Codes that are read out over the telephone and typed: digits in groups, each with a Verhoeff check digit."""

from enum import StrEnum
from hashlib import sha256
from hmac import compare_digest
from typing import Final

from nacl.pwhash import argon2id

from ctph_desktop.domain.errors import CodeMismatchError, MistypedCodeError
from ctph_desktop.sync.keys import DevicePublic

KEY_GROUPS: Final = 4
SEAL_GROUPS: Final = 2

_GROUP_DIGITS: Final = 4
_MEMORY_BYTES: Final = 64 * 1024 * 1024
_PASSES: Final = 3
_SEPARATORS: Final = " \t\u00a0-\u2013.\u00b7/,"

_PERMUTATION: Final = (1, 5, 7, 6, 2, 8, 3, 0, 9, 4)
_INVERSE: Final = (0, 4, 3, 2, 1, 5, 6, 7, 8, 9)


class CodePurpose(StrEnum):
    """What a code stands for; a code of one purpose never fits another."""

    INVITATION = "CTPH1-invitation"
    ENROLMENT = "CTPH1-enrolment"


def code_for(purpose: CodePurpose, unit: str, public: DevicePublic) -> str:
    """Return the 20 digits that stand for a unit's keys: "12345 12345 12345 12345".

    Argon2id (64 MiB, 3 passes, the purpose as salt) makes each guess at a look-alike key cost a fraction of a second.
    """
    message = b"\0".join((purpose.value.encode(), unit.encode(), public.sign, public.age.encode()))
    salt = sha256(purpose.value.encode()).digest()[: argon2id.SALTBYTES]
    tag = argon2id.kdf(16, message, salt, opslimit=_PASSES, memlimit=_MEMORY_BYTES)
    return _spell(tag, groups=KEY_GROUPS)


def phone_code(seal: str) -> str:
    """Return the 10 digits that stand for a seal, given its id in hexadecimal: "12345 12345"."""
    return _spell(sha256(b"CTPH1-phone\0" + bytes.fromhex(seal)).digest(), groups=SEAL_GROUPS)


def check_groups(text: str, *, groups: int = KEY_GROUPS) -> tuple[int, ...]:
    """Return the indices of the groups that were mistyped, none if all fit their check digits."""
    typed = _split(text, groups=groups)
    return tuple(index for index, group in enumerate(typed) if not _is_sound(group))


def matches(typed: str, code: str) -> bool:
    """Tell whether a typed code is the given one, whatever blanks and dashes stand between."""
    return compare_digest(_joined(typed).encode(), _joined(code).encode())


def require_match(typed: str, *, code: str) -> None:
    """Raise MistypedCodeError or CodeMismatchError unless the typed code is the given one."""
    wrong = check_groups(typed, groups=len(code.split()))
    if wrong:
        raise MistypedCodeError(wrong)
    if not matches(typed, code):
        raise CodeMismatchError


def _spell(tag: bytes, *, groups: int) -> str:
    size = groups * _GROUP_DIGITS
    digits = f"{int.from_bytes(tag, 'big') % 10**size:0{size}}"
    parts = (digits[start : start + _GROUP_DIGITS] for start in range(0, size, _GROUP_DIGITS))
    return " ".join(part + str(check_digit(part)) for part in parts)


def _split(text: str, *, groups: int) -> list[str]:
    """Return the groups as typed if their number is right, else cut after every fifth character."""
    spoken = "".join(" " if character in _SEPARATORS else character for character in text).split()
    if len(spoken) == groups:
        return spoken
    joined, size = "".join(spoken), _GROUP_DIGITS + 1
    parts = [joined[start : start + size] for start in range(0, size * groups, size)]
    parts[-1] += joined[size * groups :]
    return parts


def _joined(text: str) -> str:
    return "".join(character for character in text if character not in _SEPARATORS)


def _is_sound(group: str) -> bool:
    is_digits = group.isascii() and group.isdigit() and len(group) == _GROUP_DIGITS + 1
    return is_digits and check_digit(group[:-1]) == int(group[-1])


def check_digit(digits: str) -> int:
    """Return the Verhoeff digit that belongs behind digits."""
    check = 0
    for position, digit in enumerate(reversed(digits), start=1):
        value = int(digit)
        for _ in range(position % 8):
            value = _PERMUTATION[value]
        check = _times(check, value)
    return _INVERSE[check]


def _times(left: int, right: int) -> int:
    """Return the product in the group of the ten symmetries of a pentagon, as Verhoeff numbers them."""
    turn = left + right if left < 5 else left - right
    return turn % 5 + (0 if (left < 5) == (right < 5) else 5)
