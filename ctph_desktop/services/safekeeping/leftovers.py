"""What work that was cut short left in an office's folder; called while nobody else can be in it."""

from contextlib import suppress
from pathlib import Path
from typing import Final

BACKUP_FOLDER: Final = "sao lưu"
VIEWING_FOLDER: Final = "đang xem"
COPYING: Final = ".sao"
RESTORING: Final = ".phuc-hoi"
_JOURNAL: Final = "-journal"
_PART: Final = ".part"


def clear_leftovers(folder: Path) -> None:
    """Remove copies of the database and files that never became whole; what cannot be removed stays."""
    for place, endings in (
        (folder, (COPYING, RESTORING, COPYING + _JOURNAL, RESTORING + _JOURNAL, _PART)),
        (folder / BACKUP_FOLDER, (_PART,)),
    ):
        with suppress(OSError):
            for path in place.iterdir():
                if path.name.endswith(endings):
                    path.unlink(missing_ok=True)
    clear_viewing(folder)


def clear_viewing(folder: Path) -> None:
    """Remove the files that were laid out for other programs; one that is open there stays until the next time."""
    with suppress(OSError):
        for path in (folder / VIEWING_FOLDER).iterdir():
            with suppress(OSError):
                path.unlink()
        (folder / VIEWING_FOLDER).rmdir()
