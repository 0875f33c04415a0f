"""What the right mouse button, or the menu key, offers on a grid."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QMetaMethod, QObject
from PySide6.QtWidgets import QMenu

if TYPE_CHECKING:
    from collections.abc import Callable

    from ctph_desktop.ui.grid.grid_view import GridView


class ContextMenu(QMenu):
    """The commands of a grid with their keys; what a grid cannot do is not offered."""

    def __init__(self, grid: "GridView") -> None:
        super().__init__(grid)
        is_open = any(column.parse for column in grid.table.columns)
        if is_open:
            self._offer(self.tr("&Cắt"), "Ctrl+X", grid.cut)
        self._offer(self.tr("&Sao chép"), "Ctrl+C", grid.copy)
        if grid.is_ordered_by_heads and (place := grid.currentIndex()).isValid():
            self.addSeparator()
            self._offer(self.tr("Sắp th&eo cột này"), "", lambda: grid.order_by(place.column()))
        if not is_open:
            return
        self._offer(self.tr("&Dán"), "Ctrl+V", grid.paste)
        self.addSeparator()
        if _is_heard(grid, "nothing_requested"):
            self._offer(self.tr("&Không phát sinh"), "Ctrl+0", grid.ask_nothing)
        if _is_heard(grid, "note_requested"):
            self._offer(self.tr("&Ghi chú…"), "Shift+F2", grid.ask_note)
        self._offer(self.tr("Để &trống"), "Delete", grid.ask_blank)
        self._offer(self.tr("Điền &xuống"), "Ctrl+D", grid.fill_down)
        self._offer(self.tr("Điền sang &phải"), "Ctrl+R", grid.fill_right)
        if _is_heard(grid, "undo_requested"):
            self.addSeparator()
            self._offer(self.tr("&Hoàn tác"), "Ctrl+Z", grid.undo_requested.emit)
            self._offer(self.tr("&Làm lại"), "Ctrl+Y", grid.redo_requested.emit)

    def _offer(self, text: str, keys: str, command: "Callable[[], object]") -> None:
        action = self.addAction(f"{text}\t{keys}" if keys else text)
        action.triggered.connect(lambda _checked: command())


def _is_heard(grid: QObject, signal: str) -> bool:
    return grid.isSignalConnected(QMetaMethod.fromSignal(getattr(grid, signal)))
