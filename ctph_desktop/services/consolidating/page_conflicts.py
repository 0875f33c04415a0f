"""What nobody has chosen yet is said on the page: a biểu that rests on a contested cell tells so under its table."""

from collections.abc import Iterator, Sequence
from contextlib import suppress

from msgspec.structs import replace

from ctph_desktop.domain.errors import InvalidCellError, InvalidPeriodError
from ctph_desktop.domain.figures import Coordinates, Measure
from ctph_desktop.domain.forms.definition import FormColumn, Severity, Source
from ctph_desktop.domain.forms.filled import FilledForm, Finding
from ctph_desktop.domain.journal.books import BookKind, RecordKind, parse_record_cell
from ctph_desktop.domain.periods import ReportingPeriod
from ctph_desktop.domain.stated_totals import stated_total_uuid
from ctph_desktop.domain.targets import TIERS, month_of_version
from ctph_desktop.services.ground.workplace import Workplace
from ctph_desktop.services.reading.carried_figures import CarriedFigures
from ctph_desktop.services.reading.conflict_rows import ConflictKind
from ctph_desktop.services.reading.period_figures import PeriodFigures
from ctph_desktop.services.reading.rivals import Contested, RivalReader, read_contested, target_place
from ctph_desktop.wording import formats, rivals

_OF_FORMS = {RecordKind.PROGRAMME, RecordKind.PROGRAMME_YEAR, RecordKind.INDICATOR, RecordKind.FORM}


def with_conflicts(workplace: Workplace, forms: Sequence[FilledForm], read: PeriodFigures) -> tuple[FilledForm, ...]:
    """Return filled forms with a finding for each contested cell they rest on, of units taken over as well."""
    cells = workplace.queries.conflicting_cells()
    if not cells:
        return tuple(forms)
    contested = read_contested(workplace, cells)
    reader = RivalReader(workplace)
    programme = workplace.catalogue().programme
    looked_at = programme.document if programme is not None else ""
    return tuple(_with_findings(form, tuple(_findings(reader, form, contested, looked_at, read))) for form in forms)


def _with_findings(form: FilledForm, found: tuple[Finding, ...]) -> FilledForm:
    return replace(form, findings=(*form.findings, *found)) if found else form


def _findings(
    reader: RivalReader, form: FilledForm, contested: Sequence[Contested], programme: str, read: PeriodFigures
) -> Iterator[Finding]:
    labels = {line.unit: line.label for line in form.lines}
    carriers = {unit: one for one in read.standing.units for unit in read.standing.all_of(one)}
    for one in contested:
        book = one.at.book
        carrier = carriers.get(book.unit, book.unit)
        place = labels.get(carrier, "") if book.kind is not BookKind.COMMON else form.form.total_label
        if not place or not _is_carried(one, read.figures.get(carrier), read.period):
            continue
        if one.kind is ConflictKind.FIGURE:
            with suppress(InvalidCellError, InvalidPeriodError):
                yield from _figure_findings(reader, form, one, place, Coordinates.parse(one.at.cell))
        elif one.kind is ConflictKind.RECORD:
            kind, uuid = parse_record_cell(one.at.cell)
            if (target := target_place(one)) is not None:
                where, version = target
                if version.programme == programme and version.since <= month_of_version(form.period.months[-1]):
                    tiers = TIERS if book.kind is BookKind.COMMON else [where.measure]  # an own total is beside both
                    for measure in tiers:
                        yield from _figure_findings(reader, form, one, place, replace(where, measure=measure))
            elif kind == RecordKind.STATED_TOTAL:
                yield from _stated_findings(reader, form, one, uuid)
            elif kind in _OF_FORMS:
                name = reader.row(one, can_choose=False, hint="").label
                yield Finding(Severity.DOUBT, form.form.number, "", rivals.record_on_page(name))
        else:
            yield from _report_findings(reader, form, one, place)


def _is_carried(one: Contested, figures: CarriedFigures | None, period: ReportingPeriod) -> bool:
    """Tell whether a page rests on a contested target where its unit was taken over: not where there is one instead."""
    target = target_place(one)
    if target is None or figures is None or figures.unit == one.at.book.unit:
        return True
    where, _ = target
    holders = figures.holders(where.indicator, where.breakdown, period, where.measure)
    return any(holder.unit == where.unit for holder in holders)


def _figure_findings(
    reader: RivalReader, form: FilledForm, one: Contested, place: str, where: Coordinates
) -> Iterator[Finding]:
    columns = [column for column in form.form.columns if _rests_on(column, where)]
    if columns and where.period.year == form.period.year:
        yield Finding(Severity.DOUBT, place, columns[0].code, _rivals_said(reader, one))


def _stated_findings(reader: RivalReader, form: FilledForm, one: Contested, uuid: str) -> Iterator[Finding]:
    for column in form.form.columns:
        if stated_total_uuid(form=form.form.uuid, column=column.code) == uuid:
            yield Finding(Severity.DOUBT, form.form.total_label, column.code, _rivals_said(reader, one))


def _rivals_said(reader: RivalReader, one: Contested) -> str:
    shown = next(g for g in one.groups if any(v.stored.id == one.at.heads[-1] for v in g.heads))
    others = ", ".join(reader.text(one, g.first) for g in one.groups if g is not shown)
    label = reader.row(one, can_choose=False, hint="").label
    return rivals.figure_on_page(label, reader.text(one, shown.first), others)


def _report_findings(reader: RivalReader, form: FilledForm, one: Contested, place: str) -> Iterator[Finding]:
    period = reader.period_of(one.at)
    if period is None or period.year != form.period.year or period.last_day > form.period.last_day:
        return
    say = rivals.seals_on_page if one.kind is ConflictKind.SEAL else rivals.decisions_on_page
    yield Finding(Severity.DOUBT, place, "", say(formats.period(period)))


def _rests_on(column: FormColumn, where: Coordinates) -> bool:
    source = column.stated_source if where.measure is Measure.STATED_TOTAL else column.source
    return source is not None and _is_of(source, where)


def _is_of(source: Source, where: Coordinates) -> bool:
    same = (source.indicator, source.measure) == (where.indicator, where.measure)
    return same and (source.breakdown == where.breakdown or (source.sums_breakdowns and where.breakdown is not None))
