"""How the screen says how often, over which days and by when a programme is reported."""

from ctph_desktop.domain.periods import PeriodCalendar, PeriodKind
from ctph_desktop.ui.look.languages import translate


def rhythm_words() -> dict[PeriodKind, str]:
    """Say how often is reported, by rhythm."""
    return {
        PeriodKind.MONTH: translate("reporting_words", "hằng tháng"),
        PeriodKind.QUARTER: translate("reporting_words", "hằng quý"),
        PeriodKind.HALF_YEAR: translate("reporting_words", "6 tháng một lần"),
        PeriodKind.YEAR: translate("reporting_words", "hằng năm"),
    }


def calendar_words() -> dict[PeriodCalendar, str]:
    """Say from which day to which a month counts, by calendar."""
    return {
        PeriodCalendar.CALENDAR: translate("reporting_words", "tháng dương lịch"),
        PeriodCalendar.DECREE_09: translate("reporting_words", "từ ngày 15 tháng trước đến ngày 14"),
    }


def due_words(days: int | None) -> str:
    """Say by when a report is due."""
    if days is None:
        return translate("reporting_words", "chưa ấn định ngày")
    return translate("reporting_words", "số ngày sau ngày cuối kỳ: {days}").format(days=days)
