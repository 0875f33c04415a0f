"""What a programme looks like to one of its obligations: its periods, its due day, its identity."""

import pytest
from msgspec import UNSET

from ctph_desktop.domain.figures import Measure
from ctph_desktop.domain.obligations import Obligation, as_obliged, is_possible
from ctph_desktop.domain.periods import PeriodCalendar, PeriodKind
from ctph_desktop.domain.programmes import Programme

MONTH, QUARTER, HALF, NINE, YEAR = (
    PeriodKind.MONTH, PeriodKind.QUARTER, PeriodKind.HALF_YEAR, PeriodKind.NINE_MONTHS, PeriodKind.YEAR,
)  # fmt: skip
TERM, SPAN = PeriodKind.TERM, PeriodKind.SPAN


def a_programme(calendar: PeriodCalendar = PeriodCalendar.CALENDAR, year: int = 2019) -> Programme:
    return Programme("p" * 32, "Chương trình phối hợp", "", "", "", year, calendar, "s", ("u",), (), ("i",), (), "")


@pytest.mark.parametrize(
    ("kind", "number", "period", "codes"),
    [
        (NINE, 0, "", ["2019-9m"]),
        (HALF, 0, "", ["2019-h1", "2019-h2"]),
        (HALF, 1, "", ["2019-h1"]),
        (QUARTER, 0, "", ["2019-q1", "2019-q2", "2019-q3", "2019-q4"]),
        (MONTH, 11, "", ["2019-11"]),
        (YEAR, 0, "", ["2019"]),
        (TERM, 0, "2019-2021", ["2019-2021"]),
        (TERM, 0, "2017-2020", []),
        (SPAN, 0, "2019-0310.0325", ["2019-0310.0325"]),
    ],
)
def test_an_obligation_has_its_own_periods_in_each_year(kind, number, period, codes):
    obligation = Obligation("p" * 32, "Báo cáo", kind, number, period)
    assert is_possible(obligation)
    seen = as_obliged(a_programme(), obligation, uuid="o" * 32)
    assert ([one.code for one in seen.periods()] if seen else []) == codes


def test_an_obligation_sees_the_programme_by_its_own_identity_and_name():
    estimate = Obligation("p" * 32, "Ước cả năm", MONTH, 11, measure=Measure.ESTIMATE, due_days=-5)
    seen = as_obliged(a_programme(PeriodCalendar.DECREE_09), estimate, uuid="o" * 32)
    assert seen is not None
    assert (seen.uuid, seen.document, seen.measure, seen.is_obliged) == ("o" * 32, "p" * 32, Measure.ESTIMATE, True)
    assert (seen.short_title, seen.title) == ("Ước cả năm – Chương trình phối hợp", "Chương trình phối hợp")
    assert [one.code for one in seen.periods()] == ["2019-11@15"]
    assert (seen.due_days, seen.rhythm) == (-5, UNSET)
    assert not seen.reports(a_programme().periods()[0])


def test_a_signed_programme_is_its_own_document():
    programme = a_programme()
    assert (programme.document, programme.measure, programme.is_obliged) == (programme.uuid, Measure.ACTUAL, False)


@pytest.mark.parametrize(
    ("kind", "number", "period", "measure"),
    [
        (MONTH, 13, "", Measure.ACTUAL), (QUARTER, 5, "", Measure.ACTUAL), (YEAR, 1, "", Measure.ACTUAL),
        (YEAR, 0, "2019", Measure.ACTUAL), (TERM, 0, "", Measure.ACTUAL), (TERM, 0, "2019-03", Measure.ACTUAL),
        (SPAN, 0, "2017-2020", Measure.ACTUAL), (YEAR, 0, "", Measure.COMMITTED),
        (SPAN, 1, "2019-0310.0325", Measure.ACTUAL),
    ],
)  # fmt: skip
def test_an_obligation_says_in_one_way_what_it_is_about(kind, number, period, measure):
    assert not is_possible(Obligation("p" * 32, "Báo cáo", kind, number, period, measure))
