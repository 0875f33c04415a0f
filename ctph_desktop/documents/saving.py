"""Putting a finished document in its place: whole or not at all, and in words a person can act on."""

import errno
import os
import secrets
from contextlib import suppress
from pathlib import Path

from ctph_desktop.domain.errors import (
    DiskFullError,
    EnvironmentFault,
    FileInUseError,
    FolderNotWritableError,
    WriteNotVerifiedError,
)

_NO_ROOM = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_NOT_ALLOWED = {errno.EROFS, errno.EACCES, errno.EPERM, errno.ENOENT, errno.ENOTDIR}


def save(path: Path, content: bytes) -> None:
    """Write a document through a temporary file beside it; what stood there before stays until the new one is whole.

    DiskFullError, FolderNotWritableError, FileInUseError (another program holds the old file) and
    WriteNotVerifiedError (the drive failed) say what to do; none of them leaves a part of a file behind.
    """
    part = path.with_name(f".{secrets.token_hex(6)}.part")
    try:
        _write(part, content)
        _put_in_place(part, path)
    except OSError as fault:
        raise _explained(fault, path, needed=len(content)) from fault
    finally:
        with suppress(OSError):
            part.unlink()


def _write(part: Path, content: bytes) -> None:
    with part.open("xb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())


def _put_in_place(part: Path, path: Path) -> None:
    try:
        part.replace(path)
    except PermissionError as fault:
        if path.exists():
            raise FileInUseError(path) from fault
        raise


def _explained(fault: OSError, path: Path, *, needed: int) -> EnvironmentFault:
    if fault.errno in _NO_ROOM:
        return DiskFullError(path.parent, needed=needed)
    if fault.errno in _NOT_ALLOWED:
        return FolderNotWritableError(path.parent)
    return WriteNotVerifiedError(path)
