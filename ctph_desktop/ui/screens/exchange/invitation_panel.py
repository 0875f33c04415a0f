"""The letter that goes with an invitation: its code to copy, and the page with code and steps to print and stamp."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ctph_desktop.ui.shell import outside
from ctph_desktop.ui.shell.office_link import OfficeLink
from ctph_desktop.ui.widgets.controls import button
from ctph_desktop.wording import letters

_SIZES = {
    letters.LetterPart.TITLE: (16, True),
    letters.LetterPart.CODE: (22, True),
    letters.LetterPart.TEXT: (13, False),
}


class InvitationPanel(QWidget):
    """Hidden until an invitation was written."""

    told = Signal(str)

    def __init__(self, link: OfficeLink) -> None:
        super().__init__()
        self._link = link
        self._path, self._code = Path(), ""
        self.print_button = button(self.tr("In thư mời…"), is_primary=True)
        self.copy_button = button(self.tr("Sao chép mã"))
        self.letter_button = button(self.tr("Sao chép thư"))
        self.folder_button = button(self.tr("Mở thư mục"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        for made in (self.print_button, self.copy_button, self.letter_button, self.folder_button):
            row.addWidget(made)
        row.addStretch(1)
        self.print_button.clicked.connect(self._on_print_clicked)
        self.copy_button.clicked.connect(self._on_copy_clicked)
        self.letter_button.clicked.connect(self._on_letter_clicked)
        self.folder_button.clicked.connect(self._on_folder_clicked)
        self.hide()

    def show_invitation(self, path: Path, code: str) -> None:
        """Offer the letter of an invitation file."""
        self._path, self._code = path, code
        self.show()

    def letter(self) -> letters.Letter:
        """Return the letter, part by part."""
        profile = self._link.profile
        programme = profile.programme.title if profile.programme else ""
        return letters.invitation(
            profile.unit_name, programme=programme, file_name=self._path.name, code=self._code, note=profile.sample_note
        )

    def _on_print_clicked(self) -> None:
        from ctph_desktop.ui.widgets.printed_page import print_lines  # noqa: PLC0415 - printing is rarely wanted

        if print_lines(self.window(), [(text, *_SIZES[part]) for part, text in self.letter()]):
            self.told.emit(self.tr("Đã in thư mời."))

    def _on_copy_clicked(self) -> None:
        outside.copy_text(self._code)
        self.told.emit(self.tr("Đã sao chép mã."))

    def _on_letter_clicked(self) -> None:
        outside.copy_text("\n\n".join(text for _, text in self.letter()))
        self.told.emit(self.tr("Đã sao chép thư. Dán (Ctrl+V) vào Word hoặc thư điện tử."))

    def _on_folder_clicked(self) -> None:
        if not outside.show_in_folder(self._path):
            self.told.emit(self.tr("Không mở được thư mục: {path}").format(path=self._path.parent))
