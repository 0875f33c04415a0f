"""Every cell of a form: on screen, in Excel (calculated anew), in the PDF and in the command."""

import shutil
import subprocess
from decimal import Decimal

import pypdfium2
import pytest
from calculator import Calculator
from filled_forms import FONTS, a_column, a_filled_form, a_percentage, cam_lo_forms
from msgspec.structs import replace
from openpyxl import load_workbook

from ctph_desktop.cli.consolidating import print_view
from ctph_desktop.documents.layout import arrange_all
from ctph_desktop.documents.pdf import write_pdf
from ctph_desktop.documents.workbook import write_workbook
from ctph_desktop.domain.forms.shown_columns import shown_places
from ctph_desktop.services.ground.consolidation_rows import ConsolidationView
from ctph_desktop.ui.grid.table_model import GridTableModel
from ctph_desktop.ui.screens.consolidation.form_table import form_columns
from ctph_desktop.wording.form_lines import LineKind, lines_of

SOFFICE = shutil.which("soffice")


def poverty(values):
    """Households, poor ones, what was committed, what was done, what is left, and two shares."""
    columns = [
        a_column("1"),
        a_column("2"),
        a_column("8"),
        a_column("12"),
        a_percentage("13", "12/8*#100"),
        replace(a_column("14", formula="2-12"), total=a_percentage("x", "1").total),
        a_percentage("15", "14/1*#100"),
    ]
    return a_filled_form(columns, values, stated={"2": Decimal(226), "14": Decimal(220)})


FORMS = {
    "nine of nine": cam_lo_forms,
    "seven of nine": lambda: cam_lo_forms(without=("Cam Thủy", "Cam Hiếu")),
    "none of nine": lambda: cam_lo_forms(without=[line.label for line in cam_lo_forms()[0].lines]),
    "a unit without a baseline": lambda: [
        poverty({"A": [1411, 140, 14, 3], "B": [900, None, 4, 2], "C": [1747, 85, 13, None]})
    ],
    "a unit without a target, one with a target of none": lambda: [
        poverty({"A": [1411, 140, None, 3], "B": [900, 1, 0, 2], "C": [1747, 85, 13, 0]})
    ],
    "what does not apply to a unit": lambda: [
        poverty({"A": [1411, 140, 14, 3], "B": [900, 1, 4, "–"], "C": ["–", 85, "–", 0], "D": ["–", "–", "–", "–"]})
    ],
    "a column that applies to no unit": lambda: [poverty({"A": [1411, 140, 14, "–"], "B": [900, None, "–", "–"]})],
    "shares with decimals": lambda: [
        a_filled_form(
            [a_column("1", decimals=2), a_column("2", decimals=2), a_percentage("3", "1/2*#100")],
            {"A": [Decimal("9.92"), Decimal("12.5")], "B": [Decimal("0.56"), None], "C": [Decimal("0.01"), 8]},
        )
    ],
}


@pytest.fixture(params=FORMS.values(), ids=FORMS)
def forms(request):
    return request.param()


def shown_on_screen(filled):
    table = GridTableModel(form_columns(filled, shown_places(filled.form.columns, folds=False)))
    table.set_rows(lines_of(filled))
    return [[table.text(row, column) for column in range(table.columnCount())] for row in range(table.rowCount())]


def printed(layout):
    return [[line.label, *line.texts] for line in layout.lines]


def test_the_screen_shows_what_is_printed(qapp, forms):
    for filled, layout in zip(forms, arrange_all(forms), strict=True):
        assert shown_on_screen(filled) == printed(layout)


def test_excel_calculates_what_is_printed(forms, tmp_path):
    write_workbook(forms, tmp_path / "forms.xlsx")
    workbook = load_workbook(tmp_path / "forms.xlsx")
    for layout in arrange_all(forms):
        sheet = workbook[layout.sheet_name]
        calculator = Calculator(sheet)
        assert table_of(sheet, layout, calculator.value) == printed(layout)


@pytest.mark.skipif(SOFFICE is None, reason="LibreOffice is not installed")
def test_libreoffice_calculates_what_is_printed(forms, tmp_path):
    write_workbook(forms, tmp_path / "forms.xlsx")
    load_workbook(tmp_path / "forms.xlsx").save(tmp_path / "forms.xlsx")  # without the results we put in
    command = [SOFFICE, f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}", "--headless"]
    command += ["--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir", str(tmp_path / "out")]
    subprocess.run([*command, str(tmp_path / "forms.xlsx")], check=True, capture_output=True, timeout=120)
    workbook = load_workbook(tmp_path / "out" / "forms.xlsx", data_only=True)
    for layout in arrange_all(forms):
        sheet = workbook[layout.sheet_name]
        assert table_of(sheet, layout, lambda address, of=sheet: of[address].value) == printed(layout)


def test_the_pdf_prints_every_cell(forms, tmp_path):
    write_pdf(forms, tmp_path / "forms.pdf", fonts=FONTS)
    with pypdfium2.PdfDocument(tmp_path / "forms.pdf") as document:
        words = " ".join(" ".join(page.get_textpage().get_text_bounded().split()) for page in document)
    for layout in arrange_all(forms):
        for line in layout.lines:
            if len(" ".join(line.texts)) > 40 and line.kind is not LineKind.UNIT:
                assert " ".join(filter(None, line.texts)) in words
            else:
                assert " ".join(" ".join(filter(None, (line.number, line.label, *line.texts))).split()) in words


def test_the_command_prints_every_line_and_every_sentence(forms, capsys):
    view = ConsolidationView(period=forms[0].period, forms=tuple(forms), coverage_label="", is_provisional=False)
    print_view(view)
    words = " ".join(capsys.readouterr().out.split())
    for layout in arrange_all(forms):
        for line in layout.lines:
            assert " ".join(" ".join((line.label, *line.texts)).split()) in words
        for section in layout.sections:
            assert all(" ".join(sentence.split()) in words for sentence in section.sentences)


def test_a_line_completed_later_in_excel_counts_from_then_on(tmp_path):
    forms = [poverty({"A": [1411, 140, 14, 3], "B": [900, None, 4, 2], "C": [1747, 85, 13, None]})]
    write_workbook(forms, tmp_path / "forms.xlsx")
    sheet = load_workbook(tmp_path / "forms.xlsx").active
    row = next(cell.row for cell in sheet["B"] if cell.value == "A") + 2
    sheet[f"F{row}"] = 5
    total = row + 1
    calculator = Calculator(sheet)
    assert calculator.value(f"H{total}") == 140 - 3 + 85 - 5
    assert calculator.value(f"H{total + 1}") == "2/3"
    assert calculator.value(f"G{total}") == Decimal("32.26")


def table_of(sheet, layout, value):
    rows = []
    first = next(cell.row for cell in sheet["B"] if cell.value == layout.lines[0].label)
    for row, line in enumerate(layout.lines, start=first):
        cells = [value(sheet.cell(row, 3 + place).coordinate) for place in range(len(layout.columns))]
        shown = [as_shown(one, column.decimals, line) for one, column in zip(cells, layout.columns, strict=True)]
        rows.append([sheet.cell(row, 2).value, *shown])
    return rows


def as_shown(value, decimals, line):
    if value is None or isinstance(value, str):
        return value or ""
    if line.kind is LineKind.DIFFERENCE and not value:
        return "0"
    text = f"{value:,.{decimals}f}".translate(str.maketrans(",.", ".,"))
    return f"+{text}" if line.kind is LineKind.DIFFERENCE and value > 0 else text
