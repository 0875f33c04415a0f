"""Periods of all lengths, in both calendars: their names, months and days."""

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ctph_desktop.domain.errors import InvalidPeriodError
from ctph_desktop.domain.periods import PeriodCalendar, PeriodKind, ReportingPeriod

FROM_15 = PeriodCalendar.DECREE_09

EVERY = [
    f"{year}{tail}{days}"
    for year in (2019, 2024)
    for tail in ("", "-9m", *(f"-h{n}" for n in (1, 2)), *(f"-q{n}" for n in range(1, 5)))
    for days in ("", "@15")
] + [f"2024-{number:02}{days}" for number in range(1, 13) for days in ("", "@15")]


@pytest.mark.parametrize(
    ("code", "kind", "number"),
    [
        ("2019-03", PeriodKind.MONTH, 3),
        ("2019-12", PeriodKind.MONTH, 12),
        ("2019-q1", PeriodKind.QUARTER, 1),
        ("2019-q4", PeriodKind.QUARTER, 4),
        ("2019-h2", PeriodKind.HALF_YEAR, 2),
        ("2019-9m", PeriodKind.NINE_MONTHS, 0),
        ("2019", PeriodKind.YEAR, 0),
    ],
)
def test_a_period_is_named_by_a_short_text(code, kind, number):
    assert ReportingPeriod.parse(code) == ReportingPeriod(2019, kind, number, PeriodCalendar.CALENDAR)
    assert ReportingPeriod.parse(f"{code}@15") == ReportingPeriod(2019, kind, number, FROM_15)


@pytest.mark.parametrize("code", EVERY)
def test_every_name_is_written_as_it_was_read(code):
    assert ReportingPeriod.parse(code).code == code


@pytest.mark.parametrize(
    "code",
    [
        "", "2019-", "2019-0", "2019-00", "2019-13", "2019-3", "2019-q0", "2019-q5", "2019-h0", "2019-h3", "2019-9",
        "2019-10m", "219", "02019", "2019-03@16", "2019-03 ", " 2019", "2019-03\n", "٢٠١٩", "tháng 3", "2019/03",
    ],
)  # fmt: skip
def test_what_names_no_period_is_refused(code):
    with pytest.raises(InvalidPeriodError) as refused:
        ReportingPeriod.parse(code)
    assert refused.value.text == code


@pytest.mark.parametrize(("year", "number"), [(2019, 0), (2019, 13), (1899, 1), (3000, 1), (2019, -1)])
def test_there_is_no_such_month(year, number):
    with pytest.raises(InvalidPeriodError):
        ReportingPeriod.month(year, number)


@pytest.mark.parametrize(("year", "number"), [(1900, 1), (2999, 12)])
def test_the_first_and_the_last_month_there_are(year, number):
    assert ReportingPeriod.month(year, number).number == number


@pytest.mark.parametrize(
    ("code", "months"),
    [
        ("2019-03", [3]),
        ("2019-q1", [1, 2, 3]),
        ("2019-q2", [4, 5, 6]),
        ("2019-q3", [7, 8, 9]),
        ("2019-q4", [10, 11, 12]),
        ("2019-h1", [1, 2, 3, 4, 5, 6]),
        ("2019-h2", [7, 8, 9, 10, 11, 12]),
        ("2019-9m", [1, 2, 3, 4, 5, 6, 7, 8, 9]),
        ("2019", list(range(1, 13))),
    ],
)
@pytest.mark.parametrize("days", ["", "@15"])
def test_a_period_consists_of_its_months_in_its_calendar(code, months, days):
    period = ReportingPeriod.parse(code + days)
    assert [month.code for month in period.months] == [f"2019-{number:02}{days}" for number in months]
    until = [month.code for month in period.year_to_date]
    assert until == [f"2019-{number:02}{days}" for number in range(1, months[-1] + 1)]


@pytest.mark.parametrize(
    ("code", "before"),
    [
        ("2019-03", "2019-02"),
        ("2019-12@15", "2019-11@15"),
        ("2019-01", "2018-12"),
        ("2019-01@15", "2018-12@15"),
        ("2019-q2", "2019-q1"),
        ("2019-q1", "2018-q4"),
        ("2019-h1", "2018-h2"),
        ("2019-9m", None),
        ("2019", "2018"),
        ("1900-01", None),
        ("1900", None),
    ],
)
def test_the_period_before_is_of_the_same_kind_and_calendar(code, before):
    previous = ReportingPeriod.parse(code).previous
    assert (previous.code if previous else None) == before


@pytest.mark.parametrize(
    ("code", "first", "last"),
    [
        ("2019-03", date(2019, 3, 1), date(2019, 3, 31)),
        ("2019-02", date(2019, 2, 1), date(2019, 2, 28)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("2019-04", date(2019, 4, 1), date(2019, 4, 30)),
        ("2019-q1", date(2019, 1, 1), date(2019, 3, 31)),
        ("2019-h2", date(2019, 7, 1), date(2019, 12, 31)),
        ("2019-9m", date(2019, 1, 1), date(2019, 9, 30)),
        ("2019", date(2019, 1, 1), date(2019, 12, 31)),
        ("2019-07@15", date(2019, 6, 15), date(2019, 7, 14)),
        ("2019-01@15", date(2018, 12, 15), date(2019, 1, 14)),
        ("2024-03@15", date(2024, 2, 15), date(2024, 3, 14)),
        ("2019-q1@15", date(2018, 12, 15), date(2019, 3, 14)),
        ("2019-h1@15", date(2018, 12, 15), date(2019, 6, 14)),
        ("2019-h2@15", date(2019, 6, 15), date(2019, 12, 14)),
        ("2019-9m@15", date(2018, 12, 15), date(2019, 9, 14)),
        ("2019@15", date(2018, 12, 15), date(2019, 12, 14)),
    ],
)
def test_a_period_counts_from_its_first_day_to_its_last(code, first, last):
    period = ReportingPeriod.parse(code)
    assert (period.first_day, period.last_day) == (first, last)


@settings(deadline=None)
@given(st.integers(1900, 2998), st.sampled_from(list(PeriodCalendar)))
def test_months_follow_one_another_without_a_gap_over_the_turn_of_the_year(year, calendar):
    following = ReportingPeriod.month(year + 1, 1, calendar=calendar)
    months = [*ReportingPeriod.whole_year(year, calendar=calendar).months, following]
    for month, after in pairwise(months):
        assert month.last_day + timedelta(days=1) == after.first_day


def test_months_of_two_calendars_are_two_periods():
    assert ReportingPeriod.parse("2019-07") != ReportingPeriod.parse("2019-07@15")


def test_months_are_in_order_of_time():
    assert sorted(map(ReportingPeriod.parse, ["2019-10", "2018-12", "2019-02"])) == [
        ReportingPeriod.parse(code) for code in ("2018-12", "2019-02", "2019-10")
    ]


@pytest.mark.parametrize(
    ("code", "spans"),
    [
        ("2019-03", ["2019-03", "2019-q1", "2019-h1", "2019-9m", "2019"]),
        ("2019-08@15", ["2019-08@15", "2019-q3@15", "2019-h2@15", "2019-9m@15", "2019@15"]),
        ("2019-11", ["2019-11", "2019-q4", "2019-h2", "2019"]),
        ("2019-q1", ["2019-q1", "2019-h1", "2019-9m", "2019"]),
        ("2019-q4", ["2019-q4", "2019-h2", "2019"]),
        ("2019-h1", ["2019-h1", "2019-9m", "2019"]),
        ("2019", ["2019"]),
    ],
)
def test_a_period_lies_in_longer_ones(code, spans):
    assert [one.code for one in ReportingPeriod.parse(code).spans] == spans
