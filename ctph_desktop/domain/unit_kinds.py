"""What the units of an office are, by their names: communes, wards, townships, special zones."""

from collections.abc import Iterable
from typing import Final

from ctph_desktop.domain.text import name_key

_KINDS: Final = ("xã", "phường", "thị trấn", "đặc khu")


def kinds_of(names: Iterable[str]) -> tuple[str, ...]:
    """Return the kinds that occur among units, each once; `đơn vị` where a name says none."""
    found = {next((kind for kind in _KINDS if name_key(name).startswith(f"{kind} ")), "") for name in names}
    return tuple(kind for kind in _KINDS if kind in found) if found and "" not in found else ("đơn vị",)
