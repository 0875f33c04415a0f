"""Chooses the programme and the year that all screens show; not there where an office has one only."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QWidget

from ctph_desktop.ui.widgets.controls import plain_label, without_wheel

if TYPE_CHECKING:
    from ctph_desktop.services.programmes.programmes import ProgrammeYearRow

_TITLE_LENGTH = 28
_SIDES = 16  # pixels beside a line of the list


class StandpointBox(QWidget):
    """A list of programmes in each of their years; of one programme the years alone."""

    chosen = Signal(object)  # Standpoint

    def __init__(self) -> None:
        super().__init__()
        self._rows: tuple[ProgrammeYearRow, ...] = ()
        self._box = QComboBox()
        self._box.setAccessibleName(self.tr("Chương trình và năm"))
        without_wheel(self._box)
        self._label = plain_label()
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 8, 0)
        layout.setSpacing(4)
        layout.addWidget(self._label)
        layout.addWidget(self._box)
        self.setFocusProxy(self._box)
        self.hide()
        self._box.activated.connect(self._on_activated)

    @property
    def rows(self) -> "tuple[ProgrammeYearRow, ...]":
        """The programmes and years offered."""
        return self._rows

    def show_rows(self, rows: "Sequence[ProgrammeYearRow]") -> None:
        """Offer these programmes and years; those of several authorities below the names of these."""
        self._rows = tuple(rows)
        has_several = len({(row.journal, row.programme) for row in rows}) > 1
        self._label.setText(self.tr("Chương trình:") if has_several else self.tr("Năm:"))
        with QSignalBlocker(self._box):
            self._box.clear()
            journal = ""
            for number, row in enumerate(rows):
                if row.journal != journal:
                    journal = row.journal
                    self._add_heading(row.authority)
                self._box.addItem(self._title(row, has_several=has_several), number)
            looked_at = next((n for n, row in enumerate(rows) if row.is_looked_at), 0)
            self._box.setCurrentIndex(self._box.findData(looked_at))
        self._box.view().setMinimumWidth(self._box.view().sizeHintForColumn(0) + _SIDES)
        self.setVisible(len(rows) > 1)

    def _add_heading(self, authority: str) -> None:
        """Add a line that names an authority and cannot be chosen."""
        from PySide6.QtCore import Qt  # noqa: PLC0415 - offices with one authority go without
        from PySide6.QtGui import QStandardItemModel  # noqa: PLC0415

        self._box.addItem(authority)
        model = self._box.model()
        assert isinstance(model, QStandardItemModel)
        heading = model.item(self._box.count() - 1)
        heading.setFlags(Qt.ItemFlag.NoItemFlags)
        font = heading.font()
        font.setBold(True)
        heading.setFont(font)

    def step(self, by: int) -> None:
        """Choose the programme before or after, in the same year if it has that; of one programme the year."""
        at = next((row for row in self._rows if row.is_looked_at), None)
        if at is None:
            return
        programmes = list(dict.fromkeys((row.journal, row.programme) for row in self._rows))
        if len(programmes) > 1:
            place = programmes.index((at.journal, at.programme)) + by
            wanted = programmes[place] if 0 <= place < len(programmes) else None
            found = [row for row in self._rows if (row.journal, row.programme) == wanted]
            chosen = next((row for row in found if row.year == at.year), found[0] if found else None)
        else:
            place = self._rows.index(at) + by
            chosen = self._rows[place] if 0 <= place < len(self._rows) else None
        if chosen is not None:
            self.chosen.emit(chosen.standpoint)

    def stay(self) -> None:
        """Show again what is looked at."""
        self.show_rows(self._rows)

    def _title(self, row: "ProgrammeYearRow", *, has_several: bool) -> str:
        year = str(row.year)
        if row.is_presumed:
            year = self.tr("{year} (cấp trên chưa mở)").format(year=row.year)
        elif row.is_closed:
            year = self.tr("{year} (đã khoá)").format(year=row.year)
        if not has_several:
            return year
        title = row.title if len(row.title) <= _TITLE_LENGTH else f"{row.title[: _TITLE_LENGTH - 1].rstrip()}…"
        return f"{title} · {year}"

    def _on_activated(self, index: int) -> None:
        number = self._box.itemData(index)
        if number is not None and not self._rows[number].is_looked_at:
            self.chosen.emit(self._rows[number].standpoint)
