"""Cells in which something is set aside that a person may take up: what stands there, and what does not count."""

from msgspec import Struct

from ctph_desktop.domain.journal.books import Book
from ctph_desktop.storage.journal import Journal
from ctph_desktop.storage.judged import Version, waiting_cells


class SetAsideCell(Struct, frozen=True):
    """A cell of a book, its heads (none where it is blank), and what was cut off there and says something else."""

    book: Book
    cell: str
    standing: tuple[Version, ...]
    aside: tuple[Version, ...]

    @property
    def seen(self) -> tuple[str, ...]:
        """What a person who answers has to have been shown."""
        return tuple(version.stored.id for version in (*self.standing, *self.aside))


def read_set_aside(journal: Journal, book: Book) -> tuple[SetAsideCell, ...]:
    """Return the cells of a book in which something cut off waits for an answer, in the order of their names."""
    known, tail = journal.stored(book)
    return tuple(
        SetAsideCell(book, one.cell, one.standing, one.aside)
        for one in waiting_cells(known, tail, chain=journal.judging_chain)
        if one.is_open
    )
