"""What can be wrong with programmes and their years."""

from datetime import date

from ctph_desktop.domain.errors.kinds import DomainError


class NoProgrammeError(DomainError):
    """The office has no programme yet."""


class YearNotNextError(DomainError):
    """A year cannot be opened: years are opened one after the other; `following` is the next."""

    year: int
    following: int


class YearOpenAlreadyError(DomainError):
    """A year cannot be opened: it is open already."""

    year: int


class TermOverError(DomainError):
    """A year lies after the last one of a programme's term."""

    title: str
    last_year: int


class AnswerWithoutReasonError(DomainError):
    """A unit proposes another figure than the one it was given, and does not say why."""


class NothingToAnswerError(DomainError):
    """A unit answers a target it was not given; `label` is what was meant."""

    label: str


class BaselineNotAmendedError(DomainError):
    """A baseline is a fact of the whole year; it holds from no month on."""


class DividedUnitTargetError(DomainError):
    """A unit that was divided is given a target for a time in which its parts have theirs."""

    unit_name: str
    last_day: date


class AllocationRefusedError(DomainError):
    """Targets cannot be allocated; `reason` is one of `rate_or_total`, `negative`, `locked`, `no_baseline`.

    So are `nothing` and `twice`, of several that are allocated at once.
    """

    reason: str


class ObligationRefusedError(DomainError):
    """An obligation cannot be added; `reason` is one of `name`, `same_name`, `period`, `due_days`."""

    reason: str


class UnknownProgrammeError(DomainError):
    """No programme is meant by a text, or several are; `titles` are those there are."""

    text: str
    titles: tuple[str, ...] = ()


class PlanRefusedError(DomainError):
    """A programme cannot be founded; `lacking` names the part that is missing or wrong, `code` its indicator."""

    lacking: str
    code: str = ""


class IndicatorRefusedError(DomainError):
    """An indicator cannot be changed or left out so.

    `reason` is one of `code`, `same_code`, `name`, `unit_of_measure`, `decimals`, `ceiling`, `breakdown`, `derived`,
    `fixed_unit`, `fixed_decimals`, `fixed_kind`, `fixed_breakdowns`, `unknown`, `same`, `used`, `moves`, `limits`,
    `printed`, `closed`. `text` is its code, what needs it, or the year.
    """

    reason: str
    text: str = ""


class ReportingRefusedError(DomainError):
    """How a programme is reported cannot be changed so.

    `reason` is one of `nothing`, `due_days`, `rhythm`, `since`, `sealed`, `calendar`, `units`, `unit_used`,
    `unit_gone`, `closed`; `text` is the code of the period, the unit or the year it is about.
    """

    reason: str
    text: str = ""


class UnknownYearError(DomainError):
    """A programme has no such year; `years` are those it has."""

    year: int
    years: tuple[int, ...] = ()


class DocumentRefusedError(DomainError):
    """A programme's document cannot be written so; `reason` names the part, `text` what was typed there.

    `reason` is one of `title`, `same_title`, `last_year`, `party`, `same_party`, `link`, `why`, `nothing`.
    """

    reason: str
    text: str = ""


class UnreadDayError(DomainError):
    """A text that was typed names no day, month or year."""

    text: str


class UnreadWordError(DomainError):
    """A text that was typed is none of a few words."""

    text: str
    words: tuple[str, ...] = ()


class UnknownVersionError(DomainError):
    """A document has no version of a number; `last` is the newest."""

    version: int
    last: int
