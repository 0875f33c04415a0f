"""The first page when no office folder was named: the offices of this PC, and the ready sample."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ctph_desktop.ui.beginnings.known_offices import KnownOffice
from ctph_desktop.ui.grid.columns import Column
from ctph_desktop.ui.grid.grid_view import GridView
from ctph_desktop.ui.grid.table_model import GridTableModel
from ctph_desktop.ui.widgets.controls import button, plain_label
from ctph_desktop.wording import formats


class StartPage(QWidget):
    """Offers the offices found on this PC."""

    office_chosen = Signal(object)  # Path
    sample_wanted = Signal()
    join_wanted = Signal()
    founding_wanted = Signal()
    folder_wanted = Signal()
    backup_wanted = Signal()

    def __init__(self, offices: Sequence[KnownOffice]) -> None:
        super().__init__()
        self.table = GridTableModel(self._columns(), parent=self)
        self.table.set_rows(offices)
        self._build()
        self._connect()
        if offices:
            self.grid.setCurrentIndex(self.table.index(0, 0))

    def _build(self) -> None:
        self.grid = GridView(self.table, frozen=0, spoken=self.tr("Các đơn vị trên máy này"))
        self.grid.setVisible(bool(self.table.rows))
        self.open_button = button(self.tr("&Mở"), is_primary=True)
        self.open_button.setEnabled(bool(self.table.rows))
        self.folder_button = button(self.tr("Mở &thư mục khác…"))
        self.join_button = button(self.tr("Tham &gia theo thư mời…"))
        self.founding_button = button(self.tr("Tạo đơn vị &cấp trên…"))
        self.backup_button = button(self.tr("Mở từ bản &sao lưu…"))
        self.sample_button = button(self.tr("Mở bộ &mẫu (số liệu minh họa)"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(28, 22, 28, 22)
        layout.addWidget(plain_label(self.tr("Chọn đơn vị để làm việc"), name="screenTitle"))
        self.empty = plain_label(
            self.tr(
                "Chưa có đơn vị nào trên máy này. Nếu đã nhận thư mời của cấp trên, hãy chọn «Tham gia theo thư mời…». "
                "Nơi tổng hợp báo cáo (tỉnh, sở, huyện) chọn «Tạo đơn vị cấp trên…». Để xem thử, hãy mở bộ mẫu."
            ),
            name="hint",
            wraps=True,
        )
        self.empty.setVisible(not self.table.rows)
        layout.addWidget(self.empty)
        layout.addWidget(self.grid, stretch=1)
        row = QHBoxLayout()
        for made in (
            self.open_button, self.folder_button, self.join_button, self.founding_button, self.backup_button,
            self.sample_button,
        ):  # fmt: skip
            row.addWidget(made)
        row.addStretch(1)
        layout.addLayout(row)
        if not self.table.rows:
            layout.addStretch(1)

    def _connect(self) -> None:
        self.open_button.clicked.connect(self._on_open_clicked)
        self.grid.row_opened.connect(lambda row, _: self._choose(row))
        self.folder_button.clicked.connect(self.folder_wanted)
        self.join_button.clicked.connect(self.join_wanted)
        self.founding_button.clicked.connect(self.founding_wanted)
        self.backup_button.clicked.connect(self.backup_wanted)
        self.sample_button.clicked.connect(self.sample_wanted)

    def _columns(self) -> tuple[Column[KnownOffice], ...]:
        roles = {"commune": self.tr("Đơn vị cấp xã"), "superior": self.tr("Cấp trên (tổng hợp)")}
        return (
            Column(self.tr("Đơn vị"), lambda o: o.name, width=280),
            Column(self.tr("Vai trò"), lambda o: roles.get(o.role, ""), width=150),
            Column(self.tr("Mở lần cuối"), lambda o: formats.moment(o.opened_at) if o.opened_at else "", width=140),
            Column(self.tr("Thư mục"), lambda o: str(o.folder), width=420),
        )

    def _on_open_clicked(self) -> None:
        self._choose(self.grid.currentIndex().row())

    def _choose(self, row: int) -> None:
        if 0 <= row < len(self.table.rows):
            folder: Path = self.table.row(row).folder
            self.office_chosen.emit(folder)
