"""What the dialogs share that make an office on this PC: by invitation, alone, or a superior office."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QDialog, QWidget

from ctph_desktop.domain.errors import DomainError, EnvironmentFault, MistypedCodeError
from ctph_desktop.ui.look.dialogs import Faults
from ctph_desktop.ui.shell.work import TaskRunner
from ctph_desktop.ui.widgets.code_line import wrong_groups
from ctph_desktop.ui.widgets.controls import plain_label
from ctph_desktop.wording.errors import explain


class NewOfficeDialog(QDialog):
    """Accepted means: the office was made in `folder`."""

    def __init__(self, parent: QWidget, *, tasks: TaskRunner, faults: Faults, offices: Path) -> None:
        super().__init__(parent)
        self.folder: Path | None = None
        self.message = plain_label(name="bubble", wraps=True)
        self.message.hide()
        self._tasks = tasks
        self._faults = faults
        self._offices = offices

    def let_try_again(self) -> None:
        """Take what was typed as it stands, after a refusal."""
        raise NotImplementedError

    def make(self, work: Callable[[], None], folder: Path) -> None:
        """Make the office in the worker thread."""
        self._tasks.run(work, on_done=lambda _: self.take(folder), on_error=self.refuse, owner=self)

    def take(self, folder: Path) -> None:
        """End with an office that was made."""
        self.folder = folder
        self.accept()

    def refuse(self, error: BaseException) -> None:
        """Say why it was not made; nothing that was typed is lost."""
        self.let_try_again()
        if isinstance(error, MistypedCodeError):
            self.say(wrong_groups(error))
        elif isinstance(error, DomainError | EnvironmentFault):
            self.say(explain(error))
        else:
            self._faults.show(error)

    def say(self, sentence: str) -> None:
        """Say what is missing or wrong."""
        self.message.setText(sentence)
        self.message.show()
