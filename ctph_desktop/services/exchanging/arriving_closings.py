"""Closings and reopenings an arrival meets or brings, of whatever programme and year it speaks."""

from collections.abc import Iterator, Mapping
from typing import Final

from ctph_desktop.domain.closings import KnownClosing, PeriodClosing
from ctph_desktop.domain.errors import UnreadValueError
from ctph_desktop.domain.journal.books import Book, BookKind, RecordKind
from ctph_desktop.domain.journal.heads import CellState
from ctph_desktop.domain.journal.values import read_record
from ctph_desktop.domain.periods import ReportingPeriod
from ctph_desktop.domain.programme_years import Standpoint
from ctph_desktop.domain.text import clean
from ctph_desktop.services.ground.exchange_rows import ChangeRow
from ctph_desktop.services.ground.workplace import Workplace
from ctph_desktop.services.reading.closings import Closings
from ctph_desktop.services.reading.report_names import report_label
from ctph_desktop.wording import messages, terms

_LONGEST_REASON: Final = 2_000
_CELLS: Final = f"r/{RecordKind.PERIOD.value}/"


class KnownClosings:
    """What is in force here for the periods of every programme and year; each year is read once."""

    def __init__(self, workplace: Workplace) -> None:
        self._workplace = workplace
        self._of_year: dict[Standpoint, Mapping[str, KnownClosing]] = {}

    def of(self, programme: str, period: ReportingPeriod) -> KnownClosing | None:
        """Return the closing or reopening in force for a period of a programme; None when it never had one."""
        there = Standpoint(programme, period.year)
        if there not in self._of_year:
            self._of_year[there] = Closings(self._workplace.at(there)).by_period()
        return self._of_year[there].get(period.code)


def arriving_closings(workplace: Workplace, book: Book, states: Mapping[str, CellState]) -> Iterator[ChangeRow]:
    """Yield the periods a book that arrives would close or reopen here, in words."""
    if book.kind is not BookKind.COMMON or book.unit not in workplace.homes.common_offices:
        return
    known = KnownClosings(workplace)
    for cell, state in states.items():
        closing = None if not cell.startswith(_CELLS) or state.is_conflict else _read(workplace, cell, state)
        if closing is None:
            continue
        period = ReportingPeriod.parse(closing.period)
        before = known.of(closing.programme, period)
        if before is not None and before.operation == state.winner.id:
            continue
        old = messages.closing_state(is_closed=before is not None and before.closing.is_closed, reason="")
        new = messages.closing_state(is_closed=closing.is_closed, reason=clean(closing.reason)[:_LONGEST_REASON])
        label = report_label(workplace, closing.programme, period)
        yield ChangeRow(terms.PERIOD, label, old, new, is_blanking=False)


def _read(workplace: Workplace, cell: str, state: CellState) -> PeriodClosing | None:
    """Return the closing a cell would hold; None when it is none, or of a programme that is not kept here."""
    try:
        closing: PeriodClosing | None = read_record(
            RecordKind.PERIOD, bytes(state.winner.op.x), uuid=cell.removeprefix(_CELLS)
        )
    except UnreadValueError:
        return None
    is_known = closing is not None and closing.programme in workplace.catalogue().programmes
    return closing if is_known else None
