"""Consolidation: the forms of a programme filled from targets and the latest accepted seals."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from pathlib import Path

from msgspec.structs import replace

from ctph_desktop.domain.errors import NotAllowedError, PeriodNotInProgrammeError
from ctph_desktop.domain.forms.checks import check_across
from ctph_desktop.domain.forms.definition import ReportForm
from ctph_desktop.domain.forms.filled import Coverage, FilledForm
from ctph_desktop.domain.forms.filling import FormContext, fill
from ctph_desktop.domain.periods import ReportingPeriod
from ctph_desktop.domain.programmes import Programme
from ctph_desktop.services.consolidating.page_conflicts import with_conflicts
from ctph_desktop.services.consolidating.page_findings import (
    beside_own_totals,
    checks_not_made,
    explained,
    lacking_totals,
    lines_taken_over,
    months_left_out,
)
from ctph_desktop.services.ground.consolidation_rows import ConsolidationView
from ctph_desktop.services.ground.workplace import Workplace
from ctph_desktop.services.reading.closings import Closings
from ctph_desktop.services.reading.own_totals import own_totals
from ctph_desktop.services.reading.period_figures import PeriodFigures, read_period
from ctph_desktop.services.reading.stated import stated_on
from ctph_desktop.services.reading.typed_above import typed_above
from ctph_desktop.wording import formats, messages
from ctph_desktop.wording.devices import kept_on_behalf


class ConsolidationService:
    """What a superior office makes of its units' reports."""

    def __init__(self, workplace: Workplace, *, fonts: Path) -> None:
        self._workplace = workplace
        self._fonts = fonts
        self._closings = Closings(workplace)

    def periods(self) -> tuple[ReportingPeriod, ...]:
        """Return the months of the plan year."""
        return self._workplace.periods()

    def view(self, period: ReportingPeriod) -> ConsolidationView:
        """Fill every form of the programme for a period; with reports missing it is provisional and says so."""
        programme = self._programme(period)
        found = read_period(self._workplace, programme, period)
        forms = self._workplace.catalogue().forms
        filled = [self._fill(programme, forms[uuid], found) for uuid in programme.forms if uuid in forms]
        coverage = self._coverage(found)
        return ConsolidationView(
            period=period,
            forms=with_conflicts(self._workplace, tuple(self._with_findings(check_across(filled), found))),
            coverage_label=self._coverage_label(coverage, found),
            is_provisional=coverage.is_provisional,
        )

    def write_workbook(self, view: ConsolidationView, path: Path | str) -> None:
        """Write the forms that were looked at, of today or frozen, as one Excel workbook with real formulas."""
        from ctph_desktop.documents.workbook import write_workbook  # noqa: PLC0415 - only when used

        write_workbook(view.forms, Path(path))

    def write_pdf(self, view: ConsolidationView, path: Path | str) -> None:
        """Write the forms that were looked at, of today or frozen, as one PDF file."""
        from ctph_desktop.documents.pdf import write_pdf  # noqa: PLC0415 - only when used

        write_pdf(view.forms, Path(path), fonts=self._fonts)

    def _programme(self, period: ReportingPeriod) -> Programme:
        programme = self._workplace.catalogue().programme
        if not self._workplace.is_superior:
            raise NotAllowedError("superior")
        year = programme.plan_year if programme else 0
        if programme is None or period.year != year or period.calendar is not programme.calendar:
            raise PeriodNotInProgrammeError(period.code, year)
        return programme

    def _fill(self, programme: Programme, form: ReportForm, found: PeriodFigures) -> FilledForm:
        period = found.period
        standing = set(found.standing.units) | {line.unit for line in form.lines} - set(programme.units)
        form = replace(form, lines=tuple(line for line in form.lines if line.unit in standing))
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
                period_label=messages.results_until(formats.period(period)),
                coverage=coverage,
                coverage_label=self._coverage_label(coverage, found),
                sample_note=self._workplace.identity.sample_note,
                present_note=self._closings.present_note(period),
                waiting=found.waiting,
            ),
        )

    def _with_findings(self, forms: Sequence[FilledForm], found: PeriodFigures) -> Iterator[FilledForm]:
        """Yield the forms with what each of them lacks, and which lines go on with those of units that ended."""
        programme = self._programme(found.period)
        totals = own_totals(self._workplace, programme, found.period)
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

    def _coverage_label(self, coverage: Coverage, found: PeriodFigures) -> str:
        """Say on which reports a page rests, and which of them the superior office typed."""
        label = messages.coverage(coverage.accepted, coverage.expected, coverage.missing)
        months = {month.code for month in found.until}
        typed = typed_above(self._workplace, (s for (_, month), s in found.accepted.items() if month in months))
        names = tuple(dict.fromkeys(self._workplace.unit_name(unit) for unit, _ in sorted(typed)))
        return f"{label} {kept_on_behalf(names)}" if names else label

    def _coverage(self, found: PeriodFigures, form: ReportForm | None = None) -> Coverage:
        labels = {line.unit: line.label for line in form.lines} if form else {}
        units = [line.unit for line in form.lines] if form else found.standing.units
        missing = tuple(labels.get(unit) or self._workplace.unit_name(unit) for unit in units if unit in found.waiting)
        return Coverage(len(units), len(units) - len(missing), missing)
