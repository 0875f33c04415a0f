"""The evidence that the journal names, each as its record says."""

from collections.abc import Collection, Iterable, Iterator

import msgspec
from msgspec import Struct

from ctph_desktop.domain.errors import DomainError
from ctph_desktop.domain.evidence import LONGEST_TITLE, Evidence, is_attachment_id
from ctph_desktop.domain.journal.books import Book, BookKind, RecordKind, record_cell
from ctph_desktop.domain.periods import ReportingPeriod
from ctph_desktop.domain.text import clean
from ctph_desktop.services.workplace import Workplace
from ctph_desktop.storage.projection import ProjectedBook

_DECODER = msgspec.json.Decoder(Evidence)
_CELLS = record_cell(RecordKind.EVIDENCE, "")


class KnownEvidence(Struct, frozen=True):
    """A piece of evidence: its record's UUID, what it says, and when its author's PC says it was written."""

    uuid: str
    evidence: Evidence
    at: str


def known_evidence(workplace: Workplace, books: Collection[Book]) -> list[KnownEvidence]:
    """Return the evidence that the records of some books name, oldest first."""
    found = []
    for row in workplace.queries.records(RecordKind.EVIDENCE):
        evidence = read_evidence(row.book, row.value) if row.book in books else None
        if evidence is not None:
            found.append(KnownEvidence(row.uuid, evidence, row.device_time))
    return found


def count_of_month(workplace: Workplace, unit: str, period: ReportingPeriod) -> int:
    """Return how many files stand beside a unit's report of a month."""
    known = known_evidence(workplace, {workplace.unit_book(unit)})
    return sum(1 for each in known if each.evidence.period == period.code)


def arriving_evidence(books: Iterable[ProjectedBook]) -> Iterator[Evidence]:
    """Yield the evidence that books name as they would be after an import; every value of a conflict counts."""
    for projected in books:
        for cell, state in projected.states.items():
            if cell.startswith(_CELLS):
                read = (read_evidence(projected.book, bytes(head.op.x)) for head in state.heads)
                yield from (evidence for evidence in read if evidence is not None)


def read_evidence(book: Book, value: bytes) -> Evidence | None:
    """Return the evidence a record of a book holds; None if it is of a later version, or says nonsense."""
    try:
        evidence = _DECODER.decode(value)
        period = ReportingPeriod.parse(evidence.period)
    except (msgspec.MsgspecError, DomainError):
        return None
    is_its_own = (book.kind, book.unit, book.year) == (BookKind.UNIT, evidence.unit, period.year)
    if not is_its_own or not is_attachment_id(evidence.attachment):
        return None
    return msgspec.structs.replace(evidence, title=clean(evidence.title)[:LONGEST_TITLE])
