"""Máy và người dùng: which PCs may write, who keeps whose book, and everything that changes that."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from msgspec import Struct
from PySide6.QtWidgets import QDialog, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from ctph_desktop.domain.periods import ReportingPeriod
from ctph_desktop.services.ground.changes import Changes
from ctph_desktop.services.ground.overview_rows import BOOK_ACTION
from ctph_desktop.services.reviewing.targets import TargetSheet
from ctph_desktop.services.roster.devices import DeviceRow, DevicesView, OfficeDevices, RevocationView
from ctph_desktop.ui.grid.columns import Column
from ctph_desktop.ui.grid.grid_view import GridView
from ctph_desktop.ui.grid.searched_grid import SearchedGrid
from ctph_desktop.ui.grid.table_model import GridTableModel
from ctph_desktop.ui.look.dialogs import ask
from ctph_desktop.ui.look.tones import Tone
from ctph_desktop.ui.screens.devices import why_closed
from ctph_desktop.ui.screens.devices.adding_dialog import AddingDialog
from ctph_desktop.ui.screens.devices.device_dialogs import RevokeDialog, SealingDialog
from ctph_desktop.ui.screens.devices.invitation_dialog import InvitationDialog
from ctph_desktop.ui.screens.devices.keeping_dialogs import GiveBackDialog, KeepForDialog
from ctph_desktop.ui.screens.devices.kept_book import KeptBook, ShowKeptBook
from ctph_desktop.ui.screens.devices.rename_dialog import RenameDialog
from ctph_desktop.ui.screens.devices.split_dialog import SplitDialog
from ctph_desktop.ui.screens.devices.step_dialog import StepDialog
from ctph_desktop.ui.screens.devices.succession_dialogs import MergeDialog, SucceedDialog
from ctph_desktop.ui.screens.screen import Screen
from ctph_desktop.ui.shell.office_link import OfficeLink
from ctph_desktop.ui.widgets.controls import button, plain_label
from ctph_desktop.ui.widgets.reasons import allow
from ctph_desktop.ui.widgets.side_column import SideColumn

if TYPE_CHECKING:
    from ctph_desktop.office import Office

_Shown = tuple[DevicesView, str]


class _Line(Struct, frozen=True):
    """An office with one of its PCs; without one the office has none."""

    office: OfficeDevices
    device: DeviceRow | None = None


class DevicesScreen(Screen):
    """One table of offices and their PCs, and beside it what can be done with the chosen one."""

    reloads_on = Changes.ROSTER | Changes.PROGRAMME

    def __init__(self, link: OfficeLink, *, show_kept_book: ShowKeptBook) -> None:
        super().__init__(link)
        self._show_kept_book = show_kept_book
        self.view: DevicesView | None = None
        self.table: GridTableModel[_Line] = GridTableModel(self._columns(), parent=self)
        self._build()
        self._connect()

    # Layout

    def _build(self) -> None:
        self.note = plain_label(name="bubble", wraps=True, is_selectable=True)
        self.note.hide()
        self.hint = plain_label(name="hint", wraps=True)
        self.grid = GridView(self.table, frozen=1, spoken=self.tr("Máy của các đơn vị"))
        self.grid.order_by_heads()
        self.grid.remember_widths(self.link.widths, name="devices")
        self.adding_button = button(self.tr("&Thêm máy, thay máy hỏng…"))
        self.revoke_button = button(self.tr("Th&u hồi máy…"))
        self.sealing_button = button(self.tr("Đổi má&y gửi báo cáo…"))
        self.keep_button = button(self.tr("Nhập th&ay cho xã…"))
        self.open_button = button(self.tr("&Mở sổ để nhập…"), is_primary=True)
        self.back_button = button(self.tr("T&rả việc nhập cho xã…"))
        self.targets_button = button(self.tr("Chỉ t&iêu của đơn vị…"))
        self.merge_button = button(self.tr("&Sáp nhập đơn vị…"))
        self.split_button = button(self.tr("Chia xã, &phường…"))
        self.rename_button = button(self.tr("Đổi tên &xã, phường…"))
        self.succeed_button = button(self.tr("&Cấp trên mới…"))
        self.adopt_button = button(self.tr("Tiếp &nhận cơ quan khác…"))
        self.leave_button = button(self.tr("Bàn &giao cả cơ quan…"))
        self.invitation_button = button(self.tr("N&hận thư mời của cấp trên…"))
        self.trust_button = button(self.tr("&Không đổi máy từ ngày sao lưu…"))
        self.trust_button.hide()
        self._superior_buttons = (
            self.revoke_button,
            self.sealing_button,
            self.keep_button,
            self.back_button,
            self.targets_button,
            self.merge_button,
            self.split_button,
            self.rename_button,
            self.succeed_button,
            self.adopt_button,
            self.leave_button,
        )
        self._groups = (
            _Group(self.tr("Máy"), self.adding_button, self.revoke_button, self.sealing_button, self.trust_button),
            _Group(self.tr("Sổ nhập thay"), self.open_button, self.keep_button, self.back_button),
            _Group(self.tr("Chỉ tiêu năm"), self.targets_button),
            _Group(
                self.tr("Tổ chức"),
                self.merge_button,
                self.split_button,
                self.rename_button,
                self.succeed_button,
                self.adopt_button,
                self.leave_button,
                self.invitation_button,
            ),
        )
        self._side = SideColumn(self._groups, spoken=self.tr("Việc với máy, sổ và đơn vị"))
        middle = QHBoxLayout()
        middle.addWidget(SearchedGrid(self.grid), stretch=1)
        middle.addWidget(self._side)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(12, 10, 12, 8)
        layout.addWidget(self.note)
        layout.addWidget(self.hint)
        layout.addLayout(middle, stretch=1)
        self.setFocusProxy(self.grid)

    def _connect(self) -> None:
        self.grid.current_row_changed.connect(lambda _: self._update_buttons())
        self.grid.row_opened.connect(lambda _row, _column: self._on_row_opened())
        self.adding_button.clicked.connect(self._on_adding_clicked)
        self.revoke_button.clicked.connect(self._on_revoke_clicked)
        self.sealing_button.clicked.connect(self._on_sealing_clicked)
        self.trust_button.clicked.connect(self._on_trust_clicked)
        self.keep_button.clicked.connect(self._on_keep_clicked)
        self.open_button.clicked.connect(self._on_open_clicked)
        self.back_button.clicked.connect(self._on_back_clicked)
        self.targets_button.clicked.connect(self._on_targets_clicked)
        self.merge_button.clicked.connect(self._on_merge_clicked)
        self.split_button.clicked.connect(self._on_split_clicked)
        self.rename_button.clicked.connect(self._on_rename_clicked)
        self.succeed_button.clicked.connect(self._on_succeed_clicked)
        self.adopt_button.clicked.connect(self._on_adopt_clicked)
        self.leave_button.clicked.connect(self._on_leave_clicked)
        self.invitation_button.clicked.connect(lambda: self.begin("invitation"))

    def _columns(self) -> tuple[Column[_Line], ...]:
        return (
            Column(self.tr("Đơn vị"), lambda x: x.office.unit_name, width=190, is_bold=lambda x: x.office.is_kept_here),
            Column(self.tr("Người nhập"), lambda x: x.office.state, width=210, tone=_keeper_tone),
            Column(self.tr("Máy"), lambda x: x.device.name if x.device else "", width=170),
            Column(
                self.tr("Tình trạng"), lambda x: x.device.state if x.device else self.tr("chưa có máy"), width=290,
                tone=_device_tone,
            ),
            Column(self.tr("Khoá"), lambda x: x.device.short if x.device else "", width=86),
        )  # fmt: skip

    # Loading

    def load(self, period: ReportingPeriod) -> None:
        """Ask for the PCs; they are the same in every period."""
        del period

        def work(office: "Office") -> _Shown:
            view = office.devices.overview()
            return view, "" if view.is_enrolled or view.is_alone else office.enrolment.request_code()

        self.link.ask(work, on_done=self._on_loaded, owner=self)

    def _on_loaded(self, shown: _Shown) -> None:
        view, code = shown
        self.view = view
        chosen = self._line()
        lines = [_Line(office, device) for office in view.offices for device in office.devices or (None,)]
        self.table.set_rows(lines)
        self.grid.fit()
        keys = [_key(line) for line in lines]
        row = keys.index(_key(chosen)) if chosen is not None and _key(chosen) in keys else 0
        if lines:
            self.grid.setCurrentIndex(self.table.index(row, 0))
        self._say(view, code)
        for made in self._superior_buttons:
            made.setVisible(view.is_superior)
        self.adding_button.setVisible(not view.is_alone)
        self.invitation_button.setVisible(not view.is_superior)
        self.open_button.setVisible(view.is_superior or any(office.is_kept_here for office in view.offices))
        self.trust_button.setVisible(view.is_in_doubt)
        for group in self._groups:
            group.show_if_used()
        self._side.updateGeometry()
        self._update_buttons()

    def _say(self, view: DevicesView, code: str) -> None:
        sentence = ""
        if view.is_forked:
            sentence = self.tr(
                "Có hai danh sách máy khác nhau cùng số thứ tự: không danh sách nào được áp dụng. Hãy gọi cấp trên."
            )
        elif view.is_in_doubt:
            sentence = self.tr(
                "Dữ liệu ở đây có thể là bản cũ được đưa trở lại. Hãy nhập tệp mới nhất của các xã trước khi thêm, "
                "thu hồi máy hoặc đổi việc nhập thay."
            )
        elif code:
            sentence = self.tr(
                "Máy này chưa được cấp trên ghi nhận. Hãy xuất tệp gửi cấp trên; khi cấp trên gọi điện, đọc mã: {code}"
            ).format(code=code)
        self.note.setText(sentence)
        self.note.setVisible(bool(sentence))
        hint = self.tr("Cần thu hồi, thay máy hay đổi máy gửi báo cáo: hãy gọi điện cho cấp trên.")
        if view.is_alone:
            hint = self.tr(
                "Đơn vị đang làm một mình trên máy này, chưa có cấp trên. Khi có thư mời, chọn «Nhận thư mời của "
                "cấp trên…»; sau đó mới ghi nhận thêm máy được."
            )
        elif view.is_superior and not view.may_change:
            hint = why_closed.here()
        self.hint.setText("" if view.may_change else hint)
        self.hint.setVisible(not view.may_change)

    def _update_buttons(self) -> None:
        line = self._line()
        closed = "" if self.view is not None and self.view.may_change else why_closed.here()
        office, device = (line.office, line.device) if line is not None else (None, None)
        unit = office if office is not None and office.unit != self.link.profile.unit else None
        for made, why_not in (
            (self.revoke_button, closed or why_closed.revoking(device)),
            (self.sealing_button, closed or why_closed.resealing(unit)),
            (self.keep_button, closed or why_closed.keeping(unit)),
            (self.back_button, closed or why_closed.giving_back(unit)),
            (self.open_button, why_closed.opening(office)),
            (self.targets_button, why_closed.targets(office)),
            (self.merge_button, closed),
            (self.split_button, closed or why_closed.splitting(unit)),
            (self.rename_button, why_closed.renaming(unit)),
            (self.succeed_button, closed),
            (self.adopt_button, closed),
            (self.leave_button, closed),
        ):
            allow(made, why_not=why_not)

    def _line(self) -> _Line | None:
        row = self.grid.currentIndex().row()
        return self.table.row(row) if 0 <= row < self.table.rowCount() else None

    # Answers

    def _on_row_opened(self) -> None:
        if self.open_button.isEnabled():
            self._on_open_clicked()

    def _on_adding_clicked(self) -> None:
        view = self.view
        if view is not None:
            dialog = AddingDialog(self, is_superior=view.is_superior, may_change=view.may_change)
            self._show(dialog, then=lambda: self.screen_wanted.emit("exchange"))

    def _on_revoke_clicked(self) -> None:
        line = self._line()
        if line is None or line.device is None:
            return
        key = line.device.key

        def shown(view: RevocationView) -> None:
            self._show(RevokeDialog(self, view=view, link=self.link))

        self.link.ask(lambda office: office.devices.revocation(key), on_done=shown, owner=self)

    def _on_sealing_clicked(self) -> None:
        if line := self._line():
            office = line.office
            self._show(SealingDialog(self, devices=office.devices, unit_name=office.unit_name, link=self.link))

    def _on_trust_clicked(self) -> None:
        if ask(
            self,
            title=self.tr("Không đổi máy từ ngày sao lưu"),
            text=self.tr("Từ ngày sao lưu đến nay không thêm, thu hồi máy nào và không đổi việc nhập thay?"),
            detail=self.tr(
                "Nếu đã có thay đổi mà nay đổi tiếp, danh sách máy sẽ thành hai bản khác nhau: cấp trên và các xã "
                "không nhận được tệp của nhau nữa. Nếu không chắc, hãy nhập tệp mới nhất của các xã."
            ),
            verb=self.tr("Đúng, không đổi gì"),
            refusal=self.tr("Thôi"),
        ):
            self.link.change(lambda office: office.devices.trust(), owner=self)

    def _on_keep_clicked(self) -> None:
        if line := self._line():
            self._show(KeepForDialog(self, office=line.office, link=self.link))

    def _on_back_clicked(self) -> None:
        if line := self._line():
            self._show(GiveBackDialog(self, office=line.office, link=self.link))

    def _on_targets_clicked(self) -> None:
        if line := self._line():
            unit = line.office.unit

            def read(office: "Office") -> tuple[TargetSheet, tuple[ReportingPeriod, ...]]:
                targets = office.targets
                return targets.sheet(unit, since=targets.newest_month(unit)), targets.months()

            self.link.ask(read, on_done=self._show_targets, owner=self)

    def _show_targets(self, found: tuple[TargetSheet, tuple[ReportingPeriod, ...]]) -> None:
        sheet, months = found
        from ctph_desktop.ui.screens.devices.targets_dialog import TargetsDialog  # noqa: PLC0415 - rarely wanted

        dialog = TargetsDialog(self, sheet=sheet, months=months, link=self.link)
        if dialog.exec():
            self.saved_state_changed.emit("saved", dialog.outcome)
        dialog.deleteLater()

    def _on_merge_clicked(self) -> None:
        if self.view is None:
            return
        units = [office for office in self.view.offices if office.unit != self.link.profile.unit]
        able = [office for office in units if office.is_own_keeper or office.is_kept_here]
        year = self.link.profile.plan_year
        self._show(MergeDialog(self, offices=able, year=year, link=self.link))

    def _on_split_clicked(self) -> None:
        if line := self._line():
            year = self.link.profile.plan_year
            self._show(SplitDialog(self, office=line.office, year=year, link=self.link))

    def _on_rename_clicked(self) -> None:
        if line := self._line():
            year = self.link.profile.plan_year
            self._show(RenameDialog(self, office=line.office, year=year, link=self.link))

    def _on_succeed_clicked(self) -> None:
        if self.view is not None:
            self._reopen_after(SucceedDialog(self, offices=self.view.offices, link=self.link))

    def _on_adopt_clicked(self) -> None:
        from ctph_desktop.ui.screens.devices.adopting_dialogs import AdoptDialog  # noqa: PLC0415 - rarely wanted

        self._show(AdoptDialog(self, link=self.link))

    def _on_leave_clicked(self) -> None:
        from ctph_desktop.ui.screens.devices.adopting_dialogs import HandOverOfficeDialog  # noqa: PLC0415

        self.link.ask(
            lambda office: office.office_handover.preview(),
            on_done=lambda view: self._show(HandOverOfficeDialog(self, view=view, link=self.link)),
            owner=self,
        )

    def _on_open_clicked(self) -> None:
        if line := self._line():
            self._open_book_of(line.office.unit)

    def _open_book_of(self, unit: str, month: ReportingPeriod | None = None) -> None:
        def work(office: "Office") -> KeptBook:
            desk = office.keeping.desk(unit)
            periods = tuple(row.period for row in desk.progress.periods())
            needs = next(row.needs_origin for row in office.keeping.kept() if row.unit == unit)
            return KeptBook(desk, desk.profile(), periods, needs)

        self.link.ask(work, on_done=lambda book: self._open_book(book, month or self.period), owner=self)

    def _open_book(self, book: KeptBook, month: ReportingPeriod | None) -> None:
        current = month if month in book.periods else book.periods[0]
        assert current is not None
        wanted_screen = self._show_kept_book(self, book, current)
        if wanted_screen:
            self.screen_wanted.emit(wanted_screen)

    def begin(self, action: str) -> None:
        """Begin taking an invitation, or open another unit's book that this office keeps."""
        if action == "invitation":
            self._reopen_after(InvitationDialog(self, link=self.link))
        elif action.startswith(BOOK_ACTION):
            _, unit, month = action.split()
            self._open_book_of(unit, ReportingPeriod.parse(month))

    def _reopen_after(self, dialog: QDialog) -> None:
        self._show(dialog, then=self.link.reopen_wanted.emit)

    def _show(self, dialog: QDialog, *, then: Callable[[], None] | None = None) -> None:
        is_accepted = dialog.exec()
        if isinstance(dialog, StepDialog) and dialog.is_done:
            self.saved_state_changed.emit("saved", dialog.outcome)
        dialog.deleteLater()
        if is_accepted and then is not None:
            then()


class _Group(QWidget):
    """Buttons under a title; nothing of it shows while the office may use none of them."""

    def __init__(self, title: str, *buttons: QPushButton) -> None:
        super().__init__()
        self._buttons = buttons
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 10)
        layout.addWidget(plain_label(title, name="sectionTitle"))
        for made in buttons:
            layout.addWidget(made)

    def show_if_used(self) -> None:
        """Show the title while a button stands under it."""
        self.setVisible(any(not made.isHidden() for made in self._buttons))


def _key(line: _Line) -> tuple[str, str]:
    return line.office.unit, line.device.key if line.device else ""


def _keeper_tone(line: _Line) -> Tone:
    if not line.office.is_own_keeper:
        return Tone.WAITING
    return Tone.PLAIN if line.office.devices else Tone.DOUBT


def _device_tone(line: _Line) -> Tone:
    if line.device is None:
        return Tone.DOUBT
    return Tone.QUIET if line.device.is_revoked else Tone.PLAIN
