"""Says which file was written, and opens it or its folder; it interrupts nobody."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout

from ctph_desktop.ui.widgets.controls import button, plain_label


class DoneLine(QFrame):
    """Hidden until something was written. `open_file` and `show_in_folder` tell whether anything opened."""

    failed = Signal(str)

    def __init__(self, *, open_file: Callable[[Path], bool], show_in_folder: Callable[[Path], bool]) -> None:
        super().__init__()
        self.setObjectName("panel")
        self._path = Path()
        self.text = plain_label(wraps=True, is_selectable=True)
        self.open_button = button(self.tr("Mở tệp"))
        self.folder_button = button(self.tr("Mở thư mục"))
        self.close_button = button(self.tr("Ẩn"))
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 4, 8, 4)
        row.addWidget(self.text, stretch=1)
        for made in (self.open_button, self.folder_button, self.close_button):
            row.addWidget(made)
        self.open_button.clicked.connect(lambda: self._try(open_file))
        self.folder_button.clicked.connect(lambda: self._try(show_in_folder))
        self.close_button.clicked.connect(self.hide)
        self.hide()

    def show_file(self, path: Path) -> None:
        """Say that a file was written."""
        self._path = path
        self.text.setText(self.tr("Đã ghi {name} vào {folder}.").format(name=path.name, folder=path.parent))
        self.show()

    def _try(self, use: Callable[[Path], bool]) -> None:
        if not use(self._path):
            self.failed.emit(self.tr("Máy này không mở được {name}.").format(name=self._path.name))
