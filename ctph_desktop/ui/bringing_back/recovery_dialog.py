"""Asks for the code of a recovery sheet, and does something with it that may refuse it."""

from collections.abc import Callable

from PySide6.QtWidgets import QWidget

from ctph_desktop.ui.look.dialogs import Faults
from ctph_desktop.ui.look.sizes import fit
from ctph_desktop.ui.shell.work import TaskRunner
from ctph_desktop.ui.widgets.code_dialog import CodeDialog
from ctph_desktop.ui.widgets.code_line import CodeLine
from ctph_desktop.ui.widgets.controls import button, plain_label

_DIGITS = 48
_GROUP = 6


class RecoveryDialog(CodeDialog):
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
        super().__init__(parent, faults=faults)
        self.setWindowTitle(title)
        fit(self, 700, 230)
        self.outcome: object = None
        self._use = use
        self._tasks = tasks
        line = CodeLine(digits=_DIGITS, group=_GROUP)
        line.setAccessibleName(self.tr("Mã phục hồi, tám nhóm sáu chữ số"))
        self.build(plain_label(prompt, wraps=True), code=line, verb=button(verb, is_primary=True))

    def send(self, typed: str) -> None:
        """Do with the code what was asked; the dialog waits until that is done."""
        use = self._use
        self.setEnabled(False)
        self._tasks.run(lambda: use(typed), on_done=self._on_used, on_error=self.refuse, owner=self)

    def refuse(self, error: BaseException) -> None:
        """Say why the code was not taken, and let it be typed anew."""
        self.setEnabled(True)
        super().refuse(error)

    def reject(self) -> None:
        """Close, but not in the midst of what was begun: nobody would hear how it ended."""
        if self.isEnabled():
            super().reject()

    def _on_used(self, outcome: object) -> None:
        self.outcome = outcome
        self.accept()
