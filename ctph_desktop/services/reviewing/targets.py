"""The targets of a unit's year: what stands at its start, what is assigned, what is committed, and since when."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal

from msgspec import Struct

from ctph_desktop.domain.errors import (
    BaselineNotAmendedError,
    DividedUnitTargetError,
    NotAllowedError,
    PeriodNotInProgrammeError,
    ReasonMissingError,
    UnknownIndicatorError,
    UnknownUnitError,
)
from ctph_desktop.domain.figure_codec import quantity_text
from ctph_desktop.domain.figures import MISSING, Coordinates, FigureValue, Measure
from ctph_desktop.domain.journal.books import STANDING, Book
from ctph_desktop.domain.lines import LineKey
from ctph_desktop.domain.periods import ReportingPeriod
from ctph_desktop.domain.programmes import Programme
from ctph_desktop.domain.standing import standing
from ctph_desktop.domain.targets import (
    TIERS,
    WHOLE,
    WHOLE_YEAR,
    GivenCell,
    GivingEffect,
    Target,
    TargetVersion,
    effect_of,
    month_after,
    month_of_version,
)
from ctph_desktop.domain.text import clean
from ctph_desktop.services.ground.changes import Changes
from ctph_desktop.services.ground.puts import put_figure, put_target
from ctph_desktop.services.ground.workplace import Workplace
from ctph_desktop.services.reading.carried_figures import carried_figures
from ctph_desktop.services.reading.figures_of_unit import UnitFigures
from ctph_desktop.services.reading.own_totals import OwnTotal, own_totals, targets_of_units
from ctph_desktop.services.reading.target_lines import line_code, target_cells
from ctph_desktop.services.reading.targets_given import own_total_given, unit_figures
from ctph_desktop.storage.journal import Put
from ctph_desktop.wording.devices import targets_taken_over

GivenTargets = Mapping[tuple[LineKey, Measure], Decimal | None]
"""What is given, by line and measure; None takes a target back."""


class TargetLine(Struct, frozen=True):
    """A line of a unit's year; `counts` holds what may be given there, None where nothing holds.

    `code` is an indicator's (`VL01`), or a part's (`GN06/ND`). `versions` are those of each target, the first first.
    """

    key: LineKey
    code: str
    label: str
    level: int
    unit_of_measure: str
    decimals: int
    counts: Mapping[Measure, Decimal | None]
    versions: Mapping[Measure, Sequence[TargetVersion]]


class TargetSheet(Struct, frozen=True):
    """The targets of one unit in a year, or in the term looked at, as they hold from a month on, `since`.

    `since` is empty where they hold from the beginning.

    `note` says what a merged unit counts beside its own targets. `is_own_total` marks the superior office's sheet: what
    it was given for all its units together.
    """

    unit: str
    unit_name: str
    year: int
    period: ReportingPeriod
    since: str
    lines: tuple[TargetLine, ...]
    note: str = ""
    is_own_total: bool = False


class TargetService:
    """Gives the units their targets; they lie in the superior's book about each unit and travel with its answer."""

    def __init__(self, workplace: Workplace) -> None:
        self._workplace = workplace

    def months(self) -> tuple[ReportingPeriod, ...]:
        """Return the months of the year or term that targets are about; from each but the first they can be amended."""
        programme = self._workplace.catalogue().programme
        return programme.target_period.months if programme is not None else ()

    def newest_month(self, unit: str) -> ReportingPeriod | None:
        """Return from when on a unit's newest amendment holds; None where nothing was amended."""
        found = self.unit(unit)
        figures = self._figures([found])[found]
        amended = {version.since for versions in figures.targets.values() for version in versions} - {WHOLE_YEAR}
        return next((month for month in self.months() if amended and month_of_version(month) == max(amended)), None)

    def sheet(self, unit: str, *, since: ReportingPeriod | None = None) -> TargetSheet:
        """Return the targets of a unit (UUID, code or name) as they hold from a month on.

        UnknownUnitError for a unit that does not report; the superior office's own sheet holds what was assigned to it
        for all together. PeriodNotInProgrammeError for a month of another year.
        """
        found = self.unit(unit)
        return self._sheet(found, self._figures([found])[found], since=since)

    def sheets(self, units: Iterable[str], *, since: ReportingPeriod | None = None) -> dict[str, TargetSheet]:
        """Return the targets of several units, by UUID, read at once; the errors are those of one sheet."""
        found = [self.unit(unit) for unit in units]
        return {unit: self._sheet(unit, one, since=since) for unit, one in self._figures(found).items()}

    def _sheet(self, found: str, figures: UnitFigures, *, since: ReportingPeriod | None) -> TargetSheet:
        programme, from_month = self.programme(), self._since(since)
        first = since or programme.target_period.months[0]
        lines = []
        for indicator, part, measures in target_cells(self._workplace, is_own_total=self._is_own(found)):
            organisation = self._workplace.catalogue().organisations.get(part) if part else None
            lines.append(
                TargetLine(
                    key=LineKey(indicator.uuid, part),
                    code=line_code(self._workplace, indicator, part),
                    label=organisation.name if organisation else indicator.name,
                    level=0 if part is None else 1,
                    unit_of_measure=indicator.unit_of_measure,
                    decimals=indicator.decimals,
                    counts={measure: figures.of_year(indicator.uuid, part, first, measure) for measure in measures},
                    versions={m: figures.versions(indicator.uuid, part, m) for m in measures if m in TIERS},
                )
            )
        return TargetSheet(
            unit=found,
            unit_name=self._workplace.names.unit(found),
            year=programme.plan_year,
            period=programme.target_period,
            since=from_month,
            lines=tuple(lines),
            note=self._taken_over(found),
            is_own_total=self._is_own(found),
        )

    def give(
        self,
        unit: str,
        targets: GivenTargets,
        *,
        since: ReportingPeriod | None = None,
        document: str = "",
        reason: str = "",
    ) -> Changes:
        """Give a unit targets by line and measure, from a month on or from the beginning; the ones before stay known.

        `document` names what amends them; without one the reason is written beside the new version.
        ReasonMissingError when what holds by then changes without either, UnknownIndicatorError for a line that holds
        no such target, BaselineNotAmendedError for a baseline that would change from a month on, DividedUnitTargetError
        for a target of a unit from a month in which its parts have theirs.
        """
        return self.give_many({unit: targets}, since=since, document=document, reason=reason)

    def give_many(
        self,
        targets_by_unit: Mapping[str, GivenTargets],
        *,
        since: ReportingPeriod | None = None,
        document: str = "",
        reason: str = "",
    ) -> Changes:
        """Give several units their targets, all or none; the errors are those of giving one."""
        puts: list[Put] = []
        given = {self.unit(unit): targets for unit, targets in targets_by_unit.items()}
        for unit, sheet in self.sheets(given, since=since).items():
            puts.extend(self._puts(sheet, given[unit], document=document, reason=reason))
        if not puts:
            return Changes.NONE
        self._workplace.write(puts, reason=clean(reason) or clean(document))
        return Changes.ALL

    def effect(
        self, targets_by_unit: Mapping[str, GivenTargets], *, since: ReportingPeriod | None = None
    ) -> GivingEffect:
        """Say what giving several units their targets from a month on comes to; nothing is written."""
        given = {self.unit(unit): targets for unit, targets in targets_by_unit.items()}
        cells = []
        for unit, sheet in self.sheets(given, since=since).items():
            lines = {line.key: line for line in sheet.lines}
            for (key, measure), count in given[unit].items():
                line = lines.get(key)
                before = line.counts.get(measure) if line is not None else None
                cells.append(GivenCell(unit, before, count, line.versions.get(measure, ()) if line is not None else ()))
        return effect_of(cells, since=self._since(since))

    def totals(self, *, until: ReportingPeriod | None = None) -> tuple[OwnTotal, ...]:
        """Return what the units' targets add up to by the end of a month, beside the superior office's own totals."""
        if not self._workplace.is_superior:
            raise NotAllowedError("superior")
        programme = self.programme()
        period = until or programme.target_period
        return own_totals(self._workplace, programme, period, targets_of_units(self._workplace, programme, period))

    def _puts(self, sheet: TargetSheet, targets: GivenTargets, *, document: str, reason: str) -> Iterator[Put]:
        lines = {line.key: line for line in sheet.lines}
        for key, measure in targets:
            if key not in lines or measure not in lines[key].counts:
                raise UnknownIndicatorError(str(key))
        changed = {cell: count for cell, count in targets.items() if lines[cell[0]].counts[cell[1]] != count}
        if sheet.since and any(measure not in TIERS for _, measure in changed):
            raise BaselineNotAmendedError
        if not (clean(reason) or clean(document)) and any(lines[key].counts[m] is not None for key, m in changed):
            raise ReasonMissingError
        programme = self.programme()
        if any(measure in TIERS for _, measure in changed):
            self._check_not_divided(sheet.unit, sheet.since or month_of_version(programme.target_period.months[0]))
        for (key, measure), count in changed.items():
            if measure in TIERS:
                target = Target(
                    programme=programme.document,
                    unit=sheet.unit,
                    indicator=key.indicator,
                    breakdown=key.breakdown or WHOLE,
                    period=programme.target_period.code,
                    tier=TIERS[measure],
                    since=sheet.since,
                    quantity="" if count is None else quantity_text(count),
                    document=self._document(lines[key], measure, sheet.since, document=document, reason=reason),
                )
                yield put_target(self._book(sheet.unit), target)
            else:
                where = Coordinates(sheet.unit, key.indicator, key.breakdown, programme.year_period, measure)
                value = MISSING if count is None else FigureValue.reported(count)
                yield put_figure(self._workplace.books.about(sheet.unit), where, value)

    def _check_not_divided(self, unit: str, since: str) -> None:
        known = self._workplace.catalogue().units.get(unit)
        last_day = known.valid_to if known is not None and len(known.successors) > 1 else None
        if known is not None and last_day is not None and month_after(last_day) <= since:
            raise DividedUnitTargetError(known.name, last_day)

    def _document(self, line: TargetLine, measure: Measure, since: str, *, document: str, reason: str) -> str:
        """Return what is written as the document of a version: a slip corrected with a reason keeps what it has."""
        before = next((one.document for one in line.versions[measure] if one.since == since), "")
        named = clean(document) or before
        return named if since == WHOLE_YEAR else named or clean(reason)

    def _book(self, unit: str) -> Book:
        workplace = self._workplace
        return workplace.books.standing if self._is_own(unit) else workplace.books.about(unit, year=STANDING)

    def _is_own(self, unit: str) -> bool:
        return unit == self._workplace.books.common_office

    def _since(self, month: ReportingPeriod | None) -> str:
        months = self.months()
        if month is None or month == next(iter(months), None):
            return WHOLE_YEAR
        if month not in months:
            raise PeriodNotInProgrammeError(month.code, self.programme().plan_year)
        return month_of_version(month)

    def _figures(self, units: Iterable[str]) -> dict[str, UnitFigures]:
        """Return the figures of units with their targets, in their order."""
        by_unit: dict[str, dict[Coordinates, FigureValue]] = {unit: {} for unit in units}
        for where, value in self._workplace.queries.figures(map(self._workplace.books.about, by_unit)).items():
            by_unit[where.unit][where] = value
        found = unit_figures(self._workplace, by_unit)
        return {unit: own_total_given(self._workplace) if self._is_own(unit) else one for unit, one in found.items()}

    def programme(self) -> Programme:
        """Return the programme looked at; UnknownUnitError where there is none, and so no unit to give anything to."""
        programme = self._workplace.catalogue().programme
        if programme is None:
            raise UnknownUnitError("")
        return programme

    def _taken_over(self, unit: str) -> str:
        """Say whose targets a unit has taken over by the end of the year; nothing for one that took over none."""
        units, programme = self._workplace.catalogue().units, self.programme()
        stands = standing(units, programme.units, programme.year_period.last_day)
        carried = carried_figures(unit, stands, units=units, figures={})
        names = [self._workplace.names.unit(one) for one in stands.all_of(unit)[1:]]
        return targets_taken_over(names, is_new=carried.is_new) if names else ""

    def unit(self, text: str) -> str:
        """Return the unit meant by a UUID, code or name; UnknownUnitError unless it reports, or is this office."""
        if not self._workplace.is_superior:
            raise NotAllowedError("superior")
        programme = self._workplace.catalogue().programme
        found = self._workplace.names.find(text)
        if programme is None or (found not in programme.units and not self._is_own(found)):
            raise UnknownUnitError(text)
        return found
