"""A page that cannot be read is told as damage; when the drive gives it back, the same open office goes on."""

import pytest
from replicas import COMMUNE_PC, OWN_BOOK, a_journal, a_put, figure_cell, opened, quantity, write

from ctph_desktop.domain.errors import FileDamagedError
from ctph_desktop.storage.journal import Journal

PAGE = 4096


@pytest.fixture
def path(tmp_path):
    place = tmp_path / "ctph.db"
    journal = a_journal(place, COMMUNE_PC)
    for number in range(3):
        write(journal, *(a_put(value, cell=figure_cell(number)) for value in range(60)))
    journal.database.close()
    return place


def damaged(path, page: int) -> bytes:
    """Overwrite a page and return what the file was."""
    whole = path.read_bytes()
    path.write_bytes(whole[: page * PAGE] + bytes(PAGE) + whole[(page + 1) * PAGE :])
    return whole


def test_every_damaged_page_is_told_as_damage_and_forgotten_when_it_is_whole_again(path):
    found = 0
    for page in range(1, path.stat().st_size // PAGE):
        database = opened(path)
        journal = Journal(database, COMMUNE_PC.identity())
        database.close()
        whole = damaged(path, page)
        try:
            journal.operations(OWN_BOOK)
        except FileDamagedError:
            found += 1
        path.write_bytes(whole)
        assert len(journal.operations(OWN_BOOK)) == 180
        assert quantity(journal, figure_cell(2)) == 59
        database.close()
    assert found > 3


def test_writing_over_a_damaged_page_says_so_and_saves_again_when_it_is_whole(path):
    database = opened(path)
    journal = Journal(database, COMMUNE_PC.identity())
    refused = 0
    for page in range(1, path.stat().st_size // PAGE):
        database.close()
        whole = damaged(path, page)
        try:
            write(journal, a_put(1000 + page))
        except FileDamagedError:
            refused += 1
            path.write_bytes(whole)
        else:
            database.close()
            path.write_bytes(whole)
        write(journal, a_put(2000 + page))
        assert quantity(journal, figure_cell()) == 2000 + page
    assert refused > 1
    database.close()


def test_how_much_was_written_is_counted_on_after_a_fault(path):
    database = opened(path)
    write(Journal(database, COMMUNE_PC.identity()), a_put(7))
    before = database.changes()
    database._renew_connection(FileDamagedError(path))
    assert database.changes() > before > 0
    database.close()
