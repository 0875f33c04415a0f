"""When the program makes a backup by itself: after changes, and no clock decides alone."""

import pytest

from ctph_desktop.domain.safekeeping import MANY_CHANGES, MANY_LOOKS, is_backup_due


@pytest.mark.parametrize(
    ("has_one_of_today", "looks", "changes", "is_due"),
    [
        (False, 2, 0, True),
        (True, 2, 0, False),
        (True, 1, 0, True),
        (True, MANY_LOOKS, 0, False),
        (True, MANY_LOOKS + 1, 0, True),
        (True, 2, MANY_CHANGES - 1, False),
        (True, 2, MANY_CHANGES, True),
    ],
)
def test_a_day_an_opening_hours_of_use_and_many_changes_each_make_a_backup_due(
    has_one_of_today, looks, changes, is_due
):
    told = {"has_one_of_today": has_one_of_today, "looks": looks, "changes": changes}
    assert is_backup_due(is_changed=True, **told) is is_due
    assert not is_backup_due(is_changed=False, **told)
