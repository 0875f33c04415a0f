"""Where a cell of a consolidated form comes from: the communes, their seals, and the files that brought them."""

from collections.abc import Iterator, Mapping, Sequence

from ctph_desktop.domain.errors import UnknownFormCellError
from ctph_desktop.domain.figures import MISSING, Coordinates, FigureValue, Measure
from ctph_desktop.domain.forms.definition import FormColumn, ReportForm, Source, Span
from ctph_desktop.domain.forms.formulas import columns as columns_of
from ctph_desktop.domain.forms.formulas import parse
from ctph_desktop.domain.indicators import IndicatorKind
from ctph_desktop.domain.journal.books import Book
from ctph_desktop.domain.periods import ReportingPeriod
from ctph_desktop.services.ground.workplace import Workplace
from ctph_desktop.services.reading.accepted import accepted_statements
from ctph_desktop.services.reading.conflict_rows import WriterRow
from ctph_desktop.services.reading.revision_rows import OriginRow, OriginView
from ctph_desktop.services.reading.sealed_versions import SealedVersions
from ctph_desktop.services.reading.writers import figure_label, writer_of
from ctph_desktop.storage.queries import StatementRow
from ctph_desktop.storage.versions import read_versions


def read_origins(
    workplace: Workplace, period: ReportingPeriod, *, form: str, column: str, unit: str | None
) -> OriginView:
    """Return the figures a cell rests on; UnknownFormCellError if the form has no such column or line."""
    chosen = next((f for f in workplace.catalogue().forms.values() if form in {f.code, f.uuid}), None)
    if chosen is None or column not in {c.code for c in chosen.columns}:
        raise UnknownFormCellError(f"{form}/{column}")
    lines = [line for line in chosen.lines if unit is None or line.unit == unit]
    if not lines:
        raise UnknownFormCellError(f"{form}/{column}/{unit}")
    sources = tuple(_sources(chosen, chosen.column(column), set()))
    reader = _Reader(workplace, period)
    return OriginView(
        form_number=chosen.number,
        column_label=chosen.column(column).label,
        line_label=lines[0].label if unit is not None else chosen.total_label,
        rows=tuple(row for line in lines for source in sources for row in reader.rows(line.unit, source)),
    )


def _sources(form: ReportForm, column: FormColumn, seen: set[str]) -> Iterator[Source]:
    """Yield the sources of a column, or of those its formula is computed from."""
    if column.code in seen:
        return
    seen.add(column.code)
    if column.source is not None:
        yield column.source
    elif column.formula is not None:
        codes = columns_of(parse(column.formula))
        for one in form.columns:
            if one.code in codes:
                yield from _sources(form, one, seen)


class _Reader:
    """Reads the figures behind sources, unit by unit."""

    def __init__(self, workplace: Workplace, period: ReportingPeriod) -> None:
        self._workplace = workplace
        self._period = period
        self._accepted = accepted_statements(workplace)
        self._versions = SealedVersions(workplace)
        self._figures: dict[str, dict[Coordinates, FigureValue]] = {}

    def rows(self, unit: str, source: Source) -> Iterator[OriginRow]:
        """Yield what a source reads of a unit."""
        if source.span is Span.YEAR:
            year = ReportingPeriod.whole_year(self._period.year, calendar=self._period.calendar)
            where = Coordinates(unit, source.indicator, source.breakdown, year, source.measure)
            yield from self._kept(where)
            return
        months = self._period.months if source.span is Span.IN_PERIOD else self._period.year_to_date
        yield from self._sealed(unit, source, months)

    def _sealed(self, unit: str, source: Source, months: Sequence[ReportingPeriod]) -> Iterator[OriginRow]:
        indicator = self._workplace.catalogue().indicators.get(source.indicator)
        if any((unit, month.code) not in self._accepted for month in self._period.months):
            return  # a unit whose report is missing is left blank on the page
        parts: Sequence[str | None] = [source.breakdown]
        if source.sums_breakdowns and indicator is not None:
            parts = indicator.breakdowns
        is_stock = indicator is not None and indicator.kind is IndicatorKind.STOCK
        for part in parts:
            rows = list(self._months(unit, source.indicator, part, months))
            yield from rows[-1:] if is_stock else rows

    def _months(
        self, unit: str, indicator: str, part: str | None, months: Sequence[ReportingPeriod]
    ) -> Iterator[OriginRow]:
        """Yield what accepted seals say of a line, month by month; blanks are left out."""
        for month in months:
            statement = self._accepted.get((unit, month.code))
            if statement is None:
                continue
            where = Coordinates(unit, indicator, part, month, Measure.ACTUAL)
            value = self._sealed_figures(statement).get(where, MISSING)
            if value.count is not None:
                label = figure_label(self._workplace, where)
                version = self._versions.row(statement)
                yield OriginRow(self._workplace.unit_name(unit), label, month, value, version)

    def _sealed_figures(self, statement: StatementRow) -> Mapping[Coordinates, FigureValue]:
        if statement.seal not in self._figures:
            self._figures |= self._workplace.queries.sealed_figures([statement])
        return self._figures[statement.seal]

    def _kept(self, where: Coordinates) -> Iterator[OriginRow]:
        """Yield a target or baseline as the superior office keeps it, with who wrote it."""
        book = self._workplace.about_book(where.unit)
        value = self._workplace.queries.figures([book], indicators=[where.indicator]).get(where, MISSING)
        if value == MISSING:
            return
        writer = self._writer(book, where.cell)
        yield OriginRow(
            unit_name=self._workplace.unit_name(where.unit),
            label=figure_label(self._workplace, where),
            period=where.period,
            value=value,
            version=None,
            author=writer.author if writer else "",
            at=writer.at if writer else None,
        )

    def _writer(self, book: Book, cell: str) -> WriterRow | None:
        shown = self._workplace.journal.heads(book, cell)[-1:]
        for version in read_versions(self._workplace.journal, book, {cell}):
            if version.stored.id in shown:
                return writer_of(self._workplace, version, book)
        return None
