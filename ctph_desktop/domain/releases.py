"""Versions of this program: which of them came after which."""

import re
from collections.abc import Iterable


def number_of(version: str) -> tuple[int, ...]:
    """Return a version as numbers that can be compared; empty for what is no version."""
    return tuple(map(int, version.split("."))) if re.fullmatch(r"[0-9]{1,6}(\.[0-9]{1,6}){0,3}", version) else ()


def later_than(seen: str, versions: Iterable[str]) -> tuple[str, ...]:
    """Return the versions after the one a person has seen, newest first; none if that is no version."""
    last = number_of(seen)
    later = [version for version in versions if last and number_of(version) > last]
    return tuple(sorted(later, key=number_of, reverse=True))
