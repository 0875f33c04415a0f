"""Codes over the telephone: what is misheard or mistyped is caught, and said where."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ctph_desktop.domain.errors import CodeMismatchError, MistypedCodeError
from ctph_desktop.sync import codes
from ctph_desktop.sync.codes import CodePurpose
from ctph_desktop.sync.keys import DevicePublic

UNIT = "0b9f7c0e1c554f6e8d6b2f5f0a7c9d11"
PUBLIC = DevicePublic(bytes(range(32)), "age1ql3z7hjy54pw3hyww5ayyfg7zqgvc7w3j2elw8zmrj2kg5sfn9aqmcac8p")
OTHER = DevicePublic(bytes(32), PUBLIC.age)
CODE = codes.code_for(CodePurpose.ENROLMENT, UNIT, PUBLIC)
GROUPS = CODE.split()
ALL_GROUPS = [f"{number:04}{codes.check_digit(f'{number:04}')}" for number in range(10_000)]


def test_a_code_is_four_groups_of_five_digits():
    assert [len(group) for group in GROUPS] == [5, 5, 5, 5]
    assert CODE.replace(" ", "").isdigit()
    assert codes.check_groups(CODE) == ()


def test_a_code_never_changes_from_one_version_of_the_program_to_the_next():
    assert CODE == "10090 75732 83478 20771"


@pytest.mark.parametrize(
    ("digits", "check"), [("236", 3), ("12345", 1), ("142857", 0), ("123456789012", 0), ("8473643095483728456789", 2)]
)
def test_the_check_digit_is_verhoeffs(digits, check):
    assert codes.check_digit(digits) == check


@pytest.mark.parametrize(
    ("purpose", "unit", "public"),
    [
        (CodePurpose.INVITATION, UNIT, PUBLIC),
        (CodePurpose.ENROLMENT, UNIT.replace("0", "1"), PUBLIC),
        (CodePurpose.ENROLMENT, UNIT, OTHER),
        (CodePurpose.ENROLMENT, UNIT, DevicePublic(PUBLIC.sign, "age1other")),
    ],
)
def test_another_purpose_unit_or_key_has_another_code(purpose, unit, public):
    assert codes.code_for(purpose, unit, public) != CODE


def test_every_single_wrong_digit_in_every_group_is_caught():
    for group in ALL_GROUPS:
        for position in range(5):
            for digit in "0123456789".replace(group[position], ""):
                assert not codes._is_sound(group[:position] + digit + group[position + 1 :])


def test_every_swap_of_neighbours_in_every_group_is_caught():
    for group in ALL_GROUPS:
        assert codes._is_sound(group)
        for left in range(4):
            if group[left] != group[left + 1]:
                assert not codes._is_sound(group[:left] + group[left + 1] + group[left] + group[left + 2 :])


@given(st.integers(0, 18))
def test_a_swap_across_two_groups_is_caught(left):
    digits = list(CODE.replace(" ", ""))
    digits[left], digits[left + 1] = digits[left + 1], digits[left]
    typed = "".join(digits)
    assert typed == CODE.replace(" ", "") or codes.check_groups(typed)


@pytest.mark.parametrize("separator", ["", " ", "-", "  ", " - ", ".", "\u00a0", "\u2013"])
def test_blanks_and_dashes_do_not_matter(separator):
    typed = f" {separator.join(GROUPS)} "
    assert codes.check_groups(typed) == ()
    codes.require_match(typed, code=CODE)


def test_digits_grouped_in_another_way_are_the_same_digits():
    digits = CODE.replace(" ", "")
    codes.require_match(f"{digits[:3]} {digits[3:11]} {digits[11:]}", code=CODE)


@pytest.mark.parametrize(
    ("typed", "wrong"),
    [
        (" ".join([GROUPS[0], GROUPS[1][:4], GROUPS[2], GROUPS[3]]), (1,)),
        (" ".join([*GROUPS[:3], GROUPS[3] + "0"]), (3,)),
        ("".join(GROUPS) + "7", (3,)),
        (" ".join(["O" * 5, *GROUPS[1:]]), (0,)),
        (" ".join(["\u0661" * 5, *GROUPS[1:]]), (0,)),
        (" ".join(GROUPS[:2]), (2, 3)),
        ("", (0, 1, 2, 3)),
    ],
)
def test_the_groups_that_were_mistyped_are_named(typed, wrong):
    assert codes.check_groups(typed) == wrong
    with pytest.raises(MistypedCodeError) as caught:
        codes.require_match(typed, code=CODE)
    assert caught.value.groups == wrong


def test_a_sound_code_of_other_keys_is_no_match():
    other = codes.code_for(CodePurpose.ENROLMENT, UNIT, OTHER)
    assert not codes.matches(other, CODE)
    with pytest.raises(CodeMismatchError):
        codes.require_match(other, code=CODE)


def test_groups_in_another_order_are_no_match():
    with pytest.raises(CodeMismatchError):
        codes.require_match(" ".join([GROUPS[1], GROUPS[0], *GROUPS[2:]]), code=CODE)


def test_the_code_of_a_seal_is_two_groups_and_checked_alike():
    code = codes.phone_code("00" * 32)
    assert [len(group) for group in code.split()] == [5, 5]
    assert codes.check_groups(code, groups=codes.SEAL_GROUPS) == ()
    assert code != codes.phone_code("01" * 32)
    codes.require_match(code.replace(" ", "-"), code=code)
    with pytest.raises(MistypedCodeError):
        codes.require_match(code[:-1], code=code)
