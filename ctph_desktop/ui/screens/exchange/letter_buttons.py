"""Two buttons under a text ready to be sent: copy it, or open it in the mail program."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ctph_desktop.ui.shell import outside
from ctph_desktop.ui.widgets.controls import button
from ctph_desktop.ui.widgets.reasons import allow


class LetterButtons(QWidget):
    """Copies or mails the letter it was given last; `told` says what was done."""

    told = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._to: tuple[str, ...] = ()
        self._subject = self._text = ""
        self.copy_button = button(self.tr("Sao chép &lời nhắn"))
        self.mail_button = button(self.tr("Gửi bằng thư…"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.copy_button)
        row.addWidget(self.mail_button)
        self.copy_button.clicked.connect(self._on_copy_clicked)
        self.mail_button.clicked.connect(self._on_mail_clicked)
        self.set_letter()

    def set_letter(self, *, to: Sequence[str] = (), subject: str = "", text: str = "") -> None:
        """Take the letter that the buttons send; without a text they are closed."""
        self._to, self._subject, self._text = tuple(filter(None, to)), subject, text
        for made in (self.copy_button, self.mail_button):
            allow(made, why_not="" if text else self.tr("Dòng đang chọn không có lời nhắn nào để gửi."))

    def _on_copy_clicked(self) -> None:
        outside.copy_text(self._text)
        self.told.emit(self.tr("Đã sao chép. Dán (Ctrl+V) vào thư, Zalo hoặc tin nhắn."))

    def _on_mail_clicked(self) -> None:
        outside.copy_text(self._text)
        asked = outside.write_mail(to=self._to, subject=self._subject, body=self._text)
        if asked is outside.Mail.TOO_LONG:
            told = self.tr(
                "Lời nhắn dài hơn mức chương trình thư nhận được. Đã sao chép: hãy mở thư mới và dán (Ctrl+V)."
            )
        elif asked is outside.Mail.NO_PROGRAM:
            told = self.tr("Máy này chưa có chương trình thư. Lời nhắn đã được sao chép: hãy dán vào nơi gửi thư.")
        else:
            told = self.tr(
                "Đang gọi chương trình thư; nếu không thấy thư hiện ra, hãy dán (Ctrl+V) lời nhắn vào nơi gửi thư."
            )
            if not self._to:
                told += " " + self.tr("Chưa có địa chỉ: hãy điền người nhận.")
        self.told.emit(told)
