"""What can be wrong with a report, its decisions and its closing."""

from ctph_desktop.domain.errors.kinds import DomainError


class PeriodNotInProgrammeError(DomainError):
    """A period lies outside the programme's plan year; `plan_year` is the one it has, 0 when there is no programme."""

    period: str
    plan_year: int


class SealingRefusedError(DomainError):
    """A report cannot be sealed; `reasons` are sentences for people, most serious first."""

    reasons: tuple[str, ...]


class NothingToSealError(DomainError):
    """The report has not changed since its last seal, or holds no figure."""

    is_empty: bool


class UnknownSealError(DomainError):
    """No seal of this name has been received."""

    seal: str


class RemarkMissingError(DomainError):
    """A report cannot be returned without saying why."""


class AlreadyDecidedError(DomainError):
    """A seal was decided before, or a newer one has replaced it."""

    is_replaced: bool


class NotDecidedError(DomainError):
    """There is no decision on the report of a unit and period that could be taken back."""

    unit_name: str
    period: str


class ClosedOverError(DomainError):
    """An acceptance cannot be taken back, for its period was closed over it."""

    period: str


class CodeOfNoReportError(DomainError):
    """A code heard over the telephone is well-formed, but stands for no report sealed here."""


class CodeOfOldReportError(DomainError):
    """A code heard over the telephone stands for a seal that was replaced; `newest` is the version of the last one."""

    period: str
    version: int
    newest: int


class RivalSealsError(DomainError):
    """A unit holds several seals of one month that do not know one another; none of them can be accepted."""

    unit_name: str


class AnswersIncompleteError(DomainError):
    """Some units got no answer, for the reasons given; the other answers were written."""

    failures: tuple[tuple[str, str], ...]


class NotSubmittedError(DomainError):
    """A commune has not sent the report of a period."""

    unit_name: str
    period: str


class PeriodAlreadyClosedError(DomainError):
    """A period is closed already."""

    period: str


class PeriodNotClosedError(DomainError):
    """A period is open, so that it cannot be reopened."""

    period: str


class YearStillClosedError(DomainError):
    """A period cannot be reopened by itself while its whole year is closed."""

    period: str
    year: int


class ReasonMissingError(DomainError):
    """What is asked needs a reason, for others will read it."""


class InvalidDayError(DomainError):
    """A report cannot have been submitted on this day; `first` and `last` are the days that can be."""

    text: str
    first: str
    last: str


class NothingToFreezeError(DomainError):
    """The figures of a period are the same as in its newest frozen version."""

    period: str
    label: str


class UnknownFrozenError(DomainError):
    """A period has no frozen version of that number, or several."""

    period: str
    text: str
    known: tuple[str, ...]


class FrozenDamagedError(DomainError):
    """A piece of a frozen consolidation is missing, or is not what its name says."""

    label: str


class OriginMissingError(DomainError):
    """Figures are to be typed on a unit's behalf without saying what they are read from."""

    unit_name: str
