"""Chains of segments tell of copied PCs, gaps, and databases that went on under other keys."""

from itertools import permutations

from ctph_desktop.domain.journal.books import Book, BookKind
from ctph_desktop.domain.journal.chains import ChainLink, find_forks, find_gaps, find_shared_replicas

BOOK = Book(BookKind.UNIT, "ab" * 16, 2019)
OTHER = Book(BookKind.ABOUT, "ab" * 16, 2019)


def link(name, previous="", *, book=BOOK, replica="r", device="d"):
    return ChainLink(name, book, replica, device, previous)


def test_a_plain_chain_tells_nothing():
    links = [link("a"), link("b", "a"), link("c", "b"), link("x", book=OTHER), link("y", replica="s")]
    assert (find_forks(links), find_gaps(links), find_shared_replicas(links)) == ((), (), ())


def test_two_that_follow_one_are_a_fork_in_whatever_order_they_came():
    links = [link("a"), link("b", "a"), link("c", "a")]
    for order in permutations(links):
        (fork,) = find_forks(order)
        assert (fork.previous, fork.branches) == ("a", ("b", "c"))


def test_two_beginnings_of_one_replica_are_a_fork_and_of_two_replicas_are_not():
    assert len(find_forks([link("a"), link("b")])) == 1
    assert find_forks([link("a"), link("b", replica="s")]) == ()
    assert find_forks([link("a"), link("b", device="e")]) == ()
    assert find_forks([link("a"), link("b", book=OTHER)]) == ()


def test_the_same_segment_twice_is_no_fork():
    assert find_forks([link("a"), link("b", "a"), link("b", "a")]) == ()


def test_what_follows_something_not_held_is_one_gap_until_it_comes():
    links = [link("c", "b"), link("d", "c"), link("e", "b")]
    (gap,) = find_gaps(links)
    assert gap.missing == "b"
    assert find_gaps([*links, link("b", "a"), link("a")]) == ()


def test_one_replica_under_two_keys_is_told_once():
    links = [link("a", device="e"), link("b", device="d", book=OTHER), link("c", "a", device="e")]
    (shared,) = find_shared_replicas(links)
    assert (shared.replica, shared.devices, shared.book) == ("r", ("d", "e"), OTHER)
