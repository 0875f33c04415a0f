"""A commit that is said to have failed may still be on disk: what the journal remembers follows the disk."""

from contextlib import contextmanager

import pytest
from replicas import (
    COMMUNE_PC,
    FIRST_ROSTER,
    OWN_BOOK,
    ROSTER_KEY,
    SUPERIOR_PC,
    a_journal,
    a_put,
    figure_cell,
    quantity,
    write,
)

from ctph_desktop.domain.errors import FileDamagedError, FolderNotWritableError
from ctph_desktop.domain.journal.roster import encode_roster, next_version
from ctph_desktop.domain.journal.signed import Purpose, SignedRecord
from ctph_desktop.storage.engine import Database


@pytest.fixture
def commune(tmp_path):
    journal = a_journal(tmp_path / "ctph.db", COMMUNE_PC)
    write(journal, a_put(1))
    yield journal
    journal.database.close()


@contextmanager
def committed_and_said_to_have_failed(journal, monkeypatch, *, is_readable=True):
    """As when the folder cannot be synced after the rollback journal was removed."""
    transaction, read = Database.transaction, Database.read
    has_failed = False

    @contextmanager
    def failing(database):
        nonlocal has_failed
        with transaction(database) as connection:
            yield connection
        has_failed = True
        raise FolderNotWritableError(database.path.parent)

    @contextmanager
    def unreadable(database):
        if has_failed and not is_readable:
            raise FileDamagedError(database.path)
        with read(database) as connection:
            yield connection

    with monkeypatch.context() as patches, pytest.raises(FolderNotWritableError):  # noqa: PT012
        patches.setattr(Database, "transaction", failing)
        patches.setattr(Database, "read", unreadable)
        yield


@pytest.mark.parametrize("is_readable", [True, False])
def test_an_edit_that_reached_the_disk_is_built_upon(commune, monkeypatch, is_readable):
    before = commune.writes("period")
    with committed_and_said_to_have_failed(commune, monkeypatch, is_readable=is_readable):
        write(commune, a_put(5, cell=figure_cell(1)))
    write(commune, a_put(6, cell=figure_cell(2)))
    assert [quantity(commune, figure_cell(number)) for number in range(3)] == [1, 5, 6]
    write(commune, a_put(7, cell=figure_cell(1)))
    assert quantity(commune, figure_cell(1)) == 7
    assert len(commune.operations(OWN_BOOK)) == 4
    assert commune.writes("period") > before


@pytest.mark.parametrize("is_readable", [True, False])
def test_a_roster_version_that_reached_the_disk_is_followed_by_the_next_and_never_forked(
    tmp_path, monkeypatch, is_readable
):
    journal = a_journal(tmp_path / "ctph.db", SUPERIOR_PC)
    second = _next_roster(journal)
    with committed_and_said_to_have_failed(journal, monkeypatch, is_readable=is_readable):
        journal.add_record(second)
    assert journal.chain.ids == (FIRST_ROSTER.id, second.id)
    third = _next_roster(journal)
    journal.add_record(third)
    assert journal.chain.ids == (FIRST_ROSTER.id, second.id, third.id)
    assert not journal.chain.is_forked
    assert {second, third} <= journal.rosters
    journal.database.close()


def _next_roster(journal):
    latest = journal.chain.latest
    return SignedRecord.make(Purpose.ROSTER, encode_roster(next_version(journal.chain, latest)), key=ROSTER_KEY)
