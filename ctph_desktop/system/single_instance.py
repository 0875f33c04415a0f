"""One program at a time on an office's folder; the operating system drops the lock when the process ends."""

import os
import sys
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Final, Self

from ctph_desktop.domain.errors import FolderNotWritableError, OfficeInUseError

LOCK_FILE: Final = "dang-mo.lock"

if sys.platform == "win32":
    import msvcrt

    def _lock(descriptor: int) -> None:
        msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)

else:
    import fcntl

    def _lock(descriptor: int) -> None:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)


class OfficeLock:
    """Holds an office's folder; entering raises OfficeInUseError while another holds it.

    The file stays behind on purpose: removing it would let two processes hold locks on two files of one name.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._descriptor = -1

    def __enter__(self) -> Self:
        try:
            descriptor = os.open(self._folder / LOCK_FILE, os.O_RDWR | os.O_CREAT, 0o600)
        except OSError as error:
            raise FolderNotWritableError(self._folder) from error
        try:
            _lock(descriptor)
        except OSError as error:
            os.close(descriptor)
            raise OfficeInUseError(self._folder) from error
        self._descriptor = descriptor
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        with suppress(OSError):  # the lock is given up all the same
            os.close(self._descriptor)
        self._descriptor = -1
