"""A dialog with a table that is typed into and written down at one time, with a reason."""

from collections.abc import Sequence
from typing import Any

from PySide6.QtWidgets import QDialog, QLineEdit, QPushButton, QWidget

from ctph_desktop.domain.errors import DomainError, EnvironmentFault
from ctph_desktop.ui.grid.columns import CellEdit
from ctph_desktop.ui.grid.grid_view import GridView
from ctph_desktop.ui.grid.paste_dialog import agreed_edits
from ctph_desktop.ui.grid.pasting import PastePlan
from ctph_desktop.ui.grid.table_model import GridTableModel
from ctph_desktop.ui.shell.office_link import OfficeLink
from ctph_desktop.ui.widgets.controls import plain_label
from ctph_desktop.wording.errors import explain


class DraftDialog(QDialog):
    """What such dialogs share: edits, pastes and blanks go into the table; nothing is taken while it is written down.

    Accepted means: it was written down; `outcome` says so. A dialog of the kind builds `grid`, `reason`, `message` and
    the two buttons, and says in `_put` what a value changes and in `_update` what may be written.
    """

    table: GridTableModel[Any]
    grid: GridView
    reason: QLineEdit
    save_button: QPushButton
    leave_button: QPushButton

    def __init__(self, parent: QWidget, *, link: OfficeLink) -> None:
        super().__init__(parent)
        self.outcome = ""
        self._link = link
        self._is_saving = False
        self.message = plain_label(name="bubble", wraps=True)
        self.message.hide()

    def _connect(self) -> None:
        self.grid.edits_made.connect(self._on_edits_made)
        self.grid.paste_planned.connect(self._on_paste_planned)
        self.grid.blank_requested.connect(self._on_blank_requested)
        self.grid.editor.textEdited.connect(lambda _: self._update())
        self.reason.textEdited.connect(lambda _: self._update())
        self.save_button.clicked.connect(self._on_save_clicked)
        self.leave_button.clicked.connect(self.reject)

    def _put(self, row: int, column: int, value: Any) -> None:
        raise NotImplementedError

    def _update(self) -> None:
        raise NotImplementedError

    def _may_give_up(self) -> bool:
        raise NotImplementedError

    def _save(self) -> None:
        raise NotImplementedError

    def _on_edits_made(self, edits: Sequence[CellEdit]) -> None:
        for edit in edits:
            self._put(edit.row, edit.column, edit.value)
        self._update()

    def _on_paste_planned(self, plan: PastePlan) -> None:
        self._on_edits_made(agreed_edits(self, plan=plan, table=self.table))

    def _on_blank_requested(self, cells: Sequence[tuple[int, int]]) -> None:
        for row, column in cells:
            self._put(row, column, None)
        self._update()

    def _on_save_clicked(self) -> None:
        if not self.grid.finish_edit():
            return
        self._update()
        if self.save_button.isEnabled():
            self._save()

    def _let_type(self, *, is_saving: bool) -> None:
        """Take nothing while it is written down: it would be neither written nor given up."""
        self._is_saving = is_saving
        for widget in (self.grid, self.reason, self.save_button, self.leave_button):
            widget.setEnabled(not is_saving)

    def _say(self, sentence: str) -> None:
        self.message.setText(sentence)
        self.message.show()

    def _on_refused(self, error: BaseException) -> None:
        self._let_type(is_saving=False)
        self._update()
        if isinstance(error, DomainError | EnvironmentFault):
            self._say(explain(error))
        else:
            self._link.faults.show(error)

    def reject(self) -> None:
        """Close; what was typed is given up only after a yes, and not while it is being written down."""
        if not self._is_saving and self.grid.finish_edit() and self._may_give_up():
            super().reject()
