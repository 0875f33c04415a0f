"""Words as somebody types them, with or without marks: what is spelt as typed stands before what is only alike.

Many names are alike without their marks (Văn Lang, Văn Lăng). Where in a word its tone stands is no matter.
"""

import unicodedata
from functools import lru_cache
from typing import Final

from ctph_desktop.domain.text import clean

_TONES: Final = frozenset("\u0300\u0301\u0303\u0309\u0323")

Word = tuple[str, str, str]  # letters without marks, letters with their own marks, tone
Words = tuple[Word, ...]


def words_of(text: str) -> Words:
    """Return the words of a text; whatever is no letter or digit parts them (`167/CTPH`), `hoà` is `hòa`."""
    cleaned = "".join(sign if sign.isalnum() or unicodedata.combining(sign) else " " for sign in clean(text).casefold())
    return tuple(_word(word) for word in cleaned.split())


def folded(words: Words) -> tuple[str, ...]:
    """Return words without their marks."""
    return tuple(word[0] for word in words)


def begins(name: Words, typed: Words, *, spelt: bool) -> bool:
    """Tell whether a name begins with what is typed, its last word perhaps only begun."""
    if not typed or len(typed) > len(name):
        return False
    *whole, last = typed
    first = name[: len(whole)]
    same = first == tuple(whole) if spelt else folded(first) == folded(tuple(whole))
    return same and is_start(last, of=name[len(whole)], spelt=spelt)


def is_start(word: Word, *, of: Word, spelt: bool) -> bool:
    """Tell whether a word begins with another one."""
    if spelt:
        return of[1].startswith(word[1]) and of[2] == word[2]
    return of[0].startswith(word[0])


@lru_cache(maxsize=20_000)
def _word(word: str) -> Word:
    decomposed = unicodedata.normalize("NFD", word)
    tone = "".join(sign for sign in decomposed if sign in _TONES)
    marked = "".join(sign for sign in decomposed if sign not in _TONES)
    plain = "".join("d" if sign == "đ" else sign for sign in marked if not unicodedata.combining(sign))
    return plain, marked, tone
