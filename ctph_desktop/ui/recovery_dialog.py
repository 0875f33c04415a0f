"""Asks for the code of a recovery sheet, and does something with it that may refuse it."""

from collections.abc import Callable

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QVBoxLayout, QWidget

from ctph_desktop.domain.errors import DomainError, EnvironmentFault
from ctph_desktop.ui.dialogs import Faults
from ctph_desktop.ui.widgets.controls import button, plain_label
from ctph_desktop.ui.widgets.recovery_line import RecoveryLine
from ctph_desktop.ui.work import TaskRunner
from ctph_desktop.wording.errors import explain


class RecoveryDialog(QDialog):
    """Accepted means: `use` took the code; `outcome` is what it returned."""

    def __init__(
        self,
        parent: QWidget,
        *,
        title: str,
        prompt: str,
        verb: str,
        use: Callable[[str], object],
        tasks: TaskRunner,
        faults: Faults,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.outcome: object = None
        self._use = use
        self._tasks = tasks
        self._faults = faults
        self.line = RecoveryLine()
        self.message = plain_label(name="bubble", wraps=True)
        self.message.hide()
        self.use_button = button(verb, is_primary=True)
        buttons = QDialogButtonBox()
        buttons.addButton(self.use_button, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.addButton(button(self.tr("Thôi")), QDialogButtonBox.ButtonRole.RejectRole)
        layout = QVBoxLayout(self)
        layout.addWidget(plain_label(prompt, wraps=True))
        layout.addWidget(self.line)
        layout.addWidget(self.message)
        layout.addStretch(1)
        layout.addWidget(buttons)
        buttons.rejected.connect(self.reject)
        self.use_button.clicked.connect(self._on_use_clicked)
        self.line.returnPressed.connect(self._on_use_clicked)
        self.line.textChanged.connect(self.message.hide)
        self.resize(640, 220)

    def _on_use_clicked(self) -> None:
        if sentence := self.line.complaint():
            self._say(sentence)
            return
        typed, use = self.line.text(), self._use
        self.setEnabled(False)
        self._tasks.run(lambda: use(typed), on_done=self._on_used, on_error=self._on_refused, owner=self)

    def _on_used(self, outcome: object) -> None:
        self.outcome = outcome
        self.accept()

    def _on_refused(self, error: BaseException) -> None:
        self.setEnabled(True)
        if isinstance(error, DomainError | EnvironmentFault):
            self._say(explain(error))
        else:
            self._faults.show(error)

    def _say(self, sentence: str) -> None:
        self.message.setText(sentence)
        self.message.show()
        self.line.setFocus()
