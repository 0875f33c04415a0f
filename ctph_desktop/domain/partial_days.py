"""Days known in part, as documents give them: a day, a month, a year alone, or nothing.

Kept as `2019-02-15`, `2019-02`, `2019` or empty; what is not known is never invented.
"""

import re
from datetime import date
from typing import Final

from ctph_desktop.domain.periods import EARLIEST_YEAR, LATEST_YEAR
from ctph_desktop.domain.text import search_key

_KEPT: Final = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")
_NUMBERS: Final = re.compile(r"(?:(?:([0-9]{1,2})[/.-])?([0-9]{1,2})[/.-])?([0-9]{4})")
_WORDS: Final = re.compile(r"(?:(?:ngay\s*([0-9]{1,2})?\s*)?thang\s*([0-9]{1,2})\s*)?nam\s*([0-9]{4})")
_BLANKS: Final = re.compile(r"[\s_….]+(?=/)|(?<=/)[\s_….]+|^[\s_….]+/")


def is_partial_day(code: str) -> bool:
    """Tell whether a text is a day as it is kept, empty for one nobody knows."""
    match = _KEPT.fullmatch(code)
    return not code or (match is not None and _code(match[3], match[2], match[1]) == code)


def read_partial_day(text: str) -> str | None:
    """Return the day a person wrote, as it is kept; None where it names none.

    `15/02/2019`, `02/2019`, `__/02/2019`, `2019`, `tháng 02 năm 2019`, `ngày 15 tháng 2 năm 2019`.
    """
    key = search_key(text).strip(" ,;")
    if not key or is_partial_day(key):
        return key
    match = _NUMBERS.fullmatch(_BLANKS.sub("", key).lstrip("/")) or _WORDS.fullmatch(key)
    return None if match is None else _code(match[1], match[2], match[3])


def parts_of(code: str) -> tuple[str, str, str]:
    """Return day, month and year of a day as it is kept, each empty where it is not known."""
    match = _KEPT.fullmatch(code)
    return ("", "", "") if match is None else (match[3] or "", match[2] or "", match[1])


def _code(day: str | None, month: str | None, year: str) -> str | None:
    try:
        known = date(int(year), int(month or 1), int(day or 1))
    except ValueError:
        return None
    if not EARLIEST_YEAR <= known.year <= LATEST_YEAR:
        return None
    return known.isoformat()[: 10 if day else 7 if month else 4]
