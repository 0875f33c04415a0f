"""The targets a programme gives its units in the year looked at, in every version."""

from collections.abc import Iterable, Mapping, Sequence

from ctph_desktop.domain.figures import Coordinates, FigureValue
from ctph_desktop.domain.journal.books import STANDING, Book
from ctph_desktop.domain.programmes import Programme
from ctph_desktop.domain.targets import (
    TIERS,
    WHOLE_YEAR,
    TargetHistory,
    TargetPlace,
    TargetVersion,
    ended_by_division,
    with_version,
)
from ctph_desktop.services.ground.workplace import Workplace
from ctph_desktop.services.reading.figures_of_unit import UnitFigures


def targets_given(
    workplace: Workplace, units: Iterable[str], figures: Mapping[Coordinates, FigureValue]
) -> dict[str, TargetHistory]:
    """Return the targets of units, by unit; those without any are left out.

    `figures` are those of the books about the units: 0.1.0 wrote targets as figures of the year. One is the version the
    year began with, for every programme that counts its indicator, where no record says otherwise.
    """
    programme = workplace.catalogue().programme
    if programme is None:
        return {}
    books = [workplace.books.about(unit, year=STANDING) for unit in units]
    return _read(workplace, programme, books, figures)


def own_total_given(workplace: Workplace) -> UnitFigures:
    """Return what was assigned to the superior office for all its units together, in every version."""
    programme, own = workplace.catalogue().programme, workplace.books.common_office
    if programme is None:
        return UnitFigures(own, {})
    figures = workplace.queries.figures([workplace.books.common])
    given = _read(workplace, programme, [workplace.books.standing], figures).get(own, {})
    return UnitFigures(own, {}, given, targets_of=workplace.looked_at.targets_of)


def _read(
    workplace: Workplace, programme: Programme, books: Sequence[Book], figures: Mapping[Coordinates, FigureValue]
) -> dict[str, TargetHistory]:
    year = programme.target_period
    found = dict(workplace.targets.read(books, programme=programme.document, period=year))
    for where, value in figures.items():
        if where.measure not in TIERS or where.period != year or value.count is None:
            continue
        place = TargetPlace(where.indicator, where.breakdown, where.measure)
        history = found.get(where.unit, {})
        if all(version.since != WHOLE_YEAR for version in history.get(place, ())):
            found[where.unit] = with_version(history, place, TargetVersion(WHOLE_YEAR, value.count))
    return found


def units_with_targets(workplace: Workplace, units: Sequence[str]) -> frozenset[str]:
    """Return those of some units that were given any target in the year looked at."""
    programme = workplace.catalogue().programme
    if programme is None:
        return frozenset()
    of_year = [workplace.books.about(unit) for unit in units]
    standing = [workplace.books.about(unit, year=STANDING) for unit in units]
    queries = workplace.queries
    with_records = queries.books_with_targets(standing, programme=programme.document, period=programme.target_period)
    return frozenset(book.unit for book in with_records | queries.books_with(of_year, measures=TIERS))


def unit_figures(
    workplace: Workplace, figures_by_unit: Mapping[str, Mapping[Coordinates, FigureValue]]
) -> dict[str, UnitFigures]:
    """Return the figures of units, each with its targets; those of the books about them must be among the figures."""
    everything = {where: value for figures in figures_by_unit.values() for where, value in figures.items()}
    known = (workplace.catalogue().units.get(unit) for unit in figures_by_unit)
    divided = [unit for unit in known if unit is not None and unit.valid_to is not None and len(unit.successors) > 1]
    asked = dict.fromkeys([*figures_by_unit, *(part for unit in divided for part in unit.successors)])
    targets = targets_given(workplace, asked, everything)
    for unit in divided:
        parts = [targets[part] for part in unit.successors if part in targets]
        if unit.uuid in targets and unit.valid_to is not None:
            targets[unit.uuid] = ended_by_division(targets[unit.uuid], parts, last_day=unit.valid_to)
    measure, targets_of = workplace.looked_at.measure, workplace.looked_at.targets_of
    return {
        unit: UnitFigures(unit, figures, targets.get(unit, {}), measure, targets_of)
        for unit, figures in figures_by_unit.items()
    }
