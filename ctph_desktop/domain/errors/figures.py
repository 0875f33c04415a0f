"""What can be wrong with figures, cells, periods and formulas."""

from decimal import Decimal

from ctph_desktop.domain.errors.kinds import DomainError


class InvalidPeriodError(DomainError):
    """A text does not name a reporting period."""

    text: str


class InvalidCellError(DomainError):
    """A text does not name a cell, or a value does not fit its state."""

    text: str


class UnreadValueError(InvalidCellError):
    """A signed value says nothing that can be read here; `text` names the part that does not fit.

    `is_later` tells that a later version of the program wrote it; otherwise no version did.
    """

    is_later: bool


class NotANumberError(DomainError):
    """What was typed is not a number."""

    text: str


class HiddenSeparatorError(DomainError):
    """Something unseen stands inside what was typed or pasted as one number; `text` shows a blank in its place."""

    text: str


class AmbiguousNumberError(DomainError):
    """What was typed can be read in more than one way; `readings` are offered, likeliest first."""

    text: str
    readings: tuple[Decimal, ...]


class NotAWholeNumberError(DomainError):
    """A count has decimals."""

    text: str


class NegativeNumberError(DomainError):
    """A count is below zero."""

    text: str


class TooManyDecimalsError(DomainError):
    """A number has more decimals than its indicator counts."""

    text: str
    decimals: int


class NumberTooLargeError(DomainError):
    """A number is beyond what any office counts."""

    text: str


class NoteTooLongError(DomainError):
    """A note beside a figure has more characters than it may have."""

    length: int
    longest: int


class NoteOnBlankError(DomainError):
    """A note stands beside a blank."""

    text: str


class FigureExceedsCeilingError(DomainError):
    """A cumulative figure is larger than the baseline it is taken from."""

    label: str
    cumulative: Decimal
    ceiling_label: str
    ceiling: Decimal


class FormulaError(DomainError):
    """A form's formula cannot be read or names a column that does not exist."""

    formula: str
    reason: str = ""


class UnknownIndicatorError(DomainError):
    """No line of the sheet has this code."""

    text: str


class SharedLineError(DomainError):
    """A figure is typed in shorter periods, from `first` to `last`, in another programme."""

    label: str
    first: str
    last: str


class ComputedLineError(DomainError):
    """A line is the sum of its parts, or follows from what moved a stock (`is_moved`), and cannot be typed into."""

    label: str
    is_moved: bool = False


class ImpossibleFiguresError(DomainError):
    """A sealed report holds figures that cannot be; `reasons` are sentences for people."""

    reasons: tuple[str, ...]


class UnknownFormCellError(DomainError):
    """A form of the programme has no such column or line, or there is no such form."""

    text: str


class DuplicateLineError(DomainError):
    """A line of the sheet is named twice where each may have one figure."""

    text: str


class FigureNotGivenError(DomainError):
    """A line of the sheet is named without saying what goes into it."""

    text: str
