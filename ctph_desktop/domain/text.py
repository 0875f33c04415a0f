"""Vietnamese text at the boundary: one Unicode form for identity, folded text for search.

What separates is never taken away, or what stood apart would join: `12<VT>345` is not 12345, `Xã Cam<VT>Tuyền` not
`Xã CamTuyền`. A separator becomes a blank; only what stands inside a word and shows nothing goes.
"""

import re
import unicodedata

_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f]")
_LINE_END = re.compile("\r\n?")
# Blanks of any width, letters and signs that are drawn as one, ends of lines and paragraphs, where a line may break.
_DRAWN_BLANK = "\u115f\u1160\u2800\u3164\uffa0"
_SEPARATORS = f"\u00a0\u1680\u2000-\u200b\u2028\u2029\u202f\u205f\u3000{_DRAWN_BLANK}"
# Hyphens shown at a line's end only, joiners, marks of direction, a byte order mark, variants of a sign, hidden tags.
_UNSEEN = (
    "\u00ad\u034f\u061c\u17b4\u17b5\u180b-\u180f\u200c-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff"
    "\ufff9-\ufffb\U000e0000-\U000e0fff"
)
_SEPARATOR = re.compile(f"[{_SEPARATORS}]")
_UNSEEN_CHARACTER = re.compile(f"[{_UNSEEN}]")
_HIDDEN_ONES = f"\x00-\x1f\x7f-\x9f\u200b\u2028\u2029{_DRAWN_BLANK}{_UNSEEN}"
_HIDDEN = re.compile(f"[{_HIDDEN_ONES}]")
_NOT_IN_A_NAME = re.compile("[^a-z0-9]+")
_MOST_LETTERS = 40
_OUTSIDE = re.compile(f"^[\\s{_HIDDEN_ONES}]+|[\\s{_HIDDEN_ONES}]+$")


def clean(text: str) -> str:
    """Return text as it is stored: NFC, encodable, ordinary blanks, nothing invisible, outer blanks removed.

    Letters and their marks are kept: Cam Thanh stays different from Cam Thành. Tabs and line feeds stay; any other
    control character becomes a blank, half a surrogate pair the sign for a character that could not be read.
    """
    text = _UNSEEN_CHARACTER.sub("", _SEPARATOR.sub(" ", _LINE_END.sub("\n", _encodable(text))))
    return _CONTROL.sub(" ", unicodedata.normalize("NFC", text)).strip()


def search_key(text: str) -> str:
    """Return text folded for search: without marks, đ as d, lower case. Never an identity."""
    decomposed = unicodedata.normalize("NFD", clean(text).casefold())
    return "".join("d" if c == "đ" else c for c in decomposed if not unicodedata.combining(c))


def name_key(text: str) -> str:
    """Return a name folded to tell whether two are read as one: marks count, case and how many blanks do not."""
    return " ".join(clean(text).casefold().split())


def part_of_name(text: str) -> str:
    """Return text as a part of a file's name that every system takes: small ASCII letters, digits, hyphens."""
    return _NOT_IN_A_NAME.sub("-", search_key(text))[:_MOST_LETTERS].strip("-")


def in_year(text: str, old: int, new: int) -> str:
    """Return text that speaks of one year, speaking of another; digits inside a longer number or word stay."""
    return re.sub(rf"(?<![0-9A-Za-z]){old}(?![0-9A-Za-z])", str(new), text)


def has_control_characters(text: str) -> bool:
    """Tell whether text holds a control character other than line feed and tab."""
    return _CONTROL.search(text) is not None


def hides_something(text: str) -> bool:
    """Tell whether something unseen stands inside a text: `12<VT>345` may be two figures, and nobody sees it."""
    return _HIDDEN.search(_OUTSIDE.sub("", text)) is not None


def _encodable(text: str) -> str:
    if text.isascii():
        return text
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
