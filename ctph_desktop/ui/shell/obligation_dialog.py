"""Adds a report beside the rhythm of a programme: 9 months, an estimate of the year, a whole term, some days."""

from typing import Final

from msgspec import UNSET
from PySide6.QtCore import QDate
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDateEdit,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from ctph_desktop.domain.errors import DomainError, EnvironmentFault
from ctph_desktop.domain.figures import Measure
from ctph_desktop.domain.obligations import LONGEST_NAME, Obligation
from ctph_desktop.domain.periods import LATEST_YEAR, PeriodKind, ReportingPeriod
from ctph_desktop.services.ground.changes import Changes
from ctph_desktop.ui.look.sizes import fit
from ctph_desktop.ui.shell.office_link import OfficeLink
from ctph_desktop.ui.widgets.controls import button, mnemonic_label, plain_label, without_wheel
from ctph_desktop.wording.errors import explain

_MOST_DUE_DAYS: Final = 365


class ObligationDialog(QDialog):
    """Accepted means: it was added."""

    def __init__(self, parent: QWidget, *, link: OfficeLink, year: int) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Thêm báo cáo ngoài nhịp"))
        fit(self, 560, 380)
        self._link = link
        self._year = year
        self._build()
        self.kind.currentIndexChanged.connect(self._show_kind)
        self.add_button.clicked.connect(self._on_add_clicked)
        self._show_kind()

    def _build(self) -> None:
        self.name = QLineEdit()
        self.name.setMaxLength(LONGEST_NAME)
        self.name.setPlaceholderText(self.tr("ví dụ: Báo cáo 9 tháng; Ước thực hiện cả năm"))
        self.kind = QComboBox()
        without_wheel(self.kind)
        for kind, number, text in self._kinds():
            self.kind.addItem(text, (kind, number))
        self.last_year = QSpinBox()
        self.last_year.setRange(self._year + 1, LATEST_YEAR)
        self.last_year.setValue(self._year + 4)
        self.first_day, self.last_day = self._day(1), self._day(31)
        self.is_estimate = QCheckBox(self.tr("Số ghi là ước thực hiện &cả năm"))
        self.has_due = QCheckBox(self.tr("&Hạn nộp, số ngày sau ngày cuối kỳ:"))
        self.due_days = QSpinBox()
        self.due_days.setRange(-_MOST_DUE_DAYS, _MOST_DUE_DAYS)
        self.due_days.setValue(5)
        self.due_days.setEnabled(False)
        self.has_due.toggled.connect(self.due_days.setEnabled)
        self.message = plain_label(name="bubble", wraps=True)
        self.message.hide()
        self.name.textEdited.connect(self.message.hide)
        for field, spoken in (
            (self.name, self.tr("Tên báo cáo")),
            (self.kind, self.tr("Kỳ báo cáo")),
            (self.last_year, self.tr("Đến năm")),
            (self.first_day, self.tr("Từ ngày")),
            (self.last_day, self.tr("Đến ngày")),
            (self.due_days, self.tr("Số ngày sau ngày cuối kỳ")),
        ):
            field.setAccessibleName(spoken)
        self.form = QFormLayout()
        self.days = QWidget()
        between = QHBoxLayout(self.days)
        between.setContentsMargins(0, 0, 0, 0)
        between.addWidget(self.first_day)
        between.addWidget(self.last_day)
        between.addStretch(1)
        rows: tuple[tuple[str, QWidget], ...] = (
            (self.tr("&Tên báo cáo:"), self.name),
            (self.tr("&Kỳ:"), self.kind),
            (self.tr("Đến &năm:"), self.last_year),
            (self.tr("Từ ngày, đến n&gày:"), self.days),
        )
        for title, row in rows:
            label = mnemonic_label(title)
            label.setBuddy(self.first_day if row is self.days else row)
            self.form.addRow(label, row)
        due = QHBoxLayout()
        due.addWidget(self.has_due)
        due.addWidget(self.due_days)
        due.addStretch(1)
        self._lay_out(due)

    def _lay_out(self, due: QHBoxLayout) -> None:
        self.add_button = button(self.tr("Thê&m"), is_primary=True)
        buttons = QDialogButtonBox()
        buttons.addButton(self.add_button, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.addButton(button(self.tr("Thôi")), QDialogButtonBox.ButtonRole.RejectRole)
        buttons.rejected.connect(self.reject)
        hint = self.tr(
            "Báo cáo này được nhập, chốt, duyệt và tổng hợp riêng, bên cạnh báo cáo theo nhịp; chọn nó ở ô «Chương "
            "trình». Kỳ dài hơn chương trình tự cộng từ các kỳ ngắn đã nhập."
        )
        layout = QVBoxLayout(self)
        layout.addWidget(plain_label(hint, name="hint", wraps=True))
        layout.addLayout(self.form)
        layout.addWidget(self.is_estimate)
        layout.addLayout(due)
        layout.addWidget(self.message)
        layout.addStretch(1)
        layout.addWidget(buttons)
        self.name.setFocus()

    def _kinds(self) -> tuple[tuple[PeriodKind, int, str], ...]:
        return (
            (PeriodKind.NINE_MONTHS, 0, self.tr("9 tháng, mỗi năm")),
            (PeriodKind.HALF_YEAR, 1, self.tr("6 tháng đầu năm, mỗi năm")),
            (PeriodKind.HALF_YEAR, 0, self.tr("6 tháng đầu năm và cuối năm")),
            (PeriodKind.QUARTER, 0, self.tr("từng quý")),
            (PeriodKind.YEAR, 0, self.tr("cả năm, mỗi năm")),
            *((PeriodKind.MONTH, n, self.tr("tháng {number}, mỗi năm").format(number=n)) for n in range(1, 13)),
            (PeriodKind.TERM, 0, self.tr("cả giai đoạn, từ năm {year}").format(year=self._year)),
            (PeriodKind.SPAN, 0, self.tr("đột xuất, từ ngày đến ngày")),
        )

    def _day(self, day: int) -> QDateEdit:
        edit = QDateEdit(QDate(self._year, 1, day))
        edit.setDisplayFormat("dd/MM/yyyy")
        edit.setCalendarPopup(True)
        return edit

    @property
    def obligation(self) -> Obligation:
        """What the fields say; a DomainError where days are none."""
        kind, number = self.kind.currentData()
        period = ""
        if kind is PeriodKind.TERM:
            period = ReportingPeriod.term(self._year, self.last_year.value()).code
        elif kind is PeriodKind.SPAN:
            first, last = (each.date().toPython() for each in (self.first_day, self.last_day))
            period = ReportingPeriod.days(first, last).code  # type: ignore[arg-type] # both are days
        return Obligation(
            programme="",
            name=self.name.text(),
            kind=kind,
            number=number,
            period=period,
            measure=Measure.ESTIMATE if self.is_estimate.isChecked() else Measure.ACTUAL,
            due_days=self.due_days.value() if self.has_due.isChecked() else UNSET,
        )

    def _show_kind(self) -> None:
        kind, _ = self.kind.currentData()
        self.form.setRowVisible(self.last_year, kind is PeriodKind.TERM)
        self.form.setRowVisible(self.days, kind is PeriodKind.SPAN)

    def _on_add_clicked(self) -> None:
        try:
            wanted = self.obligation
        except DomainError as error:
            self._say(explain(error))
            return
        self.add_button.setEnabled(False)
        self._link.ask(
            lambda office: office.obligations.add(wanted),
            on_done=self._on_added,
            on_error=self._on_refused,
            owner=self,
        )

    def _on_added(self, changes: Changes) -> None:
        self._link.changed.emit(changes)
        self.accept()

    def _on_refused(self, error: BaseException) -> None:
        self.add_button.setEnabled(True)
        if isinstance(error, DomainError | EnvironmentFault):
            self._say(explain(error))
        else:
            self._link.faults.show(error)

    def _say(self, sentence: str) -> None:
        self.message.setText(sentence)
        self.message.show()
