"""A note beside a figure: written, changed, taken away."""

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLineEdit, QVBoxLayout, QWidget

from ctph_desktop.domain.errors import NoteTooLongError
from ctph_desktop.domain.figures import FigureValue
from ctph_desktop.ui.look.sizes import fit
from ctph_desktop.ui.widgets.controls import button, mnemonic_label, plain_label
from ctph_desktop.wording import terms
from ctph_desktop.wording.errors import explain

_MOST_TYPED = 400  # more than a note may have, so that what is too long is said and not cut


class NoteDialog(QDialog):
    """Accepted means: `value` has the note as it stands in the line, none where that is empty."""

    def __init__(self, parent: QWidget, *, label: str, value: FigureValue) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Ghi chú của số liệu"))
        fit(self, 520, 200)
        self.value = value
        self._build(label)
        self.save_button.clicked.connect(self._on_save_clicked)
        self.line.returnPressed.connect(self._on_save_clicked)
        self.line.textEdited.connect(self.message.hide)

    def _build(self, label: str) -> None:
        self.line = QLineEdit(self.value.note)
        self.line.setAccessibleName(self.tr("Ghi chú"))
        self.line.setPlaceholderText(self.tr("ví dụ: ước; số liệu của Hội Phụ nữ"))
        self.line.setMaxLength(_MOST_TYPED)
        self.message = plain_label(name="bubble", wraps=True)
        self.message.hide()
        self.save_button = button(self.tr("&Lưu"), is_primary=True)
        buttons = QDialogButtonBox()
        buttons.addButton(self.save_button, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.addButton(button(self.tr("Thôi")), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.rejected.connect(self.reject)
        title = mnemonic_label(self.tr("&Ghi chú:"))
        title.setBuddy(self.line)
        layout = QVBoxLayout(self)
        layout.addWidget(plain_label(f"{label}: {terms.bare_figure(self.value)}", name="sectionTitle", wraps=True))
        layout.addWidget(title)
        layout.addWidget(self.line)
        hint = self.tr("Ghi chú đi cùng số khi chốt gửi, cấp trên đọc được. Để trống là bỏ ghi chú.")
        layout.addWidget(plain_label(hint, name="hint", wraps=True))
        layout.addWidget(self.message)
        layout.addStretch(1)
        layout.addWidget(buttons)
        self.line.setFocus()

    def _on_save_clicked(self) -> None:
        try:
            self.value = self.value.noted(self.line.text())
        except NoteTooLongError as error:
            self.message.setText(explain(error))
            self.message.show()
            return
        self.accept()
