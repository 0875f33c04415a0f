"""Whether two folders are lost together: they lie on one volume or one physical disk, or one only in memory."""

import os
import sys
from pathlib import Path
from typing import Final

if sys.platform == "win32":
    import ctypes
    from ctypes import wintypes

    _ASKING_ONLY: Final = 0
    _SHARED: Final = 3
    _THAT_EXISTS: Final = 3
    _WHICH_DISK: Final = 0x2D1080  # IOCTL_STORAGE_GET_DEVICE_NUMBER
    _NO_HANDLE: Final = wintypes.HANDLE(-1).value

    class _DeviceNumber(ctypes.Structure):
        _fields_ = (("kind", wintypes.DWORD), ("number", wintypes.DWORD), ("partition", wintypes.DWORD))

    def _is_in_memory(folder: Path) -> bool:  # noqa: ARG001 - Windows has no such volumes of its own
        return False

    def _disks(folder: Path) -> frozenset[str]:
        """Return the disk a drive letter lies on; nothing if Windows does not say."""
        kernel = ctypes.WinDLL("kernel32")
        kernel.CreateFileW.restype = wintypes.HANDLE
        drive = folder.resolve().drive
        handle = kernel.CreateFileW(f"\\\\.\\{drive}", _ASKING_ONLY, _SHARED, None, _THAT_EXISTS, 0, None)
        if handle in {None, _NO_HANDLE}:
            return frozenset()
        found, length = _DeviceNumber(), wintypes.DWORD()
        try:
            is_told = kernel.DeviceIoControl(
                wintypes.HANDLE(handle), _WHICH_DISK, None, 0,
                ctypes.byref(found), ctypes.sizeof(found), ctypes.byref(length), None,
            )  # fmt: skip
        finally:
            kernel.CloseHandle(wintypes.HANDLE(handle))
        return frozenset({f"{found.kind}:{found.number}"}) if is_told else frozenset()

else:
    _DEVICES: Final = Path("/sys/dev/block")
    _MOUNTS: Final = Path("/proc/self/mountinfo")
    _MEMORY: Final = frozenset({"tmpfs", "ramfs"})

    def _is_in_memory(folder: Path) -> bool:
        """Tell whether what lies in a folder is gone when the PC is switched off."""
        number = folder.stat().st_dev
        device = f"{os.major(number)}:{os.minor(number)}"
        mounts = _MOUNTS.read_text(encoding="utf-8", errors="surrogateescape") if _MOUNTS.is_file() else ""
        for line in mounts.splitlines():
            place, _, kind = line.partition(" - ")
            if place.split(" ")[2:3] == [device]:
                return kind.partition(" ")[0] in _MEMORY
        return False

    def _disks(folder: Path) -> frozenset[str]:
        """Return the disks a folder's volume lies on; nothing if the system does not say."""
        number = folder.stat().st_dev
        device = (_DEVICES / f"{os.major(number)}:{os.minor(number)}").resolve()
        return frozenset(_disks_below(device)) if device.is_dir() else frozenset()

    def _disks_below(device: Path) -> list[str]:
        """Return what a partition, or a volume made of others such as an encrypted one, lies on in the end."""
        if (device / "partition").is_file():
            device = device.parent
        below = sorted((device / "slaves").glob("*"))
        return [disk for part in below for disk in _disks_below(part.resolve())] if below else [device.name]


def is_on_same_disk(one: Path, other: Path) -> bool:
    """Tell whether two folders lie on one volume or one disk, or the first in the PC's memory, which is lost sooner.

    False for a folder that cannot be looked at.
    """
    try:
        is_beside = one.stat().st_dev == other.stat().st_dev
        return is_beside or _is_in_memory(one) or bool(_disks(one) & _disks(other))
    except OSError:
        return False
