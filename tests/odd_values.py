"""What JSON can say in place of any part of a value."""

from collections.abc import Iterator
from copy import deepcopy
from random import Random
from typing import Any

ODD: tuple[Any, ...] = (
    None, True, False, 0, -1, 2**53 - 1, -(2**53) + 1, "", "x", "0001-01-01", "9999-12-31", "9" * 40, "NaN", [], {},
    ["x"], {"s": ["x"]}, [[[]]], {"q": {"s": []}}, ["-"] * 6, "A_B-c", "😀",
)  # fmt: skip


def an_odd_value(good: Any, random: Random) -> Any:
    """Return a value with an odd thing in place of one of its parts, or with one left out or doubled."""
    parts = list(good) if isinstance(good, dict) else list(range(len(good))) if isinstance(good, list) else []
    if not parts or random.random() < 0.2:
        return random.choice(ODD)
    part, changed = random.choice(parts), good.copy()
    match random.randrange(12):
        case 0:
            del changed[part]
        case 1 if isinstance(good, list):
            return good * 2
        case _:
            changed[part] = an_odd_value(good[part], random)
    return changed


def odd_values(good: Any) -> Iterator[Any]:
    """Yield a value with every odd thing in place of each of its parts, and with each part left out or doubled."""
    yield from ODD
    for part in list(good) if isinstance(good, dict) else range(len(good)) if isinstance(good, list) else ():
        for odd in odd_values(good[part]):
            changed = deepcopy(good)
            changed[part] = odd
            yield changed
        changed = deepcopy(good)
        del changed[part]
        yield changed
    if isinstance(good, list):
        yield good * 2
