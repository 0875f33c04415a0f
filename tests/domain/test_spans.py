"""What a longer period is drawn from, whatever rhythm was typed in; terms and days beside the periods of a year."""

from datetime import date

import pytest

from ctph_desktop.domain.errors import InvalidPeriodError
from ctph_desktop.domain.periods import PeriodCalendar, PeriodKind, ReportingPeriod
from ctph_desktop.domain.spans import covering, disjoint
from ctph_desktop.wording import formats

parse = ReportingPeriod.parse
MONTHS = [f"2019-{number:02}" for number in range(1, 13)]
QUARTERS = [f"2019-q{number}" for number in range(1, 5)]


@pytest.mark.parametrize(
    ("span", "typed", "drawn_from"),
    [
        ("2019-q1", MONTHS, MONTHS[:3]),
        ("2019-h2", MONTHS, MONTHS[6:]),
        ("2019-9m", MONTHS, MONTHS[:9]),
        ("2019-9m", QUARTERS, QUARTERS[:3]),
        ("2019", MONTHS, MONTHS),
        ("2019", QUARTERS, QUARTERS),
        ("2019", ["2019-h1", "2019-h2"], ["2019-h1", "2019-h2"]),
        ("2019", [*MONTHS[:6], *QUARTERS[2:]], [*MONTHS[:6], *QUARTERS[2:]]),  # monthly to June, then quarterly
        ("2019-q1", ["2019-01", "2019-02", "2019-q1"], []),  # itself is typed, and not drawn from anything
        ("2019-h1", [*MONTHS[:2], *QUARTERS[:2]], QUARTERS[:2]),  # the rhythm changed in March: none counts twice
        ("2019-9m", [*MONTHS[:8], "2019-q4"], []),  # September is left out
        ("2019", [], []),
        ("2017-2019", ["2017", "2018", "2019"], ["2017", "2018", "2019"]),
        ("2017-2019", ["2017", "2018-h1", "2018-h2", *MONTHS], ["2017", "2018-h1", "2018-h2", *MONTHS]),
        ("2017-2019", ["2017", "2019"], []),
        ("2019-0101.0430", MONTHS, MONTHS[:4]),
        ("2019-0101.0415", MONTHS, []),
        ("2019-0310.0325", MONTHS, []),
        ("2019@15", [f"{month}@15" for month in MONTHS], [f"{month}@15" for month in MONTHS]),
        ("2019", [f"{month}@15" for month in MONTHS], []),
    ],
)
def test_a_longer_period_is_drawn_from_the_largest_that_leave_no_day_out(span, typed, drawn_from):
    assert covering(parse(span), map(parse, typed)) == tuple(map(parse, drawn_from))


@pytest.mark.parametrize(
    ("code", "first", "last", "lower", "short"),
    [
        ("2017-2020", date(2017, 1, 1), date(2020, 12, 31), "giai đoạn 2017–2020", "2017–2020"),
        ("2017-2020@15", date(2016, 12, 15), date(2020, 12, 14), None, "2017–2020"),
        ("2019-0310.0325", date(2019, 3, 10), date(2019, 3, 25), "từ 10/03/2019 đến 25/03/2019", "10/03–25/03"),
        ("2019-1220.200110", date(2019, 12, 20), date(2020, 1, 10), "từ 20/12/2019 đến 10/01/2020", "20/12–10/01"),
        ("1999-1220.010110", date(1999, 12, 20), date(2001, 1, 10), "từ 20/12/1999 đến 10/01/2001", "20/12–10/01"),
    ],
)
def test_a_term_and_a_span_of_days_have_readable_codes_and_names(code, first, last, lower, short):
    period = parse(code)
    assert (period.code, period.first_day, period.last_day) == (code, first, last)
    assert lower is None or formats.period(period) == lower
    assert formats.short_period(period) == short
    assert (period.previous, period.year_before, period.spans) == (None, None, (period,))
    assert period.year == int(code[:4])  # it lies in the books of the year it begins with


def test_a_span_is_made_of_two_days_and_touches_their_months():
    span = ReportingPeriod.days(date(2019, 3, 10), date(2019, 5, 2))
    assert span.code == "2019-0310.0502"
    assert [month.code for month in span.months] == ["2019-03", "2019-04", "2019-05"]
    assert [month.code for month in parse("2019-1220.200110").months] == ["2019-12", "2020-01"]
    assert ReportingPeriod.days(date(2019, 3, 10), date(2019, 3, 10)).code == "2019-0310.0310"


def test_a_term_has_every_month_of_its_years():
    term = ReportingPeriod.term(2017, 2020, calendar=PeriodCalendar.DECREE_09)
    assert (term.kind, len(term.months), term.months[-1].code) == (PeriodKind.TERM, 48, "2020-12@15")


@pytest.mark.parametrize(
    "code",
    ["2020-2017", "2019-2019", "2017-3000", "2019-0325.0310", "2019-0230.0310", "2019-0310.190325", "2019-0310.0325@15",
     "2019-0310.0325.", "2019-310.325", "2019-0310.20190325"],
)  # fmt: skip
def test_what_is_no_term_and_no_span_names_no_period(code):
    with pytest.raises(InvalidPeriodError):
        parse(code)


@pytest.mark.parametrize(
    ("typed", "counting"),
    [
        ((), ()),
        (MONTHS, MONTHS),
        (["2019-01", "2019-02"], ["2019-01", "2019-02"]),  # the quarter is not there yet
        (["2019-01", "2019-02", "2019-q1"], ["2019-q1"]),  # monthly to February, then quarterly
        (["2019-01", "2019-02", *QUARTERS], QUARTERS),
        (["2019-02", "2019-q1", "2019-q3"], ["2019-q1", "2019-q3"]),
        ([*MONTHS[:4], "2019-h1", "2019-h2"], ["2019-h1", "2019-h2"]),
        ([*MONTHS[:8], "2019-9m", "2019-10"], ["2019-9m", "2019-10"]),
        (["2019-q3", "2019-h1", "2019"], ["2019"]),
    ],
)
def test_what_was_said_before_a_change_of_rhythm_stands_in_the_longer_period_and_counts_once(typed, counting):
    assert [one.code for one in disjoint(map(parse, reversed(typed)))] == list(counting)
