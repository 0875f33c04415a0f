"""Takes a whole Biểu from the clipboard: its units and indicators are found by name, wherever they stand."""

from collections.abc import Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData, QObject, Signal

from ctph_desktop.domain.pasted_targets import has_letters
from ctph_desktop.ui.grid.clipboard import PastedBlock, pasted_block
from ctph_desktop.ui.grid.grid_view import GridView

if TYPE_CHECKING:
    from ctph_desktop.ui.screens.targets.targets_screen import TargetsScreen

_MOST_ROWS, _MOST_COLUMNS = 2_000, 120


class TablePasting(QObject):
    """Asked about all that is pasted into the table; what is only a block of cells is laid where it was pasted."""

    taken = Signal(object)  # dict[DraftPlace, Decimal]

    def __init__(self, screen: "TargetsScreen", grid: GridView) -> None:
        super().__init__(screen)
        self._screen, self._grid = screen, grid
        grid.takes_table = self._takes

    def _takes(self, mime: QMimeData) -> bool:
        if self._screen.view is None or self._screen.view.closed_note:
            return False
        block = pasted_block(mime, most_rows=_MOST_ROWS, most_columns=_MOST_COLUMNS)
        if not is_worded(block):
            return False
        self._screen.link.ask(
            lambda office: office.target_planning.names_of_units(),
            on_done=partial(self._review, block),
            owner=self._screen,
        )
        return True

    def _review(self, block: PastedBlock, names: Mapping[str, Sequence[str]]) -> None:
        from ctph_desktop.ui.screens.targets.pasted_table_dialog import (  # noqa: PLC0415 - when asked for
            PastedTableDialog,
        )

        view = self._screen.view
        if view is None:
            return
        dialog = PastedTableDialog(self._screen, view=view, block=block, names=names, usual=self._screen.usual_measure)
        if not dialog.is_table:
            self._grid.paste_here()
        elif dialog.exec():
            self.taken.emit(dialog.counts)
        dialog.deleteLater()


def is_worded(block: PastedBlock) -> bool:
    """Tell whether a block has words beside its numbers, as a table with a heading has."""
    return len(block.rows) > 1 and any(has_letters(cell.text) for row in block.rows for cell in row[1:])
