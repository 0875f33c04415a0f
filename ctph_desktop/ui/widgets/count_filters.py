"""Counts that are filters: pressed, a count leaves only its lines in the table below; pressed again, all come back."""

from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import Generic, TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QWidget

from ctph_desktop.ui.widgets.controls import button, plain_label

G = TypeVar("G", bound=StrEnum)


class CountFilters(QWidget, Generic[G]):
    """One button for each group, and the words before them. `chosen` is None where all is shown."""

    changed = Signal(object)  # G | None

    def __init__(self, groups: Iterable[G]) -> None:
        super().__init__()
        self.chosen: G | None = None
        self.total = plain_label()
        self.buttons: dict[G, QPushButton] = {}
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(4)
        row.addWidget(self.total)
        for group in groups:
            made = button("", spoken=self.tr("Lọc"))
            made.setObjectName("slim")
            made.setCheckable(True)
            made.setProperty("group", group.value)
            made.clicked.connect(lambda _=False, one=group: self.choose(None if self.chosen is one else one))
            self.buttons[group] = made
            row.addWidget(made)
        row.addStretch(1)

    def show_counts(self, title: str, counts: Mapping[G, str]) -> None:
        """Show how many there are, in words; one that is left out hides, unless it is chosen."""
        self.total.setText(title)
        for group, made in self.buttons.items():
            text = counts.get(group, made.text())
            made.setText(text)
            made.setAccessibleName(text or self.tr("Lọc"))
            made.setVisible(group in counts or self.chosen is group)
        self._mark()

    def choose(self, group: G | None) -> None:
        """Leave only the lines of a group; None shows all."""
        if group is not self.chosen:
            self.chosen = group
            self._mark()
            self.changed.emit(group)
        else:
            self._mark()

    def _mark(self) -> None:
        for group, made in self.buttons.items():
            made.setChecked(group is self.chosen)
            made.setToolTip(self.tr("Bấm lại hoặc Esc: hiện tất cả") if group is self.chosen else "")

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc shows all; the arrows go from count to count."""
        steps = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
        if event.key() == Qt.Key.Key_Escape and self.chosen is not None:
            self.choose(None)
        elif event.key() in steps:
            self._go(steps[Qt.Key(event.key())])
        else:
            super().keyPressEvent(event)

    def _go(self, step: int) -> None:
        shown = [made for made in self.buttons.values() if made.isVisibleTo(self)]
        here = next((place for place, made in enumerate(shown) if made.hasFocus()), 0)
        shown[max(0, min(len(shown) - 1, here + step))].setFocus()
