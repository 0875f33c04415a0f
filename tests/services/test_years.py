"""December to January: the next year is opened, typed and sealed beside the old one, which is closed in the end."""

from datetime import datetime, timedelta, timezone
from decimal import Decimal

import pytest
from village_offices import Village, found, record

from ctph_desktop.domain.allocation import AllocationMethod
from ctph_desktop.domain.errors import (
    AllocationRefusedError,
    NotAllowedError,
    PeriodNotInProgrammeError,
    UnknownIndicatorError,
    UnknownProgrammeError,
    UnknownYearError,
    YearNotNextError,
    YearOpenAlreadyError,
)
from ctph_desktop.domain.figures import Measure
from ctph_desktop.domain.indicator_list import ListedIndicator
from ctph_desktop.domain.periods import PeriodKind, ReportingPeriod
from ctph_desktop.domain.programme_years import Standpoint
from ctph_desktop.domain.submissions import SubmissionState
from ctph_desktop.office.joining import read_invitation
from ctph_desktop.services.programmes.founding_by_hand import ProgrammePlan
from ctph_desktop.services.programmes.opening import FirstTargets
from ctph_desktop.services.reading.allocations import AllocationPlan, WantedAllocation
from ctph_desktop.wording.errors import explain

HANOI = timezone(timedelta(hours=7))
DECEMBER, JANUARY = ReportingPeriod.month(2019, 12), ReportingPeriod.month(2020, 1)
ONE, OTHER = "commune 0", "commune 1"
LASTING = {"Xã Cam Tuyền", "Xã Cam Thành"}
ENDED = ("Xã Cam An", "Xã Cam Thanh")  # by resolution 832/NQ-UBTVQH14, from 1 January 2020
OLD, NEW = Standpoint(year=2019), Standpoint(year=2020)


@pytest.fixture(scope="module")
def _december(tmp_path_factory) -> Village:
    village = found(tmp_path_factory.mktemp("years") / "village", communes=0)
    village.clock.at = datetime(2019, 12, 28, 8, tzinfo=HANOI)
    going_on = [uuid for uuid, _, name in read_invitation(village.invitation).units if name in LASTING]
    for name, unit in zip((ONE, OTHER), going_on, strict=True):
        village.join(name, unit)
        village.enrol(name, village.report(name, DECEMBER, VL01=10, NC01=40))
    return village


@pytest.fixture
def village(_december, tmp_path) -> Village:
    copy = _december.copy_to(tmp_path / "village")
    copy.clock.at = _december.clock.at
    return copy


def opened(village: Village, **options: FirstTargets) -> None:
    with village.superior() as office:
        office.opening.open_year(2020, **options)


def accept_all(village: Village, standpoint: Standpoint, month: ReportingPeriod) -> None:
    with village.superior() as home:
        office = home.at(standpoint)
        for row in office.review.board():
            for cell in row.cells:
                if cell.period == month and cell.state is SubmissionState.RECEIVED:
                    office.review.accept(cell.seal)


def test_a_new_year_reaches_a_commune_with_the_next_answer_and_is_reported_like_any_other(village):
    opened(village)
    village.imported(ONE, village.answered(ONE))
    village.clock.at = datetime(2020, 2, 3, 8, tzinfo=HANOI)
    with village.office(ONE) as office:
        assert [(row.year, row.is_presumed) for row in office.programmes.years()] == [(2019, False), (2020, False)]
        assert office.profile().plan_year == 2020
        record(office, JANUARY, VL01=7)
        office.submissions.seal(JANUARY)
        sheet = office.progress.sheet(JANUARY)
        line = next(row for row in sheet.rows if row.key == office.progress.find_line("VL01"))
        assert (line.before, line.cumulative) == (None, 7)
        assert line.previous_month.quantity == 10
    village.imported("superior", village.exported(ONE))
    accept_all(village, NEW, JANUARY)
    with village.superior() as office:
        view = office.consolidation.view(JANUARY)
        assert view.period == JANUARY
        assert all("2019" not in filled.form.title for filled in view.forms)
        units = [line.unit for filled in view.forms[:1] for line in filled.lines]
        assert len(units) == 7
    village.imported(ONE, village.answered(ONE))
    with village.office(ONE) as office:
        assert office.submissions.own_state(JANUARY) is SubmissionState.ACCEPTED
        assert office.at(OLD).submissions.own_state(DECEMBER) is SubmissionState.RECEIVED


def test_january_is_typed_and_sealed_before_the_answer_came(village):
    village.clock.at = datetime(2020, 1, 31, 8, tzinfo=HANOI)
    with village.office(ONE) as home:
        assert [(row.year, row.is_presumed) for row in home.programmes.years()] == [(2019, False), (2020, True)]
        assert home.profile().plan_year == 2019
        office = home.at(NEW)
        record(office, JANUARY, VL01=7)
        office.submissions.seal(JANUARY)
    village.imported("superior", village.exported(ONE))
    with village.superior() as office:
        with pytest.raises(UnknownYearError):
            office.at(NEW)
        office.opening.open_year(2020)
        cells = [cell for row in office.at(NEW).review.board() for cell in row.cells if cell.seal]
        assert [cell.state for cell in cells] == [SubmissionState.RECEIVED]
    village.imported(ONE, village.answered(ONE))
    with village.office(ONE) as office:
        assert office.at(NEW).submissions.own_state(JANUARY) is SubmissionState.RECEIVED
        assert not office.programmes.years()[1].is_presumed


@pytest.mark.parametrize("clock", [1970, 1980, 2010, 2017])
def test_a_pc_whose_clock_is_dead_types_january_before_the_answer_came(village, clock):
    village.clock.at = datetime(clock, 1, 1, 0, 5, tzinfo=HANOI)
    with village.office(ONE) as home:
        assert home.profile().plan_year == 2019
        record(home.at(NEW), JANUARY, VL01=7)


@pytest.mark.parametrize("clock", [2018, 2019])
def test_the_next_year_is_not_offered_before_it_has_begun(village, clock):
    village.clock.at = datetime(clock, 12, 1, 8, tzinfo=HANOI)
    with village.office(ONE) as home:
        assert [row.year for row in home.programmes.years()] == [2019]
        with pytest.raises(PeriodNotInProgrammeError) as refused:
            home.progress.sheet(JANUARY)
        assert "tháng của năm 2019" not in explain(refused.value)


def test_figures_typed_before_the_answer_stay_in_sight_when_another_programme_has_that_year(village):
    village.clock.at = datetime(2020, 1, 31, 8, tzinfo=HANOI)
    with village.office(ONE) as home:
        record(home.at(NEW), JANUARY, VL01=7)
    quarterly = ProgrammePlan("Chương trình khác", 2019, 2020, PeriodKind.QUARTER, (ListedIndicator("VL01"),))
    with village.superior() as office:
        office.founding.found(quarterly)
    village.imported(ONE, village.answered(ONE))
    village.clock.at = datetime(2021, 1, 4, 8, tzinfo=HANOI)
    with village.office(ONE) as home:
        standpoint = home.programmes.standpoint_of(JANUARY)
        assert standpoint.programme == home.programmes.find("Lao động")
        sheet = home.at(standpoint).progress.sheet(JANUARY)
        assert 7 in {row.in_period.quantity for row in sheet.rows}


def test_targets_of_the_year_before_are_copied_where_that_is_wanted(village):
    opened(village, targets=FirstTargets.LAST_YEAR)
    with village.superior() as office:
        then, now = office.at(OLD).targets.sheet(village.units[ONE]), office.at(NEW).targets.sheet(village.units[ONE])
        assert now.year == 2020
        for old, new in zip(then.lines, now.lines, strict=True):
            for measure in (Measure.ASSIGNED, Measure.COMMITTED):
                assert old.counts.get(measure) == new.counts.get(measure)
        assert any(count for line in now.lines for count in line.counts.values())


def test_cl_11_a_year_is_opened_with_targets_by_what_each_unit_begins_it_with(village):
    wanted = WantedAllocation("VL01", "LD03", AllocationPlan(total=Decimal(100), method=AllocationMethod.REMAINDER))
    with village.superior() as office:
        one, other = office.profile().programme.units[5:7]
        office.succession.merge_units([one], other, last_day=datetime(2019, 12, 30).date())  # noqa: DTZ001
        (seen,) = office.opening.preview(2020, targets=FirstTargets.ALLOCATED, allocated=[wanted]).allocations
        office.opening.open_year(2020, targets=FirstTargets.ALLOCATED, allocated=[wanted])
        new = office.at(NEW)
        given, begun = {}, {}
        for unit in new.profile().programme.units:
            line = next(line for line in new.targets.sheet(unit).lines if line.code == "VL01")
            given[unit], begun[unit] = line.counts[Measure.ASSIGNED], seen.allocation.shares.get(unit)
        assert given == begun
        assert one not in given
        assert sum(count for count in given.values() if count is not None) == 100


def test_a_year_is_not_opened_with_targets_that_cannot_be_allocated(village):
    with village.superior() as office:
        plan = AllocationPlan(rate=Decimal(1))
        for allocated in ([], [WantedAllocation("VL01", "LD03", plan)] * 2, [WantedAllocation("VL01", "X", plan)]):
            with pytest.raises((AllocationRefusedError, UnknownIndicatorError)):
                office.opening.open_year(2020, targets=FirstTargets.ALLOCATED, allocated=allocated)
        assert [row.year for row in office.programmes.years()] == [2019]


def test_targets_are_empty_unless_they_are_copied_and_one_year_does_not_touch_the_other(village):
    opened(village)
    with village.superior() as office:
        new = office.at(NEW)
        given = [c for line in new.targets.sheet(village.units[ONE]).lines for m, c in line.counts.items()
                 if m is not Measure.BASELINE]  # fmt: skip
        assert set(given) == {None}
        before = office.at(OLD).targets.sheet(village.units[ONE]).lines
        key = next(line.key for line in before if line.code == "VL01")
        new.targets.give(village.units[ONE], {(key, Measure.COMMITTED): Decimal(99)})
        assert office.at(OLD).targets.sheet(village.units[ONE]).lines == before


def test_a_year_is_closed_over_what_was_accepted_and_reopened_with_a_reason(village):
    accept_all(village, OLD, DECEMBER)
    opened(village)
    with village.superior() as home:
        office = home.at(OLD)
        year = office.profile().programme.year_period
        office.closing.close_period(year, reason="Quyết toán năm")
        assert [row.is_closed for row in office.programmes.years()] == [True, False]
        assert office.closing.of(DECEMBER).is_closed
        assert office.frozen.versions(year)
    village.imported(ONE, village.answered(ONE))
    with village.office(ONE) as home:
        office = home.at(OLD)
        assert office.progress.sheet(DECEMBER).closing.is_closed
        record(office, DECEMBER, VL01=11)
        office.submissions.seal(DECEMBER, note="Bổ sung")
        assert not home.at(NEW).programmes.years()[1].is_closed
    village.imported("superior", village.exported(ONE))
    with village.superior() as home:
        office = home.at(OLD)
        row = next(row for row in office.review.board() if row.unit == village.units[ONE])
        assert next(cell for cell in row.cells if cell.period == DECEMBER).is_correction
        office.closing.reopen_period(year, reason="Sửa tháng 12")
        assert not office.closing.of(DECEMBER).is_closed
        assert [row.is_closed for row in office.programmes.years()] == [False, False]


def test_a_unit_that_ended_has_no_line_in_the_next_year(village):
    with village.superior() as office:
        units = office.profile().programme.units
        office.succession.merge_units([units[5]], units[6], last_day=datetime(2019, 12, 30).date())  # noqa: DTZ001
        view = office.opening.preview(2020)
        assert (len(view.units), view.ended) == (6, (*ENDED, "Xã Cam Thành"))
        office.opening.open_year(2020)
        new = office.at(NEW)
        assert units[5] not in new.profile().programme.units
        assert len(new.review.board()) == 6
        assert len(office.at(OLD).review.board()) == 9


def test_a_merger_after_the_next_year_was_opened_reaches_both(village):
    from ctph_desktop.services.roster.new_units import NewUnit

    opened(village)
    with village.superior() as office:
        units = office.profile().programme.units
        new_unit = office.succession.merge_units(
            units[5:7], NewUnit("19999", "Xã Hợp Nhất"), last_day=datetime(2019, 12, 31).date()  # noqa: DTZ001
        )  # fmt: skip
        for standpoint in (OLD, NEW):
            assert new_unit in office.at(standpoint).profile().programme.units


def test_only_the_next_year_is_opened_and_only_by_the_superior(village):
    with village.superior() as office:
        for year in (2018, 2021):
            with pytest.raises(YearNotNextError) as refused:
                office.opening.open_year(year)
            assert refused.value.following == 2020
        office.opening.open_year(2020)
        for year in (2019, 2020):
            with pytest.raises(YearOpenAlreadyError, match=str(year)):
                office.opening.open_year(year)
        with pytest.raises(UnknownYearError):
            office.at(Standpoint(year=2023))
        with pytest.raises(UnknownProgrammeError):
            office.at(Standpoint("0" * 32))
    with village.office(ONE) as office:
        with pytest.raises(NotAllowedError):
            office.opening.preview(2020)
        with pytest.raises(PeriodNotInProgrammeError):
            office.at(OLD).progress.sheet(JANUARY)
