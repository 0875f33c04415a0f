"""Whose turn it is with a report, and how many reports of a period stand where: what a superior office counts."""

from collections import Counter
from collections.abc import Iterable, Mapping
from enum import StrEnum

from ctph_desktop.domain.submissions import SubmissionState


class ReportGroup(StrEnum):
    """Where a report stands for those who wait for it; a missing one that is overdue is counted as late as well."""

    ACCEPTED = "accepted"
    WAITING = "waiting"
    RETURNED = "returned"
    MISSING = "missing"
    LATE = "late"


def groups_of(
    state: SubmissionState, *, is_received: bool, is_awaited: bool, overdue: int = 0
) -> frozenset[ReportGroup]:
    """Return the groups a report is counted in; none where no report is awaited and none came.

    `overdue` are the days since it was due, 0 while it is not.
    """
    if not is_received:
        if not is_awaited:
            return frozenset()
        return frozenset({ReportGroup.MISSING, ReportGroup.LATE} if overdue > 0 else {ReportGroup.MISSING})
    if state is SubmissionState.ACCEPTED:
        return frozenset({ReportGroup.ACCEPTED})
    if state is SubmissionState.RETURNED:
        return frozenset({ReportGroup.RETURNED})
    return frozenset({ReportGroup.WAITING})


def counted(groups: Iterable[frozenset[ReportGroup]]) -> Mapping[ReportGroup, int]:
    """Return how many reports are in each group, 0 for an empty one."""
    found = Counter(group for one in groups for group in one)
    return {group: found[group] for group in ReportGroup}
