"""Which columns of a form a screen shows: what the year began with under one head, blank ones left out.

Paper has them all.
"""

from collections.abc import Collection, Sequence
from itertools import groupby

from ctph_desktop.domain.forms.definition import ColumnRole, FormColumn

_RESULTS = {ColumnRole.PROGRESS, ColumnRole.DERIVED}


def foldable(columns: Sequence[FormColumn]) -> tuple[tuple[int, ...], ...]:
    """Return the runs of two and more columns of figures the year began with, by their places."""
    runs = groupby(enumerate(columns), key=lambda one: one[1].role is ColumnRole.BASELINE)
    places = (tuple(place for place, _ in run) for is_baseline, run in runs if is_baseline)
    return tuple(run for run in places if len(run) > 1)


def blank_to_hide(columns: Sequence[FormColumn], blank: Collection[int]) -> tuple[int, ...]:
    """Return which of the blank columns can be left out: results only while some of them are there."""
    results = [place for place, column in enumerate(columns) if column.role in _RESULTS]
    has_results = any(place not in blank for place in results)
    return tuple(place for place in sorted(blank) if has_results or place not in results)


def shown_places(
    columns: Sequence[FormColumn], *, folds: bool, hidden: Collection[int] = ()
) -> tuple[tuple[int, ...], ...]:
    """Return what is shown from left to right: one column each, or a run of columns under one head."""
    runs = {run[0]: run for run in foldable(columns)} if folds else {}
    folded = {place for run in runs.values() for place in run}
    return tuple(
        runs.get(place, (place,))
        for place in range(len(columns))
        if place in runs or (place not in folded and place not in hidden)
    )
