"""Periods in the language of the interface; what is kept or printed has them from `wording.formats`."""

from typing import Final

from ctph_desktop.domain.periods import PeriodCalendar, PeriodKind, ReportingPeriod
from ctph_desktop.ui.look.languages import translate
from ctph_desktop.wording.formats import day

_QUARTERS: Final = ("", "I", "II", "III", "IV")


def period_words(value: ReportingPeriod) -> str:
    """Return a period in lower case, as inside a sentence: tháng 03/2019, quý I/2019, 6 tháng đầu năm 2019."""
    if value.kind is PeriodKind.SPAN:
        return _days(value)
    text = _of_kind(value)
    return f"{text} ({_days(value)})" if value.calendar is PeriodCalendar.DECREE_09 else text


def short_period_words(value: ReportingPeriod) -> str:
    """Return a period as the heading of a narrow column: T3, Q1, 6T đầu, 9T, Năm."""
    match value.kind:
        case PeriodKind.MONTH:
            text = translate("Periods", "T{number}")
        case PeriodKind.QUARTER:
            text = translate("Periods", "Q{number}")
        case PeriodKind.HALF_YEAR if value.number == 1:
            text = translate("Periods", "6T đầu")
        case PeriodKind.HALF_YEAR:
            text = translate("Periods", "6T cuối")
        case PeriodKind.NINE_MONTHS:
            text = translate("Periods", "9T")
        case PeriodKind.YEAR:
            text = translate("Periods", "Năm")
        case PeriodKind.TERM:
            text = f"{value.year}–{value.until}"
        case PeriodKind.SPAN:
            text = f"{value.first_day:%d/%m}–{value.last_day:%d/%m}"
    return text.format(number=value.number)


def _of_kind(value: ReportingPeriod) -> str:
    match value.kind:
        case PeriodKind.MONTH:
            text = translate("Periods", "tháng {month}/{year}")
        case PeriodKind.QUARTER:
            text = translate("Periods", "quý {quarter}/{year}")
        case PeriodKind.HALF_YEAR if value.number == 1:
            text = translate("Periods", "6 tháng đầu năm {year}")
        case PeriodKind.HALF_YEAR:
            text = translate("Periods", "6 tháng cuối năm {year}")
        case PeriodKind.NINE_MONTHS:
            text = translate("Periods", "9 tháng năm {year}")
        case PeriodKind.YEAR:
            text = translate("Periods", "năm {year}")
        case _:
            text = translate("Periods", "giai đoạn {year}–{until}")
    quarter = _QUARTERS[value.number] if value.kind is PeriodKind.QUARTER else ""
    return text.format(month=f"{value.number:02}", quarter=quarter, year=value.year, until=value.until)


def _days(value: ReportingPeriod) -> str:
    return translate("Periods", "từ {first} đến {last}").format(first=day(value.first_day), last=day(value.last_day))
