"""Targets of all units at once, before they are given: read from a table, or allocated by a baseline."""

from collections.abc import Mapping
from decimal import Decimal

from msgspec import Struct

from ctph_desktop.domain.allocation import Allocation, AllocationMethod, allocate
from ctph_desktop.domain.errors import UnknownIndicatorError
from ctph_desktop.domain.figures import Measure
from ctph_desktop.domain.lines import LineKey
from ctph_desktop.domain.periods import ReportingPeriod
from ctph_desktop.domain.target_table import TableLine, TargetTable, read_target_table
from ctph_desktop.domain.text import clean, name_key
from ctph_desktop.services.ground.workplace import Workplace
from ctph_desktop.services.reading.period_figures import read_period
from ctph_desktop.services.reading.target_lines import line_code, target_cells
from ctph_desktop.services.reviewing.targets import GivenTargets, TargetService


class AllocationPlan(Struct, frozen=True):
    """How a target is to be allocated: at a rate of the baseline or from a total; `locked` numbers by unit stay."""

    rate: Decimal | None = None
    total: Decimal | None = None
    method: AllocationMethod = AllocationMethod.ROUNDED
    locked: Mapping[str, Decimal] = {}


class AllocationView(Struct, frozen=True):
    """What an allocation comes to, for a line and by which baseline."""

    key: LineKey
    decimals: int
    basis: str
    allocation: Allocation


class TargetPlanning:
    """Says what a table or an allocation comes to; what comes out is given like any targets."""

    def __init__(self, workplace: Workplace, targets: TargetService) -> None:
        self._workplace = workplace
        self._targets = targets

    def read_table(self, text: str, measure: Measure) -> TargetTable:
        """Read a table of targets of one kind, a unit a line and an indicator a column; nothing is written yet."""
        programme = self._targets.programme()
        units = {}
        for unit in programme.units:
            known = self._workplace.catalogue().units.get(unit)
            if known is not None:
                for called in (known, known.on(self._workplace.names.day)):
                    names = (called.code, called.name, called.printed_name)
                    units.update({name_key(name): unit for name in names if name})
        lines = {
            line_code(self._workplace, indicator, part): TableLine(LineKey(indicator.uuid, part), indicator.decimals)
            for indicator, part, measures in target_cells(self._workplace, is_own_total=False)
            if measure in measures
        }
        return read_target_table(text, units=units, lines=lines)

    def preview(
        self, targets_by_unit: Mapping[str, GivenTargets], *, since: ReportingPeriod | None = None
    ) -> tuple[int, int]:
        """Return how many targets would be new, and how many that hold by then would change."""
        new = changed = 0
        for unit, targets in targets_by_unit.items():
            counts = {line.key: line.counts for line in self._targets.sheet(unit, since=since).lines}
            for (key, measure), count in targets.items():
                before = counts.get(key, {}).get(measure)
                new += before is None and count is not None
                changed += before is not None and before != count
        return new, changed

    def allocation(self, code: str, by: str, plan: AllocationPlan) -> AllocationView:
        """Say how a target of an indicator would be allocated over the units by a baseline of theirs.

        Both are codes, the first perhaps a part's (`GN06/ND`). UnknownIndicatorError for a code that holds no target,
        or no baseline. Nothing is written: what comes out is given like any targets.
        """
        programme = self._targets.programme()
        lines = {
            line_code(self._workplace, indicator, part): (indicator, part)
            for indicator, part, _ in target_cells(self._workplace, is_own_total=False)
        }
        bases = {one.code.upper(): one for one in self._workplace.catalogue().indicators.values()}
        wanted, basis = lines.get(clean(code).upper()), bases.get(clean(by).upper())
        if wanted is None or basis is None:
            raise UnknownIndicatorError(code if wanted is None else by)
        indicator, part = wanted
        figures = read_period(self._workplace, programme, programme.year_period).figures
        year = programme.year_period
        found = allocate(
            {unit: one.of_year(basis.uuid, None, year, Measure.BASELINE) for unit, one in figures.items()},
            rate=plan.rate,
            total=plan.total,
            method=plan.method,
            decimals=indicator.decimals,
            locked={self._targets.unit(unit): count for unit, count in plan.locked.items()},
        )
        return AllocationView(LineKey(indicator.uuid, part), indicator.decimals, basis.name, found)
