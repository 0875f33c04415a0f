"""What the selected cells of a grid add up to, in words."""

from decimal import Decimal
from typing import Any

from ctph_desktop.ui.grid.block import Block
from ctph_desktop.ui.grid.table_model import GridTableModel
from ctph_desktop.ui.look.languages import translate
from ctph_desktop.wording import formats


def sum_of(table: GridTableModel[Any], block: Block | None) -> str:
    """Return sum, count and mean of the numbers in a rectangle; nothing where there are fewer than two."""
    cells = block.cells() if block is not None else ()
    seen = (table.number(*cell) for cell in cells if not table.is_hidden(cell[0]))
    numbers = [number for number in seen if number is not None]
    if len(numbers) < 2:
        return ""
    total = sum(numbers, Decimal(0))
    return translate("GridView", "Tổng: {total}   Số ô: {count}   Trung bình: {mean}").format(
        total=formats.quantity(total),
        count=len(numbers),
        mean=formats.quantity(total / len(numbers), decimals=2),
    )
