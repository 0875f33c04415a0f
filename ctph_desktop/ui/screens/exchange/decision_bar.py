"""Says what was just decided, with the way back and the way on."""

from msgspec import Struct
from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ctph_desktop.domain.periods import ReportingPeriod
from ctph_desktop.domain.submissions import SubmissionState
from ctph_desktop.ui.widgets.controls import button, plain_label


class Decided(Struct, frozen=True):
    """A decision that was just taken."""

    seal: str
    unit_name: str
    period: ReportingPeriod
    state: SubmissionState


class DecisionBar(QWidget):
    """Shown after a decision until it is taken back or something else is done."""

    take_back_wanted = Signal(object)  # Decided
    next_wanted = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.decided: Decided | None = None
        self.sentence = plain_label(name="hint", wraps=True)
        self.take_back_button = button(self.tr("Bỏ duyệt"))
        self.next_button = button(self.tr("Xem báo cáo tiếp theo ({count}) ►"), is_primary=True)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.sentence, stretch=1)
        row.addWidget(self.take_back_button)
        row.addWidget(self.next_button)
        self.take_back_button.clicked.connect(self._on_take_back_clicked)
        self.next_button.clicked.connect(self.next_wanted)
        self.hide()

    def show_decided(self, decided: Decided, text: str, *, waiting: int) -> None:
        """Tell of a decision; `waiting` reports of its month are still to be decided."""
        self.decided = decided
        self.sentence.setText(text)
        self.take_back_button.setText(
            self.tr("Bỏ trả lại") if decided.state is SubmissionState.RETURNED else self.tr("Bỏ duyệt")
        )
        self.next_button.setText(self.tr("Xem báo cáo tiếp theo ({count}) ►").format(count=waiting))
        self.next_button.setVisible(waiting > 0)
        self.show()
        if waiting:  # never on the way back: Enter pressed once more would undo what was just decided
            self.next_button.setFocus()

    def leave(self) -> None:
        """Say no more of it."""
        self.decided = None
        self.hide()

    def _on_take_back_clicked(self) -> None:
        if self.decided is not None:
            self.take_back_wanted.emit(self.decided)
