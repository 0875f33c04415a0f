"""The total a superior office was assigned for all its units together, beside what their own targets add up to."""

from collections.abc import Mapping
from decimal import Decimal

from msgspec import Struct

from ctph_desktop.domain.figures import Coordinates, FigureValue, Measure
from ctph_desktop.domain.lines import LineKey
from ctph_desktop.domain.periods import ReportingPeriod
from ctph_desktop.domain.programmes import Programme
from ctph_desktop.domain.standing import standing
from ctph_desktop.domain.targets import TargetPlace
from ctph_desktop.services.ground.workplace import Workplace
from ctph_desktop.services.reading.carried_figures import CarriedFigures, carried_figures
from ctph_desktop.services.reading.figures_of_unit import added
from ctph_desktop.services.reading.target_lines import line_code
from ctph_desktop.services.reading.targets_given import own_total_given, unit_figures


class OwnTotal(Struct, frozen=True):
    """An indicator's targets over all units: `own` was assigned to the superior office, the others are sums.

    None where nobody was given such a target.
    """

    key: LineKey
    code: str
    label: str
    level: int
    decimals: int
    assigned: Decimal | None
    committed: Decimal | None
    own: Decimal | None


def targets_of_units(
    workplace: Workplace, programme: Programme, period: ReportingPeriod
) -> Mapping[str, CarriedFigures]:
    """Return what the units that stand at the end of a period were given, with those they took over."""
    by_unit: dict[str, dict[Coordinates, FigureValue]] = {unit: {} for unit in programme.units}
    for where, value in workplace.queries.figures(map(workplace.books.about, programme.units)).items():
        by_unit[where.unit][where] = value
    given, units = unit_figures(workplace, by_unit), workplace.catalogue().units
    stands = standing(units, programme.units, period.last_day)
    return {unit: carried_figures(unit, stands, units=units, figures=given) for unit in stands.units}


def own_totals(
    workplace: Workplace, programme: Programme, period: ReportingPeriod, units: Mapping[str, CarriedFigures]
) -> tuple[OwnTotal, ...]:
    """Return the targets of every indicator and part over some units, as they hold at the end of a period."""
    catalogue = workplace.catalogue()
    own = own_total_given(workplace)
    given = {place for unit in units.values() for one in (unit.own, *unit.all_taken_over()) for place in one.targets}
    found = []
    for indicator in (catalogue.indicators[uuid] for uuid in programme.indicators if uuid in catalogue.indicators):
        for part in (None, *indicator.breakdowns):
            sums = {
                measure: added(figures.of_year(indicator.uuid, part, period, measure) for figures in units.values())
                for measure in (Measure.ASSIGNED, Measure.COMMITTED)
                if TargetPlace(indicator.uuid, part, measure) in given
            }
            whole = own.of_year(indicator.uuid, part, period, Measure.ASSIGNED)
            if whole is None and all(total is None for total in sums.values()):
                continue
            organisation = catalogue.organisations.get(part) if part else None
            found.append(
                OwnTotal(
                    key=LineKey(indicator.uuid, part),
                    code=line_code(workplace, indicator, part),
                    label=organisation.name if organisation else indicator.name,
                    level=0 if part is None else 1,
                    decimals=indicator.decimals,
                    assigned=sums.get(Measure.ASSIGNED),
                    committed=sums.get(Measure.COMMITTED),
                    own=whole,
                )
            )
    return tuple(found)
