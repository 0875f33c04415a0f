"""How a figure's value stands in operations and seals: its state, and its quantity as decimal text."""

import re
from collections.abc import Sequence
from decimal import Decimal
from typing import Final

from ctph_desktop.domain.errors import UnreadValueError
from ctph_desktop.domain.figures import LONGEST_NOTE, FigureState, FigureValue

_QUANTITY: Final = re.compile(r"-?[0-9]{1,14}(?:\.[0-9]{1,4})?")
_UNEVEN: Final = re.compile("^ | \\Z|[\x00-\x1f\x7f-\x9f]")
_WORD: Final = re.compile(r"[a-z0-9_]{1,32}")
_STATES: Final = {state.value: state for state in FigureState}
_WITHOUT_QUANTITY: Final = "|".join(state for state in _STATES if state != FigureState.REPORTED)
_USUAL: Final = re.compile(rf"(?:{FigureState.REPORTED.value} {_QUANTITY.pattern}\n|(?:{_WITHOUT_QUANTITY}) \n)*")


def encode_value(value: FigureValue) -> dict[str, str]:
    """Return a figure's value as it stands in an operation; the quantity is decimal text, a note is there if it is."""
    encoded = {"s": value.state.value}
    if value.quantity is not None:
        encoded["q"] = quantity_text(value.quantity)
    if value.note:
        encoded["n"] = value.note
    return encoded


def quantity_text(quantity: Decimal) -> str:
    """Return a quantity as decimal text: `1200`, `9.92`."""
    return f"{quantity.normalize():f}"


def decode_value(value: object) -> FigureValue:
    """Return the figure's value an operation holds, members of later versions passed over; else UnreadValueError."""
    state = value.get("s") if isinstance(value, dict) else None
    if not isinstance(value, dict) or not isinstance(state, str):
        raise UnreadValueError("figure", is_later=False)
    quantity = value.get("q")
    if "q" in value and not isinstance(quantity, str):
        raise UnreadValueError("quantity", is_later=False)
    note = value.get("n", "")
    if "n" in value and not (isinstance(note, str) and is_note(note)):
        raise UnreadValueError("note", is_later=False)
    return figure_value(state, quantity, note)


def figure_value(state: str, quantity: str | None, note: str = "") -> FigureValue:
    """Return the value of a state and the text of a quantity, None where there is none, with its note.

    UnreadValueError: a state of a later version, or what no version writes.
    """
    known = _STATES.get(state)
    if known is None:
        raise UnreadValueError("state", is_later=_WORD.fullmatch(state) is not None)
    if known is not FigureState.REPORTED:
        if quantity is not None:
            raise UnreadValueError("quantity", is_later=False)
        if note and known is FigureState.MISSING:
            raise UnreadValueError("note", is_later=False)
        return FigureValue(known, note=note)
    if quantity is None or _QUANTITY.fullmatch(quantity) is None:
        raise UnreadValueError("quantity", is_later=False)
    return FigureValue(known, Decimal(quantity), note)


def is_note(text: str) -> bool:
    """Tell whether a text is a note as it is kept: of one line, neither empty nor too long."""
    return 0 < len(text) <= LONGEST_NOTE and _UNEVEN.search(text) is None


def are_values(states: Sequence[str], quantities: Sequence[str]) -> bool:
    """Tell at once whether many states and quantities, empty where there is none, are values that can be read."""
    joined = "\n".join([*map(" ".join, zip(states, quantities, strict=True)), ""])
    return joined.count("\n") == len(states) and _USUAL.fullmatch(joined) is not None
