"""Dialogs about the recovery sheet: a new one, its confirmation, a test of one group."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QVBoxLayout, QWidget

from ctph_desktop.domain.safekeeping import RecoverySheet
from ctph_desktop.ui.look.sizes import fit
from ctph_desktop.ui.screens.safekeeping.sheet_panel import SheetPanel
from ctph_desktop.ui.shell.office_link import OfficeLink
from ctph_desktop.ui.widgets.code_dialog import CodeDialog
from ctph_desktop.ui.widgets.code_line import CodeLine
from ctph_desktop.ui.widgets.controls import button, plain_label

if TYPE_CHECKING:
    from ctph_desktop.office import Office

_GROUP = 6


class SheetDialog(QDialog):
    """Shows a new sheet. Accepted means: its last group was typed back; `has_replaced` another sheet by that."""

    def __init__(self, parent: QWidget, sheet: RecoverySheet, *, link: OfficeLink) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Phiếu phục hồi mới"))
        self.has_replaced = False
        self.panel = SheetPanel(sheet, link=link)
        buttons = QDialogButtonBox()
        self.later_button = button(self.tr("Để s&au"))
        buttons.addButton(self.later_button, QDialogButtonBox.ButtonRole.RejectRole)
        layout = QVBoxLayout(self)
        layout.addWidget(self.panel)
        layout.addStretch(1)
        layout.addWidget(buttons)
        self.panel.confirmed.connect(self._on_confirmed)
        buttons.rejected.connect(self.reject)
        fit(self, 620, 400)

    def _on_confirmed(self, has_replaced: bool) -> None:  # noqa: FBT001 - a slot
        self.has_replaced = has_replaced
        self.accept()


class GroupDialog(CodeDialog):
    """Asks for one group of the sheet. Accepted means: it was the right one; `outcome` is what `use` returned."""

    def __init__(
        self, parent: QWidget, *, title: str, prompt: str, use: "Callable[[Office, str], object]", link: OfficeLink
    ) -> None:
        super().__init__(parent, faults=link.faults)
        self.setWindowTitle(title)
        fit(self, 440, 190)
        self.outcome: object = None
        self._use = use
        self._link = link
        line = CodeLine(digits=_GROUP, group=_GROUP)
        line.setAccessibleName(prompt)
        self.build(plain_label(prompt, wraps=True), code=line, verb=button(self.tr("&So với phiếu"), is_primary=True))

    def send(self, typed: str) -> None:
        """Compare the group with the sheet that counts."""
        use = self._use
        self.verb.setEnabled(False)
        self._link.ask(lambda office: use(office, typed), on_done=self._on_compared, on_error=self.refuse, owner=self)

    def _on_compared(self, outcome: object) -> None:
        self.outcome = outcome
        self.accept()
