"""What is set aside waits until an operation that counts names it."""

from journal_builders import COMMUNE, INDICATOR, JULY_CELL, YEAR, an_operation

from ctph_desktop.domain.journal.set_aside import awaiting_answer

MAY_CELL = f"f/{COMMUNE}/{INDICATOR}/-/{YEAR}-05/actual"


def _waiting(counting, *aside):
    return awaiting_answer(counting, {stored.id: stored for stored in aside})


def test_what_nobody_answered_waits_cell_by_cell():
    july, may = an_operation(JULY_CELL), an_operation(MAY_CELL)
    assert _waiting([], july, may) == {JULY_CELL: (july,), MAY_CELL: (may,)}


def test_only_the_newest_of_several_waits():
    first = an_operation()
    second = an_operation(parents=(first.id,))
    assert _waiting([], first, second) == {JULY_CELL: (second,)}


def test_two_that_do_not_know_one_another_wait_side_by_side_in_the_order_of_their_names():
    one, two = sorted((an_operation(), an_operation()), key=lambda stored: stored.id)
    assert _waiting([], two, one) == {JULY_CELL: (one, two)}


def test_an_answer_settles_what_it_names_and_what_came_before_it():
    first = an_operation()
    second = an_operation(parents=(first.id,))
    answer = an_operation(parents=(second.id, "ff" * 16))
    assert _waiting([answer], first, second) == {}


def test_what_was_added_after_the_answered_one_waits_on():
    first = an_operation()
    second = an_operation(parents=(first.id,))
    answer = an_operation(parents=(first.id,))
    assert _waiting([answer], first, second) == {JULY_CELL: (second,)}


def test_what_counts_in_the_cell_without_naming_it_is_no_answer():
    aside = an_operation()
    assert _waiting([an_operation()], aside) == {JULY_CELL: (aside,)}


def test_operations_that_name_one_another_in_a_circle_end():
    one = an_operation()
    answers = an_operation(parents=(one.id,))
    assert _waiting([answers, an_operation(parents=(one.id,))], one) == {}
