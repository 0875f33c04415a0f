"""Which cells of a grid can be typed into, and why another one cannot."""

from typing import Any

from ctph_desktop.ui.grid.block import Block
from ctph_desktop.ui.grid.table_model import GridTableModel
from ctph_desktop.ui.look.languages import translate


def takes_figures(table: GridTableModel[Any]) -> bool:
    """Tell whether any column can be typed into; a table that is only read needs no word of why."""
    return any(column.parse for column in table.columns)


def editable_cells(table: GridTableModel[Any], block: Block | None) -> tuple[tuple[int, int], ...]:
    """Return the cells of a rectangle that can be typed into."""
    return tuple(cell for cell in block.cells() if table.can_edit(*cell)) if block is not None else ()


def why_closed(table: GridTableModel[Any], row: int, column: int) -> str:
    """Say why a cell is closed: where else its line is open, or why none of the line is."""
    computed = translate("GridView", "Ô này do chương trình tính, không gõ vào được.")
    columns = table.columns
    if columns[column].parse:
        return table.why_closed(row, column) or computed
    takers = [place for place, spec in enumerate(columns) if spec.parse]
    if own_words := table.why_closed(row, column):
        return own_words
    titles = dict.fromkeys(columns[place].title for place in takers if table.can_edit(row, place))
    if titles:
        return translate("GridView", "Ô này do chương trình điền, không gõ vào được. Hãy gõ ở cột «{columns}».").format(
            columns="», «".join(titles)
        )
    return next(filter(None, (table.why_closed(row, place) for place in takers)), computed)
