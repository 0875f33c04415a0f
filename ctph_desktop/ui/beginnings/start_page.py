"""The first page when no office is open: the offices of this PC, and how one more comes to be."""

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ctph_desktop.services.ground.office_rows import CardState
from ctph_desktop.ui.beginnings.known_offices import KnownOffice
from ctph_desktop.ui.grid.columns import Column
from ctph_desktop.ui.grid.grid_view import GridView
from ctph_desktop.ui.grid.table_model import GridTableModel
from ctph_desktop.ui.widgets.controls import button, plain_label
from ctph_desktop.wording import formats


class StartPage(QWidget):
    """Offers the offices found on this PC; the keyboard is where one chooses."""

    office_chosen = Signal(object)  # Path
    sample_wanted = Signal()
    new_sample_wanted = Signal()
    join_wanted = Signal()
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
        self.empty = plain_label(
            self.tr("Chưa có đơn vị nào trên máy này. Hãy chọn một trong các cách dưới đây."), name="hint", wraps=True
        )
        self.empty.setVisible(not has_offices)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(28, 22, 28, 22)
        title = self.tr("Chọn đơn vị để làm việc") if has_offices else self.tr("Bắt đầu")
        layout.addWidget(plain_label(title, name="screenTitle"))
        layout.addWidget(self.empty)
        layout.addWidget(self.grid, stretch=1)
        opening = self._in_a_row(self.open_button, self.folder_button, self.backup_button)
        adding = self._build_ways(has_sample=has_sample)
        if has_offices:
            layout.addLayout(opening)
            layout.addWidget(plain_label(self.tr("Thêm đơn vị trên máy này"), name="sectionTitle"))
            layout.addLayout(adding)
        else:
            layout.addLayout(adding)
            layout.addWidget(plain_label(self.tr("Đã có dữ liệu ở nơi khác"), name="sectionTitle"))
            layout.addLayout(opening)
            layout.addStretch(1)

    def _build_ways(self, *, has_sample: bool) -> QGridLayout:
        self.join_button = button(self.tr("Tham &gia theo thư mời…"))
        self.founding_button = button(self.tr("Tạo đơn vị &cấp trên…"))
        self.sample_button = button(self.tr("Mở bộ mẫ&u"))
        self.new_sample_button = button(self.tr("&Dựng lại bộ mẫu…"))
        ways = QGridLayout()
        ways.setColumnStretch(1, 1)
        for row, (way, text) in enumerate(
            (
                (self.join_button, self.tr("Xã, phường, đặc khu đã nhận tệp thư mời và mã của cấp trên.")),
                (self.founding_button, self.tr("Nơi nhận và tổng hợp báo cáo: tỉnh, sở, huyện.")),
                (self.sample_button, self.tr("Số liệu minh họa của một huyện và chín xã, để xem thử và tập làm.")),
                (self.new_sample_button, self.tr("Bỏ những gì đã tập nhập, bắt đầu lại với số liệu ban đầu.")),
            )
        ):
            hint = plain_label(text, name="hint", wraps=True)
            for widget in (way, hint):
                widget.setVisible(has_sample or way is not self.new_sample_button)
            ways.addWidget(way, row, 0)
            ways.addWidget(hint, row, 1)
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
