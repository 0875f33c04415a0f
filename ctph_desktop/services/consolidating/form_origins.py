"""Where a cell of a consolidated form comes from: the communes, their seals, and the files that brought them."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date

from ctph_desktop.domain.errors import UnknownFormCellError
from ctph_desktop.domain.figures import MISSING, Coordinates, FigureState, FigureValue, Measure
from ctph_desktop.domain.forms.boundaries import by_boundaries, labelled
from ctph_desktop.domain.forms.definition import FormColumn, ReportForm, Source, Span
from ctph_desktop.domain.forms.filling import calculation_order
from ctph_desktop.domain.forms.formulas import columns as columns_of
from ctph_desktop.domain.forms.formulas import parse, presence
from ctph_desktop.domain.indicators import Indicator, IndicatorKind
from ctph_desktop.domain.journal.books import STANDING, Book, RecordKind, record_cell
from ctph_desktop.domain.periods import ReportingPeriod
from ctph_desktop.domain.standing import Standing, standing, with_heirs
from ctph_desktop.domain.targets import TIERS, WHOLE, Target, in_force, target_uuid
from ctph_desktop.services.ground.workplace import Workplace
from ctph_desktop.services.reading.accepted import accepted_statements
from ctph_desktop.services.reading.carried_figures import CarriedFigures, carried_figures
from ctph_desktop.services.reading.conflict_rows import WriterRow
from ctph_desktop.services.reading.figures_of_unit import UnitFigures
from ctph_desktop.services.reading.revision_rows import OriginRow, OriginView
from ctph_desktop.services.reading.sealed_versions import SealedVersions
from ctph_desktop.services.reading.targets_given import unit_figures
from ctph_desktop.services.reading.writers import figure_label, writer_of
from ctph_desktop.storage.queries import StatementRow
from ctph_desktop.storage.versions import read_versions
from ctph_desktop.wording import targets


def read_origins(
    workplace: Workplace,
    period: ReportingPeriod,
    *,
    form: str,
    column: str,
    unit: str | None,
    by_boundaries_of: date | None = None,
) -> OriginView:
    """Return the figures a cell rests on; UnknownFormCellError if the form has no such column or line."""
    chosen = next((f for f in workplace.catalogue().forms.values() if form in {f.code, f.uuid}), None)
    if chosen is None or column not in {c.code for c in chosen.columns}:
        raise UnknownFormCellError(f"{form}/{column}")
    programme = workplace.catalogue().programme
    units, listed = workplace.catalogue().units, programme.units if programme else ()
    if by_boundaries_of is not None:
        listed = with_heirs(units, listed)
    day = by_boundaries_of or period.last_day
    stands = standing(units, listed, day)
    labels = {one: units[one].on(day).printed_name for one in stands.units if one in units}
    standing_form = by_boundaries(chosen, stands, listed=listed, labels=labels)
    standing_lines = labelled(standing_form, units, until=period.last_day, boundaries=by_boundaries_of).lines
    lines = [line for line in standing_lines if unit is None or line.unit == unit]
    if not lines:
        raise UnknownFormCellError(f"{form}/{column}/{unit}")
    behind = _Behind(chosen, chosen.column(column), _Reader(workplace, period, stands))
    return OriginView(
        form_number=chosen.number,
        column_label=chosen.column(column).label,
        line_label=lines[0].label if unit is not None else chosen.total_label,
        rows=tuple(row for line in lines for row in behind.rows(line.unit, is_total=unit is None)),
    )


class _Behind:
    """Reads what a column of a form rests on, line by line."""

    def __init__(self, form: ReportForm, column: FormColumn, reader: "_Reader") -> None:
        self._form = form
        self._column = column
        self._reader = reader
        self._sources = tuple(_sources(form, column, set()))
        self._calculations = calculation_order(form)

    def rows(self, unit: str, *, is_total: bool) -> Iterator[OriginRow]:
        """Yield what a line rests on; a total does not count a line that lacks a source, or that it is not about."""
        rows_by_column = {column.code: list(self._reader.rows(unit, source)) for column, source in self._sources}
        if not is_total or self._is_counted(rows_by_column):
            for rows in rows_by_column.values():
                yield from rows

    def _is_counted(self, rows_by_column: Mapping[str, Sequence[OriginRow]]) -> bool:
        states = dict.fromkeys((column.code for column in self._form.columns), FigureState.MISSING)
        for code, rows in rows_by_column.items():
            if rows:
                applies = any(row.value.state is not FigureState.NOT_APPLICABLE for row in rows)
                states[code] = FigureState.REPORTED if applies else FigureState.NOT_APPLICABLE
        for column, expression in self._calculations:
            states[column.code] = presence(expression, states)
        return states[self._column.code] is FigureState.REPORTED


def _sources(form: ReportForm, column: FormColumn, seen: set[str]) -> Iterator[tuple[FormColumn, Source]]:
    """Yield a column with its source, or those its formula is computed from."""
    if column.code in seen:
        return
    seen.add(column.code)
    if column.source is not None:
        yield column, column.source
    elif column.formula is not None:
        codes = columns_of(parse(column.formula))
        for one in form.columns:
            if one.code in codes:
                yield from _sources(form, one, seen)


class _Reader:
    """Reads the figures behind sources, unit by unit."""

    def __init__(self, workplace: Workplace, period: ReportingPeriod, stands: Standing) -> None:
        self._workplace = workplace
        self._period = period
        self._standing = stands
        self._accepted = accepted_statements(workplace)
        self._versions = SealedVersions(workplace)
        self._figures: dict[str, dict[Coordinates, FigureValue]] = {}

    def rows(self, unit: str, source: Source) -> Iterator[OriginRow]:
        """Yield what a source reads of a unit, and of the units whose figures it carries."""
        if source.span is Span.YEAR:
            asked = source.indicator, source.breakdown, self._period, source.measure
            for figures in self._carried(unit).holders(*asked):
                yield from self._target(figures, source) if source.measure in TIERS else self._kept(figures, source)
            return
        if self._is_waiting(unit):
            return  # a unit whose report is missing is left blank on the page
        indicator = self._workplace.catalogue().indicators.get(source.indicator)
        if indicator is None:
            return
        place, period = self._workplace, self._period
        months = place.looked_at.within(period) if source.span is Span.IN_PERIOD else place.looked_at.until(period)
        parts = indicator.breakdowns if source.sums_breakdowns else (source.breakdown,)
        rows_by_part = [list(self._sealed(unit, indicator, part, months)) for part in parts]
        if all(rows_by_part):  # a whole is blank on the page where one of its parts is
            for rows in rows_by_part:
                yield from rows

    def _carried(self, unit: str) -> CarriedFigures:
        units = self._standing.all_of(unit)
        about = self._workplace.queries.figures([self._workplace.books.about(one) for one in units])
        return carried_figures(
            unit,
            self._standing,
            units=self._workplace.catalogue().units,
            figures=unit_figures(self._workplace, dict.fromkeys(units, about)),
        )

    def _is_waiting(self, unit: str) -> bool:
        return any(
            (one, month.code) not in self._accepted
            for one in self._standing.all_of(unit)
            for month in self._workplace.looked_at.within(self._period)
            if self._workplace.looked_at.is_open_for(one, month)
        )

    def _sealed(
        self, unit: str, indicator: Indicator, part: str | None, months: Sequence[ReportingPeriod]
    ) -> Iterator[OriginRow]:
        """Yield what is counted of a part: every month of a flow, the last of a stock, of each unit carried."""
        own, *ended = self._standing.all_of(unit)
        for one in (*ended, own):
            rows = list(self._months(one, indicator.uuid, part, months))
            is_last = indicator.kind is IndicatorKind.STOCK or self._workplace.looked_at.measure is Measure.ESTIMATE
            yield from rows[-1:] if is_last else rows

    def _months(
        self, unit: str, indicator: str, part: str | None, months: Sequence[ReportingPeriod]
    ) -> Iterator[OriginRow]:
        """Yield what accepted seals say of a line, month by month; blanks are left out."""
        for month in months:
            statement = self._accepted.get((unit, month.code))
            if statement is None:
                continue
            where = Coordinates(unit, indicator, part, month, self._workplace.looked_at.measure)
            value = self._sealed_figures(statement).get(where, MISSING)
            if value != MISSING:
                label = figure_label(self._workplace, where)
                version = self._versions.row(statement)
                yield OriginRow(self._workplace.names.unit(unit), label, month, value, version)

    def _sealed_figures(self, statement: StatementRow) -> Mapping[Coordinates, FigureValue]:
        if statement.seal not in self._figures:
            self._figures |= self._workplace.queries.sealed_figures([statement])
        return self._figures[statement.seal]

    def _kept(self, figures: UnitFigures, source: Source) -> Iterator[OriginRow]:
        """Yield a baseline as the superior office keeps it, with who wrote it."""
        where = self._of_year(figures.unit, source)
        value = figures.value(source.indicator, source.breakdown, where.period, source.measure)
        if value != MISSING:
            writer = self._writer(self._workplace.books.about(where.unit), where.cell)
            yield self._row(where, value, writer, figure_label(self._workplace, where))

    def _target(self, figures: UnitFigures, source: Source) -> Iterator[OriginRow]:
        """Yield a target as it holds in the period, with the document that amended it and who wrote it."""
        workplace, programme = self._workplace, self._workplace.catalogue().programme
        where = self._of_year(figures.unit, source)
        version = in_force(figures.versions(source.indicator, source.breakdown, source.measure), self._period)
        if version is None or version.quantity is None or programme is None:
            return
        if version.operation:
            target = Target(
                programme=programme.document,
                unit=figures.unit,
                indicator=source.indicator,
                breakdown=source.breakdown or WHOLE,
                period=where.period.code,
                tier=TIERS[source.measure],
                since=version.since,
                quantity="",
            )
            book = workplace.books.about(figures.unit, year=STANDING)
            writer = self._writer(book, record_cell(RecordKind.TARGET, target_uuid(target)))
        else:
            writer = self._writer(workplace.books.about(figures.unit), where.cell)
        label = targets.amended(figure_label(workplace, where), since=version.since, document=version.document)
        yield self._row(where, FigureValue.reported(version.quantity), writer, label)

    def _of_year(self, unit: str, source: Source) -> Coordinates:
        year = ReportingPeriod.whole_year(self._period.year, calendar=self._period.calendar)
        return Coordinates(unit, source.indicator, source.breakdown, year, source.measure)

    def _row(self, where: Coordinates, value: FigureValue, writer: WriterRow | None, label: str) -> OriginRow:
        return OriginRow(
            unit_name=self._workplace.names.unit(where.unit),
            label=label,
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
