"""All keys that work now: those of the menus, and the letters of the screen that is shown."""

from collections.abc import Iterator

from msgspec import Struct
from PySide6.QtWidgets import QAbstractButton, QDialog, QLabel, QMenuBar, QVBoxLayout, QWidget

from ctph_desktop.ui.grid.columns import Column
from ctph_desktop.ui.grid.grid_view import GridView
from ctph_desktop.ui.grid.searched_grid import SearchedGrid
from ctph_desktop.ui.grid.table_model import GridTableModel
from ctph_desktop.ui.look.languages import translate
from ctph_desktop.ui.look.sizes import fit
from ctph_desktop.ui.shell.find_entries import command_keys, command_name, menu_actions, shown_keys


class KeyRow(Struct, frozen=True):
    """Keys, what they do, and the menu it stands in."""

    keys: str
    does: str
    where: str


class KeysDialog(QDialog):
    """A list to read and to search; nothing in it is written by hand."""

    def __init__(self, parent: QWidget, *, bar: QMenuBar, page: QWidget | None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Phím tắt"))
        columns = (
            Column[KeyRow](self.tr("Phím"), lambda row: row.keys, width=150),
            Column[KeyRow](self.tr("Việc"), lambda row: row.does, width=330),
            Column[KeyRow](self.tr("Ở đâu"), lambda row: row.where, width=210),
        )
        self.table: GridTableModel[KeyRow] = GridTableModel(columns, parent=self)
        self.table.set_rows(tuple(key_rows(bar, page)))
        self.grid = GridView(self.table, frozen=0, spoken=self.windowTitle())
        self.grid.order_by_heads()
        layout = QVBoxLayout(self)
        layout.addWidget(SearchedGrid(self.grid))
        fit(self, 760, 600)
        self.grid.setCurrentIndex(self.table.index(0, 0))
        self.grid.setFocus()


def key_rows(bar: QMenuBar, page: QWidget | None) -> Iterator[KeyRow]:
    """Yield the keys of the menus in their order, then the letters of what is seen on a page."""
    for title, action in menu_actions(bar):
        if keys := command_keys(action):
            yield KeyRow(keys, command_name(action), title)
    here = translate("KeysDialog", "Màn hình này")
    for shown in page.findChildren(QWidget) if page is not None else ():
        if not shown.isVisible():
            continue
        if isinstance(shown, QAbstractButton) and not shown.shortcut().isEmpty():
            yield KeyRow(shown_keys(shown.shortcut()), _plain(shown.text()), here)
        elif isinstance(shown, QLabel) and shown.buddy() is not None and (letter := _letter(shown.text())):
            yield KeyRow(shown_keys(f"Alt+{letter}"), _plain(shown.text()), here)


def _plain(text: str) -> str:
    return text.replace("&", "").removesuffix("…").removesuffix(":").strip()


def _letter(text: str) -> str:
    return text.partition("&")[2][:1].upper()
