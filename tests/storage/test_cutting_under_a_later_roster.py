"""What was written before a roster that ends its right, and is cut after it."""

import pytest
from msgspec.structs import replace
from replicas import (
    COMMUNE,
    COMMUNE_PC,
    FIRST_ROSTER,
    OTHER_COMMUNE,
    OWN_BOOK,
    SUPERIOR_PC,
    a_journal,
    a_put,
    a_roster,
    a_seal_put,
    an_operation,
    figure_cell,
    give,
    quantity,
    rebuilt,
    reported,
    shown,
    take_in,
    write,
)

from ctph_desktop.domain.errors import WritingRefusedError
from ctph_desktop.domain.journal.roster import Member
from ctph_desktop.storage import tables
from ctph_desktop.storage.queries import Queries

KEPT_ABOVE = a_roster(2, FIRST_ROSTER.id, members=(Member(COMMUNE, "superior", since=2), Member(OTHER_COMMUNE, "own")))
REVOKED = a_roster(2, FIRST_ROSTER.id, COMMUNE_PC.grant(is_revoked=True))
NOT_THE_SEALER = a_roster(2, FIRST_ROSTER.id, replace(COMMUNE_PC.grant(), seals=False, seals_since=2))


def test_figures_not_sent_before_the_keeper_changed_are_set_aside_on_every_pc_alike(tmp_path):
    journal = a_journal(tmp_path / "commune.db", COMMUNE_PC)
    superior = a_journal(tmp_path / "superior.db", SUPERIOR_PC, rosters=(FIRST_ROSTER, KEPT_ABOVE))
    edit = write(journal, a_put(5))[0]
    preview = journal.intake([], [KEPT_ABOVE], received_at="")
    take_in(journal, KEPT_ABOVE)
    give(journal, COMMUNE_PC, superior)
    previewed = next(projected for projected in preview.books if projected.book == OWN_BOOK)
    for told in (previewed, journal.project(OWN_BOOK), superior.project(OWN_BOOK)):
        assert (dict(told.states), dict(told.held), told.operations) == ({}, {"cut_off": 1}, 1)
    assert quantity(journal, figure_cell()) is None
    assert shown(journal) == rebuilt(journal)
    assert [stored.id for stored, _ in superior.operations(OWN_BOOK)] == [edit.id]
    for each in (journal, superior):
        each.database.close()


def test_what_was_set_aside_stays_so_when_the_book_comes_back(tmp_path):
    journal = a_journal(tmp_path / "commune.db", COMMUNE_PC)
    write(journal, a_put(5))
    given_back = a_roster(3, KEPT_ABOVE.id, members=(Member(COMMUNE, "own", since=3), Member(OTHER_COMMUNE, "own")))
    take_in(journal, KEPT_ABOVE, given_back)
    assert quantity(journal, figure_cell()) is None
    write(journal, a_put(6, cell=figure_cell(1)))
    assert (quantity(journal, figure_cell(1)), dict(journal.project(OWN_BOOK).held)) == (6, {"cut_off": 1})
    journal.database.close()


@pytest.mark.parametrize(
    ("later", "put", "reason"),
    [
        (KEPT_ABOVE, a_put(5), "wrong_role"),
        (REVOKED, a_put(5), "cut_off"),
        (NOT_THE_SEALER, a_seal_put(5), "not_the_sealer"),
    ],
)
def test_what_could_not_count_is_refused_and_leaves_no_trace(tmp_path, later, put, reason):
    journal = a_journal(tmp_path / "commune.db", COMMUNE_PC, rosters=(FIRST_ROSTER, later))
    with pytest.raises(WritingRefusedError) as refused:
        write(journal, put)
    assert refused.value.reason == reason
    assert journal.operations(OWN_BOOK) == ()
    journal.database.close()


def test_what_was_typed_is_signed_under_the_version_its_author_knew(tmp_path):
    journal = a_journal(tmp_path / "commune.db", COMMUNE_PC)
    write(journal, a_put(5))
    take_in(journal, a_roster(2, FIRST_ROSTER.id))
    write(journal, a_put(6))
    journal.cut()
    assert [head.roster == FIRST_ROSTER.id for head in journal.heads_of_segments([OWN_BOOK])] == [True, False]
    assert quantity(journal, figure_cell()) == 6
    journal.database.close()


def test_what_an_older_program_left_unsigned_is_set_aside_under_the_version_that_let_it_be_typed(tmp_path):
    journal = a_journal(tmp_path / "commune.db", COMMUNE_PC, rosters=(FIRST_ROSTER, KEPT_ABOVE))
    line = an_operation(figure_cell(), reported(5)).line
    with journal.database.transaction() as connection:
        connection.execute(tables.operation.insert().values(book=OWN_BOOK.key, line=line))
    journal.rebuild()
    assert dict(journal.project(OWN_BOOK).held) == {"cut_off": 1}
    journal.cut()
    assert dict(journal.project(OWN_BOOK).held) == {"cut_off": 1}
    assert quantity(journal, figure_cell()) is None
    journal.database.close()


def test_a_seal_cut_after_another_pc_became_the_sealer_is_held_and_the_figure_stays(tmp_path):
    journal = a_journal(tmp_path / "commune.db", COMMUNE_PC)
    write(journal, a_put(5), a_seal_put(5))
    take_in(journal, NOT_THE_SEALER)
    journal.cut()
    assert quantity(journal, figure_cell()) == 5
    assert Queries(journal.database, journal.symbols).statements() == ()
    assert shown(journal) == rebuilt(journal)
    journal.database.close()


def test_what_counts_stays_in_the_tables_as_it_was_when_it_is_cut(tmp_path):
    journal = a_journal(tmp_path / "commune.db", COMMUNE_PC)
    write(journal, a_put(5), a_seal_put(5))
    before = shown(journal)
    journal.cut()
    after = shown(journal)
    assert (after.figures, after.sealed, after.conflicts) == (before.figures, before.sealed, before.conflicts)
    journal.database.close()
