"""The one connection to the office's database, and all that is particular to its engine."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from threading import RLock
from typing import Any, Final

from sqlalchemy import Connection, Engine, create_engine, event, inspect, select, text
from sqlalchemy.exc import DatabaseError
from sqlalchemy.pool import StaticPool

from ctph_desktop.domain.errors import (
    DatabaseKeyError,
    DiskFullError,
    DriveFailedError,
    EnvironmentFault,
    FileDamagedError,
    FileInUseError,
    FolderNotWritableError,
    NewerDatabaseError,
)
from ctph_desktop.files.faults import fault_of, lies_there, refuse_folder
from ctph_desktop.files.placing import new_file
from ctph_desktop.storage import tables
from ctph_desktop.storage.prepared import run_plainly

# An empty file is a database to SQLite; none of ours is smaller than a page.
_LEAST_BYTES: Final = 512
# On Windows a scanner may hold the journal just when it is to be removed: there it is emptied, and removed at closing.
_JOURNAL_GOES: Final = "PRAGMA journal_mode = DELETE"
JOURNAL_MODE: Final = "PRAGMA journal_mode = TRUNCATE" if sys.platform == "win32" else _JOURNAL_GOES
# Every page that is read again is decrypted again: those a screen of a province reads stay.
_PAGES_KEPT: Final = "PRAGMA cache_size = -65536"  # KiB
# A journal that cannot be removed is held by a scanner.
_IN_USE: Final = ("SQLITE_BUSY", "SQLITE_LOCKED", "SQLITE_IOERR_DELETE")
_NOT_WRITABLE: Final = ("SQLITE_READONLY", "SQLITE_CANTOPEN", "SQLITE_PERM", "SQLITE_AUTH")
_DAMAGED: Final = ("SQLITE_CORRUPT", "SQLITE_NOTADB", "SQLITE_IOERR", "SQLITE_FORMAT")


class Database:
    """An open database: one connection, used by one thread at a time."""

    def __init__(self, engine: Engine, path: Path) -> None:
        self._engine = engine
        self._path = path
        self._lock = RLock()
        self._earlier_changes = 0

    @property
    def path(self) -> Path:
        """The database file."""
        return self._path

    @property
    def engine(self) -> Engine:
        """What is below, for those in this package that bring a database up to date."""
        return self._engine

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

    def copy_into(self, target: Path) -> None:
        """Write the whole database into a new file, compact and under the same key; the file is not synced yet.

        Others may go on reading and writing as soon as this returns. FolderNotWritableError if a file is there already
        or cannot be looked at, which the engine does not tell apart. Only this account can read the copy.
        """
        _begin_file(target)
        try:
            self._outside_transactions("VACUUM INTO ?", str(target))
        except DatabaseError as error:
            raise FolderNotWritableError(target.parent) from error

    def encrypt_anew(self, key: str) -> None:
        """Encrypt every page under another key, in one transaction of the engine's own."""
        self._outside_transactions(f"PRAGMA rekey = \"x'{bytes.fromhex(key).hex()}'\"")

    def changes(self) -> int:
        """Return how many rows were written since the database was opened, those taken back as well."""
        with self._lock, self._engine.connect() as connection:
            counted = int(getattr(connection.connection.driver_connection, "total_changes", 0))
        return self._earlier_changes + counted

    def _outside_transactions(self, statement: str, *values: str) -> None:
        """Run what the engine itself does in a transaction of its own."""
        with self._lock, self._faults(is_writing=True), self._engine.connect() as connection:
            driver: Any = connection.connection.driver_connection
            try:
                driver.execute(statement, values)
            except driver.DatabaseError as error:
                raise DatabaseError(statement, None, error) from error

    @contextmanager
    def _faults(self, *, is_writing: bool = False) -> Iterator[None]:
        try:
            yield
        except DatabaseError as error:
            fault = _fault_of(error, self._path, is_writing=is_writing)
            if fault is None:
                raise
            self._renew_connection(fault)
            raise fault from error
        except MemoryError as error:
            fault = FileDamagedError(self._path)
            self._renew_connection(fault)
            raise fault from error

    def _renew_connection(self, fault: EnvironmentFault) -> None:
        """Let the next use open the file again: once a page could not be read, SQLCipher refuses all on a connection.

        It says "no memory" of a page that it cannot decrypt, which Python makes a MemoryError.
        """
        if not isinstance(fault, DiskFullError | FileInUseError):
            with suppress(DatabaseError, MemoryError):
                self._earlier_changes = self.changes()
            self._earlier_changes += 1
            self._engine.dispose()

    def close(self) -> None:
        """Close the connection; the file alone is complete."""
        self._engine.dispose()


def open_database(
    path: Path,
    *,
    key: str,
    migrations: Path,
    must_exist: bool = True,
    before_upgrade: Callable[[Database], None] | None = None,
) -> Database:
    """Open an office's database with its key (64 hexadecimal digits), bringing an older one up to date.

    `before_upgrade` sees an older database before its durable tables change. DatabaseKeyError when the key does not
    fit, NewerDatabaseError when a later version of the program wrote it, FileDamagedError when it is no database,
    FolderInPlaceError when it is a folder.
    """
    if must_exist:
        _require_pages(path)
    elif not lies_there(path):
        _begin_file(path)
    database = Database(_engine(path, key), path)
    with _opening(database):
        _bring_up_to_date(database, migrations, before_upgrade)
    return database


def open_as_it_is(path: Path, *, key: str) -> Database:
    """Open a database file without bringing it up to date, to check it or to take over what it holds."""
    _require_pages(path)
    database = Database(_engine(path, key), path)
    with _opening(database), database.engine.connect() as connection:
        inspect(connection).get_table_names()
    return database


def _begin_file(path: Path) -> None:
    """Make an empty file that only this account can read, before the engine makes one that all can."""
    try:
        new_file(path).close()
    except OSError as error:
        raise fault_of(error, path) from error


def _require_pages(path: Path) -> None:
    refuse_folder(path)
    try:
        is_database = path.is_file() and path.stat().st_size >= _LEAST_BYTES
    except OSError as error:
        raise FileDamagedError(path) from error
    if not is_database:
        raise FileDamagedError(path)


def is_of_later_version(database: Database) -> bool:
    """Tell whether a later version of the program wrote a database; one that cannot say is not."""
    try:
        revision = _revision(database.engine)
    except DatabaseError:
        return False
    return revision is not None and revision > tables.SCHEMA_REVISION


def change_key(path: Path, *, key: str, new_key: str) -> None:
    """Encrypt a database file, which nobody else uses, under another key."""
    database = open_as_it_is(path, key=key)
    try:
        database.encrypt_anew(new_key)
    finally:
        database.close()


@contextmanager
def _opening(database: Database) -> Iterator[None]:
    """Close a database that cannot be opened; say DatabaseKeyError when its key does not fit."""
    try:
        yield
    except DatabaseError as error:
        database.close()
        fault = _opening_fault(error, database.path)
        if fault is None:
            raise
        raise fault from error
    except MemoryError as error:
        database.close()
        raise FileDamagedError(database.path) from error
    except BaseException:
        database.close()
        raise


def _opening_fault(error: DatabaseError, path: Path) -> EnvironmentFault | None:
    return DatabaseKeyError(path) if _code(error) == "SQLITE_NOTADB" else _fault_of(error, path)


def _code(error: DatabaseError) -> str:
    return str(getattr(error.orig, "sqlite_errorname", ""))


def _fault_of(error: DatabaseError, path: Path, *, is_writing: bool = False) -> EnvironmentFault | None:
    """Return which fault an engine's error is; None when it is the program's own."""
    code = _code(error)
    if code == "SQLITE_FULL":
        return DiskFullError(path.parent)
    if code.startswith(_IN_USE):
        return FileInUseError(path)
    if code.startswith(_NOT_WRITABLE):
        return FolderNotWritableError(path.parent)
    if is_writing and code.startswith("SQLITE_IOERR"):
        return DriveFailedError(path)
    if code.startswith(_DAMAGED):
        return FileDamagedError(path)
    return None


def _engine(path: Path, key: str) -> Engine:
    from sqlcipher3 import dbapi2  # noqa: PLC0415 - opened behind the first window

    def connect() -> Any:
        connection = dbapi2.connect(str(path), check_same_thread=False, isolation_level=None, timeout=10)
        try:
            _prepare(connection, key)
        except BaseException:
            # The traceback would keep it open, and what is open can be neither replaced nor removed on Windows.
            connection.close()
            raise
        return connection

    engine = create_engine("sqlite://", module=dbapi2, creator=connect, poolclass=StaticPool)

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        run_plainly(connection, "BEGIN")

    @event.listens_for(engine, "close")
    def _close(connection: Any, _record: object) -> None:
        if JOURNAL_MODE != _JOURNAL_GOES:
            with suppress(dbapi2.Error):
                connection.execute(_JOURNAL_GOES)

    return engine


def _prepare(connection: Any, key: str) -> None:
    """Give a connection just opened its key and its ways; the first page is read by that."""
    cursor = connection.cursor()
    cursor.execute(f"PRAGMA key = \"x'{bytes.fromhex(key).hex()}'\"")
    # What is wrong with a file is raised; the library would print it on standard error as well.
    cursor.execute("PRAGMA cipher_log_level = NONE")
    cursor.execute(JOURNAL_MODE)
    cursor.execute("PRAGMA synchronous = EXTRA")
    cursor.execute("PRAGMA temp_store = MEMORY")
    cursor.execute(_PAGES_KEPT)
    cursor.execute("PRAGMA trusted_schema = OFF")
    cursor.execute("PRAGMA cell_size_check = ON")
    cursor.close()


def _bring_up_to_date(database: Database, migrations: Path, before_upgrade: Callable[[Database], None] | None) -> None:
    engine = database.engine
    revision = _revision(engine)
    if revision != tables.SCHEMA_REVISION:
        _migrate(database, migrations, revision, before_upgrade)
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


def _migrate(
    database: Database, migrations: Path, revision: str | None, before_upgrade: Callable[[Database], None] | None
) -> None:
    from alembic import command  # noqa: PLC0415 - only when there is something to migrate
    from alembic.config import Config  # noqa: PLC0415
    from alembic.script import ScriptDirectory  # noqa: PLC0415

    config = Config()
    config.set_main_option("script_location", str(migrations).replace("%", "%%"))
    known = {script.revision for script in ScriptDirectory.from_config(config).walk_revisions()}
    if revision is not None and revision not in known:
        raise NewerDatabaseError(database.path)
    if revision is not None and before_upgrade is not None:
        before_upgrade(database)
    with database.engine.begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "head")


def _renew_projection(connection: Connection) -> None:
    """Drop and create the projection; the journal fills it again."""
    tables.projection.drop_all(connection)
    tables.projection.create_all(connection)
    connection.execute(tables.setting.delete().where(tables.setting.c.name == "projection"))
    connection.execute(tables.setting.insert().values(name="projection", value=tables.PROJECTION_VERSION))
