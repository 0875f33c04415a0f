"""What work that was cut short left in an office's folder; called while nobody else can be in it."""

from contextlib import suppress
from pathlib import Path
from typing import Final

from ctph_desktop.domain.errors import FolderNotWritableError

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


def viewing_folder(office: Path) -> Path:
    """Return the folder for files that other programs show, made anew if it leads elsewhere.

    FolderNotWritableError if it cannot be made.
    """
    folder = office / VIEWING_FOLDER
    try:
        if _leads_elsewhere(folder):
            folder.unlink()
        folder.mkdir(mode=0o700, exist_ok=True)
        is_elsewhere = _leads_elsewhere(folder)
    except OSError as error:
        raise FolderNotWritableError(office) from error
    if is_elsewhere:
        raise FolderNotWritableError(office)
    return folder


def clear_viewing(office: Path) -> None:
    """Remove the files that were laid out for other programs; one that is open there stays until the next time.

    Where the folder is a link to another one, nothing there is touched.
    """
    folder = office / VIEWING_FOLDER
    with suppress(OSError):
        if _leads_elsewhere(folder):
            return
        for path in folder.iterdir():
            with suppress(OSError):
                path.unlink()
        folder.rmdir()


def _leads_elsewhere(folder: Path) -> bool:
    return folder.is_symlink() or (folder.exists() and folder.resolve() != folder.parent.resolve() / folder.name)
