"""Targets of programmes that count the same indicator: told apart where they arrive, and exact in their decimals."""

from decimal import Decimal

import pytest
from village_offices import MARCH

from ctph_desktop.domain.figures import Measure
from ctph_desktop.domain.indicator_list import ListedIndicator
from ctph_desktop.domain.periods import PeriodKind
from ctph_desktop.domain.programme_years import Standpoint
from ctph_desktop.services.programmes.founding_by_hand import ProgrammePlan

ONE = "commune 0"
OTHER = ProgrammePlan(
    "Chương trình Hai", 2019, 2019, PeriodKind.MONTH,
    (ListedIndicator("VL01"), ListedIndicator("ZZ01", "Hecta rừng", "ha", decimals=2)),
)  # fmt: skip


def key_of(office, unit, code):
    return next(line.key for line in office.targets.sheet(unit).lines if line.code == code)


@pytest.fixture
def given(enrolled):
    """A second programme with targets of its own, one of them amended twice; the commune has heard nothing of it."""
    unit = enrolled.units[ONE]
    with enrolled.superior() as home:
        there = home.at(Standpoint(home.founding.found(OTHER), 2019))
        amendments = (("2019-09", "9,5"), ("2019-04", "9,25"))
        there.targets.give(unit, {(key_of(there, unit, "VL01"), Measure.COMMITTED): Decimal(10)})
        there.targets.give(unit, {(key_of(there, unit, "ZZ01"), Measure.COMMITTED): Decimal("0.5")})
        for month, count in amendments:
            target = {(key_of(there, unit, "ZZ01"), Measure.COMMITTED): Decimal(count.replace(",", "."))}
            there.targets.give(unit, target, since=MARCH.parse(month), document=f"QĐ {month}")
    return enrolled


def test_a_programme_that_arrives_with_its_targets_is_named_beside_each_of_them(given):
    answer = given.answered(ONE)
    with given.office(ONE) as office:
        (row,) = office.exchange.preview([answer]).rows
        told = [(change.label, change.period_label, change.new) for change in row.changes if change.is_figure]
    assert told == [
        ("Giải quyết việc làm – cam kết", "năm 2019 (Chương trình Hai)", "10"),
        ("Hecta rừng – cam kết", "năm 2019 (Chương trình Hai)", "0,5"),
        ("Hecta rừng – cam kết (từ tháng 04/2019, QĐ 2019-04)", "năm 2019 (Chương trình Hai)", "9,25"),
        ("Hecta rừng – cam kết (từ tháng 09/2019, QĐ 2019-09)", "năm 2019 (Chương trình Hai)", "9,5"),
    ]


def test_decimals_come_back_as_they_were_given(given):
    unit = given.units[ONE]
    with given.superior() as home:
        (other,) = [row for row in home.programmes.years() if row.title == OTHER.title]
        there = home.at(Standpoint(other.programme, 2019))
        line = next(line for line in there.targets.sheet(unit).lines if line.code == "ZZ01")
        assert [str(one.quantity) for one in line.versions[Measure.COMMITTED]] == ["0.5", "9.25", "9.5"]
