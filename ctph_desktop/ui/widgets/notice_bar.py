"""A line that tells something a person should know, with the button that leads to it."""

from PySide6.QtWidgets import QFrame, QHBoxLayout

from ctph_desktop.ui.widgets.controls import button, plain_label


class NoticeBar(QFrame):
    """Hidden while there is nothing to tell."""

    def __init__(self, verb: str) -> None:
        super().__init__()
        self.setObjectName("noticeBar")
        self.sentence = plain_label(wraps=True)
        self.button = button(verb)
        row = QHBoxLayout(self)
        row.setContentsMargins(10, 4, 6, 4)
        row.addWidget(self.sentence, stretch=1)
        row.addWidget(self.button)
        self.hide()

    def tell(self, text: str) -> None:
        """Show a sentence; nothing hides the bar."""
        self.sentence.setText(text)
        self.setVisible(bool(text))
