"""Says what was imported, with the way on: the reports that came are reviewed one after the other."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ctph_desktop.services.ground.exchange_rows import FileVerdict, ImportedRow, OutcomeRow
from ctph_desktop.ui.widgets.controls import button, plain_label

_AS_HOPED = {FileVerdict.NEW, FileVerdict.KNOWN, FileVerdict.ELSEWHERE}


class ImportBar(QWidget):
    """Shown after an import in which nothing went wrong, until something else is begun."""

    review_wanted = Signal(object)  # the first OutcomeRow
    details_wanted = Signal(object)  # Sequence[ImportedRow]

    def __init__(self) -> None:
        super().__init__()
        self._rows: tuple[ImportedRow, ...] = ()
        self._first: OutcomeRow | None = None
        self.sentence = plain_label(name="hint", wraps=True)
        self.review_button = button(self.tr("Duyệt lần lượt"), is_primary=True)
        self.details_button = button(self.tr("Chi tiết…"))
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.sentence)
        for made in (self.review_button, self.details_button):
            made.setObjectName("slim")
            row.addWidget(made)
        row.addStretch(1)
        self.review_button.clicked.connect(self._on_review_clicked)
        self.details_button.clicked.connect(lambda: self.details_wanted.emit(self._rows))
        self.hide()

    def show_imported(self, rows: Sequence[ImportedRow], text: str) -> None:
        """Tell of an import; the keyboard goes to what comes next."""
        outcomes = [outcome for row in rows for outcome in row.outcomes if not outcome.is_returned]
        self._rows, self._first = tuple(rows), next(iter(outcomes), None)
        self.sentence.setText(text)
        self.review_button.setText(self.tr("Duyệt lần lượt ({count})").format(count=len(outcomes)))
        self.review_button.setVisible(bool(outcomes))
        self.show()
        (self.review_button if outcomes else self.details_button).setFocus()

    def _on_review_clicked(self) -> None:
        if self._first is not None:
            self.hide()
            self.review_wanted.emit(self._first)


def went_as_hoped(rows: Sequence[ImportedRow]) -> bool:
    """Tell whether an import can be told in one line: every file was taken, known, or for somebody else."""
    return all(row.verdict in _AS_HOPED for row in rows) and any(row.verdict is FileVerdict.NEW for row in rows)
