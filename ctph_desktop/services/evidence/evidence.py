"""Evidence of a month's report: added, named, taken away by whoever keeps the book; opened by whoever reads it."""

import re
from collections.abc import Iterable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Final
from uuid import uuid4

from msgspec.structs import replace

from ctph_desktop.channels.drives import read_file
from ctph_desktop.domain.errors import (
    EnvironmentFault,
    EvidenceNotHereError,
    EvidenceReason,
    EvidenceRefusedError,
    FileNotReadableError,
    PackageError,
    PackageReason,
    UnknownEvidenceError,
)
from ctph_desktop.domain.evidence import (
    LONGEST_SIDE,
    LONGEST_TITLE,
    MOST_ATTACHMENT_BYTES,
    MOST_OF_A_MONTH,
    MOST_OF_A_UNIT_BYTES,
    Attachment,
    Evidence,
    EvidenceKind,
    recognise,
)
from ctph_desktop.domain.journal.books import RecordKind
from ctph_desktop.domain.periods import ReportingPeriod
from ctph_desktop.domain.text import clean
from ctph_desktop.services.evidence.enclosures import Enclosures, receipt_name
from ctph_desktop.services.evidence.evidence_rows import EvidenceAdded, EvidenceFile, EvidenceList, EvidenceRow
from ctph_desktop.services.ground.changes import Changes
from ctph_desktop.services.ground.leftovers import viewing_folder
from ctph_desktop.services.ground.moments import moment
from ctph_desktop.services.ground.puts import put_record
from ctph_desktop.services.ground.workplace import Workplace
from ctph_desktop.services.reading.known_evidence import MOST_OF_A_BOOK, KnownEvidence, known_evidence, of_report
from ctph_desktop.sync import foreign_files
from ctph_desktop.wording import messages
from ctph_desktop.wording.errors import explain

_DOCUMENTS: Final = {PackageReason.WORKBOOK, PackageReason.WORD_DOCUMENT, PackageReason.OLDER_OFFICE_FILE}
_MOST_TOLD: Final = 5
_LONGEST_PART: Final = 20
_NOT_IN_A_NAME: Final = re.compile(r"[^A-Za-z0-9]+")


class EvidenceService:
    """The files that stand beside reports."""

    def __init__(self, workplace: Workplace) -> None:
        self._workplace = workplace
        self._enclosures = Enclosures(workplace)

    def of_month(self, period: ReportingPeriod, *, unit: str | None = None) -> EvidenceList:
        """Return the evidence beside a report, oldest first; of the unit whose book lies open if none is named."""
        place = unit or self._workplace.identity.unit
        is_open_book = place == self._workplace.identity.unit
        programme = self._workplace.catalogue().programme
        return EvidenceList(
            rows=self._rows(of_report(self._of_unit(place), programme.uuid, period) if programme is not None else []),
            can_edit=is_open_book and self._workplace.keeping.is_keeper and not self._workplace.keeping.closed_note(),
            is_sent_up=self._workplace.office_unit != self._workplace.identity.superior,
        )

    def add(self, period: ReportingPeriod, path: Path | str, *, title: str = "") -> Changes:
        """Keep a file as evidence of the open book's month; the file itself stays where it is.

        Pictures are reduced and lose what a camera wrote into them. A file that is there already is not added again.
        EvidenceRefusedError says why a file cannot be taken.
        """
        workplace, path = self._workplace, Path(path)
        programme = workplace.looked_at.check_period(period)
        self._workplace.keeping.check()
        kind, attachment = self._prepared(path)
        known = self._of_unit(workplace.identity.unit)
        beside = [each.evidence.attachment for each in of_report(known, programme.uuid, period)]
        if attachment.id in beside:
            self._mend(attachment)
            return Changes.NONE
        self._make_room(_name(path), len(beside), known, attachment)
        evidence = Evidence(
            programme=programme.uuid,
            unit=workplace.identity.unit,
            period=period.code,
            title=_title(title) or _title(path.stem) or kind.value,
            kind=kind,
            attachment=attachment.id,
            size=len(attachment.content),
            by=workplace.identity.person,
        )
        book = workplace.books.of_unit(workplace.identity.unit)
        workplace.attachments.keep(book, [attachment])
        workplace.write([put_record(book, RecordKind.EVIDENCE, uuid4().hex, evidence)])
        return Changes.EVIDENCE

    def add_files(self, period: ReportingPeriod, paths: Iterable[Path | str]) -> EvidenceAdded:
        """Add several files; one that cannot be taken harms no other, a disk that fails ends it.

        NotTheKeeperError and the like as for one.
        """
        added = known = 0
        problems = []
        for path in paths:
            try:
                changes = self.add(period, path)
            except (EvidenceRefusedError, FileNotReadableError) as error:
                problems.append(explain(error))
                continue
            except EnvironmentFault as error:
                problems.append(explain(error))
                break
            added += changes is not Changes.NONE
            known += changes is Changes.NONE
        more = len(problems) - _MOST_TOLD
        if more > 0:
            problems[_MOST_TOLD:] = [messages.more_refused(more)]
        return EvidenceAdded(added, known, tuple(problems))

    def rename(self, uuid: str, title: str) -> Changes:
        """Give evidence another title; an empty one changes nothing."""
        known = self._own(uuid)
        if _title(title) in {"", known.evidence.title}:
            return Changes.NONE
        return self._put(uuid, replace(known.evidence, title=_title(title)))

    def remove(self, uuid: str) -> Changes:
        """Take evidence away from its report. Whoever received the file still holds it."""
        self._own(uuid)
        return self._put(uuid, None)

    def find(self, text: str) -> str:
        """Return the UUID of the one piece of evidence meant by the beginning of it."""
        return self._found(text).uuid

    def file(self, uuid: str) -> EvidenceFile:
        """Return the bytes of evidence; EvidenceNotHereError while the file has not come."""
        known = self._found(uuid)
        evidence = known.evidence
        found = self._workplace.attachments.use(known.book, evidence.attachment)
        if found is None:
            raise EvidenceNotHereError(evidence.title)
        units = self._workplace.catalogue().units
        code = units[evidence.unit].code if evidence.unit in units else self._workplace.identity.unit_code
        kind = recognise(found.content) or evidence.kind
        month = evidence.period.partition("@")[0]
        name = "_".join(_NOT_IN_A_NAME.sub("", part)[:_LONGEST_PART] for part in (code, month, evidence.attachment[:8]))
        return EvidenceFile(name + kind.suffix, found.content)

    def save(self, uuid: str, path: Path | str) -> Path:
        """Write a copy of evidence where somebody wants it, whole or not at all."""
        return _written(Path(path), self.file(uuid).content)

    def lay_out(self, uuid: str) -> Path:
        """Write evidence where another program can show it, under a name of this program's own.

        It is cleared away when the office is closed, or opened the next time.
        """
        shown = self.file(uuid)
        path = viewing_folder(self._workplace.folder) / shown.file_name
        return path if _holds(path, shown.content) else _written(path, shown.content)

    def _rows(self, known: list[KnownEvidence]) -> tuple[EvidenceRow, ...]:
        workplace = self._workplace
        received = self._enclosures.received() if known else frozenset[str]()
        rows = []
        for each in known:
            evidence = each.evidence
            offices = (evidence.unit, workplace.office_unit, workplace.identity.superior)
            labels = (workplace.persons.label(evidence.by, unit=office) for office in offices)
            rows.append(
                EvidenceRow(
                    uuid=each.uuid,
                    title=evidence.title,
                    kind=evidence.kind,
                    size=evidence.size,
                    added_by=next(filter(None, labels), ""),
                    added_at=moment(each.at),
                    is_here=workplace.attachments.holds(each.book, evidence.attachment, size=evidence.size),
                    is_received=receipt_name(evidence.attachment) in received,
                )
            )
        return tuple(sorted(rows, key=lambda row: (row.added_at.isoformat() if row.added_at else "", row.title)))

    def _of_unit(self, unit: str) -> list[KnownEvidence]:
        return known_evidence(self._workplace, [self._workplace.books.of_unit(unit)])

    def _found(self, text: str) -> KnownEvidence:
        """Return the one piece of evidence whose UUID begins like this."""
        every = known_evidence(self._workplace, self._workplace.journal.books())
        meant = [each for each in every if text and each.uuid.startswith(text.lower())]
        if len(meant) != 1:
            raise UnknownEvidenceError(text)
        return meant[0]

    def _own(self, uuid: str) -> KnownEvidence:
        self._workplace.keeping.check()
        for known in self._of_unit(self._workplace.identity.unit):
            if known.uuid == uuid:
                return known
        raise UnknownEvidenceError(uuid)

    def _put(self, uuid: str, evidence: Evidence | None) -> Changes:
        book = self._workplace.books.of_unit(self._workplace.identity.unit)
        self._workplace.write([put_record(book, RecordKind.EVIDENCE, uuid, evidence)])
        return Changes.EVIDENCE

    @staticmethod
    def _prepared(path: Path) -> tuple[EvidenceKind, Attachment]:
        """Read a file as it will be kept; EvidenceRefusedError if it is none, or too large even then."""
        from ctph_desktop.documents.pictures import PictureError, PictureTooLargeError, reduced  # noqa: PLC0415 - only when a file is added

        try:
            content = read_file(path)
        except PackageError as error:
            raise EvidenceRefusedError(_name(path), EvidenceReason.TOO_LARGE) from error
        kind = recognise(content)
        if kind is None:
            raise EvidenceRefusedError(_name(path), _why_no_evidence(content))
        if kind is not EvidenceKind.PDF:
            try:
                content = reduced(content, side=LONGEST_SIDE)
            except PictureTooLargeError as error:
                raise EvidenceRefusedError(_name(path), EvidenceReason.TOO_LARGE) from error
            except PictureError as error:
                raise EvidenceRefusedError(_name(path), EvidenceReason.UNREADABLE_PICTURE) from error
        if len(content) > MOST_ATTACHMENT_BYTES:
            raise EvidenceRefusedError(_name(path), EvidenceReason.TOO_LARGE)
        return kind, Attachment.of(content)

    def _mend(self, attachment: Attachment) -> None:
        """Keep the file again if it was lost or damaged."""
        book = self._workplace.books.of_unit(self._workplace.identity.unit)
        if self._workplace.attachments.read(book, attachment.id) is None:
            self._workplace.attachments.keep(book, [attachment])

    def _make_room(self, name: str, beside: int, known: Sequence[KnownEvidence], new: Attachment) -> None:
        """Refuse a file there is no room for; what no evidence names any more makes room."""
        book = self._workplace.books.of_unit(self._workplace.identity.unit)
        sizes = {each.evidence.attachment: each.evidence.size for each in known} | {new.id: len(new.content)}
        is_full = beside >= MOST_OF_A_MONTH or len(known) >= MOST_OF_A_BOOK
        if is_full or sum(sizes.values()) > MOST_OF_A_UNIT_BYTES:
            raise EvidenceRefusedError(name, EvidenceReason.TOO_MANY)
        self._workplace.attachments.keep_only(book, sizes)


def _why_no_evidence(content: bytes) -> EvidenceReason:
    if not content:
        return EvidenceReason.EMPTY
    is_document = foreign_files.recognise(content) in _DOCUMENTS
    return EvidenceReason.OFFICE_DOCUMENT if is_document else EvidenceReason.UNKNOWN_KIND


def _written(path: Path, content: bytes) -> Path:
    from ctph_desktop.documents.saving import save  # noqa: PLC0415 - only when a copy is wanted

    save(path, content)
    return path


def _holds(path: Path, content: bytes) -> bool:
    """Tell whether a file is there with this content; another program may have it open."""
    with suppress(OSError):
        return path.read_bytes() == content
    return False


def _name(path: Path) -> str:
    """Return a file's name as it can be told."""
    return clean(path.name)


def _title(text: str) -> str:
    return " ".join(clean(text).split())[:LONGEST_TITLE].strip()
