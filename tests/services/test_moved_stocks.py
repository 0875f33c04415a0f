"""A stock typed as increase and decrease: its closing is computed, sealed, consolidated, and opens the next year."""

from datetime import datetime, timedelta, timezone

import pytest
from msgspec.structs import replace
from village_offices import Village, found, record, workplace_of

from ctph_desktop.domain.errors import ComputedLineError, PlanRefusedError
from ctph_desktop.domain.figures import MISSING, Coordinates, FigureValue, Measure
from ctph_desktop.domain.indicator_list import ListedIndicator, read_indicator_list
from ctph_desktop.domain.indicators import IndicatorKind
from ctph_desktop.domain.periods import PeriodKind, ReportingPeriod
from ctph_desktop.domain.programme_years import Standpoint
from ctph_desktop.domain.submissions import SubmissionState
from ctph_desktop.office.joining import read_invitation
from ctph_desktop.services.ground.puts import put_figure
from ctph_desktop.services.programmes.founding_by_hand import ProgrammePlan
from ctph_desktop.wording.errors import explain

HANOI = timezone(timedelta(hours=7))
ONE, LASTING = "commune 0", "Xã Cam Tuyền"
POOR = ListedIndicator("HT02", "Hộ nghèo", "hộ", kind=IndicatorKind.STOCK, is_moved=True)
PLAN = ProgrammePlan("Chương trình giảm nghèo", 2019, 2020, PeriodKind.QUARTER, (POOR,))
FIRST, SECOND, THIRD, FOURTH = (ReportingPeriod.parse(f"2019-q{number}") for number in (1, 2, 3, 4))


@pytest.fixture(scope="module")
def _founded(tmp_path_factory) -> Village:
    """Return a village with a programme that counts poor households; its commune began the year with fifty."""
    village = found(tmp_path_factory.mktemp("moved") / "village", communes=0)
    village.join(ONE, next(uuid for uuid, _, name in read_invitation(village.invitation).units if name == LASTING))
    village.enrol(ONE, village.report(ONE, VL01=1))
    with village.superior() as home:
        home.founding.found(replace(PLAN, units=(village.units[ONE],)))
        office = at(home, 2019)
        begin_with(office, village.units[ONE], FigureValue.reported(50))
    village.imported(ONE, village.answered(ONE))
    return village


@pytest.fixture
def village(_founded, tmp_path) -> Village:
    copy = _founded.copy_to(tmp_path / "village")
    copy.clock.at = datetime(2020, 1, 10, 8, tzinfo=HANOI)
    return copy


def stock_of(office):
    return next(one.uuid for one in workplace_of(office).catalogue().indicators.values() if one.code == "HT02")


def begin_with(office, unit, opening):
    """Give what the stock of a unit begins 2019 with."""
    book = workplace_of(office).books.about(unit)
    where = Coordinates(unit, stock_of(office), None, ReportingPeriod.whole_year(2019), Measure.BASELINE)
    workplace_of(office).write([put_figure(book, where, opening)])


def at(home, year):
    return home.at(Standpoint(home.programmes.find(PLAN.title), year))


def stands_at(office, period):
    return {row.label: row.in_period for row in office.progress.sheet(period).rows}["Hộ nghèo"]


def doubts(office, period):
    return [one.message for one in office.progress.sheet(period).findings if "chưa tính được" in one.message]


def test_cl_14_increase_and_decrease_are_typed_and_the_closing_follows(village):
    with village.office(ONE) as home:
        office = at(home, 2019)
        labels = [row.label for row in office.progress.sheet(FIRST).rows]
        assert labels == ["Hộ nghèo", "Tăng: Hộ nghèo", "Giảm: Hộ nghèo"]
        record(office, FIRST, HT02T=3, HT02G=10)
        record(office, SECOND, HT02T=0, HT02G=4)
        assert (stands_at(office, FIRST).quantity, stands_at(office, SECOND).quantity) == (43, 39)
        record(office, FIRST, HT02G=9)
        assert stands_at(office, SECOND).quantity == 40
        with pytest.raises(ComputedLineError) as refused:
            record(office, FIRST, HT02=43)
        assert "cộng tăng, trừ giảm" in explain(refused.value)


def test_what_lacks_is_said_and_no_closing_is_made_up(village):
    with village.office(ONE) as home:
        office = at(home, 2019)
        record(office, FIRST, HT02T=3)
        assert stands_at(office, FIRST) == MISSING
        assert doubts(office, FIRST) == []  # the blank line beside it says it
        record(office, SECOND, HT02T=0, HT02G=4)
        (said,) = doubts(office, SECOND)
        assert "Hãy nhập Q1 năm 2019" in said


def test_without_an_opening_the_closing_is_unknown_and_the_way_to_it_is_told(village):
    with village.superior() as home:
        begin_with(at(home, 2019), village.units[ONE], MISSING)
    village.imported(ONE, village.answered(ONE))
    with village.office(ONE) as home:
        office = at(home, 2019)
        record(office, FIRST, HT02T=3, HT02G=10)
        assert stands_at(office, FIRST) == MISSING
        assert "chưa có số đầu kỳ" in doubts(office, FIRST)[0]


def test_cl_14_the_closing_is_sealed_consolidated_and_what_the_next_year_begins_with(village):
    with village.office(ONE) as home:
        office = at(home, 2019)
        for period, came, left in ((FIRST, 3, 10), (SECOND, 0, 4), (THIRD, 1, 1), (FOURTH, 2, 8)):
            record(office, period, HT02T=came, HT02G=left)
            office.submissions.seal(period)
    village.imported("superior", village.exported(ONE))
    with village.superior() as home:
        office = at(home, 2019)
        for row in office.review.board():
            for cell in row.cells:
                if cell.seal:
                    report = office.review.received(cell.seal)
                    assert {one.label for one in report.rows if one.is_computed} == {"Hộ nghèo"}
                    office.review.accept(cell.seal)
        unit = village.units[ONE]
        (form,) = office.consolidation.view(FOURTH).forms
        line = next(one for one in form.lines if one.unit == unit)
        shown = {
            column.source.indicator: cell.value
            for column, cell in zip(form.form.columns, line.cells, strict=True)
            if column.source
        }
        assert shown[stock_of(office)] == 33
    with village.office(ONE) as home:
        office = at(home, 2020)
        first = ReportingPeriod.parse("2020-q1")
        record(office, first, HT02T=0, HT02G=3)
        assert stands_at(office, first).quantity == 30


def test_a_correction_of_an_earlier_period_changes_the_reports_that_rest_on_it(village):
    with village.office(ONE) as home:
        office = at(home, 2019)
        for period in (FIRST, SECOND):
            record(office, period, HT02T=1, HT02G=2)
            office.submissions.seal(period)
        record(office, FIRST, HT02G=5)
        states = office.submissions.own_states()
        assert (states[FIRST], states[SECOND]) == (SubmissionState.CHANGED, SubmissionState.CHANGED)


def test_a_list_asks_for_such_a_stock_by_two_words_and_takes_no_code_twice(village):
    (listed,), problems = read_indicator_list("HT02; Hộ nghèo; hộ; tăng giảm; giảm")
    assert (listed.kind, listed.is_moved, problems) == (IndicatorKind.STOCK, True, ())
    taken = replace(PLAN, title="Khác", indicators=(ListedIndicator("HT05T", "Nhà", "nhà"),))
    both = replace(PLAN, title="Nữa", indicators=(replace(POOR, code="HT05"),))
    with village.superior() as home:
        home.founding.found(taken)
        with pytest.raises(PlanRefusedError):
            home.founding.found(both)


def test_the_opening_of_such_a_stock_is_given_with_the_targets(village):
    with village.superior() as home:
        columns = at(home, 2019).target_grid.view().columns
        assert Measure.BASELINE in {one.place.measure for one in columns if one.code == "HT02"}
