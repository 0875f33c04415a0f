"""The lines of a filled form and the sentences under it, in words: the same on screen, on paper and in the command."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from enum import StrEnum
from typing import Final

from msgspec import Struct

from ctph_desktop.domain.figures import FigureState
from ctph_desktop.domain.forms.definition import FormColumn, Severity
from ctph_desktop.domain.forms.filled import Discrepancy, FilledCell, FilledForm, FilledLine, Finding
from ctph_desktop.wording import formats

STATED_LABEL: Final = "Tổng cộng (theo văn bản)"
DIFFERENCE_LABEL: Final = "Chênh lệch (văn bản − cộng)"
COUNTED_LABEL: Final = "Số đơn vị được cộng"
DIFFERENCES_HEADING: Final = "Chênh lệch giữa văn bản và số cộng"
NOTES_HEADING: Final = "Ghi chú của số liệu"
FINDINGS_HEADING: Final = "Cần xem lại"
WAITING_MARK: Final = "(*)"
WAITING_REMARK: Final = f"{WAITING_MARK} Chưa có báo cáo được duyệt của kỳ này."
_SEVERITIES = {Severity.ERROR: "Sai", Severity.DOUBT: "Nghi vấn", Severity.NOTE: "Lưu ý"}


class LineKind(StrEnum):
    """What a line of the table is; screens and documents draw each kind in its own way."""

    UNIT = "unit"
    WAITING = "waiting"
    TOTAL = "total"
    COUNTED = "counted"
    STATED = "stated"
    DIFFERENCE = "difference"


class TableLine(Struct, frozen=True):
    """A line as drawn: `cells` hold exact values, `texts` what is shown of them."""

    kind: LineKind
    number: str
    label: str
    cells: tuple[FilledCell, ...]
    texts: tuple[str, ...]
    is_on_behalf: bool = False

    @property
    def is_waiting(self) -> bool:
        """Whether the unit's report has not been accepted yet."""
        return self.kind is LineKind.WAITING

    @property
    def is_unit(self) -> bool:
        """Whether the line is a unit's."""
        return self.kind in {LineKind.UNIT, LineKind.WAITING}


class Section(Struct, frozen=True):
    """A group of sentences under the table; notes bring their own heading."""

    heading: str
    sentences: tuple[str, ...]


def lines_of(filled: FilledForm) -> tuple[TableLine, ...]:
    """Return the lines of units, the total, over how many units it is taken, what the document states, differences.

    The line of counts is there only where a total lacks a unit.
    """
    columns = filled.form.columns
    lines = [_unit_line(number, line, columns) for number, line in enumerate(filled.lines, start=1)]
    total = filled.computed_total
    lines.append(_line(LineKind.TOTAL, total.cells, columns, label=filled.form.total_label))
    if filled.counts:
        lines.append(_counted_line(filled))
    if filled.stated_total is not None:
        lines.append(_line(LineKind.STATED, filled.stated_total.cells, columns, label=STATED_LABEL))
        lines.append(_difference_line(total, filled.stated_total, columns))
    return tuple(lines)


def sections_of(filled: FilledForm) -> tuple[Section, ...]:
    """Return what is said under the table: differences, notes, findings; nothing that would be empty."""
    differences = tuple(f"- {column_name(d.column, filled)}: {difference(d)}." for d in filled.discrepancies)
    notes = tuple(formats.caption(note, filled.period) for note in filled.form.notes)
    if any(line.is_waiting for line in filled.lines):
        notes = (*notes, WAITING_REMARK)
    kept = ", ".join(line.label for line in filled.lines if line.is_kept_on_behalf)
    if kept:
        notes = (*notes, f"Số liệu do cơ quan tổng hợp ghi thay: {kept}.")
    findings = tuple(f"{number}. {finding(one)}" for number, one in enumerate(filled.findings, start=1))
    sections = (
        Section(DIFFERENCES_HEADING, differences),
        Section(NOTES_HEADING, tuple(_notes_of_figures(filled))),
        Section("", notes),
        Section(FINDINGS_HEADING, findings),
    )
    return tuple(section for section in sections if section.sentences)


def column_name(column: FormColumn, filled: FilledForm) -> str:
    """Name a column: by its number and heading where the form prints numbers, else by its heading."""
    name = " – ".join(formats.caption(text, filled.period) for text in (*column.groups[-1:], column.label))
    return f"Cột {column.code} ({name})" if filled.form.prints_column_numbers else f"Cột “{name}”"


def difference(discrepancy: Discrepancy) -> str:
    """Say a stated and a computed total and their difference."""
    decimals = discrepancy.column.decimals
    stated, computed, gap = (
        formats.quantity(value, decimals=decimals)
        for value in (discrepancy.stated, discrepancy.computed, discrepancy.difference)
    )
    return f"Văn bản ghi {stated}, cộng các xã được {computed}, chênh lệch {gap}"


def finding(found: Finding) -> str:
    """Say how bad a finding is, where it is, and what it says."""
    place = " – ".join(text for text in (found.place, f"cột {found.column}" if found.column else "") if text)
    return f"[{_SEVERITIES[found.severity]}] " + (f"{place}: " if place else "") + found.message


def cell_text(cell: FilledCell, column: FormColumn) -> str:
    """Write a cell: a number, `0` for a confirmed zero, `–` for what does not apply, nothing for a blank."""
    if cell.value is not None:
        return formats.quantity(cell.value, decimals=column.decimals)
    return {FigureState.NOTHING: "0", FigureState.NOT_APPLICABLE: "–"}.get(cell.state, "")


def _notes_of_figures(filled: FilledForm) -> Iterator[str]:
    for line in filled.lines:
        for column, cell in zip(filled.form.columns, line.cells, strict=True):
            if cell.note:
                yield f"- {line.label}, {column_name(column, filled)}: {cell.note}."


def _unit_line(number: int, line: FilledLine, columns: Sequence[FormColumn]) -> TableLine:
    return TableLine(
        LineKind.WAITING if line.is_waiting else LineKind.UNIT,
        str(number),
        f"{line.label} {WAITING_MARK}" if line.is_waiting else line.label,
        line.cells,
        _texts(line.cells, columns),
        line.is_kept_on_behalf,
    )


def _line(kind: LineKind, cells: tuple[FilledCell, ...], columns: Sequence[FormColumn], *, label: str) -> TableLine:
    return TableLine(kind, "", label, cells, _texts(cells, columns))


def _texts(cells: Sequence[FilledCell], columns: Sequence[FormColumn]) -> tuple[str, ...]:
    return tuple(cell_text(cell, column) for column, cell in zip(columns, cells, strict=True))


def _counted_line(filled: FilledForm) -> TableLine:
    cells = tuple(FilledCell(Decimal(count.counted)) for count in filled.counts)
    texts = tuple(f"{count.counted}/{count.expected}" if count.expected else "" for count in filled.counts)
    return TableLine(LineKind.COUNTED, "", COUNTED_LABEL, cells, texts)


def _difference_line(total: FilledLine, stated: FilledLine, columns: Sequence[FormColumn]) -> TableLine:
    cells = tuple(
        _difference_cell(ours, theirs, column)
        for ours, theirs, column in zip(total.cells, stated.cells, columns, strict=True)
    )
    texts = tuple(_signed(cell.value, decimals=column.decimals) for cell, column in zip(cells, columns, strict=True))
    return TableLine(LineKind.DIFFERENCE, "", DIFFERENCE_LABEL, cells, texts)


def _difference_cell(ours: FilledCell, theirs: FilledCell, column: FormColumn) -> FilledCell:
    computed, stated = ours.shown(column), theirs.shown(column)
    if computed is None or stated is None:
        return FilledCell(None, FigureState.MISSING)
    return FilledCell(stated - computed)


def _signed(value: Decimal | None, *, decimals: int) -> str:
    text = formats.quantity(value, decimals=decimals) if value else "" if value is None else "0"
    return f"+{text}" if value and value > 0 else text
