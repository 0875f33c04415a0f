"""Lists of units as people paste and type them."""

import pytest

from ctph_desktop.domain.unit_list import (
    LONGEST_CODE,
    LONGEST_NAME,
    MOST_UNITS,
    ListedUnit,
    ListProblem,
    official_code,
    read_unit_list,
)
from ctph_desktop.domain.units import CommuneKind, kind_of

TUYEN = ListedUnit("19600", "Xã Cam Tuyền")


def problems_of(text):
    return [(problem.line, problem.reason) for problem in read_unit_list(text)[1]]


@pytest.mark.parametrize(
    "line",
    [
        "19600\tXã Cam Tuyền",
        "19600;Xã Cam Tuyền",
        "19600, Xã Cam Tuyền",
        "19600 Xã Cam Tuyền",
        "  19600   Xã Cam Tuyền  ",
        "19600\u00a0Xã\u00a0Cam\u00a0Tuyền",
        "19600\t\tXã Cam Tuyền\tghi chú",
        "Xã Cam Tuyền\t19600",
        "Xã Cam Tuyền\t19600\tghi chú",
        "19600\tXã Cam\vTuyền",
        "19600\tXã Cam\u2028Tuyền",
        "19600\tXã Cam\u0085Tuyền",
        "\ufeff19600\tXa\u0303 Cam Tuye\u0302\u0300n",
        "Mã\tTên đơn vị\n19600\tXã Cam Tuyền",
        "mã đơn vị\ttên\n\n19600\tXã Cam Tuyền\r\n",
        "\r19600\tXã Cam Tuyền\r",
    ],
)
def test_a_line_names_a_unit_however_it_is_written(line):
    assert read_unit_list(line) == ((TUYEN,), ())


def test_lines_end_as_any_system_ends_them():
    units, problems = read_unit_list("1\tXã A\r\n2\tXã B\r3\tXã C\n4\tXã D")
    assert ([unit.code for unit in units], problems) == (["1", "2", "3", "4"], ())


@pytest.mark.parametrize(
    ("text", "problems"),
    [
        ("Xã Cam Tuyền", [(1, ListProblem.NO_CODE)]),
        ("19600", [(1, ListProblem.NO_NAME)]),
        ("19600\t123", [(1, ListProblem.NO_NAME)]),
        ("196-00\tXã A", [(1, ListProblem.NO_CODE)]),
        ("đ1\tXã A", [(1, ListProblem.NO_CODE)]),
        (f"{'1' * (LONGEST_CODE + 1)}\tXã A", [(1, ListProblem.NO_CODE)]),
        ("1\tXã A\n\n1\tXã B", [(3, ListProblem.SAME_CODE)]),
        ("1\tXã A\n2\txã a", [(2, ListProblem.SAME_NAME)]),
        ("1\tXã A\nMã\tTên", [(2, ListProblem.NO_CODE)]),
    ],
)
def test_a_line_that_names_no_unit_is_told_with_its_number(text, problems):
    assert problems_of(text) == problems


def test_the_text_of_a_line_that_names_no_unit_is_shown_shortened():
    (problem,) = read_unit_list("Xã " + "A" * 200)[1]
    assert problem.text == ("Xã " + "A" * 200)[:LONGEST_NAME]


def test_names_that_only_differ_in_their_marks_are_two():
    assert len(read_unit_list("1\tXã Cam Thanh\n2\tXã Cam Thành")[0]) == 2


def test_a_list_is_read_up_to_the_most_units_there_may_be():
    lines = [f"{number}\tXã {number} A" for number in range(MOST_UNITS + 2)]
    units, problems = read_unit_list("\n".join(lines))
    assert len(units) == MOST_UNITS
    assert [(p.line, p.text, p.reason) for p in problems] == [
        (MOST_UNITS + 1, f"{MOST_UNITS} Xã {MOST_UNITS} A".replace(" ", "\t", 1), ListProblem.TOO_MANY)
    ]
    assert read_unit_list("\n".join(lines[:MOST_UNITS]))[1] == ()


def test_a_long_name_is_kept_as_far_as_there_is_room():
    ((unit,), _) = read_unit_list("1\t" + "Xã " * 100)
    assert len(unit.name) == LONGEST_NAME


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("19600", "19600"), (" 19600 ", "19600"), ("45SN", "45sn"), ("\u200b19600", "19600"), ("196 00", ""),
        ("19600\u200b7", ""), ("", ""), ("đ", ""),
        ("1" * LONGEST_CODE, "1" * LONGEST_CODE), ("1" * 17, ""), ("1-2", ""),
    ],
)  # fmt: skip
def test_a_code_is_letters_and_digits(typed, code):
    assert official_code(typed) == code


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Xã Cam Tuyền", CommuneKind.RURAL),
        ("xã Cam Tuyền", CommuneKind.RURAL),
        ("PHƯỜNG 1", CommuneKind.WARD),
        ("Thị trấn Cam Lộ", CommuneKind.TOWNSHIP),
        ("Đặc khu Cồn Cỏ", CommuneKind.SPECIAL_ZONE),
        ("Xãm", None),
        ("Cam Tuyền", None),
        ("", None),
    ],
)
def test_a_name_says_what_kind_of_unit_it_is(name, kind):
    assert kind_of(name) is kind
