"""Asks what is doubtful in a pasted block, once for all its cells, and shows what does not fit."""

from typing import Any

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QVBoxLayout, QWidget

from ctph_desktop.ui.grid.columns import CellEdit, Column, RefusedText
from ctph_desktop.ui.grid.grid_view import GridView
from ctph_desktop.ui.grid.paste_question import questions_of
from ctph_desktop.ui.grid.pasting import PastePlan
from ctph_desktop.ui.grid.table_model import GridTableModel
from ctph_desktop.ui.look.sizes import fit
from ctph_desktop.ui.look.tones import Tone
from ctph_desktop.ui.widgets.controls import button, plain_label

_MOST_LISTED = 200


class PasteDialog(QDialog):
    """A question for each kind of doubt, then the refused texts; accepted means: paste what fits and was answered."""

    def __init__(self, parent: QWidget, *, plan: PastePlan, table: GridTableModel[Any]) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Dán số liệu"))
        self._plan = plan
        self._table = table
        fit(self, 760, 400 if plan.refused else 180)
        layout = QVBoxLayout(self)
        if plan.rows_outside or plan.columns_outside:
            layout.addWidget(plain_label(self._outside(), wraps=True))
        self.questions = questions_of(plan)
        for question in self.questions:
            question.answered.connect(self._show_count)
            layout.addWidget(question)
        if plan.refused:
            layout.addWidget(plain_label(self._above_list(), wraps=True))
            layout.addWidget(self._build_list(), stretch=1)
        layout.addStretch(0)
        layout.addWidget(self._build_buttons())
        self._show_count()
        (self.good_button if self.edits else self.none_button).setFocus()

    @property
    def edits(self) -> tuple[CellEdit, ...]:
        """What is pasted as things stand: what fits, and the doubtful cells as they were answered."""
        answered = tuple(edit for question in self.questions for edit in question.edits)
        return tuple(sorted((*self._plan.edits, *answered), key=lambda edit: (edit.row, edit.column)))

    def _build_list(self) -> GridView:
        self.refused = GridView(
            GridTableModel(self._columns(), parent=self), frozen=0, spoken=self.tr("Các ô không dán được")
        )
        self.refused.table.set_rows(self._plan.refused[:_MOST_LISTED])
        return self.refused

    def _build_buttons(self) -> QDialogButtonBox:
        buttons = QDialogButtonBox()
        self.good_button = button("", is_primary=True)
        self.none_button = button(self.tr("&Không dán gì"))
        buttons.addButton(self.good_button, QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton(self.none_button, QDialogButtonBox.ButtonRole.RejectRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        return buttons

    def _show_count(self) -> None:
        count = len(self.edits)
        self.good_button.setText(self.tr("&Dán %n ô", "", count))
        self.good_button.setAccessibleName(self.good_button.text().replace("&", ""))
        self.good_button.setEnabled(count > 0)

    def _outside(self) -> str:
        plan = self._plan
        rows = self.tr("%n dòng", "", plan.rows_outside) if plan.rows_outside else ""
        columns = self.tr("%n cột", "", plan.columns_outside) if plan.columns_outside else ""
        outside = ", ".join(filter(None, (rows, columns)))
        return self.tr("Khối dán lớn hơn bảng: {outside} nằm ngoài bảng, không dán.").format(outside=outside)

    def _above_list(self) -> str:
        good = self.tr("%n ô dán được", "", len(self._plan.edits))
        bad = self.tr("%n ô không dán được", "", len(self._plan.refused))
        if len(self._plan.refused) <= _MOST_LISTED:
            return f"{good}, {bad}:"
        return f"{good}, {bad}. {self.tr('Dưới đây là %n ô đầu tiên không dán được.', '', _MOST_LISTED)}"

    def _columns(self) -> tuple[Column[RefusedText], ...]:
        return (
            Column(self.tr("Dòng"), lambda r: self._table.text(r.row, 0), width=230),
            Column(self.tr("Cột"), lambda r: self._table.columns[r.column].title, width=100),
            Column(self.tr("Nội dung dán"), lambda r: r.text, width=120, tone=lambda _: Tone.ERROR),
            Column(self.tr("Vì sao"), lambda r: r.sentence, width=280),
        )


def agreed_edits(parent: QWidget, *, plan: PastePlan, table: GridTableModel[Any]) -> tuple[CellEdit, ...]:
    """Show what is doubtful or does not fit, and return what the person still wants pasted."""
    dialog = PasteDialog(parent, plan=plan, table=table)
    edits = dialog.edits if dialog.exec() else ()
    dialog.deleteLater()
    return edits
