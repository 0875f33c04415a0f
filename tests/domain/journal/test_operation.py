"""Operations: named by the hash of their own bytes."""

from hashlib import sha256

import pytest
from journal_builders import JULY_CELL, an_id, an_operation

from ctph_desktop.domain.journal import canonical
from ctph_desktop.domain.journal.canonical import CanonicalError
from ctph_desktop.domain.journal.operation import MOST_PARENTS, make_operation, read_block, read_operation


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
        "t": "f", "v": 1, "c": JULY_CELL, "p": [], "a": "a", "d": "", "x": {"s": "nothing", "zeta": [1]}, "later": {"deep": 1},
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
