"""What can be wrong with texts: those in files, and those that were typed."""

from pathlib import Path

from ctph_desktop.domain.errors.kinds import DomainError


class TextFileNotUtf8Error(DomainError):
    """A text file is in an encoding that nobody can tell from its bytes."""

    path: Path


class TextFileTooLargeError(DomainError):
    """A text file is larger than any list that is read."""

    path: Path


class TextTooLongError(DomainError):
    """What was typed is longer than a line of the journal may be."""


class TextNotKeptError(DomainError):
    """What was typed holds something that is no letter, and cannot be kept."""
