"""Codes spelled out: what was read over a telephone last year is still the code of the same keys."""

from hashlib import sha256

import pytest
from nacl.pwhash import argon2id

from ctph_desktop.domain.errors import CodeMismatchError, MistypedCodeError
from ctph_desktop.sync import codes
from ctph_desktop.sync.codes import CodePurpose
from ctph_desktop.sync.keys import DevicePublic

UNIT = "1" * 32
PUBLIC = DevicePublic(bytes(range(32)), "age1" + "q" * 58)
KNOWN = {
    CodePurpose.INVITATION: (b"CTPH1-invitation", "71469 13381 66003 21069"),
    CodePurpose.ENROLMENT: (b"CTPH1-enrolment", "50403 96433 97977 72641"),
}


@pytest.mark.parametrize("purpose", CodePurpose)
def test_a_code_is_argon2id_of_purpose_unit_and_keys(purpose):
    word, code = KNOWN[purpose]
    message = b"\0".join((word, UNIT.encode(), PUBLIC.sign, PUBLIC.age.encode()))
    tag = argon2id.kdf(16, message, sha256(word).digest()[:16], opslimit=3, memlimit=67_108_864)
    assert codes.code_for(purpose, UNIT, PUBLIC) == code
    assert f"{int.from_bytes(tag, 'big') % 10**16:016}" == "".join(group[:4] for group in code.split())


def test_a_phone_code_is_the_end_of_the_hash_of_a_seal():
    assert codes.phone_code("ab" * 32) == "29315 25543"
    assert codes.phone_code("00" * 16) == "83259 24460"
    number = int.from_bytes(sha256(b"CTPH1-phone\0" + b"\xab" * 32).digest(), "big") % 10**8
    assert f"{number:08}" == "29312554"


@pytest.mark.parametrize("typed", ["2931525543", "29315-25543", "29315 25543", "29315\t25543", "2 9 3 1 5,2.5·5/4–3"])
def test_blanks_and_dashes_between_digits_mean_nothing(typed):
    codes.require_match(typed, code="29315 25543")


@pytest.mark.parametrize("typed", ["29315~25543", "29315 25543~", "29315x25543"])
def test_other_signs_between_digits_are_no_digits(typed):
    with pytest.raises(MistypedCodeError):
        codes.require_match(typed, code="29315 25543")


def test_a_sound_code_of_something_else_is_told_from_a_mistyped_one():
    with pytest.raises(CodeMismatchError):
        codes.require_match("83259 24460", code="29315 25543")
    with pytest.raises(MistypedCodeError) as found:
        codes.require_match("29315 25544", code="29315 25543")
    assert found.value.groups == (1,)
    with pytest.raises(MistypedCodeError) as found:
        codes.require_match("29314 25543", code="29315 25543")
    assert found.value.groups == (0,)


@pytest.mark.parametrize(
    ("typed", "wrong"),
    [("", (0, 1)), ("29315", (1,)), ("2931525543 9", (0, 1)), ("29315 25543 83259", (1,)), ("2931 525543", (0, 1)),
     ("29315 255439", (1,)), ("２９３１５ 25543", (0,)), ("²9315 25543", (0,))],
)  # fmt: skip
def test_the_groups_that_are_wrong_are_named(typed, wrong):
    assert codes.check_groups(typed, groups=2) == wrong
