"""Which backups stay: the newest few, then one a day, one a week, one a month, and not more than there is room for."""

from collections.abc import Callable, Hashable, Iterable, Sequence
from datetime import datetime
from typing import Final

from msgspec import Struct

NEWEST: Final = 5
DAILY: Final = 12
WEEKLY: Final = 10
MONTHLY: Final = 9
MOST_BYTES: Final = 2 * 1024 * 1024 * 1024
LEAST_KEPT: Final = 3


class Kept(Struct, frozen=True):
    """A backup as thinning sees it; `growth` is how far the journal in it had grown."""

    name: str
    at: datetime
    size: int
    growth: int = 0


def superfluous(backups: Sequence[Kept], *, most_bytes: int = MOST_BYTES) -> tuple[str, ...]:
    """Return the names of the backups that may go; of the days, weeks and months that stay, the newest one stays.

    There are two witnesses of what is new, the clock and the growing journal, and either may be wrong: the one on a day
    when the PC's date was set wrong, the other after an older state was restored. Only what both let go may go.
    """
    by_clock = sorted(backups, key=lambda backup: (backup.at, backup.name), reverse=True)
    by_growth = sorted(backups, key=lambda backup: (backup.growth, backup.at, backup.name), reverse=True)
    kept = _kept(by_clock) | _kept(by_growth)
    grown = {backup.name: place for place, backup in enumerate(by_growth)}
    rank = {backup.name: min(place, grown[backup.name]) for place, backup in enumerate(by_clock)}
    newest_first = sorted(by_clock, key=lambda backup: rank[backup.name])
    kept -= _without_room((backup for backup in newest_first if backup.name in kept), most_bytes=most_bytes)
    return tuple(backup.name for backup in newest_first if backup.name not in kept)


def _kept(newest_first: Sequence[Kept]) -> set[str]:
    return (
        {backup.name for backup in newest_first[:NEWEST]}
        | _newest_of(newest_first, lambda at: at.date(), most=DAILY)
        | _newest_of(newest_first, lambda at: at.isocalendar()[:2], most=WEEKLY)
        | _newest_of(newest_first, lambda at: (at.year, at.month), most=MONTHLY)
    )


def _newest_of(newest_first: Sequence[Kept], group: Callable[[datetime], Hashable], *, most: int) -> set[str]:
    first: dict[Hashable, str] = {}
    for backup in newest_first:
        first.setdefault(group(backup.at), backup.name)
    return set(list(first.values())[:most])


def _without_room(newest_first: Iterable[Kept], *, most_bytes: int) -> set[str]:
    """Return which backups there is no room for, a few of the newest apart."""
    over: set[str] = set()
    room = most_bytes
    for number, backup in enumerate(newest_first):
        if number >= LEAST_KEPT and room < backup.size:
            over.add(backup.name)
        else:
            room -= backup.size
    return over
