"""The document of the programme looked at: read in each of its versions, corrected, amended."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, TypeVar

from msgspec import UNSET, Struct
from msgspec.structs import replace

from ctph_desktop.domain.errors import DocumentRefusedError, NoProgrammeError, NotAllowedError, UnknownVersionError
from ctph_desktop.domain.figures import Measure
from ctph_desktop.domain.journal.books import STANDING, Book, BookKind, RecordKind
from ctph_desktop.domain.programme_documents import (
    DocumentLink,
    DocumentParty,
    ProgrammeDocument,
    Recipient,
    named_as,
    programme_document_uuid,
    signed_for,
    versions_of,
)
from ctph_desktop.domain.programmes import Programme
from ctph_desktop.domain.targets import TIERS
from ctph_desktop.domain.text import clean, name_key
from ctph_desktop.services.ground.changes import Changes
from ctph_desktop.services.ground.puts import put_edition, put_record
from ctph_desktop.services.ground.workplace import Workplace
from ctph_desktop.services.programmes.bones import Bones, bones_of
from ctph_desktop.services.reading.target_lines import target_cells
from ctph_desktop.services.reading.targets_given import unit_figures
from ctph_desktop.storage.journal import Put
from ctph_desktop.wording import documents as words
from ctph_desktop.wording import formats

if TYPE_CHECKING:
    from ctph_desktop.documents.signing_page import Commitment

MOST_YEARS: Final = 12
T = TypeVar("T", bound=Struct)


class DocumentView(Struct, frozen=True):
    """A programme's document in each of its versions, the one first signed first.

    `years` are those opened under it, `own` the party the office is, where it is one; `units` names those taking part.
    """

    versions: tuple[ProgrammeDocument, ...]
    years: tuple[int, ...]
    may_write: bool
    own: DocumentParty | None
    units: dict[str, str]

    @property
    def document(self) -> ProgrammeDocument:
        """The version in force."""
        return self.versions[-1]


class DocumentService:
    """Reads and writes the document of the programme looked at; it is written by the office that leads it."""

    def __init__(self, workplace: Workplace, *, fonts: Path) -> None:
        self._workplace = workplace
        self._fonts = fonts

    def write_signing_page(self, path: Path, *, version: int = 0) -> None:
        """Write the page the parties sign as a PDF, of a version or the one in force.

        A commune prints below it what it is assigned and commits itself to. UnknownVersionError as of `version`.
        """
        from ctph_desktop.documents.signing_page import SigningPage, write_signing_page  # noqa: PLC0415 - brings reportlab

        identity = self._workplace.identity
        page = SigningPage(
            document=self.version(version),
            office_name=identity.unit_name,
            sample_note=identity.sample_note,
            unit_name=identity.unit_name,
            commitments=() if self._workplace.is_superior else tuple(self._commitments()),
        )
        write_signing_page(page, path, fonts=self._fonts)

    def bones(self) -> Bones:
        """Return what the programme is made of in the year looked at."""
        return bones_of(self._workplace)

    def version(self, version: int = 0) -> ProgrammeDocument:
        """Return a version, the one in force where none is named; UnknownVersionError where there is no such one."""
        versions = self.view().versions
        wanted = version or versions[-1].version
        document = next((one for one in versions if one.version == wanted), None)
        if document is None:
            raise UnknownVersionError(version, len(versions))
        return document

    def _commitments(self) -> "Iterator[Commitment]":
        from ctph_desktop.documents.signing_page import Commitment  # noqa: PLC0415 - brings reportlab

        workplace, unit = self._workplace, self._workplace.identity.unit
        year = workplace.looked_at.catalogue().programme
        if year is None:
            return
        about = workplace.queries.figures([workplace.books.about(unit)])
        figures = unit_figures(workplace, {unit: about})[unit]
        organisations = workplace.catalogue().organisations
        for indicator, part, measures in target_cells(workplace, is_own_total=False):
            counts = {one: figures.of_year(indicator.uuid, part, year.target_period, one) for one in TIERS}
            if any(count is not None for one, count in counts.items() if one in measures):
                yield Commitment(
                    organisations[part].name if part and part in organisations else indicator.name,
                    indicator.unit_of_measure,
                    formats.quantity(counts[Measure.ASSIGNED], decimals=indicator.decimals),
                    formats.quantity(counts[Measure.COMMITTED], decimals=indicator.decimals),
                )

    def view(self) -> DocumentView:
        """Return the document in each of its versions; NoProgrammeError where there is no programme."""
        editions, year = self._editions()
        written = self._workplace.records.by_uuid(RecordKind.PROGRAMME_DOCUMENT, ProgrammeDocument)
        versions = versions_of(editions[0], written.values(), year=year)
        unit = self._workplace.identity.unit
        return DocumentView(
            versions=versions,
            years=tuple(edition.plan_year for edition in editions),
            may_write=self._workplace.is_superior,
            own=next((party for party in versions[-1].parties if party.unit == unit), None),
            units={unit: self._workplace.names.unit(unit) for unit in editions[-1].units},
        )

    def correct(self, document: ProgrammeDocument, *, reason: str = "") -> Changes:
        """Write the version in force anew: what became known of it, who signed, a slip.

        Its number and day stand on every form from then on. DocumentRefusedError says what cannot be.
        """
        view = self._writable()
        return self._write(_tidy(replace(document, version=view.document.version)), reason=reason)

    def amend(self, document: ProgrammeDocument) -> Changes:
        """Write a further version, which says by which document and why; every earlier one stays to be read."""
        view = self._writable()
        tidy = _tidy(replace(document, version=view.document.version + 1))
        if not tidy.reason:
            raise DocumentRefusedError("why")
        if _content(tidy) == _content(view.document):
            raise DocumentRefusedError("nothing")
        return self._write(tidy, reason=tidy.reason)

    def _editions(self) -> tuple[list[Programme], int]:
        """Return the editions that were opened under the document looked at, and the year it was signed for."""
        catalogue = self._workplace.catalogue()
        if catalogue.programme is None:
            raise NoProgrammeError
        here = catalogue.programme
        own = [one for one in catalogue.signed if one.programme.uuid == here.document]
        year = signed_for(here, first_year=own[0].year)
        opened = [one.programme for one in own if not one.is_presumed and signed_for_same(one.programme, here)]
        return opened or [own[-1].programme], year

    def _writable(self) -> DocumentView:
        if not self._workplace.is_superior:
            raise NotAllowedError("superior")
        return self.view()

    def _write(self, document: ProgrammeDocument, *, reason: str) -> Changes:
        editions, year = self._editions()
        document = replace(document, programme=editions[0].document, year=year)
        self._check(document, editions)
        self._workplace.write(list(self._puts(document, editions)), reason=reason)
        return Changes.ALL

    def _check(self, document: ProgrammeDocument, editions: list[Programme]) -> None:
        if not document.title:
            raise DocumentRefusedError("title")
        others = {
            name_key(one.title)
            for one in self._workplace.catalogue().programmes.values()
            if one.document != document.programme
        }
        if name_key(document.title) in others:
            raise DocumentRefusedError("same_title", document.title)
        last = document.last_year
        if last is UNSET:
            if editions[0].last_year is not UNSET:
                raise DocumentRefusedError("last_year")
        elif not editions[-1].plan_year <= last < document.year + MOST_YEARS:
            raise DocumentRefusedError("last_year")
        names = [party.name for party in document.parties]
        if not all(names):
            raise DocumentRefusedError("party")
        twice = next((name for name in names if [name_key(other) for other in names].count(name_key(name)) > 1), None)
        if twice is not None:
            raise DocumentRefusedError("same_party", twice)
        if not all(link.number or link.title for link in document.links):
            raise DocumentRefusedError("link")

    def _puts(self, document: ProgrammeDocument, editions: list[Programme]) -> Iterator[Put]:
        """Yield the document, the programme in each of its years as it is called there, and its forms that name it."""
        workplace, catalogue = self._workplace, self._workplace.catalogue()
        before = self.view().document
        book = Book(BookKind.COMMON, workplace.homes.of(document.programme), STANDING)
        if document.version > before.version:  # the programme itself is written anew below
            yield put_record(book, RecordKind.PROGRAMME_DOCUMENT, programme_document_uuid(before), before)
        yield put_record(book, RecordKind.PROGRAMME_DOCUMENT, programme_document_uuid(document), document)
        dated = editions[0].dated if document.dated == before.dated else formats.long_day(document.dated)
        for edition in editions:
            named = named_as(edition, document, dated=dated)
            if named != edition:
                yield put_edition(workplace, named)
        if (document.number, document.dated, document.kind) == (before.number, before.dated, before.kind):
            return
        line = words.reference(document)
        for uuid in dict.fromkeys(form for edition in editions for form in edition.forms):
            form = catalogue.forms.get(uuid)
            if form is not None and form.attached_to != line:
                yield put_record(book, RecordKind.FORM, uuid, replace(form, attached_to=line))


def signed_for_same(edition: Programme, here: Programme) -> bool:
    """Tell whether an edition was opened under the document looked at."""
    return here.last_year is not UNSET or edition.plan_year == here.plan_year


def _tidy(document: ProgrammeDocument) -> ProgrammeDocument:
    """Return a document with clean texts, without lines that say nothing."""
    parties = (_cleaned(party) for party in document.parties)
    recipients = (_cleaned(line) for line in document.recipients)
    links = (_cleaned(link) for link in document.links)
    return replace(
        _cleaned(document),
        short_title=clean(document.short_title) or clean(document.title),
        parties=tuple(party for party in parties if party != DocumentParty("")),
        recipients=tuple(line for line in recipients if line != Recipient("")),
        links=tuple(link for link in links if link != DocumentLink("", link.relation)),
    )


def _cleaned(record: T) -> T:
    texts: dict[str, Any] = {
        name: clean(text) for name in record.__struct_fields__ if type(text := getattr(record, name)) is str
    }
    return replace(record, **texts)


def _content(document: ProgrammeDocument) -> ProgrammeDocument:
    """Return what two versions are compared by."""
    return replace(document, version=0, amended_by="", amended_on="", reason="")
