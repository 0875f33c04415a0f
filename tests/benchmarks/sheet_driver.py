"""A sheet of 300 × 40 cells on a screen nobody sees: scrolled, painted anew and pasted into; prints CPU seconds."""

import json
import sys
import time
from collections.abc import Callable, Sequence
from decimal import Decimal
from statistics import median

from msgspec import Struct
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from ctph_desktop.ui.grid.columns import CellEdit, Column
from ctph_desktop.ui.grid.grid_view import GridView
from ctph_desktop.ui.grid.pasting import PastePlan
from ctph_desktop.ui.grid.table_model import GridTableModel
from ctph_desktop.ui.look.theme import STYLE_ARGUMENTS, apply_theme, complete_theme
from ctph_desktop.ui.look.tones import Tone

ROWS, FIGURES = 300, 39  # and a column of names
PAGES = 40


class Line(Struct, frozen=True):
    """A line of the sheet."""

    name: str
    figures: tuple[int, ...]


def _figure(place: int) -> Column[Line]:
    return Column(
        f"Chỉ tiêu {place}",
        lambda line: str(line.figures[place]),
        groups=("Trong tháng",),
        is_number=True,
        number=lambda line: Decimal(line.figures[place]),
        typed=lambda line: str(line.figures[place]),
        parse=lambda _, text: int(text),
        can_edit=lambda _: True,
        tone=lambda _: Tone.EDITABLE,
    )


class Sheet:
    """The grid with what a screen does around it: edits come back as rows."""

    def __init__(self, app: QApplication) -> None:
        self._app = app
        name = Column[Line]("Đơn vị", lambda line: line.name, width=200)
        self.table: GridTableModel[Line] = GridTableModel((name, *map(_figure, range(FIGURES))))
        self.table.set_rows([Line(f"Xã thứ {row}", tuple(range(row, row + FIGURES))) for row in range(ROWS)])
        self.grid = GridView(self.table, frozen=1, spoken="300 × 40")
        self.written = 0
        self.plans: list[PastePlan] = []
        self.grid.edits_made.connect(self._write)
        self.grid.paste_planned.connect(self.plans.append)
        self.grid.resize(1200, 620)
        self.grid.show()
        app.processEvents()

    def _write(self, edits: Sequence[CellEdit]) -> None:
        changed: dict[int, list[int]] = {}
        for edit in edits:
            figures = changed.setdefault(edit.row, list(self.table.row(edit.row).figures))
            figures[edit.column - 1] = edit.value
        for row, figures in changed.items():
            self.table.replace(row, Line(self.table.row(row).name, tuple(figures)))
        self.written += len(edits)

    def scroll(self) -> None:
        """Show the next page, after the last one the first."""
        bar = self.grid.verticalScrollBar()
        bar.setValue(bar.value() + bar.pageStep() if bar.value() < bar.maximum() else 0)
        self._app.processEvents()

    def repaint(self) -> None:
        """Paint every cell in sight."""
        self.grid.viewport().repaint()

    def paste(self, rows: int, columns: int) -> float:
        """Paste a block at the first figure and return the seconds until it is painted."""
        lines = ("\t".join(str(row * column % 997 + 1) for column in range(columns)) for row in range(rows))
        QGuiApplication.clipboard().setText("\n".join(lines))
        self.grid.setCurrentIndex(self.table.index(0, 1))
        self._app.processEvents()
        return _seconds_of(lambda: (self.grid.paste(), self._app.processEvents()))


def _seconds_of(work: Callable[[], object]) -> float:
    start = time.process_time()
    work()
    return time.process_time() - start


def main() -> None:
    """Measure and print JSON."""
    app = QApplication(["sheet", *STYLE_ARGUMENTS])
    apply_theme(app)
    complete_theme(app)
    sheet = Sheet(app)
    found = {
        "page": median(_seconds_of(sheet.scroll) for _ in range(PAGES)),
        "repaint": median(_seconds_of(sheet.repaint) for _ in range(PAGES)),
        "pasted": sheet.paste(ROWS, 12),
        "refused": sheet.paste(100_000, 10),
    }
    assert sheet.written == ROWS * 12, sheet.written
    assert [plan.rows_outside for plan in sheet.plans] == [100_000 - ROWS], "a block too large is asked about"
    sys.stdout.write(json.dumps(found) + "\n")


if __name__ == "__main__":
    main()
