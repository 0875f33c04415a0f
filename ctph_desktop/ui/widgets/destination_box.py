"""Where a file goes, on one line: a drive that is plugged in, the folder of last time, or another one."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QSizePolicy, QWidget

from ctph_desktop.services.ground.exchange_rows import DriveRow
from ctph_desktop.ui.grid.table_model import plain_tip
from ctph_desktop.ui.look.last_folders import LastFolders
from ctph_desktop.ui.widgets.controls import without_wheel
from ctph_desktop.ui.widgets.drive_watch import DriveWatch, drive_title


class DestinationBox(QComboBox):
    """`folder` is the place, None while there is none: a stick that was chosen and pulled out is no place any more.

    A stick is chosen by itself when it is plugged in, as long as the person has chosen nothing. `kind` says whose
    last folder is offered.
    """

    folder_changed = Signal()

    def __init__(self, parent: QWidget, *, folders: LastFolders, kind: str, spoken: str) -> None:
        super().__init__(parent)
        self._folders, self._kind = folders, kind
        self._drives: tuple[DriveRow, ...] = ()
        self._others = [folders.start_of(kind)]
        self._is_chosen = False
        self._folder: Path | None = None
        self.setAccessibleName(spoken)
        self.setPlaceholderText(self.tr("Chưa chọn nơi ghi"))
        self.setMinimumContentsLength(30)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        without_wheel(self)
        self._folder = Path(self._others[0])
        self._fill()
        self.activated.connect(self._on_activated)
        watch = DriveWatch(self)
        watch.looked.connect(self.show_drives)
        watch.look()

    @property
    def folder(self) -> Path | None:
        """The place that is chosen."""
        return self._folder

    def remember(self) -> None:
        """Begin here next time, if it is a folder: a stick is found by itself."""
        if self._folder is not None and str(self._folder) in self._others:
            self._folders.remember(self._kind, self._folder)

    def show_drives(self, drives: tuple[DriveRow, ...]) -> None:
        """List what is plugged in; nothing moves while that is the same."""
        before = {drive.path for drive in self._drives}
        if drives == self._drives:
            return
        self._drives = drives
        plugged = [drive.path for drive in drives if drive.is_removable and drive.path not in before]
        chosen = str(self._folder) if self._folder is not None else ""
        if plugged and not self._is_chosen:
            self._folder = Path(plugged[0])
        elif chosen in before and chosen not in {drive.path for drive in drives}:
            self._folder, self._is_chosen = None, False
        self._fill()
        self.folder_changed.emit()

    def _fill(self) -> None:
        self.clear()
        for drive in self._drives:
            self.addItem(drive_title(drive), drive.path)
        for folder in self._others:
            self.addItem(self.tr("Thư mục: {folder}").format(folder=folder), folder)
        self.addItem(self.tr("Chọn thư mục khác…"), "")
        self._show_chosen()

    def _show_chosen(self) -> None:
        self.setCurrentIndex(self.findData(str(self._folder)) if self._folder is not None else -1)
        self.setToolTip(plain_tip(self.currentText()))

    def _on_activated(self, position: int) -> None:
        path = str(self.itemData(position) or "")
        if not path:
            from PySide6.QtWidgets import QFileDialog  # noqa: PLC0415 - slow to begin with, and rarely wanted

            start = str(self._folder) if self._folder is not None else self._others[0]
            path = QFileDialog.getExistingDirectory(self.window(), self.tr("Chọn thư mục để ghi tệp"), start)
        if path:
            self._folder, self._is_chosen = Path(path), True
            if path not in {*self._others, *(drive.path for drive in self._drives)}:
                self._others.append(str(self._folder))
                self._fill()
        self._show_chosen()
        self.folder_changed.emit()
