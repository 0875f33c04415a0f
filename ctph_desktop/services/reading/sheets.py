"""The lines of a month's sheet: what is typed, what it is set beside, and what is wrong with it."""

from collections.abc import Collection, Container, Iterable, Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal

from ctph_desktop.domain.doubts import FigureDoubt, beside_commitment, beside_own_months
from ctph_desktop.domain.errors import FigureExceedsCeilingError, UnknownIndicatorError
from ctph_desktop.domain.figures import (
    LARGEST_QUANTITY,
    MISSING,
    Coordinates,
    FigureState,
    FigureValue,
    Measure,
    round_half_up,
)
from ctph_desktop.domain.forms.definition import Severity
from ctph_desktop.domain.indicators import Indicator, is_worked_off, remaining
from ctph_desktop.domain.lines import LineKey
from ctph_desktop.domain.periods import ReportingPeriod
from ctph_desktop.domain.programme_years import Standpoint
from ctph_desktop.domain.standing import standing
from ctph_desktop.domain.stocks import Movement, closings
from ctph_desktop.domain.targets import TIERS
from ctph_desktop.domain.text import clean
from ctph_desktop.services.ground.openings_held import Openings
from ctph_desktop.services.ground.report_rows import FindingRow, ProgressRow
from ctph_desktop.services.ground.review_rows import ReceivedRow
from ctph_desktop.services.ground.workplace import Workplace
from ctph_desktop.services.reading.carried_figures import CarriedFigures, carried_figures
from ctph_desktop.services.reading.figures_of_unit import UnitFigures
from ctph_desktop.services.reading.moved_stocks import with_closings
from ctph_desktop.services.reading.openings import (
    closing_stocks,
    previous_edition,
    stocks_and_what_leaves_them,
    with_openings,
)
from ctph_desktop.services.reading.shared_figures import Finer, finer_periods, not_yet_typed, with_shared
from ctph_desktop.services.reading.targets_given import targets_given, unit_figures
from ctph_desktop.wording import doubts, formats, targets, terms


class SheetLines:
    """The lines an office types each month, in printing order."""

    def __init__(self, workplace: Workplace) -> None:
        self._workplace = workplace

    def find(self, text: str) -> LineKey:
        """Return the row key meant by an indicator's code (`VL01`), or a part's (`GN06/ND`)."""
        catalogue = self._workplace.catalogue()
        code, _, part = clean(text).upper().partition("/")
        parts = {row.code.upper(): row.uuid for row in catalogue.organisations.values()}
        for indicator in catalogue.reported_indicators():
            if indicator.code.upper() == code and (not part or parts.get(part) in indicator.breakdowns):
                return LineKey(indicator.uuid, parts[part] if part else None)
        raise UnknownIndicatorError(text)

    def codes(self) -> dict[LineKey, str]:
        """Return the code of each line by row key: an indicator's (`VL01`), or a part's (`GN06/ND`)."""
        catalogue = self._workplace.catalogue()
        found = {}
        for indicator in catalogue.reported_indicators():
            found[LineKey(indicator.uuid)] = indicator.code
            for part in indicator.breakdowns:
                organisation = catalogue.organisations.get(part)
                found[LineKey(indicator.uuid, part)] = f"{indicator.code}/{organisation.code if organisation else part}"
        return found

    def lines(
        self, figures: UnitFigures, period: ReportingPeriod | None = None, *, only: Container[str] | None = None
    ) -> Iterator[ProgressRow]:
        """Yield the lines of a month as they stand on disk, without findings; of January when no month is given.

        `only` names the indicators that are wanted, if not all are.
        """
        months = self._workplace.looked_at.periods()
        month = period or (months[0] if months else None)
        if month is None:
            return
        organisations = self._workplace.catalogue().organisations
        carried, finer = self.carried(figures, month), finer_periods(self._workplace)
        for indicator in self._workplace.catalogue().reported_indicators():
            if only is not None and indicator.uuid not in only:
                continue
            yield self._line(carried, indicator, None, month, finer=finer, label=indicator.name, level=0)
            for part in indicator.breakdowns:
                name = organisations[part].name if part in organisations else part
                yield self._line(carried, indicator, part, month, finer=finer, label=name, level=1)

    def carried(self, figures: UnitFigures, period: ReportingPeriod, *, on: date | None = None) -> CarriedFigures:
        """Return a unit's figures with those of the units that had become it, as held here.

        They are those of the last day of a period, or `on` another. Where a moved stock of theirs stood, nobody types:
        it is known to whoever holds their reports.
        """
        workplace = self._workplace
        units, programme = workplace.catalogue().units, workplace.catalogue().programme
        stands = standing(units, programme.units if programme else (), on or period.last_day)
        by_unit: dict[str, dict[Coordinates, FigureValue]] = {one: {} for one in stands.all_of(figures.unit)[1:]}
        if not by_unit:
            return CarriedFigures(figures)
        books = [book for one in by_unit for book in (workplace.books.of_unit(one), workplace.books.about(one))]
        known = workplace.catalogue().indicators
        moved = {uuid for uuid, indicator in known.items() if indicator.is_moved}
        for where, value in workplace.queries.figures(books).items():
            if where.indicator not in moved or where.measure is Measure.BASELINE:
                by_unit[where.unit][where] = value
        theirs = unit_figures(workplace, by_unit)
        return carried_figures(figures.unit, stands, units=units, figures={**theirs, figures.unit: figures})

    def _line(
        self,
        figures: CarriedFigures,
        indicator: Indicator,
        part: str | None,
        month: ReportingPeriod,
        *,
        finer: Finer,
        label: str,
        level: int,
    ) -> ProgressRow:
        is_whole = part is None and bool(indicator.breakdowns)
        is_shared = (indicator.uuid, month) in finer
        until_now = self._workplace.looked_at.until(month)
        committed = figures.of_year(indicator.uuid, part, month, Measure.COMMITTED)
        cumulative = figures.so_far(indicator, until_now) if is_whole else figures.over(indicator, part, until_now)
        previous, year_before = month.previous, month.year_before
        return ProgressRow(
            key=LineKey(indicator.uuid, part),
            label=label,
            level=level,
            unit_of_measure=indicator.unit_of_measure,
            decimals=indicator.decimals,
            kind=indicator.kind,
            direction=indicator.direction,
            is_computed=is_whole or is_shared or indicator.is_moved,
            assigned=figures.of_year(indicator.uuid, part, month, Measure.ASSIGNED),
            committed=committed,
            before=self._done_before(figures, indicator, part, month).count,
            is_estimate=self._workplace.looked_at.measure is Measure.ESTIMATE,
            previous_month=_shown(figures.own, indicator, part, previous) if previous else MISSING,
            year_before=_shown(figures.own, indicator, part, year_before) if year_before else MISSING,
            in_period=_shown(figures.own, indicator, part, month),
            cumulative=cumulative.count,
            remaining=remaining(indicator.kind, indicator.direction, committed=committed, cumulative=cumulative.count),
            amended=_amended(figures.own, indicator, part),
        )

    def _done_before(
        self, figures: CarriedFigures, indicator: Indicator, part: str | None, month: ReportingPeriod
    ) -> FigureValue:
        """Return what the year had come to before a period; beside an estimate, what was done to the period's end."""
        before = self._workplace.looked_at.before(month)
        programme = self._workplace.catalogue().programme
        if programme is not None and programme.measure is Measure.ESTIMATE:
            signed = Standpoint(programme.document, programme.plan_year)
            figures, before = figures.of_measure(Measure.ACTUAL), self._workplace.at(signed).looked_at.until(month)
        if part is None and indicator.breakdowns:
            return figures.so_far(indicator, before)
        return figures.over(indicator, part, before)

    def figures(self, *, only: Iterable[str] | None = None) -> UnitFigures:
        """Return the own figures of the year and of the one before, with the targets and baselines beside them.

        `only` names the indicators that are wanted, if not all are; those that limit them come with them, and what
        else these limit. Where no baseline was given, a stock begins with what the year before ended with.
        """
        unit, workplace = self._workplace.identity.unit, self._workplace
        wanted = None if only is None else self._with_ceilings(only)
        last_year = previous_edition(workplace)
        known = workplace.catalogue().indicators
        indicators = [known[uuid] for uuid in (known if wanted is None else wanted) if uuid in known]
        now = self.typed(wanted, indicators)
        given = targets_given(workplace, [unit], now).get(unit, {})
        own: dict[Coordinates, FigureValue] = {}
        if last_year is not None:
            there = workplace.at(last_year)
            own = {
                where: value
                for where, value in SheetLines(there).stood(wanted, indicators).items()
                if where.measure is Measure.ACTUAL and where.period.year == last_year.year
            }
            began = self._opening(there).get(unit, {})
            asked = {one.uuid for one in indicators}
            closing = {place: value for place, value in began.items() if place[0] in asked}
            now = with_openings(now, unit, closing, year=self.year)
        figures = {**own, **self._closed(now, indicators)}
        return UnitFigures(unit, figures, given, workplace.looked_at.measure, workplace.looked_at.targets_of)

    def stood(
        self, wanted: Collection[str] | None, indicators: Sequence[Indicator]
    ) -> Mapping[Coordinates, FigureValue]:
        """Return what was typed in the year looked at, with what its moved stocks stood at."""
        if any(indicator.is_moved for indicator in indicators):
            return self.figures(only=wanted).figures
        return self.typed(wanted, indicators)

    def _closed(
        self, figures: dict[Coordinates, FigureValue], indicators: Iterable[Indicator]
    ) -> dict[Coordinates, FigureValue]:
        programme = self._workplace.catalogue().programme
        moved = [indicator for indicator in indicators if indicator.is_moved]
        if not moved or programme is None or programme.measure is not Measure.ACTUAL:
            return figures
        unit, periods = self._workplace.identity.unit, programme.periods()
        known = self._workplace.catalogue()
        row = known.units.get(unit)
        begins = row.valid_from if row is not None and row.valid_from is not None else date.min
        closed = with_closings(
            self._without_parts(figures, moved), unit, moved, periods=periods, year=self.year, begins=begins
        )
        stocks = {stock.uuid for stock in moved}
        kept = {where: value for where, value in figures.items() if where.indicator not in stocks}
        return kept | {where: value for where, value in closed.items() if where.indicator in stocks}

    def _without_parts(
        self, figures: dict[Coordinates, FigureValue], moved: Iterable[Indicator]
    ) -> dict[Coordinates, FigureValue]:
        """Leave out what moved stocks in longer periods of which some shorter one was not typed yet."""
        known, finer, unit = (
            self._workplace.catalogue().indicators,
            finer_periods(self._workplace),
            self._workplace.identity.unit,
        )
        own, found = UnitFigures(unit, figures), dict(figures)
        for flow in (known[uuid] for stock in moved for uuid in stock.moved_by if uuid in known):
            for uuid, period in finer:
                if uuid == flow.uuid and not_yet_typed(flow, None, period, own, finer):
                    found.pop(Coordinates(unit, uuid, None, period, Measure.ACTUAL), None)
        return found

    def typed(self, wanted: Collection[str] | None, indicators: Iterable[Indicator]) -> dict[Coordinates, FigureValue]:
        """Return what stands in the books of the year looked at, with what longer periods come to."""
        unit, workplace = self._workplace.identity.unit, self._workplace
        books = [workplace.books.of_unit(unit, year=year) for year in workplace.looked_at.years_drawn_on]
        books.append(workplace.books.about(unit))
        return with_shared(
            workplace.queries.figures(books, indicators=wanted), unit, indicators, finer_periods(workplace)
        )

    def _opening(self, there: Workplace) -> Openings:
        """Return what the stocks of the unit stood at in the end of the year before, worked out once."""
        programme, then = self._workplace.catalogue().programme, there.catalogue().programme
        if programme is None or then is None:
            return {}

        def closing() -> Openings:
            before, known = SheetLines(there), stocks_and_what_leaves_them(there, then)
            figures = before.figures(only={one.uuid for one in known})
            carried = before.carried(figures, before.year, on=self.year.first_day)
            units = there.catalogue().units
            return {figures.unit: closing_stocks(carried, known, then=then, units=units)}

        return self._workplace.openings.of(programme.uuid, programme.plan_year, as_typed=True, work_out=closing)

    @property
    def year(self) -> ReportingPeriod:
        """The year looked at, in the programme's calendar."""
        programme = self._workplace.catalogue().programme
        return programme.year_period if programme is not None else ReportingPeriod.whole_year(self._workplace.year)

    def _with_ceilings(self, indicators: Iterable[str]) -> set[str]:
        known = self._workplace.catalogue().indicators
        wanted = set(indicators)
        limits = wanted | {known[uuid].ceiling or uuid for uuid in wanted if uuid in known}
        limited = limits | {uuid for uuid, indicator in known.items() if indicator.ceiling in limits}
        stocks = limited | {uuid for uuid, indicator in known.items() if limited.intersection(indicator.moved_by)}
        return stocks | {flow for uuid in stocks if uuid in known for flow in known[uuid].moved_by}

    def errors(self, period: ReportingPeriod) -> tuple[str, ...]:
        """Return the sentences of the findings that forbid sealing a month, conflicts left aside."""
        figures = self.figures()
        found = (
            finding
            for row in self.lines(figures, period)
            for finding in self.findings(row, figures, period, own=figures, in_conflict=False)
        )
        return tuple(finding.message for finding in found if finding.severity is Severity.ERROR)

    def findings(
        self,
        row: ProgressRow | ReceivedRow,
        figures: UnitFigures,
        period: ReportingPeriod,
        *,
        own: UnitFigures,
        in_conflict: bool,
    ) -> Iterator[FindingRow]:
        """Yield what deserves a second look in a line, typed here or received: errors, blanks, doubts.

        `figures` holds the unit's baselines, `own` what it did in the months of the year.
        """
        if in_conflict:
            yield FindingRow(Severity.ERROR, row.key, doubts.conflict(row.label))
        quantity = row.in_period.quantity
        if quantity is not None and quantity < 0:
            yield FindingRow(Severity.ERROR, row.key, doubts.negative(row.label, quantity))
        elif quantity is not None and quantity >= LARGEST_QUANTITY:
            yield FindingRow(Severity.ERROR, row.key, doubts.too_large(row.label, quantity))
        elif quantity is not None and quantity != round_half_up(quantity, decimals=row.decimals):
            yield FindingRow(Severity.ERROR, row.key, doubts.too_many_decimals(row.label, quantity))
        ceiling = self._ceiling(row.key, figures, period)
        if ceiling is not None and row.cumulative is not None and row.cumulative > ceiling[1]:
            yield FindingRow(Severity.ERROR, row.key, doubts.beyond_ceiling(row.label, row.cumulative, *ceiling))
        if row.in_period.state is FigureState.MISSING and not row.is_computed:
            yield FindingRow(Severity.NOTE, row.key, doubts.blank(row.label))
        yield from self._not_closed(row, own, period)
        yield from self._not_all_typed(row, own, period)
        yield from self._doubts(row, own, period)

    def _not_closed(
        self, row: ProgressRow | ReceivedRow, own: UnitFigures, period: ReportingPeriod
    ) -> Iterator[FindingRow]:
        """Yield why it is not known where a moved stock stands, or that what moved it comes to something else."""
        stock = self._workplace.catalogue().indicators[row.key.indicator]
        if not stock.is_moved or stock.increase is None or stock.decrease is None:
            return
        opening = own.of_year(stock.uuid, None, period, Measure.BASELINE)
        if row.in_period.state is not FigureState.MISSING:
            movements = [
                Movement(
                    own.value(stock.increase, None, one, own.measure), own.value(stock.decrease, None, one, own.measure)
                )
                for one in (*self._workplace.looked_at.before(period), period)
            ]
            expected = list(closings(opening, movements))[-1]
            if expected not in {MISSING, row.in_period.bare}:
                yield FindingRow(
                    Severity.DOUBT, row.key, doubts.stock_does_not_follow(row.label, terms.figure(expected))
                )
            return

        def lacks_some(one: ReportingPeriod) -> bool:
            return any(own.value(flow, None, one, own.measure) == MISSING for flow in stock.moved_by)

        if lacks_some(period):
            return
        before = [one for one in self._workplace.looked_at.before(period) if lacks_some(one)]
        lacks_days = not before and opening is not None
        said = doubts.stock_of_loose_periods(row.label) if lacks_days else doubts.stock_not_closed(row.label, before)
        yield FindingRow(Severity.DOUBT, row.key, said)

    def _not_all_typed(
        self, row: ProgressRow | ReceivedRow, own: UnitFigures, period: ReportingPeriod
    ) -> Iterator[FindingRow]:
        """Yield that a shared figure lacks some of the shorter periods it is typed in; its parts say it for a whole."""
        indicator, part = self._workplace.catalogue().indicators[row.key.indicator], row.key.breakdown
        if part is None and indicator.breakdowns:
            return
        lacking = not_yet_typed(indicator, part, period, own, finer_periods(self._workplace))
        if lacking:
            is_blank = row.in_period.state is FigureState.MISSING
            severity = Severity.NOTE if is_blank else Severity.DOUBT
            yield FindingRow(severity, row.key, doubts.not_all_typed(row.label, lacking, is_blank=is_blank))

    def _doubts(
        self, row: ProgressRow | ReceivedRow, own: UnitFigures, period: ReportingPeriod
    ) -> Iterator[FindingRow]:
        indicator = self._workplace.catalogue().indicators[row.key.indicator]
        if row.in_period.state is FigureState.NOT_APPLICABLE:
            given = own.of_year(row.key.indicator, row.key.breakdown, period, Measure.ASSIGNED)
            target = given if row.committed is None else row.committed
            is_nothing = target == 0 and is_worked_off(indicator.kind, indicator.direction)
            if target is not None and not is_nothing:
                yield FindingRow(Severity.DOUBT, row.key, doubts.has_a_target(row.label, target))
            return
        doubt = beside_commitment(
            cumulative=row.cumulative,
            committed=row.committed,
            is_worked_off=is_worked_off(indicator.kind, indicator.direction),
        )
        if doubt is not None and row.cumulative is not None:
            yield FindingRow(Severity.DOUBT, row.key, _beside_commitment(doubt, row, row.cumulative))
            return  # a line is looked at once
        past = [] if row.is_computed else own.counts_of(row.key, self._workplace.looked_at.before(period))
        quantity = row.in_period.quantity
        doubt = beside_own_months(quantity, past)
        if doubt is not None and quantity is not None:
            is_above = doubt is FigureDoubt.FAR_ABOVE_OWN_MONTHS
            beside = max(past) if is_above else min(past)
            sentence = doubts.far_from_own_months(row.label, quantity, beside, is_above=is_above)
            yield FindingRow(Severity.DOUBT, row.key, sentence)

    def check_ceilings(
        self, figures: UnitFigures, period: ReportingPeriod, wanted: Mapping[Coordinates, FigureValue]
    ) -> None:
        """Raise FigureExceedsCeilingError if a wanted figure lifts a cumulative one beyond its baseline."""
        touched = {where.indicator for where in wanted}
        indicators = self._workplace.catalogue().indicators
        limited = {uuid for uuid in touched if uuid in indicators and indicators[uuid].ceiling is not None}
        for row in self.lines(figures, period, only=limited):
            ceiling = self._ceiling(row.key, figures, period)
            if ceiling is not None and row.cumulative is not None and row.cumulative > ceiling[1]:
                raise FigureExceedsCeilingError(row.label, row.cumulative, *ceiling)

    def _ceiling(self, key: LineKey, figures: UnitFigures, period: ReportingPeriod) -> tuple[str, Decimal] | None:
        indicators = self._workplace.catalogue().indicators
        indicator = indicators.get(key.indicator)
        if indicator is None or indicator.ceiling is None or indicator.ceiling not in indicators:
            return None
        quantity = self.carried(figures, period).of_year(indicator.ceiling, None, period, Measure.BASELINE)
        return None if quantity is None else (indicators[indicator.ceiling].name, quantity)


def _beside_commitment(doubt: FigureDoubt, row: ProgressRow | ReceivedRow, cumulative: Decimal) -> str:
    if doubt is FigureDoubt.BEYOND_NOTHING:
        return doubts.beyond_nothing(row.label, cumulative)
    return doubts.far_beyond_commitment(row.label, formats.percent(cumulative, row.committed))


def _amended(figures: UnitFigures, indicator: Indicator, part: str | None) -> str:
    said = (
        targets.versions(
            terms.MEASURES[measure],
            figures.versions(indicator.uuid, part, measure),
            decimals=indicator.decimals,
        )
        for measure in TIERS
    )
    return "\n".join(filter(None, said))


def _shown(figures: UnitFigures, indicator: Indicator, part: str | None, month: ReportingPeriod) -> FigureValue:
    if part is None and indicator.breakdowns:
        return figures.whole_value(indicator, month)
    return figures.value(indicator.uuid, part, month, figures.measure)
