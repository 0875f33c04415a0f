"""Reports beside a programme's rhythm: each is typed, sealed, reviewed, closed and consolidated by itself."""

from datetime import date
from decimal import Decimal

import pytest
from msgspec.structs import replace
from village_offices import MARCH, Village, found, record, workplace_of

from ctph_desktop.domain.errors import NotAllowedError, ObligationRefusedError, SharedLineError, YearStillClosedError
from ctph_desktop.domain.figures import NOTHING, FigureValue, Measure
from ctph_desktop.domain.journal.books import RecordKind
from ctph_desktop.domain.obligations import Obligation
from ctph_desktop.domain.periods import PeriodKind, ReportingPeriod
from ctph_desktop.domain.programme_years import Standpoint
from ctph_desktop.domain.programmes import Programme
from ctph_desktop.domain.submissions import SubmissionState
from ctph_desktop.office.joining import read_invitation
from ctph_desktop.services.reading.timeliness import Timeliness
from ctph_desktop.services.roster.new_units import NewUnit

parse = ReportingPeriod.parse
NINE = Obligation("", "Báo cáo 9 tháng", PeriodKind.NINE_MONTHS)
ESTIMATE = Obligation("", "Ước thực hiện cả năm", PeriodKind.MONTH, 3, measure=Measure.ESTIMATE, due_days=5)
RESULT = Obligation("", "Kết quả cả năm", PeriodKind.YEAR)
AD_HOC = Obligation("", "Rà soát đột xuất", PeriodKind.SPAN, period="2019-0310.0325")
TERM = Obligation("", "Tổng kết giai đoạn", PeriodKind.TERM, period="2019-2020")


def at(office, name: str):
    """Return the office as it looks at an obligation."""
    return office.at(Standpoint(office.programmes.find(name), 2019))


def obliged(village: Village, *wanted: Obligation) -> Village:
    with village.superior() as office:
        for one in wanted:
            office.obligations.add(one)
    for name in village.units:
        village.imported(name, village.answered(name))
    return village


def cells(office, period, village: Village) -> list[Decimal | None]:
    """Return what the first form shows of jobs, of both communes and in total."""
    filled = office.consolidation.view(period).forms[0]
    indicator = office.progress.find_line("VL01").indicator
    place = next(
        number
        for number, column in enumerate(filled.form.columns)
        if column.source and column.source.indicator == indicator and column.source.measure is Measure.ACTUAL
    )
    lines = {line.unit: line.cells[place].value for line in filled.lines}
    return [*(lines[village.units[name]] for name in village.units), filled.computed_total.cells[place].value]


def accepted_cell(office, unit: str, period):
    row = next(row for row in office.review.board() if row.unit == unit)
    return next(cell for cell in row.cells if cell.period == period)


def test_without_an_obligation_nobody_sees_a_trace_of_it(enrolled):
    with enrolled.office("commune 0") as office:
        assert [row.year for row in office.programmes.years()] == [2019]
        assert office.obligations.rows() == ()


def test_cl_26_an_estimate_is_typed_sealed_accepted_and_consolidated_beside_the_month_it_is_made_in(enrolled):
    village = obliged(enrolled, ESTIMATE)
    with village.office("commune 0") as office:
        record(office, MARCH, VL01=12)
        estimate = at(office, "Ước thực hiện")
        assert [row.period for row in estimate.progress.periods()] == [MARCH]
        line = next(row for row in estimate.progress.sheet(MARCH).rows if row.label == "Giải quyết việc làm")
        assert (line.in_period.quantity, line.before, line.cumulative) == (None, 12, None)
        record(estimate, MARCH, VL01=FigureValue.reported(120).noted("đang rà soát"))
        line = next(row for row in estimate.progress.sheet(MARCH).rows if row.key == line.key)
        assert (line.in_period.quantity, line.before, line.cumulative) == (120, 12, 120)
        assert estimate.submissions.own_state(MARCH) is SubmissionState.DRAFT
        estimate.submissions.seal(MARCH)
        assert office.submissions.own_state(MARCH) is SubmissionState.DRAFT  # the month is another report
        month = next(row for row in office.progress.sheet(MARCH).rows if row.key == line.key)
        assert month.in_period.quantity == 12
    village.imported("superior", village.exported("commune 0"))
    with village.superior() as office:
        estimate, unit = at(office, "Ước thực hiện"), village.units["commune 0"]
        waiting = accepted_cell(estimate, unit, MARCH)
        assert waiting.state is SubmissionState.RECEIVED
        assert accepted_cell(office, unit, MARCH).seal == ""
        row = next(r for r in office.review.received(waiting.seal).rows if r.key == line.key)
        assert (row.in_period.quantity, row.in_period.note) == (120, "đang rà soát")
        assert office.review.received(waiting.seal).is_estimate
        office.review.accept(waiting.seal)
        assert cells(estimate, MARCH, village) == [120, None, 120]
        assert cells(office, MARCH, village) == [None, None, None]
        assert not any("luỹ kế chưa gồm" in f.message for f in estimate.consolidation.view(MARCH).forms[0].findings)
        label = estimate.consolidation.view(MARCH).forms[0].period_label
        assert label == "Ước thực hiện cả năm 2019, báo cáo tháng 03/2019"
        assert estimate.review.received(waiting.seal).submitted.due.isoformat() == "2019-04-05"


def test_a_longer_report_is_drawn_from_the_months_and_typed_nowhere_else(enrolled):
    village = obliged(enrolled, NINE, RESULT)
    with village.office("commune 0") as office:
        for number in range(1, 10):
            record(office, ReportingPeriod.month(2019, number), VL01=number, DN01=NOTHING, NC01=number)
        nine, period = at(office, "9 tháng"), parse("2019-9m")
        rows = {row.label: row for row in nine.progress.sheet(period).rows}
        jobs, stock = rows["Giải quyết việc làm"], rows["Hộ nghèo thuộc chính sách người có công"]
        assert (jobs.in_period.quantity, jobs.cumulative, jobs.is_computed) == (45, 45, True)
        assert rows["Đào tạo nghề"].in_period == NOTHING
        assert stock.in_period.quantity == 9  # of a stock the last month counts
        with pytest.raises(SharedLineError):
            record(nine, period, VL01=46)
        year = {row.label: row for row in at(office, "Kết quả").progress.sheet(parse("2019")).rows}
        assert any("T10" in finding.message for finding in year["Giải quyết việc làm"].findings)
        nine.submissions.seal(period)
    village.imported("superior", village.exported("commune 0"))
    with village.superior() as office:
        nine = at(office, "9 tháng")
        nine.review.accept(accepted_cell(nine, village.units["commune 0"], period).seal)
        assert cells(nine, period, village) == [45, None, 45]
        nine.closing.close_period(period)
        assert nine.closing.of(period).is_closed
        assert office.closing.of(ReportingPeriod.month(2019, 9)) is None
        (kept,) = nine.frozen.versions(period)
        assert cells(nine, period, village)[0] == 45
        assert not kept.is_damaged


def test_some_days_are_typed_by_themselves_and_lie_in_the_book_of_their_year(enrolled):
    village = obliged(enrolled, AD_HOC)
    period = parse(AD_HOC.period)
    with village.office("commune 0") as office:
        record(office, MARCH, VL01=12)
        ad_hoc = at(office, "đột xuất")
        record(ad_hoc, period, VL01=3)
        line = next(row for row in ad_hoc.progress.sheet(period).rows if row.label == "Giải quyết việc làm")
        assert (line.in_period.quantity, line.cumulative, line.is_computed) == (3, 3, False)
        ad_hoc.submissions.seal(period)
        assert next(r for r in office.progress.sheet(MARCH).rows if r.key == line.key).cumulative == 12
    village.imported("superior", village.exported("commune 0"))
    with village.superior() as office:
        ad_hoc = at(office, "đột xuất")
        ad_hoc.review.accept(accepted_cell(ad_hoc, village.units["commune 0"], period).seal)
        assert cells(ad_hoc, period, village) == [3, None, 3]
        assert ad_hoc.consolidation.view(period).forms[0].period_label == (
            "Kết quả thực hiện từ 10/03/2019 đến 25/03/2019"
        )


@pytest.fixture
def going_on(tmp_path) -> Village:
    """A superior office and two communes that still stand in 2020."""
    village = found(tmp_path / "village", communes=0)
    named = {name: unit for unit, _, name in read_invitation(village.invitation).units}
    for name, unit in (("commune 0", named["Xã Cam Tuyền"]), ("commune 1", named["Xã Cam Thành"])):
        village.join(name, unit)
        village.enrol(name, village.exported(name))
    return village


def test_ht_16_a_term_is_drawn_from_all_its_years(going_on):
    village = going_on
    with village.superior() as office:
        office.opening.open_year(2020)
    obliged(village, TERM)
    period = parse("2019-2020")
    with village.office("commune 1") as office:
        for year, count in ((2019, 2), (2020, 3)):
            there = office.at(Standpoint(year=year))
            for number in range(1, 13):
                record(there, ReportingPeriod.month(year, number), VL01=count, NC01=year - 2000)
        term = at(office, "giai đoạn")
        rows = {row.label: row for row in term.progress.sheet(period).rows}
        jobs = rows["Giải quyết việc làm"]
        assert (jobs.in_period.quantity, jobs.cumulative, jobs.is_computed, jobs.committed) == (60, 60, True, None)
        assert rows["Hộ nghèo thuộc chính sách người có công"].in_period.quantity == 20
        term.submissions.seal(period)
    village.imported("superior", village.exported("commune 1"))
    with village.superior() as office:
        term = at(office, "giai đoạn")
        term.review.accept(accepted_cell(term, village.units["commune 1"], period).seal)
        assert cells(term, period, village) == [None, 60, 60]


@pytest.mark.parametrize(
    ("wanted", "reason"),
    [
        (replace(NINE, name=" "), "name"),
        (replace(NINE, name="x" * 121), "name"),
        (replace(TERM, period="2015-2018"), "period"),
        (replace(AD_HOC, period=""), "period"),
        (replace(ESTIMATE, number=13), "period"),
        (replace(NINE, due_days=5_000), "due_days"),
    ],
)
def test_what_no_unit_could_report_is_refused(enrolled, wanted, reason):
    with enrolled.superior() as office, pytest.raises(ObligationRefusedError) as refused:
        office.obligations.add(wanted)
    assert refused.value.reason == reason


def test_two_obligations_have_two_names_and_a_commune_adds_none(enrolled):
    with enrolled.superior() as office:
        office.obligations.add(NINE)
        with pytest.raises(ObligationRefusedError):
            office.obligations.add(replace(RESULT, name="báo cáo  9 THÁNG"))
        assert [row.name for row in office.obligations.rows()] == ["Báo cáo 9 tháng"]
        assert office.programmes.find("CTPH") == office.programmes.years()[0].programme
    with enrolled.office("commune 0") as office, pytest.raises(NotAllowedError):
        office.obligations.add(NINE)


def test_a_report_that_is_due_before_its_period_ends_is_late_after_that_day(enrolled):
    """Trước ngày 10/11 hằng năm: fifty-one days before the year ends."""
    village = obliged(enrolled, replace(RESULT, due_days=-51))
    with village.superior() as office:
        timeliness = Timeliness(workplace_of(at(office, "Kết quả")))
        assert timeliness.due(parse("2019")).isoformat() == "2019-11-10"


def test_a_whole_term_has_targets_of_its_own_beside_those_of_its_years(enrolled):
    village = obliged(enrolled, TERM)
    unit = village.units["commune 0"]
    with village.superior() as office:
        term = at(office, "Tổng kết giai đoạn")
        jobs = (term.progress.find_line("VL01"), Measure.COMMITTED)
        of_year = next(line for line in office.targets.sheet(unit).lines if line.key == jobs[0]).counts[jobs[1]]
        assert term.targets.sheet(unit).period == parse("2019-2020")
        assert next(line for line in term.targets.sheet(unit).lines if line.key == jobs[0]).counts[jobs[1]] is None
        term.targets.give(unit, {jobs: Decimal(500)})
        term.targets.give(unit, {jobs: Decimal(450)}, since=parse("2020-07"), document="QĐ 9")
        lines = {line.key: line for line in term.targets.sheet(unit).lines}
        assert [(one.since, one.quantity) for one in lines[jobs[0]].versions[jobs[1]]] == [("", 500), ("2020-07", 450)]
        assert next(line for line in office.targets.sheet(unit).lines if line.key == jobs[0]).counts[jobs[1]] == of_year
    village.imported("commune 0", village.answered("commune 0"))
    with village.office("commune 0") as office:
        row = at(office, "Tổng kết giai đoạn").progress.sheet(parse("2019-2020")).rows[0]
        assert (row.label, row.committed) == ("Giải quyết việc làm", 450)
        assert office.progress.sheet(MARCH).rows[0].committed == of_year


@pytest.mark.parametrize("act", ["merge", "divide"])
def test_what_becomes_of_units_makes_no_programme_of_what_is_obliged(enrolled, act):
    village = obliged(enrolled, NINE, ESTIMATE)
    with village.superior() as office:
        others = [unit for unit in office.profile().programme.units if unit not in village.units.values()]
        before = {(row.standpoint.programme, row.year) for row in office.programmes.years()}
        last_day = date(2019, 6, 30)
        if act == "merge":
            office.succession.merge_units(others[:1], others[1], last_day=last_day)
            office.succession.merge_units(others[2:3], NewUnit("19999", "Xã Hiếu Giang"), last_day=last_day)
        else:
            parts = [NewUnit("19998", "Xã Đông"), NewUnit("19997", "Xã Tây")]
            office.splitting.split(others[0], parts, last_day=last_day)
    with village.superior() as office:
        assert {(row.standpoint.programme, row.year) for row in office.programmes.years()} == before
        nine = at(office, "9 tháng")
        assert [period.code for period in nine.profile().programme.periods()] == ["2019-9m"]
        assert len(nine.profile().programme.units) > len(others)
        assert len(workplace_of(office).records.read(RecordKind.PROGRAMME, Programme)) == 1


def test_with_a_year_is_closed_and_opened_again_what_is_reported_beside_its_rhythm(enrolled):
    village = obliged(enrolled, NINE, ESTIMATE, RESULT, TERM)
    nine, year = parse("2019-9m"), parse("2019")
    with village.superior() as office:
        at(office, "9 tháng").closing.close_period(nine, reason="Đã tổng hợp")
        seen = {one.name: one for one in office.closing.preview(year).obligations}
        assert {name: one.runs_on for name, one in seen.items()} == {
            one.name: one is TERM for one in (NINE, ESTIMATE, RESULT, TERM)
        }
        assert (seen[ESTIMATE.name].accepted, seen[ESTIMATE.name].expected) == (0, 9)
        office.closing.close_period(year, reason="Quyết toán")
        estimate = at(office, "Ước thực hiện")
        assert estimate.closing.of(MARCH).is_closed
        assert estimate.frozen.versions(MARCH)
        assert at(office, "Kết quả").closing.of(year).is_closed
        assert at(office, "giai đoạn").closing.of(parse(TERM.period)) is None
        for one, period in ((estimate, MARCH), (at(office, "Kết quả"), year)):
            with pytest.raises(YearStillClosedError):
                one.closing.reopen_period(period, reason="Sửa")
    village.imported("commune 0", village.answered("commune 0"))
    with village.office("commune 0") as office:
        assert at(office, "Ước thực hiện").progress.sheet(MARCH).closing.is_closed
    with village.superior() as office:
        office.closing.reopen_period(year, reason="Bổ sung")
        assert not at(office, "Ước thực hiện").closing.of(MARCH).is_closed
        assert not at(office, "Kết quả").closing.of(year).is_closed
        assert at(office, "9 tháng").closing.of(nine).is_closed  # it was closed by itself
        assert {row.is_closed for row in office.programmes.years()} == {False}


def test_what_is_asked_for_after_a_year_was_closed_is_open(enrolled):
    year = parse("2019")
    with enrolled.superior() as office:
        office.closing.close_period(year)
        assert office.closing.preview(year).obligations == ()
        office.obligations.add(ESTIMATE)
        assert at(office, "Ước thực hiện").closing.of(MARCH) is None
