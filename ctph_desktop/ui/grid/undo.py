"""Taking back what this window wrote, as long as nobody else has written over it."""

from collections.abc import Callable, Mapping
from typing import Generic, TypeVar

from msgspec import Struct

K = TypeVar("K")
V = TypeVar("V")


class WrittenBlock(Struct, Generic[K, V], frozen=True):
    """What one action wrote: before and after, by cell key. A paste is one."""

    before: Mapping[K, V]
    after: Mapping[K, V]


class UndoStack(Generic[K, V]):
    """Blocks that can be taken back, newest first; a value goes back only over the value this window wrote."""

    def __init__(self, shown: Callable[[K], V]) -> None:
        self._shown = shown
        self._done: list[WrittenBlock[K, V]] = []
        self._undone: list[WrittenBlock[K, V]] = []

    def written(self, before: Mapping[K, V], after: Mapping[K, V]) -> None:
        """Remember an action; what was undone before it can no longer be redone."""
        self._done.append(WrittenBlock(dict(before), dict(after)))
        self._undone.clear()

    def undo(self) -> dict[K, V] | None:
        """Return the values to write in order to take back the newest action; None if it cannot be taken back."""
        return self._take(self._done, self._undone, is_undo=True)

    def redo(self) -> dict[K, V] | None:
        """Return the values to write in order to do again what was taken back; None if it cannot be."""
        return self._take(self._undone, self._done, is_undo=False)

    @property
    def can_undo(self) -> bool:
        """Whether an action is left to take back."""
        return bool(self._done)

    @property
    def can_redo(self) -> bool:
        """Whether an action is left to do again."""
        return bool(self._undone)

    def clear(self) -> None:
        """Forget everything, as when another month is shown."""
        self._done.clear()
        self._undone.clear()

    def _take(
        self, source: list[WrittenBlock[K, V]], target: list[WrittenBlock[K, V]], *, is_undo: bool
    ) -> dict[K, V] | None:
        if not source:
            return None
        block = source.pop()
        expected, wanted = (block.after, block.before) if is_undo else (block.before, block.after)
        if any(self._shown(key) != value for key, value in expected.items()):
            return None
        target.append(block)
        return dict(wanted)
