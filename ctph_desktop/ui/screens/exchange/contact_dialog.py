"""How an office is reached: the desk in charge, its telephone, its e-mail."""

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QFormLayout, QLineEdit, QVBoxLayout, QWidget

from ctph_desktop.domain.errors import DomainError, EnvironmentFault
from ctph_desktop.services.ground.changes import Changes
from ctph_desktop.services.ground.contact_rows import ContactRow
from ctph_desktop.ui.look.sizes import fit
from ctph_desktop.ui.shell.office_link import OfficeLink
from ctph_desktop.ui.widgets.controls import button, mnemonic_label, plain_label
from ctph_desktop.wording.errors import explain

_MOST_LETTERS = 120


class ContactDialog(QDialog):
    """Accepted means: it was put down."""

    def __init__(self, parent: QWidget, *, contact: ContactRow, link: OfficeLink) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Liên hệ"))
        fit(self, 520, 260)
        self._contact = contact
        self._link = link
        self._build()

    def _build(self) -> None:
        self.desk = self._line(self._contact.desk, self.tr("Bộ phận phụ trách"), self.tr("ví dụ: Văn hoá – xã hội"))
        self.phone = self._line(self._contact.phone, self.tr("Điện thoại"), self.tr("ví dụ: 0233 3872 123"))
        self.email = self._line(self._contact.email, self.tr("Thư điện tử"), self.tr("ví dụ: vanphong@xa.gov.vn"))
        self.message = plain_label(name="bubble", wraps=True)
        self.message.hide()
        self.save_button = button(self.tr("&Lưu"), is_primary=True)
        buttons = QDialogButtonBox()
        buttons.addButton(self.save_button, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.addButton(button(self.tr("Thôi")), QDialogButtonBox.ButtonRole.RejectRole)
        form = QFormLayout()
        for title, line in (
            (self.tr("&Bộ phận phụ trách:"), self.desk),
            (self.tr("Điện t&hoại:"), self.phone),
            (self.tr("&Thư điện tử:"), self.email),
        ):
            label = mnemonic_label(title)
            label.setBuddy(line)
            form.addRow(label, line)
        layout = QVBoxLayout(self)
        layout.addWidget(plain_label(self._contact.unit_name, name="sectionTitle", wraps=True))
        layout.addLayout(form)
        layout.addWidget(
            plain_label(
                self.tr("Chỉ lưu ở đơn vị mình, không gửi cho đơn vị khác. Hãy ghi tên bộ phận, không ghi tên người."),
                name="hint",
                wraps=True,
            )
        )
        layout.addWidget(self.message)
        layout.addStretch(1)
        layout.addWidget(buttons)
        self.save_button.clicked.connect(self._on_save_clicked)
        for line in (self.desk, self.phone, self.email):
            line.returnPressed.connect(self._on_save_clicked)
            line.textEdited.connect(self.message.hide)
        buttons.rejected.connect(self.reject)

    @staticmethod
    def _line(text: str, spoken: str, example: str) -> QLineEdit:
        line = QLineEdit(text)
        line.setAccessibleName(spoken)
        line.setPlaceholderText(example)
        line.setMaxLength(_MOST_LETTERS)
        return line

    def _on_save_clicked(self) -> None:
        unit, desk, phone, email = self._contact.unit, self.desk.text(), self.phone.text(), self.email.text()
        self.save_button.setEnabled(False)
        self._link.ask(
            lambda office: office.contacts.record(unit, desk=desk, phone=phone, email=email),
            on_done=self._on_saved,
            on_error=self._on_refused,
            owner=self,
        )

    def _on_saved(self, changes: Changes) -> None:
        self._link.changed.emit(changes)
        self.accept()

    def _on_refused(self, error: BaseException) -> None:
        self.save_button.setEnabled(True)
        if isinstance(error, DomainError | EnvironmentFault):
            self.message.setText(explain(error))
            self.message.show()
        else:
            self._link.faults.show(error)


def ask_contact(parent: QWidget, *, contact: ContactRow, link: OfficeLink) -> bool:
    """Let the person change how an office is reached; True if it was put down."""
    dialog = ContactDialog(parent, contact=contact, link=link)
    is_saved = bool(dialog.exec())
    dialog.deleteLater()
    return is_saved
