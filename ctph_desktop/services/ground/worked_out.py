"""What was worked out from things that never change: used again as long as it would be worked out from the same."""

from collections.abc import Callable, Hashable
from typing import Any, Final, Generic, TypeVar, cast

K = TypeVar("K", bound=Hashable)
T = TypeVar("T")
_MOST_HELD: Final = 24


class Few(Generic[K, T]):
    """A few things by name; the one that was not asked for longest goes first."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._held: dict[K, T] = {}

    def get(self, name: K) -> T | None:
        """Return what is held under a name, if anything is."""
        found = self._held.pop(name, None)
        if found is not None:
            self._held[name] = found
        return found

    def put(self, name: K, found: T) -> T:
        """Hold something from now on."""
        self._held[name] = found
        if len(self._held) > self._most:
            del self._held[next(iter(self._held))]
        return found

    def items(self) -> list[tuple[K, T]]:
        """Return everything that is held."""
        return list(self._held.items())

    def clear(self) -> None:
        """Hold nothing any more."""
        self._held.clear()


class WorkedOut:
    """Results by name, each with all that it was worked out from."""

    def __init__(self) -> None:
        self._held = Few[Hashable, tuple[tuple[Any, ...], Any]](_MOST_HELD)

    def of(self, name: Hashable, made_from: tuple[Any, ...], work_out: Callable[[], T]) -> T:
        """Return what was worked out last under a name, or work it out where it was from something else.

        `made_from` is everything it depends on; nothing of it may be changed later. What is the very same is not
        looked into.
        """
        held = self._held.get(name)
        if held is None or held[0] != made_from:
            held = self._held.put(name, (made_from, work_out()))
        return cast("T", held[1])
