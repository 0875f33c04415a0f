"""Rival records are merged field by field against what they have in common, and nothing is guessed."""

import pytest
from msgspec import UNSET

from ctph_desktop.domain.journal.merging import last_common, merge_records
from ctph_desktop.domain.journal.operation import RECORD, make_operation

CELL = "r/person/" + "ab" * 16


def op(value, *parents, author="a"):
    return make_operation(
        kind=RECORD, cell=CELL, parents=[p.id for p in parents], author=author, device_time="", value={"name": value}
    )


def known(*operations):
    return {stored.id: stored for stored in operations}


def test_two_edits_of_one_value_have_it_in_common():
    root = op("gốc")
    left, right = op("trái", root), op("phải", root)
    assert last_common((left, right), known(root, left, right)) == (root,)


def test_the_newest_common_value_counts_not_an_older_one():
    first = op("một")
    second = op("hai", first)
    left, right = op("trái", second), op("giữa", second)
    deeper = op("phải", right)
    assert last_common((left, deeper), known(first, second, left, right, deeper)) == (second,)


def test_values_made_apart_have_nothing_in_common():
    left, right = op("trái"), op("phải")
    assert last_common((left, right), known(left, right)) == ()
    assert last_common((), {}) == ()


def test_three_rivals_share_only_what_all_three_saw():
    root = op("gốc")
    middle = op("giữa", root)
    rivals = (op("a", middle), op("b", middle), op("c", root))
    assert last_common(rivals, known(root, middle, *rivals)) == (root,)


def test_rivals_that_met_twice_unsettled_have_two_values_in_common():
    one, two = op("một"), op("hai")
    left, right = op("trái", one, two), op("phải", one, two)
    found = last_common((left, right), known(one, two, left, right))
    assert {stored.id for stored in found} == {one.id, two.id}


def test_what_is_not_held_here_is_no_common_value():
    root = op("gốc")
    left, right = op("trái", root), op("phải", root)
    assert last_common((left, right), known(left, right)) == ()


def test_a_crowd_of_rivals_is_not_traced():
    root = op("gốc")
    rivals = tuple(op("x", root, author=str(i)) for i in range(17))
    assert last_common(rivals, known(root, *rivals)) == ()
    assert last_common(rivals[:16], known(root, *rivals)) == (root,)


def test_a_long_chain_is_followed_without_deep_recursion():
    chain = [op("0")]
    for number in range(1, 3000):
        chain.append(op(str(number), chain[-1]))
    left, right = op("trái", chain[-1]), op("phải", chain[0])
    assert last_common((left, right), known(*chain, left, right)) == (chain[0],)


BEFORE = {"name": "A", "post": "P", "phone": "1"}


@pytest.mark.parametrize(
    ("rivals", "expected"),
    [
        (({**BEFORE, "name": "B"}, {**BEFORE, "post": "Q"}), {"name": (True, "B"), "post": (True, "Q")}),
        (({**BEFORE, "name": "B"}, {**BEFORE, "name": "C"}), {"name": (False, UNSET)}),
        (({**BEFORE, "name": "B"}, {"name": "A", "post": "P"}), {"name": (True, "B"), "phone": (True, UNSET)}),
        (({**BEFORE, "new": 1}, BEFORE), {"new": (True, 1)}),
        (({**BEFORE, "new": 1}, {**BEFORE, "new": 2}), {"new": (False, UNSET)}),
        (({**BEFORE, "new": 1}, {**BEFORE, "new": True}), {"new": (False, UNSET)}),
        (({**BEFORE, "name": "B"}, {**BEFORE, "name": "B"}, BEFORE), {"name": (True, "B")}),
        (({**BEFORE, "name": "B"}, {**BEFORE, "name": "C"}, BEFORE), {"name": (False, UNSET)}),
    ],
)
def test_a_field_one_pc_changed_is_settled_and_one_that_two_changed_is_not(rivals, expected):
    merged = merge_records([BEFORE], rivals)
    assert {one.name: (one.is_settled, one.merged) for one in merged.fields} == expected
    assert set(merged.agreed) == set(BEFORE) - set(expected)


def test_without_a_value_before_nothing_is_settled():
    for before in ([], [{"name": "A"}, {"name": "Z"}]):
        (one,) = merge_records(before, [{"name": "B", "post": "P"}, {"name": "C", "post": "P"}]).fields
        assert (one.is_settled, one.before) == (False, UNSET)


def test_two_values_before_that_agree_on_a_field_settle_it():
    merged = merge_records(
        [{"name": "A", "x": 1}, {"name": "A", "x": 2}], [{"name": "A", "x": 3}, {"name": "B", "x": 3}]
    )
    assert [(one.name, one.merged) for one in merged.fields] == [("name", "B")]
    assert merged.agreed == {"x": 3}


def test_a_field_that_all_rivals_dropped_is_gone_and_needs_no_choice():
    merged = merge_records([{"name": "gốc", "post": "cũ"}], [{"name": "trái"}, {"name": "trái"}])
    assert merged.agreed == {"name": "trái"}
    assert merged.fields == ()


def test_one_value_alone_is_agreed_upon():
    merged = merge_records([{"name": "gốc"}], [{"name": "mới", "post": "Văn phòng"}])
    assert merged.agreed == {"name": "mới", "post": "Văn phòng"}
    assert merged.fields == ()
