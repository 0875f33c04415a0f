"""Communes that become one, and a new superior office that goes on with the programme."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from PySide6.QtCore import QDate, Qt
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDateEdit,
    QFormLayout,
    QLineEdit,
    QListWidget,
    QListWidgetItem,
    QRadioButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from ctph_desktop.domain.text import clean, name_key
from ctph_desktop.domain.unit_list import official_code
from ctph_desktop.services.ground.changes import Changes
from ctph_desktop.services.roster.devices import DeviceRow, OfficeDevices
from ctph_desktop.services.roster.new_units import NewUnit
from ctph_desktop.ui.look.languages import translate
from ctph_desktop.ui.look.sizes import fit
from ctph_desktop.ui.screens.devices.step_dialog import Step, StepDialog, page, text
from ctph_desktop.ui.shell.office_link import OfficeLink
from ctph_desktop.ui.widgets.controls import shortened
from ctph_desktop.ui.widgets.text_box import TextBox
from ctph_desktop.wording import devices as words

if TYPE_CHECKING:
    from ctph_desktop.office import Office

_SUMMARY_LINES = 16


class MergeDialog(StepDialog):
    """Which units end, who goes on, from which day; then it is published."""

    def __init__(self, parent: QWidget, *, offices: Sequence[OfficeDevices], year: int, link: OfficeLink) -> None:
        super().__init__(parent, title=self.tr("Sáp nhập đơn vị"), link=link)
        fit(self, 680, 480)
        self._offices = tuple(offices)
        self.ended = QListWidget()
        self.ended.setAccessibleName(self.tr("Các đơn vị kết thúc"))
        for office in self._offices:
            item = QListWidgetItem(office.unit_name)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Unchecked)
            self.ended.addItem(item)
        self.summary = text("")
        self.is_sure = QCheckBox(self.tr("Đã &xem lại các điều trên và đã nhập hết các tệp của đơn vị cũ"))
        self.set_steps(
            Step(
                page(text(self.tr("Đánh dấu các đơn vị sẽ kết thúc (không đánh dấu đơn vị còn lại):")), self.ended),
                self.tr("&Tiếp tục"),
                lambda: "" if self._checked() else self.tr("Hãy đánh dấu ít nhất một đơn vị."),
            ),
            Step(self._successor_page(year), self.tr("&Tiếp tục"), self._successor_complaint),
            Step(page(self.summary, self.is_sure), self.tr("&Sáp nhập"), self._doubt),
        )

    def _successor_page(self, year: int) -> QWidget:
        self.is_new = QRadioButton(self.tr("Đơn vị &mới:"))
        self.is_known = QRadioButton(self.tr("Đơn vị đã &có trong chương trình:"))
        self.is_new.setChecked(True)
        self.new_name, self.new_code = QLineEdit(), QLineEdit()
        self.new_name.setAccessibleName(self.tr("Tên đơn vị mới"))
        self.new_code.setAccessibleName(self.tr("Mã đơn vị mới"))
        self.known_box = QComboBox()
        self.known_box.setAccessibleName(self.tr("Đơn vị kế thừa"))
        for office in self._offices:
            self.known_box.addItem(office.unit_name, office.unit)
        self.last_day = QDateEdit(QDate(year, 6, 30))
        self.last_day.setDateRange(QDate(year - 1, 12, 31), QDate(year, 12, 31))
        self.last_day.setDisplayFormat("dd/MM/yyyy")
        self.last_day.setCalendarPopup(True)
        self.last_day.setAccessibleName(self.tr("Ngày cuối của đơn vị cũ"))
        form = QFormLayout()
        form.addRow(self.is_new)
        form.addRow(self.tr("&Tên:"), self.new_name)
        form.addRow(self.tr("Mã &đơn vị:"), self.new_code)
        form.addRow(self.is_known, self.known_box)
        form.addRow(self.tr("N&gày cuối của đơn vị cũ:"), self.last_day)
        made = QWidget()
        layout = QVBoxLayout(made)
        layout.addWidget(text(self.tr("Đơn vị nào tiếp nhận, và đơn vị cũ hoạt động đến hết ngày nào?")))
        layout.addLayout(form)
        layout.addStretch(1)
        made.setFocusProxy(self.new_name)
        self.known_box.activated.connect(lambda _: self.is_known.setChecked(True))
        self.new_name.textEdited.connect(lambda _: self.is_new.setChecked(True))
        return made

    def _checked(self) -> tuple[OfficeDevices, ...]:
        rows = range(self.ended.count())
        return tuple(self._offices[n] for n in rows if self.ended.item(n).checkState() is Qt.CheckState.Checked)

    def _successor_complaint(self) -> str:
        if self.is_new.isChecked() and (sentence := self._new_unit_complaint()):
            return sentence
        if self.is_known.isChecked() and self.known_box.currentData() in {office.unit for office in self._checked()}:
            return self.tr("Đơn vị kế thừa không thể là đơn vị kết thúc. Hãy chọn đơn vị khác.")
        self._show_summary()
        return ""

    def _new_unit_complaint(self) -> str:
        name = clean(self.new_name.text())
        if not (name and clean(self.new_code.text())):
            return self.tr("Hãy gõ tên và mã của đơn vị mới.")
        if name_key(name) in {name_key(office.unit_name) for office in self._offices}:
            return self.tr(
                "Đã có «{name}» trong chương trình. Hãy chọn «Đơn vị đã có trong chương trình», hoặc gõ tên khác."
            ).format(name=name)
        return _code_complaint(self.new_code.text())

    def _show_summary(self) -> None:
        """Repeat what was chosen, with its days; a yes given to something else does not hold."""
        is_new = self.is_new.isChecked()
        name = clean(self.new_name.text()) if is_new else self.known_box.currentText()
        sentences = words.merger_sentences(
            [office.unit_name for office in self._checked()],
            name,
            new_code=official_code(self.new_code.text()) if is_new else "",
            last_day=self._last_day(),
            today=date.today(),  # noqa: DTZ011 - the day as the person at the desk reads it
        )
        if sentences != self.summary.text():
            self.is_sure.setChecked(False)
        self.summary.setText(sentences)

    def _doubt(self) -> str:
        if self.is_sure.isChecked():
            return ""
        return self.tr("Việc sáp nhập không rút lại được. Hãy xem lại rồi đánh dấu ô trên.")

    def _last_day(self) -> date:
        chosen = self.last_day.date()
        return date(chosen.year(), chosen.month(), chosen.day())

    def perform(self) -> None:
        """Publish the merger."""
        ended = [office.unit for office in self._checked()]
        is_new = self.is_new.isChecked()
        successor: str | NewUnit = str(self.known_box.currentData())
        if is_new:
            successor = NewUnit(clean(self.new_code.text()), clean(self.new_name.text()))
        last_day = self._last_day()
        done, then = self.tr("Đã sáp nhập."), words.after_merger(is_new=is_new)

        def merge(office: "Office") -> Changes:
            office.succession.merge_units(ended, successor, last_day=last_day)
            return Changes.ALL

        self.run(merge, on_done=lambda: self.finish(done, then))


class SucceedDialog(StepDialog):
    """Makes this office the new superior office. Accepted means: the office must be opened anew."""

    def __init__(self, parent: QWidget, *, offices: Sequence[OfficeDevices], link: OfficeLink) -> None:
        super().__init__(parent, title=self.tr("Cấp trên mới tiếp nhận chương trình"), link=link)
        fit(self, 680, 460)
        self._offices = tuple(offices)
        self.name, self.code, self.person, self.post = QLineEdit(), QLineEdit(), QLineEdit(), QLineEdit()
        form_page = QWidget()
        form = QFormLayout(form_page)
        for label, line in (
            (self.tr("&Tên cấp trên mới:"), self.name),
            (self.tr("Mã đơn &vị:"), self.code),
            (self.tr("Họ và tên &cán bộ:"), self.person),
            (self.tr("C&hức vụ:"), self.post),
        ):
            line.setAccessibleName(label.replace("&", "").rstrip(":"))
            form.addRow(label, line)
        form_page.setFocusProxy(self.name)
        self.is_sure = QCheckBox(self.tr("Đã &xem lại các điều trên, đã nhập hết các tệp đang có và đã sao lưu"))
        self.summary = TextBox(spoken=self.tr("Những gì sẽ thay đổi"))
        self.summary.setMinimumHeight(self.summary.height_of(_SUMMARY_LINES))
        self.summary.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        old = link.profile.unit_name
        self.set_steps(
            Step(
                page(
                    text(
                        self.tr(
                            "Dùng khi {old} kết thúc và một đơn vị khác làm cấp trên của chương trình này, trên chính "
                            "máy này. Chương trình, chỉ tiêu, báo cáo và quyết định được giữ nguyên."
                        ).format(old=old)
                    ),
                    text(
                        self.tr(
                            "Sau đó hãy gửi thư mời mới cho các xã. Mỗi xã mở mục «Máy và người dùng», chọn «Nhận thư "
                            "mời của cấp trên…» và gõ mã trên công văn. Máy của các xã không phải ghi nhận lại."
                        )
                    ),
                ),
                self.tr("&Tiếp tục"),
            ),
            Step(form_page, self.tr("&Tiếp tục"), self._complaint),
            Step(
                page(
                    self.summary,
                    text(self.tr("Việc này không rút lại được. Khoá danh sách máy cũ hết hiệu lực.")),
                    self.is_sure,
                ),
                self.tr("&Tiếp nhận chương trình"),
                lambda: "" if self.is_sure.isChecked() else self.tr("Hãy xem lại, làm xong rồi đánh dấu ô trên."),
            ),
        )

    def _complaint(self) -> str:
        if not (clean(self.name.text()) and clean(self.code.text())):
            return self.tr("Hãy gõ tên và mã của cấp trên mới.")
        if sentence := _code_complaint(self.code.text()):
            return sentence
        self._show_summary()
        return ""

    def _show_summary(self) -> None:
        """Repeat what was typed and which PCs go along; a yes given to something else does not hold."""
        own = self.link.profile
        in_use = {
            office.unit: [self._called(device) for device in office.devices if not device.is_revoked]
            for office in self._offices
        }
        others = [(office.unit_name, in_use[office.unit]) for office in self._offices if office.unit != own.unit]
        sentences = words.succession_sentences(
            own.unit_name,
            name=clean(self.name.text()),
            code=official_code(self.code.text()),
            person=", ".join(filter(None, (clean(self.person.text()), clean(self.post.text())))),
            own_devices=in_use.get(own.unit, []),
            others=[(name, devices) for name, devices in others if devices],
        )
        if sentences != self.summary.toPlainText():
            self.is_sure.setChecked(False)
        self.summary.setPlainText(sentences)

    def _called(self, device: DeviceRow) -> str:
        name = shortened(device.name)
        return self.tr("{device} (máy này)").format(device=name) if device.is_here else name

    def perform(self) -> None:
        """Make the new root."""
        unit = NewUnit(clean(self.code.text()), clean(self.name.text()))
        person, post = clean(self.person.text()), clean(self.post.text())
        done = self.tr("{name} đã tiếp nhận chương trình.").format(name=unit.name)
        then = self.tr("Hãy mở «Gửi và nhận», chọn «Xuất thư mời…» và gửi thư mời mới cho các xã.")
        self.run_alone(
            lambda office: office.succession.succeed(unit, person_name=person, person_post=post),
            on_done=lambda: self.finish(done, then),
        )


def _code_complaint(typed: str) -> str:
    if official_code(typed):
        return ""
    return translate("Succession", "Mã đơn vị chỉ gồm chữ không dấu và chữ số, viết liền (ví dụ 19600). Hãy gõ lại.")
