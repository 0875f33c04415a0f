"""What can be wrong with packages and what they bring."""

from collections.abc import Mapping
from enum import StrEnum
from pathlib import Path
from types import MappingProxyType

from ctph_desktop.domain.errors.kinds import DomainError

_NO_DETAIL: Mapping[str, str] = MappingProxyType({})


class UnknownPackageError(DomainError):
    """No waiting package has this id."""

    package: str


class NoPackageFoundError(DomainError):
    """A folder or stick holds no package."""

    folder: Path


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
    HANDED_OVER = "handed_over"  # [receiver: the office this one was handed over to]
    TOO_MUCH = "too_much"
    TRAY_FULL = "tray_full"
    NEW_SUPERIOR = "new_superior"  # proven by a PC of the superior office known here
    SAID_SUPERIOR = "said_superior"  # a stranger says so
    UNFORESEEN = "unforeseen"  # a fault of the program [report: the file it is written down in]


class PackageRefusedError(DomainError):
    """A package opened, but its sender or its contents do not belong here; nothing of it was used."""

    reason: RefusalReason
    detail: Mapping[str, str] = _NO_DETAIL
