"""A filled form as a table: its lines, the computed total, the stated total and their difference."""

from decimal import Decimal
from enum import Enum, auto

from msgspec import Struct

from ctph_desktop.domain.figures import FigureState
from ctph_desktop.domain.forms.definition import FormColumn
from ctph_desktop.domain.forms.filled import FilledCell, FilledForm
from ctph_desktop.ui.grid.columns import Column
from ctph_desktop.ui.look.languages import translate
from ctph_desktop.ui.look.tones import Tone
from ctph_desktop.wording import formats

_NARROWEST = 82
_DIGIT = 8


class LineKind(Enum):
    """What a line of the table is."""

    UNIT = auto()
    TOTAL = auto()
    STATED = auto()
    DIFFERENCE = auto()


class FormTableLine(Struct, frozen=True):
    """A line to show; `differing` are the codes of columns whose stated total does not agree."""

    kind: LineKind
    label: str
    cells: tuple[FilledCell, ...]
    is_waiting: bool
    is_on_behalf: bool
    differing: frozenset[str]


def form_lines(filled: FilledForm) -> tuple[FormTableLine, ...]:
    """Return units, total, and where the document states totals these and the differences."""
    differing = frozenset(d.column.code for d in filled.discrepancies)
    lines = [
        FormTableLine(LineKind.UNIT, x.label, x.cells, x.is_waiting, x.is_kept_on_behalf, differing)
        for x in filled.lines
    ]
    total = filled.computed_total
    lines.append(FormTableLine(LineKind.TOTAL, total.label, total.cells, False, False, differing))  # noqa: FBT003
    if filled.stated_total is not None:
        label = translate("FormTable", "Tổng ghi trong văn bản")
        lines.append(FormTableLine(LineKind.STATED, label, filled.stated_total.cells, False, False, differing))  # noqa: FBT003
    if filled.discrepancies:
        label = translate("FormTable", "Chênh lệch (văn bản − tính)")
        lines.append(FormTableLine(LineKind.DIFFERENCE, label, _differences(filled), False, False, differing))  # noqa: FBT003
    return tuple(lines)


def form_columns(filled: FilledForm) -> tuple[Column[FormTableLine], ...]:
    """Return a column for the names and one for each column of the form, with its headings and number."""
    form = filled.form
    name = Column[FormTableLine](
        caption(form.line_heading, filled),
        lambda line: line.label,
        width=192,
        printed="A" if form.prints_column_numbers else "",
        tone=_name_tone,
        is_bold=lambda line: line.kind is not LineKind.UNIT,
        tip=_line_tip,
    )
    return (name, *(_column(i, c, filled) for i, c in enumerate(form.columns)))


def caption(text: str, filled: FilledForm) -> str:
    """Return a heading with the period and the year written in."""
    lower = formats.period(filled.period)
    for name, value in (
        ("{period_lower}", lower),
        ("{period}", lower[:1].upper() + lower[1:]),
        ("{year}", str(filled.period.year)),
    ):
        text = text.replace(name, value)
    return text


def _column(position: int, column: FormColumn, filled: FilledForm) -> Column[FormTableLine]:
    def text(line: FormTableLine) -> str:
        return _text(line, line.cells[position], column)

    def tone(line: FormTableLine) -> Tone:
        if line.kind in {LineKind.STATED, LineKind.DIFFERENCE}:
            return Tone.DOUBT if column.code in line.differing else Tone.QUIET
        return _name_tone(line)

    def number(line: FormTableLine) -> Decimal | None:
        return line.cells[position].shown(column) if line.kind is LineKind.UNIT else None

    def tip(line: FormTableLine) -> str:
        return line.cells[position].provenance or _line_tip(line)

    printed = column.printed if filled.form.prints_column_numbers else ""
    return Column(
        caption(column.label, filled),
        text,
        width=max(_NARROWEST, _DIGIT * len(printed) + 8),
        groups=tuple(caption(group, filled) for group in column.groups),
        printed=printed,
        is_number=True,
        number=number,
        tone=tone,
        tip=tip,
        is_bold=lambda line: line.kind is not LineKind.UNIT,
    )


def _text(line: FormTableLine, cell: FilledCell, column: FormColumn) -> str:
    if cell.state is FigureState.NOTHING:
        return "0"
    if cell.state is FigureState.NOT_APPLICABLE:
        return "–"
    text = formats.quantity(cell.shown(column), decimals=column.decimals)
    if line.kind is LineKind.DIFFERENCE and cell.value is not None and cell.value > 0:
        return f"+{text}"
    return text


def _differences(filled: FilledForm) -> tuple[FilledCell, ...]:
    by_code = {d.column.code: d.difference for d in filled.discrepancies}
    return tuple(
        FilledCell(by_code[c.code]) if c.code in by_code else FilledCell(None, FigureState.MISSING)
        for c in filled.form.columns
    )


def _name_tone(line: FormTableLine) -> Tone:
    if line.kind is LineKind.TOTAL:
        return Tone.TOTAL
    if line.kind is not LineKind.UNIT:
        return Tone.QUIET
    return Tone.WAITING if line.is_waiting else Tone.PLAIN


def _line_tip(line: FormTableLine) -> str:
    if line.is_waiting:
        return translate("FormTable", "Chưa có báo cáo của đơn vị này.")
    return translate("FormTable", "Cấp trên nhập thay.") if line.is_on_behalf else ""
