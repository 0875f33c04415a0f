"""Where files of each kind are saved and looked for: a page of Thiết lập."""

from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QGridLayout, QLineEdit, QVBoxLayout, QWidget

from ctph_desktop.ui.look.last_folders import FixedFolder, LastFolders
from ctph_desktop.ui.widgets.controls import button, mnemonic_label, plain_label


class FoldersForm(QWidget):
    """A folder for each kind; left blank, a dialog begins where a file of that kind was chosen last."""

    def __init__(self, folders: LastFolders) -> None:
        super().__init__()
        self._folders = folders
        self.lines: dict[FixedFolder, QLineEdit] = {}
        self.error = plain_label(name="bubble", wraps=True)
        rows = QGridLayout()
        for row, (kind, label) in enumerate(
            (
                (FixedFolder.SENT, self.tr("Ghi tệp gửi đ&i vào:")),
                (FixedFolder.RECEIVED, self.tr("Tìm tệp nhận &về ở:")),
                (FixedFolder.PAPERS, self.tr("Ghi &bản in vào:")),
                (FixedFolder.BACKUPS, self.tr("Tệp &sao lưu ở:")),
            )
        ):
            line = QLineEdit(folders.fixed(kind))
            line.setPlaceholderText(self.tr("nơi chọn lần trước: {folder}").format(folder=folders.last_of(kind)))
            spoken = label.replace("&", "").rstrip(":")
            line.setAccessibleName(spoken)
            line.textChanged.connect(self.error.hide)
            shown = mnemonic_label(label)
            shown.setBuddy(line)
            choose = button(self.tr("Chọn…"), spoken=self.tr("Chọn thư mục: {what}").format(what=spoken))
            choose.clicked.connect(partial(self._choose, kind))
            for column, made in enumerate((shown, line, choose)):
                rows.addWidget(made, row, column)
            self.lines[kind] = line
        layout = QVBoxLayout(self)
        told = self.tr(
            "Các hộp chọn tệp mở đúng thư mục ghi ở đây. Để trống thì mở nơi chọn lần trước; USB vẫn tự hiện."
        )
        layout.addWidget(plain_label(told, name="hint", wraps=True))
        layout.addLayout(rows)
        self.error.hide()
        layout.addWidget(self.error)
        layout.addStretch(1)

    def _choose(self, kind: FixedFolder) -> None:
        start = self.lines[kind].text().strip() or self._folders.last_of(kind)
        chosen = QFileDialog.getExistingDirectory(self, self.tr("Chọn thư mục"), start)
        if chosen:
            self.lines[kind].setText(str(Path(chosen)))
        self.lines[kind].setFocus()

    def is_good(self) -> bool:
        """Tell whether every folder named is there; say which is not, and go to it."""
        for line in self.lines.values():
            named = line.text().strip()
            if named and not _is_folder(named):
                self.error.setText(
                    self.tr("Không có thư mục «{folder}». Hãy chọn lại, hoặc để trống.").format(folder=named)
                )
                self.error.show()
                line.setFocus()
                return False
        return True

    def keep(self) -> None:
        """Remember the folders of this office."""
        for kind, line in self.lines.items():
            self._folders.fix(kind, line.text().strip())


def _is_folder(named: str) -> bool:
    try:
        return Path(named).is_absolute() and Path(named).is_dir()
    except (OSError, ValueError):
        return False
