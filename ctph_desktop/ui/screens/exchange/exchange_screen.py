"""Gửi và nhận: files out, files in; for the superior office the board, the tray and the answers."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QHBoxLayout, QTabWidget, QVBoxLayout, QWidget

from ctph_desktop.domain.periods import ReportingPeriod
from ctph_desktop.services.rows import (
    BoardRow,
    Changes,
    DriveRow,
    ExportedFile,
    OfficeProfile,
    OfficeRole,
    PackageLogRow,
    PeriodRow,
    ReceivedReport,
    SubmissionState,
    TrayRow,
)
from ctph_desktop.ui import dialogs
from ctph_desktop.ui.grid.columns import Column
from ctph_desktop.ui.grid.grid_view import GridView
from ctph_desktop.ui.grid.table_model import GridTableModel
from ctph_desktop.ui.office_link import OfficeLink
from ctph_desktop.ui.screens.exchange.file_import import FileImport
from ctph_desktop.ui.screens.screen import Screen
from ctph_desktop.ui.widgets.board import board_cell, board_columns
from ctph_desktop.ui.widgets.controls import button, panel, plain_label
from ctph_desktop.ui.widgets.place_dialog import PlaceDialog
from ctph_desktop.ui.widgets.states import SIGNS, own_state, state_tone
from ctph_desktop.wording import formats

if TYPE_CHECKING:
    from ctph_desktop.domain.feedback import Feedback
    from ctph_desktop.office import Office

_MOST_STATES = 6
_SENDING = {SubmissionState.SEALED, SubmissionState.EXPORTED}
_OwnReports = tuple[tuple[PeriodRow, ...], dict[ReportingPeriod, str], OfficeProfile]


class ExchangeScreen(Screen):
    """What leaves and what arrives. Files can be dropped anywhere on it."""

    def __init__(self, link: OfficeLink) -> None:
        super().__init__(link)
        self._is_superior = link.profile.role is OfficeRole.SUPERIOR
        self.file_import = FileImport(self, link=link)
        self.log: GridTableModel[PackageLogRow] = GridTableModel(self._log_columns(), parent=self)
        self.tray: GridTableModel[TrayRow] = GridTableModel(self._tray_columns(), parent=self)
        self.board: GridTableModel[BoardRow] = GridTableModel(board_columns(()), parent=self)
        self.months: GridTableModel[PeriodRow] = GridTableModel(self._month_columns(), parent=self)
        self._feedback: Feedback | None = None
        self.setAcceptDrops(True)
        self._build()
        self._connect()

    # Layout

    def _build(self) -> None:
        self.export_button = button(
            self.tr("&Xuất tệp trả lời cho các xã…") if self._is_superior else self.tr("&Xuất tệp…"), is_primary=True
        )
        self.import_button = button(self.tr("Nhậ&p tệp…"), is_primary=True)
        self.folder_button = button(self.tr("Nhập cả &thư mục, USB…"))
        self.invitation_button = button(self.tr("Xuất thư &mời…"))
        self.invitation_button.setVisible(self._is_superior)
        self.cancel_button = button(self.tr("&Dừng"))
        self.cancel_button.hide()
        top = QHBoxLayout()
        for made in (self.export_button, self.import_button, self.folder_button, self.invitation_button):
            top.addWidget(made)
        top.addWidget(plain_label(self.tr("hoặc kéo thả tệp vào đây"), name="hint"))
        top.addStretch(1)
        top.addWidget(self.cancel_button)
        self.outcome = plain_label(wraps=True, is_selectable=True)
        self.outcome.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 10, 12, 8)
        layout.addLayout(top)
        layout.addWidget(self.outcome)
        self.log_grid = GridView(self.log, frozen=0, spoken=self.tr("Nhật ký tệp"))
        if self._is_superior:
            layout.addWidget(self._build_tabs(), stretch=1)
        else:
            layout.addWidget(self._build_own())
            layout.addWidget(plain_label(self.tr("Nhật ký tệp"), name="sectionTitle"))
            layout.addWidget(self.log_grid, stretch=1)
        self.setFocusProxy(self.export_button)

    def _build_own(self) -> QWidget:
        box = panel()
        self.state = plain_label(name="screenTitle", wraps=True)
        self.next_step = plain_label(name="hint", wraps=True)
        self.phone_codes = plain_label(is_selectable=True)
        self.phone_codes.hide()
        self.code = plain_label(wraps=True, is_selectable=True)
        self.code.hide()
        self.months_grid = GridView(self.months, frozen=0, spoken=self.tr("Báo cáo các tháng"))
        layout = QVBoxLayout(box)
        for widget in (self.state, self.next_step, self.phone_codes, self.code):
            layout.addWidget(widget)
        layout.addWidget(self.months_grid, stretch=1)
        self.months_grid.setMaximumHeight((self.fontMetrics().height() + 10) * (_MOST_STATES + 1) + 4)
        return box

    def _build_tabs(self) -> QWidget:
        self.board_grid = GridView(self.board, frozen=1, spoken=self.tr("Bảng theo dõi xã theo tháng"))
        self.tray_grid = GridView(self.tray, frozen=0, spoken=self.tr("Hộp chờ"))
        self.open_button = button(self.tr("Xem bá&o cáo…"))
        self.enrol_button = button(self.tr("&Ghi nhận máy…"), is_primary=True)
        self.dismiss_button = button(self.tr("&Loại khỏi hộp chờ"))
        self.tray_empty = plain_label(self.tr("Hộp chờ trống."), name="hint")
        self.tabs = QTabWidget()
        legend = self.tr(
            "● Đã duyệt   ○ Chờ duyệt   ◄ Trả lại   ▲ Nhiều bản chốt khác nhau   · Chưa gửi. "
            "Nháy đúp hoặc Enter để xem báo cáo."
        )
        self.tabs.addTab(
            _page(self.board_grid, self.open_button, hint=plain_label(legend, name="hint")), self.tr("Bảng theo dõi")
        )
        self.tabs.addTab(
            _page(self.tray_grid, self.enrol_button, self.dismiss_button, hint=self.tray_empty), self.tr("Hộp chờ")
        )
        self.tabs.addTab(_page(self.log_grid), self.tr("Nhật ký tệp"))
        self.tabs.setAccessibleName(self.tr("Bảng theo dõi, hộp chờ, nhật ký"))
        return self.tabs

    def _connect(self) -> None:
        self.export_button.clicked.connect(self._on_export_clicked)
        self.import_button.clicked.connect(self.file_import.choose_files)
        self.folder_button.clicked.connect(self.file_import.choose_folder)
        self.invitation_button.clicked.connect(self._on_invitation_clicked)
        self.cancel_button.clicked.connect(self._on_cancel_clicked)
        if self._is_superior:
            self.board_grid.row_opened.connect(self.open_report)
            self.open_button.clicked.connect(self._on_open_clicked)
            self.tray_grid.row_opened.connect(lambda _row, _column: self._on_enrol_clicked())
            self.tray_grid.current_row_changed.connect(lambda _: self._update_tray_buttons())
            self.enrol_button.clicked.connect(self._on_enrol_clicked)
            self.dismiss_button.clicked.connect(self._on_dismiss_clicked)

    def _log_columns(self) -> tuple[Column[PackageLogRow], ...]:
        return (
            Column(self.tr("Lúc"), lambda r: formats.moment(r.at), width=124),
            Column(self.tr("Chiều"), lambda r: self.tr("► Xuất") if r.is_outgoing else self.tr("◄ Nhập"), width=76),
            Column(self.tr("Đơn vị"), lambda r: r.partner, width=170),
            Column(self.tr("Nội dung"), lambda r: r.summary, width=400),
            Column(self.tr("Tệp"), lambda r: r.file_name, width=270),
        )

    def _tray_columns(self) -> tuple[Column[TrayRow], ...]:
        return (
            Column(self.tr("Nhận lúc"), lambda r: formats.moment(r.received_at), width=124),
            Column(self.tr("Bên gửi"), lambda r: r.sender, width=150),
            Column(self.tr("Máy"), lambda r: r.device_name, width=150),
            Column(self.tr("Vì sao chờ"), lambda r: r.reason, width=380),
            Column(self.tr("Tệp"), lambda r: r.file_name, width=250),
        )

    def _month_columns(self) -> tuple[Column[PeriodRow], ...]:
        return (
            Column(self.tr("Kỳ"), lambda r: formats.period(r.period), width=150),
            Column(
                self.tr("Tình trạng"),
                lambda r: f"{SIGNS[r.state]} {own_state(r.state)}",
                width=270,
                tone=lambda r: state_tone(r.state),
            ),
            Column(self.tr("Số ô đã nhập"), lambda r: f"{r.filled}/{r.expected}", width=110, is_number=True),
        )

    # Loading

    def load(self, period: ReportingPeriod) -> None:  # noqa: ARG002 - this screen shows all periods
        """Ask for what this office may see."""
        self.link.ask(lambda o: o.exchange.log(), on_done=self._on_log_loaded, owner=self)
        if self._is_superior:
            self.link.ask(lambda o: o.review.board(), on_done=self._on_board_loaded, owner=self)
            self.link.ask(lambda o: o.exchange.tray(), on_done=self._on_tray_loaded, owner=self)
        else:
            self.link.ask(_own_reports, on_done=self._on_months_loaded, owner=self)

    def _on_log_loaded(self, rows: Sequence[PackageLogRow]) -> None:
        self.log.set_rows(rows)
        self.log_grid.fit()

    def _on_board_loaded(self, rows: Sequence[BoardRow]) -> None:
        current = self.board_grid.currentIndex()
        place = (current.row(), current.column())
        self.board.set_columns(board_columns(rows), rows)
        row, column = place if current.isValid() else (0, self.period.number if self.period else 1)
        self.board_grid.setCurrentIndex(self.board.index(row, column))

    def _on_tray_loaded(self, rows: Sequence[TrayRow]) -> None:
        self.tray.set_rows(rows)
        self.tray_grid.fit()
        self.tabs.setTabText(1, self.tr("Hộp chờ ({count})").format(count=len(rows)) if rows else self.tr("Hộp chờ"))
        self.tray_empty.setVisible(not rows)
        if rows and not self.tray_grid.currentIndex().isValid():
            self.tray_grid.setCurrentIndex(self.tray.index(0, 0))
        self._update_tray_buttons()

    def _on_months_loaded(self, answer: _OwnReports) -> None:
        months, codes, profile = answer
        self._show_phone_codes(codes)
        shown = [month for month in months if month.state is not SubmissionState.NOTHING]
        self.months.set_rows(tuple(reversed(shown))[:_MOST_STATES])
        self.months_grid.fit()
        current = next((month for month in months if month.period == self.period), None)
        if current is not None:
            period = formats.period(current.period)
            self.state.setText(f"{SIGNS[current.state]} {period[0].upper()}{period[1:]}: {own_state(current.state)}")
            self.next_step.setText(self._step_after(current.state))
        if not profile.is_enrolled:
            self.link.ask(lambda o: o.enrolment.request_code(), on_done=self._on_code_loaded, owner=self)
        self.code.setVisible(not profile.is_enrolled)

    def _show_phone_codes(self, codes: Mapping[ReportingPeriod, str]) -> None:
        lines = [
            self.tr("Mã đọc qua điện thoại, báo cáo {period}: {code}").format(period=formats.period(period), code=code)
            for period, code in codes.items()
        ]
        self.phone_codes.setText("\n".join(lines))
        self.phone_codes.setVisible(bool(lines))

    def _on_code_loaded(self, code: str) -> None:
        self.code.setText(
            self.tr(
                "Máy này chưa được cấp trên ghi nhận. Hãy xuất tệp đầu tiên và gửi đi; "
                "khi cấp trên gọi điện, đọc mã: {code}"
            ).format(code=code)
        )

    def _step_after(self, state: SubmissionState) -> str:
        return {
            SubmissionState.NOTHING: self.tr("Vào «Tiến độ tháng» để nhập số liệu."),
            SubmissionState.DRAFT: self.tr("Vào «Tiến độ tháng», kiểm tra rồi chốt gửi."),
            SubmissionState.SEALED: self.tr("Bấm «Xuất tệp…», chép vào USB hoặc gửi thư điện tử cho cấp trên."),
            SubmissionState.EXPORTED: self.tr("Gửi tệp đã xuất cho cấp trên, rồi nhập tệp trả lời khi nhận được."),
            SubmissionState.RECEIVED: self.tr("Cấp trên đã nhận và đang xem. Không phải làm gì thêm."),
            SubmissionState.ACCEPTED: self.tr("Đã xong tháng này."),
            SubmissionState.RETURNED: self.tr(
                "Vào «Tiến độ tháng», sửa theo góp ý (ô có góc màu cam), chốt và gửi lại."
            ),
            SubmissionState.CHANGED: self.tr("Số liệu đã sửa sau khi chốt: chốt lại rồi xuất tệp gửi lại."),
        }[state]

    # Out

    def _on_export_clicked(self) -> None:
        if self._is_superior:
            self._choose_place(self._export_answers, self.tr("Ghi tệp trả lời cho mọi xã đã báo cáo vào:"))
        else:
            self._choose_place(
                self._export_own,
                self.tr("Ghi tệp gửi {superior} vào:").format(superior=self.link.profile.superior_name),
            )

    def _choose_place(self, write: Callable[[Path], None], prompt: str) -> None:
        def show(drives: tuple[DriveRow, ...]) -> None:
            dialog = PlaceDialog(self, title=self.tr("Xuất tệp"), prompt=prompt, drives=drives)
            if dialog.exec() and dialog.folder is not None:
                write(dialog.folder)
            dialog.deleteLater()

        self.link.ask(lambda o: o.exchange.drives(), on_done=show, owner=self)

    def _export_own(self, folder: Path) -> None:
        self._write(lambda o, f: (o.exchange.export_package(folder, feedback=f),))

    def _export_answers(self, folder: Path) -> None:
        self._write(lambda o, f: o.exchange.export_answers(folder, feedback=f))

    def _write(self, write: "Callable[[Office, Feedback], tuple[ExportedFile, ...]]") -> None:
        feedback = self._feedback = self.link.tasks.feedback()
        self._show_busy(is_busy=True)
        self.link.ask(
            lambda office: write(office, feedback),
            on_done=self._on_exported,
            on_error=self._on_export_failed,
            owner=self,
        )

    def _on_exported(self, files: Sequence[ExportedFile]) -> None:
        self._show_busy(is_busy=False)
        self.link.changed.emit(Changes.EXCHANGE | Changes.SUBMISSIONS)
        if not files:
            self._show_outcome(self.tr("Chưa có xã nào gửi báo cáo nên chưa có tệp trả lời."))
            return
        lines = [
            self.tr("Đã ghi và kiểm tra lại: {name} ({size}), gửi {recipients}").format(
                name=f.file_name, size=formats.file_size(f.size), recipients=", ".join(f.recipients)
            )
            for f in files
        ]
        lines.append(self.tr("Thư mục: {folder}").format(folder=Path(files[0].path).parent))
        self._show_outcome("\n".join(lines))

    def _on_export_failed(self, error: BaseException) -> None:
        self._show_busy(is_busy=False)
        self.link.faults.show(error)

    def _on_invitation_clicked(self) -> None:
        self._choose_place(self._export_invitation, self.tr("Ghi thư mời (một tệp cho mọi xã) vào:"))

    def _export_invitation(self, folder: Path) -> None:
        self.link.ask(lambda o: o.enrolment.invitation(folder), on_done=self._on_invitation_written, owner=self)

    def _on_invitation_written(self, answer: tuple[ExportedFile, str]) -> None:
        file, code = answer
        self._show_outcome(
            self.tr("Đã ghi và kiểm tra lại: {path}\nMã in trên thư giấy gửi các xã: {code}").format(
                path=file.path, code=code
            )
        )

    def _show_outcome(self, text: str) -> None:
        self.outcome.setText(text)
        self.outcome.show()
        self.saved_state_changed.emit("saved", text.splitlines()[0])

    def _show_busy(self, *, is_busy: bool) -> None:
        for made in (self.export_button, self.import_button, self.folder_button, self.invitation_button):
            made.setEnabled(not is_busy)
        self.cancel_button.setVisible(is_busy)

    def _on_cancel_clicked(self) -> None:
        if self._feedback is not None:
            self._feedback.cancel()

    # In

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files."""
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Preview the files that were dropped, or those of a dropped folder."""
        paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        event.acceptProposedAction()
        folders = [path for path in paths if path.is_dir()]
        if len(folders) == len(paths) == 1:
            self.file_import.start_folder(folders[0])
        else:
            self.file_import.start([str(path) for path in paths if path.is_file()])

    # Review

    def open_report(self, row: int, column: int) -> None:
        """Show the report under a cell of the board."""
        cell = board_cell(self.board.row(row), column) if row < self.board.rowCount() else None
        if cell is None or not cell.seal:
            self.saved_state_changed.emit("saved", self.tr("Ô này chưa có báo cáo nào."))
            return
        seal = cell.seal
        self.link.ask(lambda o: o.review.received(seal), on_done=self._on_report_loaded, owner=self)

    def _on_report_loaded(self, report: ReceivedReport) -> None:
        from ctph_desktop.ui.screens.exchange.report_dialog import ReportDialog  # noqa: PLC0415 - only when opened

        dialog = ReportDialog(self.window(), report=report, link=self.link)
        dialog.exec()
        dialog.deleteLater()

    def _on_open_clicked(self) -> None:
        index = self.board_grid.currentIndex()
        if index.isValid():
            self.open_report(index.row(), index.column())

    def _tray_row(self) -> TrayRow | None:
        position = self.tray_grid.currentIndex().row()
        return self.tray.row(position) if 0 <= position < self.tray.rowCount() else None

    def _update_tray_buttons(self) -> None:
        row = self._tray_row()
        self.enrol_button.setEnabled(row is not None and row.can_enrol)
        self.dismiss_button.setEnabled(row is not None)

    def _on_enrol_clicked(self) -> None:
        row = self._tray_row()
        if row is not None and row.can_enrol:
            from ctph_desktop.ui.screens.exchange.enrol_dialog import EnrolDialog  # noqa: PLC0415 - only when opened

            dialog = EnrolDialog(self.window(), row=row, link=self.link)
            dialog.exec()
            dialog.deleteLater()

    def _on_dismiss_clicked(self) -> None:
        row = self._tray_row()
        if row is not None and dialogs.ask(
            self,
            title=self.tr("Hộp chờ"),
            text=self.tr("Loại «{name}» khỏi hộp chờ?").format(name=row.file_name),
            detail=self.tr("Tệp gốc không bị xoá; có thể nhập lại sau."),
            verb=self.tr("&Loại"),
            refusal=self.tr("&Giữ lại"),
        ):
            package = row.package
            self.link.change(lambda o: o.exchange.dismiss(package), owner=self)


def _own_reports(office: "Office") -> _OwnReports:
    months = office.progress.periods()
    codes = {m.period: office.submissions.phone_code(m.period) for m in months if m.state in _SENDING}
    return months, codes, office.profile()


def _page(grid: GridView, *buttons: QWidget, hint: QWidget | None = None) -> QWidget:
    page = QWidget()
    row = QHBoxLayout()
    if hint is not None:
        row.addWidget(hint)
    row.addStretch(1)
    for made in buttons:
        row.addWidget(made)
    layout = QVBoxLayout(page)
    layout.setContentsMargins(8, 8, 8, 8)
    layout.addWidget(grid, stretch=1)
    if buttons or hint is not None:
        layout.addLayout(row)
    return page
