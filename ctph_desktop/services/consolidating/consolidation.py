"""Consolidation: the forms of a programme filled from targets and the latest accepted seals."""

from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal
from pathlib import Path

from msgspec.structs import replace

from ctph_desktop.domain.errors import FormulaError, NotAllowedError, PeriodNotInProgrammeError
from ctph_desktop.domain.figures import Measure
from ctph_desktop.domain.forms.boundaries import by_boundaries, labelled
from ctph_desktop.domain.forms.checks import check_across, without_unusable_checks
from ctph_desktop.domain.forms.definition import ReportForm
from ctph_desktop.domain.forms.filled import Coverage, FilledForm
from ctph_desktop.domain.forms.filling import FormContext, fill
from ctph_desktop.domain.periods import OF_A_YEAR, ReportingPeriod
from ctph_desktop.domain.programme_years import Standpoint
from ctph_desktop.domain.programmes import Programme
from ctph_desktop.domain.standing import standing, with_heirs
from ctph_desktop.domain.unit_kinds import kinds_of
from ctph_desktop.services.consolidating.page_conflicts import with_conflicts
from ctph_desktop.services.consolidating.page_findings import (
    beside_own_totals,
    checks_not_made,
    cross_checks_left_out,
    explained,
    form_left_out,
    lacking_totals,
    lines_taken_over,
    months_left_out,
)
from ctph_desktop.services.ground.consolidation_rows import ConsolidationView
from ctph_desktop.services.ground.workplace import Workplace
from ctph_desktop.services.reading.closings import Closings
from ctph_desktop.services.reading.letterheads import LetterheadService
from ctph_desktop.services.reading.own_totals import own_totals
from ctph_desktop.services.reading.period_figures import PeriodFigures, read_period
from ctph_desktop.services.reading.stated import stated_on
from ctph_desktop.services.reading.typed_above import typed_above
from ctph_desktop.wording import consolidations, formats
from ctph_desktop.wording.devices import kept_on_behalf


class ConsolidationService:
    """What a superior office makes of its units' reports."""

    def __init__(self, workplace: Workplace, letterheads: LetterheadService, *, fonts: Path) -> None:
        self._workplace = workplace
        self._letterheads = letterheads
        self._fonts = fonts
        self._closings = Closings(workplace)

    def at(self, standpoint: Standpoint) -> "ConsolidationService":
        """Return the same service looking at another programme or year."""
        return ConsolidationService(self._workplace.at(standpoint), self._letterheads, fonts=self._fonts)

    def periods(self) -> tuple[ReportingPeriod, ...]:
        """Return the months of the plan year."""
        return self._workplace.looked_at.periods()

    def view(self, period: ReportingPeriod, *, by_boundaries_of: date | None = None) -> ConsolidationView:
        """Fill every form of the programme for a period; with reports missing it is provisional and says so.

        `by_boundaries_of` a day, units that merged since stand as what they became: counts add, ratios are taken anew.
        """
        programme = self._programme(period)
        known = self._workplace.catalogue().forms
        forms = [known[uuid] for uuid in programme.forms if uuid in known]
        shown = {column.source.indicator for form in forms for column in form.columns if column.source is not None}
        found = read_period(self._workplace, programme, period, on=by_boundaries_of, indicators=shown)
        filled = self._filled(programme, forms, found, by_boundaries_of)
        coverage = self._coverage(found)
        return ConsolidationView(
            period=period,
            forms=with_conflicts(self._workplace, tuple(self._with_findings(check_across(filled), found)), found),
            coverage_label=self._coverage_label(coverage, found, by_boundaries_of),
            is_provisional=coverage.is_provisional,
            boundaries=by_boundaries_of,
        )

    def changed_boundaries(self, period: ReportingPeriod) -> date | None:
        """Return today if units of a period stand no more, or as others; None where its boundaries are today's."""
        programme, units, today = self._programme(period), self._workplace.catalogue().units, self._workplace.opened_on
        then = standing(units, programme.units, period.last_day)
        now = standing(units, with_heirs(units, programme.units), today)
        has_merged = today > period.last_day and not set(then.units) <= set(now.units)
        return today if has_merged else None

    def write_workbook(self, view: ConsolidationView, path: Path | str) -> None:
        """Write the forms that were looked at, of today or frozen, as one Excel workbook with real formulas."""
        from ctph_desktop.documents.workbook import write_workbook  # noqa: PLC0415 - only when used

        write_workbook(view.forms, Path(path), letterhead=self._letterheads.read())

    def write_pdf(self, view: ConsolidationView, path: Path | str) -> None:
        """Write the forms that were looked at, of today or frozen, as one PDF file."""
        from ctph_desktop.documents.pdf import write_pdf  # noqa: PLC0415 - only when used

        write_pdf(view.forms, Path(path), fonts=self._fonts, letterhead=self._letterheads.read())

    def _programme(self, period: ReportingPeriod) -> Programme:
        programme = self._workplace.catalogue().programme
        if not self._workplace.is_superior:
            raise NotAllowedError("superior")
        year = programme.plan_year if programme else 0
        is_its_own = programme is not None and programme.reports(period)
        is_of_year = period.year == year and programme is not None and period.calendar is programme.calendar
        if programme is None or not (is_its_own or is_of_year):
            raise PeriodNotInProgrammeError(period.code, year)
        return programme

    def _filled(
        self, programme: Programme, forms: Sequence[ReportForm], found: PeriodFigures, day: date | None
    ) -> tuple[FilledForm, ...]:
        """Fill the forms that can be; the first of them tells of any other. FormulaError where none can be."""
        filled: list[FilledForm] = []
        refused: list[tuple[ReportForm, FormulaError]] = []
        for form in forms:
            try:
                filled.append(self._fill(programme, form, found, day))
            except FormulaError as error:
                refused.append((form, error))
        if refused and not filled:
            raise refused[0][1]
        told = tuple(form_left_out(form, error) for form, error in refused)
        usable = list(without_unusable_checks(filled))
        told += tuple(cross_checks_left_out(had.form) for had, has in zip(filled, usable, strict=True) if had != has)
        if told:
            usable[0] = replace(usable[0], findings=(*usable[0].findings, *told))
        return tuple(usable)

    def _fill(self, programme: Programme, form: ReportForm, found: PeriodFigures, day: date | None) -> FilledForm:
        period = found.period
        units = self._workplace.catalogue().units
        labels = {unit: units[unit].on(found.day).printed_name for unit in found.standing.units if unit in units}
        form = by_boundaries(form, found.standing, listed=found.listed, labels=labels)
        form = labelled(form, units, until=period.last_day, boundaries=day)
        coverage = self._coverage(found, form)
        indicators = self._workplace.catalogue().indicators
        stated = stated_on(self._workplace, form)
        return fill(
            form,
            lambda unit, source: found.read(unit, source, indicators.get(source.indicator)),
            stated={code: Decimal(one.quantity) for code, one in stated.items()},
            context=FormContext(
                programme_title=programme.title,
                office_name=self._workplace.identity.unit_name,
                period=period,
                period_label=_what_it_shows(programme, period),
                coverage=coverage,
                coverage_label=self._coverage_label(coverage, found, day),
                sample_note=self._workplace.identity.sample_note,
                present_note=self._closings.present_note(period),
                waiting=found.waiting,
            ),
        )

    def _with_findings(self, forms: Sequence[FilledForm], found: PeriodFigures) -> Iterator[FilledForm]:
        """Yield the forms with what each of them lacks, and which lines go on with those of units that ended."""
        programme = self._programme(found.period)
        totals = own_totals(self._workplace, programme, found.period, found.figures)
        for filled in forms:
            told = (
                *filled.findings,
                *lacking_totals(filled),
                *checks_not_made(filled, forms),
                *lines_taken_over(self._workplace, filled, found),
                *months_left_out(self._workplace, filled, found),
                *beside_own_totals(filled, totals),
                *explained(self._workplace, filled),
            )
            yield replace(filled, findings=told)

    def _coverage_label(self, coverage: Coverage, found: PeriodFigures, day: date | None) -> str:
        """Say on which reports a page rests, which of them the superior office typed, and whose boundaries it has."""
        kinds = kinds_of(self._workplace.names.unit_on(unit, found.day) for unit in found.standing.units)
        label = consolidations.coverage(coverage.accepted, coverage.expected, coverage.missing, kinds=kinds)
        months = {month.code for month in found.until}
        typed = typed_above(self._workplace, (s for (_, month), s in found.accepted.items() if month in months))
        names = tuple(dict.fromkeys(self._workplace.names.unit_on(unit, found.day) for unit, _ in sorted(typed)))
        label = f"{label}. {kept_on_behalf(names)}" if names else label
        return f"{consolidations.by_boundaries_of(day)}; {label}" if day is not None else label

    def _coverage(self, found: PeriodFigures, form: ReportForm | None = None) -> Coverage:
        labels = {line.unit: line.label for line in form.lines} if form else {}
        units = [line.unit for line in form.lines] if form else found.standing.units
        names = [labels.get(unit) or self._workplace.names.unit_on(unit, found.day) for unit in units]
        missing = tuple(name for name, unit in zip(names, units, strict=True) if unit in found.waiting)
        return Coverage(len(units), len(units) - len(missing), missing)


def _what_it_shows(programme: Programme, period: ReportingPeriod) -> str:
    written = formats.period(period)
    if programme.measure is Measure.ESTIMATE:
        return consolidations.estimated_in(period.year, written)
    return consolidations.results_until(written) if period.kind in OF_A_YEAR else consolidations.results_of(written)
