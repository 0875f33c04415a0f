"""The journals of an office: one for each authority it reports to or leads.

The first lies in the office's folder itself, each further one in a folder of its own below, whole: card, database,
evidence, backups. What is written for one authority is never in the file of another.
"""

import re
from datetime import date
from pathlib import Path
from secrets import token_hex
from typing import Final, Protocol

from msgspec import Struct

from ctph_desktop.domain.text import search_key
from ctph_desktop.files.faults import fault_of
from ctph_desktop.services.ground.office_card import holds_office
from ctph_desktop.services.ground.office_rows import OfficeRole
from ctph_desktop.wording import formats

FURTHER_FOLDER: Final = "nhat-ky"
FIRST: Final = "-"
"""The name of the first journal; a further one is named as its folder is."""
LEFT_ON: Final = "left_on"
"""The setting in a journal's database that says when its authority was left."""
_NAME_BYTES: Final = 6
_NAME: Final = re.compile(f"[0-9a-f]{{{2 * _NAME_BYTES}}}")


class JournalRow(Struct, frozen=True):
    """One journal of an office, and how its unit is called there.

    `authority` is the superior office of its roster, this office itself where it leads. `trouble` says why it could not
    be opened; then nothing else is known but its authority. `left_on` is the day the office left that authority,
    `phone` the number it is called at, as one must when a PC is lost.
    """

    name: str
    folder: str
    authority: str = ""
    unit_name: str = ""
    unit_code: str = ""
    role: OfficeRole | None = None
    programmes: tuple[str, ...] = ()
    is_enrolled: bool = False
    left_on: str = ""
    phone: str = ""
    trouble: str = ""
    is_missing: bool = False

    @property
    def left_day(self) -> str:
        """The day the office left, as it is printed; empty where it did not."""
        return formats.day(date.fromisoformat(self.left_on)) if self.left_on else ""


class NamedUnit(Protocol):
    """What has a unit's code and name."""

    @property
    def unit_code(self) -> str:
        """The code."""

    @property
    def unit_name(self) -> str:
        """The name."""


def is_same_unit(one: NamedUnit, other: NamedUnit) -> bool:
    """Tell whether two journals are of one unit, which each authority knows by a UUID of its own."""
    return one.unit_code == other.unit_code or search_key(one.unit_name) == search_key(other.unit_name)


def further_folders(office: Path) -> tuple[Path, ...]:
    """Return the folders of an office's further journals, by name.

    One that is still being made has another name, and is none. The faults of `fault_of` where the drive does not say:
    a journal nobody could look for is not one that is missing.
    """
    below = office / FURTHER_FOLDER
    try:
        places = sorted(below.iterdir())
        return tuple(place for place in places if _NAME.fullmatch(place.name) and holds_office(place))
    except (FileNotFoundError, NotADirectoryError):
        return ()
    except OSError as error:
        raise fault_of(error, below, is_folder=True) from error


def is_of_several(folder: Path) -> bool:
    """Tell whether the office of a journal in a folder has several, as its folders say."""
    return folder.parent.name == FURTHER_FOLDER or bool(further_folders(folder))


def place_for_journal(office: Path) -> Path:
    """Return a folder that is not there yet, for a further journal of an office."""
    return further_place(office, token_hex(_NAME_BYTES))


def further_place(office: Path, name: str) -> Path:
    """Return the folder of a further journal by its name."""
    return office / FURTHER_FOLDER / name
