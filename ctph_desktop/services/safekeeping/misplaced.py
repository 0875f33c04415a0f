"""Folders that have the names of small files beside the database: the office opens, and what they kept is wanting."""

from pathlib import Path

from ctph_desktop.domain.errors import FolderInPlaceError
from ctph_desktop.files.faults import refuse_folder
from ctph_desktop.services.ground.office_card import CARD_NAME
from ctph_desktop.services.safekeeping.recovery import RECOVERY_FILE
from ctph_desktop.wording.errors import explain


def folders_in_place(office: Path) -> dict[str, str]:
    """Return what to do about each folder that has the name of a file the open office can do without, by that name."""
    found = {}
    for name in (CARD_NAME, RECOVERY_FILE):
        try:
            refuse_folder(office / name)
        except FolderInPlaceError as error:
            found[name] = explain(error)
    return found
