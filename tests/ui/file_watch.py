"""Who opens a file: the kernel is asked (inotify), so nothing that reads it goes unnoticed."""

import ctypes
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

_OPEN = 0x20
_HEADER_BYTES = 16


class Watch:
    """Counts the times something in a folder was opened since it began."""

    def __init__(self, descriptor: int) -> None:
        self._descriptor = descriptor
        self._count = 0

    @property
    def opened(self) -> int:
        try:
            while data := os.read(self._descriptor, 65_536):
                self._count += _count(data)
        except BlockingIOError:
            pass
        return self._count


def _count(data: bytes) -> int:
    count = 0
    while data:
        size = _HEADER_BYTES + int.from_bytes(data[12:16], sys.byteorder)
        count, data = count + 1, data[size:]
    return count


@contextmanager
def watching(folder: Path) -> Iterator[Watch]:
    """Watch a folder; elsewhere than on Linux the test is skipped."""
    if sys.platform != "linux":
        pytest.skip("the kernel of this system is asked in another way")
    libc = ctypes.CDLL(None, use_errno=True)
    descriptor = libc.inotify_init1(os.O_NONBLOCK)
    assert descriptor >= 0, os.strerror(ctypes.get_errno())
    try:
        assert libc.inotify_add_watch(descriptor, os.fsencode(folder), _OPEN) >= 0
        yield Watch(descriptor)
    finally:
        os.close(descriptor)
