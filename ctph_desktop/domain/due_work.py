"""What is to be done first: work that is overdue, then what was returned, what falls due, what others have to do."""

from datetime import date
from enum import StrEnum
from typing import Final

SOON: Final = 14
"""How many days ahead work is seen without asking for it."""


class WorkGroup(StrEnum):
    """Under which heading a piece of work stands, the most urgent first."""

    OVERDUE = "overdue"
    RETURNED = "returned"
    DUE = "due"
    ELSEWHERE = "elsewhere"
    LATER = "later"
    UNDATED = "undated"

    @property
    def turn(self) -> int:
        """Its place among the others."""
        return tuple(WorkGroup).index(self)


def days_left(due: date | None, today: date) -> int | None:
    """Return how many days there are until work is due, fewer than none when it is late; None where no day is fixed."""
    return (due - today).days if due is not None else None


def grouped(group: WorkGroup, left: int | None) -> WorkGroup:
    """Return where a report stands given the days left: late is overdue, far off or without a day a group of its own.

    What was returned stays so, and so does what others have to do before it is late.
    """
    if left is not None and left < 0:
        return group if group is WorkGroup.RETURNED else WorkGroup.OVERDUE
    if group is not WorkGroup.DUE:
        return group
    if left is None:
        return WorkGroup.UNDATED
    return WorkGroup.LATER if left > SOON else group
