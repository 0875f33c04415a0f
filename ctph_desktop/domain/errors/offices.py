"""What can be wrong with an office, its database and its key."""

from pathlib import Path

from ctph_desktop.domain.errors.kinds import DomainError, EnvironmentFault


class UpgradeNotBackedUpError(EnvironmentFault):
    """A database of an earlier version was left as it is: the disk did not take the backup before the change."""

    folder: Path
    needed: int = 0
    free: int = 0
    is_full: bool = False


class DatabaseKeyError(EnvironmentFault):
    """The key does not open the database, or the file is no database."""

    path: Path


class NewerDatabaseError(EnvironmentFault):
    """A later version of the program wrote the database."""

    path: Path


class NotAnOfficeError(DomainError):
    """A folder holds no office of the program."""

    folder: Path


class OfficeExistsError(DomainError):
    """A folder already holds an office."""

    folder: Path


class NotAllowedError(DomainError):
    """The office's role does not include what was asked; `role` is the one that does."""

    role: str


class NotTheKeeperError(DomainError):
    """Somebody else keeps the book a figure belongs to."""

    unit_name: str


class UnknownUnitError(DomainError):
    """No unit of the programme has this code, name or UUID."""

    text: str


class CancelledError(DomainError):
    """The person stopped a long piece of work; nothing was changed."""


class ContactNotValidError(DomainError):
    """What was typed cannot be a telephone number (`part` is phone) or an e-mail address (email)."""

    part: str
    text: str


class KeyMissingError(EnvironmentFault):
    """The key of an office's database is not where it was put; `place` says where it was looked for."""

    name: str
    place: str


class KeyStoreUnavailableError(EnvironmentFault):
    """The operating system offers no place to keep keys."""


class OfficeInUseError(DomainError):
    """An office's folder is open in another window or by another program."""

    folder: Path


class UnitEndedError(DomainError):
    """A unit does not exist in a period: it was merged before, or came into being later."""

    unit_name: str
    period: str


class FoundingRefusedError(DomainError):
    """A superior office cannot be founded as asked; `missing` is name, code, year, units or apart.

    `apart`: the office has the code or the name of one of its units.
    """

    missing: str


class PersonMissingError(DomainError):
    """A handover needs the name of the person who takes over."""
