"""Tells of PCs that were copied or restored, and what to do about each; seen once, it is not told again."""

from collections.abc import Sequence

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QVBoxLayout, QWidget

from ctph_desktop.services.reading.conflict_rows import ChainRow
from ctph_desktop.ui.grid.columns import Column
from ctph_desktop.ui.grid.grid_view import GridView
from ctph_desktop.ui.grid.table_model import GridTableModel
from ctph_desktop.ui.look.sizes import fit
from ctph_desktop.ui.shell.office_link import OfficeLink
from ctph_desktop.ui.widgets.controls import button, plain_label


class ChainDialog(QDialog):
    """A table of what was noticed; the advice of the current line stands below it."""

    def __init__(self, parent: QWidget, *, rows: Sequence[ChainRow], link: OfficeLink) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Máy bị sao chép, phục hồi hoặc thiếu dữ liệu"))
        fit(self, 900, 420)
        self._rows = tuple(rows)
        self._link = link
        self.table: GridTableModel[ChainRow] = GridTableModel(self._columns(), parent=self)
        self.table.set_rows(self._rows)
        self._build()
        self._show_advice(0)

    def _build(self) -> None:
        self.grid = GridView(self.table, frozen=0, spoken=self.tr("Những điều đã phát hiện"))
        self.advice = plain_label(name="bubble", wraps=True, is_selectable=True)
        self.advice.setProperty("level", "note")
        self.seen_button = button(self.tr("Đã &rõ, không nhắc lại"), is_primary=True)
        buttons = QDialogButtonBox()
        buttons.addButton(self.seen_button, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.addButton(button(self.tr("Để &sau")), QDialogButtonBox.ButtonRole.RejectRole)
        layout = QVBoxLayout(self)
        layout.addWidget(
            plain_label(self.tr("Các số đã nhận đều được giữ. Mỗi điều dưới đây cần người xem:"), wraps=True)
        )
        layout.addWidget(self.grid, stretch=1)
        layout.addWidget(plain_label(self.tr("Việc cần làm"), name="sectionTitle"))
        layout.addWidget(self.advice)
        layout.addWidget(buttons)
        self.grid.current_row_changed.connect(self._show_advice)
        self.seen_button.clicked.connect(self._on_seen_clicked)
        buttons.rejected.connect(self.reject)
        if self._rows:
            self.grid.setCurrentIndex(self.table.index(0, 0))

    def _columns(self) -> tuple[Column[ChainRow], ...]:
        return (
            Column(self.tr("Đơn vị"), lambda r: r.unit_name, width=170),
            Column(self.tr("Máy"), lambda r: r.device, width=170),
            Column(self.tr("Điều đã phát hiện"), lambda r: r.text, width=500),
        )

    def _show_advice(self, position: int) -> None:
        if 0 <= position < len(self._rows):
            self.advice.setText(self._rows[position].advice)

    def _on_seen_clicked(self) -> None:
        names = [row.name for row in self._rows]
        self._link.change(lambda office: office.chains.acknowledge(names), owner=self, on_done=self.accept)
