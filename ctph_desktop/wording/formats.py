"""How numbers, dates and periods are written for Vietnamese readers: 1.234,5 · 05/02/2019 · tháng 07/2026."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from decimal import Decimal

from ctph_desktop.domain.figures import FigureState, FigureValue, round_half_up, write_quantity
from ctph_desktop.domain.partial_days import parts_of
from ctph_desktop.domain.periods import PeriodCalendar, PeriodKind, ReportingPeriod

_ROMAN = {1: "I", 2: "II", 3: "III", 4: "IV"}


def quantity(value: Decimal | None, *, decimals: int | None = None) -> str:
    """Write an exact quantity with dots for thousands and a decimal comma; nothing for no value."""
    if value is None:
        return ""
    if decimals is not None:
        value = round_half_up(value, decimals=decimals)
    return write_quantity(value)


def figure(value: FigureValue, *, decimals: int = 0) -> str:
    """Write a figure's cell: a number, `0` for a confirmed zero, `–` for not applicable, blank for missing."""
    if value.state is FigureState.REPORTED:
        return quantity(value.quantity, decimals=decimals)
    return {FigureState.NOTHING: "0", FigureState.NOT_APPLICABLE: "–"}.get(value.state, "")


def percent(part: Decimal | None, whole: Decimal | None) -> str:
    """Write part of whole as `108,08%`, half up; `–` where the whole is zero, blank where either is unknown."""
    if part is None or whole is None:
        return ""
    if whole == 0:
        return "–"
    return quantity(part / whole * 100, decimals=2) + "%"


def day(value: date) -> str:
    """Write a day as dd/MM/yyyy."""
    return f"{value:%d/%m/%Y}"


def short_day(code: str) -> str:
    """Write a day known in part as 15/02/2019, 02/2019, 2019."""
    return "/".join(filter(None, parts_of(code)))


def long_day(code: str) -> str:
    """Write a day known in part as ngày 15 tháng 02 năm 2019, tháng 02 năm 2019, năm 2019."""
    words = zip(("ngày", "tháng", "năm"), parts_of(code), strict=True)
    return " ".join(f"{word} {part}" for word, part in words if part)


def day_to_fill_in(code: str) -> str:
    """Write a day with room for what is not known of it."""
    day, month, year = (part or "……" for part in parts_of(code))
    return f"ngày {day} tháng {month} năm {year}"


def moment(value: datetime) -> str:
    """Write a moment as HH:MM dd/MM/yyyy."""
    return f"{value:%H:%M %d/%m/%Y}"


def period(value: ReportingPeriod) -> str:
    """Write a period in lower case, as inside a sentence: tháng 03/2019, quý I/2019, 6 tháng đầu năm 2019."""
    match value.kind:
        case PeriodKind.MONTH:
            text = f"tháng {value.number:02}/{value.year}"
        case PeriodKind.QUARTER:
            text = f"quý {_ROMAN[value.number]}/{value.year}"
        case PeriodKind.HALF_YEAR:
            text = f"6 tháng {'đầu' if value.number == 1 else 'cuối'} năm {value.year}"
        case PeriodKind.NINE_MONTHS:
            text = f"9 tháng năm {value.year}"
        case PeriodKind.YEAR:
            text = f"năm {value.year}"
        case PeriodKind.TERM:
            text = f"giai đoạn {value.year}–{value.until}"
        case PeriodKind.SPAN:
            return f"từ {day(value.first_day)} đến {day(value.last_day)}"
    if value.calendar is PeriodCalendar.DECREE_09:
        text += f" (từ {day(value.first_day)} đến {day(value.last_day)})"
    return text


def short_period(value: ReportingPeriod) -> str:
    """Write a period as the heading of a narrow column: T3, Q1, 6T đầu, 9T, Năm."""
    return {
        PeriodKind.MONTH: f"T{value.number}",
        PeriodKind.QUARTER: f"Q{value.number}",
        PeriodKind.HALF_YEAR: f"6T {'đầu' if value.number == 1 else 'cuối'}",
        PeriodKind.NINE_MONTHS: "9T",
        PeriodKind.YEAR: "Năm",
        PeriodKind.TERM: f"{value.year}–{value.until}",
        PeriodKind.SPAN: f"{value.first_day:%d/%m}–{value.last_day:%d/%m}",
    }[value.kind]


def short_periods(values: Sequence[ReportingPeriod]) -> str:
    """Write periods one after another, year by year: T2, T3 năm 2019; T1 năm 2020."""
    years = ([one for one in values if one.year == year] for year in dict.fromkeys(one.year for one in values))
    return "; ".join(f"{', '.join(map(short_period, of_year))} năm {of_year[0].year}" for of_year in years)


def notes(values: Iterable[tuple[ReportingPeriod, str]], *, is_of_several: bool) -> str:
    """Write the notes of the figures behind a cell, each once; with their periods where the cell is of several."""
    written = (f"{short_period(period)}: {note}" if is_of_several else note for period, note in values)
    return "; ".join(dict.fromkeys(written))


def caption(text: str, of: ReportingPeriod) -> str:
    """Write a form's heading with the period and the year put in."""
    lower = period(of)
    for name, value in (
        ("{period_lower}", lower),
        ("{period}", lower[:1].upper() + lower[1:]),
        ("{year}", str(of.year)),
    ):
        text = text.replace(name, value)
    return text


def some_of(names: Sequence[str], *, most: int = 6) -> str:
    """Write names one after another; of a long list the first ones and how many more there are."""
    if len(names) <= most:
        return ", ".join(names)
    return f"{', '.join(names[: most - 1])} và {len(names) - most + 1} đơn vị khác"


def file_size(size: int) -> str:
    """Write a size in bytes, KB, MB or GB."""
    if size < 1024:
        return f"{size} byte"
    if size < 1024 * 1024:
        return f"{quantity(Decimal(size) / 1024, decimals=0)} KB"
    if size < 1024 * 1024 * 1024:
        return f"{quantity(Decimal(size) / (1024 * 1024), decimals=1)} MB"
    return f"{quantity(Decimal(size) / (1024 * 1024 * 1024), decimals=1)} GB"
