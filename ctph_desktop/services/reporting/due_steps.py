"""When the next steps are due, and in which order they stand."""

from collections.abc import Iterable

from msgspec.structs import replace

from ctph_desktop.domain.due_work import days_left, grouped
from ctph_desktop.services.ground.overview_rows import TodoRow
from ctph_desktop.services.ground.workplace import Workplace
from ctph_desktop.services.reading.timeliness import Timeliness

_REPORTED_AT = {"progress", "devices"}
_SENT_BY = {"export", "remind"}


def in_turn(workplace: Workplace, rows: Iterable[TodoRow]) -> tuple[TodoRow, ...]:
    """Return steps with the day on which the report they are about is due, the most urgent first."""
    return tuple(sorted((_dated(workplace, row) for row in rows), key=lambda row: row.group.turn))


def _dated(workplace: Workplace, row: TodoRow) -> TodoRow:
    if row.period is None or not (row.place in _REPORTED_AT or row.action in _SENT_BY):
        return row
    there = workplace if row.standpoint is None else workplace.at(row.standpoint)
    due = Timeliness(there).due(row.period)
    left = days_left(due, workplace.clock().date())
    return replace(row, due=due, days_left=left, group=grouped(row.group, left))


def next_report(workplace: Workplace) -> TodoRow | None:
    """Return the next report that will be due, as what there is to do when nothing is; None where no day is fixed."""
    today, timeliness = workplace.clock().date(), Timeliness(workplace)
    for period in workplace.looked_at.periods():
        due = timeliness.due(period)
        if due is not None and due >= today:
            place = "exchange" if workplace.is_superior else "progress"
            return TodoRow("", place, period, due=due, days_left=days_left(due, today))
    return None
