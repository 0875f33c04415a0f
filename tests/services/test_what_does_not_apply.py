"""Không áp dụng: typed as a dash, sealed, accepted and consolidated; no zero, and nothing lacks it."""

import pytest
from python_calamine import CalamineWorkbook
from village_offices import MARCH, Village, board_cell, record

from ctph_desktop.domain.figures import NOT_APPLICABLE, NOTHING, FigureState
from ctph_desktop.domain.forms.definition import Severity
from ctph_desktop.domain.lines import LineKey


@pytest.fixture
def accepted(enrolled: Village) -> Village:
    """A commune without an association of veterans has its March accepted; another one has all associations."""
    for name, veterans in (("commune 0", NOT_APPLICABLE), ("commune 1", 1)):
        parts = dict.fromkeys(("GN06_PN", "GN06_TN", "GN06_CTK"), NOTHING)
        enrolled.imported("superior", enrolled.report(name, GN06_ND=2, GN06_CCB=veterans, **parts))
        with enrolled.superior() as office:
            office.review.accept(board_cell(office, enrolled.units[name]).seal)
    return enrolled


def cells_of(office, village: Village, form: str, column: str):
    filled = next(one for one in office.consolidation.view(MARCH).forms if one.form.code == form)
    place = [one.code for one in filled.form.columns].index(column)
    cells = [
        next(line for line in filled.lines if line.unit == village.units[name]).cells[place]
        for name in ("commune 0", "commune 1")
    ]
    return [*cells, filled.computed_total.cells[place]], filled


def column_of(office, form: str, indicator: str) -> str:
    """Return the column of a form that shows a part of an indicator to the end of the period."""
    key: LineKey = office.progress.find_line(indicator)
    definition = next(one.form for one in office.consolidation.view(MARCH).forms if one.form.code == form)
    sources = ((column.code, column.source) for column in definition.columns if column.source is not None)
    return next(
        code
        for code, source in sources
        if (source.indicator, source.breakdown) == (key.indicator, key.breakdown) and source.measure.value == "actual"
    )


def test_cl_14_a_sum_over_parts_that_do_not_all_apply_lacks_nothing(accepted):
    with accepted.superior() as office:
        cells, filled = cells_of(office, accepted, "bieu-2", "12")
        assert [cell.value for cell in cells] == [2, 3, 5]
        assert filled.count("12").expected == 9
        assert accepted.units["commune 0"] not in filled.count("12").missing
        progress = {row.label: row for row in office.overview(MARCH).indicators}
        assert progress["Hộ giảm nghèo"].cumulative == 5


def test_what_does_not_apply_is_a_dash_on_the_page_and_in_the_workbook(accepted, tmp_path):
    with accepted.superior() as office:
        code = column_of(office, "bieu-3", "GN06/CCB")
        cells, filled = cells_of(office, accepted, "bieu-3", code)
        assert [(cell.value, cell.state) for cell in cells[:2]] == [
            (None, FigureState.NOT_APPLICABLE), (1, FigureState.REPORTED),
        ]  # fmt: skip
        assert cells[2].value == 1
        office.consolidation.write_workbook(office.consolidation.view(MARCH), tmp_path / "bieu.xlsx")
        label = next(line.label for line in filled.lines if line.unit == accepted.units["commune 0"])
    rows = CalamineWorkbook.from_path(tmp_path / "bieu.xlsx").get_sheet_by_name("Biểu 3").to_python()
    assert "–" in next(row for row in rows if row[1] == label)


def test_the_origin_of_a_cell_shows_what_did_not_apply_and_a_total_is_still_that_of_both(accepted):
    with accepted.superior() as office:
        origins = office.revisions.origins(MARCH, form="bieu-2", column="12", unit=accepted.units["commune 0"])
        assert [row.value for row in origins.rows].count(NOT_APPLICABLE) == 1
        whole = office.revisions.origins(MARCH, form="bieu-2", column="12", unit=None)
        assert sum(row.value.count or 0 for row in whole.rows) == 5


def test_what_has_a_target_and_does_not_apply_is_doubted_on_both_sides(enrolled):
    with enrolled.office("commune 0") as office:
        record(office, VL01=NOT_APPLICABLE)
        (doubt,) = (
            f for row in office.progress.sheet(MARCH).rows for f in row.findings if "không áp dụng" in f.message
        )
        assert doubt.severity is Severity.DOUBT
        assert doubt.line == office.progress.find_line("VL01")
        office.submissions.seal(MARCH)
    enrolled.imported("superior", enrolled.exported("commune 0"))
    with enrolled.superior() as office:
        report = office.review.received(board_cell(office, enrolled.units["commune 0"]).seal)
        (line,) = (row for row in report.rows if row.in_period == NOT_APPLICABLE)
        assert any("không áp dụng" in finding.message for finding in line.findings)
        assert line.cumulative is None
