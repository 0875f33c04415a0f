"""Where a million files can be written without a disk."""

from pathlib import Path
from tempfile import gettempdir

_SHARED = Path("/dev/shm")  # noqa: S108 - whoever uses it makes a folder of its own there


def memory_folder() -> str | None:
    """Return a folder that lies in memory; None where temporary folders do so already, or there is none."""
    is_needed = _SHARED.is_dir() and not Path(gettempdir()).is_relative_to(_SHARED)
    return str(_SHARED) if is_needed else None
