"""Which period another programme reports while one is looked at: rhythms differ, the calendar does not."""

from collections.abc import Iterable

from ctph_desktop.domain.periods import ReportingPeriod


def meanwhile(
    periods: Iterable[ReportingPeriod], looked_at: ReportingPeriod, *, ends_with_it: bool = False
) -> ReportingPeriod | None:
    """Return the same period where it is one of `periods`, else the shortest of them that holds its last day.

    `ends_with_it` asks for one that ends on the very day. None where there is none.
    """
    last = looked_at.last_day
    found = [
        one for one in periods if one.first_day <= last <= one.last_day and (one.last_day == last or not ends_with_it)
    ]
    if looked_at in found:
        return looked_at
    return min(found, key=lambda one: (one.last_day - one.first_day, one.last_day), default=None)
