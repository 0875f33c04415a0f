"""Asks for the ten digits the superior office reads out over the telephone once it holds a report."""

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QVBoxLayout, QWidget

from ctph_desktop.domain.errors import DomainError, EnvironmentFault, MistypedCodeError
from ctph_desktop.services.rows import PhoneConfirmation
from ctph_desktop.ui.office_link import OfficeLink
from ctph_desktop.ui.widgets.code_line import CodeLine, wrong_groups
from ctph_desktop.ui.widgets.controls import button, plain_label
from ctph_desktop.wording.errors import explain

_DIGITS = 10


class PhoneCodeDialog(QDialog):
    """Stays open until the code is right or the person gives up; `confirmed` then says which report it was."""

    def __init__(self, parent: QWidget, *, link: OfficeLink) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Mã nghe qua điện thoại"))
        self.resize(540, 240)
        self.confirmed: PhoneConfirmation | None = None
        self._link = link
        self._build()

    def _build(self) -> None:
        self.code = CodeLine(digits=_DIGITS)
        self.message = plain_label(name="bubble", wraps=True)
        self.message.hide()
        self.confirm_button = button(self.tr("&Ghi nhận"), is_primary=True)
        buttons = QDialogButtonBox()
        buttons.addButton(self.confirm_button, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.addButton(button(self.tr("Thôi")), QDialogButtonBox.ButtonRole.RejectRole)
        layout = QVBoxLayout(self)
        layout.addWidget(plain_label(self._sentence(), wraps=True))
        layout.addWidget(self.code)
        layout.addWidget(self.message)
        layout.addStretch(1)
        layout.addWidget(buttons)
        self.confirm_button.clicked.connect(self._on_confirm_clicked)
        self.code.returnPressed.connect(self._on_confirm_clicked)
        self.code.textEdited.connect(self.message.hide)
        buttons.rejected.connect(self.reject)
        self.code.setFocus()

    def _sentence(self) -> str:
        return self.tr(
            "Gọi {superior}, đề nghị mở báo cáo của đơn vị mình và đọc «Mã đọc qua điện thoại» (10 chữ số), rồi gõ vào "
            "đây. Mã đúng nghĩa là cấp trên đang giữ đúng bản báo cáo đã chốt trên máy này."
        ).format(superior=self._link.profile.superior_name)

    def _on_confirm_clicked(self) -> None:
        if sentence := self.code.complaint():
            self._say(sentence)
            return
        typed = self.code.text()
        self.confirm_button.setEnabled(False)
        self._link.ask(
            lambda office: office.delivery.confirm_by_phone(typed),
            on_done=self._on_confirmed,
            on_error=self._on_refused,
            owner=self,
        )

    def _on_confirmed(self, confirmation: PhoneConfirmation) -> None:
        self.confirmed = confirmation
        self._link.changed.emit(confirmation.changes)
        self.accept()

    def _on_refused(self, error: BaseException) -> None:
        self.confirm_button.setEnabled(True)
        if isinstance(error, MistypedCodeError):
            self._say(wrong_groups(error))
        elif isinstance(error, DomainError | EnvironmentFault):
            self._say(explain(error))
        else:
            self._link.faults.show(error)

    def _say(self, sentence: str) -> None:
        self.message.setText(sentence)
        self.message.show()
        self.code.setFocus()
