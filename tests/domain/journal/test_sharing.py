"""Which books two offices both hold."""

from ctph_desktop.domain.journal.books import Book, BookKind
from ctph_desktop.domain.journal.roster import Keeper, Member, Roster
from ctph_desktop.domain.journal.sharing import shared_books

SUPERIOR, ONE, TWO = "5" * 32, "1" * 32, "2" * 32
YEARS = (0, 2019, 2020)
COMMON = {Book(BookKind.COMMON, SUPERIOR, year) for year in YEARS}
OWN = {Book(BookKind.OFFICE, SUPERIOR, year) for year in YEARS}


def a_roster(*members):
    return Roster(number=1, previous="", superior=SUPERIOR, signers=(), members=members, devices=())


def books_of(*units):
    kinds = (BookKind.ABOUT, BookKind.UNIT)
    return {Book(kind, unit, year) for unit in units for kind in kinds for year in YEARS}


HELD = {*COMMON, *OWN, *books_of(ONE, TWO, SUPERIOR), Book(BookKind.COMMON, ONE, 2019)}


def test_a_unit_shares_the_common_books_its_own_and_those_about_it_of_every_year():
    roster = a_roster(Member(ONE, Keeper.OWN), Member(TWO, Keeper.OWN))
    assert set(shared_books(roster, ONE, common=(SUPERIOR,), own=SUPERIOR).of(HELD)) == {*COMMON, *books_of(ONE)}


def test_a_unit_shares_the_books_it_keeps_for_others_too():
    roster = a_roster(Member(ONE, Keeper.OWN), Member(TWO, ONE))
    assert set(shared_books(roster, ONE, common=(SUPERIOR,)).of(HELD)) == {*COMMON, *books_of(ONE, TWO)}


def test_the_superior_office_shares_everything_with_its_own_pcs():
    roster = a_roster(Member(ONE, Keeper.OWN), Member(TWO, Keeper.SUPERIOR))
    shared = shared_books(roster, SUPERIOR, common=(SUPERIOR,), own=SUPERIOR)
    assert set(shared.of(HELD)) == {*COMMON, *OWN, *books_of(SUPERIOR, ONE, TWO)}


def test_without_a_roster_a_unit_shares_only_what_concerns_it():
    assert set(shared_books(None, ONE, common=(SUPERIOR,), own=SUPERIOR).of(HELD)) == {*COMMON, *books_of(ONE)}


def test_a_year_nobody_has_written_in_yet_is_shared_like_any_other():
    shared = shared_books(a_roster(Member(ONE, Keeper.OWN)), ONE, common=(SUPERIOR,))
    assert Book(BookKind.UNIT, ONE, 2050) in shared
    assert Book(BookKind.UNIT, TWO, 2050) not in shared
