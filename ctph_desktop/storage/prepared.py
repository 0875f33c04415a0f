"""Statements an edit waits for: written out once, and run on the driver's own cursor."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, cast

from sqlalchemy import Connection
from sqlalchemy.exc import DBAPIError
from sqlalchemy.sql.expression import ClauseElement

if TYPE_CHECKING:
    from sqlalchemy.sql.compiler import SQLCompiler


class Prepared:
    """A statement over plain values: nothing is converted on the way in or out.

    It runs in the transaction of the connection, or outside any where a reading has begun none yet. Its faults are
    those of any other statement.
    """

    def __init__(self, statement: ClauseElement, *, columns: Sequence[str] | None = None) -> None:
        self._statement = statement
        self._columns = columns
        self._written = ""
        self._names: tuple[str, ...] = ()

    def first(self, connection: Connection, values: Mapping[str, object]) -> tuple[Any, ...] | None:
        """Run a question; return its first row."""
        row: tuple[Any, ...] | None = self._run(connection, values).fetchone()
        return row

    def run(self, connection: Connection, values: Mapping[str, object]) -> None:
        """Run what writes."""
        self._run(connection, values)

    def _run(self, connection: Connection, values: Mapping[str, object]) -> Any:
        if not self._written:
            compiled = cast(
                "SQLCompiler", self._statement.compile(dialect=connection.dialect, column_keys=self._columns)
            )
            self._names = tuple(compiled.positiontup or ())
            self._written = str(compiled)
        return run_plainly(connection, self._written, tuple(values[name] for name in self._names))


def run_plainly(connection: Connection, written: str, values: tuple[object, ...] = ()) -> Any:
    """Run a written statement on the driver's cursor, and return the cursor."""
    cursor = connection.connection.cursor()
    try:
        cursor.execute(written, values)
    except connection.dialect.loaded_dbapi.Error as error:
        raise DBAPIError.instance(  # as the connection raises it
            written, values, error, connection.dialect.loaded_dbapi.Error, dialect=connection.dialect
        ) from error
    return cursor
