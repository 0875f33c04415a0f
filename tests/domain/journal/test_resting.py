"""Which years a package leaves out, and how books go into several packages."""

import pytest

from ctph_desktop.domain.journal.books import STANDING, Book, BookKind
from ctph_desktop.domain.journal.resting import (
    claims_of,
    ends_by_place,
    ends_of,
    in_parts,
    lacking,
    left_out,
)
from ctph_desktop.domain.journal.segment import SegmentHead

UNIT, OTHER, OFFICE = "1" * 32, "2" * 32, "9" * 32
MEBI = 1024 * 1024


def a_head(name: str, year: int, *, unit=UNIT, kind=BookKind.UNIT, previous="", size=0) -> SegmentHead:
    padded = name.ljust(64, "0")
    before = previous.ljust(64, "0") if previous else ""
    return SegmentHead(padded, Book(kind, unit, year), "r", before, "", "d", 1, size, "")


OLD = (a_head("a1", 2024), a_head("a2", 2024, previous="a1"), a_head("a3", 2024, kind=BookKind.ABOUT))
COMMON = (a_head("c1", 2024, unit=OFFICE, kind=BookKind.COMMON),)
NEW = (a_head("b1", 2025),)
STANDS = (a_head("51", STANDING),)
EVERYTHING = (*OLD, *COMMON, *NEW, *STANDS)


def test_what_every_reader_named_whole_rests_and_what_outlives_a_year_never_does():
    said = claims_of(EVERYTHING)
    assert said.keys() == {"2024", "2025"}
    assert left_out(EVERYTHING, [said, said]) == {(2024, UNIT), (2024, OFFICE)}


@pytest.mark.parametrize(
    ("held", "resting"),
    [
        (EVERYTHING, {(2024, UNIT), (2024, OFFICE)}),
        ((*OLD[:2], *COMMON), {(2024, OFFICE)}),  # one book of the unit is not whole
        ((*EVERYTHING, a_head("a4", 2024)), {(2024, OFFICE)}),  # more than here: it is not the same set
        (NEW, set()),
        ((), set()),
    ],
)
def test_a_year_rests_only_where_the_very_same_set_was_named(held, resting):
    assert left_out(EVERYTHING, [claims_of(held)]) == resting


def test_one_reader_who_named_nothing_keeps_all_years_travelling_and_so_does_nobody_to_ask():
    assert left_out(EVERYTHING, [claims_of(EVERYTHING), {}]) == set()
    assert left_out(EVERYTHING, []) == set()


def test_what_comes_to_a_year_that_is_over_lets_it_travel_again():
    said = claims_of(EVERYTHING)
    corrected = (*EVERYTHING, a_head("a4", 2024, previous="a2"))
    assert left_out(corrected, [said]) == {(2024, OFFICE)}


def test_the_year_in_which_offices_write_travels_though_the_next_one_was_opened_above():
    opened = (*EVERYTHING, a_head("d1", 2026, unit=OFFICE, kind=BookKind.COMMON))
    said = claims_of(opened)
    assert (2025, UNIT) not in left_out(opened, [said])
    assert (2025, UNIT) in left_out((*opened, a_head("e1", 2026)), [claims_of((*opened, a_head("e1", 2026)))])


def test_a_package_without_any_unit_leaves_nothing_out():
    assert left_out(COMMON, [claims_of(COMMON)]) == set()


def test_a_reader_compares_the_ends_of_what_is_left_out():
    ends = ends_by_place(EVERYTHING, {(2024, UNIT)})
    assert ends == {"2024": {UNIT: ends_of(OLD)}}
    assert ends_of(OLD) == ("a2".ljust(32, "0"), "a3".ljust(32, "0"))
    held = {head.id[:32] for head in OLD}
    assert list(lacking(ends, held)) == []
    assert list(lacking(ends, held - {"a3".ljust(32, "0")})) == [("2024", UNIT)]


def test_of_very_many_places_the_oldest_are_named():
    heads = [a_head(f"{n:04x}", 2000 + n // 500, unit=f"{n:032x}") for n in range(2_100)]
    said = claims_of(heads)
    assert sum(map(len, said.values())) == 2_000
    assert said.keys() == {"2000", "2001", "2002", "2003"}


def test_a_package_that_is_not_large_goes_in_one():
    assert in_parts(EVERYTHING) == (EVERYTHING,)


def test_books_stay_together_in_parts_and_what_outlives_a_year_comes_first():
    books = [a_head(f"{n}", 2025, unit=f"{n}" * 32, size=15 * MEBI) for n in range(1, 5)]
    parts = in_parts([*books, *STANDS])
    assert [[head.id[:2] for head in part] for part in parts] == [["51", "10", "20"], ["30", "40"]]


def test_a_book_that_is_too_large_itself_is_divided_and_nothing_is_lost():
    book = [a_head(f"{n}", 2025, size=15 * MEBI) for n in range(1, 7)]
    parts = in_parts(book)
    assert [len(part) for part in parts] == [2, 2, 2]
    assert [head for part in parts for head in part] == book


def test_very_many_segments_go_in_several_packages():
    heads = [a_head(f"{n:08x}", 2025, unit=f"{n % 7:032x}") for n in range(10_001)]
    parts = in_parts(heads)
    assert {len(parts), sum(map(len, parts))} == {2, 10_001}
