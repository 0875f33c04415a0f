"""Reading a file from its drive rather than from memory, so that a false stick cannot pass for a true one."""

import os
import sys
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from typing import Final

_CHUNK_BYTES: Final = 1024 * 1024


def digest_on_drive(path: Path) -> bytes:
    """Return the SHA-256 of what the drive itself holds under a path; OSError if it cannot be read."""
    digest = sha256()
    for chunk in _uncached_chunks(path):
        digest.update(chunk)
    return digest.digest()


if sys.platform == "win32":
    import ctypes
    from ctypes import wintypes

    _GENERIC_READ: Final = 0x8000_0000
    _SHARE_READ: Final = 1
    _OPEN_EXISTING: Final = 3
    _NO_BUFFERING: Final = 0x2000_0000
    _COMMIT_AND_RESERVE: Final = 0x3000
    _READ_WRITE: Final = 4
    _RELEASE: Final = 0x8000

    def _uncached_chunks(path: Path) -> Iterator[bytes]:
        kernel = ctypes.WinDLL("kernel32", use_last_error=True)
        kernel.CreateFileW.restype = wintypes.HANDLE
        kernel.VirtualAlloc.restype = ctypes.c_void_p
        handle = wintypes.HANDLE(
            kernel.CreateFileW(str(path), _GENERIC_READ, _SHARE_READ, None, _OPEN_EXISTING, _NO_BUFFERING, None)
        )
        if handle.value == wintypes.HANDLE(-1).value:
            yield path.read_bytes()  # some network drives know no reading past the cache
            return
        # memory of its own pages, because such reading needs sector boundaries
        memory = ctypes.c_void_p(kernel.VirtualAlloc(None, _CHUNK_BYTES, _COMMIT_AND_RESERVE, _READ_WRITE))
        try:
            yield from _read_all(kernel, handle, memory)
        finally:
            kernel.VirtualFree(memory, 0, _RELEASE)
            kernel.CloseHandle(handle)

    def _read_all(kernel: ctypes.WinDLL, handle: wintypes.HANDLE, memory: ctypes.c_void_p) -> Iterator[bytes]:
        count = wintypes.DWORD(_CHUNK_BYTES)
        while count.value == _CHUNK_BYTES:
            if not kernel.ReadFile(handle, memory, _CHUNK_BYTES, ctypes.byref(count), None):
                raise ctypes.WinError(ctypes.get_last_error())
            yield ctypes.string_at(memory, count.value)

else:

    def _uncached_chunks(path: Path) -> Iterator[bytes]:
        with path.open("rb", buffering=0) as file:
            if sys.platform == "linux":
                os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)
            while chunk := file.read(_CHUNK_BYTES):
                yield chunk
