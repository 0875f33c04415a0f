"""What a programme counts and how it is reported: its indicators, rhythm, calendar, due day, forms and units."""

from PySide6.QtWidgets import QFormLayout, QHBoxLayout, QVBoxLayout, QWidget

from ctph_desktop.domain.indicators import Direction, IndicatorKind
from ctph_desktop.domain.periods import PeriodCalendar, PeriodKind
from ctph_desktop.services.programmes.bones import Bones, IndicatorRow
from ctph_desktop.ui.grid.columns import Column
from ctph_desktop.ui.grid.grid_view import GridView
from ctph_desktop.ui.grid.searched_grid import SearchedGrid
from ctph_desktop.ui.grid.table_model import GridTableModel
from ctph_desktop.ui.grid.widths import ColumnWidths
from ctph_desktop.ui.widgets.controls import button, plain_label
from ctph_desktop.ui.widgets.text_box import TextBox


class IndicatorsPage(QWidget):
    """The indicators, in printing order."""

    def __init__(self, widths: ColumnWidths) -> None:
        super().__init__()
        self.none = plain_label(
            self.tr("Chương trình chưa có chỉ tiêu nào, nên chưa có gì để nhập."), name="hint", wraps=True
        )
        self._kinds = {
            IndicatorKind.FLOW: self.tr("trong kỳ, cộng dồn"),
            IndicatorKind.STOCK: self.tr("thời điểm"),
            IndicatorKind.DERIVED: self.tr("tính từ chỉ tiêu khác"),
        }
        self._directions = {
            Direction.UP: self.tr("càng cao càng tốt"),
            Direction.DOWN: self.tr("càng thấp càng tốt"),
            Direction.NEUTRAL: "",
        }
        self.table: GridTableModel[IndicatorRow] = GridTableModel(self._columns(), parent=self)
        self.grid = GridView(self.table, frozen=2, spoken=self.tr("Chỉ tiêu của chương trình"))
        self.grid.remember_widths(widths, name="programme indicators")
        self.add_button = button(
            self.tr("Thêm chỉ tiêu…"), tip=self.tr("Dán danh sách chỉ tiêu; có hiệu lực từ năm đang xem")
        )
        row = QHBoxLayout()
        row.addWidget(self.add_button)
        row.addStretch(1)
        layout = QVBoxLayout(self)
        layout.addWidget(self.none)
        layout.addWidget(SearchedGrid(self.grid), stretch=1)
        layout.addLayout(row)
        self.setFocusProxy(self.grid)

    def _columns(self) -> tuple[Column[IndicatorRow], ...]:
        return (
            Column(self.tr("Mã"), lambda row: row.indicator.code, width=70),
            Column(self.tr("Chỉ tiêu"), lambda row: row.indicator.name, width=300),
            Column(self.tr("ĐVT"), lambda row: row.indicator.unit_of_measure, width=90),
            Column(self.tr("Số lẻ"), lambda row: str(row.indicator.decimals), width=60, is_number=True),
            Column(self.tr("Cách tính"), lambda row: self._kinds[row.indicator.kind], width=140),
            Column(self.tr("Chiều hướng"), lambda row: self._directions[row.indicator.direction], width=140),
            Column(self.tr("Xã báo cáo"), lambda row: self.tr("mỗi kỳ") if row.indicator.is_monthly else "", width=90),
            Column(self.tr("Chia theo"), lambda row: ", ".join(row.parts), width=220),
            Column(self.tr("Không vượt quá"), lambda row: row.ceiling, width=160),
        )

    def show_bones(self, bones: Bones) -> None:
        """Show the indicators of a programme."""
        self.table.set_rows(bones.indicators)
        self.grid.fit()
        if bones.indicators and not self.grid.currentIndex().isValid():
            self.grid.setCurrentIndex(self.table.index(0, 0))
        self.none.setVisible(not bones.indicators)


class ReportingPage(QWidget):
    """How often is reported, by when, in which forms and by whom."""

    def __init__(self) -> None:
        super().__init__()
        self._rhythms = {
            PeriodKind.MONTH: self.tr("hằng tháng"),
            PeriodKind.QUARTER: self.tr("hằng quý"),
            PeriodKind.HALF_YEAR: self.tr("6 tháng"),
            PeriodKind.YEAR: self.tr("hằng năm"),
        }
        self.rhythm, self.calendar, self.due = (plain_label(is_selectable=True) for _ in range(3))
        self.forms = TextBox(spoken=self.tr("Các biểu"))
        self.units = TextBox(spoken=self.tr("Đơn vị tham gia"))
        self.count = plain_label(name="sectionTitle")
        form = QFormLayout()
        for text, label in (
            (self.tr("Nhịp báo cáo:"), self.rhythm),
            (self.tr("Kỳ tính:"), self.calendar),
            (self.tr("Hạn nộp:"), self.due),
        ):
            form.addRow(plain_label(text), label)
        layout = QVBoxLayout(self)
        layout.addLayout(form)
        layout.addWidget(plain_label(self.tr("Biểu"), name="sectionTitle"))
        layout.addWidget(self.forms)
        layout.addWidget(self.count)
        layout.addWidget(self.units)
        layout.addStretch(1)

    def show_bones(self, bones: Bones) -> None:
        """Show how a programme is reported in a year."""
        self.rhythm.setText(", ".join(self._rhythms.get(kind, "") for kind in bones.rhythm))
        is_plain = bones.calendar is PeriodCalendar.CALENDAR
        self.calendar.setText(
            self.tr("tháng dương lịch") if is_plain else self.tr("từ ngày 15 tháng trước đến ngày 14")
        )
        if bones.due_days is None:
            self.due.setText(self.tr("chưa ấn định ngày"))
        else:
            self.due.setText(self.tr("số ngày sau ngày cuối kỳ: {days}").format(days=bones.due_days))
        self.forms.setPlainText("\n".join(bones.forms) or self.tr("Chưa có biểu nào."))
        told = self.tr("Đơn vị tham gia năm {year}: {count}")
        self.count.setText(told.format(year=bones.year, count=len(bones.units)))
        self.units.setPlainText("\n".join(bones.units))
