"""What belongs to one programme or year is not shown, counted or settled in another."""

from datetime import date, datetime, timedelta, timezone
from decimal import Decimal

import pytest
from village_offices import Village, board_cell, found, record

from ctph_desktop.domain.errors import YearStillClosedError
from ctph_desktop.domain.figures import Coordinates, FigureValue, Measure
from ctph_desktop.domain.indicator_list import ListedIndicator
from ctph_desktop.domain.indicators import Direction, IndicatorKind
from ctph_desktop.domain.periods import PeriodKind, ReportingPeriod
from ctph_desktop.domain.programme_years import Standpoint
from ctph_desktop.domain.report_groups import ReportGroup
from ctph_desktop.domain.submissions import SubmissionState
from ctph_desktop.office.joining import read_invitation
from ctph_desktop.services.ground.finding_rows import FindableKind
from ctph_desktop.services.programmes.founding_by_hand import ProgrammePlan
from ctph_desktop.services.programmes.opening import FirstTargets
from ctph_desktop.services.reading.period_figures import read_period

HANOI = timezone(timedelta(hours=7))
ONE = "commune 0"
MARCH, QUARTER = ReportingPeriod.month(2019, 3), ReportingPeriod.parse("2019-q1")
OTHER_MONTHLY = ProgrammePlan(
    "Chương trình hòa giải ở cơ sở", 2019, 2020, PeriodKind.MONTH,
    (ListedIndicator("VL01"), ListedIndicator("HG01", "Vụ hòa giải", "vụ")),
)  # fmt: skip
QUARTERLY = ProgrammePlan(
    "Chương trình giảm nghèo", 2019, 2020, PeriodKind.QUARTER,
    (
        ListedIndicator("VL01"),
        ListedIndicator("TK01", "Hộ được đỡ đầu", "hộ", kind=IndicatorKind.STOCK, direction=Direction.UP),
    ),
)  # fmt: skip


def joined(root, *names) -> Village:
    """Return a village in which communes of these names have joined; those named go on in 2020."""
    village = found(root, communes=0)
    by_name = {name: unit for unit, _, name in read_invitation(village.invitation).units}
    for number, name in enumerate(names):
        village.join(f"commune {number}", by_name[name])
    return village


@pytest.fixture(scope="module")
def _founded(tmp_path_factory) -> Village:
    village = joined(tmp_path_factory.mktemp("side-by-side") / "village", "Xã Cam Tuyền")
    village.enrol(ONE, village.report(ONE, VL01=1))
    with village.superior() as office:
        units = office.profile().programme.units
        office.founding.found(OTHER_MONTHLY)
        office.founding.found(QUARTERLY)
        office.founding.found(
            ProgrammePlan(
                "Chương trình chỉ của xã khác",
                2019,
                2019,
                PeriodKind.MONTH,
                (ListedIndicator("DN01"),),
                units=tuple(unit for unit in units if unit != village.units[ONE]),
            )
        )
        office.founding.found(
            ProgrammePlan("Chương trình dạy nghề", 2019, 2019, PeriodKind.QUARTER, (ListedIndicator("DN01"),))
        )
    village.imported(ONE, village.answered(ONE))
    return village


@pytest.fixture
def village(_founded, tmp_path) -> Village:
    copy = _founded.copy_to(tmp_path / "village")
    copy.clock.at = datetime(2019, 4, 10, 8, tzinfo=HANOI)
    return copy


def at(office, text, year=2019):
    return office.at(Standpoint(office.programmes.find(text), year))


def test_a_remark_on_one_programmes_report_is_neither_shown_nor_settled_by_another(village):
    with village.office(ONE) as home:
        other = at(home, "hòa giải")
        record(other, MARCH, HG01=2)
        other.submissions.seal(MARCH)
    village.imported("superior", village.exported(ONE))
    unit = village.units[ONE]
    with village.superior() as home:
        other = at(home, "hòa giải")
        home.review.return_report(board_cell(home, unit).seal, remarks={"": "Xem lại VL01"})
        assert [board_cell(one, unit).open_remarks for one in (home, other)] == [1, 0]
        other.review.accept(board_cell(other, unit).seal)
        assert board_cell(home, unit).open_remarks == 1
    village.imported(ONE, village.answered(ONE))
    with village.office(ONE) as home:
        other = at(home, "hòa giải")
        assert [remark.text for remark in home.progress.sheet(MARCH).remarks] == ["Xem lại VL01"]
        assert home.progress.sheet(MARCH).remarks[0].is_open
        assert other.progress.sheet(MARCH).remarks == ()
        record(other, MARCH, HG01=3)
        other.submissions.seal(MARCH, note="Sót một vụ")
    village.imported("superior", village.exported(ONE))
    with village.superior() as home:
        other = at(home, "hòa giải")
        assert other.review.received(board_cell(other, unit).seal).earlier_remarks == ()


def test_what_changed_since_a_seal_is_told_of_its_own_programme(village):
    with village.office(ONE) as home:
        other, quarterly = at(home, "hòa giải"), at(home, "giảm nghèo")
        record(other, MARCH, HG01=2)
        assert home.revisions.since_last_seal(MARCH).rows == ()
        record(quarterly, QUARTER, TK01=4)
        quarterly.submissions.seal(QUARTER)
        assert quarterly.revisions.since_last_seal(QUARTER).rows == ()
        record(home, MARCH, VL01=5)
        for one, period in ((home, MARCH), (quarterly, QUARTER)):
            (row,) = one.revisions.since_last_seal(period).rows
            assert (row.old.quantity, row.new.quantity) == (1, 5)


def test_a_target_is_that_of_its_programme_also_where_several_count_the_same_indicator(village):
    with village.superior() as home:
        unit = village.units[ONE]
        ahead = at(home, "giảm nghèo", 2020)
        line = next(line for line in ahead.targets.sheet(unit).lines if line.code == "VL01")
        ahead.targets.give(unit, {(line.key, Measure.COMMITTED): Decimal(7)})
        home.opening.open_year(2020, targets=FirstTargets.LAST_YEAR)
        now = home.at(Standpoint(home.standpoint.programme, 2020))
        for one, count in ((now, 124), (at(home, "giảm nghèo", 2020), 7)):
            line = next(line for line in one.targets.sheet(unit).lines if line.code == "VL01")
            assert line.counts[Measure.COMMITTED] == count


def test_a_preview_tells_of_closings_in_every_programme_and_year(village):
    with village.office(ONE) as home:
        other = at(home, "hòa giải")
        record(other, MARCH, HG01=2)
        other.submissions.seal(MARCH)
    village.imported("superior", village.exported(ONE))
    with village.superior() as home:
        at(home, "hòa giải").closing.close_period(MARCH, reason="Đủ")
        home.opening.open_year(2020)
    answer = village.answered(ONE)
    village.clock.at = datetime(2020, 2, 1, 8, tzinfo=HANOI)
    with village.office(ONE) as home:
        (row,) = [row for row in home.exchange.preview([answer]).rows[0].changes if row.label == "Kỳ báo cáo"]
        assert "hòa giải" in row.period_label
        assert "Đủ" in row.new
        home.exchange.import_packages([answer])
        assert home.exchange.preview([answer]).rows[0].changes == ()
        other = at(home, "hòa giải")
        record(other, MARCH, HG01=3)
        other.submissions.seal(MARCH, note="Sót")
    late = village.exported(ONE)
    with village.superior() as home:
        for office in (home, home.at(Standpoint(home.standpoint.programme, 2020)), at(home, "hòa giải")):
            assert office.exchange.preview([late]).rows[0].corrections == 1


def test_stocks_of_a_unit_that_ended_with_the_year_are_opened_in_its_successor(tmp_path):
    december, year = ReportingPeriod.month(2019, 12), ReportingPeriod.whole_year(2020)
    village = joined(tmp_path / "village", "Xã Cam Tuyền", "Xã Cam Thành")
    village.clock.at = datetime(2019, 12, 28, 8, tzinfo=HANOI)
    ended, heir = (village.units[f"commune {n}"] for n in (0, 1))
    for name, stock in (("commune 0", 40), ("commune 1", 2)):
        village.enrol(name, village.report(name, december, NC01=stock))
    with village.superior() as office:
        for row in office.review.board():
            for cell in row.cells:
                if cell.state is SubmissionState.RECEIVED:
                    office.review.accept(cell.seal)
        office.succession.merge_units([ended], heir, last_day=date(2019, 12, 31))
        office.opening.open_year(2020)
    for name in ("commune 0", "commune 1"):
        village.imported(name, village.answered(name))
    village.imported("superior", village.exported("commune 0"))
    village.imported("commune 1", village.answered("commune 1"))
    village.clock.at = datetime(2020, 1, 5, 8, tzinfo=HANOI)
    with village.superior() as home:
        now = home.at(Standpoint(year=2020))
        key = now.progress.find_line("NC01")
        above = read_period(now._workplace, now.profile().programme, ReportingPeriod.month(2020, 1))
        where = Coordinates(heir, key.indicator, None, year, Measure.BASELINE)
        assert above.sealed[heir].figures[where] == FigureValue.reported(Decimal(42))
    with village.office("commune 1") as home:
        assert home.at(Standpoint(year=2020)).progress._sheets.figures().figures[where].quantity == 42


def test_a_term_asks_in_each_year_the_units_that_stand_then(village):
    with village.superior() as home:
        years = [at(home, "giảm nghèo", year) for year in (2019, 2020)]
        assert [len(office.profile().programme.units) for office in years] == [9, 7]
        assert [len(office.review.board()) for office in years] == [9, 7]
        (form,) = years[1].consolidation.view(ReportingPeriod.parse("2020-q1")).forms
        assert [line.unit for line in form.lines] == list(years[1].profile().programme.units)


def test_what_waits_in_another_year_or_programme_is_told_on_the_first_screen(village):
    village.clock.at = datetime(2020, 2, 3, 8, tzinfo=HANOI)
    december, unit = ReportingPeriod.month(2019, 12), village.units[ONE]
    with village.office(ONE) as home:
        record(home, december, VL01=3)
        home.submissions.seal(december)
        other = at(home, "hòa giải")
        record(other, MARCH, HG01=2)
        other.submissions.seal(MARCH)
        unopened = home.at(Standpoint(home.standpoint.programme, 2020))
        record(unopened, ReportingPeriod.month(2020, 1), VL01=3)
        unopened.submissions.seal(ReportingPeriod.month(2020, 1))
    village.imported("superior", village.exported(ONE))
    with village.superior() as home:
        assert any("đã đến mà năm đó chưa mở" in row.text for row in home.overview().todo)
        home.opening.open_year(2020)
        now = home.at(Standpoint(home.standpoint.programme, 2020))
        told = {(row.period, row.standpoint): row.text for row in now.overview().todo if row.standpoint}
        assert "tháng 12/2019" in told[december, home.at(Standpoint(home.standpoint.programme, 2019)).standpoint]
        assert "hòa giải" in told[MARCH, at(home, "hòa giải").standpoint]
        then = home.at(Standpoint(home.standpoint.programme, 2019))
        then.review.return_report(board_cell(then, unit, december).seal, remarks={"": "Thiếu"})
    (imported,) = village.imported(ONE, village.answered(ONE))
    (outcome,) = imported.outcomes
    with village.office(ONE) as home:
        assert home.at(Standpoint(year=2019)).profile().programme.short_title in outcome.text
        assert outcome.period == december
        assert home.profile().plan_year == 2020
        (row,) = [row for row in home.overview().todo if row.action == "remark"]
        assert (row.period, row.standpoint) == (december, Standpoint(home.standpoint.programme, 2019))


def test_a_month_of_a_closed_year_is_not_reopened_by_itself(village):
    with village.superior() as home:
        year = home.profile().programme.year_period
        home.closing.close_period(year)
        with pytest.raises(YearStillClosedError):
            home.closing.reopen_period(MARCH, reason="Sót")
        assert home.closing.of(MARCH).is_closed
        home.closing.reopen_period(year, reason="Sót")
        assert not home.closing.of(MARCH).is_closed


def test_the_reports_of_all_programmes_at_one_time_are_counted_programme_by_programme(village):
    with village.office(ONE) as home:
        other = at(home, "hòa giải")
        record(other, MARCH, HG01=2)
        other.submissions.seal(MARCH)
    village.imported("superior", village.exported(ONE))
    with village.superior() as home:
        boards = {board.title: board for board in home.programme_boards.at(MARCH)}
        monthly = next(board for title, board in boards.items() if "hòa giải" in title)
        quarterly = next(board for title, board in boards.items() if "giảm nghèo" in title)
        assert (monthly.period, quarterly.period) == (MARCH, QUARTER)
        assert monthly.counts[ReportGroup.WAITING] == 1
        assert monthly.counts[ReportGroup.MISSING] == len(monthly.rows) - 1
        assert quarterly.counts[ReportGroup.MISSING] == len(quarterly.rows)
        assert [board.is_looked_at for board in boards.values()].count(True) == 1
        april = {board.period for board in home.programme_boards.at(ReportingPeriod.month(2019, 4))}
        assert ReportingPeriod.parse("2019-q2") in april


def test_what_is_looked_for_by_name_is_there_once_and_lies_in_the_programme_looked_at_if_it_stands_in_that(village):
    with village.superior() as office:
        there = at(office, "giảm nghèo")
        rows = there.journals.findables(seen_from=there)
    units = [row for row in rows if row.kind is FindableKind.UNIT]
    assert len(units) == len({row.uuid for row in units})
    assert {row.standpoint for row in units} == {there.standpoint}
    assert all(row.name.removeprefix("Xã ") in row.also for row in units if row.name.startswith("Xã "))
    programmes = [row for row in rows if row.kind is FindableKind.PROGRAMME]
    assert programmes[0].standpoint == there.standpoint
    assert programmes[0].periods[0].code == "2019-q1"
    titles = {row.beside for row in rows if row.kind is FindableKind.INDICATOR and row.name == "Vụ hòa giải"}
    assert titles == {"Chương trình hòa giải ở cơ sở"}
    with village.office(ONE) as office:
        assert not [row for row in office.journals.findables(seen_from=office) if row.kind is FindableKind.UNIT]
