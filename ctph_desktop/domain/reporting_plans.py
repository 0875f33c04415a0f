"""How a programme is reported in a year: rhythm, calendar, due days, units; and what of it may still be changed."""

from collections.abc import Iterable

from msgspec import UNSET, Struct
from msgspec.structs import replace

from ctph_desktop.domain.errors import ReportingRefusedError
from ctph_desktop.domain.periods import PeriodCalendar, PeriodKind, ReportingPeriod
from ctph_desktop.domain.programmes import MOST_DUE_DAYS, Programme, Rhythm

RHYTHMS = (PeriodKind.MONTH, PeriodKind.QUARTER, PeriodKind.HALF_YEAR, PeriodKind.YEAR)
_MONTHS = {PeriodKind.MONTH: 1, PeriodKind.QUARTER: 3, PeriodKind.HALF_YEAR: 6, PeriodKind.YEAR: 12}


class ReportingPlan(Struct, frozen=True):
    """How a programme is to be reported: `since` is the first month of the year that the rhythm holds for.

    `due_days` is None where no day is fixed; `units` are UUIDs in the order of the document.
    """

    rhythm: PeriodKind
    since: int
    calendar: PeriodCalendar
    due_days: int | None
    units: tuple[str, ...]


def plan_of(programme: Programme) -> ReportingPlan:
    """Return how a programme is reported at the end of its year, as a plan that changes nothing."""
    rhythms = () if programme.rhythm is UNSET else sorted(programme.rhythm, key=lambda one: one.since)
    within = [one for one in rhythms if one.since <= f"{programme.plan_year:04}-12"]
    last = within[-1] if within else Rhythm(PeriodKind.MONTH, "")
    is_of_year = last.since.startswith(f"{programme.plan_year:04}-")
    return ReportingPlan(
        last.kind,
        int(last.since[5:]) if is_of_year else 1,
        programme.calendar,
        None if programme.due_days is UNSET else programme.due_days,
        programme.units,
    )


def planned(
    programme: Programme, plan: ReportingPlan, *, sealed: Iterable[ReportingPeriod], is_used: bool
) -> Programme:
    """Return a programme's year as it is reported after a plan; ReportingRefusedError says what cannot be.

    `sealed` are the periods of which a unit sealed a report, `is_used` says that any figure of the programme is there.
    """
    before = plan_of(programme)
    for reason, is_wrong in (
        ("due_days", plan.due_days is not None and abs(plan.due_days) > MOST_DUE_DAYS),
        ("rhythm", plan.rhythm not in RHYTHMS),
        ("calendar", plan.calendar is not before.calendar and is_used),
        ("units", not plan.units),
    ):
        if is_wrong:
            raise ReportingRefusedError(reason)
    changed = replace(
        programme,
        calendar=plan.calendar,
        due_days=UNSET if plan.due_days is None else plan.due_days,
        units=tuple(dict.fromkeys(plan.units)),
    )
    if (plan.rhythm, plan.since) != (before.rhythm, before.since):
        changed = replace(changed, rhythm=_rhythms(programme, plan))
        asked = {*changed.periods()}
        for period in sorted(sealed, key=lambda one: one.last_day):
            if period.year == programme.plan_year and period in programme.periods() and period not in asked:
                raise ReportingRefusedError("sealed", period.code)
    return changed


def months_to_begin_with(rhythm: PeriodKind) -> tuple[int, ...]:
    """Return the months of a year with which a period of a rhythm begins."""
    return tuple(range(1, 13, _MONTHS[rhythm]))


def _rhythms(programme: Programme, plan: ReportingPlan) -> tuple[Rhythm, ...]:
    """Return the rhythms of a programme with that of the plan, which begins where one of its periods does."""
    if plan.since not in months_to_begin_with(plan.rhythm):
        raise ReportingRefusedError("since")
    since = f"{programme.plan_year:04}-{plan.since:02}"
    earlier = () if programme.rhythm is UNSET else programme.rhythm
    kept = tuple(one for one in earlier if one.since < since)
    return (*kept, Rhythm(plan.rhythm, since))
