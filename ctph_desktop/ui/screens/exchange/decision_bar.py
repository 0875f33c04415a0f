"""Says what was just decided, with the way back."""

from msgspec import Struct
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ctph_desktop.domain.periods import ReportingPeriod
from ctph_desktop.domain.submissions import SubmissionState
from ctph_desktop.ui.widgets.controls import button, by_keyboard_only, plain_label


class Decided(Struct, frozen=True):
    """A decision that was just taken; `others` are seals accepted together with it."""

    seal: str
    unit_name: str
    period: ReportingPeriod
    state: SubmissionState
    others: tuple[str, ...] = ()


class DecisionBar(QWidget):
    """Shown after a decision until it is taken back or another one is taken."""

    take_back_wanted = Signal(object)  # Decided

    def __init__(self) -> None:
        super().__init__()
        self.decided: Decided | None = None
        self.sentence = plain_label(name="hint", wraps=True)
        self.take_back_button = button(self.tr("Bỏ duyệt"))
        self.take_back_button.setObjectName("slim")
        by_keyboard_only(self.take_back_button)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.sentence)
        row.addWidget(self.take_back_button)
        row.addStretch(1)
        self.take_back_button.clicked.connect(self._on_take_back_clicked)
        self.hide()

    def show_decided(self, decided: Decided, text: str) -> None:
        """Tell of a decision; the keyboard stays where it is, so that no Enter pressed once more undoes it."""
        self.decided = decided
        self.sentence.setText(text)
        is_returned = decided.state is SubmissionState.RETURNED
        self.take_back_button.setText(self.tr("Bỏ trả lại") if is_returned else self.tr("Bỏ duyệt"))
        self.show()

    def leave(self) -> None:
        """Say no more of it."""
        self.decided = None
        self.hide()

    def _on_take_back_clicked(self) -> None:
        if self.decided is not None:
            self.take_back_wanted.emit(self.decided)
