"""A recovery sheet just made: its code, printing and saving it, and the group that has to be typed back."""

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QGridLayout, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from ctph_desktop.domain.errors import DomainError, EnvironmentFault
from ctph_desktop.domain.safekeeping import RecoverySheet
from ctph_desktop.ui.look.last_folders import LastFolders
from ctph_desktop.ui.screens.safekeeping.printing import print_sheet
from ctph_desktop.ui.shell.office_link import OfficeLink
from ctph_desktop.ui.widgets.controls import button, panel, plain_label
from ctph_desktop.wording import formats
from ctph_desktop.wording.errors import explain

_GROUPS_A_ROW = 4


class SheetPanel(QWidget):
    """Shows a sheet until its last group was typed back from the paper; nothing of it is kept afterwards."""

    confirmed = Signal(bool)  # whether another sheet stopped opening the data by that

    def __init__(self, sheet: RecoverySheet, *, link: OfficeLink) -> None:
        super().__init__()
        self._sheet = sheet
        self._link = link
        self._build()
        self._connect()

    def _build(self) -> None:
        sheet = self._sheet
        title = self.tr("Phiếu phục hồi số {number}, {unit}, lập lúc {at}").format(
            number=sheet.number, unit=sheet.unit_name, at=formats.moment(sheet.issued_at)
        )
        self.print_button = button(self.tr("&In phiếu…"))
        self.save_button = button(self.tr("&Lưu PDF…"))
        actions = QHBoxLayout()
        actions.addWidget(self.print_button)
        actions.addWidget(self.save_button)
        actions.addStretch(1)
        self.line = QLineEdit()
        self.line.setAccessibleName(self.tr("Nhóm số cuối"))
        self.line.setMaximumWidth(self.fontMetrics().horizontalAdvance("0") * 14)
        self.confirm_button = button(self.tr("&Xác nhận"), is_primary=True)
        self.confirm_button.setEnabled(False)
        confirming = QHBoxLayout()
        confirming.addWidget(plain_label(self.tr("Nhóm số cuối trên phiếu:")))
        confirming.addWidget(self.line)
        confirming.addWidget(self.confirm_button)
        confirming.addStretch(1)
        self.message = plain_label(name="bubble", wraps=True)
        self.message.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(plain_label(title, name="sectionTitle", wraps=True))
        layout.addWidget(self._build_groups())
        layout.addLayout(actions)
        layout.addWidget(plain_label(self._advice(), name="hint", wraps=True))
        layout.addLayout(confirming)
        layout.addWidget(self.message)

    def _advice(self) -> str:
        advice = self.tr(
            "In, lưu PDF rồi in ở máy khác, hoặc chép tay ra giấy; sau đó nhìn vào giấy gõ lại nhóm số cuối và bấm "
            "«Xác nhận». Mã không hiện lại lần nữa; khi mất phiếu thì lập phiếu mới."
        )
        if self._sheet.is_first:
            return advice
        return "\n".join((advice, self.tr("Xác nhận xong thì phiếu cũ không mở được dữ liệu nữa: hãy huỷ phiếu cũ.")))

    def _build_groups(self) -> QWidget:
        box = panel()
        grid = QGridLayout(box)
        self.groups = [plain_label(group, is_selectable=True) for group in self._sheet.groups]
        for place, label in enumerate(self.groups):
            font = label.font()
            font.setPointSizeF(font.pointSizeF() * 1.6)
            label.setFont(font)
            label.setAccessibleName(self.tr("Nhóm {place}").format(place=place + 1))
            grid.addWidget(label, place // _GROUPS_A_ROW, place % _GROUPS_A_ROW)
        return box

    def _connect(self) -> None:
        self.print_button.clicked.connect(lambda: print_sheet(self, self._sheet))
        self.save_button.clicked.connect(self._on_save_clicked)
        self.confirm_button.clicked.connect(self._on_confirm_clicked)
        self.line.returnPressed.connect(self._on_confirm_clicked)
        self.line.textChanged.connect(self._on_text_changed)

    def _on_text_changed(self, text: str) -> None:
        self.message.hide()
        self.confirm_button.setEnabled(bool(text.strip()))

    def _on_save_clicked(self) -> None:
        folders = LastFolders(self._link.profile.unit)
        name = folders.start_with("sheet", f"phieu-phuc-hoi_{self._sheet.number}.pdf")
        path, _ = QFileDialog.getSaveFileName(self, self.tr("Lưu phiếu phục hồi"), name, self.tr("Tệp PDF (*.pdf)"))
        if path:
            folders.remember("sheet", path)
            self.save(Path(path))

    def save(self, path: Path) -> None:
        """Write the sheet as a PDF."""
        sheet = self._sheet
        self._link.ask(
            lambda office: office.safekeeping.save_sheet(sheet, path),
            on_done=lambda _: self._say(self.tr("Đã ghi: {path}").format(path=path)),
            on_error=self._on_refused,
            owner=self,
        )

    def _on_confirm_clicked(self) -> None:
        typed = self.line.text()
        if typed.strip():
            self._link.ask(
                lambda office: office.safekeeping.recovery.confirm(typed),
                on_done=self.confirmed.emit,
                on_error=self._on_refused,
                owner=self,
            )

    def _on_refused(self, error: BaseException) -> None:
        if isinstance(error, DomainError | EnvironmentFault):
            self._say(explain(error))
        else:
            self._link.faults.show(error)

    def _say(self, sentence: str) -> None:
        self.message.setText(sentence)
        self.message.show()
