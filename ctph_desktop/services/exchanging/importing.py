"""Files merged one by one, each in a transaction of its own; what cannot be merged says why and harms no other."""

from collections.abc import Callable
from functools import partial
from typing import Any, Final

from ctph_desktop.domain.errors import DomainError, EnvironmentFault, PackageRefusedError, RefusalReason
from ctph_desktop.domain.journal.receipts import PackageVerdict
from ctph_desktop.services.evidence.enclosures import Enclosures, Taken
from ctph_desktop.services.exchanging.arrival_notes import ArrivalNotes, keeper_changes, notes_on
from ctph_desktop.services.exchanging.arriving_changes import ChangeReader
from ctph_desktop.services.exchanging.elsewhere import office_it_is_for
from ctph_desktop.services.exchanging.foreign_files import ForeignFile
from ctph_desktop.services.exchanging.held import HeldThings
from ctph_desktop.services.exchanging.incoming import Arrival, is_known_sender, read_package
from ctph_desktop.services.exchanging.outcomes import outcomes_of
from ctph_desktop.services.exchanging.resting import RestingYears
from ctph_desktop.services.exchanging.unforeseen import Unforeseen
from ctph_desktop.services.exchanging.waiting import device_name
from ctph_desktop.services.ground.exchange_rows import FileVerdict, ImportedRow
from ctph_desktop.services.ground.workplace import Workplace
from ctph_desktop.services.reading.chains import NewReplica
from ctph_desktop.storage.journal import Also, Intake
from ctph_desktop.storage.packages import LogEntry, TrayEntry, waiting_name
from ctph_desktop.storage.settings import put_settings
from ctph_desktop.sync.package import peek
from ctph_desktop.wording import messages
from ctph_desktop.wording.errors import explain
from ctph_desktop.wording.told import kept

_MOST_WAITING: Final = 200
_MOST_WAITING_BYTES: Final = 4 * 1024 * 1024


class Importing:
    """One session of taking files in; `finish` ends it, whatever became of the files."""

    def __init__(
        self,
        workplace: Workplace,
        *,
        held: HeldThings,
        enclosures: Enclosures,
        unforeseen: Unforeseen,
        before_import: Callable[[], None],
    ) -> None:
        self._workplace = workplace
        self._held = held
        self._enclosures = enclosures
        self._unforeseen = unforeseen
        self._before_import = before_import
        self._changes = ChangeReader(workplace)
        self._resting = RestingYears(workplace)
        self._has_merged = False
        self._known: list[LogEntry] = []

    def take(self, file: ForeignFile) -> ImportedRow:
        """Merge one file; a package that cannot be merged leaves a note that says why."""
        return self._unforeseen.kept_to(lambda: self._take(file), lambda error: self._refuse(file, error))

    def take_waiting(self) -> None:
        """Merge every waiting package whose sender is known by now; what cannot be merged stays, with its reason."""
        for entry in self._workplace.packages.tray():
            self._unforeseen.kept_to(partial(self._take_if_it_can_be, entry), lambda _: None)

    def take_if_known(self, entry: TrayEntry) -> bool:
        """Merge a waiting package if its sender is known by now; tell whether it was."""
        is_known = is_known_sender(self._workplace.journal.chain, peek(entry.data).sender)
        if is_known:
            self.take_entry(entry)
        return is_known

    def take_entry(self, entry: TrayEntry) -> ImportedRow:
        """Merge a waiting package, now that its sender may be known; DomainError, EnvironmentFault if it cannot be."""
        return self._merge(entry.file_name, entry.data, waits_as=entry.package)

    def finish(self) -> None:
        """Log the files that were known already, in one transaction."""
        known, self._known = self._known, []
        self._workplace.packages.add(*known)

    def _take(self, file: ForeignFile) -> ImportedRow:
        try:
            if file.fault is not None:
                raise file.fault
            return self._merge(file.name, file.data)
        except (DomainError, EnvironmentFault) as error:
            return self._refuse(file, error)

    def _take_if_it_can_be(self, entry: TrayEntry) -> None:
        try:
            self.take_if_known(entry)
        except (DomainError, EnvironmentFault):
            return

    def _refuse(self, file: ForeignFile, error: Exception) -> ImportedRow:
        whose = office_it_is_for(self._workplace, file, error)
        if whose is not None:
            return ImportedRow(file.name, FileVerdict.ELSEWHERE, "", (messages.for_another_office(whose),))
        self._held.note(file.name, file.data, error)
        return ImportedRow(file.name, FileVerdict.REFUSED, "", (explain(error),))

    def _merge(self, name: str, data: bytes, *, waits_as: str = "") -> ImportedRow:
        """Merge one package. What brings nothing new is logged in the end, with others of its kind."""
        arrival = read_package(self._workplace, data)
        sender = self._workplace.names.unit(arrival.sender_unit)
        if arrival.request is not None:
            return self._lay_down(name, data, arrival)
        unkept = self._keep(arrival.taken)
        notes = notes_on(self._workplace, arrival.intake, is_preview=False)
        told = (*self._told(arrival, notes, is_evidence_kept=not unkept), *filter(None, (unkept,)))
        outcomes = outcomes_of(self._workplace, arrival)
        entry = LogEntry(
            package=arrival.id,
            at=self._workplace.now(),
            is_outgoing=False,
            file_name=name,
            partner=arrival.sender_unit,
            verdict=_verdict(arrival),
            newest=tuple(sorted({row.segment for row in arrival.new_seals})),
            summary=" ".join(map(kept, told)),
            digest=b"" if arrival.leaves_behind or unkept else arrival.package.digest,
            waited_as=tuple(filter(None, (waiting_name(data), waits_as))),
        )
        if arrival.intake.is_empty:
            self._known.append(entry)
        else:
            self._ingest(arrival.intake, entry, is_own_back=notes.brings_own_back)
        self._enclosures.clear(arrival.taken)
        self._held.settle(arrival.sender_unit, data)
        is_new = bool(not arrival.is_empty or arrival.intake.left_out)
        return ImportedRow(name, FileVerdict.NEW if is_new else FileVerdict.KNOWN, sender, told, outcomes)

    def _lay_down(self, name: str, data: bytes, arrival: Arrival) -> ImportedRow:
        """Let the package of a PC that is not in the roster wait; there is room for so many only."""
        if len(data) > _MOST_WAITING_BYTES or self._workplace.packages.waiting() >= _MOST_WAITING:
            raise PackageRefusedError(RefusalReason.TRAY_FULL)
        self._workplace.packages.lay_down(TrayEntry(waiting_name(data), self._workplace.now(), name, data))
        told = messages.waits_for_enrolment(device_name(arrival.request))
        return ImportedRow(name, FileVerdict.TRAY, self._workplace.names.unit(arrival.sender_unit), (told,))

    def _told(self, arrival: Arrival, notes: ArrivalNotes, *, is_evidence_kept: bool) -> tuple[str, ...]:
        """Say what taking a package in does, while the office still stands as it was before."""
        merged = messages.package_merged(
            seals=len(arrival.new_seals),
            figures=self._changes.figures_changed(arrival) if arrival.new_segments else 0,
            operations=arrival.new_operations,
            held=arrival.held - arrival.intake.left_out,
            records=len(arrival.intake.records),
            left_out=arrival.intake.left_out,
            attachments=len(arrival.taken.enclosed) if is_evidence_kept else 0,
        )
        corrections = self._changes.corrections(arrival)
        late = (messages.corrections(corrections),) if corrections else ()
        later = (messages.passed_over(arrival.needs_update),) if arrival.needs_update else ()
        changes = keeper_changes(self._workplace, arrival.intake)
        return (*merged, *later, *changes, *notes.sentences, *late, *self._resting.lacks(arrival))

    def _keep(self, taken: Taken) -> str:
        """Keep the files that came; a fault of the disk keeps none of the figures out: they are asked for again."""
        try:
            self._enclosures.keep(taken)
        except EnvironmentFault as error:
            return messages.evidence_not_kept(explain(error))
        return ""

    def _ingest(self, intake: Intake, entry: LogEntry, *, is_own_back: bool) -> None:
        """Merge and log in one transaction; where own work comes back, this PC goes on as another replica."""
        if not self._has_merged:
            self._has_merged = True
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
        logging = self._workplace.packages.logging(entry)
        said = self._enclosures.said(intake) | self._resting.said(intake)

        def write(connection: Any) -> None:
            logging(connection)
            put_settings(connection, said)

        return write


def _verdict(arrival: Arrival) -> str:
    if not arrival.new_segments and not arrival.intake.left_out and not arrival.taken.enclosed:
        return PackageVerdict.MERGED_OLDER.value
    if arrival.held:
        return f"{PackageVerdict.QUARANTINED.value}({arrival.held})"
    return PackageVerdict.MERGED.value
