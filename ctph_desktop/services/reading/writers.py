"""Who wrote what stands in a cell, and what the cell is called."""

from collections.abc import Mapping
from types import MappingProxyType

from ctph_desktop.domain.figures import Coordinates
from ctph_desktop.domain.journal.books import Book, BookKind
from ctph_desktop.domain.text import clean
from ctph_desktop.services.ground.moments import moment
from ctph_desktop.services.ground.workplace import Workplace
from ctph_desktop.services.reading.conflict_rows import WriterRow
from ctph_desktop.storage.judged import Version
from ctph_desktop.wording import terms

_LONGEST_REASON = 400
_LONGEST_NAME = 60


def writer_of(workplace: Workplace, version: Version, book: Book) -> WriterRow:
    """Return who put a value: the person as their own office names them, and the PC as the roster does."""
    office = book.unit if book.kind is BookKind.UNIT else workplace.identity.superior
    return WriterRow(
        author=workplace.persons.label(version.stored.op.a, unit=office),
        device=device_name(workplace, version.device),
        at=moment(version.stored.op.d),
        reason=clean(version.stored.op.why)[:_LONGEST_REASON],
    )


def device_name(workplace: Workplace, sign: str) -> str:
    """Return what the PC of a signing key is called; empty for one that is not in the roster."""
    latest = workplace.journal.chain.latest
    grant = latest.device(sign) if latest else None
    if grant is not None:
        return clean(grant.name)[:_LONGEST_NAME]
    return workplace.identity.device_name if sign == workplace.journal.own_device else ""


def figure_label(
    workplace: Workplace, where: Coordinates, *, arriving: Mapping[str, str] = MappingProxyType({})
) -> str:
    """Return what a figure is called: indicator, association, and measure unless it is progress.

    `arriving` are names, by UUID, of what is not known here yet.
    """
    catalogue, part = workplace.catalogue(), where.breakdown or ""
    indicator, organisation = catalogue.indicators.get(where.indicator), catalogue.organisations.get(part)
    parts = [
        indicator.name if indicator else arriving.get(where.indicator, where.indicator),
        organisation.name if organisation else arriving.get(part, part),
        terms.MEASURES[where.measure],
    ]
    return " – ".join(part for part in parts if part)


def named(workplace: Workplace, uuid: str) -> str:
    """Return what something with a UUID is called, empty if nothing of it is known."""
    catalogue = workplace.catalogue()
    for known in (catalogue.indicators, catalogue.units, catalogue.organisations):
        if uuid in known:
            return str(known[uuid].name)
    if uuid in catalogue.forms:
        return catalogue.forms[uuid].number
    persons = (person for (_, person_uuid), person in workplace.persons.by_office().items() if person_uuid == uuid)
    return next((person.name for person in persons), "")
