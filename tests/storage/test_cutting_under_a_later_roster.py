"""What was written before a roster that ends its right, and is cut after it."""

from msgspec.structs import replace
from replicas import (
    COMMUNE,
    COMMUNE_PC,
    FIRST_ROSTER,
    OTHER_COMMUNE,
    OWN_BOOK,
    a_journal,
    a_put,
    a_roster,
    a_seal_put,
    figure_cell,
    quantity,
    rebuilt,
    shown,
    take_in,
    write,
)

from ctph_desktop.domain.journal.roster import Member
from ctph_desktop.storage.queries import Queries

KEPT_ABOVE = a_roster(2, FIRST_ROSTER.id, members=(Member(COMMUNE, "superior", since=2), Member(OTHER_COMMUNE, "own")))
NOT_THE_SEALER = a_roster(2, FIRST_ROSTER.id, replace(COMMUNE_PC.grant(), seals=False, seals_since=2))


def test_figures_not_cut_before_the_keeper_changed_stay_unsigned_and_shown(tmp_path):
    journal = a_journal(tmp_path / "commune.db", COMMUNE_PC)
    edit = write(journal, a_put(5))[0]
    take_in(journal, KEPT_ABOVE)
    assert journal.cut(COMMUNE_PC.key) == 0
    assert journal.unsigned() == 1
    assert quantity(journal, figure_cell()) == 5
    assert shown(journal) == rebuilt(journal)
    assert [stored.id for stored, _ in journal.operations(OWN_BOOK)] == [edit.id]
    journal.database.close()


def test_a_seal_cut_after_another_pc_became_the_sealer_is_held_and_the_figure_stays(tmp_path):
    journal = a_journal(tmp_path / "commune.db", COMMUNE_PC)
    write(journal, a_put(5), a_seal_put(5))
    take_in(journal, NOT_THE_SEALER)
    journal.cut(COMMUNE_PC.key)
    assert quantity(journal, figure_cell()) == 5
    assert Queries(journal.database, journal.symbols).statements() == ()
    assert shown(journal) == rebuilt(journal)
    journal.database.close()


def test_what_counts_stays_in_the_tables_as_it_was_when_it_is_cut(tmp_path):
    journal = a_journal(tmp_path / "commune.db", COMMUNE_PC)
    write(journal, a_put(5), a_seal_put(5))
    before = shown(journal)
    journal.cut(COMMUNE_PC.key)
    after = shown(journal)
    assert (after.figures, after.sealed, after.conflicts) == (before.figures, before.sealed, before.conflicts)
    journal.database.close()
