"""The card beside an office's database, in clear: which office this is, and where the key of its database is kept."""

from pathlib import Path
from typing import Final

import msgspec

from ctph_desktop.domain.errors import FileDamagedError, NotAnOfficeError
from ctph_desktop.system.secrets import KeyPreference, choose_key_store

DATABASE_NAME: Final = "ctph.db"
CARD_NAME: Final = "don-vi.json"
CARD_FORMAT: Final = 1


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


def read_card(folder: Path) -> Card:
    """Return an office's card; NotAnOfficeError if the folder holds none, FileDamagedError if it cannot be read."""
    path = folder / CARD_NAME
    try:
        return msgspec.json.decode(path.read_bytes(), type=Card)
    except (FileNotFoundError, NotADirectoryError, IsADirectoryError) as error:
        raise NotAnOfficeError(folder) from error
    except (OSError, msgspec.MsgspecError, UnicodeDecodeError) as error:
        raise FileDamagedError(path) from error


def rename_card(folder: Path, *, unit_name: str, unit_code: str) -> None:
    """Write another name of the unit onto an office's card; the old card stands until the new one is whole."""
    card = msgspec.structs.replace(read_card(folder), unit_name=unit_name, unit_code=unit_code)
    unfinished = folder / f"{CARD_NAME}.part"
    unfinished.write_bytes(msgspec.json.format(msgspec.json.encode(card), indent=2))
    unfinished.replace(folder / CARD_NAME)


def database_key(folder: Path, card: Card) -> str:
    """Return the key of an office's database in hexadecimal digits; KeyMissingError if it is not where it should be."""
    return choose_key_store(folder, KeyPreference(card.key_store)).get(card.key_name)
