"""Bàn giao: another person, another sheet, a backup on a stick and the minutes, step by step."""

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QStackedWidget, QVBoxLayout, QWidget

from ctph_desktop.domain.errors import DomainError, EnvironmentFault
from ctph_desktop.domain.safekeeping import HandoverMinutes, RecoverySheet
from ctph_desktop.services.ground.office_rows import OfficeProfile
from ctph_desktop.services.ground.safekeeping_rows import Safekeeping
from ctph_desktop.ui.look import dialogs
from ctph_desktop.ui.look.sizes import fit
from ctph_desktop.ui.screens.safekeeping.handover_pages import DonePage, PersonPage, PlacePage
from ctph_desktop.ui.screens.safekeeping.sheet_panel import SheetPanel
from ctph_desktop.ui.screens.safekeeping.stick_backup import wants_same_disk
from ctph_desktop.ui.shell.office_link import OfficeLink
from ctph_desktop.ui.widgets.controls import button, plain_label
from ctph_desktop.wording.errors import explain

if TYPE_CHECKING:
    from ctph_desktop.office import Office


class HandoverDialog(QDialog):
    """Accepted means: the office is handed over.

    `is_person_changed`: the office must be opened anew, accepted or not. `left` says what stays of a handover that was
    stopped, empty if nothing does.
    """

    def __init__(self, parent: QWidget, *, link: OfficeLink, has_sheet: bool, is_begun: bool = False) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Bàn giao cho người khác"))
        fit(self, 680, 480)
        self.is_person_changed = False
        self.left = ""
        self._link = link
        self._sheet: RecoverySheet | None = None
        self._is_done = False
        self.person = PersonPage(link.profile, has_sheet=has_sheet, is_begun=is_begun)
        self.place = PlacePage()
        self.pages = QStackedWidget()
        self.pages.addWidget(self.person)
        self._build()
        self._connect()
        self._update()

    def _build(self) -> None:
        self.message = plain_label(name="bubble", wraps=True)
        self.message.hide()
        self.next_button = button(self.tr("&Tiếp tục"), is_primary=True)
        self.cancel_button = button(self.tr("Thôi"))
        self._buttons = QDialogButtonBox()
        self._buttons.addButton(self.next_button, QDialogButtonBox.ButtonRole.ActionRole)
        self._buttons.addButton(self.cancel_button, QDialogButtonBox.ButtonRole.RejectRole)
        layout = QVBoxLayout(self)
        layout.addWidget(self.pages, stretch=1)
        layout.addWidget(self.message)
        layout.addWidget(self._buttons)

    def _connect(self) -> None:
        self.next_button.clicked.connect(self._on_next_clicked)
        self._buttons.rejected.connect(self.reject)
        self.person.changed.connect(self._update)
        self.place.changed.connect(self._update)
        self.place.drives_wanted.connect(self._find_drives)

    # Going on

    def _on_next_clicked(self) -> None:
        self.message.hide()
        folder = self.place.folder
        if self.pages.currentWidget() is self.person:
            if self.person.is_same_person:
                self._say(self.tr("Người nhận trùng với người đang dùng. Hãy gõ họ tên, chức vụ của người nhận."))
                return
            self.setEnabled(False)
            self._link.ask(
                lambda office: office.safekeeping.recovery.issue(),
                on_done=self._show_sheet,
                on_error=self._on_refused,
                owner=self,
            )
        elif folder is not None:
            self.setEnabled(False)
            self._link.ask(
                lambda office: office.safekeeping.backups.is_on_same_disk(folder),
                on_done=lambda is_beside: self._on_disk_known(folder, is_beside=is_beside),
                on_error=self._on_refused,
                owner=self,
            )

    def _show_sheet(self, sheet: RecoverySheet) -> None:
        self.setEnabled(True)
        self._sheet = sheet
        self.sheet_panel = SheetPanel(sheet, link=self._link)
        self.sheet_panel.confirmed.connect(self._show_place)
        page = QWidget()
        layout = QVBoxLayout(page)
        layout.addWidget(plain_label(self.tr("Bước 2/3: phiếu phục hồi mới cho người nhận"), name="screenTitle"))
        layout.addWidget(self.sheet_panel)
        layout.addStretch(1)
        self._show(page)
        self.next_button.hide()
        self.sheet_panel.line.setFocus()

    def _show_place(self) -> None:
        self._show(self.place)
        self.next_button.setText(self.tr("&Bàn giao"))
        self.next_button.setAccessibleName(self.tr("Bàn giao"))
        self.next_button.show()
        self._find_drives()

    def _find_drives(self) -> None:
        self._link.ask(
            lambda office: office.exchange.drives(),
            on_done=self.place.show_drives,
            on_error=self._on_refused,
            owner=self,
        )

    def _on_disk_known(self, folder: Path, *, is_beside: bool) -> None:
        self.setEnabled(True)
        if is_beside and not wants_same_disk(self, folder):
            return
        name, post = self.person.person
        minutes = folder / f"bien-ban-ban-giao_{datetime.now().astimezone():%Y%m%d-%H%M}.pdf"
        self.setEnabled(False)
        self._link.ask(
            lambda office: office.safekeeping.handover.hand_over(name, post, stick=folder, minutes=minutes),
            on_done=lambda stated: self._show_done(stated, minutes, is_beside=is_beside),
            on_error=self._on_refused,
            owner=self,
        )

    def _show_done(self, stated: HandoverMinutes, minutes: Path, *, is_beside: bool) -> None:
        self.setEnabled(True)
        self._is_done = self.is_person_changed = True
        self.done_page = DonePage(
            person=stated.incoming_name,
            sheet=stated.sheet,
            minutes=minutes,
            backups=[minutes.parent / name for name in stated.backup_names],
            is_beside=is_beside,
        )
        self._show(self.done_page)
        self.next_button.hide()
        self.cancel_button.setText(self.tr("Đón&g"))
        self.cancel_button.setAccessibleName(self.tr("Đóng"))
        self.done_page.open_button.setFocus()

    # Stopping

    def reject(self) -> None:
        """Close: at once before anything was done, in the midst only when it was said what stays of it."""
        if not self.isEnabled():
            return
        if self._is_done:
            self.accept()
        elif self._sheet is None:
            super().reject()
        else:
            self.setEnabled(False)
            self._link.ask(
                _standing,
                on_done=lambda found: self._ask_to_stop(*found),
                on_error=self._on_refused,
                owner=self,
            )

    def _ask_to_stop(self, profile: OfficeProfile, view: Safekeeping, is_begun: bool) -> None:  # noqa: FBT001
        self.setEnabled(True)
        left = self._left(profile, view, is_begun=is_begun)
        if dialogs.ask(
            self,
            title=self.tr("Dừng bàn giao"),
            text=self.tr("Bàn giao chưa xong. Dừng ở bước này?"),
            detail=left,
            verb=self.tr("&Dừng lại"),
            refusal=self.tr("&Làm tiếp"),
        ):
            self.left, self.is_person_changed = left, is_begun
            super().reject()

    def _left(self, profile: OfficeProfile, view: Safekeeping, *, is_begun: bool) -> str:
        if is_begun:
            who = self.tr(
                "Người dùng đã đổi sang {person}, nhưng chưa có bản sao lưu và biên bản: khi có USB, bấm «Bàn giao cho "
                "người khác…» lần nữa để làm tiếp."
            ).format(person=profile.person_name)
        else:
            who = self.tr("Người dùng chưa đổi; chưa sao lưu và chưa có biên bản.")
        if view.is_sheet_confirmed:
            sheet = self.tr(
                "Phiếu mới số {number} đã có hiệu lực; các phiếu trước (nếu có) không mở được dữ liệu nữa."
            ).format(number=view.sheet)
        else:
            sheet = self.tr(
                "Phiếu mới số {number} đã lập nhưng chưa xác nhận; phiếu đã xác nhận trước đó (nếu có) vẫn mở được dữ "
                "liệu. Nếu đã in phiếu mới thì bấm «Xác nhận phiếu…»; nếu chưa thì lập phiếu khác vì mã không hiện lại."
            ).format(number=view.sheet)
        return f"{sheet} {who}"

    def _on_refused(self, error: BaseException) -> None:
        self.setEnabled(True)
        self._update()
        if isinstance(error, DomainError | EnvironmentFault):
            self._say(explain(error))
        else:
            self._link.faults.show(error)

    def _say(self, sentence: str) -> None:
        self.message.setText(sentence)
        self.message.show()

    def _show(self, page: QWidget) -> None:
        self.message.hide()
        self.pages.addWidget(page)
        self.pages.setCurrentWidget(page)
        self._update()

    def _update(self) -> None:
        page = self.pages.currentWidget()
        if page is self.person:
            self.next_button.setEnabled(bool(self.person.person[0]))
        else:
            self.next_button.setEnabled(page is self.place and self.place.folder is not None)


def _standing(office: "Office") -> "tuple[OfficeProfile, Safekeeping, bool]":
    return office.profile(), office.safekeeping.view(), office.safekeeping.handover.is_begun()
