"""What a page says of what it lacks: totals without some units, months left blank, checks that could not be made."""

from collections.abc import Iterator, Sequence

from ctph_desktop.domain.errors import FormulaError
from ctph_desktop.domain.figures import MISSING, Measure
from ctph_desktop.domain.forms.checks import unchecked
from ctph_desktop.domain.forms.definition import FormColumn, ReportForm, Severity, Source, Span
from ctph_desktop.domain.forms.filled import FilledForm, FilledLine, Finding
from ctph_desktop.domain.forms.reported_columns import reported_columns
from ctph_desktop.domain.indicators import IndicatorKind
from ctph_desktop.domain.periods import ReportingPeriod
from ctph_desktop.domain.targets import TIERS
from ctph_desktop.domain.text import clean
from ctph_desktop.services.ground.workplace import Workplace
from ctph_desktop.services.reading.carried_figures import CarriedFigures
from ctph_desktop.services.reading.own_totals import OwnTotal
from ctph_desktop.services.reading.period_figures import PeriodFigures
from ctph_desktop.services.reading.stated import stated_on
from ctph_desktop.wording import findings, formats, targets, terms
from ctph_desktop.wording.errors import explain


def form_left_out(form: ReportForm, error: FormulaError) -> Finding:
    """Tell of a form that cannot be filled: the others are shown without it."""
    return Finding(Severity.ERROR, form.number, "", findings.form_left_out(explain(error)))


def cross_checks_left_out(form: ReportForm) -> Finding:
    """Tell of a form whose cross-checks name a column that is not there."""
    return Finding(Severity.DOUBT, form.number, "", findings.cross_checks_left_out())


def lacking_totals(filled: FilledForm) -> Iterator[Finding]:
    """Say which totals do not count all units, and which units these are: one finding for columns that lack alike.

    A total that counts none at all is blank and cannot mislead. A report that has not come is the reason only where
    the column rests on reports: a target nobody gave stays blank when it comes.
    """
    labels = {line.unit: line.label for line in filled.lines}
    waiting = {line.unit for line in filled.lines if line.is_waiting}
    reported = reported_columns(filled.form)
    columns_alike: dict[tuple[tuple[str, ...], bool], list[FormColumn]] = {}
    for column, count in zip(filled.form.columns, filled.counts, strict=False):
        if count.missing and count.counted:
            can_wait = column.code in reported and not waiting.isdisjoint(count.missing)
            columns_alike.setdefault((count.missing, can_wait), []).append(column)
    for (units, can_wait), columns in columns_alike.items():
        first = filled.counts[filled.form.columns.index(columns[0])]
        others = [labels[unit] for unit in units if not (can_wait and unit in waiting)]
        sentence = findings.total_lacks(
            counted=first.counted,
            expected=first.expected,
            waiting=len(units) - len(others),
            blank=others,
            has_share=any(column.is_percentage for column in columns),
        )
        severity = Severity.DOUBT if others else Severity.NOTE
        yield Finding(severity, filled.form.total_label, _codes(columns), sentence)


def checks_not_made(filled: FilledForm, forms: Sequence[FilledForm]) -> Iterator[Finding]:
    """Doubt where a figure stands against a blank: no check can tell whether they agree."""
    for one in unchecked(filled, forms):
        if one.other_form:
            sentence = findings.not_compared_with(one.places, one.other_form, one.other_column)
        else:
            sentence = findings.not_compared(one.places)
        yield Finding(Severity.DOUBT, "", ", ".join(one.columns), sentence)


def lines_taken_over(workplace: Workplace, filled: FilledForm, found: PeriodFigures) -> Iterator[Finding]:
    """Note which lines contain what units that ended were given and reported, and doubt where one was given nothing."""
    for line in filled.lines:
        figures = found.figures.get(line.unit)
        if figures is None or not figures.taken_over:
            continue
        before = [workplace.names.unit_on(unit, found.period.last_day) for unit in found.standing.all_of(line.unit)[1:]]
        yield Finding(Severity.NOTE, line.label, "", findings.taken_over(", ".join(before)))
        units_by_columns: dict[tuple[str, ...], list[str]] = {}
        for unit, codes in _given_nothing(workplace, filled, figures, found.period).items():
            units_by_columns.setdefault(tuple(codes), []).append(unit)
        for codes_alike, names in units_by_columns.items():
            sentence = findings.given_nothing(formats.some_of(names))
            yield Finding(Severity.DOUBT, line.label, ", ".join(codes_alike), sentence)


def beside_own_totals(filled: FilledForm, totals: Sequence[OwnTotal]) -> Iterator[Finding]:
    """Note what the units' targets come to beside the total that was assigned to the superior office."""
    by_place = {(one.key.indicator, one.key.breakdown): one for one in totals if one.own is not None}
    for column in filled.form.columns:
        source = column.source
        one = by_place.get((source.indicator, source.breakdown)) if source is not None else None
        if source is None or one is None or one.own is None or source.measure not in TIERS:
            continue
        added = one.assigned if source.measure is Measure.ASSIGNED else one.committed
        if added is not None:
            tier = terms.MEASURES[source.measure]
            sentence = targets.beside_own_total(own=one.own, added=added, tier=tier, decimals=one.decimals)
            yield Finding(Severity.NOTE, filled.form.total_label, column.code, sentence)


def explained(workplace: Workplace, filled: FilledForm) -> Iterator[Finding]:
    """Note why a stated total differs from the computed one, where somebody wrote it down."""
    if not filled.discrepancies:
        return
    stated = stated_on(workplace, filled.form)
    for discrepancy in filled.discrepancies:
        why = clean(stated[discrepancy.column.code].explanation) if discrepancy.column.code in stated else ""
        if why:
            yield Finding(Severity.NOTE, filled.form.total_label, discrepancy.column.code, findings.explained(why))


def months_left_out(workplace: Workplace, filled: FilledForm, found: PeriodFigures) -> Iterator[Finding]:
    """Note what cumulative figures do not contain: months without an accepted report, months left blank in one.

    Lines that lack the same months share a finding.
    """
    lines_by_months: dict[str, list[str]] = {}
    lines_by_blanks: dict[tuple[str, tuple[str, ...]], list[str]] = {}
    for line in filled.lines:
        if line.is_waiting or line.unit not in found.figures:
            continue
        for months, codes in _left_out(workplace, filled, line, found).items():
            if codes:
                lines_by_blanks.setdefault((months, codes), []).append(line.label)
            else:
                lines_by_months.setdefault(months, []).append(line.label)
    for months, labels in lines_by_months.items():
        yield Finding(Severity.NOTE, formats.some_of(labels), "", findings.nothing_reported_before(months))
    for (months, codes), labels in lines_by_blanks.items():
        yield Finding(Severity.NOTE, formats.some_of(labels), ", ".join(codes), findings.left_blank(months))


def _left_out(
    workplace: Workplace, filled: FilledForm, line: FilledLine, found: PeriodFigures
) -> dict[str, tuple[str, ...]]:
    """Return the months a line's figures do not contain, in words, with the columns; none where it is the report.

    What a stock stands at is in its last report: earlier ones leave nothing out of it.
    """
    codes_by_months: dict[str, tuple[str, ...]] = {}
    units = found.standing.all_of(line.unit)
    # Each estimate stands for the whole year, none goes on from another.
    is_estimate = workplace.looked_at.measure is Measure.ESTIMATE
    months = found.within if is_estimate else found.until
    expected = [(unit, month) for unit in units for month in months if workplace.looked_at.is_open_for(unit, month)]
    absent = [month for unit, month in expected if (unit, month.code) not in found.accepted]
    stocks = {uuid for uuid, one in workplace.catalogue().indicators.items() if one.kind is IndicatorKind.STOCK}
    sources = [column.source for column in filled.form.columns if column.source and column.source.span is not Span.YEAR]
    if absent and not all(source.indicator in stocks for source in sources):
        codes_by_months[_months(absent)] = ()
    for column, cell in zip(filled.form.columns, line.cells, strict=True):
        if column.source is None or column.source.span is Span.YEAR or cell.value is None:
            continue
        within = found.within if column.source.span is Span.IN_PERIOD else months
        within = within[-1:] if column.source.indicator in stocks else within
        held = [(u, m) for u, m in expected if m in within and (u, m.code) in found.accepted]
        blank = [month for unit, month in held if _is_blank(workplace, found, column.source, unit, month)]
        if blank:
            words = _months(blank)
            codes_by_months[words] = (*codes_by_months.get(words, ()), column.code)
    return codes_by_months


def _is_blank(workplace: Workplace, found: PeriodFigures, source: Source, unit: str, month: ReportingPeriod) -> bool:
    """Tell whether an accepted report leaves blank what a source reads of it."""
    indicator = workplace.catalogue().indicators.get(source.indicator)
    parts = indicator.breakdowns if source.sums_breakdowns and indicator is not None else (source.breakdown,)
    figures = found.sealed[unit]
    return any(figures.value(source.indicator, part, month, figures.measure) == MISSING for part in parts)


def _given_nothing(
    workplace: Workplace, filled: FilledForm, figures: CarriedFigures, period: ReportingPeriod
) -> dict[str, list[str]]:
    """Return, by name of a unit that was taken over, the columns of the year it has nothing for and the line has."""
    codes_by_unit: dict[str, list[str]] = {}
    for column in filled.form.columns:
        source = column.source
        if source is None or source.span is not Span.YEAR:
            continue
        asked = source.indicator, source.breakdown, period, source.measure
        counts = {one.unit: one.of_year(*asked) for one in figures.holders(*asked)}
        if any(count is not None for count in counts.values()):
            for unit, count in counts.items():
                if count is None:
                    name = workplace.names.unit_on(unit, period.last_day)
                    codes_by_unit.setdefault(name, []).append(column.code)
    return codes_by_unit


def _months(months: Sequence[ReportingPeriod]) -> str:
    return ", ".join(map(formats.period, sorted(set(months))))


def _codes(columns: Sequence[FormColumn]) -> str:
    return ", ".join(column.code for column in columns)
