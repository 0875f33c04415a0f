"""Asks for a place: a USB drive that is plugged in, or a folder."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QSize
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QListWidget,
    QListWidgetItem,
    QVBoxLayout,
    QWidget,
)

from ctph_desktop.services.ground.exchange_rows import DriveRow
from ctph_desktop.ui.look.last_folders import LastFolders
from ctph_desktop.ui.look.sizes import fit
from ctph_desktop.ui.widgets.controls import button, plain_label, restyle
from ctph_desktop.ui.widgets.drive_watch import DriveWatch, drive_title


class PlaceDialog(QDialog):
    """Accepted means: `folder` is the place. `verb` is what is done there, `other` titles the choice of a folder.

    `is_folder_chosen` tells a folder the person looked for, beginning at `start`, from a drive of the list. The list
    follows what is plugged in and pulled out.
    """

    def __init__(
        self,
        parent: QWidget,
        *,
        title: str,
        prompt: str,
        drives: Sequence[DriveRow],
        verb: str = "",
        other: str = "",
        start: str = "",
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        fit(self, 560, 320)
        self.folder: Path | None = None
        self.is_folder_chosen = False
        self._drives: tuple[DriveRow, ...] = ()
        self._verb = verb or self.tr("&Ghi vào đây")
        self._other = other or self.tr("Chọn thư mục để ghi tệp")
        self._start = start or LastFolders().start_of("place")
        self._build(prompt)
        self.show_drives(drives)
        DriveWatch(self).looked.connect(self._on_looked)

    def _build(self, prompt: str) -> None:
        self.places = QListWidget()
        self.places.setAccessibleName(prompt)
        self.write_button = button(self._verb)
        self.folder_button = button(self.tr("Chọn &thư mục khác…"))
        buttons = QDialogButtonBox()
        buttons.addButton(self.write_button, QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton(self.folder_button, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.addButton(button(self.tr("Thôi")), QDialogButtonBox.ButtonRole.RejectRole)
        self.empty = plain_label(
            self.tr("Chưa thấy USB nào. Cắm USB vào, tên sẽ hiện ở đây; hoặc chọn một thư mục."),
            name="hint",
            wraps=True,
        )
        layout = QVBoxLayout(self)
        layout.addWidget(plain_label(prompt, wraps=True))
        layout.addWidget(self.empty)
        layout.addWidget(self.places)
        layout.addStretch(1)
        layout.addWidget(buttons)
        buttons.accepted.connect(self._on_write_clicked)
        buttons.rejected.connect(self.reject)
        self.places.itemActivated.connect(lambda _: self._on_write_clicked())
        self.folder_button.clicked.connect(self._on_folder_clicked)

    def show_drives(self, drives: Sequence[DriveRow]) -> None:
        """List what is plugged in; the chosen one stays chosen, and Enter does what can be done."""
        chosen = self._chosen()
        had_drives = bool(self._drives)
        self._drives = tuple(drives)
        self.places.clear()
        for drive in self._drives:
            item = QListWidgetItem(drive_title(drive))
            item.setSizeHint(QSize(0, self.fontMetrics().height() + 14))
            self.places.addItem(item)
        paths = [drive.path for drive in self._drives]
        self.places.setCurrentRow(paths.index(chosen.path) if chosen and chosen.path in paths else 0)
        self.places.setVisible(bool(self._drives))
        self.empty.setVisible(not self._drives)
        self.write_button.setEnabled(bool(self._drives))
        self._let_enter_press(self.write_button if self._drives else self.folder_button)
        if self._drives and not had_drives:
            self.places.setFocus()
        elif not self._drives:
            self.folder_button.setFocus()

    def _let_enter_press(self, first: QWidget) -> None:
        for made in (self.write_button, self.folder_button):
            made.setProperty("primary", made is first)
            made.setAutoDefault(made is first)
            made.setDefault(made is first)
            restyle(made)

    def _on_looked(self, drives: tuple[DriveRow, ...]) -> None:
        if [drive.path for drive in drives] != [drive.path for drive in self._drives]:
            self.show_drives(drives)

    def _chosen(self) -> DriveRow | None:
        row = self.places.currentRow()
        return self._drives[row] if 0 <= row < len(self._drives) else None

    def _on_write_clicked(self) -> None:
        if (drive := self._chosen()) is not None:
            self.folder = Path(drive.path)
            self.accept()

    def _on_folder_clicked(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, self._other, self._start)
        if chosen:
            self.folder, self.is_folder_chosen = Path(chosen), True
            self.accept()
