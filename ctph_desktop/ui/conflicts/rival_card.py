"""One of the values that stand side by side: what it is, who put it on which PC and when, and the button to take it."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFrame, QVBoxLayout

from ctph_desktop.services.reading.conflict_rows import RivalRow, WriterRow
from ctph_desktop.ui.widgets.controls import button, plain_label
from ctph_desktop.ui.widgets.text_box import TextBox
from ctph_desktop.wording import formats

_MOST_WRITERS = 4
_MOST_LINES = 7


class RivalCard(QFrame):
    """A white box; `chosen` names the operation, `device_chosen` the PC whose values are all wanted."""

    chosen = Signal(str)
    device_chosen = Signal(str)

    def __init__(self, rival: RivalRow, *, can_choose: bool, verb: str, same_device: int) -> None:
        super().__init__()
        self.rival = rival
        self.setObjectName("panel")
        self.setMinimumWidth(230)
        self.setAccessibleName(self.tr("Một trong các giá trị: {text}").format(text=rival.text))
        self.value = TextBox(spoken=self.tr("Giá trị"))
        self.value.setObjectName("rivalValue")
        self.value.setPlainText(rival.text)
        self.value.setMaximumHeight(self.value.height_of(_MOST_LINES))
        self.shown = plain_label(self.tr("● Đang hiển thị trên biểu"), name="hint")
        self.shown.setVisible(rival.is_shown)
        self.writers = plain_label("\n".join(map(self._writer_text, rival.writers[:_MOST_WRITERS])), wraps=True)
        self.choose_button = button(verb, is_primary=True)
        self.choose_button.setEnabled(can_choose)
        self.device = next((writer.device for writer in rival.writers if writer.device), "")
        self.device_button = button(self.tr("Lấy cả {count} số của máy này…").format(count=same_device))
        self.device_button.setVisible(can_choose and same_device > 1)
        layout = QVBoxLayout(self)
        for widget in (self.value, self.shown, self.writers):
            layout.addWidget(widget)
        layout.addStretch(1)
        layout.addWidget(self.choose_button)
        layout.addWidget(self.device_button)
        self.choose_button.clicked.connect(lambda: self.chosen.emit(self.rival.operation))
        self.device_button.clicked.connect(lambda: self.device_chosen.emit(self.device))

    def _writer_text(self, writer: WriterRow) -> str:
        lines = [
            writer.author or self.tr("(chưa rõ người ghi)"),
            self.tr("Máy: {device}").format(device=writer.device or self.tr("(chưa rõ)")),
        ]
        if writer.at is not None:
            lines.append(self.tr("Lúc: {moment} (theo giờ máy đó)").format(moment=formats.moment(writer.at)))
        if writer.reason:
            lines.append(self.tr("Lý do: {reason}").format(reason=writer.reason))
        return "\n".join(lines)
