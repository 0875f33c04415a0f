"""Two fillings of the same forms set side by side, cell by cell, as they are printed."""

from collections.abc import Iterator, Mapping, Sequence

from ctph_desktop.domain.forms.definition import FormColumn
from ctph_desktop.domain.forms.filled import FilledForm, FilledLine
from ctph_desktop.services.ground.closing_rows import CellDifference
from ctph_desktop.wording import formats
from ctph_desktop.wording.form_lines import cell_text


def cell_differences(
    then: Sequence[FilledForm], now: Sequence[FilledForm], *, names: Mapping[str, str]
) -> Iterator[CellDifference]:
    """Yield the cells that print otherwise: forms matched by code, lines by unit, columns by code, totals last.

    `names` are those of the units; a line of no unit goes by its label.
    """
    present = {filled.form.code: filled for filled in now}
    for old in then:
        new = present.pop(old.form.code, None)
        yield from _form_differences(old, new, names)
    for added in present.values():
        yield from _form_differences(None, added, names)


def _form_differences(
    old: FilledForm | None, new: FilledForm | None, names: Mapping[str, str]
) -> Iterator[CellDifference]:
    shown = old or new
    if shown is None:
        return
    columns = _columns(old, new)
    before, after = _lines(old), _lines(new)
    for unit in dict.fromkeys((*before, *after)):
        line = before.get(unit) or after[unit]
        for code, column in columns.items():
            texts = _text(old, before.get(unit), code), _text(new, after.get(unit), code)
            if texts[0] != texts[1]:
                yield CellDifference(names.get(unit, line.label), shown.form.number, _heading(column, shown), *texts)


def _columns(old: FilledForm | None, new: FilledForm | None) -> dict[str, FormColumn]:
    both = [column for filled in (new, old) if filled is not None for column in filled.form.columns]
    return {column.code: column for column in both}


def _lines(filled: FilledForm | None) -> dict[str, FilledLine]:
    if filled is None:
        return {}
    return {line.unit: line for line in (*filled.lines, filled.computed_total)}


def _text(filled: FilledForm | None, line: FilledLine | None, code: str) -> str:
    """Return what a cell prints; nothing where it is not there."""
    if filled is None or line is None:
        return ""
    for column, cell in zip(filled.form.columns, line.cells, strict=True):
        if column.code == code:
            return cell_text(cell, column)
    return ""


def _heading(column: FormColumn, filled: FilledForm) -> str:
    words = " – ".join(formats.caption(text, filled.period) for text in (*column.groups[-1:], column.label))
    return f"{column.code}. {words}" if filled.form.prints_column_numbers else words
