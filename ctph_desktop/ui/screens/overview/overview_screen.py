"""Tổng quan: next steps, the year against its pace, the months; for the superior office the board."""

from collections.abc import Sequence
from decimal import Decimal
from functools import partial

from PySide6.QtWidgets import QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from ctph_desktop.domain.periods import ReportingPeriod
from ctph_desktop.domain.submissions import SubmissionState
from ctph_desktop.services.ground.office_rows import OfficeRole
from ctph_desktop.services.ground.overview_rows import Overview, TodoRow
from ctph_desktop.services.ground.review_rows import BoardRow
from ctph_desktop.ui.conflicts.attention_bar import AttentionBar
from ctph_desktop.ui.look.period_words import period_words
from ctph_desktop.ui.screens.screen import Screen
from ctph_desktop.ui.shell.office_link import OfficeLink
from ctph_desktop.ui.widgets.controls import button, panel, plain_label
from ctph_desktop.ui.widgets.link_line import LinkLine
from ctph_desktop.ui.widgets.month_strip import MonthStrip
from ctph_desktop.ui.widgets.year_bars import YearBars
from ctph_desktop.wording import formats

_MOST_NAMES = 5


class OverviewScreen(Screen):
    """The first thing a person sees."""

    def __init__(self, link: OfficeLink) -> None:
        super().__init__(link)
        self._is_superior = link.profile.role is OfficeRole.SUPERIOR
        self._build()
        self.months.chosen.connect(self._on_month_chosen)
        self.go_button.clicked.connect(self._on_go_clicked)

    def _build(self) -> None:
        self.attention = AttentionBar(self.link)
        self.months = MonthStrip()
        self.bars = YearBars()
        self.todo: list[LinkLine] = []
        page = QWidget()
        columns = QHBoxLayout(page)
        columns.setContentsMargins(14, 12, 14, 12)
        columns.setSpacing(12)
        left = QVBoxLayout()
        left.addWidget(self.attention)
        left.addWidget(self._build_todo())
        left.addWidget(self._build_summary())
        left.addStretch(1)
        columns.addLayout(left, stretch=10)
        columns.addWidget(self._build_bars(), stretch=11)
        area = QScrollArea()
        area.setAccessibleName(self.tr("Tổng quan"))
        area.setWidgetResizable(True)
        area.setFrameShape(QScrollArea.Shape.NoFrame)
        area.setWidget(page)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(area)
        self.setFocusProxy(self.go_button)

    def _build_todo(self) -> QWidget:
        box = panel()
        layout = QVBoxLayout(box)
        layout.addWidget(plain_label(self.tr("Việc cần làm"), name="screenTitle"))
        self._todo_layout = QVBoxLayout()
        self._todo_layout.setSpacing(6)
        layout.addLayout(self._todo_layout)
        text = self.tr("Đến bảng th&eo dõi") if self._is_superior else self.tr("Nhập số liệu th&eo tháng")
        self.go_button = button(text, is_primary=True)
        row = QHBoxLayout()
        row.addWidget(self.go_button)
        row.addStretch(1)
        layout.addLayout(row)
        return box

    def _build_summary(self) -> QWidget:
        box = panel()
        layout = QVBoxLayout(box)
        title = self.tr("Báo cáo của các xã") if self._is_superior else self.tr("Báo cáo các kỳ")
        layout.addWidget(plain_label(title, name="sectionTitle"))
        self.board_summary = plain_label(wraps=True)
        self.board_summary.setVisible(self._is_superior)
        self.months.setVisible(not self._is_superior)
        layout.addWidget(self.board_summary)
        layout.addWidget(self.months)
        self.closed_months = plain_label(wraps=True)
        self.closed_months.hide()
        layout.addWidget(self.closed_months)
        return box

    def _build_bars(self) -> QWidget:
        box = panel()
        layout = QVBoxLayout(box)
        layout.addWidget(plain_label(self.tr("Tiến độ so với cam kết năm"), name="sectionTitle"))
        self.basis = plain_label(name="hint", wraps=True)
        self.basis.hide()
        layout.addWidget(self.basis)
        self._pace = plain_label(name="hint", wraps=True)
        layout.addWidget(self._pace)
        layout.addWidget(self.bars)
        layout.addStretch(1)
        return box

    def load(self, period: ReportingPeriod) -> None:
        """Show the overview kept from last time, or ask for it."""
        kept = self.link.kept
        if kept is not None and kept.overview.period == period:
            self._on_loaded(kept.overview)
            return
        self.link.ask(lambda office: office.overview(period), on_done=self._on_loaded, owner=self)

    def _on_loaded(self, overview: Overview | None) -> None:
        if overview is None or overview.period != self.period:
            return
        self._show_todo(overview.todo)
        self.bars.show_indicators(overview.indicators, is_judged=overview.is_judged)
        self.basis.setText(overview.basis)
        self.basis.setVisible(bool(overview.basis))
        self.months.show_months(overview.months)
        self.board_summary.setText(self._summary_of(overview.board, overview.period))
        self._show_closed(overview)
        pace = overview.indicators[0].pace if overview.indicators else None
        self._pace.setText(
            self.tr("Vạch xanh: mức cần đạt đến hết {period} nếu chia đều cả năm ({pace}).").format(
                period=period_words(overview.period), pace=formats.percent(pace, Decimal(1))
            )
            if pace is not None
            else self.tr("Chưa có chỉ tiêu cam kết nào.")
        )

    def _show_todo(self, todo: Sequence[TodoRow]) -> None:
        for line in self.todo:
            line.deleteLater()
        rows = todo or [TodoRow(self.tr("Không có việc nào đang chờ."))]
        self.todo = [LinkLine(f"•  {row.text}" if todo else row.text, is_link=bool(row.place)) for row in rows]
        for line, row in zip(self.todo, rows, strict=True):
            line.chosen.connect(partial(self._on_todo_chosen, row))
            self._todo_layout.addWidget(line)

    def _on_todo_chosen(self, row: TodoRow) -> None:
        if row.period is not None or row.standpoint is not None:
            self.go(row.place, row.action, period=row.period, standpoint=row.standpoint)
        else:
            self.action_wanted.emit(row.place, row.action)

    def _show_closed(self, overview: Overview) -> None:
        own = [m.period for m in overview.months if m.closing is not None and m.closing.is_closed]
        closed = own or [cell.period for row in overview.board[:1] for cell in row.cells if cell.is_closed]
        names = ", ".join(period_words(period) for period in closed)
        self.closed_months.setText(self.tr("◙ Kỳ đã chốt: {periods}.").format(periods=names) if closed else "")
        self.closed_months.setVisible(bool(closed))

    def _summary_of(self, board: Sequence[BoardRow], period: ReportingPeriod) -> str:
        awaited = [(row.unit_name, cell) for row in board for cell in row.cells if cell.period == period]
        cells = [(name, cell) for name, cell in awaited if cell.seal or not cell.is_outside]
        groups = (
            (self.tr("Đã duyệt"), {SubmissionState.ACCEPTED}),
            (self.tr("Chờ duyệt"), {SubmissionState.RECEIVED, SubmissionState.CHANGED}),
            (self.tr("Đã trả lại"), {SubmissionState.RETURNED}),
        )
        lines = [self.tr("Kỳ {period}: {total} đơn vị").format(period=period_words(period), total=len(cells))]
        for name, states in groups:
            units = [unit for unit, cell in cells if cell.seal and cell.state in states]
            lines.append(f"{name}: {len(units)}{_named(units)}")
        missing = [unit for unit, cell in cells if not cell.seal]
        lines.append(self.tr("Chưa gửi: {count}").format(count=len(missing)) + _named(missing))
        return "\n".join(lines)

    def _on_month_chosen(self, period: ReportingPeriod) -> None:
        self.period_wanted.emit(period)
        self.screen_wanted.emit("progress")

    def _on_go_clicked(self) -> None:
        self.screen_wanted.emit("exchange" if self._is_superior else "progress")


def _named(units: Sequence[str]) -> str:
    """Return the names of a few; nobody reads those of a province, and the board has them."""
    return f" – {', '.join(units)}" if 0 < len(units) <= _MOST_NAMES else ""
