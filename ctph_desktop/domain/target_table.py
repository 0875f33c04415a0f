"""A table of targets as people have it in a spreadsheet: a unit a line, an indicator a column."""

import re
from collections.abc import Mapping
from decimal import Decimal
from enum import StrEnum
from typing import Final

from msgspec import Struct

from ctph_desktop.domain.errors import DomainError
from ctph_desktop.domain.lines import LineKey
from ctph_desktop.domain.quantities import parse_quantity
from ctph_desktop.domain.text import clean, name_key

_LINE_END: Final = re.compile("\r\n?|\n")
_TOTALS: Final = ("tổng", "cộng")


class TableLine(Struct, frozen=True):
    """What a column may hold: the line of an indicator, and how many decimals are counted in it."""

    key: LineKey
    decimals: int


class TableProblem(StrEnum):
    """What is wrong with a cell of a table."""

    NO_HEADING = "no_heading"
    UNKNOWN_INDICATOR = "unknown_indicator"
    SAME_INDICATOR = "same_indicator"
    UNKNOWN_UNIT = "unknown_unit"
    SAME_UNIT = "same_unit"
    NOT_A_NUMBER = "not_a_number"
    TOO_MANY_CELLS = "too_many_cells"


class TargetTableProblem(Struct, frozen=True):
    """A cell that cannot be read: its line, counted from 1, what stands there, and why; `cause` of a number's."""

    line: int
    text: str
    reason: TableProblem
    cause: DomainError | None = None


class TargetTable(Struct, frozen=True):
    """The targets of a table, by unit and line; blank cells are left out. `problems` say what could not be read."""

    targets_by_unit: Mapping[str, Mapping[LineKey, Decimal]]
    problems: tuple[TargetTableProblem, ...] = ()


def read_target_table(text: str, *, units: Mapping[str, str], lines: Mapping[str, TableLine]) -> TargetTable:
    """Return the targets of a table whose cells are apart by tabs, or by semicolons where it has no tab.

    The first line that is not blank names, after the column of units, an indicator a column by its code. `units` gives
    a unit's UUID by folded code and name (`name_key`), `lines` what a code stands for. Lines of totals are passed over.
    """
    cells_by_line = [(number, _cells(line, text)) for number, line in enumerate(_LINE_END.split(text), start=1)]
    filled = [(number, cells) for number, cells in cells_by_line if any(cells)]
    if not filled or not any(filled[0][1][1:]):
        return TargetTable({}, (TargetTableProblem(filled[0][0] if filled else 1, "", TableProblem.NO_HEADING),))
    (number, heading), *rest = filled
    problems: list[TargetTableProblem] = []
    columns = _columns(number, heading, lines, problems)
    found: dict[str, dict[LineKey, Decimal]] = {}
    for at, cells in rest:
        if not cells[0] or name_key(cells[0]).startswith(_TOTALS):
            continue
        unit = units.get(name_key(cells[0]))
        if unit is None or unit in found:
            reason = TableProblem.UNKNOWN_UNIT if unit is None else TableProblem.SAME_UNIT
            problems.append(TargetTableProblem(at, cells[0], reason))
            continue
        found[unit] = {}
        for place, typed in enumerate(cells[1:], start=1):
            if not typed:
                continue
            if place not in columns:
                if place >= len(heading) or not heading[place]:
                    problems.append(TargetTableProblem(at, typed, TableProblem.TOO_MANY_CELLS))
                continue
            try:
                found[unit][columns[place].key] = parse_quantity(typed, decimals=columns[place].decimals)
            except DomainError as error:
                problems.append(TargetTableProblem(at, typed, TableProblem.NOT_A_NUMBER, error))
    return TargetTable(found, tuple(problems))


def _cells(line: str, text: str) -> list[str]:
    return [clean(cell) for cell in line.split("\t" if "\t" in text else ";")]


def _columns(
    number: int, heading: list[str], lines: Mapping[str, TableLine], problems: list[TargetTableProblem]
) -> dict[int, TableLine]:
    """Return what the columns hold, by place; those that hold nothing known are told."""
    columns: dict[int, TableLine] = {}
    for place, code in enumerate(heading[1:], start=1):
        if not code:
            continue
        line = lines.get(code.upper())
        if line is None:
            problems.append(TargetTableProblem(number, code, TableProblem.UNKNOWN_INDICATOR))
        elif any(line.key == other.key for other in columns.values()):
            problems.append(TargetTableProblem(number, code, TableProblem.SAME_INDICATOR))
        else:
            columns[place] = line
    return columns
