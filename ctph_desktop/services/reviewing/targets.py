"""The targets of a unit's year: what stands at its start, what is assigned, what is committed."""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from typing import Final

from msgspec import Struct

from ctph_desktop.domain.errors import NotAllowedError, ReasonMissingError, UnknownIndicatorError, UnknownUnitError
from ctph_desktop.domain.figures import MISSING, Coordinates, FigureValue, Measure
from ctph_desktop.domain.forms.definition import Span
from ctph_desktop.domain.indicators import Indicator
from ctph_desktop.domain.lines import LineKey
from ctph_desktop.domain.periods import ReportingPeriod
from ctph_desktop.domain.standing import standing
from ctph_desktop.domain.text import clean
from ctph_desktop.services.ground.changes import Changes
from ctph_desktop.services.ground.workplace import Workplace, put_figure
from ctph_desktop.services.reading.carried_figures import carried_figures
from ctph_desktop.wording.devices import targets_taken_over

TARGETS: Final = (Measure.BASELINE, Measure.ASSIGNED, Measure.COMMITTED)


class TargetLine(Struct, frozen=True):
    """A line of a unit's year; `counts` holds what may be given there, None where nothing was given so far.

    `code` is an indicator's (`VL01`), or a part's (`GN06/ND`).
    """

    key: LineKey
    code: str
    label: str
    level: int
    unit_of_measure: str
    decimals: int
    counts: Mapping[Measure, Decimal | None]


class TargetSheet(Struct, frozen=True):
    """The year of one unit; `note` says what a merged unit counts beside its own targets."""

    unit: str
    unit_name: str
    year: int
    lines: tuple[TargetLine, ...]
    note: str = ""


class TargetService:
    """Gives the units their targets; they lie in the superior's book about each unit and travel with its answer."""

    def __init__(self, workplace: Workplace) -> None:
        self._workplace = workplace

    def sheet(self, unit: str) -> TargetSheet:
        """Return the targets of a unit (UUID, code or name); UnknownUnitError for one that does not report."""
        found = self._unit(unit)
        figures = self._workplace.queries.figures([self._workplace.about_book(found)])
        lines = []
        for indicator, part, measures in self._cells():
            organisation = self._workplace.catalogue().organisations.get(part) if part else None
            cells = {measure: self._where(found, indicator.uuid, part, measure) for measure in measures}
            lines.append(
                TargetLine(
                    key=LineKey(indicator.uuid, part),
                    code=f"{indicator.code}/{organisation.code}".upper() if organisation else indicator.code.upper(),
                    label=organisation.name if organisation else indicator.name,
                    level=0 if part is None else 1,
                    unit_of_measure=indicator.unit_of_measure,
                    decimals=indicator.decimals,
                    counts={measure: figures.get(cell, MISSING).count for measure, cell in cells.items()},
                )
            )
        year = self._workplace.year
        return TargetSheet(found, self._workplace.unit_name(found), year, tuple(lines), self._taken_over(found))

    def _taken_over(self, unit: str) -> str:
        """Say whose targets a unit has taken over by the end of the year; nothing for one that took over none."""
        units, programme = self._workplace.catalogue().units, self._workplace.catalogue().programme
        if programme is None:
            return ""
        year = ReportingPeriod.whole_year(programme.plan_year, calendar=programme.calendar)
        stands = standing(units, programme.units, year.last_day)
        carried = carried_figures(unit, stands, units=units, figures={})
        names = [self._workplace.unit_name(one) for one in stands.all_of(unit)[1:]]
        return targets_taken_over(names, is_new=carried.is_new) if names else ""

    def give(
        self, unit: str, targets: Mapping[tuple[LineKey, Measure], Decimal | None], *, reason: str = ""
    ) -> Changes:
        """Give a unit targets by line and measure, None taking one back; what stood there stays in the journal.

        ReasonMissingError when a target that was given before changes without a reason, UnknownIndicatorError for a
        line that holds no such target.
        """
        sheet = self.sheet(unit)
        lines = {line.key: line for line in sheet.lines}
        for key, measure in targets:
            if key not in lines or measure not in lines[key].counts:
                raise UnknownIndicatorError(str(key))
        changed = {cell: count for cell, count in targets.items() if lines[cell[0]].counts[cell[1]] != count}
        if not changed:
            return Changes.NONE
        if not clean(reason) and any(lines[key].counts[measure] is not None for key, measure in changed):
            raise ReasonMissingError
        book = self._workplace.about_book(sheet.unit)
        puts = []
        for (key, measure), count in changed.items():
            where = self._where(sheet.unit, key.indicator, key.breakdown, measure)
            puts.append(put_figure(book, where, MISSING if count is None else FigureValue.reported(count)))
        self._workplace.write(puts, reason=clean(reason))
        return Changes.ALL

    def _unit(self, text: str) -> str:
        if not self._workplace.is_superior:
            raise NotAllowedError("superior")
        programme = self._workplace.catalogue().programme
        found = self._workplace.find_unit(text)
        if programme is None or found not in programme.units:
            raise UnknownUnitError(text)
        return found

    def _cells(self) -> Iterator[tuple[Indicator, str | None, tuple[Measure, ...]]]:
        """Yield which targets the programme knows: those its forms print, and those of the month's sheet."""
        catalogue = self._workplace.catalogue()
        printed = {
            (column.source.indicator, column.source.breakdown, column.source.measure)
            for form in catalogue.forms.values()
            for column in form.columns
            if column.source is not None and column.source.span is Span.YEAR
        }
        order = catalogue.programme.indicators if catalogue.programme else ()
        for indicator in (catalogue.indicators[uuid] for uuid in order if uuid in catalogue.indicators):
            for part in (None, *indicator.breakdowns):
                monthly = {Measure.ASSIGNED, Measure.COMMITTED} if indicator.is_monthly else set()
                known = {m for m in TARGETS if (indicator.uuid, part, m) in printed} | monthly
                if known:
                    yield indicator, part, tuple(measure for measure in TARGETS if measure in known)

    def _where(self, unit: str, indicator: str, part: str | None, measure: Measure) -> Coordinates:
        programme = self._workplace.catalogue().programme
        assert programme is not None
        year = ReportingPeriod.whole_year(programme.plan_year, calendar=programme.calendar)
        return Coordinates(unit, indicator, part, year, measure)
