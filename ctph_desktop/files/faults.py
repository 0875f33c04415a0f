"""What a disk's refusal means for the person: one cause, one error, whoever was writing."""

import errno
import sys
from pathlib import Path
from typing import Final

from ctph_desktop.domain.errors import (
    DiskFullError,
    DriveFailedError,
    DriveRemovedError,
    EnvironmentFault,
    FileInPlaceError,
    FileInUseError,
    FileNameRefusedError,
    FileNameTakenError,
    FolderInPlaceError,
    FolderNotWritableError,
    WriteProtectedError,
)

# A limit on the size of files is a want of room as well: the account may not have so much.
_FULL: Final = frozenset({errno.ENOSPC, errno.EDQUOT, errno.EFBIG})
_CLOSED: Final = frozenset({
    errno.EACCES, errno.EPERM, errno.ENOENT, errno.ENOTDIR, errno.EISDIR, errno.ELOOP, errno.ENOTEMPTY,
})  # fmt: skip
_NAME_REFUSED: Final = frozenset({errno.EINVAL, errno.ENAMETOOLONG, errno.EILSEQ})
_GONE: Final = frozenset({errno.ENODEV, errno.ENXIO, errno.ENOTCONN, errno.ESHUTDOWN, errno.ESTALE})
_IN_USE: Final = frozenset({errno.EBUSY, errno.ETXTBSY})
# What Windows says for itself: write protected; not ready, no such device, not connected, no longer there; held open.
_WINDOWS_PROTECTED: Final = 19
_WINDOWS_GONE: Final = frozenset({15, 21, 55, 433, 1006, 1167, 1617})
_WINDOWS_IN_USE: Final = frozenset({32, 33})


def fault_of(  # noqa: PLR0911 - one line a cause
    error: OSError, path: Path, *, needed: int = 0, was_there: bool = False, is_folder: bool = False
) -> EnvironmentFault:
    """Return which fault it is that a file could not be written; `needed` in bytes.

    `was_there`: its folder could be looked into before, so that one that is gone now was pulled out. `is_folder`: it is
    a folder itself that could not be made.
    """
    told, folder = getattr(error, "winerror", None), path.parent
    if error.errno in _GONE or told in _WINDOWS_GONE or (was_there and not is_there(folder)):
        return DriveRemovedError(folder)
    if error.errno == errno.EROFS or told == _WINDOWS_PROTECTED:
        return WriteProtectedError(folder)
    if error.errno in _FULL:
        return DiskFullError(folder, needed=needed)
    if error.errno == errno.EEXIST:
        return FileNameTakenError(path)
    if error.errno in _IN_USE or told in _WINDOWS_IN_USE or _is_not_replaced(error, path):
        return FileInUseError(path)
    if error.errno in _NAME_REFUSED:
        return FileNameRefusedError(path)
    if error.errno == errno.ENOTDIR and (file := _file_above(path)) is not None:
        return FileInPlaceError(file)
    if error.errno in _CLOSED and not is_folder and is_there(path):
        return FolderInPlaceError(path)
    if error.errno in _CLOSED:
        return WriteProtectedError(folder) if _is_write_protected(folder) else FolderNotWritableError(folder)
    return DriveFailedError(path)


def refuse_folder(path: Path) -> None:
    """Raise FolderInPlaceError where a folder has the name of a file; nothing is said of one that cannot be told."""
    if is_there(path):
        raise FolderInPlaceError(path)


def _file_above(path: Path) -> Path | None:
    """Return the file that has the name of a folder on the way to a path, or of that folder itself."""
    try:
        return next((one for one in (path, *path.parents) if one.is_file()), None)
    except OSError:
        return None


def _is_not_replaced(error: OSError, path: Path) -> bool:
    """Tell whether a file that stands there could not be replaced, though its folder took a new one beside it."""
    return isinstance(error, PermissionError) and error.filename2 is not None and path.is_file()


def lies_there(path: Path) -> bool:
    """Tell whether anything lies at a path; the faults of `fault_of` where the disk does not say."""
    try:
        return path.exists()
    except OSError as error:
        raise fault_of(error, path) from error


def is_there(folder: Path) -> bool:
    """Tell whether a folder can be looked at; one on a stick just pulled out cannot."""
    try:
        return folder.is_dir()
    except OSError:
        return False


if sys.platform == "win32":
    import ctypes
    from ctypes import wintypes

    _READ_ONLY_VOLUME: Final = 0x80000

    def _is_write_protected(folder: Path) -> bool:
        """Ask the volume itself: what opens and writes files here is told "access denied" and no more."""
        root, flags = folder.resolve().anchor, wintypes.DWORD()
        arguments = (root, None, 0, None, None, ctypes.byref(flags), None, 0)
        is_told = bool(ctypes.windll.kernel32.GetVolumeInformationW(*arguments))
        return is_told and bool(flags.value & _READ_ONLY_VOLUME)

else:

    def _is_write_protected(folder: Path) -> bool:  # noqa: ARG001 - here the error itself says so
        return False
