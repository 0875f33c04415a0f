"""Finding a unit by what somebody types: with or without marks, by code, by an old name.

Many names are alike without their marks (Văn Lang, Văn Lăng): what is spelt as typed stands before what is only alike.
"""

import unicodedata
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Final

from msgspec import Struct

from ctph_desktop.domain.country.country_units import CountryUnit
from ctph_desktop.domain.text import clean
from ctph_desktop.domain.units import bare_name

_TONES: Final = frozenset("\u0300\u0301\u0303\u0309\u0323")

_Word = tuple[str, str, str]  # letters without marks, letters with their own marks, tone
_Words = tuple[_Word, ...]


class _Known(Struct, frozen=True):
    unit: CountryUnit
    names: tuple[_Words, ...]  # whole, and without the word for its kind
    old_names: tuple[_Words, ...]
    above: _Words
    anywhere: frozenset[_Word]
    letters: str  # every word of `anywhere` without its marks, a blank before each


class CountrySearch:
    """Some units made ready to be searched; the order they come in decides between what fits equally well."""

    def __init__(self, units: Sequence[CountryUnit]) -> None:
        self._known = tuple(_made_ready(unit) for unit in units)

    def find(self, typed: str) -> tuple[CountryUnit, ...]:
        """Return the units that fit, the best first; all of them where nothing is typed."""
        words = _words(typed)
        if not words:
            return tuple(known.unit for known in self._known)
        starts = [f" {plain}" for plain, _, _ in words]
        fitting = [known for known in self._known if all(start in known.letters for start in starts)]
        ranked = [(_rank(known, words, code=clean(typed)), place) for place, known in enumerate(fitting)]
        return tuple(fitting[place].unit for _, place in sorted(ranked))


def _rank(known: _Known, typed: _Words, *, code: str) -> int:
    """Return how well a unit fits that has a word beginning with each one typed; the less the better."""
    return next(rank for rank, fits in enumerate(_fits(known, typed, code)) if fits)


def _fits(known: _Known, typed: _Words, code: str) -> Iterator[bool]:
    yield known.unit.code == code
    for names in (known.names, known.old_names):
        yield typed in names
        yield any(_begins(name, typed, spelt=True) for name in names)
        yield any(_folded(name) == _folded(typed) for name in names)
        yield any(_begins(name, typed, spelt=False) for name in names)
    yield _is_name_and_place(known, typed, spelt=True)
    yield _is_name_and_place(known, typed, spelt=False)
    yield all(any(_is_start(word, of=other, spelt=True) for other in known.anywhere) for word in typed)
    yield True


def _is_name_and_place(known: _Known, typed: _Words, *, spelt: bool) -> bool:
    """Tell whether a name is typed and then what it lies in: `tân thành quảng trị`."""
    return any(
        _begins(name, typed[: len(name)], spelt=spelt)
        and all(any(_is_start(word, of=other, spelt=spelt) for other in known.above) for word in typed[len(name) :])
        for name in known.names
        if len(name) < len(typed)
    )


def _begins(name: _Words, typed: _Words, *, spelt: bool) -> bool:
    if len(typed) > len(name):
        return False
    *whole, last = typed
    first = name[: len(whole)]
    same = first == tuple(whole) if spelt else _folded(first) == _folded(tuple(whole))
    return same and _is_start(last, of=name[len(whole)], spelt=spelt)


def _is_start(word: _Word, *, of: _Word, spelt: bool) -> bool:
    if spelt:
        return of[1].startswith(word[1]) and of[2] == word[2]
    return of[0].startswith(word[0])


def _folded(words: _Words) -> tuple[str, ...]:
    return tuple(word[0] for word in words)


def _made_ready(unit: CountryUnit) -> _Known:
    names = tuple(dict.fromkeys((_words(unit.name), _bare(unit.name))))
    old_names = tuple(dict.fromkeys(words for name in unit.formerly for words in (_words(name), _bare(name))))
    above = tuple(word for name in unit.above for word in _words(name))
    places = (above, *(_words(name) for name in unit.places_then), _words(unit.code))
    anywhere = frozenset(word for words in (*names, *old_names, *places) for word in words)
    letters = "".join(f" {plain}" for plain, _, _ in anywhere)
    return _Known(unit, names, old_names, above, anywhere, letters)


def _bare(name: str) -> _Words:
    words = _words(bare_name(name))
    return next((words[len(kind) :] for kind in _KIND_WORDS if words[: len(kind)] == kind), words)


def _words(text: str) -> _Words:
    """Return the words of a text; where in a word its tone stands is no matter (`hoà`, `hòa`)."""
    cleaned = "".join(sign if sign.isalnum() or unicodedata.combining(sign) else " " for sign in clean(text).casefold())
    return tuple(_word(word) for word in cleaned.split())


@lru_cache(maxsize=20_000)
def _word(word: str) -> _Word:
    decomposed = unicodedata.normalize("NFD", word)
    tone = "".join(sign for sign in decomposed if sign in _TONES)
    marked = "".join(sign for sign in decomposed if sign not in _TONES)
    plain = "".join("d" if sign == "đ" else sign for sign in marked if not unicodedata.combining(sign))
    return plain, marked, tone


_KIND_WORDS: Final = tuple(map(_words, ("tỉnh", "thành phố", "huyện", "quận", "thị xã")))
