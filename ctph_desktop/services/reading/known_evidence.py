"""The evidence that the journal names, each as its record says."""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from typing import Final

import msgspec
from msgspec import Struct
from msgspec.structs import replace

from ctph_desktop.domain.errors import DomainError
from ctph_desktop.domain.evidence import LONGEST_TITLE, MOST_ATTACHMENT_BYTES, Evidence, is_attachment_id
from ctph_desktop.domain.journal.books import Book, BookKind, RecordKind, record_cell
from ctph_desktop.domain.periods import ReportingPeriod
from ctph_desktop.domain.text import clean
from ctph_desktop.services.ground.workplace import Workplace
from ctph_desktop.storage.projection import ProjectedBook

MOST_OF_A_BOOK: Final = 500
"""More than an honest office can add in a year, at two PCs; what a book names beyond it is passed over."""

_DECODER: Final = msgspec.json.Decoder(Evidence)
_CELLS: Final = record_cell(RecordKind.EVIDENCE, "")


class KnownEvidence(Struct, frozen=True):
    """A piece of evidence: its book and record's UUID, what it says, and when its author's PC says it was written."""

    book: Book
    uuid: str
    evidence: Evidence
    at: str


def known_evidence(workplace: Workplace, books: Collection[Book]) -> list[KnownEvidence]:
    """Return the evidence that the records of some books name, oldest first."""
    found, counted = [], Counter[Book]()
    for row in workplace.queries.records(RecordKind.EVIDENCE, books=books):
        counted[row.book] += 1
        evidence = read_evidence(row.book, row.value) if counted[row.book] <= MOST_OF_A_BOOK else None
        if evidence is not None:
            found.append(KnownEvidence(row.book, row.uuid, evidence, row.device_time))
    return found


def of_report(known: Iterable[KnownEvidence], programme: str, period: ReportingPeriod) -> list[KnownEvidence]:
    """Return the evidence that stands beside a programme's report of a period; what names no programme too."""
    return [
        each for each in known if each.evidence.period == period.code and each.evidence.programme in {"", programme}
    ]


def arriving_evidence(projected: ProjectedBook) -> Iterator[Evidence]:
    """Yield the evidence that a book names as it would be after an import; every value of a conflict counts."""
    for evidences in evidence_states(projected).values():
        yield from evidences


def evidence_states(projected: ProjectedBook) -> dict[str, list[Evidence]]:
    """Return the evidence a book would name, by the UUID of its record."""
    found: dict[str, list[Evidence]] = {}
    for cell, state in projected.states.items():
        if cell.startswith(_CELLS) and len(found) < MOST_OF_A_BOOK:
            read = (read_evidence(projected.book, bytes(head.op.x)) for head in state.heads)
            if evidence := [each for each in read if each is not None]:
                found[cell.removeprefix(_CELLS)] = evidence
    return found


def read_evidence(book: Book, value: bytes) -> Evidence | None:
    """Return the evidence a record of a book holds; None if it is of a later version, or says nonsense."""
    try:
        evidence = _DECODER.decode(value)
        period = ReportingPeriod.parse(evidence.period)
    except (msgspec.MsgspecError, DomainError):
        return None
    is_its_own = (book.kind, book.unit, book.year) == (BookKind.UNIT, evidence.unit, period.year)
    is_possible = is_attachment_id(evidence.attachment) and 0 < evidence.size <= MOST_ATTACHMENT_BYTES
    title = clean(evidence.title)[:LONGEST_TITLE]
    return replace(evidence, title=title or evidence.kind.value) if is_its_own and is_possible else None
