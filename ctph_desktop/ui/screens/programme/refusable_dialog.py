"""A dialog whose primary button asks the office to do something, and which stays with the reason where it refuses."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLabel, QLayout, QVBoxLayout, QWidget

from ctph_desktop.domain.errors import DomainError, EnvironmentFault
from ctph_desktop.services.ground.changes import Changes
from ctph_desktop.ui.shell.office_link import OfficeLink
from ctph_desktop.ui.widgets.controls import button, plain_label
from ctph_desktop.wording.errors import explain

if TYPE_CHECKING:
    from ctph_desktop.office import Office


class RefusableDialog(QDialog):
    """Accepted means: it is written. What is typed stays while the office refuses it."""

    def __init__(self, parent: QWidget, *, link: OfficeLink, verb: str) -> None:
        super().__init__(parent)
        self._link = link
        self.message = plain_label(name="bubble", wraps=True)
        self.message.hide()
        self.write_button = button(verb, is_primary=True)
        self.leave_button = button(self.tr("T&hôi"))
        self.write_button.clicked.connect(self._on_write_clicked)
        self.leave_button.clicked.connect(self.reject)

    def lay_out(self, hint: str, *parts: "QLayout | QWidget") -> None:
        """Put a hint over the parts, and the message and the buttons below them."""
        buttons = QDialogButtonBox()
        buttons.addButton(self.write_button, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.addButton(self.leave_button, QDialogButtonBox.ButtonRole.RejectRole)
        layout = QVBoxLayout(self)
        layout.addWidget(plain_label(hint, name="hint", wraps=True))
        for part in parts:
            if isinstance(part, QWidget):
                layout.addWidget(part, stretch=0 if isinstance(part, QLabel) else 1)
            else:
                layout.addLayout(part)
        if all(isinstance(part, QLabel | QLayout) for part in parts):
            layout.addStretch(1)
        layout.addWidget(self.message)
        layout.addWidget(buttons)

    def use_case(self) -> "Callable[[Office], Changes]":
        """Return what is to be done with what is typed."""
        raise NotImplementedError

    def _on_write_clicked(self) -> None:
        self.message.hide()
        self._let_write(is_open=False)
        self._link.change(self.use_case(), owner=self, on_done=self.accept, on_error=self._on_refused)

    def _on_refused(self, error: BaseException) -> None:
        self._let_write(is_open=True)
        if isinstance(error, DomainError | EnvironmentFault):
            self.message.setText(explain(error))
            self.message.show()
            self.write_button.setFocus()
        else:
            self._link.faults.show(error)

    def _let_write(self, *, is_open: bool) -> None:
        for widget in (self.write_button, self.leave_button):
            widget.setEnabled(is_open)
