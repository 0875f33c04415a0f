"""How wide a person dragged the columns of a table; kept for next time."""

from ctph_desktop.ui.look.preferences import Preferences

_WIDEST = 2000


class ColumnWidths:
    """The widths of all tables, at the size of letters they are designed for."""

    def __init__(self, preferences: Preferences) -> None:
        self._file = preferences.file

    def width(self, table: str, column: int) -> int | None:
        """Return the width a column was given; None where it never was, or what is kept is none."""
        kept = str(self._file.value(f"widths/{table}-{column}", ""))
        return int(kept) if kept.isascii() and kept.isdigit() and 0 < int(kept) <= _WIDEST else None

    def keep(self, table: str, column: int, width: int) -> None:
        """Remember the width a column was given."""
        self._file.setValue(f"widths/{table}-{column}", width)
