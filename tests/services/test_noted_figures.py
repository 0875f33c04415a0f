"""A note beside a figure goes with it: sealed, reviewed, told of when it changes, printed, frozen, compared."""

import pytest
from openpyxl import load_workbook
from python_calamine import CalamineWorkbook
from village_offices import APRIL, MARCH, Village, board_cell, record

from ctph_desktop.domain.errors import NoteTooLongError
from ctph_desktop.domain.figures import NOTHING, FigureValue
from ctph_desktop.domain.submissions import SubmissionState
from ctph_desktop.wording.form_lines import sections_of

TWELVE = FigureValue.reported(12)
ESTIMATED = TWELVE.noted("ước")


@pytest.fixture
def accepted(enrolled: Village) -> Village:
    enrolled.imported("superior", enrolled.report("commune 0", VL01=ESTIMATED, DN01=NOTHING.noted("chưa mở lớp")))
    with enrolled.superior() as office:
        office.review.accept(board_cell(office, enrolled.units["commune 0"]).seal)
    return enrolled


def form_of(office, month, village: Village):
    filled = office.consolidation.view(month).forms[0]
    indicator = office.progress.find_line("VL01").indicator
    place = next(
        number
        for number, column in enumerate(filled.form.columns)
        if column.source and column.source.indicator == indicator and column.source.measure.value == "actual"
    )
    return filled, next(line for line in filled.lines if line.unit == village.units["commune 0"]), place


def test_cl_14_a_note_is_read_by_the_superior_office_with_its_figure(accepted):
    with accepted.superior() as office:
        seal = board_cell(office, accepted.units["commune 0"]).seal
        rows = {row.label: row for row in office.review.received(seal).rows}
        assert rows["Giải quyết việc làm"].in_period == ESTIMATED
        assert rows["Đào tạo nghề"].in_period.note == "chưa mở lớp"


def test_another_note_alone_is_another_figure_and_told_as_what_changed(accepted):
    with accepted.office("commune 0") as office:
        key = office.progress.find_line("VL01")
        office.progress.record(MARCH, {key: TWELVE.noted("số liệu của HPN")}, reason="đã rà soát")
        assert office.submissions.own_state(MARCH) is SubmissionState.CHANGED
        (changed,) = office.revisions.since_last_seal(MARCH).rows
        assert (changed.old, changed.new) == (ESTIMATED, TWELVE.noted("số liệu của HPN"))
        assert [version.value.note for version in office.progress.history(MARCH, key)] == ["ước", "số liệu của HPN"]
        office.submissions.seal(MARCH)
    accepted.imported("superior", accepted.exported("commune 0"))
    with accepted.superior() as office:
        report = office.review.received(board_cell(office, accepted.units["commune 0"]).seal)
        row = next(row for row in report.rows if row.key == key)
        assert (row.previous_version, row.in_period) == (ESTIMATED, TWELVE.noted("số liệu của HPN"))


def test_a_note_beside_a_part_is_sealed_reviewed_told_of_and_frozen(enrolled):
    noted = {"GN06_ND": FigureValue.reported(1).noted("ước"), "GN06_TN": NOTHING.noted("chưa có")}
    enrolled.imported("superior", enrolled.report("commune 0", **noted))
    with enrolled.superior() as office:
        seal = board_cell(office, enrolled.units["commune 0"]).seal
        keys = {code: office.progress.find_line(code.replace("_", "/")) for code in noted}
        rows = {row.key: row.in_period for row in office.review.received(seal).rows}
        assert {code: rows[key] for code, key in keys.items()} == noted
        office.review.accept(seal)
        office.frozen.freeze(MARCH)
        (kept,) = office.frozen.versions(MARCH)
        assert not kept.is_damaged
        frozen = [line for form in office.frozen.view(kept.uuid).forms for line in form.lines]
        assert "T3: ước" in {cell.note for line in frozen for cell in line.cells}
    with enrolled.office("commune 0") as office:
        assert office.submissions.own_state(MARCH) is not SubmissionState.CHANGED
        record(office, GN06_ND=FigureValue.reported(1).noted("chính thức"))
        (changed,) = office.revisions.since_last_seal(MARCH).rows
        assert (changed.old.note, changed.new.note) == ("ước", "chính thức")


def test_notes_stand_under_the_form_and_at_the_cell_of_the_workbook(accepted, tmp_path):
    with accepted.superior() as office:
        filled, line, place = form_of(office, MARCH, accepted)
        assert line.cells[place].note == "T3: ước"
        (section,) = (one for one in sections_of(filled) if one.heading == "Ghi chú của số liệu")
        assert any(text.startswith(f"- {line.label}, Cột ") and "ước" in text for text in section.sentences)
        office.consolidation.write_workbook(office.consolidation.view(MARCH), tmp_path / "bieu.xlsx")
        office.consolidation.write_pdf(office.consolidation.view(MARCH), tmp_path / "bieu.pdf")
    sheet = load_workbook(tmp_path / "bieu.xlsx").worksheets[0]
    assert "T3: ước" in {cell.comment.text for row in sheet.iter_rows() for cell in row if cell.comment}
    rows = CalamineWorkbook.from_path(tmp_path / "bieu.xlsx").get_sheet_by_index(0).to_python()
    assert any("T3: ước" in str(value) for row in rows for value in row)


def test_a_frozen_consolidation_keeps_the_notes_it_was_printed_with(accepted):
    with accepted.superior() as office:
        office.frozen.freeze(MARCH)
        (kept,) = office.frozen.versions(MARCH)
        assert not kept.is_damaged
        filled = office.frozen.view(kept.uuid).forms[0]
        place = form_of(office, MARCH, accepted)[2]
        line = next(line for line in filled.lines if line.unit == accepted.units["commune 0"])
        assert line.cells[place].note == "T3: ước"


def test_two_pcs_that_differ_in_a_note_alone_are_a_conflict_whose_sides_show_it(accepted):
    village = accepted
    village.join("second", village.units["commune 0"], device="Máy hai")
    village.enrol("second", village.exported("second"))
    for name in ("second", "commune 0"):
        village.imported(name, village.answered("commune 0"))
    for name, note in (("commune 0", "ước"), ("second", "chính thức")):
        with village.office(name) as office:
            record(office, APRIL, VL01=TWELVE.noted(note))
    village.imported("commune 0", village.exported("second"))
    with village.office("commune 0") as office:
        (conflict,) = office.conflicts.rows()
        assert {rival.text for rival in conflict.rivals} == {"12 [ước]", "12 [chính thức]"}


def test_a_note_that_is_too_long_is_refused_and_nothing_is_written(enrolled):
    with enrolled.office("commune 0") as office:
        key = office.progress.find_line("VL01")
        with pytest.raises(NoteTooLongError):
            office.progress.record(MARCH, {key: FigureValue(TWELVE.state, TWELVE.quantity, "x" * 121)})
        assert office.progress.history(MARCH, key) == ()
