"""Whose segments tell something of a book: those of devices that may write it, under the roster they name."""

import pytest
from journal_builders import (
    ABOUT_BOOK,
    COMMON_BOOK,
    COMMUNE,
    COMMUNE_PC,
    OWN_BOOK,
    STRANGER_PC,
    SUPERIOR,
    SUPERIOR_PC,
    a_chain,
    a_roster,
)
from msgspec.structs import replace

from ctph_desktop.domain.journal.chains import ChainLink, find_gaps
from ctph_desktop.domain.journal.roster import Member, Origin, RosterChain
from ctph_desktop.domain.journal.validity import may_have_written

FIRST = a_roster()
CHAIN = a_chain(FIRST)
UNKNOWN = "ee" * 32


def may(device, book, *, roster=FIRST.id, chain=CHAIN):
    return may_have_written(book, device=device.sign, roster=roster, chain=chain)


@pytest.mark.parametrize("roster", [FIRST.id, UNKNOWN])
def test_an_office_writes_its_own_books_whatever_roster_it_names(roster):
    assert may(COMMUNE_PC, OWN_BOOK, roster=roster)
    assert may(SUPERIOR_PC, COMMON_BOOK, roster=roster)
    assert not may(COMMUNE_PC, COMMON_BOOK, roster=roster)
    assert not may(COMMUNE_PC, ABOUT_BOOK, roster=roster)
    assert not may(SUPERIOR_PC, OWN_BOOK, roster=roster)


def test_the_keeper_under_the_named_version_counts_not_the_latest():
    second = a_roster(2, FIRST.id, members=(Member(COMMUNE, "superior", 2),))
    chain = a_chain(FIRST, second)
    assert may(COMMUNE_PC, OWN_BOOK, chain=chain)
    assert not may(COMMUNE_PC, OWN_BOOK, chain=chain, roster=second.id)
    assert may(SUPERIOR_PC, OWN_BOOK, chain=chain, roster=second.id)


def test_devices_that_no_roster_names_write_nothing():
    assert not may(STRANGER_PC, OWN_BOOK)
    assert not may(COMMUNE_PC, OWN_BOOK, chain=RosterChain())


def test_what_was_written_under_the_chain_before_is_judged_there():
    other = a_roster(devices=(), superior="cd" * 16, members=())
    chain = replace(a_chain(other), origins=(Origin(CHAIN),))
    assert may(COMMUNE_PC, OWN_BOOK, chain=chain)
    assert may(SUPERIOR_PC, COMMON_BOOK, chain=chain)
    assert not may(COMMUNE_PC, COMMON_BOOK, chain=chain)
    assert COMMON_BOOK.unit == SUPERIOR


def test_a_segment_that_is_held_beside_the_others_is_no_gap():
    before = ChainLink("a", OWN_BOOK, "r", "d", "")
    after = ChainLink("b", OWN_BOOK, "r", "d", "a")
    assert find_gaps([after], besides=[before]) == ()
    assert [gap.missing for gap in find_gaps([after])] == ["a"]
