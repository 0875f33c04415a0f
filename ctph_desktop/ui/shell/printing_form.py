"""On which printer is printed, and what becomes of a paper that was written as PDF: a page of Thiết lập."""

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QComboBox, QFormLayout, QVBoxLayout, QWidget

from ctph_desktop.ui.look.preferences import AfterPaper, Preferences
from ctph_desktop.ui.widgets.controls import mnemonic_label, plain_label, without_wheel


class PrintingForm(QWidget):
    """The printers of the PC are asked for when the page is seen: some of a network answer slowly."""

    def __init__(self, preferences: Preferences) -> None:
        super().__init__()
        self._preferences = preferences
        self._is_listed = False
        self.printer_box, self.after_box = QComboBox(), QComboBox()
        self.printer_box.addItem(self.tr("máy in mặc định của máy này"), "")
        if kept := preferences.printer:
            self.printer_box.addItem(kept, kept)
            self.printer_box.setCurrentIndex(1)
        for after, text in (
            (AfterPaper.TELL, self.tr("chỉ ghi tệp, có nút «Mở tệp»")),
            (AfterPaper.OPEN, self.tr("mở tệp PDF để xem và in")),
            (AfterPaper.PRINT, self.tr("gửi thẳng tới máy in")),
        ):
            self.after_box.addItem(text, after.value)
        self.after_box.setCurrentIndex(self.after_box.findData(preferences.after_paper.value))
        form = QFormLayout()
        for title, box in (
            (self.tr("&Máy in:"), self.printer_box),
            (self.tr("Ghi xong bản in &PDF thì:"), self.after_box),
        ):
            label = mnemonic_label(title)
            label.setBuddy(box)
            box.setAccessibleName(title.replace("&", "").rstrip(":"))
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            box.setMinimumContentsLength(30)
            without_wheel(box)
            form.addRow(label, box)
        layout = QVBoxLayout(self)
        told = self.tr("Thư mời và phiếu phục hồi in thẳng ra máy in này; báo cáo và biểu ghi ra tệp PDF trước.")
        layout.addWidget(plain_label(told, name="hint", wraps=True))
        layout.addLayout(form)
        layout.addStretch(1)

    def showEvent(self, event: QShowEvent) -> None:
        """List the printers."""
        super().showEvent(event)
        if not self._is_listed:
            self._is_listed = True
            from ctph_desktop.ui.widgets.printed_page import printer_names  # noqa: PLC0415 - printing is rarely wanted

            for name in printer_names():
                if self.printer_box.findData(name) < 0:
                    self.printer_box.addItem(name, name)

    def keep(self) -> None:
        """Remember the choices on this PC."""
        self._preferences.choose_printer(self.printer_box.currentData())
        self._preferences.choose_after_paper(AfterPaper(self.after_box.currentData()))
