"""Beside the grid: everything known about the current line."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLabel, QScrollArea, QVBoxLayout

from ctph_desktop.domain.forms.definition import Severity
from ctph_desktop.services.ground.report_rows import ProgressRow, RemarkRow, VersionRow
from ctph_desktop.ui.screens.progress.columns import why
from ctph_desktop.ui.widgets.controls import button, panel, plain_label, restyle
from ctph_desktop.ui.widgets.reasons import allow
from ctph_desktop.wording import formats

_MOST_VERSIONS = 6


class DetailPanel(QScrollArea):
    """Target, what remains, what to look at, remarks and history of one line."""

    choice_wanted = Signal()
    history_wanted = Signal()
    note_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setAccessibleName(self.tr("Chi tiết ô đang chọn"))
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        box = panel()
        self._title = self._line("sectionTitle")
        self._target = self._line()
        self._note = self._line("note")
        self.note_button = button(self.tr("&Ghi chú…"), tip=self.tr("Ghi chú cạnh số, ví dụ «ước» (Shift+F2)"))
        self._warning = self._line("bubble")
        self.choose_button = button(self.tr("Chọn số đúng…"), is_primary=True)
        self._remarks = self._line()
        self._history_title = self._line("sectionTitle")
        self._history_title.setText(self.tr("Lịch sử ô"))
        self._history = self._line()
        self.history_button = button(self.tr("Lịch sử đầ&y đủ…"))
        layout = QVBoxLayout(box)
        layout.setSpacing(6)
        for part in (
            self._title, self._target, self._note, self.note_button, self._warning, self.choose_button,
            self._remarks, self._history_title, self._history, self.history_button,
        ):  # fmt: skip
            layout.addWidget(part)
        layout.addStretch(1)
        self.setWidget(box)
        self.choose_button.clicked.connect(self.choice_wanted)
        self.note_button.clicked.connect(self.note_wanted)
        self.history_button.clicked.connect(self.history_wanted)
        self.show_nothing()

    @property
    def texts(self) -> tuple[str, ...]:
        """What is shown, top to bottom."""
        return tuple(label.text() for label in self.findChildren(QLabel) if not label.isHidden())

    def show_nothing(self) -> None:
        """Say how to use the panel."""
        self._title.setText(self.tr("Chọn một dòng để xem chỉ tiêu, góp ý và lịch sử."))
        for part in (
            self._target, self._note, self.note_button, self._warning, self.choose_button, self._remarks,
            self._history_title, self._history, self.history_button,
        ):  # fmt: skip
            part.hide()

    def show_row(self, row: ProgressRow, *, refusal: str, why_no_note: str) -> None:
        """Show a line; its history comes later. `why_no_note` says why no note can be written; empty where it can."""
        self._title.setText(row.label)
        self._put(self._target, self._target_text(row))
        note = row.in_period.note
        self._put(self._note, self.tr("Ghi chú: {text}").format(text=note) if note else "")
        self.note_button.setVisible(not row.is_computed)
        allow(self.note_button, why_not=why_no_note)
        severities = {finding.severity for finding in row.findings}
        is_error = bool(refusal) or row.has_conflict or Severity.ERROR in severities
        self._warning.setProperty("level", "error" if is_error else "note")
        restyle(self._warning)
        self._put(self._warning, refusal or self._finding_text(row))
        self.choose_button.setVisible(row.has_conflict)
        self._put(self._remarks, self._remark_text(row))
        self._put(self._history, "")
        self._history_title.hide()
        self.history_button.hide()

    def show_history(self, versions: Sequence[VersionRow], *, row: ProgressRow) -> None:
        """Show the newest values the cell has had, newest first; all of them are behind the button."""
        lines = []
        several = len({version.device for version in versions}) > 1
        for version in list(reversed(versions))[:_MOST_VERSIONS]:
            value = formats.figure(version.value, decimals=row.decimals) or self.tr("(để trống)")
            value = f"{value} [{version.value.note}]" if version.value.note else value
            who = " – ".join(filter(None, (version.author, version.device if several else "")))
            line = f"{formats.moment(version.at)}   {value}\n    {who}"
            lines.append(f"{line} – {version.reason}" if version.reason else line)
        self._history_title.setVisible(bool(lines))
        self.history_button.setVisible(bool(lines))
        if (older := len(versions) - _MOST_VERSIONS) > 0:
            lines.append(self.tr("… và {count} lần nhập trước.").format(count=older))
        self._put(self._history, "\n".join(lines))

    def _target_text(self, row: ProgressRow) -> str:
        unit = row.unit_of_measure
        parts = (
            (self.tr("Giao"), formats.quantity(row.assigned, decimals=row.decimals)),
            (self.tr("Cam kết"), formats.quantity(row.committed, decimals=row.decimals)),
            (
                self.tr("Ước cả năm") if row.is_estimate else self.tr("Luỹ kế"),
                formats.quantity(row.cumulative, decimals=row.decimals),
            ),
            (self.tr("Còn lại"), formats.quantity(row.remaining, decimals=row.decimals)),
            (self.tr("Kỳ trước"), formats.figure(row.previous_month, decimals=row.decimals)),
            (self.tr("Cùng kỳ năm trước"), formats.figure(row.year_before, decimals=row.decimals)),
        )
        lines = [f"{name}: {value} {unit}" for name, value in parts if value]
        return "\n".join((*lines, row.amended) if row.amended else lines)

    def _finding_text(self, row: ProgressRow) -> str:
        bad = [f.message for f in row.findings if f.severity is not Severity.NOTE]
        notes = [f.message for f in row.findings if f.severity is Severity.NOTE]
        if row.has_conflict:
            return why(row)
        return "\n".join(bad + notes)

    def _remark_text(self, row: ProgressRow) -> str:
        return "\n".join(
            self.tr("Góp ý của cấp trên ({state}): {text}").format(state=self._state_of(remark), text=remark.text)
            for remark in row.remarks
        )

    def _state_of(self, remark: RemarkRow) -> str:
        if remark.asks:
            return self.tr("chưa xử lý")
        return self.tr("đã chốt lại, chờ cấp trên xem") if remark.is_open else self.tr("đã xử lý")

    @staticmethod
    def _line(name: str = "") -> QLabel:
        return plain_label(name=name, wraps=True, is_selectable=True)

    @staticmethod
    def _put(label: QLabel, text: str) -> None:
        label.setText(text)
        label.setVisible(bool(text))
