"""Periods and lists inside what is only told; what is kept or printed has them from `formats`."""

from collections.abc import Sequence
from typing import Final

from ctph_desktop.domain.periods import PeriodCalendar, PeriodKind, ReportingPeriod
from ctph_desktop.wording import formats
from ctph_desktop.wording.told import joined, said

_QUARTERS: Final = ("", "I", "II", "III", "IV")
_MOST_NAMED: Final = 6


def period(value: ReportingPeriod) -> str:
    """Write a period in lower case, as inside a sentence: tháng 03/2019, quý I/2019, 6 tháng đầu năm 2019."""
    if value.kind is PeriodKind.SPAN:
        return _days(value)
    text = _of_kind(value)
    if value.calendar is PeriodCalendar.DECREE_09:
        return said("{period} ({days})", period=text, days=_days(value))
    return text


def _of_kind(value: ReportingPeriod) -> str:
    sentence = {
        PeriodKind.MONTH: "tháng {month}/{year}",
        PeriodKind.QUARTER: "quý {quarter}/{year}",
        PeriodKind.HALF_YEAR: "6 tháng đầu năm {year}" if value.number == 1 else "6 tháng cuối năm {year}",
        PeriodKind.NINE_MONTHS: "9 tháng năm {year}",
        PeriodKind.YEAR: "năm {year}",
    }.get(value.kind, "giai đoạn {year}–{until}")
    quarter = _QUARTERS[value.number] if value.kind is PeriodKind.QUARTER else ""
    return said(sentence, month=f"{value.number:02}", quarter=quarter, year=value.year, until=value.until)


def short_periods(values: Sequence[ReportingPeriod]) -> str:
    """Write periods one after another, year by year: T2, T3 năm 2019; T1 năm 2020."""
    years = ([one for one in values if one.year == year] for year in dict.fromkeys(one.year for one in values))
    named = [
        said("{periods} năm {year}", periods=", ".join(map(_short_period, of_year)), year=of_year[0].year)
        for of_year in years
    ]
    return joined(named, by="; ")


def _short_period(value: ReportingPeriod) -> str:
    return {
        PeriodKind.MONTH: said("T{number}", number=value.number),
        PeriodKind.HALF_YEAR: said("6T đầu") if value.number == 1 else said("6T cuối"),
        PeriodKind.NINE_MONTHS: said("9T"),
        PeriodKind.YEAR: said("Năm"),
    }.get(value.kind, formats.short_period(value))


def _days(value: ReportingPeriod) -> str:
    return said("từ {first} đến {last}", first=formats.day(value.first_day), last=formats.day(value.last_day))


def some_of(names: Sequence[str]) -> str:
    """Write names one after another; of a long list the first ones and how many more there are."""
    if len(names) <= _MOST_NAMED:
        return ", ".join(names)
    first = names[: _MOST_NAMED - 1]
    return said("{names} và {others} đơn vị khác", names=", ".join(first), others=len(names) - len(first))
