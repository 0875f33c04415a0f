"""What allocating a target comes to, and by which indicators' baselines it can be divided; nothing is written here."""

from collections.abc import Callable, Iterator, Mapping
from decimal import Decimal

from msgspec import Struct

from ctph_desktop.domain.allocation import Allocation, AllocationMethod, allocate
from ctph_desktop.domain.errors import UnknownIndicatorError
from ctph_desktop.domain.figures import Measure
from ctph_desktop.domain.indicators import Indicator
from ctph_desktop.domain.lines import LineKey
from ctph_desktop.domain.targets import TIERS
from ctph_desktop.domain.text import clean
from ctph_desktop.services.ground.workplace import Workplace
from ctph_desktop.services.reading.target_lines import line_code, target_cells

Baselines = Mapping[str, Decimal | None]
"""What stands at the start of a year, by unit; None where that is not known."""


class AllocationPlan(Struct, frozen=True):
    """How a target is to be allocated: at a rate of the baseline or from a total; `locked` numbers by unit stay."""

    rate: Decimal | None = None
    total: Decimal | None = None
    method: AllocationMethod = AllocationMethod.ROUNDED
    locked: Mapping[str, Decimal] = {}


class WantedAllocation(Struct, frozen=True):
    """A target to be allocated, `by` which baseline (codes, the first perhaps a part's, `GN06/ND`), and how."""

    code: str
    by: str
    plan: AllocationPlan
    measure: Measure = Measure.ASSIGNED


class AllocationView(Struct, frozen=True):
    """What an allocation comes to, for a line and by which baseline."""

    key: LineKey
    decimals: int
    basis: str
    allocation: Allocation
    code: str = ""
    label: str = ""
    measure: Measure = Measure.ASSIGNED


class AllocatedLine(Struct, frozen=True):
    """A line whose target can be allocated, as which tiers, and how many decimals its numbers have."""

    code: str
    label: str
    decimals: int
    measures: tuple[Measure, ...]


def allocated_lines(workplace: Workplace) -> Iterator[AllocatedLine]:
    """Yield the lines of the programme looked at whose targets can be allocated."""
    for indicator, part, measures in target_cells(workplace, is_own_total=False):
        tiers = tuple(measure for measure in measures if measure in TIERS)
        if tiers:
            label = _label(workplace, indicator, part)
            yield AllocatedLine(line_code(workplace, indicator, part), label, indicator.decimals, tiers)


def allocation_of(
    workplace: Workplace,
    wanted: WantedAllocation,
    *,
    baselines: Callable[[Indicator], Baselines],
    unit: Callable[[str], str],
) -> AllocationView:
    """Say how a target of the programme looked at would be allocated by the `baselines` of an indicator.

    `unit` finds the unit meant by a text. UnknownIndicatorError for a code that holds no such target, or no baseline.
    """
    lines = {
        line_code(workplace, indicator, part): (indicator, part)
        for indicator, part, measures in target_cells(workplace, is_own_total=False)
        if wanted.measure in measures
    }
    bases = {one.code.upper(): one for one in workplace.catalogue().indicators.values()}
    code = clean(wanted.code).upper()
    line, basis = lines.get(code), bases.get(clean(wanted.by).upper())
    if line is None or basis is None:
        raise UnknownIndicatorError(wanted.code if line is None else wanted.by)
    indicator, part = line
    found = allocate(
        baselines(basis),
        rate=wanted.plan.rate,
        total=wanted.plan.total,
        method=wanted.plan.method,
        decimals=indicator.decimals,
        locked={unit(name): count for name, count in wanted.plan.locked.items()},
    )
    return AllocationView(
        key=LineKey(indicator.uuid, part),
        decimals=indicator.decimals,
        basis=basis.name,
        allocation=found,
        code=code,
        label=_label(workplace, indicator, part),
        measure=wanted.measure,
    )


def _label(workplace: Workplace, indicator: Indicator, part: str | None) -> str:
    """Return what a line is called where it stands alone: a part's with the name of its whole."""
    organisation = workplace.catalogue().organisations.get(part) if part else None
    return f"{indicator.name} – {organisation.name}" if organisation else indicator.name
