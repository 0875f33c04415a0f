"""Which targets an arrival brings, in words: what holds here from the same month on beside what will."""

from collections.abc import Iterator
from decimal import Decimal

from ctph_desktop.domain.figures import MISSING, Coordinates, FigureValue, Measure
from ctph_desktop.domain.journal.books import Book, BookKind, RecordKind, parse_record_cell
from ctph_desktop.domain.journal.values import read_record
from ctph_desktop.domain.periods import ReportingPeriod
from ctph_desktop.domain.targets import WHOLE, Target, TargetHistory, TargetPlace, in_force, month_of_version
from ctph_desktop.services.ground.exchange_rows import ChangeRow
from ctph_desktop.services.ground.workplace import Workplace
from ctph_desktop.services.reading.writers import figure_label
from ctph_desktop.storage.projection import ProjectedBook
from ctph_desktop.wording import formats, targets, terms


def arriving_targets(workplace: Workplace, book: ProjectedBook) -> Iterator[ChangeRow]:
    """Yield the targets in a book about a unit that differ from what holds here, in the order of its cells."""
    if book.book.kind is not BookKind.ABOUT:
        return
    reader = _Reader(workplace, book.book)
    for cell, state in sorted(book.states.items()):
        if not cell.startswith(f"r/{RecordKind.TARGET.value}/"):
            continue
        _, uuid = parse_record_cell(cell)
        target = read_record(RecordKind.TARGET, bytes(state.winner.op.x), uuid=uuid)
        if isinstance(target, Target) and target.unit == book.book.unit:
            yield from reader.row(target)


class _Reader:
    """Reads what holds here, a year of a programme at once."""

    def __init__(self, workplace: Workplace, book: Book) -> None:
        self._workplace = workplace
        self._book = book
        self._held: dict[tuple[str, str], TargetHistory] = {}

    def row(self, target: Target) -> Iterator[ChangeRow]:
        """Yield what a target changes here; nothing where it says what holds."""
        year = ReportingPeriod.parse(target.period)
        part = None if target.breakdown == WHOLE else target.breakdown
        measure = Measure(target.tier.value)
        where = Coordinates(target.unit, target.indicator, part, year, measure)
        month = next((one for one in year.months if month_of_version(one) == target.since), year.months[0])
        standing = in_force(self._history(target, year).get(TargetPlace(target.indicator, part, measure), ()), month)
        old = _value(standing.quantity) if standing is not None else self._written_as_figure(where)
        new = _value(Decimal(target.quantity) if target.quantity else None)
        if old != new:
            yield ChangeRow(
                label=targets.amended(
                    figure_label(self._workplace, where), since=target.since, document=target.document
                ),
                period_label=formats.period(year),
                old=terms.figure(old),
                new=terms.figure(new),
                is_blanking=new == MISSING,
                is_figure=True,
            )

    def _history(self, target: Target, year: ReportingPeriod) -> TargetHistory:
        key = target.programme, target.period
        if key not in self._held:
            found = self._workplace.queries.targets([self._book], programme=target.programme, period=year)
            self._held[key] = found.get(target.unit, {})
        return self._held[key]

    def _written_as_figure(self, where: Coordinates) -> FigureValue:
        of_year = self._workplace.about_book(where.unit, year=where.period.year)
        return self._workplace.queries.figures([of_year], indicators=[where.indicator]).get(where, MISSING)


def _value(quantity: Decimal | None) -> FigureValue:
    return MISSING if quantity is None else FigureValue.reported(quantity)
