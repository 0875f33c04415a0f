"""The document a programme is: who signs it, who receives it, which others it goes on from, and its versions."""

from collections.abc import Iterable, Sequence
from enum import StrEnum
from hashlib import sha256
from typing import Final

from msgspec import UNSET, Struct, UnsetType
from msgspec.structs import replace

from ctph_desktop.domain.partial_days import read_partial_day
from ctph_desktop.domain.programmes import Party, Programme
from ctph_desktop.domain.text import search_key

LONGEST_TEXT: Final = 500
MOST_LINES: Final = 400
MOST_VERSIONS: Final = 1_000


class DocumentKind(StrEnum):
    """What kind of document a programme is."""

    COORDINATION = "coordination"
    PLAN = "plan"
    ACTION = "action"
    LETTER = "letter"
    OTHER = "other"


class Relation(StrEnum):
    """What another document is to this one."""

    PARENT = "parent"
    IMPLEMENTS = "implements"
    REPLACES = "replaces"
    PREDECESSOR = "predecessor"
    REPLIES_TO = "replies_to"
    REFERS_TO = "refers_to"
    LEGAL_BASIS = "legal_basis"


class DocumentParty(Struct, frozen=True):
    """A party in the document's order: for whom it signs, who does, whether and when, and its standing body.

    `capacity` is what stands over the post (`TM. BAN THƯỜNG VỤ`), `signed_on` a day known in part.
    """

    name: str
    unit: str | None = None
    capacity: str = ""
    post: str = ""
    signer: str = ""
    is_signed: bool = False
    signed_on: str = ""
    standing_body: str = ""
    contact: str = ""


class Recipient(Struct, frozen=True):
    """A line of *Nơi nhận*, with what stands beside it: `(để bc)`."""

    name: str
    remark: str = ""


class DocumentLink(Struct, frozen=True):
    """Another document; its own term may be longer than that of the one it is linked to."""

    number: str
    relation: Relation
    title: str = ""
    dated: str = ""
    issuer: str = ""
    term: str = ""


class ProgrammeDocument(Struct, frozen=True):
    """One version of a programme's document; the first is the one that was signed, each later one an amendment.

    `year` is that of the edition it was signed for: the first year of a term, each year of a programme that is signed
    anew. `dated` is a day known in part, `last_year` left out where it is signed for its year alone. `archive` is the
    last line of *Nơi nhận*. An amendment says by which document (`amended_by`, `amended_on`) and why.
    """

    programme: str
    year: int
    version: int
    title: str
    short_title: str
    number: str
    dated: str
    kind: DocumentKind = DocumentKind.COORDINATION
    place: str = ""
    issuer: str = ""
    last_year: int | UnsetType = UNSET
    parties: tuple[DocumentParty, ...] = ()
    recipients: tuple[Recipient, ...] = ()
    archive: str = ""
    links: tuple[DocumentLink, ...] = ()
    amended_by: str = ""
    amended_on: str = ""
    reason: str = ""

    @property
    def signed(self) -> int:
        """How many parties have signed."""
        return sum(party.is_signed for party in self.parties)


def programme_document_uuid(document: ProgrammeDocument) -> str:
    """Return the UUID of a version: two PCs that write the same one meet in one cell."""
    place = (document.programme, str(document.year), str(document.version))
    return sha256("\0".join(("CTPH1", "programme_document", *place)).encode()).hexdigest()[:32]


def signed_for(programme: Programme, *, first_year: int) -> int:
    """Return the year a programme's document was signed for: its own where it is signed anew each year."""
    return programme.plan_year if programme.last_year is UNSET else first_year


def document_of(programme: Programme, *, year: int) -> ProgrammeDocument:
    """Return the document of a programme of which no more is known than its own record says."""
    return ProgrammeDocument(
        programme=programme.document,
        year=year,
        version=1,
        title=programme.title,
        short_title=programme.short_title,
        number=programme.number,
        dated=read_partial_day(programme.dated) or "",
        last_year=programme.last_year,
        parties=tuple(DocumentParty(party.name, party.unit) for party in programme.parties),
    )


def versions_of(
    programme: Programme, written: Iterable[ProgrammeDocument], *, year: int
) -> tuple[ProgrammeDocument, ...]:
    """Return the versions of a programme's document, the first first; at least the one its record tells of.

    One so far ahead that nobody amended up to it is none: what was amended after it could not be numbered.
    """
    here = programme.document, year
    own = [one for one in written if (one.programme, one.year) == here and one.version <= MOST_VERSIONS]
    own.sort(key=lambda one: one.version)
    return tuple(own) or (document_of(programme, year=year),)


def named_as(programme: Programme, document: ProgrammeDocument, *, dated: str) -> Programme:
    """Return an edition of a programme that is called, numbered and dated as its document is."""
    return replace(
        programme,
        title=document.title,
        short_title=document.short_title,
        number=document.number,
        dated=dated,
        last_year=document.last_year,
        parties=tuple(Party(party.name, party.unit) for party in document.parties),
    )


def in_order(parties: Sequence[DocumentParty], units: Sequence[str], *, names: Sequence[str]) -> list[DocumentParty]:
    """Return parties with those units behind them that are not among them yet."""
    known = {party.unit for party in parties}
    added = (DocumentParty(name, unit) for unit, name in zip(units, names, strict=True) if unit not in known)
    return [*parties, *added]


def number_key(number: str) -> str:
    """Return a document's number folded for search: marks, blanks, dashes and slashes make no difference.

    `219 KH/TĐTN-TN` is found by `219kh tdtn`.
    """
    return "".join(letter for letter in search_key(number) if letter.isalnum())
