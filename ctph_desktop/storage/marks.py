"""Marks: random names a database gives its moments, so that a witness outside can tell whether it is the same one.

A file that went on from the moment the witness remembers holds that moment's mark; an older copy, or one that went on
elsewhere, does not. No clock and no counter is asked.
"""

from collections.abc import Mapping
from secrets import token_hex

from msgspec import Struct
from sqlalchemy import Connection, delete, insert, select

from ctph_desktop.storage import tables
from ctph_desktop.storage.engine import Database
from ctph_desktop.storage.settings import put_settings, read_settings

_DATABASE = "database"
_MACHINE = "machine"


class Standing(Struct, frozen=True):
    """What a database knows of itself: its name and the PC that last wrote it; empty before anybody asked."""

    database: str
    machine: str


def read_standing(database: Database) -> Standing:
    """Return what a database knows of itself."""
    found = read_settings(database, (_DATABASE, _MACHINE))
    return Standing(found.get(_DATABASE, ""), found.get(_MACHINE, ""))


def standing_settings(standing: Standing) -> dict[str, str]:
    """Return what a database knows of itself, as it is kept."""
    return {_DATABASE: standing.database, _MACHINE: standing.machine}


def holds_mark(database: Database, mark: str) -> bool:
    """Tell whether a database went on from the moment of a mark."""
    with database.read() as connection:
        return connection.execute(select(tables.mark.c.number).where(tables.mark.c.id == mark)).first() is not None


def add_mark(connection: Connection) -> str:
    """Mark this moment inside a transaction; return the mark."""
    mark = token_hex(16)
    connection.execute(insert(tables.mark).values(id=mark))
    return mark


def mark_moment(
    database: Database,
    *,
    standing: Standing | None = None,
    identity: Mapping[str, str] | None = None,
    settings: Mapping[str, str] | None = None,
) -> str:
    """Mark this moment, and write what else has changed with it, in one transaction; return the mark."""
    with database.transaction() as connection:
        if standing is not None:
            put_settings(connection, standing_settings(standing))
        put_settings(connection, settings or {})
        for name, value in (identity or {}).items():
            connection.execute(delete(tables.identity).where(tables.identity.c.name == name))
            connection.execute(insert(tables.identity).values(name=name, value=value))
        return add_mark(connection)
