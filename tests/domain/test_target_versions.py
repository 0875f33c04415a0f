"""Targets in versions: which one holds in which period, and what is read from a table of them."""

from datetime import date
from decimal import Decimal

import pytest

from ctph_desktop.domain.figures import Measure
from ctph_desktop.domain.lines import LineKey
from ctph_desktop.domain.periods import PeriodCalendar, ReportingPeriod
from ctph_desktop.domain.target_answers import AnswerState, answer_of, state_of
from ctph_desktop.domain.target_table import TableLine, TableProblem, read_target_table
from ctph_desktop.domain.targets import (
    WHOLE_YEAR,
    GivenCell,
    GivingEffect,
    TargetPlace,
    TargetVersion,
    blanks_of,
    effect_of,
    ended_by_division,
    in_force,
    month_of_version,
    with_version,
    within_period,
)

FIRST = TargetVersion(WHOLE_YEAR, Decimal(120))
JULY = TargetVersion("2019-07", Decimal(130), "Quyết định 12")
OCTOBER = TargetVersion("2019-10", None, "Quyết định 40")


@pytest.mark.parametrize(
    ("period", "holds"),
    [
        ("2019-01", FIRST),
        ("2019-06", FIRST),
        ("2019-07", JULY),
        ("2019-q2", FIRST),
        ("2019-q3", JULY),
        ("2019-h1", FIRST),
        ("2019-9m", JULY),
        ("2019-10", OCTOBER),
        ("2019", OCTOBER),
        ("2019-07@15", JULY),
    ],
)
def test_the_version_of_the_last_month_of_a_period_holds(period, holds):
    assert in_force([OCTOBER, FIRST, JULY], ReportingPeriod.parse(period)) == holds


def test_before_its_first_version_there_is_no_target():
    assert in_force([JULY], ReportingPeriod.month(2019, 6)) is None
    assert in_force([], ReportingPeriod.month(2019, 6)) is None


def test_a_month_is_written_as_its_calendar_counts_it():
    assert month_of_version(ReportingPeriod.month(2019, 1, calendar=PeriodCalendar.DECREE_09)) == "2019-01"


def test_a_version_takes_the_place_of_the_one_of_its_month_alone():
    place = TargetPlace("jobs", None, Measure.COMMITTED)
    history = with_version({place: (FIRST, JULY)}, place, TargetVersion("2019-07", Decimal(140)))
    assert [one.quantity for one in history[place]] == [120, 140]
    assert with_version({}, place, JULY) == {place: (JULY,)}


def test_what_a_divided_unit_was_given_for_a_month_after_its_end_counts_beside_no_target_of_its_parts():
    place, own = TargetPlace("jobs", None, Measure.COMMITTED), TargetPlace("less", None, Measure.COMMITTED)
    history = {place: (FIRST, JULY), own: (FIRST, JULY)}
    ended = ended_by_division(history, [{place: (FIRST,)}, {own: (OCTOBER,)}], last_day=date(2019, 5, 31))
    of_month = {month: in_force(ended[place], ReportingPeriod.month(2019, month)) for month in (5, 6, 7, 12)}
    assert {month: one.quantity for month, one in of_month.items()} == {5: 120, 6: None, 7: None, 12: None}
    assert ended[own] == (FIRST, JULY)


@pytest.mark.parametrize(
    ("last_day", "period", "ends"),
    [
        (date(2019, 12, 30), ReportingPeriod.whole_year(2019), True),
        (date(2019, 12, 31), ReportingPeriod.whole_year(2019), False),
        (date(2019, 12, 31), ReportingPeriod.term(2019, 2021), True),
    ],
)
def test_a_unit_that_is_divided_when_the_year_is_over_keeps_its_targets_and_the_answers_to_them(last_day, period, ends):
    place = TargetPlace("jobs", None, Measure.COMMITTED)
    given = TargetVersion("", Decimal(120), operation="0" * 32)
    answer = answer_of(place, given, programme="p", unit="u", period=period.code)
    ended = ended_by_division({place: (given,)}, [{place: (FIRST,)}], last_day=last_day)
    versions = within_period(ended[place], period)
    assert len(versions) == (2 if ends else 1)
    assert state_of(answer, versions) is (AnswerState.LAPSED if ends else AnswerState.AGREED)


JOBS, LESS = LineKey("jobs"), LineKey("less", "nd")
LINES = {"VL01": TableLine(JOBS, 0), "GN06/ND": TableLine(LESS, 1)}
UNITS = {"19600": "an", "xã cam an": "an", "thị trấn cam lộ": "lo", "xã cam thanh": "thanh", "xã cam thành": "thanhf"}


def test_a_table_is_read_by_codes_of_indicators_and_codes_or_names_of_units():
    pasted = "Đơn vị\tVL01\tGN06/nd\r\n19600\t1.215\t\r\n\r\nThị trấn  Cam Lộ\t\t7,5\r\nTổng cộng\t1.215\t7,5\r\n"
    table = read_target_table(pasted, units=UNITS, lines=LINES)
    assert table.problems == ()
    assert table.targets_by_unit == {"an": {JOBS: Decimal(1215)}, "lo": {LESS: Decimal("7.5")}}
    assert read_target_table("ĐV;VL01\nXã Cam An;5", units=UNITS, lines=LINES).targets_by_unit == {"an": {JOBS: 5}}


def test_near_homonyms_are_told_apart_and_names_without_marks_are_refused():
    table = read_target_table("ĐV;VL01\nXã Cam Thanh;1\nXã Cam Thành;2\nXa Cam Thanh;3", units=UNITS, lines=LINES)
    assert table.targets_by_unit == {"thanh": {JOBS: 1}, "thanhf": {JOBS: 2}}
    assert [(one.line, one.reason) for one in table.problems] == [(4, TableProblem.UNKNOWN_UNIT)]


@pytest.mark.parametrize(
    ("text", "line", "reason"),
    [
        ("", 1, TableProblem.NO_HEADING),
        ("Xã Cam An", 1, TableProblem.NO_HEADING),
        ("ĐV;XX99\nXã Cam An;5", 1, TableProblem.UNKNOWN_INDICATOR),
        ("ĐV;VL01;vl01\nXã Cam An;5;5", 1, TableProblem.SAME_INDICATOR),
        ("ĐV;VL01\nXã Lạ;5", 2, TableProblem.UNKNOWN_UNIT),
        ("ĐV;VL01\nXã Cam An;5\n19600;6", 3, TableProblem.SAME_UNIT),
        ("ĐV;VL01\nXã Cam An;năm", 2, TableProblem.NOT_A_NUMBER),
        ("ĐV;VL01\nXã Cam An;1,5", 2, TableProblem.NOT_A_NUMBER),
        ("ĐV;VL01\nXã Cam An;5;6", 2, TableProblem.TOO_MANY_CELLS),
    ],
)
def test_what_cannot_be_read_in_a_table_is_told_with_its_line(text, line, reason):
    (problem,) = read_target_table(text, units=UNITS, lines=LINES).problems
    assert (problem.line, problem.reason) == (line, reason)
    assert (problem.cause is not None) == (reason is TableProblem.NOT_A_NUMBER)


def test_giving_says_what_is_new_what_changes_what_ends_and_what_a_later_month_overtakes():
    amended = (TargetVersion("", Decimal(7)), TargetVersion("2019-07", Decimal(9)))
    cells = [
        GivenCell("a", None, Decimal(5)),
        GivenCell("a", Decimal(7), Decimal(8), amended),
        GivenCell("b", Decimal(7), None),
        GivenCell("c", Decimal(7), Decimal(7), amended),
    ]
    effect = effect_of(cells, since="2019-03")
    assert effect == GivingEffect(new=1, changed=1, ended=1, units=2, overtaken=1)
    assert (effect.cells, effect.needs_reason) == (3, True)
    assert effect_of(cells, since="2019-07").overtaken == 0
    assert not effect_of(cells[:1], since="").needs_reason


def test_a_unit_lacks_only_what_others_were_given():
    one, two = (TargetPlace(letter * 32, None, Measure.COMMITTED) for letter in "ab")
    counts = {"x": {one: Decimal(0), two: None}, "y": {one: None, two: None}, "z": {one: Decimal(3), two: None}}
    assert blanks_of(counts) == {"y": 1}
