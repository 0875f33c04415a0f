"""What may be put into a month's sheet, and what the sheet then says."""

from decimal import Decimal

import pytest
from village_offices import APRIL, MARCH, record

from ctph_desktop.domain.errors import (
    ComputedLineError,
    FigureExceedsCeilingError,
    NegativeNumberError,
    NotANumberError,
    NotTheKeeperError,
    NumberTooLargeError,
    PeriodNotInProgrammeError,
    TooManyDecimalsError,
    UnknownIndicatorError,
)
from ctph_desktop.domain.figures import MISSING, NOTHING, FigureState, FigureValue
from ctph_desktop.domain.lines import LineKey
from ctph_desktop.domain.periods import PeriodCalendar, ReportingPeriod
from ctph_desktop.domain.submissions import SubmissionState
from ctph_desktop.services.ground.changes import Changes


@pytest.fixture
def office(enrolled):
    with enrolled.office("commune 0") as office:
        yield office


def _line(office, code, month=MARCH):
    key = office.progress.find_line(code)
    return next(row for row in office.progress.sheet(month).rows if row.key == key)


def _history(office, code="VL01", month=MARCH):
    return [row.value.quantity for row in office.progress.history(month, office.progress.find_line(code))]


def test_a_figure_that_was_recorded_is_on_the_sheet_and_adds_up_over_the_months(office):
    record(office, MARCH, VL01=12)
    record(office, APRIL, VL01=30)
    row = _line(office, "VL01", APRIL)
    assert (row.previous_month.quantity, row.in_period.quantity, row.before, row.cumulative) == (12, 30, 12, 42)
    assert row.committed is not None
    assert row.remaining == row.committed - 42


def test_an_edit_in_an_earlier_month_reaches_the_later_ones(office):
    record(office, APRIL, VL01=30)
    record(office, MARCH, VL01=12)
    assert _line(office, "VL01", APRIL).cumulative == 42


def test_the_same_figure_again_is_not_written_again(office):
    key = office.progress.find_line("VL01")
    assert office.progress.record(MARCH, {key: FigureValue.reported(5)}) is Changes.FIGURES
    assert office.progress.record(MARCH, {key: FigureValue.reported(Decimal("5.0"))}) is Changes.NONE
    assert office.progress.record(MARCH, {}) is Changes.NONE
    assert _history(office) == [5]


@pytest.mark.parametrize(
    ("value", "error"),
    [
        (Decimal(-1), NegativeNumberError),
        (Decimal("-0.5"), NegativeNumberError),
        (Decimal("1.5"), TooManyDecimalsError),
        (Decimal("0.0001"), TooManyDecimalsError),
        (Decimal(10) ** 14, NumberTooLargeError),
        (Decimal("1E+30"), NumberTooLargeError),
        (Decimal("Infinity"), NotANumberError),
        (Decimal("NaN"), NotANumberError),
        (Decimal("sNaN"), NotANumberError),
        (Decimal("-Infinity"), NotANumberError),
    ],
)
def test_a_number_that_no_count_can_be_is_refused_and_what_stood_there_stays(office, value, error):
    record(office, VL01=5)
    with pytest.raises(error):
        record(office, VL01=FigureValue(FigureState.REPORTED, value))
    assert _line(office, "VL01").in_period.quantity == 5
    assert _history(office) == [5]


@pytest.mark.parametrize("value", ["99999999999999", "0", "1E+2", "5.000"])
def test_cl_06_a_whole_number_however_written_is_taken(office, value):
    record(office, VL01=FigureValue(FigureState.REPORTED, Decimal(value)))
    assert _line(office, "VL01").in_period.quantity == Decimal(value)


def test_all_of_a_block_is_recorded_or_nothing_of_it(office):
    with pytest.raises(NegativeNumberError):
        record(office, VL01=5, DN01=FigureValue.reported(-1))
    assert _history(office) == []
    assert office.submissions.own_state(MARCH) is SubmissionState.NOTHING


def test_more_than_the_baseline_over_the_year_is_refused_with_both_numbers(office):
    with pytest.raises(FigureExceedsCeilingError) as caught:
        record(office, GN06_ND=99_999)
    assert caught.value.cumulative == 99_999
    ceiling = int(caught.value.ceiling)
    record(office, MARCH, GN06_ND=ceiling)
    with pytest.raises(FigureExceedsCeilingError):
        record(office, APRIL, GN06_CCB=1)
    with pytest.raises(FigureExceedsCeilingError):
        record(office, ReportingPeriod.month(2019, 12), GN06_ND=1)


def test_an_earlier_month_cannot_push_a_later_sum_over_the_baseline(office):
    with pytest.raises(FigureExceedsCeilingError) as caught:
        record(office, APRIL, GN06_ND=99_999)
    record(office, APRIL, GN06_ND=int(caught.value.ceiling))
    try:
        record(office, MARCH, GN06_ND=1)
    except FigureExceedsCeilingError:
        return
    findings = [finding.message for finding in office.progress.sheet(APRIL).findings]
    assert any("lớn hơn" in message for message in findings), "nobody is told that April is now beyond the baseline"


def test_cl_15_a_line_that_is_the_sum_of_its_parts_cannot_be_typed_into(office):
    with pytest.raises(ComputedLineError):
        record(office, GN06=5)
    record(office, GN06_ND=2, GN06_CCB=3)
    row = _line(office, "GN06")
    assert row.is_computed
    assert row.in_period.quantity == 5


@pytest.mark.parametrize(
    "period",
    [
        ReportingPeriod.month(2018, 3),
        ReportingPeriod.month(2020, 3),
        ReportingPeriod.month(2019, 3, calendar=PeriodCalendar.DECREE_09),
        ReportingPeriod.parse("2019-q1"),
        ReportingPeriod.whole_year(2019),
    ],
    ids=lambda period: period.code,
)
def test_only_the_months_of_the_plan_year_have_a_sheet(office, period):
    with pytest.raises(PeriodNotInProgrammeError):
        record(office, period, VL01=1)
    with pytest.raises(PeriodNotInProgrammeError):
        office.progress.sheet(period)
    with pytest.raises(PeriodNotInProgrammeError):
        office.submissions.seal(period)


@pytest.mark.parametrize("key", [LineKey("x"), LineKey("a" * 32), LineKey("a" * 32, "b" * 32)])
def test_a_line_that_is_not_on_the_sheet_is_refused(office, key):
    with pytest.raises(UnknownIndicatorError):
        office.progress.record(MARCH, {key: FigureValue.reported(1)})


def test_cl_06_blank_zero_and_nothing_to_report_are_three_things(office):
    assert _line(office, "VL01").in_period == MISSING
    record(office, VL01=0)
    assert _line(office, "VL01").in_period.quantity == 0
    record(office, VL01=NOTHING)
    assert _line(office, "VL01").in_period == NOTHING
    assert _line(office, "VL01").cumulative == 0
    record(office, VL01=MISSING)
    assert _line(office, "VL01").in_period == MISSING
    assert _line(office, "VL01").cumulative is None
    assert _history(office) == [0, None, None]


def test_the_history_of_a_cell_tells_who_when_and_why_and_which_stands(office):
    record(office, VL01=5)
    key = office.progress.find_line("VL01")
    office.progress.record(MARCH, {key: FigureValue.reported(6)}, reason="đếm  lại\u200b theo hồ sơ ")
    first, second = office.progress.history(MARCH, key)
    assert (first.value.quantity, first.is_current, first.reason) == (5, False, "")
    assert (second.value.quantity, second.is_current) == (6, True)
    assert second.reason.startswith("đếm")
    assert second.reason.endswith("hồ sơ")
    assert second.author == "Cán bộ commune 0, Văn hoá – xã hội"
    assert second.device == "PC commune 0"
    assert first.at < second.at


def test_the_superior_office_does_not_type_into_the_communes_sheets(enrolled):
    with enrolled.superior() as office, pytest.raises(NotTheKeeperError):
        record(office, VL01=1)


def test_months_tell_how_much_is_filled(office):
    record(office, MARCH, VL01=5, DN01=NOTHING)
    rows = {row.period: row for row in office.progress.periods()}
    assert len(rows) == 12
    assert (rows[MARCH].filled, rows[MARCH].state) == (2, SubmissionState.DRAFT)
    assert (rows[APRIL].filled, rows[APRIL].state) == (0, SubmissionState.NOTHING)
    assert rows[MARCH].expected > 2


FEBRUARY = ReportingPeriod.month(MARCH.year, 2)


@pytest.mark.parametrize("value", [FigureValue.reported(2), NOTHING, MISSING], ids=["number", "nothing", "blank"])
def test_what_a_screen_shows_while_typing_is_what_the_sheet_reads_afterwards(office, value):
    before = office.progress.sheet(FEBRUARY)
    office.progress.record(FEBRUARY, {row.key: FigureValue.reported(5) for row in before.rows if not row.is_computed})
    typed = {row.key: row.holding(value) for row in office.progress.sheet(MARCH).rows if not row.is_computed}
    office.progress.record(MARCH, dict.fromkeys(typed, value))
    read = {row.key: row for row in office.progress.sheet(MARCH).rows}
    assert [(row.in_period, row.cumulative, row.remaining) for row in typed.values()] == [
        (read[key].in_period, read[key].cumulative, read[key].remaining) for key in typed
    ]
    stock = typed[office.progress.find_line("NC01")]
    assert (stock.cumulative, stock.remaining) == (5 if value == MISSING else value.count, None)


def test_a_figure_far_from_the_own_months_is_doubted(office):
    record(office, FEBRUARY, VL01=3)
    record(office, MARCH, VL01=97)
    (said,) = [f.message for f in _line(office, "VL01").findings if "các tháng trước" in f.message]
    assert "tháng này 97, các tháng trước trong năm nhiều nhất là 3" in said
    record(office, MARCH, VL01=12)
    assert not any("các tháng trước" in f.message for f in _line(office, "VL01").findings)
