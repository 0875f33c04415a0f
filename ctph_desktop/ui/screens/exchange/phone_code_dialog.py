"""Asks for the ten digits the superior office reads out over the telephone once it holds a report."""

from PySide6.QtWidgets import QWidget

from ctph_desktop.services.ground.delivery_rows import PhoneConfirmation
from ctph_desktop.ui.look.sizes import fit
from ctph_desktop.ui.shell.office_link import OfficeLink
from ctph_desktop.ui.widgets.code_dialog import CodeDialog
from ctph_desktop.ui.widgets.code_line import CodeLine
from ctph_desktop.ui.widgets.controls import button, plain_label

_DIGITS = 10


class PhoneCodeDialog(CodeDialog):
    """Once accepted, `confirmed` says which report it was."""

    def __init__(self, parent: QWidget, *, link: OfficeLink) -> None:
        super().__init__(parent, faults=link.faults)
        self.setWindowTitle(self.tr("Mã nghe qua điện thoại"))
        fit(self, 540, 240)
        self.confirmed: PhoneConfirmation | None = None
        self._link = link
        self.confirm_button = button(self.tr("&Ghi nhận"), is_primary=True)
        sentence = plain_label(self._sentence(), wraps=True)
        self.build(sentence, code=CodeLine(digits=_DIGITS), verb=self.confirm_button)

    def _sentence(self) -> str:
        return self.tr(
            "Gọi {superior}, đề nghị mở báo cáo của đơn vị mình và đọc «Mã đọc qua điện thoại» (10 chữ số), rồi gõ vào "
            "đây. Mã đúng nghĩa là cấp trên đang giữ đúng bản báo cáo đã chốt trên máy này."
        ).format(superior=self._link.profile.superior_name)

    def send(self, typed: str) -> None:
        """Compare the code with the reports that were sealed here."""
        self.verb.setEnabled(False)
        self._link.ask(
            lambda office: office.delivery.confirm_by_phone(typed),
            on_done=self._on_confirmed,
            on_error=self.refuse,
            owner=self,
        )

    def _on_confirmed(self, confirmation: PhoneConfirmation) -> None:
        self.confirmed = confirmation
        self._link.changed.emit(confirmation.changes)
        self.accept()
