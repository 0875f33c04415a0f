"""What is written into the journal: figures, records, targets, units and programmes, each into its book."""

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING

import msgspec

from ctph_desktop.domain.figure_codec import encode_value
from ctph_desktop.domain.figures import Coordinates, FigureValue
from ctph_desktop.domain.forms.definition import ReportForm
from ctph_desktop.domain.journal.books import STANDING, Book, BookKind, RecordKind, record_cell
from ctph_desktop.domain.journal.operation import FIGURE, RECORD
from ctph_desktop.domain.programme_years import Edition, programme_year_uuid, year_record
from ctph_desktop.domain.programmes import Programme
from ctph_desktop.domain.targets import Target, target_uuid
from ctph_desktop.domain.units import AdministrativeUnit
from ctph_desktop.storage.journal import Put

if TYPE_CHECKING:
    from ctph_desktop.services.ground.workplace import Workplace


def put_figure(book: Book, where: Coordinates, value: FigureValue) -> Put:
    """Return the writing of a figure."""
    return Put(book, FIGURE, where.cell, encode_value(value))


def put_record(book: Book, kind: RecordKind, uuid: str, value: object) -> Put:
    """Return the writing of a record; None deletes it. Members that a later version wrote beside it stay."""
    if value is None:
        return Put(book, RECORD, record_cell(kind, uuid), None)
    return Put(book, RECORD, record_cell(kind, uuid), msgspec.to_builtins(value), keeps_later_members=True)


def put_target(book: Book, target: Target) -> Put:
    """Return the writing of a version of a target."""
    return put_record(book, RecordKind.TARGET, target_uuid(target), target)


def put_unit(workplace: "Workplace", unit: AdministrativeUnit) -> Put:
    """Return the writing of a unit where it is named."""
    return put_record(workplace.homes.book_of_unit(unit.uuid), RecordKind.UNIT, unit.uuid, unit)


def put_edition(workplace: "Workplace", programme: Programme) -> Put:
    """Return the writing of a programme as it is in one year: its own record holds its first, others have their own."""
    first = next(
        (one.year for one in workplace.catalogue().editions if one.programme.uuid == programme.uuid),
        programme.plan_year,
    )
    book = Book(BookKind.COMMON, workplace.homes.of(programme.uuid), STANDING)
    if programme.plan_year == first:
        return put_record(book, RecordKind.PROGRAMME, programme.uuid, programme)
    uuid = programme_year_uuid(programme=programme.uuid, year=programme.plan_year)
    return put_record(book, RecordKind.PROGRAMME_YEAR, uuid, year_record(programme))


def changed_forms(
    workplace: "Workplace", editions: Iterable[Edition], change: Callable[[ReportForm], ReportForm | None]
) -> Iterator[Put]:
    """Yield the writing of every form of programmes that a change touches, each once where its programme lies."""
    seen = set()
    for edition in editions:
        there = workplace.at(edition.standpoint)
        for uuid in edition.programme.forms:
            place, form = (there.books.standing, uuid), there.catalogue().forms.get(uuid)
            changed = change(form) if form is not None and place not in seen else None
            seen.add(place)
            if changed is not None:
                yield put_record(there.books.standing, RecordKind.FORM, uuid, changed)
