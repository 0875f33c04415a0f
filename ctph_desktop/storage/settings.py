"""Small texts a database keeps by name: what is neither the journal's nor the identity's."""

from collections.abc import Iterable, Mapping
from typing import Final

from sqlalchemy import Connection, bindparam, delete, insert, select

from ctph_desktop.storage import tables
from ctph_desktop.storage.engine import Database
from ctph_desktop.storage.prepared import Prepared

_ONE: Final = Prepared(select(tables.setting.c.value).where(tables.setting.c.name == bindparam("name")))


def read_setting(database: Database, name: str) -> str:
    """Return the text of one name; empty where none is there."""
    with database.read() as connection:
        row = _ONE.first(connection, {"name": name})
    return str(row[0]) if row is not None else ""


def read_settings(database: Database, names: Iterable[str]) -> dict[str, str]:
    """Return the texts that are there, by name."""
    s = tables.setting.c
    with database.read() as connection:
        rows = connection.execute(select(s.name, s.value).where(s.name.in_(list(names)))).all()
    return {row.name: row.value for row in rows}


def write_settings(database: Database, values: Mapping[str, str]) -> None:
    """Put texts in place of those of the same name, in one transaction."""
    with database.transaction() as connection:
        put_settings(connection, values)


def put_settings(connection: Connection, values: Mapping[str, str]) -> None:
    """Put texts in place of those of the same name, inside another transaction."""
    for name, value in values.items():
        connection.execute(delete(tables.setting).where(tables.setting.c.name == name))
        connection.execute(insert(tables.setting).values(name=name, value=value))
