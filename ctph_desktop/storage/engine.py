"""The one connection to the office's database, and all that is particular to its engine."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import RLock
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, inspect, select, text
from sqlalchemy.exc import DatabaseError, OperationalError
from sqlalchemy.pool import StaticPool

from ctph_desktop.domain.errors import (
    DatabaseKeyError,
    DiskFullError,
    EnvironmentFault,
    FileDamagedError,
    FolderNotWritableError,
    NewerDatabaseError,
)
from ctph_desktop.storage import tables


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
        with self._lock, self._faults(), self._engine.begin() as connection:
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
    def _faults(self) -> Iterator[None]:
        try:
            yield
        except OperationalError as error:
            raise self._fault_of(error) from error
        except DatabaseError as error:
            raise FileDamagedError(self._path) from error

    def _fault_of(self, error: OperationalError) -> EnvironmentFault:
        words = str(error.orig)
        if "full" in words:
            return DiskFullError(self._path.parent)
        if "readonly" in words or "read-only" in words or "unable to open" in words:
            return FolderNotWritableError(self._path.parent)
        return FileDamagedError(self._path)

    def close(self) -> None:
        """Close the connection; the file alone is complete."""
        self._engine.dispose()


def open_database(path: Path, *, key: str, migrations: Path, must_exist: bool = True) -> Database:
    """Open an office's database with its key (64 hexadecimal digits), bringing an older one up to date.

    DatabaseKeyError when the key does not fit, NewerDatabaseError when a later version of the program wrote it,
    FileDamagedError when it is not a database at all.
    """
    if must_exist and not path.is_file():
        raise FileDamagedError(path)
    engine = _engine(path, key)
    try:
        _bring_up_to_date(engine, path, migrations)
    except OperationalError as error:
        engine.dispose()
        raise FolderNotWritableError(path.parent) from error
    except DatabaseError as error:
        engine.dispose()
        raise DatabaseKeyError(path) from error
    except BaseException:
        engine.dispose()
        raise
    return Database(engine, path)


def _engine(path: Path, key: str) -> Engine:
    from sqlcipher3 import dbapi2  # noqa: PLC0415 - opened behind the first window

    def connect() -> Any:
        connection = dbapi2.connect(str(path), check_same_thread=False, isolation_level=None, timeout=10)
        cursor = connection.cursor()
        cursor.execute(f"PRAGMA key = \"x'{bytes.fromhex(key).hex()}'\"")
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
