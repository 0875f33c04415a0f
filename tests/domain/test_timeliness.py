"""Moments as PCs write them: wrong clocks, no offset, or nonsense on purpose."""

from datetime import date

import pytest

from ctph_desktop.domain.periods import PeriodCalendar, ReportingPeriod
from ctph_desktop.domain.timeliness import days_late, due_day, earliest, latest, moment_of

APRIL = "2019-04-02T08:00:00+07:00"


@pytest.mark.parametrize(
    ("texts", "first", "last"),
    [
        ((APRIL, "2099-01-01T00:00:00+07:00"), APRIL, "2099-01-01T00:00:00+07:00"),
        ((APRIL, "1970-01-01T00:00:00+00:00"), "1970-01-01T00:00:00+00:00", APRIL),
        ((APRIL, "2019-04-02T02:00:00+00:00"), APRIL, "2019-04-02T02:00:00+00:00"),
        ((APRIL, "2019-04-02T03:00:00"), APRIL, "2019-04-02T03:00:00"),
        ((APRIL, ""), APRIL, APRIL),
        (("không phải giờ", APRIL), APRIL, APRIL),
        (("0001-01-01T00:00:00+14:00", APRIL), "0001-01-01T00:00:00+14:00", APRIL),
        (("9999-12-31T23:59:59-14:00", APRIL), APRIL, "9999-12-31T23:59:59-14:00"),
        (("", "xx"), "", ""),
    ],
)
def test_the_first_and_the_last_of_several_moments(texts, first, last):
    assert (earliest(*texts), latest(*texts)) == (first, last)
    assert (earliest(*reversed(texts)), latest(*reversed(texts))) == (first, last)


def test_a_moment_always_has_an_offset_or_is_none():
    assert moment_of("2019-04-02T03:00:00").tzinfo is not None
    assert moment_of("hôm qua") is None
    assert moment_of("") is None


def test_a_report_is_late_from_the_day_after_the_due_day():
    march = ReportingPeriod.month(2019, 3)
    assert due_day(march, days_after=5) == date(2019, 4, 5)
    assert due_day(ReportingPeriod.month(2019, 3, calendar=PeriodCalendar.DECREE_09), days_after=2) == date(2019, 3, 16)
    assert [days_late(date(2019, 4, day), date(2019, 4, 5)) for day in (1, 5, 6, 15)] == [0, 0, 1, 10]
