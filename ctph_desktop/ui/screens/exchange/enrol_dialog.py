"""Asks for the twenty digits a commune reads out over the telephone."""

from collections.abc import Sequence

from PySide6.QtWidgets import QComboBox, QDialog, QDialogButtonBox, QVBoxLayout, QWidget

from ctph_desktop.domain.errors import DomainError, EnvironmentFault, MistypedCodeError
from ctph_desktop.services.roster.devices import DeviceRow
from ctph_desktop.services.rows import Changes, TrayRow
from ctph_desktop.ui import dialogs
from ctph_desktop.ui.grid.table_model import plain_tip
from ctph_desktop.ui.office_link import OfficeLink
from ctph_desktop.ui.widgets.code_line import CodeLine, wrong_groups
from ctph_desktop.ui.widgets.controls import button, plain_label, shortened
from ctph_desktop.wording import devices
from ctph_desktop.wording.errors import explain


class EnrolDialog(QDialog):
    """Stays open until the code is right or the person gives up."""

    def __init__(self, parent: QWidget, *, row: TrayRow, link: OfficeLink) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Ghi nhận máy của xã"))
        self.resize(560, 260)
        self._row = row
        self._link = link
        self._replaced: dict[str, str] = {}  # names of the PCs that can be replaced, by key
        self._build()
        self._link.ask(lambda office: office.devices.devices(), on_done=self._offer_places, owner=self)

    def _build(self) -> None:
        self.code = CodeLine()
        self.place_box = QComboBox()
        self.place_box.setAccessibleName(self.tr("Thêm máy hay thay máy"))
        self.place_box.hide()
        self.message = plain_label(name="bubble", wraps=True)
        self.message.hide()
        self.enrol_button = button(self.tr("&Ghi nhận máy"), is_primary=True)
        buttons = QDialogButtonBox()
        buttons.addButton(self.enrol_button, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.addButton(button(self.tr("Thôi")), QDialogButtonBox.ButtonRole.RejectRole)
        layout = QVBoxLayout(self)
        sentence = plain_label(self._sentence(), wraps=True)
        sentence.setToolTip(plain_tip(f"{self._row.device_name}\n{self._row.sender}"))
        layout.addWidget(sentence)
        layout.addWidget(self.code)
        layout.addWidget(self.place_box)
        layout.addWidget(self.message)
        layout.addStretch(1)
        layout.addWidget(buttons)
        self.enrol_button.clicked.connect(self._on_enrol_clicked)
        self.code.returnPressed.connect(self._on_enrol_clicked)
        self.code.textEdited.connect(self.message.hide)
        buttons.rejected.connect(self.reject)
        self.code.setFocus()

    def _offer_places(self, devices: Sequence[DeviceRow]) -> None:
        """Ask whether the PC comes beside those of its office or in place of one; a first PC is not asked about."""
        known = [d for d in devices if d.unit_name == self._row.sender and not d.is_revoked and not d.is_here]
        if not known:
            return
        self.place_box.addItem(self.tr("Máy thêm vào, các máy đang có vẫn dùng"), "")
        for device in known:
            text = self.tr("Thay cho máy hỏng «{device}» ({short})")
            self.place_box.addItem(text.format(device=shortened(device.name), short=device.short), device.key)
            self._replaced[device.key] = device.name
        self.place_box.show()

    def _sentence(self) -> str:
        return self.tr(
            "Máy «{device}» của {sender} xin được ghi nhận. Hãy gọi số điện thoại đã biết của xã (không dùng số "
            "ghi trong thư hay tin nhắn kèm tệp), nghe đọc 20 chữ số rồi gõ vào đây."
        ).format(device=shortened(self._row.device_name), sender=shortened(self._row.sender))

    def _on_enrol_clicked(self) -> None:
        if sentence := self.code.complaint():
            self._say(sentence)
            return
        package, code = self._row.package, self.code.text()
        replaces = str(self.place_box.currentData() or "")
        if replaces and not self._is_sure():
            return
        self.enrol_button.setEnabled(False)
        self._link.ask(
            lambda office: office.enrolment.enrol(package, code, replaces=replaces),
            on_done=self._on_enrolled,
            on_error=self._on_refused,
            owner=self,
        )

    def _is_sure(self) -> bool:
        """Ask before a PC is taken out of use, which cannot be undone."""
        replaced = shortened(self._replaced[str(self.place_box.currentData())])
        return dialogs.ask(
            self,
            title=self.tr("Thay máy hỏng"),
            text=self.tr("Ghi nhận máy này và thu hồi máy «{device}»?").format(device=replaced),
            detail=devices.what_is_lost(replaced),
            verb=self.tr("&Thu hồi và thay"),
            refusal=self.tr("&Quay lại"),
        )

    def _on_enrolled(self, changes: Changes) -> None:
        self._link.changed.emit(changes)
        self.accept()

    def _on_refused(self, error: BaseException) -> None:
        self.enrol_button.setEnabled(True)
        if isinstance(error, MistypedCodeError):
            self._say(wrong_groups(error))
        elif isinstance(error, DomainError | EnvironmentFault):
            self._say(explain(error))
        else:
            self._link.faults.show(error)

    def _say(self, sentence: str) -> None:
        self.message.setText(sentence)
        self.message.show()
        self.code.setFocus()
