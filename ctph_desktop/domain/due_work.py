"""What is to be done first: work that is overdue, then what was returned, what falls due, what others have to do."""

from datetime import date
from enum import StrEnum


class WorkGroup(StrEnum):
    """Under which heading a piece of work stands, the most urgent first."""

    OVERDUE = "overdue"
    RETURNED = "returned"
    DUE = "due"
    ELSEWHERE = "elsewhere"

    @property
    def turn(self) -> int:
        """Its place among the others."""
        return tuple(WorkGroup).index(self)


def days_left(due: date | None, today: date) -> int | None:
    """Return how many days there are until work is due, fewer than none when it is late; None where no day is fixed."""
    return (due - today).days if due is not None else None


def grouped(group: WorkGroup, left: int | None) -> WorkGroup:
    """Return where work stands given the days left: late work is overdue, but what was returned stays so."""
    is_late = left is not None and left < 0
    return WorkGroup.OVERDUE if is_late and group is not WorkGroup.RETURNED else group
