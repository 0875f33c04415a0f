"""What is held of what was worked out: only what comes from the same, and only a little."""

from ctph_desktop.services.ground.worked_out import Few, WorkedOut


def test_the_one_not_asked_for_longest_goes_first():
    few = Few[str, int](2)
    few.put("a", 1)
    few.put("b", 2)
    assert few.get("a") == 1
    few.put("c", 3)
    assert few.items() == [("a", 1), ("c", 3)]
    assert few.get("b") is None


def test_what_is_put_again_stands_in_place_of_what_was_there():
    few = Few[str, int](2)
    for count in range(5):
        few.put("a", count)
    assert few.items() == [("a", 4)]


def test_a_result_is_used_as_long_as_it_comes_from_the_same():
    held, made = WorkedOut(), []

    def sum_of(*numbers):
        def work_out():
            made.append(numbers)
            return sum(numbers)

        return held.of("sum", numbers, work_out)

    assert [sum_of(1, 2), sum_of(1, 2), sum_of(1, 3), sum_of(1, 2)] == [3, 3, 4, 3]
    assert made == [(1, 2), (1, 3), (1, 2)]


def test_no_more_than_a_few_results_are_held():
    held = WorkedOut()
    for name in range(1000):
        held.of(name, (), lambda name=name: name)
    assert len(held._held.items()) < 100
