"""The units a consolidation goes without, in a list that can be searched, and the way to remind them."""

from collections.abc import Sequence

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QVBoxLayout, QWidget

from ctph_desktop.domain.submissions import SubmissionState
from ctph_desktop.ui.grid.columns import Column
from ctph_desktop.ui.grid.grid_view import GridView
from ctph_desktop.ui.grid.searched_grid import SearchedGrid
from ctph_desktop.ui.grid.table_model import GridTableModel
from ctph_desktop.ui.look.sizes import fit
from ctph_desktop.ui.widgets.controls import button, plain_label
from ctph_desktop.ui.widgets.states import SIGNS, board_state

MissingRow = tuple[str, SubmissionState | None]


class MissingDialog(QDialog):
    """Accepted means: remind them. A row is a name, and where its report stands if the very period is reported."""

    def __init__(self, parent: QWidget, *, rows: Sequence[MissingRow]) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Đơn vị chưa có trong tổng hợp"))
        fit(self, 480, 480)
        columns: tuple[Column[MissingRow], ...] = (
            Column(self.tr("Đơn vị"), lambda row: row[0], width=250),
            Column(self.tr("Báo cáo"), lambda row: _state_text(row[1]), width=150),
        )
        self.table: GridTableModel[MissingRow] = GridTableModel(columns, parent=self)
        self.table.set_rows(rows)
        self.grid = GridView(self.table, frozen=0, spoken=self.tr("Đơn vị chưa có trong tổng hợp"))
        self.grid.order_by_heads()
        self.remind_button = button(self.tr("&Nhắc…"), is_primary=True)
        buttons = QDialogButtonBox()
        buttons.addButton(self.remind_button, QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton(button(self.tr("Đón&g")), QDialogButtonBox.ButtonRole.RejectRole)
        layout = QVBoxLayout(self)
        text = self.tr("{count} đơn vị chưa có báo cáo được duyệt.").format(count=len(rows))
        layout.addWidget(plain_label(text, name="sectionTitle", wraps=True))
        layout.addWidget(SearchedGrid(self.grid), stretch=1)
        layout.addWidget(buttons)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        self.grid.setFocus()


def _state_text(state: SubmissionState | None) -> str:
    return f"{SIGNS[state]} {board_state(state)}" if state is not None else ""
