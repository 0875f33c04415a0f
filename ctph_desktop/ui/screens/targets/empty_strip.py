"""What there is to do where no target was given yet."""

from PySide6.QtWidgets import QFrame, QHBoxLayout

from ctph_desktop.domain.periods import ReportingPeriod
from ctph_desktop.ui.look.period_words import period_words
from ctph_desktop.ui.widgets.controls import button, plain_label


class EmptyStrip(QFrame):
    """A sentence, and the buttons that end it."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("noticeBar")
        self.sentence = plain_label(wraps=True)
        self.paste_button = button(self.tr("&Dán từ Excel"))
        self.copy_button = button("")
        row = QHBoxLayout(self)
        row.setContentsMargins(10, 4, 6, 4)
        row.addWidget(self.sentence, stretch=1)
        row.addWidget(self.paste_button)
        row.addWidget(self.copy_button)
        self.hide()

    def tell(self, period: ReportingPeriod, *, last_year: int, is_there: bool) -> None:
        """Say that nothing was given in a year, and what can be copied."""
        self.sentence.setText(
            self.tr("Chưa giao chỉ tiêu {period}. Gõ vào ô, hoặc:").format(period=period_words(period))
        )
        self.copy_button.setText(self.tr("&Chép năm {year}").format(year=last_year))
        self.copy_button.setAccessibleName(self.copy_button.text().replace("&", ""))
        self.copy_button.setVisible(bool(last_year))
        self.setVisible(is_there)
