"""A report is counted where it stands; a missing one that is overdue is late as well."""

import pytest

from ctph_desktop.domain.meanwhile import meanwhile
from ctph_desktop.domain.periods import ReportingPeriod
from ctph_desktop.domain.report_groups import ReportGroup, counted, groups_of
from ctph_desktop.domain.submissions import SubmissionState

MARCH, APRIL = ReportingPeriod.month(2019, 3), ReportingPeriod.month(2019, 4)
FIRST, SECOND = ReportingPeriod.parse("2019-q1"), ReportingPeriod.parse("2019-q2")
YEAR = ReportingPeriod.whole_year(2019)


@pytest.mark.parametrize(
    ("state", "is_received", "is_awaited", "overdue", "groups"),
    [
        (SubmissionState.ACCEPTED, True, True, 0, {ReportGroup.ACCEPTED}),
        (SubmissionState.RECEIVED, True, True, 0, {ReportGroup.WAITING}),
        (SubmissionState.CHANGED, True, True, 0, {ReportGroup.WAITING}),
        (SubmissionState.RETURNED, True, True, 0, {ReportGroup.RETURNED}),
        (SubmissionState.NOTHING, False, True, 0, {ReportGroup.MISSING}),
        (SubmissionState.NOTHING, False, True, 3, {ReportGroup.MISSING, ReportGroup.LATE}),
        (SubmissionState.NOTHING, False, False, 3, set()),
        (SubmissionState.ACCEPTED, True, False, 0, {ReportGroup.ACCEPTED}),
    ],
)
def test_a_report_is_counted_where_it_stands(state, is_received, is_awaited, overdue, groups):
    assert groups_of(state, is_received=is_received, is_awaited=is_awaited, overdue=overdue) == groups


def test_every_group_has_its_count_also_an_empty_one():
    found = counted([frozenset({ReportGroup.MISSING, ReportGroup.LATE}), frozenset({ReportGroup.MISSING})])
    assert found == {
        ReportGroup.ACCEPTED: 0,
        ReportGroup.WAITING: 0,
        ReportGroup.RETURNED: 0,
        ReportGroup.MISSING: 2,
        ReportGroup.LATE: 1,
    }


@pytest.mark.parametrize(
    ("periods", "looked_at", "ends_with_it", "found"),
    [
        ((MARCH, APRIL), APRIL, False, APRIL),
        ((FIRST, SECOND, YEAR), APRIL, False, SECOND),
        ((FIRST, SECOND, YEAR), MARCH, False, FIRST),
        ((MARCH, APRIL), FIRST, False, MARCH),
        ((YEAR,), APRIL, False, YEAR),
        ((YEAR,), APRIL, True, None),
        ((FIRST,), MARCH, True, FIRST),
        ((FIRST,), APRIL, False, None),
        ((), APRIL, False, None),
    ],
)
def test_another_rhythm_reports_what_holds_the_last_day(periods, looked_at, ends_with_it, found):
    assert meanwhile(periods, looked_at, ends_with_it=ends_with_it) == found
