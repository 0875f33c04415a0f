"""Bringing another folder of this office into the open one: chosen, looked at, asked once, done."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from ctph_desktop.services.ground.changes import Changes
from ctph_desktop.ui.look import dialogs
from ctph_desktop.ui.look.last_folders import LastFolders
from ctph_desktop.ui.shell.office_link import OfficeLink
from ctph_desktop.wording import uniting as words

if TYPE_CHECKING:
    from ctph_desktop.office.uniting import UnionView


class FolderUniting(QObject):
    """Asks for the folder and says what it would bring before anything is written."""

    told = Signal(str)

    def __init__(self, parent: QWidget, *, link: OfficeLink) -> None:
        super().__init__(parent)
        self._window = parent
        self._link = link

    def choose(self) -> None:
        """Let the person choose the other folder."""
        folders = LastFolders(self._link.profile.unit)
        title = self.tr("Chọn thư mục của đơn vị ở nơi khác")
        path = QFileDialog.getExistingDirectory(self._window, title, folders.start_of("office"))
        if path:
            folders.remember("office", path)
            self.look_at(Path(path))

    def look_at(self, folder: Path) -> None:
        """Say what a folder would bring, and offer to bring it."""
        self.told.emit(self.tr("Đang đọc {name}…").format(name=folder.name))
        self._link.ask(
            lambda office: office.uniting.preview(folder),
            on_done=lambda view: self._on_looked(folder, view),
            on_error=self._on_failed,
            owner=self,
        )

    def _on_looked(self, folder: Path, view: "UnionView") -> None:
        if view.is_empty:
            self.told.emit(view.text)
            return
        self.told.emit("")
        if dialogs.ask(
            self._window,
            title=self.tr("Hợp dữ liệu của đơn vị ở nơi khác"),
            text=self.tr("Hợp dữ liệu trong thư mục {name} vào đơn vị đang mở?").format(name=folder.name),
            detail="\n\n".join((view.text, self.tr("Thư mục kia giữ nguyên. Không số liệu nào bị mất hay ghi đè."))),
            verb=self.tr("&Hợp dữ liệu"),
            refusal=self.tr("&Thôi"),
        ):
            self._link.ask(
                lambda office: office.uniting.unite(folder),
                on_done=self._on_united,
                on_error=self._on_failed,
                owner=self,
            )

    def _on_united(self, view: "UnionView") -> None:
        self._link.changed.emit(Changes.ALL)
        self.told.emit(f"{words.united()} {view.text}")

    def _on_failed(self, error: BaseException) -> None:
        self.told.emit("")
        self._link.faults.show(error)
