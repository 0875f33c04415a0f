"""Bàn giao: another person, another sheet, a backup on a stick and the minutes, step by step."""

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import (
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QFileDialog,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from ctph_desktop.domain.errors import DomainError, EnvironmentFault
from ctph_desktop.domain.safekeeping import HandoverMinutes, RecoverySheet
from ctph_desktop.domain.text import clean
from ctph_desktop.services.rows import DriveRow
from ctph_desktop.ui.office_link import OfficeLink
from ctph_desktop.ui.screens.safekeeping.sheet_panel import SheetPanel
from ctph_desktop.ui.widgets.controls import button, plain_label
from ctph_desktop.wording import formats
from ctph_desktop.wording.errors import explain


class HandoverDialog(QDialog):
    """Accepted means: the office is handed over; `minutes` says where the minutes lie."""

    def __init__(self, parent: QWidget, *, link: OfficeLink, drives: Sequence[DriveRow]) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Bàn giao cho người khác"))
        self.minutes: Path | None = None
        self._link = link
        self.pages = QStackedWidget()
        self.pages.addWidget(self._build_person())
        self.message = plain_label(name="bubble", wraps=True)
        self.message.hide()
        self.next_button = button(self.tr("&Tiếp tục"), is_primary=True)
        self.cancel_button = button(self.tr("Thôi"))
        buttons = QDialogButtonBox()
        buttons.addButton(self.next_button, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.addButton(self.cancel_button, QDialogButtonBox.ButtonRole.RejectRole)
        layout = QVBoxLayout(self)
        layout.addWidget(self.pages, stretch=1)
        layout.addWidget(self.message)
        layout.addWidget(buttons)
        self._drives = tuple(drives)
        self.next_button.clicked.connect(self._on_next_clicked)
        self.person_name.textChanged.connect(self._update)
        buttons.rejected.connect(self.reject)
        self.resize(660, 470)
        self._update()

    # Steps

    def _build_person(self) -> QWidget:
        page = QWidget()
        self.person_name = QLineEdit()
        self.person_name.setAccessibleName(self.tr("Họ và tên người nhận"))
        self.person_post = QLineEdit()
        self.person_post.setAccessibleName(self.tr("Chức vụ người nhận"))
        form = QFormLayout()
        form.addRow(self.tr("&Họ và tên:"), self.person_name)
        form.addRow(self.tr("&Chức vụ:"), self.person_post)
        layout = QVBoxLayout(page)
        layout.addWidget(plain_label(self.tr("1. Người nhận bàn giao"), name="screenTitle"))
        current = ", ".join(part for part in (self._link.profile.person_name, self._link.profile.person_post) if part)
        layout.addWidget(plain_label(self.tr("Người đang dùng: {person}").format(person=current or "–"), name="hint"))
        layout.addLayout(form)
        layout.addWidget(
            plain_label(
                self.tr(
                    "Bước tiếp theo lập phiếu phục hồi mới cho người nhận; xác nhận xong thì phiếu cũ không mở được "
                    "dữ liệu nữa. Sau đó sao lưu ra USB và in biên bản. Nếu người nhận dùng tài khoản Windows khác: "
                    "đăng nhập tài khoản đó, mở bản sao lưu trên USB và gõ mã trên phiếu mới."
                ),
                name="hint",
                wraps=True,
            )
        )
        layout.addStretch(1)
        return page

    def _build_sheet(self, sheet: RecoverySheet) -> QWidget:
        page = QWidget()
        self.sheet_panel = SheetPanel(sheet, link=self._link)
        self.sheet_panel.confirmed.connect(self._show_place)
        layout = QVBoxLayout(page)
        layout.addWidget(plain_label(self.tr("2. Phiếu phục hồi mới"), name="screenTitle"))
        layout.addWidget(self.sheet_panel)
        layout.addStretch(1)
        return page

    def _build_place(self) -> QWidget:
        page = QWidget()
        self.place_box = QComboBox()
        self.place_box.setAccessibleName(self.tr("Nơi ghi bản sao lưu và biên bản"))
        for drive in self._drives:
            free = self.tr("còn trống {size}").format(size=formats.file_size(drive.free))
            self.place_box.addItem(f"{drive.name} – {drive.path} ({free})", drive.path)
        self.folder_button = button(self.tr("Chọn &thư mục khác…"))
        self.folder_button.clicked.connect(self._on_folder_clicked)
        row = QHBoxLayout()
        row.addWidget(self.place_box, stretch=1)
        row.addWidget(self.folder_button)
        layout = QVBoxLayout(page)
        layout.addWidget(plain_label(self.tr("3. Sao lưu ra USB và biên bản"), name="screenTitle"))
        layout.addWidget(plain_label(self.tr("Bản sao lưu và biên bản bàn giao (PDF) được ghi vào:"), wraps=True))
        layout.addLayout(row)
        if not self._drives:
            hint = self.tr("Chưa thấy USB nào. Hãy cắm USB rồi chọn thư mục trên USB đó.")
            layout.addWidget(plain_label(hint, name="hint", wraps=True))
        layout.addStretch(1)
        return page

    # Going on

    def _on_next_clicked(self) -> None:
        self.message.hide()
        if self.pages.currentIndex() == 0:
            self.next_button.setEnabled(False)
            self._link.ask(
                lambda office: office.safekeeping.recovery.issue(),
                on_done=self._show_sheet,
                on_error=self._on_refused,
                owner=self,
            )
        else:
            self._hand_over()

    def _show_sheet(self, sheet: RecoverySheet) -> None:
        self.pages.addWidget(self._build_sheet(sheet))
        self.pages.setCurrentIndex(1)
        self.sheet_panel.line.setFocus()

    def _show_place(self) -> None:
        self.pages.addWidget(self._build_place())
        self.pages.setCurrentIndex(2)
        self.next_button.setText(self.tr("&Bàn giao"))
        self.next_button.setAccessibleName(self.tr("Bàn giao"))
        self._update()

    def _hand_over(self) -> None:
        name, post = clean(self.person_name.text()), clean(self.person_post.text())
        folder = Path(self.place_box.currentData())
        minutes = folder / f"bien-ban-ban-giao_{datetime.now().astimezone():%Y%m%d-%H%M}.pdf"
        self.setEnabled(False)
        self._link.ask(
            lambda office: office.safekeeping.handover.hand_over(name, post, stick=folder, minutes=minutes),
            on_done=lambda stated: self._on_handed_over(stated, minutes),
            on_error=self._on_refused,
            owner=self,
        )

    def _on_handed_over(self, _stated: HandoverMinutes, minutes: Path) -> None:
        self.minutes = minutes
        self.accept()

    def _on_folder_clicked(self) -> None:
        chosen = QFileDialog.getExistingDirectory(self, self.tr("Chọn thư mục"), str(Path.home()))
        if chosen:
            self.choose_folder(Path(chosen))

    def choose_folder(self, folder: Path) -> None:
        """Write into a folder that is not among the drives."""
        self.place_box.insertItem(0, str(folder), str(folder))
        self.place_box.setCurrentIndex(0)
        self._update()

    def _on_refused(self, error: BaseException) -> None:
        self.setEnabled(True)
        self._update()
        if isinstance(error, DomainError | EnvironmentFault):
            self.message.setText(explain(error))
            self.message.show()
        else:
            self._link.faults.show(error)

    def _update(self) -> None:
        step = self.pages.currentIndex()
        if step == 0:
            self.next_button.setEnabled(bool(clean(self.person_name.text())))
        elif step == 2:
            self.next_button.setEnabled(self.place_box.count() > 0)


def open_minutes(path: Path) -> None:
    """Show the minutes in the PC's own PDF program, to be printed and signed."""
    QDesktopServices.openUrl(QUrl.fromLocalFile(str(path)))
