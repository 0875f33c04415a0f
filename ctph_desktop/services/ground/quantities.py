"""How much a book may hold: what no office writes in a year is not taken in."""

from typing import Final

from msgspec import Struct

from ctph_desktop.domain.journal.books import BookKind
from ctph_desktop.domain.journal.segment import SegmentHead

_MOST_BOOK_OPERATIONS: Final = 250_000
_MOST_BOOK_SEGMENTS: Final = 5_000
# A figure takes some 250 bytes. What is above comes from seals and texts: a unit's year of reports, each sealed ten
# times over, is some 2 MiB; each byte of a seal costs tenfold memory when it is read.
_USUAL_BYTES: Final = 512
_MOST_BULKY_BYTES: Final = 12 * 1024 * 1024


class Quantity(Struct):
    """How much a book holds."""

    operations: int = 0
    segments: int = 0
    bulky_bytes: int = 0

    @property
    def is_too_much(self) -> bool:
        """Whether no office writes as much in a year."""
        return (
            self.bulky_bytes > _MOST_BULKY_BYTES
            or self.operations > _MOST_BOOK_OPERATIONS
            or self.segments > _MOST_BOOK_SEGMENTS
        )

    def add(self, head: SegmentHead) -> None:
        """Count a further segment."""
        self.operations += head.count
        self.segments += 1
        if head.book.kind is BookKind.UNIT:
            self.bulky_bytes += max(head.size - head.count * _USUAL_BYTES, 0)
