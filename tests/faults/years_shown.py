"""What an office is shown of years, programmes and targets, set beside what the rules say."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import second_opinion
from agreements_shown import check_answers, check_document, check_stocks
from figures_shown import check_reported, check_typed
from promises import promise
from second_years import Reading

from ctph_desktop.domain.journal.books import Book
from ctph_desktop.domain.journal.operation import FIGURE, StoredOperation
from ctph_desktop.domain.journal.roster import Roster
from ctph_desktop.domain.periods import ReportingPeriod
from ctph_desktop.services.ground.workplace import Workplace
from ctph_desktop.services.reading.accepted import accepted_statements
from ctph_desktop.services.reading.carried_figures import CarriedFigures
from ctph_desktop.services.reading.closings import closed_years
from ctph_desktop.services.reading.own_totals import targets_of_units
from ctph_desktop.services.reading.targets_given import own_total_given

DAYS = ("1970-01-01", "2019-12-28", "2020-01-15", "2021-03-01", "2099-12-31")
_MONTHS = (1, 5, 6, 12)

Counting = Mapping[Book, Sequence[StoredOperation]]


def reading_of(counting: Counting, *, unit: str, superior: str, today: str, roster: Roster | None = None) -> Reading:
    """Return what the rules say to whoever holds what counts; `unit` is empty for the superior office itself."""
    adopted = roster.adopted if roster is not None else ()
    came = {each.superior: (each.superior, *each.inherits) for each in adopted}
    before = roster.inherits if roster is not None else ()
    offices = list(dict.fromkeys([superior, *before, *(office for each in came.values() for office in each)]))
    came_with = {one: came[each.superior] for each in adopted for one in each.units}
    heads, seals = {}, []
    for book, operations in counting.items():
        by_id = {stored.id: stored for stored in operations}
        found = second_opinion.heads_of(operations)
        heads[book.key] = {cell: [by_id[one] for one in ids] for cell, ids in found.items()}
        seals += [stored for stored in by_id.values() if stored.op.c.startswith("r/submission/")]
    return Reading(heads, seals, offices=offices, unit=unit, today=today, came_with=came_with)


def check_years(workplace: Workplace, counting: Counting, *, today: str) -> None:
    """Compare everything an office is shown of its years with what the rules say of what counts."""
    unit = "" if workplace.is_superior else workplace.office_unit
    roster = workplace.journal.chain.latest
    said = reading_of(counting, unit=unit, superior=workplace.identity.own_office, today=today, roster=roster)
    catalogue = workplace.catalogue()
    editions = {(one.programme.uuid, one.year): one for one in catalogue.editions}
    promise(editions.keys() == said.editions.keys(), f"other years than the rules say: {sorted(said.editions)}")
    for place, edition in editions.items():
        rules = said.editions[place]
        shown = (edition.programme.title, list(edition.programme.units), edition.is_presumed)
        promise(shown == (rules["title"], rules["units"], rules.get("is_presumed", False)), f"{place}: another edition")
        periods = [period.code for period in edition.programme.periods()]
        promise(
            sorted(periods) == sorted(rules["periods"]),
            f"{place}: other periods {periods}, by the rules {rules['periods']}",
        )
        there = workplace.at(edition.standpoint)
        _check_targets(there, said, *place)
        _check_accepted(there, said, *place)
        words = {uuid: one.name for uuid, one in there.catalogue().indicators.items()}
        promise(words == said.words(said.home_of(place[0])), f"{place}: indicators have other words")
        check_reported(there, said, *place)
        check_document(there, said, *place)
        check_answers(there, said, *place, unit=unit)
        if unit:
            check_typed(there, said, *place, unit=unit)
            check_stocks(there, said, *place, unit=unit)
    names = {uuid: unit.name for uuid, unit in catalogue.units.items()}
    promise(names == {uuid: unit["name"] for uuid, unit in said.units.items()}, "other units than the rules say")
    closed = {(one.programme, one.year) for one in closed_years(workplace)}
    promise(closed == said.closed_years(), "other years are closed than the rules say")


def _check_targets(workplace: Workplace, said: Reading, programme: str, year: int) -> None:
    """Compare what every unit is to reach in some months, and the superior office as a whole."""
    edition, superior = workplace.catalogue().programme, workplace.books.common_office
    for period in _looked_at(said.editions[programme, year], edition):
        day = period.last_day.isoformat()
        pages = {unit: _of_month(page, period) for unit, page in targets_of_units(workplace, edition, period).items()}
        rules = said.page(programme, year, day[:7], day)
        promise(pages == rules, f"{period.code}: other targets than the rules say: {_differing(pages, rules)}")
        own = _of_month(CarriedFigures(own_total_given(workplace)), period)
        promise(own == said.in_force(programme, year, superior, day[:7]), f"{period.code}: another total of its own")


def _looked_at(rules: Mapping[str, Any], programme: Any) -> Iterator[ReportingPeriod]:
    """Yield the periods in which targets are looked at: some months of a rhythm, else what is obliged."""
    if programme.is_obliged:
        yield from map(ReportingPeriod.parse, rules["periods"])
    else:
        yield from (ReportingPeriod.month(rules["year"], number) for number in _MONTHS)


def _of_month(page: CarriedFigures, month: ReportingPeriod) -> dict[tuple[str, str, str], Any]:
    """Return the targets that hold in a month, by the places any of the units carried has one for."""
    places = {place for figures in (page.own, *page.all_taken_over()) for place in figures.targets}
    found = {
        (place.indicator, place.breakdown or "-", place.measure.value): page.of_year(
            place.indicator, place.breakdown, month, place.measure
        )
        for place in places
    }
    return {place: count for place, count in found.items() if count is not None}


def _differing(pages: Mapping[str, Any], rules: Mapping[str, Any]) -> str:
    return "; ".join(
        f"{unit[:6]} {pages.get(unit)}, by the rules {rules.get(unit)}"
        for unit in pages.keys() | rules.keys()
        if pages.get(unit) != rules.get(unit)
    )


def _check_accepted(workplace: Workplace, said: Reading, programme: str, year: int) -> None:
    """Compare which report counts: a seal is of one programme, unit and period, and so is what was decided of it."""
    shown = {(programme, *place): row.seal for place, row in accepted_statements(workplace).items()}
    rules = {
        place: seal for place, seal in said.accepted().items() if (place[0], place[2][:4]) == (programme, str(year))
    }
    promise(shown == rules, f"{programme} {year}: other reports are accepted")


def without_drafts(operations: Sequence[StoredOperation]) -> list[StoredOperation]:
    """Return what counts for an office that is not shown the drafts of another."""
    return [stored for stored in operations if stored.op.t != FIGURE]
