"""sqlcipher3 by itself, in the mode in which the program opens its database: the bare baseline of storage."""

from pathlib import Path
from typing import Any

from sqlalchemy import Table
from sqlalchemy.dialects import sqlite
from sqlalchemy.schema import CreateTable
from sqlcipher3 import dbapi2

_MODE = (
    "journal_mode = DELETE",
    "synchronous = EXTRA",
    "temp_store = MEMORY",
    "cache_size = -65536",
    "trusted_schema = OFF",
    "cell_size_check = ON",
)


def connect(path: Path, *, key: str) -> Any:
    """Open a database file; statements commit by themselves unless BEGIN is said."""
    connection = dbapi2.connect(str(path), isolation_level=None)
    connection.execute(f"PRAGMA key = \"x'{key}'\"")
    for pragma in _MODE:
        connection.execute(f"PRAGMA {pragma}")
    return connection


def create(connection: Any, table: Table) -> None:
    """Create one of the program's tables as the program does."""
    connection.execute(str(CreateTable(table).compile(dialect=sqlite.dialect())))
