"""What the programme has come to by the end of a month, as its forms print it: one method for one number."""

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal

from msgspec import Struct

from ctph_desktop.domain.figures import Coordinates, FigureValue, Measure
from ctph_desktop.domain.indicators import Indicator, IndicatorKind
from ctph_desktop.domain.periods import ReportingPeriod
from ctph_desktop.domain.programmes import Programme
from ctph_desktop.domain.spans import disjoint
from ctph_desktop.domain.standing import standing
from ctph_desktop.services.ground.workplace import Workplace
from ctph_desktop.services.reading.accepted import accepted_statements
from ctph_desktop.services.reading.carried_figures import carried_figures
from ctph_desktop.services.reading.figures_of_unit import UnitFigures, added
from ctph_desktop.services.reading.period_figures import waiting_units
from ctph_desktop.services.reading.targets_given import own_total_given, unit_figures
from ctph_desktop.storage.queries import StatementRow


class Attainment(Struct, frozen=True):
    """How far an indicator has come: `target` is that of the units whose result is counted in `share`.

    Where no unit's is, it is the target of them all. `towards_target` is what these units have done; `cumulative` is
    the result of all units, of which some may have no target. `own_target` was assigned to the superior office for all.
    """

    indicator: Indicator
    target: Decimal
    cumulative: Decimal | None
    share: Decimal | None
    towards_target: Decimal | None
    units_with_target: int
    units: int
    own_target: Decimal | None = None


class ProgrammeProgress(Struct, frozen=True):
    """The flows of a programme, and the units whose report of the month is counted, is awaited."""

    attainments: tuple[Attainment, ...]
    counted: tuple[str, ...]
    waiting: tuple[str, ...]


def programme_progress(workplace: Workplace, programme: Programme, month: ReportingPeriod) -> ProgrammeProgress:
    """Return what accepted reports add up to, of the units whose report of the month is among them.

    The tables add up each unit's months, as a province has a hundred thousand figures by December.
    """
    accepted, units = accepted_statements(workplace), workplace.catalogue().units
    stands = standing(units, programme.units, month.last_day)
    waiting = waiting_units(workplace, stands, accepted, month)
    by_unit: dict[str, dict[Coordinates, FigureValue]] = {unit: {} for unit in programme.units}
    for where, value in workplace.queries.figures(map(workplace.books.about, programme.units)).items():
        by_unit[where.unit][where] = value
    given = unit_figures(workplace, by_unit)
    targets = {unit: carried_figures(unit, stands, units=units, figures=given) for unit in stands.units}
    flows = _flows_with_targets(workplace, given)
    is_estimate = workplace.looked_at.measure is Measure.ESTIMATE
    until_now = {month.code} if is_estimate else {each.code for each in programme.until(month)}
    done = workplace.reports.totals(
        _counted_once(statement for (_, code), statement in accepted.items() if code in until_now),
        measure=workplace.looked_at.measure,
        indicators=[indicator.uuid for indicator in flows],
    )
    own = own_total_given(workplace)

    def attained(indicator: Indicator, unit: str) -> Decimal | None:
        if unit in waiting:
            return None
        of_parts = [
            [done[place] for one in stands.all_of(unit) if (place := (one, indicator.uuid, part)) in done]
            for part in indicator.breakdowns or (None,)
        ]
        return added(added(counts) for counts in of_parts) if all(of_parts) else None

    def attainments() -> Iterator[Attainment]:
        for indicator in flows:
            pairs = [
                (targets[unit].of_year(indicator.uuid, None, month, Measure.COMMITTED), attained(indicator, unit))
                for unit in stands.units
            ]
            both = [(target, count) for target, count in pairs if target is not None and count is not None]
            target = added(target for target, _ in (both or pairs))
            if target is not None:
                done = [count for _, count in pairs if count is not None]
                towards = added(count for _, count in both)
                share = towards / target if towards is not None and target else None
                yield Attainment(
                    indicator,
                    target,
                    added(done),
                    share,
                    towards,
                    len(both),
                    len(done),
                    own.of_year(indicator.uuid, None, month, Measure.ASSIGNED),
                )

    return ProgrammeProgress(
        attainments=tuple(attainments()),
        counted=tuple(unit for unit in stands.units if unit not in waiting),
        waiting=tuple(unit for unit in stands.units if unit in waiting),
    )


def _flows_with_targets(workplace: Workplace, given: Mapping[str, UnitFigures]) -> list[Indicator]:
    """Return the flows of a programme that any unit was given a target of: of no other one is anything to be said."""
    with_target = {
        place.indicator for figures in given.values() for place in figures.targets if place.measure is Measure.COMMITTED
    }
    reported = workplace.catalogue().reported_indicators()
    return [one for one in reported if one.kind is IndicatorKind.FLOW and one.uuid in with_target]


def _counted_once(accepted: Iterable[StatementRow]) -> Iterator[StatementRow]:
    """Yield the reports whose figures add up: those of months before a change of rhythm stand in the longer one."""
    by_unit: dict[str, dict[ReportingPeriod, StatementRow]] = {}
    for statement in accepted:
        by_unit.setdefault(statement.unit, {})[statement.period] = statement
    for reports in by_unit.values():
        kinds = {period.kind for period in reports}
        yield from reports.values() if len(kinds) == 1 else map(reports.__getitem__, disjoint(reports))
