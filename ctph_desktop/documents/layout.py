"""What a printed biểu says and how its table is built: the same for the workbook and the PDF."""

import re
from collections.abc import Iterator, Sequence

from msgspec import Struct
from msgspec.structs import replace

from ctph_desktop.domain.forms.definition import FormColumn, ReportForm
from ctph_desktop.domain.forms.filled import ColumnCount, FilledForm
from ctph_desktop.domain.forms.filling import calculation_order
from ctph_desktop.domain.forms.totals import Total, add_up
from ctph_desktop.domain.letterhead import BLANK, LONGEST_LINE, Letterhead
from ctph_desktop.domain.text import clean
from ctph_desktop.wording import formats
from ctph_desktop.wording.form_lines import Section, TableLine, difference, lines_of, sections_of

MOTTO_STATE = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
MOTTO_WORDS = "Độc lập - Tự do - Hạnh phúc"
_UNKNOWN_PLACE = "……………"
_DAY = "ngày …… tháng …… năm ………"
_PREPARER = "NGƯỜI LẬP BIỂU"
_HEAD = "THỦ TRƯỞNG ĐƠN VỊ"
_BY_HAND = "(Ký, ghi rõ họ tên)"
_WITH_SEAL = "(Ký, ghi rõ họ tên, đóng dấu)"
UNDEFINED = "–"

_NOT_FOR_XML = re.compile("[\ud800-\udfff\ufffe\uffff]")
_LINE_BREAKS = re.compile(r"\s*[\n\t]\s*")
_LONGEST_SHEET_NAME = 31
_LONGEST_HEADING = 300
_DEEPEST_HEADING = 8
_LONGEST_LABEL = 500


class Heading(Struct, frozen=True):
    """A heading and the cells it covers; rows and columns count from 0, order number and label included."""

    text: str
    row: int
    column: int
    row_span: int = 1
    column_span: int = 1


class Signature(Struct, frozen=True):
    """Where somebody signs: in which capacity, perhaps for another, how, and the name where it is known."""

    posts: tuple[str, ...]
    how: str
    name: str


class PaperFrame(Struct, frozen=True):
    """What an office puts around what it prints: the authority over it, its name, place and day, who signs."""

    above: str
    office_name: str
    place_and_day: str
    preparer: Signature
    head: Signature


def paper_frame(office_name: str, letterhead: Letterhead) -> PaperFrame:
    """Return the frame of an office's papers; what its letterhead leaves blank is as it is for every office."""
    posts = tuple(filter(None, (printable(letterhead.capacity).upper(), printable(letterhead.post).upper())))
    return PaperFrame(
        above=printable(letterhead.above).upper(),
        office_name=shortened(letterhead.name or office_name, LONGEST_LINE).upper(),
        place_and_day=f"{printable(letterhead.place) or _UNKNOWN_PLACE}, {_DAY}",
        preparer=Signature((_PREPARER,), _BY_HAND, printable(letterhead.preparer)),
        head=Signature(posts or (_HEAD,), _WITH_SEAL, printable(letterhead.signer)),
    )


class FormLayout(Struct, frozen=True):
    """One biểu ready to be drawn; every text is NFC, on one line, and safe for XML.

    `counts` says over which lines each column is added up, `differing` which stated totals do not agree.
    `fixed_totals` are the columns whose total another rule made, long ago: it stands as a number, never as a formula.
    """

    sheet_name: str
    subject: str
    frame: PaperFrame
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
    counts: tuple[ColumnCount, ...]
    differing: frozenset[str]
    differences: tuple[tuple[str, str], ...]
    sections: tuple[Section, ...]
    fixed_totals: frozenset[str]
    frozen_line: str = ""

    @property
    def remark(self) -> str:
        """What stands at the head of every further page: sample note, coverage, frozen when; of the first one the note.

        The title block of the first page says the rest. Empty for a plain final page.
        """
        in_short = self.coverage_line.partition(";")[0]
        return " · ".join(text for text in (self.sample_note, in_short, self.frozen_line) if text)


def arrange(filled: FilledForm, *, sheet_name: str = "", letterhead: Letterhead = BLANK) -> FormLayout:
    """Return the layout of a filled form."""
    filled = replace(filled, form=_with_bearable_headings(filled.form))
    form = filled.form
    differences = tuple((d.column.code, printable(difference(d))) for d in filled.discrepancies)
    added = add_up(form, filled.lines, calculation_order(form))
    return FormLayout(
        sheet_name=sheet_name or _sheet_name(form.number),
        subject=printable(filled.programme_title),
        frame=paper_frame(filled.office_name, letterhead),
        title=f"{_caption(form.number, filled)}: {_caption(form.title, filled).upper()}",
        attached_to=_without_blanks_inside(_caption(form.attached_to, filled)),
        period_line=printable(filled.period_label),
        coverage_line=_coverage(filled),
        sample_note=_capitalised(printable(filled.sample_note)),
        columns=form.columns,
        headings=_headings(filled),
        heading_rows=_heading_rows(form.columns),
        numbers=_numbers(filled),
        lines=tuple(map(_printable_line, lines_of(filled))),
        counts=added.counts,
        differing=frozenset(code for code, _ in differences),
        differences=differences,
        sections=tuple(map(_printable_section, sections_of(filled))),
        fixed_totals=frozenset(_fixed_totals(filled, added)),
        frozen_line=printable(filled.frozen_label or filled.present_note),
    )


def arrange_all(forms: Sequence[FilledForm], *, letterhead: Letterhead = BLANK) -> tuple[FormLayout, ...]:
    """Return the layouts of several forms, each with a sheet name of its own."""
    taken: set[str] = set()
    layouts = []
    for filled in forms:
        name = _unused(_sheet_name(filled.form.number), taken)
        taken.add(name.casefold())
        layouts.append(arrange(filled, sheet_name=name, letterhead=letterhead))
    return tuple(layouts)


def printable(text: str) -> str:
    """Return text fit for a document: NFC, one line, safe for XML; runs of blanks stay, to be written on."""
    return _LINE_BREAKS.sub(" ", _NOT_FOR_XML.sub("", clean(text)))


def shortened(text: str, longest: int) -> str:
    """Return a printable text cut to so many letters: a name of another office may be of any length, a row may not."""
    shown = printable(text)
    return shown if len(shown) <= longest else f"{shown[: longest - 1]}…"


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
    return printable(formats.caption(text, filled.period))


def _without_blanks_inside(text: str) -> str:
    """Close brackets up with what they enclose; other blanks stay, to be written on."""
    return re.sub(r"(?<=\() +| +(?=\))", "", text)


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


def _fixed_totals(filled: FilledForm, added: Total) -> Iterator[str]:
    """Name the columns whose total is not what adding up the lines gives today."""
    for column, shown, computed in zip(filled.form.columns, filled.computed_total.cells, added.cells, strict=True):
        if shown.shown(column) != computed.shown(column):
            yield column.code


def _with_bearable_headings(form: ReportForm) -> ReportForm:
    """Return a form whose headings leave room for its lines, however long and deep somebody made them."""
    return replace(
        form,
        ordinal_heading=shortened(form.ordinal_heading, _LONGEST_HEADING),
        line_heading=shortened(form.line_heading, _LONGEST_HEADING),
        columns=tuple(
            replace(
                column,
                label=shortened(column.label, _LONGEST_HEADING),
                groups=tuple(shortened(group, _LONGEST_HEADING) for group in column.groups[:_DEEPEST_HEADING]),
            )
            for column in form.columns
        ),
    )


def _printable_line(line: TableLine) -> TableLine:
    cells = tuple(replace(cell, note=printable(cell.note)) if cell.note else cell for cell in line.cells)
    return replace(line, label=shortened(line.label, _LONGEST_LABEL), cells=cells)


def _printable_section(section: Section) -> Section:
    return Section(printable(section.heading), tuple(map(printable, section.sentences)))
