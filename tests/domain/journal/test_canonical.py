"""Canonical bytes: one way to write a record, everything else refused."""

import json
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ctph_desktop.domain.journal import canonical
from ctph_desktop.domain.journal.canonical import MOST_DEPTH, MOST_LINE_BYTES, CanonicalError
from ctph_desktop.domain.text import has_control_characters

BAD_LINES = [
    pytest.param(b"1.0", id="float"),
    pytest.param(b'{"a":1.5}', id="float inside"),
    pytest.param(b"1e3", id="exponent"),
    pytest.param(b"1e999", id="infinite exponent"),
    pytest.param(b"NaN", id="NaN"),
    pytest.param(b"Infinity", id="Infinity"),
    pytest.param(b"-0", id="minus zero"),
    pytest.param(b"01", id="leading zero"),
    pytest.param(b"9007199254740992", id="two to the 53rd"),
    pytest.param(b'{"a":[-9007199254740992]}', id="minus two to the 53rd"),
    pytest.param(b"1" * 400, id="huge integer"),
    pytest.param(b"1" * 5000, id="integer beyond the interpreter's limit"),
    pytest.param(b'"\\ud800"', id="lone surrogate, escaped"),
    pytest.param(b'"\xed\xa0\x80"', id="lone surrogate, raw"),
    pytest.param(b'"\xff"', id="not UTF-8"),
    pytest.param(b'{"a":1,"a":1}', id="key twice"),
    pytest.param(b'{"a":1,"a":2}', id="key twice with two values"),
    pytest.param('"Hie\u0302\u0323p"'.encode(), id="NFD text"),
    pytest.param(b'"\\u0000"', id="NUL"),
    pytest.param(b'"\\u001b"', id="escape character"),
    pytest.param(b'"\\b"', id="backspace"),
    pytest.param(b'"\x7f"', id="delete"),
    pytest.param('"\u0085"'.encode(), id="C1 control"),
    pytest.param(b'"\\r"', id="carriage return"),
    pytest.param(b'{"b":1,"a":2}', id="keys out of order"),
    pytest.param(b'{"a": 1}', id="blank after colon"),
    pytest.param(b' {"a":1}', id="blank before"),
    pytest.param(b'{"a":1} ', id="blank after"),
    pytest.param(b'"\\u0041"', id="escape that need not be"),
    pytest.param(b'"\\/"', id="escaped slash"),
    pytest.param(b"", id="nothing"),
    pytest.param(b"{", id="half an object"),
    pytest.param(b"1 2", id="two values"),
    pytest.param(b'\xef\xbb\xbf{"a":1}', id="byte order mark"),
    pytest.param(b'{"":1}', id="empty key"),
    pytest.param(b'{"a b":1}', id="key with a blank"),
    pytest.param(b'{"a\\tb":1}', id="key with a tab"),
    pytest.param(b'{"' + b"k" * 65 + b'":1}', id="key too long"),
    pytest.param('{"số":1}'.encode(), id="key not ASCII"),
    pytest.param(b"[" * MOST_DEPTH + b"1" + b"]" * MOST_DEPTH, id="one level too deep"),
    pytest.param(b"[" * 100_000 + b"]" * 100_000, id="deep enough to break a parser"),
    pytest.param(b'{"a":' * 40_000 + b"1" + b"}" * 40_000, id="deep objects"),
    pytest.param(b'"' + b"x" * MOST_LINE_BYTES + b'"', id="too long"),
]

GOOD_LINES = [
    b"null",
    b"true",
    b"9007199254740991",
    b"-9007199254740991",
    b'"\\n\\t\\"\\\\"',
    '"Tổ dân phố số 5, xã Cam Thành"'.encode(),
    b'{"a":[],"b":{}}',
    b'{"!":1,"\\"":2,"~":3}',
    b"[" * (MOST_DEPTH - 1) + b"1" + b"]" * (MOST_DEPTH - 1),
    b'"' + b"x" * (MOST_LINE_BYTES - 2) + b'"',
    b'["{\\"a b\\":1}",",\\"",""]',
]


@pytest.mark.parametrize("line", BAD_LINES)
def test_what_is_written_in_any_other_way_is_refused(line):
    with pytest.raises(CanonicalError):
        canonical.decode_line(line)


@pytest.mark.parametrize("line", BAD_LINES)
def test_a_block_is_refused_for_one_bad_line_wherever_it_stands(line):
    for block in (line + b"\n", b'{"a":1}\n' + line + b"\n", line + b'\n{"a":1}\n'):
        with pytest.raises(CanonicalError):
            canonical.check_lines(block)


@pytest.mark.parametrize("line", GOOD_LINES)
def test_canonical_lines_are_read_alone_and_in_a_block(line):
    assert canonical.encode(canonical.decode_line(line)) == line
    assert canonical.check_lines(line + b"\n" + line + b"\n") == [line, line]


@pytest.mark.parametrize(
    "value",
    [
        1.0,
        float("nan"),
        float("inf"),
        2**53,
        -(2**53),
        10**400,
        "\ud800",
        "Hie\u0302\u0323p",
        "a\x00",
        "a\x7f",
        "a\x9f",
        b"bytes",
        {1: 2},
        {"a b": 1},
        {"": 1},
        {"số": 1},
        {"a": object()},
        {"a": {1, 2}},
        "x" * MOST_LINE_BYTES,
        ["x" * 1000] * 300,
    ],
    ids=lambda value: repr(value)[:20],
)
def test_what_no_record_may_hold_is_not_written(value):
    with pytest.raises(CanonicalError):
        canonical.encode(value)


def test_a_value_that_holds_itself_is_not_written():
    knot: list[object] = []
    knot.append(knot)
    with pytest.raises(CanonicalError):
        canonical.encode(knot)


def test_a_block_must_end_its_last_line():
    with pytest.raises(CanonicalError):
        canonical.check_lines(b'{"a":1}')


def test_empty_lines_and_foreign_line_ends_are_refused():
    for block in (b"\n", b"1\n\n2\n", b"1\r\n", b"1\n\n"):
        with pytest.raises(CanonicalError):
            canonical.check_lines(block)


def test_a_block_of_nothing_has_no_lines():
    assert canonical.check_lines(b"") == []


TEXT = (
    st.text(max_size=12)
    .map(lambda text: unicodedata.normalize("NFC", text))
    .filter(lambda text: not has_control_characters(text))
)
KEYS = st.text(st.characters(min_codepoint=0x21, max_codepoint=0x7E), min_size=1, max_size=8)
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**53) + 1, 2**53 - 1) | TEXT,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(KEYS, inner, max_size=4),
    max_leaves=12,
)


@given(VALUES)
def test_what_is_written_is_read_back_the_same(value):
    line = canonical.encode(value)
    assert canonical.decode_line(line) == value
    assert json.loads(line) == value
    assert canonical.encode(canonical.decode_line(line)) == line


def _refuses(check, data: bytes) -> bool:
    try:
        check(data)
    except CanonicalError:
        return True
    return False


ANY_TEXT = st.text(max_size=6)
ANY_VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(10**20), 10**20)
    | st.floats()
    | ANY_TEXT
    | st.sampled_from(["", "a b", "\t", "e\u0302", "\x85", "\x7f", '{"a b":', ',"', "\u2028"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(ANY_TEXT | KEYS, inner, max_size=3),
    max_leaves=8,
)
NESTED = st.integers(25, 40).flatmap(
    lambda depth: st.sampled_from([b"", b"1", b'"x"', b"{}"]).map(lambda core: b"[" * depth + core + b"]" * depth)
)


def _written(value: object) -> bytes:
    """Write a value as a careless program would: sometimes canonical, often not."""
    return json.dumps(value, separators=(",", ":"), sort_keys=True, ensure_ascii=False).encode("utf-8", "surrogatepass")


LINES = st.one_of(
    ANY_VALUES.map(_written),
    VALUES.map(canonical.encode),
    ANY_VALUES.map(lambda value: json.dumps(value).encode()),
    NESTED,
    st.sampled_from([param.values[0] for param in BAD_LINES if len(param.values[0]) < 1000]),
    st.binary(max_size=12),
).filter(lambda line: b"\n" not in line)


@settings(max_examples=400, deadline=None)
@given(st.lists(LINES, min_size=1, max_size=4))
def test_a_block_is_good_exactly_when_each_of_its_lines_is(lines):
    """The fast check of a block and the slow one of a line are two programs that must agree."""
    block = b"".join(line + b"\n" for line in lines)
    assert _refuses(canonical.check_lines, block) == any(_refuses(canonical.decode_line, line) for line in lines)
