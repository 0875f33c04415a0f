"""In which order the rows of a table stand: as they came, or by what one of its columns holds."""

from collections.abc import Sequence
from typing import Any

from msgspec import Struct

from ctph_desktop.domain.text import search_key
from ctph_desktop.ui.grid.columns import Column


class Order(Struct, frozen=True):
    """A column that rows are ordered by; blanks come last either way."""

    column: int
    is_descending: bool = False

    def of(self, columns: Sequence[Column[Any]], rows: Sequence[Any]) -> list[int]:
        """Return the places of rows in this order; those that are alike stay as they came."""
        values = {place: _value(columns[self.column], row) for place, row in enumerate(rows)}
        filled = [place for place, value in values.items() if value is not None]
        blank = [place for place, value in values.items() if value is None]
        return sorted(filled, key=values.__getitem__, reverse=self.is_descending) + blank


def next_order(now: Order | None, column: int) -> Order | None:
    """Return what a click on a head makes of the order: upwards, then downwards, then as the rows came."""
    if now is None or now.column != column:
        return Order(column)
    return None if now.is_descending else Order(column, is_descending=True)


def _value(column: Column[Any], row: Any) -> Any:
    """Return what a row is ordered by, of one type in a column; None where the cell is blank."""
    if column.order is not None:
        return column.order(row)
    if column.number is not None:
        return column.number(row)
    text = column.text(row)
    return (search_key(text), text) if text else None
