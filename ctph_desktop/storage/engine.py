"""The one connection to the office's database, and all that is particular to its engine."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import RLock
from typing import Any, Final

from sqlalchemy import Connection, Engine, create_engine, event, inspect, select, text
from sqlalchemy.exc import DatabaseError
from sqlalchemy.pool import StaticPool

from ctph_desktop.domain.errors import (
    DatabaseKeyError,
    DiskFullError,
    EnvironmentFault,
    FileDamagedError,
    FileInUseError,
    FolderNotWritableError,
    NewerDatabaseError,
)
from ctph_desktop.storage import tables

# An empty file is a database to SQLite; none of ours is smaller than a page.
_LEAST_BYTES: Final = 512
_IN_USE: Final = ("SQLITE_BUSY", "SQLITE_LOCKED")
_NOT_WRITABLE: Final = ("SQLITE_READONLY", "SQLITE_CANTOPEN", "SQLITE_PERM", "SQLITE_AUTH")
_DAMAGED: Final = ("SQLITE_CORRUPT", "SQLITE_NOTADB", "SQLITE_IOERR", "SQLITE_FORMAT")


class Database:
    """An open database: one connection, used by one thread at a time."""

    def __init__(self, engine: Engine, path: Path) -> None:
        self._engine = engine
        self._path = path
        self._lock = RLock()

    @property
    def path(self) -> Path:
        """The database file."""
        return self._path

    @contextmanager
    def transaction(self) -> Iterator[Connection]:
        """Write: everything in the block is on disk when it ends, or nothing is."""
        with self._lock, self._faults(is_writing=True), self._engine.begin() as connection:
            yield connection

    @contextmanager
    def read(self) -> Iterator[Connection]:
        """Read: what the block sees does not change while it runs."""
        with self._lock, self._faults(), self._engine.connect() as connection:
            yield connection

    @contextmanager
    def trial(self) -> Iterator[Connection]:
        """Write and take everything back."""
        with self._lock, self._faults(), self._engine.connect() as connection:
            yield connection
            connection.rollback()

    @contextmanager
    def _faults(self, *, is_writing: bool = False) -> Iterator[None]:
        try:
            yield
        except DatabaseError as error:
            fault = _fault_of(error, self._path, is_writing=is_writing)
            if fault is None:
                raise
            raise fault from error

    def close(self) -> None:
        """Close the connection; the file alone is complete."""
        self._engine.dispose()


def open_database(path: Path, *, key: str, migrations: Path, must_exist: bool = True) -> Database:
    """Open an office's database with its key (64 hexadecimal digits), bringing an older one up to date.

    DatabaseKeyError when the key does not fit, NewerDatabaseError when a later version of the program wrote it,
    FileDamagedError when it is not a database at all.
    """
    if must_exist and not (path.is_file() and path.stat().st_size >= _LEAST_BYTES):
        raise FileDamagedError(path)
    engine = _engine(path, key)
    try:
        _bring_up_to_date(engine, path, migrations)
    except DatabaseError as error:
        engine.dispose()
        if _code(error) == "SQLITE_NOTADB":
            raise DatabaseKeyError(path) from error
        fault = _fault_of(error, path)
        if fault is None:
            raise
        raise fault from error
    except BaseException:
        engine.dispose()
        raise
    return Database(engine, path)


def _code(error: DatabaseError) -> str:
    return str(getattr(error.orig, "sqlite_errorname", ""))


def _fault_of(error: DatabaseError, path: Path, *, is_writing: bool = False) -> EnvironmentFault | None:
    """Return which fault an engine's error is; None when it is the program's own."""
    code = _code(error)
    if code == "SQLITE_FULL":
        return DiskFullError(path.parent)
    if code.startswith(_IN_USE):
        return FileInUseError(path)
    if code.startswith(_NOT_WRITABLE) or (is_writing and code.startswith("SQLITE_IOERR")):
        return FolderNotWritableError(path.parent)
    if code.startswith(_DAMAGED):
        return FileDamagedError(path)
    return None


def _engine(path: Path, key: str) -> Engine:
    from sqlcipher3 import dbapi2  # noqa: PLC0415 - opened behind the first window

    def connect() -> Any:
        connection = dbapi2.connect(str(path), check_same_thread=False, isolation_level=None, timeout=10)
        cursor = connection.cursor()
        cursor.execute(f"PRAGMA key = \"x'{bytes.fromhex(key).hex()}'\"")
        # What is wrong with a file is raised; the library would print it on standard error as well.
        cursor.execute("PRAGMA cipher_log_level = NONE")
        cursor.execute("PRAGMA journal_mode = DELETE")
        cursor.execute("PRAGMA synchronous = EXTRA")
        cursor.execute("PRAGMA temp_store = MEMORY")
        cursor.execute("PRAGMA trusted_schema = OFF")
        cursor.execute("PRAGMA cell_size_check = ON")
        cursor.close()
        return connection

    engine = create_engine("sqlite://", module=dbapi2, creator=connect, poolclass=StaticPool)

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        connection.exec_driver_sql("BEGIN")

    return engine


def _bring_up_to_date(engine: Engine, path: Path, migrations: Path) -> None:
    revision = _revision(engine)
    if revision != tables.SCHEMA_REVISION:
        _migrate(engine, path, migrations, revision)
    with engine.begin() as connection:
        stored = connection.execute(
            select(tables.setting.c.value).where(tables.setting.c.name == "projection")
        ).scalar()
        if stored != tables.PROJECTION_VERSION:
            _renew_projection(connection)


def _revision(engine: Engine) -> str | None:
    with engine.connect() as connection:
        if not inspect(connection).has_table("alembic_version"):
            return None
        return connection.execute(text("SELECT version_num FROM alembic_version")).scalar()


def _migrate(engine: Engine, path: Path, migrations: Path, revision: str | None) -> None:
    from alembic import command  # noqa: PLC0415 - only when there is something to migrate
    from alembic.config import Config  # noqa: PLC0415
    from alembic.script import ScriptDirectory  # noqa: PLC0415

    config = Config()
    config.set_main_option("script_location", str(migrations).replace("%", "%%"))
    known = {script.revision for script in ScriptDirectory.from_config(config).walk_revisions()}
    if revision is not None and revision not in known:
        raise NewerDatabaseError(path)
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "head")


def _renew_projection(connection: Connection) -> None:
    """Drop and create the projection; the journal fills it again."""
    tables.projection.drop_all(connection)
    tables.projection.create_all(connection)
    connection.execute(tables.setting.delete().where(tables.setting.c.name == "projection"))
    connection.execute(tables.setting.insert().values(name="projection", value=tables.PROJECTION_VERSION))
