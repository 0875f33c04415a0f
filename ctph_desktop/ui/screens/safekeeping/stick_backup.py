"""A backup carried away: where to, whether that is lost together with this PC, and the copy itself."""

from pathlib import Path

from PySide6.QtCore import QCoreApplication, QObject, Signal
from PySide6.QtWidgets import QWidget

from ctph_desktop.services.ground.exchange_rows import DriveRow
from ctph_desktop.ui.look import dialogs
from ctph_desktop.ui.look.last_folders import LastFolders
from ctph_desktop.ui.shell.office_link import OfficeLink
from ctph_desktop.ui.widgets.place_dialog import PlaceDialog


class StickBackup(QObject):
    """Asks for a stick until there is one, or the person wants the folder that is none."""

    saved = Signal(object, bool)  # BackupRow of the copy, and whether it lies on the disk of the data
    failed = Signal(object)

    def __init__(self, parent: QWidget, *, link: OfficeLink) -> None:
        super().__init__(parent)
        self._parent = parent
        self._link = link

    def choose(self) -> None:
        """Offer what is plugged in."""
        self._link.ask(lambda o: o.exchange.drives(), on_done=self._on_drives_found, owner=self)

    def _on_drives_found(self, drives: tuple[DriveRow, ...]) -> None:
        folders = LastFolders(self._link.profile.unit)
        dialog = PlaceDialog(
            self._parent,
            title=self.tr("Sao lưu ra USB"),
            prompt=self.tr("Ghi bản sao lưu vào:"),
            drives=drives,
            start=folders.start_of("backup-copy"),
        )
        is_chosen, folder = dialog.exec(), dialog.folder
        if is_chosen and folder is not None and dialog.is_folder_chosen:
            folders.remember("backup-copy", folder)
        dialog.deleteLater()
        if is_chosen and folder is not None:
            self.save_to(folder)

    def save_to(self, folder: Path) -> None:
        """Save to a folder, on the disk of the data only if the person says so."""
        self._link.ask(
            lambda office: office.safekeeping.backups.is_on_same_disk(folder),
            on_done=lambda is_beside: self._on_disk_known(folder, is_beside=is_beside),
            owner=self,
        )

    def _on_disk_known(self, folder: Path, *, is_beside: bool) -> None:
        if is_beside and not wants_same_disk(self._parent, folder):
            self.choose()
            return
        self._link.ask(
            lambda office: office.safekeeping.backups.save_to(folder),
            on_done=lambda made: self.saved.emit(made, is_beside),
            on_error=self.failed.emit,
            owner=self,
        )


def wants_same_disk(parent: QWidget, folder: Path) -> bool:
    """Say that a folder lies on the disk of the data, and ask whether it is to be that one all the same."""
    translate = QCoreApplication.translate
    return dialogs.ask(
        parent,
        title=translate("StickBackup", "Cùng một ổ đĩa"),
        text=translate("StickBackup", "“{folder}” nằm trên chính ổ đĩa đang chứa dữ liệu của đơn vị.").format(
            folder=folder
        ),
        detail=translate(
            "StickBackup",
            "Nếu ổ đĩa hỏng hoặc mất máy thì bản sao lưu ở đó cũng mất. Hãy cắm USB rồi chọn USB đó. Nếu vẫn ghi vào "
            "đây, bản này không được tính là đã sao lưu ra USB.",
        ),
        verb=translate("StickBackup", "&Vẫn ghi vào đây"),
        refusal=translate("StickBackup", "&Chọn nơi khác"),
    )
