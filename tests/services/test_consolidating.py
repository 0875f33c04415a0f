"""Consolidation: the sum of the seals that were accepted, and of nothing else."""

from collections.abc import Iterator
from decimal import Decimal

import pytest
from python_calamine import CalamineWorkbook
from village_offices import APRIL, MARCH, Village, board_cell, found, record

from ctph_desktop.domain.errors import PeriodNotInProgrammeError
from ctph_desktop.domain.figures import NOTHING, FigureValue, Measure
from ctph_desktop.domain.forms.definition import Severity
from ctph_desktop.domain.periods import ReportingPeriod
from ctph_desktop.services.ground.exchange_rows import FileVerdict
from ctph_desktop.wording import formats

QUANTITIES = {f"commune {number}": 10 + number for number in range(9)}
ACCEPTED = tuple(QUANTITIES)[:7]
HALF_TYPED = ACCEPTED[6]
OTHER_PARTS = dict.fromkeys(("GN06_PN", "GN06_TN", "GN06_CTK"), NOTHING)


@pytest.fixture(scope="module")
def village(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Village]:
    """Nine communes: seven accepted, one of which left parts blank, one returned, one that typed and never sealed."""
    village = found(tmp_path_factory.mktemp("nine") / "village", communes=9)
    packages, codes = {}, {}
    for name, quantity in QUANTITIES.items():
        with village.office(name) as office:
            record(office, VL01=quantity, GN06_ND=2, GN06_CCB=1, **({} if name == HALF_TYPED else OTHER_PARTS))
            if name != "commune 8":
                office.submissions.seal(MARCH)
            codes[name] = office.enrolment.request_code()
        packages[name] = village.exported(name)
    with village.superior() as office:
        for name, package in packages.items():
            assert office.exchange.import_packages([package])[0].verdict is FileVerdict.TRAY
            office.enrolment.enrol(office.exchange.tray()[0].package, codes[name])
        for name in ACCEPTED:
            office.review.accept(board_cell(office, village.units[name]).seal)
        office.review.return_report(board_cell(office, village.units["commune 7"]).seal, remarks={"": "Xem lại"})
    return village


def _lines(office, code: str) -> tuple[dict[str, Decimal | None], Decimal | None]:
    """Return what the forms show of an indicator to the end of March: by unit, and the total that is computed."""
    indicator = office.progress.find_line(code).indicator
    for form in office.consolidation.view(MARCH).forms:
        for position, column in enumerate(form.form.columns):
            source = column.source
            if source and source.indicator == indicator and source.measure is Measure.ACTUAL and not source.breakdown:
                by_unit = {line.unit: line.cells[position].value for line in form.lines}
                return by_unit, form.computed_total.cells[position].value
    raise AssertionError(code)


def test_the_total_is_the_sum_of_the_accepted_seals_and_says_how_many_they_are(village):
    with village.superior() as office:
        view = office.consolidation.view(MARCH)
        assert view.is_provisional
        assert "7/9" in view.coverage_label
        by_unit, total = _lines(office, "VL01")
    expected = {village.units[name]: Decimal(quantity) for name, quantity in QUANTITIES.items() if name in ACCEPTED}
    assert {unit: quantity for unit, quantity in by_unit.items() if quantity is not None} == expected
    assert total == sum(expected.values()) == 91


def test_parts_add_up_to_their_whole_where_each_of_them_is_there_and_in_all_forms_alike(village):
    with village.superior() as office:
        _, second, third = office.consolidation.view(MARCH).forms
    for form, code in ((second, "12"), (third, "12")):
        place = [column.code for column in form.form.columns].index(code)
        by_unit = {line.unit: line.cells[place].value for line in form.lines}
        assert {by_unit[village.units[name]] for name in ACCEPTED[:6]} == {3}
        assert by_unit[village.units[HALF_TYPED]] is None
        assert form.computed_total.cells[place].value == 3 * 6
        assert (form.count(code).counted, form.count(code).expected) == (6, 9)
        (lacking,) = (f for f in form.findings if code in f.column.split(", ") and "mới cộng 6/9" in f.message)
        assert "ô còn trống của" in lacking.message


def test_a_month_left_blank_in_an_accepted_report_is_told_beside_the_sum(village):
    copy = village.copy_to(village.root.parent / "april")
    april = copy.report("commune 0", APRIL, DN01=5)
    copy.imported("superior", april)
    with copy.superior() as office:
        office.review.accept(board_cell(office, copy.units["commune 0"], APRIL).seal)
        first, *_ = office.consolidation.view(APRIL).forms
    told = [(f.column, f.message) for f in first.findings if f.message.startswith("luỹ kế chưa gồm")]
    assert ("12", "luỹ kế chưa gồm tháng 04/2019 (ô để trống trong báo cáo đã duyệt)") in told
    assert ("14", "luỹ kế chưa gồm tháng 03/2019 (ô để trống trong báo cáo đã duyệt)") in told
    assert ("", "luỹ kế chưa gồm tháng 01/2019, tháng 02/2019 (chưa có báo cáo được duyệt)") in told


def test_the_files_hold_what_was_looked_at_whatever_was_decided_since(village, tmp_path):
    copy = village.copy_to(village.root.parent / "looked at")
    with copy.superior() as office:
        view = office.consolidation.view(MARCH)
        returned = board_cell(office, copy.units["commune 7"])
        office.consolidation.write_workbook(view, tmp_path / "before.xlsx")
    copy.imported("commune 7", copy.answered("commune 7"))
    copy.imported("superior", copy.report("commune 7", VL01=900))
    with copy.superior() as office:
        now = board_cell(office, copy.units["commune 7"])
        assert now.seal != returned.seal
        office.review.accept(now.seal)
        assert office.consolidation.view(MARCH) != view
        office.consolidation.write_workbook(view, tmp_path / "after.xlsx")
    sheets = [CalamineWorkbook.from_path(tmp_path / f"{name}.xlsx") for name in ("before", "after")]
    rows = [[book.get_sheet_by_name(name).to_python() for name in book.sheet_names] for book in sheets]
    assert rows[0] == rows[1]


def test_a_new_seal_does_not_count_until_it_is_accepted(village):
    copy = village.copy_to(village.root.parent / "copy")
    copy.imported("commune 0", copy.answered("commune 0"))
    with copy.office("commune 0") as office:
        record(office, VL01=500)
        office.submissions.seal(MARCH)
    copy.imported("superior", copy.exported("commune 0"))
    with copy.superior() as office:
        assert _lines(office, "VL01")[1] == 91
        office.review.accept(board_cell(office, copy.units["commune 0"]).seal)
        assert _lines(office, "VL01")[1] == 91 - 10 + 500


def test_a_month_that_nobody_reported_has_no_sum_and_not_zero(village):
    with village.superior() as office:
        view = office.consolidation.view(ReportingPeriod.month(2019, 1))
        assert "0/9" in view.coverage_label
        assert view.is_provisional


def test_other_years_are_not_consolidated(village):
    with village.superior() as office, pytest.raises(PeriodNotInProgrammeError):
        office.consolidation.view(ReportingPeriod.month(2020, 3))


def test_the_board_tells_the_nine_apart(village):
    with village.superior() as office:
        states = {
            row.unit: next(c for c in row.cells if c.period == MARCH).state.value for row in office.review.board()
        }
    assert sorted(states.values()) == ["accepted"] * 7 + ["nothing", "returned"]
    assert states[village.units["commune 8"]] == "nothing"


def test_the_first_screen_says_the_numbers_of_the_forms_and_whose_they_are(village):
    """Nine committed to 1.296 jobs: 91 are set beside what the seven that reported committed to, here and there."""
    copy = village.copy_to(village.root.parent / "first screen")
    copy.imported("superior", copy.report("commune 8", APRIL, VL01=4))
    with copy.superior() as office:
        office.review.accept(board_cell(office, copy.units["commune 8"], APRIL).seal)
        for month, name, done, counted in ((MARCH, "Tính như Tổng hợp: 7/9", 91, 7), (APRIL, "1/9", 4, 1)):
            first, *_ = office.consolidation.view(month).forms
            cells = dict(zip((c.code for c in first.form.columns), first.computed_total.cells, strict=True))
            overview = office.overview(month)
            jobs = next(row for row in overview.indicators if row.label == "Giải quyết việc làm")
            assert (jobs.cumulative, cells["12"].value) == (done, done)
            assert formats.percent(jobs.share, Decimal(1)) == f"{formats.quantity(cells['13'].value, decimals=2)}%"
            assert jobs.target < cells["8"].value == 1296
            assert first.count("13").counted == counted
            assert name in overview.basis
        assert "đã duyệt báo cáo tháng 04/2019, chưa tính Xã Cam An" in overview.basis


def test_a_result_whose_unit_has_no_target_stands_apart_from_the_share_on_the_first_screen(village):
    copy = village.copy_to(village.root.parent / "one without a target")
    with copy.superior() as office:
        key = office.progress.find_line("VL01")
        taken_back = {(key, Measure.COMMITTED): None}
        office.targets.give(copy.units["commune 0"], taken_back, reason="Chưa ký")
        first, *_ = office.consolidation.view(MARCH).forms
        cells = dict(zip((c.code for c in first.form.columns), first.computed_total.cells, strict=True))
        jobs = next(row for row in office.overview(MARCH).indicators if row.label == "Giải quyết việc làm")
    assert (jobs.cumulative, cells["12"].value) == (91, 91)
    assert (jobs.towards_target, jobs.units_with_target, jobs.units) == (91 - 10, 6, 7)
    assert jobs.towards_target / jobs.target == jobs.share
    assert formats.percent(jobs.share, Decimal(1)) == f"{formats.quantity(cells['13'].value, decimals=2)}%"


def test_the_first_screen_of_a_commune_says_what_its_sheet_says_of_a_line_with_blank_parts(village):
    copy = village.copy_to(village.root.parent / "half typed")
    copy.imported(HALF_TYPED, copy.answered(HALF_TYPED))
    with copy.office(HALF_TYPED) as office:
        whole = office.progress.find_line("GN06")
        row = next(row for row in office.progress.sheet(MARCH).rows if row.key == whole)
        (shown,) = (one for one in office.overview(MARCH).indicators if one.label == row.label)
    assert shown.cumulative == row.cumulative == 3
    assert shown.target == row.committed


def test_a_blank_target_is_not_blamed_on_a_report_that_has_not_come(village):
    copy = village.copy_to(village.root.parent / "no target of one that waits")
    waiting = copy.units["commune 8"]
    with copy.superior() as office:
        key = office.progress.find_line("VL01")
        office.targets.give(waiting, {(key, Measure.COMMITTED): None}, reason="Chưa ký")
        first, *_ = office.consolidation.view(MARCH).forms
        name = next(line.label for line in first.lines if line.unit == waiting)
    told = {code: f for f in first.findings if "mới cộng" in f.message for code in f.column.split(", ")}
    assert told["8"].message == f"mới cộng 8/9 đơn vị, chưa gồm ô còn trống của {name}."
    assert told["8"].severity is Severity.DOUBT
    assert "2 đơn vị chưa có báo cáo được duyệt" in told["12"].message
    assert name not in told["12"].message


def test_targets_of_two_forms_are_compared_before_any_report_has_come(village):
    copy = village.copy_to(village.root.parent / "half given")
    waiting = copy.units["commune 8"]
    with copy.superior() as office:
        whole = office.progress.find_line("GN06")
        office.targets.give(waiting, {(whole, Measure.COMMITTED): None}, reason="Chưa ký")
        _, second, third = office.consolidation.view(MARCH).forms
    for form, said in ((second, "chưa đối chiếu được:"), (third, "chưa đối chiếu được với Biểu số 2, cột 8:")):
        name = next(line.label for line in form.lines if line.unit == waiting)
        assert any(said in finding.message and name in finding.message for finding in form.findings)


def test_reports_read_in_the_office_show_what_was_sealed(village):
    with village.superior() as office:
        for name in ACCEPTED:
            report = office.review.received(board_cell(office, village.units[name]).seal)
            key = office.progress.find_line("VL01")
            row = next(row for row in report.rows if row.key == key)
            assert row.in_period == FigureValue.reported(QUANTITIES[name])


def test_after_all_that_every_journal_and_table_agree(village):
    for name in ("superior", *QUANTITIES):
        with village.office(name) as office:
            found = office.inspection.verify()
            assert (found.problems, found.held, found.conflicts) == ((), 0, 0)
