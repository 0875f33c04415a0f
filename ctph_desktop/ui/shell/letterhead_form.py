"""What stands on every paper of the office, and who signs it: a page of Thiết lập."""

from PySide6.QtWidgets import QFormLayout, QLineEdit, QVBoxLayout, QWidget

from ctph_desktop.domain.letterhead import LONGEST_LINE, Letterhead
from ctph_desktop.ui.widgets.controls import mnemonic_label, plain_label


class LetterheadForm(QWidget):
    """`letterhead` is what was typed."""

    def __init__(self, letterhead: Letterhead, *, office_name: str) -> None:
        super().__init__()
        self.lines: dict[str, QLineEdit] = {}
        form = QFormLayout()
        for name, label, hint in (
            ("above", self.tr("Cơ quan c&hủ quản:"), self.tr("ví dụ: UBND TỈNH QUẢNG TRỊ")),
            ("name", self.tr("Tên cơ &quan:"), office_name),
            ("place", self.tr("Địa &danh:"), self.tr("ví dụ: Cam Lộ")),
            ("preparer", self.tr("Người &lập biểu:"), self.tr("họ và tên")),
            ("capacity", self.tr("Ký &thay:"), self.tr("ví dụ: KT. CHỦ TỊCH")),
            ("post", self.tr("&Chức vụ người ký:"), self.tr("ví dụ: PHÓ CHỦ TỊCH")),
            ("signer", self.tr("&Người ký:"), self.tr("họ và tên")),
        ):
            line = QLineEdit(getattr(letterhead, name))
            line.setMaxLength(LONGEST_LINE)
            line.setPlaceholderText(hint)
            line.setAccessibleName(label.replace("&", "").rstrip(":"))
            shown = mnemonic_label(label)
            shown.setBuddy(line)
            form.addRow(shown, line)
            self.lines[name] = line
        layout = QVBoxLayout(self)
        told = self.tr(
            "In trên mọi biểu và báo cáo của đơn vị này, PDF và Excel. Dòng nào để trống thì in như từ trước đến nay."
        )
        layout.addWidget(plain_label(told, name="hint", wraps=True))
        layout.addLayout(form)
        layout.addStretch(1)

    @property
    def letterhead(self) -> Letterhead:
        """What stands in the lines."""
        return Letterhead(**{name: line.text() for name, line in self.lines.items()}).tidy()
