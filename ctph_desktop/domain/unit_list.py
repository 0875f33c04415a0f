"""A list of units as people have it: pasted from a spreadsheet or typed, one unit a line, code and name."""

import re
from enum import StrEnum

from msgspec import Struct

from ctph_desktop.domain.text import clean, name_key

LONGEST_CODE = 16
LONGEST_NAME = 120
MOST_UNITS = 500
_HEADING = re.compile(r"mã(\s|$)(?!.*\d)")
_LINE_END = re.compile("\r\n?|\n")  # no other: a line break inside a cell does not end its line
_LINE = re.compile(r"(\S+?)\s*[\t;, ]\s*(.+)")


class ListedUnit(Struct, frozen=True):
    """A unit of a list: its official code as it is kept, and its name."""

    code: str
    name: str


class ListProblem(StrEnum):
    """What is wrong with a line."""

    NO_CODE = "no_code"
    NO_NAME = "no_name"
    SAME_CODE = "same_code"
    SAME_NAME = "same_name"
    TOO_MANY = "too_many"


class UnitListProblem(Struct, frozen=True):
    """A line that names no unit: its number, counted from 1, its text, and why."""

    line: int
    text: str
    reason: ListProblem


def official_code(typed: str) -> str:
    """Return a typed code as it is kept (`19600`, `45sn`); empty if it cannot be one."""
    code = clean(typed).casefold()
    return code if code.isascii() and code.isalnum() and len(code) <= LONGEST_CODE else ""


def read_unit_list(text: str) -> tuple[tuple[ListedUnit, ...], tuple[UnitListProblem, ...]]:
    """Read `19600<TAB>Xã Cam Tuyền` line by line (`;`, `,` or blanks do as well; columns may be the other way round).

    Blank lines and a heading that begins with “Mã” are passed over. What cannot be read is told, not raised; beyond
    `MOST_UNITS` nothing is read.
    """
    units: list[ListedUnit] = []
    problems: list[UnitListProblem] = []
    for number, line in enumerate(_LINE_END.split(text), start=1):
        shown = clean(line)
        if not shown or (not units and _HEADING.match(shown.casefold())):
            continue
        if len(units) == MOST_UNITS:
            problems.append(UnitListProblem(number, shown[:LONGEST_NAME], ListProblem.TOO_MANY))
            break
        found = _unit_of(shown)
        if isinstance(found, ListedUnit):
            found = _refusal(found, units) or found
        if isinstance(found, ListedUnit):
            units.append(found)
        else:
            problems.append(UnitListProblem(number, shown[:LONGEST_NAME], found))
    return tuple(units), tuple(problems)


def _unit_of(line: str) -> ListedUnit | ListProblem:
    cells = [cell for cell in map(clean, line.split("\t")) if cell]
    if len(cells) > 1 and not official_code(cells[0]) and official_code(cells[1]):
        cells[:2] = cells[1], cells[0]
    match = _LINE.fullmatch("\t".join(cells[:2]))
    code = official_code(match[1] if match else line)
    if not code:
        return ListProblem.NO_CODE
    name = clean(match[2])[:LONGEST_NAME] if match else ""
    return ListedUnit(code, name) if any(map(str.isalpha, name)) else ListProblem.NO_NAME


def _refusal(unit: ListedUnit, before: list[ListedUnit]) -> ListProblem | None:
    if any(unit.code == other.code for other in before):
        return ListProblem.SAME_CODE
    is_named_again = any(name_key(unit.name) == name_key(other.name) for other in before)
    return ListProblem.SAME_NAME if is_named_again else None
