"""A list of indicators as people have it: one a line, code, name and unit of measure apart by tabs or semicolons."""

import re
from enum import StrEnum

from msgspec import Struct

from ctph_desktop.domain.indicators import Direction, IndicatorKind
from ctph_desktop.domain.text import clean, search_key

LONGEST_CODE = 16
LONGEST_NAME = 300
LONGEST_UNIT_OF_MEASURE = 40
MOST_INDICATORS = 400
MOST_DECIMALS = 4
_CODE = re.compile(r"[A-Za-z]{1,8}[0-9]{1,6}[A-Za-z]?")
_RATE = re.compile(rf"({_CODE.pattern}) ?/ ?({_CODE.pattern})")
_LINE_END = re.compile("\r\n?|\n")
_MOVED_WORDS = frozenset({"tang giam", "increase decrease"})
_STOCK_WORDS = frozenset({"thoi diem", "co den", "stock"})
_DOWN_WORDS = frozenset({"giam", "down"})


class ListedIndicator(Struct, frozen=True):
    """An indicator of a list; without a name it is one the office has already, meant by its code.

    `is_moved` asks for a stock that is typed as what increased and what decreased it; `rate_of` has the codes of the
    numerator and the denominator of a rate.
    """

    code: str
    name: str = ""
    unit_of_measure: str = ""
    decimals: int = 0
    kind: IndicatorKind = IndicatorKind.FLOW
    direction: Direction = Direction.UP
    is_moved: bool = False
    rate_of: tuple[str, str] | None = None


class IndicatorProblem(StrEnum):
    """What is wrong with a line."""

    NO_CODE = "no_code"
    NO_UNIT = "no_unit"
    UNKNOWN_WORD = "unknown_word"
    SAME_CODE = "same_code"
    TOO_MANY = "too_many"


class IndicatorListProblem(Struct, frozen=True):
    """A line that names no indicator: its number, counted from 1, its text, and why."""

    line: int
    text: str
    reason: IndicatorProblem


def is_indicator_code(code: str) -> bool:
    """Tell whether a text can be the code of an indicator: some letters, then digits, then a letter or none."""
    return len(code) <= LONGEST_CODE and _CODE.fullmatch(code) is not None


def read_indicator_list(text: str) -> tuple[tuple[ListedIndicator, ...], tuple[IndicatorListProblem, ...]]:
    """Return the indicators of a list and the lines that name none; blank lines and those after `#` are passed over.

    A line is a code alone, or code, name, unit of measure, and what else is said of it: a number of decimals, `thời
    điểm` for a stock, `tăng giảm` for one that is typed as increase and decrease, `giảm` where less is better, two
    codes as in `HT02/HT01` for the rate of one to another.
    """
    listed: list[ListedIndicator] = []
    problems: list[IndicatorListProblem] = []
    codes: set[str] = set()
    for number, line in enumerate(_LINE_END.split(text), 1):
        shown = clean(line)
        if not shown or shown.startswith("#"):
            continue
        found = _read(line)
        if isinstance(found, ListedIndicator) and found.code in codes:
            found = IndicatorProblem.SAME_CODE
        if isinstance(found, ListedIndicator) and len(listed) >= MOST_INDICATORS:
            found = IndicatorProblem.TOO_MANY
        if isinstance(found, ListedIndicator):
            listed.append(found)
            codes.add(found.code)
        else:
            problems.append(IndicatorListProblem(number, shown, found))
    return tuple(listed), tuple(problems)


def _read(line: str) -> ListedIndicator | IndicatorProblem:
    parts = [clean(part) for part in re.split(r"[\t;]", line)]
    code, name, unit, *words = (*parts, "", "")[: max(len(parts), 3)]
    if not is_indicator_code(code):
        return IndicatorProblem.NO_CODE
    if not name and not unit and not any(words):
        return ListedIndicator(code.upper())
    if not name or not unit:
        return IndicatorProblem.NO_UNIT
    decimals, kind, direction, is_moved, rate_of = 0, IndicatorKind.FLOW, Direction.UP, False, None
    for word in filter(None, words):
        key = search_key(word)
        if word.isascii() and word.isdigit() and len(word) == 1 and int(word) <= MOST_DECIMALS:
            decimals = int(word)
        elif operands := _RATE.fullmatch(word):
            kind, rate_of = IndicatorKind.DERIVED, (operands[1].upper(), operands[2].upper())
        elif key in _MOVED_WORDS:
            kind, is_moved = IndicatorKind.STOCK, True
        elif key in _STOCK_WORDS:
            kind = IndicatorKind.STOCK
        elif key in _DOWN_WORDS:
            direction = Direction.DOWN
        else:
            return IndicatorProblem.UNKNOWN_WORD
    return ListedIndicator(
        code.upper(),
        name[:LONGEST_NAME],
        unit[:LONGEST_UNIT_OF_MEASURE],
        decimals,
        kind,
        direction,
        is_moved,
        rate_of,
    )
