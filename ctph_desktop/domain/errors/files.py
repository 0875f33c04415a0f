"""What can be wrong with files, folders and disks."""

from pathlib import Path

from ctph_desktop.domain.errors.kinds import DomainError, EnvironmentFault


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


class FolderInPlaceError(EnvironmentFault):
    """A folder has the name of a file that is to be read or written."""

    path: Path


class FileInPlaceError(EnvironmentFault):
    """A file has the name of a folder that something is to be put into."""

    path: Path


class DriveRemovedError(EnvironmentFault):
    """The drive was pulled out, or went away, while a file was being written to it."""

    folder: Path


class WriteProtectedError(FolderNotWritableError):
    """A drive is locked against writing, by its switch or by its mount."""


class WriteNotVerifiedError(EnvironmentFault):
    """What was read back differs from what was written, or the drive could not confirm it."""

    path: Path


class DriveFailedError(WriteNotVerifiedError):
    """The drive itself reports that it cannot write a file, or cannot read what stands on it."""


class FileInUseError(EnvironmentFault):
    """A file cannot be replaced because another program, mostly Excel, holds it open."""

    path: Path


class FileNotReadableError(EnvironmentFault):
    """A file that was pointed at is gone or cannot be read."""

    path: Path


class NotAPlainFileError(DomainError):
    """What was pointed at is no file with contents: a folder, a pipe, a device."""

    path: Path


class FileNameTakenError(EnvironmentFault):
    """A file of that name is there already and is not overwritten."""

    path: Path


class FileNameRefusedError(EnvironmentFault):
    """A drive does not take a file's name: too long, or with letters that cannot stand in a name there."""

    path: Path
