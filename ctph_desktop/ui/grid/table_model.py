"""The table a grid shows: immutable rows under typed columns, with texts and tones cached for painting."""

from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Any, Generic, NamedTuple, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QObject, QPersistentModelIndex, Qt

from ctph_desktop.ui.grid.columns import Column
from ctph_desktop.ui.grid.ordering import Order

R = TypeVar("R")
Index = QModelIndex | QPersistentModelIndex

# Plain integers: comparing enums in data() costs three times the rest of it.
DISPLAY = int(Qt.ItemDataRole.DisplayRole)
TOOL_TIP = int(Qt.ItemDataRole.ToolTipRole)
ALIGNMENT = int(Qt.ItemDataRole.TextAlignmentRole)
SPOKEN = int(Qt.ItemDataRole.AccessibleTextRole)
TONE = int(Qt.ItemDataRole.UserRole) + 1
MARK = TONE + 1
BOLD = TONE + 2
LEVEL = TONE + 3

NUMBER_ALIGNMENT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
TEXT_ALIGNMENT = int(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
_FIXED = Qt.ItemFlag.ItemIsEnabled | Qt.ItemFlag.ItemIsSelectable
_OPEN = _FIXED | Qt.ItemFlag.ItemIsEditable
_ROOT = QModelIndex()


class CellLook(NamedTuple):
    """What painting needs of a cell, in the order of the roles from DISPLAY's text on."""

    text: str
    tone: int
    has_mark: bool
    is_bold: bool
    level: int
    is_number: bool
    is_noted: bool


class GridTableModel(QAbstractTableModel, Generic[R]):
    """Rows under columns. A row is replaced whole; nothing is computed while painting.

    Every position is one in the order that is shown.
    """

    def __init__(self, columns: Sequence[Column[R]], *, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._columns = tuple(columns)
        self._rows: list[R] = []
        self._came: list[R] = []  # the rows in the order they came in
        self._places: Sequence[int] = ()  # where each row that is shown stands among them
        self._order: Order | None = None
        self._hidden: frozenset[int] = frozenset()
        self._looks: list[tuple[CellLook, ...]] = []
        self._alignments = tuple(NUMBER_ALIGNMENT if c.is_number else TEXT_ALIGNMENT for c in self._columns)

    @property
    def columns(self) -> tuple[Column[R], ...]:
        """The columns, left to right."""
        return self._columns

    @property
    def rows(self) -> Sequence[R]:
        """The rows, top to bottom."""
        return self._rows

    @property
    def order(self) -> Order | None:
        """What the rows are ordered by; None where they stand as they came."""
        return self._order

    def order_by(self, order: Order | None) -> None:
        """Order the rows by a column; None brings back the order they came in."""
        self.beginResetModel()
        self._order = order
        self._take(self._came)
        self._fill()
        self.endResetModel()

    def set_columns(self, columns: Sequence[Column[R]], rows: Sequence[R]) -> None:
        """Show another table."""
        self.beginResetModel()
        self._columns = tuple(columns)
        self._alignments = tuple(NUMBER_ALIGNMENT if c.is_number else TEXT_ALIGNMENT for c in self._columns)
        if self._order is not None and self._order.column >= len(self._columns):
            self._order = None
        self._take(rows)
        self._fill()
        self.endResetModel()

    def set_rows(self, rows: Sequence[R]) -> None:
        """Show these rows; where as many are shown already only the different ones are touched."""
        self._take(rows)
        if len(rows) == len(self._rows):
            for position, place in enumerate(self._places):
                self._show(position, self._came[place])
            return
        self.beginResetModel()
        self._fill()
        self.endResetModel()

    def replace(self, position: int, row: R) -> None:
        """Show another row in a place."""
        self._came[self._places[position]] = row
        self._show(position, row)

    def _show(self, position: int, row: R) -> None:
        if self._rows[position] == row:
            return
        self._rows[position] = row
        self._looks[position] = self._looks_of(row)
        self.dataChanged.emit(self.index(position, 0), self.index(position, len(self._columns) - 1))

    def row(self, position: int) -> R:
        """Return the row in a place."""
        return self._rows[position]

    def hide(self, rows: Iterable[int]) -> None:
        """Leave rows out of what is seen, copied, filled and added up, until other rows come."""
        self._hidden = frozenset(rows)

    def is_hidden(self, row: int) -> bool:
        """Tell whether a row is left out."""
        return row in self._hidden

    @property
    def shown_rows(self) -> Sequence[int]:
        """The places of the rows that are seen, top to bottom."""
        places = range(len(self._rows))
        return [place for place in places if place not in self._hidden] if self._hidden else places

    def look(self, row: int, column: int) -> CellLook:
        """Return what painting needs of a cell, in one call: asking role by role costs several times the painting."""
        return self._looks[row][column]

    def text(self, row: int, column: int) -> str:
        """Return a cell as it is shown."""
        return self._looks[row][column].text

    def tip(self, row: int, column: int) -> str:
        """Return what else there is to say of a cell."""
        return self._columns[column].tip(self._rows[row])

    def typed(self, row: int, column: int) -> str:
        """Return the text an editor of this cell starts with."""
        return self._columns[column].typed(self._rows[row])

    def number(self, row: int, column: int) -> Decimal | None:
        """Return what a cell adds to the sum of a selection."""
        number = self._columns[column].number
        return None if number is None else number(self._rows[row])

    def value(self, row: int, column: int) -> Any:
        """Return the value of a cell."""
        value = self._columns[column].value
        return None if value is None else value(self._rows[row])

    def can_edit(self, row: int, column: int) -> bool:
        """Tell whether a cell can be typed into."""
        spec = self._columns[column]
        return spec.parse is not None and row not in self._hidden and spec.can_edit(self._rows[row])

    def why_closed(self, row: int, column: int) -> str:
        """Return why a cell that others of its column do not share cannot be typed into; empty for a computed one."""
        return self._columns[column].why_closed(self._rows[row])

    def parse(self, row: int, column: int, text: str) -> Any:
        """Return the value of a text as it was typed, not cleaned yet; a DomainError says why it stands for none."""
        parse = self._columns[column].parse
        assert parse is not None
        return parse(self._rows[row], text)

    # Qt

    def rowCount(self, parent: Index = _ROOT) -> int:
        """Count the rows."""
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = _ROOT) -> int:
        """Count the columns."""
        return 0 if parent.isValid() else len(self._columns)

    def data(self, index: Index, role: int = DISPLAY) -> Any:
        """Return what painting and screen readers ask for."""
        if not index.isValid():
            return None
        row, column = index.row(), index.column()
        if role == DISPLAY:
            return self._looks[row][column].text
        if TONE <= role <= LEVEL:
            return self._looks[row][column][1 + role - TONE]
        if role == ALIGNMENT:
            return self._alignments[column]
        return self._words(row, column, role)

    def _words(self, row: int, column: int, role: int) -> str | None:
        if role == TOOL_TIP:
            return self._tip(row, column)
        return self._spoken(row, column) if role == SPOKEN else None

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = DISPLAY) -> Any:
        """Return a column's title, or a line's number."""
        if role != DISPLAY:
            return None
        if orientation == Qt.Orientation.Vertical:
            return str(section + 1)
        return self._columns[section].title if section < len(self._columns) else None

    def flags(self, index: Index) -> Qt.ItemFlag:
        """Tell whether a cell can be typed into."""
        if not index.isValid():
            return Qt.ItemFlag.NoItemFlags
        return _OPEN if self.can_edit(index.row(), index.column()) else _FIXED

    def _take(self, rows: Sequence[R]) -> None:
        self._came = list(rows)
        self._places = range(len(rows)) if self._order is None else self._order.of(self._columns, self._came)

    def _fill(self) -> None:
        self._rows = [self._came[place] for place in self._places]
        self._looks = [self._looks_of(row) for row in self._rows]
        self._hidden = frozenset()

    def _looks_of(self, row: R) -> tuple[CellLook, ...]:
        return tuple(
            CellLook(
                c.text(row),
                int(c.tone(row)),
                c.has_mark(row),
                c.is_bold(row),
                c.level(row) if c.level else 0,
                c.is_number,
                c.is_noted(row),
            )
            for c in self._columns
        )

    def _tip(self, row: int, column: int) -> str | None:
        tip = self.tip(row, column)
        return plain_tip(tip) if tip else None

    def _spoken(self, row: int, column: int) -> str:
        title = self._columns[column].title
        tip = self._columns[column].tip(self._rows[row])
        return "; ".join(part for part in (f"{title}: {self._looks[row][column].text}", tip) if part)


def plain_tip(text: str) -> str:
    """Return a tool tip that Qt cannot take for markup."""
    escaped = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return f"<p style='white-space:pre-wrap'>{escaped}</p>"
