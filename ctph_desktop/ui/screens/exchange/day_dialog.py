"""Asks on which day a report was really submitted, and why that differs from what its PC wrote."""

from datetime import date

from PySide6.QtCore import QDate
from PySide6.QtWidgets import QDateEdit, QDialog, QDialogButtonBox, QPlainTextEdit, QVBoxLayout, QWidget

from ctph_desktop.ui.look.sizes import fit
from ctph_desktop.ui.widgets.controls import button, plain_label
from ctph_desktop.ui.widgets.reasons import allow


class DayDialog(QDialog):
    """Accepted means: `day` with `reason`; a reason is needed."""

    def __init__(self, parent: QWidget, *, day: date | None) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Sửa ngày nộp"))
        fit(self, 460, 250)
        shown = day or date.today()  # noqa: DTZ011 - only where the edit starts
        self.day_edit = QDateEdit(QDate(shown.year, shown.month, shown.day))
        self.day_edit.setDisplayFormat("dd/MM/yyyy")
        self.day_edit.setCalendarPopup(True)
        self.day_edit.setAccessibleName(self.tr("Ngày nộp"))
        self.reason_edit = QPlainTextEdit()
        self.reason_edit.setAccessibleName(self.tr("Lý do"))
        self.reason_edit.setTabChangesFocus(True)
        buttons = QDialogButtonBox()
        self.save_button = button(self.tr("&Ghi ngày nộp"), is_primary=True)
        buttons.addButton(self.save_button, QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton(button(self.tr("Thôi")), QDialogButtonBox.ButtonRole.RejectRole)
        layout = QVBoxLayout(self)
        layout.addWidget(plain_label(self.tr("Báo cáo này tính là nộp ngày:"), wraps=True))
        layout.addWidget(self.day_edit)
        layout.addWidget(plain_label(self.tr("Lý do (xã sẽ đọc):")))
        layout.addWidget(self.reason_edit)
        layout.addWidget(buttons)
        self.reason_edit.textChanged.connect(self._update)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        self._update()

    @property
    def day(self) -> date:
        """The day chosen."""
        chosen = self.day_edit.date()
        return date(chosen.year(), chosen.month(), chosen.day())

    @property
    def reason(self) -> str:
        """Why, without blanks around it."""
        return self.reason_edit.toPlainText().strip()

    def _update(self) -> None:
        allow(self.save_button, why_not="" if self.reason else self.tr("Hãy ghi lý do, vì xã sẽ đọc."))
