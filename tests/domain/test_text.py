"""Text at the boundary: what is kept, what becomes a blank, what goes."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ctph_desktop.domain.text import clean, has_control_characters, hides_something, name_key, search_key


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        ("Xã Cam\vTuyền", "Xã Cam Tuyền"),
        ("Xã Cam\fTuyền", "Xã Cam Tuyền"),
        ("Xã Cam\u0085Tuyền", "Xã Cam Tuyền"),
        ("Xã Cam\x1fTuyền", "Xã Cam Tuyền"),
        ("Xã Cam\u2028Tuyền", "Xã Cam Tuyền"),
        ("Xã Cam\u2029Tuyền", "Xã Cam Tuyền"),
        ("Xã Cam\u200bTuyền", "Xã Cam Tuyền"),
        ("Xã Cam\0Tuyền", "Xã Cam Tuyền"),
        ("Xã Cam\x7fTuyền", "Xã Cam Tuyền"),
        ("Xã\u00a0Cam\u202fTuyền", "Xã Cam Tuyền"),
        ("Xã\u2009Cam\u3000Tuyền", "Xã Cam Tuyền"),
        ("phối\u00adhợp", "phốihợp"),
        ("Tuy\u200dền", "Tuyền"),
        ("\ufeffXã Cam\u200e", "Xã Cam"),
        ("Xã Cam\ufe0f", "Xã Cam"),
        ("Tuye\u034f\u0302\u0300n", "Tuyền"),
        ("Cam\U000e0041\U000e007f \ufff9An", "Cam An"),
        ("Xã\u3164Cam\u115f", "Xã Cam"),
        ("Xã\u2800Cam\uffa0\u1160An", "Xã Cam  An"),
        ("\u202eXã\u202c \u2066Cam\u2069", "Xã Cam"),
        ("dòng 1\r\ndòng 2\rdòng 3\ndòng 4", "dòng 1\ndòng 2\ndòng 3\ndòng 4"),
        ("ô 1\tô 2", "ô 1\tô 2"),
        ("\v\n Xã \t\u200b", "Xã"),
        ("Thu\u0309y", "Thủy"),
        ("Cam Thanh", "Cam Thanh"),
        ("Cam Thành", "Cam Thành"),
        ("do \udcea", "do \ufffd"),
        ("\ud83d", "\ufffd"),
        ("\ud83d\ude00", "\U0001f600"),
        ("", ""),
    ],
)
def test_text_is_stored_readable_and_nothing_that_stood_apart_joins(text, cleaned):
    assert clean(text) == cleaned


@pytest.mark.parametrize(
    "name", ["Xã Cam Tuyền", "XÃ CAM  TUYỀN", "Xã\u200b Cam Tuye\u0302\u0300n", "Xã Cam\u3164Tuyền\ufe0f"]
)
def test_names_that_read_alike_are_one_name(name):
    assert name_key(name) == name_key("Xã Cam Tuyền")


def test_marks_make_another_name():
    assert len({name_key(name) for name in ("Xã Cam Thanh", "Xã Cam Thành", "Xã Cam Thạnh")}) == 3


@settings(deadline=None)
@given(st.text(st.characters(codec=None)))
def test_clean_text_can_be_written_holds_no_control_and_stays_as_it_is(text):
    cleaned = clean(text)
    cleaned.encode("utf-8")
    assert not has_control_characters(cleaned)
    assert clean(cleaned) == cleaned


@pytest.mark.parametrize(
    ("text", "key"),
    [("Xã Đông Hà", "xa dong ha"), ("CAM TUYỀN", "cam tuyen"), ("Cam\u200bThành", "cam thanh"), ("ẤN Ứng", "an ung")],
)
def test_search_ignores_marks_case_and_what_is_unseen(text, key):
    assert search_key(text) == key


@pytest.mark.parametrize("text", ["12", " 12 ", "\u200b12\ufeff", "12\r\n", "1 297", "1\u00a0297", ""])
def test_what_stands_around_a_text_hides_nothing_in_it(text):
    assert not hides_something(text)


@pytest.mark.parametrize("text", ["1\v2", "1\t2", "1\n2", "1\u200b2", "1\u00ad2", "1\u20282", "\ufeff1\u200d2"])
def test_what_is_unseen_between_two_characters_is_noticed(text):
    assert hides_something(text)


@pytest.mark.parametrize(("text", "has"), [("a\tb\n", False), ("a\rb", True), ("a\x85b", True), ("Xã", False)])
def test_control_characters_are_those_a_journal_refuses(text, has):
    assert has_control_characters(text) is has
