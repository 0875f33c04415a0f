"""What was written last, and the ways to send it on: copied as a file, by the mail program, from its folder."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ctph_desktop.services.ground.exchange_rows import ExportedFile, UnsealedMonths, carried_reports
from ctph_desktop.services.ground.office_rows import OfficeRole
from ctph_desktop.ui.shell import outside
from ctph_desktop.ui.shell.office_link import OfficeLink
from ctph_desktop.ui.widgets.controls import button, plain_label
from ctph_desktop.wording import formats, letters, messages
from ctph_desktop.wording.told import kept

_MOST_LISTED = 5


class SendingPanel(QWidget):
    """Says what was written; sends the copy that stays on this PC, so that the stick may be pulled out."""

    told = Signal(str)

    def __init__(self, link: OfficeLink) -> None:
        super().__init__()
        self._link = link
        self._files: tuple[ExportedFile, ...] = ()
        self._is_superior = link.profile.role is OfficeRole.SUPERIOR
        self.outcome = plain_label(wraps=True, is_selectable=True)
        self.missing = plain_label(name="bubble", wraps=True, is_selectable=True)
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
        layout.addWidget(self.missing)
        layout.addWidget(self._ways)
        self.copy_button.clicked.connect(self._on_copy_clicked)
        self.mail_button.clicked.connect(self._on_mail_clicked)
        self.folder_button.clicked.connect(self._on_folder_clicked)
        self.say("")

    def say(self, text: str) -> None:
        """Say something that has no file to send."""
        self._files = ()
        self.outcome.setText(text)
        self.missing.hide()
        self._ways.hide()
        self.setVisible(bool(text))

    def show_files(self, files: Sequence[ExportedFile], *, unsealed: Sequence[UnsealedMonths] = ()) -> None:
        """Say which files were written, what they carry and what they do not, and offer to send them on."""
        self.say("\n".join(self._lines(files)))
        months = [(row.whose, row.months) for row in unsealed]
        self.missing.setText(messages.not_carried(months, is_of_several=len(files) > 1) if months else "")
        self.missing.setVisible(bool(unsealed))
        self._files = tuple(files)
        self._ways.show()

    def summary(self) -> str:
        """Say what was written in one line: one file by its name, several by their number."""
        if len(self._files) == 1:
            return self._line(self._files[0])
        return self.tr("Đã ghi và kiểm tra lại {count} tệp trong {folder}.").format(
            count=len(self._files), folder=Path(self._files[0].path).parent
        )

    def _lines(self, files: Sequence[ExportedFile]) -> list[str]:
        lines = [self._line(file) for file in files[:_MOST_LISTED]]
        if more := len(files) - len(lines):
            lines.append(self.tr("… và {count} tệp nữa, đã ghi và kiểm tra lại.").format(count=more))
        lines += self._carried(files)
        lines.append(
            self.tr("Thư mục: {folder}; bản lưu trên máy này: {kept}").format(
                folder=Path(files[0].path).parent, kept=Path(files[0].kept_copy).parent
            )
        )
        if aside := max(file.set_aside for file in files):
            lines.append(messages.set_aside_elsewhere(aside))
        return lines

    def _line(self, file: ExportedFile) -> str:
        line = self.tr("Đã ghi và kiểm tra lại: {name} ({size}), gửi {recipients}").format(
            name=file.file_name, size=formats.file_size(file.size), recipients=", ".join(file.recipients)
        )
        return line + (
            self.tr(", kèm {count} tệp minh chứng").format(count=file.attachments) if file.attachments else ""
        )

    def _carried(self, files: Sequence[ExportedFile]) -> list[str]:
        return carried_reports(files, are_answers=self._is_superior)

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
        programme = profile.programme.short_title if profile.programme else ""
        newest = max((report.period for report in self._files[0].reports), default=None)
        subject = letters.package_subject(
            profile.unit_name,
            period=formats.period(newest) if newest else "",
            programme=programme,
            is_answer=self._is_superior,
        )
        write = partial(self._mail_text, programme=programme)
        outside.copy_files([file.kept_copy for file in self._files])
        asked = outside.write_mail(to=addresses, subject=subject, body=write(is_short=False))
        if asked is outside.Mail.TOO_LONG:
            asked = outside.write_mail(to=addresses, subject=subject, body=write(is_short=True))
        self.told.emit(self._told_of(asked))
        outside.show_in_folder(Path(self._files[0].kept_copy))

    def _mail_text(self, *, programme: str, is_short: bool) -> str:
        """Return the letter; a short one counts what it would else list."""
        receivers = list(dict.fromkeys(name for file in self._files for name in file.recipients))
        listed = [(file.file_name, ", ".join(file.recipients)) for file in self._files]
        return letters.package_mail(
            [] if is_short else listed,
            unit=self._link.profile.unit_name,
            receiver=self.tr("{count} đơn vị").format(count=len(receivers)) if is_short else ", ".join(receivers),
            programme=programme,
            carried="\n".join(map(kept, self._carried(self._files))),
        )

    def _told_of(self, asked: outside.Mail) -> str:
        if asked is outside.Mail.TOO_LONG:
            return self.tr(
                "Thư dài hơn mức chương trình thư nhận được. Tệp đã được sao chép: hãy mở thư mới và dán (Ctrl+V)."
            )
        if asked is outside.Mail.NO_PROGRAM:
            return self.tr("Máy này chưa có chương trình thư. Tệp đã được sao chép: hãy dán (Ctrl+V) vào nơi gửi thư.")
        return self.tr(
            "Đang gọi chương trình thư. Tệp chưa nằm trong thư: hãy dán (Ctrl+V) hoặc đính kèm tệp vừa chọn; không "
            "thấy thư hiện ra thì dán tệp vào nơi gửi thư."
        )

    def _on_folder_clicked(self) -> None:
        if not outside.show_in_folder(Path(self._files[0].kept_copy)):
            self.told.emit(self.tr("Không mở được thư mục: {path}").format(path=Path(self._files[0].kept_copy).parent))
