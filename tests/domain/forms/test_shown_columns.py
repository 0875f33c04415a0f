"""Which columns a screen shows; paper has them all."""

import pytest

from ctph_desktop.domain.forms.definition import ColumnRole, FormColumn
from ctph_desktop.domain.forms.shown_columns import blank_to_hide, foldable, shown_places

B, T, P, D = ColumnRole.BASELINE, ColumnRole.TARGET, ColumnRole.PROGRESS, ColumnRole.DERIVED


def columns(*roles):
    return [FormColumn(str(number), f"Cột {number}", "", role) for number, role in enumerate(roles)]


@pytest.mark.parametrize(
    ("roles", "runs"),
    [((B, B, T, P), ((0, 1),)), ((B, T, B, B), ((2, 3),)), ((B, T, B), ()), ((T, P, D), ()), ((B, B, B), ((0, 1, 2),))],
)
def test_only_columns_side_by_side_fold(roles, runs):
    assert foldable(columns(*roles)) == runs


@pytest.mark.parametrize(
    ("roles", "blank", "hidden"),
    [
        ((T, T, P, P), {1}, (1,)),
        ((T, T, P, P), {1, 3}, (1, 3)),
        ((T, T, P, D), {2, 3}, ()),
        ((T, T, P, D), {0, 2, 3}, (0,)),
        ((T, P), set(), ()),
    ],
)
def test_blank_results_are_left_out_only_beside_others(roles, blank, hidden):
    assert blank_to_hide(columns(*roles), blank) == hidden


def test_a_run_stands_where_it_began_and_takes_blank_columns_in():
    made = columns(B, B, B, T, P)
    assert shown_places(made, folds=True, hidden={1, 3}) == ((0, 1, 2), (4,))
    assert shown_places(made, folds=False, hidden={1, 3}) == ((0,), (2,), (4,))
