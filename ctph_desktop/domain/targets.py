"""Targets: what a unit, or the superior office as a whole, is to reach in a year or a term, in each version."""

import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from decimal import Decimal
from enum import StrEnum
from functools import lru_cache
from hashlib import sha256
from typing import Final

from msgspec import Struct

from ctph_desktop.domain.figures import Measure
from ctph_desktop.domain.periods import ReportingPeriod

WHOLE_YEAR: Final = ""
"""`since` of the version a year begins with."""

MONTH_OF_VERSION: Final = re.compile("[0-9]{4}-(?:0[1-9]|1[0-2])")
WHOLE: Final = "-"
"""`breakdown` of a target of the whole."""


class TargetTier(StrEnum):
    """What kind of promise a target is: assigned from above (giao), or committed in signing (ký kết, phấn đấu)."""

    ASSIGNED = Measure.ASSIGNED.value
    COMMITTED = Measure.COMMITTED.value


TIERS: Final[Mapping[Measure, TargetTier]] = {Measure(tier.value): tier for tier in TargetTier}
"""The measures that are targets; a baseline is a fact and stays a figure."""


class Target(Struct, frozen=True):
    """One version of a target, as its record says it.

    `unit` is a unit's UUID, or the superior office's for the total it sets beside theirs; `breakdown` an
    organisation's, `-` for the whole; `period` the code of the year, or of the whole term. The version holds from the
    month `since` (`2019-07`) until the next one, from the beginning where it is empty. `quantity` is decimal text as in
    a seal, empty where there is no target from then on. `document` names what amends it.
    """

    programme: str
    unit: str
    indicator: str
    breakdown: str
    period: str
    tier: TargetTier
    since: str
    quantity: str
    document: str = ""


class TargetPlace(Struct, frozen=True):
    """Which of a unit's targets in a year: indicator, part (None: the whole) and tier."""

    indicator: str
    breakdown: str | None
    measure: Measure


class TargetVersion(Struct, frozen=True):
    """What a target says from a month on; None from when there is no target any more.

    `operation` is the journal's that says it; empty where 0.1.0 wrote the target as a figure of the year.
    """

    since: str
    quantity: Decimal | None
    document: str = ""
    operation: str = ""


TargetHistory = Mapping[TargetPlace, Sequence[TargetVersion]]
"""The versions of a unit's targets in a year, the first first."""


class TargetDraft(Struct, frozen=True):
    """A figure of the targets' table that is typed and not given yet; None takes the target back."""

    count: Decimal | None


DraftPlace = tuple[str, TargetPlace]
"""Whose figure, and which one: a unit's UUID, or the superior office's own."""


def blanks_of(counts_by_unit: Mapping[str, Mapping[TargetPlace, Decimal | None]]) -> dict[str, int]:
    """Return how many targets each unit lacks that some other unit was given; those that lack none are left out."""
    given = {place for counts in counts_by_unit.values() for place, count in counts.items() if count is not None}
    found = {unit: sum(1 for place in given if counts.get(place) is None) for unit, counts in counts_by_unit.items()}
    return {unit: blanks for unit, blanks in found.items() if blanks}


class GivingEffect(Struct, frozen=True):
    """What giving targets comes to: how many are new, how many change what holds by then, how many end.

    `units` are those any of it is about. `overtaken` are targets that were amended from a later month on: what is
    given for an earlier one holds only until then.
    """

    new: int = 0
    changed: int = 0
    ended: int = 0
    units: int = 0
    overtaken: int = 0

    @property
    def cells(self) -> int:
        """How many targets would be written."""
        return self.new + self.changed + self.ended

    @property
    def needs_reason(self) -> bool:
        """Whether anything that was given becomes another figure."""
        return bool(self.changed or self.ended)


class GivenCell(Struct, frozen=True):
    """A target on its way to a unit, what holds `before` in the month it is given for, and its versions."""

    unit: str
    before: Decimal | None
    count: Decimal | None
    versions: Sequence[TargetVersion] = ()


def effect_of(cells: Iterable[GivenCell], *, since: str) -> GivingEffect:
    """Return what giving targets from a month on comes to; those that stay as they are count for nothing."""
    changing = [cell for cell in cells if cell.before != cell.count]
    return GivingEffect(
        new=sum(1 for cell in changing if cell.before is None),
        changed=sum(1 for cell in changing if cell.before is not None and cell.count is not None),
        ended=sum(1 for cell in changing if cell.count is None),
        units=len({cell.unit for cell in changing}),
        overtaken=sum(1 for cell in changing if any(one.since > since for one in cell.versions)),
    )


def target_uuid(target: Target) -> str:
    """Return the UUID of a version: PCs that amend a target from the same month on meet in one cell."""
    place = (target.programme, target.unit, target.indicator, target.breakdown, target.period, target.tier.value)
    return sha256("\0".join(("CTPH1", "target", *place, target.since)).encode()).hexdigest()[:32]


def month_of_version(period: ReportingPeriod) -> str:
    """Return how a version that holds from a month on writes it; the month as its calendar counts it."""
    return f"{period.year:04}-{period.months[0].number:02}"


def month_after(last_day: date) -> str:
    """Return the month from which on a unit that ended on a day has no targets of its own."""
    after = last_day + timedelta(days=1)
    return f"{after.year:04}-{after.month:02}"


@lru_cache(maxsize=64)
def _last_month(period: ReportingPeriod) -> str:
    return month_of_version(period.months[-1])


def in_force(versions: Iterable[TargetVersion], period: ReportingPeriod) -> TargetVersion | None:
    """Return the version that holds in the last month of a period; None before the first."""
    last, found = _last_month(period), None
    for version in versions:
        if version.since <= last and (found is None or version.since > found.since):
            found = version
    return found


def within_period(versions: Sequence[TargetVersion], period: ReportingPeriod) -> tuple[TargetVersion, ...]:
    """Return the versions of a target of a period that begin by its end: what comes later changes none."""
    return tuple(version for version in versions if version.since <= _last_month(period))


def with_version(
    history: TargetHistory, place: TargetPlace, version: TargetVersion
) -> dict[TargetPlace, Sequence[TargetVersion]]:
    """Return a history with a version in it, in place of the one of the same month."""
    others = [one for one in history.get(place, ()) if one.since != version.since]
    return {**history, place: tuple(sorted([*others, version], key=lambda one: one.since))}


def ended_by_division(
    history: TargetHistory, parts: Sequence[TargetHistory], *, last_day: date
) -> dict[TargetPlace, Sequence[TargetVersion]]:
    """Return the targets of a unit that was divided after a day: each ends where a part was given one of its own.

    So nothing counts twice, nor does what the old unit was given for a month after its end; what no part was given goes
    on as the old unit's.
    """
    since = month_after(last_day)
    found: dict[TargetPlace, Sequence[TargetVersion]] = dict(history)
    for place in history:
        if any(version.quantity is not None for part in parts for version in part.get(place, ())):
            until_then = tuple(version for version in history[place] if version.since < since)
            found[place] = (*until_then, TargetVersion(since, None))
    return found
