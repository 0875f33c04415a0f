"""Keeping a file that is about to be replaced, under another name: also one that can no longer be read."""

import os
from contextlib import suppress
from io import FileIO
from pathlib import Path
from typing import Final

from ctph_desktop.files.faults import fault_of
from ctph_desktop.files.placing import PART, new_file, replace, sync_folder

_CHUNK: Final = 256 * 1024
_SECTOR: Final = 4096


def keep_aside(source: Path, kept: Path) -> None:
    """Keep a file under another name on the same drive as well; what cannot be read of it stops nothing.

    A second name for the very file needs no room and reads nothing. Where a drive knows no such names the file is
    copied, with zeros for the sectors it does not give. The faults of `fault_of` if nothing can be written.
    """
    try:
        try:
            os.link(source, kept)
        except OSError:
            _copy(source, kept)
        sync_folder(kept.parent)
    except OSError as error:
        with suppress(OSError):
            kept.unlink(missing_ok=True)
        raise fault_of(error, kept, needed=source.stat().st_size) from error


def _copy(source: Path, kept: Path) -> None:
    part = kept.with_name(kept.name + PART)
    try:
        with source.open("rb", buffering=0) as old, new_file(part) as new:
            size = os.fstat(old.fileno()).st_size
            for place in range(0, size, _CHUNK):
                new.write(_salvaged(old, place, min(_CHUNK, size - place)))
            new.flush()
            os.fsync(new.fileno())
        replace(part, kept)
    finally:
        with suppress(OSError):
            part.unlink(missing_ok=True)


def _salvaged(file: FileIO, place: int, size: int) -> bytes:
    """Return bytes of a file, in smaller and smaller pieces where they cannot be read, with zeros for the last."""
    try:
        file.seek(place)
        return file.read(size).ljust(size, b"\0")
    except OSError:
        if size <= _SECTOR:
            return bytes(size)
    return b"".join(_salvaged(file, at, min(_SECTOR, place + size - at)) for at in range(place, place + size, _SECTOR))
