"""A filled form as a table: its lines, the computed total, the stated total and their difference."""

from dataclasses import dataclass
from decimal import Decimal
from enum import Enum, auto

from PySide6.QtCore import QCoreApplication

from ctph_desktop.domain.figures import FigureState
from ctph_desktop.domain.forms.definition import FormColumn
from ctph_desktop.domain.forms.filled import FilledCell, FilledForm
from ctph_desktop.ui.grid.columns import Column
from ctph_desktop.ui.theme import Tone
from ctph_desktop.wording import formats


class LineKind(Enum):
    """What a line of the table is."""

    UNIT = auto()
    TOTAL = auto()
    STATED = auto()
    DIFFERENCE = auto()


@dataclass(frozen=True, slots=True)
class FormTableLine:
    """A line to show; `differing` are the codes of columns whose stated total does not agree."""

    kind: LineKind
    label: str
    cells: tuple[FilledCell, ...]
    is_waiting: bool
    is_on_behalf: bool
    differing: frozenset[str]


def _tr(text: str) -> str:
    return QCoreApplication.translate("FormTable", text)


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
        label = _tr("Tổng ghi trong văn bản")
        lines.append(FormTableLine(LineKind.STATED, label, filled.stated_total.cells, False, False, differing))  # noqa: FBT003
    if filled.discrepancies:
        label = _tr("Chênh lệch (văn bản − tính)")
        lines.append(FormTableLine(LineKind.DIFFERENCE, label, _differences(filled), False, False, differing))  # noqa: FBT003
    return tuple(lines)


def form_columns(filled: FilledForm) -> tuple[Column[FormTableLine], ...]:
    """Return a column for the names and one for each column of the form, with its headings and number."""
    form = filled.form
    name = Column[FormTableLine](
        form.line_heading,
        lambda line: line.label,
        width=176,
        printed="A" if form.prints_column_numbers else "",
        tone=_name_tone,
        is_bold=lambda line: line.kind is not LineKind.UNIT,
        tip=_line_tip,
    )
    numbers = form.prints_column_numbers
    return (name, *(_column(i, c, has_number=numbers) for i, c in enumerate(form.columns)))


def _column(position: int, column: FormColumn, *, has_number: bool) -> Column[FormTableLine]:
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

    return Column(
        column.label,
        text,
        width=88,
        groups=column.groups,
        printed=column.printed if has_number else "",
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
        return _tr("Chưa có báo cáo của đơn vị này.")
    return _tr("Cấp trên nhập thay.") if line.is_on_behalf else ""
