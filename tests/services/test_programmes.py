"""Several programmes in one office: rhythms of their own, seals of their own, shared figures typed once."""

from datetime import datetime, timedelta, timezone

import pytest
from village_offices import MARCH, Village, found, record

from ctph_desktop.domain.errors import (
    NotAllowedError,
    PeriodNotInProgrammeError,
    PlanRefusedError,
    SharedLineError,
    TermOverError,
    UnknownProgrammeError,
)
from ctph_desktop.domain.figures import MISSING, Measure
from ctph_desktop.domain.forms.definition import Severity
from ctph_desktop.domain.indicator_list import ListedIndicator, read_indicator_list
from ctph_desktop.domain.periods import PeriodKind, ReportingPeriod
from ctph_desktop.domain.programme_years import Standpoint
from ctph_desktop.domain.submissions import SubmissionState
from ctph_desktop.domain.unit_list import ListedUnit
from ctph_desktop.office import open_office
from ctph_desktop.office.founding import catalogue, create_own_superior
from ctph_desktop.services.founding.own_programme import SuperiorPlan
from ctph_desktop.services.programmes.founding_by_hand import ProgrammePlan
from ctph_desktop.wording.errors import explain

HANOI = timezone(timedelta(hours=7))
ONE = "commune 0"
QUARTER, YEAR = ReportingPeriod.parse("2019-q1"), ReportingPeriod.whole_year(2019)
QUARTERLY = ProgrammePlan(
    "Chương trình phối hợp giảm nghèo", 2019, 2020, PeriodKind.QUARTER,
    (ListedIndicator("VL01"), ListedIndicator("HT01", "Tổ hòa giải", "tổ")), due_days=10,
)  # fmt: skip
YEARLY = ProgrammePlan(
    "Chương trình phòng, chống HIV 2017–2020", 2017, 2020, PeriodKind.YEAR,
    (ListedIndicator("HT02", "Buổi truyền thông", "buổi"),),
)  # fmt: skip


@pytest.fixture(scope="module")
def _founded(tmp_path_factory) -> Village:
    village = found(tmp_path_factory.mktemp("programmes") / "village", communes=1)
    village.enrol(ONE, village.report(ONE, VL01=1))
    with village.superior() as office:
        for plan in (QUARTERLY, YEARLY):
            office.founding.found(plan)
    village.imported(ONE, village.answered(ONE))
    return village


@pytest.fixture
def village(_founded, tmp_path) -> Village:
    copy = _founded.copy_to(tmp_path / "village")
    copy.clock.at = datetime(2019, 4, 10, 8, tzinfo=HANOI)
    return copy


def at(office, text, year=2019):
    return office.at(Standpoint(office.programmes.find(text), year))


def sealed(office, period):
    seal = office.submissions._own_head(period)
    return {where.indicator for where in office.submissions._sealed(seal)}


def test_a_commune_gets_the_programmes_with_the_next_answer(village):
    with village.office(ONE) as office:
        rows = office.programmes.years()
        assert [(row.title, row.year) for row in rows] == [
            (rows[0].title, 2019),
            *((YEARLY.title, year) for year in range(2017, 2021)),
            *((QUARTERLY.title, year) for year in (2019, 2020)),
        ]
        assert [row.rhythm[0] for row in rows if row.year == 2019] == [
            PeriodKind.MONTH, PeriodKind.YEAR, PeriodKind.QUARTER,
        ]  # fmt: skip
        assert office.profile().programme.short_title == rows[0].title


def test_a_figure_two_programmes_share_is_typed_once_and_sealed_by_each(village):
    with village.office(ONE) as home:
        record(home, ReportingPeriod.month(2019, 1), VL01=4)
        quarterly = at(home, "giảm nghèo")
        line = quarterly.progress.find_line("VL01")
        shown = {row.key: row for row in quarterly.progress.sheet(QUARTER).rows}
        assert (shown[line].in_period.quantity, shown[line].is_computed) == (5, True)
        record(quarterly, QUARTER, HT01=3)
        quarterly.submissions.seal(QUARTER)
        assert sealed(quarterly, QUARTER) == {row.key.indicator for row in shown.values()}
        assert home.submissions.own_state(MARCH) is SubmissionState.RECEIVED
        record(home, ReportingPeriod.month(2019, 2), VL01=2)
        assert quarterly.submissions.own_state(QUARTER) is SubmissionState.CHANGED
        assert home.submissions.own_state(MARCH) is SubmissionState.RECEIVED


@pytest.mark.parametrize(
    ("months", "severity", "lacking"),
    [((), Severity.NOTE, "T1, T2, T3"), ((1,), Severity.DOUBT, "T2, T3"), ((1, 2), Severity.DOUBT, "T3")],
)
def test_a_shared_figure_tells_which_of_its_months_are_not_typed_yet(village, months, severity, lacking):
    with village.office(ONE) as home:
        record(home, MARCH, VL01=MISSING)
        for month in months:
            record(home, ReportingPeriod.month(2019, month), VL01=4)
        quarterly = at(home, "giảm nghèo")
        line = quarterly.progress.find_line("VL01")
        (found,) = [one for one in quarterly.progress.sheet(QUARTER).findings if one.line == line]
        assert (found.severity, f"{lacking} năm 2019" in found.message) == (severity, True)
        record(home, MARCH, VL01=4)
        for month in {1, 2} - set(months):
            record(home, ReportingPeriod.month(2019, month), VL01=4)
        assert not [one for one in quarterly.progress.sheet(QUARTER).findings if one.line == line]


def test_a_shared_figure_is_refused_where_it_is_only_summed_and_says_where_it_is_typed(village):
    with village.office(ONE) as home, pytest.raises(SharedLineError) as refused:
        record(at(home, "giảm nghèo"), QUARTER, VL01=9)
    assert "tháng 01/2019 đến tháng 03/2019" in explain(refused.value)


def test_words_about_a_shared_figure_type_nothing(village):
    with village.office(ONE) as home:
        quarterly = at(home, "giảm nghèo")
        line = quarterly.progress.find_line("VL01")
        record(quarterly, QUARTER, HT01=3)
        quarterly.submissions.seal(QUARTER, explanations={line: "Tháng 1, 2 không có đợt nào"})
        record(home, MARCH, VL01=MISSING)
        (row,) = [row for row in quarterly.progress.sheet(QUARTER).rows if row.key == line]
        assert row.in_period == MISSING


def test_a_programme_that_does_not_ask_a_commune_is_not_its_business(village):
    with village.superior() as office:
        other = next(unit for unit in office.profile().programme.units if unit != village.units[ONE])
        monthly = ProgrammePlan(
            "Chỉ một xã", 2019, 2019, PeriodKind.MONTH, (ListedIndicator("HT01"),), units=(other,)
        )  # fmt: skip
        office.founding.found(monthly)
    village.imported(ONE, village.answered(ONE))
    with village.office(ONE) as home:
        assert "Chỉ một xã" not in {row.title for row in home.programmes.years()}
        quarterly = at(home, "giảm nghèo")
        record(quarterly, QUARTER, HT01=3)
        assert quarterly.submissions.own_state(QUARTER) is SubmissionState.DRAFT


def test_one_programmes_seal_holds_nothing_of_another(village):
    with village.office(ONE) as home:
        yearly, quarterly = at(home, "HIV"), at(home, "giảm nghèo")
        record(yearly, YEAR, HT02=9)
        record(quarterly, QUARTER, HT01=3)
        yearly.submissions.seal(YEAR)
        assert sealed(yearly, YEAR) == {yearly.progress.find_line("HT02").indicator}
        assert quarterly.submissions.own_state(QUARTER) is SubmissionState.DRAFT
        with pytest.raises(PeriodNotInProgrammeError):
            quarterly.progress.sheet(MARCH)
        with pytest.raises(PeriodNotInProgrammeError):
            home.progress.sheet(QUARTER)


def test_each_programme_is_reviewed_consolidated_and_closed_by_itself(village):
    with village.office(ONE) as home:
        quarterly = at(home, "giảm nghèo")
        record(quarterly, QUARTER, HT01=3)
        quarterly.submissions.seal(QUARTER)
    village.imported("superior", village.exported(ONE))
    with village.superior() as home:
        office = at(home, "giảm nghèo")
        (cell,) = [cell for row in office.review.board() for cell in row.cells if cell.seal]
        assert (cell.period, cell.state) == (QUARTER, SubmissionState.RECEIVED)
        office.review.accept(cell.seal)
        (form,) = office.consolidation.view(QUARTER).forms
        column = next(i for i, column in enumerate(form.form.columns) if "hòa giải" in column.groups[0] and i % 3 == 1)
        line = next(line for line in form.lines if line.unit == village.units[ONE])
        assert line.cells[column].value == 3
        office.closing.close_period(QUARTER)
        assert office.closing.of(QUARTER).is_closed
        assert home.closing.of(MARCH) is None
    village.imported(ONE, village.answered(ONE))
    with village.office(ONE) as home:
        assert at(home, "giảm nghèo").submissions.own_state(QUARTER) is SubmissionState.ACCEPTED
        assert home.submissions.own_state(MARCH) is SubmissionState.RECEIVED


def test_a_period_says_which_programme_is_meant(village):
    with village.office(ONE) as home:
        found_there = home.programmes.standpoint_of(QUARTER)
        assert found_there.programme == home.programmes.find("giảm nghèo")
        assert home.programmes.standpoint_of(MARCH).programme == home.profile().programme.uuid
        with pytest.raises(UnknownProgrammeError):
            home.programmes.find("chương trình")


def test_a_term_ends_with_its_last_year(village):
    with village.superior() as home, pytest.raises(TermOverError):
        at(home, "giảm nghèo", 2020).opening.preview(2021)


@pytest.mark.parametrize(
    ("plan", "lacking"),
    [
        (ProgrammePlan(" ", 2019, 2019, PeriodKind.MONTH, (ListedIndicator("VL01"),)), "title"),
        (ProgrammePlan(QUARTERLY.title, 2019, 2019, PeriodKind.MONTH, (ListedIndicator("VL01"),)), "title"),
        (
            ProgrammePlan(
                "CHƯƠNG TRÌNH  phối hợp\u200b giảm nghèo\ufe0f",
                2019,
                2019,
                PeriodKind.MONTH,
                (ListedIndicator("VL01"),),
            ),
            "title",
        ),
        (ProgrammePlan("Mới", 2019, 2019, PeriodKind.MONTH, (ListedIndicator("VL01"),), due_days=10**8), "due_days"),
        (ProgrammePlan("Mới", 2020, 2019, PeriodKind.MONTH, (ListedIndicator("VL01"),)), "years"),
        (ProgrammePlan("Mới", 2019, 2040, PeriodKind.MONTH, (ListedIndicator("VL01"),)), "term"),
        (ProgrammePlan("Mới", 2019, 2019, PeriodKind.MONTH, (ListedIndicator("VL01"),) * 2), "indicators"),
        (ProgrammePlan("Mới", 2019, 2019, PeriodKind.MONTH, (ListedIndicator("MOI"),)), "indicator"),
        (ProgrammePlan("Mới", 2019, 2019, PeriodKind.MONTH, (ListedIndicator("VL01", "Khác", "tổ"),)), "indicator"),
        (ProgrammePlan("Mới", 2019, 2019, PeriodKind.NINE_MONTHS, (ListedIndicator("VL01"),)), "rhythm"),
    ],
)
def test_a_plan_that_cannot_be_is_refused_and_nothing_is_written(village, plan, lacking):
    with village.superior() as office:
        before = office.programmes.years()
        with pytest.raises(PlanRefusedError) as refused:
            office.founding.found(plan)
        assert refused.value.lacking == lacking
        assert office.programmes.years() == before


def test_a_commune_founds_no_programme(village):
    with village.office(ONE) as office, pytest.raises(NotAllowedError):
        office.founding.found(QUARTERLY)


def test_bd_02_a_programme_is_made_before_its_text_is_known_and_its_communes_see_an_empty_sheet(village):
    with village.superior() as home:
        uuid = home.founding.found(ProgrammePlan("Lễ ký kết 26/5", 2019, 2020, PeriodKind.MONTH, ()))
        office = home.at(Standpoint(uuid, 2019))
        assert office.consolidation.view(MARCH).forms == ()
        assert office.review.board()
    village.imported("commune 0", village.answered("commune 0"))
    with village.office("commune 0") as home:
        assert home.at(Standpoint(uuid, 2019)).sheet(MARCH).rows == ()


def test_a_programme_is_made_after_one_there_is_with_its_indicators_forms_and_parties(village):
    with village.superior() as home:
        model = next(row for row in home.founding.models() if row.indicators > 3)
        plan = ProgrammePlan("Chương trình 2021", 2021, 2021, PeriodKind.MONTH, (), model=model.uuid)
        office = home.at(Standpoint(home.founding.found(plan)))
        before, after = home._workplace.catalogue(), office._workplace.catalogue()
        assert after.programme.indicators == before.programme.indicators
        assert after.programme.parties == before.programme.parties
        forms = [after.forms[form] for form in after.programme.forms]
        assert [form.code for form in forms] == ["bieu-1", "bieu-2", "bieu-3"]
        assert not set(after.programme.forms) & set(before.programme.forms)
        assert all("2021" in form.attached_to for form in forms)
        plan = ProgrammePlan(
            "Thêm một chỉ tiêu", 2021, 2021, PeriodKind.MONTH, (ListedIndicator("HT01"),), model=model.uuid
        )
        other = home.at(Standpoint(home.founding.found(plan)))._workplace.catalogue()
        assert len(other.programme.indicators) == len(before.programme.indicators) + 1
        assert [other.forms[form].code for form in other.programme.forms] == ["tong-hop"]


def test_a_programme_is_made_after_one_of_the_catalogue_by_an_office_that_has_it_not(tmp_path):
    superior = tmp_path / "superior"
    create_own_superior(
        superior,
        SuperiorPlan("Sở Nội vụ", "45", 2026, (ListedUnit("19600", "Xã Cam Tuyền"),)),
        template=catalogue().programmes[0],
        person_name="A",
        person_post="B",
        device_name="PC",
    )
    with open_office(superior) as home:
        (ready,) = [row for row in home.founding.models() if row.is_of_catalogue]
        plan = ProgrammePlan("Thêm", 2026, 2026, PeriodKind.QUARTER, (), model=ready.uuid)
        own = home.at(Standpoint(home.founding.found(plan)))._workplace.catalogue()
        assert len(own.programme.indicators) == ready.indicators
        assert [party.name for party in own.programme.parties] == ["Sở Nội vụ", "Xã Cam Tuyền"]
        (unit,) = own.programme.units
        assert all([line.unit for line in own.forms[form].lines] == [unit] for form in own.programme.forms)


def test_bd_02_indicators_are_added_when_the_text_is_known_from_the_year_looked_at_on(village):
    with village.superior() as home:
        uuid = home.founding.found(ProgrammePlan("Lễ ký kết 26/5", 2019, 2020, PeriodKind.MONTH, ()))
        office = home.at(Standpoint(uuid, 2019))
        office.founding.add_indicators([ListedIndicator("VL01"), ListedIndicator("HT03", "Buổi họp", "buổi")])
        catalogue = office._workplace.catalogue()
        assert [catalogue.indicators[one].code for one in catalogue.programme.indicators] == ["VL01", "HT03"]
        (form,) = catalogue.programme.forms
        assert "Buổi họp (buổi)" in {column.groups[0] for column in catalogue.forms[form].columns}
        later = home.at(Standpoint(uuid, 2020))
        later.founding.add_indicators([ListedIndicator("HT04", "Tin bài", "tin")])
        assert len(later._workplace.catalogue().programme.indicators) == 3
        assert len(office._workplace.catalogue().programme.indicators) == 2
        with pytest.raises(PlanRefusedError):
            later.founding.add_indicators([ListedIndicator("HT04")])
        bones = later.documents.bones()
        assert [row.indicator.code for row in bones.indicators] == ["VL01", "HT03", "HT04"]
        assert len(bones.forms) == 1
    village.imported("commune 0", village.answered("commune 0"))
    with village.office("commune 0") as home:
        sheet = home.at(Standpoint(uuid, 2019)).sheet(MARCH)
        assert [row.label for row in sheet.rows][-1] == "Buổi họp"


def test_a_stock_that_is_added_later_is_moved_by_two_lines_and_begins_with_an_opening(village):
    listed, _ = read_indicator_list("HT06; Hộ nghèo; hộ; tăng giảm")
    with village.superior() as home:
        uuid = home.founding.found(ProgrammePlan("Lễ ký kết 26/5", 2019, 2020, PeriodKind.MONTH, ()))
        office = home.at(Standpoint(uuid, 2019))
        office.founding.add_indicators(listed)
        assert [row.indicator.code for row in office.documents.bones().indicators] == ["HT06", "HT06T", "HT06G"]
        places = {column.place.measure for column in office.target_grid.view().columns}
        assert Measure.BASELINE in places
    village.imported("commune 0", village.answered("commune 0"))
    with village.office("commune 0") as home:
        assert len(home.at(Standpoint(uuid, 2019)).sheet(MARCH).rows) == 3


def test_an_indicator_added_to_a_programme_with_forms_of_its_own_leaves_them_and_gets_one_more(village):
    with village.superior() as home:
        office = at(home, "ngành Lao động")
        before = office._workplace.catalogue()
        office.founding.add_indicators([ListedIndicator("HT05", "Tin bài", "tin")])
        after = office._workplace.catalogue()
        assert after.programme.forms[:3] == before.programme.forms
        assert [after.forms[form] for form in before.programme.forms] == [
            before.forms[form] for form in before.programme.forms
        ]
        assert [column.groups[0] for column in after.forms[after.programme.forms[3]].columns] == ["Tin bài (tin)"] * 3
