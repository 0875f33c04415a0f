"""The fields of rival records, or the figures of rival seals, in columns side by side."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ctph_desktop.services.reading.conflict_rows import ComparedRow, ConflictRow
from ctph_desktop.ui.grid.columns import Column
from ctph_desktop.ui.grid.grid_view import GridView
from ctph_desktop.ui.grid.table_model import GridTableModel
from ctph_desktop.ui.look.tones import Tone

_FIRST_VALUE = 2


class Comparison(QWidget):
    """Hidden where there is nothing to compare. In records a click on a value picks it for its field."""

    picked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._row: ConflictRow | None = None
        self._picks: dict[str, int] = {}
        self.table: GridTableModel[ComparedRow] = GridTableModel((), parent=self)
        self.grid = GridView(self.table, frozen=0, spoken=self.tr("So sánh từng mục"))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.grid)
        self.grid.clicked.connect(lambda index: self._pick(index.row(), index.column()))
        self.grid.row_opened.connect(self._pick)
        self.hide()

    @property
    def picks(self) -> dict[str, str]:
        """The operations picked, by field."""
        row = self._row
        return {} if row is None else {name: row.rivals[i].operation for name, i in self._picks.items()}

    @property
    def undecided(self) -> bool:
        """Whether merging still needs a pick."""
        return self._row is not None and any(one.is_open and one.name not in self._picks for one in self._row.compared)

    def show_row(self, row: ConflictRow | None) -> None:
        """Show the comparison of a conflict."""
        self._row = row
        self._picks = {}
        compared = row.compared if row else ()
        self.table.set_columns(self._columns(row), compared)
        self.grid.fit()
        self.setVisible(bool(compared))

    def _columns(self, row: ConflictRow | None) -> tuple[Column[ComparedRow], ...]:
        if row is None:
            return ()
        values = tuple(self._value_column(i, row) for i in range(len(row.rivals)))
        label = Column[ComparedRow](
            self.tr("Mục"), lambda c: c.label, width=180, tone=lambda c: Tone.ERROR if self._needs(c) else Tone.PLAIN
        )
        before = Column[ComparedRow](self.tr("Trước đó"), lambda c: c.before, width=120, tone=lambda _: Tone.COMPUTED)
        return (label, before, *values)

    def _value_column(self, position: int, row: ConflictRow) -> Column[ComparedRow]:
        device = next((writer.device for writer in row.rivals[position].writers if writer.device), "")
        return Column(
            device or self.tr("Bản {number}").format(number=position + 1),
            lambda c: c.values[position],
            width=150,
            tone=lambda c: self._tone(c, position),
            is_bold=lambda c: self._tone(c, position) is Tone.GOOD,
        )

    def _needs(self, one: ComparedRow) -> bool:
        return one.is_open and one.name not in self._picks

    def _tone(self, one: ComparedRow, position: int) -> Tone:
        if one.name in self._picks:
            return Tone.GOOD if self._picks[one.name] == position else Tone.PLAIN
        if one.is_open:
            return Tone.DOUBT
        return Tone.GOOD if one.merged and one.values[position] == one.merged else Tone.PLAIN

    def _pick(self, line: int, column: int) -> None:
        row, position = self._row, column - _FIRST_VALUE
        if row is None or not row.can_merge or not 0 <= position < len(row.rivals):
            return
        self._picks[row.compared[line].name] = position
        self.table.set_columns(self._columns(row), row.compared)
        self.grid.setCurrentIndex(self.table.index(line, column))
        self.picked.emit()
