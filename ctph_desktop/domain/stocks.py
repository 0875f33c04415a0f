"""Stocks that nobody types: they begin with an opening, are increased and decreased in each period, and close."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise

from msgspec import Struct

from ctph_desktop.domain.figures import MISSING, NOT_APPLICABLE, FigureState, FigureValue
from ctph_desktop.domain.periods import ReportingPeriod


class Movement(Struct, frozen=True):
    """What came to a stock in a period, and what left it."""

    increase: FigureValue
    decrease: FigureValue

    @property
    def is_known(self) -> bool:
        """Whether both were said."""
        return FigureState.MISSING not in {self.increase.state, self.decrease.state}

    @property
    def applies(self) -> bool:
        """Whether the stock exists at all in the period."""
        return {self.increase.state, self.decrease.state} != {FigureState.NOT_APPLICABLE}


def closings(opening: Decimal | None, movements: Iterable[Movement]) -> Iterator[FigureValue]:
    """Yield what a stock stands at after each period of a year: opening + increase − decrease (programmes.md §2).

    It is blank without an opening, and from the first period on of which one of both was not said: a closing that
    rests on something unknown is unknown. It does not apply where neither of both does.
    """
    stands_at = opening
    for movement in movements:
        if not movement.is_known:
            stands_at = None
        if stands_at is None:
            yield MISSING
            continue
        stands_at += (movement.increase.count or Decimal(0)) - (movement.decrease.count or Decimal(0))
        yield FigureValue.reported(stands_at) if movement.applies else NOT_APPLICABLE


def follow_one_another(periods: Sequence[ReportingPeriod], *, since: date) -> bool:
    """Tell whether periods, oldest first, leave no day out from a day on and count none twice."""
    if not periods or periods[0].first_day > since:
        return False
    return all(later.first_day == earlier.last_day + timedelta(days=1) for earlier, later in pairwise(periods))
