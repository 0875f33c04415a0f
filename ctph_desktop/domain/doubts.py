"""Figures that may be right and deserve a second look: beside the commitment, and beside the unit's own months.

A doubt must be rare, or nobody reads the next one. Beside its own months a figure is doubted when it is ten times as
large, or a tenth, and so many more or fewer that no quiet month explains it.
"""

from collections.abc import Sequence
from decimal import Decimal
from enum import Enum, auto
from typing import Final

_FAR_BEYOND: Final = Decimal("1.5")
_FACTOR: Final = 10
_MANY: Final = 50
_FEWEST_MONTHS_FOR_LESS: Final = 3


class FigureDoubt(Enum):
    """Why a figure is looked at again."""

    FAR_BEYOND_COMMITMENT = auto()
    BEYOND_NOTHING = auto()
    FAR_ABOVE_OWN_MONTHS = auto()
    FAR_BELOW_OWN_MONTHS = auto()


def beside_commitment(
    *, cumulative: Decimal | None, committed: Decimal | None, is_worked_off: bool
) -> FigureDoubt | None:
    """Return the doubt about what a year has come to beside what was committed; half as much again is far beyond.

    Something of a committed nothing is doubted where a commitment is worked off; a stock just stands where it stands.
    """
    if cumulative is None or committed is None:
        return None
    if committed == 0:
        return FigureDoubt.BEYOND_NOTHING if is_worked_off and cumulative > 0 else None
    return FigureDoubt.FAR_BEYOND_COMMITMENT if cumulative > committed * _FAR_BEYOND else None


def beside_own_months(quantity: Decimal | None, past: Sequence[Decimal]) -> FigureDoubt | None:
    """Return the doubt about a month's figure beside those of earlier months of the year.

    Nothing is doubted before some month had a figure above zero; a figure that is small, before three months did.
    """
    present = [count for count in past if count > 0]
    if quantity is None or quantity <= 0 or not present:
        return None
    most, least = max(present), min(present)
    if quantity >= most * _FACTOR and quantity - most >= _MANY:
        return FigureDoubt.FAR_ABOVE_OWN_MONTHS
    is_steady = len(present) == len(past) >= _FEWEST_MONTHS_FOR_LESS
    if is_steady and quantity * _FACTOR <= least and least - quantity >= _MANY:
        return FigureDoubt.FAR_BELOW_OWN_MONTHS
    return None
