"""Putting a finished document in its place: whole or not at all, and in words a person can act on."""

from pathlib import Path

from ctph_desktop.files.faults import fault_of, is_there
from ctph_desktop.files.placing import SHARED, write_whole


def save(path: Path, content: bytes, *, mode: int = SHARED) -> None:
    """Write a document through a temporary file beside it; what stood there before stays until the new one is whole.

    The faults of `fault_of` say what to do, FileInUseError where another program holds the old file; none of them
    leaves a part of a file behind. `mode` is PRIVATE for what others on the PC must not read.
    """
    was_there = is_there(path.parent)
    try:
        write_whole(path, content, mode=mode)
    except OSError as error:
        raise fault_of(error, path, needed=len(content), was_there=was_there) from error
