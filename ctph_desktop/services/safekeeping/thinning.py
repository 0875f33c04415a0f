"""Which backups stay: the newest few, then one a day, one a week, one a month, and not more than there is room for."""

from collections.abc import Callable, Hashable, Sequence
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
    """A backup as thinning sees it."""

    name: str
    at: datetime
    size: int


def superfluous(backups: Sequence[Kept], *, most_bytes: int = MOST_BYTES) -> tuple[str, ...]:
    """Return the names of the backups that may go; of the days, weeks and months that stay, the newest one stays."""
    newest_first = sorted(backups, key=lambda backup: (backup.at, backup.name), reverse=True)
    kept = {backup.name for backup in newest_first[:NEWEST]}
    kept |= _newest_of(newest_first, lambda at: at.date(), most=DAILY)
    kept |= _newest_of(newest_first, lambda at: at.isocalendar()[:2], most=WEEKLY)
    kept |= _newest_of(newest_first, lambda at: (at.year, at.month), most=MONTHLY)
    room, held = most_bytes, 0
    for backup in newest_first:
        if backup.name not in kept:
            continue
        room -= backup.size
        held += 1
        if room < 0 and held > LEAST_KEPT:
            kept.discard(backup.name)
            room += backup.size
    return tuple(backup.name for backup in newest_first if backup.name not in kept)


def _newest_of(newest_first: Sequence[Kept], group: Callable[[datetime], Hashable], *, most: int) -> set[str]:
    first: dict[Hashable, str] = {}
    for backup in newest_first:
        first.setdefault(group(backup.at), backup.name)
    return set(list(first.values())[:most])
