"""Opening: the right key and a whole file, or a reason; nothing is made where something was expected."""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from replicas import (
    COMMUNE_PC,
    KEY,
    OWN_BOOK,
    a_database,
    a_journal,
    a_put,
    a_seal_put,
    figure_cell,
    opened,
    quantity,
    rebuilt,
    shown,
    write,
)
from sqlalchemy import text

from ctph_desktop.domain.errors import (
    DatabaseKeyError,
    EnvironmentFault,
    FileDamagedError,
    FileInUseError,
    FolderInPlaceError,
    FolderNotWritableError,
    NewerDatabaseError,
)
from ctph_desktop.storage import engine, tables
from ctph_desktop.storage.engine import open_database
from ctph_desktop.storage.identity import read_identity, write_identity
from ctph_desktop.storage.journal import Journal
from ctph_desktop.system.paths import database_migrations


def _open(path: Path, key: str = KEY):
    return open_database(path, key=key, migrations=database_migrations())


def test_the_migrations_make_exactly_the_durable_tables(tmp_path):
    database = a_database(tmp_path / "ctph.db")
    with database.read() as connection:
        context = MigrationContext.configure(
            connection, opts={"include_name": lambda name, kind, _: kind != "table" or name in tables.durable.tables}
        )
        assert compare_metadata(context, tables.durable) == []
    database.close()


def test_the_program_asks_for_the_newest_migration():
    script = ScriptDirectory(str(database_migrations()))
    assert script.get_current_head() == tables.SCHEMA_REVISION


def test_a_wrong_key_opens_nothing_and_changes_nothing(tmp_path):
    path = tmp_path / "ctph.db"
    a_database(path).close()
    before = path.read_bytes()
    with pytest.raises(DatabaseKeyError):
        _open(path, "1f" * 32)
    assert path.read_bytes() == before
    assert [file.name for file in tmp_path.iterdir()] == ["ctph.db"]
    _open(path).close()


@pytest.mark.parametrize(
    "content",
    [b"x" * 20_000, "Báo cáo tháng 7\n".encode() * 1000, b"SQLite format 3\0" + bytes(8176), os.urandom(8192)],
    ids=["letters", "text", "plain SQLite header", "noise"],
)
def test_another_file_in_its_place_is_told_and_left_alone(tmp_path, content):
    path = tmp_path / "ctph.db"
    path.write_bytes(content)
    with pytest.raises(DatabaseKeyError):
        _open(path)
    assert path.read_bytes() == content


def test_an_empty_file_in_its_place_is_damage_and_no_new_database(tmp_path):
    path = tmp_path / "ctph.db"
    path.touch()
    with pytest.raises(FileDamagedError):
        _open(path)
    assert path.stat().st_size == 0


def test_a_missing_file_is_told_and_not_made(tmp_path):
    with pytest.raises(FileDamagedError):
        _open(tmp_path / "ctph.db")
    assert list(tmp_path.iterdir()) == []


def test_a_folder_in_its_place_is_told(tmp_path):
    (tmp_path / "ctph.db").mkdir()
    with pytest.raises(FolderInPlaceError):
        _open(tmp_path / "ctph.db")


@pytest.mark.parametrize("length", [1, 512, 4096, 10_000])
def test_a_file_that_was_cut_short_is_told(tmp_path, length):
    path = tmp_path / "ctph.db"
    a_database(path).close()
    path.write_bytes(path.read_bytes()[:length])
    with pytest.raises(EnvironmentFault):
        _read_everything(path)


def test_every_damaged_page_is_told_when_it_is_read(tmp_path):
    path = tmp_path / "ctph.db"
    journal = a_journal(path, COMMUNE_PC)
    write(journal, a_put(5), a_seal_put(5))
    journal.database.close()
    whole = path.read_bytes()
    for page in range(len(whole) // 4096):
        broken = bytearray(whole)
        broken[page * 4096 + 100] ^= 1
        path.write_bytes(bytes(broken))
        with pytest.raises(EnvironmentFault):
            _read_everything(path)


def _read_everything(path: Path) -> None:
    database = opened(path)
    try:
        with database.read() as connection:
            for metadata in (tables.durable, tables.projection):
                for table in metadata.tables.values():
                    connection.execute(table.select()).all()
            problems = connection.exec_driver_sql("PRAGMA cipher_integrity_check").all()
        if problems:
            raise FileDamagedError(path)
    finally:
        database.close()


def test_a_database_of_a_newer_program_is_refused_and_unchanged(tmp_path):
    path = tmp_path / "ctph.db"
    database = a_database(path)
    with database.transaction() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    database.close()
    before = path.read_bytes()
    with pytest.raises(NewerDatabaseError):
        _open(path)
    assert path.read_bytes() == before


def test_an_older_projection_is_thrown_away_and_built_again(tmp_path):
    path = tmp_path / "ctph.db"
    journal = a_journal(path, COMMUNE_PC)
    write(journal, a_put(5), a_seal_put(5))
    before = shown(journal)
    with journal.database.transaction() as connection:
        connection.execute(text("UPDATE setting SET value = '0' WHERE name = 'projection'"))
        connection.execute(text("UPDATE figure SET quantity = 9"))
    journal.database.close()
    journal = Journal(opened(path), COMMUNE_PC.identity())
    assert quantity(journal, figure_cell()) == 5
    after = shown(journal)
    assert (after.figures, after.seals, after.sealed) == (before.figures, before.seals, before.sealed)


def test_the_file_alone_is_complete_when_nothing_is_under_way(tmp_path):
    journal = a_journal(tmp_path / "ctph.db", COMMUNE_PC)
    for number in range(5):
        write(journal, a_put(number), a_put(number, cell=figure_cell(1)))
        assert [file.name for file in tmp_path.iterdir() if file.stat().st_size] == ["ctph.db"]
    copy = tmp_path / "copy"
    copy.mkdir()
    shutil.copy(tmp_path / "ctph.db", copy / "only.db")
    other = Journal(opened(copy / "only.db"), COMMUNE_PC.identity())
    assert shown(other).figures == shown(journal).figures
    assert other.operations(OWN_BOOK) == journal.operations(OWN_BOOK)
    assert rebuilt(other) == rebuilt(journal)


def test_saved_means_on_disk(tmp_path):
    """A rollback journal, and a sync of file and folder, at every commit."""
    database = a_database(tmp_path / "ctph.db")
    with database.read() as connection:
        assert connection.exec_driver_sql("PRAGMA journal_mode").scalar() == (
            "truncate" if sys.platform == "win32" else "delete"
        )
        assert connection.exec_driver_sql("PRAGMA synchronous").scalar() == 3
    database.close()


def test_where_a_scanner_may_hold_the_journal_it_is_emptied_and_goes_when_the_database_closes(tmp_path, monkeypatch):
    monkeypatch.setattr(engine, "JOURNAL_MODE", "PRAGMA journal_mode = TRUNCATE")
    journal = a_journal(tmp_path / "ctph.db", COMMUNE_PC)
    write(journal, a_put(5))
    assert (tmp_path / "ctph.db-journal").stat().st_size == 0
    journal.database.close()
    assert [file.name for file in tmp_path.iterdir()] == ["ctph.db"]


def test_nothing_readable_lies_in_the_file(tmp_path):
    journal = a_journal(tmp_path / "ctph.db", COMMUNE_PC)
    journal.append([a_put(5)], author="nguoi lap", device_time="2019-07-31", reason="ly do bi mat")
    data = (tmp_path / "ctph.db").read_bytes()
    assert not [word for word in (b"SQLite format", b"ly do bi mat", b"nguoi lap", b"reported") if word in data]


def test_the_identity_is_kept_and_replaced(tmp_path):
    database = a_database(tmp_path / "ctph.db")
    write_identity(database, {"office": "một", "keys": "hai"})
    write_identity(database, {"office": "ba"})
    database.close()
    database = opened(tmp_path / "ctph.db")
    assert read_identity(database) == {"office": "ba", "keys": "hai"}


@contextmanager
def _a_small_disk(folder: Path, *options: str) -> Iterator[Path]:
    if sys.platform != "linux":
        pytest.skip("a small disk is mounted on Linux")
    folder.mkdir()
    size = ["-o", ",".join(("size=2m", *options))]
    mounted = subprocess.run(["mount", "-t", "tmpfs", *size, "tmpfs", str(folder)], capture_output=True, check=False)
    if mounted.returncode:
        pytest.skip("only root may mount a small disk")
    try:
        yield folder
    finally:
        subprocess.run(["umount", "-l", str(folder)], check=True)


def test_a_read_only_folder_is_told_when_opening_and_when_writing(tmp_path):
    with _a_small_disk(tmp_path / "disk") as folder:
        journal = a_journal(folder / "ctph.db", COMMUNE_PC)
        write(journal, a_put(1))
        journal.rebuild()
        journal.database.close()
        subprocess.run(["mount", "-o", "remount,ro", str(folder)], check=True)
        journal = Journal(opened(folder / "ctph.db"), COMMUNE_PC.identity())
        with pytest.raises(FolderNotWritableError):
            write(journal, a_put(2))
        assert quantity(journal, figure_cell()) == 1
        journal.database.close()
        with pytest.raises(FolderNotWritableError):
            open_database(folder / "new.db", key=KEY, migrations=database_migrations(), must_exist=False)


def test_two_programs_at_once_are_told_that_the_file_is_in_use(tmp_path):
    journal = a_journal(tmp_path / "ctph.db", COMMUNE_PC)
    other = opened(tmp_path / "ctph.db")
    with other.transaction() as connection:
        connection.exec_driver_sql("PRAGMA busy_timeout = 1")
        connection.execute(text("UPDATE setting SET value = value"))
        with journal.database.read() as reading:
            reading.exec_driver_sql("PRAGMA busy_timeout = 1")
        with pytest.raises(FileInUseError):
            write(journal, a_put(1))
    write(journal, a_put(2))
    assert quantity(journal, figure_cell()) == 2
