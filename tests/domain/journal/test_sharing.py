"""Which books two offices both hold."""

from ctph_desktop.domain.journal.books import Book, BookKind
from ctph_desktop.domain.journal.roster import Keeper, Member, Roster
from ctph_desktop.domain.journal.sharing import shared_books

SUPERIOR, ONE, TWO = "5" * 32, "1" * 32, "2" * 32
COMMON = Book(BookKind.COMMON, SUPERIOR, 2019)
OWN = Book(BookKind.OFFICE, SUPERIOR, 2019)


def a_roster(*members):
    return Roster(number=1, previous="", superior=SUPERIOR, signers=(), members=members, devices=())


def books_of(unit):
    return {Book(BookKind.ABOUT, unit, 2019), Book(BookKind.UNIT, unit, 2019)}


def test_a_unit_shares_the_common_book_its_own_and_the_one_about_it():
    roster = a_roster(Member(ONE, Keeper.OWN), Member(TWO, Keeper.OWN))
    assert set(shared_books(roster, ONE, common=COMMON, own=OWN)) == {COMMON, *books_of(ONE)}


def test_a_unit_shares_the_books_it_keeps_for_others_too():
    roster = a_roster(Member(ONE, Keeper.OWN), Member(TWO, ONE))
    assert set(shared_books(roster, ONE, common=COMMON)) == {COMMON, *books_of(ONE), *books_of(TWO)}


def test_the_superior_office_shares_everything_with_its_own_pcs():
    roster = a_roster(Member(ONE, Keeper.OWN), Member(TWO, Keeper.SUPERIOR))
    shared = shared_books(roster, SUPERIOR, common=COMMON, own=OWN)
    assert set(shared) == {COMMON, OWN, *books_of(SUPERIOR), *books_of(ONE), *books_of(TWO)}
    assert len(set(shared)) == len(shared)


def test_without_a_roster_a_unit_shares_only_what_concerns_it():
    assert set(shared_books(None, ONE, common=COMMON, own=OWN)) == {COMMON, *books_of(ONE)}
