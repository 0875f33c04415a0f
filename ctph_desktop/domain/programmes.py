"""A coordination programme: who signed what, for which year, and which forms and indicators it counts by."""

from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from msgspec import UNSET, Struct, UnsetType

from ctph_desktop.domain.figures import Measure
from ctph_desktop.domain.periods import PeriodCalendar, PeriodKind, ReportingPeriod

MOST_DUE_DAYS: Final = 3_660
LONGEST_TITLE: Final = 500


class Party(Struct, frozen=True):
    """One signature block, in the document's order; a party that is a commune names its unit."""

    name: str
    unit: str | None = None


class Rhythm(Struct, frozen=True):
    """How often is reported from a month on, until the next one says otherwise; `since` is written `2019-07`."""

    kind: PeriodKind
    since: str


class Programme(Struct, frozen=True):
    """A signed programme. Number and day may be unknown and stay blank; nothing is invented.

    `superior` is the UUID of the office that keeps it, `units` those of the communes that report to it.
    `indicators` and `forms` are UUIDs in printing order. A report is due `due_days` after the last day of its period;
    left out where the document fixes no day. `last_year` is the last of its term, left out where it runs for
    `plan_year` alone or nobody knows; `rhythm` is monthly where it is left out.
    """

    uuid: str
    title: str
    short_title: str
    number: str
    dated: str
    plan_year: int
    calendar: PeriodCalendar
    superior: str
    units: tuple[str, ...]
    parties: tuple[Party, ...]
    indicators: tuple[str, ...]
    forms: tuple[str, ...]
    reports_to: str
    is_sample: bool = False
    due_days: int | UnsetType = UNSET
    last_year: int | UnsetType = UNSET
    rhythm: tuple[Rhythm, ...] | UnsetType = UNSET

    @property
    def document(self) -> str:
        """The UUID of the programme that was signed, of which targets and baselines speak."""
        return self.uuid

    @property
    def is_obliged(self) -> bool:
        """Whether this is what an obligation sees of a programme (`domain.obligations`)."""
        return self.document != self.uuid

    @property
    def measure(self) -> Measure:
        """What is typed: what was done."""
        return Measure.ACTUAL

    def periods(self) -> tuple[ReportingPeriod, ...]:
        """Return the periods of the plan year that are reported, the earliest first.

        Where the rhythm changes inside a longer period, the shorter ones before the change are reported, and the
        longer one as a whole; once it is there it stands for them, and nothing counts twice (`spans.disjoint`).
        """
        return _periods(self.plan_year, self.calendar, () if self.rhythm is UNSET else self.rhythm)

    def until(self, period: ReportingPeriod) -> tuple[ReportingPeriod, ...]:
        """Return the reported periods of the year that end by the end of a period, of whatever kind it is."""
        return tuple(one for one in self.periods() if one.last_day <= period.last_day)

    def within(self, period: ReportingPeriod) -> tuple[ReportingPeriod, ...]:
        """Return the reported periods that lie in a period, of whatever kind it is."""
        return tuple(
            one for one in self.periods() if period.first_day <= one.first_day and one.last_day <= period.last_day
        )

    @property
    def target_period(self) -> ReportingPeriod:
        """What its targets are about: the plan year."""
        return self.year_period

    @property
    def year_period(self) -> ReportingPeriod:
        """The whole plan year, in the programme's calendar."""
        return ReportingPeriod.whole_year(self.plan_year, calendar=self.calendar)

    @property
    def is_monthly(self) -> bool:
        """Whether every period of the plan year is a month."""
        return all(period.kind is PeriodKind.MONTH for period in self.periods())

    def reports(self, period: ReportingPeriod) -> bool:
        """Tell whether a period is one that is reported."""
        return period.year == self.plan_year and period in self.periods()


@lru_cache(maxsize=256)
def _periods(year: int, calendar: PeriodCalendar, rhythm: tuple[Rhythm, ...]) -> tuple[ReportingPeriod, ...]:
    months = ReportingPeriod.whole_year(year, calendar=calendar).months
    found = {_period_of(month, sorted(rhythm, key=lambda one: one.since)) for month in months}
    return tuple(sorted(found, key=lambda period: (period.last_day, period.first_day)))


def _period_of(month: ReportingPeriod, rhythms: Sequence[Rhythm]) -> ReportingPeriod:
    kind, code = PeriodKind.MONTH, f"{month.year:04}-{month.number:02}"
    for rhythm in rhythms:
        if rhythm.since <= code:
            kind = rhythm.kind
    return month.longer(kind)
