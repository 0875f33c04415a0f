"""The card beside an office's database, in clear: which office this is, and where the key of its database is kept.

It is a convenience: whatever it says stands in the database as well, and it can be written anew from there.
"""

import re
from codecs import BOM_UTF8
from pathlib import Path
from typing import Final

import msgspec

from ctph_desktop.domain.errors import (
    FileDamagedError,
    FolderInPlaceError,
    KeyMissingError,
    NewerDatabaseError,
    NotAnOfficeError,
)
from ctph_desktop.files.faults import fault_of, refuse_folder
from ctph_desktop.files.placing import SHARED, write_whole
from ctph_desktop.files.reading import read_small
from ctph_desktop.services.ground.office_rows import OfficeRole
from ctph_desktop.system.secrets import KeyPreference, choose_key_store, is_key_name

DATABASE_NAME: Final = "ctph.db"
CARD_NAME: Final = "don-vi.json"
CARD_FORMAT: Final = 1
UNUSABLE: Final = (NotAnOfficeError, FileDamagedError, FolderInPlaceError)
"""What `read_card` raises where a card says nothing, though its database may."""
_MOST_BYTES: Final = 64 * 1024
_KEY: Final = re.compile("[0-9a-f]{64}")


class Card(msgspec.Struct, frozen=True):
    """What stands beside the database in clear: which office this is, and where its key is kept."""

    format: int
    key_name: str
    key_store: str
    unit_name: str
    unit_code: str
    role: str
    plan_year: int
    is_sample: bool


class _AnyCard(msgspec.Struct):
    format: int


def read_card(folder: Path) -> Card:
    """Return an office's card; NotAnOfficeError if the folder holds none.

    FileDamagedError if it says nothing that can be used, FolderInPlaceError if a folder has its name,
    NewerDatabaseError if a later version of the program wrote it.
    """
    path = folder / CARD_NAME
    refuse_folder(path)
    try:
        text = read_small(path, most=_MOST_BYTES).removeprefix(BOM_UTF8)
        if msgspec.json.decode(text, type=_AnyCard).format > CARD_FORMAT:
            raise NewerDatabaseError(path)
        card = msgspec.json.decode(text, type=Card)
    except (FileNotFoundError, NotADirectoryError) as error:
        raise NotAnOfficeError(folder) from error
    except (OSError, msgspec.MsgspecError, UnicodeDecodeError, RecursionError) as error:
        raise FileDamagedError(path) from error
    if not (card.role in set(OfficeRole) and card.key_store in set(KeyPreference) and is_key_name(card.key_name)):
        raise FileDamagedError(path)
    return card


def write_card(folder: Path, card: Card) -> None:
    """Put a card in its place; the old one stands until the new one is on the disk. The faults of `fault_of`."""
    path = folder / CARD_NAME
    try:
        write_whole(path, msgspec.json.format(msgspec.json.encode(card), indent=2), mode=SHARED)
    except OSError as error:
        raise fault_of(error, path) from error


def holds_office(folder: Path) -> bool:
    """Tell whether a folder holds an office, whole or not: its card or its database lies there."""
    try:
        return any((folder / name).exists() for name in (CARD_NAME, DATABASE_NAME))
    except (OSError, ValueError):  # not to be looked into, or no name of a folder
        return False


def rename_card(folder: Path, *, unit_name: str, unit_code: str) -> None:
    """Write another name of the unit onto an office's card; one that is lost or spoilt is told by the database."""
    try:
        card = read_card(folder)
    except UNUSABLE:
        return
    write_card(folder, msgspec.structs.replace(card, unit_name=unit_name, unit_code=unit_code))


def database_key(folder: Path, card: Card) -> str:
    """Return the key of an office's database in hexadecimal digits; KeyMissingError if it is not where it should be."""
    key = choose_key_store(folder, KeyPreference(card.key_store)).get(card.key_name)
    if not is_database_key(key):  # the file it lay in was cut short
        raise KeyMissingError(card.key_name, str(folder))
    return key


def is_database_key(text: str) -> bool:
    """Tell whether a text can be the key of a database."""
    return _KEY.fullmatch(text) is not None
