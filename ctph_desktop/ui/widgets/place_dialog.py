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

from ctph_desktop.services.ground.rows import DriveRow
from ctph_desktop.ui.widgets.controls import button, plain_label
from ctph_desktop.wording import formats


class PlaceDialog(QDialog):
    """Accepted means: `folder` is the place. `verb` is what is done there, `other` titles the choice of a folder."""

    def __init__(
        self,
        parent: QWidget,
        *,
        title: str,
        prompt: str,
        drives: Sequence[DriveRow],
        verb: str = "",
        other: str = "",
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.resize(560, 320)
        self.folder: Path | None = None
        self._drives = tuple(drives)
        self._verb = verb or self.tr("&Ghi vào đây")
        self._other = other or self.tr("Chọn thư mục để ghi tệp")
        self.places = QListWidget()
        self.places.setAccessibleName(prompt)
        for drive in self._drives:
            item = QListWidgetItem(self._title(drive))
            item.setSizeHint(QSize(0, self.fontMetrics().height() + 14))
            self.places.addItem(item)
        self.places.setCurrentRow(0)
        self._build(prompt)

    def _build(self, prompt: str) -> None:
        self.write_button = button(self._verb, is_primary=True)
        self.write_button.setEnabled(bool(self._drives))
        self.folder_button = button(self.tr("Chọn &thư mục khác…"))
        buttons = QDialogButtonBox()
        buttons.addButton(self.write_button, QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton(self.folder_button, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.addButton(button(self.tr("Thôi")), QDialogButtonBox.ButtonRole.RejectRole)
        empty = plain_label(
            self.tr("Chưa thấy USB nào. Hãy cắm USB rồi mở lại hộp này, hoặc chọn một thư mục."),
            name="hint",
            wraps=True,
        )
        empty.setVisible(not self._drives)
        layout = QVBoxLayout(self)
        layout.addWidget(plain_label(prompt, wraps=True))
        layout.addWidget(empty)
        self.places.setVisible(bool(self._drives))
        layout.addWidget(self.places)
        layout.addStretch(1)
        layout.addWidget(buttons)
        buttons.accepted.connect(self._on_write_clicked)
        buttons.rejected.connect(self.reject)
        self.places.itemActivated.connect(lambda _: self._on_write_clicked())
        self.folder_button.clicked.connect(self._on_folder_clicked)

    def _title(self, drive: DriveRow) -> str:
        kind = self.tr("USB") if drive.is_removable else self.tr("Thư mục")
        free = self.tr("còn trống {size}").format(size=formats.file_size(drive.free))
        return f"{kind}: {drive.name} – {drive.path} ({free})"

    def _on_write_clicked(self) -> None:
        row = self.places.currentRow()
        if 0 <= row < len(self._drives):
            self.folder = Path(self._drives[row].path)
            self.accept()

    def _on_folder_clicked(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, self._other, str(Path.home()))
        if chosen:
            self.folder = Path(chosen)
            self.accept()
