"""Vietnamese text at the boundary: one Unicode form for identity, folded text for search."""

import re
import unicodedata

_BLANKS = dict.fromkeys(map(ord, "\u00a0\u2007\u202f"), " ")
_INVISIBLE = dict.fromkeys(
    [0x00AD, 0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF, *range(0x202A, 0x202F), *range(0x2066, 0x206A)]
)
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f]")


def clean(text: str) -> str:
    """Return text as it is stored: NFC, ordinary blanks, nothing invisible, outer blanks removed.

    Letters and their marks are kept: Cam Thanh stays different from Cam Thành.
    """
    text = unicodedata.normalize("NFC", text.translate(_BLANKS).translate(_INVISIBLE))
    return _CONTROL.sub("", text).strip()


def search_key(text: str) -> str:
    """Return text folded for search: without marks, đ as d, lower case. Never an identity."""
    decomposed = unicodedata.normalize("NFD", clean(text).casefold())
    return "".join("d" if c == "đ" else c for c in decomposed if not unicodedata.combining(c))


def has_control_characters(text: str) -> bool:
    """Tell whether text holds a control character other than line feed and tab."""
    return _CONTROL.search(text) is not None
