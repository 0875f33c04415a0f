"""How a programme is reported, as it is edited: rhythm from a month on, calendar, due day, units."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QCheckBox, QComboBox, QFormLayout, QHBoxLayout, QSpinBox, QWidget

from ctph_desktop.domain.periods import PeriodCalendar, PeriodKind, ReportingPeriod
from ctph_desktop.domain.reporting_plans import RHYTHMS, ReportingPlan, months_to_begin_with
from ctph_desktop.services.ground.changes import Changes
from ctph_desktop.services.programmes.reporting_rules import ReportingSheet
from ctph_desktop.ui.look.period_words import period_words
from ctph_desktop.ui.look.sizes import fit
from ctph_desktop.ui.screens.programme.refusable_dialog import RefusableDialog
from ctph_desktop.ui.screens.programme.reporting_words import calendar_words, rhythm_words
from ctph_desktop.ui.shell.office_link import OfficeLink
from ctph_desktop.ui.widgets.controls import mnemonic_label, without_wheel
from ctph_desktop.ui.widgets.tick_list import TickList

if TYPE_CHECKING:
    from ctph_desktop.office import Office

_MOST_DUE_DAYS: Final = 365
_USUAL_DUE_DAYS: Final = 5


class ReportingDialog(RefusableDialog):
    """Accepted means: reports are made so from the year looked at on."""

    def __init__(self, parent: QWidget, *, link: OfficeLink, sheet: ReportingSheet) -> None:
        super().__init__(parent, link=link, verb=self.tr("&Ghi cách báo cáo"))
        self.setWindowTitle(self.tr("Cách báo cáo từ năm {year}").format(year=link.profile.plan_year))
        fit(self, 620, 560)
        self._year = link.profile.plan_year
        self._sheet = sheet
        self._build()
        self._show(sheet.plan)
        self.rhythm.currentIndexChanged.connect(lambda _: self._fill_months(1))

    def _build(self) -> None:
        self.rhythm, self.since, self.calendar = QComboBox(), QComboBox(), QComboBox()
        rhythms, calendars = rhythm_words(), calendar_words()
        for kind in RHYTHMS:
            self.rhythm.addItem(_at_the_beginning(rhythms[kind]), kind)
        for calendar, words in calendars.items():
            self.calendar.addItem(_at_the_beginning(words), calendar)
        self.has_due = QCheckBox(self.tr("&Hạn nộp, số ngày sau ngày cuối kỳ:"))
        self.due_days = QSpinBox()
        self.due_days.setAccessibleName(self.tr("Số ngày sau ngày cuối kỳ"))
        self.has_due.toggled.connect(self.due_days.setEnabled)
        for box in (self.rhythm, self.since, self.calendar, self.due_days):
            without_wheel(box)
        form = QFormLayout()
        for text, field in (
            (self.tr("&Nhịp báo cáo:"), self.rhythm),
            (self.tr("Áp dụng &từ:"), self.since),
            (self.tr("&Kỳ tính:"), self.calendar),
        ):
            field.setAccessibleName(text.replace("&", "").rstrip(":"))
            form.addRow(text, field)
        due = QHBoxLayout()
        due.addWidget(self.has_due)
        due.addWidget(self.due_days)
        due.addStretch(1)
        self.units = TickList(spoken=self.tr("Đơn vị tham gia"))
        title = mnemonic_label(self.tr("Đơn vị th&am gia"))
        title.setObjectName("sectionTitle")
        title.setBuddy(self.units)
        self.lay_out(self._hint(), form, due, title, self.units)

    def _hint(self) -> str:
        said = [
            self.tr("Có hiệu lực từ năm {year}; số đã nhập và báo cáo đã chốt giữ nguyên.").format(year=self._year),
        ]
        if self._sheet.is_used:
            said.append(self.tr("Chương trình đã có số, nên kỳ tính không đổi được."))
        return " ".join(said)

    def _show(self, plan: ReportingPlan) -> None:
        self.rhythm.setCurrentIndex(max(self.rhythm.findData(plan.rhythm), 0))
        self._fill_months(plan.since)
        self.calendar.setCurrentIndex(self.calendar.findData(plan.calendar))
        self.calendar.setEnabled(not self._sheet.is_used)
        most = max(_MOST_DUE_DAYS, abs(plan.due_days or 0))
        self.due_days.setRange(-most, most)
        self.due_days.setValue(_USUAL_DUE_DAYS if plan.due_days is None else plan.due_days)
        self.has_due.setChecked(plan.due_days is not None)
        self.due_days.setEnabled(self.has_due.isChecked())
        self.units.fill(self._sheet.units, ticked=plan.units)

    def _fill_months(self, chosen: int) -> None:
        with QSignalBlocker(self.since):
            self.since.clear()
            for number in months_to_begin_with(PeriodKind(self.rhythm.currentData())):
                words = period_words(ReportingPeriod.month(self._year, number))
                self.since.addItem(_at_the_beginning(words), number)
            self.since.setCurrentIndex(max(self.since.findData(chosen), 0))

    @property
    def plan(self) -> ReportingPlan:
        """How reports are to be made, as it stands in the dialog."""
        ticked = self.units.ticked
        before = [unit for unit in self._sheet.plan.units if unit in ticked]
        return ReportingPlan(
            PeriodKind(self.rhythm.currentData()),  # Qt gives back the text alone
            self.since.currentData(),
            PeriodCalendar(self.calendar.currentData()),
            self.due_days.value() if self.has_due.isChecked() else None,
            (*before, *(unit for unit in ticked if unit not in before)),
        )

    def use_case(self) -> "Callable[[Office], Changes]":
        """Write what was chosen."""
        plan = self.plan
        return lambda office: office.reporting_rules.change(plan)


def _at_the_beginning(words: str) -> str:
    return words[:1].upper() + words[1:]
