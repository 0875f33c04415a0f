"""Thiết lập whole: letterhead and signers, folders, printing, size of letters and language."""

from enum import IntEnum

from PySide6.QtWidgets import QComboBox, QDialog, QDialogButtonBox, QFormLayout, QTabWidget, QVBoxLayout, QWidget

from ctph_desktop.domain.letterhead import Letterhead
from ctph_desktop.ui.look.languages import LANGUAGES
from ctph_desktop.ui.look.last_folders import LastFolders
from ctph_desktop.ui.look.preferences import LETTER_SIZES, Preferences
from ctph_desktop.ui.look.sizes import fit
from ctph_desktop.ui.shell.folders_form import FoldersForm
from ctph_desktop.ui.shell.letterhead_form import LetterheadForm
from ctph_desktop.ui.shell.printing_form import PrintingForm
from ctph_desktop.ui.widgets.controls import button, mnemonic_label, plain_label, without_wheel


class SettingsPage(IntEnum):
    """The pages, in their order."""

    LETTERHEAD = 0
    FOLDERS = 1
    PRINTING = 2
    LOOKS = 3


class SettingsDialog(QDialog):
    """Accepted means: folders and printing are remembered; letterhead, letters and language are to be."""

    def __init__(
        self,
        parent: QWidget,
        letterhead: Letterhead,
        *,
        office_name: str,
        folders: LastFolders,
        preferences: Preferences,
        page: SettingsPage,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Thiết lập"))
        self.heading = LetterheadForm(letterhead, office_name=office_name)
        self.folders, self.printing = FoldersForm(folders), PrintingForm(preferences)
        self.letters_box, self.language_box = QComboBox(), QComboBox()
        for size in LETTER_SIZES:
            self.letters_box.addItem(f"{size} %", size)
        for code, text in LANGUAGES.items():
            self.language_box.addItem(text, code)
        self.letters_box.setCurrentIndex(self.letters_box.findData(preferences.letter_size))
        self.language_box.setCurrentIndex(max(self.language_box.findData(preferences.language), 0))
        self.tabs = QTabWidget()
        self.tabs.setAccessibleName(self.tr("Các trang thiết lập"))
        for made, title in (
            (self.heading, self.tr("Đầu trang, người ký")),
            (self.folders, self.tr("Thư mục")),
            (self.printing, self.tr("In")),
            (self._looks(), self.tr("Cỡ chữ, ngôn ngữ")),
        ):
            self.tabs.addTab(made, title)
        buttons = QDialogButtonBox()
        self.save_button = button(self.tr("&Ghi"), is_primary=True)
        buttons.addButton(self.save_button, QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton(button(self.tr("Thôi")), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        self.save_button.setDefault(True)
        layout = QVBoxLayout(self)
        layout.addWidget(self.tabs)
        layout.addWidget(buttons)
        fit(self, 640, 400)
        self.tabs.setCurrentIndex(page)
        self._first_field(page).setFocus()

    def _looks(self) -> QWidget:
        made = QWidget()
        form = QFormLayout()
        for title, box in ((self.tr("C&ỡ chữ:"), self.letters_box), (self.tr("&Ngôn ngữ:"), self.language_box)):
            label = mnemonic_label(title)
            label.setBuddy(box)
            box.setAccessibleName(title.replace("&", "").rstrip(":"))
            without_wheel(box)
            form.addRow(label, box)
        layout = QVBoxLayout(made)
        told = self.tr("Dùng từ lần mở chương trình sau. Cỡ chữ riêng của bảng đổi ngay bằng Ctrl và phím + hoặc -.")
        layout.addWidget(plain_label(told, name="hint", wraps=True))
        layout.addLayout(form)
        layout.addStretch(1)
        return made

    def _first_field(self, page: SettingsPage) -> QWidget:
        return {
            SettingsPage.LETTERHEAD: next(iter(self.heading.lines.values())),
            SettingsPage.FOLDERS: next(iter(self.folders.lines.values())),
            SettingsPage.PRINTING: self.printing.printer_box,
        }.get(page, self.letters_box)

    def accept(self) -> None:
        """Remember what is of this PC, unless a folder is not there."""
        if not self.folders.is_good():
            self.tabs.setCurrentWidget(self.folders)
            return
        self.folders.keep()
        self.printing.keep()
        super().accept()
