"""Consolidation: the forms of a programme filled from targets and the latest accepted seals."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from pathlib import Path

from msgspec import Struct
from msgspec.structs import replace

from ctph_desktop.domain.errors import NotAllowedError, PeriodNotInProgrammeError
from ctph_desktop.domain.figures import Coordinates, FigureState, FigureValue, Measure
from ctph_desktop.domain.forms import formulas
from ctph_desktop.domain.forms.checks import check_across
from ctph_desktop.domain.forms.definition import ReportForm, Severity, Source, Span
from ctph_desktop.domain.forms.filled import Coverage, FilledCell, FilledForm, Finding
from ctph_desktop.domain.forms.filling import FormContext, fill, stated_totals
from ctph_desktop.domain.periods import ReportingPeriod
from ctph_desktop.domain.programmes import Programme
from ctph_desktop.services.consolidating.page_conflicts import with_conflicts
from ctph_desktop.services.ground.rows import ConsolidationView
from ctph_desktop.services.ground.workplace import Workplace
from ctph_desktop.services.reading.accepted import accepted_statements
from ctph_desktop.services.reading.figures_of_unit import UnitFigures, added
from ctph_desktop.services.reading.typed_above import typed_above
from ctph_desktop.storage.queries import StatementRow
from ctph_desktop.wording import findings, formats, messages
from ctph_desktop.wording.devices import kept_on_behalf


class _Material(Struct, frozen=True):
    """What the forms of a period are filled from."""

    period: ReportingPeriod
    figures: Mapping[str, UnitFigures]
    own: UnitFigures
    accepted: Mapping[tuple[str, str], StatementRow]
    waiting: frozenset[str]


class ConsolidationService:
    """What a superior office makes of its units' reports."""

    def __init__(self, workplace: Workplace, *, fonts: Path) -> None:
        self._workplace = workplace
        self._fonts = fonts

    def periods(self) -> tuple[ReportingPeriod, ...]:
        """Return the months of the plan year."""
        return self._workplace.months()

    def view(self, period: ReportingPeriod) -> ConsolidationView:
        """Fill every form of the programme for a period; with reports missing it is provisional and says so."""
        programme = self._programme(period)
        material = self._material(programme, period)
        forms = self._workplace.catalogue().forms
        filled = [self._fill(programme, forms[uuid], material) for uuid in programme.forms if uuid in forms]
        coverage = self._coverage(programme, material)
        return ConsolidationView(
            period=period,
            forms=with_conflicts(self._workplace, check_across(filled)),
            coverage_label=self._coverage_label(coverage, material),
            is_provisional=coverage.is_provisional,
        )

    def write_workbook(self, period: ReportingPeriod, path: Path | str) -> None:
        """Write the forms of a period as one Excel workbook with real formulas."""
        from ctph_desktop.documents.workbook import write_workbook  # noqa: PLC0415 - only when used

        write_workbook(self.view(period).forms, Path(path))

    def write_pdf(self, period: ReportingPeriod, path: Path | str) -> None:
        """Write the forms of a period as one PDF file."""
        from ctph_desktop.documents.pdf import write_pdf  # noqa: PLC0415 - only when used

        write_pdf(self.view(period).forms, Path(path), fonts=self._fonts)

    def _programme(self, period: ReportingPeriod) -> Programme:
        programme = self._workplace.catalogue().programme
        if not self._workplace.is_superior:
            raise NotAllowedError("superior")
        year = programme.plan_year if programme else 0
        if programme is None or period.year != year or period.calendar is not programme.calendar:
            raise PeriodNotInProgrammeError(period.code, year)
        return programme

    def _material(self, programme: Programme, period: ReportingPeriod) -> _Material:
        workplace = self._workplace
        accepted = accepted_statements(self._workplace)
        sealed = workplace.queries.sealed_figures(accepted.values())
        waiting = frozenset(
            unit
            for unit in programme.units
            if any((unit, m.code) not in accepted for m in period.months if workplace.is_open_for(unit, m))
        )
        about = workplace.queries.figures([workplace.about_book(unit) for unit in programme.units])
        by_unit: dict[str, dict[Coordinates, FigureValue]] = {unit: {} for unit in programme.units}
        for where, value in about.items():
            by_unit[where.unit][where] = value
        for (unit, _), statement in accepted.items():
            if unit in by_unit:
                by_unit[unit].update(sealed[statement.seal])
        return _Material(
            period=period,
            figures={unit: UnitFigures(unit, figures) for unit, figures in by_unit.items()},
            own=UnitFigures(workplace.identity.unit, workplace.queries.figures([workplace.common_book])),
            accepted=accepted,
            waiting=waiting,
        )

    def _fill(self, programme: Programme, form: ReportForm, material: _Material) -> FilledForm:
        period = material.period
        coverage = self._coverage(programme, material, form)

        def stated(source: Source) -> Decimal | None:
            year = ReportingPeriod.whole_year(period.year, calendar=period.calendar)
            return material.own.value(source.indicator, source.breakdown, year, Measure.STATED_TOTAL).count

        filled = fill(
            form,
            lambda unit, source: self._read(material, unit, source),
            stated=stated_totals(form, stated),
            context=FormContext(
                programme_title=programme.title,
                office_name=self._workplace.identity.unit_name,
                period=period,
                period_label=messages.results_until(formats.period(period)),
                coverage=coverage,
                coverage_label=self._coverage_label(coverage, material),
                sample_note=self._workplace.identity.sample_note,
                waiting=material.waiting,
            ),
        )
        return _with_gaps(self._workplace, filled, form, material)

    def _read(self, material: _Material, unit: str, source: Source) -> FilledCell:
        figures = material.figures.get(unit)
        indicator = self._workplace.catalogue().indicators.get(source.indicator)
        if figures is None or indicator is None:
            return FilledCell(None, FigureState.MISSING)
        if source.span is Span.YEAR:
            return _cell(figures.of_year(source.indicator, source.breakdown, material.period, source.measure))
        if unit in material.waiting:
            return FilledCell(None, FigureState.MISSING)
        months = material.period.months if source.span is Span.IN_PERIOD else material.period.year_to_date
        if source.sums_breakdowns:
            total = added(figures.over(indicator, part, months) for part in indicator.breakdowns)
        else:
            total = figures.over(indicator, source.breakdown, months)
        last = material.accepted.get((unit, material.period.months[-1].code))
        return _cell(total, provenance=last.seal if last else "")

    def _coverage_label(self, coverage: Coverage, material: _Material) -> str:
        """Say on which reports a page rests, and which of them the superior office typed."""
        label = messages.coverage(coverage.accepted, coverage.expected, coverage.missing)
        months = {month.code for month in material.period.year_to_date}
        typed = typed_above(self._workplace, (s for (_, month), s in material.accepted.items() if month in months))
        names = tuple(dict.fromkeys(self._workplace.unit_name(unit) for unit, _ in sorted(typed)))
        return f"{label} {kept_on_behalf(names)}" if names else label

    def _coverage(self, programme: Programme, material: _Material, form: ReportForm | None = None) -> Coverage:
        labels = {line.unit: line.label for line in form.lines} if form else {}
        named = [line.unit for line in form.lines] if form else list(programme.units)
        order = [unit for unit in named if any(self._workplace.is_open_for(unit, m) for m in material.period.months)]
        missing = tuple(
            labels.get(unit) or self._workplace.unit_name(unit) for unit in order if unit in material.waiting
        )
        return Coverage(len(order), len(order) - len(missing), missing)


def _cell(quantity: Decimal | None, *, provenance: str = "") -> FilledCell:
    state = FigureState.MISSING if quantity is None else FigureState.REPORTED
    return FilledCell(quantity, state, provenance)


def _with_gaps(workplace: Workplace, filled: FilledForm, form: ReportForm, material: _Material) -> FilledForm:
    """Note the units whose accepted reports leave earlier months out."""
    gaps = []
    for line in form.lines:
        expected = [m for m in material.period.year_to_date if workplace.is_open_for(line.unit, m)]
        absent = [m for m in expected if (line.unit, m.code) not in material.accepted]
        if absent and line.unit not in material.waiting:
            months = ", ".join(formats.period(month) for month in absent)
            gaps.append(Finding(Severity.NOTE, line.label, "", findings.nothing_reported_before(months)))
    told = (*filled.findings, *_shares_without_base(filled), *gaps)
    return replace(filled, findings=told) if len(told) > len(filled.findings) else filled


def _shares_without_base(filled: FilledForm) -> Iterator[Finding]:
    """Doubt the percentages of the total line that count figures of units nothing was committed for."""
    codes = [column.code for column in filled.form.columns]
    for place, column in enumerate(filled.form.columns):
        if not column.is_percentage or column.formula is None or filled.computed_total.cells[place].value is None:
            continue
        read = formulas.columns(formulas.parse(column.formula))
        without = []
        for line in filled.lines:
            given = [line.cells[codes.index(code)].value is not None for code in read]
            if not line.is_waiting and any(given) and not all(given):
                without.append(line.label)
        if without:
            sentence = findings.share_without_base(", ".join(without))
            yield Finding(Severity.DOUBT, f"{filled.form.total_label}, {column.printed}", column.code, sentence)
