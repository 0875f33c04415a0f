"""Errors a person can mend, and faults of the surroundings. They carry data; the words live in wording."""

from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path


class DomainError(Exception):
    """What the person asked cannot be done as asked; the person can mend it."""


class EnvironmentFault(Exception):  # noqa: N818 - a fault is not the program's error
    """Disk, file or key store did not do their part."""


@dataclass(eq=False)
class InvalidPeriodError(DomainError):
    """A text does not name a reporting period."""

    text: str


@dataclass(eq=False)
class InvalidCellError(DomainError):
    """A text does not name a cell, or a value does not fit its state."""

    text: str


@dataclass(eq=False)
class NotANumberError(DomainError):
    """What was typed is not a number."""

    text: str


@dataclass(eq=False)
class AmbiguousNumberError(DomainError):
    """What was typed can be read in more than one way; `readings` are offered, likeliest first."""

    text: str
    readings: tuple[Decimal, ...]


@dataclass(eq=False)
class NotAWholeNumberError(DomainError):
    """A count has decimals."""

    text: str


@dataclass(eq=False)
class NegativeNumberError(DomainError):
    """A count is below zero."""

    text: str


@dataclass(eq=False)
class TooManyDecimalsError(DomainError):
    """A number has more decimals than its indicator counts."""

    text: str
    decimals: int


@dataclass(eq=False)
class NumberTooLargeError(DomainError):
    """A number is beyond what any office counts."""

    text: str


@dataclass(eq=False)
class FigureExceedsCeilingError(DomainError):
    """A cumulative figure is larger than the baseline it is taken from."""

    label: str
    cumulative: Decimal
    ceiling_label: str
    ceiling: Decimal


@dataclass(eq=False)
class FormulaError(DomainError):
    """A form's formula cannot be read or names a column that does not exist."""

    formula: str
    reason: str = ""


@dataclass(eq=False)
class FileDamagedError(EnvironmentFault):
    """A file of the program's own cannot be read."""

    path: Path


@dataclass(eq=False)
class DiskFullError(EnvironmentFault):
    """There is no room left where a file should go; sizes in bytes, 0 where unknown."""

    folder: Path
    needed: int = 0
    free: int = 0


@dataclass(eq=False)
class FolderNotWritableError(EnvironmentFault):
    """A folder is read-only, or missing."""

    folder: Path


@dataclass(eq=False)
class WriteNotVerifiedError(EnvironmentFault):
    """What was read back differs from what was written, or the drive could not confirm it."""

    path: Path


@dataclass(frozen=True)
class Problem:
    """Something wrong with incoming data: where, and a reason code that wording explains."""

    place: str
    reason: str
    detail: dict[str, str] = field(default_factory=dict)
