"""What a table is made of: typed columns over immutable rows."""

from collections.abc import Callable
from decimal import Decimal
from typing import Any, Generic, TypeVar

from msgspec import Struct

from ctph_desktop.ui.look.tones import Tone

R = TypeVar("R")


def _no_tone(_row: Any) -> Tone:
    return Tone.PLAIN


def _no_text(_row: Any) -> str:
    return ""


def _never(_row: Any) -> bool:
    return False


class Column(Struct, Generic[R], frozen=True):
    """A column: how its value is read from a row, how it is written, and how a typed text becomes a value.

    `groups` are headings above the title, outermost first; `printed` is a line below it. `number` is what the cell
    adds to the sum of a selection. `parse` raises a DomainError for what it cannot take; without it the column
    cannot be typed into. `typed` is the text an editor starts with. `why_closed` says why a row's cell takes nothing;
    without words it is one the program computes. `is_noted` tells that a note stands beside the value. `order` is what
    rows are ordered by where that is neither the number nor the text, as with days.
    """

    title: str
    text: Callable[[R], str]
    width: int = 96
    groups: tuple[str, ...] = ()
    printed: str = ""
    is_number: bool = False
    number: Callable[[R], Decimal | None] | None = None
    tone: Callable[[R], Tone] = _no_tone
    tip: Callable[[R], str] = _no_text
    has_mark: Callable[[R], bool] = _never
    is_noted: Callable[[R], bool] = _never
    is_bold: Callable[[R], bool] = _never
    level: Callable[[R], int] | None = None
    value: Callable[[R], Any] | None = None
    typed: Callable[[R], str] = _no_text
    parse: Callable[[R, str], Any] | None = None
    can_edit: Callable[[R], bool] = _never
    why_closed: Callable[[R], str] = _no_text
    order: Callable[[R], Any] | None = None


class CellEdit(Struct, frozen=True):
    """One typed or pasted value on its way into a cell."""

    row: int
    column: int
    value: Any


class RefusedText(Struct, frozen=True):
    """A pasted text that does not fit its cell, and the sentence that says why."""

    row: int
    column: int
    text: str
    sentence: str
