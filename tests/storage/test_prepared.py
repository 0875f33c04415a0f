"""What an edit waits for runs on the driver's cursor: the same answers, the same transaction, the same faults."""

import pytest
from replicas import a_database, opened
from sqlalchemy import bindparam, insert, select
from sqlalchemy.exc import DatabaseError, IntegrityError

from ctph_desktop.domain.errors import FileInUseError
from ctph_desktop.storage import tables
from ctph_desktop.storage.prepared import Prepared
from ctph_desktop.storage.settings import read_setting, write_settings

ONE = Prepared(select(tables.setting.c.value).where(tables.setting.c.name == bindparam("name")))
ADD = Prepared(insert(tables.setting), columns=("name", "value"))


@pytest.fixture
def database(tmp_path):
    made = a_database(tmp_path / "database")
    yield made
    made.close()


def test_what_is_written_is_part_of_the_transaction(database):
    with database.trial() as connection:
        connection.begin()
        ADD.run(connection, {"name": "a", "value": "1"})
        assert ONE.first(connection, {"name": "a"}) == ("1",)
    assert read_setting(database, "a") == ""
    with database.transaction() as connection:
        ADD.run(connection, {"name": "a", "value": "2"})
    assert read_setting(database, "a") == "2"
    write_settings(database, {"a": ""})
    assert read_setting(database, "a") == read_setting(database, "b") == ""


def test_its_faults_are_those_of_any_other_statement(database):
    def twice():
        with database.transaction() as connection:
            for _ in range(2):
                ADD.run(connection, {"name": "a", "value": "1"})

    with pytest.raises(IntegrityError):
        twice()
    assert read_setting(database, "a") == ""
    with database.transaction() as connection:
        connection.exec_driver_sql("DROP TABLE setting")
    with pytest.raises(DatabaseError, match="no such table"):
        read_setting(database, "a")


def test_a_lock_is_told_as_a_lock(database, tmp_path):
    database.engine.raw_connection().execute("PRAGMA busy_timeout = 0")
    other = opened(tmp_path / "database")
    with other.transaction() as holding:
        holding.exec_driver_sql("INSERT INTO setting VALUES ('b', '1')")
        with pytest.raises(FileInUseError), database.transaction() as connection:
            ADD.run(connection, {"name": "a", "value": "1"})
    other.close()
