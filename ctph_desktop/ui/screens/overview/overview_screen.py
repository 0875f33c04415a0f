"""Tổng quan: next steps, the year against its pace, the months; for the superior office the board."""

from collections.abc import Callable, Sequence
from decimal import Decimal
from functools import partial
from itertools import groupby

from msgspec.structs import replace
from PySide6.QtWidgets import QHBoxLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from ctph_desktop.domain.due_work import SOON, WorkGroup
from ctph_desktop.domain.periods import ReportingPeriod
from ctph_desktop.domain.report_groups import ReportGroup
from ctph_desktop.services.ground.office_rows import OfficeRole
from ctph_desktop.services.ground.overview_rows import Overview, ProgrammeCounts, TodoRow
from ctph_desktop.ui.conflicts.attention_bar import AttentionBar
from ctph_desktop.ui.look.languages import translate
from ctph_desktop.ui.look.period_words import period_words
from ctph_desktop.ui.screens.overview.programme_counts import ProgrammeCountsTable
from ctph_desktop.ui.screens.screen import Screen
from ctph_desktop.ui.shell.office_link import OfficeLink
from ctph_desktop.ui.widgets.controls import button, panel, plain_label
from ctph_desktop.ui.widgets.link_line import LinkLine
from ctph_desktop.ui.widgets.month_strip import MonthStrip
from ctph_desktop.ui.widgets.year_bars import YearBars
from ctph_desktop.wording import formats

_NOT_NOW = {WorkGroup.LATER, WorkGroup.UNDATED}


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
        self._headings: list[QLabel] = []
        self._unfolded: set[WorkGroup] = set()
        self._unfold: Callable[[], None] = lambda: None
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
        self.counts = ProgrammeCountsTable()
        self.counts.chosen.connect(self._on_count_chosen)
        layout.addWidget(self.counts)
        layout.addWidget(self.months)
        (self.months if self._is_superior else self.counts).hide()
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
        self._show_todo(overview.todo, overview.next_report)
        self.bars.show_indicators(overview.indicators, is_judged=overview.is_judged)
        self.basis.setText(overview.basis)
        self.basis.setVisible(bool(overview.basis))
        self.months.show_months(overview.months)
        self.counts.show_programmes(overview.programmes)
        self._show_closed(overview)
        pace = overview.indicators[0].pace if overview.indicators else None
        self._pace.setText(
            self.tr("Vạch xanh: mức cần đạt đến hết {period} nếu chia đều cả năm ({pace}).").format(
                period=period_words(overview.period), pace=formats.percent(pace, Decimal(1))
            )
            if pace is not None
            else self.tr("Chưa có chỉ tiêu cộng dồn nào được giao cam kết.")
        )

    def _show_todo(self, todo: Sequence[TodoRow], next_report: TodoRow | None = None) -> None:
        first = self.focusProxy()
        has_keyboard = first is not None and first.hasFocus()
        for old in (*self.todo, *self._headings):
            old.deleteLater()
        rows = todo or [self._nothing_due(next_report)]
        self.todo, self._headings = [], []
        for group, of_group in groupby(rows, key=lambda row: row.group):
            found = list(of_group)
            is_folded = group in _NOT_NOW and group not in self._unfolded and rows[0].group is not group
            if todo:
                heading = self._heading(group, len(found), is_folded=is_folded)
                self._todo_layout.addWidget(heading)
                self._headings.append(heading)
            for row in () if is_folded else found:
                text = due_text(row)
                line = LinkLine(f"•  {text}" if todo else text, is_link=bool(row.place))
                line.chosen.connect(partial(self._on_todo_chosen, row))
                self._todo_layout.addWidget(line)
                self.todo.append(line)
        self._unfold = partial(self._show_todo, todo, next_report)
        self.setFocusProxy(next((line for line in self.todo if line.is_link), self.go_button))
        if has_keyboard:
            self.setFocus()

    def _heading(self, group: WorkGroup, count: int, *, is_folded: bool) -> QLabel:
        """Return the heading of a group; one that is folded is a link that unfolds it."""
        title = f"{self._group_title(group)} · {count}"
        if not is_folded:
            return plain_label(title, name="hint")
        line = LinkLine(f"▸ {title}")
        line.chosen.connect(partial(self._on_unfold, group))
        return line

    def _on_unfold(self, group: WorkGroup) -> None:
        before = len(self.todo)
        self._unfolded.add(group)
        self._unfold()
        self.todo[before].show()
        self.todo[before].setFocus()

    def _group_title(self, group: WorkGroup) -> str:
        return {
            WorkGroup.OVERDUE: self.tr("Quá hạn"),
            WorkGroup.RETURNED: self.tr("Bị trả lại"),
            WorkGroup.DUE: self.tr("Cần làm"),
            WorkGroup.ELSEWHERE: self.tr("Chờ nơi khác"),
            WorkGroup.LATER: self.tr("Sau %n ngày nữa", "", SOON),
            WorkGroup.UNDATED: self.tr("Chưa ấn định ngày"),
        }[group]

    def _nothing_due(self, next_report: TodoRow | None) -> TodoRow:
        if next_report is None or next_report.period is None:
            return TodoRow(self.tr("Không có việc nào đang chờ."))
        text = self.tr("Hết việc đến hạn. Việc gần nhất: báo cáo {period}").format(
            period=period_words(next_report.period)
        )
        return replace(next_report, text=text)

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

    def _on_count_chosen(self, row: ProgrammeCounts, group: ReportGroup | None) -> None:
        action = f"board:{group.value}" if group is not None else "board"
        self.go("exchange", action, period=row.period, standpoint=None if row.is_looked_at else row.standpoint)

    def _on_month_chosen(self, period: ReportingPeriod) -> None:
        self.period_wanted.emit(period)
        self.screen_wanted.emit("progress")

    def _on_go_clicked(self) -> None:
        self.screen_wanted.emit("exchange" if self._is_superior else "progress")


def due_text(row: TodoRow) -> str:
    """Return a step with the day it is due and how far off that is."""
    if row.due is None or row.days_left is None:
        return row.text
    text = row.text.rstrip(".")
    if row.days_left < 0:
        late = translate("Overview", "{text} · hạn {day}, trễ {count} ngày")
        return late.format(text=text, day=formats.day(row.due), count=-row.days_left)
    left = translate("Overview", "{text} · hạn {day}, còn {count} ngày")
    return left.format(text=text, day=formats.day(row.due), count=row.days_left)
