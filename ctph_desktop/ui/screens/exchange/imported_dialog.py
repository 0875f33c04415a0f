"""Says what became of each file, and leads to what a person was waiting for: a report, a decision on one."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ctph_desktop.services.ground.exchange_rows import FileVerdict, ImportedRow, OutcomeRow
from ctph_desktop.ui.grid.columns import Column
from ctph_desktop.ui.grid.grid_view import GridView
from ctph_desktop.ui.grid.searched_grid import SearchedGrid
from ctph_desktop.ui.grid.table_model import GridTableModel
from ctph_desktop.ui.look.sizes import fit
from ctph_desktop.ui.screens.exchange.preview_dialog import verdict_column
from ctph_desktop.ui.widgets.controls import button, plain_label

_MOST_OUTCOMES = 6


class ImportedDialog(QDialog):
    """`wanted` is the outcome the person asked to look at, once the dialog is closed."""

    def __init__(self, parent: QWidget, *, rows: Sequence[ImportedRow]) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Kết quả nhập tệp"))
        fit(self, 860, 380)
        self.wanted: OutcomeRow | None = None
        found = [outcome for row in rows for outcome in row.outcomes]
        self.outcomes = sorted(found, key=lambda outcome: not outcome.is_returned)
        columns: tuple[Column[ImportedRow], ...] = (
            verdict_column(self.tr("Kết quả"), lambda r: r.verdict),
            Column[ImportedRow](self.tr("Bên gửi"), lambda r: r.sender, width=110),
            Column[ImportedRow](self.tr("Tệp"), lambda r: r.file_name, width=290),
            Column[ImportedRow](self.tr("Nội dung"), lambda r: r.message, width=300),
        )
        self.table = GridTableModel(columns, parent=self)
        self.table.set_rows(sorted(rows, key=lambda row: row.verdict is FileVerdict.ELSEWHERE))
        self._build()

    def _build(self) -> None:
        self.close_button = button(self.tr("&Đóng"), is_primary=not self.outcomes)
        self.open_buttons = [
            button(self.tr("&Mở") if not n else self.tr("Mở"), is_primary=not n) for n in range(self._shown_count())
        ]
        buttons = QDialogButtonBox()
        buttons.addButton(self.close_button, QDialogButtonBox.ButtonRole.RejectRole)
        layout = QVBoxLayout(self)
        for outcome, made in zip(self.outcomes, self.open_buttons, strict=False):
            layout.addLayout(self._build_outcome(outcome, made))
        if hidden := len(self.outcomes) - len(self.open_buttons):
            layout.addWidget(plain_label(self.tr("… và {count} báo cáo nữa.").format(count=hidden), name="hint"))
        grid = GridView(self.table, frozen=0, spoken=self.tr("Kết quả nhập tệp"))
        grid.order_by_heads()
        layout.addWidget(SearchedGrid(grid))
        layout.addWidget(buttons)
        buttons.rejected.connect(self.reject)
        (self.open_buttons[0] if self.open_buttons else self.close_button).setFocus()

    def _build_outcome(self, outcome: OutcomeRow, made: QPushButton) -> QHBoxLayout:
        made.setAccessibleName(self.tr("Mở: {text}").format(text=outcome.text))
        made.clicked.connect(partial(self._open, outcome))
        row = QHBoxLayout()
        row.addWidget(plain_label(outcome.text, name="sectionTitle", wraps=True), stretch=1)
        row.addWidget(made)
        return row

    def _shown_count(self) -> int:
        return min(len(self.outcomes), _MOST_OUTCOMES)

    def _open(self, outcome: OutcomeRow) -> None:
        self.wanted = outcome
        self.accept()
