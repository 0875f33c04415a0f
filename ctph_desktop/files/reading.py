"""Reading files so that nothing which has taken the place of one holds the program up or fills its memory."""

import errno
import os
import stat
from pathlib import Path
from typing import Final

WITHOUT_WAITING: Final = (
    os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_BINARY", 0) | getattr(os, "O_NOCTTY", 0)
)
"""How a file is opened behind which a pipe without a writer or a device may hide."""


def read_small(path: Path, *, most: int) -> bytes:
    """Return the bytes of a file of this program's own; OSError if it is gone, no regular file, or beyond `most`."""
    descriptor = os.open(path, WITHOUT_WAITING)
    try:
        is_plain = stat.S_ISREG(os.fstat(descriptor).st_mode)
    except OSError:
        os.close(descriptor)
        raise
    if not is_plain:
        os.close(descriptor)
        raise OSError(errno.EINVAL, os.strerror(errno.EINVAL), str(path))
    with os.fdopen(descriptor, "rb") as file:
        data = file.read(most + 1)
    if len(data) > most:
        raise OSError(errno.EFBIG, os.strerror(errno.EFBIG), str(path))
    return data
