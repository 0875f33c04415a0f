"""A dialog that asks for a code heard over the telephone and stays open until it is right or the person gives up."""

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QPushButton, QVBoxLayout, QWidget

from ctph_desktop.domain.errors import DomainError, EnvironmentFault, MistypedCodeError
from ctph_desktop.ui.look.dialogs import Faults
from ctph_desktop.ui.widgets.code_line import CodeLine, wrong_groups
from ctph_desktop.ui.widgets.controls import button, plain_label
from ctph_desktop.wording.errors import explain


class CodeDialog(QDialog):
    """The code, what is wrong with it, and the button that hands it over; `send` is what a dialog of its kind adds."""

    code: CodeLine
    verb: QPushButton

    def __init__(self, parent: QWidget, *, faults: Faults) -> None:
        super().__init__(parent)
        self.message = plain_label(name="bubble", wraps=True)
        self.message.hide()
        self._faults = faults

    def build(self, explained: QWidget, *below: QWidget, code: CodeLine, verb: QPushButton) -> None:
        """Lay out what explains the code, the code, and what is chosen besides."""
        self.code, self.verb = code, verb
        buttons = QDialogButtonBox()
        buttons.addButton(self.verb, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.addButton(button(self.tr("Thôi")), QDialogButtonBox.ButtonRole.RejectRole)
        layout = QVBoxLayout(self)
        for widget in (explained, self.code, *below, self.message):
            layout.addWidget(widget)
        layout.addStretch(1)
        layout.addWidget(buttons)
        self.verb.clicked.connect(self._on_verb_clicked)
        self.code.returnPressed.connect(self._on_verb_clicked)
        self.code.textEdited.connect(self.message.hide)
        buttons.rejected.connect(self.reject)
        self.code.setFocus()

    def send(self, typed: str) -> None:
        """Hand over a code whose digits agree with themselves; errors go to `refuse`."""
        raise NotImplementedError

    def refuse(self, error: BaseException) -> None:
        """Say why the code was not taken, and let it be typed anew."""
        self.verb.setEnabled(True)
        if isinstance(error, MistypedCodeError):
            self._say(wrong_groups(error))
        elif isinstance(error, DomainError | EnvironmentFault):
            self._say(explain(error))
        else:
            self._faults.show(error)

    def _on_verb_clicked(self) -> None:
        if sentence := self.code.complaint():
            self._say(sentence)
        else:
            self.send(self.code.text())

    def _say(self, sentence: str) -> None:
        self.message.setText(sentence)
        self.message.show()
        self.code.setFocus()
