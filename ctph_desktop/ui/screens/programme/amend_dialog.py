"""Asks by which document, on which day and why a programme's document is amended."""

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QFormLayout, QLineEdit, QVBoxLayout, QWidget

from ctph_desktop.domain.errors import DocumentRefusedError, UnreadDayError
from ctph_desktop.domain.partial_days import read_partial_day
from ctph_desktop.domain.programme_documents import LONGEST_TEXT
from ctph_desktop.domain.text import clean
from ctph_desktop.ui.look.sizes import fit
from ctph_desktop.ui.widgets.controls import button, plain_label
from ctph_desktop.wording.errors import explain


class AmendDialog(QDialog):
    """Accepted means: what was typed on the screen becomes a further version."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Sửa đổi văn bản"))
        fit(self, 560, 280)
        self.number, self.dated, self.reason = QLineEdit(), QLineEdit(), QLineEdit()
        self.number.setPlaceholderText(self.tr("ví dụ: QĐ số 45/QĐ-UBND; ghi sau cũng được"))
        self.dated.setPlaceholderText(self.tr("15/02/2019, hoặc 02/2019, 2019"))
        self.reason.setPlaceholderText(self.tr("ví dụ: thêm bên ký, kéo dài giai đoạn"))
        form = QFormLayout()
        for text, line in (
            (self.tr("&Văn bản sửa đổi:"), self.number),
            (self.tr("&Ngày:"), self.dated),
            (self.tr("&Lý do:"), self.reason),
        ):
            line.setMaxLength(LONGEST_TEXT)
            line.setAccessibleName(text.replace("&", "").rstrip(":"))
            form.addRow(text, line)
        self.message = plain_label(name="bubble", wraps=True)
        self.message.hide()
        self.amend_button = button(self.tr("&Ghi bản sửa đổi"), is_primary=True)
        self.amend_button.clicked.connect(self._on_amend_clicked)
        buttons = QDialogButtonBox()
        buttons.addButton(self.amend_button, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.addButton(button(self.tr("T&hôi")), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.rejected.connect(self.reject)
        hint = self.tr(
            "Những gì đã sửa trên màn hình thành bản mới. Bản trước vẫn giữ nguyên, chọn ở «Bản» để đọc và in lại."
        )
        layout = QVBoxLayout(self)
        layout.addWidget(plain_label(hint, name="hint", wraps=True))
        layout.addLayout(form)
        layout.addWidget(self.message)
        layout.addStretch(1)
        layout.addWidget(buttons)

    @property
    def day(self) -> str:
        """The day of the amending document, as it is kept."""
        return read_partial_day(self.dated.text()) or ""

    def _on_amend_clicked(self) -> None:
        if read_partial_day(self.dated.text()) is None:
            self._say(explain(UnreadDayError(clean(self.dated.text()))))
        elif not clean(self.reason.text()):
            self._say(explain(DocumentRefusedError("why")))
            self.reason.setFocus()
        else:
            self.accept()

    def _say(self, sentence: str) -> None:
        self.message.setText(sentence)
        self.message.show()
