"""What a cell has been: every value, who put it on which PC, and which ones stand."""

from ctph_desktop.domain.errors import InvalidCellError
from ctph_desktop.domain.figure_codec import decode_value
from ctph_desktop.domain.figures import MISSING, FigureValue
from ctph_desktop.domain.journal.books import Book
from ctph_desktop.services.ground.report_rows import VersionRow
from ctph_desktop.services.ground.workplace import Workplace
from ctph_desktop.services.reading.decisions import EPOCH
from ctph_desktop.services.reading.writers import writer_of
from ctph_desktop.storage.versions import read_versions


def read_history(workplace: Workplace, book: Book, cell: str) -> tuple[VersionRow, ...]:
    """Return every value a figure's cell has had, in the order they came; the book is read once."""
    current = set(workplace.journal.heads(book, cell))
    rows = []
    for version in read_versions(workplace.journal, book, {cell}):
        writer = writer_of(workplace, version, book)
        rows.append(
            VersionRow(
                value=_value_of(version.stored.value),
                author=writer.author,
                device=writer.device,
                at=writer.at or EPOCH,
                reason=writer.reason,
                is_current=version.stored.id in current,
                is_held=version.is_held,
            )
        )
    return tuple(rows)


def _value_of(value: object) -> FigureValue:
    try:
        return decode_value(value)
    except InvalidCellError:
        return MISSING
