"""The menus Sửa and Xem: what the keys of a table do, for the table that is shown or has the keyboard."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QMenu, QWidget

if TYPE_CHECKING:
    from ctph_desktop.ui.grid.grid_view import GridView


class TableMenus(QObject):
    """Fills both menus; `told` says that there is no table to do it with.

    Keys of editing are heard by the table alone, for a line of text has them too; the others wherever the keyboard is.
    """

    told = Signal(str)

    def __init__(self, window: QWidget, *, page: Callable[[], QWidget | None]) -> None:
        super().__init__(window)
        self._window = window
        self._page = page

    def fill(self, edit: QMenu, view: QMenu) -> None:
        """Add the entries with their keys."""
        self._add(edit, self.tr("&Hoàn tác"), "Ctrl+Z", lambda grid: grid.undo_requested.emit())
        self._add(edit, self.tr("&Làm lại"), "Ctrl+Y", lambda grid: grid.redo_requested.emit())
        edit.addSeparator()
        self._add(edit, self.tr("&Cắt"), "Ctrl+X", lambda grid: grid.cut())
        self._add(edit, self.tr("&Sao chép"), "Ctrl+C", lambda grid: grid.copy())
        self._add(edit, self.tr("&Dán"), "Ctrl+V", lambda grid: grid.paste())
        edit.addSeparator()
        self._add(edit, self.tr("Sửa số đan&g có"), "F2", lambda grid: grid.change_current())
        self._add(edit, self.tr("Gh&i chú…"), "Shift+F2", lambda grid: grid.ask_note())
        self._add(edit, self.tr("Để &trống"), "Delete", lambda grid: grid.ask_blank())
        self._add(edit, self.tr("&Không phát sinh"), "Ctrl+0", lambda grid: grid.ask_nothing())
        self._add(edit, self.tr("Điền &xuống"), "Ctrl+D", lambda grid: grid.fill_down())
        self._add(edit, self.tr("Điền sang &phải"), "Ctrl+R", lambda grid: grid.fill_right())
        edit.addSeparator()
        self._add(edit, self.tr("Tì&m, lọc ở đây"), "Ctrl+F", lambda grid: grid.find_requested.emit(), is_heard=True)
        self._add(edit, self.tr("Chỗ s&au"), "F3", lambda grid: _go_on(grid, is_back=False), is_heard=True)
        self._add(edit, self.tr("Chỗ t&rước"), "Shift+F3", lambda grid: _go_on(grid, is_back=True), is_heard=True)
        larger, smaller, usual = self.tr("Chữ &to hơn"), self.tr("Chữ &nhỏ hơn"), self.tr("&Cỡ chữ thường")
        self._add(view, larger, "Ctrl+=", lambda grid: grid.zoom(is_larger=True), is_heard=True)
        self._add(view, smaller, "Ctrl+-", lambda grid: grid.zoom(is_larger=False), is_heard=True)
        self._add(view, usual, "", lambda grid: grid.zoom_all(100))

    def _add(
        self, menu: QMenu, text: str, keys: str, command: "Callable[[GridView], object]", *, is_heard: bool = False
    ) -> None:
        from PySide6.QtGui import QKeySequence  # noqa: PLC0415 - the first paint does without

        action = menu.addAction(text if is_heard or not keys else f"{text}\t{keys}")
        if is_heard:
            action.setShortcut(QKeySequence(keys))
        action.triggered.connect(lambda _checked: self._run(command))

    def _run(self, command: "Callable[[GridView], object]") -> None:
        grid = self._grid()
        if grid is None:
            self.told.emit(self.tr("Màn hình này không có bảng nào."))
        elif grid.finish_edit():
            command(grid)

    def _grid(self) -> "GridView | None":
        """Return the table that has the keyboard, or stands beside what has it, or else the first that is seen."""
        from ctph_desktop.ui.grid.grid_view import GridView  # noqa: PLC0415 - not needed to start

        page, focused = self._page(), self._window.focusWidget()
        if page is None:
            return None
        seen = [grid for grid in page.findChildren(GridView) if grid.isVisible()]
        around: QWidget | None = focused
        while around is not None and around is not page:
            near = [grid for grid in seen if grid is around or around.isAncestorOf(grid)]
            if near:
                return near[0]
            around = around.parentWidget()
        return seen[0] if seen else None


def _go_on(grid: "GridView", *, is_back: bool) -> None:
    grid.find_next_requested.emit(is_back)
