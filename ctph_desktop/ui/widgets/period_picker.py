"""Chooses the month that all screens show."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QWidget

from ctph_desktop.ui.widgets.controls import button, by_keyboard_only, mnemonic_label, without_wheel

if TYPE_CHECKING:
    from PySide6.QtGui import QKeyEvent

    from ctph_desktop.domain.periods import ReportingPeriod


class _PeriodBox(QComboBox):
    """Knows whether a period was picked from the open list, or passed over with the arrow keys."""

    def __init__(self) -> None:
        super().__init__()
        self.was_opened = False
        without_wheel(self)  # it would take the keyboard from the sheet

    def showPopup(self) -> None:
        """Open the list."""
        self.was_opened = True
        super().showPopup()

    def keyPressEvent(self, event: "QKeyEvent") -> None:
        """Pass over periods with the list closed."""
        self.was_opened = False
        super().keyPressEvent(event)


class PeriodPicker(QWidget):
    """A list of periods with a step back and a step forward.

    `settled` tells that a period was chosen for good, by mouse or from the open list; who passes over periods with the
    arrow keys keeps the keyboard here.
    """

    picked = Signal(object)
    settled = Signal()

    def __init__(self, label_text: str) -> None:
        super().__init__()
        self._periods: tuple[ReportingPeriod, ...] = ()
        self._box = _PeriodBox()
        self._box.setAccessibleName(self.tr("Kỳ báo cáo"))
        self._box.setMinimumContentsLength(13)
        self._back = button("◄", spoken=self.tr("Kỳ trước"), tip=self.tr("Kỳ trước (Alt+PageUp)"))
        self._forward = button("►", spoken=self.tr("Kỳ sau"), tip=self.tr("Kỳ sau (Alt+PageDown)"))
        label = mnemonic_label(label_text)
        label.setBuddy(self._box)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        for widget in (label, self._back, self._box, self._forward):
            layout.addWidget(widget)
        self.setFocusProxy(self._box)
        for step in (self._back, self._forward):
            step.setObjectName("step")
            by_keyboard_only(step)
            step.clicked.connect(self._on_step_clicked)
        self._box.currentIndexChanged.connect(self._on_index_changed)
        self._box.activated.connect(self._on_box_activated)

    @property
    def periods(self) -> "tuple[ReportingPeriod, ...]":
        """The periods offered."""
        return self._periods

    @property
    def period(self) -> "ReportingPeriod | None":
        """The period shown, if any."""
        index = self._box.currentIndex()
        return self._periods[index] if 0 <= index < len(self._periods) else None

    def set_periods(self, periods: "Sequence[ReportingPeriod]", *, current: "ReportingPeriod | None") -> None:
        """Offer these periods and show one of them."""
        self._box.blockSignals(True)  # noqa: FBT003 - Qt takes no keyword here
        self._periods = tuple(periods)
        self._box.clear()
        self._box.addItems([_title(period) for period in self._periods])
        self._box.blockSignals(False)  # noqa: FBT003 - Qt takes no keyword here
        if current in self._periods:
            self._box.setCurrentIndex(self._periods.index(current))
        self._update_steps()

    def pick(self, period: "ReportingPeriod") -> None:
        """Show a period, if it is among those offered."""
        if period in self._periods:
            self._box.setCurrentIndex(self._periods.index(period))

    def step(self, by: int) -> None:
        """Go back or forward."""
        target = self._box.currentIndex() + by
        if 0 <= target < self._box.count():
            self._box.setCurrentIndex(target)

    def stay_on(self, period: "ReportingPeriod") -> None:
        """Show a period without a word."""
        self.blockSignals(True)  # noqa: FBT003 - Qt takes no keyword here
        self.pick(period)
        self.blockSignals(False)  # noqa: FBT003 - Qt takes no keyword here

    def _on_step_clicked(self) -> None:
        pressed = self.sender()
        is_by_key = self._back.hasFocus() or self._forward.hasFocus()
        self.step(-1 if pressed is self._back else 1)
        if not is_by_key:
            self.settled.emit()

    def _on_box_activated(self) -> None:
        if self._box.was_opened:
            self._box.was_opened = False
            self.settled.emit()

    def _on_index_changed(self) -> None:
        self._update_steps()
        if self.period is not None:
            self.picked.emit(self.period)

    def _update_steps(self) -> None:
        index = self._box.currentIndex()
        self._back.setEnabled(index > 0)
        self._forward.setEnabled(0 <= index < self._box.count() - 1)


def _title(period: "ReportingPeriod") -> str:
    # Imported when first needed: the window is painted before any period is known.
    from ctph_desktop.domain.periods import PeriodKind  # noqa: PLC0415
    from ctph_desktop.ui.look.period_words import period_words  # noqa: PLC0415

    text = period_words(period)
    return text if period.kind in {PeriodKind.HALF_YEAR, PeriodKind.NINE_MONTHS} else text[0].upper() + text[1:]
