"""What a longer period is drawn from: the largest disjoint periods that are typed, which leave no day out."""

from collections.abc import Iterable, Sequence
from datetime import date, timedelta

from ctph_desktop.domain.periods import ReportingPeriod


def covering(span: ReportingPeriod, typed: Iterable[ReportingPeriod]) -> tuple[ReportingPeriod, ...]:
    """Return the largest of some periods that cover another, the earliest first; none where they leave a day out.

    A period is not drawn from itself. Where a rhythm changed inside a quarter, the quarter as a whole counts, and its
    months before the change do not count again.
    """
    inside = {one for one in typed if one != span and span.first_day <= one.first_day and one.last_day <= span.last_day}
    by_first: dict[date, list[ReportingPeriod]] = {}
    for one in sorted(inside, key=lambda period: period.last_day, reverse=True):
        by_first.setdefault(one.first_day, []).append(one)
    return tuple(_from(span.first_day, span.last_day, by_first, set()) or ())


def disjoint(typed: Iterable[ReportingPeriod]) -> tuple[ReportingPeriod, ...]:
    """Return the largest of some periods that share no day, the earliest first.

    Where a rhythm changed inside a quarter, what its months said before stands in the quarter once that is there.
    """
    chosen: list[ReportingPeriod] = []
    for one in sorted(set(typed), key=lambda period: (period.first_day - period.last_day, period.first_day)):
        if all(one.last_day < other.first_day or other.last_day < one.first_day for other in chosen):
            chosen.append(one)
    return tuple(sorted(chosen, key=lambda period: period.first_day))


def _from(
    day: date, last: date, by_first: dict[date, list[ReportingPeriod]], dead: set[date]
) -> Sequence[ReportingPeriod] | None:
    """Return periods that go on from a day to the last one, longest first; `dead` are days none goes on from."""
    if day > last:
        return []
    for one in by_first.get(day, []) if day not in dead else []:
        rest = _from(one.last_day + timedelta(days=1), last, by_first, dead)
        if rest is not None:
            return [one, *rest]
    dead.add(day)
    return None
