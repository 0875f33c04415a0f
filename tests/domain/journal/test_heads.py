"""Heads: what a cell shows is what nobody in it has replaced."""

from itertools import permutations

from hypothesis import given
from hypothesis import strategies as st
from journal_builders import COMMUNE, JULY_CELL, an_id, an_operation

from ctph_desktop.domain.journal.heads import heads

OTHER_CELL = f"f/{COMMUNE}/{an_id('other indicator')}/-/2019-07/actual"


def _value(number: int) -> dict[str, str]:
    return {"q": str(number), "s": "reported"}


def test_the_operation_that_names_another_takes_its_place():
    first = an_operation(value=_value(1))
    second = an_operation(value=_value(2), parents=(first.id,))
    state = heads([second, first])[JULY_CELL]
    assert state.heads == (second,)
    assert state.winner == second
    assert not state.is_conflict


def test_two_heads_with_different_values_are_a_conflict_and_the_larger_id_is_shown():
    one, other = an_operation(value=_value(1)), an_operation(value=_value(2))
    state = heads([one, other])[JULY_CELL]
    assert state.is_conflict
    assert state.winner.id == max(one.id, other.id)


def test_two_heads_with_the_same_value_are_merged_silently():
    one, other = an_operation(value=_value(1)), an_operation(value=_value(1))
    state = heads([one, other])[JULY_CELL]
    assert len(state.heads) == 2
    assert not state.is_conflict


def test_choosing_names_all_heads_and_ends_the_conflict():
    one, other = an_operation(value=_value(1)), an_operation(value=_value(2))
    choice = an_operation(value=_value(1), parents=(one.id, other.id))
    assert heads([one, choice, other])[JULY_CELL].heads == (choice,)


def test_blanking_against_an_edit_is_a_conflict_like_any_other():
    first = an_operation(value=_value(1))
    blank = an_operation(value={"s": "missing"}, parents=(first.id,))
    edit = an_operation(value=_value(2), parents=(first.id,))
    assert heads([first, blank, edit])[JULY_CELL].is_conflict


def test_a_parent_of_another_cell_hides_nothing():
    victim = an_operation(value=_value(1))
    attacker = an_operation(OTHER_CELL, _value(2), parents=(victim.id,))
    found = heads([victim, attacker])
    assert found[JULY_CELL].heads == (victim,)
    assert found[OTHER_CELL].heads == (attacker,)


def test_a_parent_that_is_not_here_hides_nothing():
    lone = an_operation(parents=(an_id("never seen"),))
    assert heads([lone])[JULY_CELL].heads == (lone,)


def test_an_operation_that_came_twice_counts_once():
    one = an_operation()
    assert heads([one, one, one])[JULY_CELL].heads == (one,)


def test_a_book_of_nothing_has_no_cells():
    assert heads([]) == {}


@st.composite
def _histories(draw):
    """Operations in two cells, each naming some of those before it, whatever cell they are in."""
    made = []
    for step in range(draw(st.integers(1, 7))):
        chosen = draw(st.lists(st.sampled_from(range(step)), max_size=3, unique=True)) if made else []
        parents = [made[index] for index in chosen]
        cell = draw(st.sampled_from([JULY_CELL, OTHER_CELL]))
        value = _value(draw(st.integers(0, 2)))
        made.append(an_operation(cell, value, parents=tuple(op.id for op in parents), at=str(step)))
    return made


@given(_histories(), st.randoms(use_true_random=False))
def test_the_order_of_operations_does_not_matter_and_nothing_is_lost(history, random):
    expected = heads(history)
    for _ in range(5):
        shuffled = [*history, random.choice(history)]
        random.shuffle(shuffled)
        assert heads(shuffled) == expected
    assert set(expected) == {op.op.c for op in history}
    for cell, state in expected.items():
        inside = [op for op in history if op.op.c == cell]
        reached, waiting = set(), [head.id for head in state.heads]
        while waiting:
            name = waiting.pop()
            reached.add(name)
            waiting += [parent for op in inside if op.id == name for parent in op.op.p if parent not in reached]
        assert {op.id for op in inside} <= reached


def test_every_order_of_a_small_history_gives_the_same_state():
    first = an_operation(value=_value(1))
    left = an_operation(value=_value(2), parents=(first.id,))
    right = an_operation(value=_value(3), parents=(first.id,))
    last = an_operation(value=_value(3), parents=(left.id,))
    states = [heads(order)[JULY_CELL] for order in permutations((first, left, right, last))]
    assert all(state == states[0] for state in states)
    assert {head.id for head in states[0].heads} == {right.id, last.id}
    assert not states[0].is_conflict
