"""Monthly to February, then quarterly: the quarter is reported as a whole, and no month of it counts twice."""

from datetime import datetime, timedelta, timezone
from decimal import Decimal

import pytest
from msgspec.structs import replace
from village_offices import found, record, workplace_of

from ctph_desktop.domain.figures import Measure
from ctph_desktop.domain.indicator_list import ListedIndicator
from ctph_desktop.domain.periods import PeriodKind, ReportingPeriod
from ctph_desktop.domain.programme_years import Standpoint
from ctph_desktop.domain.programmes import Rhythm
from ctph_desktop.services.ground.puts import put_edition
from ctph_desktop.services.programmes.founding_by_hand import ProgrammePlan
from ctph_desktop.services.reading.programme_progress import programme_progress

HANOI = timezone(timedelta(hours=7))
ONE = "commune 0"
PLAN = ProgrammePlan("Chương trình hòa giải ở cơ sở", 2019, 2019, PeriodKind.MONTH, (ListedIndicator("HT01"),))
JANUARY, FEBRUARY, QUARTER = (ReportingPeriod.parse(code) for code in ("2019-01", "2019-02", "2019-q1"))


@pytest.fixture
def village(tmp_path):
    village = found(tmp_path / "village", communes=1)
    village.clock.at = datetime(2019, 4, 10, 8, tzinfo=HANOI)
    village.enrol(ONE, village.report(ONE, VL01=1))
    plan = replace(PLAN, indicators=(ListedIndicator("HT01", "Vụ hòa giải", "vụ"),), units=(village.units[ONE],))
    with village.superior() as home:
        home.founding.found(plan)
        workplace = workplace_of(at(home))
        programme = workplace.catalogue().programme
        rhythm = (Rhythm(PeriodKind.MONTH, "2019-01"), Rhythm(PeriodKind.QUARTER, "2019-03"))
        workplace.write([put_edition(workplace, replace(programme, rhythm=rhythm))])
    village.imported(ONE, village.answered(ONE))
    return village


def at(home):
    return home.at(Standpoint(home.programmes.find(PLAN.title), 2019))


def row_of(office, period):
    (row,) = office.progress.sheet(period).rows
    return row.before, row.in_period.count, row.cumulative


def test_the_quarter_counts_once_on_the_sheet_and_above(village):
    with village.office(ONE) as home:
        office = at(home)
        codes = [row.period.code for row in office.progress.periods()]
        assert codes[:4] == ["2019-01", "2019-02", "2019-q1", "2019-q2"]
        record(office, JANUARY, HT01=3)
        record(office, FEBRUARY, HT01=4)
        assert row_of(office, FEBRUARY) == (3, 4, 7)
        assert row_of(office, QUARTER) == (None, None, 7)  # so far: the months that were said
        record(office, QUARTER, HT01=12)
        assert row_of(office, QUARTER) == (None, 12, 12)
        for period in (JANUARY, FEBRUARY, QUARTER):
            office.submissions.seal(period)
    village.imported("superior", village.exported(ONE))
    with village.superior() as home:
        office = at(home)
        for row in office.review.board():
            for cell in row.cells:
                if cell.seal:
                    office.review.accept(cell.seal)
        workplace = workplace_of(office)
        key = office.progress.find_line("HT01")
        office.targets.give(village.units[ONE], {(key, Measure.COMMITTED): Decimal(40)})
        (attained,) = programme_progress(workplace, workplace.catalogue().programme, QUARTER).attainments
        assert attained.cumulative == 12
