"""Whether a superior office was handed over as a whole: from then on another office goes on with its work."""

from typing import Final

from ctph_desktop.storage.engine import Database
from ctph_desktop.storage.settings import read_setting, write_settings

_RECEIVER: Final = "handed_to"


def receiver_of(database: Database) -> str:
    """Return the name of the office that a database's office was handed over to; empty where it was not."""
    return read_setting(database, _RECEIVER)


def write_receiver(database: Database, name: str) -> None:
    """Remember whom the office was handed over to; an empty name takes that back."""
    write_settings(database, {_RECEIVER: name})
