"""The targets of all units of a year in one table: what each was given, since when, and the total set beside them."""

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal

from msgspec import Struct
from msgspec.structs import replace

from ctph_desktop.domain.errors import NotAllowedError
from ctph_desktop.domain.figures import Measure
from ctph_desktop.domain.lines import LineKey
from ctph_desktop.domain.periods import ReportingPeriod
from ctph_desktop.domain.programmes import Programme
from ctph_desktop.domain.target_answers import AnswerState, TargetAnswer, answered_tier, state_of
from ctph_desktop.domain.targets import (
    TIERS,
    WHOLE_YEAR,
    DraftPlace,
    TargetPlace,
    TargetVersion,
    month_of_version,
    within_period,
)
from ctph_desktop.services.ground.workplace import Workplace
from ctph_desktop.services.programmes.last_years_targets import last_years_targets
from ctph_desktop.services.reading.carried_figures import CarriedFigures
from ctph_desktop.services.reading.own_totals import targets_of_units
from ctph_desktop.services.reading.target_answers import target_answers
from ctph_desktop.services.reading.target_lines import line_code, target_cells
from ctph_desktop.services.reading.targets_given import own_total_given
from ctph_desktop.services.reviewing.targets import TargetService

NEWEST = None
"""The view that shows what holds at the end of the year."""


class TargetColumn(Struct, frozen=True):
    """A column of the table: which target of each unit; `label` is the line's, a part's with that of its whole.

    Rates of units do not add up to anything.
    """

    place: TargetPlace
    code: str
    label: str
    unit_of_measure: str
    decimals: int
    adds_up: bool = True


class UnitAnswer(Struct, frozen=True):
    """Where a unit's answer to a target of a line stands, and what it says; None while it said nothing."""

    state: AnswerState
    answer: TargetAnswer | None = None


class UnitTargets(Struct, frozen=True):
    """What one unit was given, by place; blanks are None.

    `versions` are those of each target, the first first. `carried` are places whose figure is, in whole or in part,
    that of units it took over: none of its own to be changed. `answers` are there for each line with one of its own.
    """

    unit: str
    name: str
    code: str
    counts: Mapping[TargetPlace, Decimal | None]
    versions: Mapping[TargetPlace, Sequence[TargetVersion]]
    carried: frozenset[TargetPlace] = frozenset()
    answers: Mapping[LineKey, UnitAnswer] = {}

    def is_amended(self, place: TargetPlace) -> bool:
        """Tell whether a target became another one in the course of the year."""
        return len(self.versions.get(place, ())) > 1


class TargetGrid(Struct, frozen=True):
    """All units of a year or term with their targets as they hold from a month on, or by its end (`since` is None).

    `own` is what the superior office was given for all together. `months` are those from which targets can be amended,
    `amended` those from which any was. `closed_note` says why nothing can be given; empty where it can. `last_year` is
    the year that can be copied from; 0 where there is none. `today` is the PC's day.
    """

    period: ReportingPeriod
    since: str | None
    months: tuple[ReportingPeriod, ...]
    amended: tuple[str, ...]
    columns: tuple[TargetColumn, ...]
    units: tuple[UnitTargets, ...]
    own: UnitTargets
    today: date
    closed_note: str = ""
    last_year: int = 0

    @property
    def is_empty(self) -> bool:
        """Whether no unit was given any target."""
        return not any(
            count is not None for unit in self.units for place, count in unit.counts.items() if place.measure in TIERS
        )


class TargetGridService:
    """Reads the table, and what could be copied into it."""

    def __init__(self, workplace: Workplace, targets: TargetService) -> None:
        self._workplace = workplace
        self._targets = targets

    def view(self, since: str | None = NEWEST) -> TargetGrid:
        """Return the table as it holds by the end of the year, or from a month on (`2019-07`; empty: the beginning).

        NotAllowedError for an office that gives no targets, UnknownUnitError where there is no programme.
        """
        if not self._workplace.is_superior:
            raise NotAllowedError("superior")
        programme, months = self._targets.programme(), self._targets.months()
        period = _seen_from(programme, months, since)
        columns = self._columns()
        given = targets_of_units(self._workplace, programme, programme.target_period)
        answers = target_answers(self._workplace, programme)
        units = tuple(
            _with_answers(self._unit(one, columns, period), answers.get(one.unit, {})) for one in given.values()
        )
        own = self._unit(CarriedFigures(own_total_given(self._workplace)), columns, period)
        amended = {
            version.since for unit in (*units, own) for versions in unit.versions.values() for version in versions
        }
        return TargetGrid(
            period=programme.target_period,
            since=since,
            months=months,
            amended=tuple(sorted(amended - {WHOLE_YEAR})),
            columns=columns,
            units=units,
            own=own,
            today=self._workplace.clock().date(),
            closed_note=self._workplace.keeping.closed_note(),
            last_year=last.plan_year if (last := self._last()) is not None else 0,
        )

    def last_years(self) -> dict[DraftPlace, Decimal]:
        """Return what the units were given by the end of the year before, wherever nothing was given yet."""
        last = self._last()
        if last is None:
            return {}
        grid = self.view()
        here = {unit.unit: unit.counts for unit in (*grid.units, grid.own)}
        columns = {column.place for column in grid.columns}
        copied = last_years_targets(self._workplace, last, self._targets.programme())
        return {
            (unit, place): count
            for unit, place, count in copied
            if unit in here and place in columns and here[unit].get(place) is None
        }

    def _last(self) -> Programme | None:
        """Return the programme looked at in the year before."""
        programme = self._targets.programme()
        return next(
            (
                one.programme
                for one in self._workplace.catalogue().editions
                if one.programme.uuid == programme.document and one.year == programme.plan_year - 1
            ),
            None,
        )

    def _columns(self) -> tuple[TargetColumn, ...]:
        organisations = self._workplace.catalogue().organisations
        return tuple(
            TargetColumn(
                place=TargetPlace(indicator.uuid, part, measure),
                code=line_code(self._workplace, indicator, part),
                label=f"{indicator.name} – {organisations[part].name}"
                if part and part in organisations
                else indicator.name,
                unit_of_measure=indicator.unit_of_measure,
                decimals=indicator.decimals,
                adds_up=indicator.rate_of is None,
            )
            for indicator, part, measures in target_cells(self._workplace, is_own_total=False)
            for measure in measures
        )

    def _unit(self, figures: CarriedFigures, columns: Sequence[TargetColumn], period: ReportingPeriod) -> UnitTargets:
        known, year = self._workplace.catalogue().units.get(figures.unit), self._targets.programme().target_period
        counts, carried = {}, set()
        for column in columns:
            place = column.place
            where = (place.indicator, place.breakdown, period, place.measure)
            counts[place] = figures.of_year(*where)
            if figures.taken_over and any(
                one is not figures.own and one.of_year(*where) is not None for one in figures.holders(*where)
            ):
                carried.add(place)
        return UnitTargets(
            unit=figures.unit,
            name=self._workplace.names.unit(figures.unit),
            code=known.code if known is not None else "",
            counts=counts,
            versions={place: within_period(versions, year) for place, versions in figures.own.targets.items()},
            carried=frozenset(carried),
        )


def _with_answers(unit: UnitTargets, answers: Mapping[TargetPlace, TargetAnswer]) -> UnitTargets:
    """Return a unit with what it says to the target it answers of each line: one of its own that it was given."""
    tiers: dict[LineKey, list[Measure]] = {}
    for place, count in unit.counts.items():
        if count is not None and place.measure in TIERS and place not in unit.carried:
            tiers.setdefault(LineKey(place.indicator, place.breakdown), []).append(place.measure)
    found = {}
    for line, given in tiers.items():
        if (tier := answered_tier(given)) is not None:
            place = TargetPlace(line.indicator, line.breakdown, tier)
            answer = answers.get(place)
            found[line] = UnitAnswer(state_of(answer, unit.versions.get(place, ())), answer)
    return replace(unit, answers=found)


def _seen_from(programme: Programme, months: Sequence[ReportingPeriod], since: str | None) -> ReportingPeriod:
    """Return the period whose end says what holds."""
    if since is None:
        return programme.target_period
    return next((month for month in months if month_of_version(month) == since), months[0])
