"""Says that the office of a backup is on this PC already, and offers to open it instead."""

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QVBoxLayout, QWidget

from ctph_desktop.services.ground.safekeeping_rows import BackupRow
from ctph_desktop.ui.beginnings.known_offices import KnownOffice
from ctph_desktop.ui.look.sizes import fit
from ctph_desktop.ui.widgets.controls import button, plain_label, shortened
from ctph_desktop.wording import formats
from ctph_desktop.wording import safekeeping as words


class PresentOfficeDialog(QDialog):
    """Accepted means: open the office that is there, unless `makes_another`: an office more, from the backup."""

    def __init__(self, parent: QWidget, *, office: KnownOffice, backup: BackupRow) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Đơn vị đã có trên máy này"))
        fit(self, 620, 300)
        self.makes_another = False
        self.open_button = button(self.tr("&Mở đơn vị đã có"), is_primary=True)
        self.another_button = button(self.tr("&Vẫn lập thêm từ bản sao lưu"))
        buttons = QDialogButtonBox()
        buttons.addButton(self.open_button, QDialogButtonBox.ButtonRole.AcceptRole)
        buttons.addButton(self.another_button, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.addButton(button(self.tr("Thôi")), QDialogButtonBox.ButtonRole.RejectRole)
        advice = self.tr(
            "Muốn lấy lại số liệu trong bản sao lưu: mở đơn vị đã có, vào «An toàn dữ liệu», bấm «Phục hồi từ tệp…»; "
            "số liệu hai bên được gộp lại, không mất. Nếu lập thêm, máy này có hai bản của cùng một đơn vị và dễ nhập "
            "nhầm chỗ."
        )
        layout = QVBoxLayout(self)
        layout.addWidget(plain_label(self._present(office), name="sectionTitle", wraps=True))
        layout.addWidget(plain_label(self._places(office, backup), wraps=True, is_selectable=True))
        layout.addWidget(plain_label(advice, name="hint", wraps=True))
        layout.addStretch(1)
        layout.addWidget(buttons)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        self.another_button.clicked.connect(self._on_another_clicked)
        self.open_button.setFocus()

    def _present(self, office: KnownOffice) -> str:
        if office.opened_at is None:
            return self.tr("{unit} đã có trên máy này.").format(unit=shortened(office.name))
        return self.tr("{unit} đã có trên máy này, mở lần cuối lúc {at}.").format(
            unit=shortened(office.name), at=formats.moment(office.opened_at)
        )

    def _places(self, office: KnownOffice, backup: BackupRow) -> str:
        made = words.made(backup.created_at, is_wrong=backup.is_clock_wrong)
        return "\n".join(
            (
                self.tr("Thư mục: {folder}").format(folder=office.folder),
                self.tr("Bản sao lưu vừa chọn: {name}, {made}").format(name=backup.file_name, made=made),
            )
        )

    def _on_another_clicked(self) -> None:
        self.makes_another = True
        self.accept()
