"""Reporting periods and the calendar they are counted in."""

import calendar
import re
from datetime import date, timedelta
from enum import StrEnum
from functools import lru_cache
from typing import Final

from msgspec import Struct

from ctph_desktop.domain.errors import InvalidPeriodError


class PeriodKind(StrEnum):
    """How long a reporting period is."""

    MONTH = "month"
    QUARTER = "quarter"
    HALF_YEAR = "half_year"
    NINE_MONTHS = "nine_months"
    YEAR = "year"
    TERM = "term"
    SPAN = "span"


OF_A_YEAR: Final = tuple(kind for kind in PeriodKind if kind not in {PeriodKind.TERM, PeriodKind.SPAN})
"""The kinds of periods that every year has."""


class PeriodCalendar(StrEnum):
    """Which days a month counts: the 1st to the last, or the 15th to the 14th (Decree 09/2019, art. 12)."""

    CALENDAR = ""
    DECREE_09 = "@15"


EARLIEST_YEAR: Final = 1900
LATEST_YEAR: Final = 2999
PERIOD_OF_ANY_VERSION: Final = re.compile(r"[0-9]{4}[-.a-z0-9]{0,12}(?:@[0-9]{2})?")
"""What names a period, those of later versions included; each lies in the books of the year it begins with."""

_PATTERN = re.compile(r"([0-9]{4})(?:-(?:(0[1-9]|1[0-2])|q([1-4])|h([12])|(9m)|([0-9]{4})))?(@15)?")
_DAYS = re.compile(r"([0-9]{4})-([0-9]{4})\.([0-9]{2})?([0-9]{4})")


class ReportingPeriod(Struct, frozen=True, order=True):
    """A period of a plan year; `number` is the month, quarter or half, and 0 where there is only one.

    A term and a span belong to the year they begin with. `until` is the last year of a term, the last day of a span
    (20190325), whose `number` is month and day of the first (310).
    """

    year: int
    kind: PeriodKind
    number: int = 0
    calendar: PeriodCalendar = PeriodCalendar.CALENDAR
    until: int = 0

    @classmethod
    def month(cls, year: int, number: int, *, calendar: PeriodCalendar = PeriodCalendar.CALENDAR) -> "ReportingPeriod":
        """Return one month of a year."""
        if not (EARLIEST_YEAR <= year <= LATEST_YEAR and 1 <= number <= 12):
            raise InvalidPeriodError(f"{year}-{number}")
        return cls(year, PeriodKind.MONTH, number, calendar)

    @classmethod
    def whole_year(cls, year: int, *, calendar: PeriodCalendar = PeriodCalendar.CALENDAR) -> "ReportingPeriod":
        """Return a whole plan year."""
        return cls(year, PeriodKind.YEAR, 0, calendar)

    @classmethod
    def term(cls, first: int, last: int, *, calendar: PeriodCalendar = PeriodCalendar.CALENDAR) -> "ReportingPeriod":
        """Return several whole years one after another; InvalidPeriodError if they are not."""
        if not EARLIEST_YEAR <= first < last <= LATEST_YEAR:
            raise InvalidPeriodError(f"{first}-{last}")
        return cls(first, PeriodKind.TERM, 0, calendar, last)

    @classmethod
    def days(cls, first: date, last: date) -> "ReportingPeriod":
        """Return the period from one day to another, of less than a hundred years; InvalidPeriodError if it is none."""
        if not (first.year >= EARLIEST_YEAR and first <= last and last.year < min(first.year + 100, LATEST_YEAR + 1)):
            raise InvalidPeriodError(f"{first}…{last}")
        return cls(first.year, PeriodKind.SPAN, first.month * 100 + first.day, until=int(f"{last:%Y%m%d}"))

    @classmethod
    def parse(cls, code: str) -> "ReportingPeriod":
        """Return the period written as `2019-03`, `2019-q1`, `2019-h1`, `2019-9m` or `2019`, with or without `@15`.

        A term is written `2017-2020`, a span of days `2019-0310.0325`, one into a later year `2019-1220.200110`.
        InvalidPeriodError if it names none, or one of a year that no programme is of.
        """
        return _parsed(code)

    def longer(self, kind: PeriodKind) -> "ReportingPeriod":
        """Return the period of a kind that this month lies in; itself where the kind has none for it (9 months)."""
        if kind is PeriodKind.MONTH or (kind is PeriodKind.NINE_MONTHS and self.number > 9):
            return self
        number = {
            PeriodKind.QUARTER: (self.number + 2) // 3,
            PeriodKind.HALF_YEAR: (self.number + 5) // 6,
        }.get(kind, 0)
        return ReportingPeriod(self.year, kind, number, self.calendar)

    @property
    def spans(self) -> tuple["ReportingPeriod", ...]:
        """The period itself and the longer ones it lies in, the shortest first: quarter, half-year, 9 months, year."""
        last = self.months[-1]
        if self.kind not in OF_A_YEAR:
            return (self,)
        longer = (last.longer(kind) for kind in OF_A_YEAR if kind is not PeriodKind.MONTH)
        return (
            self,
            *(one for one in longer if len(one.months) > len(self.months) and self.first_day >= one.first_day),
        )

    @property
    def code(self) -> str:
        """The text that stands for this period in cells and files."""
        return _code(self)

    @property
    def months(self) -> tuple["ReportingPeriod", ...]:
        """The months this period consists of, in order and in the same calendar; of a span those it touches."""
        return _months(self)

    @property
    def year_to_date(self) -> tuple["ReportingPeriod", ...]:
        """The months from January to the end of this period, of the year it ends in."""
        if self.kind not in OF_A_YEAR:
            return self.months[-1].year_to_date
        last = self.months[-1].number
        return tuple(ReportingPeriod.month(self.year, n, calendar=self.calendar) for n in range(1, last + 1))

    @property
    def previous(self) -> "ReportingPeriod | None":
        """The period of its kind before it, of the year before where it is the first; None for other kinds."""
        if self.kind not in OF_A_YEAR:
            return None
        if self.number > 1:
            return ReportingPeriod(self.year, self.kind, self.number - 1, self.calendar)
        last = {PeriodKind.MONTH: 12, PeriodKind.QUARTER: 4, PeriodKind.HALF_YEAR: 2, PeriodKind.YEAR: 0}.get(self.kind)
        if last is None or self.year <= EARLIEST_YEAR:
            return None
        return ReportingPeriod(self.year - 1, self.kind, last, self.calendar)

    @property
    def year_before(self) -> "ReportingPeriod | None":
        """The same period a year before; none of a term or a span."""
        before = self.year - 1 if self.kind in OF_A_YEAR else 0
        return ReportingPeriod(before, self.kind, self.number, self.calendar) if before >= EARLIEST_YEAR else None

    @property
    def first_day(self) -> date:
        """The first day whose events count."""
        return _first_day(self)

    @property
    def last_day(self) -> date:
        """The last day whose events count (the cut-off)."""
        return _last_day(self)


# A board of a province asks for the same few periods some ten thousand times.
@lru_cache(maxsize=1024)
def _parsed(code: str) -> ReportingPeriod:
    if span := _DAYS.fullmatch(code):
        return _span(code, *span.groups())
    match = _PATTERN.fullmatch(code)
    if match is None or not EARLIEST_YEAR <= int(match[1]) <= LATEST_YEAR:
        raise InvalidPeriodError(code)
    year, month, quarter, half, nine, last_year, days = match.groups()
    if last_year:
        return ReportingPeriod.term(int(year), int(last_year), calendar=PeriodCalendar(days or ""))
    kind = PeriodKind.YEAR
    if month:
        kind = PeriodKind.MONTH
    elif quarter:
        kind = PeriodKind.QUARTER
    elif half:
        kind = PeriodKind.HALF_YEAR
    elif nine:
        kind = PeriodKind.NINE_MONTHS
    return ReportingPeriod(int(year), kind, int(month or quarter or half or 0), PeriodCalendar(days or ""))


def _span(code: str, year: str, first: str, later: str | None, last: str) -> ReportingPeriod:
    """Return the period of two days; its code alone is written so, that no two of them are one period."""
    until = int(year) if later is None else int(year) - int(year) % 100 + int(later)
    until += 100 if until < int(year) else 0
    try:
        days = [date(each, int(day[:2]), int(day[2:])) for each, day in ((int(year), first), (until, last))]
    except ValueError:
        raise InvalidPeriodError(code) from None
    period = ReportingPeriod.days(*days)
    if period.code != code:
        raise InvalidPeriodError(code)
    return period


@lru_cache(maxsize=1024)
def _code(period: ReportingPeriod) -> str:
    tail = {
        PeriodKind.MONTH: f"-{period.number:02}",
        PeriodKind.QUARTER: f"-q{period.number}",
        PeriodKind.HALF_YEAR: f"-h{period.number}",
        PeriodKind.NINE_MONTHS: "-9m",
        PeriodKind.YEAR: "",
        PeriodKind.TERM: f"-{period.until:04}",
        PeriodKind.SPAN: _written_days(period),
    }[period.kind]
    return f"{period.year:04}{tail}{period.calendar.value}"


def _written_days(period: ReportingPeriod) -> str:
    last_year, last = divmod(period.until, 10_000)
    later = f"{last_year % 100:02}" if last_year > period.year else ""
    return f"-{period.number:04}.{later}{last:04}"


@lru_cache(maxsize=1024)
def _months(period: ReportingPeriod) -> tuple[ReportingPeriod, ...]:
    if period.kind is PeriodKind.TERM:
        years = (
            ReportingPeriod.whole_year(one, calendar=period.calendar) for one in range(period.year, period.until + 1)
        )
        return tuple(month for year in years for month in year.months)
    if period.kind is PeriodKind.SPAN:
        begin, end = period.first_day, period.last_day
        reach = range(begin.year * 12 + begin.month - 1, end.year * 12 + end.month)
        return tuple(ReportingPeriod.month(one // 12, one % 12 + 1) for one in reach)
    first, last = {
        PeriodKind.MONTH: (period.number, period.number),
        PeriodKind.QUARTER: (3 * period.number - 2, 3 * period.number),
        PeriodKind.HALF_YEAR: (6 * period.number - 5, 6 * period.number),
        PeriodKind.NINE_MONTHS: (1, 9),
        PeriodKind.YEAR: (1, 12),
    }[period.kind]
    return tuple(ReportingPeriod.month(period.year, n, calendar=period.calendar) for n in range(first, last + 1))


@lru_cache(maxsize=1024)
def _first_day(period: ReportingPeriod) -> date:
    if period.kind is PeriodKind.SPAN:
        return date(period.year, period.number // 100, period.number % 100)
    start = period.months[0]
    if period.calendar is PeriodCalendar.CALENDAR:
        return date(start.year, start.number, 1)
    before = date(start.year, start.number, 1) - timedelta(days=1)
    return before.replace(day=15)


@lru_cache(maxsize=1024)
def _last_day(period: ReportingPeriod) -> date:
    if period.kind is PeriodKind.SPAN:
        return date(period.until // 10_000, period.until // 100 % 100, period.until % 100)
    end = period.months[-1]
    day = 14 if period.calendar is PeriodCalendar.DECREE_09 else calendar.monthrange(end.year, end.number)[1]
    return date(end.year, end.number, day)
