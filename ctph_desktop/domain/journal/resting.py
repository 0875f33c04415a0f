"""Which years a package may leave out: two offices tell one another what they hold whole, by year and unit.

Only what every PC that reads the package said to hold exactly as it lies here is left out, and only of years that are
over: what anybody writes there, a correction or a reopening, lets all of it travel again.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from hashlib import sha256
from typing import Final, TypeAlias

from ctph_desktop.domain.journal.books import STANDING, BookKind
from ctph_desktop.domain.journal.segment import SegmentHead

Place: TypeAlias = tuple[int, str]
"""A year and a unit: the books of both, whoever keeps them."""
Claims: TypeAlias = Mapping[str, Mapping[str, str]]
"""What a PC said to hold, by year and unit: what names the set of segments there."""

NAME_DIGITS: Final = 32
_MOST_CLAIMED: Final = 2_000
# As they are read: whoever reads a package takes 64 MiB of what is new at one time, and 64 MiB of it packed.
_MOST_BYTES: Final = 40 * 1024 * 1024
_MOST_SEGMENTS: Final = 10_000


def by_place(heads: Iterable[SegmentHead]) -> dict[Place, list[SegmentHead]]:
    """Return the segments of each year and unit; what outlives a year is in none."""
    found: dict[Place, list[SegmentHead]] = {}
    for head in heads:
        if head.book.year != STANDING:
            found.setdefault((head.book.year, head.book.unit), []).append(head)
    return found


def set_name(heads: Iterable[SegmentHead]) -> str:
    """Return what names a set of segments: 32 digits that change with every one that comes to it."""
    return sha256("\n".join(sorted(head.id for head in heads)).encode()).hexdigest()[:NAME_DIGITS]


def claims_of(heads: Iterable[SegmentHead]) -> dict[str, dict[str, str]]:
    """Return what may be said to be held of some segments: of too many places the oldest years."""
    claims: dict[str, dict[str, str]] = {}
    for (year, unit), held in sorted(by_place(heads).items())[:_MOST_CLAIMED]:
        claims.setdefault(f"{year:04}", {})[unit] = set_name(held)
    return claims


def left_out(heads: Sequence[SegmentHead], claims: Collection[Claims]) -> frozenset[Place]:
    """Return the places that need not travel to some PCs, given what each of them said to hold.

    The newest year in which any unit's office wrote travels whole, and what comes after it.
    """
    newest = max((head.book.year for head in heads if head.book.kind is BookKind.UNIT), default=STANDING)
    if not claims:
        return frozenset()
    return frozenset(
        (year, unit)
        for (year, unit), held in by_place(heads).items()
        if year < newest and all(said.get(f"{year:04}", {}).get(unit) == set_name(held) for said in claims)
    )


def ends_of(heads: Iterable[SegmentHead]) -> tuple[str, ...]:
    """Return the segments that no other of some follows: whoever holds these, and lacks none before them, holds all."""
    every = list(heads)
    followed = {head.previous for head in every}
    return tuple(sorted(head.id[:NAME_DIGITS] for head in every if head.id not in followed))


def ends_by_place(heads: Iterable[SegmentHead], places: Collection[Place]) -> dict[str, dict[str, tuple[str, ...]]]:
    """Return the ends of what is left out, by year and unit, for whoever reads the package to compare."""
    found: dict[str, dict[str, tuple[str, ...]]] = {}
    for (year, unit), held in sorted(by_place(heads).items()):
        if (year, unit) in places:
            found.setdefault(f"{year:04}", {})[unit] = ends_of(held)
    return found


def lacking(ends: Mapping[str, Mapping[str, Sequence[str]]], held: Collection[str]) -> Iterator[tuple[str, str]]:
    """Yield year and unit of what a package leaves out and is not held here; `held` are the names of segments."""
    for year, units in sorted(ends.items()):
        for unit, names in sorted(units.items()):
            if not all(name[:NAME_DIGITS] in held for name in names):
                yield year, unit


def in_parts(heads: Sequence[SegmentHead]) -> tuple[tuple[SegmentHead, ...], ...]:
    """Return the segments of each package: all in one unless that would come near what a package can hold.

    Books stay together, those that outlive a year come first; one book is divided only where it is too large itself.
    """
    if _weighs(heads) <= _MOST_BYTES and len(heads) <= _MOST_SEGMENTS:
        return (tuple(heads),)
    books: dict[str, list[SegmentHead]] = {}
    for head in sorted(heads, key=lambda head: not head.book.is_standing):
        books.setdefault(head.book.key, []).append(head)
    parts: list[list[SegmentHead]] = [[]]
    for book in books.values():
        for piece in [book] if _fits([], book) else [[head] for head in book]:
            if parts[-1] and not _fits(parts[-1], piece):
                parts.append([])
            parts[-1].extend(piece)
    return tuple(map(tuple, parts))


def _fits(part: Sequence[SegmentHead], more: Sequence[SegmentHead]) -> bool:
    return _weighs(part) + _weighs(more) <= _MOST_BYTES and len(part) + len(more) <= _MOST_SEGMENTS


def _weighs(heads: Iterable[SegmentHead]) -> int:
    """Return how many bytes segments come to when they are read: some five times what travels."""
    return sum(head.size for head in heads)
