"""Errors a person can mend, and faults of the surroundings. They carry data; the words live in wording."""

from collections.abc import Mapping
from decimal import Decimal
from enum import StrEnum
from pathlib import Path
from types import MappingProxyType
from typing import Any, ClassVar, dataclass_transform

_NO_DETAIL: Mapping[str, str] = MappingProxyType({})


@dataclass_transform(eq_default=False)
class ErrorWithData(Exception):  # noqa: N818 - never raised itself
    """An error whose annotated names are its arguments, in their order; a name with a value may be left out.

    Made here and not by `dataclass`, which compiles several functions a class: half a hundred of them are noticed
    when the program starts.
    """

    names: ClassVar[tuple[str, ...]] = ()

    def __init_subclass__(cls) -> None:
        cls.names = (*cls.names, *cls.__annotations__)

    def __init__(self, *values: Any, **named: Any) -> None:
        super().__init__(*values)
        given = dict(zip(self.names, values, strict=False)) | named
        unknown, missing = set(named) - set(self.names), [name for name in self.names if name not in given]
        if len(values) > len(self.names) or unknown or any(not hasattr(type(self), name) for name in missing):
            raise TypeError(f"{type(self).__name__} takes {', '.join(self.names) or 'nothing'}")
        self.__dict__.update(given)

    def __repr__(self) -> str:
        shown = ", ".join(f"{name}={getattr(self, name)!r}" for name in self.names)
        return f"{type(self).__name__}({shown})"


class DomainError(ErrorWithData):
    """What the person asked cannot be done as asked; the person can mend it."""


class EnvironmentFault(ErrorWithData):
    """Disk, file or key store did not do their part."""


class InvalidPeriodError(DomainError):
    """A text does not name a reporting period."""

    text: str


class InvalidCellError(DomainError):
    """A text does not name a cell, or a value does not fit its state."""

    text: str


class NotANumberError(DomainError):
    """What was typed is not a number."""

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


class FileDamagedError(EnvironmentFault):
    """A file of the program's own cannot be read."""

    path: Path


class DiskFullError(EnvironmentFault):
    """There is no room left where a file should go; sizes in bytes, 0 where unknown."""

    folder: Path
    needed: int = 0
    free: int = 0


class FolderNotWritableError(EnvironmentFault):
    """A folder is read-only, or missing."""

    folder: Path


class DriveRemovedError(EnvironmentFault):
    """The drive was pulled out, or went away, while a file was being written to it."""

    folder: Path


class WriteProtectedError(FolderNotWritableError):
    """A drive is locked against writing, by its switch or by its mount."""


class UpgradeNotBackedUpError(EnvironmentFault):
    """A database of an earlier version was left as it is: the disk did not take the backup before the change."""

    folder: Path
    needed: int = 0
    free: int = 0
    is_full: bool = False


class BackupDamagedError(FileDamagedError):
    """A backup file is not whole, or what is in it cannot be read."""


class WriteNotVerifiedError(EnvironmentFault):
    """What was read back differs from what was written, or the drive could not confirm it."""

    path: Path


class DatabaseKeyError(EnvironmentFault):
    """The key does not open the database, or the file is no database."""

    path: Path


class NewerDatabaseError(EnvironmentFault):
    """A later version of the program wrote the database."""

    path: Path


class NewerBackupError(NewerDatabaseError):
    """A later version of the program wrote a backup file."""


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


class UnknownIndicatorError(DomainError):
    """No line of the sheet has this code."""

    text: str


class PeriodNotInProgrammeError(DomainError):
    """A period lies outside the programme's plan year; `plan_year` is the one it has, 0 when there is no programme."""

    period: str
    plan_year: int


class ComputedLineError(DomainError):
    """A line is the sum of its parts and cannot be typed into."""

    label: str


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


class UnknownPackageError(DomainError):
    """No waiting package has this id."""

    package: str


class NotEnrolledError(DomainError):
    """The superior office has not enrolled this PC, or a commune has no enrolled PC to write to."""

    unit_name: str


class NoPackageFoundError(DomainError):
    """A folder or stick holds no package."""

    folder: Path


class CancelledError(DomainError):
    """The person stopped a long piece of work; nothing was changed."""


class FileInUseError(EnvironmentFault):
    """A file cannot be replaced because another program, mostly Excel, holds it open."""

    path: Path


class PackageReason(StrEnum):
    """Why a file is no package that can be merged; `PackageError.detail` holds what is in brackets."""

    TOO_SHORT = "too_short"
    NOT_A_PACKAGE = "not_a_package"
    WORKBOOK = "workbook"
    WORD_DOCUMENT = "word_document"
    OLDER_OFFICE_FILE = "older_office_file"
    ARCHIVE = "archive"
    PICTURE = "picture"
    PDF = "pdf"
    TRUNCATED = "truncated"  # [missing: bytes, absent where even that is lost]
    TRAILING_BYTES = "trailing_bytes"  # [extra: bytes]
    END_MARK_MISSING = "end_mark_missing"
    DAMAGED = "damaged"
    TOO_LARGE = "too_large"  # [part: file, header, payload or records]
    RESERVED_NOT_ZERO = "reserved_not_zero"
    FUTURE_VERSION = "future_version"  # [version: the one that is needed]
    UNKNOWN_FLAGS = "unknown_flags"
    BAD_SIGNATURE = "bad_signature"
    BAD_HEADER = "bad_header"
    NOT_FOR_US = "not_for_us"
    DECRYPT_FAILED = "decrypt_failed"
    INFLATED_TOO_LARGE = "inflated_too_large"
    ECHO_MISMATCH = "echo_mismatch"
    NOT_CANONICAL = "not_canonical"
    BAD_RECORD = "bad_record"


class PackageError(DomainError):
    """A file cannot be opened as a package; nothing of it was used."""

    reason: PackageReason
    detail: Mapping[str, str] = _NO_DETAIL


class MistypedCodeError(DomainError):
    """Groups of a typed code do not fit their check digits; `groups` counts from 0."""

    groups: tuple[int, ...]


class CodeMismatchError(DomainError):
    """A typed code is well-formed but belongs to other keys."""


class CodeOfNoReportError(DomainError):
    """A code heard over the telephone is well-formed, but stands for no report sealed here."""


class CodeOfOldReportError(DomainError):
    """A code heard over the telephone stands for a seal that was replaced; `newest` is the version of the last one."""

    period: str
    version: int
    newest: int


class ContactNotValidError(DomainError):
    """What was typed cannot be a telephone number (`part` is phone) or an e-mail address (email)."""

    part: str
    text: str


class FileNotReadableError(EnvironmentFault):
    """A file that was pointed at is gone or cannot be read."""

    path: Path


class FileNameTakenError(EnvironmentFault):
    """A file of that name is there already and is not overwritten."""

    path: Path


class KeyMissingError(EnvironmentFault):
    """The key of an office's database is not where it was put; `place` says where it was looked for."""

    name: str
    place: str


class KeyStoreUnavailableError(EnvironmentFault):
    """The operating system offers no place to keep keys."""


class OfficeInUseError(DomainError):
    """An office's folder is open in another window or by another program."""

    folder: Path


class RefusalReason(StrEnum):
    """Why a genuine package is not merged."""

    UNKNOWN_SENDER = "unknown_sender"
    REVOKED_SENDER = "revoked_sender"
    WRONG_UNIT = "wrong_unit"  # [unit: the office its sender belongs to]
    WRONG_DIRECTION = "wrong_direction"
    INVITATION = "invitation"
    NOT_AN_INVITATION = "not_an_invitation"
    BROKEN_SEGMENT = "broken_segment"
    FORKED_ROSTER = "forked_roster"
    OWN_ROSTER_FORKED = "own_roster_forked"
    TOO_MUCH = "too_much"
    TRAY_FULL = "tray_full"
    NEW_SUPERIOR = "new_superior"


class PackageRefusedError(DomainError):
    """A package opened, but its sender or its contents do not belong here; nothing of it was used."""

    reason: RefusalReason
    detail: Mapping[str, str] = _NO_DETAIL


class RivalSealsError(DomainError):
    """A unit holds several seals of one month that do not know one another; none of them can be accepted."""

    unit_name: str


class ImpossibleFiguresError(DomainError):
    """A sealed report holds figures that cannot be; `reasons` are sentences for people."""

    reasons: tuple[str, ...]


class UnknownFormCellError(DomainError):
    """A form of the programme has no such column or line, or there is no such form."""

    text: str


class ConflictGoneError(DomainError):
    """What was to be chosen from is no conflict any more, or holds other values than the person saw."""


class FieldsUndecidedError(DomainError):
    """Rival records differ in fields that several PCs changed; `labels` names those nobody has chosen for."""

    labels: tuple[str, ...]


class NotMergeableError(DomainError):
    """Rival values cannot be put together, only one can be chosen."""


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


class DuplicateLineError(DomainError):
    """A line of the sheet is named twice where each may have one figure."""

    text: str


class FigureNotGivenError(DomainError):
    """A line of the sheet is named without saying what goes into it."""

    text: str


class UnitEndedError(DomainError):
    """A unit does not exist in a period: it was merged before, or came into being later."""

    unit_name: str
    period: str


class RosterKeyElsewhereError(DomainError):
    """Only the PC of the superior office that holds the roster key may change who writes."""


class RosterInDoubtError(DomainError):
    """The database may be older than the newest roster; `missing` are the offices not heard since it was put back."""

    missing: tuple[str, ...]


class UnknownDeviceError(DomainError):
    """No PC in force goes by what was given, or several do."""

    text: str


class OwnDeviceError(DomainError):
    """The PC at the desk holds the roster key and cannot take itself out."""


class KeeperUnchangedError(DomainError):
    """A unit's book is kept already by the office that was to keep it."""

    unit_name: str


class KeptBySuccessorError(DomainError):
    """A unit has ended; its book is kept by its successor to the end and can be given to nobody else."""

    unit_name: str
    successor_name: str


class OriginMissingError(DomainError):
    """Figures are to be typed on a unit's behalf without saying what they are read from."""

    unit_name: str


class NoDeviceToGiveBackError(DomainError):
    """A unit has no PC in force to which its book could go back."""

    unit_name: str


class NotJoinedError(DomainError):
    """The office works alone so far; nobody could read what it would send."""


class OtherUnitInvitedError(DomainError):
    """An invitation does not offer the unit of this office."""

    unit_name: str


class AlreadyJoinedError(DomainError):
    """An invitation is that of the superior office the unit reports to already."""

    superior_name: str


class ForeignInvitationError(DomainError):
    """An invitation comes from an office that does not go on from the present superior office."""

    superior_name: str


class MergerRefusedError(DomainError):
    """A merger names units that cannot take part; `unit_name` is the one, empty when there are too few."""

    unit_name: str


class FoundingRefusedError(DomainError):
    """A superior office cannot be founded as asked; `missing` is name, code, year, units or apart.

    `apart`: the office has the code or the name of one of its units.
    """

    missing: str


class NotABackupError(DomainError):
    """A file is no backup of the program's."""

    path: Path


class NoBackupFoundError(DomainError):
    """A folder or stick holds no backup."""

    folder: Path


class ForeignBackupError(DomainError):
    """A backup belongs to another office than the one it should be restored into."""

    unit_name: str


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


class PersonMissingError(DomainError):
    """A handover needs the name of the person who takes over."""


class EvidenceReason(StrEnum):
    """Why a file cannot become evidence."""

    UNKNOWN_KIND = "unknown_kind"
    EMPTY = "empty"
    TOO_LARGE = "too_large"
    UNREADABLE_PICTURE = "unreadable_picture"
    TOO_MANY = "too_many"


class EvidenceRefusedError(DomainError):
    """A file cannot become evidence of a report, or none can be added to its month."""

    file_name: str
    reason: EvidenceReason


class EvidenceNotSavedError(EnvironmentFault):
    """A backup was saved to a place, the files of evidence beside it were not; `is_full` where room was lacking."""

    folder: Path
    is_full: bool


class UnknownEvidenceError(DomainError):
    """No evidence of this id stands beside a report, or it was taken away."""

    uuid: str


class EvidenceNotHereError(DomainError):
    """Evidence is named here, and its file has not come yet."""

    title: str
