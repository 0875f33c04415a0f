"""Where the words a person looks for stand in a table; marks and case do not count, nor do points within numbers."""

from collections.abc import Iterator, Sequence
from typing import Any

from ctph_desktop.domain.text import search_key
from ctph_desktop.ui.grid.moving import Place
from ctph_desktop.ui.grid.table_model import GridTableModel


def rows_without(table: GridTableModel[Any], text: str) -> frozenset[int]:
    """Return the rows in which some of the words are nowhere; none while there are no words."""
    words = search_key(text).split()
    return (
        frozenset(row for row in range(table.rowCount()) if not _has_all(table, row, words)) if words else frozenset()
    )


def _has_all(table: GridTableModel[Any], row: int, words: Sequence[str]) -> bool:
    line = " ".join(_key(table, (row, column)) for column in range(table.columnCount()))
    return all(word in line for word in words)


def cells_with(table: GridTableModel[Any], text: str) -> tuple[Place, ...]:
    """Return the cells that are seen in which a text stands, line by line."""
    wanted = " ".join(search_key(text).split())
    return tuple(place for place in _cells(table) if wanted in _key(table, place)) if wanted else ()


def next_place(places: Sequence[Place], *, after: Place, is_back: bool = False) -> int | None:
    """Return which of some places, in order, comes after another or before it; round the end; None without any."""
    if not places:
        return None
    order = range(len(places))
    if is_back:
        return next((at for at in reversed(order) if places[at] < after), len(places) - 1)
    return next((at for at in order if places[at] > after), 0)


def _cells(table: GridTableModel[Any]) -> Iterator[Place]:
    yield from ((row, column) for row in table.shown_rows for column in range(table.columnCount()))


def _key(table: GridTableModel[Any], place: Place) -> str:
    """Return what a cell is found by: its text, and a number also as plain digits."""
    text = " ".join(search_key(table.text(*place)).split())
    number = table.number(*place) if table.columns[place[1]].is_number and text else None
    return text if number is None else f"{text} {number:f}"
