"""Two programmes that report the same months: what is said of one report is said of no other."""

from datetime import datetime, timedelta, timezone

import pytest
from village_offices import MARCH, Village, found, record

from ctph_desktop.domain.figures import Coordinates, Measure
from ctph_desktop.domain.indicator_list import ListedIndicator
from ctph_desktop.domain.indicators import IndicatorKind
from ctph_desktop.domain.periods import PeriodKind, ReportingPeriod
from ctph_desktop.domain.programme_years import Standpoint
from ctph_desktop.domain.submissions import SubmissionState
from ctph_desktop.services.programmes.founding_by_hand import ProgrammePlan
from ctph_desktop.services.reading.sheets import SheetLines

HANOI = timezone(timedelta(hours=7))
ONE = "commune 0"
MONTHLY = ProgrammePlan(
    "Chương trình hòa giải ở cơ sở", 2019, 2020, PeriodKind.MONTH, (ListedIndicator("HT01", "Vụ hòa giải", "vụ"),)
)
QUARTERLY = ProgrammePlan(
    "Chương trình giảm nghèo", 2019, 2020, PeriodKind.QUARTER,
    (ListedIndicator("HT02", "Hộ nghèo", "hộ", kind=IndicatorKind.STOCK),),
)  # fmt: skip
LAST_QUARTER = ReportingPeriod.parse("2019-q4")


@pytest.fixture(scope="module")
def _reported(tmp_path_factory) -> Village:
    """Return a village whose commune has sent March for two programmes, with evidence beside one of the reports."""
    village = found(tmp_path_factory.mktemp("apart") / "village", communes=1)
    village.enrol(ONE, village.report(ONE, VL01=1))
    with village.superior() as office:
        for plan in (MONTHLY, QUARTERLY):
            office.founding.found(plan)
    village.imported(ONE, village.answered(ONE))
    picture = village.root / "minh chung.pdf"
    picture.write_bytes(b"%PDF-1.4\n")
    with village.office(ONE) as home:
        office = at(home, MONTHLY)
        office.evidence.add(MARCH, picture)
        record(office, MARCH, HT01=4)
        office.submissions.seal(MARCH)
    village.imported("superior", village.exported(ONE))
    return village


@pytest.fixture
def village(_reported, tmp_path) -> Village:
    copy = _reported.copy_to(tmp_path / "village")
    copy.clock.at = datetime(2019, 4, 10, 8, tzinfo=HANOI)
    return copy


def at(office, plan, year=2019):
    return office.at(Standpoint(office.programmes.find(plan.title), year))


def seal_of(office, period=MARCH):
    (seal,) = [cell.seal for row in office.review.board() for cell in row.cells if cell.seal and cell.period == period]
    return seal


def open_remarks(office):
    return [cell.open_remarks for row in office.review.board() for cell in row.cells if cell.seal]


def test_remarks_on_one_report_stand_beside_no_other(village):
    with village.superior() as home:
        office = at(home, MONTHLY)
        office.review.return_report(seal_of(office), remarks={"": "Xem lại số vụ"})
        assert (open_remarks(office), open_remarks(home)) == ([1], [0])
    village.imported(ONE, village.answered(ONE))
    with village.office(ONE) as home:
        office = at(home, MONTHLY)
        assert [remark.text for remark in office.progress.sheet(MARCH).remarks] == ["Xem lại số vụ"]
        assert home.progress.sheet(MARCH).remarks == ()
        assert office.submissions.own_state(MARCH) is SubmissionState.RETURNED
        assert home.submissions.own_state(MARCH) is SubmissionState.RECEIVED


def test_what_arrived_of_one_report_is_not_said_of_the_other(village):
    with village.office(ONE) as home:
        (first,), (second,) = home.delivery.reports().values(), at(home, MONTHLY).delivery.reports().values()
        assert (first.received_version, second.received_version) == (1, 0)


def test_evidence_stands_beside_one_report(village):
    with village.office(ONE) as home:
        office = at(home, MONTHLY)
        assert (office.progress.sheet(MARCH).evidence, home.progress.sheet(MARCH).evidence) == (1, 0)
        assert (len(office.evidence.of_month(MARCH).rows), len(home.evidence.of_month(MARCH).rows)) == (1, 0)
    with village.superior() as home:
        office = at(home, MONTHLY)
        assert office.review.received(seal_of(office)).evidence == 1
        assert home.review.received(seal_of(home)).evidence == 0


def test_a_report_is_read_as_its_own_programme_has_it_whatever_is_looked_at(village):
    with village.superior() as home:
        office = at(home, MONTHLY)
        report = home.review.received(seal_of(office))
        assert [(row.label, row.cumulative) for row in report.rows] == [("Vụ hòa giải", 4)]
        assert report == office.review.received(seal_of(office))


def test_a_month_closed_in_one_programme_makes_no_correction_of_the_other(village):
    with village.superior() as office:
        office.review.accept(seal_of(office))
        office.closing.close_period(MARCH)
    with village.office(ONE) as home:
        office = at(home, MONTHLY)
        record(office, MARCH, HT01=5)
        office.submissions.seal(MARCH)
    package = village.exported(ONE)
    with village.superior() as home:
        (row,) = home.exchange.preview([package]).rows
        assert (row.new_seals, row.corrections) == (1, 0)
        at(home, MONTHLY).closing.close_period(MARCH)
        (row,) = home.exchange.preview([package]).rows
        assert row.corrections == 1


def test_a_stock_reported_by_the_quarter_goes_on_in_the_next_year(village):
    village.clock.at = datetime(2020, 1, 10, 8, tzinfo=HANOI)
    with village.office(ONE) as home:
        office = at(home, QUARTERLY)
        line = office.progress.find_line("HT02")
        record(office, LAST_QUARTER, HT02=37)
        office.submissions.seal(LAST_QUARTER)
        following = at(home, QUARTERLY, 2020)
        opening = Coordinates(
            village.units[ONE], line.indicator, None, ReportingPeriod.whole_year(2020), Measure.BASELINE
        )
        assert SheetLines(following._workplace).figures().figures[opening].quantity == 37
    village.imported("superior", village.exported(ONE))
    with village.superior() as home:
        office, following = at(home, QUARTERLY), at(home, QUARTERLY, 2020)
        office.review.accept(seal_of(office, LAST_QUARTER))
        from ctph_desktop.services.reading.period_figures import closing_before

        closing = closing_before(following._workplace, following.profile().programme)
        assert closing[village.units[ONE]][line.indicator, None].quantity == 37


def test_a_figure_is_typed_here_unless_a_programme_this_unit_takes_part_in_has_it_typed_more_often(village):
    others = tuple(uuid for uuid in _units(village) if uuid != village.units[ONE])
    for_others = ProgrammePlan(
        "Chương trình của các xã khác", 2019, 2019, PeriodKind.MONTH, (ListedIndicator("HT02"),), units=others[:2]
    )
    with village.superior() as office:
        office.founding.found(for_others)
    village.imported(ONE, village.answered(ONE))
    with village.office(ONE) as home:
        office = at(home, QUARTERLY)
        record(office, LAST_QUARTER, HT02=37)
        (line,) = office.progress.sheet(LAST_QUARTER).rows
        assert (line.in_period.quantity, line.is_computed) == (37, False)


def test_a_commune_sees_the_programmes_it_takes_part_in(village):
    others = tuple(uuid for uuid in _units(village) if uuid != village.units[ONE])
    for_others = ProgrammePlan(
        "Chương trình của các xã khác", 2019, 2019, PeriodKind.MONTH, (ListedIndicator("HT02"),), units=others[:2]
    )
    with village.superior() as office:
        office.founding.found(for_others)
        assert for_others.title in {row.title for row in office.programmes.years()}
    village.imported(ONE, village.answered(ONE))
    with village.office(ONE) as home:
        assert for_others.title not in {row.title for row in home.programmes.years()}
        assert len(home.programmes.years()) == 5


def test_the_years_of_all_programmes_are_read_at_once(village, monkeypatch):
    from ctph_desktop.services.ground.definitions import Definitions

    asked = []
    read = Definitions._read_catalogue
    monkeypatch.setattr(Definitions, "_read_catalogue", lambda every: (asked.append(every), read(every))[1])
    with village.superior() as office:
        assert len(office.programmes.years()) == 5
    assert len(asked) == 1


def _units(village):
    with village.superior() as office:
        return office.profile().programme.units


def test_what_is_not_sealed_is_told_of_every_programme_and_year_once_its_period_is_over(village):
    april = ReportingPeriod.month(2019, 4)
    with village.office(ONE) as home:
        office, quarterly = at(home, MONTHLY), at(home, QUARTERLY)
        record(office, MARCH, HT01=6)
        record(office, april, HT01=1)
        record(quarterly, ReportingPeriod.parse("2019-q2"), HT02=40)
        (row,) = home.keeping.unsealed()
        assert (row.months, row.standpoint) == ((MARCH,), Standpoint(home.programmes.find(MONTHLY.title), 2019))
        assert row.whose == f"chương trình «{MONTHLY.title}»"
        (own,) = office.keeping.unsealed()
        assert (own.months, own.standpoint, own.whose) == ((MARCH, april), None, "")
    village.clock.at = datetime(2020, 1, 10, 8, tzinfo=HANOI)
    with village.office(ONE) as home:
        there = at(home, MONTHLY, 2020).keeping.unsealed()
        assert {row.whose: row.months for row in there} == {
            "": (MARCH, april), f"chương trình «{QUARTERLY.title}»": (ReportingPeriod.parse("2019-q2"),),
        }  # fmt: skip


def test_a_decision_that_comes_says_where_one_stands_to_look_at_its_report(village):
    with village.superior() as home:
        office = at(home, MONTHLY)
        office.review.return_report(seal_of(office), remarks={"": "Xem lại số vụ"})
        home.review.accept(seal_of(home))
    (row,) = village.imported(ONE, village.answered(ONE))
    with village.office(ONE) as home:
        assert {(outcome.is_returned, outcome.standpoint) for outcome in row.outcomes} == {
            (True, Standpoint(home.programmes.find(MONTHLY.title), 2019)), (False, None),
        }  # fmt: skip
