"""What a package file looks like from outside: first bytes, format, name, extension, largest size."""

import re
import unicodedata
from typing import Final

MAGIC: Final = b"\x89CTP\r\n\x1a\n"
EXTENSION: Final = ".ctph"
MEDIA_TYPE: Final = "application/x-ctph-package"
MAJOR: Final = 1
MINOR: Final = 1
LEAST_READER: Final = 1
"""The least minor version that understands the packages written here: older ones know no books of several years."""
FORMAT: Final = f"{MAJOR}.{MINOR}"
MOST_FILE_BYTES: Final = 80 * 1024 * 1024

_LONGEST_PART: Final = 24
_NOT_IN_A_NAME: Final = re.compile(r"[^A-Za-z0-9-]+")


def file_stem(unit: str, code: str, *, about: str, counter: int, mark: str) -> str:
    """Return what a file is called, in ASCII, whatever others put into name and code of the unit.

    `CamTuyen_19600_2019-03_b1_5_f6af92fb`: whose it is, its official code, what it is about, the how manieth file this
    PC writes, and a `mark` no other file has.
    """
    parts = (_capitals(unit), _plain(code), *map(_plain, about.split("_")), str(counter), mark)
    return "_".join(filter(None, parts))


def codes_in(file_name: str) -> frozenset[str]:
    """Return the parts of a file's name, among which the unit's code is, also where it stood first."""
    return frozenset(file_name.partition(".")[0].split("_"))


def _capitals(name: str) -> str:
    """Return a name's words without marks and blanks, each with a capital: Cam Tuyền is CamTuyen."""
    words = _NOT_IN_A_NAME.split(_without_marks(name))
    return "".join(word[0].upper() + word[1:] for word in words if word)[:_LONGEST_PART]


def _plain(part: str) -> str:
    return _NOT_IN_A_NAME.sub("-", _without_marks(part))[:_LONGEST_PART].strip("-")


def _without_marks(text: str) -> str:
    letters = text.replace("đ", "d").replace("Đ", "D")
    return "".join(c for c in unicodedata.normalize("NFD", letters) if not unicodedata.combining(c))
