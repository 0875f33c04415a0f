"""What things are called that come in one file with figures and targets about them: they are not known here yet."""

from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Final

from msgspec import Struct

from ctph_desktop.domain.indicators import Indicator
from ctph_desktop.domain.journal.books import BookKind, RecordKind, parse_record_cell
from ctph_desktop.domain.journal.values import read_record
from ctph_desktop.domain.organisations import Organisation
from ctph_desktop.domain.programmes import Programme
from ctph_desktop.domain.text import clean
from ctph_desktop.storage.projection import ProjectedBook

_LONGEST_NAME: Final = 120
_NAMED: Final = (RecordKind.INDICATOR, RecordKind.ORGANISATION, RecordKind.PROGRAMME)


class ArrivingNames(Struct, frozen=True):
    """Names by UUID: of programmes, and of the indicators and organisations of lines."""

    programmes: Mapping[str, str] = MappingProxyType({})
    lines: Mapping[str, str] = MappingProxyType({})


def arriving_names(books: Iterable[ProjectedBook]) -> ArrivingNames:
    """Return the names in those of some books that the superior office shares with all."""
    programmes: dict[str, str] = {}
    lines: dict[str, str] = {}
    for book in books:
        if book.book.kind is not BookKind.COMMON:
            continue
        for cell, state in book.states.items():
            kind = next((one for one in _NAMED if cell.startswith(f"r/{one.value}/")), None)
            if kind is None:
                continue
            _, uuid = parse_record_cell(cell)
            record = read_record(kind, bytes(state.winner.op.x), uuid=uuid)
            if isinstance(record, Programme):
                programmes[uuid] = clean(record.short_title or record.title)[:_LONGEST_NAME]
            elif isinstance(record, Indicator | Organisation):
                lines[uuid] = clean(record.name)[:_LONGEST_NAME]
    return ArrivingNames(programmes, lines)
