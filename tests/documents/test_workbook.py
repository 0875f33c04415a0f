import re
import shutil
import subprocess
import zipfile
from decimal import Decimal

import pytest
from filled_forms import SAMPLE_NOTE, a_column, a_filled_form, a_percentage, cam_lo_forms
from msgspec.structs import replace
from openpyxl import load_workbook
from python_calamine import CalamineWorkbook

from ctph_desktop.documents.layout import arrange_all
from ctph_desktop.documents.workbook import write_workbook
from ctph_desktop.domain.forms.definition import Severity, TotalRule
from ctph_desktop.domain.forms.filled import FilledCell, Finding
from ctph_desktop.wording.form_lines import LineKind

SOFFICE = shutil.which("soffice")


@pytest.fixture
def path(tmp_path):
    return tmp_path / "Tổng hợp tháng 03.xlsx"


def written(forms, path):
    write_workbook(forms, path)
    return load_workbook(path)


def row_of(sheet, label):
    return next(cell.row for cell in sheet["B"] if cell.value == label)


def texts_of(sheet):
    return [str(cell.value) for row in sheet.iter_rows() for cell in row if cell.value is not None]


def heading_cell(sheet, text):
    return next(cell for row in sheet.iter_rows() for cell in row if cell.value == text)


def test_there_is_a_sheet_for_each_form_in_order(path):
    assert written(cam_lo_forms(), path).sheetnames == ["Biểu 1", "Biểu 2", "Biểu 3"]


def test_title_block_and_signatures_are_those_of_an_official_document(path):
    texts = texts_of(written(cam_lo_forms(), path)["Biểu 1"])
    assert texts[:2] == ["UBND HUYỆN CAM LỘ", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"]
    for text in (
        "Độc lập - Tự do - Hạnh phúc",
        "Biểu số 1: CHỈ TIÊU KẾ HOẠCH LĐ-VL-DN",
        "Kết quả thực hiện đến hết tháng 03/2019",
        "NGƯỜI LẬP BIỂU",
        "THỦ TRƯỞNG ĐƠN VỊ",
    ):
        assert text in texts


def test_headings_are_merged_over_their_columns(path):
    sheet = written(cam_lo_forms(), path)["Biểu 2"]
    top = heading_cell(sheet, "TT").row
    merged = {str(area) for area in sheet.merged_cells.ranges}
    assert f"A{top}:A{top + 2}" in merged
    assert f"F{top}:I{top}" in merged
    assert sheet[f"F{top}"].value == "Hộ nghèo theo nhóm đối tượng"
    assert f"J{top + 1}:J{top + 2}" in merged
    assert [cell.value for cell in sheet[top + 3]][:4] == ["A", "B", "1", "2"]
    assert sheet[f"L{top + 3}"].value == "10=2-8"


def test_computed_columns_hold_the_printed_formula(path):
    sheet = written(cam_lo_forms(), path)["Biểu 2"]
    row = row_of(sheet, "Cam Tuyền")
    assert sheet[f"L{row}"].value == f"=D{row}-J{row}"
    assert sheet[f"E{row}"].value == f'=IF(COUNT(C{row},D{row})<2,"",IF(C{row}=0,"–",ROUND(D{row}/C{row}*100,2)))'
    assert (sheet[f"C{row}"].value, sheet[f"C{row}"].number_format) == (1411, "#,##0")
    assert sheet[f"E{row}"].number_format == "#,##0.00"


def test_totals_are_sums_and_percentages_of_totals(path):
    sheet = written(cam_lo_forms(), path)["Biểu 2"]
    first, total = row_of(sheet, "Cam Tuyền"), row_of(sheet, "Tổng cộng")
    assert total - first == 9
    assert sheet[f"C{total}"].value == f"=SUM(C{first}:C{total - 1})"
    assert f"ROUND(D{total}/C{total}*100,2)" in sheet[f"E{total}"].value


def test_stated_totals_stand_under_the_computed_ones_with_their_difference(path):
    sheet = written(cam_lo_forms(), path)["Biểu 1"]
    total = row_of(sheet, "Tổng cộng")
    assert sheet[f"B{total + 1}"].value == "Tổng cộng (theo văn bản)"
    assert sheet[f"H{total + 1}"].value == 1297
    assert sheet[f"B{total + 2}"].value == "Chênh lệch (văn bản − cộng)"
    assert sheet[f"H{total + 2}"].value == f"=H{total + 1}-H{total}"
    assert sheet[f"H{total + 2}"].comment.text == "Văn bản ghi 1.297, cộng các xã được 1.296, chênh lệch 1"
    assert {cell.column_letter for cell in sheet[total + 2] if cell.comment} == {"D", "E", "H", "K"}
    assert any("Văn bản ghi 149, cộng các xã được 150, chênh lệch -1." in text for text in texts_of(sheet))


def test_formulas_carry_their_results_for_readers_that_do_not_calculate(path):
    forms = cam_lo_forms(without=("Cam Thủy",))
    write_workbook(forms, path)
    assert_table_equals_ours(path, forms)


@pytest.mark.skipif(SOFFICE is None, reason="LibreOffice is not installed")
@pytest.mark.parametrize("without", [(), ("Cam Thủy", "Cam Hiếu")], ids=["nine", "seven"])
def test_a_spreadsheet_program_calculates_what_we_calculated(path, tmp_path, without):
    forms = cam_lo_forms(without=without)
    assert_table_equals_ours(recalculated(forms, path, tmp_path), forms)


@pytest.mark.skipif(SOFFICE is None, reason="LibreOffice is not installed")
def test_a_spreadsheet_program_keeps_blank_zero_and_undefined_apart(path, tmp_path):
    columns = [a_column("1"), a_column("2"), a_percentage("3", "1/2*#100"), a_column("4", formula="2-1")]
    values = {"Thôn 1": [0, 5], "Thôn 2": [1, 0], "Thôn 3": [None, 5], "Thôn 4": [1, 800]}
    forms = [a_filled_form(columns, values, stated={"3": Decimal("0.25")})]
    assert_table_equals_ours(recalculated(forms, path, tmp_path), forms)


def recalculated(forms, path, folder):
    """Return the workbook as LibreOffice calculates it: saved without results, opened and saved there."""
    written(forms, path).save(path)
    command = [SOFFICE, f"-env:UserInstallation={(folder / 'profile').as_uri()}", "--headless"]
    command += ["--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir", str(folder / "out"), str(path)]
    subprocess.run(command, check=True, capture_output=True, timeout=120)
    return folder / "out" / path.name


def assert_table_equals_ours(path, forms):
    workbook = CalamineWorkbook.from_path(path)
    for layout in arrange_all(forms):
        rows = workbook.get_sheet_by_name(layout.sheet_name).to_python(skip_empty_area=False)
        for line in layout.lines:
            row = next(row for row in rows if row[1] == line.label)
            shown = [
                "0" if line.kind is LineKind.DIFFERENCE and value == 0 else shown_as(value, column.decimals)
                for value, column in zip(row[2:], layout.columns, strict=False)
            ]
            assert shown == [text.removeprefix("+") for text in line.texts]


def shown_as(value, decimals):
    if isinstance(value, str):
        return value
    return f"{value:,.{decimals}f}".translate(str.maketrans(",.", ".,"))


def test_the_coverage_line_is_there_only_while_reports_are_missing(path):
    line = "Tạm tính, 7/9 xã; chưa có: Cam Thủy, Cam Hiếu"
    provisional = written(cam_lo_forms(without=("Cam Thủy", "Cam Hiếu")), path)
    for sheet in provisional:
        assert line in texts_of(sheet)
        assert sheet.oddHeader.center.text.endswith("Tạm tính, 7/9 xã")
    complete = written(cam_lo_forms(), path)
    assert not any("tạm tính" in text.lower() for sheet in complete for text in texts_of(sheet))


def test_the_sample_note_stands_once_on_every_page_and_on_the_sheet(path):
    for sheet in written(cam_lo_forms(), path):
        assert SAMPLE_NOTE in texts_of(sheet)
        assert sheet.oddHeader.center.text == SAMPLE_NOTE
        assert sheet.oddHeader.center.color == "C00000"
        assert sheet.HeaderFooter.differentFirst
        assert not sheet.firstHeader.center.text
        assert sheet.firstFooter.center.text == sheet.oddFooter.center.text
    for sheet in written(cam_lo_forms(sample_note=""), path):
        assert not sheet.oddHeader.center.text


def test_a_waiting_line_leaves_progress_blank_and_its_percentage_with_it(path):
    sheet = written(cam_lo_forms(without=("Cam Thủy",)), path)["Biểu 1"]
    row = row_of(sheet, "Cam Thủy (*)")
    assert sheet[f"L{row}"].value is None
    assert sheet[f"M{row}"].value.startswith(f'=IF(COUNT(H{row},L{row})<2,"",')
    assert load_workbook(path, data_only=True)["Biểu 1"][f"M{row}"].value in {None, ""}


DANGEROUS = [
    "=1+1",
    "+1+1",
    "-1+1",
    "@SUM(A1)",
    '=HYPERLINK("http://x","y")',
    "\t=1+1",
    "\r=1+1",
    "\x00=1+1",
    "\ufffe=2",
]


@pytest.mark.parametrize("text", DANGEROUS)
def test_text_that_looks_like_a_formula_stays_text(path, text):
    form = a_filled_form([a_column("1", label=text, groups=(text,))], {text: [1]}, notes=(text,), total_label=text)
    finding = Finding(Severity.NOTE, text, text, text)
    form = replace(form, findings=(finding,), sample_note=text, office_name=text, programme_title=text)
    sheet = written([form], path).active
    formulas = [cell.value for row in sheet.iter_rows() for cell in row if cell.data_type == "f"]
    assert len(formulas) == 1
    assert formulas[0].startswith("=SUM(")
    kept = text.strip("\t\r\x00\ufffe")
    cells = [cell for row in sheet.iter_rows() for cell in row if cell.value == kept]
    assert len(cells) >= 5
    assert all(cell.data_type == "s" and cell.quotePrefix for cell in cells)


def test_a_page_header_with_an_ampersand_prints_it(path):
    form = replace(a_filled_form([a_column("1")], {"A": [1]}), sample_note="Lao động - TB&XH &D")
    write_workbook([form], path)
    with zipfile.ZipFile(path) as archive:
        xml = archive.read("xl/worksheets/sheet1.xml").decode()
    assert "TB&amp;&amp;XH &amp;&amp;D" in re.search("<oddHeader>(.*?)</oddHeader>", xml)[1]


def test_the_page_is_a4_landscape_with_headings_repeated(path):
    sheet = written(cam_lo_forms(), path)["Biểu 2"]
    top = heading_cell(sheet, "TT").row
    assert (sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("landscape", 9)
    assert sheet.sheet_properties.pageSetUpPr.fitToPage
    assert sheet.page_setup.fitToWidth == 1
    margins = sheet.page_margins
    assert [round(side * 25.4) for side in (margins.top, margins.bottom, margins.left, margins.right)] == [
        20,
        20,
        30,
        15,
    ]
    assert sheet.print_title_rows == f"${top}:${top + 3}"
    assert sheet.freeze_panes == f"C{top + 4}"
    assert "&P" in sheet.oddFooter.center.text


def test_rows_leave_room_for_stacked_capitals(path):
    for sheet in written(cam_lo_forms(), path):
        for row in sheet.iter_rows():
            sizes = [cell.font.size for cell in row if cell.value is not None]
            assert not sizes or sheet.row_dimensions[row[0].row].height >= 1.3 * max(sizes)
        assert {cell.font.name for row in sheet.iter_rows() for cell in row if cell.value is not None} == {
            "Times New Roman"
        }


def test_many_lines_are_not_squeezed_onto_one_page(path):
    form = a_filled_form([a_column("1")], {f"Thôn {n}": [n] for n in range(1, 120)})
    assert written([form], path).active.page_setup.fitToHeight == 0


def test_a_form_of_many_columns_keeps_its_figures_whole(path):
    columns = [a_column(str(n), label="Số lao động được giải quyết việc làm") for n in range(1, 40)]
    form = a_filled_form(columns, {"Xã Cam Nghĩa": [99_999_999] * 39})
    sheet = written([form], path).active
    assert all(
        sheet.column_dimensions[cell.column_letter].width >= 7 for cell in sheet[row_of(sheet, "Xã Cam Nghĩa")][2:]
    )


def test_a_total_frozen_by_an_older_rule_stands_as_the_number_it_was(path):
    columns = [a_column("2"), a_column("12"), a_column("14", formula="2-12", total=TotalRule.FORMULA)]
    form = a_filled_form(columns, {"A": [524, 16], "B": [85, None]})
    total = form.computed_total
    older = replace(total, cells=(*total.cells[:2], FilledCell(Decimal(593))))
    sheet = written([replace(form, computed_total=older, counts=())], path).active
    row = row_of(sheet, "Tổng cộng")
    assert [sheet[f"{letter}{row}"].value for letter in "CDE"] == [
        f"=SUM(C{row - 2}:C{row - 1})",
        *[
            f"=SUM(D{row - 2}:D{row - 1})",
            593,
        ],
    ]


def test_no_row_is_higher_than_excel_lets_it_be(path):
    form = a_filled_form([a_column("1")], {"A": [1]}, notes=("Một ghi chú rất dài. " * 600,))
    sheet = written([form], path).active
    assert max(row.height or 0 for row in sheet.row_dimensions.values()) <= 409
    assert " ".join(texts_of(sheet)).count("Một ghi chú rất dài.") == 600
