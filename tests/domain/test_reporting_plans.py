"""How a programme is reported may change, but not what was sealed already."""

import pytest
from msgspec import UNSET
from msgspec.structs import replace

from ctph_desktop.domain.errors import ReportingRefusedError
from ctph_desktop.domain.periods import PeriodCalendar, PeriodKind, ReportingPeriod
from ctph_desktop.domain.programmes import Programme, Rhythm
from ctph_desktop.domain.reporting_plans import plan_of, planned

PROGRAMME = Programme(
    "p", "T", "T", "", "", 2026, PeriodCalendar.CALENDAR, "s", ("a", "b"), (), (), (), "", last_year=2030
)
QUARTERS_FROM_APRIL = {"rhythm": PeriodKind.QUARTER, "since": 4}
JANUARY, APRIL = (ReportingPeriod.month(2026, number) for number in (1, 4))


def codes(programme):
    return [period.code for period in programme.periods()]


def after(programme=PROGRAMME, *, sealed=(), is_used=False, **changes):
    return planned(programme, replace(plan_of(programme), **changes), sealed=sealed, is_used=is_used)


def test_a_plan_that_changes_nothing_leaves_a_programme_as_it_is():
    assert after() == PROGRAMME
    quarterly = replace(PROGRAMME, rhythm=(Rhythm(PeriodKind.QUARTER, "2025-01"),), due_days=5)
    assert (plan_of(quarterly).rhythm, plan_of(quarterly).since, plan_of(quarterly).due_days) == (
        PeriodKind.QUARTER, 1, 5,
    )  # fmt: skip
    assert after(quarterly) == quarterly


def test_a_rhythm_holds_from_a_month_on():
    changed = after(**QUARTERS_FROM_APRIL)
    assert codes(changed) == ["2026-01", "2026-02", "2026-03", "2026-q2", "2026-q3", "2026-q4"]
    assert plan_of(changed).since == 4
    assert codes(after(rhythm=PeriodKind.YEAR)) == ["2026"]
    back = after(changed, rhythm=PeriodKind.MONTH, since=7)
    assert codes(back)[3:6] == ["2026-q2", "2026-07", "2026-08"]


def test_a_period_that_was_sealed_keeps_its_rhythm():
    assert after(sealed=[JANUARY], **QUARTERS_FROM_APRIL).rhythm == (Rhythm(PeriodKind.QUARTER, "2026-04"),)
    with pytest.raises(ReportingRefusedError) as caught:
        after(sealed=[JANUARY, APRIL], **QUARTERS_FROM_APRIL)
    assert (caught.value.reason, caught.value.text) == ("sealed", "2026-04")


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"rhythm": PeriodKind.QUARTER, "since": 5}, "since"),
        ({"rhythm": PeriodKind.HALF_YEAR, "since": 4}, "since"),
        ({"rhythm": PeriodKind.MONTH, "since": 13}, "since"),
        ({"rhythm": PeriodKind.NINE_MONTHS}, "rhythm"),
        ({"due_days": 4000}, "due_days"),
        ({"units": ()}, "units"),
    ],
)
def test_what_cannot_be_is_named(changes, reason):
    with pytest.raises(ReportingRefusedError) as caught:
        after(**changes)
    assert caught.value.reason == reason


def test_the_calendar_is_fixed_once_there_are_figures():
    assert after(calendar=PeriodCalendar.DECREE_09).calendar is PeriodCalendar.DECREE_09
    with pytest.raises(ReportingRefusedError) as caught:
        after(calendar=PeriodCalendar.DECREE_09, is_used=True)
    assert caught.value.reason == "calendar"


def test_a_due_day_is_fixed_and_taken_back():
    fixed = after(due_days=5)
    assert fixed.due_days == 5
    assert after(fixed, due_days=None).due_days is UNSET
