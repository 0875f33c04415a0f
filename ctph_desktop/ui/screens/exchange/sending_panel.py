"""What was written last, and the ways to send it on: copied as a file, by the mail program, from its folder."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ctph_desktop.services.ground.rows import ExportedFile
from ctph_desktop.ui.shell import outside
from ctph_desktop.ui.shell.office_link import OfficeLink
from ctph_desktop.ui.widgets.controls import button, plain_label
from ctph_desktop.wording import formats, letters, messages


class SendingPanel(QWidget):
    """Says what was written; sends the copy that stays on this PC, so that the stick may be pulled out."""

    told = Signal(str)

    def __init__(self, link: OfficeLink) -> None:
        super().__init__()
        self._link = link
        self._files: tuple[ExportedFile, ...] = ()
        self.outcome = plain_label(wraps=True, is_selectable=True)
        self.copy_button = button(self.tr("Sao chép tệp"))
        self.mail_button = button(self.tr("Gửi bằng thư…"))
        self.folder_button = button(self.tr("Mở thư mụ&c"))
        self._ways = QWidget()
        row = QHBoxLayout(self._ways)
        row.setContentsMargins(0, 0, 0, 0)
        for made in (self.copy_button, self.mail_button, self.folder_button):
            row.addWidget(made)
        row.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.outcome)
        layout.addWidget(self._ways)
        self.copy_button.clicked.connect(self._on_copy_clicked)
        self.mail_button.clicked.connect(self._on_mail_clicked)
        self.folder_button.clicked.connect(self._on_folder_clicked)
        self.say("")

    def say(self, text: str) -> None:
        """Say something that has no file to send."""
        self._files = ()
        self.outcome.setText(text)
        self._ways.hide()
        self.setVisible(bool(text))

    def show_files(self, files: Sequence[ExportedFile]) -> None:
        """Say which files were written, and offer to send them on."""
        self.say("\n".join(self._lines(files)))
        self._files = tuple(files)
        self._ways.show()

    def _lines(self, files: Sequence[ExportedFile]) -> list[str]:
        lines = [
            self.tr("Đã ghi và kiểm tra lại: {name} ({size}), gửi {recipients}").format(
                name=file.file_name, size=formats.file_size(file.size), recipients=", ".join(file.recipients)
            )
            + (self.tr(", kèm {count} tệp minh chứng").format(count=file.attachments) if file.attachments else "")
            for file in files
        ]
        lines.append(
            self.tr("Thư mục: {folder}; bản lưu trên máy này: {kept}").format(
                folder=Path(files[0].path).parent, kept=Path(files[0].kept_copy).parent
            )
        )
        if unsent := max(file.unsent for file in files):
            lines.append(messages.unsent(unsent))
        return lines

    def _on_copy_clicked(self) -> None:
        count = outside.copy_files([file.kept_copy for file in self._files])
        if count:
            self.told.emit(
                self.tr("Đã sao chép {count} tệp. Dán (Ctrl+V) vào thư, Zalo hoặc thư mục.").format(count=count)
            )
        else:
            self.told.emit(self.tr("Bản lưu trên máy này không còn; hãy xuất tệp lại."))

    def _on_mail_clicked(self) -> None:
        partners = {name for file in self._files for name in file.recipients}
        self._link.ask(
            lambda office: [c.email for c in office.contacts.contacts().values() if c.unit_name in partners],
            on_done=self._write_mail,
            owner=self,
        )

    def _write_mail(self, addresses: Sequence[str]) -> None:
        profile = self._link.profile
        names = [file.file_name for file in self._files]
        receivers = ", ".join(dict.fromkeys(name for file in self._files for name in file.recipients))
        programme = profile.programme.short_title if profile.programme else ""
        body = letters.package_mail(names, unit=profile.unit_name, receiver=receivers, programme=programme)
        outside.copy_files([file.kept_copy for file in self._files])
        subject = letters.package_subject(profile.unit_name, programme)
        if outside.write_mail(to=addresses, subject=subject, body=body):
            self.told.emit(self.tr("Đã mở thư. Tệp chưa nằm trong thư: hãy dán (Ctrl+V) hoặc đính kèm tệp vừa chọn."))
        else:
            self.told.emit(
                self.tr("Máy này chưa có chương trình thư. Tệp đã được sao chép: hãy dán (Ctrl+V) vào nơi gửi thư.")
            )
        outside.show_in_folder(Path(self._files[0].kept_copy))

    def _on_folder_clicked(self) -> None:
        if not outside.show_in_folder(Path(self._files[0].kept_copy)):
            self.told.emit(self.tr("Không mở được thư mục: {path}").format(path=Path(self._files[0].kept_copy).parent))
