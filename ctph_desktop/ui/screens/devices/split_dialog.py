"""A unit that is divided into several new ones."""

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QDate
from PySide6.QtWidgets import QCheckBox, QDateEdit, QFormLayout, QPlainTextEdit, QVBoxLayout, QWidget

from ctph_desktop.domain.unit_list import read_unit_list
from ctph_desktop.services.ground.changes import Changes
from ctph_desktop.services.roster.devices import OfficeDevices
from ctph_desktop.services.roster.new_units import NewUnit
from ctph_desktop.ui.look.sizes import fit
from ctph_desktop.ui.screens.devices.step_dialog import Step, StepDialog, page, text
from ctph_desktop.ui.shell.office_link import OfficeLink
from ctph_desktop.wording import devices as words
from ctph_desktop.wording.founding import list_problems

if TYPE_CHECKING:
    from ctph_desktop.office import Office

_FEWEST = 2


class SplitDialog(StepDialog):
    """The new units as a list, and the last day of the old one; then what will happen."""

    def __init__(self, parent: QWidget, *, office: OfficeDevices, year: int, link: OfficeLink) -> None:
        super().__init__(parent, title=self.tr("Chia {unit}").format(unit=office.unit_name), link=link)
        fit(self, 680, 480)
        self._office = office
        self.units = QPlainTextEdit()
        self.units.setAccessibleName(self.tr("Các đơn vị mới"))
        self.units.setPlaceholderText(self.tr("19701 Xã Một\n19702 Xã Hai"))
        self.units.setTabChangesFocus(True)
        self.last_day = QDateEdit(QDate(year, 6, 30))
        self.last_day.setDateRange(QDate(year - 1, 12, 31), QDate(year, 12, 31))
        self.last_day.setDisplayFormat("dd/MM/yyyy")
        self.last_day.setCalendarPopup(True)
        self.last_day.setAccessibleName(self.tr("Ngày cuối của đơn vị cũ"))
        form = QFormLayout()
        form.addRow(self.tr("N&gày cuối của đơn vị cũ:"), self.last_day)
        typed = QWidget()
        layout = QVBoxLayout(typed)
        hint = self.tr("Mỗi dòng một đơn vị mới: mã, tên (dán từ Excel được). Đơn vị ở dòng đầu giữ sổ của đơn vị cũ.")
        layout.addWidget(text(hint))
        layout.addWidget(self.units, stretch=1)
        layout.addLayout(form)
        typed.setFocusProxy(self.units)
        self.summary = text("")
        self.is_sure = QCheckBox(self.tr("Đã &xem lại các điều trên và đã nhập hết các tệp của đơn vị cũ"))
        self.set_steps(
            Step(typed, self.tr("&Tiếp tục"), self._complaint),
            Step(page(self.summary, self.is_sure), self.tr("&Chia đơn vị"), self._doubt),
        )

    def _parts(self) -> list[NewUnit]:
        listed, _ = read_unit_list(self.units.toPlainText())
        return [NewUnit(unit.code, unit.name) for unit in listed]

    def _complaint(self) -> str:
        listed, problems = read_unit_list(self.units.toPlainText())
        if problems:
            return list_problems(problems)
        if len(listed) < _FEWEST:
            return self.tr("Hãy ghi ít nhất hai đơn vị mới. Nếu chỉ có một, hãy đổi tên đơn vị.")
        sentences = words.division_sentences(
            self._office.unit_name, [unit.name for unit in listed], last_day=self._last_day()
        )
        if sentences != self.summary.text():
            self.is_sure.setChecked(False)
        self.summary.setText(sentences)
        return ""

    def _doubt(self) -> str:
        if self.is_sure.isChecked():
            return ""
        return self.tr("Việc chia đơn vị không rút lại được. Hãy xem lại rồi đánh dấu ô trên.")

    def _last_day(self) -> date:
        chosen = self.last_day.date()
        return date(chosen.year(), chosen.month(), chosen.day())

    def perform(self) -> None:
        """Divide the unit."""
        unit, parts, last_day = self._office.unit, self._parts(), self._last_day()
        done = self.tr("Đã chia {unit}.").format(unit=self._office.unit_name)
        then = self.tr("Hãy giao chỉ tiêu, xuất thư mời cho các đơn vị mới và tệp trả lời cho các xã.")

        def split(office: "Office") -> Changes:
            return office.splitting.split(unit, parts, last_day=last_day)

        self.run(split, on_done=lambda: self.finish(done, then))
