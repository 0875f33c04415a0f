"""Which targets an arrival brings, in words: what holds here from the same month on beside what will."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Final

from ctph_desktop.domain.figures import MISSING, Coordinates, FigureValue, Measure
from ctph_desktop.domain.journal.books import Book, BookKind, RecordKind, parse_record_cell
from ctph_desktop.domain.journal.values import read_record
from ctph_desktop.domain.periods import ReportingPeriod
from ctph_desktop.domain.targets import WHOLE, Target, TargetHistory, TargetPlace, in_force, month_of_version
from ctph_desktop.services.exchanging.arriving_names import ArrivingNames
from ctph_desktop.services.ground.exchange_rows import ChangeRow
from ctph_desktop.services.ground.workplace import Workplace
from ctph_desktop.services.reading.report_names import report_label
from ctph_desktop.services.reading.writers import figure_label
from ctph_desktop.storage.projection import ProjectedBook
from ctph_desktop.wording import formats, targets, terms

_NO_NAMES: Final = ArrivingNames()


def arriving_targets(
    workplace: Workplace, book: ProjectedBook, *, names: ArrivingNames = _NO_NAMES
) -> Iterator[ChangeRow]:
    """Yield the targets in a book about a unit that differ from what holds here, in the order of the month's sheet.

    The versions of a target follow one another. `names` are those of what comes with them.
    """
    if book.book.kind is not BookKind.ABOUT:
        return
    reader = _Reader(workplace, book.book, names)
    for target in sorted(_targets_in(book), key=reader.place):
        yield from reader.row(target)


def _targets_in(book: ProjectedBook) -> Iterator[Target]:
    for cell, state in book.states.items():
        if not cell.startswith(f"r/{RecordKind.TARGET.value}/"):
            continue
        _, uuid = parse_record_cell(cell)
        target = read_record(RecordKind.TARGET, bytes(state.winner.op.x), uuid=uuid)
        if isinstance(target, Target) and target.unit == book.book.unit:
            yield target


class _Reader:
    """Reads what holds here, a year of a programme at once."""

    def __init__(self, workplace: Workplace, book: Book, names: ArrivingNames) -> None:
        self._workplace = workplace
        self._book = book
        self._names = names
        self._held: dict[tuple[str, str], TargetHistory] = {}
        catalogue = workplace.catalogue()
        self._programmes = list(dict.fromkeys([*catalogue.programmes, *names.programmes]))
        self._lines = list(dict.fromkeys([*catalogue.indicators, *names.lines]))
        self._parts = [WHOLE, *catalogue.organisations]

    def place(self, target: Target) -> tuple[int, str, int, int, str, str]:
        """Return where a target stands among the others: programme and year, line, part, tier, month."""

        def of(uuid: str, known: list[str]) -> int:
            return known.index(uuid) if uuid in known else len(known)

        programme, line = of(target.programme, self._programmes), of(target.indicator, self._lines)
        part = of(target.breakdown, self._parts)
        return programme, target.period, line, part, target.tier.value, target.since

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
            label = figure_label(self._workplace, where, arriving=self._names.lines)
            yield ChangeRow(
                label=targets.amended(label, since=target.since, document=target.document),
                period_label=self._period_label(target.programme, year),
                old=terms.figure(old),
                new=terms.figure(new),
                is_blanking=new == MISSING,
                is_figure=True,
            )

    def _period_label(self, programme: str, year: ReportingPeriod) -> str:
        """Return the year, with its programme where there are or will be several."""
        if programme in self._workplace.catalogue().programmes and programme not in self._names.programmes:
            return report_label(self._workplace, programme, year)
        name = self._names.programmes.get(programme, "")
        return f"{formats.period(year)} ({name})" if name and len(self._programmes) > 1 else formats.period(year)

    def _history(self, target: Target, year: ReportingPeriod) -> TargetHistory:
        key = target.programme, target.period
        if key not in self._held:
            found = self._workplace.queries.targets([self._book], programme=target.programme, period=year)
            self._held[key] = found.get(target.unit, {})
        return self._held[key]

    def _written_as_figure(self, where: Coordinates) -> FigureValue:
        of_year = self._workplace.books.about(where.unit, year=where.period.year)
        return self._workplace.queries.figures([of_year], indicators=[where.indicator]).get(where, MISSING)


def _value(quantity: Decimal | None) -> FigureValue:
    return MISSING if quantity is None else FigureValue.reported(quantity)
