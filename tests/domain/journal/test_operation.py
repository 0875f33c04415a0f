"""Operations: named by the hash of their own bytes."""

import json
from hashlib import sha256

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from journal_builders import JULY_CELL, an_id, an_operation

from ctph_desktop.domain.journal import canonical
from ctph_desktop.domain.journal.canonical import CanonicalError
from ctph_desktop.domain.journal.operation import (
    MOST_PARENTS,
    make_operation,
    read_block,
    read_operation,
    read_outlines,
)


def test_an_operation_is_named_by_the_hash_of_its_own_bytes():
    stored = an_operation()
    assert stored.id == sha256(b"CTPH1-op\0" + stored.line).digest()[:16].hex()
    assert read_operation(stored.line) == stored


def test_the_same_statement_has_the_same_name_and_another_has_another():
    one, same = an_operation(at="2019-07-31"), an_operation(at="2019-07-31")
    assert one.id == same.id
    assert len({one.id, an_operation(at="2019-08-01").id, an_operation(at="2019-07-31", author="b").id}) == 3


def test_the_order_in_which_parents_are_given_does_not_matter():
    parents = (an_id("1"), an_id("2"))
    assert an_operation(parents=parents, at="x").id == an_operation(parents=parents[::-1], at="x").id


def test_fields_of_later_versions_stay_in_the_bytes():
    line = canonical.encode({
        "t": "f", "v": 1, "c": JULY_CELL, "p": [], "a": "a", "d": "", "x": {"s": "nothing", "zeta": [1]},
        "later": {"deep": 1},
    })  # fmt: skip
    stored = read_operation(line)
    assert stored.line == line
    assert stored.value == {"s": "nothing", "zeta": [1]}


@pytest.mark.parametrize(
    "change",
    [
        {"t": 1},
        {"v": "1"},
        {"v": None},
        {"c": None},
        {"p": None},
        {"p": [1]},
        {"p": "abc"},
        {"p": ["0" * 32] * (MOST_PARENTS + 1)},
        {"a": []},
        {"why": 3},
    ],
    ids=str,
)
def test_what_is_no_operation_is_refused(change):
    fields = {"t": "f", "v": 1, "c": JULY_CELL, "p": [], "a": "a", "d": "", "x": None, **change}
    with pytest.raises(CanonicalError):
        list(read_block(canonical.encode(fields) + b"\n"))


@pytest.mark.parametrize("missing", ["t", "v", "c", "p", "a", "d", "x"])
def test_no_field_may_be_missing(missing):
    fields = {"t": "f", "v": 1, "c": JULY_CELL, "p": [], "a": "a", "d": "", "x": None}
    del fields[missing]
    with pytest.raises(CanonicalError):
        read_operation(canonical.encode(fields))


def test_more_parents_than_an_operation_may_name_are_refused_not_dropped():
    parents = [an_id(str(number)) for number in range(MOST_PARENTS + 1)]
    with pytest.raises(CanonicalError):
        make_operation(kind="f", cell=JULY_CELL, parents=parents, author="a", device_time="", value=None)


def test_a_reason_is_kept_and_an_empty_one_is_not_written():
    stored = make_operation(
        kind="f", cell=JULY_CELL, parents=(), author="a", device_time="", value=None, reason="đếm lại"
    )
    assert stored.op.why == "đếm lại"
    assert b"why" not in an_operation().line


FIGURE_FIELDS = {"t": "f", "v": 1, "c": JULY_CELL, "p": [], "a": "a", "d": "", "x": {"q": "5", "s": "reported"}}
SEAL = {
    "programme": "p", "unit": "u", "period": "2019-07", "figures": [["i", "-", "actual", "reported", "5"]], "basis": [],
    "replaces": "", "by": "x", "note": "",
}  # fmt: skip
RECORD_FIELDS = {**FIGURE_FIELDS, "t": "r", "c": f"r/submission/{an_id('x')}", "x": SEAL}
ODD_VALUES = st.sampled_from([
    None, 1, -1, 2**53 - 1, 2**53, 10**25, 1.0, 0.5, "", "5", "x" * 70, "tổ",
    "e\u0302", "\x00", "\x7f", "\x85", "\n", "\r", "\\",
    '"', "f", "r", "z", [], ["a"], ["a"] * 65, ["a", 1], {}, {"s": "x"}, {"s": "x", "q": "1", "z": 1},
    {"q": "1"}, {"s": 1},
    {"s": None}, {"": 1}, {"a b": 1}, {"b": 1, "a": 2}, {"số": 1}, SEAL, {**SEAL, "figures": [[]]},
    {**SEAL, "later": "e\u0302"},
    {**SEAL, "note": "\x85"}, {**SEAL, "note": 2**60}, {"a": {"b": [2**60]}}, True,
])  # fmt: skip
NESTING = st.integers(26, 36).map(lambda depth: json.loads("[" * depth + "1" + "]" * depth))
FIELD_NAMES = st.sampled_from(["t", "v", "c", "p", "a", "d", "x", "why", "later", "a b", "", "T", "x\t", "zzz"])


@st.composite
def _operation_lines(draw):
    """Lines that are operations, or nearly: members changed, added, left out, reordered, written with blanks."""
    fields = dict(draw(st.sampled_from([FIGURE_FIELDS, RECORD_FIELDS])))
    for _ in range(draw(st.integers(0, 2))):
        fields[draw(FIELD_NAMES)] = draw(ODD_VALUES | NESTING)
    if draw(st.integers(0, 5)) == 0:
        fields.pop(draw(st.sampled_from(sorted(fields))))
    line = json.dumps(
        fields,
        sort_keys=draw(st.integers(0, 6)) != 0,
        ensure_ascii=draw(st.integers(0, 4)) == 0,
        separators=(",", ":") if draw(st.integers(0, 6)) else (", ", ": "),
    ).encode("utf-8", "surrogatepass")
    if draw(st.integers(0, 8)) == 0:
        line = draw(
            st.sampled_from([line + b" ", line.replace(b'"t"', b'"t":"f","t"'), line[:-1], b"", b"{}", b"\xff"])
        )
    return line


def _read(block: bytes):
    try:
        return list(read_block(block))
    except CanonicalError:
        return None


def _read_one(line: bytes):
    """Read an operation the slow way, each rule by itself."""
    try:
        canonical.decode_line(line)
        return read_operation(line)
    except CanonicalError:
        return None


@settings(max_examples=500, deadline=None)
@given(st.lists(_operation_lines(), min_size=1, max_size=4))
def test_reading_a_block_at_once_agrees_with_reading_it_line_by_line(lines):
    expected = [_read_one(line) for line in lines]
    found = _read(b"".join(line + b"\n" for line in lines))
    assert found == (None if None in expected else expected)


@settings(max_examples=300, deadline=None)
@given(st.lists(_operation_lines(), min_size=1, max_size=3))
def test_outlines_say_of_each_operation_what_the_operation_says(lines):
    block = b"".join(line + b"\n" for line in lines)
    whole = _read(block)
    if whole is None:
        with pytest.raises(CanonicalError):
            read_outlines(block)
        return
    outlines = read_outlines(block)
    assert [line for _, line in outlines] == lines
    assert [(o.t, o.v, o.c) for o, _ in outlines] == [(stored.op.t, stored.op.v, stored.op.c) for stored in whole]


def test_a_block_that_does_not_end_its_last_line_is_refused():
    assert _read(an_operation().line) is None
    assert _read(b"") == []
