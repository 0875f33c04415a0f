"""A programme is edited by the office that leads it: its indicators, rhythm, due day and units."""

import pytest
from msgspec.structs import replace
from village_offices import MARCH, Village, record

from ctph_desktop.domain.errors import IndicatorRefusedError, NotAllowedError, ReportingRefusedError
from ctph_desktop.domain.indicator_changes import FixedPart
from ctph_desktop.domain.indicator_list import ListedIndicator
from ctph_desktop.domain.periods import PeriodCalendar, PeriodKind, ReportingPeriod
from ctph_desktop.domain.programme_years import Standpoint
from ctph_desktop.office import Office
from ctph_desktop.services.programmes.founding_by_hand import ProgrammePlan

COMMUNE = "commune 0"
MEETINGS = ListedIndicator("HT03", "Buổi họp", "buổi")
PAPERS = ListedIndicator("HT04", "Tin bài", "tin")


@pytest.fixture
def programme(enrolled: Village) -> tuple[Village, Standpoint]:
    """Return a village with a programme of 2019 and 2020 that counts jobs, meetings and papers."""
    plan = ProgrammePlan("Lễ ký kết 26/5", 2019, 2020, PeriodKind.MONTH, (ListedIndicator("VL01"), MEETINGS, PAPERS))
    with enrolled.superior() as home:
        uuid = home.founding.found(plan)
    enrolled.imported(COMMUNE, enrolled.answered(COMMUNE))
    return enrolled, Standpoint(uuid, 2019)


def codes(office: Office) -> list[str]:
    return [row.indicator.code for row in office.documents.bones().indicators]


def headings(office: Office) -> list[str]:
    catalogue = office._workplace.catalogue()
    (form,) = catalogue.programme.forms
    return list(dict.fromkeys(column.groups[0] for column in catalogue.forms[form].columns))


def sealed(village: Village, there: Standpoint, **quantities: int) -> None:
    with village.office(COMMUNE) as home:
        office = home.at(there)
        record(office, MARCH, **quantities)
        office.submissions.seal(MARCH)
        path = home.exchange.export_package(village.stick()).path
    village.imported("superior", path)


def test_a_name_changes_for_every_year_form_and_commune(programme):
    village, there = programme
    with village.superior() as home:
        office = home.at(there)
        meetings = office.indicators.find("ht03")
        office.indicators.change(replace(meetings, name="Cuộc họp", unit_of_measure="cuộc"))
        assert "Cuộc họp (cuộc)" in headings(office)
        assert "Cuộc họp (cuộc)" in headings(home.at(replace(there, year=2020)))
        with pytest.raises(IndicatorRefusedError) as caught:
            office.indicators.change(office.indicators.find("HT03"))
        assert caught.value.reason == "same"
    village.imported(COMMUNE, village.answered(COMMUNE))
    with village.office(COMMUNE) as home:
        assert [row.label for row in home.at(there).sheet(MARCH).rows][1:] == ["Cuộc họp", "Tin bài"]


def test_what_a_sealed_figure_rests_on_is_fixed_and_names_go_on_changing(programme):
    village, there = programme
    with village.superior() as home:
        assert home.at(there).indicators.sheet(home.at(there).indicators.find("HT03").uuid).fixed == frozenset()
    sealed(village, there, HT03=4)
    with village.superior() as home:
        office = home.at(there)
        meetings = office.indicators.find("HT03")
        assert office.indicators.sheet(meetings.uuid).fixed == frozenset(FixedPart)
        with pytest.raises(IndicatorRefusedError) as caught:
            office.indicators.change(replace(meetings, unit_of_measure="lượt"))
        assert caught.value.reason == "fixed_unit"
        office.indicators.change(replace(meetings, name="Cuộc họp", decimals=1))
        assert office.indicators.find("HT03").name == "Cuộc họp"


def test_a_shared_indicator_says_who_else_counts_it_and_changes_for_all(programme):
    village, there = programme
    with village.superior() as home:
        office = home.at(there)
        jobs = office.indicators.find("VL01")
        (other,) = office.indicators.sheet(jobs.uuid).shared_with
        assert "Lao động" in other
        office.indicators.change(replace(jobs, name="Việc làm mới"))
        assert home.indicators.find("VL01").name == "Việc làm mới"


def test_indicators_are_put_in_order_from_the_year_looked_at_on(programme):
    village, there = programme
    with village.superior() as home:
        first, second = home.at(there), home.at(replace(there, year=2020))
        second.indicators.move(second.indicators.find("HT04").uuid, places=-2)
        assert codes(first) == ["VL01", "HT03", "HT04"]
        assert codes(second) == ["HT04", "VL01", "HT03"]
        assert headings(second)[0] == "Tin bài (tin)"
        first.indicators.move(first.indicators.find("VL01").uuid, places=1)
        assert codes(first) == ["HT03", "VL01", "HT04"]


def test_an_indicator_is_left_out_unless_figures_or_forms_need_it(programme):
    village, there = programme
    sealed(village, there, HT03=4)
    with village.superior() as home:
        office, following = home.at(there), home.at(replace(there, year=2020))
        papers, meetings = (office.indicators.find(code).uuid for code in ("HT04", "HT03"))
        with pytest.raises(IndicatorRefusedError) as caught:
            office.indicators.leave_out(meetings)
        assert (caught.value.reason, caught.value.text) == ("used", "HT03")
        following.indicators.leave_out(meetings)
        office.indicators.leave_out(papers)
        assert (codes(office), codes(following)) == (["VL01", "HT03"], ["VL01"])
        assert headings(office) == [headings(following)[0], "Buổi họp (buổi)"]
        unused = home.indicators.find("GN01")
        with pytest.raises(IndicatorRefusedError) as caught:
            home.indicators.leave_out(unused.uuid)
        assert caught.value.reason in {"used", "printed", "limits"}


def test_a_closed_year_keeps_its_indicators_and_its_reporting(programme):
    village, there = programme
    with village.superior() as home:
        office = home.at(there)
        office.closing.close_period(ReportingPeriod.whole_year(2019))
        uuid = office.indicators.find("HT04").uuid
        for change in (lambda: office.indicators.leave_out(uuid), lambda: office.indicators.move(uuid, places=-1)):
            with pytest.raises(IndicatorRefusedError) as caught:
                change()
            assert (caught.value.reason, caught.value.text) == ("closed", "2019")
        with pytest.raises(ReportingRefusedError):
            office.reporting_rules.change(replace(office.reporting_rules.sheet().plan, due_days=3))


def test_a_commune_reads_and_writes_nothing(programme):
    village, there = programme
    with village.office(COMMUNE) as home:
        office = home.at(there)
        sheet = office.indicators.sheet(office.indicators.find("HT04").uuid)
        with pytest.raises(NotAllowedError):
            office.indicators.change(replace(sheet.indicator, name="Tin"))
        with pytest.raises(NotAllowedError):
            office.reporting_rules.change(replace(office.reporting_rules.sheet().plan, due_days=3))


def test_rhythm_due_day_and_calendar_change_from_the_year_looked_at_on(programme):
    village, there = programme
    with village.superior() as home:
        office, following = home.at(there), home.at(replace(there, year=2020))
        plan = following.reporting_rules.sheet().plan
        following.reporting_rules.change(replace(plan, rhythm=PeriodKind.QUARTER, due_days=5))
        assert [one.code for one in following._workplace.catalogue().programme.periods()] == [
            "2020-q1", "2020-q2", "2020-q3", "2020-q4",
        ]  # fmt: skip
        before = office.reporting_rules.sheet().plan
        assert (before.rhythm, before.due_days) == (PeriodKind.MONTH, None)
        assert following.reporting_rules.sheet().plan.due_days == 5
        assert not office.reporting_rules.sheet().is_used
        office.reporting_rules.change(replace(before, calendar=PeriodCalendar.DECREE_09))
        assert {one.calendar for one in following._workplace.catalogue().programme.periods()} == {
            PeriodCalendar.DECREE_09
        }


def test_a_rhythm_does_not_change_under_a_sealed_month(programme):
    village, there = programme
    sealed(village, there, VL01=1, HT03=4)
    with village.superior() as home:
        rules = home.at(there).reporting_rules
        with pytest.raises(ReportingRefusedError) as caught:
            rules.change(replace(rules.sheet().plan, rhythm=PeriodKind.QUARTER))
        assert (caught.value.reason, caught.value.text) == ("sealed", "2019-03")
        rules.change(replace(rules.sheet().plan, rhythm=PeriodKind.QUARTER, since=4))
    village.imported(COMMUNE, village.answered(COMMUNE))
    with village.office(COMMUNE) as home:
        periods = home.at(there)._workplace.catalogue().programme.periods()
        assert [one.code for one in periods][2:4] == ["2019-03", "2019-q2"]


def test_a_unit_leaves_and_joins_a_programme_with_its_lines(programme):
    village, there = programme
    sealed(village, there, VL01=1, HT03=4)
    with village.superior() as home:
        office = home.at(there)
        sheet = office.reporting_rules.sheet()
        reporting = village.units[COMMUNE]
        absent = next(unit for unit in sheet.plan.units if unit != reporting)
        office.reporting_rules.change(replace(sheet.plan, units=tuple(u for u in sheet.plan.units if u != absent)))
        catalogue = office._workplace.catalogue()
        assert absent not in catalogue.programme.units
        assert absent in home._workplace.catalogue().programme.units
        lines = [line.unit for line in catalogue.forms[catalogue.programme.forms[0]].lines]
        assert lines == list(catalogue.programme.units)
        assert absent in office.reporting_rules.sheet().units
        with pytest.raises(ReportingRefusedError) as caught:
            office.reporting_rules.change(replace(sheet.plan, units=(absent,)))
        assert caught.value.reason == "unit_used"
        back = office.reporting_rules.sheet().plan
        office.reporting_rules.change(replace(back, units=(*back.units, absent)))
        catalogue = office._workplace.catalogue()
        assert [line.unit for line in catalogue.forms[catalogue.programme.forms[0]].lines][-1] == absent
