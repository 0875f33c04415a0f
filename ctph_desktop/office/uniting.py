"""Bringing what lies in another folder of the same office into this one: the journals are united as sets.

The other folder, or backup, stays as it is: everything is read from a copy.
"""

import shutil
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from secrets import token_hex
from typing import Any, Final

from msgspec import Struct
from msgspec.structs import replace

from ctph_desktop.channels import backup_files
from ctph_desktop.domain.errors import (
    DatabaseKeyError,
    EnvironmentFault,
    FileDamagedError,
    NotAnOfficeError,
    UnitingRefusedError,
)
from ctph_desktop.domain.journal.books import Book, BookKind
from ctph_desktop.domain.journal.signed import Purpose
from ctph_desktop.files.faults import fault_of
from ctph_desktop.office.cards import present_card, require_office
from ctph_desktop.office.restoring import opened_with
from ctph_desktop.services.exchanging.arrival_notes import ArrivalNotes, notes_on
from ctph_desktop.services.ground.attachment_files import AttachmentFiles
from ctph_desktop.services.ground.belonging import Belonging, open_journal, recall
from ctph_desktop.services.ground.leftovers import RESTORING
from ctph_desktop.services.ground.office_card import DATABASE_NAME, database_key
from ctph_desktop.services.ground.workplace import Workplace
from ctph_desktop.services.reading.chains import NewReplica
from ctph_desktop.services.reading.known_evidence import arriving_evidence, known_evidence
from ctph_desktop.storage.copies import check_file
from ctph_desktop.storage.engine import Database, open_database
from ctph_desktop.storage.journal import Intake, Journal
from ctph_desktop.storage.packages import Packages
from ctph_desktop.system.paths import database_migrations
from ctph_desktop.system.single_instance import OfficeLock
from ctph_desktop.wording import uniting as words

_JOURNAL: Final = "-journal"
_BACKUP: Final = ".ctphbak"


class UnionView(Struct, frozen=True):
    """What uniting brings, and what it says: written down by which PC, how many operations, reports and files."""

    unit_name: str
    device_name: str
    is_other_pc: bool
    segments: int
    operations: int
    seals: int
    held: int
    evidence: int
    sentences: tuple[str, ...]

    @property
    def is_empty(self) -> bool:
        """Whether everything is here already."""
        return not (self.segments or self.evidence)

    @property
    def text(self) -> str:
        """What it brings, in words."""
        brought = words.brings(
            self.operations, seals=self.seals, evidence=self.evidence, held=self.held, is_empty=self.is_empty
        )
        other = (words.another_pc(self.device_name),) if self.is_other_pc else ()
        return " ".join((brought, *other, *self.sentences))


class _Source(Struct, frozen=True):
    """The other folder as it was copied: its journal, cut, with what its PC is, and where its evidence lies."""

    journal: Journal
    packages: Packages
    belonging: Belonging
    attachments: AttachmentFiles


class Uniting:
    """Takes in what another folder of the same unit and authority holds, into the journal that is open."""

    def __init__(self, workplace: Workplace, *, key: str, before: Callable[[], None] = lambda: None) -> None:
        self._workplace = workplace
        self._key = key
        self._before = before

    def preview(self, other: Path | str, *, code: str = "") -> UnionView:
        """Say what uniting would bring; nothing is written. The errors are those of `unite`."""
        with self._opened(Path(other), code) as source:
            intake = self._intake(source)
            return self._view(source, intake, notes_on(self._workplace, intake, is_preview=True))

    def unite(self, other: Path | str, *, code: str = "") -> UnionView:
        """Take everything in that the other folder, or backup, holds and this one lacks; it is left as it is.

        UnitingRefusedError if it is another unit's or authority's, or not in use with its superior office yet.
        OfficeInUseError while it is open, KeyMissingError or BackupNotOpenedError without its key, NewerDatabaseError
        for what a later version wrote, FileDamagedError for what cannot be read: nothing has changed then.
        """
        with self._opened(Path(other), code) as source:
            intake = self._intake(source)
            notes = notes_on(self._workplace, intake, is_preview=False)
            view, lacking = self._view(source, intake, notes), list(self._lacking(source, intake))
            self._before()
            self._ingest(source, intake, notes)
            return replace(view, evidence=self._keep(source, lacking))

    def _view(self, source: _Source, intake: Intake, notes: ArrivalNotes) -> UnionView:
        theirs, latest = source.belonging, intake.chain.latest
        fresh = {item.head.id for item in intake.segments}
        enrolled = {grant.sign for grant in latest.devices} if latest is not None else set()
        return UnionView(
            unit_name=theirs.identity.unit_name,
            device_name=theirs.identity.device_name,
            is_other_pc=theirs.keys.public.sign != self._workplace.keys.public.sign,
            segments=len(intake.segments),
            operations=sum(item.head.count for item in intake.segments),
            seals=sum(seal.segment in fresh for book in intake.books for seal in book.seals),
            held=sum(item.head.count for item in intake.segments if item.head.device not in enrolled),
            evidence=sum(1 for _ in self._lacking(source, intake)),
            sentences=notes.sentences,
        )

    # reading the other

    @contextmanager
    def _opened(self, other: Path, code: str) -> Iterator[_Source]:
        """Open a copy of the other database; whatever happens, the copy is gone afterwards."""
        home = self._workplace.folder
        building = home / f"{DATABASE_NAME}.{token_hex(4)}{RESTORING}"
        try:
            key, attachments = self._copied(other, building, code)
            database = open_database(building, key=key, migrations=database_migrations())
            try:
                yield self._source(database, attachments)
            finally:
                database.close()
        finally:
            for path in (building, building.with_name(building.name + _JOURNAL)):
                with suppress(OSError):
                    path.unlink(missing_ok=True)

    def _copied(self, other: Path, building: Path, code: str) -> tuple[str, AttachmentFiles]:
        """Copy the other database beside this one; return its key, and the evidence that lies where it came from."""
        if other.suffix == _BACKUP:
            header = backup_files.extract(other, building)
            key, before = opened_with(building, header, other, known=self._key, code=code)
            return key, AttachmentFiles(other.parent, key=before)
        folder = other.resolve()
        if folder == self._workplace.folder.resolve():
            raise UnitingRefusedError("same", self._workplace.identity.unit_name)
        require_office(folder)
        with OfficeLock(folder):
            key = database_key(folder, present_card(folder))
            for ending in ("", _JOURNAL):
                part = folder / (DATABASE_NAME + ending)
                if ending and not part.is_file():
                    continue
                try:
                    shutil.copyfile(part, building.with_name(building.name + ending))
                except OSError as error:
                    raise fault_of(error, part) from error
        with self._told_of(folder / DATABASE_NAME):
            check_file(building, key=key)
        return key, AttachmentFiles(folder, key=key)

    @staticmethod
    @contextmanager
    def _told_of(other: Path) -> Iterator[None]:
        """Say of the other file what is wrong with its copy."""
        try:
            yield
        except (FileDamagedError, DatabaseKeyError) as error:
            raise FileDamagedError(other) from error

    def _source(self, database: Database, attachments: AttachmentFiles) -> _Source:
        try:
            theirs = recall(database)
        except KeyError as error:
            raise NotAnOfficeError(database.path) from error
        self._check(theirs)
        journal = open_journal(database, theirs.identity, theirs.keys)
        journal.use_replica(token_hex(16))  # its own goes on where it lies: what is signed here is a chain of its own
        journal.cut()
        return _Source(journal, Packages(database), theirs, attachments)

    def _check(self, theirs: Belonging) -> None:
        ours, chain, identity = self._workplace.identity, self._workplace.journal.chain, theirs.identity
        name = identity.unit_name
        if not identity.root or not ours.root:
            raise UnitingRefusedError("alone_there" if not identity.root else "alone_here", name)
        if identity.root not in {ours.root, *chain.earlier_roots}:
            raise UnitingRefusedError("authority", name, identity.superior_name)
        latest = chain.latest
        offices = set(latest.offices) if latest is not None and self._workplace.is_superior else set()
        if identity.role is not ours.role or identity.unit not in {ours.unit, *offices}:
            raise UnitingRefusedError("unit", name)

    def _intake(self, source: _Source) -> Intake:
        known = [item for book in source.journal.books() for item in source.journal.stored(book)[0]]
        records = [
            record
            for purpose in (Purpose.ROSTER, Purpose.RECEIPT)
            for record in source.journal.records(purpose)
            if purpose is not Purpose.ROSTER or record not in self._workplace.journal.rosters
        ]
        now = self._workplace.now()
        intake = self._workplace.journal.intake(
            [item.segment for item in known],
            records,
            received_at=now,
            received={item.head.id: item.received_at or now for item in known},
        )
        if intake.chain.is_forked:
            raise UnitingRefusedError("forked", source.belonging.identity.unit_name)
        return intake

    # writing here

    def _ingest(self, source: _Source, intake: Intake, notes: ArrivalNotes) -> None:
        ours = {(entry.package, entry.is_outgoing) for entry in self._workplace.packages.log()}
        theirs = [entry for entry in reversed(source.packages.log()) if (entry.package, entry.is_outgoing) not in ours]

        def logging(connection: Any) -> None:
            for entry in theirs:
                Packages.logging(entry)(connection)

        replica = NewReplica(self._workplace) if notes.brings_own_back else None
        self._workplace.journal.ingest(intake, also=logging if replica is None else replica.writing(logging))
        if replica is not None:
            replica.come_into_force()
        here = {entry.package for entry in self._workplace.packages.tray()}
        for entry in source.packages.tray():
            if entry.package not in here:
                self._workplace.packages.lay_down(entry)

    def _lacking(self, source: _Source, intake: Intake) -> Iterator[tuple[Book, str]]:
        """Yield the files that evidence names, as it would be then, and that lie there and not here."""
        arriving = {projected.book: projected for projected in intake.books if projected.book.kind is BookKind.UNIT}
        untouched = [book for book in self._workplace.books.held(BookKind.UNIT) if book not in arriving]
        named = [(known.book, known.evidence) for known in known_evidence(self._workplace, untouched)]
        named += [(book, each) for book, projected in arriving.items() for each in arriving_evidence(projected)]
        for book, evidence in dict.fromkeys(named):
            asked = {"size": evidence.size}
            if source.attachments.holds(book, evidence.attachment, **asked) and not self._workplace.attachments.holds(
                book, evidence.attachment, **asked
            ):
                yield book, evidence.attachment

    def _keep(self, source: _Source, lacking: Iterable[tuple[Book, str]]) -> int:
        """Keep files of evidence; one that cannot be read there is asked for again. Return how many were kept."""
        kept = 0
        for book, name in lacking:
            with suppress(EnvironmentFault):
                found = source.attachments.read(book, name)
                if found is not None:
                    self._workplace.attachments.keep(book, [found])
                    kept += 1
        return kept
