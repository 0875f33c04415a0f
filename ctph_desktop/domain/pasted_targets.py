"""A whole Biểu of targets copied from a spreadsheet: which of its lines are units, which of its columns targets.

Nothing is guessed: what is spelt as a name is that name; without any marks it is, where only one name is so written;
everything else is asked about, with what is alike. Extra lines of heading, columns of numbers and totals are no matter.
"""

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Final, Generic, TypeVar

from msgspec import Struct

from ctph_desktop.domain.figures import Measure
from ctph_desktop.domain.lines import LineKey
from ctph_desktop.domain.quantities import is_dash
from ctph_desktop.domain.spelt_words import Words, folded, words_of
from ctph_desktop.domain.targets import TargetPlace
from ctph_desktop.domain.text import clean, search_key

_Known = TypeVar("_Known")

_RANKS: Final = (("xa",), ("phuong",), ("thi", "tran"), ("dac", "khu"))
_SHORT_RANKS: Final = {"x": "xã", "p": "phường", "tt": "thị trấn", "đk": "đặc khu"}
_SUMS: Final = {"tong", "cong"}
_TIERS: Final = (
    (Measure.BASELINE, ("dau ky", "dau nam")),
    (Measure.COMMITTED, ("cam ket", "ky ket", "phan dau", "dang ky")),
    (Measure.ASSIGNED, ("giao",)),
)
_NO_TARGETS: Final = ("thuc hien", "uoc ", "ty le", "%", "so sanh", "so voi")
_MOST_WORDS_OF_A_TIER: Final = 5
_IN_BRACKETS: Final = re.compile(r"\(([^()]*)\)")
_NUMBERED: Final = re.compile(r"^\s*(?:[0-9]+|[IVXivx]+)\s*[.)/-]\s*")


class KnownTarget(Struct, frozen=True):
    """A target that a column may hold, by the code and name of its line."""

    place: TargetPlace
    code: str
    label: str


class Matched(Struct, Generic[_Known], frozen=True):
    """A line or column of the table, counted from 0: what it is, or where that is not certain, what it may be."""

    at: int
    text: str
    meant: _Known | None
    likely: tuple[_Known, ...] = ()


class MatchedTable(Struct, frozen=True):
    """What the lines and columns of a table are; `sums` counts its lines of totals, which are passed over."""

    units: tuple[Matched[str], ...]
    columns: tuple[Matched[TargetPlace], ...]
    sums: int = 0


class _Names(Generic[_Known]):
    """Finds what is called so, spelt as it is, or alike without marks."""

    def __init__(self, named: Iterable[tuple[str, _Known]]) -> None:
        self._spelt: dict[Words, list[_Known]] = {}
        self._alike: dict[tuple[str, ...], list[_Known]] = {}
        for name, known in named:
            words = words_of(name)
            for found in (self._spelt.setdefault(words, []), self._alike.setdefault(folded(words), [])):
                if words and known not in found:
                    found.append(known)

    def find(self, text: str, *, is_marked: bool) -> tuple[_Known | None, tuple[_Known, ...]]:
        """Return what a text is, if that is certain, and what it may be; `is_marked` tells that marks are written."""
        words = words_of(text)
        spelt, alike = self._spelt.get(words, []), self._alike.get(folded(words), [])
        if is_marked and len(spelt) == 1:
            return spelt[0], ()
        if len(alike) == 1 and (spelt or not has_marks(text)):
            return alike[0], ()
        return None, tuple(alike)


def has_marks(text: str) -> bool:
    """Tell whether some letter of a text has a mark."""
    return any(word != (word[0], word[0], "") for word in words_of(text))


def match_targets(
    rows: Sequence[Sequence[str]],
    *,
    units: Mapping[str, Sequence[str]],
    targets: Sequence[KnownTarget],
    usual: Measure,
) -> MatchedTable | None:
    """Say what the lines and columns of a table are; None for one in which no line is a unit.

    `units` gives the code and names of each. A column that does not say which target of its indicator it holds has the
    `usual` one.
    """
    cells = [[clean(cell) for cell in row] for row in rows]
    names = _Names((called, unit) for unit, listed in units.items() for name in listed for called in _called(name))
    found = [[names.find(_plain(cell), is_marked=True) for cell in row] for row in cells]
    counts = Counter(at for row in found for at, (meant, likely) in enumerate(row) if meant or likely)
    if not counts:
        return None
    places = sorted(at for at, count in counts.items() if 2 * count >= max(counts.values()))
    first = next(number for number, row in enumerate(found) if any(any(row[at]) for at in places if at < len(row)))
    below = cells[first:]
    if not any(has_marks(row[at]) for row in below for at in places if at < len(row)):
        found = [[names.find(_plain(cell), is_marked=False) for cell in row] for row in cells]
    lines, sums = _lines(cells, found, places, first)
    columns = _Columns(targets, usual).matched(cells[:first], below, beside=places[-1] + 1)
    return MatchedTable(_each_once(lines), _each_once(columns), sums)


def _called(name: str) -> list[str]:
    """Return how a unit is called: by its name, and without its rank."""
    words, key = name.split(), folded(words_of(name))
    without = (" ".join(words[len(rank) :]) for rank in _RANKS if key[: len(rank)] == rank and len(key) > len(rank))
    return [name, *without]


def _plain(text: str) -> str:
    """Return a unit's name without a number before it, its rank written out."""
    text = _NUMBERED.sub("", text)
    first, dot, rest = text.partition("." if "." in text else " ")
    rank = _SHORT_RANKS.get(first.strip().casefold())
    return f"{rank} {rest}" if rank and dot and rest.strip() else text


def _lines(
    cells: Sequence[Sequence[str]],
    found: Sequence[Sequence[tuple[str | None, tuple[str, ...]]]],
    places: Sequence[int],
    first: int,
) -> tuple[list[Matched[str]], int]:
    """Return the lines that hold numbers, and how many totals were passed over."""
    lines, sums, beside = [], 0, places[-1] + 1
    for at in range(first, len(cells)):
        row, known = cells[at], [found[at][place] for place in places if place < len(cells[at])]
        if not any(map(_is_count, row[beside:])):
            continue
        certain = {meant for meant, _ in known if meant is not None}
        likely = (*certain, *(one for _, alike in known for one in alike))
        texts = [cell for cell in row[:beside] if has_letters(cell)]
        if not likely and any(word in _SUMS for text in texts for word in folded(words_of(text))[:1]):
            sums += 1
            continue
        text = next(iter(texts), next(filter(None, row[:beside]), ""))
        meant = certain.pop() if len(certain) == 1 else None
        lines.append(Matched(at, text, meant, () if meant else tuple(dict.fromkeys(likely))))
    return lines, sums


class _Columns:
    """Says what columns hold by the lines of heading above them."""

    def __init__(self, targets: Sequence[KnownTarget], usual: Measure) -> None:
        self._usual = usual
        self._places: dict[LineKey, list[TargetPlace]] = {}
        for one in targets:
            self._places.setdefault(_line(one.place), []).append(one.place)
        self._names = _Names((called, _line(one.place)) for one in targets for called in (one.code, one.label))

    def matched(
        self, heading: Sequence[Sequence[str]], below: Sequence[Sequence[str]], *, beside: int
    ) -> list[Matched[TargetPlace]]:
        """Return what the columns from `beside` on hold; those without any number are passed over."""
        worded = [[cell if has_letters(cell) else "" for cell in row] for row in heading]
        columns = []
        for at in range(beside, max(map(len, below))):
            if any(at < len(row) and _is_count(row[at]) for row in below):
                own = [row[at] for row in worded if at < len(row) and row[at]]
                columns.append(self._matched(at, own, _spreads(worded, at, beside)))
        return columns

    def _matched(self, at: int, own: Sequence[str], spread: Sequence[str]) -> Matched[TargetPlace]:
        """Match a column by its own headings, and by those that spread over it from the left."""
        text = " · ".join(dict.fromkeys(spread))
        line, likely, used = self._line_of(own, spread)
        others = [one for one in spread if one not in used]
        tier = next(filter(None, map(_tier, reversed(others))), None)
        of_line = self._places[line] if line is not None else []
        wanted = [place for place in of_line if place.measure is (tier or self._usual)]
        if not wanted and tier is None and len(of_line) == 1:
            wanted = of_line
        if len(wanted) == 1 and not any(map(_is_no_target, others)):
            return Matched(at, text, wanted[0])
        return Matched(at, text, None, tuple(of_line or (place for one in likely for place in self._places[one])))

    def _line_of(
        self, own: Sequence[str], spread: Sequence[str]
    ) -> tuple[LineKey | None, tuple[LineKey, ...], Sequence[str]]:
        """Return the line that headings name, what it may be where none is certain, and the headings that say so."""
        tries: list[tuple[Iterable[str], Sequence[str]]] = [(_parts(text), (text,)) for text in reversed(own)]
        tries.append(((" ".join(spread),), spread))
        if any(map(_tier, own)):
            tries += [(_parts(text), (text,)) for text in reversed(spread)]
        alike: tuple[LineKey, ...] = ()
        for parts, used in tries:
            for part in parts:
                meant, likely = self._names.find(part, is_marked=True)
                if meant is not None:
                    return meant, (), used
                alike = alike or likely
        return None, alike, ()


def _parts(text: str) -> list[str]:
    """Return what in a heading may name a line: all of it, without what is in brackets, that, its first word."""
    first = next(iter(text.split()), "").strip(":.–-")
    return [text, _IN_BRACKETS.sub("", text), *_IN_BRACKETS.findall(text), first]


def _line(place: TargetPlace) -> LineKey:
    return LineKey(place.indicator, place.breakdown)


def _spreads(heading: Sequence[Sequence[str]], at: int, beside: int) -> list[str]:
    """Return what stands over a column in each line of heading: its own cell, or one that spreads over it.

    None spreads farther than the one above it.
    """
    found, begins = [], beside
    for row in heading:
        last = min(at, len(row) - 1)
        own = next((place for place in range(last, begins - 1, -1) if row[place]), None)
        if own is not None:
            found.append(row[own])
            begins = own
    return found


def _tier(text: str) -> Measure | None:
    """Return which target a heading speaks of, if it is about nothing else."""
    key = search_key(text)
    if len(key.split()) > _MOST_WORDS_OF_A_TIER or _is_no_target(text):
        return None
    return next((measure for measure, words in _TIERS if any(word in key for word in words)), None)


def _is_no_target(text: str) -> bool:
    return any(word in search_key(text) for word in _NO_TARGETS)


def _is_count(cell: str) -> bool:
    return any(sign.isdigit() for sign in cell) or is_dash(cell)


def has_letters(text: str) -> bool:
    """Tell whether a text is more than a number."""
    return any(sign.isalpha() for sign in text)


def _each_once(matched: Sequence[Matched[_Known]]) -> tuple[Matched[_Known], ...]:
    """Ask about what is there twice: neither of the two is certain."""
    times = Counter(one.meant for one in matched if one.meant is not None)
    return tuple(
        Matched(one.at, one.text, None, (one.meant,)) if one.meant is not None and times[one.meant] > 1 else one
        for one in matched
    )
