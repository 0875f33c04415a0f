"""Finding one thing among many of all kinds by what somebody types: part of its name, a code, where it lies."""

from collections.abc import Iterator, Sequence
from typing import Final

from msgspec import Struct

from ctph_desktop.domain.spelt_words import Words, begins, folded, is_start, words_of

_MOST_WORDS: Final = 20


class Findable(Struct, frozen=True):
    """What a thing is called, what else it is known by (codes, short names), and what is said beside it."""

    name: str
    also: tuple[str, ...] = ()
    beside: str = ""


class _Known(Struct, frozen=True):
    names: tuple[Words, ...]
    anywhere: Words
    letters: str  # every word of `anywhere` without its marks, a blank before each


class Finder:
    """Things made ready to be searched; the order they come in decides between what fits equally well."""

    def __init__(self, things: Sequence[Findable]) -> None:
        self._known = tuple(map(_made_ready, things))

    def find(self, typed: str) -> tuple[int, ...]:
        """Return the places of the things that fit, the best first; all of them where nothing is typed.

        Of a whole page pasted in, the first words are looked for.
        """
        words = words_of(typed)[:_MOST_WORDS]
        starts = [f" {plain}" for plain, _, _ in words]
        fitting = (place for place, one in enumerate(self._known) if all(start in one.letters for start in starts))
        return tuple(place for _, place in sorted((_rank(self._known[place], words), place) for place in fitting))


def _rank(known: _Known, typed: Words) -> int:
    """Return how well a thing fits that has a word beginning with each one typed; the less the better."""
    return next(rank for rank, fits in enumerate(_fits(known, typed)) if fits)


def _fits(known: _Known, typed: Words) -> Iterator[bool]:
    yield typed in known.names
    yield any(begins(name, typed, spelt=True) for name in known.names)
    yield any(folded(name) == folded(typed) for name in known.names)
    yield any(begins(name, typed, spelt=False) for name in known.names)
    yield all(any(is_start(word, of=other, spelt=True) for other in known.anywhere) for word in typed)
    yield True


def _made_ready(thing: Findable) -> _Known:
    names = tuple(dict.fromkeys(filter(None, map(words_of, (thing.name, *thing.also)))))
    anywhere = tuple(dict.fromkeys(word for words in (*names, words_of(thing.beside)) for word in words))
    return _Known(names, anywhere, "".join(f" {plain}" for plain, _, _ in anywhere))
