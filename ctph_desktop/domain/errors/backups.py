"""What can be wrong with backups and the recovery sheet."""

from pathlib import Path

from ctph_desktop.domain.errors.files import FileDamagedError
from ctph_desktop.domain.errors.kinds import DomainError
from ctph_desktop.domain.errors.offices import NewerDatabaseError


class BackupDamagedError(FileDamagedError):
    """A backup file is not whole, or what is in it cannot be read."""


class NewerBackupError(NewerDatabaseError):
    """A later version of the program wrote a backup file."""


class NotABackupError(DomainError):
    """A file is no backup of the program's."""

    path: Path


class NoBackupFoundError(DomainError):
    """A folder or stick holds no backup."""

    folder: Path


class ForeignBackupError(DomainError):
    """A backup belongs to another office than the one it should be restored into.

    `authority`: it is of the same unit, whose journal for that authority the office does not have.
    """

    unit_name: str
    authority: str = ""


class BackupNotOpenedError(DomainError):
    """A backup's key is not the one kept on this PC; the code of its recovery sheet is needed."""

    path: Path


class BackupWithoutSheetError(DomainError):
    """A backup was made when there was no recovery sheet: only the PC that keeps its key opens it."""

    path: Path


class RecoverySheetMissingError(DomainError):
    """There is no recovery sheet: none was made for these data."""


class RecoveryCodeMistypedError(DomainError):
    """Groups of a typed recovery code do not fit their check digits; `groups` counts from 0."""

    groups: tuple[int, ...]


class RecoveryCodeWrongError(DomainError):
    """A typed recovery code is well-formed, but is not that of the sheets named here."""

    sheets: str


class RecoveryGroupWrongError(DomainError):
    """A typed group is not the one of that place on the sheet; `group` counts from 0."""

    group: int
