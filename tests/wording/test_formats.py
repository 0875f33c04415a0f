"""Numbers, dates and periods as Vietnamese readers write them."""

from datetime import date, datetime
from decimal import Decimal

import pytest

from ctph_desktop.domain.figures import MISSING, NOTHING, FigureState, FigureValue
from ctph_desktop.domain.periods import ReportingPeriod
from ctph_desktop.wording import formats, terms


@pytest.mark.parametrize(
    ("number", "decimals", "text"),
    [
        ("1297", None, "1.297"),
        ("0", None, "0"),
        ("1234567.5", None, "1.234.567,5"),
        ("9.92", None, "9,92"),
        ("-5", None, "-5"),
        ("9.925", 2, "9,93"),
        ("9.924", 2, "9,92"),
        ("0.5", 0, "1"),
        ("1.5", 0, "2"),
        ("12", 2, "12,00"),
        ("1297.4", 0, "1.297"),
    ],
)
def test_a_quantity_has_dots_for_thousands_and_a_decimal_comma(number, decimals, text):
    assert formats.quantity(Decimal(number), decimals=decimals) == text


def test_no_quantity_is_no_text():
    assert formats.quantity(None) == formats.quantity(None, decimals=2) == ""


@pytest.mark.parametrize(
    ("value", "decimals", "cell", "told"),
    [
        (FigureValue.reported(1297), 0, "1.297", "1.297"),
        (FigureValue.reported(0), 0, "0", "0"),
        (FigureValue.reported(Decimal("9.9")), 2, "9,90", "9,9"),
        (NOTHING, 2, "0", "0 (không phát sinh)"),
        (MISSING, 0, "", "(để trống)"),
        (FigureValue(FigureState.NOT_APPLICABLE), 0, "–", "(không áp dụng)"),
    ],
)
def test_blank_zero_and_not_applicable_are_written_differently(value, decimals, cell, told):
    assert formats.figure(value, decimals=decimals) == cell
    assert terms.figure(value) == told


@pytest.mark.parametrize(
    ("part", "whole", "text"),
    [
        (1297, 1200, "108,08%"),
        (1, 8, "12,50%"),
        (1, 3, "33,33%"),
        (2, 3, "66,67%"),
        (0, 5, "0,00%"),
        (12_000, 1, "1.200.000,00%"),
        (5, 0, "–"),
        (0, 0, "–"),
        (None, 5, ""),
        (5, None, ""),
        (None, None, ""),
    ],
)
def test_a_share_is_written_with_two_decimals(part, whole, text):
    numbers = (None if number is None else Decimal(number) for number in (part, whole))
    assert formats.percent(*numbers) == text


def test_days_and_moments():
    assert formats.day(date(2019, 2, 5)) == "05/02/2019"
    assert formats.moment(datetime(2019, 2, 5, 7, 4, 59)) == "07:04 05/02/2019"  # noqa: DTZ001 - as it is shown


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("2019-03", "tháng 03/2019"),
        ("2019-12", "tháng 12/2019"),
        ("2019-q1", "quý I/2019"),
        ("2019-q2", "quý II/2019"),
        ("2019-q3", "quý III/2019"),
        ("2019-q4", "quý IV/2019"),
        ("2019-h1", "6 tháng đầu năm 2019"),
        ("2019-h2", "6 tháng cuối năm 2019"),
        ("2019-9m", "9 tháng năm 2019"),
        ("2019", "năm 2019"),
        ("2019-07@15", "tháng 07/2019 (từ 15/06/2019 đến 14/07/2019)"),
        ("2019-q1@15", "quý I/2019 (từ 15/12/2018 đến 14/03/2019)"),
        ("2019@15", "năm 2019 (từ 15/12/2018 đến 14/12/2019)"),
    ],
)
def test_a_period_is_named_as_inside_a_sentence(code, text):
    assert formats.period(ReportingPeriod.parse(code)) == text


def test_a_heading_takes_the_period_in_and_leaves_other_braces():
    of = ReportingPeriod.parse("2019-q1")
    assert formats.caption("Kết quả {period_lower}", of) == "Kết quả quý I/2019"
    assert formats.caption("{period}: năm {year} {khác}", of) == "Quý I/2019: năm 2019 {khác}"


@pytest.mark.parametrize(
    ("size", "text"),
    [
        (0, "0 byte"),
        (1023, "1023 byte"),
        (1024, "1 KB"),
        (1536, "2 KB"),
        (1024 * 1024 - 1, "1.024 KB"),
        (1024 * 1024, "1,0 MB"),
        (1_572_864, "1,5 MB"),
        (1024**3 - 1, "1.024,0 MB"),
        (1024**3, "1,0 GB"),
        (1_610_612_736, "1,5 GB"),
        (1000 * 1024**3, "1.000,0 GB"),
        (1000 * 1024**2, "1.000,0 MB"),
        (1000 * 1024, "1.000 KB"),
    ],
)
def test_sizes_of_files(size, text):
    assert formats.file_size(size) == text


@pytest.mark.parametrize(
    ("count", "text"),
    [
        (0, ""),
        (1, "1"),
        (6, "1, 2, 3, 4, 5, 6"),
        (7, "1, 2, 3, 4, 5 và 2 đơn vị khác"),
        (78, "1, 2, 3, 4, 5 và 73 đơn vị khác"),
    ],
)
def test_of_many_names_the_first_are_written_and_how_many_more_there_are(count, text):
    assert formats.some_of([str(number) for number in range(1, count + 1)]) == text


def test_how_many_names_are_written_can_be_said():
    assert formats.some_of(["A", "B", "C"], most=2) == "A và 2 đơn vị khác"


def test_periods_of_several_years_are_named_year_by_year():
    periods = [ReportingPeriod.parse(code) for code in ("2019-11", "2019-q4", "2020-01")]
    assert formats.short_periods(periods) == "T11, Q4 năm 2019; T1 năm 2020"
    assert formats.notes([(periods[0], "ước"), (periods[2], "ước"), (periods[2], "ước")], is_of_several=True) == (
        "T11: ước; T1: ước"
    )
    assert formats.notes([(periods[0], "ước"), (periods[2], "ước")], is_of_several=False) == "ước"
