"""Work is done in the order of its urgency: late first, then what came back, then what falls due."""

from datetime import date

import pytest

from ctph_desktop.domain.due_work import WorkGroup, days_left, grouped

TODAY = date(2026, 4, 10)


@pytest.mark.parametrize(("due", "left"), [(date(2026, 4, 16), 6), (TODAY, 0), (date(2026, 4, 5), -5), (None, None)])
def test_days_are_counted_to_the_last_day_in_time(due, left):
    assert days_left(due, TODAY) == left


@pytest.mark.parametrize(
    ("group", "left", "found"),
    [
        (WorkGroup.DUE, -1, WorkGroup.OVERDUE),
        (WorkGroup.DUE, 0, WorkGroup.DUE),
        (WorkGroup.DUE, 14, WorkGroup.DUE),
        (WorkGroup.DUE, 15, WorkGroup.LATER),
        (WorkGroup.DUE, None, WorkGroup.UNDATED),
        (WorkGroup.ELSEWHERE, 20, WorkGroup.ELSEWHERE),
        (WorkGroup.RETURNED, None, WorkGroup.RETURNED),
        (WorkGroup.ELSEWHERE, -3, WorkGroup.OVERDUE),
        (WorkGroup.RETURNED, -3, WorkGroup.RETURNED),
    ],
)
def test_late_work_is_overdue_but_a_returned_report_stays_one(group, left, found):
    assert grouped(group, left) is found


def test_overdue_work_stands_first_and_that_of_others_last():
    shuffled = (
        WorkGroup.LATER,
        WorkGroup.UNDATED,
        WorkGroup.ELSEWHERE,
        WorkGroup.DUE,
        WorkGroup.OVERDUE,
        WorkGroup.RETURNED,
    )
    assert sorted(shuffled, key=lambda group: group.turn) == [
        WorkGroup.OVERDUE, WorkGroup.RETURNED, WorkGroup.DUE, WorkGroup.ELSEWHERE,
        WorkGroup.LATER, WorkGroup.UNDATED,
    ]  # fmt: skip
