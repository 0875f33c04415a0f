"""The board commune × programme: where the reports of one time stand in all programmes."""

from collections.abc import Mapping, Sequence

from msgspec import Struct

from ctph_desktop.domain.programme_years import Standpoint
from ctph_desktop.domain.report_groups import ReportGroup
from ctph_desktop.services.ground.review_rows import BoardCell
from ctph_desktop.services.reviewing.programme_boards import ProgrammeBoard
from ctph_desktop.ui.grid.columns import Column
from ctph_desktop.ui.look.languages import translate
from ctph_desktop.ui.look.period_words import short_period_words
from ctph_desktop.ui.look.tones import Tone
from ctph_desktop.ui.widgets.board import cell_text, cell_tip, cell_tone


class UnitLine(Struct, frozen=True):
    """A commune with its report in each programme that names it."""

    unit: str
    unit_name: str
    cells: Mapping[Standpoint, BoardCell]

    @property
    def groups(self) -> frozenset[ReportGroup]:
        """The groups in which any of its reports is counted."""
        return frozenset(group for cell in self.cells.values() for group in cell.groups)


def unit_lines(boards: Sequence[ProgrammeBoard]) -> tuple[UnitLine, ...]:
    """Return a line for each commune of any programme, in the order in which they come first."""
    names: dict[str, str] = {}
    cells: dict[str, dict[Standpoint, BoardCell]] = {}
    for board in boards:
        for row in board.rows:
            names.setdefault(row.unit, row.unit_name)
            cells.setdefault(row.unit, {})[board.standpoint] = row.cells[0]
    return tuple(UnitLine(unit, name, cells[unit]) for unit, name in names.items())


def programme_columns(boards: Sequence[ProgrammeBoard]) -> tuple[Column[UnitLine], ...]:
    """Return the communes, and a column for each programme with the period it reports."""
    name = Column[UnitLine](translate("Board", "Xã, thị trấn"), lambda line: line.unit_name, width=200)
    return (name, *map(_column, boards))


def _column(board: ProgrammeBoard) -> Column[UnitLine]:
    there = board.standpoint

    def text(line: UnitLine) -> str:
        cell = line.cells.get(there)
        return cell_text(cell) if cell is not None else ""

    def tone(line: UnitLine) -> Tone:
        cell = line.cells.get(there)
        return cell_tone(cell) if cell is not None else Tone.QUIET

    def tip(line: UnitLine) -> str:
        cell = line.cells.get(there)
        return cell_tip(cell) if cell is not None else translate("Board", "Không thuộc chương trình này.")

    return Column(
        f"{board.title} · {short_period_words(board.period)}",
        text,
        width=120,
        tone=tone,
        tip=tip,
        has_mark=lambda line: (cell := line.cells.get(there)) is not None and cell.open_remarks > 0,
    )
