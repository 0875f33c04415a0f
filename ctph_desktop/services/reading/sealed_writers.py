"""Who put the figures of a seal, and why: read from the operations its office sent along, drafts left aside."""

from collections.abc import Collection, Mapping
from typing import Any

from ctph_desktop.domain.errors import InvalidCellError
from ctph_desktop.domain.figure_codec import decode_value
from ctph_desktop.domain.figures import MISSING, Coordinates, FigureValue
from ctph_desktop.domain.journal.books import RecordKind, record_cell
from ctph_desktop.domain.submissions import submission_uuid
from ctph_desktop.services.ground.workplace import Workplace
from ctph_desktop.services.reading.conflict_rows import WriterRow
from ctph_desktop.services.reading.writers import writer_of
from ctph_desktop.storage.judged import Version
from ctph_desktop.storage.queries import StatementRow
from ctph_desktop.storage.versions import read_versions


def sealed_writers(
    workplace: Workplace,
    statement: StatementRow,
    sealed: Mapping[Coordinates, FigureValue],
    wanted: Collection[Coordinates],
) -> dict[Coordinates, WriterRow]:
    """Return who put what a seal says of some cells: the last to write the sealed value before it was sealed.

    Cells whose writing has not come here, or came before the seal that this one replaces, are left out.
    """
    book = workplace.books.of_unit(statement.unit, year=statement.period.year)
    uuid = submission_uuid(programme=statement.programme, unit=statement.unit, period=statement.period)
    places = {where.cell: where for where in wanted}
    found: dict[Coordinates, Version] = {}
    for version in read_versions(workplace.journal, book, {*places, record_cell(RecordKind.SUBMISSION, uuid)}):
        where = places.get(version.stored.op.c)
        if version.stored.id == statement.seal:
            break
        if version.stored.id == statement.replaces:
            found.clear()
        elif where is not None and not version.is_held and _value(version.stored.value) == sealed.get(where, MISSING):
            found[where] = version
        elif where is not None and not version.is_held:
            found.pop(where, None)
    return {where: writer_of(workplace, version, book) for where, version in found.items()}


def _value(value: Any) -> FigureValue | None:
    try:
        return decode_value(value)
    except InvalidCellError:
        return None
