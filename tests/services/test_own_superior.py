"""A superior office founded with units of its own: it invites, receives, consolidates and prints like any other."""

from datetime import datetime, timedelta, timezone
from decimal import Decimal
from pathlib import Path

import pytest
from msgspec.structs import replace
from openpyxl import load_workbook
from village_offices import Clock, record

from ctph_desktop.domain.errors import FoundingRefusedError, OfficeExistsError
from ctph_desktop.domain.figures import NOTHING, Measure
from ctph_desktop.domain.indicator_list import ListedIndicator
from ctph_desktop.domain.periods import ReportingPeriod
from ctph_desktop.domain.submissions import SubmissionState
from ctph_desktop.domain.unit_list import ListedUnit, ListProblem, read_unit_list
from ctph_desktop.office import open_office
from ctph_desktop.office.founding import catalogue, create_alone, create_own_alone, create_own_superior
from ctph_desktop.office.joining import join_office, read_invitation
from ctph_desktop.services.founding.own_programme import SuperiorPlan
from ctph_desktop.services.ground.exchange_rows import FileVerdict
from ctph_desktop.wording.errors import explain
from ctph_desktop.wording.founding import list_problems

MARCH = ReportingPeriod.month(2026, 3)
UNITS = (ListedUnit("20001", "Phường Đông Hà"), ListedUnit("20002", "Xã Hiếu Giang"))
PLAN = SuperiorPlan("Sở Nội vụ tỉnh Quảng Trị", "45SN", 2026, UNITS)


class Clock2026(Clock):
    def __init__(self):
        super().__init__(datetime(2026, 4, 1, 8, tzinfo=timezone(timedelta(hours=7))))


@pytest.fixture
def clock():
    return Clock2026()


@pytest.fixture
def superior(tmp_path, clock):
    create_own_superior(
        tmp_path / "superior", PLAN, template=catalogue().programmes[0], person_name="Cán bộ Sở",
        person_post="Phòng Lao động", device_name="PC Sở", clock=clock,
    )  # fmt: skip
    return tmp_path / "superior"


def invited(superior: Path, clock: Clock) -> tuple[Path, str]:
    with open_office(superior, clock=clock) as office:
        exported, code = office.enrolment.invitation(superior.parent)
    return Path(exported.path), code


def test_its_units_join_report_and_are_consolidated_and_printed(superior, clock, tmp_path):
    letter, code = invited(superior, clock)
    view = read_invitation(letter)
    assert [(unit, name) for _, unit, name in view.units] == [(u.code, u.name) for u in UNITS]
    assert view.superior_name == PLAN.name
    assert view.plan_year == 2026
    for number, (unit, _, _) in enumerate(view.units):
        folder = tmp_path / f"unit {number}"
        join_office(folder, letter, unit, "Cán bộ xã", "", code, device_name=f"PC {number}", clock=clock)
        with open_office(folder, clock=clock) as office:
            blanks = {row.key: NOTHING for row in office.progress.sheet(MARCH).rows if not row.is_computed}
            office.progress.record(MARCH, blanks)
            record(office, MARCH, VL01=5 + number)
            office.submissions.seal(MARCH)
            package, digits = office.exchange.export_package(tmp_path).path, office.enrolment.request_code()
        with open_office(superior, clock=clock) as office:
            assert office.exchange.import_packages([package])[0].verdict is FileVerdict.TRAY
            office.enrolment.enrol(office.exchange.tray()[-1].package, digits)
    with open_office(superior, clock=clock) as office:
        for row in office.review.board():
            office.review.accept(next(cell.seal for cell in row.cells if cell.period == MARCH))
        view = office.consolidation.view(MARCH)
        forms = view.forms
        assert [line.label for line in forms[0].lines] == [u.name for u in UNITS]
        office.consolidation.write_workbook(view, tmp_path / "bieu.xlsx")
        office.consolidation.write_pdf(view, tmp_path / "bieu.pdf")
        answers = office.exchange.export_answers(tmp_path)
        assert office.inspection.verify().problems == ()
    assert (tmp_path / "bieu.pdf").read_bytes().startswith(b"%PDF")
    texts = [
        str(cell.value)
        for sheet in load_workbook(tmp_path / "bieu.xlsx")
        for row in sheet
        for cell in row
        if cell.value
    ]
    assert any("Phường Đông Hà" in text for text in texts)
    assert not any("2019" in text or "Cam Lộ" in text or "CAM LỘ" in text for text in texts)
    with open_office(tmp_path / "unit 0", clock=clock) as office:
        office.exchange.import_packages([answers[0].path])
        assert office.submissions.own_state(MARCH) is SubmissionState.ACCEPTED
    with open_office(superior, clock=clock) as office:
        assert doubts(office) == []
        jobs = office.progress.find_line("VL01")
        office.targets.give(UNITS[0].name, {(jobs, Measure.COMMITTED): Decimal(100)})
        (doubt,) = doubts(office)
        assert UNITS[1].name in doubt.message
        assert UNITS[0].name not in doubt.message
        office.targets.give(UNITS[1].name, {(jobs, Measure.COMMITTED): Decimal(50)})
        assert doubts(office) == []


def test_bd_02_an_office_begins_with_a_name_alone_and_takes_any_code_for_what_it_counts(tmp_path, clock):
    plan = SuperiorPlan("Sở Nội vụ", "45SN", 2026, UNITS, "CTPH giảm nghèo")
    create_own_superior(tmp_path / "own", plan, template=None, person_name="Cán bộ", person_post="", clock=clock)
    with open_office(tmp_path / "own", clock=clock) as office:
        assert office.profile().programme.title == "CTPH giảm nghèo"
        office.founding.add_indicators([ListedIndicator("GN01", "Hộ thoát nghèo", "hộ")])
        (row,) = office.documents.bones().indicators
        assert row.indicator.name == "Hộ thoát nghèo"
        (form,) = office.consolidation.view(MARCH).forms
        assert [line.label for line in form.form.lines if line.unit] == [unit.name for unit in UNITS]
    nameless = replace(plan, title=" ")
    with pytest.raises(FoundingRefusedError) as caught:
        create_own_superior(tmp_path / "b", nameless, template=None, person_name="A", person_post="", clock=clock)
    assert caught.value.missing == "title"
    assert not (tmp_path / "b").exists()


def doubts(office):
    """Return the doubts about the share of the first form's first target."""
    findings = office.consolidation.view(MARCH).forms[0].findings
    return [f for f in findings if "ô còn trống" in f.message and "13" in f.column.split(", ")]


def test_a_unit_that_worked_alone_joins_it_with_its_book(superior, clock, tmp_path):
    """A unit known to the catalogue keeps its identity in a programme of one's own."""
    programme = catalogue().programmes[0]
    known = catalogue().unit(programme.units[0])
    folder = tmp_path / "2019"
    plan = SuperiorPlan("UBND tỉnh", "45", 2019, (ListedUnit(known.code, known.name), *UNITS))
    create_own_superior(folder, plan, template=programme, person_name="Cán bộ tỉnh", person_post="", clock=clock)
    alone = tmp_path / "alone"
    create_alone(alone, programme=programme, unit_uuid=known.uuid, person_name="Cán bộ xã", person_post="", clock=clock)
    month = ReportingPeriod.month(2019, 3)
    with open_office(alone, clock=clock) as office:
        record(office, month, VL01=9)
    letter, code = invited(folder, clock)
    with open_office(alone, clock=clock) as office:
        office.invitations.accept(letter, code)
    with open_office(alone, clock=clock) as office:
        key = office.progress.find_line("VL01")
        assert next(r.in_period.quantity for r in office.progress.sheet(month).rows if r.key == key) == 9
        assert office.profile().superior_name == "UBND tỉnh"


def test_the_catalogue_s_own_plan_brings_its_targets(tmp_path, clock):
    known = catalogue()
    programme = known.programmes[0]
    superior = known.unit(programme.superior)
    units = tuple(ListedUnit(unit.code, unit.name) for unit in map(known.unit, programme.units))
    for plan, has_targets in (
        (SuperiorPlan(superior.name, superior.code, programme.plan_year, units), True),
        (SuperiorPlan(superior.name, superior.code, programme.plan_year + 1, units), False),
    ):
        folder = tmp_path / str(plan.plan_year)
        create_own_superior(folder, plan, template=programme, person_name="Cán bộ", person_post="", clock=clock)
        with open_office(folder, clock=clock) as office:
            assert bool(office.overview().indicators) == has_targets


@pytest.mark.parametrize(
    ("plan", "missing"),
    [
        (SuperiorPlan(" ", "45", 2026, UNITS), "name"),
        (SuperiorPlan("Sở", "4 5", 2026, UNITS), "code"),
        (SuperiorPlan("Sở", "45", 26, UNITS), "year"),
        (SuperiorPlan("Sở", "45", 2026, ()), "units"),
        (SuperiorPlan("Sở", "45", 2026, (UNITS[0], UNITS[0])), "units"),
        (SuperiorPlan("Sở", "20001", 2026, UNITS), "apart"),
    ],
)
def test_what_is_missing_is_said_and_nothing_is_made(tmp_path, plan, missing):
    with pytest.raises(FoundingRefusedError) as caught:
        create_own_superior(
            tmp_path / "new", plan, template=catalogue().programmes[0], person_name="Cán bộ", person_post=""
        )
    assert caught.value.missing == missing
    assert "Hãy" in explain(caught.value)
    assert list(tmp_path.iterdir()) == []


def test_an_office_that_is_there_is_not_written_over(superior):
    with pytest.raises(OfficeExistsError):
        create_own_superior(
            superior, PLAN, template=catalogue().programmes[0], person_name="Người khác", person_post=""
        )
    with open_office(superior) as office:
        assert office.profile().person_name == "Cán bộ Sở"


@pytest.mark.parametrize(
    ("text", "units"),
    [
        ("19600\tXã Cam Tuyền\n19603\tXã Cam An\n", [("19600", "Xã Cam Tuyền"), ("19603", "Xã Cam An")]),
        ("Mã\tTên\n\n19600;Xã Cam Tuyền", [("19600", "Xã Cam Tuyền")]),
        ("19600 Xã Cam Tuyền", [("19600", "Xã Cam Tuyền")]),
        ("19600, Xã Cam Tuyền\r\n", [("19600", "Xã Cam Tuyền")]),
        ("Xã Cam Tuyền\t19600\tghi chú", [("19600", "Xã Cam Tuyền")]),
        ("19600\tXa\u0303 Cam\u00a0Tuyền", [("19600", "Xã Cam Tuyền")]),
        ("A1\tXã Một", [("a1", "Xã Một")]),
    ],
)
def test_units_are_read_as_they_are_pasted(text, units):
    assert read_unit_list(text) == (tuple(ListedUnit(*unit) for unit in units), ())


@pytest.mark.parametrize(
    ("text", "line", "reason"),
    [
        ("Xã Cam Tuyền", 1, ListProblem.NO_CODE),
        ("19600", 1, ListProblem.NO_NAME),
        ("1\t19600\tXã Cam Tuyền", 1, ListProblem.NO_NAME),
        ("19600\tXã A\n\n19600\tXã B", 3, ListProblem.SAME_CODE),
        ("19600\tXã A\n19601\txã a", 2, ListProblem.SAME_NAME),
        ("\n".join(f"{n}\tXã {n}" for n in range(1, 502)), 501, ListProblem.TOO_MANY),
    ],
)
def test_a_line_that_names_no_unit_is_told_with_its_number(text, line, reason):
    (problem,) = read_unit_list(text)[1]
    assert (problem.line, problem.reason) == (line, reason)
    assert f"Dòng {line} «" in list_problems((problem,))


def test_units_keep_their_names_and_no_figure_of_the_template_is_printed(tmp_path, clock):
    units = (ListedUnit("1", "Tổ công tác 2019"), ListedUnit("2", "Tổ công tác 2026"))
    create_own_superior(
        tmp_path / "own", SuperiorPlan("Sở", "45SN", 2026, units), template=catalogue().programmes[0],
        person_name="Cán bộ", person_post="", device_name="PC", clock=clock,
    )  # fmt: skip
    with open_office(tmp_path / "own", clock=clock) as office:
        forms = office.consolidation.view(MARCH).forms
        assert all([line.label for line in form.lines] == [unit.name for unit in units] for form in forms)
        assert all(form.form.notes == () for form in forms)
        assert "Xuất thư mời" in office.overview(MARCH).todo[0].text


def test_a_name_that_begins_like_a_heading_is_a_unit():
    assert read_unit_list("Mã\tTên đơn vị\n20001\tXã A")[0] == (ListedUnit("20001", "Xã A"),)
    assert read_unit_list("Mãi Xã\t20001")[0] == (ListedUnit("20001", "Mãi Xã"),)
    assert read_unit_list("Mã Đà\t20001")[0] == (ListedUnit("20001", "Mã Đà"),)


def test_a_commune_of_the_country_s_catalogue_joins_whoever_invites_it_with_its_book(clock, tmp_path):
    """Both offices know it by code and name alone, and hold the same unit."""
    programme, listed = catalogue().programmes[0], ListedUnit("19603", "Xã Hiếu Giang")
    folder, alone = tmp_path / "2019", tmp_path / "alone"
    plan = SuperiorPlan("Sở Nội vụ", "45sn", 2019, (listed, *UNITS[:1]))
    create_own_superior(folder, plan, template=programme, person_name="Cán bộ sở", person_post="", clock=clock)
    provisional = SuperiorPlan("UBND tỉnh Quảng Trị", "44", 2019, (listed,))
    create_own_alone(alone, provisional, template=programme, person_name="Cán bộ xã", person_post="", clock=clock)
    month = ReportingPeriod.month(2019, 3)
    with open_office(alone, clock=clock) as office:
        record(office, month, VL01=9)
    letter, code = invited(folder, clock)
    with open_office(alone, clock=clock) as office:
        office.invitations.accept(letter, code)
    with open_office(alone, clock=clock) as office:
        key = office.progress.find_line("VL01")
        assert next(r.in_period.quantity for r in office.progress.sheet(month).rows if r.key == key) == 9
        assert (office.profile().superior_name, office.profile().unit_name) == ("Sở Nội vụ", "Xã Hiếu Giang")
