"""Allocating (phân bổ) a total over units by a baseline of theirs, with what rounding leaves kept visible."""

from collections.abc import Mapping
from decimal import ROUND_FLOOR, Decimal
from enum import StrEnum

from msgspec import Struct

from ctph_desktop.domain.errors import AllocationRefusedError
from ctph_desktop.domain.figures import round_half_up


class AllocationMethod(StrEnum):
    """How the exact share of a unit becomes a number.

    Rounded half up or down, each on its own, as the signed forms of Cam Lộ 2019 do: the sum may miss the total. By the
    largest remainders it never does.
    """

    ROUNDED = "rounded"
    DOWN = "down"
    REMAINDER = "remainder"


class Allocation(Struct, frozen=True):
    """What each unit gets, by unit; `total` is what was to be allocated, `rate` the share of the baseline.

    `locked` are units whose number was given, `without_baseline` those that get none.
    """

    shares: Mapping[str, Decimal]
    total: Decimal
    rate: Decimal
    locked: frozenset[str]
    without_baseline: tuple[str, ...]

    @property
    def left_over(self) -> Decimal:
        """The total less what was allocated: above 0 where something is left, below where too much was given."""
        return self.total - sum(self.shares.values(), Decimal(0))


def allocate(
    baselines: Mapping[str, Decimal | None],
    *,
    rate: Decimal | None = None,
    total: Decimal | None = None,
    method: AllocationMethod = AllocationMethod.ROUNDED,
    decimals: int = 0,
    locked: Mapping[str, Decimal] | None = None,
) -> Allocation:
    """Return what each unit gets of a total, or at a rate of its baseline; one of both must be given.

    At a rate the total is the sum of the exact shares, rounded once. With a total, what the `locked` units leave of it
    is divided among the others in proportion. AllocationRefusedError: neither or both, nothing to divide by, or more
    locked than there is.
    """
    given = dict(locked or {})
    free = {unit: base for unit, base in baselines.items() if unit not in given and base is not None}
    basis = sum(free.values(), Decimal(0))
    if (rate is None) == (total is None):
        raise AllocationRefusedError("rate_or_total")
    if any(base < 0 for base in free.values()) or (rate is not None and rate < 0) or (total is not None and total < 0):
        raise AllocationRefusedError("negative")
    taken = sum(given.values(), Decimal(0))
    if total is None:
        assert rate is not None
        total = taken + round_half_up(basis * rate, decimals=decimals)
    elif taken > total:
        raise AllocationRefusedError("locked")
    if rate is None:
        if not basis and total != taken:
            raise AllocationRefusedError("no_baseline")
        rate = (total - taken) / basis if basis else Decimal(0)
    exact = {unit: base * rate for unit, base in free.items()}
    shares = _shares(exact, total - taken, method=method, decimals=decimals)
    return Allocation(
        shares={unit: count for unit in baselines if (count := given.get(unit, shares.get(unit))) is not None},
        total=total,
        rate=rate,
        locked=frozenset(given),
        without_baseline=tuple(unit for unit in baselines if unit not in given and unit not in free),
    )


def remainder_goes_to(
    baselines: Mapping[str, Decimal | None], allocation: Allocation, *, decimals: int = 0
) -> tuple[str, ...]:
    """Return the units that what rounding leaves goes to, one step each: those whose exact share lost most by it.

    Where too much was given, those that gained most.
    """
    steps = int(allocation.left_over.scaleb(decimals))
    lost = {
        unit: (base * allocation.rate - allocation.shares[unit]) * (1 if steps > 0 else -1)
        for unit, base in baselines.items()
        if base is not None and unit in allocation.shares and unit not in allocation.locked
    }
    return tuple(sorted(lost, key=lambda unit: lost[unit], reverse=True)[: abs(steps)])


def _shares(
    exact: Mapping[str, Decimal], total: Decimal, *, method: AllocationMethod, decimals: int
) -> dict[str, Decimal]:
    if method is AllocationMethod.ROUNDED:
        return {unit: round_half_up(share, decimals=decimals) for unit, share in exact.items()}
    step = Decimal(1).scaleb(-decimals)
    floors = {unit: share.quantize(step, rounding=ROUND_FLOOR) for unit, share in exact.items()}
    if method is AllocationMethod.DOWN:
        return floors
    left = int((total - sum(floors.values(), Decimal(0))) / step)
    by_remainder = sorted(exact, key=lambda unit: exact[unit] - floors[unit], reverse=True)
    raised = frozenset(by_remainder[:left])
    return {unit: floor + step if unit in raised else floor for unit, floor in floors.items()}
