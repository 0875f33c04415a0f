"""Giving a file just written its final name, so that the name lasts and takes nobody else's place."""

import errno
import os
import sys
import time
from pathlib import Path
from typing import Final

_ATTEMPTS: Final = 5
_PAUSE_SECONDS: Final = 0.2


def rename(part: Path, target: Path) -> None:
    """Rename without overwriting: FileExistsError. A virus scanner may hold a fresh file on Windows for a moment."""
    for attempt in range(1, _ATTEMPTS + 1):
        if target.exists():
            raise FileExistsError(errno.EEXIST, "", str(target))
        try:
            part.rename(target)
        except PermissionError:
            if attempt == _ATTEMPTS:
                raise
            time.sleep(_PAUSE_SECONDS)
        else:
            return


def sync_folder(folder: Path) -> None:
    """Make the names in a folder last, where its file system can."""
    if sys.platform != "win32":
        descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
        try:
            os.fsync(descriptor)
        except OSError as error:
            if error.errno != errno.EINVAL:  # some mounted file systems cannot sync a folder
                raise
        finally:
            os.close(descriptor)
