"""Asks once what all blank cells of a month mean: nothing happened there, or the figure is not known yet."""

from collections.abc import Sequence

from PySide6.QtWidgets import QButtonGroup, QFrame, QHBoxLayout, QLineEdit, QRadioButton, QVBoxLayout

from ctph_desktop.domain.lines import LineKey
from ctph_desktop.domain.text import clean
from ctph_desktop.services.ground.report_rows import ProgressRow
from ctph_desktop.ui.widgets.controls import plain_label

_MOST_NAMES = 5


class BlanksBox(QFrame):
    """They stay blank unless the person says that nothing happened: no figure is made up by pressing Enter."""

    def __init__(self, blanks: Sequence[ProgressRow]) -> None:
        super().__init__()
        self.setObjectName("panel")
        self._lines = tuple(row.key for row in blanks)
        self.names = plain_label(self._named([row.label for row in blanks]), wraps=True)
        self.stay = QRadioButton(self.tr("Để &trống, vì:"))
        self.nothing = QRadioButton(self.tr("Ghi «không &phát sinh» vào các ô này"))
        self.reason = QLineEdit()
        self.reason.setAccessibleName(self.tr("Vì sao để trống"))
        self.reason.setPlaceholderText(self.tr("chưa có số liệu (không bắt buộc)"))
        self.stay.setChecked(True)
        choices = QButtonGroup(self)
        row = QHBoxLayout()
        for choice in (self.nothing, self.stay):
            choices.addButton(choice)
            row.addWidget(choice)
        row.addWidget(self.reason, stretch=1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(8, 6, 8, 6)
        layout.addWidget(self.names)
        layout.addLayout(row)
        self.stay.toggled.connect(self.reason.setEnabled)
        self.reason.textEdited.connect(lambda: self.stay.setChecked(True))

    @property
    def nothing_at(self) -> tuple[LineKey, ...]:
        """The lines where nothing happened."""
        return self._lines if self.nothing.isChecked() else ()

    @property
    def explanations(self) -> dict[LineKey, str]:
        """Why lines stay blank, if that was written."""
        reason = clean(self.reason.text()) if self.stay.isChecked() else ""
        return dict.fromkeys(self._lines, reason) if reason else {}

    def _named(self, labels: Sequence[str]) -> str:
        """Return how many cells are blank, and which: the first of them if they are many."""
        named = ", ".join(labels[:_MOST_NAMES])
        if more := len(labels[_MOST_NAMES:]):
            named = self.tr("{names} và {count} ô nữa").format(names=named, count=more)
        return self.tr("Ô còn trống: {count} ({names})").format(count=len(labels), names=named)
