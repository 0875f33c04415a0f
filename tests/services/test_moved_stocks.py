"""A stock typed as increase and decrease: its closing is computed, sealed, consolidated, and opens the next year."""

from datetime import date, datetime, timedelta, timezone
from pathlib import Path

import pytest
from msgspec.structs import replace
from test_rhythm_within_a_quarter import put_edition
from village_offices import Village, found, record, workplace_of

from ctph_desktop.domain.errors import ComputedLineError, PlanRefusedError, SealingRefusedError
from ctph_desktop.domain.figures import LARGEST_QUANTITY, MISSING, Coordinates, FigureValue, Measure
from ctph_desktop.domain.forms.definition import Span
from ctph_desktop.domain.indicator_list import ListedIndicator, read_indicator_list
from ctph_desktop.domain.indicators import Direction, Indicator, IndicatorKind
from ctph_desktop.domain.obligations import Obligation
from ctph_desktop.domain.periods import PeriodCalendar, PeriodKind, ReportingPeriod
from ctph_desktop.domain.programme_years import Standpoint
from ctph_desktop.domain.programmes import Programme, Rhythm
from ctph_desktop.domain.submissions import SubmissionState
from ctph_desktop.domain.units import AdministrativeUnit, AdminLevel
from ctph_desktop.office.joining import read_invitation
from ctph_desktop.services.ground.puts import put_figure
from ctph_desktop.services.programmes.founding_by_hand import ProgrammePlan
from ctph_desktop.services.reading.carried_figures import CarriedFigures
from ctph_desktop.services.reading.figures_of_unit import UnitFigures
from ctph_desktop.services.reading.openings import closing_stocks
from ctph_desktop.services.roster.new_units import NewUnit
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


def test_a_closing_that_no_report_can_hold_is_told_and_not_sealed(village):
    with village.superior() as home:
        begin_with(at(home, 2019), village.units[ONE], FigureValue.reported(LARGEST_QUANTITY - 1))
    village.imported(ONE, village.answered(ONE))
    with village.office(ONE) as home:
        office = at(home, 2019)
        record(office, FIRST, HT02T=1, HT02G=0)
        with pytest.raises(SealingRefusedError) as refused:
            office.submissions.seal(FIRST)
        assert "quá lớn" in explain(refused.value)
        record(office, FIRST, HT02T=0)
        office.submissions.seal(FIRST)
        assert office.submissions.own_state(FIRST) is SubmissionState.SEALED


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


@pytest.mark.parametrize(
    ("report", "typed"),
    [
        (Obligation("", "Rà soát", PeriodKind.SPAN, period="2019-0710.0725"), (FIRST, SECOND, THIRD)),
        (Obligation("", "Báo cáo 9 tháng", PeriodKind.NINE_MONTHS), (FIRST, THIRD)),
    ],
    ids=["days of which the year before is not counted", "a quarter of nine months is blank"],
)
def test_a_report_that_does_not_hold_all_that_moved_a_stock_has_no_closing(village, report, typed):
    with village.superior() as home:
        at(home, 2019).obligations.add(report)
    village.imported(ONE, village.answered(ONE))
    with village.office(ONE) as home:
        for period in typed:
            record(at(home, 2019), period, HT02T=0, HT02G=4)
        there = home.at(Standpoint(home.programmes.find(report.name), 2019))
        period = there.progress.periods()[0].period
        if report.kind is PeriodKind.SPAN:
            record(there, period, HT02T=2, HT02G=1)
        assert stands_at(there, period) == MISSING


def test_months_and_their_quarter_are_not_counted_twice(village):
    with village.superior() as home:
        workplace = workplace_of(at(home, 2019))
        rhythm = (Rhythm(PeriodKind.MONTH, "2019-01"), Rhythm(PeriodKind.QUARTER, "2019-03"))
        workplace.write([put_edition(workplace, replace(workplace.catalogue().programme, rhythm=rhythm))])
    village.imported(ONE, village.answered(ONE))
    with village.office(ONE) as home:
        office = at(home, 2019)
        for code, left in (("2019-01", 2), ("2019-02", 3), ("2019-q1", 9)):
            record(office, ReportingPeriod.parse(code), HT02T=0, HT02G=left)
        assert stands_at(office, FIRST) == MISSING
        assert doubts(office, FIRST)


def test_a_year_does_not_begin_with_a_closing_before_its_end(village):
    with village.office(ONE) as home:
        office = at(home, 2019)
        record(office, FIRST, HT02T=3, HT02G=10)
        record(office, THIRD, HT02T=3, HT02G=10)
        following, first = at(home, 2020), ReportingPeriod.parse("2020-q1")
        record(following, first, HT02T=0, HT02G=3)
        assert stands_at(following, first) == MISSING


def test_that_nothing_happened_is_not_left_behind_where_the_seal_is_refused(village):
    with village.office(ONE) as home:
        office = at(home, 2019)
        record(office, FIRST, HT02G=100)
        blanks = office.progress.sheet(FIRST).blanks
        with pytest.raises(SealingRefusedError):
            office.submissions.seal(FIRST, nothing_at=[row.key for row in blanks])
        assert [row.key for row in office.progress.sheet(FIRST).blanks] == [row.key for row in blanks]


@pytest.mark.parametrize("is_new", [False, True], ids=["into one that stood before", "into a new unit"])
def test_a_merger_loses_no_stock_and_makes_none_up(tmp_path, is_new):
    village = found(tmp_path / "village", communes=0)
    named = {name: unit for unit, _, name in read_invitation(village.invitation).units}
    for name, unit in ((ONE, named[LASTING]), ("commune 1", named["Xã Cam Thành"])):
        village.join(name, unit)
        village.enrol(name, village.exported(name))
    one, other = village.units[ONE], village.units["commune 1"]
    with village.superior() as home:
        home.founding.found(replace(PLAN, units=(one, other)))
        for unit, opening in ((one, 50), (other, 20)):
            begin_with(at(home, 2019), unit, FigureValue.reported(opening))
    for name in (ONE, "commune 1"):
        village.imported(name, village.answered(name))
        with village.office(name) as home:
            for period in (FIRST, SECOND):
                record(at(home, 2019), period, HT02T=0, HT02G=1)
                at(home, 2019).submissions.seal(period)
        village.imported("superior", village.exported(name))
    village.clock.at = datetime(2020, 1, 10, 8, tzinfo=HANOI)
    ended = date(2019, 6, 30)
    with village.superior() as home:
        if is_new:
            successor = home.succession.merge_units([one, other], NewUnit("19999", "Xã Hợp Nhất"), last_day=ended)
            exported, code = home.enrolment.invitation(village.root)
        else:
            home.succession.merge_units([other], one, last_day=ended)
    name = ONE
    if is_new:
        name, village.invitation, village.code = "merged", Path(exported.path), code
        village.join(name, successor)
        village.enrol(name, village.exported(name))
    village.imported(name, village.answered(name))
    with village.office(name) as home:
        record(at(home, 2019), THIRD, HT02T=0, HT02G=2)
        at(home, 2019).submissions.seal(THIRD)
    village.imported("superior", village.exported(name))
    with village.superior() as home:
        office = at(home, 2019)
        for cell in [cell for row in office.review.board() for cell in row.cells if cell.seal]:
            office.review.accept(cell.seal)
        totals = {}
        for period in (SECOND, THIRD):
            (form,) = office.consolidation.view(period).forms
            place = next(
                place
                for place, column in enumerate(form.form.columns)
                if column.source
                and column.source.indicator == stock_of(office)
                and column.source.span is Span.CUMULATIVE
            )
            totals[period] = form.computed_total.cells[place].value
    assert totals == {SECOND: 66, THIRD: None if is_new else 64}
    if is_new:
        with village.superior() as home:
            begin_with(at(home, 2019), successor, FigureValue.reported(66))
        village.imported(name, village.answered(name))
        with village.office(name) as home:
            assert stands_at(at(home, 2019), THIRD).quantity == 64


SECOND_UNIT, STOCK = "2" * 32, Indicator("3" * 32, "HT02", "Hộ nghèo", "hộ", 0, IndicatorKind.STOCK, Direction.DOWN)
ENDED = AdministrativeUnit(SECOND_UNIT, "", "Xã", AdminLevel.COMMUNE, None, None, valid_to=date(2019, 6, 30))


@pytest.mark.parametrize(
    ("of_the_other", "is_new", "closing"),
    [
        ({FIRST: 20, SECOND: 18}, False, 55),
        ({FIRST: 20}, False, None),  # how it stood when it ended is not said
        ({}, False, None),
        ({}, True, 37),  # what the others had is in its own opening
    ],
)
def test_a_year_begins_with_what_was_merged_or_with_nothing_known(of_the_other, is_new, closing):
    moved = replace(STOCK, is_monthly=True, increase="4" * 32, decrease="5" * 32)

    def figures_of(unit, said):
        return UnitFigures(
            unit,
            {
                Coordinates(unit, moved.uuid, None, period, Measure.ACTUAL): FigureValue.reported(count)
                for period, count in said.items()
            },
        )

    other = CarriedFigures(figures_of(SECOND_UNIT, of_the_other))
    figures = CarriedFigures(
        figures_of("1" * 32, {FIRST: 45, FOURTH: 37}), (other,), since=date(2019, 6, 30), is_new=is_new
    )
    quarterly = Programme(
        "6" * 32, "Chương trình", "", "", "", 2019, PeriodCalendar.CALENDAR, "7" * 32, (), (), (), (), "",
        rhythm=(Rhythm(PeriodKind.QUARTER, "2019-01"),),
    )  # fmt: skip
    found = closing_stocks(figures, [moved], then=quarterly, units={SECOND_UNIT: ENDED})
    assert [value.quantity for value in found.values()] == ([closing] if closing is not None else [])
