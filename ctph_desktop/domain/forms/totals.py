"""The total line: each total counts exactly the lines in which its column has all it needs, and says which it lacks."""

from collections.abc import Mapping, Sequence
from decimal import Decimal

from msgspec import Struct

from ctph_desktop.domain.figures import FigureState
from ctph_desktop.domain.forms import formulas
from ctph_desktop.domain.forms.definition import FormColumn, ReportForm, TotalRule
from ctph_desktop.domain.forms.filled import ColumnCount, FilledCell, FilledLine
from ctph_desktop.domain.forms.formulas import Expression

Calculations = Sequence[tuple[FormColumn, Expression]]

BLANK = FilledCell(None, FigureState.MISSING)
NOT_APPLICABLE = FilledCell(None, FigureState.NOT_APPLICABLE)

# Whether a line has all a column needs; a third state is that the column does not apply to it.
_THERE, _LACKING = FigureState.REPORTED, FigureState.MISSING


class Total(Struct, frozen=True):
    """The total line of a form, and over which lines each column is added up; both in the order of the columns."""

    cells: tuple[FilledCell, ...]
    counts: tuple[ColumnCount, ...]


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
        there = tuple(number for number, state in enumerate(states) if state is _THERE)
        if column.total is TotalRule.NONE:
            cells.append(NOT_APPLICABLE)
        elif not there:
            cells.append(NOT_APPLICABLE if states and _LACKING not in states else BLANK)
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
) -> dict[str, tuple[FigureState, ...]]:
    places = {column.code: place for place, column in enumerate(form.columns)}
    known = {code: tuple(_shown(line.cells[place]) for line in lines) for code, place in places.items()}
    for column, expression in calculations:
        if column.total is TotalRule.FORMULA:
            codes = formulas.columns(expression)
            known[column.code] = tuple(
                formulas.presence(expression, {code: known[code][n] for code in codes}) for n in range(len(lines))
            )
    return known


def _shown(cell: FilledCell) -> FigureState:
    if cell.value is not None:
        return _THERE
    return cell.state if cell.state is FigureState.NOT_APPLICABLE else _LACKING


def _added(form: ReportForm, lines: Sequence[FilledLine], calculations: Calculations) -> Mapping[str, FilledCell]:
    """Return the sums of some lines, and the formulas taken on them: none of what reads a column without a total."""
    cells = {
        column.code: _sum([line.cells[place] for line in lines]) if column.total is TotalRule.SUM else NOT_APPLICABLE
        for place, column in enumerate(form.columns)
    }
    without = {column.code for column in form.columns if column.total is TotalRule.NONE}
    for column, expression in calculations:
        if column.total is TotalRule.FORMULA:
            if without.isdisjoint(formulas.columns(expression)):
                cells[column.code] = _computed(expression, cells)
            else:
                without.add(column.code)
    return cells


def _sum(cells: Sequence[FilledCell]) -> FilledCell:
    present = [cell.value for cell in cells if cell.value is not None]
    if present:
        return FilledCell(sum(present, Decimal(0)))
    return BLANK if any(_shown(cell) is _LACKING for cell in cells) else NOT_APPLICABLE


def _computed(expression: Expression, cells: Mapping[str, FilledCell]) -> FilledCell:
    states = {code: _shown(cell) for code, cell in cells.items()}
    outside = {code for code, state in states.items() if state is FigureState.NOT_APPLICABLE}
    value = formulas.evaluate(expression, {code: cell.value for code, cell in cells.items()}, outside=outside)
    if value is not None:
        return FilledCell(value)
    return BLANK if formulas.presence(expression, states) is _LACKING else NOT_APPLICABLE


def _count(column: FormColumn, lines: Sequence[FilledLine], states: Sequence[FigureState]) -> ColumnCount:
    if column.total is TotalRule.NONE:
        return ColumnCount(0, 0)
    missing = tuple(line.unit for line, state in zip(lines, states, strict=True) if state is _LACKING)
    counted = sum(state is _THERE for state in states)
    return ColumnCount(counted, counted + len(missing), missing)
