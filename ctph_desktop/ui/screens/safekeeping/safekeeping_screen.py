"""An toàn dữ liệu: what is backed up and where, the recovery sheet, checking everything, handing over."""

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ctph_desktop.domain.periods import ReportingPeriod
from ctph_desktop.domain.safekeeping import RecoverySheet
from ctph_desktop.services.ground.changes import Changes
from ctph_desktop.services.ground.safekeeping_rows import BackupRow, Inspection, Safekeeping
from ctph_desktop.ui.grid.columns import Column
from ctph_desktop.ui.grid.grid_view import GridView
from ctph_desktop.ui.grid.searched_grid import SearchedGrid
from ctph_desktop.ui.grid.table_model import GridTableModel
from ctph_desktop.ui.look import dialogs
from ctph_desktop.ui.look.last_folders import LastFolders
from ctph_desktop.ui.screens.safekeeping.folder_uniting import FolderUniting
from ctph_desktop.ui.screens.safekeeping.handover_dialog import HandoverDialog
from ctph_desktop.ui.screens.safekeeping.sheet_dialogs import GroupDialog, SheetDialog
from ctph_desktop.ui.screens.safekeeping.stick_backup import StickBackup
from ctph_desktop.ui.screens.screen import Screen
from ctph_desktop.ui.shell.file_ways import folder_way
from ctph_desktop.ui.shell.office_link import OfficeLink
from ctph_desktop.ui.widgets.controls import button, panel, plain_label, shortened
from ctph_desktop.ui.widgets.reasons import allow_together
from ctph_desktop.ui.widgets.text_box import TextBox
from ctph_desktop.wording import formats
from ctph_desktop.wording import safekeeping as words

if TYPE_CHECKING:
    from ctph_desktop.office.picked_backups import PickedBackup


class SafekeepingScreen(Screen):
    """One page for everything that keeps data safe."""

    reloads_on = Changes.SAFEKEEPING | Changes.EXCHANGE

    def __init__(self, link: OfficeLink) -> None:
        super().__init__(link)
        self.backups: GridTableModel[BackupRow] = GridTableModel(self._backup_columns(), parent=self)
        self._view: Safekeeping | None = None
        self._has_several = False
        self.stick = StickBackup(self, link=link)
        self.uniting = FolderUniting(self, link=link)
        self._build()
        self._connect()

    # Layout

    def _build(self) -> None:
        self.notice = plain_label(name="bubble", wraps=True)
        self.read_button = button(self.tr("Đã đọ&c"))
        self._notice_box = QWidget()
        notice_row = QHBoxLayout(self._notice_box)
        notice_row.setContentsMargins(0, 0, 0, 0)
        notice_row.addWidget(self.notice, stretch=1)
        notice_row.addWidget(self.read_button)
        self._notice_box.hide()
        right = QVBoxLayout()
        right.addWidget(self._build_sheet())
        right.addWidget(self._build_check(), stretch=1)
        right.addWidget(self._build_handover())
        columns = QHBoxLayout()
        columns.setSpacing(12)
        columns.addWidget(self._build_backups(), stretch=12)
        columns.addLayout(right, stretch=10)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(14, 12, 14, 12)
        layout.addWidget(self._notice_box)
        layout.addLayout(columns, stretch=1)
        self.setFocusProxy(self.stick_button)

    def _build_backups(self) -> QWidget:
        box = panel()
        self.last = plain_label(wraps=True)
        self.outcome = plain_label(name="hint", wraps=True, is_selectable=True)
        self.outcome.hide()
        self.stick_button = button(self.tr("Sao lưu ra &USB…"), is_primary=True)
        self.backup_button = button(self.tr("Sao lưu n&gay"))
        self.restore_button = button(self.tr("&Phục hồi bản đang chọn…"))
        self.file_button = button(self.tr("Phục hồi từ &tệp…"))
        self.unite_button = button(self.tr("Hợp &dữ liệu nơi khác…"))
        self.unite_button.setToolTip(
            self.tr("Đưa số liệu, báo cáo và minh chứng trong thư mục khác của chính đơn vị này vào đây")
        )
        self.grid = GridView(self.backups, frozen=0, spoken=self.tr("Các bản sao lưu"))
        self.grid.order_by_heads()
        self.grid.remember_widths(self.link.widths, name="backups")
        making, restoring = QHBoxLayout(), QHBoxLayout()
        for made in (self.stick_button, self.backup_button):
            making.addWidget(made)
        making.addStretch(1)
        for made in (self.restore_button, self.file_button, self.unite_button):
            restoring.addWidget(made)
        restoring.addStretch(1)
        layout = QVBoxLayout(box)
        layout.addWidget(plain_label(self.tr("Sao lưu"), name="screenTitle"))
        layout.addWidget(self.last)
        layout.addLayout(making)
        layout.addWidget(self.outcome)
        layout.addWidget(SearchedGrid(self.grid), stretch=1)
        layout.addLayout(restoring)
        return box

    def _build_sheet(self) -> QWidget:
        box = panel()
        self.sheet = plain_label(wraps=True)
        self.new_button = button(self.tr("Lập phiếu &mới…"))
        self.confirm_button = button(self.tr("&Xác nhận phiếu…"), is_primary=True)
        self.test_button = button(self.tr("T&hử một nhóm số…"))
        row = QHBoxLayout()
        for made in (self.confirm_button, self.new_button, self.test_button):
            row.addWidget(made)
        row.addStretch(1)
        layout = QVBoxLayout(box)
        layout.addWidget(plain_label(self.tr("Phiếu phục hồi"), name="screenTitle"))
        layout.addWidget(self.sheet)
        layout.addLayout(row)
        return box

    def _build_check(self) -> QWidget:
        box = panel()
        self.check_button = button(self.tr("&Kiểm tra toàn bộ dữ liệu"))
        self.found = TextBox(spoken=self.tr("Kết quả kiểm tra"))
        self.found.hide()
        row = QHBoxLayout()
        row.addWidget(self.check_button)
        row.addStretch(1)
        layout = QVBoxLayout(box)
        layout.addWidget(plain_label(self.tr("Kiểm tra dữ liệu"), name="screenTitle"))
        layout.addWidget(
            plain_label(
                self.tr("Đọc lại mọi trang, chữ ký và thay đổi, dựng lại bảng số liệu và so sánh."),
                name="hint",
                wraps=True,
            )
        )
        layout.addLayout(row)
        layout.addWidget(self.found, stretch=1)
        layout.addStretch(1)
        return box

    def _build_handover(self) -> QWidget:
        box = panel()
        self.handover_button = button(self.tr("Bàn g&iao cho người khác…"))
        row = QHBoxLayout()
        row.addWidget(self.handover_button)
        row.addStretch(1)
        layout = QVBoxLayout(box)
        layout.addWidget(plain_label(self.tr("Bàn giao"), name="screenTitle"))
        layout.addWidget(
            plain_label(
                self.tr("Đổi người dùng, phiếu phục hồi và khoá; sao lưu ra USB và lập biên bản trong một lần."),
                name="hint",
                wraps=True,
            )
        )
        layout.addLayout(row)
        return box

    def _connect(self) -> None:
        for action in self.findChildren(QPushButton):
            action.clicked.connect(self.outcome.hide)  # what is told there is told of the action before
        self.read_button.clicked.connect(self._on_read_clicked)
        self.backup_button.clicked.connect(self._on_backup_clicked)
        self.stick_button.clicked.connect(self._on_stick_clicked)
        self.restore_button.clicked.connect(self._on_restore_clicked)
        self.grid.row_opened.connect(lambda _row, _column: self.restore_button.click())
        self.file_button.clicked.connect(self._on_file_clicked)
        self.unite_button.clicked.connect(self.uniting.choose)
        self.uniting.told.connect(self._tell)
        self.stick.saved.connect(self._on_backed_up)
        self.stick.failed.connect(self.link.faults.show)
        self.new_button.clicked.connect(self._on_new_clicked)
        self.confirm_button.clicked.connect(self._on_confirm_clicked)
        self.test_button.clicked.connect(self._on_test_clicked)
        self.check_button.clicked.connect(self._on_check_clicked)
        self.handover_button.clicked.connect(self._on_handover_clicked)

    def _backup_columns(self, *, has_several: bool = False) -> tuple[Column[BackupRow], ...]:
        whose: Column[BackupRow] = Column(self.tr("Sổ làm việc với"), lambda r: r.authority, width=120)
        return (
            *((whose,) if has_several else ()),
            Column(
                self.tr("Lúc"),
                lambda r: words.made_at(r.created_at, is_wrong=r.is_clock_wrong),
                width=120 if has_several else 130,
                order=lambda r: r.created_at,
            ),
            Column(self.tr("Vì sao"), lambda r: words.reason(r.reason), width=95 if has_several else 160),
            Column(
                self.tr("Thay đổi"),
                lambda r: str(r.operations),
                width=75 if has_several else 80,
                is_number=True,
                order=lambda r: r.operations,
            ),
            Column(
                self.tr("Dung lượng"),
                lambda r: formats.file_size(r.size),
                width=90,
                is_number=True,
                order=lambda r: r.size,
            ),
            Column(self.tr("Phiếu"), lambda r: self.tr("có") if r.has_sheet else self.tr("chưa"), width=60),
        )

    # Loading

    def load(self, period: ReportingPeriod) -> None:  # noqa: ARG002 - the same in every period
        """Ask how safe the data are."""
        self.link.ask(lambda office: office.safekeeping.view(), on_done=self._on_loaded, owner=self)

    def _on_loaded(self, view: Safekeeping) -> None:
        self._view = view
        if any(row.authority for row in view.backups) and not self._has_several:
            self._has_several = True
            self.backups.set_columns(self._backup_columns(has_several=True), view.backups)
        self.backups.set_rows(view.backups)
        self.grid.fit()
        if view.backups and not self.grid.currentIndex().isValid():
            self.grid.setCurrentIndex(self.backups.index(0, 0))
        self.restore_button.setEnabled(bool(view.backups))
        self.last.setText(self._last_words(view))
        self.sheet.setText(self._sheet_words(view))
        self.confirm_button.setVisible(bool(view.sheet) and not view.is_sheet_confirmed)
        self.test_button.setVisible(bool(view.sheet))
        has_superior = bool(self.link.profile.superior_name) and self.link.profile.role.value == "commune"
        if view.exchanged is not None:
            self.notice.setText(words.exchanged(view.exchanged.kind, has_superior=has_superior))
        self._notice_box.setVisible(view.exchanged is not None)

    def _last_words(self, view: Safekeeping) -> str:
        newest = view.backups[0] if view.backups else None
        if newest is not None and newest.created_at is not None:
            here = self.tr("Lần cuối trên máy này: {at}, {why}.").format(
                at=words.made_at(newest.created_at, is_wrong=newest.is_clock_wrong), why=words.reason(newest.reason)
            )
        else:
            here = self.tr("Chưa có bản sao lưu nào trên máy này.")
        if view.stick_at is not None:
            stick = self.tr("Ra USB hoặc ổ đĩa khác: {at}, {place}.").format(
                at=formats.moment(view.stick_at), place=view.stick_place
            )
        else:
            stick = self.tr("Chưa sao lưu ra USB lần nào: nếu ổ đĩa hỏng thì các bản trên máy cũng mất.")
        return "\n".join(part for part in (here, stick, view.trouble) if part)

    def _sheet_words(self, view: Safekeeping) -> str:
        if not view.sheet:
            return self.tr(
                "Chưa có. Phiếu là tờ giấy có mã mở dữ liệu khi máy hỏng, cài lại hoặc đổi tài khoản Windows."
            )
        at = formats.moment(view.sheet_issued_at) if view.sheet_issued_at else ""
        if view.is_sheet_confirmed:
            return self.tr("Phiếu số {number}, lập lúc {at}, đã xác nhận.").format(number=view.sheet, at=at)
        return self.tr("Phiếu số {number}, lập lúc {at}, chưa xác nhận: hãy gõ lại nhóm số cuối.").format(
            number=view.sheet, at=at
        )

    # Backups

    def _on_read_clicked(self) -> None:
        self.link.ask(lambda o: o.safekeeping.acknowledge(), on_done=lambda _: self._announce(), owner=self)

    def _on_backup_clicked(self) -> None:
        allow_together((self.backup_button,), why_not=self.tr("Đang sao lưu. Chờ xong."))
        self.link.ask(
            lambda office: office.safekeeping.backups.make_all(),
            on_done=self._on_all_backed_up,
            on_error=self._on_backup_failed,
            owner=self,
        )

    def _on_all_backed_up(self, made: tuple[BackupRow, ...]) -> None:
        self._on_backed_up(made[0])
        if len(made) > 1:
            lines = (
                self.tr("Đã ghi và kiểm tra lại: {name} ({size})").format(
                    name=row.path, size=formats.file_size(row.size)
                )
                for row in made
            )
            self._tell("\n".join(lines))

    def _on_backed_up(self, made: BackupRow, is_beside: bool = False) -> None:  # noqa: FBT001, FBT002 - a slot
        allow_together((self.backup_button,), why_not="")
        beside = self.tr("Bản này nằm cùng ổ đĩa với dữ liệu nên không tính là đã sao lưu ra USB.")
        written = self.tr("Đã ghi và kiểm tra lại: {name} ({size})").format(
            name=made.path, size=formats.file_size(made.size)
        )
        self._tell("\n".join((written, beside)) if is_beside else written)
        self.tell_done(
            written,
            folder_way(Path(made.path), fail=self.tell_failed),
        )
        self._announce()

    def _on_backup_failed(self, error: BaseException) -> None:
        allow_together((self.backup_button,), why_not="")
        self.link.faults.show(error)

    def _on_stick_clicked(self) -> None:
        if self._view is None or self._view.sheet or self._saves_without_sheet():
            self.stick.choose()
        else:
            self.new_button.setFocus()

    def _saves_without_sheet(self) -> bool:
        return dialogs.ask(
            self,
            title=self.tr("Chưa có phiếu phục hồi"),
            text=self.tr(
                "Bản sao lưu trên USB chỉ mở được ở máy khác khi có phiếu phục hồi. Nên lập phiếu trước rồi sao lưu."
            ),
            verb=self.tr("&Vẫn sao lưu"),
            refusal=self.tr("&Lập phiếu trước"),
        )

    def _on_restore_clicked(self) -> None:
        row = self.grid.currentIndex().row()
        if 0 <= row < len(self.backups.rows):
            self.restore(self.backups.row(row))

    def _on_file_clicked(self) -> None:
        folders, kinds = LastFolders(self.link.profile.unit), self.tr("Tệp sao lưu (*.ctphbak);;Mọi tệp (*)")
        path, _ = QFileDialog.getOpenFileName(self, self.tr("Chọn tệp sao lưu"), folders.start_of("backup"), kinds)
        if path:
            folders.remember("backup", path)
            self.restore_from(Path(path))

    def restore_from(self, backup: Path) -> None:
        """Look at a file, and offer to restore from it if it is a backup."""
        self._tell(self.tr("Đang đọc {name}…").format(name=backup.name))
        self.link.ask(lambda _: _look_at(backup), on_done=self._on_looked, on_error=self._on_file_refused, owner=self)

    def _on_looked(self, picked: "PickedBackup") -> None:
        self.outcome.hide()
        self.restore(picked.row)

    def _on_file_refused(self, error: BaseException) -> None:
        self.outcome.hide()
        self.link.faults.show(error)

    def restore(self, backup: BackupRow) -> None:
        """Ask whether a backup should be put in place of the database, and let the shell do it."""
        if dialogs.ask(
            self,
            title=self.tr("Phục hồi từ bản sao lưu"),
            text=self.tr("Phục hồi từ bản sao lưu của {unit}, {made}?").format(
                unit=" – ".join(map(shortened, filter(None, (backup.unit_name, backup.authority)))),
                made=words.made(backup.created_at, is_wrong=backup.is_clock_wrong),
            ),
            detail=self.tr(
                "Đơn vị sẽ đóng rồi mở lại. Dữ liệu đang dùng được giữ lại một bản, và những số đã nhập sau "
                "bản sao lưu được gộp vào, không mất."
            ),
            verb=self.tr("&Phục hồi"),
            refusal=self.tr("&Thôi"),
        ):
            self.link.restore_wanted.emit(Path(backup.path))

    # The recovery sheet

    def _on_new_clicked(self) -> None:
        self.link.ask(lambda o: o.safekeeping.recovery.issue(), on_done=self._show_sheet, owner=self)

    def _show_sheet(self, sheet: RecoverySheet) -> None:
        dialog = SheetDialog(self, sheet, link=self.link)
        if dialog.exec():
            self._tell(words.sheet_confirmed(is_first=not dialog.has_replaced))
        dialog.deleteLater()
        self._announce()

    def _on_confirm_clicked(self) -> None:
        dialog = GroupDialog(
            self,
            title=self.tr("Xác nhận phiếu phục hồi"),
            prompt=self.tr("Nhìn vào phiếu và gõ nhóm số cuối (nhóm thứ 8):"),
            use=lambda office, typed: office.safekeeping.recovery.confirm(typed),
            link=self.link,
        )
        if dialog.exec():
            self._tell(words.sheet_confirmed(is_first=not dialog.outcome))
        dialog.deleteLater()
        self._announce()

    def _on_test_clicked(self) -> None:
        self.link.ask(lambda o: o.safekeeping.recovery.any_group(), on_done=self._test_group, owner=self)

    def _test_group(self, group: int) -> None:
        dialog = GroupDialog(
            self,
            title=self.tr("Thử phiếu phục hồi"),
            prompt=self.tr("Lấy phiếu đang cất ra và gõ nhóm số thứ {place}:").format(place=group + 1),
            use=lambda office, typed: office.safekeeping.recovery.test(group, typed),
            link=self.link,
        )
        if dialog.exec():
            self._tell(self.tr("Đúng: phiếu đang cất là phiếu đang dùng."))
        dialog.deleteLater()

    # Checking and handing over

    def _on_check_clicked(self) -> None:
        allow_together((self.check_button,), why_not=self.tr("Đang đọc lại. Chờ xong."))
        self.found.setPlainText(self.tr("Đang đọc lại…"))
        self.found.show()
        self.link.ask(
            lambda office: office.journals.verify(),
            on_done=self._on_checked,
            on_error=self._on_check_failed,
            owner=self,
        )

    def _on_checked(self, found: Inspection) -> None:
        allow_together((self.check_button,), why_not="")
        result = self.tr("Không thấy gì sai.") if not found.problems else "\n".join(found.problems)
        self.found.setPlainText("\n".join((result, *found.notes, *found.checked)))

    def _on_check_failed(self, error: BaseException) -> None:
        allow_together((self.check_button,), why_not="")
        self.found.hide()
        self.link.faults.show(error)

    def _on_handover_clicked(self) -> None:
        self.link.ask(lambda o: o.safekeeping.handover.is_begun(), on_done=self._hand_over, owner=self)

    def _hand_over(self, is_begun: bool) -> None:  # noqa: FBT001 - an answer
        has_sheet = self._view is not None and bool(self._view.sheet)
        dialog = HandoverDialog(self, link=self.link, has_sheet=has_sheet, is_begun=is_begun)
        dialog.exec()
        if dialog.is_person_changed:
            self.link.reopen_wanted.emit()
        else:
            self._tell(dialog.left)
            self._announce()
        dialog.deleteLater()

    def _tell(self, sentence: str) -> None:
        self.outcome.setText(sentence)
        self.outcome.setVisible(bool(sentence))

    def _announce(self) -> None:
        self.link.changed.emit(Changes.SAFEKEEPING)


def _look_at(backup: Path) -> "PickedBackup":
    from ctph_desktop.office.picked_backups import look_at  # noqa: PLC0415 - rarely wanted

    return look_at(backup)
