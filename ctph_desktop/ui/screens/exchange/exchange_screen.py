"""Gửi và nhận: files out, files in; for the superior office the board, the tray and the answers."""

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QTabWidget, QVBoxLayout, QWidget

from ctph_desktop.domain.periods import ReportingPeriod
from ctph_desktop.domain.programme_years import Standpoint
from ctph_desktop.domain.report_groups import ReportGroup
from ctph_desktop.services.ground.changes import Changes
from ctph_desktop.services.ground.closing_rows import ProgramRow
from ctph_desktop.services.ground.contact_rows import ContactRow, Reminders
from ctph_desktop.services.ground.exchange_rows import (
    DriveRow,
    ExportedFile,
    HeldRow,
    ImportedRow,
    OutcomeRow,
    PackageLogRow,
    TrayRow,
    UnsealedMonths,
)
from ctph_desktop.services.ground.office_rows import OfficeRole
from ctph_desktop.services.ground.overview_rows import book_action
from ctph_desktop.services.ground.review_rows import BoardRow
from ctph_desktop.ui.conflicts.attention_bar import AttentionBar
from ctph_desktop.ui.grid.columns import Column
from ctph_desktop.ui.grid.grid_view import GridView
from ctph_desktop.ui.grid.searched_grid import SearchedGrid
from ctph_desktop.ui.grid.table_model import GridTableModel
from ctph_desktop.ui.look.last_folders import LastFolders
from ctph_desktop.ui.look.period_words import period_words
from ctph_desktop.ui.screens.exchange.board_panel import BoardPanel
from ctph_desktop.ui.screens.exchange.file_import import FileImport
from ctph_desktop.ui.screens.exchange.import_outcome import to_review
from ctph_desktop.ui.screens.exchange.invitation_panel import InvitationPanel
from ctph_desktop.ui.screens.exchange.own_reports_panel import OwnReportsPanel, own_reports
from ctph_desktop.ui.screens.exchange.report_review import ReportReview
from ctph_desktop.ui.screens.exchange.sending_panel import SendingPanel
from ctph_desktop.ui.screens.exchange.tray_panel import TrayPanel
from ctph_desktop.ui.screens.exchange.unsealed_dialog import Choice, UnsealedDialog
from ctph_desktop.ui.screens.screen import Screen
from ctph_desktop.ui.shell.file_ways import folder_way
from ctph_desktop.ui.shell.office_link import OfficeLink
from ctph_desktop.ui.widgets.controls import button, plain_label
from ctph_desktop.ui.widgets.file_reader import FileReader
from ctph_desktop.ui.widgets.place_dialog import PlaceDialog
from ctph_desktop.ui.widgets.reasons import allow_together
from ctph_desktop.ui.widgets.told import Told, Way
from ctph_desktop.wording import formats

if TYPE_CHECKING:
    from ctph_desktop.domain.feedback import Feedback
    from ctph_desktop.office import Office


class ExchangeScreen(Screen):
    """What leaves and what arrives. Files can be dropped anywhere on it."""

    def __init__(self, link: OfficeLink) -> None:
        super().__init__(link)
        self._is_superior = link.profile.role is OfficeRole.SUPERIOR
        self._is_alone = link.profile.is_alone
        self._wanted_unit = ""  # gone to as soon as the board has it
        self.file_import = FileImport(self, link=link)
        self.log: GridTableModel[PackageLogRow] = GridTableModel(self._log_columns(), parent=self)
        self._feedback: Feedback | None = None
        self._folders = LastFolders(link.profile.unit)
        self._reader = FileReader(self)
        self.setAcceptDrops(True)
        self._build()
        self._connect()

    # Layout

    def _build(self) -> None:
        self.export_button = button(
            self.tr("&Xuất tệp trả lời cho các xã…") if self._is_superior else self.tr("&Xuất tệp…"), is_primary=True
        )
        self.export_all_button = button(self.tr("X&uất cho mọi cơ quan…"))
        self.export_all_button.hide()
        self.import_button = button(self.tr("Nhậ&p tệp…"), is_primary=True)
        self.folder_button = button(self.tr("Nhập cả &thư mục, USB…"))
        self.invitation_button = button(self.tr("Xuất thư &mời…"))
        if not self._is_superior:
            self.invitation_button.hide()
        self.cancel_button = button(self.tr("&Dừng"))
        self.cancel_button.hide()
        self.ways = QWidget()
        if self._is_alone:
            self.ways.hide()
        top = QHBoxLayout(self.ways)
        top.setContentsMargins(0, 0, 0, 0)
        for made in (
            self.export_button,
            self.export_all_button,
            self.import_button,
            self.folder_button,
            self.invitation_button,
        ):
            top.addWidget(made)
        top.addWidget(plain_label(self.tr("hoặc kéo thả tệp vào đây"), name="hint"))
        top.addStretch(1)
        top.addWidget(self.cancel_button)
        self.sending = SendingPanel(self.link)
        self.tray_panel = TrayPanel(self.link)
        main = self._build_pages()
        layout = QVBoxLayout(main)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.ways)
        self.attention = AttentionBar(self.link)
        layout.addWidget(self.attention)
        layout.addWidget(self.sending)
        self.invitation_panel = InvitationPanel(self.link)
        layout.addWidget(self.invitation_panel)
        if self._is_superior:
            self._build_board()
            self.report_review = ReportReview(self.pages, link=self.link, board=self.board_panel)
        self.log_grid = GridView(self.log, frozen=0, spoken=self.tr("Nhật ký tệp"))
        self.log_grid.order_by_heads()
        self.log_grid.remember_widths(self.link.widths, name="log")
        if not self._is_superior:
            self.own = OwnReportsPanel(self.link)
            layout.addWidget(self.own)
        layout.addWidget(self._build_tabs(), stretch=1)
        self.tabs.setVisible(not self._is_alone)
        if self._is_alone:
            layout.addStretch(1)
        self._show_busy(is_busy=False)
        first = self.board_panel if self._is_superior else self.export_button
        main.setFocusProxy(self.own.invitation_button if self._is_alone else first)
        self.setFocusProxy(main)

    def _build_pages(self) -> QWidget:
        """Return what is seen unless a report is reviewed: that lies over it."""
        self.pages = QStackedWidget()
        main = QWidget()
        self.pages.addWidget(main)
        self._outer = QVBoxLayout(self)
        self._outer.setContentsMargins(12, 10, 12, 8)
        self._outer.addWidget(self.pages, stretch=1)
        self.pages.currentChanged.connect(lambda _: self.setFocusProxy(self.pages.currentWidget() or main))
        return main

    def _build_tabs(self) -> QWidget:
        self.tabs = QTabWidget()
        if self._is_superior:
            self.tabs.addTab(self.board_panel, self.tr("Bảng theo dõi"))
            self.tabs.addTab(self.tray_panel, self.tr("Hộp chờ"))
        self.tabs.addTab(self._build_log(), self.tr("Nhật ký tệp"))
        if not self._is_superior:
            self.tabs.addTab(self.tray_panel, self.tr("Hộp chờ"))
        self.tabs.setAccessibleName(self.tr("Bảng theo dõi, hộp chờ, nhật ký"))
        return self.tabs

    def _build_log(self) -> QWidget:
        self.log_empty = plain_label(
            self.tr("Chưa xuất, chưa nhập tệp nào. Mỗi tệp gửi đi hay nhận về sẽ được ghi lại ở đây."),
            name="hint",
            wraps=True,
        )
        return _page(self.log_grid, above=self.log_empty)

    def _build_board(self) -> None:
        self.open_button = button(self.tr("Xem bá&o cáo…"))
        self.remind_button = button(self.tr("N&hắc xã chưa gửi…"))
        self.contact_button = button(self.tr("Liên hệ củ&a xã…"))
        buttons = (self.remind_button, self.contact_button, self.open_button)
        self.board_panel = BoardPanel(self.link.widths, buttons=buttons)
        self.board_grid, self.board_notes = self.board_panel.grid, self.board_panel.notes

    @property
    def board(self) -> GridTableModel[BoardRow]:
        """The lines of the board that are shown."""
        return self.board_panel.table

    def _connect(self) -> None:
        self.export_button.clicked.connect(self._on_export_clicked)
        self.export_all_button.clicked.connect(self._on_export_all_clicked)
        self.import_button.clicked.connect(self.file_import.choose_files)
        self.folder_button.clicked.connect(self.file_import.choose_folder)
        self.invitation_button.clicked.connect(self._on_invitation_clicked)
        self.cancel_button.clicked.connect(self._on_cancel_clicked)
        self.file_import.began.connect(self._on_work_began)
        self.file_import.ended.connect(lambda: self._show_busy(is_busy=False))
        self.file_import.outcome_wanted.connect(self._on_outcome_wanted)
        self.file_import.failed.connect(lambda text: self.saved_state_changed.emit("error", text))
        panels = (
            self.sending,
            self.invitation_panel,
            self.tray_panel,
            self.file_import,
            self.report_review if self._is_superior else self.own,
        )
        for panel in panels:
            panel.told.connect(self._tell)
        if not self._is_superior:
            self.own.invitation_wanted.connect(lambda: self.action_wanted.emit("devices", "invitation"))
            self.own.month_wanted.connect(self._open_month)
        if self._is_superior:
            self.board_panel.opened.connect(self.open_report)
            self.board_panel.programmes_wanted.connect(self._load_programmes)
            self.board_panel.review_button.clicked.connect(self.report_review.review_waiting)
            self.board_panel.undoubted_button.clicked.connect(self.report_review.accept_undoubted)
            self.file_import.imported.connect(self._on_imported)
            self.report_review.done_told.connect(self.done_told)
            self.report_review.began.connect(self._on_work_began)
            self.report_review.ended.connect(lambda: self._show_busy(is_busy=False))
            self.board_panel.report_elsewhere_wanted.connect(self._on_report_elsewhere_wanted)
            self.open_button.clicked.connect(self._on_open_clicked)
            self.remind_button.clicked.connect(self._on_remind_clicked)
            self.contact_button.clicked.connect(self._on_contact_clicked)

    def _log_columns(self) -> tuple[Column[PackageLogRow], ...]:
        return (
            Column(self.tr("Lúc"), lambda r: formats.moment(r.at), width=124, order=lambda r: r.at),
            Column(self.tr("Chiều"), lambda r: self.tr("► Xuất") if r.is_outgoing else self.tr("◄ Nhập"), width=76),
            Column(self.tr("Đơn vị"), lambda r: r.partner, width=170),
            Column(self.tr("Nội dung"), lambda r: r.summary, width=400),
            Column(self.tr("Tệp"), lambda r: r.file_name, width=320),
        )

    # Loading

    def show_period(self, period: ReportingPeriod) -> None:
        """Show another period; a report of the one before is left."""
        if self._is_superior and period != self.period:
            self.report_review.leave()
        super().show_period(period)

    def loss_on_closing(self) -> str:
        """Say that remarks were typed and not sent."""
        count = self.report_review.drafted if self._is_superior else 0
        if not count:
            return ""
        return self.tr(
            "{count} báo cáo có góp ý chưa gửi: góp ý chỉ được gửi khi trả lại báo cáo, đóng thì mất. Vẫn đóng?"
        ).format(count=count)

    def load(self, period: ReportingPeriod) -> None:
        """Ask for what this office may see."""
        self.link.ask(lambda o: o.exchange.log(), on_done=self._on_log_loaded, owner=self)
        self.link.ask(_has_several_authorities, on_done=self.export_all_button.setVisible, owner=self)
        self.link.ask(lambda o: (o.exchange.tray(), o.exchange.held()), on_done=self._on_tray_loaded, owner=self)
        if self._is_superior:
            self.link.ask(
                _board_of,
                on_done=lambda found: self._on_board_loaded(*found[:2], period=period, has_several=found[2]),
                owner=self,
            )
            if self.board_panel.is_by_programme:
                self._load_programmes()
        else:
            self.link.ask(own_reports, on_done=lambda r: self.own.show_reports(r, period=self.period), owner=self)

    def _on_log_loaded(self, rows: Sequence[PackageLogRow]) -> None:
        self.log.set_rows(rows)
        self.log_empty.setVisible(not rows)
        self.log_grid.setVisible(bool(rows))
        self.log_grid.fit()

    def _on_board_loaded(
        self, rows: Sequence[BoardRow], programs: Sequence[ProgramRow], *, period: ReportingPeriod, has_several: bool
    ) -> None:
        if period != self.period:
            return
        self.board_panel.offer_programmes(is_offered=has_several)
        self.board_panel.show_board(rows, programs, period=period)
        self._go_to_wanted_unit()

    def _load_programmes(self) -> None:
        period = self.period
        if period is not None:
            self.link.ask(lambda o: o.programme_boards.at(period), on_done=self.board_panel.show_programmes, owner=self)

    def _on_tray_loaded(self, lines: tuple[Sequence[TrayRow], Sequence[HeldRow]]) -> None:
        waiting, held = lines
        self.tray_panel.show_lines(waiting, held)
        count = len(waiting) + len(held)
        title = self.tr("Hộp chờ ({count})").format(count=count) if count else self.tr("Hộp chờ")
        self.tabs.setTabText(self.tabs.indexOf(self.tray_panel), title)

    def _tell(self, text: str) -> None:
        self.saved_state_changed.emit("saved", text)

    # Out

    def begin(self, action: str) -> None:
        """Begin what another screen asks for: export, invite, remind, tray, review; `report:` and a seal.

        `board:` and a group of reports leave only those on the board, `unit:` goes to the line of a unit there.
        An office alone has nobody to send anything to.
        """
        action, _, named = action.partition(":")
        if self._is_superior and action != "report":
            self.report_review.leave()
        if action == "tray":
            self.tabs.setCurrentWidget(self.tray_panel)
        elif action == "report":
            self._show_report(named)
        elif action == "review":
            self.report_review.review_waiting()
        elif action == "board":
            self._show_board(ReportGroup(named) if named else None)
        elif action == "unit":
            self._wanted_unit = named
            self._go_to_wanted_unit()
        elif not self._is_alone and self.export_button.isEnabled():
            self._begin_sending(action)

    def _begin_sending(self, action: str) -> None:
        if action == "export":
            self._on_export_clicked()
        elif action == "invite":
            self._on_invitation_clicked()
        elif action == "remind":
            self._on_remind_clicked()

    def _show_board(self, group: ReportGroup | None) -> None:
        self.tabs.setCurrentWidget(self.board_panel)
        self.board_panel.filter_by(group)
        self.board_panel.grid.setFocus()

    def _go_to_wanted_unit(self) -> None:
        """Go to the line of a unit that was asked for, as soon as the board has it."""
        if self._is_superior and self.board_panel.go_to_unit(self._wanted_unit):
            self._wanted_unit = ""
            self.tabs.setCurrentWidget(self.board_panel)
            self.board_panel.grid.setFocus()

    def _on_export_clicked(self) -> None:
        if self._is_superior:
            self._choose_place(self._export_answers, self.tr("Ghi tệp trả lời cho mọi xã đã báo cáo vào:"))
        else:
            prompt = self.tr("Ghi tệp gửi {superior} vào:").format(superior=self.link.profile.superior_name)
            self.link.ask(
                lambda o: o.keeping.unsealed(),
                on_done=lambda unsealed: self._export_unless_to_be_sealed(unsealed, self._export_own, prompt),
                owner=self,
            )

    def _export_unless_to_be_sealed(
        self,
        unsealed: tuple[UnsealedMonths, ...],
        write: Callable[[Path, tuple[UnsealedMonths, ...]], None],
        prompt: str,
    ) -> None:
        """Ask first where figures would stay behind without a word."""
        if unsealed:
            dialog = UnsealedDialog(self.window(), unsealed=unsealed)
            dialog.exec()
            choice = dialog.choice
            dialog.deleteLater()
            if choice is Choice.SEAL:
                self._go_to_seal(unsealed[0])
            if choice is not Choice.EXPORT:
                return
        self._choose_place(lambda folder: write(folder, unsealed), prompt)

    def _go_to_seal(self, unsealed: UnsealedMonths) -> None:
        period = unsealed.months[-1]
        place, action = ("devices", book_action(unsealed.unit, period)) if unsealed.unit else ("progress", "")
        self.go(place, action, period=period, standpoint=unsealed.standpoint)

    def _choose_place(self, write: Callable[[Path], None], prompt: str) -> None:
        def show(drives: tuple[DriveRow, ...]) -> None:
            dialog = PlaceDialog(
                self, title=self.tr("Xuất tệp"), prompt=prompt, drives=drives, start=self._folders.start_of("export")
            )
            if dialog.exec() and dialog.folder is not None:
                if dialog.is_folder_chosen:
                    self._folders.remember("export", dialog.folder)
                write(dialog.folder)
            dialog.deleteLater()

        from ctph_desktop.services.exchanging.foreign_files import drive_rows  # noqa: PLC0415 - not needed to start

        self._reader.read(drive_rows, on_done=show, on_error=self.link.faults.show)

    def _export_own(self, folder: Path, unsealed: tuple[UnsealedMonths, ...]) -> None:
        self._write(lambda o, f: o.exchange.export_package(folder, feedback=f).all_files, unsealed=unsealed)

    def _on_export_all_clicked(self) -> None:
        prompt = self.tr("Ghi tệp gửi mọi cơ quan vào:")
        self.link.ask(
            lambda o: o.unsealed_for_all(),
            on_done=lambda unsealed: self._export_unless_to_be_sealed(unsealed, self._export_for_all, prompt),
            owner=self,
        )

    def _export_for_all(self, folder: Path, unsealed: tuple[UnsealedMonths, ...]) -> None:
        self._write(lambda o, f: o.export_for_all(folder, feedback=f), unsealed=unsealed)

    def _export_answers(self, folder: Path) -> None:
        self._write(lambda o, f: o.exchange.export_answers(folder, feedback=f))

    def _write(
        self,
        write: "Callable[[Office, Feedback], tuple[ExportedFile, ...]]",
        *,
        unsealed: tuple[UnsealedMonths, ...] = (),
    ) -> None:
        feedback = self.link.tasks.feedback()
        self._on_work_began(feedback)
        self.link.ask(
            lambda office: write(office, feedback),
            on_done=lambda files: self._on_exported(files, unsealed),
            on_error=self._on_export_failed,
            owner=self,
        )

    def _on_exported(self, files: Sequence[ExportedFile], unsealed: Sequence[UnsealedMonths]) -> None:
        self._show_busy(is_busy=False)
        self.invitation_panel.hide()
        self.link.changed.emit(Changes.EXCHANGE | Changes.SUBMISSIONS)
        if not files:
            self._show_outcome(
                self.tr(
                    "Chưa xuất tệp nào: chưa ghi nhận máy của xã nào. Hãy bấm «Xuất thư mời…» gửi các xã, nhập tệp các "
                    "xã gửi lại, rồi ghi nhận máy ở thẻ «Hộp chờ»."
                )
            )
            return
        self.sending.show_files(files, unsealed=unsealed)
        told = self.sending.missing.text() or self.sending.summary()
        if unsealed:
            self.saved_state_changed.emit("busy", told)
        else:
            self.tell_done(told, self._folder_way(Path(files[0].path)))

    def _on_export_failed(self, error: BaseException) -> None:
        self._show_busy(is_busy=False)
        self.sending.say("")
        self.saved_state_changed.emit("error", self.tr("Chưa xuất xong tệp."))
        self.link.faults.show(error)

    def _on_invitation_clicked(self) -> None:
        self._choose_place(self._export_invitation, self.tr("Ghi thư mời (một tệp cho mọi xã) vào:"))

    def _export_invitation(self, folder: Path) -> None:
        self.link.ask(lambda o: o.enrolment.invitation(folder), on_done=self._on_invitation_written, owner=self)

    def _on_invitation_written(self, answer: tuple[ExportedFile, str]) -> None:
        file, code = answer
        text = self.tr("Đã ghi và kiểm tra lại: {path}\nMã in trên thư giấy gửi các xã: {code}").format(
            path=file.path, code=code
        )
        self.sending.say(text)
        self.tell_done(text.splitlines()[0], self._folder_way(Path(file.path)))
        self.invitation_panel.show_invitation(Path(file.path), code)

    def _folder_way(self, path: Path) -> Way:
        return folder_way(path, fail=self.tell_failed)

    def _show_outcome(self, text: str) -> None:
        self.sending.say(text)
        self.saved_state_changed.emit("saved", text.splitlines()[0])

    def _on_work_began(self, feedback: "Feedback") -> None:
        self._feedback = feedback
        self._show_busy(is_busy=True)

    def _show_busy(self, *, is_busy: bool) -> None:
        why_not = self.tr("Đang làm việc với tệp. Chờ xong, hoặc bấm «Dừng».") if is_busy else ""
        allow_together((self.export_all_button, self.import_button, self.folder_button), why_not=why_not)
        allow_together((self.export_button, self.invitation_button), why_not=why_not or self.link.profile.left_note)
        self.cancel_button.setVisible(is_busy)

    def _on_cancel_clicked(self) -> None:
        if self._feedback is not None:
            self._feedback.cancel()
            self.file_import.stop()

    # In

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take files."""
        if event.mimeData().hasUrls():
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """Preview the files that were dropped, and those of dropped folders and sticks."""
        event.acceptProposedAction()
        self.file_import.take([url.toLocalFile() for url in event.mimeData().urls() if url.isLocalFile()])

    def _on_imported(self, rows: Sequence[ImportedRow], text: str) -> None:
        """Tell of an import with the way on; Enter reviews what came, or shows what became of each file."""
        details = Way(self.tr("Chi tiết…"), partial(self.file_import.show_result, rows))
        outcomes = to_review(rows)
        ways: tuple[Way, ...] = (details,)
        if outcomes:
            review = self.tr("Duyệt lần lượt ({count})").format(count=len(outcomes))
            ways = (Way(review, partial(self._on_outcome_wanted, outcomes[0])), details)
        self.done_told.emit(Told(text, ways, leads_on=True))

    # Review

    def open_report(self, row: int, column: int) -> None:
        """Show the report under a cell of the board."""
        cell = self.board_panel.cell_at(row, column)
        if cell is None or not cell.seal:
            self.saved_state_changed.emit("saved", self.tr("Ô này chưa có báo cáo nào."))
            return
        self._show_report(cell.seal)

    def _on_outcome_wanted(self, outcome: OutcomeRow) -> None:
        place, action = "progress", "remark"
        if self._is_superior:
            place, action = "exchange", f"report:{outcome.seal}"
        elif outcome.kept_unit:
            place, action = "devices", book_action(outcome.kept_unit, outcome.period)
        self.go(place, action, period=outcome.period, standpoint=outcome.standpoint)

    def _open_month(self, period: ReportingPeriod) -> None:
        """Show the sheet of a month, at the remark its report was returned for."""
        self.period_wanted.emit(period)
        self.action_wanted.emit("progress", "remark")

    def _show_report(self, seal: str) -> None:
        self.report_review.show_report(seal)

    def _on_report_elsewhere_wanted(self, standpoint: Standpoint | None, period: ReportingPeriod, seal: str) -> None:
        """Show a report of another programme there, or its line on that board where none came yet."""
        action = f"report:{seal}" if seal else "board"
        self.go("exchange", action, period=period, standpoint=standpoint)

    def _on_open_clicked(self) -> None:
        index = self.board_panel.grid.currentIndex()
        if index.isValid():
            self.open_report(index.row(), index.column())

    # Reminding

    def _on_remind_clicked(self) -> None:
        period = self.period
        if period is not None:
            self.link.ask(lambda o: o.reminders.missing(period), on_done=self._show_reminders, owner=self)

    def _show_reminders(self, reminders: Reminders) -> None:
        from ctph_desktop.ui.screens.exchange.reminder_dialog import ReminderDialog  # noqa: PLC0415 - only when opened

        if not reminders.rows:
            text = self.tr("Mọi đơn vị đã gửi báo cáo {period}.").format(period=period_words(reminders.period))
            self.saved_state_changed.emit("saved", text)
            return
        dialog = ReminderDialog(self.window(), reminders=reminders, link=self.link)
        dialog.exec()
        dialog.deleteLater()

    def _on_contact_clicked(self) -> None:
        row = self.board_panel.current_row()
        if row is not None:
            unit = row.unit
            self.link.ask(
                lambda o: o.contacts.contact(unit),
                on_done=self._show_contact,
                owner=self,
            )

    def _show_contact(self, contact: ContactRow) -> None:
        from ctph_desktop.ui.screens.exchange.contact_dialog import ask_contact  # noqa: PLC0415 - only when opened

        if ask_contact(self.window(), contact=contact, link=self.link):
            self._tell(self.tr("Đã lưu liên hệ của {unit}.").format(unit=contact.unit_name))


def _page(grid: GridView, *buttons: QWidget, hint: QWidget | None = None, above: QWidget | None = None) -> QWidget:
    page = QWidget()
    row = QHBoxLayout()
    if hint is not None:
        row.addWidget(hint, stretch=1)
    else:
        row.addStretch(1)
    for made in buttons:
        row.addWidget(made)
    layout = QVBoxLayout(page)
    layout.setContentsMargins(8, 8, 8, 8)
    if above is not None:
        layout.addWidget(above)
    layout.addWidget(SearchedGrid(grid), stretch=1)
    if buttons or hint is not None:
        layout.addLayout(row)
    return page


def _board_of(office: "Office") -> tuple[Sequence[BoardRow], Sequence[ProgramRow], bool]:
    years = office.programmes.years()
    return office.review.board(), office.programs.rows(), len({year.programme for year in years}) > 1


def _has_several_authorities(office: "Office") -> bool:
    return len(tuple(office.journals.besides(""))) > 1
