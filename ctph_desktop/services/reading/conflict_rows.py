"""What screens and commands read of conflicts, and of chains that tell of copied PCs."""

from collections.abc import Mapping
from datetime import datetime
from enum import StrEnum

from msgspec import Struct

from ctph_desktop.domain.periods import ReportingPeriod


class ConflictKind(StrEnum):
    """What several PCs wrote differently."""

    FIGURE = "figure"
    SEAL = "seal"
    DECISION = "decision"
    RECORD = "record"


class WriterRow(Struct, frozen=True):
    """Who put a value: name and post, the PC, when that PC says it was, and why."""

    author: str
    device: str
    at: datetime | None
    reason: str


class RivalRow(Struct, frozen=True):
    """One of the values that stand side by side; `operation` names it, `writers` are all who put it.

    `is_shown` marks the value that tables and pages show until somebody chooses.
    """

    operation: str
    text: str
    writers: tuple[WriterRow, ...]
    is_shown: bool


class ComparedRow(Struct, frozen=True):
    """A line of the comparison: a field of a record, a figure of a seal. `values` stand in the order of the rivals.

    `is_open` says that merging needs a choice here; otherwise `merged` is what merging gives.
    """

    name: str
    label: str
    before: str
    values: tuple[str, ...]
    is_open: bool = False
    merged: str = ""


class ConflictRow(Struct, frozen=True):
    """A cell in conflict: what it is, the rivals, how they compare; `heads` are what a choice has to name.

    `hint` says who chooses where this PC may not. `hidden` counts rivals beyond those listed.
    """

    cell: str
    heads: tuple[str, ...]
    kind: ConflictKind
    label: str
    unit: str
    unit_name: str
    period: ReportingPeriod | None
    before: str
    rivals: tuple[RivalRow, ...]
    compared: tuple[ComparedRow, ...]
    can_choose: bool
    can_merge: bool
    hint: str = ""
    hidden: int = 0


class ListedRows(Struct, frozen=True):
    """The first of the cells that wait, those to choose here before others; of all of them how many wait, and here."""

    rows: tuple[ConflictRow, ...]
    waiting: int
    to_choose: int

    @property
    def left_out(self) -> int:
        """How many are not listed."""
        return self.waiting - len(self.rows)


class ChainKind(StrEnum):
    """What chains of segments tell."""

    FORK = "fork"
    GAP = "gap"
    SHARED = "shared"


class ChainRow(Struct, frozen=True):
    """Something odd about the chains of a PC; `name` is what it is remembered by once a person has seen it."""

    name: str
    kind: ChainKind
    unit_name: str
    device: str
    is_own: bool
    text: str
    advice: str


class Attention(Struct, frozen=True):
    """What banners count: cells to choose here (by month where they have one), those others choose, odd chains.

    `set_aside` counts cells with values that do not count and may be taken up here, `set_aside_elsewhere` those typed
    on this PC that another office may take up.
    """

    to_choose: int = 0
    by_period: Mapping[ReportingPeriod, int] = {}
    for_others: int = 0
    chains: tuple[ChainRow, ...] = ()
    set_aside: int = 0
    set_aside_elsewhere: int = 0
