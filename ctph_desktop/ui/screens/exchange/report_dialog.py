"""A sealed report under review: its lines, remarks on cells, accept or return."""

from collections.abc import Callable
from decimal import Decimal
from typing import TYPE_CHECKING

from msgspec import Struct, field
from msgspec.structs import replace
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from ctph_desktop.domain.forms.definition import Severity
from ctph_desktop.services.ground.closing_rows import SubmittedRow
from ctph_desktop.services.ground.rows import Changes, ReceivedReport, ReceivedRow, SubmissionState
from ctph_desktop.ui.grid.columns import Column
from ctph_desktop.ui.grid.grid_view import GridView
from ctph_desktop.ui.grid.table_model import GridTableModel
from ctph_desktop.ui.look.dialogs import TextDialog, ask
from ctph_desktop.ui.look.tones import Tone
from ctph_desktop.ui.shell.office_link import OfficeLink
from ctph_desktop.ui.widgets.closing_words import CORRECTION_SIGN, closing_sentence, submitted_sentences
from ctph_desktop.ui.widgets.controls import button, plain_label, shortened
from ctph_desktop.ui.widgets.reasons import allow
from ctph_desktop.ui.widgets.states import SIGNS, board_state, evidence_label
from ctph_desktop.ui.widgets.text_box import TextBox
from ctph_desktop.wording import formats

if TYPE_CHECKING:
    from ctph_desktop.office import Office

_WHOLE_REPORT = ""
_MOST_NOTE_LINES = 5


class _Line(Struct, frozen=True):
    row: ReceivedRow
    new_remark: str = field(default="")


class ReportDialog(QDialog):
    """Accepts or returns one seal; returning needs at least one remark. `outcome` says what was done last."""

    def __init__(self, parent: QWidget, *, report: ReceivedReport, link: OfficeLink) -> None:
        super().__init__(parent)
        period = formats.period(report.period)
        self.setWindowTitle(self.tr("Báo cáo {period} của {unit}").format(period=period, unit=report.unit_name))
        self.resize(1060, 600)
        self.report = report
        self._link = link
        self.remarks: dict[str, str] = {}
        self.outcome = ""
        self.table: GridTableModel[_Line] = GridTableModel(self._columns(), parent=self)
        self.table.set_rows([_Line(row) for row in report.rows])
        self._build()
        self._connect()
        self._show_current(0)

    # Layout

    def _build(self) -> None:
        self.grid = GridView(self.table, frozen=1, spoken=self.tr("Số liệu đã chốt"))
        self.phone_code = plain_label(
            self.tr(
                "Mã đọc qua điện thoại của bản thứ {version}, để xã biết cấp trên đã nhận đúng bản này: {code}"
            ).format(version=self.report.version, code=self.report.phone_code),
            name="hint",
            is_selectable=True,
        )
        self.note = TextBox(spoken=self.tr("Ghi chú của xã"))
        self.note.setPlainText(self.tr("Ghi chú của xã: {text}").format(text=self.report.note))
        self.note.setMaximumHeight(self.note.height_of(_MOST_NOTE_LINES))
        self.note.setVisible(bool(self.report.note))
        self.warning = plain_label(self._rivals_sentence(), name="bubble", wraps=True)
        self.warning.setVisible(bool(self.report.rivals))
        self.correction = plain_label(self._correction_sentence(), name="bubble", wraps=True)
        self.correction.setVisible(self.report.is_correction)
        self.submitted = plain_label(self._submitted_sentence(), name="hint", wraps=True)
        self.submitted.setVisible(self.report.submitted is not None)
        self.day_button = button(self.tr("&Sửa ngày nộp…"))
        self.evidence_button = button(evidence_label(self.report.evidence))
        allow(self.evidence_button, why_not="" if self.report.evidence else self.tr("Xã không gửi kèm tệp nào."))
        self.detail = plain_label(wraps=True, is_selectable=True)
        self.changes_button = button(self.tr("Thay đổi gi&ữa các bản…"))
        allow(self.changes_button, why_not=self._why_no_changes())
        self.history_button = button(self.tr("&Lịch sử ô…"))
        self.remark_button = button(self.tr("&Góp ý ô này…"))
        self.whole_button = button(self.tr("Góp ý &cả báo cáo…"))
        self.return_button = button(self.tr("&Trả lại…"))
        self.accept_button = button(self.tr("&Duyệt"), is_primary=True)
        self.close_button = button(self.tr("Đón&g"))
        row = QHBoxLayout()
        for made in (self.remark_button, self.whole_button, self.history_button, self.changes_button):
            row.addWidget(made)
        row.addStretch(1)
        for made in (self.return_button, self.accept_button, self.close_button):
            row.addWidget(made)
        layout = QVBoxLayout(self)
        layout.addWidget(plain_label(self._heading(), name="sectionTitle", wraps=True))
        self.counting = plain_label(self._counting_sentence(), name="hint", wraps=True)
        self.counting.setVisible(bool(self.counting.text()))
        layout.addWidget(self.counting)
        layout.addWidget(self.phone_code)
        layout.addWidget(self.note)
        layout.addWidget(self.warning)
        layout.addWidget(self.correction)
        days = QHBoxLayout()
        days.addWidget(self.submitted, stretch=1)
        days.addWidget(self.evidence_button)
        days.addWidget(self.day_button)
        layout.addLayout(days)
        layout.addWidget(self.grid, stretch=1)
        layout.addWidget(self.detail)
        layout.addLayout(row)
        for made in (self.remark_button, self.whole_button, self.return_button, self.accept_button):
            allow(made, why_not=self._why_decided())
        if self.report.rows:
            self.grid.setCurrentIndex(self.table.index(0, 3))
        self.grid.setFocus()

    def _connect(self) -> None:
        self.grid.current_row_changed.connect(self._show_current)
        self.grid.row_opened.connect(lambda _row, _column: self._on_remark_clicked())
        self.remark_button.clicked.connect(self._on_remark_clicked)
        self.whole_button.clicked.connect(self._on_whole_clicked)
        self.changes_button.clicked.connect(self._on_changes_clicked)
        self.history_button.clicked.connect(self._on_history_clicked)
        self.day_button.clicked.connect(self._on_day_clicked)
        self.evidence_button.clicked.connect(self._on_evidence_clicked)
        self.return_button.clicked.connect(self._on_return_clicked)
        self.accept_button.clicked.connect(self._on_accept_clicked)
        self.close_button.clicked.connect(self.reject)

    def _heading(self) -> str:
        report = self.report
        return self.tr("{state}. Bản thứ {version}, {author} chốt lúc {moment}.").format(
            state=f"{SIGNS[report.state]} {board_state(report.state)}",
            version=report.version,
            author=report.sealed_by,
            moment=formats.moment(report.sealed_at),
        )

    def _counting_sentence(self) -> str:
        """Say whose figures stand in the table, and which seal counts while this one waits or was returned."""
        report = self.report
        if not report.counting_version or report.counting_version == report.version:
            return ""
        return self.tr(
            "Số liệu dưới đây là của bản thứ {version}. Tổng hợp đang tính theo bản thứ {counting} đã duyệt."
        ).format(version=report.version, counting=report.counting_version)

    def _why_no_changes(self) -> str:
        is_only = self.report.version == 1 and not self.report.rivals
        return self.tr("Kỳ này xã mới chốt một bản, chưa có gì để so.") if is_only else ""

    def _why_decided(self) -> str:
        if self.report.state is SubmissionState.RECEIVED:
            return ""
        return self.tr("Bản này đã có quyết định ({state}). Chờ bản xã chốt lại.").format(
            state=board_state(self.report.state).lower()
        )

    def _correction_sentence(self) -> str:
        closing = closing_sentence(self.report.closing) if self.report.closing is not None else ""
        if self.report.is_supplement:
            text = self.tr("{sign} Bổ sung sau khi chốt kỳ.")
        else:
            text = self.tr("{sign} Đính chính sau khi chốt kỳ.")
        waits = ""
        if self.report.state is SubmissionState.RECEIVED:
            waits = self.tr("Chưa tính vào tổng hợp cho đến khi được duyệt; bản đã chốt vẫn in như lúc chốt.")
        return " ".join(filter(None, (text.format(sign=CORRECTION_SIGN), waits, closing)))

    def _submitted_sentence(self) -> str:
        return " ".join(submitted_sentences(self.report.submitted)) if self.report.submitted is not None else ""

    def _on_day_clicked(self) -> None:
        from ctph_desktop.ui.screens.exchange.day_dialog import DayDialog  # noqa: PLC0415 - rarely wanted

        shown = self.report.submitted
        dialog = DayDialog(self, day=shown.day if shown else None)
        seal = self.report.seal
        if dialog.exec():
            day, reason = dialog.day, dialog.reason
            self._link.change(
                lambda office: office.review.correct_day(seal, day, reason=reason),
                owner=self,
                on_done=self._on_day_corrected,
            )
        dialog.deleteLater()

    def _on_day_corrected(self) -> None:
        seal = self.report.seal
        self._link.ask(lambda office: office.review.received(seal).submitted, on_done=self._show_day, owner=self)

    def _show_day(self, submitted: SubmittedRow | None) -> None:
        self.report = replace(self.report, submitted=submitted)
        self.outcome = self.tr("Đã ghi ngày nộp báo cáo {period} của {unit}.").format(
            period=formats.period(self.report.period), unit=shortened(self.report.unit_name)
        )
        self.submitted.setText(self._submitted_sentence())

    def _rivals_sentence(self) -> str:
        return self.tr("▲ Xã có {count} bản chốt khác nhau cho tháng này; hãy trả lại để xã chốt lại một bản.").format(
            count=self.report.rivals + 1
        )

    def _columns(self) -> tuple[Column[_Line], ...]:
        return (
            Column(
                self.tr("Chỉ tiêu"),
                lambda x: x.row.label,
                width=300,
                level=lambda x: x.row.level,
                is_bold=lambda x: x.row.level == 0,
            ),
            Column(self.tr("ĐVT"), lambda x: x.row.unit_of_measure, width=68),
            _quantity(self.tr("Luỹ kế trước"), lambda row: row.before),
            Column(
                self.tr("Trong tháng"),
                lambda x: formats.figure(x.row.in_period, decimals=x.row.decimals),
                width=96,
                is_number=True,
                number=lambda x: x.row.in_period.count,
                tone=_tone,
                tip=lambda x: "\n".join(f.message for f in x.row.findings),
                has_mark=lambda x: bool(x.new_remark) or bool(x.row.remarks),
                is_bold=lambda _: True,
            ),
            Column(self.tr("Bản trước"), self._previous, width=84, is_number=True, tone=lambda _: Tone.COMPUTED),
            _quantity(self.tr("Luỹ kế"), lambda row: row.cumulative),
            _quantity(self.tr("Cam kết"), lambda row: row.committed),
            Column(self.tr("Góp ý mới"), lambda x: x.new_remark, width=210),
        )

    @staticmethod
    def _previous(line: _Line) -> str:
        value = line.row.previous_version
        return "" if value is None else formats.figure(value, decimals=line.row.decimals)

    # Answers

    def reject(self) -> None:
        """Close; remarks that were not sent are given up only after a yes."""
        if not self.remarks or ask(
            self,
            title=self.tr("Góp ý chưa gửi"),
            text=self.tr("Có {count} góp ý chưa gửi. Đóng và bỏ các góp ý này?").format(count=len(self.remarks)),
            detail=self.tr("Góp ý chỉ được gửi khi trả lại báo cáo."),
            verb=self.tr("&Đóng, bỏ góp ý"),
            refusal=self.tr("&Xem lại"),
        ):
            super().reject()

    def _show_current(self, position: int) -> None:
        if not 0 <= position < self.table.rowCount():
            return
        row = self.table.row(position).row
        lines = [finding.message for finding in row.findings]
        lines += [self.tr("Góp ý lần trước: {text}").format(text=remark.text) for remark in row.remarks]
        if _WHOLE_REPORT in self.remarks:
            lines.append(self.tr("Góp ý cả báo cáo: {text}").format(text=self.remarks[_WHOLE_REPORT]))
        self.detail.setText("\n".join(lines))
        self.detail.setVisible(bool(lines))
        computed = (
            self.tr("Dòng này là tổng, chương trình tự cộng. Hãy góp ý ở dòng chi tiết.") if row.is_computed else ""
        )
        allow(self.remark_button, why_not=self._why_decided() or computed)

    def _on_remark_clicked(self) -> None:
        position = self.grid.currentIndex().row()
        if position < 0 or not self.remark_button.isEnabled():
            return
        line = self.table.row(position)
        text = self._ask_text(self.tr("Góp ý cho «{label}»:").format(label=line.row.label), line.new_remark)
        if text:
            self.remarks[line.row.cell] = text
            self.table.replace(position, _Line(line.row, text))
            self.grid.fit()

    def _on_whole_clicked(self) -> None:
        text = self._ask_text(self.tr("Góp ý cho cả báo cáo:"), self.remarks.get(_WHOLE_REPORT, ""))
        if text:
            self.remarks[_WHOLE_REPORT] = text
            self._show_current(self.grid.currentIndex().row())

    def _on_evidence_clicked(self) -> None:
        from ctph_desktop.ui.evidence.evidence_dialog import EvidenceDialog  # noqa: PLC0415 - only when opened

        report = self.report
        dialog = EvidenceDialog(
            self, link=self._link, period=report.period, unit=report.unit, unit_name=report.unit_name
        )
        dialog.exec()
        dialog.deleteLater()

    def _on_changes_clicked(self) -> None:
        from ctph_desktop.ui.revisions.revision_dialog import RevisionDialog  # noqa: PLC0415 - only when opened

        report = self.report
        dialog = RevisionDialog(self, link=self._link, period=report.period, unit=report.unit, seal=report.seal)
        dialog.exec()
        dialog.deleteLater()

    def _on_history_clicked(self) -> None:
        from ctph_desktop.ui.revisions.history_dialog import HistoryDialog  # noqa: PLC0415 - only when opened

        position = self.grid.currentIndex().row()
        if 0 <= position < self.table.rowCount():
            row, report = self.table.row(position).row, self.report
            dialog = HistoryDialog(
                self, link=self._link, period=report.period, key=row.key, label=row.label, unit=report.unit
            )
            dialog.exec()
            dialog.deleteLater()

    def _on_return_clicked(self) -> None:
        if not self.remarks:
            self._on_whole_clicked()
        if self.remarks and ask(
            self,
            title=self.tr("Trả lại báo cáo"),
            text=self.tr("Trả lại báo cáo của {unit} với {count} góp ý?").format(
                unit=self.report.unit_name, count=len(self.remarks)
            ),
            detail=self.tr("Xã sẽ thấy các góp ý này khi nhập tệp trả lời."),
            verb=self.tr("&Trả lại"),
            refusal=self.tr("&Xem lại"),
        ):
            seal, remarks = self.report.seal, dict(self.remarks)
            self._decide(
                lambda office: office.review.return_report(seal, remarks=remarks),
                self.tr("Đã trả lại báo cáo {period} của {unit}, {count} góp ý. Hãy xuất tệp trả lời gửi xã."),
            )

    def _on_accept_clicked(self) -> None:
        if self.remarks and not ask(
            self,
            title=self.tr("Duyệt báo cáo"),
            text=self.tr("Các góp ý vừa viết chỉ được gửi khi trả lại. Vẫn duyệt và bỏ các góp ý này?"),
            verb=self.tr("&Duyệt, bỏ góp ý"),
            refusal=self.tr("&Xem lại"),
        ):
            return
        seal = self.report.seal
        self._decide(lambda office: office.review.accept(seal), self.tr("Đã duyệt báo cáo {period} của {unit}."))

    def _decide(self, use_case: "Callable[[Office], Changes]", done: str) -> None:
        """Have it decided; `done` says so where earlier work was told of."""
        report, count = self.report, len(self.remarks)

        def close() -> None:
            self.outcome = done.format(
                period=formats.period(report.period), unit=shortened(report.unit_name), count=count
            )
            self.accept()

        self._link.change(use_case, owner=self, on_done=close)

    def _ask_text(self, prompt: str, text: str) -> str:
        dialog = TextDialog(self, title=self.tr("Góp ý"), prompt=prompt, verb=self.tr("&Ghi góp ý"), text=text)
        is_given = dialog.exec()
        dialog.deleteLater()
        return dialog.text if is_given else ""


def _quantity(title: str, read: Callable[[ReceivedRow], Decimal | None]) -> Column[_Line]:
    return Column(
        title,
        lambda line: formats.quantity(read(line.row), decimals=line.row.decimals),
        width=84,
        is_number=True,
        number=lambda line: read(line.row),
        tone=lambda _: Tone.COMPUTED,
    )


def _tone(line: _Line) -> Tone:
    severities = {finding.severity for finding in line.row.findings}
    if Severity.ERROR in severities:
        return Tone.ERROR
    if Severity.DOUBT in severities:
        return Tone.DOUBT
    changed = line.row.previous_version not in {None, line.row.in_period}
    if changed:
        return Tone.WAITING
    return Tone.COMPUTED if line.row.is_computed else Tone.PLAIN
