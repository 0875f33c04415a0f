"""What can be wrong with evidence beside a report."""

from enum import StrEnum
from pathlib import Path

from ctph_desktop.domain.errors.kinds import DomainError, EnvironmentFault


class EvidenceReason(StrEnum):
    """Why a file cannot become evidence."""

    OFFICE_DOCUMENT = "office_document"
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
