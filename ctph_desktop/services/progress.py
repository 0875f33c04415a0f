"""Monthly progress: the sheet of a month, putting figures into it, and what each cell has been."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal

from ctph_desktop.domain.errors import (
    ComputedLineError,
    FigureExceedsCeilingError,
    InvalidCellError,
    NegativeNumberError,
    NotTheKeeperError,
    TooManyDecimalsError,
    UnknownIndicatorError,
)
from ctph_desktop.domain.figures import MISSING, NOTHING, Coordinates, FigureState, FigureValue, Measure
from ctph_desktop.domain.forms.definition import Severity
from ctph_desktop.domain.indicators import Direction, Indicator, IndicatorKind
from ctph_desktop.domain.periods import ReportingPeriod
from ctph_desktop.domain.submissions import decode_value
from ctph_desktop.domain.text import clean
from ctph_desktop.services.figures_of_unit import UnitFigures
from ctph_desktop.services.rows import (
    Changes,
    FindingRow,
    OfficeRole,
    PeriodRow,
    ProgressRow,
    ProgressSheet,
    SubmissionState,
    VersionRow,
)
from ctph_desktop.services.submissions import Submissions
from ctph_desktop.services.workplace import Workplace, moment, put_figure
from ctph_desktop.wording import findings, formats

_FAR_BEYOND = Decimal("1.5")


class ProgressService:
    """What a commune does each month."""

    def __init__(self, workplace: Workplace, submissions: Submissions) -> None:
        self._workplace = workplace
        self._submissions = submissions

    def periods(self) -> tuple[PeriodRow, ...]:
        """Return the months of the plan year with the state of the own report."""
        figures = self._figures()
        keys = [row.key for row in self._lines(figures) if not row.is_computed]
        states = self._submissions.own_states()
        rows = []
        for month in self._workplace.months():
            filled = sum(1 for key in keys if self._value(figures, key, month) != MISSING)
            rows.append(PeriodRow(month, states[month], filled, len(keys)))
        return tuple(rows)

    def sheet(self, period: ReportingPeriod) -> ProgressSheet:
        """Return the month's sheet, with sums and findings as they stand on disk."""
        self._workplace.check_month(period)
        figures = self._figures()
        state = self._submissions.own_state(period)
        remarks = self._submissions.own_remarks(period)
        conflicts = self._workplace.queries.conflicts(self._workplace.unit_book(self._workplace.identity.unit))
        rows = []
        for row in self._lines(figures, period):
            cell = self._where(row.key, period).cell
            rows.append(
                replace(
                    row,
                    findings=tuple(self._findings(row, figures, period, in_conflict=cell in conflicts)),
                    remarks=tuple(remark for remark in remarks if remark.line == row.key),
                    has_conflict=cell in conflicts,
                )
            )
        found = tuple(finding for row in rows for finding in row.findings)
        return ProgressSheet(
            period=period,
            unit_name=self._workplace.identity.unit_name,
            rows=tuple(rows),
            state=state,
            sealed_at=self._submissions.own_sealed_at(period),
            findings=found,
            remarks=remarks,
            can_edit=self._is_keeper(),
            can_seal=self._is_keeper()
            and state in {SubmissionState.DRAFT, SubmissionState.CHANGED}
            and not any(finding.severity is Severity.ERROR for finding in found),
        )

    def record(self, period: ReportingPeriod, values: Mapping[str, FigureValue], *, reason: str = "") -> Changes:
        """Put figures into a month's lines (by row key), all or none; what stood there before stays in the journal.

        Lines that hold the value already are not written again. Refused with a DomainError: an unknown or computed
        line, a negative count, more decimals than the indicator has, a cumulative figure beyond its ceiling.
        """
        self._workplace.check_month(period)
        if not self._is_keeper():
            raise NotTheKeeperError(self._workplace.identity.unit_name)
        figures = self._figures()
        lines = {row.key: row for row in self._lines(figures, period)}
        wanted: dict[Coordinates, FigureValue] = {}
        for key, value in values.items():
            row = lines.get(key)
            if row is None:
                raise UnknownIndicatorError(key)
            if row.is_computed:
                raise ComputedLineError(row.label)
            _check_quantity(value, row.decimals)
            where = self._where(key, period)
            if figures.figures.get(where, MISSING) != value:
                wanted[where] = value
        self._check_ceilings(UnitFigures(figures.unit, {**figures.figures, **wanted}), period, wanted)
        if not wanted:
            return Changes.NONE
        book = self._workplace.unit_book(figures.unit)
        self._workplace.write([put_figure(book, where, value) for where, value in wanted.items()], reason=reason)
        return Changes.FIGURES

    def history(self, period: ReportingPeriod, key: str) -> tuple[VersionRow, ...]:
        """Return every value a cell has had, oldest first."""
        cell = self._where(key, period).cell
        book = self._workplace.unit_book(self._workplace.identity.unit)
        found = [(op, device) for op, device in self._workplace.journal.operations(book) if op.op.c == cell]
        named = {parent for op, _ in found for parent in op.op.p}
        return tuple(
            VersionRow(
                value=_value_of(op.value),
                author=self._workplace.catalogue().person_label(op.op.a),
                device=self._device_name(device),
                at=moment(op.op.d) or datetime.fromtimestamp(0, UTC),
                reason=op.op.why,
                is_current=op.id not in named,
            )
            for op, device in found
        )

    def find_line(self, text: str) -> str:
        """Return the row key meant by an indicator's code (`VL01`), or a part's (`GN06/ND`)."""
        catalogue = self._workplace.catalogue()
        code, _, part = clean(text).upper().partition("/")
        parts = {row.code.upper(): row.uuid for row in catalogue.organisations.values()}
        for indicator in catalogue.monthly_indicators():
            if indicator.code.upper() == code and (not part or parts.get(part) in indicator.breakdowns):
                return f"{indicator.uuid}/{parts[part] if part else '-'}"
        raise UnknownIndicatorError(text)

    # lines

    def _lines(self, figures: UnitFigures, period: ReportingPeriod | None = None) -> Iterator[ProgressRow]:
        months = self._workplace.months()
        month = period or (months[0] if months else None)
        if month is None:
            return
        organisations = self._workplace.catalogue().organisations
        for indicator in self._workplace.catalogue().monthly_indicators():
            yield self._line(figures, indicator, None, month, label=indicator.name, level=0)
            for part in indicator.breakdowns:
                name = organisations[part].name if part in organisations else part
                yield self._line(figures, indicator, part, month, label=name, level=1)

    def _line(
        self,
        figures: UnitFigures,
        indicator: Indicator,
        part: str | None,
        month: ReportingPeriod,
        *,
        label: str,
        level: int,
    ) -> ProgressRow:
        is_whole = part is None and bool(indicator.breakdowns)
        until_now = month.year_to_date
        before = until_now[:-1]
        committed = figures.of_year(indicator.uuid, part, month, Measure.COMMITTED)
        cumulative = (
            figures.whole_over(indicator, until_now) if is_whole else figures.over(indicator, part, until_now)
        )
        previous = month.previous_month
        return ProgressRow(
            key=f"{indicator.uuid}/{part or '-'}",
            label=label,
            level=level,
            unit_of_measure=indicator.unit_of_measure,
            decimals=indicator.decimals,
            is_computed=is_whole,
            assigned=figures.of_year(indicator.uuid, part, month, Measure.ASSIGNED),
            committed=committed,
            before=figures.whole_over(indicator, before) if is_whole else figures.over(indicator, part, before),
            previous_month=_shown(figures, indicator, part, previous) if previous else MISSING,
            in_period=_shown(figures, indicator, part, month),
            cumulative=cumulative,
            remaining=_remaining(indicator, committed, cumulative),
        )

    def _figures(self) -> UnitFigures:
        unit = self._workplace.identity.unit
        books = [self._workplace.unit_book(unit), self._workplace.about_book(unit)]
        return UnitFigures(unit, self._workplace.queries.figures(books))

    def _value(self, figures: UnitFigures, key: str, month: ReportingPeriod) -> FigureValue:
        return figures.figures.get(self._where(key, month), MISSING)

    def _where(self, key: str, period: ReportingPeriod) -> Coordinates:
        indicator, _, part = key.partition("/")
        whole = None if part in {"", "-"} else part
        try:
            return Coordinates.parse(
                Coordinates(self._workplace.identity.unit, indicator, whole, period, Measure.ACTUAL).cell
            )
        except InvalidCellError as error:
            raise UnknownIndicatorError(key) from error

    def _is_keeper(self) -> bool:
        return self._workplace.identity.role is OfficeRole.COMMUNE

    def _device_name(self, sign: str) -> str:
        latest = self._workplace.journal.chain.latest
        grant = latest.device(sign) if latest else None
        return grant.name if grant else self._workplace.identity.device_name

    # checks

    def _findings(
        self, row: ProgressRow, figures: UnitFigures, period: ReportingPeriod, *, in_conflict: bool
    ) -> Iterator[FindingRow]:
        if in_conflict:
            yield FindingRow(Severity.ERROR, row.key, findings.conflict(row.label))
        ceiling = self._ceiling(row.key, figures, period)
        if ceiling is not None and row.cumulative is not None and row.cumulative > ceiling[1]:
            yield FindingRow(Severity.ERROR, row.key, findings.beyond_ceiling(row.label, row.cumulative, *ceiling))
        if row.in_period.state is FigureState.MISSING and not row.is_computed:
            yield FindingRow(Severity.NOTE, row.key, findings.blank(row.label))
        if row.committed and row.cumulative is not None and row.cumulative > row.committed * _FAR_BEYOND:
            share = formats.percent(row.cumulative, row.committed)
            yield FindingRow(Severity.DOUBT, row.key, findings.far_beyond_commitment(row.label, share))

    def _check_ceilings(
        self, figures: UnitFigures, period: ReportingPeriod, wanted: Mapping[Coordinates, FigureValue]
    ) -> None:
        touched = {where.indicator for where in wanted}
        for row in self._lines(figures, period):
            if row.key.partition("/")[0] not in touched or row.cumulative is None:
                continue
            ceiling = self._ceiling(row.key, figures, period)
            if ceiling is not None and row.cumulative > ceiling[1]:
                raise FigureExceedsCeilingError(row.label, row.cumulative, *ceiling)

    def _ceiling(self, key: str, figures: UnitFigures, period: ReportingPeriod) -> tuple[str, Decimal] | None:
        indicators = self._workplace.catalogue().indicators
        indicator = indicators.get(key.partition("/")[0])
        if indicator is None or indicator.ceiling is None or indicator.ceiling not in indicators:
            return None
        quantity = figures.of_year(indicator.ceiling, None, period, Measure.BASELINE)
        return None if quantity is None else (indicators[indicator.ceiling].name, quantity)


def _check_quantity(value: FigureValue, decimals: int) -> None:
    if value.quantity is None:
        return
    text = f"{value.quantity:f}"
    if value.quantity < 0:
        raise NegativeNumberError(text)
    exponent = value.quantity.normalize().as_tuple().exponent
    if isinstance(exponent, int) and -exponent > decimals:
        raise TooManyDecimalsError(text, decimals)


def _shown(figures: UnitFigures, indicator: Indicator, part: str | None, month: ReportingPeriod) -> FigureValue:
    if part is None and indicator.breakdowns:
        parts = [figures.value(indicator.uuid, p, month, Measure.ACTUAL) for p in indicator.breakdowns]
        if all(value == NOTHING for value in parts):
            return NOTHING
        return figures.whole_value(indicator, month)
    return figures.value(indicator.uuid, part, month, Measure.ACTUAL)


def _remaining(indicator: Indicator, committed: Decimal | None, cumulative: Decimal | None) -> Decimal | None:
    if committed is None or indicator.kind is not IndicatorKind.FLOW or indicator.direction is Direction.DOWN:
        return None
    return max(committed - (cumulative or Decimal(0)), Decimal(0))


def _value_of(value: object) -> FigureValue:
    try:
        return decode_value(value)
    except InvalidCellError:
        return MISSING
