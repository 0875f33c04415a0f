"""Shows what of a pasted block does not fit, and asks whether to paste the rest."""

from typing import Any

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QVBoxLayout, QWidget

from ctph_desktop.ui.grid.columns import CellEdit, Column, RefusedText
from ctph_desktop.ui.grid.grid_view import GridView
from ctph_desktop.ui.grid.pasting import PastePlan
from ctph_desktop.ui.grid.table_model import GridTableModel
from ctph_desktop.ui.look.tones import Tone
from ctph_desktop.ui.widgets.controls import button, plain_label


class PasteDialog(QDialog):
    """Lists refused texts; accepted means: paste only what fits."""

    def __init__(self, parent: QWidget, *, plan: PastePlan, table: GridTableModel[Any]) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Dán số liệu"))
        self.resize(760, 400)
        self._table = table
        layout = QVBoxLayout(self)
        layout.addWidget(plain_label(self._sentence(plan), wraps=True))
        self.refused = GridView(
            GridTableModel(self._columns(), parent=self), frozen=0, spoken=self.tr("Các ô không dán được")
        )
        self.refused.table.set_rows(plan.refused)
        layout.addWidget(self.refused)
        buttons = QDialogButtonBox()
        self.good_button = button(self.tr("&Dán {count} ô hợp lệ").format(count=len(plan.edits)), is_primary=True)
        self.good_button.setEnabled(bool(plan.edits))
        self.none_button = button(self.tr("&Không dán gì"))
        buttons.addButton(self.good_button, QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton(self.none_button, QDialogButtonBox.ButtonRole.RejectRole)
        layout.addWidget(buttons)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        (self.good_button if plan.edits else self.none_button).setFocus()

    def _sentence(self, plan: PastePlan) -> str:
        return self.tr("{good} ô dán được, {bad} ô không dán được:").format(good=len(plan.edits), bad=len(plan.refused))

    def _columns(self) -> tuple[Column[RefusedText], ...]:
        return (
            Column(self.tr("Dòng"), self._line, width=230),
            Column(self.tr("Cột"), self._heading, width=100),
            Column(self.tr("Nội dung dán"), lambda r: r.text, width=120, tone=lambda _: Tone.ERROR),
            Column(self.tr("Vì sao"), lambda r: r.sentence, width=280),
        )

    def _line(self, refused: RefusedText) -> str:
        if refused.row >= self._table.rowCount():
            return str(refused.row + 1)
        return self._table.text(refused.row, 0)

    def _heading(self, refused: RefusedText) -> str:
        if refused.column >= self._table.columnCount():
            return str(refused.column + 1)
        return self._table.columns[refused.column].title


def agreed_edits(parent: QWidget, *, plan: PastePlan, table: GridTableModel[Any]) -> tuple[CellEdit, ...]:
    """Show what does not fit, and return what the person still wants pasted."""
    dialog = PasteDialog(parent, plan=plan, table=table)
    edits = plan.edits if dialog.exec() else ()
    dialog.deleteLater()
    return edits
