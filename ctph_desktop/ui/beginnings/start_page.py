"""The first page when no office is open: the offices of this PC, and how one more comes to be."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ctph_desktop.services.ground.office_rows import CardState
from ctph_desktop.ui.beginnings.known_offices import KnownOffice
from ctph_desktop.ui.grid.columns import Column
from ctph_desktop.ui.grid.grid_view import GridView
from ctph_desktop.ui.grid.table_model import GridTableModel
from ctph_desktop.ui.widgets.controls import button, panel, plain_label
from ctph_desktop.wording import formats


class StartPage(QWidget):
    """Offers the offices found on this PC; the keyboard is where one chooses."""

    office_chosen = Signal(object)  # Path
    sample_wanted = Signal()
    new_sample_wanted = Signal()
    join_wanted = Signal()
    alone_wanted = Signal()
    founding_wanted = Signal()
    folder_wanted = Signal()
    backup_wanted = Signal()

    def __init__(self, offices: Sequence[KnownOffice], *, has_sample: bool = False) -> None:
        super().__init__()
        self.table = GridTableModel(self._columns(), parent=self)
        self.table.set_rows(offices)
        self._build(has_sample=has_sample)
        self._connect()
        if offices:
            self.grid.setCurrentIndex(self.table.index(0, 0))
        self.setFocusProxy(self.grid if offices else self.join_button)

    def _build(self, *, has_sample: bool) -> None:
        has_offices = bool(self.table.rows)
        self.grid = GridView(self.table, frozen=0, spoken=self.tr("Các đơn vị trên máy này"))
        self.grid.setVisible(has_offices)
        self.open_button = button(self.tr("&Mở"), is_primary=True)
        self.open_button.setVisible(has_offices)
        self.folder_button = button(self.tr("Mở &thư mục khác…"))
        self.backup_button = button(self.tr("Mở từ bản &sao lưu…"))
        self.alone_button = button(self.tr("&Xã chưa có thư mời…"))
        self.new_sample_button = button(self.tr("&Dựng lại bộ mẫu…"))
        self.new_sample_button.setVisible(has_sample)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(28, 22, 28, 22)
        layout.setSpacing(10)
        title = self.tr("Chọn đơn vị để làm việc") if has_offices else self.tr("Bắt đầu")
        layout.addWidget(plain_label(title, name="screenTitle"))
        if has_offices:
            layout.addWidget(self.grid, stretch=1)
            layout.addLayout(self._in_a_row(self.open_button, self.folder_button, self.backup_button))
            layout.addWidget(plain_label(self.tr("Thêm đơn vị trên máy này"), name="sectionTitle"))
            layout.addLayout(self._build_ways(is_first=False))
            layout.addLayout(self._in_a_row(self.alone_button, self.new_sample_button))
        else:
            layout.addLayout(self._build_ways(is_first=True))
            layout.addSpacing(10)
            layout.addWidget(plain_label(self.tr("Cách khác"), name="sectionTitle"))
            others = self.alone_button, self.backup_button, self.folder_button, self.new_sample_button
            layout.addLayout(self._in_a_row(*others))
            layout.addStretch(1)

    def _build_ways(self, *, is_first: bool) -> QHBoxLayout:
        self.join_button = button(self.tr("Tham &gia theo thư mời…"), is_primary=is_first)
        self.founding_button = button(self.tr("Tạo đơn vị &cấp trên…"), is_primary=is_first)
        self.sample_button = button(self.tr("Mở bộ mẫ&u"), is_primary=is_first)
        ways = QHBoxLayout()
        ways.setSpacing(14)
        for way, title, text in (
            (
                self.join_button,
                self.tr("Xã có thư mời"),
                self.tr("Xã, phường, đặc khu đã nhận tệp thư mời (.ctph) và mã 20 chữ số của cấp trên."),
            ),
            (
                self.founding_button,
                self.tr("Nơi tổng hợp"),
                self.tr("Tỉnh, sở, huyện nhận và tổng hợp báo cáo: chọn đơn vị mình và các xã trong danh mục."),
            ),
            (
                self.sample_button,
                self.tr("Xem thử bộ mẫu"),
                self.tr("Số liệu minh họa của một huyện và chín xã, để xem thử và tập làm."),
            ),
        ):
            card = panel()
            column = QVBoxLayout(card)
            column.setContentsMargins(16, 12, 16, 14)
            column.addWidget(plain_label(title, name="bigState" if is_first else "sectionTitle"))
            column.addWidget(plain_label(text, name="hint", wraps=True), stretch=1)
            column.addWidget(way)
            ways.addWidget(card, stretch=1)
        return ways

    @staticmethod
    def _in_a_row(*buttons: QPushButton) -> QHBoxLayout:
        row = QHBoxLayout()
        for made in buttons:
            row.addWidget(made)
        row.addStretch(1)
        return row

    def _connect(self) -> None:
        self.open_button.clicked.connect(self._on_open_clicked)
        self.grid.row_opened.connect(lambda row, _: self._choose(row))
        self.folder_button.clicked.connect(self.folder_wanted)
        self.join_button.clicked.connect(self.join_wanted)
        self.alone_button.clicked.connect(self.alone_wanted)
        self.founding_button.clicked.connect(self.founding_wanted)
        self.backup_button.clicked.connect(self.backup_wanted)
        self.sample_button.clicked.connect(self.sample_wanted)
        self.new_sample_button.clicked.connect(self.new_sample_wanted)

    def _columns(self) -> tuple[Column[KnownOffice], ...]:
        return (
            Column(self.tr("Đơn vị"), lambda o: o.name, width=280),
            Column(self.tr("Vai trò"), self._role, width=190),
            Column(self.tr("Mở lần cuối"), lambda o: formats.moment(o.opened_at) if o.opened_at else "", width=140),
            Column(self.tr("Thư mục"), lambda o: str(o.folder), width=420),
        )

    def _role(self, office: KnownOffice) -> str:
        if office.card is CardState.NEWER:
            return self.tr("Cần phần mềm mới hơn")
        if office.card is CardState.DAMAGED and not office.role:
            return self.tr("Tệp don-vi.json hỏng")
        roles = {"commune": self.tr("Đơn vị cấp xã"), "superior": self.tr("Cấp trên (tổng hợp)")}
        return roles.get(office.role, "")

    def _on_open_clicked(self) -> None:
        self._choose(self.grid.currentIndex().row())

    def _choose(self, row: int) -> None:
        if 0 <= row < len(self.table.rows):
            folder: Path = self.table.row(row).folder
            self.office_chosen.emit(folder)
