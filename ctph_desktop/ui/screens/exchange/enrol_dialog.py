"""Asks for the twenty digits a commune reads out over the telephone."""

from collections.abc import Sequence

from PySide6.QtWidgets import QComboBox, QWidget

from ctph_desktop.services.ground.changes import Changes
from ctph_desktop.services.ground.exchange_rows import TrayRow
from ctph_desktop.services.roster.devices import DeviceRow
from ctph_desktop.ui.grid.table_model import plain_tip
from ctph_desktop.ui.look import dialogs
from ctph_desktop.ui.look.sizes import fit
from ctph_desktop.ui.shell.office_link import OfficeLink
from ctph_desktop.ui.widgets.code_dialog import CodeDialog
from ctph_desktop.ui.widgets.code_line import CodeLine
from ctph_desktop.ui.widgets.controls import button, plain_label, shortened
from ctph_desktop.wording import devices


class EnrolDialog(CodeDialog):
    """Takes a waiting PC into the roster, beside the others of its office or in place of one."""

    def __init__(self, parent: QWidget, *, row: TrayRow, link: OfficeLink) -> None:
        super().__init__(parent, faults=link.faults)
        self.setWindowTitle(self.tr("Ghi nhận máy của xã"))
        fit(self, 560, 260)
        self._row = row
        self._link = link
        self._replaced: dict[str, str] = {}  # names of the PCs that can be replaced, by key
        self.place_box = QComboBox()
        self.place_box.setAccessibleName(self.tr("Thêm máy hay thay máy"))
        self.place_box.hide()
        sentence = plain_label(self._sentence(), wraps=True)
        sentence.setToolTip(plain_tip(f"{row.device_name}\n{row.sender}"))
        self.enrol_button = button(self.tr("&Ghi nhận máy"), is_primary=True)
        self.build(sentence, self.place_box, code=CodeLine(), verb=self.enrol_button)
        link.ask(lambda office: office.devices.devices(), on_done=self._offer_places, owner=self)

    def _offer_places(self, found: Sequence[DeviceRow]) -> None:
        """Ask whether the PC comes beside those of its office or in place of one; a first PC is not asked about."""
        known = [d for d in found if d.unit_name == self._row.sender and not d.is_revoked and not d.is_here]
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

    def send(self, typed: str) -> None:
        """Enrol the PC if the code is the one of its request."""
        package, replaces = self._row.package, str(self.place_box.currentData() or "")
        if replaces and not self._is_sure():
            return
        self.verb.setEnabled(False)
        self._link.ask(
            lambda office: office.enrolment.enrol(package, typed, replaces=replaces),
            on_done=self._on_enrolled,
            on_error=self.refuse,
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
