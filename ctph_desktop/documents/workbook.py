"""The filled forms as an Excel workbook: one sheet a biểu, real figures, real formulas, ready to print on A4."""

import io
from collections.abc import Sequence
from decimal import Decimal
from itertools import zip_longest
from pathlib import Path
from typing import TYPE_CHECKING, cast

from ctph_desktop.documents import layout as texts
from ctph_desktop.documents.cached_values import SheetResults, with_results
from ctph_desktop.documents.layout import FormLayout, arrange_all
from ctph_desktop.documents.saving import save
from ctph_desktop.documents.spreadsheet_formulas import difference_formula, line_formula, operand
from ctph_desktop.documents.total_formulas import TotalFormulas
from ctph_desktop.documents.workbook_widths import HIGHEST_ROW, choose_widths, in_rows, line_count
from ctph_desktop.domain.figures import FigureState
from ctph_desktop.domain.forms.definition import FormColumn
from ctph_desktop.domain.forms.filled import FilledCell, FilledForm
from ctph_desktop.domain.letterhead import BLANK, Letterhead
from ctph_desktop.wording.form_lines import LineKind, TableLine

if TYPE_CHECKING:
    from openpyxl.cell import Cell
    from openpyxl.worksheet.worksheet import Worksheet

    from ctph_desktop.documents.workbook_styles import Styles

_LONGEST_TEXT = 32_000
_LONGEST_PAGE_HEADER = 200
_MILLIMETRES = 25.4
_SIGNATURE_ROOM = 4
_PAGE_HEIGHT = 170 / 25.4 * 72
_SMALLEST_PRINT = 7.5


def write_workbook(forms: Sequence[FilledForm], path: Path, *, letterhead: Letterhead = BLANK) -> None:
    """Write the forms as one workbook; DiskFullError, FolderNotWritableError or FileInUseError if that fails."""
    from openpyxl import Workbook  # noqa: PLC0415 - a quarter of a second that start-up need not pay

    from ctph_desktop.documents.workbook_styles import Styles  # noqa: PLC0415 - the same

    workbook = Workbook()
    del workbook["Sheet"]
    styles = Styles(workbook)
    results = []
    for form in arrange_all(forms, letterhead=letterhead):
        writer = _SheetWriter(workbook.create_sheet(form.sheet_name), form, styles)
        results.append(writer.write())
        workbook.properties.title = form.subject
        workbook.properties.creator = form.frame.office_name
    workbook.properties.language = "vi-VN"
    content = io.BytesIO()
    workbook.save(content)
    save(path, with_results(content.getvalue(), results))


class _SheetWriter:
    """Writes one biểu from top to bottom; `_row` is the last row written."""

    def __init__(self, sheet: "Worksheet", form: FormLayout, styles: "Styles") -> None:
        self._sheet = sheet
        self._form = form
        self._styles = styles
        self._size, self._widths = choose_widths(form)
        self._last_column = len(form.columns) + 2
        self._row = 0
        self._results: dict[str, Decimal | str] = {}

    def write(self) -> SheetResults:
        """Write everything; return the results of the formulas by address."""
        self._set_widths()
        self._write_title_block()
        first_heading = self._row + 1
        self._write_headings()
        self._freeze(first_heading)
        self._write_lines()
        self._write_sections()
        self._write_signatures()
        self._set_page()
        return self._results

    def _set_widths(self) -> None:
        for number, width in enumerate(self._widths, start=1):
            self._sheet.column_dimensions[_letter(number)].width = width

    def _write_title_block(self) -> None:
        form, middle = self._form, self._middle
        left, right = (1, middle), (middle + 1, self._last_column)
        rows = [(form.frame.above, "plain-centre", 12)] if form.frame.above else []
        rows += [(form.frame.office_name, "office", 12), ("_" * 12, "plain-centre", 10)]
        mottoes = [(texts.MOTTO_STATE, "office", 12), (texts.MOTTO_WORDS, "motto", 13)]
        for mine, other in zip_longest(rows, mottoes):
            self._row += 1
            for columns, part in ((left, mine), (right, other)):
                if part is not None:
                    text, style, size = part
                    self._put_across(columns, text, style, size=size)
        self._space(8)
        for text, style, size in (
            (form.title, "title", 14),
            (form.attached_to, "attached", 12),
            (form.period_line, "period", 12),
            (form.coverage_line, "coverage", 12),
            (form.frozen_line, "period", 12),
            (form.sample_note, "sample", 12),
        ):
            if text:
                self._row += 1
                self._put_across((1, self._last_column), text, style, size=size)
        self._space(8)

    def _write_headings(self) -> None:
        top = self._row + 1
        for row in range(top, top + self._form.heading_rows):
            for column in range(1, self._last_column + 1):
                self._styles.apply(self._cell(row, column), "heading", size=self._size)
        for heading in self._form.headings:
            row, column = top + heading.row, heading.column + 1
            _put_text(self._cell(row, column), heading.text)
            self._merge(row, column, row + heading.row_span - 1, column + heading.column_span - 1)
        self._set_heading_heights(top)
        self._row += self._form.heading_rows
        if self._form.numbers:
            self._row += 1
            self._set_height(self._row, lines=1, size=self._size)
            for column, text in enumerate(self._form.numbers, start=1):
                cell = self._cell(self._row, column)
                self._styles.apply(cell, "column-number", size=self._size)
                _put_text(cell, text)

    def _set_heading_heights(self, top: int) -> None:
        """Give each heading row what its own headings need, and the last one what the tall ones still lack."""
        rows = [1] * self._form.heading_rows
        for heading in sorted(self._form.headings, key=lambda h: h.row_span):
            width = sum(self._widths[heading.column : heading.column + heading.column_span])
            needed = line_count(heading.text, width, size=self._size, is_bold=True)
            last = heading.row + heading.row_span
            lacking = needed - sum(rows[heading.row : last])
            rows[last - 1] += max(0, lacking)
        for offset, lines in enumerate(rows):
            self._set_height(top + offset, lines=lines, size=self._size)

    def _freeze(self, first_heading: int) -> None:
        self._sheet.freeze_panes = f"C{self._row + 1}"
        self._sheet.print_title_rows = f"{first_heading}:{self._row}"

    def _write_lines(self) -> None:
        first = self._row + 1
        totals = TotalFormulas(self._form, first_row=first, letter=_letter)
        for line in self._form.lines:
            self._row += 1
            self._write_leading(line)
            for position, column in enumerate(self._form.columns):
                cell = self._cell(self._row, position + 3)
                self._styles.apply(cell, self._figure_style(line, column), size=self._size, decimals=column.decimals)
                formula = self._formula(line, position, totals)
                self._put_figure(cell, line, position, formula)
                if note := line.cells[position].note:
                    self._comment(cell, note)
        self._explain_differences()

    def _write_leading(self, line: TableLine) -> None:
        number, label = self._cell(self._row, 1), self._cell(self._row, 2)
        style = {LineKind.UNIT: "label", LineKind.WAITING: "label-waiting"}.get(line.kind, "label-total")
        self._styles.apply(number, "order", size=self._size)
        self._styles.apply(label, style, size=self._size)
        if line.number:
            number.value = int(line.number)
        _put_text(label, line.label)
        lines = line_count(line.label, self._widths[1], size=self._size, is_bold=style == "label-total")
        self._set_height(self._row, lines=lines, size=self._size)

    def _figure_style(self, line: TableLine, column: FormColumn) -> str:
        if line.kind is LineKind.DIFFERENCE:
            return "difference-found" if column.code in self._form.differing else "difference"
        return {LineKind.TOTAL: "total", LineKind.STATED: "stated", LineKind.COUNTED: "counted"}.get(
            line.kind, "figure"
        )

    def _formula(self, line: TableLine, position: int, totals: TotalFormulas) -> str | None:
        column = self._form.columns[position]
        match line.kind:
            case LineKind.TOTAL:
                return totals.total(position)
            case LineKind.COUNTED:
                return totals.count(position)
            case LineKind.STATED:
                return None
            case LineKind.DIFFERENCE:
                if line.cells[position].value is None:
                    return None
                address = _letter(position + 3)
                return difference_formula(
                    f"{address}{self._row - 1}", f"{address}{totals.row}", decimals=column.decimals
                )
        return self._computed(line, position) if column.formula is not None else None

    def _computed(self, line: TableLine, position: int) -> str:
        codes = [column.code for column in self._form.columns]
        is_complete = line.cells[position].value is not None

        return line_formula(
            self._form.columns[position],
            name=lambda code: operand(
                f"{_letter(codes.index(code) + 3)}{self._row}", line.cells[codes.index(code)], is_complete=is_complete
            ),
            order=codes,
            is_complete=is_complete,
            without="" if is_complete else line.texts[position],
        )

    def _put_figure(self, cell: "Cell", line: TableLine, position: int, formula: str | None) -> None:
        filled = line.cells[position]
        if formula is not None:
            cell.value = formula
            shown = None if line.kind is LineKind.COUNTED else filled.shown(self._form.columns[position])
            self._results[cell.coordinate] = line.texts[position] if shown is None else shown
        elif line.kind is LineKind.COUNTED:
            _put_text(cell, line.texts[position])
        elif filled.state is FigureState.NOTHING:
            cell.value = 0
        elif filled.value is not None:
            cell.value = _number(filled)
        else:
            _put_text(cell, line.texts[position])

    def _explain_differences(self) -> None:
        """Say each difference in a comment on its cell in the last line, which is the line of differences."""
        codes = [column.code for column in self._form.columns]
        if self._form.lines[-1].kind is not LineKind.DIFFERENCE:
            return
        for code, sentence in self._form.differences:
            self._comment(self._cell(self._row, codes.index(code) + 3), sentence)

    def _comment(self, cell: "Cell", sentence: str) -> None:
        from openpyxl.comments import Comment  # noqa: PLC0415 - as openpyxl itself

        cell.comment = Comment(sentence, self._form.frame.office_name, width=260, height=60)

    def _write_sections(self) -> None:
        self._space(6)
        for section in self._form.sections:
            if section.heading:
                self._row += 1
                self._put_across((1, self._last_column), f"{section.heading}:", "section", size=10)
            for sentence in section.sentences:
                for text in in_rows(sentence, sum(self._widths), size=10):
                    self._row += 1
                    self._put_across((1, self._last_column), text, "sentence", size=10)

    def _write_signatures(self) -> None:
        middle = self._middle
        left, right = (1, middle), (middle + 1, self._last_column)
        self._space(10)
        self._row += 1
        frame = self._form.frame
        self._put_across(right, frame.place_and_day, "attached", size=12)
        for mine, other in zip_longest(frame.preparer.posts, frame.head.posts, fillvalue=""):
            self._write_pair((left, mine), (right, other), style="office")
        self._write_pair((left, frame.preparer.how), (right, frame.head.how), style="attached")
        for _ in range(_SIGNATURE_ROOM):
            self._space(16)
        if frame.preparer.name or frame.head.name:
            self._write_pair((left, frame.preparer.name), (right, frame.head.name), style="office")

    def _write_pair(self, *parts: tuple[tuple[int, int], str], style: str) -> None:
        self._row += 1
        for columns, text in parts:
            if text:
                self._put_across(columns, text, style, size=12)

    def _set_page(self) -> None:
        from openpyxl.worksheet.properties import PageSetupProperties  # noqa: PLC0415 - as openpyxl itself

        sheet, form = self._sheet, self._form
        sheet.sheet_view.showGridLines = False
        sheet.page_setup.orientation = "landscape"
        sheet.page_setup.paperSize = 9
        sheet.page_setup.fitToWidth = 1
        sheet.page_setup.fitToHeight = 1 if self._fits_one_page() else 0
        sheet.page_setup.firstPageNumber = 1
        sheet.page_setup.useFirstPageNumber = True
        sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
        sheet.print_options.horizontalCentered = True
        sheet.print_area = f"A1:{_letter(self._last_column)}{self._row}"
        margins = sheet.page_margins
        margins.top, margins.bottom, margins.left, margins.right = (mm / _MILLIMETRES for mm in (20, 20, 30, 15))
        margins.header = margins.footer = 10 / _MILLIMETRES
        assert sheet.oddHeader is not None
        assert sheet.oddFooter is not None
        assert sheet.firstFooter is not None
        header = sheet.oddHeader.center
        if form.remark:
            header.text = _page_header(form.remark)
            header.font, header.size, header.color = "Times New Roman,Italic", 10, "C00000"
        sheet.HeaderFooter.differentFirst = True  # the first page says it under its title
        for footer in (sheet.oddFooter.center, sheet.firstFooter.center):
            footer.text = f"{_page_header(form.sheet_name)} – trang &P"
            footer.font, footer.size = "Times New Roman,Regular", 10

    def _fits_one_page(self) -> bool:
        """Whether the whole sheet, scaled down to one page, can still be read."""
        heights = (self._sheet.row_dimensions[row].height or 0 for row in range(1, self._row + 1))
        return self._size * min(1.0, _PAGE_HEIGHT / sum(heights)) >= _SMALLEST_PRINT

    @property
    def _middle(self) -> int:
        """The last column of the left half: where the office name and the left signature end."""
        half, width = sum(self._widths) * 0.45, 0.0
        for number, column_width in enumerate(self._widths, start=1):
            width += column_width
            if width >= half:
                return min(number, self._last_column - 1)
        return self._last_column - 1

    def _put_across(self, columns: tuple[int, int], text: str, style: str, *, size: int) -> None:
        first, last = columns
        cell = self._cell(self._row, first)
        self._styles.apply(cell, style, size=size)
        _put_text(cell, text)
        self._merge(self._row, first, self._row, last)
        width = sum(self._widths[first - 1 : last])
        lines = line_count(text, width, size=size, is_bold=style in {"office", "title", "motto"})
        self._set_height(self._row, lines=lines, size=size)

    def _cell(self, row: int, column: int) -> "Cell":
        return cast("Cell", self._sheet.cell(row, column))

    def _merge(self, top: int, left: int, bottom: int, right: int) -> None:
        if (top, left) != (bottom, right):
            self._sheet.merge_cells(start_row=top, start_column=left, end_row=bottom, end_column=right)

    def _space(self, height: float) -> None:
        self._row += 1
        self._sheet.row_dimensions[self._row].height = height

    def _set_height(self, row: int, *, lines: int, size: int) -> None:
        """Leave room for stacked Vietnamese capitals (Ử, Ấ), which rise above ordinary ones."""
        height = lines * size * 1.3 + 4
        height = max(height, self._sheet.row_dimensions[row].height or 0)
        self._sheet.row_dimensions[row].height = min(height, HIGHEST_ROW)


def _letter(column: int) -> str:
    from openpyxl.utils import get_column_letter  # noqa: PLC0415 - as openpyxl itself

    return get_column_letter(column)


def _number(cell: FilledCell) -> int | Decimal | None:
    value = cell.value
    return int(value) if value is not None and value == value.to_integral_value() else value


def _put_text(cell: "Cell", text: str) -> None:
    """Put text in as text: what begins like a formula stays what it is, also when the cell is edited in Excel."""
    if not text:
        return
    cell.value = text[:_LONGEST_TEXT]
    cell.data_type = "s"
    if text[0] in "=+-@":
        cell.quotePrefix = True


def _page_header(text: str) -> str:
    shortened = text if len(text) <= _LONGEST_PAGE_HEADER else text[: _LONGEST_PAGE_HEADER - 1] + "…"
    return shortened.replace("&", "&&")
