"""A sealed report under review: its lines, remarks on cells, accept or return."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from msgspec.structs import replace
from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ctph_desktop.domain.periods import PeriodKind
from ctph_desktop.domain.submissions import SubmissionState
from ctph_desktop.services.ground.changes import Changes
from ctph_desktop.services.ground.closing_rows import SubmittedRow
from ctph_desktop.services.ground.report_rows import RemarkRow
from ctph_desktop.services.ground.review_rows import ReceivedReport
from ctph_desktop.ui.grid.columns import CellEdit
from ctph_desktop.ui.grid.grid_view import GridView
from ctph_desktop.ui.grid.searched_grid import SearchedGrid
from ctph_desktop.ui.grid.table_model import GridTableModel
from ctph_desktop.ui.look.dialogs import TextDialog, ask
from ctph_desktop.ui.look.period_words import period_words
from ctph_desktop.ui.screens.exchange.decided import Decided
from ctph_desktop.ui.screens.exchange.late_correction import ask_what_closing_becomes
from ctph_desktop.ui.screens.exchange.report_columns import NEW_REMARK, ReportLine, report_columns
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
_MOST_DOUBT_LINES = 3
_DECIDED = {SubmissionState.ACCEPTED, SubmissionState.RETURNED}


def ask_reason_to_take_back(parent: QWidget, *, unit: str, title: str) -> str:
    """Ask why a decision is taken back that its commune may have read; empty when the person leaves it."""
    prompt = QCoreApplication.translate(
        "ReportPage", "Tệp trả lời đã xuất. Vì sao bỏ quyết định này? {unit} sẽ đọc lý do khi nhập tệp trả lời mới."
    ).format(unit=unit)
    plain = title.replace("&", "")
    dialog = TextDialog(parent, title=plain.rstrip("…"), prompt=prompt, verb=title.rstrip("…"))
    is_given = dialog.exec()
    dialog.deleteLater()
    return dialog.text if is_given else ""


class ReportPage(QWidget):
    """Accepts or returns one seal; returning needs at least one remark.

    `drafts` holds the remarks that were typed and not sent, by cell; what is typed here is put into it.
    """

    left = Signal()
    step_wanted = Signal(int)  # to the report before, or after
    decided = Signal(object, str)  # Decided, and the sentence that says so
    taken_back = Signal(str)  # the sentence
    told = Signal(str)

    def __init__(self, *, report: ReceivedReport, drafts: dict[str, str], link: OfficeLink) -> None:
        super().__init__()
        self.report = report
        self._link = link
        self.remarks = drafts
        self.table: GridTableModel[ReportLine] = GridTableModel(
            report_columns(
                why_decided=self._why_decided(),
                is_monthly=report.period.kind is PeriodKind.MONTH,
                is_estimate=report.is_estimate,
            ),
            parent=self,
        )
        self.table.set_rows([ReportLine(row, self.remarks.get(row.cell, "")) for row in report.rows])
        self._build()
        self._connect()
        self._show_current(self.grid.currentIndex().row())

    # Layout

    def _build(self) -> None:
        self.grid = GridView(self.table, frozen=1, spoken=self.tr("Số liệu đã chốt"))
        self.detail = TextBox(spoken=self.tr("Về dòng đang chọn"))
        self.detail.setMaximumHeight(self.detail.height_of(_MOST_NOTE_LINES))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(self._build_heading())
        self._build_words(layout)
        layout.addLayout(self._build_days())
        layout.addWidget(self.doubts)
        layout.addWidget(SearchedGrid(self.grid, filters=False), stretch=1)
        layout.addWidget(self.detail)
        layout.addLayout(self._build_buttons())
        if self.report.rows:
            doubted = (place for place, row in enumerate(self.report.rows) if row.findings)
            self.grid.setCurrentIndex(self.table.index(next(doubted, 0), NEW_REMARK))
        self.setFocusProxy(self.grid)

    def _build_heading(self) -> QHBoxLayout:
        self.previous_button = button("◄", tip=self.tr("Báo cáo của đơn vị trước (Alt+mũi tên trái)"))
        self.previous_button.setAccessibleName(self.tr("Báo cáo trước"))
        self.previous_button.setShortcut("Alt+Left")
        self.next_button = button(self.tr("Báo cáo sau ►"), tip=self.tr("Báo cáo của đơn vị sau (Alt+mũi tên phải)"))
        self.next_button.setShortcut("Alt+Right")
        self.heading = plain_label(self._heading(), name="sectionTitle", wraps=True)
        self.close_button = button(self.tr("Về bảng th&eo dõi"), tip=self.tr("Về bảng theo dõi (Esc)"))
        row = QHBoxLayout()
        row.addWidget(self.close_button)
        row.addWidget(self.heading, stretch=1)
        row.addWidget(self.previous_button)
        row.addWidget(self.next_button)
        return row

    def _build_words(self, layout: QVBoxLayout) -> None:
        sentences = filter(None, (self._counting_sentence(), self.report.sums_note))
        self.counting = plain_label(" ".join(sentences), name="hint", wraps=True)
        _hide_unless(self.counting, is_wanted=bool(self.counting.text()))
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
        _hide_unless(self.note, is_wanted=bool(self.report.note))
        self.warning = plain_label(self._rivals_sentence(), name="bubble", wraps=True)
        _hide_unless(self.warning, is_wanted=bool(self.report.rivals))
        self.correction = plain_label(self._correction_sentence(), name="bubble", wraps=True)
        _hide_unless(self.correction, is_wanted=self.report.is_correction)
        self.doubts = TextBox(spoken=self.tr("Các điểm cần xem"))
        self.doubts.setPlainText(self._doubts_text())
        self.doubts.setMaximumHeight(self.doubts.height_of(_MOST_DOUBT_LINES))
        _hide_unless(self.doubts, is_wanted=bool(self.doubts.toPlainText()))
        for part in (self.counting, self.phone_code, self.note, self.warning, self.correction):
            layout.addWidget(part)

    def _build_days(self) -> QHBoxLayout:
        self.submitted = plain_label(self._submitted_sentence(), name="hint", wraps=True)
        _hide_unless(self.submitted, is_wanted=self.report.submitted is not None)
        self.day_button = button(self.tr("&Sửa ngày nộp…"))
        self.evidence_button = button(evidence_label(self.report.evidence))
        allow(self.evidence_button, why_not="" if self.report.evidence else self.tr("Xã không gửi kèm tệp nào."))
        row = QHBoxLayout()
        row.addWidget(self.submitted, stretch=1)
        row.addWidget(self.evidence_button)
        row.addWidget(self.day_button)
        return row

    def _build_buttons(self) -> QHBoxLayout:
        self.changes_button = button(self.tr("Thay đổi gi&ữa các bản…"))
        allow(self.changes_button, why_not=self._why_no_changes())
        self.history_button = button(self.tr("&Lịch sử ô…"))
        self.remark_button = button(self.tr("&Góp ý ô này…"))
        self.whole_button = button(self.tr("Góp ý &cả báo cáo…"))
        self.take_back_button = button(self._take_back_title())
        _hide_unless(self.take_back_button, is_wanted=self.report.state in _DECIDED)
        self.return_button = button(self.tr("&Trả lại…"))
        self.accept_button = button(self.tr("&Duyệt"), is_primary=True)
        row = QHBoxLayout()
        for made in (self.remark_button, self.whole_button, self.history_button, self.changes_button):
            row.addWidget(made)
        row.addStretch(1)
        for made in (self.take_back_button, self.return_button, self.accept_button):
            row.addWidget(made)
        for made in (self.remark_button, self.whole_button, self.return_button, self.accept_button):
            allow(made, why_not=self._why_decided())
        return row

    def _connect(self) -> None:
        self.grid.current_row_changed.connect(self._show_current)
        self.grid.row_opened.connect(lambda _row, _column: self._on_remark_clicked())
        self.grid.edits_made.connect(self._on_remarks_typed)
        self.grid.blank_requested.connect(self._on_remarks_cleared)
        self.take_back_button.clicked.connect(self._on_take_back_clicked)
        self.previous_button.clicked.connect(lambda: self._go(-1))
        self.next_button.clicked.connect(lambda: self._go(1))
        self.remark_button.clicked.connect(self._on_remark_clicked)
        self.whole_button.clicked.connect(self._on_whole_clicked)
        self.changes_button.clicked.connect(self._on_changes_clicked)
        self.history_button.clicked.connect(self._on_history_clicked)
        self.day_button.clicked.connect(self._on_day_clicked)
        self.evidence_button.clicked.connect(self._on_evidence_clicked)
        self.return_button.clicked.connect(self._on_return_clicked)
        self.accept_button.clicked.connect(self._on_accept_clicked)
        self.close_button.clicked.connect(self.leave)

    def _heading(self) -> str:
        report = self.report
        return self.tr("{unit} · {period} · {state}. Bản thứ {version}, {author} chốt lúc {moment}.").format(
            unit=report.unit_name,
            period=period_words(report.period),
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
        return self.tr("Bản này đã có quyết định ({state}). Chờ bản xã chốt lại, hoặc bỏ quyết định này.").format(
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
        dialog = DayDialog(self.window(), day=shown.day if shown else None)
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
        self.submitted.setText(self._submitted_sentence())
        self.told.emit(
            self.tr("Đã ghi ngày nộp báo cáo {period} của {unit}.").format(
                period=period_words(self.report.period), unit=shortened(self.report.unit_name)
            )
        )

    def _rivals_sentence(self) -> str:
        return self.tr("▲ Xã có {count} bản chốt khác nhau cho tháng này; hãy trả lại để xã chốt lại một bản.").format(
            count=self.report.rivals + 1
        )

    # Answers

    def leave(self) -> None:
        """Go back to the board; remarks that were not sent are kept until they are."""
        if self.grid.finish_edit():
            self.left.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc goes back to the board."""
        if event.key() == Qt.Key.Key_Escape:
            self.leave()
        else:
            super().keyPressEvent(event)

    def _show_current(self, position: int) -> None:
        if not 0 <= position < self.table.rowCount():
            return
        row = self.table.row(position).row
        lines = [finding.message for finding in row.findings]
        remarks = (*row.earlier_remarks, *row.remarks)
        lines += [self.tr("Góp ý lần trước: {text}").format(text=remark.text) for remark in remarks]
        if row.reason:
            lines.append(self.tr("Xã giải trình ({who}): {text}").format(who=row.changed_by, text=row.reason))
        if _WHOLE_REPORT in self.remarks:
            lines.append(self.tr("Góp ý cả báo cáo: {text}").format(text=self.remarks[_WHOLE_REPORT]))
        self.detail.setPlainText("\n".join(lines))
        height = round(self.detail.document().size().height())
        self.detail.setFixedHeight(self.detail.height_of(min(_MOST_NOTE_LINES, max(1, height))))
        self.detail.setVisible(bool(lines))
        allow(self.remark_button, why_not=self.table.why_closed(position, NEW_REMARK))

    def _on_remark_clicked(self) -> None:
        position = self.grid.currentIndex().row()
        if position < 0 or not self.remark_button.isEnabled():
            return
        line = self.table.row(position)
        text = self._ask_text(self.tr("Góp ý cho «{label}»:").format(label=line.row.label), line.new_remark)
        if text:
            self._put_remark(position, text)

    def _on_remarks_typed(self, edits: Sequence[CellEdit]) -> None:
        for edit in edits:
            self._put_remark(edit.row, edit.value)

    def _on_remarks_cleared(self, cells: Sequence[tuple[int, int]]) -> None:
        for position, _ in cells:
            self._put_remark(position, "")

    def _put_remark(self, position: int, text: str) -> None:
        line = self.table.row(position)
        if text:
            self.remarks[line.row.cell] = text
        else:
            self.remarks.pop(line.row.cell, None)
        self.table.replace(position, ReportLine(line.row, text))
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
            self.window(), link=self._link, period=report.period, unit=report.unit, unit_name=report.unit_name
        )
        dialog.exec()
        dialog.deleteLater()

    def _on_changes_clicked(self) -> None:
        from ctph_desktop.ui.revisions.revision_dialog import RevisionDialog  # noqa: PLC0415 - only when opened

        report = self.report
        dialog = RevisionDialog(
            self.window(), link=self._link, period=report.period, unit=report.unit, seal=report.seal
        )
        dialog.exec()
        dialog.deleteLater()

    def _on_history_clicked(self) -> None:
        from ctph_desktop.ui.revisions.history_dialog import HistoryDialog  # noqa: PLC0415 - only when opened

        position = self.grid.currentIndex().row()
        if 0 <= position < self.table.rowCount():
            row, report = self.table.row(position).row, self.report
            dialog = HistoryDialog(
                self.window(), link=self._link, period=report.period, key=row.key, label=row.label, unit=report.unit
            )
            dialog.exec()
            dialog.deleteLater()

    def _on_return_clicked(self) -> None:
        if not self.grid.finish_edit():
            return
        if not self.remarks:
            self._on_whole_clicked()
        if self.remarks:
            seal, remarks = self.report.seal, dict(self.remarks)
            self._decide(
                lambda office: office.review.return_report(seal, remarks=remarks),
                self.tr("Đã trả lại báo cáo {period} của {unit}, {count} góp ý. Hãy xuất tệp trả lời gửi xã."),
                SubmissionState.RETURNED,
            )

    def _on_accept_clicked(self) -> None:
        if not self.grid.finish_edit():
            return
        if self.remarks and not ask(
            self,
            title=self.tr("Duyệt báo cáo"),
            text=self.tr("Các góp ý vừa viết chỉ được gửi khi trả lại. Vẫn duyệt và bỏ các góp ý này?"),
            verb=self.tr("&Duyệt, bỏ góp ý"),
            refusal=self.tr("&Xem lại"),
        ):
            return
        seal, closing = self.report.seal, self.report.closing
        if not self.report.is_correction or closing is None or not closing.is_closed:
            self._accept(lambda office: office.review.accept(seal))
            return
        reopening = ask_what_closing_becomes(
            self, closing=closing, unit=self.report.unit_name, is_supplement=self.report.is_supplement
        )
        if reopening is None:
            return
        if not reopening:
            self._accept(lambda office: office.review.accept(seal))
            return
        period = closing.period
        self._accept(lambda office: office.review.accept(seal) | office.closing.reopen_period(period, reason=reopening))

    def _accept(self, use_case: "Callable[[Office], Changes]") -> None:
        self._decide(use_case, self.tr("Đã duyệt báo cáo {period} của {unit}."), SubmissionState.ACCEPTED)

    def _on_take_back_clicked(self) -> None:
        """Take the decision back; a reason is asked for where the commune may have read it."""
        seal, reason = self.report.seal, ""
        if self.report.is_told:
            reason = ask_reason_to_take_back(self, unit=self.report.unit_name, title=self._take_back_title())
            if not reason:
                return
        done = self.tr("Đã bỏ quyết định về báo cáo {period} của {unit}; báo cáo chờ duyệt lại.").format(
            period=period_words(self.report.period), unit=shortened(self.report.unit_name)
        )
        self._link.change(
            lambda office: office.review.take_back(seal, reason=reason),
            owner=self,
            on_done=lambda: self.taken_back.emit(done),
        )

    def _take_back_title(self) -> str:
        if self.report.state is SubmissionState.RETURNED:
            return self.tr("Bỏ trả lạ&i…") if self.report.is_told else self.tr("Bỏ trả lạ&i")
        return self.tr("Bỏ du&yệt…") if self.report.is_told else self.tr("Bỏ du&yệt")

    def _doubts_text(self) -> str:
        """List what to look at, line by line, and what was remarked on the whole report before."""
        lines = [finding.message for line in self.report.rows for finding in line.findings]
        lines += [self.tr("Góp ý lần trước: {text}").format(text=remark.text) for remark in self._whole_remarks()]
        if self.report.withdrawn_reason:
            lines.append(self.tr("Đã bỏ quyết định trước: {reason}").format(reason=self.report.withdrawn_reason))
        return "\n".join(lines)

    def _whole_remarks(self) -> tuple[RemarkRow, ...]:
        return (*self.report.earlier_remarks, *self.report.remarks)

    def _go(self, step: int) -> None:
        """Have the report before or after shown; what was typed here is kept."""
        if self.grid.finish_edit():
            self.step_wanted.emit(step)

    def _decide(self, use_case: "Callable[[Office], Changes]", done: str, decided_as: SubmissionState) -> None:
        """Have it decided; `done` says so where earlier work was told of."""
        report, count = self.report, len(self.remarks)
        self.setEnabled(False)  # a second key would decide what is decided

        def tell() -> None:
            text = done.format(period=period_words(report.period), unit=shortened(report.unit_name), count=count)
            self.decided.emit(Decided(report.seal, report.unit_name, report.period, decided_as), text)

        self._link.change(use_case, owner=self, on_done=tell, on_error=self._on_refused)

    def _on_refused(self, error: BaseException) -> None:
        self.setEnabled(True)
        self.grid.setFocus()
        self._link.faults.show(error)

    def _ask_text(self, prompt: str, text: str) -> str:
        dialog = TextDialog(self, title=self.tr("Góp ý"), prompt=prompt, verb=self.tr("&Ghi góp ý"), text=text)
        is_given = dialog.exec()
        dialog.deleteLater()
        return dialog.text if is_given else ""


def _hide_unless(widget: QWidget, *, is_wanted: bool) -> None:
    """Hide a widget that is in no layout yet: shown, it would be a window of its own."""
    if not is_wanted:
        widget.hide()
