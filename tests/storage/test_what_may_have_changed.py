"""What was read of a kind of record is read anew where one may have changed by what others sent, and only there."""

import msgspec
import pytest
from replicas import (
    ABOUT_BOOK,
    COMMUNE_PC,
    OWN_BOOK,
    ROSTER_KEY,
    SUBMISSION,
    SUPERIOR_PC,
    a_journal,
    a_seal,
    a_segment,
    an_id,
    an_operation,
    figure_cell,
    reported,
    take_in,
)

from ctph_desktop.domain.journal.books import RecordKind, record_cell
from ctph_desktop.domain.journal.operation import FIGURE, RECORD
from ctph_desktop.domain.journal.roster import encode_roster, next_version
from ctph_desktop.domain.journal.signed import Purpose, SignedRecord
from ctph_desktop.storage.projection import ProjectedBook
from ctph_desktop.storage.view import ProjectionWriter
from ctph_desktop.storage.writes import Writes, Written

KINDS = (*RecordKind, FIGURE)


@pytest.fixture(params=[SUPERIOR_PC, COMMUNE_PC], ids=["superior", "commune"])
def journal(request, tmp_path):
    journal = a_journal(tmp_path / "ctph.db", request.param)
    yield journal
    journal.database.close()


def changed_by(journal, *things):
    """Return the kinds that may have changed by taking things in."""
    before = {kind: journal.writes(kind) for kind in KINDS}
    take_in(journal, *things)
    return {kind for kind in KINDS if journal.writes(kind) > before[kind]}


def a_report():
    person = an_operation(record_cell(RecordKind.PERSON, an_id("person")), {"name": "A", "post": ""}, kind=RECORD)
    return a_segment(person, an_operation(SUBMISSION, msgspec.to_builtins(a_seal(5)), kind=RECORD))


def test_a_report_changes_seals_and_officials_and_no_definition(journal):
    assert changed_by(journal, a_report()) == {RecordKind.PERSON, RecordKind.SUBMISSION}


def test_figures_that_are_shown_change_everything_as_they_tell_that_a_year_began(journal):
    target = an_operation(figure_cell(measure="assigned"), reported(5))
    assert changed_by(journal, a_segment(target, device=SUPERIOR_PC, book=ABOUT_BOOK)) == set(KINDS)


def test_another_roster_may_change_everything(journal):
    second = encode_roster(next_version(journal.chain, journal.chain.latest))
    assert changed_by(journal, SignedRecord.make(Purpose.ROSTER, second, key=ROSTER_KEY)) == set(KINDS)


def test_what_a_book_shows_no_more_has_changed_as_well(journal):
    take_in(journal, a_report())
    with journal.database.trial() as connection:
        writer = ProjectionWriter(connection, journal.symbols)
        assert writer.replace(ProjectedBook(OWN_BOOK, {})) == {RecordKind.PERSON, RecordKind.SUBMISSION}
        assert writer.replace(ProjectedBook(OWN_BOOK, {})) == set()
    target = an_operation(figure_cell(measure="assigned"), reported(5))
    take_in(journal, a_segment(target, device=SUPERIOR_PC, book=ABOUT_BOOK))
    with journal.database.trial() as connection:
        assert ProjectionWriter(connection, journal.symbols).replace(ProjectedBook(ABOUT_BOOK, {})) == {FIGURE}


def test_the_books_that_were_written_are_named_until_a_write_may_have_changed_any(journal):
    before = journal.all_writes
    assert journal.books_written(before) == frozenset()
    take_in(journal, a_report())
    assert journal.books_written(before) == {OWN_BOOK}
    between = journal.all_writes
    target = an_operation(figure_cell(measure="assigned"), reported(5))
    take_in(journal, a_segment(target, device=SUPERIOR_PC, book=ABOUT_BOOK))
    assert journal.books_written(before) == {OWN_BOOK, ABOUT_BOOK}
    assert journal.books_written(between) == {ABOUT_BOOK}
    assert journal.books_written(-1) is None
    journal.rebuild()
    assert journal.books_written(between) is None
    assert journal.books_written(journal.all_writes) == frozenset()


def test_what_was_written_too_long_ago_to_be_noted_may_be_anything():
    writes = Writes()
    for _ in range(5000):
        writes.note(Written({FIGURE}, {2019}, {OWN_BOOK}))
    assert writes.books_since(4000) == {OWN_BOOK}
    assert writes.books_since(100) is None


def test_a_book_that_shows_a_seal_no_more_is_not_named(journal):
    take_in(journal, a_report())
    with journal.database.trial() as connection:
        writer = ProjectionWriter(connection, journal.symbols)
        writer.replace(ProjectedBook(OWN_BOOK, {}))
        assert writer.has_taken_away
