"""A filled form as a table: columns and headings of the form, its lines as they are printed too."""

from collections.abc import Sequence
from decimal import Decimal

from ctph_desktop.domain.forms.definition import FormColumn
from ctph_desktop.domain.forms.filled import FilledForm
from ctph_desktop.ui.grid.columns import Column
from ctph_desktop.ui.look.languages import translate
from ctph_desktop.ui.look.tones import Tone
from ctph_desktop.wording import formats
from ctph_desktop.wording.form_lines import LineKind, TableLine

_NARROWEST = 82
_DIGIT = 8


def blank_columns(lines: Sequence[TableLine]) -> frozenset[int]:
    """Return the places of the columns in which no unit says anything, nor the document a total."""
    count = len(lines[0].texts) if lines else 0
    return frozenset(
        place
        for place in range(count)
        if not any(line.texts[place] for line in lines if line.is_unit or line.kind is LineKind.STATED)
    )


def form_columns(filled: FilledForm, places: Sequence[Sequence[int]]) -> tuple[Column[TableLine], ...]:
    """Return a column for the names and one for each place of the form, or for a run of them under one head."""
    form = filled.form
    name = Column[TableLine](
        formats.caption(form.line_heading, filled.period),
        lambda line: line.label,
        width=192,
        printed="A" if form.prints_column_numbers else "",
        tone=_name_tone,
        is_bold=lambda line: not line.is_unit,
        tip=_line_tip,
    )
    shown = (_column(run[0], form.columns[run[0]], filled) if len(run) == 1 else _folded(run) for run in places)
    return (name, *shown)


def _folded(run: Sequence[int]) -> Column[TableLine]:
    """Return the one head of several columns; their figures are behind it."""
    return Column(
        translate("FormTable", "▸ Số đầu kỳ ({count} cột)").format(count=len(run)),
        lambda _: "",
        width=_NARROWEST,
        tone=lambda line: _name_tone(line) if not line.is_unit else Tone.COMPUTED,
        tip=lambda _: translate("FormTable", "Bấm nút «Số đầu kỳ» phía trên để mở các cột này; bản in có đủ."),
    )


def _column(position: int, column: FormColumn, filled: FilledForm) -> Column[TableLine]:
    differing = {discrepancy.column.code for discrepancy in filled.discrepancies}

    def text(line: TableLine) -> str:
        return line.texts[position]

    def tone(line: TableLine) -> Tone:
        if line.kind in {LineKind.STATED, LineKind.DIFFERENCE}:
            return Tone.DOUBT if column.code in differing else Tone.QUIET
        return _name_tone(line)

    def number(line: TableLine) -> Decimal | None:
        return line.cells[position].shown(column) if line.is_unit else None

    def tip(line: TableLine) -> str:
        cell = line.cells[position]
        return "\n".join(filter(None, (cell.note, cell.provenance or _line_tip(line))))

    printed = column.printed if filled.form.prints_column_numbers else ""
    return Column(
        formats.caption(column.label, filled.period),
        text,
        width=max(_NARROWEST, _DIGIT * len(printed) + 8),
        groups=tuple(formats.caption(group, filled.period) for group in column.groups),
        printed=printed,
        is_number=True,
        number=number,
        tone=tone,
        tip=tip,
        is_noted=lambda line: bool(line.cells[position].note),
        is_bold=lambda line: not line.is_unit,
    )


def _name_tone(line: TableLine) -> Tone:
    if line.kind is LineKind.TOTAL:
        return Tone.TOTAL
    if not line.is_unit:
        return Tone.QUIET
    return Tone.WAITING if line.is_waiting else Tone.PLAIN


def _line_tip(line: TableLine) -> str:
    if line.is_waiting:
        return translate("FormTable", "Chưa có báo cáo của đơn vị này.")
    return translate("FormTable", "Cấp trên nhập thay.") if line.is_on_behalf else ""
