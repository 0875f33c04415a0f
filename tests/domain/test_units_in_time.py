"""When a unit is there: from its first day to its last, both included."""

from datetime import date

import pytest

from ctph_desktop.domain.periods import ReportingPeriod
from ctph_desktop.domain.units import AdministrativeUnit, AdminLevel

FIRST, LAST = date(2026, 3, 31), date(2026, 6, 1)


def a_unit(first: date | None, last: date | None) -> AdministrativeUnit:
    return AdministrativeUnit(
        uuid="0" * 32, code="19600", name="Xã Cam Tuyền", level=AdminLevel.COMMUNE, kind=None, parent=None,
        valid_from=first, valid_to=last,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("first", "last", "months"),
    [
        (FIRST, LAST, (3, 4, 5, 6)),
        (FIRST, None, tuple(range(3, 13))),
        (None, LAST, tuple(range(1, 7))),
        (None, None, tuple(range(1, 13))),
    ],
)
def test_a_unit_stands_within_every_month_it_has_a_day_of(first, last, months):
    unit = a_unit(first, last)
    year = [ReportingPeriod.parse(f"2026-{month:02}") for month in range(1, 13)]
    standing = [period for period in year if unit.stands_within(period.first_day, period.last_day)]
    assert tuple(period.first_day.month for period in standing) == months


def test_a_unit_has_begun_on_its_first_day_and_has_not_ended_on_its_last():
    unit = a_unit(FIRST, LAST)
    assert unit.has_begun_by(FIRST)
    assert not unit.has_begun_by(date(2026, 3, 30))
    assert not unit.has_ended_before(LAST)
    assert unit.has_ended_before(date(2026, 6, 2))
    assert [unit.stands_on(day) for day in (date(2026, 3, 30), FIRST, LAST, date(2026, 6, 2))] == [
        False, True, True, False
    ]  # fmt: skip
