"""Targets of all units at once, before they are given: read from a table, or allocated by a baseline."""

from collections.abc import Mapping
from decimal import Decimal

from msgspec import Struct

from ctph_desktop.domain.figures import Measure
from ctph_desktop.domain.lines import LineKey
from ctph_desktop.domain.target_table import TableLine, TargetTable, read_target_table
from ctph_desktop.domain.text import name_key
from ctph_desktop.services.ground.workplace import Workplace
from ctph_desktop.services.reading.allocations import AllocationView, WantedAllocation, allocation_of
from ctph_desktop.services.reading.period_figures import read_period
from ctph_desktop.services.reading.target_lines import line_code, target_cells
from ctph_desktop.services.reviewing.targets import TargetService


class AllocationBasis(Struct, frozen=True):
    """An indicator by whose baselines can be divided: what each unit begins the year with."""

    code: str
    name: str
    decimals: int
    counts: Mapping[str, Decimal | None]


class TargetPlanning:
    """Says what a table or an allocation comes to; what comes out is given like any targets."""

    def __init__(self, workplace: Workplace, targets: TargetService) -> None:
        self._workplace = workplace
        self._targets = targets

    def read_table(self, text: str, measure: Measure) -> TargetTable:
        """Read a table of targets of one kind, a unit a line and an indicator a column; nothing is written yet."""
        units = {name_key(name): unit for unit, names in self.names_of_units().items() for name in names}
        lines = {
            line_code(self._workplace, indicator, part): TableLine(LineKey(indicator.uuid, part), indicator.decimals)
            for indicator, part, measures in target_cells(self._workplace, is_own_total=False)
            if measure in measures
        }
        return read_target_table(text, units=units, lines=lines)

    def names_of_units(self) -> dict[str, tuple[str, ...]]:
        """Return what a table may call the units of the programme: their codes and names, those of the day too."""
        names = {}
        for unit in self._targets.programme().units:
            known = self._workplace.catalogue().units.get(unit)
            if known is not None:
                called = (known, known.on(self._workplace.names.day))
                every = (name for one in called for name in (one.code, one.name, one.printed_name) if name)
                names[unit] = tuple(dict.fromkeys(every))
        return names

    def bases(self) -> tuple[AllocationBasis, ...]:
        """Return by what can be divided: every indicator of which some unit has a baseline above zero."""
        programme = self._targets.programme()
        year, figures = programme.year_period, read_period(self._workplace, programme, programme.year_period).figures
        found = []
        for indicator in self._workplace.catalogue().indicators.values():
            counts = {unit: one.of_year(indicator.uuid, None, year, Measure.BASELINE) for unit, one in figures.items()}
            if any(count for count in counts.values()):
                found.append(AllocationBasis(indicator.code, indicator.name, indicator.decimals, counts))
        return tuple(found)

    def allocation(self, wanted: WantedAllocation) -> AllocationView:
        """Say how a target would be allocated over the units by a baseline of theirs; it is given like any targets."""
        programme = self._targets.programme()
        year = programme.year_period
        figures = read_period(self._workplace, programme, year).figures
        return allocation_of(
            self._workplace,
            wanted,
            baselines=lambda basis: {
                unit: one.of_year(basis.uuid, None, year, Measure.BASELINE) for unit, one in figures.items()
            },
            unit=self._targets.unit,
        )
