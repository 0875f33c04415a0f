"""Frozen consolidations: the filled forms of a period as they stood, kept cell by cell so that a reprint needs no sum.

A frozen consolidation is written once, in pieces that are named by the hash of their contents: the editions of its
forms and the sheet of totals in the common book, each unit's lines with the figures and seals behind them in the
superior's book about that unit. Whatever is changed later, the forms print the same numbers; what does not fit its name
is not printed at all.
"""

from collections.abc import Mapping
from decimal import Decimal
from hashlib import sha256
from typing import Final

import msgspec
from msgspec.structs import replace

from ctph_desktop.domain.figures import FigureState
from ctph_desktop.domain.forms.definition import ReportForm, Severity
from ctph_desktop.domain.forms.filled import (
    ColumnCount,
    Coverage,
    Discrepancy,
    FilledCell,
    FilledForm,
    FilledLine,
    Finding,
)
from ctph_desktop.domain.journal import canonical
from ctph_desktop.domain.periods import ReportingPeriod
from ctph_desktop.domain.submissions import SealedFigure

_PREFIX: Final = "CTPH1-frozen\0"


class FrozenCell(msgspec.Struct, frozen=True, array_like=True, forbid_unknown_fields=True, gc=False):
    """A cell of a form: exact value as decimal text (empty for none), state, and the seal it was read from."""

    value: str
    state: str
    source: str


class FrozenLine(msgspec.Struct, frozen=True):
    """A unit's line in one form; `notes` by column code."""

    form: str
    label: str
    cells: tuple[FrozenCell, ...]
    is_waiting: bool = False
    is_kept_on_behalf: bool = False
    notes: dict[str, str] | msgspec.UnsetType = msgspec.UNSET


class FrozenUnit(msgspec.Struct, frozen=True):
    """What a frozen consolidation says of one unit, and what that rests on.

    `seals` holds the accepted seal of each month to the end of the period, `figures` those of the period's own months,
    `notes` what stands beside them.
    """

    programme: str
    unit: str
    period: str
    lines: tuple[FrozenLine, ...]
    seals: dict[str, str]
    figures: dict[str, tuple[SealedFigure, ...]]
    notes: dict[str, dict[str, str]] | msgspec.UnsetType = msgspec.UNSET


class FrozenFinding(msgspec.Struct, frozen=True, array_like=True, forbid_unknown_fields=True):
    """A finding as it was printed: severity, place, column, sentence."""

    severity: str
    place: str
    column: str
    message: str


class FrozenCount(msgspec.Struct, frozen=True, array_like=True):
    """Over how many lines a column's total is taken, of how many, and the units it lacks."""

    counted: int
    expected: int
    missing: tuple[str, ...]


class FrozenForm(msgspec.Struct, frozen=True, omit_defaults=True):
    """One form without its lines: `edition` names its definition, `order` the units of its lines.

    `discrepancies` hold column code, stated and computed total; `counts` belong to the columns, and are left out where
    no total lacks a unit.
    """

    edition: str
    period_label: str
    order: tuple[str, ...]
    expected: int
    accepted: int
    missing: tuple[str, ...]
    coverage_label: str
    total: tuple[FrozenCell, ...]
    stated: tuple[FrozenCell, ...] | None
    discrepancies: tuple[tuple[str, str, str], ...]
    findings: tuple[FrozenFinding, ...]
    counts: tuple[FrozenCount, ...] = ()


class FrozenConsolidation(msgspec.Struct, frozen=True):
    """The sheet of a frozen consolidation: who froze what when, the forms' totals, and the pieces it consists of.

    `sequence` counts the versions of a period known to the PC that froze it; `frozen_at` is its device time, shown;
    `units` maps each unit to the name of its piece.
    """

    programme: str
    programme_title: str
    office_name: str
    sample_note: str
    period: str
    sequence: int
    frozen_at: str
    by: str
    note: str
    coverage_label: str
    is_provisional: bool
    forms: tuple[FrozenForm, ...]
    units: dict[str, str]


def piece_uuid(value: object) -> str:
    """Return the name of a piece: the hash of its canonical bytes; CanonicalError if it cannot be written."""
    return name_of(canonical.encode(msgspec.to_builtins(value)))


def name_of(line: bytes) -> str:
    """Return the name of a piece from its canonical bytes."""
    return sha256(_PREFIX.encode() + line).hexdigest()[:32]


def freeze_cell(cell: FilledCell) -> FrozenCell:
    """Return a cell as it is kept, exactly."""
    return FrozenCell("" if cell.value is None else f"{cell.value:f}", cell.state.value, cell.provenance)


def freeze_form(filled: FilledForm) -> FrozenForm:
    """Return what is kept of a form beside its lines and its definition."""
    stated = filled.stated_total
    return FrozenForm(
        edition=piece_uuid(filled.form),
        period_label=filled.period_label,
        order=tuple(line.unit for line in filled.lines),
        expected=filled.coverage.expected,
        accepted=filled.coverage.accepted,
        missing=filled.coverage.missing,
        coverage_label=filled.coverage_label,
        total=tuple(map(freeze_cell, filled.computed_total.cells)),
        stated=None if stated is None else tuple(map(freeze_cell, stated.cells)),
        discrepancies=tuple((d.column.code, f"{d.stated:f}", f"{d.computed:f}") for d in filled.discrepancies),
        findings=tuple(FrozenFinding(f.severity.value, f.place, f.column, f.message) for f in filled.findings),
        counts=tuple(FrozenCount(count.counted, count.expected, count.missing) for count in filled.counts),
    )


def freeze_line(line: FilledLine, *, form: ReportForm) -> FrozenLine:
    """Return a unit's line as it is kept."""
    cells = tuple(map(freeze_cell, line.cells))
    notes = {column.code: cell.note for column, cell in zip(form.columns, line.cells, strict=True) if cell.note}
    return FrozenLine(
        form.uuid, line.label, cells, line.is_waiting, line.is_kept_on_behalf, notes=notes or msgspec.UNSET
    )


def thaw(
    sheet: FrozenConsolidation,
    *,
    units: Mapping[str, FrozenUnit],
    editions: Mapping[str, ReportForm],
    frozen_label: str,
) -> tuple[FilledForm, ...]:
    """Return the forms as they were frozen; KeyError or ValueError when a piece is missing or does not fit."""
    return tuple(_thaw_form(sheet, frozen, units, editions[frozen.edition], frozen_label) for frozen in sheet.forms)


def _thaw_form(
    sheet: FrozenConsolidation,
    frozen: FrozenForm,
    units: Mapping[str, FrozenUnit],
    form: ReportForm,
    frozen_label: str,
) -> FilledForm:
    columns = {column.code: column for column in form.columns}
    if frozen.counts and len(frozen.counts) != len(form.columns):
        raise ValueError(form.code)
    return FilledForm(
        form=form,
        programme_title=sheet.programme_title,
        office_name=sheet.office_name,
        period=ReportingPeriod.parse(sheet.period),
        period_label=frozen.period_label,
        lines=tuple(_thaw_line(units[unit], form) for unit in frozen.order),
        computed_total=FilledLine("", form.total_label, _cells(frozen.total, form)),
        stated_total=None if frozen.stated is None else FilledLine("", form.total_label, _cells(frozen.stated, form)),
        discrepancies=tuple(
            Discrepancy(columns[code], Decimal(stated), Decimal(computed))
            for code, stated, computed in frozen.discrepancies
        ),
        findings=tuple(Finding(Severity(f.severity), f.place, f.column, f.message) for f in frozen.findings),
        coverage=Coverage(frozen.expected, frozen.accepted, frozen.missing),
        coverage_label=frozen.coverage_label,
        sample_note=sheet.sample_note,
        frozen_label=frozen_label,
        counts=tuple(ColumnCount(count.counted, count.expected, count.missing) for count in frozen.counts),
    )


def _thaw_line(unit: FrozenUnit, form: ReportForm) -> FilledLine:
    line = next((line for line in unit.lines if line.form == form.uuid), None)
    if line is None:
        raise KeyError(form.uuid)
    notes = {} if line.notes is msgspec.UNSET else line.notes
    cells = tuple(
        replace(cell, note=notes.get(column.code, ""))
        for column, cell in zip(form.columns, _cells(line.cells, form), strict=True)
    )
    return FilledLine(unit.unit, line.label, cells, line.is_waiting, line.is_kept_on_behalf)


def _cells(cells: tuple[FrozenCell, ...], form: ReportForm) -> tuple[FilledCell, ...]:
    if len(cells) != len(form.columns):
        raise ValueError(form.code)
    return tuple(
        FilledCell(Decimal(cell.value) if cell.value else None, FigureState(cell.state), cell.source) for cell in cells
    )
