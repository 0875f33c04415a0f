"""Gives what was typed: by which document, from when on, why; what that comes to is said before it is done."""

from collections.abc import Mapping, Sequence
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QDate
from PySide6.QtWidgets import (
    QComboBox,
    QDateEdit,
    QDialog,
    QDialogButtonBox,
    QFormLayout,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from ctph_desktop.domain.errors import DomainError, EnvironmentFault
from ctph_desktop.domain.periods import ReportingPeriod
from ctph_desktop.domain.targets import WHOLE_YEAR, DraftPlace, GivingEffect, TargetDraft, month_of_version
from ctph_desktop.domain.text import clean
from ctph_desktop.services.reviewing.target_drafts import given_of
from ctph_desktop.services.reviewing.targets import GivenTargets
from ctph_desktop.ui.look.period_words import period_words
from ctph_desktop.ui.look.sizes import fit
from ctph_desktop.ui.shell.office_link import OfficeLink
from ctph_desktop.ui.widgets.controls import button, mnemonic_label, plain_label, without_wheel
from ctph_desktop.ui.widgets.reasons import allow
from ctph_desktop.wording import targets
from ctph_desktop.wording.errors import explain

if TYPE_CHECKING:
    from ctph_desktop.office import Office


class IssueDialog(QDialog):
    """Accepted means: the targets were given; `effect` says how many."""

    def __init__(
        self,
        parent: QWidget,
        *,
        drafts: Mapping[DraftPlace, TargetDraft],
        months: Sequence[ReportingPeriod],
        since: str,
        today: date,
        link: OfficeLink,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Ghi và giao chỉ tiêu"))
        fit(self, 620, 260)
        self.given: Mapping[str, GivenTargets] = given_of(drafts)
        self.effect: GivingEffect | None = None
        self._months = {month_of_version(month): month for month in months[1:]}
        self._link = link
        self._is_giving = False
        self._build(since, today)
        self._connect()
        self._ask_effect()

    def _build(self, since: str, today: date) -> None:
        self.since_box = QComboBox()
        self.since_box.setAccessibleName(self.tr("Áp dụng từ"))
        self.since_box.addItem(self.tr("Đầu năm"), WHOLE_YEAR)
        for code, month in self._months.items():
            self.since_box.addItem(self.tr("Từ {month} (điều chỉnh)").format(month=period_words(month)), code)
        self.since_box.setCurrentIndex(max(self.since_box.findData(since), 0))
        without_wheel(self.since_box)
        self.number = QLineEdit()
        self.number.setAccessibleName(self.tr("Số văn bản"))
        self.number.setPlaceholderText(self.tr("ví dụ: QĐ 45/QĐ-UBND"))
        self.number.setMaxLength(100)
        self.day = QDateEdit(QDate(today.year, today.month, today.day))
        self.day.setDisplayFormat("dd/MM/yyyy")
        self.day.setAccessibleName(self.tr("Ngày văn bản"))
        without_wheel(self.day)
        self.reason = QLineEdit()
        self.reason.setAccessibleName(self.tr("Lý do"))
        self.reason.setPlaceholderText(self.tr("cần ghi khi sửa số đã giao"))
        self.effect_label = plain_label(name="bubble", wraps=True)
        self.effect_label.setProperty("level", "note")
        self.give_button = button(self.tr("&Ghi và giao"), is_primary=True)
        self.leave_button = button(self.tr("T&hôi"))
        form = QFormLayout()
        for title, field in (
            (self.tr("Áp &dụng từ:"), self.since_box),
            (self.tr("&Số văn bản:"), self.number),
            (self.tr("&Ngày văn bản:"), self.day),
            (self.tr("&Lý do:"), self.reason),
        ):
            label = mnemonic_label(title)
            label.setBuddy(field)
            form.addRow(label, field)
        buttons = QDialogButtonBox()
        buttons.addButton(self.give_button, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.addButton(self.leave_button, QDialogButtonBox.ButtonRole.RejectRole)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.addLayout(form)
        layout.addWidget(self.effect_label)
        layout.addStretch(1)
        layout.addWidget(buttons)
        self.number.setFocus()

    def _connect(self) -> None:
        self.since_box.currentIndexChanged.connect(lambda _: self._ask_effect())
        self.number.textEdited.connect(lambda _: self._update())
        self.reason.textEdited.connect(lambda _: self._update())
        for line in (self.number, self.reason):
            line.returnPressed.connect(self.give_button.click)
        self.give_button.clicked.connect(self._on_give_clicked)

    @property
    def _month(self) -> ReportingPeriod | None:
        return self._months.get(self.since_box.currentData())

    @property
    def document(self) -> str:
        """The document the targets are given by; empty where no number was typed."""
        day = self.day.date()
        return targets.document_of(self.number.text(), date(day.year(), day.month(), day.day()))

    def _ask_effect(self) -> None:
        self.effect = None
        self._update()
        self._link.ask(
            partial(_effect, given=self.given, since=self._month),
            on_done=self._show_effect,
            on_error=self._on_refused,
            owner=self,
        )

    def _show_effect(self, effect: GivingEffect) -> None:
        self.effect = effect
        self._update()

    def _update(self) -> None:
        effect = self.effect
        if effect is None:
            allow(self.give_button, why_not=self.tr("Đang tính…"))
            return
        said = targets.would_give(
            new=effect.new, changed=effect.changed, ended=effect.ended, units=effect.units, since=self._since
        )
        why_not = "" if effect.cells else self.tr("Các số này đã được giao rồi: không có gì để ghi.")
        if effect.needs_reason and not clean(self.reason.text()):
            why_not = self.tr("Có chỉ tiêu đã giao bị sửa hoặc rút: hãy ghi lý do.")
        overtaken = targets.overtaken(effect.overtaken) if effect.overtaken else ""
        self.effect_label.setText(" ".join(filter(None, (said, overtaken, why_not))))
        allow(self.give_button, why_not=why_not)

    @property
    def _since(self) -> str:
        return self.since_box.currentData() or WHOLE_YEAR

    def _on_give_clicked(self) -> None:
        self._let_answer(is_giving=True)
        month, document, reason = self._month, self.document, self.reason.text()
        given = self.given
        self._link.change(
            lambda office: office.targets.give_many(given, since=month, document=document, reason=reason),
            owner=self,
            on_done=self._on_given,
            on_error=self._on_refused,
        )

    def _on_given(self) -> None:
        self._is_giving = False
        self.accept()

    def _on_refused(self, error: BaseException) -> None:
        self._let_answer(is_giving=False)
        if isinstance(error, DomainError | EnvironmentFault):
            self.effect_label.setText(explain(error))
        else:
            self._link.faults.show(error)

    def _let_answer(self, *, is_giving: bool) -> None:
        self._is_giving = is_giving
        for widget in (self.since_box, self.number, self.day, self.reason, self.give_button, self.leave_button):
            widget.setEnabled(not is_giving)

    def reject(self) -> None:
        """Leave everything a draft; not while it is being given."""
        if not self._is_giving:
            super().reject()


def _effect(office: "Office", *, given: Mapping[str, GivenTargets], since: ReportingPeriod | None) -> GivingEffect:
    return office.targets.effect(given, since=since)
