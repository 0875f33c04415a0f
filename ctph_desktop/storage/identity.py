"""Who this database belongs to, and its settings: small named texts."""

from collections.abc import Mapping

from sqlalchemy import Table, delete, insert, select

from ctph_desktop.storage import tables
from ctph_desktop.storage.engine import Database


def read_identity(database: Database) -> dict[str, str]:
    """Return the identity's texts by name."""
    return _read(database, tables.identity)


def write_identity(database: Database, values: Mapping[str, str]) -> None:
    """Put texts into the identity, in one transaction."""
    _write(database, tables.identity, values)


def read_settings(database: Database) -> dict[str, str]:
    """Return the settings by name."""
    return _read(database, tables.setting)


def write_settings(database: Database, values: Mapping[str, str]) -> None:
    """Put settings, in one transaction."""
    _write(database, tables.setting, values)


def _read(database: Database, table: Table) -> dict[str, str]:
    with database.read() as connection:
        return {row.name: row.value for row in connection.execute(select(table.c.name, table.c.value)).all()}


def _write(database: Database, table: Table, values: Mapping[str, str]) -> None:
    with database.transaction() as connection:
        for name, value in values.items():
            connection.execute(delete(table).where(table.c.name == name))
            connection.execute(insert(table).values(name=name, value=value))
