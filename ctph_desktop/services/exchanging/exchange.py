"""Sending and receiving packages: what leaves complete, what arrives is previewed, then merged one by one."""

from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path
from typing import Any, Final

from ctph_desktop.channels import drives
from ctph_desktop.domain.errors import (
    DomainError,
    EnvironmentFault,
    NoPackageFoundError,
    PackageRefusedError,
    RefusalReason,
    UnknownPackageError,
)
from ctph_desktop.domain.feedback import Feedback
from ctph_desktop.domain.journal.chains import ChainLink
from ctph_desktop.domain.journal.receipts import PackageVerdict
from ctph_desktop.domain.journal.receipts import Request as EnrolmentRequest
from ctph_desktop.domain.text import clean
from ctph_desktop.services.evidence.enclosures import Enclosures, Taken
from ctph_desktop.services.exchanging.arrival_notes import keeper_changes, notes_on
from ctph_desktop.services.exchanging.arriving_changes import ChangeReader
from ctph_desktop.services.exchanging.held import HeldThings, can_be_noted
from ctph_desktop.services.exchanging.incoming import Arrival, is_known_sender, read_package
from ctph_desktop.services.exchanging.sending import PackageSender
from ctph_desktop.services.exchanging.waiting import device_name, waiting_rows
from ctph_desktop.services.ground.rows import (
    Changes,
    DriveRow,
    ExportedFile,
    FileVerdict,
    HeldRow,
    ImportedRow,
    ImportPreview,
    PackageLogRow,
    PreviewRow,
    TrayRow,
)
from ctph_desktop.services.ground.workplace import Workplace, moment
from ctph_desktop.services.reading.chains import NewReplica
from ctph_desktop.storage.journal import Also, Intake
from ctph_desktop.storage.packages import LogEntry, TrayEntry
from ctph_desktop.storage.settings import put_settings
from ctph_desktop.sync.package import PackageKind, authenticate, peek
from ctph_desktop.wording import formats, letters, messages
from ctph_desktop.wording.errors import explain

_MOST_WAITING: Final = 200
_MOST_WAITING_BYTES: Final = 4 * 1024 * 1024


class ExchangeService:
    """Packages out and in, their log, and the tray of those that wait."""

    def __init__(self, workplace: Workplace, *, before_import: Callable[[], None] = lambda: None) -> None:
        self._workplace = workplace
        self._before_import = before_import
        self._is_new_session = True
        self._changes = ChangeReader(workplace)
        self._held = HeldThings(workplace)
        self._enclosures = Enclosures(workplace)
        self._sender = PackageSender(workplace, self._enclosures)

    # out

    def drives(self) -> tuple[DriveRow, ...]:
        """Return the removable drives that are plugged in."""
        return tuple(DriveRow(str(d.path), d.name, d.free, d.is_removable) for d in drives.list_drives())

    def export_package(
        self, folder: Path | str, *, unit: str | None = None, feedback: Feedback | None = None
    ) -> ExportedFile:
        """Write a package into a folder: see `PackageSender.export_package`."""
        return self._sender.export_package(folder, unit=unit, feedback=feedback)

    def export_answers(self, folder: Path | str, *, feedback: Feedback | None = None) -> tuple[ExportedFile, ...]:
        """Write an answer for every unit: see `PackageSender.export_answers`."""
        return self._sender.export_answers(folder, feedback=feedback)

    # in

    def find_packages(self, folder: Path | str) -> tuple[str, ...]:
        """Return the package files of a folder or stick, known by their first bytes; NoPackageFoundError if none."""
        found = drives.find_packages(Path(folder))
        if not found:
            raise NoPackageFoundError(Path(folder))
        return tuple(map(str, found))

    def reads(self, path: Path | str) -> bool:
        """Tell whether a package file is addressed to this PC; an invitation is addressed to nobody."""
        try:
            _, header = authenticate(drives.read_file(Path(path)), keys=self._workplace.keys)
        except (DomainError, EnvironmentFault):
            return False
        return header.kind is not PackageKind.INVITATION

    def gather(self, paths: Iterable[Path | str]) -> tuple[str, ...]:
        """Return files as they are, each once, and in place of folders and sticks the packages in them.

        NoPackageFoundError if folders were given and nothing is left; FileNotReadableError if one cannot be read.
        """
        chosen = [Path(path) for path in paths]
        folders = [path for path in chosen if path.is_dir()]
        found = [file for path in chosen for file in (drives.find_packages(path) if path in folders else (path,))]
        if folders and not found:
            raise NoPackageFoundError(folders[0])
        return tuple(dict.fromkeys(map(str, found)))

    def preview(self, paths: Iterable[Path | str], *, feedback: Feedback | None = None) -> ImportPreview:
        """Say what importing files would do; nothing is written."""
        chosen = list(map(Path, paths))
        seen: set[str] = set()
        beside: list[ChainLink] = []
        rows = []
        for done, path in enumerate(chosen):
            if feedback is not None:
                feedback.step(done, len(chosen), path.name)
            rows.append(self._preview(path, seen, beside))
        return ImportPreview(tuple(rows))

    def _preview(self, path: Path, seen: set[str], beside: list[ChainLink]) -> PreviewRow:
        data = b""
        try:
            data = drives.read_file(path)
            arrival = read_package(self._workplace, data)
        except (DomainError, EnvironmentFault) as error:
            return self._refused(path, explain(error), can_be_held=can_be_noted(data, error))
        fresh = arrival.new_segments - seen
        files = {each.id for _, each in arrival.taken.enclosed} - seen
        news = fresh | files | {record.id for record in arrival.intake.records} - seen
        verdict = FileVerdict.NEW if news or arrival.intake.left_out else FileVerdict.KNOWN
        problem = ""
        if arrival.request is not None:
            verdict, problem = FileVerdict.TRAY, messages.waits_for_enrolment(device_name(arrival.request))
        elif foreign := self._changes.foreign_seals(arrival):
            problem = messages.foreign_programme(foreign)
        if fresh:
            notes = notes_on(self._workplace, arrival.intake, is_preview=True, beside=beside)
            problem = " ".join(filter(None, (problem, notes.text)))
        if news:
            problem = " ".join((*keeper_changes(self._workplace, arrival.intake), *filter(None, (problem,))))
        if arrival.intake.left_out:
            left_out = messages.parts_left_out(arrival.intake.left_out)
            problem = " ".join(filter(None, (problem, left_out)))
        if files:
            problem = " ".join(filter(None, (problem, messages.evidence_comes(len(files)))))
        seen |= arrival.new_segments | news
        header = arrival.package.header
        return PreviewRow(
            path=str(path),
            file_name=clean(path.name),
            verdict=verdict,
            sender=self._workplace.unit_name(arrival.sender_unit),
            created_at=moment(header.created),
            periods=_periods(arrival),
            new_seals=len(arrival.new_seals) if fresh else 0,
            new_operations=arrival.new_operations if fresh else 0,
            held=arrival.held - arrival.intake.left_out,
            changes=self._changes.changes(arrival) if fresh else (),
            problem=problem,
            corrections=self._changes.corrections(arrival) if fresh else 0,
        )

    def _refused(self, path: Path, problem: str, *, can_be_held: bool) -> PreviewRow:
        name, now = clean(path.name), formats.moment(self._workplace.clock())
        receiver = self._workplace.identity.unit_name
        return PreviewRow(
            str(path), name, FileVerdict.REFUSED, "", None, (), 0, 0, 0, (), problem,
            subject=letters.held_subject(name),
            message=letters.held_file("", receiver=receiver, file_name=name, moment=now, reason=problem),
            can_be_held=can_be_held,
        )  # fmt: skip

    def import_packages(
        self, paths: Iterable[Path | str], *, feedback: Feedback | None = None
    ) -> tuple[ImportedRow, ...]:
        """Merge files, each in a transaction of its own; what cannot be merged says why and harms no other."""
        chosen = list(map(Path, paths))
        rows = []
        known: list[LogEntry] = []
        self._is_new_session = True
        try:
            for done, path in enumerate(chosen):
                if feedback is not None:
                    feedback.step(done, len(chosen), path.name)
                rows.append(self._import_file(path, known))
            self.import_waiting()
        finally:
            self._workplace.packages.add(*known)
            self._workplace.forget_catalogue()
        return tuple(rows)

    def _import_file(self, path: Path, known: list[LogEntry]) -> ImportedRow:
        """Merge one file; a package that cannot be merged leaves a note that says why."""
        name, data = clean(path.name), b""
        try:
            data = drives.read_file(path)
            return self._import(name, data, known)
        except (DomainError, EnvironmentFault) as error:
            self._held.note(name, data, error)
            return ImportedRow(name, FileVerdict.REFUSED, "", explain(error))

    def _import(self, name: str, data: bytes, known: list[LogEntry]) -> ImportedRow:
        """Merge one package. What brings nothing new is only noted in `known`, to be logged with others."""
        arrival = read_package(self._workplace, data)
        sender = self._workplace.unit_name(arrival.sender_unit)
        if arrival.request is not None:
            if len(data) > _MOST_WAITING_BYTES or self._workplace.packages.waiting() >= _MOST_WAITING:
                raise PackageRefusedError(RefusalReason.TRAY_FULL)
            self._workplace.packages.lay_down(TrayEntry(arrival.id, self._workplace.now(), clean(name), data))
            return ImportedRow(
                name, FileVerdict.TRAY, sender, messages.waits_for_enrolment(device_name(arrival.request))
            )
        unkept = self._keep(arrival.taken)
        is_new = bool(not arrival.is_empty or arrival.intake.left_out)
        summary = messages.package_merged(
            seals=len(arrival.new_seals),
            operations=arrival.new_operations,
            held=arrival.held - arrival.intake.left_out,
            records=len(arrival.intake.records),
            left_out=arrival.intake.left_out,
            attachments=0 if unkept else len(arrival.taken.enclosed),
        )
        notes = notes_on(self._workplace, arrival.intake, is_preview=False)
        summary = " ".join((summary, *keeper_changes(self._workplace, arrival.intake), *notes.sentences))
        if corrections := self._changes.corrections(arrival):
            summary = f"{summary} {messages.corrections(corrections)}"
        entry = LogEntry(
            package=arrival.id,
            at=self._workplace.now(),
            is_outgoing=False,
            file_name=name,
            partner=arrival.sender_unit,
            verdict=_verdict(arrival),
            newest=tuple(sorted({row.segment for row in arrival.new_seals})),
            summary=" ".join(filter(None, (summary, unkept))),
            digest=b"" if arrival.leaves_behind or unkept else arrival.package.digest,
        )
        if arrival.intake.is_empty:
            known.append(entry)
        else:
            self._ingest(arrival.intake, entry, is_own_back=notes.brings_own_back)
        self._enclosures.clear(arrival.taken)
        self._held.settle(arrival.sender_unit, data)
        return ImportedRow(name, FileVerdict.NEW if is_new else FileVerdict.KNOWN, sender, entry.summary)

    def _keep(self, taken: Taken) -> str:
        """Keep the files that came; a fault of the disk keeps none of the figures out: they are asked for again."""
        try:
            self._enclosures.keep(taken)
        except EnvironmentFault as error:
            return messages.evidence_not_kept(explain(error))
        return ""

    def _ingest(self, intake: Intake, entry: LogEntry, *, is_own_back: bool) -> None:
        """Merge and log in one transaction; where own work comes back, this PC goes on as another replica."""
        if self._is_new_session:
            self._is_new_session = False
            self._before_import()
        logging = self._noting(intake, entry)
        if not is_own_back:
            self._workplace.journal.ingest(intake, also=logging)
            return
        replica = NewReplica(self._workplace)
        self._workplace.journal.ingest(intake, also=replica.writing(logging))
        replica.come_into_force()

    def _noting(self, intake: Intake, entry: LogEntry) -> Also:
        """Return what writes the log, and what the sender says to hold, into the transaction of the import."""
        logging, said = self._workplace.packages.logging(entry), self._enclosures.said(intake)

        def write(connection: Any) -> None:
            logging(connection)
            put_settings(connection, said)

        return write

    def import_from_tray(self, package: str) -> ImportedRow:
        """Merge a waiting package again, now that its sender may be known."""
        return self._import_entry(self._waiting(package))

    def import_waiting(self) -> None:
        """Merge every waiting package whose sender is known by now; what cannot be merged stays, with its reason."""
        for entry in self._workplace.packages.tray():
            with suppress(DomainError, EnvironmentFault):
                self._import_if_known(entry)

    def merge_if_known(self, package: str) -> bool:
        """Merge a waiting package if its sender is known by now; tell whether it was."""
        return self._import_if_known(self._waiting(package))

    def _import_if_known(self, entry: TrayEntry) -> bool:
        is_known = is_known_sender(self._workplace.journal.chain, peek(entry.data).sender)
        if is_known:
            self._import_entry(entry)
        return is_known

    def _import_entry(self, entry: TrayEntry) -> ImportedRow:
        known: list[LogEntry] = []
        row = self._import(entry.file_name, entry.data, known)
        self._workplace.packages.add(*known)
        self._workplace.forget_catalogue()
        return row

    # what was and what waits

    def log(self) -> tuple[PackageLogRow, ...]:
        """Return the packages in and out, newest first."""
        return tuple(
            PackageLogRow(
                at=moment(entry.at) or self._workplace.clock(),
                is_outgoing=entry.is_outgoing,
                file_name=entry.file_name,
                partner=self._workplace.unit_name(
                    entry.partner
                    if self._workplace.is_superior or not entry.is_outgoing
                    else self._workplace.identity.superior
                ),
                summary=entry.summary,
            )
            for entry in self._workplace.packages.log()
        )

    def tray(self) -> tuple[TrayRow, ...]:
        """Return what waits for a person, oldest first."""
        return waiting_rows(self._workplace)

    def held(self) -> tuple[HeldRow, ...]:
        """Return what came and does not count: files that were not taken in, and parts of books held back."""
        return self._held.rows()

    def dismiss(self, package: str) -> Changes:
        """Take a package from the tray without merging it; the file it came in stays where it is."""
        if not self._workplace.packages.take_away(package):
            raise UnknownPackageError(package)
        return Changes.EXCHANGE

    def waiting_request(self, package: str) -> EnrolmentRequest:
        """Return the enrolment request inside a waiting package."""
        arrival = read_package(self._workplace, self._waiting(package).data)
        if arrival.request is None:
            raise PackageRefusedError(RefusalReason.UNKNOWN_SENDER)
        return arrival.request

    def _waiting(self, package: str) -> TrayEntry:
        for entry in self._workplace.packages.tray():
            if entry.package == package:
                return entry
        raise UnknownPackageError(package)


def _periods(arrival: Arrival) -> tuple[str, ...]:
    seals = arrival.new_seals or tuple(seal for book in arrival.intake.books for seal in book.seals)
    return tuple(formats.period(p) for p in sorted({row.seal.reporting_period for row in seals}))


def _verdict(arrival: Arrival) -> str:
    if not arrival.new_segments and not arrival.intake.left_out and not arrival.taken.enclosed:
        return PackageVerdict.MERGED_OLDER.value
    if arrival.held:
        return f"{PackageVerdict.QUARANTINED.value}({arrival.held})"
    return PackageVerdict.MERGED.value
