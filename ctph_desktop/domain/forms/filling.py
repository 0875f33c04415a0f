"""Filling a form: read every cell, compute formulas and totals, set them against what the document states."""

from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal
from graphlib import CycleError, TopologicalSorter

from msgspec import Struct

from ctph_desktop.domain.errors import FormulaError
from ctph_desktop.domain.figures import FigureState
from ctph_desktop.domain.forms import formulas
from ctph_desktop.domain.forms.checks import check_lines
from ctph_desktop.domain.forms.definition import FormColumn, FormLine, ReportForm, Source, TotalRule
from ctph_desktop.domain.forms.filled import Coverage, Discrepancy, FilledCell, FilledForm, FilledLine
from ctph_desktop.domain.forms.formulas import Expression, FormulaFault
from ctph_desktop.domain.periods import ReportingPeriod

ReadCell = Callable[[str, Source], FilledCell]
Calculations = Sequence[tuple[FormColumn, Expression]]

BLANK = FilledCell(None, FigureState.MISSING)
NOT_APPLICABLE = FilledCell(None, FigureState.NOT_APPLICABLE)


class FormContext(Struct, frozen=True):
    """What a filled form says about itself beside its values; `waiting` and `kept_on_behalf` are units."""

    programme_title: str
    office_name: str
    period: ReportingPeriod
    period_label: str
    coverage: Coverage
    coverage_label: str = ""
    sample_note: str = ""
    waiting: frozenset[str] = frozenset()
    kept_on_behalf: frozenset[str] = frozenset()


def fill(form: ReportForm, read: ReadCell, *, stated: Mapping[str, Decimal], context: FormContext) -> FilledForm:
    """Return a form filled with what `read` gives for each unit and source.

    `stated` holds, by column code, the totals the document prints; each that differs from the computed one becomes a
    discrepancy, and neither is changed. Identities that do not hold become findings. FormulaError if a formula is
    malformed, names an unknown column, or depends on itself.
    """
    calculations = calculation_order(form)
    lines = tuple(_line(form, line, read, calculations=calculations, context=context) for line in form.lines)
    total = _total(form, lines, calculations=calculations)
    return FilledForm(
        form=form,
        programme_title=context.programme_title,
        office_name=context.office_name,
        period=context.period,
        period_label=context.period_label,
        lines=lines,
        computed_total=total,
        stated_total=_stated(form, stated) if stated else None,
        discrepancies=_discrepancies(form, total, stated),
        findings=check_lines(form, (*lines, total)),
        coverage=context.coverage,
        coverage_label=context.coverage_label,
        sample_note=context.sample_note,
    )


def stated_totals(form: ReportForm, read: Callable[[Source], Decimal | None]) -> dict[str, Decimal]:
    """Return the totals a form's document states, by column code; `read` looks a figure of the superior office up."""
    read_columns = ((c.code, read(c.stated_source)) for c in form.columns if c.stated_source)
    return {code: quantity for code, quantity in read_columns if quantity is not None}


def calculation_order(form: ReportForm) -> tuple[tuple[FormColumn, Expression], ...]:
    """Return the columns with a formula, parsed, each after those it reads; FormulaError if that cannot be done."""
    parsed = {column.code: formulas.parse(column.formula) for column in form.columns if column.formula is not None}
    known = {column.code: column for column in form.columns}
    if len(known) < len(form.columns):
        raise FormulaError(form.code, FormulaFault.DUPLICATE_COLUMN)
    for code, expression in parsed.items():
        if not formulas.columns(expression) <= known.keys():
            raise FormulaError(known[code].formula or "", FormulaFault.UNKNOWN_COLUMN)
    try:
        order = list(TopologicalSorter({code: formulas.columns(e) for code, e in parsed.items()}).static_order())
    except CycleError as error:
        raise FormulaError(known[error.args[1][0]].formula or "", FormulaFault.CYCLE) from error
    return tuple((known[code], parsed[code]) for code in order if code in parsed)


def _line(
    form: ReportForm, line: FormLine, read: ReadCell, *, calculations: Calculations, context: FormContext
) -> FilledLine:
    cells = {
        column.code: read(line.unit, column.source) if column.source and column.formula is None else BLANK
        for column in form.columns
    }
    return FilledLine(
        unit=line.unit,
        label=line.label,
        cells=_calculate(cells, calculations),
        is_waiting=line.unit in context.waiting,
        is_kept_on_behalf=line.unit in context.kept_on_behalf,
    )


def _total(form: ReportForm, lines: Sequence[FilledLine], *, calculations: Calculations) -> FilledLine:
    cells = {
        column.code: _sum([line.cells[place] for line in lines]) if column.total is TotalRule.SUM else NOT_APPLICABLE
        for place, column in enumerate(form.columns)
    }
    on_totals = [(column, e) for column, e in calculations if column.total is TotalRule.FORMULA]
    return FilledLine(unit="", label=form.total_label, cells=_calculate(cells, on_totals))


def _calculate(cells: dict[str, FilledCell], calculations: Calculations) -> tuple[FilledCell, ...]:
    """Return the cells in column order with the computed ones put in."""
    cells = dict(cells)
    for column, expression in calculations:
        cells[column.code] = _computed(expression, cells)
    return tuple(cells.values())


def _computed(expression: Expression, cells: Mapping[str, FilledCell]) -> FilledCell:
    value = formulas.evaluate(expression, {code: cell.value for code, cell in cells.items()})
    if value is not None:
        return FilledCell(value)
    inputs = [cells[code] for code in formulas.columns(expression)]
    is_unknown = any(cell.value is None and cell.state is not FigureState.NOT_APPLICABLE for cell in inputs)
    return BLANK if is_unknown else NOT_APPLICABLE


def _sum(cells: Sequence[FilledCell]) -> FilledCell:
    present = [cell.value for cell in cells if cell.value is not None]
    if present:
        return FilledCell(sum(present, Decimal(0)))
    does_apply = any(cell.state is not FigureState.NOT_APPLICABLE for cell in cells)
    return BLANK if does_apply or not cells else NOT_APPLICABLE


def _stated(form: ReportForm, stated: Mapping[str, Decimal]) -> FilledLine:
    cells = (FilledCell(stated[c.code]) if c.code in stated else BLANK for c in form.columns)
    return FilledLine(unit="", label=form.total_label, cells=tuple(cells))


def _discrepancies(form: ReportForm, total: FilledLine, stated: Mapping[str, Decimal]) -> tuple[Discrepancy, ...]:
    pairs = ((column, cell.shown(column)) for column, cell in zip(form.columns, total.cells, strict=True))
    return tuple(
        Discrepancy(column, stated[column.code], computed)
        for column, computed in pairs
        if computed is not None and column.code in stated and stated[column.code] != computed
    )
