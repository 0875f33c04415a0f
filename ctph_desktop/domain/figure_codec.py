"""How a figure's value stands in operations and seals: its state, and its quantity as decimal text."""

from decimal import Decimal

from ctph_desktop.domain.errors import InvalidCellError
from ctph_desktop.domain.figures import FigureState, FigureValue


def encode_value(value: FigureValue) -> dict[str, str]:
    """Return a figure's value as it stands in an operation; the quantity is decimal text."""
    if value.quantity is None:
        return {"s": value.state.value}
    return {"s": value.state.value, "q": f"{value.quantity.normalize():f}"}


def decode_value(value: object) -> FigureValue:
    """Return the figure's value an operation holds; InvalidCellError if it is not one."""
    if not isinstance(value, dict) or value.get("s") not in set(FigureState):
        raise InvalidCellError(str(value))
    text = value.get("q")
    if text is None:
        return FigureValue(FigureState(value["s"]))
    if not isinstance(text, str) or not _is_plain_decimal(text):
        raise InvalidCellError(str(value))
    return FigureValue(FigureState(value["s"]), Decimal(text))


def _is_plain_decimal(text: str) -> bool:
    whole, point, fraction = text.removeprefix("-").partition(".")
    if not (whole.isascii() and whole.isdigit()) or len(whole) > 14:
        return False
    return not point or (fraction.isascii() and fraction.isdigit() and len(fraction) <= 4)
