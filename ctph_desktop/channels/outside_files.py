"""Files that somebody else made, on sticks, shares and in folders: opened so that none of them can hold the program up.

A pipe without a writer, a device or a socket that bears the name of a file would be waited for until the end of days.
"""

import os
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from io import FileIO
from pathlib import Path

from ctph_desktop.domain.errors import FileNotReadableError, NotAPlainFileError
from ctph_desktop.files.reading import WITHOUT_WAITING


def is_plain_file(path: Path) -> bool:
    """Tell whether a path names a regular file itself, no link to one; False too where the system does not say."""
    try:
        return stat.S_ISREG(path.lstat().st_mode)
    except (OSError, ValueError):
        return False


@contextmanager
def open_outside(path: Path) -> Iterator[FileIO]:
    """Open a file somebody else made for reading, without waiting for anybody.

    NotAPlainFileError if it is a folder, pipe, device or socket, FileNotReadableError if it is gone, closed to this
    person, or fails while it is read.
    """
    try:
        descriptor = os.open(path, WITHOUT_WAITING)
    except (OSError, ValueError) as error:
        raise (NotAPlainFileError if _is_something_else(path) else FileNotReadableError)(path) from error
    try:
        is_plain = stat.S_ISREG(os.fstat(descriptor).st_mode)
    except OSError as error:
        os.close(descriptor)
        raise FileNotReadableError(path) from error
    if not is_plain:
        os.close(descriptor)
        raise NotAPlainFileError(path)
    file = os.fdopen(descriptor, "rb", buffering=0)
    try:
        yield file
    except OSError as error:
        raise FileNotReadableError(path) from error
    finally:
        with suppress(OSError):  # what was read stays read, whatever closing says
            file.close()


def read_outside(path: Path, *, most: int) -> bytes | None:
    """Return the bytes of a file somebody else made; None if there are more than `most`, however it grows meanwhile.

    Errors as of `open_outside`.
    """
    with open_outside(path) as file:
        if os.fstat(file.fileno()).st_size > most:
            return None
        parts, left = [], most + 1
        while left and (part := file.read(min(left, 1 << 20))):
            parts.append(part)
            left -= len(part)
    return b"".join(parts) if left else None


def _is_something_else(path: Path) -> bool:
    try:
        return not stat.S_ISREG(path.stat().st_mode)
    except (OSError, ValueError):
        return False
