"""Typing for a commune, and giving its book back."""

from PySide6.QtWidgets import QWidget

from ctph_desktop.services.roster.devices import OfficeDevices
from ctph_desktop.ui.screens.devices.step_dialog import Step, StepDialog, page, text
from ctph_desktop.ui.shell.office_link import OfficeLink


class KeepForDialog(StepDialog):
    """Lets the superior office type for a commune from now on."""

    def __init__(self, parent: QWidget, *, office: OfficeDevices, link: OfficeLink) -> None:
        super().__init__(parent, title=self.tr("Nhập thay cho {unit}").format(unit=office.unit_name), link=link)
        self._office = office
        has_device = any(not device.is_revoked for device in office.devices)
        loss = self.tr(
            "Từ lúc này máy của xã chỉ được xem. Những gì xã đã gửi tới đây vẫn được tính; số xã gõ mà chưa gửi thì "
            "không. Nếu có tệp của xã chưa nhập, hãy nhập trước."
        )
        self.set_steps(
            Step(
                page(
                    text(
                        self.tr(
                            "Cấp trên sẽ nhập và chốt báo cáo thay cho {unit}, tiếp từ số liệu đang có ở đây. Mỗi lần "
                            "nhập phải chọn nguồn: bảng tính, bản chụp, văn bản giấy hay điện thoại. Màn hình và trang "
                            "in ghi rõ «cấp trên nhập thay»."
                        ).format(unit=office.unit_name)
                    ),
                    *([text(loss)] if has_device else []),
                    text(self.tr("Khi xã có máy, chọn «Trả việc nhập cho xã» là xã nhập tiếp.")),
                ),
                self.tr("&Nhập thay từ nay"),
            )
        )

    def perform(self) -> None:
        """Change the keeper."""
        unit = self._office.unit
        done = self.tr("Từ nay cấp trên nhập thay cho {unit}.").format(unit=self._office.unit_name)
        then = self.tr("Chọn «Mở sổ để nhập» để bắt đầu.")
        self.run(lambda office: office.keeping.keep_for(unit), on_done=lambda: self.finish(done, then))


class GiveBackDialog(StepDialog):
    """Lets a unit type for itself again."""

    def __init__(self, parent: QWidget, *, office: OfficeDevices, link: OfficeLink) -> None:
        title = self.tr("Trả việc nhập cho {unit}").format(unit=office.unit_name)
        super().__init__(parent, title=title, link=link)
        self._office = office
        self.set_steps(
            Step(
                page(
                    text(
                        self.tr(
                            "{unit} sẽ tự nhập từ nay, tiếp từ đúng số liệu đang có ở đây. Nơi này chỉ còn được xem. "
                            "Các báo cáo đã nhập thay vẫn được tính."
                        ).format(unit=office.unit_name)
                    ),
                ),
                self.tr("&Trả việc nhập"),
            )
        )

    def perform(self) -> None:
        """Change the keeper back."""
        unit = self._office.unit
        done = self.tr("Đã trả việc nhập cho {unit}.").format(unit=self._office.unit_name)
        then = self.tr("Hãy xuất tệp trả lời gửi xã: nhập tệp đó xong, xã có đủ số liệu và nhập tiếp được.")
        self.run(lambda office: office.keeping.give_back(unit), on_done=lambda: self.finish(done, then))
