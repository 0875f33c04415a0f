"""Asks for a new programme: a name is enough, or after the model of one there is or of the catalogue."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import (
    QComboBox,
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
from ctph_desktop.domain.periods import EARLIEST_YEAR, LATEST_YEAR, PeriodCalendar, PeriodKind
from ctph_desktop.domain.programmes import LONGEST_TITLE
from ctph_desktop.services.ground.changes import Changes
from ctph_desktop.services.programmes.founding_by_hand import ModelRow, ProgrammePlan
from ctph_desktop.ui.look.sizes import fit
from ctph_desktop.ui.screens.programme.reporting_words import calendar_words, rhythm_words
from ctph_desktop.ui.shell.office_link import OfficeLink
from ctph_desktop.ui.widgets.controls import button, mnemonic_label, plain_label, without_wheel
from ctph_desktop.wording.errors import explain

if TYPE_CHECKING:
    from ctph_desktop.office import Office

_LONGEST_TERM: Final = 11


class NewProgrammeDialog(QDialog):
    """Accepted means: the programme of `founded` is there, its first year is `first_year`."""

    def __init__(self, parent: QWidget, *, link: OfficeLink, models: Sequence[ModelRow]) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Chương trình mới"))
        fit(self, 640, 400)
        self._link = link
        self._models = tuple(models)
        self.founded = ""
        self._build()
        self._connect()

    def _build(self) -> None:
        self.name = QLineEdit()
        self.name.setMaxLength(LONGEST_TITLE)
        self.name.setPlaceholderText(self.tr("ví dụ: Chương trình phối hợp giảm nghèo giai đoạn 2026–2030"))
        self.model_box, self.rhythm, self.calendar = QComboBox(), QComboBox(), QComboBox()
        self.model_box.addItem(self.tr("Trống: tên là đủ, chỉ tiêu ghi sau"), "")
        for row in self._models:
            text = self.tr("Theo «{title}»: {count} chỉ tiêu, các biểu, các bên")
            if row.is_of_catalogue:
                text = self.tr("Có sẵn «{title}»: {count} chỉ tiêu và các biểu")
            self.model_box.addItem(text.format(title=row.title, count=row.indicators), row.uuid)
        for kind, words in rhythm_words().items():
            self.rhythm.addItem(words[:1].upper() + words[1:], kind)
        for calendar, words in calendar_words().items():
            self.calendar.addItem(words[:1].upper() + words[1:], calendar)
        for box in (self.model_box, self.rhythm, self.calendar):
            without_wheel(box)
        self.model_box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.first_year, self.last_year = self._year(), self._year()
        self.first_year.setAccessibleName(self.tr("Từ năm"))
        self.last_year.setAccessibleName(self.tr("Đến năm"))
        term = QHBoxLayout()
        for widget in (self.first_year, plain_label("–"), self.last_year):
            term.addWidget(widget)
        term.addStretch(1)
        form = QFormLayout()
        for text, field in (
            (self.tr("&Tên:"), self.name),
            (self.tr("&Lập theo:"), self.model_box),
            (self.tr("&Nhịp báo cáo:"), self.rhythm),
            (self.tr("&Kỳ tính:"), self.calendar),
        ):
            field.setAccessibleName(text.replace("&", "").rstrip(":"))
            form.addRow(text, field)
        label = mnemonic_label(self.tr("&Giai đoạn:"))
        label.setBuddy(self.first_year)
        form.insertRow(1, label, term)
        self.message = plain_label(name="bubble", wraps=True)
        self.message.hide()
        self.found_button = button(self.tr("Lậ&p chương trình"), is_primary=True)
        self.leave_button = button(self.tr("T&hôi"))
        buttons = QDialogButtonBox()
        buttons.addButton(self.found_button, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.addButton(self.leave_button, QDialogButtonBox.ButtonRole.RejectRole)
        hint = self.tr(
            "Số, ngày, các bên ký và chỉ tiêu ghi sau cũng được. Các xã đang tham gia được đưa vào, và nhận chương "
            "trình cùng tệp trả lời tiếp theo. Chỉ tiêu trùng mã với chương trình khác chỉ phải nhập một lần."
        )
        layout = QVBoxLayout(self)
        layout.addWidget(plain_label(hint, name="hint", wraps=True))
        layout.addLayout(form)
        layout.addWidget(self.message)
        layout.addStretch(1)
        layout.addWidget(buttons)

    def _year(self) -> QSpinBox:
        box = QSpinBox()
        box.setRange(EARLIEST_YEAR, LATEST_YEAR)
        box.setValue(self._link.profile.plan_year)
        without_wheel(box)
        return box

    def _connect(self) -> None:
        self.found_button.clicked.connect(self._on_found_clicked)
        self.leave_button.clicked.connect(self.reject)
        self.first_year.valueChanged.connect(self._on_first_year_changed)

    def _on_first_year_changed(self, year: int) -> None:
        self.last_year.setRange(year, min(year + _LONGEST_TERM, LATEST_YEAR))

    @property
    def plan(self) -> ProgrammePlan:
        """What was asked for."""
        return ProgrammePlan(
            title=self.name.text(),
            first_year=self.first_year.value(),
            last_year=self.last_year.value(),
            rhythm=PeriodKind(self.rhythm.currentData()),
            indicators=(),
            calendar=PeriodCalendar(self.calendar.currentData()),
            model=self.model_box.currentData(),
        )

    def _on_found_clicked(self) -> None:
        self.message.hide()
        self._let_type(is_open=False)
        self._link.ask(_founding(self.plan), on_done=self._on_founded, on_error=self._on_refused, owner=self)

    def _on_founded(self, uuid: str) -> None:
        self.founded = uuid
        self._link.changed.emit(Changes.ALL)
        self.accept()

    def _on_refused(self, error: BaseException) -> None:
        self._let_type(is_open=True)
        if isinstance(error, DomainError | EnvironmentFault):
            self.message.setText(explain(error))
            self.message.show()
            self.name.setFocus()
        else:
            self._link.faults.show(error)

    def _let_type(self, *, is_open: bool) -> None:
        for widget in (self.found_button, self.leave_button):
            widget.setEnabled(is_open)


def _founding(plan: ProgrammePlan) -> "Callable[[Office], str]":
    return lambda office: office.founding.found(plan)
