"""Filling a form: read every cell, compute formulas and totals, set them against what the document states."""

from collections.abc import Callable, Mapping
from decimal import Decimal
from graphlib import CycleError, TopologicalSorter

from msgspec import Struct

from ctph_desktop.domain.errors import FormulaError
from ctph_desktop.domain.forms import formulas
from ctph_desktop.domain.forms.checks import check_lines, check_total
from ctph_desktop.domain.forms.definition import FormColumn, FormLine, ReportForm, Source
from ctph_desktop.domain.forms.filled import Coverage, Discrepancy, FilledCell, FilledForm, FilledLine
from ctph_desktop.domain.forms.formulas import Expression, FormulaFault
from ctph_desktop.domain.forms.totals import BLANK, Calculations, add_up, calculate
from ctph_desktop.domain.periods import ReportingPeriod

ReadCell = Callable[[str, Source], FilledCell]


class FormContext(Struct, frozen=True):
    """What a filled form says about itself beside its values; `waiting` and `kept_on_behalf` are units."""

    programme_title: str
    office_name: str
    period: ReportingPeriod
    period_label: str
    coverage: Coverage
    coverage_label: str = ""
    sample_note: str = ""
    present_note: str = ""
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
    added = add_up(form, lines, calculations)
    total = FilledLine(unit="", label=form.total_label, cells=added.cells)
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
        findings=(*check_lines(form, lines), *check_total(form, total, added.counts)),
        coverage=context.coverage,
        coverage_label=context.coverage_label,
        sample_note=context.sample_note,
        present_note=context.present_note,
        counts=added.counts if any(count.missing for count in added.counts) else (),
    )


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
        cells=tuple(calculate(cells, calculations).values()),
        is_waiting=line.unit in context.waiting,
        is_kept_on_behalf=line.unit in context.kept_on_behalf,
    )


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
