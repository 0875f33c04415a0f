"""Taking a PC out of service, and moving the one that seals."""

from collections.abc import Sequence

from PySide6.QtWidgets import QCheckBox, QComboBox, QWidget

from ctph_desktop.services.roster.devices import DeviceRow, RevocationView
from ctph_desktop.ui.screens.devices.step_dialog import Step, StepDialog, page, text
from ctph_desktop.ui.shell.office_link import OfficeLink
from ctph_desktop.ui.widgets.controls import shortened


class RevokeDialog(StepDialog):
    """Says what counts and what is lost, asks whether every file is in, then takes the PC out of service."""

    def __init__(self, parent: QWidget, *, view: RevocationView, link: OfficeLink) -> None:
        name = shortened(view.device.name)
        super().__init__(parent, title=self.tr("Thu hồi máy «{device}»").format(device=name), link=link)
        self._view = view
        self.all_in = QCheckBox(self.tr("Đã nhập hết các tệp của đơn vị mà tôi đang có"))
        intro = self.tr("Máy «{device}» của {unit} sẽ không ghi và gửi số liệu được nữa, và không đọc được tệp mới.")
        self.set_steps(
            Step(
                page(
                    text(intro.format(device=name, unit=view.device.unit_name)),
                    text(view.counts),
                    text(view.lost),
                    *([text(view.sealing)] if view.sealing else []),
                ),
                self.tr("&Tiếp tục"),
            ),
            Step(
                page(
                    text(
                        self.tr("Việc thu hồi không rút lại được. Máy đó muốn dùng lại phải xin ghi nhận như máy mới.")
                    ),
                    self.all_in,
                ),
                self.tr("&Thu hồi máy"),
                lambda: "" if self.all_in.isChecked() else self.tr("Hãy nhập các tệp đang có, rồi đánh dấu ô trên."),
            ),
        )

    def perform(self) -> None:
        """Take the PC out of service."""
        key, view = self._view.device.key, self._view
        done = self.tr("Đã thu hồi máy «{device}».").format(device=shortened(view.device.name))
        self.run(lambda office: office.devices.revoke(key), on_done=lambda: self.finish(done, view.tell))


class SealingDialog(StepDialog):
    """Chooses the PC of an office that seals."""

    def __init__(self, parent: QWidget, *, devices: Sequence[DeviceRow], unit_name: str, link: OfficeLink) -> None:
        super().__init__(parent, title=self.tr("Đổi máy gửi báo cáo của {unit}").format(unit=unit_name), link=link)
        self._unit_name = unit_name
        self.device_box = QComboBox()
        self.device_box.setAccessibleName(self.tr("Máy gửi báo cáo từ nay"))
        for device in devices:
            if not device.seals and not device.is_revoked:
                self.device_box.addItem(f"{shortened(device.name)} ({device.short})", device.key)
        now = next((shortened(device.name) for device in devices if device.seals), "")
        self.set_steps(
            Step(
                page(
                    text(
                        self.tr("Mỗi đơn vị chỉ có một máy chốt gửi báo cáo. Hiện nay là «{device}».").format(
                            device=now
                        )
                    ),
                    text(
                        self.tr(
                            "Các báo cáo máy cũ đã gửi tới đây vẫn được tính. Báo cáo máy cũ chốt sau lần đổi này "
                            "thì không."
                        )
                    ),
                    text(self.tr("Máy gửi báo cáo từ nay:")),
                    self.device_box,
                ),
                self.tr("&Đổi máy gửi báo cáo"),
            )
        )

    def perform(self) -> None:
        """Move the right to seal."""
        key = str(self.device_box.currentData())
        done = self.tr("Máy gửi báo cáo của {unit} từ nay là «{device}».").format(
            unit=self._unit_name, device=self.device_box.currentText()
        )
        then = self.tr("Hãy xuất tệp trả lời; hai máy của đơn vị cần nhập tệp đó.")
        self.run(lambda office: office.devices.move_sealing(key), on_done=lambda: self.finish(done, then))
