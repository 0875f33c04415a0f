"""Where the reports of every programme stand at one time: what a superior office waits for in all of them."""

from collections.abc import Mapping
from datetime import date

from msgspec import Struct

from ctph_desktop.domain.meanwhile import meanwhile
from ctph_desktop.domain.periods import ReportingPeriod
from ctph_desktop.domain.programme_years import Standpoint
from ctph_desktop.domain.report_groups import ReportGroup, counted
from ctph_desktop.services.ground.review_rows import BoardRow
from ctph_desktop.services.ground.workplace import Workplace
from ctph_desktop.services.reading.timeliness import Timeliness
from ctph_desktop.services.reviewing.review import ReviewService


class ProgrammeBoard(Struct, frozen=True):
    """The reports of one programme for the period it reports at the time looked at, each row with that one cell.

    `due` is the last day in time, None where none is fixed.
    """

    standpoint: Standpoint
    title: str
    period: ReportingPeriod
    due: date | None
    rows: tuple[BoardRow, ...]
    is_looked_at: bool = False

    @property
    def counts(self) -> Mapping[ReportGroup, int]:
        """How many reports stand where."""
        return counted(cell.groups for row in self.rows for cell in row.cells)


class ProgrammeBoards:
    """Reads the boards of all programmes, a period each."""

    def __init__(self, workplace: Workplace) -> None:
        self._workplace = workplace

    def at(self, period: ReportingPeriod) -> tuple[ProgrammeBoard, ...]:
        """Return the board of each programme that reports anything at the time of a period, in their order."""
        catalogue, boards = self._workplace.catalogue(), []
        for edition in catalogue.editions:
            programme = edition.programme
            reported = meanwhile(programme.periods(), period, ends_with_it=programme.is_obliged)
            if reported is None:
                continue
            there = self._workplace.at(edition.standpoint)
            boards.append(
                ProgrammeBoard(
                    standpoint=edition.standpoint,
                    title=edition.title,
                    period=reported,
                    due=Timeliness(there).due(reported),
                    rows=ReviewService(there).board(of=reported),
                    is_looked_at=edition == catalogue.edition,
                )
            )
        return tuple(boards)
