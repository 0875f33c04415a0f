"""The pages of Bàn giao besides the sheet: who takes over, where backup and minutes go, what was made."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QFileDialog, QFormLayout, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from ctph_desktop.domain.text import clean
from ctph_desktop.services.ground.exchange_rows import DriveRow
from ctph_desktop.services.ground.office_rows import OfficeProfile
from ctph_desktop.ui.look.last_folders import LastFolders
from ctph_desktop.ui.shell import outside
from ctph_desktop.ui.widgets.controls import button, plain_label
from ctph_desktop.wording import formats


class PersonPage(QWidget):
    """Who takes over. `is_begun`: that person is at the desk already, and only backup and minutes are wanting."""

    changed = Signal()

    def __init__(self, profile: OfficeProfile, *, has_sheet: bool, is_begun: bool) -> None:
        super().__init__()
        self._current = None if is_begun else (profile.person_name, profile.person_post)
        self.name = QLineEdit(profile.person_name if is_begun else "")
        self.name.setAccessibleName(self.tr("Họ và tên người nhận"))
        self.post = QLineEdit(profile.person_post if is_begun else "")
        self.post.setAccessibleName(self.tr("Chức vụ người nhận"))
        form = QFormLayout()
        form.addRow(self.tr("&Họ và tên:"), self.name)
        form.addRow(self.tr("&Chức vụ:"), self.post)
        layout = QVBoxLayout(self)
        layout.addWidget(plain_label(self.tr("Bước 1/3: người nhận bàn giao"), name="screenTitle"))
        layout.addWidget(plain_label(self._standing(profile, is_begun=is_begun), name="hint", wraps=True))
        layout.addLayout(form)
        layout.addSpacing(8)
        layout.addWidget(plain_label(self._steps(has_sheet=has_sheet), name="hint", wraps=True))
        layout.addStretch(1)
        self.name.textChanged.connect(self.changed)

    @property
    def person(self) -> tuple[str, str]:
        """Name and post, without blanks around them."""
        return clean(self.name.text()), clean(self.post.text())

    @property
    def is_same_person(self) -> bool:
        """Whether that is the person at the desk, who cannot take over from themselves."""
        return self.person == self._current

    def _steps(self, *, has_sheet: bool) -> str:
        sheet = self.tr("Bước 2: lập phiếu phục hồi mới cho người nhận.")
        if has_sheet:
            sheet = self.tr(
                "Bước 2: lập phiếu phục hồi mới cho người nhận; xác nhận xong thì phiếu cũ không mở được dữ liệu nữa."
            )
        return "\n".join(
            (
                sheet,
                self.tr("Bước 3: sao lưu ra USB và lập biên bản bàn giao (PDF) để in và ký."),
                self.tr(
                    "Nếu người nhận dùng tài khoản Windows khác: đăng nhập tài khoản đó, mở chương trình, chọn «Mở từ "
                    "bản sao lưu…» trên USB và gõ mã trên phiếu mới."
                ),
            )
        )

    def _standing(self, profile: OfficeProfile, *, is_begun: bool) -> str:
        current = ", ".join(part for part in (profile.person_name, profile.person_post) if part) or "–"
        if is_begun:
            return self.tr(
                "Lần bàn giao trước cho {person} chưa xong: còn thiếu bản sao lưu và biên bản. Giữ nguyên tên này để "
                "làm tiếp."
            ).format(person=current)
        return self.tr("Người đang dùng (bên giao): {person}").format(person=current)


class PlacePage(QWidget):
    """Where backup and minutes go: a stick, which may be plugged in now, or a folder."""

    changed = Signal()
    drives_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._chosen: Path | None = None
        self.place_box = QComboBox()
        self.place_box.setAccessibleName(self.tr("Nơi ghi bản sao lưu và biên bản"))
        self.place_box.setPlaceholderText(self.tr("Chưa chọn nơi ghi"))
        self.again_button = button(self.tr("Tìm lại &USB"))
        self.folder_button = button(self.tr("Chọn &thư mục khác…"))
        self.hint = plain_label(name="hint", wraps=True)
        row = QHBoxLayout()
        row.addWidget(self.place_box, stretch=1)
        row.addWidget(self.again_button)
        row.addWidget(self.folder_button)
        layout = QVBoxLayout(self)
        layout.addWidget(plain_label(self.tr("Bước 3/3: sao lưu ra USB và lập biên bản"), name="screenTitle"))
        layout.addWidget(plain_label(self.tr("Bản sao lưu và biên bản bàn giao (PDF) được ghi vào:"), wraps=True))
        layout.addLayout(row)
        layout.addWidget(self.hint)
        layout.addStretch(1)
        self.again_button.clicked.connect(self.drives_wanted)
        self.folder_button.clicked.connect(self._on_folder_clicked)
        self.place_box.currentIndexChanged.connect(self._on_place_changed)

    @property
    def folder(self) -> Path | None:
        """The place chosen; None while there is none."""
        chosen = self.place_box.currentData()
        return Path(chosen) if chosen else None

    def show_drives(self, drives: tuple[DriveRow, ...]) -> None:
        """Offer what is plugged in; a folder chosen by hand stays chosen."""
        self.place_box.clear()
        for drive in drives:
            free = self.tr("còn trống {size}").format(size=formats.file_size(drive.free))
            self.place_box.addItem(f"{drive.name} – {drive.path} ({free})", drive.path)
        self.place_box.setCurrentIndex(0 if drives else -1)
        if self._chosen is not None:
            self.choose_folder(self._chosen)
        self._on_place_changed()

    def choose_folder(self, folder: Path) -> None:
        """Write into a folder that is not among the drives."""
        self._chosen = folder
        self.place_box.insertItem(0, str(folder), str(folder))
        self.place_box.setCurrentIndex(0)

    def _on_place_changed(self) -> None:
        missing = self.tr("Chưa thấy USB nào. Hãy cắm USB rồi bấm «Tìm lại USB», hoặc chọn một thư mục.")
        ready = self.tr("Bấm «Bàn giao» thì người dùng được đổi, bản sao lưu và biên bản được ghi vào nơi đã chọn.")
        self.hint.setText(missing if self.folder is None else ready)
        self.changed.emit()

    def _on_folder_clicked(self) -> None:
        folders = LastFolders()
        chosen = QFileDialog.getExistingDirectory(self, self.tr("Chọn thư mục"), folders.start_of("handover"))
        if chosen:
            folders.remember("handover", chosen)
            self.choose_folder(Path(chosen))


class DonePage(QWidget):
    """What the handover made and where it lies, to be opened from here."""

    def __init__(self, *, person: str, sheet: str, minutes: Path, backups: Sequence[Path], is_beside: bool) -> None:
        super().__init__()
        self._minutes = minutes
        self.open_button = button(self.tr("&Mở biên bản"), is_primary=True)
        self.folder_button = button(self.tr("Mở thư mụ&c"))
        self.message = plain_label(name="bubble", wraps=True)
        self.message.hide()
        row = QHBoxLayout()
        row.addWidget(self.open_button)
        row.addWidget(self.folder_button)
        row.addStretch(1)
        made = "\n".join(
            (
                self.tr("Biên bản: {path}").format(path=minutes),
                *(self.tr("Bản sao lưu: {path} (đã ghi và kiểm tra lại)").format(path=backup) for backup in backups),
            )
        )
        rest = self.tr(
            "Việc còn lại: in biên bản, các bên ký; giao phiếu phục hồi số {sheet} và USB cho người nhận; thu hồi hoặc "
            "huỷ các phiếu và USB cũ nếu có."
        ).format(sheet=sheet)
        beside = self.tr("Bản sao lưu nằm cùng ổ đĩa với dữ liệu: hãy sao lưu thêm một bản ra USB.")
        layout = QVBoxLayout(self)
        layout.addWidget(plain_label(self.tr("Đã bàn giao cho {person}").format(person=person), name="screenTitle"))
        layout.addWidget(plain_label(made, wraps=True, is_selectable=True))
        layout.addLayout(row)
        layout.addWidget(self.message)
        layout.addWidget(plain_label("\n".join((rest, beside)) if is_beside else rest, name="hint", wraps=True))
        layout.addStretch(1)
        self.open_button.clicked.connect(self._on_open_clicked)
        self.folder_button.clicked.connect(self._on_folder_clicked)

    def _on_open_clicked(self) -> None:
        if not outside.open_file(self._minutes):
            self._say(
                self.tr("Máy này không mở được tệp PDF. Hãy chép tệp biên bản sang máy có chương trình đọc PDF để in.")
            )

    def _on_folder_clicked(self) -> None:
        if not outside.show_in_folder(self._minutes):
            self._say(self.tr("Không mở được thư mục. Hãy tự mở: {folder}").format(folder=self._minutes.parent))

    def _say(self, sentence: str) -> None:
        self.message.setText(sentence)
        self.message.show()
