"""How a further PC, or one in place of a broken one, comes to work: the steps, in plain words."""

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QVBoxLayout, QWidget

from ctph_desktop.ui.look.sizes import fit
from ctph_desktop.ui.widgets.controls import button, plain_label


class AddingDialog(QDialog):
    """Shows the steps. Accepted means: `wanted` names the screen to go on with."""

    def __init__(self, parent: QWidget, *, is_superior: bool, may_change: bool) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Thêm máy, hoặc thay máy hỏng"))
        fit(self, 640, 360)
        steps = [
            self.tr(
                "Trên máy mới, cài chương trình rồi chọn «Tham gia theo thư mời…». Dùng đúng tệp thư mời và mã trên "
                "công văn như lần đầu, chọn đúng tên đơn vị."
            ),
            self.tr("Máy mới xuất một tệp gửi cấp trên, và cho xem mã 20 số ở mục «Gửi và nhận»."),
            self.tr(
                "Cấp trên nhập tệp đó. Ở «Hộp chờ», cấp trên gọi điện, nghe đọc mã, gõ mã và chọn: thêm máy, hay thay "
                "cho máy hỏng nào."
            ),
            self.tr(
                "Cấp trên xuất tệp trả lời. Máy mới nhập tệp đó là có lại toàn bộ sổ của đơn vị mà cấp trên đang giữ."
            ),
        ]
        layout = QVBoxLayout(self)
        for number, sentence in enumerate(steps, 1):
            layout.addWidget(plain_label(f"{number}. {sentence}", wraps=True))
        own = self.tr(
            "Máy nữa của chính cấp trên làm như vậy: chọn tên cấp trên khi tham gia. Việc đổi danh sách máy vẫn làm "
            "trên máy này."
        )
        if is_superior and may_change:
            layout.addWidget(plain_label(own, wraps=True))
        layout.addStretch(1)
        self.go_button = button(self.tr("Sang «&Gửi và nhận»"), is_primary=True)
        buttons = QDialogButtonBox()
        buttons.addButton(self.go_button, QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton(button(self.tr("Đón&g")), QDialogButtonBox.ButtonRole.RejectRole)
        layout.addWidget(buttons)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
