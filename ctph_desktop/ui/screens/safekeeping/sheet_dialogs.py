"""Dialogs about the recovery sheet: a new one, its confirmation, a test of one group."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLineEdit, QVBoxLayout, QWidget

from ctph_desktop.domain.errors import DomainError, EnvironmentFault
from ctph_desktop.domain.safekeeping import RecoverySheet
from ctph_desktop.ui.office_link import OfficeLink
from ctph_desktop.ui.screens.safekeeping.sheet_panel import SheetPanel
from ctph_desktop.ui.widgets.controls import button, plain_label
from ctph_desktop.wording.errors import explain

if TYPE_CHECKING:
    from ctph_desktop.office import Office


class SheetDialog(QDialog):
    """Shows a new sheet. Accepted means: its last group was typed back."""

    def __init__(self, parent: QWidget, sheet: RecoverySheet, *, link: OfficeLink) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Phiếu phục hồi mới"))
        self.panel = SheetPanel(sheet, link=link)
        buttons = QDialogButtonBox()
        self.later_button = button(self.tr("Để s&au"))
        buttons.addButton(self.later_button, QDialogButtonBox.ButtonRole.RejectRole)
        layout = QVBoxLayout(self)
        layout.addWidget(self.panel)
        layout.addStretch(1)
        layout.addWidget(buttons)
        self.panel.confirmed.connect(self.accept)
        buttons.rejected.connect(self.reject)
        self.resize(620, 400)


class GroupDialog(QDialog):
    """Asks for one group of the sheet. Accepted means: it was the right one."""

    def __init__(
        self, parent: QWidget, *, title: str, prompt: str, use: "Callable[[Office, str], None]", link: OfficeLink
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self._use = use
        self._link = link
        self.line = QLineEdit()
        self.line.setAccessibleName(prompt)
        self.message = plain_label(name="bubble", wraps=True)
        self.message.hide()
        self.compare_button = button(self.tr("&So với phiếu"), is_primary=True)
        buttons = QDialogButtonBox()
        buttons.addButton(self.compare_button, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.addButton(button(self.tr("Thôi")), QDialogButtonBox.ButtonRole.RejectRole)
        layout = QVBoxLayout(self)
        layout.addWidget(plain_label(prompt, wraps=True))
        layout.addWidget(self.line)
        layout.addWidget(self.message)
        layout.addStretch(1)
        layout.addWidget(buttons)
        buttons.rejected.connect(self.reject)
        self.compare_button.clicked.connect(self._on_compare_clicked)
        self.line.returnPressed.connect(self._on_compare_clicked)
        self.line.textChanged.connect(self.message.hide)
        self.resize(440, 190)

    def _on_compare_clicked(self) -> None:
        typed, use = self.line.text(), self._use
        self._link.ask(
            lambda office: use(office, typed),
            on_done=lambda _: self.accept(),
            on_error=self._on_refused,
            owner=self,
        )

    def _on_refused(self, error: BaseException) -> None:
        if isinstance(error, DomainError | EnvironmentFault):
            self.message.setText(explain(error))
            self.message.show()
        else:
            self._link.faults.show(error)
