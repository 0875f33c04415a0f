"""Who this database belongs to: small named texts."""

from collections.abc import Callable, Mapping

from sqlalchemy import Connection, delete, insert, select

from ctph_desktop.storage import tables
from ctph_desktop.storage.engine import Database


def read_identity(database: Database) -> dict[str, str]:
    """Return the identity's texts by name."""
    with database.read() as connection:
        rows = connection.execute(select(tables.identity.c.name, tables.identity.c.value)).all()
    return {row.name: row.value for row in rows}


def write_identity(database: Database, values: Mapping[str, str]) -> None:
    """Put texts into the identity, in one transaction."""
    with database.transaction() as connection:
        writing_identity(values)(connection)


def writing_identity(
    values: Mapping[str, str], *, also: Callable[[Connection], None] | None = None
) -> Callable[[Connection], None]:
    """Return what puts texts into the identity inside another transaction, after `also` has written."""

    def write(connection: Connection) -> None:
        if also is not None:
            also(connection)
        names = tables.identity.c.name
        for name, value in values.items():
            connection.execute(delete(tables.identity).where(names == name))
            connection.execute(insert(tables.identity).values(name=name, value=value))

    return write
