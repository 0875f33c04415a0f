"""Where sticks and other drives are mounted, asked of the operating system."""

import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from msgspec import Struct

_MOUNTS: Final = Path("/proc/mounts")
_MEDIA: Final = ("/media/", "/run/media/", "/mnt/")
_NOT_STORAGE: Final = frozenset({"autofs", "overlay", "tmpfs", "proc", "sysfs", "devtmpfs", "fuse.portal"})
_OCTAL: Final = re.compile(r"\\([0-7]{3})")


class Volume(Struct, frozen=True):
    """A mounted drive and the name people know it by."""

    path: Path
    name: str
    is_removable: bool


if sys.platform == "win32":
    import ctypes
    import os

    _REMOVABLE: Final = 2
    _FIXED: Final = 3
    _NO_QUESTION_ABOUT_EMPTY_DRIVES: Final = 0x0001
    _NAME_LENGTH: Final = 261

    def volumes() -> tuple[Volume, ...]:
        """Return the drives a file can be carried away on; fixed ones too, except where Windows is."""
        kernel = ctypes.windll.kernel32
        kernel.SetErrorMode(_NO_QUESTION_ABOUT_EMPTY_DRIVES)
        letters = (chr(ord("A") + bit) for bit in range(26) if kernel.GetLogicalDrives() >> bit & 1)
        return tuple(volume for letter in letters if (volume := _volume(f"{letter}:\\")) is not None)

    def _volume(root: str) -> Volume | None:
        kind = ctypes.windll.kernel32.GetDriveTypeW(root)
        is_system = root[:2].upper() == os.environ.get("SYSTEMDRIVE", "C:").upper()
        if kind not in {_REMOVABLE, _FIXED} or is_system:
            return None
        label = ctypes.create_unicode_buffer(_NAME_LENGTH)
        arguments = (root, label, _NAME_LENGTH, None, None, None, None, 0)
        if not ctypes.windll.kernel32.GetVolumeInformationW(*arguments):
            return None
        return Volume(Path(root), label.value or root[:2], kind == _REMOVABLE)

else:

    def volumes() -> tuple[Volume, ...]:
        """Return the drives that are mounted where a desktop mounts sticks."""
        try:
            return tuple(read_mounts(_MOUNTS.read_text(encoding="utf-8", errors="surrogateescape")))
        except OSError:
            return ()


def read_mounts(text: str) -> Iterator[Volume]:
    """Yield the removable drives in a table of mounts as Linux writes it."""
    for line in text.splitlines():
        _, place, kind, *_ = [_OCTAL.sub(lambda found: chr(int(found[1], 8)), part) for part in line.split(" ")]
        if place.startswith(_MEDIA) and kind not in _NOT_STORAGE:
            yield Volume(Path(place), Path(place).name, is_removable=True)
