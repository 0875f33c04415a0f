"""Finding a unit by what somebody types: with or without marks, by code, by an old name.

Many names are alike without their marks (Văn Lang, Văn Lăng): what is spelt as typed stands before what is only alike.
"""

from collections.abc import Iterator, Sequence
from typing import Final

from msgspec import Struct

from ctph_desktop.domain.country.country_units import CountryUnit
from ctph_desktop.domain.spelt_words import Word, Words, begins, folded, is_start, words_of
from ctph_desktop.domain.text import clean
from ctph_desktop.domain.units import bare_name


class _Known(Struct, frozen=True):
    unit: CountryUnit
    names: tuple[Words, ...]  # whole, and without the word for its kind
    old_names: tuple[Words, ...]
    above: Words
    anywhere: frozenset[Word]
    letters: str  # every word of `anywhere` without its marks, a blank before each


class CountrySearch:
    """Some units made ready to be searched; the order they come in decides between what fits equally well."""

    def __init__(self, units: Sequence[CountryUnit]) -> None:
        self._known = tuple(_made_ready(unit) for unit in units)

    def find(self, typed: str) -> tuple[CountryUnit, ...]:
        """Return the units that fit, the best first; all of them where nothing is typed."""
        words = words_of(typed)
        if not words:
            return tuple(known.unit for known in self._known)
        starts = [f" {plain}" for plain, _, _ in words]
        fitting = [known for known in self._known if all(start in known.letters for start in starts)]
        ranked = [(_rank(known, words, code=clean(typed)), place) for place, known in enumerate(fitting)]
        return tuple(fitting[place].unit for _, place in sorted(ranked))


def _rank(known: _Known, typed: Words, *, code: str) -> int:
    """Return how well a unit fits that has a word beginning with each one typed; the less the better."""
    return next(rank for rank, fits in enumerate(_fits(known, typed, code)) if fits)


def _fits(known: _Known, typed: Words, code: str) -> Iterator[bool]:
    yield known.unit.code == code
    for names in (known.names, known.old_names):
        yield typed in names
        yield any(begins(name, typed, spelt=True) for name in names)
        yield any(folded(name) == folded(typed) for name in names)
        yield any(begins(name, typed, spelt=False) for name in names)
    yield _is_name_and_place(known, typed, spelt=True)
    yield _is_name_and_place(known, typed, spelt=False)
    yield all(any(is_start(word, of=other, spelt=True) for other in known.anywhere) for word in typed)
    yield True


def _is_name_and_place(known: _Known, typed: Words, *, spelt: bool) -> bool:
    """Tell whether a name is typed and then what it lies in: `tân thành quảng trị`."""
    return any(
        begins(name, typed[: len(name)], spelt=spelt)
        and all(any(is_start(word, of=other, spelt=spelt) for other in known.above) for word in typed[len(name) :])
        for name in known.names
        if len(name) < len(typed)
    )


def _made_ready(unit: CountryUnit) -> _Known:
    names = tuple(dict.fromkeys((words_of(unit.name), _bare(unit.name))))
    old_names = tuple(dict.fromkeys(words for name in unit.formerly for words in (words_of(name), _bare(name))))
    above = tuple(word for name in unit.above for word in words_of(name))
    places = (above, *(words_of(name) for name in unit.places_then), words_of(unit.code))
    anywhere = frozenset(word for words in (*names, *old_names, *places) for word in words)
    letters = "".join(f" {plain}" for plain, _, _ in anywhere)
    return _Known(unit, names, old_names, above, anywhere, letters)


def _bare(name: str) -> Words:
    words = words_of(bare_name(name))
    return next((words[len(kind) :] for kind in _KIND_WORDS if words[: len(kind)] == kind), words)


_KIND_WORDS: Final = tuple(map(words_of, ("tỉnh", "thành phố", "huyện", "quận", "thị xã")))
