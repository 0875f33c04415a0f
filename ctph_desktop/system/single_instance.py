"""One program at a time on an office's folder; the operating system drops the lock when the process ends."""

import errno
import os
import sys
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Final, Self

from ctph_desktop.domain.errors import OfficeInUseError
from ctph_desktop.files.faults import fault_of

LOCK_FILE: Final = "dang-mo.lock"
# What a lock that another has is told as; anything else is a fault of the disk, and nobody has the office open.
_HELD: Final = frozenset({errno.EAGAIN, errno.EACCES, errno.EDEADLK})

if sys.platform == "win32":
    import msvcrt

    def _lock(descriptor: int) -> None:
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _lock(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)


class FileLock:
    """Holds a file; entering raises OfficeInUseError while another holds it, and the faults of `fault_of`."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._descriptor = -1

    def __enter__(self) -> Self:
        try:
            descriptor = os.open(self._path, os.O_RDWR | os.O_CREAT, 0o600)
        except OSError as error:
            raise fault_of(error, self._path) from error
        try:
            _lock(descriptor)
        except OSError as error:
            os.close(descriptor)
            if error.errno in _HELD:
                raise OfficeInUseError(self._path.parent) from error
            raise fault_of(error, self._path) from error
        self._descriptor = descriptor
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        with suppress(OSError):  # the lock is given up all the same
            os.close(self._descriptor)
        self._descriptor = -1


class OfficeLock(FileLock):
    """Holds an office's folder.

    The file stays behind on purpose: removing it would let two processes hold locks on two files of one name.
    """

    def __init__(self, folder: Path) -> None:
        super().__init__(folder / LOCK_FILE)
