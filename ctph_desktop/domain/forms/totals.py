"""The total line: each total counts exactly the lines in which its column has all it needs, and says which it lacks."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from enum import Enum, auto

from msgspec import Struct

from ctph_desktop.domain.figures import FigureState
from ctph_desktop.domain.forms import formulas
from ctph_desktop.domain.forms.definition import FormColumn, ReportForm, TotalRule
from ctph_desktop.domain.forms.filled import ColumnCount, FilledCell, FilledLine
from ctph_desktop.domain.forms.formulas import Expression

Calculations = Sequence[tuple[FormColumn, Expression]]

BLANK = FilledCell(None, FigureState.MISSING)
NOT_APPLICABLE = FilledCell(None, FigureState.NOT_APPLICABLE)


class Total(Struct, frozen=True):
    """The total line of a form, and over which lines each column is added up; both in the order of the columns."""

    cells: tuple[FilledCell, ...]
    counts: tuple[ColumnCount, ...]


class _Presence(Enum):
    """Whether a line has all a column needs: yes, no, or the column does not apply to it."""

    THERE = auto()
    LACKING = auto()
    OUTSIDE = auto()


def add_up(form: ReportForm, lines: Sequence[FilledLine], calculations: Calculations) -> Total:
    """Return the totals of a form's lines; `calculations` are its formulas, each after those it reads.

    A summed column counts the lines that show a figure. A column whose formula is taken on the totals counts the
    lines in which everything it reads is there: its operands are added up over these lines alone, so that no total
    contains figures of a line which its column leaves blank. A line to which a column does not apply is not lacking.
    """
    presence = _presence(form, lines, calculations)
    totals_by_lines: dict[tuple[int, ...], Mapping[str, FilledCell]] = {}
    cells = []
    for column in form.columns:
        states = presence[column.code]
        there = tuple(number for number, state in enumerate(states) if state is _Presence.THERE)
        if column.total is TotalRule.NONE:
            cells.append(NOT_APPLICABLE)
        elif not there:
            cells.append(NOT_APPLICABLE if states and _Presence.LACKING not in states else BLANK)
        else:
            if there not in totals_by_lines:
                totals_by_lines[there] = _added(form, [lines[number] for number in there], calculations)
            cells.append(totals_by_lines[there][column.code])
    counts = tuple(_count(column, lines, presence[column.code]) for column in form.columns)
    return Total(tuple(cells), counts)


def calculate(cells: Mapping[str, FilledCell], calculations: Calculations) -> dict[str, FilledCell]:
    """Return cells by column code with the computed ones put in."""
    known = dict(cells)
    for column, expression in calculations:
        known[column.code] = _computed(expression, known)
    return known


def counted_alike(counts: Mapping[str, ColumnCount], codes: frozenset[str]) -> bool:
    """Tell whether the totals of some columns count the same lines, so that they can be set against each other."""
    return len({(counts[code].counted, counts[code].missing) for code in codes}) <= 1


def _presence(
    form: ReportForm, lines: Sequence[FilledLine], calculations: Calculations
) -> dict[str, tuple[_Presence, ...]]:
    places = {column.code: place for place, column in enumerate(form.columns)}
    known = {code: tuple(_shown(line.cells[place]) for line in lines) for code, place in places.items()}
    for column, expression in calculations:
        if column.total is TotalRule.FORMULA:
            operands = [known[code] for code in formulas.columns(expression)]
            known[column.code] = tuple(_together([states[n] for states in operands]) for n in range(len(lines)))
    return known


def _shown(cell: FilledCell) -> _Presence:
    if cell.value is not None:
        return _Presence.THERE
    return _Presence.OUTSIDE if cell.state is FigureState.NOT_APPLICABLE else _Presence.LACKING


def _together(states: Sequence[_Presence]) -> _Presence:
    for decisive in (_Presence.OUTSIDE, _Presence.LACKING):
        if decisive in states:
            return decisive
    return _Presence.THERE


def _added(form: ReportForm, lines: Sequence[FilledLine], calculations: Calculations) -> Mapping[str, FilledCell]:
    """Return the sums of some lines, and the formulas taken on them."""
    cells = {
        column.code: _sum([line.cells[place] for line in lines]) if column.total is TotalRule.SUM else NOT_APPLICABLE
        for place, column in enumerate(form.columns)
    }
    return calculate(cells, [(column, e) for column, e in calculations if column.total is TotalRule.FORMULA])


def _sum(cells: Sequence[FilledCell]) -> FilledCell:
    present = [cell.value for cell in cells if cell.value is not None]
    return FilledCell(sum(present, Decimal(0))) if present else BLANK


def _computed(expression: Expression, cells: Mapping[str, FilledCell]) -> FilledCell:
    value = formulas.evaluate(expression, {code: cell.value for code, cell in cells.items()})
    if value is not None:
        return FilledCell(value)
    inputs = [cells[code] for code in formulas.columns(expression)]
    is_unknown = any(cell.value is None and cell.state is not FigureState.NOT_APPLICABLE for cell in inputs)
    return BLANK if is_unknown else NOT_APPLICABLE


def _count(column: FormColumn, lines: Sequence[FilledLine], states: Sequence[_Presence]) -> ColumnCount:
    if column.total is TotalRule.NONE:
        return ColumnCount(0, 0)
    missing = tuple(line.unit for line, state in zip(lines, states, strict=True) if state is _Presence.LACKING)
    counted = sum(state is _Presence.THERE for state in states)
    return ColumnCount(counted, counted + len(missing), missing)
