"""A unit that is called otherwise from a day on."""

from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QDate
from PySide6.QtWidgets import QCheckBox, QDateEdit, QFormLayout, QLineEdit, QWidget

from ctph_desktop.domain.text import clean
from ctph_desktop.domain.unit_list import official_code
from ctph_desktop.services.ground.changes import Changes
from ctph_desktop.services.roster.devices import OfficeDevices
from ctph_desktop.services.roster.new_units import NewUnit
from ctph_desktop.ui.look.sizes import fit
from ctph_desktop.ui.screens.devices.step_dialog import Step, StepDialog, page, text
from ctph_desktop.ui.shell.office_link import OfficeLink
from ctph_desktop.wording import devices as words

if TYPE_CHECKING:
    from ctph_desktop.office import Office


class RenameDialog(StepDialog):
    """The new name, the code and the first day; then what will and will not change."""

    def __init__(self, parent: QWidget, *, office: OfficeDevices, year: int, link: OfficeLink) -> None:
        super().__init__(parent, title=self.tr("Đổi tên {unit}").format(unit=office.unit_name), link=link)
        fit(self, 640, 380)
        self._office = office
        self.name, self.code = QLineEdit(), QLineEdit()
        self.name.setAccessibleName(self.tr("Tên mới"))
        self.code.setAccessibleName(self.tr("Mã mới"))
        self.code.setPlaceholderText(self.tr("bỏ trống nếu mã không đổi"))
        self.first_day = QDateEdit(QDate(year, 1, 1))
        self.first_day.setDisplayFormat("dd/MM/yyyy")
        self.first_day.setCalendarPopup(True)
        self.first_day.setAccessibleName(self.tr("Gọi tên mới từ ngày"))
        typed = QWidget()
        form = QFormLayout(typed)
        form.addRow(self.tr("&Tên mới:"), self.name)
        form.addRow(self.tr("&Mã mới:"), self.code)
        form.addRow(self.tr("Từ &ngày:"), self.first_day)
        typed.setFocusProxy(self.name)
        self.summary = text("")
        self.is_sure = QCheckBox(self.tr("Đã &xem lại các điều trên"))
        self.set_steps(
            Step(typed, self.tr("&Tiếp tục"), self._complaint),
            Step(page(self.summary, self.is_sure), self.tr("&Đổi tên"), self._doubt),
        )

    def _complaint(self) -> str:
        if not clean(self.name.text()):
            return self.tr("Hãy gõ tên mới của đơn vị.")
        if clean(self.code.text()) and not official_code(self.code.text()):
            return self.tr("Mã đơn vị chỉ gồm chữ không dấu và chữ số, viết liền (ví dụ 19600). Hãy gõ lại.")
        sentence = words.renaming_sentence(
            self._office.unit_name,
            clean(self.name.text()),
            code=official_code(self.code.text()),
            first_day=self._first_day(),
        )
        if sentence != self.summary.text():
            self.is_sure.setChecked(False)
        self.summary.setText(sentence)
        return ""

    def _doubt(self) -> str:
        return "" if self.is_sure.isChecked() else self.tr("Hãy xem lại rồi đánh dấu ô trên.")

    def _first_day(self) -> date:
        chosen = self.first_day.date()
        return date(chosen.year(), chosen.month(), chosen.day())

    def perform(self) -> None:
        """Rename the unit."""
        unit, wanted = self._office.unit, NewUnit(clean(self.code.text()), clean(self.name.text()))
        first_day = self._first_day()
        done = self.tr("Đã đổi tên thành {name}.").format(name=wanted.name)
        then = self.tr("Hãy xuất tệp trả lời để các xã nhận được.")

        def rename(office: "Office") -> Changes:
            return office.renaming.rename(unit, wanted, first_day=first_day)

        self.run(rename, on_done=lambda: self.finish(done, then))
