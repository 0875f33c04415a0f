"""What a printed biểu says and how its table is built: the same for the workbook and the PDF."""

import re
from collections.abc import Sequence
from decimal import Decimal
from enum import StrEnum

from msgspec import Struct

from ctph_desktop.domain.figures import FigureState
from ctph_desktop.domain.forms.definition import FormColumn, Severity
from ctph_desktop.domain.forms.filled import Discrepancy, FilledCell, FilledForm, FilledLine, Finding
from ctph_desktop.domain.text import clean
from ctph_desktop.wording import formats

MOTTO_STATE = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
MOTTO_WORDS = "Độc lập - Tự do - Hạnh phúc"
PLACE_AND_DAY = "……………, ngày …… tháng …… năm ………"
SIGNATURES = (
    ("NGƯỜI LẬP BIỂU", "(Ký, ghi rõ họ tên)"),
    ("THỦ TRƯỞNG ĐƠN VỊ", "(Ký, ghi rõ họ tên, đóng dấu)"),
)
FINDINGS_HEADING = "Cần xem lại"
DIFFERENCES_HEADING = "Chênh lệch giữa văn bản và số cộng"
STATED_LABEL = "Tổng cộng (theo văn bản)"
DIFFERENCE_LABEL = "Chênh lệch"
WAITING_REMARK = "chưa có báo cáo được duyệt"
UNDEFINED = "–"

_SEVERITIES = {Severity.ERROR: "Sai", Severity.DOUBT: "Nghi vấn", Severity.NOTE: "Lưu ý"}
_NOT_FOR_XML = re.compile("[\ud800-\udfff\ufffe\uffff]")
_LINE_BREAKS = re.compile(r"\s*[\n\t]\s*")
_LONGEST_SHEET_NAME = 31


class LineKind(StrEnum):
    """What a line of the table is; documents draw each kind in its own way."""

    UNIT = "unit"
    WAITING = "waiting"
    TOTAL = "total"
    STATED = "stated"
    DIFFERENCE = "difference"


class Heading(Struct, frozen=True):
    """A heading and the cells it covers; rows and columns count from 0, order number and label included."""

    text: str
    row: int
    column: int
    row_span: int = 1
    column_span: int = 1


class TableLine(Struct, frozen=True):
    """A line as drawn: `cells` hold exact values, `texts` what is printed of them."""

    kind: LineKind
    number: str
    label: str
    cells: tuple[FilledCell, ...]
    texts: tuple[str, ...]


class Section(Struct, frozen=True):
    """A group of sentences under the table; notes bring their own heading."""

    heading: str
    sentences: tuple[str, ...]


class FormLayout(Struct, frozen=True):
    """One biểu ready to be drawn; every text is NFC, on one line, and safe for XML."""

    sheet_name: str
    subject: str
    office_name: str
    title: str
    attached_to: str
    period_line: str
    coverage_line: str
    sample_note: str
    columns: tuple[FormColumn, ...]
    headings: tuple[Heading, ...]
    heading_rows: int
    numbers: tuple[str, ...]
    lines: tuple[TableLine, ...]
    differing: frozenset[str]
    differences: tuple[tuple[str, str], ...]
    sections: tuple[Section, ...]
    frozen_line: str = ""

    @property
    def remark(self) -> str:
        """What stands at the head of every page: sample note, coverage, frozen when; empty for a plain final page."""
        in_short = self.coverage_line.partition(";")[0]
        return " · ".join(text for text in (self.sample_note, in_short, self.frozen_line) if text)


def arrange(filled: FilledForm, *, sheet_name: str = "") -> FormLayout:
    """Return the layout of a filled form."""
    form = filled.form
    differences = tuple((d.column.code, _difference(d)) for d in filled.discrepancies)
    return FormLayout(
        sheet_name=sheet_name or _sheet_name(form.number),
        subject=printable(filled.programme_title),
        office_name=printable(filled.office_name).upper(),
        title=f"{_caption(form.number, filled)}: {_caption(form.title, filled).upper()}",
        attached_to=_caption(form.attached_to, filled),
        period_line=printable(filled.period_label),
        coverage_line=_coverage(filled),
        sample_note=_capitalised(printable(filled.sample_note)),
        columns=form.columns,
        headings=_headings(filled),
        heading_rows=_heading_rows(form.columns),
        numbers=_numbers(filled),
        lines=_lines(filled),
        differing=frozenset(code for code, _ in differences),
        differences=differences,
        sections=_sections(filled, tuple(sentence for _, sentence in differences)),
        frozen_line=printable(filled.frozen_label),
    )


def arrange_all(forms: Sequence[FilledForm]) -> tuple[FormLayout, ...]:
    """Return the layouts of several forms, each with a sheet name of its own."""
    taken: set[str] = set()
    layouts = []
    for filled in forms:
        name = _unused(_sheet_name(filled.form.number), taken)
        taken.add(name.casefold())
        layouts.append(arrange(filled, sheet_name=name))
    return tuple(layouts)


def printable(text: str) -> str:
    """Return text fit for a document: NFC, one line, safe for XML; runs of blanks stay, to be written on."""
    return _LINE_BREAKS.sub(" ", _NOT_FOR_XML.sub("", clean(text)))


def fit_widths(minimum: Sequence[float], wanted: Sequence[float], *, total: float) -> tuple[float, ...] | None:
    """Share a total width out; None if it is too narrow.

    The label, the second column, gets what it wants first; then the others grow towards what they want; what is left
    goes to the columns of figures alike.
    """
    spare = total - sum(minimum)
    if spare < 0:
        return None
    widths = list(minimum)
    label = min(spare, max(0.0, wanted[1] - minimum[1]))
    widths[1] += label
    lacking = [max(0.0, want - width) for want, width in zip(wanted, widths, strict=True)]
    lacking[1] = 0.0
    share = min(1.0, (spare - label) / sum(lacking)) if any(lacking) else 0.0
    rest = (spare - label - share * sum(lacking)) / max(1, len(minimum) - 2)
    grown = [width + share * lack for width, lack in zip(widths, lacking, strict=True)]
    return *grown[:2], *(width + rest for width in grown[2:])


def _caption(text: str, filled: FilledForm) -> str:
    lower = formats.period(filled.period)
    for name, value in (
        ("{period}", _capitalised(lower)),
        ("{period_lower}", lower),
        ("{year}", str(filled.period.year)),
    ):
        text = text.replace(name, value)
    return printable(text)


def _capitalised(text: str) -> str:
    return text[:1].upper() + text[1:]


def _coverage(filled: FilledForm) -> str:
    if not filled.coverage.is_provisional:
        return ""
    return _capitalised(printable(filled.coverage_label))


def _sheet_name(number: str) -> str:
    name = re.sub(r"[\[\]:*?/\\']", " ", printable(number).replace(" số ", " ")).strip()
    return name[:_LONGEST_SHEET_NAME] or "Biểu"


def _unused(name: str, taken: set[str]) -> str:
    candidate, count = name, 1
    while candidate.casefold() in taken:
        count += 1
        suffix = f" ({count})"
        candidate = name[: _LONGEST_SHEET_NAME - len(suffix)] + suffix
    return candidate


def _heading_rows(form_columns: Sequence[FormColumn]) -> int:
    return 1 + max((len(column.groups) for column in form_columns), default=0)


def _headings(filled: FilledForm) -> tuple[Heading, ...]:
    """Merge equal neighbouring groups; a label reaches down from its last group to the bottom."""
    form_columns = filled.form.columns
    rows = _heading_rows(form_columns)
    headings = [
        Heading(_caption(filled.form.ordinal_heading, filled), 0, 0, row_span=rows),
        Heading(_caption(filled.form.line_heading, filled), 0, 1, row_span=rows),
    ]
    for row in range(rows - 1):
        headings += [
            Heading(_caption(form_columns[first].groups[row], filled), row, first + 2, column_span=last - first)
            for first, last in _runs(form_columns, row)
        ]
    for position, column in enumerate(form_columns):
        depth = len(column.groups)
        headings.append(Heading(_caption(column.label, filled), depth, position + 2, row_span=rows - depth))
    return tuple(headings)


def _runs(form_columns: Sequence[FormColumn], row: int) -> list[tuple[int, int]]:
    runs: list[tuple[int, int]] = []
    for position, column in enumerate(form_columns):
        path = column.groups[: row + 1]
        if len(path) <= row:
            continue
        if runs and runs[-1][1] == position and form_columns[position - 1].groups[: row + 1] == path:
            runs[-1] = (runs[-1][0], position + 1)
        else:
            runs.append((position, position + 1))
    return runs


def _numbers(filled: FilledForm) -> tuple[str, ...]:
    if not filled.form.prints_column_numbers:
        return ()
    printed = (*filled.form.leading_codes, *(column.printed for column in filled.form.columns))
    return tuple(printable(text) for text in printed)


def _lines(filled: FilledForm) -> tuple[TableLine, ...]:
    form_columns = filled.form.columns
    lines = [
        _table_line(
            LineKind.WAITING if line.is_waiting else LineKind.UNIT,
            line,
            form_columns,
            number=str(order),
            label=f"{line.label} ({WAITING_REMARK})" if line.is_waiting else line.label,
        )
        for order, line in enumerate(filled.lines, start=1)
    ]
    total = filled.computed_total
    lines.append(_table_line(LineKind.TOTAL, total, form_columns, label=filled.form.total_label))
    if filled.stated_total is not None:
        lines.append(_table_line(LineKind.STATED, filled.stated_total, form_columns, label=STATED_LABEL))
        lines.append(_difference_line(total, filled.stated_total, form_columns))
    return tuple(lines)


def _table_line(
    kind: LineKind, line: FilledLine, form_columns: Sequence[FormColumn], *, number: str = "", label: str
) -> TableLine:
    texts = tuple(_text(cell, column) for column, cell in zip(form_columns, line.cells, strict=True))
    return TableLine(kind, number, printable(label), line.cells, texts)


def _text(cell: FilledCell, column: FormColumn) -> str:
    if cell.value is not None:
        return formats.quantity(cell.value, decimals=column.decimals)
    return {FigureState.NOTHING: "0", FigureState.NOT_APPLICABLE: UNDEFINED}.get(cell.state, "")


def _difference_line(total: FilledLine, stated: FilledLine, form_columns: Sequence[FormColumn]) -> TableLine:
    cells = tuple(
        _difference_cell(ours, theirs, column)
        for ours, theirs, column in zip(total.cells, stated.cells, form_columns, strict=True)
    )
    texts = tuple(
        _signed(cell.value, decimals=column.decimals) for cell, column in zip(cells, form_columns, strict=True)
    )
    return TableLine(LineKind.DIFFERENCE, "", DIFFERENCE_LABEL, cells, texts)


def _difference_cell(ours: FilledCell, theirs: FilledCell, column: FormColumn) -> FilledCell:
    computed, stated = ours.shown(column), theirs.shown(column)
    if computed is None or stated is None:
        return FilledCell(None, FigureState.MISSING)
    return FilledCell(stated - computed)


def _signed(value: Decimal | None, *, decimals: int) -> str:
    text = formats.quantity(value, decimals=decimals) if value else "" if value is None else "0"
    return f"+{text}" if value and value > 0 else text


def _difference(discrepancy: Discrepancy) -> str:
    decimals = discrepancy.column.decimals
    stated, computed, difference = (
        formats.quantity(value, decimals=decimals)
        for value in (discrepancy.stated, discrepancy.computed, discrepancy.difference)
    )
    return f"Văn bản ghi {stated}, cộng các xã được {computed}, chênh lệch {difference}"


def _sections(filled: FilledForm, differences: tuple[str, ...]) -> tuple[Section, ...]:
    named = tuple(
        f"{_column_name(d.column, filled)}: {sentence}."
        for d, sentence in zip(filled.discrepancies, differences, strict=True)
    )
    kept = ", ".join(printable(line.label) for line in filled.lines if line.is_kept_on_behalf)
    notes = tuple(_caption(note, filled) for note in filled.form.notes)
    if kept:
        notes = (*notes, f"Số liệu do cơ quan tổng hợp ghi thay: {kept}.")
    findings = tuple(_finding(finding) for finding in filled.findings)
    sections = (
        Section(DIFFERENCES_HEADING, tuple(f"- {sentence}" for sentence in named)),
        Section("", notes),
        Section(FINDINGS_HEADING, tuple(f"{number}. {text}" for number, text in enumerate(findings, start=1))),
    )
    return tuple(section for section in sections if section.sentences)


def _column_name(column: FormColumn, filled: FilledForm) -> str:
    name = " – ".join(_caption(text, filled) for text in (*column.groups[-1:], column.label))
    return f"Cột {column.code} ({name})" if filled.form.prints_column_numbers else f"Cột “{name}”"


def _finding(finding: Finding) -> str:
    place = " – ".join(
        text
        for text in (printable(finding.place), f"cột {printable(finding.column)}" if finding.column else "")
        if text
    )
    head = f"[{_SEVERITIES[finding.severity]}] "
    return head + (f"{place}: " if place else "") + printable(finding.message)
