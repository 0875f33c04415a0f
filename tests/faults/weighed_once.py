"""Signatures, what a segment holds, and whether it counts by itself: worked out once in a history, by the program.

All of it depends on nothing but bytes that never change, so that what is remembered is what would be worked out again;
what a segment counts for beside others, the roster and the heads are worked out every time.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from unittest import mock

from ctph_desktop.domain.journal import pending, signed
from ctph_desktop.domain.journal.books import Book
from ctph_desktop.domain.journal.operation import Outline, StoredOperation
from ctph_desktop.domain.journal.segment import SegmentHead
from ctph_desktop.domain.journal.signed import SignedSegment
from ctph_desktop.domain.journal.validity import Weighed
from ctph_desktop.storage import projection


class _Remembered:
    """What was read and weighed since a history began; what it is known by is kept, so that no name is given twice."""

    def __init__(self) -> None:
        self._outlines: dict[int, tuple[SignedSegment, list[tuple[Outline, bytes]]]] = {}
        self._operations: dict[bytes, StoredOperation] = {}
        self._weighed: dict[tuple[int, Book, bool], tuple[Any, Weighed]] = {}
        self.read_body_outlines, self.read_operation = projection.read_body_outlines, projection.read_operation
        self.weigh, self.is_signed_by = projection.weigh, signed.is_signed_by
        self._signed: dict[tuple[bytes, str, bytes, bytes], bool] = {}

    def outlines(self, segment: SignedSegment, head: SegmentHead) -> list[tuple[Outline, bytes]]:
        found = self._outlines.get(id(segment))
        if found is None:
            found = self._outlines[id(segment)] = segment, self.read_body_outlines(segment, head)
        return found[1]

    def operation(self, line: bytes) -> StoredOperation:
        found = self._operations.get(line)
        if found is None:
            found = self._operations[line] = self.read_operation(line)
        return found

    def weighed(self, op: Any, *, book: Book, may_seal: bool) -> Weighed:
        asked = id(op), book, may_seal
        found = self._weighed.get(asked)
        if found is None:
            found = self._weighed[asked] = op, self.weigh(op, book=book, may_seal=may_seal)
        return found[1]

    def signed_by(self, signer: bytes, purpose: signed.Purpose, data: bytes, *, signature: bytes) -> bool:
        asked = signer, purpose.value, data, signature
        found = self._signed.get(asked)
        if found is None:
            found = self._signed[asked] = self.is_signed_by(signer, purpose, data, signature=signature)
        return found


@contextmanager
def each_weighed_once() -> Iterator[None]:
    """Let segments be read and operations be weighed once while a history is played."""
    held = _Remembered()
    with (
        mock.patch.object(projection, "read_body_outlines", held.outlines),
        mock.patch.object(projection, "read_operation", held.operation),
        mock.patch.object(projection, "weigh", held.weighed),
        mock.patch.object(pending, "weigh", held.weighed),
        mock.patch.object(signed, "is_signed_by", held.signed_by),
    ):
        yield
