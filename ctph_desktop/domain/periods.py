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


class PeriodCalendar(StrEnum):
    """Which days a month counts: the 1st to the last, or the 15th to the 14th (Decree 09/2019, art. 12)."""

    CALENDAR = ""
    DECREE_09 = "@15"


EARLIEST_YEAR: Final = 1900
LATEST_YEAR: Final = 2999
PERIOD_OF_ANY_VERSION: Final = re.compile(r"[0-9]{4}[-.a-z0-9]{0,12}(?:@[0-9]{2})?")
"""What names a period, those of later versions included; each lies in the books of the year it begins with."""

_PATTERN = re.compile(r"([0-9]{4})(?:-(?:(0[1-9]|1[0-2])|q([1-4])|h([12])|(9m)))?(@15)?")


class ReportingPeriod(Struct, frozen=True, order=True):
    """A period of a plan year; `number` is the month, quarter or half, and 0 where there is only one."""

    year: int
    kind: PeriodKind
    number: int = 0
    calendar: PeriodCalendar = PeriodCalendar.CALENDAR

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
    def parse(cls, code: str) -> "ReportingPeriod":
        """Return the period written as `2019-03`, `2019-q1`, `2019-h1`, `2019-9m` or `2019`, with or without `@15`.

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
        longer = (last.longer(kind) for kind in PeriodKind if kind is not PeriodKind.MONTH)
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
        """The months this period consists of, in order and in the same calendar."""
        first, last = {
            PeriodKind.MONTH: (self.number, self.number),
            PeriodKind.QUARTER: (3 * self.number - 2, 3 * self.number),
            PeriodKind.HALF_YEAR: (6 * self.number - 5, 6 * self.number),
            PeriodKind.NINE_MONTHS: (1, 9),
            PeriodKind.YEAR: (1, 12),
        }[self.kind]
        return tuple(ReportingPeriod.month(self.year, n, calendar=self.calendar) for n in range(first, last + 1))

    @property
    def year_to_date(self) -> tuple["ReportingPeriod", ...]:
        """The months from January to the end of this period."""
        last = self.months[-1].number
        return tuple(ReportingPeriod.month(self.year, n, calendar=self.calendar) for n in range(1, last + 1))

    @property
    def previous(self) -> "ReportingPeriod | None":
        """The period of its kind before it, of the year before where it is the first; None for other kinds."""
        if self.number > 1:
            return ReportingPeriod(self.year, self.kind, self.number - 1, self.calendar)
        last = {PeriodKind.MONTH: 12, PeriodKind.QUARTER: 4, PeriodKind.HALF_YEAR: 2, PeriodKind.YEAR: 0}.get(self.kind)
        if last is None or self.year <= EARLIEST_YEAR:
            return None
        return ReportingPeriod(self.year - 1, self.kind, last, self.calendar)

    @property
    def year_before(self) -> "ReportingPeriod | None":
        """The same period a year before."""
        before = self.year - 1
        return ReportingPeriod(before, self.kind, self.number, self.calendar) if before >= EARLIEST_YEAR else None

    @property
    def first_day(self) -> date:
        """The first day whose events count."""
        start = self.months[0]
        if self.calendar is PeriodCalendar.CALENDAR:
            return date(start.year, start.number, 1)
        before = date(start.year, start.number, 1) - timedelta(days=1)
        return before.replace(day=15)

    @property
    def last_day(self) -> date:
        """The last day whose events count (the cut-off)."""
        end = self.months[-1]
        day = 14 if self.calendar is PeriodCalendar.DECREE_09 else calendar.monthrange(end.year, end.number)[1]
        return date(end.year, end.number, day)


# A board of a province asks for the same few periods some ten thousand times.
@lru_cache(maxsize=1024)
def _parsed(code: str) -> ReportingPeriod:
    match = _PATTERN.fullmatch(code)
    if match is None or not EARLIEST_YEAR <= int(match[1]) <= LATEST_YEAR:
        raise InvalidPeriodError(code)
    year, month, quarter, half, nine, days = match.groups()
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


@lru_cache(maxsize=1024)
def _code(period: ReportingPeriod) -> str:
    tail = {
        PeriodKind.MONTH: f"-{period.number:02}",
        PeriodKind.QUARTER: f"-q{period.number}",
        PeriodKind.HALF_YEAR: f"-h{period.number}",
        PeriodKind.NINE_MONTHS: "-9m",
        PeriodKind.YEAR: "",
    }[period.kind]
    return f"{period.year:04}{tail}{period.calendar.value}"
