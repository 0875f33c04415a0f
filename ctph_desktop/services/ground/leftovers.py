"""What work that was cut short left in an office's folder; called while nobody else can be in it."""

from contextlib import suppress
from pathlib import Path
from typing import Final

from ctph_desktop.domain.errors import FolderNotWritableError
from ctph_desktop.files.faults import fault_of
from ctph_desktop.files.placing import PART, private_folder
from ctph_desktop.services.ground.attachment_files import ATTACHMENT_FOLDER

BACKUP_FOLDER: Final = "sao lưu"
ASIDE_FOLDER: Final = "giữ lại"
SENT_FOLDER: Final = "gói đã gửi"
VIEWING_FOLDER: Final = "đang xem"
COPYING: Final = ".sao"
RESTORING: Final = ".phuc-hoi"
_JOURNAL: Final = "-journal"
_WRITTEN_WHOLE: Final = (BACKUP_FOLDER, ASIDE_FOLDER, SENT_FOLDER, ATTACHMENT_FOLDER, f"{ATTACHMENT_FOLDER}/*")


def clear_leftovers(folder: Path) -> None:
    """Remove copies of the database and files that never became whole; what cannot be removed stays."""
    own = (COPYING, RESTORING, COPYING + _JOURNAL, RESTORING + _JOURNAL, PART)
    for pattern, endings in (("*", own), *((f"{place}/*", (PART,)) for place in _WRITTEN_WHOLE)):
        with suppress(OSError):
            for path in folder.glob(pattern):
                if path.name.endswith(endings):
                    with suppress(OSError):
                        path.unlink(missing_ok=True)
    clear_viewing(folder)


def viewing_folder(office: Path) -> Path:
    """Return the folder for files that other programs show, made anew if it leads elsewhere.

    The faults of `fault_of` if it cannot be made.
    """
    folder = office / VIEWING_FOLDER
    try:
        if _leads_elsewhere(folder):
            folder.unlink()
        private_folder(folder)
        is_elsewhere = _leads_elsewhere(folder)
    except OSError as error:
        raise fault_of(error, folder, is_folder=True) from error
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
