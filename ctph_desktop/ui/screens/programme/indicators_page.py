"""What a programme counts: its indicators in printing order, and what can be done to them."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ctph_desktop.domain.indicators import Direction
from ctph_desktop.services.programmes.bones import Bones, IndicatorRow
from ctph_desktop.ui.grid.columns import Column
from ctph_desktop.ui.grid.grid_view import GridView
from ctph_desktop.ui.grid.searched_grid import SearchedGrid
from ctph_desktop.ui.grid.table_model import GridTableModel
from ctph_desktop.ui.grid.widths import ColumnWidths
from ctph_desktop.ui.screens.programme.indicator_words import direction_words, kind_words
from ctph_desktop.ui.widgets.controls import button, plain_label
from ctph_desktop.ui.widgets.reasons import allow


class IndicatorsPage(QWidget):
    """The indicators; who leads the programme adds, edits, moves and leaves them out."""

    def __init__(self, widths: ColumnWidths) -> None:
        super().__init__()
        self.may_write = False
        self.hint = plain_label(name="hint", wraps=True)
        self.table: GridTableModel[IndicatorRow] = GridTableModel(self._columns(), parent=self)
        self.grid = GridView(self.table, frozen=2, spoken=self.tr("Chỉ tiêu của chương trình"))
        self.grid.remember_widths(widths, name="programme indicators")
        self.add_button = button(
            self.tr("Thêm chỉ tiêu…"), tip=self.tr("Dán danh sách chỉ tiêu; có hiệu lực từ năm đang xem")
        )
        self.edit_button = button(
            self.tr("Sửa chỉ tiêu…"), tip=self.tr("Sửa tên, đơn vị tính, số lẻ, cách tính… của chỉ tiêu (Enter)")
        )
        self.up_button = button(self.tr("Lên"), tip=self.tr("Đưa chỉ tiêu lên một dòng (Alt+↑)"))
        self.down_button = button(self.tr("Xuống"), tip=self.tr("Đưa chỉ tiêu xuống một dòng (Alt+↓)"))
        self.leave_out_button = button(
            self.tr("Bỏ chỉ tiêu…"), tip=self.tr("Thôi tính chỉ tiêu từ năm đang xem; số của các năm trước giữ nguyên")
        )
        row = QHBoxLayout()
        for widget in self._buttons:
            row.addWidget(widget)
        row.addStretch(1)
        layout = QVBoxLayout(self)
        layout.addWidget(self.hint)
        layout.addWidget(SearchedGrid(self.grid), stretch=1)
        layout.addLayout(row)
        self.setFocusProxy(self.grid)
        for keys, pressed in ((Qt.Key.Key_Up, self.up_button), (Qt.Key.Key_Down, self.down_button)):
            sequence = QKeySequence(Qt.Modifier.ALT | keys)
            shortcut = QShortcut(sequence, self.grid, context=Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(pressed.click)
        self.grid.selectionModel().currentChanged.connect(lambda *_: self._update())

    @property
    def _buttons(self) -> tuple[QWidget, ...]:
        return (self.add_button, self.edit_button, self.up_button, self.down_button, self.leave_out_button)

    def _columns(self) -> tuple[Column[IndicatorRow], ...]:
        return (
            Column(self.tr("Mã"), lambda row: row.indicator.code, width=70),
            Column(self.tr("Chỉ tiêu"), lambda row: row.indicator.name, width=300),
            Column(self.tr("ĐVT"), lambda row: row.indicator.unit_of_measure, width=90),
            Column(self.tr("Số lẻ"), lambda row: str(row.indicator.decimals), width=60, is_number=True),
            Column(self.tr("Cách tính"), _kind, width=200),
            Column(self.tr("Chiều hướng"), lambda row: _direction(row.indicator.direction), width=130),
            Column(self.tr("Xã báo cáo"), lambda row: self.tr("mỗi kỳ") if row.indicator.is_monthly else "", width=90),
            Column(self.tr("Chia theo"), lambda row: ", ".join(row.parts), width=220),
            Column(self.tr("Không vượt quá"), lambda row: row.ceiling, width=160),
        )

    def show_bones(self, bones: Bones) -> None:
        """Show the indicators of a programme; the cursor stays on the one it was on."""
        before = self.current
        self.table.set_rows(bones.indicators)
        self.grid.fit()
        if bones.indicators:
            places = {one.indicator.uuid: place for place, one in enumerate(bones.indicators)}
            place = places.get(before.indicator.uuid, 0) if before is not None else 0
            self.grid.setCurrentIndex(self.table.index(place, max(self.grid.currentIndex().column(), 0)))
        self._update()

    def let_write(self, *, may_write: bool) -> None:
        """Show what the office that leads the programme can do, or only the indicators."""
        self.may_write = may_write
        for widget in self._buttons:
            widget.setVisible(may_write)
        self._update()

    @property
    def current(self) -> IndicatorRow | None:
        """The indicator the cursor is on."""
        index = self.grid.currentIndex()
        return self.table.row(index.row()) if index.isValid() and index.row() < self.table.rowCount() else None

    def _update(self) -> None:
        is_empty = not self.table.rowCount()
        self.hint.setVisible(is_empty)
        if is_empty:
            said = self.tr("Chương trình chưa có chỉ tiêu nào, nên chưa có gì để nhập.")
            how = self.tr("Bấm «Thêm chỉ tiêu…» rồi dán danh sách.") if self.may_write else ""
            self.hint.setText(f"{said} {how}".strip())
        why_not = self.tr("Chưa chọn chỉ tiêu nào.") if self.current is None else ""
        place = self.grid.currentIndex().row()
        for widget in (self.edit_button, self.leave_out_button):
            allow(widget, why_not=why_not)
        allow(self.up_button, why_not=why_not or (self.tr("Chỉ tiêu đã ở dòng đầu.") if place == 0 else ""))
        is_last = place == self.table.rowCount() - 1
        allow(self.down_button, why_not=why_not or (self.tr("Chỉ tiêu đã ở dòng cuối.") if is_last else ""))


def _direction(direction: Direction) -> str:
    return "" if direction is Direction.NEUTRAL else direction_words()[direction]


def _kind(row: IndicatorRow) -> str:
    return kind_words(row.indicator.kind, is_moved=row.indicator.is_moved, rate_of=row.rate_of)
