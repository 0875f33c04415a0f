"""Opening a programme's next year: its units, indicators and forms then, and where its targets come from."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from enum import StrEnum

from msgspec import UNSET, Struct
from msgspec.structs import replace

from ctph_desktop.domain.errors import (
    AllocationRefusedError,
    NoProgrammeError,
    NotAllowedError,
    TermOverError,
    YearNotNextError,
    YearOpenAlreadyError,
)
from ctph_desktop.domain.figure_codec import quantity_text
from ctph_desktop.domain.figures import Measure
from ctph_desktop.domain.forms.definition import ReportForm
from ctph_desktop.domain.journal.books import STANDING, RecordKind
from ctph_desktop.domain.lines import LineKey
from ctph_desktop.domain.programme_years import Standpoint, form_in_year, form_of_year_uuid, next_year
from ctph_desktop.domain.programmes import Programme
from ctph_desktop.domain.targets import TIERS, WHOLE, WHOLE_YEAR, Target
from ctph_desktop.services.ground.changes import Changes
from ctph_desktop.services.ground.puts import put_edition, put_record, put_target
from ctph_desktop.services.ground.workplace import Workplace
from ctph_desktop.services.programmes.last_years_targets import last_years_targets
from ctph_desktop.services.programmes.year_beginnings import YearBeginning
from ctph_desktop.services.reading.allocations import (
    AllocatedLine,
    AllocationView,
    WantedAllocation,
    allocated_lines,
    allocation_of,
)
from ctph_desktop.storage.journal import Put


class FirstTargets(StrEnum):
    """What the targets of a new year are to begin with."""

    EMPTY = "empty"
    LAST_YEAR = "last_year"
    ALLOCATED = "allocated"


class OpeningView(Struct, frozen=True):
    """What opening a year would do: which year of which programme, for which units, with how many forms.

    `ended` are units of the year before that stand no more, `allocations` what each target that is allocated comes to,
    `names` the units in the programme's order.
    """

    programme: str
    title: str
    year: int
    units: tuple[str, ...]
    ended: tuple[str, ...]
    forms: int
    targets: int
    allocations: tuple[AllocationView, ...] = ()
    names: Mapping[str, str] = {}


class OpeningBasis(Struct, frozen=True):
    """An indicator by whose baselines of the new year can be divided: what they add up to, and of how many units."""

    code: str
    name: str
    decimals: int
    total: Decimal
    units: int


class OpeningChoices(Struct, frozen=True):
    """What can be allocated when a year is opened, and by what."""

    lines: tuple[AllocatedLine, ...]
    bases: tuple[OpeningBasis, ...]


class YearOpening:
    """Opens the year after the last of the programme looked at."""

    def __init__(self, workplace: Workplace) -> None:
        self._workplace = workplace

    def preview(
        self,
        year: int,
        *,
        targets: FirstTargets = FirstTargets.EMPTY,
        allocated: Sequence[WantedAllocation] = (),
    ) -> OpeningView:
        """Return what opening a year would do; YearNotNextError for any but the one after the last opened.

        YearOpenAlreadyError for one that is open. What is `allocated` is so by what the year begins with;
        AllocationRefusedError where that cannot be done, or nothing is.
        """
        last = self._last()
        following = self._following(last, year)
        names = self._workplace.names.unit
        allocations = self._allocations(last, following, targets, allocated)
        return OpeningView(
            programme=following.uuid,
            title=following.short_title,
            year=following.plan_year,
            units=tuple(map(names, following.units)),
            ended=tuple(names(unit) for unit in last.units if unit not in following.units),
            forms=len(following.forms),
            targets=len(list(self._targets(last, following, targets, allocations))),
            allocations=allocations,
            names={unit: names(unit) for unit in following.units},
        )

    def choices(self, year: int) -> OpeningChoices:
        """Return what can be allocated when a year is opened, and by which of the baselines it begins with."""
        last = self._last()
        begun = YearBeginning(self._workplace, last, self._following(last, year))
        bases = []
        for indicator in self._workplace.catalogue().indicators.values():
            known = [count for count in begun.baselines(indicator).values() if count is not None]
            if any(count > 0 for count in known):
                total = sum(known, Decimal(0))
                bases.append(OpeningBasis(indicator.code, indicator.name, indicator.decimals, total, len(known)))
        return OpeningChoices(tuple(allocated_lines(self._looking_at(last))), tuple(bases))

    def open_year(
        self,
        year: int,
        *,
        targets: FirstTargets = FirstTargets.EMPTY,
        allocated: Sequence[WantedAllocation] = (),
    ) -> Changes:
        """Open a year: communes get it with the next answer; those that typed for it already go on."""
        last = self._last()
        following = self._following(last, year)
        allocations = self._allocations(last, following, targets, allocated)
        self._workplace.write(
            [
                *self._forms(last, following),
                *self._targets(last, following, targets, allocations),
                put_edition(self._workplace, following),
            ]
        )
        return Changes.ALL

    def _last(self) -> Programme:
        """Return the programme looked at in its last opened year."""
        if not self._workplace.is_superior:
            raise NotAllowedError("superior")
        catalogue = self._workplace.catalogue()
        if catalogue.programme is None:
            raise NoProgrammeError
        return [one for one in catalogue.editions if one.programme.uuid == catalogue.programme.document][-1].programme

    def _years(self, programme: Programme) -> set[int]:
        return {one.year for one in self._workplace.catalogue().editions if one.programme.uuid == programme.uuid}

    def _following(self, last: Programme, year: int) -> Programme:
        following = next_year(last, self._workplace.catalogue().units)
        if year in self._years(last):
            raise YearOpenAlreadyError(year)
        if year != following.plan_year:
            raise YearNotNextError(year, following.plan_year)
        if last.last_year is not UNSET and year > last.last_year:
            raise TermOverError(last.short_title, last.last_year)
        known = self._workplace.catalogue().forms
        kept = tuple(form for form in last.forms if form in known)
        return replace(following, forms=tuple(form_of_year_uuid(form=form, year=year) for form in kept))

    def _forms(self, last: Programme, following: Programme) -> Iterator[Put]:
        catalogue = self._workplace.catalogue()
        for uuid in last.forms:
            if uuid in catalogue.forms:
                before = catalogue.forms[uuid]
                form = form_in_year(
                    before,
                    old=last.plan_year,
                    new=following.plan_year,
                    labels=self._labels(before, following),
                    left_out=frozenset(last.units) - frozenset(following.units),
                )
                if last.last_year is not UNSET:  # the document of a term stays the same
                    form = replace(form, attached_to=before.attached_to)
                yield put_record(self._workplace.books.standing, RecordKind.FORM, form.uuid, form)

    def _labels(self, form: ReportForm, following: Programme) -> Mapping[str, str]:
        """Return what the lines of the following year's units are called, in the programme's order."""
        labels = {line.unit: line.label for line in form.lines}
        units = self._workplace.catalogue().units
        return {
            unit: labels.get(unit) or (units[unit].printed_name if unit in units else unit) for unit in following.units
        }

    def _looking_at(self, last: Programme) -> Workplace:
        return self._workplace.at(Standpoint(last.uuid, last.plan_year))

    def _allocations(
        self, last: Programme, following: Programme, targets: FirstTargets, allocated: Sequence[WantedAllocation]
    ) -> tuple[AllocationView, ...]:
        """Return what each allocation comes to, in the order they were asked for; none where targets are not."""
        if targets is not FirstTargets.ALLOCATED:
            return ()
        if not allocated:
            raise AllocationRefusedError("nothing")
        begun = YearBeginning(self._workplace, last, following)
        there = self._looking_at(last)
        found = tuple(allocation_of(there, one, baselines=begun.baselines, unit=begun.unit) for one in allocated)
        if len({(one.key, one.measure) for one in found}) < len(found):
            raise AllocationRefusedError("twice")
        return found

    def _targets(
        self,
        last: Programme,
        following: Programme,
        targets: FirstTargets,
        allocations: Sequence[AllocationView],
    ) -> Iterator[Put]:
        if targets is FirstTargets.LAST_YEAR:
            yield from self._copied(last, following)
        for one in allocations:
            for unit, count in one.allocation.shares.items():
                book = self._workplace.books.about(unit, year=STANDING)
                yield put_target(book, _first_target(following, unit, one.key, one.measure, count))

    def _copied(self, last: Programme, following: Programme) -> Iterator[Put]:
        books = self._workplace.books
        for unit, place, count in last_years_targets(self._workplace, last, following):
            book = books.standing if unit == books.common_office else books.about(unit, year=STANDING)
            key = LineKey(place.indicator, place.breakdown)
            yield put_target(book, _first_target(following, unit, key, place.measure, count))


def _first_target(programme: Programme, unit: str, key: LineKey, measure: Measure, count: Decimal) -> Target:
    return Target(
        programme=programme.uuid,
        unit=unit,
        indicator=key.indicator,
        breakdown=key.breakdown or WHOLE,
        period=programme.year_period.code,
        tier=TIERS[measure],
        since=WHOLE_YEAR,
        quantity=quantity_text(count),
    )
