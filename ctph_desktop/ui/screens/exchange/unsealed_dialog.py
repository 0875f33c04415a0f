"""Asks before a file is written that leaves figures behind: they are typed, and nobody sealed them."""

from collections.abc import Sequence
from enum import Enum, auto

from PySide6.QtWidgets import QDialog, QDialogButtonBox, QVBoxLayout, QWidget

from ctph_desktop.services.ground.exchange_rows import UnsealedMonths
from ctph_desktop.ui.look.sizes import fit
from ctph_desktop.ui.widgets.controls import button, plain_label
from ctph_desktop.wording import messages


class Choice(Enum):
    """What the person wants: seal first, write the file all the same, or neither."""

    SEAL = auto()
    EXPORT = auto()
    NOTHING = auto()


class UnsealedDialog(QDialog):
    """`choice` is what was chosen; closing the dialog chooses nothing."""

    def __init__(self, parent: QWidget, *, unsealed: Sequence[UnsealedMonths]) -> None:
        super().__init__(parent)
        self.setWindowTitle(self.tr("Có tháng chưa chốt"))
        fit(self, 520, 180)
        self.choice = Choice.NOTHING
        text = messages.not_sealed([(row.whose, row.months) for row in unsealed])
        self.question = plain_label(text, name="sectionTitle", wraps=True)
        advice = plain_label(
            self.tr("Chốt gửi trước, rồi xuất tệp; hoặc vẫn xuất tệp với các báo cáo đã chốt."), wraps=True
        )
        self.seal_button = button(self.tr("Đến chỗ &chốt"), is_primary=True)
        self.export_button = button(self.tr("&Vẫn xuất tệp"))
        buttons = QDialogButtonBox()
        buttons.addButton(self.seal_button, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.addButton(self.export_button, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.addButton(button(self.tr("Thôi")), QDialogButtonBox.ButtonRole.RejectRole)
        layout = QVBoxLayout(self)
        layout.addWidget(self.question)
        layout.addWidget(advice)
        layout.addStretch(1)
        layout.addWidget(buttons)
        self.seal_button.clicked.connect(lambda: self._choose(Choice.SEAL))
        self.export_button.clicked.connect(lambda: self._choose(Choice.EXPORT))
        buttons.rejected.connect(self.reject)
        self.seal_button.setDefault(True)
        self.seal_button.setFocus()

    def _choose(self, choice: Choice) -> None:
        self.choice = choice
        self.accept()
