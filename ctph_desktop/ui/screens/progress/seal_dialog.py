"""Asks before a month is sealed: errors stop it, blanks and doubts are listed first."""

from collections.abc import Sequence

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QLineEdit, QVBoxLayout, QWidget

from ctph_desktop.domain.figures import FigureState
from ctph_desktop.domain.forms.definition import Severity
from ctph_desktop.services.ground.rows import FindingRow, ProgressSheet
from ctph_desktop.ui.grid.columns import Column
from ctph_desktop.ui.grid.grid_view import GridView
from ctph_desktop.ui.grid.table_model import GridTableModel
from ctph_desktop.ui.look.tones import Tone
from ctph_desktop.ui.widgets.closing_words import closed_month_note
from ctph_desktop.ui.widgets.controls import button, plain_label
from ctph_desktop.wording import formats

_TONES = {Severity.ERROR: Tone.ERROR, Severity.DOUBT: Tone.DOUBT, Severity.NOTE: Tone.PLAIN}


class SealDialog(QDialog):
    """Accepted means: seal. With errors there is no such button."""

    def __init__(self, parent: QWidget, *, sheet: ProgressSheet) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Chốt gửi báo cáo"))
        findings = self._findings(sheet)
        self.resize(720, 440 if findings else 210 if sheet.closing is not None else 170)
        self.has_errors = any(f.severity is Severity.ERROR for f in findings)
        self.has_conflicts = any(row.has_conflict for row in sheet.rows)
        self.wants_choice = False
        layout = QVBoxLayout(self)
        layout.addWidget(plain_label(self._sentence(sheet, findings), wraps=True))
        if sheet.closing is not None and sheet.closing.is_closed:
            layout.addWidget(plain_label(closed_month_note(sheet.closing), name="bubble", wraps=True))
        if findings:
            layout.addWidget(self._build_list(sheet, findings))
        self._note = QLineEdit()
        self._note.setAccessibleName(self.tr("Ghi chú gửi kèm"))
        self._note.setPlaceholderText(self.tr("Ghi chú gửi kèm (không bắt buộc)"))
        self._note.setVisible(not self.has_errors)
        layout.addWidget(self._note)
        layout.addWidget(self._build_buttons(has_doubts=bool(findings)))

    @property
    def note(self) -> str:
        """What was written to go with the report."""
        return self._note.text().strip()

    def _build_list(self, sheet: ProgressSheet, findings: Sequence[FindingRow]) -> GridView:
        labels = {row.key: row.label for row in sheet.rows}
        names = {
            Severity.ERROR: self.tr("Lỗi"),
            Severity.DOUBT: self.tr("Cần xem lại"),
            Severity.NOTE: self.tr("Lưu ý"),
        }
        columns = (
            Column[FindingRow](
                self.tr("Mức"), lambda f: names[f.severity], width=92, tone=lambda f: _TONES[f.severity]
            ),
            Column[FindingRow](self.tr("Chỉ tiêu"), lambda f: labels[f.line] if f.line else "", width=240),
            Column[FindingRow](self.tr("Nội dung"), lambda f: f.message, width=330),
        )
        table = GridTableModel(columns, parent=self)
        table.set_rows(findings)
        return GridView(table, frozen=0, spoken=self.tr("Các điểm cần xem trước khi chốt"))

    def _build_buttons(self, *, has_doubts: bool) -> QDialogButtonBox:
        buttons = QDialogButtonBox()
        leave = button(self.tr("&Quay lại sửa"), is_primary=self.has_errors and not self.has_conflicts)
        buttons.addButton(leave, QDialogButtonBox.ButtonRole.RejectRole)
        self.seal_button = button(self.tr("Vẫn &chốt gửi") if has_doubts else self.tr("&Chốt gửi"), is_primary=True)
        self.choose_button = button(self.tr("Chọn &số đúng…"), is_primary=True)
        if self.has_conflicts:
            buttons.addButton(self.choose_button, QDialogButtonBox.ButtonRole.ActionRole)
            self.choose_button.clicked.connect(self._on_choose_clicked)
        if not self.has_errors:
            buttons.addButton(self.seal_button, QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        return buttons

    def _on_choose_clicked(self) -> None:
        self.wants_choice = True
        self.reject()

    def _sentence(self, sheet: ProgressSheet, findings: Sequence[FindingRow]) -> str:
        period = formats.period(sheet.period)
        if self.has_errors:
            return self.tr("Báo cáo {period} còn lỗi, chưa chốt gửi được. Hãy sửa các ô sau:").format(period=period)
        if findings:
            return self.tr(
                "Trước khi chốt gửi báo cáo {period}, hãy xem lại các ô trống và các điểm nghi ngờ sau. "
                "Ô để trống nghĩa là chưa có số, khác với «không phát sinh»."
            ).format(period=period)
        return self.tr(
            "Chốt gửi báo cáo {period} của {unit}? Sau khi chốt, cấp trên sẽ thấy đúng các số này. "
            "Nếu sửa số thì phải chốt lại."
        ).format(period=period, unit=sheet.unit_name)

    def _findings(self, sheet: ProgressSheet) -> tuple[FindingRow, ...]:
        order = [Severity.ERROR, Severity.DOUBT, Severity.NOTE]
        told = {f.line for f in sheet.findings}
        blanks = tuple(
            FindingRow(Severity.DOUBT, row.key, self.tr("Ô để trống."))
            for row in sheet.rows
            if row.in_period.state is FigureState.MISSING and not row.is_computed and row.key not in told
        )
        return tuple(sorted((*sheet.findings, *blanks), key=lambda f: order.index(f.severity)))
